"""Actions: who does what for a child by when. Exactly one seat and one person own each, and each has one date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from panel.questions import Question, check, line, many, one, text
from panel.said import said_date, said_short, said_when, wall_day
from panel.typed_day import Day, Loose, Unclear, read_day
from panel.words import Made, Reason, Refused


class State(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not done"


class Carried(StrEnum):
    """Why an unfinished action goes on to the next panel."""

    CHANGED = "circumstances changed"
    NOT_DONE = "not done"


@dataclass(frozen=True)
class Owner:
    """A seat and the person in it, from a moment on, and who said so."""

    seat: str
    person: str
    at: datetime
    by: str
    why: str = ""


@dataclass(frozen=True)
class Carry:
    """How an unfinished action went on from a panel."""

    panel: str
    why: Carried
    by: str
    at: datetime


@dataclass(frozen=True)
class Action:
    """`id` is its own (`SHCG-A007`); `panel` is the one it was made at, "" between two, and `point` what that meeting
    answered that it follows from. `owners` are all it ever had, the last one now. `safety` says that it keeps a child
    safe: while it is open the child stays on the agenda. `helpers` are other seats. `ended_at` is when it was done, or
    given up, and `said` the words with it."""

    id: str
    case: str
    words: str
    due: date
    owners: tuple[Owner, ...]
    made_by: str
    made_at: datetime
    panel: str = ""
    helpers: tuple[str, ...] = ()
    safety: bool = False
    recommendation: str = ""
    state: State = State.OPEN
    said: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""
    carried: tuple[Carry, ...] = ()
    point: str = ""
    rev: int = 0

    @property
    def owner(self) -> Owner:
        """Whose it is now."""
        return self.owners[-1]


@dataclass(frozen=True)
class DraftAction:
    """An action as somebody typed it, until they check and confirm it. `seat`, `due` and `words` are what was
    understood of it; `asks` is what has to be asked, in our own words."""

    id: str
    case: str
    by: str
    at: datetime
    typed: str
    seat: str = ""
    due: date | None = None
    words: str = ""
    panel: str = ""
    asks: tuple[str, ...] = ()
    rev: int = 0


YES, NO = "yes", "no"
DONE = (text("said", "What was done?", "Say “Child B”, not a name", required="Say what was done"),)
NOT_DONE = (text("said", "Why was it not done?", "Say “Child B”, not a name", required="Say why it was not done"),)
TOO_LONG = "That is longer than an action can be. Nothing was kept: write it in the form, in fewer words."
NOBODY = "Nobody speaks for {} today: choose another seat, or ask the coordinator who does"


@dataclass(frozen=True)
class Form:
    """What an action is written with: whoever may own it (`seat/person`, with what they are called), the seats that may
    help, and how a date is read."""

    owners: Mapping[str, str]
    seats: Mapping[str, str]
    today: date
    furthest_years: int
    loose: Loose | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked of it."""
        return (
            text("words", "What is to be done?", "Say “Child B”, not a name", required="Say what is to be done"),
            one("owner", "Who owns it? One seat, one person", self.owners, required="Choose who owns it"),
            line("due", "By when?", "For example, Friday, or 27 9 2027", required="Say by when it is due"),
            one(
                "safety",
                "Does it keep a child safe?",
                {YES: "Yes: while it is open, the child stays on the agenda", NO: "No"},
                required="Say whether it keeps a child safe",
            ),
            many("helpers", "Who helps? (optional)", self.seats),
        )

    def read(self, said: str) -> Day:
        """The day that was said; `Unclear` for anything that is no date, or not certain."""
        if found := read_day(said, self.today, self.furthest_years, self.loose):
            return found
        raise Unclear("Enter the day: for example, Friday, or 27 9 2027")

    def checked(self, fields: Mapping[str, str]) -> dict[str, str]:
        """The answers; `Refused` with every reason for which this is no action yet."""
        return check(self.questions, fields, self.today, self._more)

    def _more(self, answers: Mapping[str, str]) -> list[Reason]:
        found = []
        if not answers["owner"].partition("/")[2]:
            found.append(Reason(NOBODY.format(self.owners[answers["owner"]].partition(":")[0]), field="owner"))
        try:
            self.read(answers["due"])
        except Unclear as unclear:
            found.append(Reason(f"By when? {unclear}", field="due"))
        return found

    def in_full(self, said: str) -> str:
        """A date as the box shows it, day, month and year; what is no date stays as it was typed."""
        try:
            return said_short(self.read(said).day.isoformat())
        except Unclear:
            return said

    def sure(self, said: str) -> date:
        """The day, of a date that was said in full; `Refused` shows once what was made of any other."""
        due = self.read(said)
        if not due.exact or due.moved:
            raise Refused("Check the date, then press once more. Nothing you typed is lost.", [_made_of(due)])
        return due.day


def said_due(due: Day) -> str:
    """The day in full, with the one that was said where that is no working day."""
    if due.moved is None:
        return said_date(due.day)
    return f"{said_date(due.day)}, because {said_date(due.moved)} is not a working day"


def _made_of(due: Day) -> Reason:
    return Reason(f"By when? {said_due(due)}", field="due")


def recorded(made: Made, case: str, panel: str, answers: Mapping[str, str], due: date) -> Action:
    """The action that a form's answers are."""
    seat, _, person = answers["owner"].partition("/")
    helpers = tuple(each for each in answers.get("helpers", "").split(",") if each and each != seat)
    owner = Owner(seat, person, made.at, made.by)
    words, safety = answers["words"], answers["safety"] == YES
    return Action(made.id, case, words, due, (owner,), made.by, made.at, panel, helpers, safety)


def unfinished(actions: Iterable[Action]) -> list[Action]:
    """The actions that are open, those that are due first before the others: overdue ones lead."""
    return sorted((each for each in actions if each.state is State.OPEN), key=lambda each: (each.due, each.id))


def overdue(action: Action, today: date) -> bool:
    """Whether it is open although its day is past."""
    return action.state is State.OPEN and action.due < today


def open_still(action: Action, by: str) -> None:
    """`Refused` for one that has ended: how, when, and by whom (their name)."""
    if action.state is not State.OPEN and action.ended_at:
        when = f"By {by or 'somebody'}, {said_when(action.ended_at)}"
        raise Refused(f"{action.id} is {action.state} already. Nothing was changed by this press.", [Reason(when)])


def ended(action: Action, state: State, fields: Mapping[str, str], by: str, now: datetime) -> Action:
    """The action, done or not done, with the words that say so; `Refused` without them."""
    answers = check(DONE if state is State.DONE else NOT_DONE, fields, wall_day(now))
    return replace(action, state=state, said=answers["said"], ended_at=now, ended_by=by)


def moving(owners: Mapping[str, str]) -> tuple[Question, ...]:
    """What is asked when an action gets another owner."""
    return (
        one("owner", "Who owns it from now on? One seat, one person", owners, required="Choose who owns it"),
        line("reason", "Why?", "The new owner reads it", required="Say why"),
    )


def moved(action: Action, owners: Mapping[str, str], fields: Mapping[str, str], by: str, now: datetime) -> Action:
    """The action with another owner; those before stay in its trace. `Refused` for a seat that nobody speaks for, and
    for whoever owns it already."""
    answers = check(moving(owners), fields, wall_day(now), lambda answers: _no_owner(action, owners, answers["owner"]))
    seat, _, person = answers["owner"].partition("/")
    return replace(action, owners=(*action.owners, Owner(seat, person, now, by, answers["reason"])))


def _no_owner(action: Action, owners: Mapping[str, str], chosen: str) -> list[Reason]:
    seat, _, person = chosen.partition("/")
    if not person:
        return [Reason(NOBODY.format(owners[chosen].partition(":")[0]), field="owner")]
    same = (action.owner.seat, action.owner.person) == (seat, person)
    return [Reason("They own it already: choose somebody else", field="owner")] if same else []
