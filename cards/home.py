"""Where a conversation starts and comes back to: welcome, help, a near miss, a stranger, and sorry."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.parts import Opened, Posted, button, opened, posted, says
from cards.templates import Line
from cards.verbs import Verb


@dataclass(frozen=True)
class Help:
    """One command: how it is typed, what it does, and its button's words if it needs nothing more."""

    name: str
    words: str
    title: str


def welcome(body: str, commands: Sequence[Help]) -> Posted:
    """Once a conversation: what it is, its limits, and what this person can do."""
    return posted(
        templates.welcome(body),
        templates.WHAT_IT_IS,
        templates.NOT_A_REPORT,
        templates.NOT_EMERGENCY,
        *_said(commands),
        buttons=_first(commands),
    )


def help(commands: Sequence[Help], hello: bool = False) -> Posted:
    """What this person can do, each command in a few words."""
    return posted(templates.HELLO if hello else templates.HELP, *_said(commands), buttons=_first(commands))


def nearest(names: Sequence[str]) -> Posted:
    """Something that was not understood, and the commands that come nearest."""
    buttons = [button(name, Verb.SAY, text=name) for name in names]
    return posted(templates.NOT_UNDERSTOOD, templates.NEAREST, buttons=buttons)


def elsewhere() -> Posted:
    """Typed for in a shared chat: the answer is in the person's own."""
    return posted(templates.ELSEWHERE)


def stranger(id: str = "") -> Posted:
    """Somebody who is on no roster here; in their own chat, with the id that the coordinator needs to add them."""
    return posted(templates.STRANGER, templates.STRANGER_NEXT, *([templates.stranger_id(id)] if id else []))


def _said(commands: Sequence[Help]) -> list[Line]:
    return [templates.command(command.name, command.words) for command in commands]


def _first(commands: Sequence[Help]) -> list[ExecuteAction]:
    """Six at the most: the first is what most people came for."""
    ready = [command for command in commands if command.title][:6]
    return [button(each.title, Verb.SAY, main=not n, text=each.name.split()[0]) for n, each in enumerate(ready)]


def stale(words: str, go_on: ExecuteAction) -> Opened:
    """A button that was pressed already, or a card that is out of date: what is so now, and the way on."""
    return opened(words, says("Nothing was changed by this press."), buttons=[go_on])
