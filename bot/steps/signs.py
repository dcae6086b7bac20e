"""What a case's own records tell, looked up: for its card, for the chair's screen, and for what is missing."""

from collections.abc import Iterator
from itertools import islice

from bot.steps.investigating import banner
from bot.steps.nominating import stands, unsent
from cards.signs import LABELS, meets
from panel.can_begin import CanBegin
from panel.cases import Case
from panel.children import Child
from panel.consents import Consent
from panel.missing import Lack, Missing
from panel.police import PoliceWord
from panel.processes import Process, running
from panel.recommending import Assessment, Recommendation
from panel.referrals import Referral
from panel.said import wall_day
from panel.session import Discussion, Session
from panel.sign import Kind, Records, Sign
from panel.signs import signs
from storage.store import Turn

FEW = 5
"""So many processes stand on an item; the rest are in the list."""


def signs_of(turn: Turn, case: Case) -> tuple[Sign, ...]:
    """The signs there are in a case's records now."""
    return signs(records_of(turn, case), turn.procedure(case.procedure, case.version), wall_day(turn.now))


def on_item(turn: Turn, case: Case) -> list[tuple[str, str]]:
    """What stands of it on the chair's screen: each sign, then the processes that run beside the panel. That the child
    comes of age has a line of its own there."""
    found = [each for each in signs_of(turn, case) if each.kind is not Kind.OF_AGE]
    must = [("Nomination", words)] if (words := stands(turn, case)) else []
    live = [("Investigation", words)] if (words := banner(turn, case)) else []
    return [*must, *live, *((LABELS[each.kind], each.words) for each in found), *_processes(turn, case)]


def lacking_in(turn: Turn, case: Case) -> list[Missing]:
    """What of it the coordinator sees before the agenda. That a child comes of age they are told in time anyway."""
    must = [Missing(Lack.SIGN, stands(turn, case))] if unsent(turn, case) else []
    found = [each for each in signs_of(turn, case) if each.kind is not Kind.OF_AGE]
    return [*must, *(Missing(Lack.SIGN, each.words.rstrip(".")) for each in found)]


def _processes(turn: Turn, case: Case) -> Iterator[tuple[str, str]]:
    found = running(turn.find(Process, case=case.id))
    for each in islice(found, FEW):
        yield "Another process", f"{each.name}, led by {each.lead}, {meets(each)}"
    if (left := len(found) - FEW) > 0:
        yield f"{left} more", "under What the case tells"


def records_of(turn: Turn, case: Case) -> Records:
    """Everything that a case is looked at by."""
    return Records(
        case,
        turn.get(Child, case.id).born,
        turn.get(Referral, case.id),
        tuple(turn.find(PoliceWord, case=case.id)),
        tuple(turn.find(Recommendation, case=case.id)),
        tuple(turn.find(Assessment, case=case.id)),
        tuple(turn.find(Consent, case=case.id)),
        tuple(turn.find(Process, case=case.id)),
        tuple(turn.find(CanBegin, case=case.id)),
        tuple(_discussions(turn, case)),
    )


def _discussions(turn: Turn, case: Case) -> list[Discussion]:
    """Those of sittings that are over: of one that goes on, the notes are still to come."""
    found = turn.find(Discussion, case=case.id)
    over = (each for each in found if (session := turn.maybe(Session, each.panel)) and session.ended_at)
    return sorted(over, key=lambda each: each.began_at)
