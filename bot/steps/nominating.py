"""A case's nomination, looked up: what is set of it, what colleagues added, and whether it was sent."""

from dataclasses import replace
from datetime import datetime

from bot.asked import Asked
from bot.notices import holders
from bot.steps.entitlement import name_of
from panel import nominating as rules
from panel.access import Act, may
from panel.cases import Case, CaseStatus
from panel.duty import Duty
from panel.nominating import Contribution, Nomination, Profile, asks, must_go, rows
from panel.people import Person, Role
from panel.points import YES, PointAnswer
from panel.procedure import Procedure
from panel.referrals import Draft, Referral
from panel.said import said_when
from panel.tracing.story import Account, Entry
from storage.store import Turn


def is_asked(turn: Turn, case: Case) -> bool:
    """Whether the rules of a case ask anything of a nomination."""
    return asks(turn.procedure(case.procedure))


def why_it_must(turn: Turn, case: Case) -> str:
    """Why a child must go to a panel; "" where nobody has said that they are linked to what it is for, nor the last
    meeting that was asked that they go there."""
    rules = turn.procedure(case.procedure)
    return must_go(turn.maybe(Profile, case.id), rules) or _meeting_says(turn, case, rules)


def _meeting_says(turn: Turn, case: Case, rules: Procedure) -> str:
    """What the last meeting owes that answered yes to whether a child is nominated; "" where none did."""
    points = {each.id: each for each in rules.meeting.leaving if each.begins and each.begins == rules.nomination.to}
    found = [each for each in turn.find(PointAnswer, case=case.id) if each.point in points]
    last = max(found, key=lambda each: each.at, default=None)
    return (points[last.point].owes or points[last.point].title) if last and last.answer == YES else ""


def stands(turn: Turn, case: Case) -> str:
    """Why a child must go to a panel, and whether they were nominated; "" where they need not."""
    why, to = why_it_must(turn, case), target(turn, case)
    if not why or to is None:
        return why
    return f"{why}; {'not nominated yet' if unsent(turn, case) else 'nominated'}"


def begun(turn: Turn, case: Case) -> Nomination | None:
    """The nomination to another panel that was sent from a case, else the one that its worker writes."""
    found = turn.find(Nomination, case=case.id)
    gone = next((each for each in found if sent(turn, each)), None)
    return gone or next((each for each in found if writes(turn, each) == case.held_by), None)


def writes(turn: Turn, nomination: Nomination) -> str:
    """Who writes a nomination now; "" once it was sent, or is not there any more."""
    draft = turn.maybe(Draft, nomination.id)
    return draft.person if draft else ""


def unfinished(turn: Turn, case: str) -> list[tuple[Nomination, Draft]]:
    """The nominations that were begun from a case and not sent yet, each with its draft."""
    found = ((each, turn.maybe(Draft, each.id)) for each in turn.find(Nomination, case=case))
    return [(each, draft) for each, draft in found if draft]


def sent(turn: Turn, nomination: Nomination) -> str:
    """The case that a nomination became; "" until it is sent, and once it is withdrawn."""
    found = (turn.get(Case, each.id) for each in turn.find(Referral, draft=nomination.id))
    return next((each.id for each in found if each.status is not CaseStatus.WITHDRAWN), "")


def unsent(turn: Turn, case: Case) -> bool:
    """Whether a child must go to another panel that runs here, and nobody has nominated them."""
    if target(turn, case) is None or not why_it_must(turn, case):
        return False
    found = begun(turn, case)
    return found is None or not sent(turn, found)


def became(asked: Asked, turn: Turn, case: Case) -> str:
    """The case that a nomination from this one became, for somebody who may open both."""
    found = begun(turn, case)
    other = turn.maybe(Case, sent(turn, found)) if found else None
    return other.id if other and may(asked.person, Act.OPEN, other.procedure, other) else ""


def target(turn: Turn, case: Case) -> Procedure | None:
    """The procedure to which a case is nominated, where it runs here."""
    to = turn.procedure(case.procedure).nomination.to
    return turn.procedures().get(to) if to else None


def nominates(person: Person, case: Case, to: Procedure) -> bool:
    """Whether somebody nominates a case there: the worker it is allocated to, who may refer to that panel."""
    return case.held_by == person.id and Role.PRACTITIONER in person.roles(to.name)


def hand_on(turn: Turn, case: Case) -> None:
    """A nomination that was begun goes with the child to another worker, who may refer to that panel."""
    worker, to = turn.maybe(Person, case.held_by), target(turn, case)
    if worker is None or to is None or not nominates(worker, case, to):
        return
    for nomination, draft in unfinished(turn, case.id):
        turn.save(replace(nomination, by=worker.id))
        turn.save(replace(draft, person=worker.id))


def way(turn: Turn, person: Person, case: Case) -> str:
    """How the nomination goes on, where this person does not begin it."""
    to, found, worker = target(turn, case), begun(turn, case), turn.maybe(Person, case.held_by)
    if to is None or not why_it_must(turn, case):
        return ""
    if found:
        return "It was sent." if sent(turn, found) else "The child’s worker is writing it."
    if worker and nominates(worker, case, to):
        return "" if worker.id == person.id else "The child’s worker starts it."
    who, them = ("You are", "you") if case.held_by == person.id else ("The child’s worker starts it, and is", "them")
    return f"{who} not on the roster of the {to.title} as somebody who refers: its coordinator can add {them}."


def account(turn: Turn, case: Case, procedure: Procedure) -> Account:
    """What is set of a nomination, and what each colleague added, to be kept as a file."""
    why = stands(turn, case) or "Nobody has said that this child is to be nominated"
    found = sorted(turn.find(Contribution, case=case.id), key=lambda each: each.asked_at)
    about = (f"{why}.", f"As it stood on {said_when(turn.now)}.")
    asked = (_from_colleague(turn, each) for each in found)
    entries = (Entry("What is set", tuple(rows(turn.maybe(Profile, case.id), procedure))), *asked)
    return Account(f"{case.id}: nomination", about, entries)


def _from_colleague(turn: Turn, found: Contribution) -> Entry:
    asked = ("Asked", said_when(found.asked_at))
    added = ("Added", said_when(found.said_at) if found.said_at else "nothing yet")
    words = (("What they add", found.words),) if found.words else ()
    return Entry(name_of(turn, found.person), (asked, added, *words))


def duties(turn: Turn, case: Case, procedure: Procedure) -> list[Duty]:
    """What a case owes until it is nominated."""
    since = _since(turn, case) if unsent(turn, case) else None
    return rules.duties(case, since, holders(turn, case.procedure, *Role), procedure)


def _since(turn: Turn, case: Case) -> datetime | None:
    """Since when a child must go to another panel."""
    said = turn.maybe(Profile, case.id)
    linked = [said.at] if said and said.linked == "yes" else []
    answers = (each.at for each in turn.find(PointAnswer, case=case.id) if each.answer == YES)
    return min([*linked, *answers], default=None)


def nominated_from(turn: Turn, case: Case) -> str:
    """The case from which this one was nominated; "" for none."""
    referral = turn.maybe(Referral, case.id)
    found = turn.maybe(Nomination, referral.draft) if referral and referral.draft else None
    return found.case if found else ""
