"""The minutes around the children: the meeting, who was there, what stands on every agenda, what comes next."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from panel.actions import State
from panel.chairing import together
from panel.clocks import local
from panel.drafting import Block, Chapter
from panel.minutes import latest
from panel.outcomes import far
from panel.people import Person, Role
from panel.quorum import lacks, quorum
from panel.roster import said_role
from panel.said import said_date, said_day, said_time, said_when, wall_day
from panel.sat import Sat, inquorate
from panel.session import Present


def chapters(sat: Sat) -> tuple[Chapter, ...]:
    """What stands before and after the children, as it stands: what the minute taker wrote, else what the records
    say."""
    return tuple(_written(sat, each) for each in drawn(sat))


def drawn(sat: Sat) -> tuple[Chapter, ...]:
    """Every chapter that can be written otherwise, as the records have it."""
    return (
        Chapter("meeting", "Meeting", tuple(_meeting(sat))),
        Chapter("present", "Present, apologies and interests", tuple(_present(sat))),
        Chapter("police", "Police cases pending", (_police(sat),)),
        Chapter("earlier", "Earlier actions", (_earlier(sat),)),
        Chapter("concerns", "Safety concerns", (_concerns(sat),)),
        Chapter("disagreements", "Disagreements", (_disagreements(sat),)),
        Chapter("next", "Next meeting", (_next(sat),)),
    )


def _written(sat: Sat, chapter: Chapter) -> Chapter:
    passage = latest(sat.passages, "", chapter.id)
    return Chapter(chapter.id, chapter.title, (Block(words=passage.words),)) if passage else chapter


def _meeting(sat: Sat) -> Iterator[Block]:
    yield Block("Date", said_date(wall_day(sat.panel.starts_at)))
    yield Block("Time", _times(sat))
    yield Block("Chair", _jointly(sat) or _chairs(sat) or sat.chair or "not known")
    yield Block("Minute taker", "; ".join(each.name for each in sat.takers) or "not known")
    yield Block("Quorum", _quorum(sat))
    session, said = sat.session, sat.procedure.meeting
    yield Block(words=_noted(said.confidentiality, session.confidential_at if session else None))
    yield Block(words=_noted(said.not_recorded, session.not_recorded_at if session else None))


def _jointly(sat: Sat) -> str:
    """Who chaired together, of several who do; "" where one person chairs. Procedure: chairs.together."""
    here = {each.person for each in sat.present}
    found = [
        (each.seat, [one.name for one in each.people if one.id in here]) for each in together(sat.people, sat.procedure)
    ]
    if not any(names for _, names in found):
        return ""
    how = "chaired jointly by " if all(names for _, names in found) else ""
    return how + "; ".join(f"{', '.join(names) or 'nobody'} ({seat})" for seat, names in found)


def _chairs(sat: Sat) -> str:
    """Who held the chair, and from which item on somebody else did."""
    led = sat.led
    changes = [each for before, each in pairwise(led) if each[1] != before[1]]
    first = [sat.name(who) for _, who in led[:1]]
    return "; ".join([*first, *(f"from item {n} {sat.name(who)}" for n, who in changes)])


def _noted(words: str, at: datetime | None) -> str:
    return f"{words.rstrip('.')}. {'Said and noted.' if at else 'Not noted as said.'}"


def _times(sat: Sat) -> str:
    zone = sat.procedure.panel.zone
    if sat.session is None:
        return said_time(local(sat.panel.starts_at, zone).time())
    begun = said_time(local(sat.session.started_at, zone).time())
    if sat.session.ended_at and not sat.session.ended_by:
        return f"{begun}. Nobody ended the sitting: it was closed {said_when(sat.session.ended_at)}"
    return f"{begun} to {said_time(local(sat.session.ended_at, zone).time())}" if sat.session.ended_at else begun


def _quorum(sat: Sat) -> str:
    """Whether there was one, and which items were taken without."""
    found = quorum(sat.procedure, {seat for each in sat.present for seat in each.seats})
    if not found.set:
        return "none set"
    if not found.met:
        return f"not met: without {', '.join(lacks(found, sat.procedure))}"
    without = [str(n) for n, each in enumerate(sat.heard, 1) if inquorate(sat, each)]
    return f"met; not for item {', '.join(without)}" if without else "met"


def _present(sat: Sat) -> Iterator[Block]:
    rows = tuple(_somebody(sat, each) for each in sat.present)
    if rows:
        yield Block(header=("Name", "For", "How"), rows=rows)
    began = sat.session.started_by if sat.session else ""
    if all(each.person == began for each in sat.present):
        yield Block(words=f"Nobody{' else' if rows else ''}'s presence is recorded.")
    sorry = [f"{sat.name(each.person)} ({sat.seat(each.seat)})" for each in sat.apologies if each.ended_at is None]
    yield Block("Apologies", "; ".join(sorry) or "none")
    here = {seat for each in sat.present for seat in each.seats}
    sent = {update.seat for heard in sat.heard for update in heard.updates} - here
    yield Block("Information sent instead", "; ".join(sorted(map(sat.seat, sent))) or "none")
    declared = tuple((each.case.id, sat.seat(one.seat)) for each in sat.heard for one in each.interests)
    if declared:
        yield Block(header=("Case", "Stepped out"), rows=declared)
    else:
        asked = sat.session is not None and sat.session.interests_at is not None
        yield Block("Interests", "none declared" if asked else "none declared; not noted as asked for")


def _somebody(sat: Sat, each: Present) -> tuple[str, str, str]:
    name = sat.name(each.person) if each.person else each.name
    roles = _roles(sat, each.person)
    seats = "; ".join(map(sat.seat, each.seats)) or each.service or "; ".join(roles)
    how = "deputising" if each.deputising else "present"
    invited = each.item or roles == [said_role(Role.INVITEE)]
    return name, seats, f"{how}, for one item" if invited else how


def _roles(sat: Sat, person: str) -> list[str]:
    found: Person | None = next((each for each in sat.people if each.id == person), None)
    return sorted(map(said_role, found.roles(sat.procedure.name))) if found else []


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]], none: str = "None.") -> Block:
    return Block(header=header, rows=tuple(rows)) if rows else Block(words=none)


def _police(sat: Sat) -> Block:
    rows = [(each.case, each.position, said_day(each.last) if each.last else "not known") for each in sat.pending]
    return _table(("Case", "Where the police are", "Last police word"), rows)


def _earlier(sat: Sat) -> Block:
    """Which there are and how far they have come: their words stand with the child."""
    rows = [
        (heard.case.id, each.id, sat.seat(each.owner.seat), said_day(each.due), _far(each.state))
        for heard in sat.heard
        for each in heard.earlier
    ]
    return _table(("Case", "Action", "Seat", "By when", "How far"), rows)


def _far(state: State) -> str:
    return str(state).capitalize()


def _concerns(sat: Sat) -> Block:
    rows = [
        (
            each.case,
            each.id,
            said_when(each.raised_at),
            f"{sat.name(each.acknowledged_by)}, {said_when(each.acknowledged_at)}"
            if each.acknowledged_at
            else "nobody yet",
        )
        for each in sat.concerns
    ]
    return _table(("Case", "Concern", "Raised", "Who has it, and since when"), rows)


def _disagreements(sat: Sat) -> Block:
    rows = [
        (heard.case.id, each.id, sat.seat(each.seat), far(sat, each))
        for heard in sat.heard
        for each in heard.disagreements
    ]
    return _table(("Case", "Disagreement", "Seat", "How far"), rows)


def _next(sat: Sat) -> Block:
    return Block(words=f"{said_when(sat.next.starts_at)}." if sat.next else "No date is booked.")


def number(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """The chapters with their numbers."""
    return tuple(
        Chapter(each.id, f"{n} {each.title}", each.blocks, each.sections) for n, each in enumerate(chapters, 1)
    )
