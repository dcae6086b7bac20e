"""What is done for an agenda: it goes out, and after that each late change is fitted into it."""

from collections.abc import Mapping
from dataclasses import replace

from bot import boards
from bot.chats import standing
from bot.notices import holders, tell
from bot.steps.session import is_over
from bot.template import Template
from panel.invitations import comes
from panel.ordering import Order, order, retimed
from panel.panels import Item, Panel
from panel.people import Role
from panel.rooms import Inside, Meeting
from panel.sittings import Sitting
from storage.records import Board, Conversation
from storage.store import Turn

BOARD = "agenda"


def publish(turn: Turn, ids: Mapping[str, str]) -> None:
    """The agenda goes out: its order is fixed, and it stands in the panel's chat, or with whoever
    circulates it while there is none."""
    sitting = turn.sitting(ids["panel"])
    panel = sitting.panel
    fixed = order(sitting, turn.procedure(panel.procedure))
    turn.save(replace(panel, published_at=turn.now, order=fixed))
    put_up(turn, panel)


def put_up(turn: Turn, panel: Panel) -> None:
    """An agenda that is out, where it is to stand."""
    for chat in standing(turn, panel):
        boards.put_up(turn, BOARD, panel.id, chat=chat.id)
    for person in holders(turn, panel.procedure, turn.procedure(panel.procedure).agenda.circulated_by):
        show(turn, {"panel": panel.id, "person": person.id})


def show(turn: Turn, ids: Mapping[str, str]) -> None:
    """An agenda that is out stands with somebody who circulates it, while the panel has no chat."""
    if not standing(turn, turn.panel(ids["panel"])):
        boards.put_up(turn, BOARD, ids["panel"], person=ids["person"])


def leaves_chat(turn: Turn, chat: Conversation, why: Template = Template.CHAT_GONE) -> None:
    """The panel's chat is gone: each agenda that is out stands with whoever circulates it, and the coordinators
    are told."""
    turn.delete(chat)
    if not chat.procedure:
        return
    for meeting in turn.find(Meeting, chat=chat.id):
        turn.save(replace(meeting, inside=Inside.REMOVED))
    coordinators, name = holders(turn, chat.procedure, Role.COORDINATOR), chat.procedure
    tell(turn, coordinators, why, procedure=name, time=turn.token())
    for panel in out(turn, chat.procedure):
        for board in turn.find(Board, subject=panel.id):
            if board.chat == chat.id:
                turn.delete(board)
        put_up(turn, panel)


def out(turn: Turn, procedure: str) -> list[Panel]:
    """The panels whose agenda is out and that are not over."""
    panels = turn.find(Panel, procedure=procedure)
    return [panel for panel in panels if panel.published_at and not panel.cancelled and not is_over(turn, panel)]


def lay_out(turn: Turn, ids: Mapping[str, str]) -> None:
    """What changed after the agenda went out has its place, and those whose time is another are told."""
    sitting = turn.sitting(ids["panel"])
    rearrange(turn, sitting, order(sitting, turn.procedure(sitting.panel.procedure)))


def rearrange(turn: Turn, sitting: Sitting, new: Order) -> None:
    """Keeps another order; once the agenda is out, the worker and the invitees of each item that has another time are
    told, by the coordinator where they are not on the roster, and the worker of one that came late, unless their
    invitation tells them."""
    before, panel = sitting.panel, turn.save(replace(sitting.panel, order=new))
    if not before.published_at:
        return
    for case in retimed(before.order, new):
        item = turn.get(Item, f"{panel.id}/{case}")
        turn.save(replace(item, retimed=item.retimed + 1, retimed_at=turn.now))
        _tell(turn, panel, case, {sitting.cases[case].held_by, *_invited(sitting, case)})
    for case in set(sitting.cases) - set(before.order):
        _tell(turn, panel, case, {sitting.cases[case].held_by} - _invited(sitting, case))


def _invited(sitting: Sitting, case: str) -> set[str]:
    return {each.person for each in comes(sitting.invitations) if each.case == case and each.person}


def _tell(turn: Turn, panel: Panel, case: str, people: set[str]) -> None:
    tell(turn, sorted(people), Template.ITEM_TIME, panel=panel.id, case=case, rev=str(panel.rev))
