"""What is done for an agenda: it goes out, and after that each late change is fitted into it."""

from collections.abc import Mapping
from dataclasses import replace

from bot import boards
from bot.notices import holders, tell
from bot.template import Template
from panel.invitations import comes
from panel.ordering import Order, order, retimed
from panel.panels import Panel, ends_at
from panel.people import Role
from panel.sittings import Sitting
from storage.records import Board, Conversation
from storage.store import Turn

BOARD = "agenda"


def publish(turn: Turn, ids: Mapping[str, str]) -> None:
    """The agenda goes out: its order is fixed, and it stands in the panel's chat, or with the coordinators while there
    is none."""
    sitting = turn.sitting(ids["panel"])
    panel = sitting.panel
    fixed = order(sitting, turn.procedure(panel.procedure))
    turn.save(replace(panel, published_at=turn.now, order=fixed))
    put_up(turn, panel)


def put_up(turn: Turn, panel: Panel) -> None:
    """An agenda that is out, where it is to stand."""
    chats = turn.find(Conversation, procedure=panel.procedure)
    for chat in chats:
        boards.put_up(turn, BOARD, panel.id, chat=chat.id)
    if not chats:
        for person in holders(turn, panel.procedure, Role.COORDINATOR):
            boards.put_up(turn, BOARD, panel.id, person=person.id)


def leaves_chat(turn: Turn, chat: Conversation) -> None:
    """The panel's chat is gone: each agenda that is out stands with the coordinators, who are told."""
    turn.delete(chat)
    if not chat.procedure:
        return
    coordinators, name = holders(turn, chat.procedure, Role.COORDINATOR), chat.procedure
    tell(turn, coordinators, Template.CHAT_GONE, procedure=name, time=turn.token())
    for panel in out(turn, chat.procedure):
        for board in turn.find(Board, subject=panel.id):
            if board.chat == chat.id:
                turn.delete(board)
        put_up(turn, panel)


def out(turn: Turn, procedure: str) -> list[Panel]:
    """The panels whose agenda is out and that are not over."""
    panels = turn.find(Panel, procedure=procedure)
    return [panel for panel in panels if panel.published_at and not panel.cancelled and ends_at(panel) > turn.now]


def lay_out(turn: Turn, ids: Mapping[str, str]) -> None:
    """What changed after the agenda went out has its place, and those whose time is another are told."""
    sitting = turn.sitting(ids["panel"])
    rearrange(turn, sitting, order(sitting, turn.procedure(sitting.panel.procedure)))


def rearrange(turn: Turn, sitting: Sitting, new: Order) -> None:
    """Keeps another order; once the agenda is out, the worker and the invitees of each item that has another time are
    told, and the worker of one that came late, unless their invitation tells them."""
    before, panel = sitting.panel, turn.save(replace(sitting.panel, order=new))
    if not before.published_at:
        return
    for case in retimed(before.order, new):
        _tell(turn, panel, case, {sitting.cases[case].held_by, *_invited(sitting, case)})
    for case in set(sitting.cases) - set(before.order):
        _tell(turn, panel, case, {sitting.cases[case].held_by} - _invited(sitting, case))


def _invited(sitting: Sitting, case: str) -> set[str]:
    return {each.person for each in comes(sitting.invitations) if each.case == case and each.person}


def _tell(turn: Turn, panel: Panel, case: str, people: set[str]) -> None:
    tell(turn, sorted(people), Template.ITEM_TIME, panel=panel.id, case=case, rev=str(panel.rev))
