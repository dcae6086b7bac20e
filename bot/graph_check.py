"""`python -m bot graph check`: what an administrator has given of what Convenor needs, and how the rest is given."""

import asyncio
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import wrap

from bot.settings import Booking, Settings, Unusable, read
from cards.needs import BY_HAND, NEEDED, Need

WIDTH = 100
NAME, STATE = max(len(each.name) for each in NEEDED) + 2, 10
CREDENTIALS = ("AZURE_CLIENT_CERTIFICATE_PATH", "IDENTITY_ENDPOINT", "MicrosoftAppPassword", "GRAPH_BASE_URL")
IN_THE_MAILBOX = ("Calendars.ReadWrite", "Mail.Send")
"""What Exchange can give for one mailbox: then it stands in no token."""
LIBRARY = "Sites.Selected"
EVERY_SITE = frozenset(
    {
        "Sites.Read.All",
        "Sites.ReadWrite.All",
        "Sites.Manage.All",
        "Sites.FullControl.All",
        "Files.Read.All",
        "Files.ReadWrite.All",
    }
)
"""With any of these the bot reaches documents that are none of its own."""
LOCAL = "CONVENOR_CALENDAR is local: nothing is asked of Microsoft 365, and nothing is needed of it."


class State(StrEnum):
    """How it stands with something that is needed."""

    HELD = "held"
    READS = "reads"
    WIDE = "too wide"
    MISSING = "missing"
    UNKNOWN = "unknown"


MEANS = {
    State.HELD: "it is there",
    State.READS: "reading works; that writing does shows when something is booked or kept, for nothing is tried here",
    State.WIDE: "it is held for every mailbox or every site: take that from the application, and give it for one alone",
    State.MISSING: "it is not there, or not for the organiser or the library that the settings name",
    State.UNKNOWN: "it cannot be seen from here",
}


@dataclass(frozen=True)
class Seen:
    """What a look at the tenant shows, by name: what `works` and what was `refused`; `roles` are the permissions that
    the bot's token names, None for a token that cannot be read; `credential` is the setting that it comes from.
    `cut_off` says that something did not come to an end."""

    credential: str
    works: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    roles: frozenset[str] | None = None
    cut_off: bool = False


def check() -> int:
    """Looks, and prints what there is: 0 when nothing is missing, 1 when something is, 2 when it could not look."""
    try:
        settings = read()
    except Unusable as error:
        return _said(str(error), 2)
    if settings.calendar is Booking.LOCAL:
        return _said(LOCAL, 0)
    # Only here: it takes seconds to import.
    from bot.calendars.graph.looking import look

    seen = asyncio.run(look(settings))
    return _said(report(seen, settings), code(seen))


def code(seen: Seen) -> int:
    """What the command ends with."""
    found = states(seen).values()
    if State.MISSING in found or State.WIDE in found:
        return 1
    return 2 if seen.cut_off else 0


def states(seen: Seen) -> Mapping[Need, State]:
    """How it stands with each thing that is needed; of the credentials, with the one that is used."""
    return {each: _state(each.name, seen) for each in NEEDED if each.name in (*_others(), seen.credential)}


def _others() -> Iterator[str]:
    return (each.name for each in NEEDED if each.name not in CREDENTIALS)


def _state(name: str, seen: Seen) -> State:
    if name == LIBRARY and seen.roles and seen.roles & EVERY_SITE:
        return State.WIDE
    if name in seen.refused:
        return State.MISSING
    if seen.roles and name in seen.roles and name != LIBRARY:
        return State.WIDE if name in IN_THE_MAILBOX else State.HELD
    if name in seen.works:
        return State.READS if "ReadWrite" in name or name == LIBRARY else State.HELD
    unseen = seen.roles is None or "." not in name or name in IN_THE_MAILBOX or name in seen.roles
    return State.UNKNOWN if unseen else State.MISSING


def report(seen: Seen, settings: Settings) -> str:
    """The table, how what is not held is given, and what an administrator sees to by hand. No secret is in it."""
    found = states(seen)
    lines = [*_table(found), "", *_legend(found), *_given(found, settings), *_by_hand()]
    return "\n".join([*lines, *(["", "Microsoft 365 did not answer everything. Look again."] if seen.cut_off else [])])


def _table(found: Mapping[Need, State]) -> Iterator[str]:
    yield f"{'Needed of Microsoft 365':<{NAME}}{'State':<{STATE}}What for"
    yield "-" * WIDTH
    for need, state in found.items():
        first, *more = wrap(need.purpose, WIDTH - NAME - STATE)
        yield f"{need.name:<{NAME}}{state:<{STATE}}{first}"
        yield from (f"{'':<{NAME + STATE}}{line}" for line in more)


def _legend(found: Mapping[Need, State]) -> Iterator[str]:
    for state in State:
        if state in found.values():
            first, *more = wrap(MEANS[state], WIDTH - STATE)
            yield from (f"{state:<{STATE}}{first}", *(f"{'':<{STATE}}{line}" for line in more))


def _given(found: Mapping[Need, State], settings: Settings) -> Iterator[str]:
    """The commands, in the order in which they are best run: the least first."""
    wanted = {need: state for need, state in found.items() if state not in (State.HELD, State.READS)}
    if wanted:
        yield from ("", "How it is given, in PowerShell. Run this first:", *_variables(settings))
    for need, state in wanted.items():
        yield from ("", f"# {need.name}: {state}", *need.how)


def _variables(settings: Settings) -> Sequence[str]:
    values = {"app": settings.app_id, "organiser": settings.organiser, "drive": settings.drive}
    unset = {"app": "MicrosoftAppId", "organiser": "GRAPH_ORGANISER", "drive": "GRAPH_DRIVE_ID"}
    return [f"${name} = '{(value or unset[name]).replace(chr(39), chr(39) * 2)}'" for name, value in values.items()]


def _by_hand() -> Iterator[str]:
    yield from ("", "What Microsoft Graph cannot set or see. In the Teams admin centre, see to it that:")
    for place in BY_HAND:
        first, *more = wrap(f"{place.wanted} ({place.where})", WIDTH - 2)
        yield from (f"- {first}", *(f"  {line}" for line in more))


def _said(words: str, code: int) -> int:
    sys.stdout.write(f"{words}\n")
    return code
