"""How a sitting comes to a decision: proposed by the chair, agreed or objected to by each seat, and closed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel import outcome_names, review, voting
from panel.decisions import Decision, Ending, Stand, counts, stand_id
from panel.procedure import Procedure
from panel.questions import PROBLEM, Question, check, day, line, many, one, text
from panel.rules.outcomes import OutcomeRule
from panel.said import wall_day
from panel.voting import Vote
from panel.words import Made, Reason, Refused

TITLES = {
    Ending.ONGOING: "Ongoing: discussed again at the next panel",
    Ending.REMOVED: "Remove from this panel’s agenda: only when every gate holds",
    Ending.HANDED_OVER: "Handed over: stays on the agenda until it is received",
    Ending.ONWARD: "Onward referral: stays on the agenda until it is received",
    Ending.DEFERRED: "Deferred to the next panel",
}
PROPOSE: tuple[Question, ...] = (
    one("ending", "What comes next?", {str(each): words for each, words in TITLES.items()}, required="Choose one"),
    text("why", "Why?", "Say “Child B”, not a name", required="Say why"),
    line("tells", "Who tells the child and the family?", "A role, for example the social worker (optional)"),
    day("tells_by", "By when? (optional)", "For example, 28 1 2027"),
    line("untold", "Or why nobody tells them (optional)"),
    text("unsaid", "What must not be said to them? (optional)"),
)
AGREE, OBJECT = "agree", "object"
STAND = (text("reason", "Why do you object?", "It is recorded as you write it", required="Say why you object"),)
SETTLE = (text("settled", "How was it settled?", required="Say how it was settled"),)
THEMSELVES = "Whether a child leaves the agenda, each seat says for itself. Nothing was changed by this press."
NOBODY_HERE = "It is not kept that any seat is here: say who is here, then ask them"
NOBODY_HEARD = "Ask round the table: each presses for its seat, or you write down who agreed in the room"
THEIRS = "That objection is changed or settled only by whoever made it. Nothing was changed by this press."
NOT_YOURS_TO_SAY = "Whoever speaks for a seat that is here says whether it agrees. Nothing was changed by this press."


def questions(procedure: Procedure, own: OutcomeRule | None) -> tuple[Question, ...]:
    """What is asked of an outcome: of the procedure's own, what that asks beside the rest."""
    asked = (*PROPOSE[1:2], *outcome_names.questions(procedure, own), *PROPOSE[2:]) if own else PROPOSE
    return (*asked, *review.questions(procedure))


def propose(
    made: Made, panel: str, case: str, before: Decision | None, fields: Mapping[str, str], procedure: Procedure
) -> Decision:
    """What is to be decided, or as it was changed; `Refused` names what is missing, and for one that is closed."""
    if before and before.closed_at:
        raise Refused(f"The outcome of {case} at this sitting is closed. Nothing was changed by this press.")
    today, own = wall_day(made.at), procedure.outcomes.of(fields.get("ending", ""))
    if procedure.outcomes.named and own is None:
        raise Refused(PROBLEM, [Reason("Choose one of the outcomes", field="ending")])
    answers = check(questions(procedure, own), fields, today, lambda given: _fits(given, own, procedure, today))
    tells, untold, unsaid = (answers.get(name, "") for name in ("tells", "untold", "unsaid"))
    by_day = date.fromisoformat(answers["tells_by"]) if "tells_by" in answers else None
    decision = Decision(
        made.id, panel, case, _ending(answers, own), answers["why"], made.by, made.at, tells, by_day, untold, unsaid,
        outcome=own.id if own else "", fields=outcome_names.fields(procedure, own, answers),
        because=answers.get("because", ""), again_on=review.day_of(answers),
    )  # fmt: skip
    if before is None:
        return decision
    same = _what(before) == _what(decision)
    return replace(decision, round=before.round + (not same), rev=before.rev)


def _what(one: Decision) -> tuple[object, ...]:
    """What each seat agrees to."""
    return one.ending, one.why, one.outcome, one.fields, one.because, one.again_on


def _ending(answers: Mapping[str, str], own: OutcomeRule | None) -> Ending:
    return Ending(own.ending if own else answers["ending"])


def _fits(answers: Mapping[str, str], own: OutcomeRule | None, procedure: Procedure, today: date) -> list[Reason]:
    """What is wrong with the answers beside each other, in the order in which they are asked."""
    days = outcome_names.days(procedure, own, answers, today)
    return [*_telling(answers, today), *days, *review.fits(answers, _ending(answers, own), procedure, today)]


def _telling(answers: Mapping[str, str], today: date) -> list[Reason]:
    """Somebody tells the child and the family by a day, or it is said why nobody does."""
    if ("tells" in answers) == ("untold" in answers):
        words = "Say who tells the child and the family, or why nobody does"
        return [Reason(words if "tells" not in answers else f"{words}: not both", field="tells")]
    if "tells" in answers and "tells_by" not in answers:
        return [Reason("Say by when they are told", field="tells_by")]
    if "tells_by" in answers and date.fromisoformat(answers["tells_by"]) < today:
        return [Reason("The day by which they are told has to be today or later", field="tells_by")]
    return []


@dataclass(frozen=True)
class Speaks:
    """Who says where a seat stands: whoever speaks for it, or the chair `for_caller`, who is on the telephone."""

    by: str
    at: datetime
    for_caller: bool = False

    def made(self, before: Stand) -> bool:
        """Whether they are who said what the seat said before. What the chair wrote down for a caller is the word of
        whoever speaks for the seat now: the caller, or the same seat in the meeting."""
        return before.for_caller or before.by == self.by


def stand(
    made: Speaks, decision: Decision, seat: str, agrees: bool, before: Stand | None, fields: Mapping[str, str]
) -> Stand:
    """Where a seat stands on what is to be decided; `Refused` for an objection without a reason, for one of somebody
    else's, or once it is closed."""
    still_open(decision)
    if before and counts(before, decision) and not before.agrees and not made.made(before):
        raise Refused(THEIRS)
    reason = "" if agrees else check(STAND, fields, wall_day(made.at))["reason"]
    id = stand_id(decision, seat)
    return Stand(
        id, decision.panel, decision.case, seat, decision.ending, agrees, made.by, made.at, reason,
        round=decision.round, for_caller=made.for_caller,
    )  # fmt: skip


def in_room_questions(seats: Mapping[str, str]) -> tuple[Question, ...]:
    """Which of the seats (id: name) that have said nothing agreed when they were asked in the room."""
    return (many("seats", "Who said that they agree?", seats, required="Choose who said that they agree"),)


def in_room(decision: Decision, seat: str, before: Stand | None, by: str, now: datetime) -> Stand:
    """A seat that the chair asked in the room, and that agreed; an objection of its own that was settled before stays
    with how it was. `Refused` for a removal, where each seat says so itself."""
    still_open(decision)
    if decision.ending is Ending.REMOVED:
        raise Refused(THEMSELVES)
    if before and not before.agrees:
        return replace(before, round=decision.round)
    id, one = stand_id(decision, seat), decision
    return Stand(id, one.panel, one.case, seat, one.ending, True, by, now, round=one.round, in_room=True)


def still_open(decision: Decision) -> None:
    """`Refused` for a decision that is closed."""
    if decision.closed_at:
        raise Refused(f"The decision on {decision.case} is closed. Nothing was changed by this press.")


def settle(stand: Stand, decision: Decision, fields: Mapping[str, str], by: str, now: datetime) -> Stand:
    """The objection with how it was settled, as the chair wrote it: it stands until whoever objected says so too."""
    still_open(decision)
    if not stand.stands or not counts(stand, decision):
        raise Refused("No objection of that seat stands. Nothing was changed by this press.")
    return replace(stand, settled=check(SETTLE, fields, wall_day(now))["settled"], settled_by=by)


def is_settled(stand: Stand, decision: Decision, says: Speaks) -> Stand:
    """The objection, settled, as whoever objected says; `Refused` for anybody else, and while nobody has written
    how."""
    still_open(decision)
    if not says.made(stand):
        raise Refused(THEIRS)
    if not stand.stands or not stand.settled or not counts(stand, decision):
        raise Refused("Nothing waits for your word here. Nothing was changed by this press.")
    return replace(stand, settled_at=says.at, round=decision.round)


@dataclass(frozen=True)
class Hearing:
    """Who was heard on a decision: whether anybody was, the seats (id: name) that are here and were not, and those of
    them `without` whom the chair closes it, as they saw them on their card; the `vote` where it is decided by one, and
    whether the chair `cast` theirs on a tie."""

    heard: bool
    unheard: Mapping[str, str]
    without: Collection[str] = ()
    vote: Vote | None = None
    cast: bool = False


def close(decision: Decision, unsettled: Collection[str], hearing: Hearing, by: str, now: datetime) -> Decision:
    """The decision, closed; `Refused` for a removal, which only the gates allow, for one that is closed, while an
    objection (`unsettled`, by the name of its seat) is neither settled nor in the disagreement steps and there is no
    vote, while a vote is not carried, while nobody was heard, and while a seat was not heard without which the chair
    has not said that it is closed."""
    still_open(decision)
    if unsettled and hearing.vote is None:
        words = "An objection is never outvoted: it is settled first, or the disagreement steps are started for it."
        raise Refused(f"{words} Nothing has changed.", [Reason(f"{name} objects", field="close") for name in unsettled])
    if decision.ending is Ending.REMOVED:
        words = f"{decision.case} leaves the agenda only when every gate holds. Nothing has changed."
        raise Refused(words)
    _heard(hearing)
    closed = replace(decision, closed_at=now, closed_by=by, unheard=tuple(hearing.unheard))
    if hearing.vote is None:
        return closed
    voting.passes(hearing.vote, hearing.cast)
    tied = hearing.vote.tied
    return replace(closed, rule=str(hearing.vote.by), cast=tied, voted=voting.said(hearing.vote, tied))


def _heard(hearing: Hearing) -> None:
    if not hearing.heard:
        words = NOBODY_HEARD if hearing.unheard else NOBODY_HERE
        raise Refused("Nobody was heard on this yet. Nothing has changed.", [Reason(words, field="close")])
    if left := [name for id, name in hearing.unheard.items() if id not in hearing.without]:
        words = "Somebody who is here was not heard yet: hear them, or close it without them. Nothing has changed."
        raise Refused(words, [Reason(f"{name} has said nothing", field="close") for name in left])
