"""A change of the rules: proposed for one value, agreed by the members, and in force from a day. Procedure key:
[amendment]."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import reduce
from typing import Any

from panel.clocks import at
from panel.duty import Duty
from panel.procedure import Procedure, ProcedureError, read
from panel.questions import Question, check, day, text
from panel.said import said_day, wall_day
from panel.settable import literal, question, quoted, settable, written
from panel.words import Made, Reason, Refused

CHANGED = "Nothing was changed by this press."
NO_SUCH_VALUE = f"That value cannot be changed by a proposal. {CHANGED}"
WHY = text("why", "Why?", "Every member reads this: do not name a child", required="Say why")
FROM = day("starts_on", "From which day?", "Today or later, for example, 28 1 2027", "Enter the day")
LATE = timedelta(days=3650)


class State(StrEnum):
    """How far it has come. One is OVERTAKEN when a file gives its value anew."""

    OPEN = "open"
    AGREED = "agreed"
    IN_FORCE = "in force"
    DROPPED = "dropped"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True)
class Amendment:
    """`id` is its own (`SHCG-M001`). `key` is a dotted key; `given` is what it is to be and `before` what it was, each
    as a procedure file writes it. `files` is what the partnership's own overlays gave the key when it was agreed;
    `order` counts those that have come into force, one after the other."""

    id: str
    procedure: str
    key: str
    before: str
    given: str
    why: str
    starts_on: date
    by: str
    at: datetime
    state: State = State.OPEN
    closed_by: str = ""
    closed_at: datetime | None = None
    files: str = ""
    order: int = 0
    rev: int = 0

    @property
    def counts(self) -> bool:
        """Whether it changes the rules, now or from its day on."""
        return self.state in (State.AGREED, State.IN_FORCE)

    @property
    def value(self) -> Any:
        """What it is to be."""
        return tomllib.loads(f"value = {self.given}")["value"]

    @property
    def was(self) -> Any:
        """What it was; None where it was not set."""
        return tomllib.loads(f"value = {self.before}")["value"] if self.before else None


def questions(key: str) -> tuple[Question, ...]:
    """What is asked of a change of one value; `Refused` for one that cannot be changed."""
    if key not in settable():
        raise Refused(NO_SUCH_VALUE)
    return question(settable()[key]), WHY, FROM


def propose(
    made: Made, key: str, fields: Mapping[str, str], procedure: Procedure, known: Sequence[Amendment]
) -> Amendment:
    """A change of one value; `Refused` names what is missing or no such value, and one that is proposed already."""
    asked, today = questions(key), wall_day(made.at)
    answers = check(asked, fields, today, lambda answers: _fits(answers, key, procedure, known, today))
    given, starts_on = literal(settable()[key], answers["value"]), date.fromisoformat(answers["starts_on"])
    return Amendment(
        made.id, procedure.name, key, written(procedure.value(key)), given, answers["why"], starts_on, made.by, made.at
    )


def _fits(
    answers: Mapping[str, str], key: str, procedure: Procedure, known: Iterable[Amendment], today: date
) -> list[Reason]:
    if other := next((each for each in known if (each.key, each.state) == (key, State.OPEN)), None):
        words = f"{other.id} proposes a value for it already: it is agreed or dropped first"
        return [Reason(words, field="value")]
    if date.fromisoformat(answers["starts_on"]) < today:
        return [Reason("The day has to be today or later", field="starts_on")]
    try:
        given = literal(settable()[key], answers["value"])
    except ValueError as error:
        return [Reason(str(error), field="value")]
    another = any((each.key, each.state) == (key, State.AGREED) for each in known)
    stays = given == written(procedure.value(key)) and not another
    return [Reason("That is what it is now", field="value")] if stays else []


def still_open(amendment: Amendment) -> None:
    """`Refused` for one that is closed."""
    if amendment.state is not State.OPEN:
        words = f"{amendment.id} is {amendment.state}. {CHANGED}"
        raise Refused(words, [Reason("It is shown as it is now", field="proposal")])


def agreed(amendment: Amendment, by: str, now: datetime, files: Sequence[str]) -> Amendment:
    """It is agreed: from its day on, which cannot lie before today, it is the rule."""
    starts_on, overlays = max(amendment.starts_on, wall_day(now)), by_overlays(files, amendment.key)
    return replace(amendment, state=State.AGREED, starts_on=starts_on, closed_by=by, closed_at=now, files=overlays)


def dropped(amendment: Amendment, by: str, now: datetime) -> Amendment:
    """It is not to be; `Refused` for one that is closed."""
    still_open(amendment)
    return replace(amendment, state=State.DROPPED, closed_by=by, closed_at=now)


def in_turn(known: Iterable[Amendment]) -> list[Amendment]:
    """Those that count, in the order in which they come into force."""
    return sorted((each for each in known if each.counts), key=lambda each: (not each.order, each.order, _day(each)))


def _day(amendment: Amendment) -> tuple[date, str]:
    return amendment.starts_on, amendment.id


def comes_next(amendment: Amendment, known: Iterable[Amendment]) -> Amendment:
    """The change, in force after all those that ever were."""
    return replace(amendment, state=State.IN_FORCE, order=1 + max((each.order for each in known), default=0))


def overlay(name: str, known: Sequence[Amendment]) -> str:
    """What of these is in force, as an overlay; "" where nothing is. Its version counts every change there ever was."""
    found = {each.key: each for each in in_turn(known) if each.state is State.IN_FORCE}
    if not found:
        return ""
    head = f'overlay_of = {quoted(name)}\nversion = "p{max(each.order for each in known)}"\n'
    return head + "".join(_line(each) for each in found.values())


def _line(amendment: Amendment) -> str:
    return f"{amendment.key} = {{ value = {amendment.given}, local = {_origin(amendment)} }}\n"


def _origin(amendment: Amendment) -> str:
    on = said_day(wall_day(amendment.closed_at)) if amendment.closed_at else ""
    return quoted(f"The members, {on}, proposal {amendment.id}, in force from {said_day(amendment.starts_on)}")


def laid_over(name: str, files: tuple[str, ...], known: Sequence[Amendment]) -> tuple[str, ...]:
    """A procedure's texts out of files, with what is in force of these laid over them; `ProcedureError` for one that
    changes what is no value any more."""
    for each in in_turn(known):
        if each.key not in settable():
            words = f"proposal {each.id} changes it, and it is not a key of a procedure: set the proposal aside"
            raise ProcedureError(name, each.key, words)
    text = overlay(name, known)
    return (*files, text) if text else files


def check_all(name: str, files: tuple[str, ...], known: Sequence[Amendment]) -> None:
    """`ProcedureError` where the rules would not fit together, now or once one of these comes into force."""
    done = [each for each in known if each.state is not State.AGREED]
    read(name, laid_over(name, files, done))
    for each in (each for each in in_turn(known) if each.state is State.AGREED):
        done.append(comes_next(each, done))
        read(name, laid_over(name, files, done))


def by_overlays(files: Sequence[str], key: str) -> str:
    """What the overlays among these texts give a key, with where it comes from; "" where none of them does."""
    tables = [table for text in files if "overlay_of" in (table := tomllib.loads(text))]
    found = [entry for table in tables if (entry := _entry(table, key))]
    return repr(sorted(found[-1].items())) if found else ""


def _entry(table: dict[str, Any], key: str) -> dict[str, Any]:
    below: dict[str, Any] = reduce(lambda found, part: found.get(part, {}), key.split("."), table)
    return below


def overtaken(known: Iterable[Amendment], files: Sequence[str]) -> list[Amendment]:
    """Those that an overlay sets aside, or for whose key it gives another value than it did when they were agreed: the
    file is newer."""
    aside = {id for text in files for id in tomllib.loads(text).get("set_aside", ())}
    given = ((each, by_overlays(files, each.key)) for each in known if each.counts)
    newer = (each for each, now in given if each.id in aside or now not in ("", each.files))
    return [replace(each, state=State.OVERTAKEN) for each in newer]


def duties(known: Iterable[Amendment], procedure: Procedure) -> list[Duty]:
    """Each change that is agreed becomes the rule when its day begins."""
    waiting = (each for each in known if each.state is State.AGREED)
    begins = ((each, at(each.starts_on, time(), procedure.panel.zone)) for each in waiting)
    return [Duty("new rules", {"procedure": each.procedure, "proposal": each.id}, on, on + LATE) for each, on in begins]
