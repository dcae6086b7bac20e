"""What goes on changing after a sitting, kept as it was when it ended: the minutes are drawn from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.steps.apologies import table
from panel.cases import Case, CaseStatus
from panel.panels import Panel
from panel.people import Person
from panel.police import PoliceWord, followed, last_word, position_now
from panel.presence import seated
from panel.procedure import Procedure
from panel.referrals import Referral
from panel.roster import said_role
from panel.sat import AtEnd, Pending
from panel.session import Present
from panel.updates import Update
from storage.store import Turn


def keep(turn: Turn, panel: Panel, cases: Iterable[str]) -> None:
    """Keeps what everybody in the room spoke for, the level of each of a panel's cases, and which police outcomes are
    awaited."""
    for each in people(turn, panel):
        turn.save(each)
    awaited = {each.case: each for each in pending(turn, turn.procedure(panel.procedure))}
    for case in dict.fromkeys((*cases, *awaited)):
        turn.save(_as_it_is(turn, panel, case, awaited.get(case)))


def people(turn: Turn, panel: Panel) -> list[Present]:
    """Those in the room, each with what they speak for today."""
    here = seated(turn.find(Present, panel=panel.id), table(turn, panel))
    return [each if each.seats else replace(each, service=each.service or _role(turn, panel, each)) for each in here]


def pending(turn: Turn, procedure: Procedure) -> Iterator[Pending]:
    """The police cases whose outcome is awaited today, due for discussion or not."""
    for case in turn.find(Case, procedure=procedure.name, status=CaseStatus.ACCEPTED):
        rules = turn.procedure(case.procedure, case.version)
        referral, words = turn.get(Referral, case.id), turn.find(PoliceWord, case=case.id)
        now = position_now(referral, words, rules)
        if followed(case, rules) and (now is None or now.pending):
            last = last_word(referral, turn.find(Update, case=case.id), procedure, words)
            yield Pending(case.id, now.title if now else "Not known", last)


def awaited(kept: Mapping[str, AtEnd]) -> list[Pending]:
    """The same, of when a sitting ended."""
    return [Pending(each.case, each.pending, each.last) for each in kept.values() if each.pending]


def _as_it_is(turn: Turn, panel: Panel, case: str, waits: Pending | None) -> AtEnd:
    kept = AtEnd(f"{panel.id}/{case}", panel.id, case, turn.get(Case, case).level)
    return replace(kept, pending=waits.position, last=waits.last) if waits else kept


def _role(turn: Turn, panel: Panel, present: Present) -> str:
    person = turn.maybe(Person, present.person) if present.person else None
    return "; ".join(sorted(map(said_role, person.roles(panel.procedure)))) if person else ""
