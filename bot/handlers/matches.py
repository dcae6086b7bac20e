"""Possible same child: the chair decides with both records open, and what was joined is parted again."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.leads import tell_parted
from bot.steps.matches import joined
from bot.steps.trail import disagrees
from cards import matches as cards
from cards.verbs import Verb
from panel.access import NOT_YOURS, Act, leads_both, may
from panel.answers import age_on
from panel.cases import Case
from panel.children import Match
from panel.matching import decide, other_of, pair, part
from panel.people import Person
from panel.said import said_when, wall_day
from panel.views import view
from panel.words import Reason, Refused
from storage.records import Audit
from storage.store import Turn

OPENINGS = frozenset(
    ("open", Verb.CASE_OPEN, Verb.CASE_READ, Verb.CASE_EDIT, Verb.SCREEN_OPEN, Verb.SCREEN_CHOOSE, Verb.MATCH_OPEN)
)
"""What the trail calls the opening of a case."""


def open_both(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Both records, side by side; opening them is written to the trail for each."""
    match = _match(asked, turn)
    turn.audit(asked.person.id, "open", other_of(match, asked.reference), view="match")
    records = [_record(asked, turn, reference) for reference in (match.case, match.other)]
    fields = asked.fields if refused else {}
    return Reply(cards.both(match, records, _by(turn, match), _decides(asked, turn, match), fields, refused))


def decide_it(asked: Asked, turn: Turn) -> Reply:
    """Decided: the same child, two children, or not sure yet."""
    match = _unchanged(asked, turn, _match(asked, turn))
    if not _decides(asked, turn, match):
        raise Refused("The two are of two panels: whoever is chair or deputy of both decides. Nothing has changed.")
    decided = decide(match, asked.fields, asked.person.id, turn.now, wall_day(turn.now))
    return Reply(cards.decided(turn.save(decided)))


def unlink(asked: Asked, turn: Turn) -> Reply:
    """unlink REF: two records are not the same child: part them, and see who opened them while they were joined."""
    case = _case(asked, turn, asked.reference)
    return Reply(cards.unlink(case.id, len(_joined(asked, turn, case))))


def unlink_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Two joined cases, and the reason for parting them."""
    case = _case(asked, turn, asked.reference)
    others = [other_of(match, case.id) for match in _joined(asked, turn, case)]
    other = asked.id("other") or next(iter(others), "")
    match = _pair(asked, turn, case.id, other)
    rest = [each for each in others if each != other]
    fields = asked.fields if refused else {}
    return Reply(cards.part(case.id, match, rest, _by(turn, match), fields, refused))


def unlink_yes(asked: Asked, turn: Turn) -> Reply:
    """Parted: who opened either while they were joined; whoever chairs it has a notice."""
    match = _unchanged(asked, turn, _match(asked, turn))
    parted = turn.save(part(match, asked.fields, asked.person.id, turn.now, wall_day(turn.now)))
    tell_parted(turn, parted)
    return Reply(cards.seen(parted, _openings(turn, parted), 0))


def unlink_seen(asked: Asked, turn: Turn) -> Reply:
    """A page of who opened either of two cases while they were joined."""
    match = _match(asked, turn)
    return Reply(cards.seen(match, _openings(turn, match), asked.number("page")))


def _openings(turn: Turn, match: Match) -> list[cards.Opening]:
    """Out of the trail: each opening of either case while they were joined, newest first."""
    if match.joined_at is None:
        return []
    until = match.parted_at or turn.now
    lines = [line for ref in (match.case, match.other) for line in turn.find(Audit, subject=ref)]
    opened = [
        line
        for line in lines
        if line.act in OPENINGS
        and line.outcome == "done"
        and match.joined_at <= line.at <= until
        # Who opened a disagreement with the chair is not told to the chair: that is no opening of the case.
        and not disagrees(line)
    ]
    newest = sorted(opened, key=lambda line: line.id, reverse=True)
    return [cards.Opening(turn.get(Person, line.by).name, line.subject, line.at) for line in newest]


def _decides(asked: Asked, turn: Turn, match: Match) -> bool:
    return all(may(asked.person, Act.MATCH, turn.get(Case, each).procedure) for each in (match.case, match.other))


def _joined(asked: Asked, turn: Turn, case: Case) -> list[Match]:
    """The matches by which a case is joined, as far as this person may know of them."""
    return [match for match in joined(turn, case.id) if leads_both(asked.person, match.procedures)]


def _case(asked: Asked, turn: Turn, reference: str) -> Case:
    case = turn.maybe(Case, reference)
    if case is None or not all(may(asked.person, act, case.procedure, case) for act in (Act.OPEN, Act.UNLINK)):
        raise Refused(NOT_YOURS)
    return case


def _match(asked: Asked, turn: Turn) -> Match:
    """The match of the two cases that the button names, if this person may open both."""
    return _pair(asked, turn, asked.reference, asked.id("other"))


def _pair(asked: Asked, turn: Turn, one: str, other: str) -> Match:
    for reference in (one, other):
        _case(asked, turn, reference)
    match = turn.maybe(Match, pair(one, other))
    if match is None:
        raise Refused("Nothing says any more that they may be the same child. Nothing has changed.")
    return match


def _unchanged(asked: Asked, turn: Turn, match: Match) -> Match:
    """`Refused` for a card that was drawn before somebody else decided."""
    if asked.number("rev") != match.rev:
        at = f", {said_when(match.decided_at)}" if match.decided_at else ""
        why = f"Decided by {_by(turn, match)}{at}" if match.decision else "Open both again to see them as they are"
        raise Refused("This was decided, or changed, since you opened it. Nothing has changed.", [Reason(why)])
    return match


def _by(turn: Turn, match: Match) -> str:
    return turn.get(Person, match.decided_by).name if match.decided_by else ""


def _record(asked: Asked, turn: Turn, reference: str) -> cards.Record:
    file = turn.file(reference)
    seen = view(file, asked.person, turn.procedure(file.case.procedure, file.case.version))
    return cards.Record(seen, age_on(seen.child.born, wall_day(turn.now)))
