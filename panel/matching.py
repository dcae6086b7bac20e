"""Possible same child: what a person decides about two records, and what a changed referral does to it. Nothing is
joined by itself, and the records of two cases are never merged: joined is for view alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from panel.children import Child, Match, why_same
from panel.questions import check, one, text
from panel.words import Refused


class Decision(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    NOT_SURE = "not sure"


SAID = {
    Decision.SAME: "The same child",
    Decision.DIFFERENT: "Two different children",
    Decision.NOT_SURE: "Not sure yet",
}
DECIDE = (
    one(
        "decision",
        "Are they the same child?",
        {str(decision): words for decision, words in SAID.items()},
        required="Choose The same child, Two different children or Not sure yet",
    ),
    text("reason", "Why?", "What was compared, and with whom", required="Say why"),
)
PART = (text("reason", "Why are they not the same child?", required="Say why they are not the same child"),)


@dataclass(frozen=True)
class Rematch:
    """What becomes of a child's matches when who the child is was sent again: those that the
    chair is asked about, and those of which nothing speaks any more."""

    ask: tuple[Match, ...]
    drop: tuple[Match, ...]


def pair(one: str, other: str) -> str:
    """The id of the match of two cases, whichever is named first."""
    return "/".join(sorted((one, other)))


def across(one: str, other: str) -> tuple[str, ...]:
    """The procedures of two cases, where they are not the same."""
    return () if one == other else (one, other)


def other_of(match: Match, case: str) -> str:
    """The other of the two cases."""
    return match.other if match.case == case else match.case


def is_open(match: Match) -> bool:
    """Whether a person still has to decide."""
    return match.decision in ("", Decision.NOT_SURE)


def rematch(child: Child, before: Child | None, matches: Sequence[Match], others: Sequence[Child]) -> Rematch:
    """The matches of a child as it is now. A decision is never lost; one that they are different is asked about again
    only once who the child is has changed."""
    kept = {match.id: match for match in matches}
    why = {pair(child.id, other.id): (other.id, why_same(child, other)) for other in others}
    changed = before is None or not child.same_identity(before)
    kin = {other.id: across(child.procedure, other.procedure) for other in others}
    new = [
        Match(id, child.id, other, because, procedures=kin[other])
        for id, (other, because) in why.items()
        if because and id not in kept
    ]
    again = [
        replace(match, decision="", why=why[match.id][1], asked=match.asked + 1)
        for match in matches
        if changed and match.decision == Decision.DIFFERENT and why.get(match.id, ("", ()))[1]
    ]
    gone = [match for match in matches if not match.decision and not why.get(match.id, ("", ()))[1]]
    return Rematch((*new, *again), tuple(gone))


def decide(match: Match, fields: Mapping[str, str], by: str, now: datetime, today: date) -> Match:
    """The match, decided with a reason; `Refused` for two that are joined: they are parted by `unlink`."""
    if match.decision == Decision.SAME:
        raise Refused(f"{match.case} and {match.other} are joined already. To part them, type “unlink {match.case}”.")
    answers = check(DECIDE, fields, today)
    decided = replace(match, decision=answers["decision"], reason=answers["reason"], decided_by=by, decided_at=now)
    return replace(decided, joined_at=now, parted_at=None) if decided.decision == Decision.SAME else decided


def part(match: Match, fields: Mapping[str, str], by: str, now: datetime, today: date) -> Match:
    """Two joined cases, parted again: they are not the same child; `Refused` unless they are joined."""
    if match.decision != Decision.SAME:
        raise Refused(f"{match.case} and {match.other} are not joined. Nothing has changed.")
    reason = check(PART, fields, today)["reason"]
    return replace(match, decision=Decision.DIFFERENT, reason=reason, decided_by=by, decided_at=now, parted_at=now)
