"""The minutes in the organisation's own library, where there is one: a copy, and a link mailed to each core member.

Who opens it there the library's own permissions decide: an administrator gives it to the core members alone. Nothing
stands in it that one of them may not read.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from bot.booking import go, runs
from bot.calls.call import Call, Outside
from bot.documents.word import MEDIA_TYPE, sheet
from bot.steps import minutes as steps
from cards.templates import minutes as lines
from panel.library import copy, core, inside
from panel.mailing import Mailed, Mailing
from panel.minutes import Correction, Filed, Minutes, Stage, in_library
from panel.people import Person, in_force
from panel.said import wall_day
from storage.records import Done, Errand
from storage.store import Turn

LIBRARY = "library"
"""That there is one; and who did what is done there, in the trail."""
SOON = timedelta(minutes=10)
"""While a child's item is open in a room that nobody has checked, nothing is written of it: it is tried again."""


class Put(NamedTuple):
    """Where the copy stands, and whose sections are in it."""

    link: str
    cases: Sequence[str]


def used(turn: Turn, library: bool) -> None:
    """At a start: whether there is a library. To one that is there again what changed meanwhile is told."""
    known = turn.maybe(Done, LIBRARY)
    if library and known is None:
        turn.save(Done(LIBRARY, turn.now))
        for each in turn.find(Minutes):
            anew(turn, each.id)
    elif known and not library:
        turn.delete(known)
    for mail in turn.find(Mailed) if library else ():
        if mail.how is Mailing.WAITING and turn.maybe(Errand, _errand(mail)) is None:
            go(turn, "mail", f"{mail.panel} {mail.person}")


def send(turn: Turn, panel: str) -> None:
    """Minutes that went out are to stand in the library, where there is one."""
    if turn.maybe(Done, LIBRARY):
        go(turn, "library", panel)


def anew(turn: Turn, panel: str) -> None:
    """What stands there of minutes, or is on its way there, is to be as they are now."""
    if waiting := turn.maybe(Errand, f"library {panel}"):
        turn.save(waiting)
    elif turn.get(Minutes, panel).kept_at:
        send(turn, panel)


def differs(turn: Turn, case: str) -> None:
    """Somebody steps out of a case, or is back: the copies in which it stands, or that speak of it, are to say so."""
    panels = [each.panel for each in turn.find(Filed) if case == each.case or case in each.plain.upper()]
    panels += [each.panel for each in turn.find(Correction) if case in each.words.upper()]
    panels += [each.id for each in turn.find(Minutes) if case in each.late.upper()]
    for panel in dict.fromkeys(panels):
        anew(turn, panel)


def prepare(turn: Turn, panel: str) -> Call | None:
    """How the copy is made, in a thread, and kept; None for minutes that did not go out."""
    minutes = turn.maybe(Minutes, panel)
    if minutes is None or minutes.stage is not Stage.CIRCULATED:
        return None
    kept, at = steps.kept(turn, minutes), turn.now
    if kept.shut:
        go(turn, "library", panel, at + SOON)
        return None
    paper, cases = copy(kept), inside(kept)

    async def keep(outside: Outside) -> Put:
        body = await asyncio.to_thread(sheet, paper, at)
        return Put(await outside.documents.keep(f"{panel}.docx", MEDIA_TYPE, body), cases)

    return keep


def finish(turn: Turn, panel: str, put: Put) -> None:
    """It stands there; the first time, the core members are mailed where."""
    before = turn.get(Minutes, panel)
    made = turn.save(in_library(before, put.link, turn.now))
    for each in put.cases or [panel]:
        turn.audit(LIBRARY, "keep", each, view="minutes")
    for person in _table(turn, made) if before.kept_at is None else ():
        mail(turn, Mailed(f"{panel}/{person.id}", panel, person.id, Mailing.WAITING, turn.now))


def mail(turn: Turn, to: Mailed) -> None:
    """The link is to be mailed to somebody."""
    turn.save(to)
    go(turn, "mail", f"{to.panel} {to.person}")


def prepare_mail(turn: Turn, subject: str) -> Call | None:
    """How the link is mailed; None to somebody who is not at the table any more, or has no address: the coordinators'
    list says so."""
    panel, _, id = subject.partition(" ")
    kept, minutes = _mail(turn, subject), turn.maybe(Minutes, panel)
    if kept is None or kept.how is not Mailing.WAITING or minutes is None or not runs(turn, panel):
        return None
    to = next((each.email for each in _table(turn, minutes) if each.id == id), "")
    if not to:
        _stands(turn, subject, Mailing.UNSENT)
        return None
    title, link = lines.mail(panel), minutes.link

    async def post(outside: Outside) -> None:
        await outside.documents.mail(to, title, link)

    return post


def mailed(turn: Turn, subject: str, answer: object) -> None:
    """It went out."""
    _stands(turn, subject, Mailing.SENT)
    turn.audit(LIBRARY, "mail", subject.partition(" ")[0])


def unsure(turn: Turn, subject: str) -> None:
    """Nobody knows whether it went out: it waits for somebody to look."""
    _stands(turn, subject, Mailing.UNSURE)


def _stands(turn: Turn, subject: str, how: Mailing) -> None:
    if kept := _mail(turn, subject):
        turn.save(replace(kept, how=how, at=turn.now))


def _mail(turn: Turn, subject: str) -> Mailed | None:
    return turn.maybe(Mailed, subject.replace(" ", "/"))


def _errand(mail: Mailed) -> str:
    return f"mail {mail.panel} {mail.person}"


def _table(turn: Turn, minutes: Minutes) -> list[Person]:
    """The core members who can be mailed."""
    people, today = turn.find(Person), wall_day(turn.now)
    return [each for each in people if core(in_force(each, people, today), minutes.procedure)]
