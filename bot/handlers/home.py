"""Where a conversation starts and comes back to: `my`, and what waits for a person."""

from bot.asked import Asked
from bot.handlers.places import likely
from bot.handlers.screening import waiting
from bot.request import Reply
from cards import home as cards
from cards.home import Mine, Referred
from panel.access import Act, may
from panel.cases import Case, CaseStatus
from panel.concerns import Concern
from panel.panels import Panel
from panel.referrals import Draft
from panel.said import said_when
from storage.store import Turn


def my(asked: Asked, turn: Turn) -> Reply:
    """my: what waits for you, your drafts, and what you referred."""
    return Reply(cards.my(_mine(asked, turn)))


def my_list(asked: Asked, turn: Turn) -> Reply:
    """A page of the list itself, each line with the button that goes on with it."""
    return Reply(cards.my_list(_mine(asked, turn), asked.number("page")))


def _mine(asked: Asked, turn: Turn) -> Mine:
    person, procedure = asked.person, asked.procedure.name
    concerns = turn.find(Concern, procedure=procedure) if may(person, Act.ANSWER_CONCERN, procedure) else []
    screens = waiting(turn, procedure, person) if may(person, Act.SCREEN, procedure) else []
    drafts = sorted(turn.find(Draft, person=person.id), key=lambda draft: draft.started_at)
    return Mine(
        concerns=tuple(concern for concern in concerns if not concern.acknowledged_by),
        waiting=tuple(case.id for case in screens),
        drafts=tuple(drafts),
        referred=tuple(Referred(case, _panel(turn, case)) for case in turn.find(Case, referred_by=person.id)),
    )


def _panel(turn: Turn, case: Case) -> str:
    """When its panel is or is likely to be, in words."""
    if case.panel:
        return f"Panel {said_when(turn.get(Panel, case.panel).starts_at)}."
    if case.status is CaseStatus.WAITING:
        place = likely(turn, turn.procedure(case.procedure, case.version), case.id)
        return f"If accepted, likely panel {said_when(place.starts_at)}."
    return ""
