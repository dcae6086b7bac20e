"""What is still missing for an agenda, and what mends it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.filling import turning, which
from cards.parts import Ids, Opened, Posted, button, opened, posted, row, says, title
from cards.verbs import Verb
from panel.missing import Lack, Missing
from panel.panels import Panel
from panel.said import said_date, said_when

CASES = 8


def notice(panel: Panel, count: int, out: datetime | None) -> Posted:
    """Before the agenda goes out: that something is missing, and how much."""
    opens = button("What is missing", Verb.AGENDA_MISSING, main=True, panel=panel.id, page=0)
    lines = [templates.agenda.not_out(out)] if out else []
    return posted(templates.missing.of_panel(panel.starts_at, count), *lines, buttons=[opens])


def asked(reference: str, panel: Panel) -> Posted:
    """A worker is asked for what is missing of their case."""
    opens = button("What is missing", Verb.MISSING_MINE, main=True, case=reference)
    return posted(templates.missing.of_case(reference, panel.starts_at), templates.line.WINDOW, buttons=[opens])


def missing(
    panel: Panel,
    cases: Sequence[tuple[str, Sequence[Missing]]],
    seats: Sequence[str],
    page: int,
    asks: Collection[str] = (),
) -> Opened:
    """Everything that is missing for a panel, case by case, each with what mends it; `asks` are the cases whose worker
    can mend something."""
    shown = cases[page * CASES : (page + 1) * CASES]
    at: Ids = {"panel": panel.id}
    count = which(page * CASES, len(shown), len(cases), "Cases") if shown else "No case lacks anything."
    return opened(
        f"Missing for the panel of {said_date(panel.starts_at.date())}",
        *([says(count, quietly=True)] if count else []),
        *(element for case, lacks in shown for element in _case(case, lacks, case in asks)),
        *(_seats(seats) if not page else []),
        buttons=[
            *turning(Verb.AGENDA_MISSING, at, page, more=(page + 1) * CASES < len(cases)),
            button("My view", Verb.AGENDA_VIEW, at=at, page=0),
        ],
    )


def _case(case: str, lacks: Sequence[Missing], ask: bool) -> list[CardElement]:
    mends = _mends(case, {each.lack for each in lacks}, ask)
    return [title(case), *(says(_sentence(each.words)) for each in lacks), row(*mends)]


def _sentence(words: str) -> str:
    return words if words.endswith("?") else f"{words}."


def _mends(case: str, lacks: set[Lack], ask: bool) -> list[ExecuteAction]:
    """One button for each way to mend something of what is missing."""
    return [
        *([button("Ask the worker", Verb.MISSING_ASK, case=case)] if ask and Lack.WORKER not in lacks else []),
        *([button("How they are kept apart", Verb.APART_OPEN, case=case)] if Lack.APART in lacks else []),
        *([button("Who is invited", Verb.INVITE_OPEN, case=case)] if Lack.MANAGER in lacks else []),
        *([button("Who is the worker now", Verb.SAY, text=f"allocate {case}")] if Lack.WORKER in lacks else []),
        *([button("What the case tells", Verb.PROCESS_OPEN, case=case)] if Lack.SIGN in lacks else []),
        *([button("Both records", Verb.CASE_OPEN, case=case)] if Lack.MATCH in lacks else []),
    ]


def _seats(seats: Sequence[str]) -> list[CardElement]:
    if not seats:
        return []
    return [
        title("Seats nobody holds"),
        says("; ".join(seats) + "."),
        row(button("The roster", Verb.SAY, text="roster")),
    ]


def was_asked(reference: str, panel: Panel, before: datetime | None = None, reached: bool = True) -> Opened:
    """The worker has a notice; or had one `before`, and is not sent the same again. One who is not `reached` has it
    once they are."""
    back = button("What else is missing", Verb.AGENDA_MISSING, main=True, panel=panel.id, page=0)
    if before:
        again = says("Nothing was sent by this press. Ring them if it does not come.")
        return opened(f"The worker of {reference} was asked for this on {said_when(before)}.", again, buttons=[back])
    if not reached:
        ring = says("It is tried again now. Ring them as well, and ask them to add the app to their own chat.")
        return opened(f"The worker of {reference} could not be written to so far.", ring, buttons=[back])
    return opened(f"The worker of {reference} is asked for what is missing.", buttons=[back])


def theirs(reference: str, panel: Panel, lacks: Sequence[Missing], out: bool) -> Opened:
    """What a worker is asked for: a change of the referral until the agenda is out, a dated note after that."""
    kinds = {each.lack for each in lacks}
    note, edit = ("Add a note", Verb.CASE_ADD), ("Change the referral", Verb.CASE_EDIT)
    change = button(*(note if out else edit), case=reference)
    return opened(
        f"{reference}: before the panel of {said_date(panel.starts_at.date())}",
        *([says(f"{each.words}.") for each in lacks] or [says("Nothing is missing any more.")]),
        buttons=[
            *([change] if kinds - {Lack.APART} else []),
            *([button("How they are kept apart", Verb.APART_OPEN, case=reference)] if Lack.APART in kinds else []),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )
