"""The minutes of a sitting: begun when it ends, drawn from the records until they are approved, kept from then on."""

from collections.abc import Container, Iterable
from dataclasses import replace

from bot.asked import Asked
from bot.notices import holders
from bot.steps import at_end
from bot.steps.room import is_shut, on_the_day
from bot.steps.sat import cases, sat
from panel.access import Act, may
from panel.casenotes import body, case_note, known_to, part_of, to_be_read
from panel.cases import Case, CaseStatus
from panel.chapters import chapters
from panel.chapters import drawn as chapters_drawn
from panel.children import Child
from panel.drafting import digest
from panel.going_out import InTheWay, in_the_way
from panel.invitations import Invitation
from panel.minutes import Correction, Filed, Minutes, Recorded, Stage, still_checked
from panel.naming import REFERENCE, called
from panel.packs import pack
from panel.panels import Panel
from panel.people import Person, Role
from panel.prompts import asked as asked_of
from panel.readers import Kept, at_table, items
from panel.recording import Owing, owing, still_recorded
from panel.said import wall_day
from panel.sat import Heard, Sat
from panel.sections import drawn, handling, section
from panel.session import Session
from panel.spoken import held
from panel.words import Refused
from storage.store import Turn

NOT_THERE = "There are no minutes of that panel that you can open. Nothing was changed."


def begin(turn: Turn, panel_id: str) -> Minutes:
    """The minutes of a panel that has ended, as a draft, and the day as it was; those that are there already stay as
    they are."""
    if kept := turn.maybe(Minutes, panel_id):
        return kept
    panel = turn.panel(panel_id)
    at_end.keep(turn, panel, cases(turn, panel))
    return turn.save(Minutes(panel_id, panel.procedure, Stage.DRAFT, turn.now))


def minutes_of(asked: Asked, turn: Turn, act: Act) -> tuple[Minutes, Panel]:
    """The minutes that a button names, for somebody who may do this; the same refusal whether they are there or not."""
    minutes = turn.maybe(Minutes, asked.id("panel"))
    if minutes is None or not may(asked.person, act, minutes.procedure):
        raise Refused(NOT_THERE)
    return minutes, turn.panel(minutes.id)


def kept(turn: Turn, minutes: Minutes, day: Sat | None = None) -> Kept:
    """The minutes as they stand: drawn from the records while they are a draft, as they were approved after that."""
    panel = turn.panel(minutes.id)
    drafted = minutes.stage is Stage.DRAFT
    filed = draw(day or sat(turn, panel)) if drafted else _filed(turn, panel)
    corrections = tuple(sorted(turn.find(Correction, panel=panel.id), key=lambda each: (each.at, each.id)))
    known = {each.case: turn.get(Case, each.case) for each in filed if each.case}
    said = [minutes.late, *(each.words for each in corrections)]
    spoken, session = _spoken_of(turn, [*(each.plain for each in filed), *said], known), turn.maybe(Session, panel.id)
    return Kept(
        minutes,
        panel.starts_at,
        turn.procedure(panel.procedure),
        filed,
        known | spoken,
        invitations=tuple(each for case in known for each in turn.find(Invitation, case=case)),
        corrections=corrections,
        names={each.id: each.name for each in turn.find(Person)},
        shut=frozenset(id for id, case in known.items() if is_shut(turn, case)),
        called={id: _called(turn, id) for id in known | spoken},
        began_at=session.started_at if session else None,
        ended_at=session.ended_at if session else None,
    )


def _spoken_of(turn: Turn, words: Iterable[str], known: Container[str]) -> dict[str, Case]:
    """The other cases that the minutes name: one whose police outcome is awaited, a concern's, one that somebody
    typed."""
    named = {found[0].upper() for each in words for found in REFERENCE.finditer(each)}
    cases = (turn.maybe(Case, each) for each in sorted(named) if each not in known)
    return {each.id: each for each in cases if each}


def _called(turn: Turn, case: str) -> tuple[str, ...]:
    child = turn.maybe(Child, case)
    return called(child) if child else ()


def whole(day: Sat) -> tuple[Filed, ...]:
    """Every section as it is filed: with the child's case note, and each seat's pack."""
    heard = {each.case.id: each for each in day.heard}
    return tuple(_with_packs(day, heard[each.case], each) if each.case else each for each in draw(day))


def _with_packs(day: Sat, heard: Heard, filed: Filed) -> Filed:
    known = known_to(day, heard)
    packs = tuple(pack(day, heard, each.id, known) for each in asked_of(day.procedure))
    return replace(filed, note=case_note(day, heard), packs=packs)


def draw(day: Sat) -> tuple[Filed, ...]:
    """Every section as it stands now, with what its marks keep out of it."""
    panel = day.panel.id
    around = Filed(f"{panel}/", panel, "", chapters=chapters(day))
    children = (
        Filed(f"{panel}/{each.case.id}", panel, each.case.id, section(day, each), held(each), handling(each))
        for each in day.heard
    )
    return around, *children


def _filed(turn: Turn, panel: Panel) -> tuple[Filed, ...]:
    """As they were approved, in the order of the day."""
    known = {each.case: each for each in turn.find(Filed, panel=panel.id)}
    order = [case for case in cases(turn, panel) if case in known]
    return tuple(known[case] for case in ("", *order, *sorted(known.keys() - {"", *order})))


def theirs(turn: Turn, person: Person, day: Sat) -> list[str]:
    """The cases of a panel whose section somebody reads."""
    return items(kept(turn, turn.get(Minutes, day.panel.id), day), person)


def parts(day: Sat) -> list[str]:
    """What is to be checked: each heading by its name, each child by their reference, each case note that is to be
    read."""
    notes = (part_of(each.case.id) for each in day.heard if to_be_read(day, each))
    return [*(each.id for each in chapters(day)), *(each.case.id for each in day.heard), *notes]


def said(day: Sat) -> dict[str, str]:
    """What the records say now of each part, to be known again."""
    around = {each.id: digest(each) for each in chapters_drawn(day)}
    notes = {part_of(each.case.id): digest(*body(day, each)) for each in day.heard}
    return around | notes | {each.case.id: digest(drawn(day, each)) for each in day.heard}


def as_checked(minutes: Minutes, day: Sat) -> Minutes:
    """The minutes, with a part under which the records have changed since its tick to be checked again."""
    return still_checked(minutes, said(day))


def missing(turn: Turn, minutes: Minutes) -> tuple[int, int, list[InTheWay]]:
    """How many parts are checked, of how many, and what is in the way of the minutes."""
    day = sat(turn, turn.panel(minutes.id))
    minutes, known = as_checked(minutes, day), parts(day)
    return sum(each in minutes.checked for each in known), len(known), in_the_way(day, minutes, known)


def left_to_record(turn: Turn, panel: Panel) -> Owing:
    """What of a panel is not in the services' own systems, nor in the children's records."""
    known = [turn.get(Case, each) for each in cases(turn, panel)]
    found = [each for each in known if each.status is not CaseStatus.STOPPED]
    ticks = still_recorded(turn.find(Recorded, panel=panel.id), turn.find(Correction, panel=panel.id))
    return owing(found, ticks, turn.find(Person), turn.procedure(panel.procedure), wall_day(turn.now))


def stepped_out(turn: Turn, panel: Panel, person: Person) -> int:
    """How many of a panel's items somebody steps out of."""
    return sum(person.id in turn.get(Case, each).interests for each in cases(turn, panel))


def approvers(turn: Turn, panel: Panel) -> list[Person]:
    """Who can approve all of it today: the chairs and the deputies who are there, and step out of nothing in it."""
    people, today = holders(turn, panel.procedure, Role.CHAIR, Role.DEPUTY), wall_day(turn.now)
    return [each for each in people if not each.away(today) and not stepped_out(turn, panel, each)]


def readers(turn: Turn, minutes: Minutes) -> list[Person]:
    """Everybody who has something to read in them, with what they hold today."""
    found = unshut(kept(turn, minutes))
    return [each for each in on_the_day(turn).values() if not each.left and reads(found, each)]


def reads(found: Kept, person: Person) -> bool:
    """Whether somebody has something to read in them."""
    return at_table(found, person) or bool(items(found, person))


def unshut(found: Kept) -> Kept:
    """The minutes, with what nobody reads while its item is open somewhere: it is to be read after that."""
    return replace(found, shut=frozenset())
