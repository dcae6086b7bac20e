"""Where a conversation comes back to: `my`, and what waits for a person."""

from collections.abc import Iterator

from bot.asked import Asked
from bot.queue import queue
from bot.reaching import reached
from bot.request import Reply
from bot.steps import audits
from bot.steps.actions import mine
from bot.steps.assessing import waiting_for as assessing
from bot.steps.following import waiting_for as following
from bot.steps.forecasting import compared, range_of, with_extra
from bot.steps.missing import of_panel, workers
from bot.steps.on_their_way import not_received
from bot.steps.owed import to_screen, waiting
from bot.steps.places import likely, next_panel
from bot.steps.rooms import join
from bot.steps.session import is_over
from bot.steps.sharing import waiting_for as sharing
from bot.steps.undelivered import not_told
from bot.template import Template
from cards import mine as cards
from cards.mine import Entry
from panel import roster
from panel.access import Act, may
from panel.actions import DraftAction
from panel.cases import Case, CaseStatus
from panel.challenges import still_open
from panel.concerns import Concern
from panel.invitations import Invitation, untold
from panel.inviting import known_since
from panel.leading import coordinates
from panel.offers import Offer, OfferState
from panel.panels import Item, Panel
from panel.people import Person
from panel.placing import waiting as waits
from panel.procedure import Procedure
from panel.reach import CANNOT
from panel.referrals import Draft
from panel.roster import RosterCheck
from panel.said import said_when, wall_day
from panel.updates import Challenge
from storage.records import Notice
from storage.store import Turn


def my(asked: Asked, turn: Turn) -> Reply:
    """my: what waits for you, your drafts, and what you referred."""
    return Reply(cards.my(list(_mine(asked, turn))))


def my_list(asked: Asked, turn: Turn) -> Reply:
    """A page of the list itself, each line with the button that goes on with it."""
    way = join(turn, asked.person, next_panel(turn, asked.procedure))
    return Reply(cards.my_list(list(_mine(asked, turn)), asked.number("page"), asked.procedure.name, way))


def _mine(asked: Asked, turn: Turn) -> Iterator[Entry]:
    """Everything that waits, most urgent first; each noun's file says what it is."""
    person, procedure = asked.person, asked.procedure.name
    if may(person, Act.ANSWER_CONCERN, procedure):
        concerns = turn.find(Concern, procedure=procedure)
        yield from (cards.concern(each) for each in concerns if not each.acknowledged_by)
        theirs = (each for each in concerns if each.acknowledged_by == person.id)
        yield from (cards.to_raise(each) for each in theirs if each.agency and not each.raised_with)
    yield from (cards.missed(notice.id, line) for notice, line in not_told(turn, person.id))
    if may(person, Act.SCREEN, procedure):
        yield from (cards.to_screen(case.id) for case in to_screen(turn, procedure, person))
    yield from (cards.to_sign(each) for each in turn.find(Draft, signer=person.id) if each.procedure == procedure)
    yield from following(turn, person, asked.procedure)
    yield from _for_my_seat(asked, turn)
    yield from audits.waiting_for(turn, person, asked.procedure)
    yield from _actions(asked, turn)
    yield from assessing(turn, person, asked.procedure)
    yield from sharing(turn, person, asked.procedure)
    yield from _asked_for(turn, person)
    yield from not_received(turn, person, asked.procedure)
    yield from _withdrawals(asked, turn)
    if may(person, Act.ROSTER, procedure):
        yield from _coordinating(asked, turn)
    for draft in sorted(turn.find(Draft, person=person.id), key=lambda draft: draft.started_at):
        yield cards.draft(draft)
    invited = turn.find(Case, invited=person.id)
    yield from (cards.invited(case.id) for case in invited if may(person, Act.OPEN, case.procedure, case))
    yield from (cards.referred(case, _panel(turn, case)) for case in _cases(turn, person.id))


def _for_my_seat(asked: Asked, turn: Turn) -> Iterator[Entry]:
    """What somebody's seat owes before a panel: its answers, and what it was asked about them."""
    person, procedure = asked.person, asked.procedure
    if not (seats := person.seats(procedure.name)):
        return
    yield from (cards.answers(each.panel, each.seat, each.open) for each in waiting(turn, person, procedure))
    for panel in turn.find(Panel, procedure=procedure.name):
        if not is_over(turn, panel):
            cases = [item.case for item in turn.find(Item, panel=panel.id)]
            asks = still_open(each for case in cases for each in turn.find(Challenge, case=case))
            theirs = (each for each in asks if each.seat in seats)
            yield from (cards.question(each) for each in theirs if _answers(turn, person, each))


def _actions(asked: Asked, turn: Turn) -> Iterator[Entry]:
    """The open actions that are this person's to do, and those they typed and did not confirm."""
    today = wall_day(turn.now)
    yield from (cards.action(each, today) for each in mine(turn, asked.person, asked.procedure))
    drafts = sorted(turn.find(DraftAction, by=asked.person.id), key=lambda each: each.at)
    yield from (cards.typed_action(each) for each in drafts)


def _answers(turn: Turn, person: Person, challenge: Challenge) -> bool:
    """Whether somebody may answer it: whoever stepped out of the case may not."""
    case = turn.get(Case, challenge.case)
    return may(person, Act.UPDATE, case.procedure, case)


def _withdrawals(asked: Asked, turn: Turn) -> Iterator[Entry]:
    """The wishes to withdraw that are this person's to answer."""
    accepted = turn.find(Case, procedure=asked.procedure.name, status=CaseStatus.ACCEPTED)
    for case in (case for case in accepted if case.withdrawal):
        if asked.person.id in {each.id for each in coordinates(turn.find(Person), case)}:
            yield cards.withdrawal(case.id)


def _asked_for(turn: Turn, person: Person) -> Iterator[Entry]:
    """What somebody was asked for about a case of theirs, while it is still missing."""
    told = (each.ids for each in turn.find(Notice, to=person.id) if each.template == Template.MISSING_ASKED)
    for reference, on in dict.fromkeys((ids["case"], ids["panel"]) for ids in told):
        case, panel = turn.get(Case, reference), turn.panel(on)
        theirs = (case.held_by, case.panel) == (person.id, on) and turn.now < panel.starts_at
        if theirs and (lacks := workers(turn, panel, reference)):
            yield cards.asked(reference, panel, len(lacks))


def _before_panels(turn: Turn, procedure: Procedure) -> Iterator[Entry]:
    """What is missing for the next panel, and who waits to be told that they come to one."""
    panel = next_panel(turn, procedure)
    if panel and turn.now < panel.starts_at and (count := of_panel(turn, panel).count):
        yield cards.missing(panel, count)
    for case, on in waits(queue(turn, procedure.name), turn.now):
        if left := untold(turn.find(Invitation, case=case.id), known_since(on, turn.get(Item, f"{on.id}/{case.id}"))):
            yield cards.to_tell(case.id, len(left))


def _coordinating(asked: Asked, turn: Turn) -> Iterator[Entry]:
    """What waits for the coordinator of a procedure."""
    procedure = asked.procedure
    yield from _before_panels(turn, procedure)
    offers = turn.find(Offer, procedure=procedure.name, state=OfferState.OPEN)
    yield from (cards.offer(each) for each in offers if each.starts_at > turn.now)
    checked = turn.maybe(RosterCheck, procedure.name)
    if checked is None or roster.due(checked, procedure) <= turn.now:
        yield cards.roster(procedure.name)
    found = reached(turn, procedure, next_panel(turn, procedure))
    if count := sum(state in CANNOT for _, state in found.people):
        yield cards.unreachable(procedure.name, count)


def _cases(turn: Turn, person: str) -> list[Case]:
    """The cases this person referred, and those they hold."""
    found = {case.id: case for case in turn.find(Case, referred_by=person) + turn.find(Case, worker=person)}
    return [found[id] for id in sorted(found)]


def _panel(turn: Turn, case: Case) -> str:
    """When its panel is or is likely to be, in words."""
    if case.panel:
        words = [said_when(turn.get(Panel, case.panel).starts_at), *compared(turn, case)]
        return f"Panel {'. '.join(words)}."
    if case.status is CaseStatus.WAITING:
        place = likely(turn, turn.procedure(case.procedure, case.version), case.id)
        likely_on = f"{said_when(place.starts_at)}{range_of(turn, case)}"
        return f"If accepted, likely panel {likely_on}.{with_extra(turn, case)}"
    return ""
