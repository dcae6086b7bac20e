"""Doing it wrong: each is refused, changes nothing, and is written down."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from bot.personas import persona_id
from panel.cases import Case, CaseStatus
from panel.closing import Because, HandOver, NoLonger, Proposal, Seen
from panel.decisions import Decision, Stand
from panel.interests import Interest
from panel.panels import Item
from panel.people import Person, Post, Role
from panel.referrals import Matrix
from panel.session import Present, Session
from storage.records import Audit, Notice
from storage.store import Record
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import PANEL, PROPOSED, before_the_panel, proposes, status

KEPT: tuple[type[Record], ...] = (
    Case, Decision, Stand, Proposal, Seen, NoLonger, HandOver, Matrix, Item, Interest, Notice
)  # fmt: skip
MATRIX = {"level": "below", "matrix_date": "16 12 2026", "matrix_author": "Jo", "matrix_kept": "System"}
GIVEN = {"because": "moved", "to": "Another county.", "sent": "The plan.", "sent_on": "17 12 2026"}
WHO = ("coordinator", "police", "practitioner", "invitee", "lead", "auditor")

Before = Callable[[Teams, str], None]
Ids = Mapping[str, str]
NOTHING: Ids = MappingProxyType({})


class Wrong(NamedTuple):
    """One way: who presses which button with what, what was done before, and what they are told."""

    name: str
    who: str
    verb: str
    says: str
    ids: Mapping[str, str] = NOTHING
    fields: Mapping[str, str] = NOTHING
    before: Before | None = None


def saved(*made: Callable[[Teams, str], Record]) -> Before:
    """Something is so before."""

    def so(teams: Teams, reference: str) -> None:
        with teams.store.turn(teams.clock()) as turn:
            for make in made:
                turn.save(make(teams, reference))

    return so


def case(teams: Teams, reference: str, **changed: Any) -> Case:
    with teams.store.turn(teams.clock()) as turn:
        return replace(turn.get(Case, reference), **changed)


def is_now(**changed: Any) -> Before:
    """The case is otherwise before."""

    def so(teams: Teams, reference: str) -> None:
        changed_case = case(teams, reference, **changed)
        with teams.store.turn(teams.clock()) as turn:
            turn.save(changed_case)

    return so


def ended(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Session, PANEL), ended_at=turn.now, ended_by=persona_id("chair")))


def left_the_room(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        there = turn.get(Present, f"{PANEL}/health")
        turn.save(replace(there, left=(turn.now,)))


def closed(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        decision = turn.get(Decision, f"{PANEL}/{reference}")
        turn.save(replace(decision, closed_at=turn.now, closed_by=persona_id("chair")))


def another_round(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        decision = turn.get(Decision, f"{PANEL}/{reference}")
        turn.save(replace(decision, round=2, why="Another reason."))


def chair_holds_it(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, reference), worker=persona_id("chair")))


def of_another_procedure(teams: Teams, reference: str) -> None:
    """The chair chairs something else now."""
    with teams.store.turn(teams.clock()) as turn:
        person = turn.get(Person, persona_id("chair"))
        turn.save(replace(person, posts=(Post("elsewhere", Role.CHAIR), Post("durham-shcg", Role.LEAD))))


def newer_matrix(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        first = turn.find(Matrix, case=reference)[0]
        turn.save(replace(first, id=f"{reference}/m02", dated=first.dated + timedelta(days=20), rev=0))


def handed(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        by = persona_id("chair")
        turn.save(HandOver(f"{reference}/h001", reference, Because.MOVED, "County", "Plan", by, turn.now))


NOT_ROLE, NOT_YOURS = "not for the roles you hold", "There is no case with that reference"
NO_SITTING, NOT_ON = "none is going on", "is not on the agenda"
HERE = {"panel": PANEL, "round": "1", "rev": "1"}
HEALTH = HERE | {"seat": "health"}
GONE = is_now(status=CaseStatus.REMOVED, panel="", left_at=None)
OUT = is_now(interests=(persona_id("chair"), persona_id("health")))
CHAIRS = (
    *("decide.form", "decide.save", "decide.close", "settle.save", "carry.save"),
    *("close.open", "close.ask", "close.seen", "close.want", "close.remove"),
    *("hand_over.form", "hand_over.save", "stop.open", "stop.yes"),
)


def ways() -> Iterator[Wrong]:
    yield from _roles()
    yield from _chairs()
    yield from _seats()
    yield from _stale()
    yield from _elsewhere()


def _roles() -> Iterator[Wrong]:
    """Everybody whose it is not."""
    for who in ("coordinator", "police", "practitioner", "invitee", "lead", "auditor"):
        yield Wrong(f"{who} removes", who, "close.remove", NOT_ROLE, HERE)
        yield Wrong(f"{who} stops", who, "stop.yes", NOT_ROLE, {}, {"known": "Told."})
    for who in ("coordinator", "police", "practitioner"):
        yield Wrong(f"{who} proposes", who, "decide.save", NOT_ROLE, HERE, PROPOSED | {"ending": "removed"})
        yield Wrong(f"{who} closes", who, "decide.close", NOT_ROLE, HERE)
        yield Wrong(f"{who} hands over", who, "hand_over.save", NOT_ROLE, {}, GIVEN)
    for who, says in (("practitioner", NOT_YOURS), ("invitee", NOT_YOURS), ("lead", NOT_ROLE)):
        yield Wrong(f"{who} agrees", who, "stand.agree", says, HEALTH)
    for who in ("chair", "police", "invitee"):
        yield Wrong(f"{who} adds a matrix", who, "matrix.save", NOT_ROLE, {}, MATRIX)
    yield Wrong("an invitee writes the reason", "invitee", "close.reason_save", NOT_ROLE, HERE, {"words": "Settled."})
    yield Wrong("an invitee says that it was received", "invitee", "hand_over.received_save", NOT_ROLE, {}, {}, handed)


def _chairs() -> Iterator[Wrong]:
    """A chair, for whom it is not the case, or not the moment."""
    fields = PROPOSED | GIVEN | {"ending": "removed", "known": "Told.", "settled": "Talked."}
    for verb in CHAIRS:
        yield Wrong(f"{verb} with an interest", "chair", verb, NOT_YOURS, HEALTH, fields, OUT)
        yield Wrong(f"{verb} of one's own", "chair", verb, NOT_YOURS, HEALTH, fields, chair_holds_it)
    for verb in ("decide.save", "close.ask", "close.seen", "close.remove", "decide.close", "carry.save"):
        yield Wrong(f"{verb} after the end", "chair", verb, NO_SITTING, HERE, fields, ended)
    for verb in ("decide.save", "decide.close", "close.remove", "close.ask", "hand_over.save", "close.want"):
        yield Wrong(f"{verb} after removal", "chair", verb, NOT_ON, HERE | {"what": "matrix"}, fields, GONE)
    yield Wrong("a chair of another procedure", "chair", "close.remove", NOT_ROLE, HERE, {}, of_another_procedure)
    yield Wrong(
        "removing without the gates", "deputy", "close.remove", "stays on the agenda. Nothing has changed", HERE
    )
    yield Wrong("closing a removal", "chair", "decide.close", "only when every gate holds", HERE)


def _seats() -> Iterator[Wrong]:
    """Somebody who speaks for another seat, or for none here."""
    no = "Whoever speaks for a seat that is here"
    for who in ("police", "education", "chair", "coordinator"):
        yield Wrong(f"{who} agrees for health", who, "stand.agree", no, HEALTH)
    yield Wrong("a seat that is not here", "education", "stand.agree", no, HERE | {"seat": "education"})
    yield Wrong("a seat that there is not", "health", "stand.agree", no, HERE | {"seat": "moon"})
    yield Wrong("no seat", "health", "stand.agree", no, HERE)
    yield Wrong("who left the room", "health", "stand.agree", no, HEALTH, {}, left_the_room)
    yield Wrong("with an interest", "health", "stand.agree", NOT_YOURS, HEALTH, {}, OUT)
    yield Wrong("an objection without a reason", "health", "stand.save", "Say why you object", HEALTH)
    yield Wrong("settling what nobody objected to", "chair", "settle.save", "not there any more", HEALTH)
    yield Wrong("a yes to nothing", "health", "settle.yes", "not there any more", HEALTH)


def _stale() -> Iterator[Wrong]:
    """A card from before something changed."""
    changed = "has changed since you opened this card"
    yield Wrong("agreeing to an earlier round", "health", "stand.agree", changed, HEALTH, {}, another_round)
    yield Wrong(
        "objecting to an earlier round", "health", "stand.save", changed, HEALTH, {"reason": "No."}, another_round
    )
    yield Wrong("closing an earlier round", "chair", "decide.close", changed, HERE, {}, another_round)
    yield Wrong("agreeing once it is closed", "health", "stand.agree", "is closed", HEALTH, {}, closed)
    yield Wrong("closing twice", "chair", "decide.close", "is closed", HERE, {}, closed)
    yield Wrong(
        "proposing once it is closed",
        "chair",
        "decide.save",
        "is closed",
        HERE,
        PROPOSED | {"ending": "removed"},
        closed,
    )
    older = HERE | {"rev": "0"}
    yield Wrong(
        "an old form", "chair", "decide.save", "Somebody else was quicker", older, PROPOSED | {"ending": "ongoing"}
    )
    old = HERE | {"matrix": "{ref}/m01"}
    yield Wrong("an old matrix looked at", "chair", "close.seen", "newer matrix", old, {}, newer_matrix)
    words = {"words": "Settled."}
    yield Wrong("a reason of an old matrix", "chair", "close.reason_save", "another one now", old, words, newer_matrix)
    yield Wrong("an old hand-over", "chair", "hand_over.save", "Somebody else was quicker", {}, GIVEN, handed)


def _elsewhere() -> Iterator[Wrong]:
    """A card of another sitting, or of no case."""
    other = {"panel": "SHCG-P009", "round": "1", "rev": "1", "seat": "health"}
    for who, verb in (("chair", "decide.close"), ("chair", "close.remove"), ("health", "stand.agree")):
        yield Wrong(f"{verb} on another panel's card", who, verb, "of another sitting", other)
    for verb in ("close.remove", "decide.save", "hand_over.save", "stop.yes", "decide.open"):
        yield Wrong(f"{verb} of no case", "chair", verb, NOT_YOURS, HERE | {"case": "SHCG-2026-999"})
    yield Wrong(
        "of something that is no reference", "chair", "close.remove", NOT_YOURS, HERE | {"case": "Robin Example"}
    )
    yield Wrong("asking for the moon", "chair", "close.want", "not known any more", HERE | {"what": "moon"})
    yield Wrong(
        "an outcome that there is not",
        "chair",
        "decide.save",
        "Choose from the list",
        HERE,
        PROPOSED | {"ending": "moon"},
    )
    yield Wrong(
        "a matrix of tomorrow",
        "practitioner",
        "matrix.save",
        "today or earlier",
        {},
        MATRIX | {"matrix_date": "18 12 2026"},
    )
    yield Wrong("received before it was sent", "chair", "hand_over.received_save", "cannot be earlier", {},
                {"received_by": "Sam", "received_on": "16 12 2026"}, handed)  # fmt: skip
    yield Wrong("received, and never handed over", "chair", "hand_over.received_save", "does not wait to be received")
    yield Wrong("nobody tells the child, and no reason", "chair", "decide.save", "Say who tells the child", HERE,
                {"ending": "ongoing", "why": "Why."})  # fmt: skip


def records(teams: Teams) -> dict[str, Record]:
    with teams.store.turn(teams.clock()) as turn:
        return {f"{kind.__name__} {each.id}": each for kind in KEPT for each in turn.find(kind)}


def refused(teams: Teams) -> list[tuple[str, str]]:
    with teams.store.turn(teams.clock()) as turn:
        return [(line.by, line.act) for line in turn.find(Audit) if line.outcome == "refused"]


Prepared = tuple[str, Card]


async def prepared(teams: Teams) -> Prepared:
    """A child of whom removal is to be decided, and a card to press on."""
    reference = await before_the_panel(teams)
    card = await proposes(teams, reference)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    return reference, card


WAYS = list(ways())


def test_there_are_enough_of_them() -> None:
    assert len(WAYS) >= 40
    assert len({way.name for way in WAYS}) == len(WAYS)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
async def test_done_wrong(teams: Teams, way: Wrong) -> None:
    reference, card = await prepared(teams)
    if way.before:
        way.before(teams, reference)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    before, known, stood = records(teams), refused(teams), status(teams, reference)
    ids = {key: value.format(ref=reference) for key, value in ({"case": reference} | dict(way.ids)).items()}
    answer = await getattr(teams, way.who).sends(card, way.verb, ids, way.fields)
    assert answer.shows(way.says), answer.words
    assert records(teams) == before
    assert status(teams, reference) == stood
    assert refused(teams) == [*known, (persona_id(way.who), way.verb)]


@pytest.mark.parametrize("command", ["ongoing", "close-case", "hand-over", "stop"])
@pytest.mark.parametrize("who", WHO)
async def test_typed_by_whose_it_is_not(teams: Teams, who: str, command: str) -> None:
    reference, _ = await prepared(teams)
    known = refused(teams)
    answer = await getattr(teams, who).says(f"{command} {reference} Robin is safe")
    assert answer.shows(NOT_ROLE)
    assert not answer.shows("Robin")
    assert refused(teams) == [*known, (persona_id(who), command)]
