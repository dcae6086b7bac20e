"""Police cases pending: the standing item of every agenda, opened in one person's view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards import CardElement

from cards import templates
from cards.asking import Ask, form
from cards.cases import identity
from cards.filling import which
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.panels import Panel
from panel.police import PoliceWord
from panel.questions import Question
from panel.said import said_date, said_when
from panel.views import CaseView
from panel.words import Refused

ITEMS = 8
"""So many cases stand on one card."""
WORDS = 6
"""So much police word stands on one card."""


@dataclass(frozen=True)
class Pending:
    """One case in the view of whoever opens it: where the police are, when there was last word of it (None where nobody
    knows), and when its panel is, None for one that is on none to come."""

    view: CaseView
    age: int
    position: str
    last: date | None
    on: date | None


def pending(panel: Panel, cases: Sequence[Pending], left_out: int, today: date, page: int) -> Opened:
    """Every case whose police outcome is awaited, due for discussion or not; longest without word first."""
    shown = page_of(cases, page)
    count = which(page * ITEMS, len(shown), len(cases)) if shown else "Nothing is pending here."
    at: Ids = {"panel": panel.id}
    return opened(
        "Police cases pending",
        says(f"{count} Due for discussion or not. Opening this is recorded.".strip(), quietly=True),
        *([says(_left_out(left_out), quietly=True)] if left_out else []),
        *(element for each in shown for element in _case(each, today)),
        buttons=[
            *([button("Earlier cases", Verb.POLICE_PENDING, at=at, page=page - 1)] if page else []),
            *([button("More cases", Verb.POLICE_PENDING, at=at, page=page + 1)] if _more(cases, page) else []),
            button("My view", Verb.AGENDA_VIEW, at=at, page=0),
        ],
    )


def page_of(cases: Sequence[Pending], page: int) -> Sequence[Pending]:
    """The cases that one page shows."""
    return cases[page * ITEMS : (page + 1) * ITEMS]


def _more(cases: Sequence[Pending], page: int) -> bool:
    return (page + 1) * ITEMS < len(cases)


def _left_out(count: int) -> str:
    cases = "1 case is" if count == 1 else f"{count} cases are"
    return f"{cases} left out: you have declared an interest."


def _case(each: Pending, today: date) -> list[CardElement]:
    ref = each.view.case.id
    rows = [
        ("Police", each.position),
        ("Last police word", _last(each.last, today)),
        ("Panel", said_date(each.on) if each.on else "On no panel to come"),
    ]
    return [
        title(ref),
        *identity(each.view, each.age),
        facts(rows),
        row(button(f"Open {ref}", Verb.CASE_OPEN, case=ref)),
    ]


def _last(day: date | None, today: date) -> str:
    if day is None:
        return "not known"
    days = (today - day).days
    return f"{said_date(day)}, {'1 day' if days == 1 else f'{days} days'} ago" if days else f"today, {said_date(day)}"


@dataclass(frozen=True)
class Word:
    """What was said of the police, the title of where they were then, and who wrote it down."""

    one: PoliceWord
    position: str
    by: str


def ask(reference: str, more: bool) -> Posted:
    """A typed `police`: nothing of the case, and the buttons that open the form and what was said."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    return posted(
        templates.recommending.police(reference),
        *told,
        templates.line.WINDOW,
        buttons=[
            button("What was said", Verb.POLICE_OPEN, main=True, case=reference),
            button("Add police word", Verb.POLICE_FORM, case=reference),
        ],
    )


@dataclass(frozen=True)
class Known:
    """Where the police are, in words, the day of the last word, and today."""

    position: str
    last: date | None
    today: date


def words(reference: str, known: Known, said: Sequence[Word], page: int, writes: bool) -> Opened:
    """Where the police are, how long ago there was word of it, and everything that was said, newest first."""
    shown = said[page * WORDS : (page + 1) * WORDS]
    count = which(page * WORDS, len(shown), len(said)) if shown else "Nothing was added since the referral."
    more = (page + 1) * WORDS < len(said)
    return opened(
        f"{reference}: where the police are",
        facts([("Police", known.position), ("Last police word", _last(known.last, known.today))]),
        *([says(count, quietly=True)] if count else []),
        *(element for each in shown for element in _word(each)),
        buttons=[
            *([button("Add police word", Verb.POLICE_FORM, main=True, case=reference)] if writes else []),
            *([button("Newer", Verb.POLICE_OPEN, case=reference, page=page - 1)] if page else []),
            *([button("Older", Verb.POLICE_OPEN, case=reference, page=page + 1)] if more else []),
            button("What the case tells", Verb.PROCESS_OPEN, case=reference),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _word(each: Word) -> list[CardElement]:
    one = each.one
    rows = [("Police", each.position), ("What was said", first_words(one.said)), ("Outcome", one.outcome)]
    rows += [("Conditions reviewed on", said_date(one.review_on))] if one.review_on else []
    whole = button("Read all", Verb.POLICE_READ, case=one.case, word=one.id)
    return [
        title(said_when(one.at)),
        facts((label, said) for label, said in [*rows, ("Added by", each.by)] if said),
        *([row(whole)] if first_words(one.said) != one.said else []),
    ]


def read_all(one: PoliceWord) -> Opened:
    """What was said, whole."""
    back = button("Back", Verb.POLICE_OPEN, main=True, case=one.case)
    return opened(f"{one.case}: what was said", typed(one.said), buttons=[back])


def write(at: Ids, questions: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Where the police are now, and what was said."""
    hint = "Only what the panel needs to know. An outcome that is awaited is asked for at every panel until it is here."
    of = Ask(f"{at['case']}: where are the police?", "Save", Verb.POLICE_SAVE, at, hint)
    beside = [button("What was said", Verb.POLICE_OPEN, case=str(at["case"]))]
    return form(of, questions, answers, wrong, (), beside)
