"""The route of a case: no further action and a concern remains, an investigation that goes on, one to be picked."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from panel.cases import Case
from panel.panels import Panel
from panel.referrals import Draft, Referral
from panel.rerouting import KindChange
from tests.dialogue import Card, Teams, talking
from tests.stories.steps import ANSWERS, referred

HELD = {"strategy": "held", "holds": "Contact is supervised", "reason": "Two incidents"}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES="durham-rmm") as talk:
        yield talk


async def came(teams: Teams, kind: str, **changed: dict[str, str]) -> str:
    answers = {"why": {"kind": kind, "role": "police"}, "matrix": ANSWERS["matrix"] | {"level": "abusive"}}
    return await referred(teams, **(answers | changed))


async def screening(teams: Teams, reference: str) -> Card:
    return await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")


async def accepted(teams: Teams, reference: str, **said: str) -> Card:
    form = await teams.chair.presses(await screening(teams, reference), "Panel")
    done = await teams.chair.presses(form, "Accept to the panel", **(HELD | {"active": "neither"} | said))
    assert done.shows("is accepted"), done.words
    return await opened(teams, reference)


async def opened(teams: Teams, reference: str) -> Card:
    return await teams.chair.presses(await teams.chair.says(f"case {reference}"), "Open")


NFA = "No further action, and a concern remains: the concern route"


async def test_the_days_run_from_the_notification_of_the_police(teams: Teams) -> None:
    police = {"police": "investigating", "notified_on": "16 11 2026"}
    case = await accepted(teams, await came(teams, "criminal", police=police))
    assert case.shows("By Monday 30 November 2026: 10 working days from Monday 16 November 2026, the notification")
    assert case.shows("Youth Justice. On the criminal justice route the Youth Justice Service leads"), case.words


async def test_no_further_action_goes_on_by_the_concern_route_and_is_led_and_counted_anew(teams: Teams) -> None:
    police = {"police": "investigating", "notified_on": "16 11 2026"}
    reference = await came(teams, "criminal", police=police)
    form = await teams.chair.presses(await accepted(teams, reference), NFA)
    assert form.shows("then they should refer the case via the Concern Route")
    assert (form.inputs["kind"], form.inputs["active"]) == ("concern", "neither")
    refused = await teams.chair.presses(form, "Take this route")
    assert refused.shows("Say why")
    kept = await teams.chair.presses(refused, "Take this route", reason="The officer is still worried.")
    assert kept.shows("Children's Social Care. On the concern route Children's Social Care leads"), kept.words
    assert kept.shows("By Monday 7 December 2026: 10 working days from Monday 23 November 2026, the referral")
    assert kept.shows("The meeting stays on Monday 30 November 2026 at 10am until somebody moves it")
    await teams.chair.presses(kept, "Move it to Monday 7 December 2026 at 10am")
    twice = await teams.chair.presses(refused, "Take this route", reason="Again.")
    assert twice.shows("Concern route")
    case = await opened(teams, reference)
    assert case.shows("Came as: Criminal justice route")
    assert case.shows("The officer is still worried.")
    assert NFA not in case.buttons
    trace = await teams.chair.presses(await teams.chair.says(f"trace {reference}"), "Open the journey")
    assert trace.shows("Who led before, and why")
    why = await teams.chair.presses(await teams.chair.says(f"why {reference}"), "Open why")
    assert why.shows("Another route, Monday 23 November 2026: Concern route")
    with teams.store.turn(teams.clock()) as turn:
        (change,) = turn.find(KindChange, case=reference)
        assert (change.before, change.to, turn.get(Case, reference).kind) == ("criminal", "concern", "concern")
        assert turn.get(Referral, reference).answers["kind"] == "concern"
        assert turn.get(Case, reference).notified_on is None
        (panel,) = turn.find(Panel)
        assert panel.starts_at == datetime(2026, 12, 7, 10, tzinfo=UTC)


async def test_where_no_rule_says_who_leads_by_the_other_route_somebody_picks(teams: Teams) -> None:
    reference = await came(teams, "criminal")
    form = await teams.chair.presses(await accepted(teams, reference), NFA)
    both = await teams.chair.presses(form, "Take this route", reason="Worried.", active="both")
    assert both.shows("No rule says who leads here: pick an agency")
    kept = await teams.chair.presses(both, "Take this route", lead="social_care", lead_why="They know the child.")
    assert kept.shows("Picked, because no rule says: They know the child.")


async def test_an_investigation_that_goes_on_is_counted_from_the_earlier(teams: Teams) -> None:
    police = {"police": "investigating", "notified_on": "18 11 2026"}
    case = await accepted(teams, await came(teams, "continuing", police=police))
    assert case.shows("By Wednesday 2 December 2026: 10 working days from Wednesday 18 November 2026")
    assert case.shows("the earlier of that and the referral is read")


async def test_an_investigation_that_goes_on_does_not_wait_and_whoever_refers_is_told_so(teams: Teams) -> None:
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    for screen in ("danger", "why", "child", "in_place"):
        answers = {"why": {"kind": "continuing", "role": "police"}}
        card = await teams.practitioner.presses(card, "Next", **(ANSWERS | answers)[screen])
    assert card.shows("This does not wait until the police have finished: refer now."), card.words


async def test_another_disposal_waits_until_the_screener_picks_the_route_with_a_reason(teams: Teams) -> None:
    reference = await came(teams, "other")
    card = await screening(teams, reference)
    assert card.shows("Which route this is nobody has said yet")
    assert "Panel" not in card.buttons
    ids = {"case": reference, "outcome": "panel"}
    for verb in ("screen.choose", "screen.decide"):
        forced = await teams.chair.sends(card, verb, ids, HELD)
        assert forced.shows("has to be picked before it can be accepted"), forced.words
    form = await teams.chair.presses(card, "Pick the route")
    assert form.shows("There are disposals that the chapter omits")
    assert (await teams.chair.presses(form, "Take this route", kind="criminal")).shows("Say why")
    kept = await teams.chair.presses(form, "Take this route", kind="criminal", reason="A community resolution.")
    go_on = await teams.chair.presses(kept, "Screen it")
    assert "Panel" in go_on.buttons
    assert (await accepted(teams, reference)).shows("Youth Justice. On the criminal justice route")


async def test_the_coordinator_does_not_pick_for_the_screener_nor_a_member_at_all(teams: Teams) -> None:
    reference = await came(teams, "other")
    card = await teams.coordinator.says("help")
    given = {"kind": "criminal", "reason": "Picked."}
    for voice in (teams.coordinator, teams.police, teams.practitioner):
        refused = await voice.sends(card, "kind.save", {"case": reference, "nonce": "n", "rev": "1"}, given)
        assert not refused.shows("Kept"), refused.words
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).kind == "other"


async def test_two_who_change_the_route_at_once_see_what_the_other_did(teams: Teams) -> None:
    reference = await came(teams, "criminal")
    case = await accepted(teams, reference)
    first = await teams.chair.presses(case, NFA)
    second = await teams.deputy.sends(case, "kind.form", {"case": reference})
    await teams.chair.presses(first, "Take this route", reason="Worried still.")
    late = await teams.deputy.presses(second, "Take this route", reason="Mine.")
    assert late.shows("The case was changed since you opened this"), late.words
    assert late.shows("Mine.")


async def test_what_is_changed_by_the_referrer_afterwards_keeps_the_route(teams: Teams) -> None:
    reference = await came(teams, "criminal")
    form = await teams.chair.presses(await accepted(teams, reference), NFA)
    await teams.chair.presses(form, "Take this route", reason="Worried still.")
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    await teams.practitioner.presses(check, "Send the changes to the chair")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).kind == "concern"


async def test_a_notification_that_lies_ahead_is_put_right(teams: Teams) -> None:
    card = await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    answers = {"why": {"kind": "criminal", "role": "police"}}
    for screen in ("danger", "why", "child", "in_place", "happened", "others", "safe_until"):
        card = await teams.practitioner.presses(card, "Next", **(ANSWERS | answers)[screen])
    ahead = date(2026, 12, 1)
    late = await teams.practitioner.presses(card, "Next", police="told", notified_on=f"{ahead:%d %m %Y}")
    assert late.shows("The day on which the police notified has to be today or earlier")


async def test_whoever_picks_the_route_of_the_police_says_when_they_notified_and_the_days_run_from_it(
    teams: Teams,
) -> None:
    reference = await came(teams, "other")
    form = await teams.chair.presses(await screening(teams, reference), "Pick the route")
    picked = {"kind": "criminal", "reason": "A community resolution."}
    ahead = await teams.chair.presses(form, "Take this route", **picked, notified_on="1 12 2026")
    assert ahead.shows("The day on which the police notified has to be today or earlier")
    kept = await teams.chair.presses(ahead, "Take this route", notified_on="16 11 2026")
    assert kept.shows("By Monday 30 November 2026: 10 working days from Monday 16 November 2026, the notification")
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    assert check.shows("On what date did the police notify the service that calls the meeting? 16 November 2026")
    assert (await accepted(teams, reference)).shows("Monday 30 November 2026 at 10am")
    again = await teams.chair.presses(await opened(teams, reference), NFA)
    assert "notified_on" not in again.inputs


async def test_a_change_that_was_begun_before_the_route_was_changed_does_not_undo_it(teams: Teams) -> None:
    reference = await came(teams, "criminal")
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    form = await teams.chair.presses(await accepted(teams, reference), NFA)
    await teams.chair.presses(form, "Take this route", reason="Worried still.")
    late = await teams.practitioner.presses(check, "Send the changes to the chair")
    assert late.shows("The route is settled: it is “Concern route"), late.words
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).kind == "concern"
        (draft,) = turn.find(Draft)
    why = await teams.practitioner.sends(late, "refer.change", {"draft": draft.id, "screen": "2"})
    card = await teams.practitioner.presses(why, "Next", kind="concern", role="police")
    matrix = await teams.practitioner.sends(card, "refer.change", {"draft": draft.id, "screen": "9"})
    card = await teams.practitioner.presses(matrix, "Next")
    sent = await teams.practitioner.presses(card, "Send the changes to the chair")
    assert sent.shows(reference), sent.words


async def test_a_child_who_is_charged_later_comes_by_the_other_route_by_the_chair_and_not_by_the_referrer(
    teams: Teams,
) -> None:
    reference = await came(teams, "concern")
    case = await accepted(teams, reference)
    assert case.shows("Children's Social Care. On the concern route")
    check = await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")
    with teams.store.turn(teams.clock()) as turn:
        (draft,) = turn.find(Draft)
    why = await teams.practitioner.sends(check, "refer.change", {"draft": draft.id, "screen": "2"})
    card = await teams.practitioner.presses(why, "Next", kind="criminal", role="police")
    matrix = await teams.practitioner.sends(card, "refer.change", {"draft": draft.id, "screen": "9"})
    card = await teams.practitioner.presses(matrix, "Next")
    refused = await teams.practitioner.presses(card, "Send the changes to the chair")
    assert refused.shows("The route is settled: it is “Concern route"), refused.words
    form = await teams.chair.presses(case, "Another route")
    charged = {"kind": "criminal", "reason": "Charged on Friday.", "notified_on": "20 11 2026"}
    kept = await teams.chair.presses(form, "Take this route", **charged)
    assert kept.shows("Youth Justice. On the criminal justice route the Youth Justice Service leads"), kept.words
    assert kept.shows("By Friday 4 December 2026: 10 working days from Friday 20 November 2026, the notification")


async def test_a_notification_long_ago_has_its_meeting_tomorrow_and_it_is_said_that_its_last_day_is_past(
    teams: Teams,
) -> None:
    reference = await came(teams, "criminal", police={"police": "investigating", "notified_on": "2 11 2026"})
    card = await screening(teams, reference)
    assert card.shows("Next panel in 1 day. ")
    assert card.shows("By Monday 16 November 2026: 10 working days from Monday 2 November 2026")
    case = await accepted(teams, reference)
    assert case.shows("The meeting is on Tuesday 24 November 2026 at 10am: after its last day.")
