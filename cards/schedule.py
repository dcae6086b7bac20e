"""The dates of the panels: neutral where they are posted, with what can be done about each where they are opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.apologies import Names, sorry
from cards.entries import Places, attendance, choices, counted, question
from cards.filling import which
from cards.forms import inputs, problem
from cards.parts import JOIN, Ids, Opened, Posted, button, facts, link, opened, posted, row, says, title
from cards.templates.line import Line
from cards.verbs import Verb
from panel.looks import Altered
from panel.panels import Panel
from panel.questions import Question
from panel.rooms import Join
from panel.said import said_date, said_time, said_when
from panel.scheduling import CANCEL, EXTRA, MOVE
from panel.words import Mend, Refused

SHOWN = 6
"""So many panels stand on one card."""
BACK = "Back to the dates"


@dataclass(frozen=True)
class Row:
    """One panel to come, with how full it is. `days` are the starts to choose from, on the working day before and on
    the one after, while nobody has said when it sits; `apologies` are drawn where it is opened. `attendance` is who
    comes, `altered` what somebody has made of its entry in the calendar itself, while that is to be decided; `join`
    is how whoever opens it comes into its meeting. `chair` is who chairs it, where that is set panel by panel."""

    panel: Panel
    taken: int
    places: int
    days: tuple[datetime, ...] = ()
    apologies: Names = ()
    attendance: Places = ()
    altered: Altered | None = None
    join: Join | None = None
    chair: str = ""

    @property
    def state(self) -> Line:
        """How full it is, and what became of it."""
        panel = self.panel
        extra, moved = panel.nominal is None, panel.was is not None
        return templates.schedule.state(self.taken, self.places, moved, extra, panel.cancelled)


def shared(procedure: str, rows: Sequence[Row]) -> Posted:
    """The next panels, with how many places are taken on each."""
    more = [templates.schedule.more(SHOWN, len(rows))] if len(rows) > SHOWN else []
    lines = [templates.schedule.date_of(each.panel.starts_at, each.state, *_counted(each)) for each in rows[:SHOWN]]
    return posted(
        templates.schedule.DATES,
        *lines,
        *more,
        templates.schedule.EXTRA,
        buttons=[_opens({"procedure": procedure}, "Open the dates", main=True), _add(procedure)],
    )


def dates(procedure: str, rows: Sequence[Row], page: int) -> Opened:
    """A page of the panels to come, each with what can be done about it."""
    shown, at = page_of(rows, page), {"procedure": procedure}
    count = which(page * SHOWN, len(shown), len(rows)) if shown else "None are booked yet."
    return opened(
        templates.schedule.DATES,
        says(f"{count} {templates.schedule.EXTRA}".strip(), quietly=True),
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


def _counted(each: Row) -> list[Line]:
    """How many are expected, where their calendars say so."""
    return [counted(each.attendance)] if each.attendance else []


def _add(procedure: str) -> ExecuteAction:
    return button("Add an extra panel", Verb.SCHEDULE_EXTRA, procedure=procedure)


def _opens(at: Ids, words: str = BACK, page: int = 0, main: bool = False) -> ExecuteAction:
    """The button that opens the dates of a procedure, by its name or by one of its panels."""
    return button(words, Verb.SCHEDULE_OPEN, main=main, at=at, page=page)


def _row(each: Row) -> list[CardElement]:
    panel, at = each.panel, _at(each.panel)
    head: list[CardElement] = [title(said_when(panel.starts_at)), says(f"{each.state} {panel.id}.", quietly=True)]
    why = [button("Why", Verb.SCHEDULE_WHY, panel=panel.id)] if panel.why else []
    if panel.cancelled:
        return [*head, *([row(*why)] if why else [])]
    buttons = [
        button("Move", Verb.SCHEDULE_MOVE, at=at),
        button("Cancel", Verb.SCHEDULE_CANCEL, at=at),
        button("Calendar file", Verb.CALENDAR_FILE, panel=panel.id),
    ]
    coming = attendance(each.attendance, panel.id)
    buttons += [button("Who chairs", Verb.CHAIR_FORM, panel=panel.id)] if each.chair else []
    head += [facts([("Chair", each.chair)])] if each.chair else []
    join = [link(JOIN, each.join.link)] if each.join else []
    return [*head, *_asked(each), *_altered(each), *sorry(each.apologies), row(*buttons, *why, *join), *coming]


def _altered(each: Row) -> list[CardElement]:
    """What is to be decided about its entry in the calendar."""
    if each.altered is None:
        return []
    asked = (says(line) for line in question(each.panel, each.altered))
    return [*asked, row(*choices(each.panel, each.altered))]


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


def _day(panel: Panel) -> str:
    return said_date(panel.starts_at.date())


def move(panel: Panel, nonce: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """When a panel is moved to, and why."""
    now = f"It starts at {said_time(panel.starts_at.time())}. Everybody who is invited is told. {panel.id}."
    at: Ids = {**_at(panel), "nonce": nonce}
    save = _saves("Move the panel", "Move it all the same", Verb.SCHEDULE_MOVE_SAVE, at, wrong)
    return _form(f"Move the panel of {_day(panel)}", now, MOVE, [*save, _opens({"panel": panel.id})], answers, wrong)


def cancel(panel: Panel, items: int, nonce: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """Why a panel is cancelled, and what becomes of the cases on it."""
    cases = "1 case goes" if items == 1 else f"{items} cases go"
    now = f"{cases} to the next panel with room. Everybody who is invited is told. {panel.id}."
    save = [button("Cancel the panel", Verb.SCHEDULE_CANCEL_SAVE, at={**_at(panel), "nonce": nonce})]
    buttons = [*save, _opens({"panel": panel.id})]
    return _form(f"Cancel the panel of {_day(panel)}?", now, CANCEL, buttons, answers, wrong)


def add(procedure: str, nonce: str, answers: Mapping[str, str], wrong: Refused | None) -> Opened:
    """When an extra panel sits, and why."""
    now = "Cases that wait behind a full panel, or too long, move to it. Everybody who is invited is told."
    at: Ids = {"procedure": procedure, "nonce": nonce}
    save = _saves("Add the panel", "Add it all the same", Verb.SCHEDULE_EXTRA_SAVE, at, wrong)
    times = button("Propose times", Verb.TIMES_PROPOSE, procedure=procedure)
    return _form("An extra panel", now, EXTRA, [*save, times, _opens({"procedure": procedure})], answers, wrong)


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


def done(panel: str, line: Line, moved: Sequence[Line], told: int, outside: int = 0) -> Opened:
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
    asked = [templates.schedule.answers_now(due)] if due else []
    return _told(panel, templates.schedule.moved(panel.id, panel.was or panel.starts_at, panel.starts_at), *asked)


def told_length(panel: Panel) -> Posted:
    """A panel is shorter, or longer."""
    return _told(panel, templates.entries.now_lasts(panel.starts_at, panel.minutes))


def told_added(panel: Panel) -> Posted:
    """There is an extra panel."""
    return _told(panel, templates.schedule.added(panel.id, panel.starts_at))


def told_cancelled(panel: Panel, case: str, goes_to: datetime | None) -> Posted:
    """A panel does not sit; for whoever has a case on it, where that goes."""
    lines = [templates.schedule.item_on(case, goes_to)] if goes_to else []
    why = button("Why", Verb.SCHEDULE_WHY, main=True, panel=panel.id)
    return posted(templates.schedule.cancelled(panel.id, panel.starts_at), *lines, buttons=[why])


def told_item(case: str, panel: Panel) -> Posted:
    """A case is on another panel than it was."""
    buttons = [button("Open", Verb.CASE_OPEN, main=True, case=case), _calendar(panel)]
    return posted(templates.schedule.item_on(case, panel.starts_at), templates.line.WINDOW, buttons=buttons)


def ask_date(panel: Panel) -> Posted:
    """A panel falls on a day that nobody works, and the procedure does not say what then."""
    opens = _opens({"panel": panel.id}, "Open the dates", main=True)
    nominal = panel.nominal or panel.starts_at.date()
    return posted(templates.schedule.nobody_works(panel.id, nominal, panel.starts_at), buttons=[opens])


def _told(panel: Panel, *lines: Line) -> Posted:
    why = [button("Why", Verb.SCHEDULE_WHY, main=True, panel=panel.id)] if panel.why else []
    return posted(*lines, buttons=[*why, _calendar(panel)])


def _calendar(panel: Panel) -> ExecuteAction:
    return button("Add to my calendar", Verb.CALENDAR_FILE, panel=panel.id)
