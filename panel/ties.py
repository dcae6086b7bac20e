"""Ties: two cases that are about each other, and how children who share a school or a service are kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.children import Child, Linked, normal
from panel.questions import text
from panel.words import Reason, Refused


@dataclass(frozen=True)
class Tie:
    """Two cases on the agenda of which one names the other's child. `id` is both references, sorted."""

    id: str
    case: str
    other: str
    rev: int = 0


@dataclass(frozen=True)
class Wording:
    """What stood there before it was written anew."""

    words: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Apart:
    """How the children of a case are kept apart at school or service, as somebody wrote it. `id` is the case's;
    `earlier` are its versions before, oldest first."""

    id: str
    case: str
    words: str
    by: str
    at: datetime
    rev: int = 0
    earlier: tuple[Wording, ...] = ()


APART = (
    text(
        "apart",
        "How are they kept apart at school or service?",
        "Say “Child B”, not a name",
        required="Say how they are kept apart",
    ),
)


def written(before: Apart | None, case: str, words: str, by: str, now: datetime) -> Apart:
    """How they are kept apart, as it is written now; what stood there before is kept."""
    if before is None:
        return Apart(case, case, words, by, now)
    earlier = (*before.earlier, Wording(before.words, before.by, before.at))
    return replace(before, words=words, by=by, at=now, earlier=earlier)


def unchanged(before: Apart | None, rev: int, by: str) -> None:
    """`Refused` for a form that was opened before somebody else wrote."""
    if before and before.rev != rev:
        why = f"Written meanwhile by {by}: it stands above. Put together what is right, then keep it"
        raise Refused("Nothing was changed.", [Reason(why, field="apart")])


def keys(name: str, born: date | None) -> tuple[str, ...]:
    """What somebody whom a referral names is found by: the same as a child of that name or date of birth."""
    return (*((f"name:{normal(name)}",) if normal(name) else ()), *((f"born:{born}",) if born else ()))


def tie(one: str, other: str) -> Tie:
    """The tie of two cases, the same whichever names the other's child."""
    first, second = sorted((one, other))
    return Tie(f"{first}/{second}", first, second)


def is_child(linked: Linked, child: Child) -> bool:
    """Whether somebody whom a referral names is the child of another case: the same full name and no other date of
    birth, or the same date of birth and a name in common."""
    if linked.case == child.id:
        return False
    whole = f"name:{normal(linked.name)}" in child.keys
    if linked.born is None or linked.born == child.born:
        return whole or (linked.born is not None and bool(_parts(linked.name) & _parts(_all(child))))
    turned = (linked.born.year, linked.born.day, linked.born.month) == (
        child.born.year,
        child.born.month,
        child.born.day,
    )
    return whole and (child.estimated or turned)


def share_a_place(named: Iterable[Linked]) -> bool:
    """Whether a referral itself says that one it names goes to the same school or service."""
    return any(linked.same_place == "yes" for linked in named)


def same_school(one: str, other: str) -> bool:
    """Whether two referrals name the same school or setting."""
    return bool(normal(one)) and normal(one) == normal(other)


def _all(child: Child) -> str:
    return f"{child.first} {child.family} {child.known_as}"


def _parts(name: str) -> set[str]:
    return {normal(part) for part in name.split()} - {""}
