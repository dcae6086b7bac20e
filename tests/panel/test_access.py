"""Who may do what: every role, every act, and whose case it is; and what a view takes away."""

from dataclasses import replace

import pytest

from panel.access import NOT_YOURS, Act, may
from panel.cases import Case, CaseStatus
from panel.people import Person, Post, Role
from panel.views import CaseView, parts, view
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME, overlaid
from tests.panel.referring import INDICATORS, REFERRER, case, drafted, file

SAFE = {Act.HELP, Act.SAFETY}
SHOWN = SAFE | {
    Act.AGENDA, Act.OPEN, Act.DONE, Act.CHANGE, Act.WHY, Act.READ_MINUTES, Act.NOTES, Act.DECISION, Act.STAND,
    Act.CONTRIBUTE,
}  # fmt: skip
FOLLOWS = {Act.FOLLOW, Act.ASSESS, Act.POLICE_WORD, Act.PROCESS, Act.DISAGREEMENTS, Act.NO_LONGER}
TABLE = SHOWN | FOLLOWS | {
    Act.ACTION, Act.READ_UPDATES, Act.ATTEND, Act.POLICE, Act.INTEREST, Act.SAME_CHILD, Act.PATHWAY, Act.RECOMMEND,
    Act.PROPOSAL, Act.AUDITS, Act.SIGN, Act.SHARE,
}  # fmt: skip
OVERSEES = TABLE | {
    Act.REASSIGN, Act.LEADS, Act.UPDATES, Act.ENTER_PHONED, Act.MISSING, Act.APART, Act.RING, Act.UNLINK, Act.INVITE,
    Act.ALLOCATE, Act.ASSIGN, Act.SITTING,
    Act.SEEN, Act.TRACE, Act.EVIDENCE, Act.CALL, Act.TELL, Act.RECEIVE, Act.MINUTES, Act.REPORT, Act.PROPOSE, Act.AUDIT,
    Act.NOMINATE,
}  # fmt: skip
DECIDING = {Act.DECIDE, Act.CLOSE, Act.HAND_OVER, Act.STOP}
"""What nobody does on a case of their own, or one they referred."""
DECIDES = OVERSEES | DECIDING | {
    Act.RUN, Act.SCREEN, Act.ANSWER_CONCERN, Act.CHALLENGE, Act.DISAGREE, Act.ORDER, Act.MATCH, Act.APPROVE, Act.AMEND,
}  # fmt: skip
MAY = {
    Role.PRACTITIONER: SHOWN | FOLLOWS | {
        Act.REFER, Act.CONSIDER, Act.PATHWAY, Act.APART, Act.ALLOCATE, Act.ASSIGN, Act.RECEIVE, Act.MATRIX, Act.TELL,
        Act.BACKGROUND, Act.SIGN, Act.NOMINATE,
    },
    Role.MEMBER: TABLE | {Act.CONSIDER, Act.UPDATE, Act.CHALLENGE, Act.DISAGREE, Act.PACKS, Act.GRADE},
    Role.CHAIR: DECIDES,
    Role.DEPUTY: DECIDES,
    Role.COORDINATOR: OVERSEES | {Act.SCHEDULE, Act.HERE, Act.ROSTER, Act.REACH, Act.LIFT, Act.MATRIX, Act.BACKGROUND},
    Role.INVITEE: SHOWN | {Act.ATTEND},
    Role.LEAD: SAFE | {Act.AGENDA, Act.READ_MINUTES, Act.REPORT},
    Role.AUDITOR: SAFE,
    Role.DUTY_MANAGER: SAFE | {Act.RING, Act.SIGN},
    Role.SENIOR_MANAGER: SAFE | {Act.DISAGREEMENTS, Act.SIGN},
}  # fmt: skip
ALWAYS = SAFE | {
    Act.SIGN, Act.AGENDA, Act.ATTEND, Act.REFER, Act.CONSIDER, Act.ANSWER_CONCERN, Act.RING, Act.LEADS, Act.REPORT,
}  # fmt: skip
"""What is not about one case, and is never taken away by one."""
LEADS = {Role.CHAIR, Role.DEPUTY, Role.COORDINATOR}
OPENS = {Act.OPEN, Act.DONE, Act.READ_MINUTES, Act.NOTES, Act.CONTRIBUTE}
OF_THE_TABLE = {Act.SHARE, Act.ACTION, Act.RECOMMEND, Act.DISAGREE, Act.CHALLENGE, Act.UPDATE, Act.DECISION}
STATUSES = list(CaseStatus)
SEATS = [seat.id for seat in DURHAM.seats]


def person(*roles: Role, id: str = "somebody", procedure: str = NAME, seat: str = "") -> Person:
    return Person(id, "Somebody", tuple(Post(procedure, role, seat) for role in roles))


def allowed_with(who: Person, case: Case) -> set[Act]:
    """Everything somebody may do with a case."""
    return {act for act in Act if may(who, act, NAME, case)}


def further(role: Role, status: CaseStatus) -> set[Act]:
    """Whoever was outvoted when a child left takes it further."""
    return {Act.DISAGREE} if role is Role.MEMBER and status is CaseStatus.REMOVED else set()


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_do_at_all(role: Role, act: Act) -> None:
    assert may(person(role), act, NAME) is (act in MAY[role])


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_do_with_a_case_of_somebody_else_s(role: Role, status: CaseStatus) -> None:
    at_table = role in LEADS or (role is Role.MEMBER and status is CaseStatus.ACCEPTED)
    not_theirs = {Act.CHANGE} if role is Role.MEMBER else {Act.CHANGE, Act.STAND}
    allowed = MAY[role] - not_theirs if at_table else MAY[role] & ALWAYS
    # A referral that waits is screened by whoever may screen at all.
    assert allowed_with(person(role), case(status)) == allowed | (MAY[role] & {Act.SCREEN}) | further(role, status)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_do_with_a_case_they_hold(role: Role, status: CaseStatus) -> None:
    at_table = role in LEADS or (role is Role.MEMBER and status is CaseStatus.ACCEPTED)
    # Nobody decides on their own referral, and a child's worker does not step out: the child is allocated anew.
    allowed = MAY[role] - {Act.SCREEN, Act.INTEREST, Act.STAND, *DECIDING} - (set() if at_table else OF_THE_TABLE)
    allowed |= further(role, status)
    assert allowed_with(person(role, id=REFERRER), case(status)) == allowed
    taken_over = replace(case(status, by="another"), worker=REFERRER)
    assert allowed_with(person(role, id=REFERRER), taken_over) == allowed


@pytest.mark.parametrize("role", Role)
def test_a_referrer_who_no_longer_holds_a_case_is_like_anybody_else_but_never_screens_it(role: Role) -> None:
    gone = replace(case(CaseStatus.ACCEPTED), worker="another")
    assert allowed_with(person(role, id=REFERRER), gone) == allowed_with(person(role), gone) - {Act.SCREEN, *DECIDING}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("role", Role)
def test_an_invitation_opens_one_case_while_it_is_on_the_panel(role: Role, status: CaseStatus) -> None:
    invited = allowed_with(person(role), replace(case(status), invited=("somebody",)))
    opens = (OPENS | {Act.WHY, Act.PATHWAY}) & MAY[role] if status is CaseStatus.ACCEPTED else set()
    assert invited == allowed_with(person(role), case(status)) | opens


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("role", Role)
def test_whoever_works_on_an_assessment_opens_its_case_until_it_is_gone(role: Role, status: CaseStatus) -> None:
    assesses = allowed_with(person(role), replace(case(status), assessors=("somebody",)))
    gone = status in (CaseStatus.WITHDRAWN, CaseStatus.HANDED_OVER, CaseStatus.STOPPED)
    opens = set() if gone else {Act.OPEN, Act.ASSESS, Act.PROCESS} & MAY[role]
    assert assesses == allowed_with(person(role), case(status)) | opens


@pytest.mark.parametrize("worker", ["", "somebody"])
@pytest.mark.parametrize("role", Role)
def test_whoever_steps_out_neither_opens_a_case_nor_decides_on_it(role: Role, worker: str) -> None:
    theirs = replace(case(CaseStatus.ACCEPTED), interests=("somebody",), invited=("somebody",), worker=worker)
    assert allowed_with(person(role), theirs) == MAY[role] & ALWAYS


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
    named = seat in (DURHAM.membership.sees_linked or ())
    member = seen(person(Role.MEMBER, seat=seat))
    assert hidden(member) == {"screenings", "matches"} | (set() if named else {"linked", "the sixth screen"})
    assert bool(member.answer("other_name_1")) is named
    assert member.answer("no_contact") == "The uncle."


@pytest.mark.parametrize("status", [status for status in STATUSES if status is not CaseStatus.ACCEPTED])
def test_a_member_does_not_open_a_case_that_is_not_on_the_panel(status: CaseStatus) -> None:
    with pytest.raises(Refused) as refused:
        seen(person(Role.MEMBER, seat="police"), status)
    assert refused.value.words == NOT_YOURS


@pytest.mark.parametrize("role", [role for role in Role if role not in LEADS | {Role.MEMBER}])
def test_anybody_else_does_not_open_another_s_case(role: Role) -> None:
    with pytest.raises(Refused) as refused:
        seen(person(role))
    assert refused.value.words == NOT_YOURS


def test_somebody_invited_sees_the_item_without_who_else_is_concerned_or_what_the_chair_wrote() -> None:
    of_the_panel = replace(file(CaseStatus.ACCEPTED), case=replace(case(CaseStatus.ACCEPTED), invited=("somebody",)))
    invited = view(of_the_panel, person(Role.INVITEE), DURHAM)
    assert hidden(invited) == {"linked", "the sixth screen", "screenings", "matches"}
    assert invited.answer("no_contact") == "The uncle."
    assert not invited.own


def test_a_case_is_read_screen_by_screen_in_words() -> None:
    read_of = parts(DURHAM, drafted().answers)
    assert [part.screen for part in read_of] == list(range(1, 12))
    said = {each.id: each.words for part in read_of for each in part.rows}
    assert (said["kind"], said["born"], said["level"]) == (
        *("Showing harmful sexual behaviour", "27 September 2012", "High"),
    )
    assert said["meetings"] == ""


def test_beside_the_level_that_was_set_stands_the_one_that_was_suggested() -> None:
    procedure = overlaid(INDICATORS)
    answers = drafted(procedure=procedure, changed={9: {"level": "medium_high", "ticks": "force"}}).answers
    said = {each.id: each.words for part in parts(procedure, answers) for each in part.rows}
    assert said["level"] == "Medium/High"
    assert said["suggested"] == "High (Force was used)"
