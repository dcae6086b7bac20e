"""How people come to be invited to one item, who is told their time, and when it ends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from panel.agenda import agenda
from panel.cases import Case, CaseStatus
from panel.clocks import local
from panel.duty import Duty
from panel.invitations import Invitation, Part, comes, untold
from panel.panels import ends_at
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.questions import PROBLEM, Question, check, day, line, one
from panel.sittings import Sitting
from panel.words import Reason, Refused

NOBODY = {"", "-", "n/a", "no", "none", "not applicable", "not known", "ours", "unknown"}
"""What people write for the home authority when there is none."""
LONG = timedelta(days=365)
TOLD = (day("told_on", "When did you tell them?", required="Enter the date on which you told them"),)


def by_case(
    reference: str, answers: Mapping[str, str], worker: Person, people: Sequence[Person], at: datetime
) -> list[Invitation]:
    """Those whom the case itself brings: its worker, the team manager its referral names, and the home authority's
    worker where it names another authority. A manager is taken for the one person on the roster with that very name."""
    manager, authority = answers.get("team_manager", ""), answers.get("authority", "")
    named = [person for person in people if _plain(person.name) == _plain(manager)]
    known = named[0].id if len(named) == 1 else ""
    found = [
        Invitation("", reference, Part.WORKER, worker.name, "", "", at, person=worker.id),
        Invitation("", reference, Part.MANAGER, manager, "", "", at, person=known),
    ]
    if _plain(authority) not in NOBODY:
        found.append(Invitation("", reference, Part.HOME_WORKER, authority, "", "", at))
    return found


def but_for(some: Iterable[Invitation], others: Iterable[Invitation]) -> list[Invitation]:
    """Those of some whom the others do not bring, for the same part."""
    there = {(each.part, each.person, each.name) for each in others}
    return [each for each in some if (each.part, each.person, each.name) not in there]


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


def invite(
    id: str,
    case: Case,
    people: Sequence[Person],
    fields: Mapping[str, str],
    by: Person,
    procedure: Procedure,
    now: datetime,
) -> Invitation:
    """A specialist's invitation to the item of a case that is on the panel; `Refused` names what is missing."""
    if case.status is not CaseStatus.ACCEPTED:
        raise Refused(f"{case.id} is not on the panel, so nobody can be invited to it. Nothing has changed.")
    answers = check(questions(people), fields, local(now, procedure.panel.zone).date(), _who)
    chosen = next((each for each in people if each.id == answers.get("person")), None)
    name = chosen.name if chosen else answers["name"]
    person, role = (chosen.id, "") if chosen else ("", answers["role"])
    return Invitation(id, case.id, Part.SPECIALIST, name, answers["reason"], by.id, now, person, role)


def _who(answers: dict[str, str]) -> list[Reason]:
    if "person" in answers and "name" in answers:
        return [Reason("Choose somebody on the roster, or type a name: not both", field="name")]
    if "person" not in answers and "name" not in answers:
        return [Reason("Say who is invited", field="name")]
    if "name" in answers and "role" not in answers:
        return [Reason("Enter their role and service", field="role")]
    return []


def told(invitation: Invitation, fields: Mapping[str, str], by: Person, today: date) -> Invitation:
    """The invitation of somebody who is not on the roster, with when they were told and by whom."""
    on = date.fromisoformat(check(TOLD, fields, today)["told_on"])
    if not invitation.at.date() <= on <= today:
        raise Refused(PROBLEM, [Reason("The date must be from the invitation to today", field="told_on")])
    return replace(invitation, told_on=on, told_by=by.id)


def ended(case: Case, invitations: Iterable[Invitation], now: datetime) -> tuple[Case, list[Invitation]]:
    """The case without anybody invited to it, and its invitations, ended."""
    return replace(case, invited=()), [replace(each, ended_at=now) for each in comes(invitations)]


def of_panel(sitting: Sitting) -> list[Duty]:
    """What a panel owes to those who come for one item: their time, once the agenda is out, and the end of it."""
    panel = sitting.panel
    if panel.cancelled:
        return []
    here = [each for each in comes(sitting.invitations) if sitting.cases[each.case].panel == panel.id]
    over = [Duty("end invitations", {"panel": panel.id}, ends_at(panel), ends_at(panel) + LONG)] if here else []
    return [*over, *_times(sitting, here, panel.published_at)] if panel.published_at else over


def _times(sitting: Sitting, here: Sequence[Invitation], out: datetime) -> Iterator[Duty]:
    """Each person is told their own time; the coordinators are told that of a case for which somebody comes who is not
    on the roster, unless they were told since, or the coordinators were asked when it was known already."""
    panel, placed = sitting.panel, {item.case: max(out, item.placed_at) for item in sitting.items}
    tellers = [each.id for each in sitting.people if Role.COORDINATOR in each.roles(panel.procedure)]
    for each in here:
        if each.person and each.person not in sitting.cases[each.case].interests:
            ids = {"panel": panel.id, "case": each.case, "invitation": each.id}
            yield Duty("come", ids, max(out, each.at), panel.starts_at, each.person, in_hours=True)
    waits = [each.case for each in untold(here, out) if (each.left_at or each.at) < placed[each.case]]
    for case in dict.fromkeys(waits):
        for to in tellers:
            ids = {"panel": panel.id, "case": case}
            yield Duty("tell their time", ids, placed[case], panel.starts_at, to, in_hours=True)


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
