"""The dates of the panels: neutral where they are posted, with what can be done about each where they are opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.apologies import Names, sorry
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title
from cards.verbs import Verb
from panel.panels import Panel
from panel.questions import Question
from panel.said import said_date, said_when
from panel.scheduling import CANCEL, EXTRA, MOVE
from panel.words import Mend, Refused

SHOWN = 6
"""So many panels stand on one card."""
BACK = "Back to the dates"


@dataclass(frozen=True)
class Row:
    """One panel to come, with how full it is. `days` are the starts to choose from, on the working day before and on
    the one after, while nobody has said when it sits; `apologies` are drawn where it is opened."""

    panel: Panel
    taken: int
    places: int
    days: tuple[datetime, ...] = ()
    apologies: Names = ()

    @property
    def line(self) -> templates.Line:
        panel = self.panel
        extra, moved = panel.nominal is None, panel.was is not None
        return templates.date_of(panel.id, panel.starts_at, self.taken, self.places, moved, extra, panel.cancelled)


def shared(procedure: str, rows: Sequence[Row]) -> Posted:
    """The next panels, with how many places are taken on each."""
    more = [templates.dates_more(SHOWN, len(rows))] if len(rows) > SHOWN else []
    lines = [each.line for each in rows[:SHOWN]]
    return posted(
        templates.DATES,
        *lines,
        *more,
        templates.EXTRA,
        buttons=[_opens({"procedure": procedure}, "Open the dates", main=True), _add(procedure)],
    )


def dates(procedure: str, rows: Sequence[Row], page: int) -> Opened:
    """A page of the panels to come, each with what can be done about it."""
    shown, at = page_of(rows, page), {"procedure": procedure}
    count = f"{page * SHOWN + 1} to {page * SHOWN + len(shown)} of {len(rows)}" if shown else "None are booked yet"
    return opened(
        templates.DATES,
        says(f"{count}. {templates.EXTRA}", quietly=True),
        *(element for each in shown for element in _row(each)),
        buttons=[
            _add(procedure),
            *([_opens(at, "Earlier dates", page - 1)] if page else []),
            *([_opens(at, "Later dates", page + 1)] if (page + 1) * SHOWN < len(rows) else []),
            button("Help", Verb.SAY, text="help"),
        ],
    )


def page_of(rows: Sequence[Row], page: int) -> Sequence[Row]:
    """The panels that one page shows."""
    return rows[page * SHOWN : (page + 1) * SHOWN]


def _add(procedure: str) -> ExecuteAction:
    return button("Add an extra panel", Verb.SCHEDULE_EXTRA, procedure=procedure)


def _opens(at: Ids, words: str = BACK, page: int = 0, main: bool = False) -> ExecuteAction:
    """The button that opens the dates of a procedure, by its name or by one of its panels."""
    return button(words, Verb.SCHEDULE_OPEN, main=main, at=at, page=page)


def _row(each: Row) -> list[CardElement]:
    panel, at = each.panel, _at(each.panel)
    why = [button("Why", Verb.SCHEDULE_WHY, panel=panel.id)] if panel.why else []
    if panel.cancelled:
        return [title(each.line), *([row(*why)] if why else [])]
    buttons = [
        button("Move", Verb.SCHEDULE_MOVE, at=at),
        button("Cancel", Verb.SCHEDULE_CANCEL, at=at),
        button("Calendar file", Verb.CALENDAR_FILE, panel=panel.id),
    ]
    return [title(each.line), *_asked(each), *sorry(each.apologies), row(*buttons, *why)]


def _asked(each: Row) -> list[CardElement]:
    """The choice about a panel on a day that nobody works."""
    if not each.days or each.panel.nominal is None:
        return []
    said = f"{said_date(each.panel.nominal)} is not a working day. When is it? Or move it to another day."
    days = [
        button(said_date(start.date()), Verb.SCHEDULE_SETTLE, at=_at(each.panel), side=side)
        for start, side in zip(each.days, ("before", "after"), strict=True)
    ]
    return [says(said), row(*days)]


def _at(panel: Panel) -> Ids:
    return {"panel": panel.id, "rev": panel.rev}


def move(panel: Panel, nonce: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """When a panel is moved to, and why."""
    now = f"It is on {said_when(panel.starts_at)}. Everybody who is invited is told."
    at: Ids = {**_at(panel), "nonce": nonce}
    save = _saves("Move the panel", "Move it all the same", Verb.SCHEDULE_MOVE_SAVE, at, wrong)
    return _form(f"Move {panel.id}", now, MOVE, [*save, _opens({"panel": panel.id})], answers, wrong)


def cancel(panel: Panel, items: int, nonce: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """Why a panel is cancelled, and what becomes of the cases on it."""
    cases = "1 case goes" if items == 1 else f"{items} cases go"
    now = (
        f"It is on {said_when(panel.starts_at)}. {cases} to the next panel with room. Everybody who is invited is told."
    )
    save = [button("Cancel the panel", Verb.SCHEDULE_CANCEL_SAVE, at={**_at(panel), "nonce": nonce})]
    return _form(f"Cancel {panel.id}?", now, CANCEL, [*save, _opens({"panel": panel.id})], answers, wrong)


def add(procedure: str, nonce: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """When an extra panel sits, and why."""
    now = "Cases that wait behind a full panel, or too long, move to it. Everybody who is invited is told."
    at: Ids = {"procedure": procedure, "nonce": nonce}
    save = _saves("Add the panel", "Add it all the same", Verb.SCHEDULE_EXTRA_SAVE, at, wrong)
    return _form("An extra panel", now, EXTRA, [*save, _opens({"procedure": procedure})], answers, wrong)


def _saves(label: str, sure: str, verb: Verb, at: Ids, wrong: Refused | None) -> list[ExecuteAction]:
    """The button that saves a form; where something was asked about, also the one that says yes to it."""
    asked = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return [button(label, verb, main=True, at=at), *([button(sure, verb, at=at, sure="yes")] if asked else [])]


def _form(
    heading: str,
    now: str,
    questions: Sequence[Question],
    buttons: Sequence[ExecuteAction],
    answers: Mapping[str, str],
    wrong: Refused | None,
) -> Opened:
    body = [says(now), *(problem(wrong) if wrong else [])]
    body += inputs(questions, answers, wrong.reasons if wrong else ())
    return opened(heading, *body, buttons=buttons)


def done(panel: str, line: templates.Line, moved: Sequence[templates.Line], told: int, outside: int = 0) -> Opened:
    """A date is changed: what is so now, which cases moved, how many people are told, and how many who are not on the
    roster the coordinator has to tell."""
    count = "Nobody else needs to know" if not told else "1 person is told" if told == 1 else f"{told} people are told"
    lines = [*(says(each) for each in moved), says(f"{count}.")]
    if outside:
        who = "1 person is" if outside == 1 else f"{outside} people are"
        lines.append(says(f"{who} not on the roster: tell them, and say when."))
    return opened(line, *lines, buttons=[_opens({"panel": panel}, main=True)])


def why(panel: Panel) -> Opened:
    """The reason for the last change of a panel, as it was typed."""
    agenda = button("Agenda", Verb.SAY, main=True, text="agenda")
    return opened(f"Panel of {said_date(panel.starts_at.date())}", facts([("Why", panel.why)]), buttons=[agenda])


def told_moved(panel: Panel, due: datetime | None = None) -> Posted:
    """A panel sits at another time; by when its seats answer now, while they are asked."""
    asked = [templates.answers_now(due)] if due else []
    return _told(panel, templates.panel_moved(panel.id, panel.was or panel.starts_at, panel.starts_at), *asked)


def told_added(panel: Panel) -> Posted:
    """There is an extra panel."""
    return _told(panel, templates.panel_added(panel.id, panel.starts_at))


def told_cancelled(panel: Panel, case: str, goes_to: datetime | None) -> Posted:
    """A panel does not sit; for whoever has a case on it, where that goes."""
    lines = [templates.item_on(case, goes_to)] if goes_to else []
    why = button("Why", Verb.SCHEDULE_WHY, main=True, panel=panel.id)
    return posted(templates.panel_cancelled(panel.id, panel.starts_at), *lines, buttons=[why])


def told_item(case: str, panel: Panel) -> Posted:
    """A case is on another panel than it was."""
    buttons = [button("Open", Verb.CASE_OPEN, main=True, case=case), _calendar(panel)]
    return posted(templates.item_on(case, panel.starts_at), templates.WINDOW, buttons=buttons)


def ask_date(panel: Panel) -> Posted:
    """A panel falls on a day that nobody works, and the procedure does not say what then."""
    opens = _opens({"panel": panel.id}, "Open the dates", main=True)
    nominal = panel.nominal or panel.starts_at.date()
    return posted(templates.panel_date(panel.id, nominal, panel.starts_at), buttons=[opens])


def _told(panel: Panel, *lines: templates.Line) -> Posted:
    why = [button("Why", Verb.SCHEDULE_WHY, main=True, panel=panel.id)] if panel.why else []
    return posted(*lines, buttons=[*why, _calendar(panel)])


def _calendar(panel: Panel) -> ExecuteAction:
    return button("Add to my calendar", Verb.CALENDAR_FILE, panel=panel.id)
