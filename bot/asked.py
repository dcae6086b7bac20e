"""What a handler is given: what was asked, by whom, under which rules."""

from dataclasses import dataclass

from bot.request import ChatKind, Request
from panel.people import Person
from panel.procedure import Procedure


@dataclass(frozen=True)
class Asked:
    """`said` is what was typed, `command` its first word and `words` the rest; `reference` is what it is about, if it
    names one. `first` says that this chat was not welcomed yet, `live`
    says that this is production: with a real child's data, the list of what must be set first is binding.
    """

    request: Request
    person: Person
    procedure: Procedure
    live: bool
    first: bool = False
    said: str = ""
    command: str = ""
    words: str = ""
    reference: str = ""

    def id(self, name: str) -> str:
        """An id the button carried, or ""."""
        return self.request.ids.get(name, "")

    def number(self, name: str) -> int:
        """A number the button carried; 0 for anything that is not one."""
        carried = self.id(name)
        return int(carried) if carried.isascii() and carried.isdigit() and len(carried) < 9 else 0

    @property
    def fields(self) -> dict[str, str]:
        """What was typed into the card."""
        return dict(self.request.fields)

    @property
    def personal(self) -> bool:
        """Whether only this person and the bot are in the chat."""
        return self.request.chat.kind is ChatKind.PERSONAL
