"""The values that no shipped document has: each is read, and a broken one is refused with its key and the reason."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from panel.answers import rules
from panel.decisions import Decision, Ending, Stand
from panel.going_out import due_on, duties
from panel.minutes import Minutes, Stage
from panel.panels import Panel
from panel.procedure import ProcedureError
from panel.quorum import needed, quorum
from panel.recording import Owing
from panel.review import comes_again, none_set
from panel.rules.sitting import Decides
from panel.screens import screen_of
from panel.voting import Vote, passes, vote
from panel.words import Refused
from tests.panel.durham import DURHAM, overlaid
from tests.stories.local import HERE, overlay, two_scales, values


def annex(question: str, answer: str) -> str:
    return f'[[referral.annexes]]\nid = "photo"\ntitle = "A"\nquestion = "{question}"\nanswer = "{answer}"\n{HERE}\n'


BROKEN = {
    "meeting.quorum_seats": (values("meeting", quorum_seats='["moon"]'), "there is no seat 'moon'"),
    "meeting.quorum_fraction": (values("meeting", quorum_fraction='"3/2"'), "no more than all of them"),
    "meeting.quorum_counted": (values("meeting", quorum_counted='"heads"'), "must be one of seats, agencies"),
    "referral.signed_by": (values("referral", signed_by='"lead"'), "reads the whole referral"),
    "referral.sign_working_days": (
        values("referral", signed_by='"duty manager"'),
        "must be one or more where signed_by",
    ),
    "panel.urgent_by": (values("panel", urgent_by='["coordinator"]'), "coordinator cannot"),
    "screening.repeat_number": (values("screening", repeat_number="3"), "all three, or none"),
    "screening.repeat_counts": (values("screening", repeat_counts='["rumours"]'), "must be one of referrals"),
    "closing.review": (values("closing", review='"some day"'), "must be one of next panel, after months"),
    "closing.review_months": (values("closing", review='"as decided"'), "must be one or more"),
    "minutes.amber_working_days": (values("minutes", working_days="5", amber_working_days="5"), "must be earlier"),
    "minutes.counted": (values("minutes", counted='"moons"'), "must be one of calendar"),
    "closing.reasons": ("[closing]\nreasons = []\n", "must be an array of tables"),
    "screening.reasons": ("[screening]\nreasons = []\n", "must be an array of tables"),
    "agenda.days_before": (values("agenda", days_before='"soon"'), "must be a whole number"),
    "referral.annexes.photo.question": (annex("mood", "sad"), "must be one of kind"),
    "referral.annexes.photo.answer": (annex("police", "asleep"), "has no answer 'asleep'"),
    "matrix.second_levels": (values("matrix", second='"Colours"'), "both, or neither"),
    "matrix.threshold.second_levels": (values("matrix.threshold", second_levels='["red"]'), "has no level 'red'"),
    "matrix.threshold.both": (values("matrix.threshold", both="true"), "a threshold on each of the two scales"),
    "meeting.decided_by": (values("meeting", decided_by='"dice"'), "must be one of shared, seats, agencies"),
    "meeting.casting_vote": (values("meeting", casting_vote="true"), "a shared decision has no vote"),
    "meeting.needs_quorum": (values("meeting", quorum_number="2", needs_quorum='["tea"]'), "must be one of deferred"),
    "meeting.quorum_number": (values("meeting", quorum_number="40"), "it could never be met"),
    "screening.repeat_reaches": (values("screening", repeat_reaches="true"), "nothing is looked back for"),
    "referral.annexes.by_plan.id": (annex("kind", "hsb").replace("photo", "by_plan"), "must not begin with by_"),
}


@pytest.mark.parametrize("key", BROKEN)
def test_a_broken_value_is_refused_with_its_key_and_the_reason(key: str) -> None:
    text, reason = BROKEN[key]
    with pytest.raises(ProcedureError, match=reason) as error:
        overlaid(overlay(text))
    assert error.value.key == key


def test_what_needs_a_quorum_needs_one_to_be_set() -> None:
    with pytest.raises(ProcedureError, match="there is no quorum to need"):
        overlaid(overlay(values("meeting", needs_quorum='["removed"]')))


def test_a_panel_without_a_quorum_can_always_defer() -> None:
    with pytest.raises(ProcedureError, match="to defer is what a panel without a quorum can still do"):
        overlaid(overlay(values("meeting", quorum_number="2", needs_quorum='["deferred"]')))


def test_a_tie_of_nobody_offers_no_casting_vote() -> None:
    with pytest.raises(Refused) as refused:
        passes(Vote(Decides.SEATS, 0, 0, casting=True), cast=True)
    assert "Propose another outcome" in refused.value.reasons[0].words


def test_a_fraction_is_rounded_up_and_leaves_out_the_seats_of_the_child_s_own_workers() -> None:
    local = overlaid(overlay(values("meeting", quorum_fraction='"1/3"')))
    standing = [seat.id for seat in DURHAM.seats if not seat.by_case]
    assert (len(standing), needed(local)) == (10, 4)
    assert quorum(local, ["social_worker", "team_manager", *standing[:3]]).short == 1
    assert quorum(local, standing[:4]).met


def test_two_seats_of_one_agency_count_once_where_agencies_do() -> None:
    seats: dict[str, list[str]] = {}
    for seat in (each for each in DURHAM.seats if not each.by_case):
        seats.setdefault(seat.agency, []).append(seat.id)
    two = next(each[:2] for each in seats.values() if len(each) > 1)
    rules = values("meeting", quorum_number="2", quorum_counted='"agencies"')
    assert quorum(overlaid(overlay(rules)), two).short == 1
    assert quorum(overlaid(overlay(rules.replace("agencies", "seats"))), two).met


SAT = datetime(2026, 12, 17, 9, 30, tzinfo=UTC)
PANEL = Panel("SHCG-P001", "durham-shcg", SAT, 210)


@pytest.mark.parametrize(
    ("counted", "due"),
    [("working", date(2027, 1, 4)), ("calendar", date(2026, 12, 26)), ("clear", date(2026, 12, 27))],
)
def test_minutes_are_due_in_working_calendar_or_clear_days(counted: str, due: date) -> None:
    text = values("minutes", working_days="9", amber_working_days="5", counted=f'"{counted}"')
    assert due_on(PANEL, overlaid(overlay(text))) == due


def test_without_a_day_nobody_is_warned_about_minutes() -> None:
    blank = '[minutes]\nworking_days = { not_supplied = "None" }\namber_working_days = { not_supplied = "None" }\n'
    local = overlaid(overlay(blank))
    assert due_on(PANEL, local) is None
    assert not duties(Minutes(PANEL.id, PANEL.procedure, Stage.DRAFT, SAT), PANEL, [], Owing(), local, SAT)


def test_where_there_is_no_age_band_nobody_is_too_old() -> None:
    local = overlaid(overlay('[referral]\nunder_age = { not_supplied = "None" }\n'))
    old = {"first": "A", "family": "B", "born": "1990-01-01"}
    assert rules(screen_of(DURHAM, {}, "child"), old, DURHAM, SAT.date())
    assert not rules(screen_of(local, {}, "child"), old, local, SAT.date())


CLOSED = Decision("a/b", "a", "b", Ending.ONGOING, "Why.", "chair", SAT, closed_at=SAT)
AGAIN = date(2027, 2, 1)


@pytest.mark.parametrize(
    ("review", "decision", "expected"),
    [
        ("next panel", CLOSED, None),
        ("after months", CLOSED, date(2027, 3, 17)),
        ("after months", replace(CLOSED, ending=Ending.DEFERRED), None),
        ("after months", replace(CLOSED, closed_at=None), None),
        ("as decided", replace(CLOSED, again_on=AGAIN), AGAIN),
        ("as decided", CLOSED, None),
        ("as decided", None, None),
    ],
)
def test_when_an_ongoing_child_comes_again(review: str, decision: Decision | None, expected: date | None) -> None:
    local = overlaid(overlay(values("closing", review=f'"{review}"', review_months="3")))
    assert comes_again(decision, SAT.date(), local) == expected
    assert none_set(decision, local) is (review == "as decided" and decision is CLOSED)


def stand(seat: str, agrees: bool) -> Stand:
    return Stand(seat, "a", "b", seat, Ending.ONGOING, agrees, "somebody", SAT, "" if agrees else "Why not.")


def test_a_vote_counts_seats_or_agencies_and_there_is_none_where_it_is_a_shared_decision() -> None:
    seats: dict[str, list[str]] = {}
    for seat in (each for each in DURHAM.seats if not each.by_case):
        seats.setdefault(seat.agency, []).append(seat.id)
    several = next(each for each in seats.values() if len(each) > 1)[:2]
    alone = next(each for each in seats.values() if len(each) == 1)
    stands = [*(stand(seat, True) for seat in several), *(stand(seat, False) for seat in alone)]
    by_seats, by_agencies = (
        overlaid(overlay(values("meeting", decided_by=each))) for each in ('"seats"', '"agencies"')
    )
    assert vote(CLOSED, stands, DURHAM) is None
    found = vote(CLOSED, stands, by_seats)
    assert found
    assert (found.agree, found.object, found.carried) == (2, 1, True)
    found = vote(CLOSED, stands, by_agencies)
    assert found
    assert (found.agree, found.object, found.tied) == (1, 1, True)
    settled = [replace(each, settled_at=SAT) if not each.agrees else each for each in stands]
    found = vote(CLOSED, settled, by_agencies)
    assert found
    assert (found.agree, found.object) == (1, 0)


@pytest.mark.parametrize(
    ("both", "level", "second", "reached"),
    [
        ("false", "high", "green", True),
        ("false", "below", "red", True),
        ("false", "below", "green", False),
        ("true", "high", "green", False),
        ("true", "below", "red", False),
        ("true", "high", "red", True),
    ],
)
def test_either_of_two_scales_reaches_the_threshold_or_both_have_to(
    both: str, level: str, second: str, reached: bool
) -> None:
    matrix = overlaid(overlay(two_scales(both))).matrix
    assert matrix.reaches_threshold(level, second=second) is reached
    assert matrix.is_high(level, second=second) is reached
