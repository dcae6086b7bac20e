"""Who has answered, for those who ring."""

from dataclasses import replace

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.showing.updates import answers
from bot.steps.apologies import apologies
from bot.steps.reminders import done_about
from bot.steps.seats import panel_of
from bot.template import Template
from cards import answers as cards
from panel.access import Act
from panel.panels import Panel
from panel.people import Person, senior_managers
from panel.procedure import Procedure
from panel.prompts import asked as asked_of
from panel.prompts import asking, children, unanswered
from panel.rules.sitting import Seat
from panel.sittings import Sitting
from panel.words import Refused
from storage.store import Missing, Turn


def updates(asked: Asked, turn: Turn) -> Reply:
    """updates: which seats have answered for the next panel, and which have not."""
    coming = [panel for panel in turn.find(Panel, procedure=asked.procedure.name) if asking(panel, turn.now)]
    if not coming:
        return Reply(cards.nothing_asked())
    panel = min(coming, key=lambda panel: panel.starts_at)
    return Reply(cards.posted_board(answers(turn, turn.sitting(panel.id), asked.person)))


def open_board(asked: Asked, turn: Turn) -> Reply:
    """Each case and seat: what stands, when it was checked, who was reminded and told; and who cannot come."""
    panel = panel_of(asked, turn, Act.UPDATES)
    sitting, procedure = turn.sitting(panel.id), turn.procedure(panel.procedure)
    behind = [_behind(turn, sitting, seat, procedure) for seat in asked_of(procedure)]
    late = tuple(each for each in behind if each.left)
    sorry = apologies(turn, panel, procedure)
    board = replace(answers(turn, sitting, asked.person), behind=late, apologies=sorry)
    return Reply(cards.board(board, asked.number("page")))


def _behind(turn: Turn, sitting: Sitting, seat: Seat, procedure: Procedure) -> cards.Behind:
    left, count = len(unanswered(sitting, seat.id)), len(children(sitting))
    return cards.Behind(seat, left, count, done_about(turn, sitting, seat.id, procedure) if left else "")


def ask_senior(asked: Asked, turn: Turn) -> Reply:
    """The senior manager of a seat that has not answered has a notice, where there is one on the roster; of another
    day, anew."""
    panel = panel_of(asked, turn, Act.UPDATES)
    seat = next((each for each in asked_of(turn.procedure(panel.procedure)) if each.id == asked.id("seat")), None)
    if seat is None:
        raise Missing("seat")
    if not asking(panel, turn.now):
        raise Refused(f"Nothing is asked for {panel.id} any more. Nobody was told.")
    people = senior_managers(turn.find(Person), panel.procedure, seat.id)
    tell(turn, people, Template.ASK_SENIOR, panel=panel.id, seat=seat.id, days=str(panel.days_changed))
    return Reply(cards.senior(seat, panel, [person.name for person in people]))
