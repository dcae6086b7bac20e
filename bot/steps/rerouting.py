"""The route of a case beside it: what it was before, and what this person may do about it."""

from bot.asked import Asked
from bot.steps.entitlement import name_of
from cards import rerouting as cards
from cards.around import Around
from panel.access import OVERSEES, Act, may
from panel.cases import OPEN, Case
from panel.procedure import Procedure
from panel.rerouting import KindChange, Led, kind_of, leads_now, may_turn, reroute, to_be_picked
from panel.said import said_when
from panel.screening import Screening
from panel.tracing.story import Rows
from storage.store import Turn


def around_case(asked: Asked, turn: Turn, case: Case) -> Around:
    """Which route a case has come by since it was referred, for those who see decisions; and the way to another."""
    procedure = turn.procedure(case.procedure, case.version)
    return cards.around(case.id, seen(asked, turn, case), _offered(asked, case, procedure))


def seen(asked: Asked, turn: Turn, case: Case) -> Rows:
    """What a case came as, and why it goes on otherwise, as far as this person sees it."""
    procedure = turn.procedure(case.procedure, case.version)
    own = case.held_by == asked.person.id or bool(asked.person.roles(case.procedure) & OVERSEES)
    return tuple(row for each in changes_of(turn, case) for row in _rows(turn, each, procedure)) if own else ()


def changes_of(turn: Turn, case: Case) -> list[KindChange]:
    """The changes of a case's route, oldest first."""
    return sorted(turn.find(KindChange, case=case.id), key=lambda each: each.at)


def led(turn: Turn, case: Case) -> Led:
    """Which agency leads a case now."""
    return leads_now(turn.find(Screening, case=case.id), changes_of(turn, case))


def _rows(turn: Turn, each: KindChange, procedure: Procedure) -> Rows:
    by = f"{name_of(turn, each.by)}, {said_when(each.at)}"
    lead = (("Who leads now, and why", each.lead_why),) if each.lead_why else ()
    return (
        ("Came as", kind_of(each.before, procedure).title),
        ("Why it goes on otherwise", each.reason),
        ("By", by),
        *lead,
    )


def _offered(asked: Asked, case: Case, procedure: Procedure) -> str:
    """The words of the button to another route; "" where there is none for this person."""
    if case.status not in OPEN:
        return ""
    if to_be_picked(case, procedure):
        return "Pick the route" if may(asked.person, Act.SCREEN, case.procedure, case) else ""
    found = reroute(case, procedure)
    if found is None and not may_turn(case, procedure):
        return ""
    return (found.title if found else "Another route") if may(asked.person, Act.CALL, case.procedure, case) else ""
