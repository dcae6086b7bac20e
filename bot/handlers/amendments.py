"""Changes of the rules: proposed, agreed or objected to seat by seat, and closed by the chair."""

from dataclasses import replace

from bot.asked import Asked
from bot.notices import holders
from bot.request import Reply
from bot.steps.amendments import known_in, may_propose, own_seats, shown, tell_members, the_amendment, unchanged
from bot.steps.entitlement import nonce
from bot.steps.rules import files_of
from bot.template import Template
from cards import amendments as cards
from cards import proposing
from cards.parts import Ids
from panel import amendments, consulting
from panel.amendments import Amendment, State
from panel.consulting import AmendmentStand
from panel.people import Role, speakers
from panel.procedure import ProcedureError
from panel.questions import PROBLEM
from panel.said import wall_day
from panel.settable import typed
from panel.words import Made, Reason, Refused
from storage.store import Missing, Turn

RULES_CHANGED = "The rules changed since you opened this form. Nothing you typed is lost."


def values(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One page of the values that can be changed."""
    return Reply(proposing.values(asked.procedure, asked.number("page"), refused))


def form(asked: Asked, turn: Turn) -> Reply:
    """The form for the value that was chosen."""
    key = asked.fields.get("key", "").strip()
    if not key:
        raise Refused(PROBLEM, [Reason("Choose a value", field="key")])
    return _form(asked, turn, key, None)


def save_again(asked: Asked, turn: Turn, refused: Refused) -> Reply:
    """The form again, with what was typed."""
    return _form(asked, turn, asked.id("key"), refused)


def _form(asked: Asked, turn: Turn, key: str, refused: Refused | None) -> Reply:
    questions, procedure = amendments.questions(key), asked.procedure
    answers = asked.fields if refused else {"value": typed(procedure.value(key))}
    at: Ids = {"procedure": procedure.name, "version": procedure.version, "nonce": nonce(asked, turn)}
    return Reply(proposing.form(at, procedure, key, questions, answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Proposed: every seat has a notice."""
    known, made = known_in(asked, turn), Made("", asked.person.id, turn.now)
    new = amendments.propose(made, asked.id("key"), asked.fields, asked.procedure, known)
    if asked.id("version") != asked.procedure.version:
        raise Refused(RULES_CHANGED, [Reason("What it is now is shown above", field="value")])
    _fits(asked, turn, [*known, replace(new, state=State.AGREED)], "value")
    new = turn.save(replace(new, id=turn.new_id(f"{asked.procedure.prefix}-M")))
    tell_members(turn, new, Template.PROPOSED, asked.procedure, asked.person.id)
    return Reply(cards.amendment(shown(asked, turn, new)))


def _fits(asked: Asked, turn: Turn, known: list[Amendment], field: str) -> None:
    """`Refused`, in the words of a start, where the rules would not fit together."""
    try:
        amendments.check_all(asked.procedure.name, files_of(turn, asked.procedure.name), known)
    except ProcedureError as error:
        words = "The rules would not fit together. Nothing has changed."
        raise Refused(words, [Reason(str(error), field=field)]) from None


def open_list(asked: Asked, turn: Turn) -> Reply:
    """The proposals there are, the newest first."""
    newest = sorted(known_in(asked, turn), key=lambda each: (each.at, each.id), reverse=True)
    return Reply(proposing.listing(asked.procedure, newest, asked.number("page"), may_propose(asked)))


def open_one(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One proposal, who agrees and who objects."""
    return Reply(cards.amendment(shown(asked, turn, the_amendment(asked, turn)), refused))


def read(asked: Asked, turn: Turn) -> Reply:
    """Something that was written about a proposal, whole."""
    seen = shown(asked, turn, the_amendment(asked, turn))
    if asked.id("what") not in cards.written(seen):
        raise Missing("words")
    return Reply(cards.read_all(seen, asked.id("what")))


def agree(asked: Asked, turn: Turn) -> Reply:
    """A seat agrees."""
    return _stands(asked, turn, "")


def object_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why a seat objects."""
    found, seat = unchanged(asked, the_amendment(asked, turn)), _seat(asked, turn)
    before = turn.maybe(AmendmentStand, f"{found.id}/{seat}")
    answers = asked.fields if refused else {"reason": before.reason if before else ""}
    return Reply(cards.objects(shown(asked, turn, found), seat, answers, refused))


def object_again(asked: Asked, turn: Turn, refused: Refused) -> Reply:
    """The form again, with what was typed; where the proposal is closed now, that."""
    changed = any(reason.field == "proposal" for reason in refused.reasons)
    return open_one(asked, turn, refused) if changed else object_form(asked, turn, refused)


def object_save(asked: Asked, turn: Turn) -> Reply:
    """A seat objects, with its reason: while it does, nothing changes."""
    unchanged(asked, the_amendment(asked, turn))
    return _stands(asked, turn, consulting.reason(asked.fields, turn.now))


def _stands(asked: Asked, turn: Turn, reason: str) -> Reply:
    found, seat = unchanged(asked, the_amendment(asked, turn)), _seat(asked, turn)
    id = f"{found.id}/{seat}"
    people = holders(turn, found.procedure, *Role)
    speaks = {each.id for each in speakers(people, found.procedure, seat, wall_day(turn.now))}
    given = AmendmentStand(id, found.id, seat, not reason, asked.person.id, turn.now, reason)
    turn.save(consulting.stand(found, given, turn.maybe(AmendmentStand, id), speaks))
    return Reply(cards.amendment(shown(asked, turn, found)))


def _seat(asked: Asked, turn: Turn) -> str:
    """The seat a button names, for whoever speaks for it."""
    people = holders(turn, asked.procedure.name, *Role)
    if asked.id("seat") not in {seat.id for seat in own_seats(asked, people)}:
        raise Refused(consulting.NOT_YOUR_SEAT)
    return asked.id("seat")


def close(asked: Asked, turn: Turn) -> Reply:
    """It is agreed: from its day on it is the rule."""
    found, procedure = unchanged(asked, the_amendment(asked, turn)), asked.procedure
    consulting.may_close(found, shown(asked, turn, found).tally, procedure)
    closed = amendments.agreed(found, asked.person.id, turn.now, files_of(turn, procedure.name))
    others = [each for each in known_in(asked, turn) if each.id != found.id]
    _fits(asked, turn, [*others, closed], "proposal")
    closed = turn.save(closed)
    tell_members(turn, closed, Template.PROPOSAL_AGREED, procedure, asked.person.id)
    return Reply(cards.amendment(shown(asked, turn, closed)))


def drop(asked: Asked, turn: Turn) -> Reply:
    """Whether it is really to be dropped."""
    return Reply(cards.drop(shown(asked, turn, unchanged(asked, the_amendment(asked, turn)))))


def drop_yes(asked: Asked, turn: Turn) -> Reply:
    """Dropped: the rule stays as it is, and everybody who was asked is told."""
    found = unchanged(asked, the_amendment(asked, turn))
    over = turn.save(amendments.dropped(found, asked.person.id, turn.now))
    tell_members(turn, over, Template.PROPOSAL_DROPPED, asked.procedure, asked.person.id)
    return Reply(cards.amendment(shown(asked, turn, over)))
