"""Where a conversation starts and comes back to: welcome, help, a near miss, `my`, and sorry."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards import ActionSet, CardElement, ExecuteAction

from cards import templates
from cards.cases import STATUS
from cards.parts import Opened, Posted, button, opened, posted, row, says
from cards.templates import Line
from cards.verbs import Verb
from panel.cases import Case
from panel.concerns import Concern
from panel.referrals import Draft
from panel.said import said_date
from panel.screens import LAST


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


def my_list(mine: Mine) -> Opened:
    """The list: most urgent first, each with the button that goes on with it."""
    body: list[CardElement] = []
    for concern in mine.concerns:
        body += [
            says(f"Safety concern {concern.id}: nobody has taken it yet."),
            _open(Verb.CONCERN_OPEN, concern=concern.id),
        ]
    for reference in mine.waiting:
        body += [says(f"{reference} is waiting to be screened."), _open(Verb.SCREEN_OPEN, case=reference)]
    for draft in mine.drafts:
        body += [says(_draft(draft)), row(button("Go on", Verb.REFER_RESUME, draft=draft.id))]
    for referred in mine.referred:
        words = f"{referred.case.id}: {STATUS[referred.case.status]}. {referred.panel}"
        body += [says(words), _open(Verb.CASE_OPEN, case=referred.case.id)]
    return opened(
        "My list", *(body or [says("Nothing is waiting for you.")]), buttons=[button("Help", Verb.SAY, text="help")]
    )


def _draft(draft: Draft) -> str:
    return f"A referral not sent yet, begun {said_date(draft.started_at.date())}, at screen {draft.screen} of {LAST}."


def _open(verb: Verb, **ids: str) -> ActionSet:
    return row(button("Open", verb, at=ids))


def stale(words: str, go_on: ExecuteAction) -> Opened:
    """A button that was pressed already, or a card that is out of date: what is so now, and the way on."""
    return opened(words, says("Nothing was changed by this press."), buttons=[go_on])
