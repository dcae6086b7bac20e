"""Where a conversation starts and comes back to: welcome, help, a near miss, `my`, and sorry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.cases import STATUS
from cards.parts import Opened, Posted, button, opened, posted, row, says
from cards.templates import Line
from cards.verbs import Verb
from panel.cases import Case
from panel.concerns import Concern
from panel.referrals import Draft
from panel.said import said_date, wall_day
from panel.screens import LAST

LINES = 10


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


def stranger() -> Posted:
    """Somebody who is on no roster here."""
    return posted(templates.STRANGER, templates.STRANGER_NEXT)


def _said(commands: Sequence[Help]) -> list[Line]:
    return [templates.command(command.name, command.words) for command in commands]


def _first(commands: Sequence[Help]) -> list[ExecuteAction]:
    """Six at the most: the first is what most people came for."""
    ready = [command for command in commands if command.title][:6]
    return [button(each.title, Verb.SAY, main=not n, text=each.name.split()[0]) for n, each in enumerate(ready)]


@dataclass(frozen=True)
class Referred:
    """A case this person referred, and what is known of its panel, in words."""

    case: Case
    panel: str


@dataclass(frozen=True)
class Mine:
    """What one person owes and started: concerns nobody has taken, referrals to screen, drafts, own referrals."""

    concerns: tuple[Concern, ...]
    waiting: tuple[str, ...]
    drafts: tuple[Draft, ...]
    referred: tuple[Referred, ...]


def my(mine: Mine) -> Posted:
    """Counts only; the list itself opens."""
    lines = templates.counts(len(mine.concerns), len(mine.waiting), len(mine.drafts), len(mine.referred))
    return posted(templates.MINE, *lines, buttons=[button("Open my list", Verb.MY_VIEW, main=True)])


def my_list(mine: Mine, page: int) -> Opened:
    """The list, ten lines at a time: most urgent first, each with the button that goes on with it."""
    lines = list(_lines(mine))
    shown = lines[page * LINES : (page + 1) * LINES]
    body = [element for words, go_on in shown for element in (says(words), row(go_on))]
    count = [says(f"{page * LINES + 1} to {page * LINES + len(shown)} of {len(lines)}", quietly=True)] if shown else []
    more = (page + 1) * LINES < len(lines)
    return opened(
        "My list",
        *count,
        *(body or [says("Nothing is waiting for you.")]),
        buttons=[
            *([button("Earlier", Verb.MY_VIEW, page=page - 1)] if page else []),
            *([button("More", Verb.MY_VIEW, page=page + 1)] if more else []),
            button("Help", Verb.SAY, text="help"),
        ],
    )


def _lines(mine: Mine) -> Iterator[tuple[str, ExecuteAction]]:
    for concern in mine.concerns:
        words = f"Safety concern {concern.id}: nobody has taken it yet."
        yield words, button("Open", Verb.CONCERN_OPEN, concern=concern.id)
    for reference in mine.waiting:
        yield f"{reference} is waiting to be screened.", button("Open", Verb.SCREEN_OPEN, case=reference)
    for draft in mine.drafts:
        yield _draft(draft), button("Go on", Verb.REFER_RESUME, draft=draft.id)
    for referred in mine.referred:
        words = f"{referred.case.id}: {STATUS[referred.case.status]}. {referred.panel}"
        yield words, button("Open", Verb.CASE_OPEN, case=referred.case.id)


def _draft(draft: Draft) -> str:
    return (
        f"A referral not sent yet, begun {said_date(wall_day(draft.started_at))}, at screen {draft.screen} of {LAST}."
    )


def stale(words: str, go_on: ExecuteAction) -> Opened:
    """A button that was pressed already, or a card that is out of date: what is so now, and the way on."""
    return opened(words, says("Nothing was changed by this press."), buttons=[go_on])
