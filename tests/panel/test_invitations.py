"""Who comes for one item: whom the case brings, who is told their time and when, and when it ends."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from panel.cases import CaseStatus
from panel.duty import Duty
from panel.invitations import Invitation, Part, comes
from panel.inviting import by_case, ended, invite, of_case, of_panel, questions, starts, told
from panel.panels import Item, Panel
from panel.people import Person, Post, Role
from panel.sittings import Sitting
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF, REFERRER, case

OUT = datetime(2026, 12, 10, 9, tzinfo=UTC)
PANEL = Panel("SHCG-P001", NAME, datetime(2026, 12, 17, 9, 30, tzinfo=UTC), 210, published_at=OUT)
WORKER = Person(REFERRER, "Alex Worker", (Post(NAME, Role.PRACTITIONER),))
MANAGER = Person("manager", "Morgan Placeholder", (Post(NAME, Role.PRACTITIONER),))
NAMESAKE = replace(MANAGER, id="namesake")
COORDINATOR = Person("coordinator", "Demo coordinator", (Post(NAME, Role.COORDINATOR),))
KNOWN = Invitation("i1", REF, Part.SPECIALIST, "Sam Sample", "A reason.", "chair", NOW, person="sam")
UNKNOWN = replace(KNOWN, id="i2", person="", role="School nurse")
OVER = Duty("end invitations", {"panel": PANEL.id}, PANEL.starts_at + timedelta(minutes=210), NOW)


def sitting(*invitations: Invitation, panel: Panel = PANEL, on: str = PANEL.id) -> Sitting:
    item = Item(f"{panel.id}/{REF}", panel.id, REF, True, NOW)
    cases = {REF: case(CaseStatus.ACCEPTED, panel=on)}
    return Sitting(panel, (item,), cases, people=(COORDINATOR, WORKER), invitations=invitations)


def owed(*invitations: Invitation, panel: Panel = PANEL, on: str = PANEL.id) -> set[tuple[str, str]]:
    """The kinds of what is owed, and to whom."""
    return {(duty.kind, duty.to) for duty in of_panel(sitting(*invitations, panel=panel, on=on))}


@pytest.mark.parametrize(
    ("people", "manager"),
    [((), ""), ((MANAGER,), "manager"), ((MANAGER, NAMESAKE), ""), ((WORKER,), "")],
    ids=["nobody", "one of that name", "two of that name", "another name"],
)
def test_the_manager_is_the_one_person_of_that_very_name(people: tuple[Person, ...], manager: str) -> None:
    answers = {"team_manager": " morgan  PLACEHOLDER"}
    found = by_case(REF, answers, WORKER, people, NOW)
    assert [(each.part, each.person) for each in found] == [(Part.WORKER, REFERRER), (Part.MANAGER, manager)]


@pytest.mark.parametrize(
    ("authority", "comes_too"),
    [("Northshire", True), ("", False), ("Not known", False), ("n/a", False), ("none", False)],
)
def test_another_authority_s_worker_comes_where_one_is_named(authority: str, comes_too: bool) -> None:
    answers = {"team_manager": "Morgan", "authority": authority}
    parts = [each.part for each in by_case(REF, answers, WORKER, (), NOW)]
    assert (Part.HOME_WORKER in parts) is comes_too


def test_somebody_on_the_roster_is_told_their_time_and_for_anybody_else_the_coordinator_is() -> None:
    assert owed(KNOWN, UNKNOWN) == {("end invitations", ""), ("come", "sam"), ("tell their time", "coordinator")}


def test_a_time_is_told_from_the_agenda_on_or_from_a_later_invitation() -> None:
    late = replace(KNOWN, at=OUT + timedelta(days=2))
    due = [duty.due_at for each in (KNOWN, late) for duty in of_panel(sitting(each)) if duty.kind == "come"]
    assert due == [OUT, late.at]
    assert all(duty.in_hours and duty.expires_at == PANEL.starts_at for duty in of_panel(sitting(KNOWN))[1:])


def test_somebody_who_stepped_out_of_the_case_is_not_told_to_come() -> None:
    known = sitting(KNOWN)
    out = replace(known, cases={REF: replace(known.cases[REF], interests=("sam",))})
    assert [duty.kind for duty in of_panel(out)] == ["end invitations"]


def test_no_time_is_told_before_the_agenda_is_out() -> None:
    assert owed(KNOWN, UNKNOWN, panel=replace(PANEL, published_at=None)) == {("end invitations", "")}


@pytest.mark.parametrize(
    ("invitation", "panel", "on"),
    [
        (replace(KNOWN, ended_at=NOW), PANEL, PANEL.id),
        (KNOWN, replace(PANEL, cancelled=True), PANEL.id),
        (KNOWN, PANEL, "SHCG-P002"),
    ],
    ids=["ended", "cancelled", "on another panel"],
)
def test_nothing_is_owed_to_somebody_who_does_not_come(invitation: Invitation, panel: Panel, on: str) -> None:
    assert owed(invitation, panel=panel, on=on) == set()


@pytest.mark.parametrize(("on", "again"), [(date(2026, 12, 9), True), (date(2026, 12, 10), False)])
def test_the_coordinator_is_not_asked_to_tell_a_time_that_was_told(on: date, again: bool) -> None:
    assert (("tell their time", "coordinator") in owed(replace(UNKNOWN, told_on=on))) is again


def test_invitations_end_with_the_panel_and_then_nothing_more_is_owed() -> None:
    duty = next(each for each in of_panel(sitting(KNOWN)) if not each.to)
    assert (duty.kind, duty.ids, duty.due_at) == (OVER.kind, OVER.ids, OVER.due_at)
    closed, over = ended(replace(case(CaseStatus.ACCEPTED), invited=("sam",)), [KNOWN, UNKNOWN], NOW)
    assert closed.invited == ()
    assert comes(over) == []
    assert owed(*over) == set()


@pytest.mark.parametrize("status", CaseStatus)
def test_a_case_that_is_on_no_panel_ends_its_invitations_at_once(status: CaseStatus) -> None:
    duties = of_case(case(status), [KNOWN])
    assert [duty.kind for duty in duties] == ([] if status is CaseStatus.ACCEPTED else ["end invitations"])
    assert of_case(case(status), [replace(KNOWN, ended_at=NOW)]) == []


def test_an_item_begins_after_what_stands_before_it_once_the_agenda_is_out() -> None:
    begins = starts(sitting(KNOWN), REF, DURHAM)
    assert begins == PANEL.starts_at + timedelta(minutes=15)
    assert starts(sitting(KNOWN, panel=replace(PANEL, published_at=None)), REF, DURHAM) is None
    assert starts(sitting(KNOWN), "SHCG-2026-009", DURHAM) is None


def invited(fields: dict[str, str], status: CaseStatus = CaseStatus.ACCEPTED) -> Invitation:
    given = {"reason": "Knows the school.", **fields}
    return invite("i1", case(status), [MANAGER], given, COORDINATOR, DURHAM, NOW)


def test_somebody_on_the_roster_is_invited_by_their_id_and_anybody_else_by_name_and_role() -> None:
    known, unknown = invited({"person": "manager"}), invited({"name": "Sam Sample", "role": "School nurse"})
    assert (known.person, known.name, known.role) == ("manager", "Morgan Placeholder", "")
    assert (unknown.person, unknown.name, unknown.role) == ("", "Sam Sample", "School nurse")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"person": "manager", "reason": ""},
        {"person": "somebody else"},
        {"name": "Sam Sample"},
        {"person": "manager", "name": "Sam Sample", "role": "School nurse"},
    ],
)
def test_an_invitation_needs_one_person_and_a_reason(fields: dict[str, str]) -> None:
    with pytest.raises(Refused, match="There is a problem"):
        invited(fields)


def test_without_anybody_on_the_roster_to_choose_from_there_is_no_list() -> None:
    assert [each.id for each in questions([])] == ["name", "role", "reason"]


@pytest.mark.parametrize("status", [status for status in CaseStatus if status is not CaseStatus.ACCEPTED])
def test_nobody_is_invited_to_a_case_that_is_not_on_the_panel(status: CaseStatus) -> None:
    with pytest.raises(Refused, match="is not on the panel"):
        invited({"person": "manager"}, status)


@pytest.mark.parametrize(("on", "fits"), [("22 11 2026", False), ("23 11 2026", True), ("25 11 2026", False)])
def test_somebody_is_told_after_they_are_invited_and_not_in_days_to_come(on: str, fits: bool) -> None:
    today = NOW.date() + timedelta(days=1)
    if fits:
        kept = told(UNKNOWN, {"told_on": on}, COORDINATOR, today)
        assert (kept.told_on, kept.told_by) == (NOW.date(), "coordinator")
    else:
        with pytest.raises(Refused):
            told(UNKNOWN, {"told_on": on}, COORDINATOR, today)
