"""What each seat owes before a panel, who may see a statement, and what an answer needs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.answering import (
    Giver,
    Place,
    checked,
    first_mark,
    nothing_known,
    same,
    stated,
    statement,
    statement_questions,
    still_asked,
    taken_out,
    without_words,
)
from panel.cases import CaseStatus
from panel.duty import Duty, when
from panel.panels import Item, Panel
from panel.people import Person, Post, Role
from panel.prompts import due_at, duties
from panel.scheduling import moved
from panel.sittings import Sitting
from panel.updates import Answer, Mark, Nature, Statement, Update, latest, visible
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import case
from tests.panel.referring import with_overlay as overlaid

LONDON = ZoneInfo("Europe/London")


def wall(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type,misc]


OUT = wall(2027, 1, 14, 9)
PANEL = Panel("SHCG-P007", NAME, wall(2027, 1, 21, 9, 30), 210, published_at=OUT)
ONE, TWO = "SHCG-2026-001", "SHCG-2026-002"


def member(id: str, seat: str, deputises: bool = False) -> Person:
    return Person(id, id.capitalize(), (Post(NAME, Role.MEMBER, seat, deputises),))


HEALTH, DEPUTY, POLICE = member("health", "health"), member("deputy", "health", True), member("police", "police")
EVERYBODY = (HEALTH, DEPUTY, POLICE)


def sitting(*updates: Update, people: tuple[Person, ...] = EVERYBODY, late: datetime | None = None) -> Sitting:
    placed = {ONE: OUT - timedelta(days=9), **({TWO: late} if late else {})}
    items = tuple(Item(f"{PANEL.id}/{ref}", PANEL.id, ref, True, at) for ref, at in placed.items())
    cases = {ref: replace(case(CaseStatus.ACCEPTED, panel=PANEL.id), id=ref) for ref in placed}
    return Sitting(PANEL, items, cases, updates, people=people)


def given(seat: str, at: datetime = OUT + timedelta(hours=1), ref: str = ONE, version: int = 1) -> Update:
    id = f"{PANEL.id}/{ref}/{seat}/{version}"
    return Update(id, PANEL.id, ref, seat, version, Answer.NOTHING_TO_ADD, seat, at)


def told(
    sitting: Sitting, now: datetime, kind: str = "", asked: Mapping[str, datetime] | None = None
) -> list[tuple[str, str, datetime]]:
    """Each duty that is said: its kind, to whom, and when it is performed, seen from now."""
    found = [duty for duty in duties(sitting, DURHAM, now, asked or {}) if duty.to and kind in ("", duty.kind)]
    return sorted((duty.kind, duty.to, when(duty, DURHAM, now)) for duty in found)


def kinds(sitting: Sitting, now: datetime, to: str, asked: Mapping[str, datetime] | None = None) -> list[str]:
    return [kind for kind, person, _ in told(sitting, now, asked=asked) if person == to]


def test_the_answers_are_due_three_working_days_before() -> None:
    assert due_at(PANEL, DURHAM) == wall(2027, 1, 18, 17)
    monday = replace(PANEL, starts_at=wall(2027, 1, 4, 9, 30), published_at=None)
    assert due_at(monday, DURHAM) == wall(2026, 12, 29, 17)


@pytest.mark.parametrize(
    ("starts", "out", "moved", "due"),
    [
        (wall(2027, 1, 20, 13), wall(2027, 1, 18, 10), None, wall(2027, 1, 19, 17)),
        (wall(2027, 1, 19, 13), wall(2027, 1, 18, 10), None, wall(2027, 1, 19, 13)),
        (wall(2027, 1, 20, 13), OUT, wall(2027, 1, 18, 10), wall(2027, 1, 19, 17)),
        (wall(2027, 1, 21, 13), OUT, wall(2027, 1, 7, 10), wall(2027, 1, 18, 17)),
    ],
    ids=["in two days", "tomorrow", "moved to in two days", "moved before its agenda was out"],
)
def test_at_short_notice_the_answers_are_due_after_they_are_asked_for_and_before_the_panel(
    starts: datetime, out: datetime, moved: datetime | None, due: datetime
) -> None:
    panel = replace(PANEL, starts_at=starts, published_at=out, moved_at=moved, days_changed=1 if moved else 0)
    assert due_at(panel, DURHAM) == due


def test_each_seat_is_asked_once_for_all_its_children_when_the_agenda_is_out() -> None:
    found = [duty for duty in duties(sitting(), DURHAM, OUT, {}) if duty.kind == "prompt"]
    assert {duty.key for duty in found} == {"prompt:SHCG-P007:health:health", "prompt:SHCG-P007:police:police"}
    assert {duty.due_at for duty in found} == {OUT}
    assert {duty.expires_at for duty in found} == {PANEL.starts_at}
    unpublished = replace(sitting(), panel=replace(PANEL, published_at=None))
    assert duties(unpublished, DURHAM, OUT, {}) == []


def test_who_has_not_answered_is_reminded_but_never_on_the_day_of_the_prompt() -> None:
    # Three working days before the answers are due is the day before the agenda goes out.
    assert told(sitting(), OUT, "reminder") == [
        ("reminder", "health", wall(2027, 1, 15, 9)),
        ("reminder", "police", wall(2027, 1, 15, 9)),
    ]
    assert told(sitting(given("health")), OUT, "reminder") == [("reminder", "police", wall(2027, 1, 15, 9))]
    early = replace(sitting(), panel=replace(PANEL, published_at=wall(2027, 1, 11, 9)))
    assert [at for _, to, at in told(early, wall(2027, 1, 11, 9), "reminder") if to == "police"] == [
        wall(2027, 1, 13, 9),
        wall(2027, 1, 15, 9),
    ]


def test_nobody_is_reminded_on_the_very_day_of_the_prompt() -> None:
    late = wall(2027, 1, 15, 8)
    assert told(replace(sitting(), panel=replace(PANEL, published_at=late)), late, "reminder") == []


def test_a_reminder_gives_way_to_the_next_one() -> None:
    out = wall(2027, 1, 11, 9)
    early, asked = replace(sitting(), panel=replace(PANEL, published_at=out)), {"prompt:SHCG-P007:police:police": out}
    found = [duty for duty in duties(early, DURHAM, OUT, asked) if (duty.kind, duty.to) == ("reminder", "police")]
    assert sorted(duty.expires_at for duty in found) == [wall(2027, 1, 15, 9), wall(2027, 1, 18, 17)]


MOVED = moved(PANEL, wall(2027, 1, 28, 9, 30), "Snow", wall(2027, 1, 19, 11))


def test_after_a_panel_moves_to_another_day_seats_and_deputies_are_reminded_of_it_anew() -> None:
    asked = {f"prompt:SHCG-P007:{seat}:{seat}": OUT for seat in ("health", "police")}
    before, after = sitting(), replace(sitting(), panel=MOVED)
    new = [duty for duty in duties(after, DURHAM, wall(2027, 1, 19, 11), asked) if duty.to == "police"]
    assert [(duty.kind, duty.due_at) for duty in new] == [
        ("prompt", OUT), ("reminder", wall(2027, 1, 20, 9)), ("reminder", wall(2027, 1, 22, 9)),
    ]  # fmt: skip
    keys = [{duty.key for duty in duties(each, DURHAM, OUT, asked) if duty.to} for each in (before, after)]
    assert keys[0] & keys[1] == {"prompt:SHCG-P007:health:health", "prompt:SHCG-P007:police:police"}
    assert {key for key in keys[1] if key.startswith("deputy told")} == {"deputy told:SHCG-P007:health:1:deputy"}


def test_nobody_is_reminded_on_the_day_of_the_move_which_tells_the_new_day() -> None:
    asked = {f"prompt:SHCG-P007:{seat}:{seat}": OUT for seat in ("health", "police")}
    on_it, now = replace(sitting(), panel=replace(MOVED, moved_at=wall(2027, 1, 20, 8))), wall(2027, 1, 20, 8)
    assert [at for _, to, at in told(on_it, now, "reminder", asked)] == [
        wall(2027, 1, 22, 9), wall(2027, 1, 22, 9),
    ]  # fmt: skip


def test_another_time_on_the_same_day_is_not_reminded_of_twice() -> None:
    later = moved(PANEL, wall(2027, 1, 21, 11), "The room", wall(2027, 1, 14, 11))
    keys = [{each.key for each in duties(replace(sitting(), panel=panel), DURHAM, OUT, {})} for panel in (PANEL, later)]
    assert keys[0] == keys[1]


def test_the_deputy_is_told_on_the_working_day_after_unless_all_is_answered() -> None:
    assert told(sitting(), OUT, "deputy told") == [("deputy told", "deputy", wall(2027, 1, 19, 9))]
    assert told(sitting(given("health")), OUT, "deputy told") == []


def test_a_deputy_who_speaks_for_the_seat_that_day_is_asked_and_not_told() -> None:
    away = replace(HEALTH, away_from=date(2027, 1, 18), away_until=date(2027, 1, 20))
    assert kinds(sitting(people=(away, DEPUTY)), OUT, "deputy") == ["prompt"]


def test_a_deputy_is_asked_from_the_morning_of_an_absence() -> None:
    away = replace(HEALTH, away_from=date(2027, 1, 16), away_until=date(2027, 1, 18))
    now = sitting(people=(away, DEPUTY, POLICE))
    assert ("prompt", "deputy", wall(2027, 1, 18, 9)) in told(now, OUT, "prompt")  # a Saturday waits for the office
    assert kinds(now, OUT, "deputy") == ["deputy told", "prompt"]
    before = replace(HEALTH, away_from=date(2027, 1, 1), away_until=date(2027, 1, 14))
    back = told(sitting(people=(before, DEPUTY, POLICE)), OUT, "prompt")
    assert ("prompt", "deputy", OUT) in back
    assert ("prompt", "health", wall(2027, 1, 15, 9)) in back
    assert ("reminder", "health", wall(2027, 1, 15, 9)) not in told(sitting(people=(before, DEPUTY)), OUT)


def test_somebody_who_takes_the_seat_later_is_asked_then() -> None:
    later = wall(2027, 1, 19, 11)
    new = sitting(people=(replace(HEALTH, left=True), member("new", "health"), POLICE))
    assert ("prompt", "new", later) in told(new, later)
    assert not kinds(new, later, "health")
    assert not kinds(sitting(given("health"), people=(member("new", "health"),)), later, "new")


def test_a_child_who_joins_late_reopens_a_list_that_was_done_once() -> None:
    joined = wall(2027, 1, 15, 14)
    done = sitting(given("health"), late=joined)
    again = [duty for duty in duties(done, DURHAM, joined, {}) if duty.kind == "prompt again"]
    assert [(duty.to, duty.ids["case"]) for duty in again] == [("health", TWO)]
    after = given("health", at=joined + timedelta(hours=1))
    assert told(sitting(after, late=joined), joined, "prompt again") == []
    both = sitting(given("health"), given("health", at=joined, ref=TWO), late=joined)
    assert told(both, joined, "prompt again") == []


def test_a_seat_that_is_asked_again_is_not_reminded_of_the_same_morning() -> None:
    joined = wall(2027, 1, 15, 14)
    asked = {"prompt:SHCG-P007:health:health": OUT, "prompt:SHCG-P007:police:police": OUT}
    done = sitting(given("health"), late=joined)
    assert kinds(done, joined, "health", asked) == ["prompt", "prompt again"]
    assert "reminder" in kinds(done, joined, "police", asked)


def test_a_list_that_is_opened_again_in_the_evening_is_not_reminded_of_in_the_morning() -> None:
    evening = wall(2027, 1, 14, 18)
    done, asked = sitting(given("health"), late=evening), {"prompt:SHCG-P007:health:health": OUT}
    assert ("prompt again", "health", wall(2027, 1, 15, 9)) in told(done, evening, asked=asked)
    assert "reminder" not in kinds(done, evening, "health", asked)


def test_whoever_takes_the_seat_after_a_reminder_fell_due_is_asked_and_not_reminded_too() -> None:
    later = wall(2027, 1, 15, 14)
    assert kinds(sitting(people=(member("new", "health"),)), later, "new") == ["prompt"]


def test_nothing_more_is_asked_once_the_panel_starts_is_cancelled_or_the_child_is_gone() -> None:
    assert duties(sitting(), DURHAM, PANEL.starts_at, {}) == []
    assert duties(replace(sitting(), panel=replace(PANEL, cancelled=True)), DURHAM, OUT, {}) == []
    gone = sitting()
    withdrawn = {ONE: replace(gone.cases[ONE], status=CaseStatus.WITHDRAWN)}
    assert duties(replace(gone, cases=withdrawn), DURHAM, OUT, {}) == []


def test_whoever_has_an_interest_is_not_asked_about_that_child() -> None:
    now = sitting()
    interested = {ONE: replace(now.cases[ONE], interests=("police",))}
    assert not kinds(replace(now, cases=interested), OUT, "police")


SAID = {
    mark: Statement(f"s{mark}", Nature.FACT, "words", "source", mark, seats=("police",) if mark is Mark.NAMED else ())
    for mark in Mark
}
ANSWER = replace(given("health"), answer=Answer.UPDATE, statements=tuple(SAID.values()))
M, N, F, C = Mark.MEMBERS, Mark.NAMED, Mark.NOT_FAMILY, Mark.CHAIR


@pytest.mark.parametrize(
    ("person", "seen"),
    [
        (HEALTH, {M, N, F, C}),
        (Person("chair", "Chair", (Post(NAME, Role.CHAIR),)), {M, N, F, C}),
        (Person("deputy chair", "Deputy", (Post(NAME, Role.DEPUTY),)), {M, N, F, C}),
        (Person("coordinator", "Coordinator", (Post(NAME, Role.COORDINATOR),)), {M, N, F}),
        (POLICE, {M, N, F}),
        (member("education", "education"), {M, F}),
        (replace(POLICE, left=True), set()),
        (Person("elsewhere", "Elsewhere", (Post("another", Role.MEMBER, "health"),)), set()),
        (Person("manager", "Manager", (Post(NAME, Role.SENIOR_MANAGER, "health"),)), set()),
        (Person("worker", "Worker", (Post(NAME, Role.PRACTITIONER),)), set()),
        (Person("guest", "Guest", (Post(NAME, Role.INVITEE),)), set()),
        (Person("lead", "Lead", (Post(NAME, Role.LEAD),)), set()),
        (Person("auditor", "Auditor", (Post(NAME, Role.AUDITOR),)), set()),
    ],
    ids=lambda each: each.id if isinstance(each, Person) else "",
)
def test_a_mark_says_who_may_see_a_statement(person: Person, seen: set[Mark]) -> None:
    shown, held = visible(ANSWER, person, NAME)
    assert {each.mark for each in shown} == seen
    assert held == len(Mark) - len(seen)


PLACE, GIVER = Place(PANEL, ONE, "health"), Giver("health", OUT)
TYPED = {"words": "Seen on Monday.", "nature": "fact", "source": "Our record", "mark": "members"}


def said(**changed: str) -> Statement:
    return statement("s1", TYPED | changed, statement_questions("health", DURHAM), OUT)


def test_the_version_that_counts_is_the_last() -> None:
    assert latest([given("health", version=2), given("health"), given("police")], ONE, "health") == given(
        "health", version=2
    )
    assert latest([given("police")], ONE, "health") is None


def test_nothing_known_needs_when_and_where() -> None:
    with pytest.raises(Refused) as refused:
        checked({}, OUT)
    assert [reason.field for reason in refused.value.reasons] == ["checked_on", "checked_in"]
    with pytest.raises(Refused):
        checked({"checked_on": "15 1 2027", "checked_in": "Records"}, OUT)
    assert checked({"checked_on": "14 1 2027", "checked_in": "Records"}, OUT) == (OUT.date(), "Records")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"words": ""}, "words"),
        ({"source": " "}, "source"),
        ({"nature": ""}, "nature"),
        ({"mark": ""}, "mark"),
        ({"mark": "everybody"}, "mark"),
        ({"mark": "named"}, "seats"),
        ({"dated": "15 1 2027"}, "dated"),
        ({"dated": "Monday"}, "dated"),
        ({"mark": "named", "seats": "nobody"}, "seats"),
    ],
)
def test_a_statement_says_what_it_is_from_where_and_for_whom(changed: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        said(**changed)
    assert field in {reason.field for reason in refused.value.reasons}


def test_a_statement_is_kept_as_it_was_given() -> None:
    named = said(mark="named", seats="police,education", dated="13 1 2027")
    assert (named.words, named.dated, named.seats) == ("Seen on Monday.", date(2027, 1, 13), ("police", "education"))
    assert said().dated is None
    with pytest.raises(Refused):
        said(seats="police")


def test_each_answer_is_a_version_and_only_an_update_keeps_statements() -> None:
    one = stated(PLACE, said(), GIVER)
    two = stated(replace(PLACE, before=one), replace(said(), id="s2"), GIVER)
    changed = stated(replace(PLACE, before=two), replace(said(), words="Other"), GIVER)
    assert [each.id for each in changed.statements] == ["s1", "s2"]
    assert [each.words for each in changed.statements] == ["Other", "Seen on Monday."]
    assert (one.version, two.version, changed.version) == (1, 2, 3)
    assert len({one.id, two.id, changed.id}) == 3
    out = taken_out(replace(PLACE, before=changed), "s1", GIVER)
    assert [each.id for each in out.statements] == ["s2"]
    with pytest.raises(Refused):
        taken_out(replace(PLACE, before=out), "s2", GIVER)
    none = nothing_known(replace(PLACE, before=out), GIVER, OUT.date(), "Records")
    assert (none.statements, none.version) == ((), 5)
    assert without_words(replace(PLACE, before=none), Answer.CANNOT_SHARE, GIVER).checked_on is None


def test_an_answer_changes_until_the_panel_starts_and_not_under_somebody_s_hands() -> None:
    still_asked(PANEL, PANEL.starts_at - timedelta(minutes=1))
    for panel, now in ((PANEL, PANEL.starts_at), (replace(PANEL, cancelled=True), OUT)):
        with pytest.raises(Refused):
            still_asked(panel, now)
    answered = replace(PLACE, before=given("health"))
    same(answered, 1, "Somebody")
    same(PLACE, 0, "")
    with pytest.raises(Refused):
        same(answered, 0, "Somebody")


@pytest.mark.parametrize(
    ("referral", "mark"),
    [
        ({"police": "investigating"}, Mark.NOT_FAMILY),
        ({"police": "court"}, Mark.NOT_FAMILY),
        ({"police": "closed"}, Mark.MEMBERS),
        ({"police": "not_known"}, Mark.MEMBERS),
        ({"police": "closed", "not_to_hear": "That we know."}, Mark.NOT_FAMILY),
        ({}, Mark.MEMBERS),
    ],
)
def test_a_live_investigation_is_first_marked_as_not_for_the_family(referral: dict[str, str], mark: Mark) -> None:
    assert first_mark(referral, DURHAM) is mark


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("remind_working_days_before = { value = [0], local = 'x' }", "one working day or more"),
        ("deputy_working_days_after = { value = 3, local = 'x' }", "before the panel"),
        ("not_for_family_while = { value = ['elsewhere'], local = 'x' }", "no position 'elsewhere'"),
    ],
)
def test_a_procedure_whose_values_do_not_fit_is_refused(line: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        overlaid("[updates]", line)


def test_a_duty_is_said_in_office_hours() -> None:
    assert all(duty.in_hours for duty in duties(sitting(), DURHAM, OUT, {}))
    assert isinstance(duties(sitting(), DURHAM, OUT, {})[0], Duty)
