"""The minutes as one person has them: a row of their list, the draft, and what is asked about before it is saved."""

from collections.abc import Mapping

from bot.asked import Asked
from bot.showing.library import copy
from bot.steps import minutes as steps
from bot.steps.entitlement import name_of
from bot.steps.naming import ask_about_panel
from bot.steps.sat import cases, sat
from cards import minutes as cards
from cards import templates
from panel.access import AT_TABLE, OPENS, OVERSEES, Act, may
from panel.answers import ask_about_names
from panel.casenotes import part_of, to_be_read
from panel.cases import Case
from panel.chapters import drawn as chapters_drawn
from panel.children import Child, Linked
from panel.decisions import Decision, Ending
from panel.drafting import digest
from panel.going_out import NOT_CHECKED, InTheWay, day_of, due_on, in_the_way
from panel.minutes import Minutes, Stage
from panel.naming import called
from panel.panels import Panel
from panel.people import Role
from panel.prompts import asked as asked_of
from panel.questions import Question
from panel.readers import items
from storage.store import Turn


def row_of(asked: Asked, turn: Turn, each: Minutes) -> cards.Row | None:
    roles, panel = asked.person.roles(each.procedure), turn.panel(each.id)
    out, overseen = each.stage is not Stage.DRAFT, bool(roles & OVERSEES)
    if not (overseen or out):
        return None
    theirs = items(steps.kept(turn, each), asked.person) if out and not overseen and roles & OPENS else []
    counts = _counts(turn, panel) if Role.LEAD in roles and not roles & AT_TABLE else ()
    reads = bool(theirs or roles & AT_TABLE)
    if not (reads or counts):
        return None
    notes = tuple(case for case in theirs if turn.get(Case, case).held_by == asked.person.id)
    packs = _seats(asked, turn, each) if out else ()
    there = copy(turn, each, asked.person)
    return cards.Row(each, panel.starts_at, overseen, out and reads, packs, counts, notes, there)


def _seats(asked: Asked, turn: Turn, each: Minutes) -> tuple[tuple[str, str], ...]:
    """The seats whose copy packs are this person's, each with its name."""
    theirs = asked.person.seats(each.procedure)
    return tuple((seat.id, seat.name) for seat in asked_of(turn.procedure(each.procedure)) if seat.id in theirs)


def _counts(turn: Turn, panel: Panel) -> tuple[tuple[str, str], ...]:
    """What somebody sees who sees no child."""
    made = [each for each in turn.find(Decision, panel=panel.id) if each.closed_at]
    removed = sum(each.ending is Ending.REMOVED for each in made)
    return (("Items", str(len(cases(turn, panel)))), ("Decided", str(len(made))), ("Removed", str(removed)))


def draft(asked: Asked, turn: Turn, kept: Minutes, panel: Panel) -> cards.Draft:
    """A draft as this person sees it: without the items they step out of."""
    day = sat(turn, panel)
    kept = steps.as_checked(kept, day)
    stands = steps.kept(turn, kept, day)
    theirs = items(stands, asked.person)
    known = [cards.DraftPart(each.id, each.title, each.id in kept.checked) for each in chapters_drawn(day)]
    known += [cards.DraftPart(each, each, each in kept.checked) for each in theirs]
    notes = (each.case.id for each in day.heard if each.case.id in theirs and to_be_read(day, each))
    known += [cards.DraftPart(part_of(each), f"{each}, case note", part_of(each) in kept.checked) for each in notes]
    procedure = day.procedure
    due = due_on(panel, procedure)
    nth = day_of(panel, procedure, turn.now)
    approves = may(asked.person, Act.APPROVE, kept.procedure)
    way = in_the_way(day, kept, steps.parts(day))
    return cards.Draft(
        kept,
        panel.starts_at,
        templates.minutes.due(panel.starts_at, due) if due else templates.minutes.NO_DAY,
        templates.minutes.today(turn.now, nth, procedure.minutes.working_days, procedure.minutes.counted),
        tuple(known),
        by_person(turn, [each for each in way if each.case in theirs or not each.case.startswith(procedure.prefix)]),
        digest(stands.filed),
        approves,
        len(day.heard) - len(theirs),
        copy(turn, kept, asked.person),
    )


def by_person(turn: Turn, way: list[InTheWay]) -> tuple[tuple[str, str], ...]:
    """What is in the way, by the name of whose it is."""
    found: dict[str, dict[str, list[str]]] = {}
    for each in way:
        name = name_of(turn, each.whose) or each.whose.capitalize()
        found.setdefault(name, {}).setdefault(each.what, []).append(each.case)
    return tuple(
        (name, "; ".join(f"{what}: {_about(what, about)}" for what, about in things.items()))
        for name, things in found.items()
    )


def _about(what: str, about: list[str]) -> str:
    """Which cases; of parts that are not checked, how many: each stands below with its tick."""
    if what != NOT_CHECKED:
        return ", ".join(about)
    return "1 part" if len(about) == 1 else f"{len(about)} parts"


def ask_about_other(asked: Asked, turn: Turn, panel: Panel, case: str, boxes: Mapping[Question, str]) -> None:
    """`Refused`, so that it is asked about first, where somebody's name stands in what is to be in the minutes: another
    child's in words about one child (`case`), anybody's in any others."""
    if asked.id("named") == "yes":
        return
    if case:
        child = turn.get(Child, case)
        ask_about_names(turn.find(Linked, case=case), " ".join(called(child)), boxes)
    ask_about_panel(turn, asked.person, cases(turn, panel), boxes, case)
