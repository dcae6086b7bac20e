"""Copy packs: what one seat puts into its own service's system after a panel, and nothing of anybody else's."""

from panel.casenotes import known_to
from panel.drafting import Pack
from panel.naming import Names
from panel.said import said_day
from panel.sat import Heard, Sat
from panel.sections import handling
from panel.spoken import held
from panel.updates import Mark


def pack(sat: Sat, heard: Heard, seat: str, known: Names | None = None) -> Pack:
    """The pack of one seat, from the record, whatever was written under a heading of the minutes; the names that stand
    in none of a child's are `known` once."""
    known, others = known or known_to(sat, heard), sum(each.seat != seat for each in held(heard))
    return Pack(
        seat, _actions(sat, heard, seat, known), _plan(heard, seat, known), _mind(sat, heard, seat, known), others
    )


def _actions(sat: Sat, heard: Heard, seat: str, known: Names) -> tuple[str, ...]:
    """Those that the seat owns or helps with."""
    theirs = (each for each in (*heard.actions, *heard.earlier) if seat in (each.owner.seat, *each.helpers))
    return tuple(
        f"{known.cut(each.words)}, {sat.name(each.owner.person)}, by {said_day(each.due)} ({each.state})"
        for each in theirs
    )


def _plan(heard: Heard, seat: str, known: Names) -> tuple[str, ...]:
    """What the panel said of the plan, and what it recommends to everybody or to this seat."""
    theirs = (each.words for each in heard.recommendations if each.agreed and each.seat in ("", seat))
    return tuple(known.cut(each) for each in (heard.note("plan"), *theirs) if each)


def _mind(sat: Sat, heard: Heard, seat: str, known: Names) -> tuple[str, ...]:
    """What to keep in mind: it goes into no record that the family may read. Procedure: membership.sees_linked."""
    sees = seat in (sat.procedure.membership.sees_linked or ())
    lines = handling(heard) if sees else tuple(known.cut(each) for each in handling(heard))
    marked = [one for update, one in heard.statements(*Mark) if update.seat == seat and one.mark is not Mark.MEMBERS]
    own = (
        ("What your seat said under a mark stays under it: ask the owner before anything is passed on",)
        if marked
        else ()
    )
    return (*lines, *own)
