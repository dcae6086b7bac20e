"""Who comes for one item: whom the case brings, who is told their time and when, and when it ends."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from panel.cases import CaseStatus
from panel.duty import Duty
from panel.invitations import Invitation, Part, comes, off
from panel.inviting import (
    but_for,
    by_case,
    could_come,
    ended,
    invite,
    is_on_roster,
    may_be,
    not_over,
    of_case,
    of_panel,
    open_to,
    questions,
    starts,
    told,
)
from panel.panels import Item, Panel
from panel.people import Person, Post, Role, in_force
from panel.scheduling import moved
from panel.sittings import Sitting
from panel.words import Made, Refused
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
    ("people", "interests", "manager"),
    [
        ((), (), None),
        ((MANAGER,), (), MANAGER),
        ((MANAGER, NAMESAKE), (), None),
        ((WORKER,), (), None),
        ((MANAGER,), ("manager",), None),
    ],
    ids=["nobody", "one of that name", "two of that name", "another name", "who stepped out"],
)
def test_the_manager_may_be_the_one_person_of_that_very_name_and_is_nobody_until_it_is_said(
    people: tuple[Person, ...], interests: tuple[str, ...], manager: Person | None
) -> None:
    worker, named = by_case(REF, {"team_manager": " morgan  PLACEHOLDER"}, WORKER, NOW)
    assert (worker.person, named.part, named.person) == (REFERRER, Part.MANAGER, "")
    kept = replace(case(CaseStatus.ACCEPTED), interests=interests)
    assert may_be(named, kept, people) == manager
    if manager is None:
        with pytest.raises(Refused):
            is_on_roster(named, kept, people, "manager")
    else:
        known = is_on_roster(named, kept, people, manager.id)
        assert known.person == manager.id
        assert not but_for([known], [named]) + but_for([named], [known])
        assert may_be(known, kept, people) is None


@pytest.mark.parametrize(
    ("authority", "comes_too"),
    [("Northshire", True), ("", False), ("Not known", False), ("n/a", False), ("none", False)],
)
def test_another_authority_s_worker_comes_where_one_is_named(authority: str, comes_too: bool) -> None:
    answers = {"team_manager": "Morgan", "authority": authority}
    parts = [each.part for each in by_case(REF, answers, WORKER, NOW)]
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


HEARD = replace(UNKNOWN, told_on=date(2026, 12, 11), told_at=OUT + timedelta(days=1))
MOVE = OUT + timedelta(days=1, hours=3)


def test_whoever_heard_a_time_that_is_another_since_is_told_it_again() -> None:
    later = Item(f"{PANEL.id}/{REF}", PANEL.id, REF, True, NOW, retimed=1, retimed_at=MOVE)
    for heard, told_again in ((HEARD, True), (replace(HEARD, told_at=MOVE), False)):
        found = [duty for duty in of_panel(replace(sitting(heard, panel=PANEL), items=(later,))) if duty.to]
        keys = [f"tell their time:{PANEL.id}:{REF}:0.1.0:coordinator"] if told_again else []
        assert [duty.key for duty in found] == keys


@pytest.mark.parametrize(
    ("panel", "heard", "kind"),
    [
        (PANEL, HEARD, ""),
        (moved(PANEL, PANEL.starts_at + timedelta(hours=1), "Snow", MOVE), HEARD, "tell their time"),
        (moved(PANEL, PANEL.starts_at + timedelta(hours=1), "Snow", MOVE), replace(HEARD, told_at=MOVE), ""),
        (replace(PANEL, published_at=None), HEARD, ""),
        (moved(replace(PANEL, published_at=None), PANEL.starts_at, "Snow", MOVE), HEARD, "tell another day"),
        (moved(replace(PANEL, published_at=None), PANEL.starts_at, "Snow", MOVE), UNKNOWN, ""),
    ],
    ids=["told", "told the time before the move", "told since", "told", "told the day before the move", "never told"],
)
def test_whoever_heard_another_day_or_time_is_told_again(panel: Panel, heard: Invitation, kind: str) -> None:
    found = [duty for duty in of_panel(sitting(heard, panel=panel)) if duty.to]
    assert [duty.kind for duty in found] == ([kind] if kind else [])
    assert [duty.key for duty in found] == ([f"{kind}:{PANEL.id}:{REF}:1.0.0:coordinator"] if kind else [])


def test_the_day_somebody_was_told_is_a_day_on_the_wall() -> None:
    summer = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
    invited_late = replace(UNKNOWN, at=summer)
    with pytest.raises(Refused):
        told(invited_late, {"told_on": "30 6 2027"}, COORDINATOR, summer + timedelta(days=1))
    assert told(invited_late, {"told_on": "1 7 2027"}, COORDINATOR, summer).told_on == date(2027, 7, 1)


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


def invited(fields: dict[str, str]) -> Invitation:
    given = {"reason": "Knows the school.", **fields}
    return invite(Made("i1", COORDINATOR.id, NOW), case(CaseStatus.ACCEPTED), [MANAGER], given)


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


@pytest.mark.parametrize("status", CaseStatus)
def test_nobody_is_invited_to_a_case_that_is_not_on_the_panel(status: CaseStatus) -> None:
    with pytest.raises(Refused, match="is not on the panel"):
        not_over(case(status), PANEL if status is not CaseStatus.ACCEPTED else None, NOW)


def test_nobody_is_invited_once_the_panel_is_over() -> None:
    over = PANEL.starts_at + timedelta(minutes=PANEL.minutes)
    not_over(case(CaseStatus.ACCEPTED), PANEL, over - timedelta(minutes=1))
    with pytest.raises(Refused, match="is over, so nobody comes for it until it has another"):
        not_over(case(CaseStatus.ACCEPTED), PANEL, over)


@pytest.mark.parametrize(
    ("post", "there"),
    [
        (Post(NAME, Role.INVITEE), True),
        (Post(NAME, Role.PRACTITIONER), True),
        (Post(NAME, Role.MEMBER, "health", deputises=True), True),
        (Post(NAME, Role.MEMBER, "police", deputises=True), False),
        (Post(NAME, Role.MEMBER, "health"), False),
        (Post(NAME, Role.AUDITOR), False),
        (Post(NAME, Role.LEAD), False),
        (Post(NAME, Role.DUTY_MANAGER), False),
    ],
    ids=lambda each: f"{each.role} {each.seat}" if isinstance(each, Post) else "",
)
def test_whoever_can_open_a_case_at_all_and_not_this_one_already_can_be_invited(post: Post, there: bool) -> None:
    sam, holder = Person("sam", "Sam Sample", (post,)), Person("holder", "Alex", (Post(NAME, Role.MEMBER, "health"),))
    found = could_come([sam, holder], case(CaseStatus.ACCEPTED), NOW.date())
    assert found == ([in_force(sam, [holder], NOW.date())] if there else [])
    assert could_come([sam], replace(case(CaseStatus.ACCEPTED), interests=("sam",)), NOW.date()) == []


def test_a_case_is_open_to_whoever_is_invited_and_does_not_hold_it() -> None:
    everybody = [KNOWN, UNKNOWN, replace(KNOWN, id="i3"), replace(KNOWN, id="i4", person=REFERRER)]
    ended_one = replace(KNOWN, id="i5", person="left", ended_at=NOW)
    assert open_to(case(CaseStatus.ACCEPTED), [*everybody, ended_one]).invited == ("sam",)


def test_whom_to_tell_that_a_case_is_off_are_those_not_on_the_roster_whose_invitation_ended_with_it() -> None:
    over = [replace(each, ended_at=OUT) for each in (KNOWN, UNKNOWN)]
    taken_back = replace(UNKNOWN, id="i3", ended_at=NOW)
    assert off([*over, taken_back]) == [over[1]]
    assert off([KNOWN, UNKNOWN]) == []


@pytest.mark.parametrize(("on", "fits"), [("22 11 2026", False), ("23 11 2026", True), ("25 11 2026", False)])
def test_somebody_is_told_after_they_are_invited_and_not_in_days_to_come(on: str, fits: bool) -> None:
    tomorrow = NOW + timedelta(days=1)
    if fits:
        kept = told(UNKNOWN, {"told_on": on}, COORDINATOR, tomorrow)
        assert (kept.told_on, kept.told_by, kept.told_at) == (NOW.date(), "coordinator", tomorrow)
    else:
        with pytest.raises(Refused):
            told(UNKNOWN, {"told_on": on}, COORDINATOR, tomorrow)
