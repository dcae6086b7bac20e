"""Apps: who has the bot in a chat of their own, as far as the organisation's Teams says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Held(StrEnum):
    """How far somebody is from having it. Who is UNKNOWN has no account that Teams knows."""

    HAS = "has"
    HAS_NOT = "has not"
    INSTALLING = "installing"
    NOT_ALLOWED = "not allowed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class App:
    """Whether somebody has the bot in a chat of their own. `id` is the person's, `at` is since when that is known, and
    `asked_at` when a coordinator last had it installed for them."""

    id: str
    held: Held
    at: datetime
    asked_at: datetime | None = None
    rev: int = 0


def seen(before: App | None, person: str, held: Held, now: datetime) -> App:
    """What is known after a look. Who does not have it is still on the way to it, or still refused it."""
    if before is None:
        return App(person, held, now)
    waits = held is Held.HAS_NOT and before.held in (Held.INSTALLING, Held.NOT_ALLOWED)
    return before if waits or held is before.held else replace(before, held=held, at=now)


def progress(apps: Iterable[App]) -> tuple[int, int]:
    """How far an installation is that is under way: so many are through, of so many; (0, 0) while there is none."""
    asked = [(each.asked_at, each.held) for each in apps if each.asked_at]
    began = min((at for at, held in asked if held is Held.INSTALLING), default=None)
    if began is None:
        return 0, 0
    batch = [held for at, held in asked if at >= began]
    return sum(held is not Held.INSTALLING for held in batch), len(batch)
