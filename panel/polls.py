"""A poll: what is known of the times for an extra panel, and what those answered who were asked by a card."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from panel.duty import Duty
from panel.panels import publishes_at
from panel.procedure import Procedure
from panel.questions import Question, many
from panel.said import ENGLAND_AND_WALES, said_time, said_when

YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Poll:
    """What is known of the times for an extra panel. `id` is the offer's, or, `by_hand`, its own: for a panel that the
    coordinator adds unasked. `times` are proposed, the best first; `free` are, by person, those of the times
    `looked_at` at which their calendar has nothing. `asked` are the people who are asked by a card, and `round` names
    the times that they were asked about last."""

    id: str
    procedure: str
    times: tuple[datetime, ...] = ()
    looked_at: tuple[datetime, ...] = ()
    free: dict[str, tuple[datetime, ...]] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    round: str = ""
    by_hand: bool = False
    rev: int = 0


@dataclass(frozen=True)
class Could:
    """What somebody answered: at which of the times that they were `asked` about they `can` come. `id` is the poll's
    and theirs."""

    id: str
    poll: str
    person: str
    asked: tuple[datetime, ...]
    can: tuple[datetime, ...]
    at: datetime
    rev: int = 0


def duties(polls: Sequence[Poll], procedure: Procedure) -> list[Duty]:
    """Times for a panel that is added unasked are settled once the agenda of the last could not go out any more."""
    lasts = ((each.id, each.times or each.looked_at) for each in polls if each.by_hand)
    over = ((id, publishes_at(max(times), procedure)) for id, times in lasts if times)
    return [Duty("times over", {"poll": id}, at, at + YEAR) for id, at in over]


def question(times: Sequence[datetime]) -> Question:
    """Which of these somebody could come to; none is an answer too."""
    return many(
        "can", "When could you come? Leave out what you cannot", {name_of(each): said_when(each) for each in times}
    )


def answer(poll: Poll, person: str, ticked: str, now: datetime, times: Sequence[datetime]) -> Could:
    """What somebody says to the times that they were shown."""
    can = tuple(each for each in times if name_of(each) in ticked.split(","))
    return Could(f"{poll.id}/{person}", poll.id, person, tuple(times), can, now)


def chosen(answer: Could | None) -> str:
    """What an answer has ticked."""
    return ",".join(name_of(each) for each in answer.can) if answer else ""


def typed_in(poll: Poll, name: str) -> dict[str, str]:
    """A time that is proposed, as it would be typed into the form for an extra panel; nothing for any other."""
    found = (each.astimezone(ENGLAND_AND_WALES) for each in poll.times if name_of(each) == name)
    return next(({"date": f"{each:%Y-%m-%d}", "time": said_time(each.time())} for each in found), {})


def name_of(moment: datetime) -> str:
    """What a time is called in a form and by a button."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M")
