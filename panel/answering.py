"""Giving an answer: what each of the four asks for, and the version of a seat's update that comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.panels import Panel
from panel.procedure import Procedure
from panel.prompts import asked
from panel.questions import PAGE, Question, check, day, length, line, many, not_later, one, text
from panel.restricting import kept_restricted
from panel.said import said_date, wall_day
from panel.updates import NATURES, Answer, DraftUpdate, Mark, Nature, Statement, Update, by_phone
from panel.words import Mend, Reason, Refused

CHECKED = (
    day("checked_on", "Checked on", "For example, 14 1 2026", required="Enter the day on which it was checked"),
    line("checked_in", "Checked in", "The system or the records you looked in", required="Say where it was looked up"),
)


@dataclass(frozen=True)
class Earlier:
    """What a seat answered last on a case for another panel, from which the case has gone on."""

    panel: Panel
    update: Update


@dataclass(frozen=True)
class Place:
    """Where an answer stands: one seat on one case for one panel, the version that counts so far, if any, and what the
    seat answered for another panel."""

    panel: Panel
    case: str
    seat: str
    before: Update | None = None
    earlier: Earlier | None = None

    @property
    def version(self) -> int:
        return self.before.version if self.before else 0

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.before.statements if self.before else ()


@dataclass(frozen=True)
class Giver:
    """Who gives an answer, and when; `given_by` is whose telephone call it was, where somebody else enters it."""

    by: str
    at: datetime
    given_by: str = ""


def statement_questions(seat: str, procedure: Procedure) -> tuple[Question, ...]:
    """What a statement is made of. Procedure: updates.marks."""
    marks = {choice.id: choice.title for choice in procedure.updates.marks}
    others = {each.id: each.name for each in asked(procedure) if each.id != seat}
    return (
        text("words", "What do you know?", "One thing at a time. Say “Child B”, not a name", "Say what you know"),
        one("nature", "What is it?", NATURES, required="Choose Fact, View or The child's words"),
        day("dated", "When was it so? (optional)", "For example, 14 1 2026. Empty means not known"),
        line("source", "Where does it come from?", "For example, our case record", required="Say where it comes from"),
        one("mark", "Who may see it?", marks, required="Choose who may see it"),
        many("seats", "Which seats may see it? (only if you name them)", others),
    )


def first_mark(referral: Mapping[str, str], procedure: Procedure) -> Mark:
    """The mark a statement begins with: not for the family while the police are at work, or while the referral says
    that there is something they must not hear. Procedure: updates.not_for_family_while."""
    live = referral.get("police") in procedure.updates.not_for_family_while
    return Mark.NOT_FAMILY if live or referral.get("not_to_hear") else Mark.MEMBERS


def checked(fields: Mapping[str, str], now: datetime) -> tuple[date, str]:
    """When and in what a seat looked before it said that nothing is known; `Refused` without both."""
    day = wall_day(now)
    answers = check(CHECKED, fields, day, more=lambda answers: not_later(answers, "checked_on", "Checked on", day))
    return date.fromisoformat(answers["checked_on"]), answers["checked_in"]


def statement(id: str, fields: Mapping[str, str], questions: Sequence[Question], now: datetime) -> Statement:
    """One statement as it was typed; `Refused` names everything that is missing."""
    day = wall_day(now)
    answers = check(questions, fields, day, more=lambda given: _fits(given, day))
    dated, mark = answers.get("dated", ""), Mark(answers["mark"])
    return Statement(
        id,
        Nature(answers["nature"]),
        answers["words"],
        answers["source"],
        mark,
        date.fromisoformat(dated) if dated else None,
        tuple(answers["seats"].split(",")) if mark is Mark.NAMED else (),
    )


def nothing_known(place: Place, giver: Giver, on: date, where: str) -> Update:
    """The seat looked, and nothing is known."""
    return replace(_next(place, Answer.NOTHING_KNOWN, giver), checked_on=on, checked_in=where)


def joined(before: DraftUpdate | None, words: str, case: str) -> str:
    """What waits already and what was typed now; `Refused` for more than a statement can hold."""
    both = f"{before.words}\n{words}" if before else words
    if length(both) > PAGE:
        why = f"A draft holds {PAGE:,} characters at the most. What you typed about {case} before is as it was"
        raise Refused("What you just sent was not kept.", [Reason(why, mend=Mend.UPDATE, about=case)])
    return both


def without_words(place: Place, answer: Answer, giver: Giver) -> Update:
    """Known, with nothing to add; or something that cannot be shared here, and the chair rings."""
    return _next(place, answer, giver)


def stated(place: Place, said: Statement, giver: Giver) -> Update:
    """The seat's statements with one more, or with one of them changed."""
    said = kept_restricted(said, next((each for each in place.statements if each.id == said.id), None))
    kept = [said if each.id == said.id else each for each in place.statements]
    both = kept if said in kept else [*kept, said]
    return replace(_next(place, Answer.UPDATE, giver), statements=tuple(both))


def taken_out(place: Place, id: str, giver: Giver) -> Update:
    """The seat's statements without one; `Refused` for the only one, for an update says something."""
    left = tuple(each for each in place.statements if each.id != id)
    if not left:
        raise Refused("This is your only statement. Change it, or choose another answer. Nothing has changed.")
    return replace(_next(place, Answer.UPDATE, giver), statements=left)


def statement_id(place: Place) -> str:
    """The id of a statement that is new with the next version."""
    return f"{_id(place)}/1"


def confirmed(update: Update, now: datetime) -> Update:
    """An answer that was entered for a seat, once the seat says that it is right."""
    if not by_phone(update):
        raise Refused("There is nothing left to confirm. Nothing was changed by this press.")
    return replace(update, confirmed_at=now)


def still_asked(panel: Panel, now: datetime) -> None:
    """`Refused` once the panel has started, or does not take place: every answer is kept as it was given."""
    if panel.cancelled:
        raise Refused(f"{panel.id} does not take place, so nothing is asked for it. What was given is kept.")
    if now >= panel.starts_at:
        raise Refused("The panel has started: answers are kept as they were given. Say it at the meeting.")


def for_panel(place: Place, panel: str) -> None:
    """`Refused` for a form that was drawn for a panel from which the case has gone on: what somebody says for one panel
    never counts for another before they say so."""
    if place.panel.id != panel:
        when = said_date(place.panel.starts_at.date())
        why = f"{place.case} is on the panel of {when} now. Send it again if it is right for that one"
        raise Refused("Nothing was changed.", [Reason(why, field="answer")])


def same(place: Place, version: int, given_by: str) -> None:
    """`Refused` for a form that was drawn before somebody else answered for the seat."""
    if place.version != version:
        why = f"Answered meanwhile by {given_by}: read what stands there now, then answer again if it is not right"
        raise Refused("Nothing was changed.", [Reason(why, field="answer")])


def may_enter(place: Place) -> None:
    """`Refused` where the seat answered itself: only it changes that."""
    if place.before and not by_phone(place.before):
        raise Refused("That seat gave its own answer, and only it can change it. Nothing has changed.")


def _next(place: Place, answer: Answer, giver: Giver) -> Update:
    version = place.version + 1
    return Update(
        _id(place), place.panel.id, place.case, place.seat, version, answer, giver.by, giver.at, given_by=giver.given_by
    )


def _id(place: Place) -> str:
    return f"{place.panel.id}/{place.case}/{place.seat}/{place.version + 1}"


def _fits(answers: Mapping[str, str], today: date) -> list[Reason]:
    unnamed = answers["mark"] == Mark.NAMED and "seats" not in answers
    named = [Reason("Choose which seats may see it", field="seats")] if unnamed else []
    if "seats" in answers and answers["mark"] != Mark.NAMED:
        why = "You named seats here: choose under “Who may see it?” that only they do, or untick them"
        named = [Reason(why, field="seats")]
    return not_later(answers, "dated", "When it was so", today) + named
