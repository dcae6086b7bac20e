"""How people come to be invited to one item, who is told their time, and when it ends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from panel.access import Act, may
from panel.agenda import agenda
from panel.cases import Case, CaseStatus
from panel.duty import Duty
from panel.invitations import Invitation, Part, comes, untold
from panel.leading import coordinates
from panel.panels import Item, Panel, ends_at
from panel.people import Person, in_force
from panel.procedure import Procedure
from panel.questions import PROBLEM, Question, check, day, line, one
from panel.said import wall_day
from panel.session import Session, closes_at, over
from panel.sittings import Sitting
from panel.words import Made, Reason, Refused

NOBODY = {"", "-", "n/a", "no", "none", "not applicable", "not known", "ours", "unknown"}
"""What people write for the home authority when there is none."""
LONG = timedelta(days=365)
TOLD = (day("told_on", "When did you tell them?", "For example, 14 1 2026", "Enter the date on which you told them"),)


def by_case(reference: str, answers: Mapping[str, str], worker: Person, at: datetime) -> list[Invitation]:
    """Those whom the case itself brings: its worker, the team manager its referral names, and the home authority's
    worker where it names another authority. Who on the roster the manager is, if anybody, is for a person to say."""
    manager, authority = answers.get("team_manager", ""), answers.get("authority", "")
    found = [
        Invitation("", reference, Part.WORKER, worker.name, "", "", at, person=worker.id),
        Invitation("", reference, Part.MANAGER, manager, "", "", at),
    ]
    if _plain(authority) not in NOBODY:
        found.append(Invitation("", reference, Part.HOME_WORKER, authority, "", "", at))
    return found


def but_for(some: Iterable[Invitation], others: Iterable[Invitation]) -> list[Invitation]:
    """Those of some whom the others do not bring, for the same part."""
    there = {_known_by(each) for each in others}
    return [each for each in some if _known_by(each) not in there]


def _known_by(each: Invitation) -> tuple[Part, str, str]:
    """A manager is known by the name that the referral gives them, whoever on the roster they turned out to be."""
    return each.part, each.person if each.part is Part.WORKER else "", each.name


def may_be(invitation: Invitation, case: Case, people: Iterable[Person]) -> Person | None:
    """The one person on the roster with the very name of a manager whom the referral names. A name is no proof, so
    they open nothing until somebody says that it is them."""
    named = [person for person in people if _plain(person.name) == _plain(invitation.name)]
    asked = invitation.part is Part.MANAGER and not invitation.person
    return named[0] if asked and len(named) == 1 and named[0].id not in case.interests else None


def is_on_roster(invitation: Invitation, case: Case, people: Iterable[Person], person: str) -> Invitation:
    """The invitation of somebody who was said to be on the roster; `Refused` if the roster says so no more."""
    known = may_be(invitation, case, people)
    if invitation.ended_at or known is None or known.id != person:
        raise Refused("This has changed since you opened it. Nobody was invited by this press.")
    return replace(invitation, person=known.id)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def questions(people: Sequence[Person]) -> tuple[Question, ...]:
    """What is asked of whoever invites a specialist: somebody on the roster, or a name and a role, and the reason."""
    return (
        *((one("person", "Somebody on the roster", {each.id: each.name for each in people}),) if people else ()),
        line("name", "Or somebody who is not: their name (optional)"),
        line("role", "Their role and service (optional)", "Needed for somebody who is not on the roster"),
        line("reason", "Why are they invited?", required="Say why they are invited"),
    )


def not_over(case: Case, panel: Panel | None, now: datetime, session: Session | None = None) -> None:
    """`Refused` for a case that is on no panel to come: whoever is invited opens its item until that is over."""
    if case.status is not CaseStatus.ACCEPTED or panel is None:
        raise Refused(f"{case.id} is not on the panel, so nobody can be invited to it. Nothing has changed.")
    if over(panel, session, now):
        raise Refused(f"The panel of {case.id} is over, so nobody comes for it until it has another.")


def could_come(people: Sequence[Person], case: Case, day: date) -> list[Person]:
    """Everybody on the roster who could be invited, with the posts that count on a day: those who open a case at all,
    but not this one already, and have not stepped out of it."""
    there = (in_force(person, people, day) for person in people)
    opens = (person for person in there if may(person, Act.OPEN, case.procedure))
    return [each for each in opens if each.id not in case.interests and not may(each, Act.OPEN, case.procedure, case)]


def open_to(case: Case, invitations: Iterable[Invitation]) -> Case:
    """The case, open to whoever is invited to it and to nobody else; its worker opens it in any case."""
    people = dict.fromkeys(each.person for each in comes(invitations) if each.person not in ("", case.held_by))
    return replace(case, invited=tuple(people))


def invite(made: Made, case: Case, people: Sequence[Person], fields: Mapping[str, str]) -> Invitation:
    """A specialist's invitation to the item of a case; `Refused` names what is missing."""
    answers = check(questions(people), fields, wall_day(made.at), _who)
    chosen = next((each for each in people if each.id == answers.get("person")), None)
    name = chosen.name if chosen else answers["name"]
    person, role = (chosen.id, "") if chosen else ("", answers["role"])
    return Invitation(made.id, case.id, Part.SPECIALIST, name, answers["reason"], made.by, made.at, person, role)


def _who(answers: dict[str, str]) -> list[Reason]:
    if "person" in answers and "name" in answers:
        return [Reason("Choose somebody on the roster, or type a name: not both", field="name")]
    if "person" not in answers and "name" not in answers:
        return [Reason("Say who is invited", field="name")]
    if "name" in answers and "role" not in answers:
        return [Reason("Enter their role and service", field="role")]
    return []


def heard_this(said: str, now: str) -> None:
    """`Refused` for a form that had something else to say to them than is so now."""
    if said != now:
        why = "Look at what they are to hear now. Once you have told them that, press again"
        raise Refused("This changed after you opened it. Nothing was written down.", [Reason(why, field="told_on")])


def told(invitation: Invitation, fields: Mapping[str, str], by: Person, now: datetime) -> Invitation:
    """The invitation of somebody who is not on the roster, with when they were told and by whom: their time, or, once
    it is over, that they need not come."""
    if invitation.ended_at:
        on = _told_on(fields, invitation.ended_at, now, "The date must be from the end of the invitation to today")
        return replace(invitation, off_told_on=on, off_told_by=by.id)
    on = _told_on(fields, invitation.at, now, "The date must be from the invitation to today")
    return replace(invitation, told_on=on, told_by=by.id, told_at=now)


def _told_on(fields: Mapping[str, str], since: datetime, now: datetime, wrong: str) -> date:
    on = date.fromisoformat(check(TOLD, fields, wall_day(now))["told_on"])
    if not wall_day(since) <= on <= wall_day(now):
        raise Refused(PROBLEM, [Reason(wrong, field="told_on")])
    return on


def ended(case: Case, invitations: Iterable[Invitation], now: datetime) -> tuple[Case, list[Invitation]]:
    """The case without anybody invited to it, and its invitations, ended."""
    return replace(case, invited=()), [replace(each, ended_at=now) for each in comes(invitations)]


def of_panel(sitting: Sitting) -> list[Duty]:
    """What a panel owes to those who come for one item: their time, once the agenda is out, and the end of it."""
    panel = sitting.panel
    if panel.cancelled:
        return []
    here = [each for each in comes(sitting.invitations) if sitting.cases[each.case].panel == panel.id]
    ends, closes = ends_at(panel), closes_at(panel, sitting.session)
    closed = [Duty("end invitations", {"panel": panel.id}, closes, max(closes, ends) + LONG)] if here and closes else []
    come = _come(sitting, here, panel.published_at) if panel.published_at else ()
    return [*closed, *come, *_to_be_told(sitting, here)]


def _come(sitting: Sitting, here: Sequence[Invitation], out: datetime) -> Iterator[Duty]:
    """Each person is told their own time."""
    panel, placings = sitting.panel, {item.case: str(item.placing) for item in sitting.items}
    for each in here:
        if each.person and each.person not in sitting.cases[each.case].interests:
            ids = {"panel": panel.id, "case": each.case, "invitation": each.id, "placing": placings[each.case]}
            yield Duty("come", ids, max(out, each.at), panel.starts_at, each.person, in_hours=True)


def _to_be_told(sitting: Sitting, here: Sequence[Invitation]) -> Iterator[Duty]:
    """The coordinators are told of each case for which somebody comes who is not on the roster: its time, once the
    agenda is out; before that, its day, where they heard of another. Not where they were told since, or the
    coordinators were asked when it was known already."""
    panel, items = sitting.panel, {item.case: item for item in sitting.items}
    known = {case: known_since(panel, item) for case, item in items.items()}
    kind = "tell their time" if panel.published_at else "tell another day"
    waits = [each.case for each in here if each in to_tell(sitting, each.case) and _asked_before(each, panel, known)]
    for case in dict.fromkeys(waits):
        for teller in coordinates(sitting.people, sitting.cases[case]):
            ids = {"panel": panel.id, "case": case, "change": _change(panel, items[case])}
            yield Duty(kind, ids, known[case], panel.starts_at, teller.id, in_hours=True)


def _change(panel: Panel, item: Item) -> str:
    return f"{panel.sequence}.{item.retimed}.{item.placing}"


def _asked_before(each: Invitation, panel: Panel, known: Mapping[str, datetime]) -> bool:
    heard = each.told_on is not None or panel.published_at is not None
    return heard and (each.left_at or each.at) < known[each.case]


def to_tell(sitting: Sitting, case: str) -> list[Invitation]:
    """Those who come for a case, are not on the roster, and were not told since its day or its time is known."""
    item = next(item for item in sitting.items if item.case == case)
    return untold([each for each in sitting.invitations if each.case == case], known_since(sitting.panel, item))


def known_since(panel: Panel, item: Item) -> datetime:
    """Since when the day of an item is known as it is now; once the agenda is out, its time."""
    moments = (item.placed_at, item.retimed_at, panel.moved_at, panel.published_at)
    return max(moment for moment in moments if moment)


def what_they_hear(invitation: Invitation, sitting: Sitting | None) -> str:
    """What a form about somebody who is not on the roster says to them, as its button carries it: that they need not
    come, or on which panel and when, as it is known now."""
    if invitation.ended_at:
        return "off"
    items = sitting.items if sitting else ()
    item = next((each for each in items if each.case == invitation.case), None)
    if sitting is None or item is None:
        return "no panel"
    return f"{sitting.panel.id} {_change(sitting.panel, item)} {known_since(sitting.panel, item).isoformat()}"


def starts(sitting: Sitting, reference: str, procedure: Procedure) -> datetime | None:
    """When the item of a case begins; None while the agenda is not out, or if it is not on this panel."""
    if sitting.panel.published_at is None or sitting.panel.cancelled:
        return None
    return next((slot.starts_at for slot in agenda(sitting, procedure) if slot.reference == reference), None)


def of_case(case: Case, invitations: Iterable[Invitation]) -> list[Duty]:
    """A case that is on no panel any more ends the invitations to it."""
    if case.status is CaseStatus.ACCEPTED or not comes(invitations):
        return []
    return [Duty("end invitations", {"case": case.id}, case.referred_at, case.referred_at + LONG)]
