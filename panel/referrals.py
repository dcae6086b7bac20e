"""A referral: what is kept of it, and the draft while it is being written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.answers import linked_people, rules, typed_date, warn_of_names
from panel.children import Identity
from panel.procedure import Procedure
from panel.questions import PROBLEM, Question, check, tidy, too_long, with_dates
from panel.said import wall_day
from panel.screens import LAST, OTHERS, others, screen, screen_of
from panel.wording import Screen
from panel.words import Refused

FAMILY = ("family", "role", "social_worker", "team_manager", "authority", "no_contact")
"""What a brother's or sister's referral starts with."""


@dataclass(frozen=True)
class Draft:
    """A referral being written. `answers` are kept by input id as they were typed; `done` are the screens checked.

    `checking` says that "check your answers" was reached: a change goes straight back to it. `case` is set when it
    changes a referral that was sent before, `concern` once somebody said "danger". It waits for the `signer` since
    `asked_at`, who was asked as the last of so many `asks`; `sent_back` is the word with which it came back.
    """

    id: str
    person: str
    procedure: str
    version: str
    screen: int
    answers: dict[str, str]
    done: tuple[int, ...]
    started_at: datetime
    saved_at: datetime
    checking: bool = False
    case: str = ""
    concern: str = ""
    signer: str = ""
    asked_at: datetime | None = None
    asks: int = 0
    sent_back: str = ""
    rev: int = 0

    def identities(self) -> tuple[Identity, ...]:
        child = Identity(_full_names(self.answers), typed_date(self.answers.get("born", "")))
        return (child, *(identity for linked in linked_people("", self.answers) for identity in linked.identities()))


@dataclass(frozen=True)
class Referral:
    """What was sent, by input id. `id` is the case's reference, `draft` what it was written as, `police_at` when it
    last told where the police are, None if it never did, and `signed_by` the manager who signed it, if one did, at
    `signed_at`."""

    id: str
    by: str
    sent_at: datetime
    answers: dict[str, str]
    draft: str
    police_at: datetime | None = None
    signed_by: str = ""
    signed_at: datetime | None = None
    rev: int = 0

    @property
    def changed_since_signed(self) -> bool:
        """Whether it says something that whoever signed it has not read."""
        return self.signed_at is not None and self.sent_at > self.signed_at


@dataclass(frozen=True)
class Matrix:
    """One dated risk matrix: the level a person set, what the ticks suggested, and where the matrix itself is kept;
    `second` is the level on the second scale, where there are two."""

    id: str
    case: str
    name: str
    level: str
    suggested: str
    because: tuple[str, ...]
    dated: date
    author: str
    kept: str
    set_by: str
    set_at: datetime
    second: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Addition:
    """A dated note added to a referral after it was sent."""

    id: str
    case: str
    words: str
    by: str
    at: datetime
    rev: int = 0


def begin(id: str, person: str, procedure: Procedure, now: datetime, family: Mapping[str, str] | None = None) -> Draft:
    """An empty draft, or one that starts with what a brother's or sister's referral said of the family."""
    answers = {key: family[key] for key in FAMILY if family and family.get(key)}
    return Draft(id, person, procedure.name, procedure.version, 1, answers, (), now, now)


def reopen(id: str, referral: Referral, procedure: Procedure, now: datetime, concern: str = "") -> Draft:
    """A draft of a referral that was sent, to change it; it opens at the check. `concern` came up in it before."""
    empty = begin(id, referral.by, procedure, now)
    return replace(
        empty,
        screen=LAST,
        answers=dict(referral.answers),
        done=tuple(range(1, LAST)),
        checking=True,
        case=referral.id,
        concern=concern,
    )


def answer(
    draft: Draft, number: int, fields: Mapping[str, str], procedure: Procedure, now: datetime, named: bool = False
) -> Draft:
    """The draft with one screen answered, gone on to the next that is not. `Refused` says what to put right; `named`
    says that the person has seen the warning about another child's name and keeps their words."""
    shown = screen(procedure, draft.answers | _room(fields), number)
    today = wall_day(now)
    answers = check(shown.questions, fields, today, lambda answers: rules(shown, answers, procedure, today))
    merged = _merge(draft, shown, answers)
    if not named:
        warn_of_names(shown, merged, procedure)
    done = set(draft.done) | {number} if answers.keys() >= set(shown.needs) else set(draft.done) - {number}
    if shown.id == "why" and answers["kind"] != draft.answers.get("kind"):
        # Another kind of concern may have another matrix, and other things to tick.
        done -= {screen_of(procedure, merged, "matrix").number}
        merged.pop("ticks", None)
    after = LAST if draft.checking else number + 1
    kept = replace(_unasked(draft, merged), answers=merged, done=tuple(sorted(done)), saved_at=now)
    return replace(kept, screen=after, checking=after == LAST)


def _unasked(draft: Draft, answers: Mapping[str, str]) -> Draft:
    """The draft, which nobody is asked to sign any more once it says something else."""
    return draft if answers == draft.answers else replace(draft, signer="", asked_at=None)


def keep(draft: Draft, number: int, fields: Mapping[str, str], procedure: Procedure, now: datetime) -> Draft:
    """The draft with one screen's answers kept just as they were typed, unchecked, so that nothing typed is lost.
    `Refused` for what is longer than its box: it is never cut."""
    if number >= LAST:
        return replace(draft, saved_at=now)
    shown, typed = _as_typed(draft, number, fields, procedure, now)
    if long := too_long(shown.questions, typed, wall_day(now)):
        raise Refused(PROBLEM, long)
    changed = changed_since(draft, number, fields, procedure, now)
    done = tuple(n for n in draft.done if n != number) if changed else draft.done
    merged = _merge(draft, shown, typed)
    return replace(_unasked(draft, merged), answers=merged, done=done, saved_at=now)


def changed_since(
    draft: Draft, number: int, fields: Mapping[str, str], procedure: Procedure, now: datetime
) -> list[Question]:
    """The questions of a screen whose answers, as typed, are not those that are kept."""
    shown, typed = _as_typed(draft, number, fields, procedure, now)
    kept = tidy(shown.questions, draft.answers)
    return [question for question in shown.questions if typed.get(question.id) != kept.get(question.id)]


def _as_typed(
    draft: Draft, number: int, fields: Mapping[str, str], procedure: Procedure, now: datetime
) -> tuple[Screen, dict[str, str]]:
    shown = screen(procedure, draft.answers | _room(fields), number)
    today = wall_day(now)
    return shown, with_dates(shown.questions, tidy(shown.questions, fields), today)


def another(draft: Draft, fields: Mapping[str, str], procedure: Procedure, now: datetime) -> Draft:
    """The draft with room for one more child or adult on its sixth screen; `Refused` when there are five."""
    number = screen_of(procedure, draft.answers, "others").number
    kept = keep(draft, number, fields, procedure, now)
    count = others(kept.answers | _room(fields))
    if count == OTHERS:
        raise Refused(f"A referral can name {OTHERS} others. Say in “What has happened” that there are more.")
    return replace(kept, answers=kept.answers | {f"other_relation_{count + 1}": ""}, screen=number)


def turn_to(draft: Draft, number: int, now: datetime) -> Draft:
    """The draft, open at another screen."""
    return replace(draft, screen=max(1, min(LAST, number)), saved_at=now)


def _room(fields: Mapping[str, str]) -> dict[str, str]:
    """A sixth screen that was drawn with room for several others is read with room for as many."""
    return {key: "" for key in fields if key.startswith("other_")}


def _merge(draft: Draft, shown: Screen, answers: Mapping[str, str]) -> dict[str, str]:
    asked = {question.id for question in shown.questions}
    return {key: words for key, words in draft.answers.items() if key not in asked} | dict(answers)


def _full_names(answers: Mapping[str, str]) -> tuple[str, ...]:
    family = answers.get("family", "")
    names = (f"{answers.get(key, '')} {family}".strip() for key in ("first", "known_as") if answers.get(key))
    return tuple(name for name in names if " " in name)
