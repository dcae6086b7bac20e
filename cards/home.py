"""Where a conversation starts and comes back to: welcome, help, a near miss, a stranger, and sorry."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.parts import Opened, Posted, button, opened, posted, says
from cards.templates.line import Line
from cards.verbs import Verb

MORE = button("What else you can do", Verb.SAY, text="help more")
FEW = 5
"""So many buttons leave room for the way back."""


@dataclass(frozen=True)
class Help:
    """One command: how it is typed, what it does, and its button's words if it needs nothing more."""

    name: str
    words: str
    title: str


def welcome(body: str, commands: Sequence[Help], sitting: Sequence[Line] = ()) -> Posted:
    """Once a conversation: what it is, its limits, what this person does most, and at a `sitting` and after it."""
    return posted(
        templates.home.welcome(body),
        templates.home.WHAT_IT_IS,
        templates.referrals.NOT_A_REPORT,
        templates.home.NOT_EMERGENCY,
        *_said(commands),
        *sitting,
        further=[MORE],
        buttons=_ready(commands),
    )


def help(commands: Sequence[Help], sitting: Sequence[Line] = (), hello: bool = False) -> Posted:
    """What this person does most, each command in a few words, what at a `sitting` and after it, and the way to the
    rest."""
    line = templates.home.HELLO if hello else templates.home.HELP
    return posted(line, *_said(commands), *sitting, further=[MORE], buttons=_ready(commands))


def more_help(commands: Sequence[Help]) -> Posted:
    """What else this person can do."""
    back = button("Help", Verb.SAY, text="help")
    return posted(templates.home.MORE_HELP, *_said(commands), buttons=[*_ready(commands)[:FEW], back])


def nearest(names: Sequence[str]) -> Posted:
    """Something that was not understood, and the commands that come nearest."""
    buttons = [button(name, Verb.SAY, text=name) for name in names]
    return posted(templates.home.NOT_UNDERSTOOD, templates.home.NEAREST, buttons=buttons)


def elsewhere() -> Posted:
    """Typed for in a shared chat: the answer is in the person's own."""
    return posted(templates.home.ELSEWHERE)


def stranger(id: str = "") -> Posted:
    """Somebody who is on no roster here; in their own chat, with the id that the coordinator needs to add them."""
    return posted(
        templates.home.STRANGER, templates.home.STRANGER_NEXT, *([templates.home.stranger_id(id)] if id else [])
    )


def _said(commands: Sequence[Help]) -> list[Line]:
    return [templates.home.command(command.name, command.words) for command in commands]


def _ready(commands: Sequence[Help]) -> list[ExecuteAction]:
    """Six at the most: the first is what most people came for."""
    ready = [command for command in commands if command.title][:6]
    return [button(each.title, Verb.SAY, main=not n, text=each.name.split()[0]) for n, each in enumerate(ready)]


def stale(words: str, go_on: ExecuteAction) -> Opened:
    """A button that was pressed already, or a card that is out of date: what is so now, and the way on."""
    return opened(words, says("Nothing was changed by this press."), buttons=[go_on])
