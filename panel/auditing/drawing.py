"""The drawing of an audit sample: each stratum in its proportion, in an order that a seed alone decides. Procedure key:
[audit]."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from panel.cases import Case, CaseStatus
from panel.rules.audit import AuditRules, Stratum
from panel.said import wall_day

LEFT = (CaseStatus.REMOVED, CaseStatus.HANDED_OVER)
OTHERS, OTHERS_TITLE = "others", "Any other, for what could not be filled"


class Why(StrEnum):
    """Why a case that was drawn was passed over, and the next one taken."""

    STEPPED_OUT = "whoever drew the sample has stepped out of it"
    SAME_CHILD = "it is of the same child as another one drawn, or about that child"


@dataclass(frozen=True)
class Framed:
    """A case that can be drawn; `status` is the child's legal status, "" where none is recorded."""

    case: str
    status: str
    closed: bool


@dataclass(frozen=True)
class Share:
    """One stratum of a sample, by its title: how many it was to give, how many there were, and how many it gave."""

    id: str
    title: str
    asked: int
    there: int
    drawn: int


@dataclass(frozen=True)
class Passed:
    """A case that was passed over, and why."""

    case: str
    why: Why


@dataclass(frozen=True)
class Apart:
    """What is not drawn: the cases (`out`) that whoever draws has stepped out of, and of those that are about the
    same child or about each other (`same`) more than one."""

    out: Collection[str] = ()
    same: Mapping[str, Collection[str]] = field(default_factory=dict)

    def why(self, case: str, taken: Collection[str]) -> Why | None:
        """Why a case cannot join those that are taken; None where it can."""
        if case in self.out:
            return Why.STEPPED_OUT
        return Why.SAME_CHILD if set(self.same.get(case, ())) & set(taken) else None


@dataclass(frozen=True)
class Drawn:
    """What came of a draw."""

    cases: tuple[str, ...]
    shares: tuple[Share, ...]
    passed: tuple[Passed, ...] = ()


def framed(cases: Iterable[Case], status: Callable[[Case], str], rules: AuditRules, today: date) -> list[Framed]:
    """The cases on the agenda, and those that left it lately, each with its child's legal status. Procedure:
    audit.closed_days."""
    since = today - timedelta(days=rules.closed_days)
    found = [Framed(each.id, status(each), each.status in LEFT) for each in cases if _can_be(each, since)]
    return sorted(found, key=lambda each: each.case)


def _can_be(case: Case, since: date) -> bool:
    if case.status in LEFT:
        return case.left_at is not None and wall_day(case.left_at) >= since
    return case.status is CaseStatus.ACCEPTED


def draw(frame: Sequence[Framed], count: int, seed: str, rules: AuditRules, apart: Apart) -> Drawn:
    """So many cases, each stratum in its proportion, in an order that the seed alone decides; what a stratum cannot
    give is drawn from all the others."""
    order = sorted(frame, key=lambda each: _place(seed, each.case))
    strata, found = rules.strata or (), Drawn((), ())
    for stratum, asked in zip(strata, quotas(count, strata), strict=True):
        there = [each.case for each in order if _is_of(each, stratum)]
        found = _take(found, Share(stratum.id, stratum.title, asked, len(there), 0), there, apart)
    there = [each.case for each in order if each.case not in found.cases]
    return _take(found, Share(OTHERS, OTHERS_TITLE, count - len(found.cases), len(there), 0), there, apart)


def _take(found: Drawn, share: Share, there: Sequence[str], apart: Apart) -> Drawn:
    """With as many of these as the share asks for; a share that asks for none is not told of."""
    taken, passed, known = [*found.cases], [*found.passed], {each.case for each in found.passed}
    for case in there if share.asked else ():
        if len(taken) - len(found.cases) == share.asked:
            break
        if why := apart.why(case, taken):
            passed += [] if case in known else [Passed(case, why)]
        elif case not in taken:
            taken.append(case)
    shares = (*found.shares, replace(share, drawn=len(taken) - len(found.cases))) if share.asked else found.shares
    return Drawn(tuple(taken), shares, tuple(passed))


def _place(seed: str, case: str) -> str:
    # A digest, and no generator of random numbers: the same order in every version of Python, for whoever checks it.
    return sha256(f"{seed} {case}".encode()).hexdigest()


def _is_of(each: Framed, stratum: Stratum) -> bool:
    return each.status in stratum.statuses and each.closed is stratum.closed


def quotas(count: int, strata: Sequence[Stratum]) -> list[int]:
    """How many each stratum gives of so many, in proportion to what it takes; what is left over goes to those whose
    part was cut most, the first of them first."""
    whole = sum(each.take for each in strata)
    found = [count * each.take // whole for each in strata]
    cut = sorted(range(len(strata)), key=lambda n: -(count * strata[n].take % whole))
    for n in cut[: count - sum(found)]:
        found[n] += 1
    return found
