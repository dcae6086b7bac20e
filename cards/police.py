"""Police cases pending: the standing item of every agenda, opened in one person's view."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards import CardElement

from cards.cases import identity
from cards.filling import which
from cards.parts import Ids, Opened, button, facts, opened, row, says, title
from cards.verbs import Verb
from panel.panels import Panel
from panel.said import said_date
from panel.views import CaseView

ITEMS = 8
"""So many cases stand on one card."""


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
