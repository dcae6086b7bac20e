"""A child whose police investigation goes on: what is said on every form in which something is typed about them."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Kind, Reply
from cards.parts import Opened, forewarned
from panel.access import Act, may
from panel.cases import Case
from panel.police import PoliceWord
from panel.referrals import Referral
from panel.restricting import investigates
from storage.store import Turn


def goes_on(turn: Turn, case: Case) -> bool:
    """Whether an investigation about a case goes on."""
    procedure = turn.procedure(case.procedure, case.version)
    return investigates(case, turn.get(Referral, case.id), turn.find(PoliceWord, case=case.id), procedure)


def banner(turn: Turn, case: Case) -> str:
    """What has to be kept in mind while it goes on; "" while none does. Procedure: police.live."""
    return (turn.procedure(case.procedure, case.version).police.live or "") if goes_on(turn, case) else ""


def warned(asked: Asked, turn: Turn, reply: Reply) -> Reply:
    """An answer to a press that holds a form about such a child says so above its boxes."""
    case = turn.maybe(Case, asked.reference) if asked.request.kind is Kind.PRESS else None
    if case is None or not isinstance(reply.card, Opened) or not may(asked.person, Act.OPEN, case.procedure, case):
        return reply
    words = banner(turn, case)
    return replace(reply, card=forewarned(reply.card, words)) if words else reply
