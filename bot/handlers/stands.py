"""Where the seats stand on a decision: each says so itself, or the chair asks it in the room and writes it down."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.showing.decisions import opened, shown
from bot.steps.deciding import look_for_names, the_decision, unchanged
from bot.steps.entitlement import the_case
from bot.steps.hearing import named, the_seat, waited_for
from bot.template import Template
from cards import decisions
from cards import stands as cards
from cards.parts import Ids
from panel import deciding
from panel.access import Act
from panel.cases import Case
from panel.deciding import STAND, in_room_questions
from panel.decisions import Decision, Stand, stand_id
from panel.procedure import Procedure
from panel.questions import check
from panel.said import wall_day
from panel.session import Present
from panel.words import Refused
from storage.store import Turn


def agree(asked: Asked, turn: Turn) -> Reply:
    """A seat agrees."""
    return _stands(asked, turn, agrees=True)


def object_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why a seat objects."""
    case, _, decision, seat, _ = the_seat(asked, turn)
    at: Ids = {"case": case.id, "panel": decision.panel, "seat": seat, "round": decision.round}
    return Reply(cards.objects(at, asked.fields if refused else {}, refused))


def object_again(asked: Asked, turn: Turn, refused: Refused) -> Reply:
    """The form again, with what was typed; where what is to be decided is another now, that."""
    changed = any(reason.field == "round" for reason in refused.reasons)
    return Reply(opened(asked, turn, refused)) if changed else object_form(asked, turn, refused)


def object_save(asked: Asked, turn: Turn) -> Reply:
    """A seat objects, with its reason: it stands until it is settled."""
    return _stands(asked, turn, agrees=False)


def _stands(asked: Asked, turn: Turn, agrees: bool) -> Reply:
    case, procedure, decision, seat, speaks = the_seat(asked, turn)
    before = turn.maybe(Stand, stand_id(decision, seat))
    given = deciding.stand(speaks, unchanged(asked, turn, decision), seat, agrees, before, asked.fields)
    look_for_names(asked, turn, case, () if agrees else STAND)
    turn.save(given)
    return Reply(decisions.decision(shown(asked, turn, case, decision, procedure)))


def in_room_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Which of the seats that have said nothing agreed when the chair asked them in the room."""
    case, procedure, decision = _led(asked, turn)
    seats = {seat: named(procedure, seat)[1] for seat in waited_for(turn, case, decision, procedure)}
    at: Ids = {"case": case.id, "panel": decision.panel, "round": decision.round}
    return Reply(cards.in_room(at, seats, asked.fields if refused else {}, refused))


def in_room(asked: Asked, turn: Turn) -> Reply:
    """They agree, as the chair asked them in the room and writes down: each is told, and can say otherwise. Who has
    said something for themselves meanwhile is left as they are."""
    case, procedure, decision = _led(asked, turn)
    left = waited_for(turn, case, unchanged(asked, turn, decision), procedure)
    for seat in _chosen(asked, turn, left, procedure):
        before = turn.maybe(Stand, stand_id(decision, seat))
        turn.save(deciding.in_room(decision, seat, before, asked.person.id, turn.now))
        _tell(asked, turn, decision, seat, left[seat])
    return Reply(decisions.decision(shown(asked, turn, case, decision, procedure)))


def in_room_again(asked: Asked, turn: Turn, refused: Refused) -> Reply:
    """The form again where one was sent, else what is to be decided as it is now."""
    sent = not asked.id("seats") and all(reason.field == "seats" for reason in refused.reasons)
    if sent and refused.reasons:
        return in_room_form(asked, turn, refused)
    return Reply(opened(asked, turn, refused))


def _led(asked: Asked, turn: Turn) -> tuple[Case, Procedure, Decision]:
    case, procedure = the_case(asked, turn, Act.DECIDE)
    return case, procedure, the_decision(asked, turn, case)


def _chosen(asked: Asked, turn: Turn, left: dict[str, list[Present]], procedure: Procedure) -> list[str]:
    """The seats a button names, or that were ticked, of those that have said nothing."""
    seats = {seat.id: seat.name for seat in procedure.seats}
    said = asked.id("seats") or check(in_room_questions(seats), asked.fields, wall_day(turn.now))["seats"]
    return [seat for seat in left if seat in said.split(",")]


def _tell(asked: Asked, turn: Turn, decision: Decision, seat: str, there: list[Present]) -> None:
    people = sorted({each.person for each in there} - {asked.person.id, ""})
    case, panel, again = decision.case, decision.panel, str(decision.round)
    tell(turn, people, Template.ASKED_IN_ROOM, case=case, panel=panel, seat=seat, round=again)
