"""What is still missing for an agenda, and the question how two children are kept apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.missing import WORKERS, Lack, Missing
from panel.panels import Panel
from panel.said import said_date, said_when
from panel.ties import APART, Apart
from panel.words import Mend, Refused

CASES = 8
EARLIER = 5
"""So many earlier wordings stand on a form."""


def notice(panel: Panel, count: int, out: datetime | None) -> Posted:
    """Before the agenda goes out: that something is missing, and how much."""
    opens = button("What is missing", Verb.AGENDA_MISSING, main=True, panel=panel.id, page=0)
    lines = [templates.not_out(out)] if out else []
    return posted(templates.missing(panel.starts_at, count), *lines, buttons=[opens])


def asked(reference: str, panel: Panel) -> Posted:
    """A worker is asked for what is missing of their case."""
    opens = button("What is missing", Verb.MISSING_MINE, main=True, case=reference)
    return posted(templates.missing_of(reference, panel.starts_at), templates.WINDOW, buttons=[opens])


def missing(panel: Panel, cases: Sequence[tuple[str, Sequence[Missing]]], seats: Sequence[str], page: int) -> Opened:
    """Everything that is missing for a panel, case by case, each with what mends it."""
    shown = cases[page * CASES : (page + 1) * CASES]
    at: Ids = {"panel": panel.id}
    to = f"Cases {page * CASES + 1} to {page * CASES + len(shown)} of {len(cases)}."
    return opened(
        f"Missing for the panel of {said_date(panel.starts_at.date())}",
        says(to if shown else "No case lacks anything.", quietly=True),
        *(element for case, lacks in shown for element in _case(case, lacks)),
        *(_seats(seats) if not page else []),
        buttons=[
            *([button("Earlier", Verb.AGENDA_MISSING, at=at, page=page - 1)] if page else []),
            *([button("More", Verb.AGENDA_MISSING, at=at, page=page + 1)] if (page + 1) * CASES < len(cases) else []),
            button("My view", Verb.AGENDA_VIEW, at=at, page=0),
        ],
    )


def _case(case: str, lacks: Sequence[Missing]) -> list[CardElement]:
    return [title(case), *(says(f"{each.words}.") for each in lacks), row(*_mends(case, {each.lack for each in lacks}))]


def _mends(case: str, lacks: set[Lack]) -> list[ExecuteAction]:
    """One button for each way to mend something of what is missing."""
    ask = lacks & WORKERS and Lack.WORKER not in lacks
    return [
        *([button("Ask the worker", Verb.MISSING_ASK, case=case)] if ask else []),
        *([button("How they are kept apart", Verb.APART_OPEN, case=case)] if Lack.APART in lacks else []),
        *([button("Who is invited", Verb.INVITE_OPEN, case=case)] if Lack.MANAGER in lacks else []),
        *([button("Who is the worker now", Verb.SAY, text=f"allocate {case}")] if Lack.WORKER in lacks else []),
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


def was_asked(reference: str, panel: Panel, before: datetime | None = None) -> Opened:
    """The worker has a notice; or had one `before`, and is not sent the same again."""
    back = button("What else is missing", Verb.AGENDA_MISSING, main=True, panel=panel.id, page=0)
    if before:
        again = says("Nothing was sent by this press. Ring them if it does not come.")
        return opened(f"The worker of {reference} was asked for this on {said_when(before)}.", again, buttons=[back])
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


@dataclass(frozen=True)
class Written:
    """How the children of a case are kept apart, as it stands; `earlier` is what stood there before, newest first,
    under who wrote it and when."""

    case: str
    now: Apart | None = None
    earlier: tuple[tuple[str, str], ...] = ()


def apart(
    of: Written, nonce: str, answers: Mapping[str, str], wrong: Refused | None = None, stale: bool = False
) -> Opened:
    """How the children of a case are kept apart at school or service; `stale` says that somebody wrote after the form
    was opened, and shows what stands now."""
    at: Ids = {"case": of.case, "nonce": nonce, "rev": of.now.rev if of.now else 0}
    stands = [title("What stands there now"), typed(of.now.words), title("What you typed")] if of.now and stale else []
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return opened(
        "Kept apart at school or service",
        typed(of.case, bold=True),
        *(problem(wrong) if wrong else [says("It stands in the item, for those who see the case.")]),
        *stands,
        *inputs(APART, answers, wrong.reasons if wrong else ()),
        *_before(of),
        buttons=[
            button("Keep it", Verb.APART_SAVE, main=True, at=at),
            *([button("Keep my words", Verb.APART_SAVE, at=at, named="yes")] if named else []),
            button("Open the case", Verb.CASE_OPEN, case=of.case),
        ],
    )


def _before(of: Written) -> list[CardElement]:
    shown = [(who, first_words(words)) for who, words in of.earlier[:EARLIER]]
    return [title("What stood there before"), facts(shown)] if shown else []


def apart_kept(reference: str) -> Opened:
    """It is written down."""
    opens = button("Open the case", Verb.CASE_OPEN, main=True, case=reference)
    return opened(f"{reference}: how they are kept apart is written down.", buttons=[opens])
