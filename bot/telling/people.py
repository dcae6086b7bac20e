"""Notices about people: the roster, who deputises, and who cannot be written to."""

from datetime import date

from bot.reaching import missed, reached, state
from bot.template import Ids, Render, Template
from cards import absence, reach, roster, templates, training, undelivered
from cards.parts import Posted
from panel.absences import uncovered
from panel.people import Person
from panel.reach import CANNOT, State
from panel.roster import RosterCheck
from panel.rules.sitting import Seat
from panel.said import wall_day
from storage.store import Turn


def _check(turn: Turn, ids: Ids) -> Posted | None:
    """None once somebody has confirmed it."""
    checked = turn.get(RosterCheck, ids["procedure"])
    if str(checked.rev) != ids["check"]:
        return None
    return roster.check(checked.id, wall_day(checked.at), checked.rev)


def _training_ends(turn: Turn, ids: Ids) -> Posted:
    return training.ends(ids["procedure"], ids["trained"], date.fromisoformat(ids["until"]))


def _deputises(turn: Turn, ids: Ids) -> Posted | None:
    """None for an absence that was changed or is over: the deputy is told anew of what is so then."""
    person = turn.get(Person, ids["person"])
    if str(person.rev) != ids["rev"] or person.away_from is None:
        return None
    return absence.notice(templates.absence.deputises(_seat(turn, ids), person.away_from, person.away_until))


def _no_deputy(turn: Turn, ids: Ids) -> Posted | None:
    """None once somebody deputises, or the absence is another."""
    person = turn.get(Person, ids["person"])
    if str(person.rev) != ids["rev"] or person.away_from is None:
        return None
    first = max(person.away_from, wall_day(turn.now))
    if not _alone(turn, ids, person, first):
        return None
    return absence.notice(templates.absence.no_deputy(_seat(turn, ids), first))


def _reach(turn: Turn, ids: Ids) -> Posted | None:
    """None where everybody can be told."""
    panel = turn.panel(ids["panel"])
    procedure = turn.procedure(panel.procedure)
    found = reached(turn, procedure, panel)
    if found.well:
        return None
    states = {each: found.count(each) for each in State}
    counted = reach.Counts(procedure.name, states, len(found.unheld), uninvited=len(found.uninvited))
    return reach.counts(counted, templates.reach.before(panel.starts_at))


def _unreachable(turn: Turn, ids: Ids) -> Posted | None:
    """None once they can be written to again and nothing waits for them."""
    person = ids["person"]
    waits = state(turn, person) in CANNOT or missed(turn, person)
    return undelivered.unreachable(ids["procedure"], person) if waits else None


def _alone(turn: Turn, ids: Ids, person: Person, first: date) -> bool:
    return ids["seat"] in uncovered(person, turn.find(Person), ids["procedure"], first)


def _seat(turn: Turn, ids: Ids) -> Seat:
    return next(seat for seat in turn.procedure(ids["procedure"]).seats if seat.id == ids["seat"])


RENDER: dict[Template, Render] = {
    Template.ROSTER_CHECK: _check,
    Template.TRAINING_ENDS: _training_ends,
    Template.DEPUTISES: _deputises,
    Template.NO_DEPUTY: _no_deputy,
    Template.REACH: _reach,
    Template.UNREACHABLE: _unreachable,
    Template.TEST: lambda turn, ids: reach.test(),
}
