"""One child's case with everything that is kept of it, for somebody who looks back."""

from bot.asked import Asked
from bot.steps.disagreeing import around
from bot.steps.matches import joined
from bot.steps.rerouting import changes_of
from panel.access import Act, may
from panel.actions import Action
from panel.afterwards import CameOf, Reviewed
from panel.allocations import Allocation
from panel.assessments import AgreedAssessment
from panel.called_meetings import ClockSet
from panel.cases import Case
from panel.children import Child, Linked, Match
from panel.childs_record import Kept
from panel.closing import HandOver, NoLonger, Proposal, Seen, Stated
from panel.concerns import Concern
from panel.decisions import Decision, Stand
from panel.disagreeing import Disagreement, may_open
from panel.family import FamilyTold
from panel.matching import is_open, other_of
from panel.minutes import Minutes, Recorded
from panel.naming import SOMEBODY, Names, called, names, others_of
from panel.panels import Item, Panel
from panel.people import Person
from panel.points import PointAnswer
from panel.police import PoliceWord
from panel.procedure import Procedure
from panel.recommending import Assessment, Recommendation
from panel.responses import Route
from panel.session import Discussion, Session
from panel.sharing import Sharing
from panel.tracing.story import Account, Entry, Story
from panel.tracing.why import Later
from panel.updates import Challenge, Update
from storage.store import Turn

THE_CHILD = "[the child]"


def story(asked: Asked, turn: Turn, case: Case, procedure: Procedure) -> Story:
    """Every record of a case; of the disagreements those that this person may open."""
    id = case.id
    discussions, decisions = tuple(turn.find(Discussion, case=id)), tuple(turn.find(Decision, case=id))
    updates, placed = tuple(turn.find(Update, case=id)), [each.panel for each in turn.find(Item, case=id)]
    heard = [each.panel for each in discussions] + [each.panel for each in decisions]
    stood = {*placed, *heard, *(each.panel for each in updates), case.panel} - {""}
    panels = {panel: turn.get(Panel, panel) for panel in sorted(stood)}
    there = around(turn, case)
    return Story(
        turn.file(id),
        procedure,
        names={each.id: each.name for each in turn.find(Person)},
        concerns=_concerns(turn, case),
        allocations=tuple(turn.find(Allocation, case=id)),
        panels=panels,
        sessions={panel: found for panel in panels if (found := turn.maybe(Session, panel))},
        minutes={panel: kept for panel in panels if (kept := turn.maybe(Minutes, panel))},
        discussions=discussions,
        decisions=decisions,
        stands=tuple(turn.find(Stand, case=id)),
        updates=updates,
        challenges=tuple(turn.find(Challenge, case=id)),
        actions=tuple(turn.find(Action, case=id)),
        recommendations=tuple(turn.find(Recommendation, case=id)),
        assessments=tuple(turn.find(Assessment, case=id)),
        agreed=tuple(turn.find(AgreedAssessment, case=id)),
        police=tuple(turn.find(PoliceWord, case=id)),
        disagreements=tuple(
            each for each in turn.find(Disagreement, case=id) if may_open(each, asked.person, there, turn.now)
        ),
        recorded=tuple(each for panel in panels for each in turn.find(Recorded, panel=panel) if each.case == id),
        proposals=tuple(turn.find(Proposal, case=id)),
        seen=tuple(turn.find(Seen, case=id)),
        no_longer=tuple(turn.find(NoLonger, case=id)),
        handed=tuple(turn.find(HandOver, case=id)),
        told=tuple(turn.find(FamilyTold, case=id)),
        clocks=tuple(turn.find(ClockSet, case=id)),
        kept=tuple(turn.find(Kept, case=id)),
        came=tuple(turn.find(CameOf, case=id)),
        reviews=tuple(turn.find(Reviewed, case=id)),
        stated=tuple(turn.find(Stated, case=id)),
        points=tuple(turn.find(PointAnswer, case=id)),
        rerouted=tuple(changes_of(turn, case)),
        routes=tuple(turn.find(Route, case=id)),
        shared=tuple(turn.find(Sharing, case=id)),
    )


def _concerns(turn: Turn, case: Case) -> tuple[Concern, ...]:
    """Those that came up in the case, and the one that came up while its referral was written."""
    found = {each.id: each for each in turn.find(Concern, case=case.id)}
    if case.concern and (first := turn.maybe(Concern, case.concern)):
        found[first.id] = first
    return tuple(found.values())


def later(asked: Asked, turn: Turn, case: Case) -> Later:
    """The other cases of the same child: of another procedure only those that this person may open, for whoever is not
    entitled to both never learns that a child is known to both."""
    others = [turn.get(Case, other_of(match, case.id)) for match in joined(turn, case.id)]
    readable = [each for each in others if may(asked.person, Act.OPEN, each.procedure, each)]
    hidden = [each for each in others if each not in readable and each.procedure == case.procedure]
    matches = turn.find(Match, case=case.id) + turn.find(Match, other=case.id)
    maybe = [turn.get(Case, other_of(match, case.id)) for match in matches if is_open(match)]
    return Later(readable, len(hidden), sum(each.procedure == case.procedure for each in maybe))


def by_number(turn: Turn, account: Account, known: Story) -> Account:
    """An account in which no child is named, of this case or of another at its panels, nor anybody who is linked to
    one of them: for a file."""
    own, others = names(called(known.file.child)), _others(turn, known)

    def cut(words: str) -> str:
        parts = others.cut_doubtful(words).split(SOMEBODY)
        return SOMEBODY.join(own.cut_doubtful(each).replace(SOMEBODY, THE_CHILD) for each in parts)

    entries = (
        Entry(each.title, tuple((label, cut(words)) for label, words in each.rows), each.gap)
        for each in account.entries
    )
    return Account(account.title, account.about, tuple(entries))


def _others(turn: Turn, known: Story) -> Names:
    """Everybody but the child whom the cases of its panels concern."""
    placed = {each.case for panel in known.panels for each in turn.find(Item, panel=panel)}
    heard = {each.case for panel in known.panels for each in turn.find(Discussion, panel=panel)}
    cases = sorted({known.file.case.id} | placed | heard)
    linked = [one for each in cases for one in turn.find(Linked, case=each)]
    return others_of(known.file.child, [turn.get(Child, each) for each in cases], linked)
