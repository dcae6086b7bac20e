"""What the tests' own Graph keeps: events, mails, drives, and the calls that came."""

from dataclasses import dataclass, field
from typing import Any

from tests.graph.bodies import Body

NEVER = "0001-01-01T00:00:00Z"
"""When somebody answered who has not."""


@dataclass(frozen=True)
class Mail:
    """One mail that went out: to whom, what it is (invitation, update, cancellation, mail), about which subject, and
    what somebody wrote in it."""

    to: str
    kind: str
    subject: str
    words: str = ""


@dataclass
class Call:
    """One call: what was asked, why and by which right, and what the answer was (status 0: none came). `way` is its
    path as the table of routes has it, and `parts` are what varies in it."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any
    way: str = ""
    purpose: str = ""
    permission: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    status: int = 0
    answer: Any = None


@dataclass
class Kept:
    """One event: as it stands on the wire, and the properties that an application gave it. `looks` counts how often it
    was read."""

    mailbox: str
    wire: Body
    extended: list[Body]
    looks: int = 0

    def edited(self) -> None:
        """It has changed: its changeKey is another."""
        number = int(self.wire["changeKey"].rpartition("-")[2] or 0) + 1
        self.wire["changeKey"] = f"ck-{self.wire['id'][-3:]}-{number}"

    def reset(self) -> None:
        """Everybody is to answer again."""
        for each in self.wire["attendees"]:
            each["status"] = {"response": "none", "time": NEVER}


@dataclass(frozen=True)
class Drive:
    """A document library: its name, and whether the app may write in it."""

    name: str = "Documents"
    writes: bool = True


def address(attendee: Body) -> str:
    """An attendee's e-mail address in lower case."""
    return str(attendee["emailAddress"]["address"]).lower()
