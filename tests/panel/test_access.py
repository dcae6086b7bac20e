"""Who may do what: every role, every act, and whose case it is; and what a view takes away."""

import pytest

from panel.access import NOT_YOURS, Act, CaseView, may, parts, view
from panel.cases import CaseStatus
from panel.people import Person, Post, Role
from panel.procedure import read
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME, TEXT
from tests.panel.referring import INDICATORS, REFERRER, case, drafted, file

EVERYBODY = {Act.HELP, Act.SAFETY, Act.AGENDA, Act.OPEN, Act.OPEN_IDENTITY, Act.CHANGE}
MAY = {
    Role.PRACTITIONER: EVERYBODY | {Act.REFER, Act.CONSIDER},
    Role.MEMBER: EVERYBODY | {Act.CONSIDER},
    Role.CHAIR: EVERYBODY | {Act.SCREEN, Act.ANSWER_CONCERN, Act.LEADS},
    Role.DEPUTY: EVERYBODY | {Act.SCREEN, Act.ANSWER_CONCERN, Act.LEADS},
    Role.COORDINATOR: EVERYBODY | {Act.LEADS},
}
OPENS = (Act.OPEN, Act.OPEN_IDENTITY)
OTHERS_CASE = {
    Role.PRACTITIONER: set(),
    Role.MEMBER: {CaseStatus.ACCEPTED},
    Role.CHAIR: set(CaseStatus),
    Role.DEPUTY: set(CaseStatus),
    Role.COORDINATOR: set(CaseStatus),
}
"""Whose case it is not: where it has to stand for them to open it."""
STATUSES = list(CaseStatus)
SEATS = [seat.id for seat in DURHAM.seats]


def person(*roles: Role, id: str = "somebody", procedure: str = NAME, seat: str = "") -> Person:
    return Person(id, "Somebody", tuple(Post(procedure, role, seat) for role in roles))


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_do_at_all(role: Role, act: Act) -> None:
    assert may(person(role), act, NAME) is (act in MAY[role])


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_do_with_a_case_of_somebody_else_s(role: Role, act: Act, status: CaseStatus) -> None:
    opens = act in OPENS and status in OTHERS_CASE[role]
    elsewhere = act in MAY[role] and act not in (*OPENS, Act.CHANGE)
    assert may(person(role), act, NAME, case(status)) is (opens or elsewhere)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_do_with_a_case_they_referred(role: Role, act: Act, status: CaseStatus) -> None:
    allowed = act in MAY[role] and act is not Act.SCREEN  # nobody decides on their own referral
    assert may(person(role, id=REFERRER), act, NAME, case(status)) is allowed


@pytest.mark.parametrize("act", Act)
def test_a_role_in_another_procedure_is_none_here(act: Act) -> None:
    everything = person(*Role, id=REFERRER, procedure="another")
    assert not may(everything, act, NAME)
    assert not may(everything, act, NAME, case(CaseStatus.ACCEPTED))


def test_several_roles_add_up() -> None:
    both = person(Role.PRACTITIONER, Role.CHAIR)
    assert may(both, Act.REFER, NAME)
    assert may(both, Act.SCREEN, NAME)


def seen(who: Person, status: CaseStatus = CaseStatus.ACCEPTED) -> CaseView:
    return view(file(status), who, DURHAM)


def hidden(view: CaseView) -> set[str]:
    """What was taken away."""
    left = {
        "linked": view.linked,
        "the sixth screen": [part for part in view.parts if part.screen == 6],
        "screenings": view.screenings,
        "matches": view.matches,
    }
    return {name for name, part in left.items() if not part}


@pytest.mark.parametrize("role", [Role.CHAIR, Role.DEPUTY, Role.COORDINATOR])
def test_those_who_lead_see_all_of_a_case(role: Role) -> None:
    assert not hidden(seen(person(role)))
    assert not seen(person(role)).own


def test_the_referrer_sees_what_they_wrote_and_what_became_of_it_but_no_possible_same_child() -> None:
    mine = seen(person(Role.PRACTITIONER, id=REFERRER))
    assert hidden(mine) == {"matches"}
    assert mine.own


@pytest.mark.parametrize("seat", SEATS)
def test_a_member_sees_who_else_is_concerned_only_from_a_seat_the_procedure_names(seat: str) -> None:
    named = seat in DURHAM.membership.sees_linked
    member = seen(person(Role.MEMBER, seat=seat))
    assert hidden(member) == {"screenings", "matches"} | (set() if named else {"linked", "the sixth screen"})
    assert bool(member.answer("other_name_1")) is named
    assert member.answer("no_contact") == "The uncle."


@pytest.mark.parametrize("status", [status for status in STATUSES if status is not CaseStatus.ACCEPTED])
def test_a_member_does_not_open_a_case_that_is_not_on_the_panel(status: CaseStatus) -> None:
    with pytest.raises(Refused) as refused:
        seen(person(Role.MEMBER, seat="police"), status)
    assert refused.value.words == NOT_YOURS


def test_a_practitioner_does_not_open_another_s_case() -> None:
    with pytest.raises(Refused) as refused:
        seen(person(Role.PRACTITIONER))
    assert refused.value.words == NOT_YOURS


def test_a_case_is_read_screen_by_screen_in_words() -> None:
    read_of = parts(DURHAM, drafted().answers)
    assert [part.screen for part in read_of] == list(range(1, 12))
    said = {each.id: each.words for part in read_of for each in part.rows}
    assert (said["kind"], said["born"], said["level"]) == (
        *("Showing harmful sexual behaviour", "27 September 2012", "High"),
    )
    assert said["meetings"] == ""


def test_beside_the_level_that_was_set_stands_the_one_that_was_suggested() -> None:
    procedure = read(NAME, (TEXT, INDICATORS))
    answers = drafted(procedure=procedure, changed={9: {"level": "medium_high", "ticks": "force"}}).answers
    said = {each.id: each.words for part in parts(procedure, answers) for each in part.rows}
    assert said["level"] == "Medium/High"
    assert said["suggested"] == "High (Force was used)"
