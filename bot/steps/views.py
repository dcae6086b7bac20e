"""The items of an agenda as one person sees them, decided from who they are and from nothing a card says."""

from collections.abc import Sequence
from dataclasses import replace

from bot.steps.missing import lacking
from bot.steps.room import is_shut
from bot.steps.rooms import own_links
from bot.steps.ties import shares_a_place
from cards.items import Row
from panel.access import AT_TABLE, OVERSEES, Act, may
from panel.agenda import Slot
from panel.answers import age_on
from panel.cases import Case
from panel.invitations import Part, comes
from panel.people import Person
from panel.procedure import Procedure
from panel.prompts import asked
from panel.said import wall_day
from panel.sittings import Sitting
from panel.ties import Apart
from panel.updates import latest
from panel.views import view
from storage.store import Turn

PRESENT = (Part.WORKER, Part.MANAGER)
OFFERED = (Act.CHALLENGE, Act.INTEREST, Act.INVITE)


def rows(turn: Turn, person: Person, sitting: Sitting, slots: Sequence[Slot], procedure: Procedure) -> list[Row]:
    """Every line but the breaks for those at the table, without what they step out of; for anybody else, their own
    items alone. Procedure: agenda.fields."""
    at_table = bool(person.roles(procedure.name) & AT_TABLE)
    found = (_row(turn, person, sitting, slot, procedure) for slot in slots if slot.reference or slot.standing)
    own = own_links(turn, person, sitting.panel)
    joined = (replace(row, own=tuple(own.get(row.slot.reference, ()))) if row.view else row for row in found)
    return [row for row in joined if row.view or row.shut or at_table]


def _row(turn: Turn, person: Person, sitting: Sitting, slot: Slot, procedure: Procedure) -> Row:
    case = sitting.cases.get(slot.reference)
    if case is None or person.id in case.interests:
        return Row(slot, aside=case is not None)
    if not may(person, Act.OPEN, procedure.name, case):
        return Row(slot)
    if is_shut(turn, case):
        return Row(slot, shut=True)
    seen = view(turn.file(case.id), person, turn.procedure(case.procedure, case.version))
    roles, on_wall = person.roles(procedure.name), wall_day(turn.now)
    row = Row(slot, seen, age_on(seen.child.born, on_wall), fields=procedure.agenda.fields)
    if not roles & AT_TABLE:
        return row
    return replace(
        row,
        answers=_answers(person, sitting, case.id, procedure),
        comes=_comes(sitting, case),
        linked=_linked(sitting, case.id),
        apart=_apart(turn, case.id),
        questions=sum(each.case == case.id and each.answered_at is None for each in sitting.challenges),
        missing=tuple(lacking(turn, sitting.panel, case.id)) if roles & OVERSEES else (),
        acts=tuple(act for act in OFFERED if may(person, act, procedure.name, case)),
        writes=bool(roles & OVERSEES),
    )


def _linked(sitting: Sitting, case: str) -> int:
    """How many items of the same panel are tied to it: which, and whose, is in nobody's view of it."""
    others = (tie.other if tie.case == case else tie.case for tie in sitting.ties if case in (tie.case, tie.other))
    return sum(other in sitting.cases for other in others)


def _answers(person: Person, sitting: Sitting, case: str, procedure: Procedure) -> tuple[tuple[str, str], ...]:
    """What each of their seats has answered, in the procedure's words."""
    titles: dict[str, str] = {each.id: each.title for each in procedure.updates.answers}
    theirs = [seat for seat in asked(procedure) if seat.id in person.seats(procedure.name)]
    given = [(seat.name, latest(sitting.updates, case, seat.id)) for seat in theirs]
    return tuple((name, titles[update.answer] if update else "not given") for name, update in given)


def _comes(sitting: Sitting, case: Case) -> tuple[tuple[str, str], ...]:
    """Who presents it, and who is invited for this item only."""
    coming = [each for each in comes(sitting.invitations) if each.case == case.id]
    presents = [each.name for each in coming if each.part in PRESENT]
    invited = [f"{each.name}, {each.role}" if each.role else each.name for each in coming if each.part not in PRESENT]
    said = (("Presenting", presents), ("Invited for this item only", invited))
    return tuple((label, "; ".join(names)) for label, names in said if names)


def _apart(turn: Turn, case: str) -> str | None:
    """How its children are kept apart, "" while nobody has written it; None where they share no place."""
    kept = turn.maybe(Apart, case)
    if kept:
        return kept.words
    return "" if shares_a_place(turn, case) else None
