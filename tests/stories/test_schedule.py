"""The dates of the panels: six are booked ahead; the coordinator moves, cancels and adds, and people are told."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.matters import settle
from panel.cases import Case
from panel.panels import Item, Panel
from storage.records import Audit, Booked, Errand, ProcedureText
from tests.clock.steps import kept
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME, TEXTS
from tests.stories.steps import ANSWERS, accepted

LONDON = ZoneInfo("Europe/London")
TYPED = {"date": "14 1 2027", "time": "10am", "reason": "Half the seats are at Jordan Canary’s leaving do"}
MOVED = "Panel SHCG-P001 is moved from Thursday 17 December 2026 at 9:30am to Thursday 14 January 2027 at 10am."


def panels(teams: Teams) -> list[Panel]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Panel)


def on(teams: Teams, panel: str) -> list[str]:
    with teams.store.turn(teams.clock()) as turn:
        return [item.case for item in turn.find(Item, panel=panel)]


async def told(voice: Voice, words: str) -> Card:
    """The one card with these words that is for this person, and not for a persona nobody holds."""
    (found,) = await voice.teams.until(
        lambda: [seen for seen in voice.sees() if seen.shows(words) and not seen.shows("To: ")]
    )
    return found  # type: ignore[no-any-return]


async def dates(teams: Teams) -> Card:
    """The dates, opened, once the six are booked."""
    await teams.until(lambda: len(panels(teams)) >= 6)
    return await teams.coordinator.presses(await teams.coordinator.says("schedule"), "Open the dates")


async def form(teams: Teams, what: str, panel: str = "SHCG-P001") -> Card:
    """The form behind one panel's button."""
    card = await dates(teams)
    rev = next(each.rev for each in panels(teams) if each.id == panel)
    return await teams.coordinator.sends(card, f"schedule.{what}", {"panel": panel, "rev": str(rev)})


async def test_six_panels_are_booked_ahead_and_a_seventh_when_the_next_one_starts(teams: Teams) -> None:
    card = await dates(teams)
    for when in ("17 December 2026", "21 January 2027", "18 February", "18 March", "15 April", "20 May"):
        assert card.shows(f"Thursday {when}")
    assert card.shows("Thursday 15 April 2027 at 9:30am\n0 of 13 places taken. SHCG-P005.")
    await teams.until(lambda: all(each.shown for each in booked(teams)))
    assert len(booked(teams)) == 6
    teams.clock.move(days=24)
    await teams.until(lambda: len(panels(teams)) == 7)
    assert panels(teams)[-1].nominal == date(2027, 6, 17)


def booked(teams: Teams) -> list[Booked]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Booked)


async def test_panels_are_booked_again_after_the_demo_starts_again(teams: Teams) -> None:
    await dates(teams)
    await teams.coordinator.presses(await teams.coordinator.says("demo reset"), "Start the demo again")
    await teams.until(lambda: [each.id for each in panels(teams)][:1] == ["SHCG-P007"])
    assert len(panels(teams)) == 6


async def test_a_panel_is_moved_and_everybody_who_is_invited_is_told(teams: Teams) -> None:
    for voice in (teams.health, teams.chair, teams.practitioner, teams.auditor):
        await voice.says("help")
    reference = await accepted(teams)
    done = await teams.coordinator.presses(await form(teams, "move"), "Move the panel", **TYPED)
    assert done.shows(MOVED)
    for voice in (teams.health, teams.chair, teams.practitioner):
        card = await told(voice, MOVED)
        assert not card.shows("Canary")
        assert (await voice.presses(card, "Why")).shows(TYPED["reason"])
    assert on(teams, "SHCG-P001") == [reference]
    moved = panels(teams)[0]
    assert (moved.starts_at, moved.nominal, moved.sequence) == (
        datetime(2027, 1, 14, 10, tzinfo=LONDON), date(2026, 12, 17), 1,
    )  # fmt: skip
    await teams.until(lambda: kept(teams.store, teams.clock(), Errand, f"book {moved.id}") is None)
    own = [seen for seen in [*teams.auditor.sees(), *teams.coordinator.sees()] if not seen.shows("To: ")]
    assert not any(seen.shows(MOVED) for seen in own)
    with teams.store.turn(teams.clock()) as turn:
        opened = [line.view for line in turn.find(Audit, subject="SHCG-P001") if line.act == "open"]
    assert opened == ["why"] * 3


async def test_what_is_odd_is_asked_about_once_and_nothing_typed_is_lost(teams: Teams) -> None:
    card = await form(teams, "move")
    late = await teams.coordinator.presses(card, "Move the panel", date="1 10 2026", time="soon", reason="Snow")
    assert late.shows("Enter a time, for example 9:30am")
    past = await teams.coordinator.presses(late, "Move the panel", time="9:30am")
    assert past.shows("The day and the time have to be in the future")
    assert (past.inputs["reason"], past.inputs["date"]) == ("Snow", "1 10 2026")
    taken = await teams.coordinator.presses(past, "Move the panel", date="21 1 2027")
    assert taken.shows("SHCG-P002 is on that day already")
    boxing = await teams.coordinator.presses(taken, "Move the panel", date="28 12 2026")
    assert boxing.shows("Monday 28 December 2026 is not a working day")
    assert panels(teams)[0].sequence == 0
    done = await teams.coordinator.presses(boxing, "Move it all the same")
    assert done.shows("to Monday 28 December 2026 at 9:30am.")


async def test_a_press_on_an_old_card_is_told_what_is_so_and_loses_nothing(teams: Teams) -> None:
    card, other = await form(teams, "move"), await form(teams, "cancel")
    await teams.coordinator.presses(card, "Move the panel", **TYPED)
    old = await teams.coordinator.presses(other, "Cancel the panel", reason="Nobody can come")
    assert old.shows("SHCG-P001 was changed since you opened this: it is on Thursday 14 January 2027 at 10am")
    assert old.shows("Changed by Demo coordinator, Monday 23 November 2026")
    assert old.inputs["reason"] == "Nobody can come"
    assert not panels(teams)[0].cancelled
    assert (await teams.coordinator.presses(old, "Cancel the panel")).shows("is cancelled.")


async def test_a_cancelled_panel_sends_its_cases_to_the_next_and_their_worker_is_told_in_one_notice(
    teams: Teams,
) -> None:
    await teams.practitioner.says("help")
    reference = await accepted(teams)
    done = await teams.coordinator.presses(await form(teams, "cancel"), "Cancel the panel", reason="No quorum")
    where = f"{reference} is now on the panel of Thursday 21 January 2027 at 9:30am."
    assert done.shows(where)
    said = "Panel SHCG-P001 of Thursday 17 December 2026 at 9:30am is cancelled."
    assert (await told(teams.practitioner, said)).shows(where)
    assert (on(teams, "SHCG-P001"), on(teams, "SHCG-P002")) == ([], [reference])
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).panel == "SHCG-P002"
    assert (await teams.chair.says("agenda")).shows("Thursday 21 January 2027")
    await teams.until(lambda: len(panels(teams)) == 7)
    assert (await dates(teams)).shows("Thursday 17 December 2026 at 9:30am\nCancelled. SHCG-P001.")
    again = await teams.coordinator.sends(done, "schedule.move", {"panel": "SHCG-P001"})
    assert again.shows("SHCG-P001 is cancelled already. Nothing has changed.")


async def test_a_case_goes_to_an_extra_panel_first_when_its_own_is_cancelled(teams: Teams) -> None:
    reference = await accepted(teams)
    card = await teams.coordinator.presses(await dates(teams), "Add an extra panel")
    done = await teams.coordinator.presses(card, "Add the panel", **TYPED | {"date": "7 1 2027"})
    assert done.shows("There is an extra panel: SHCG-P007, Thursday 7 January 2027 at 10am.")
    assert (await dates(teams)).shows("Thursday 7 January 2027 at 10am\n0 of 13 places taken. Extra panel. SHCG-P007.")
    await teams.coordinator.presses(await form(teams, "cancel"), "Cancel the panel", reason="No quorum")
    assert on(teams, "SHCG-P007") == [reference]


async def test_a_higher_risk_takes_the_last_place_and_the_one_who_makes_room_is_told_of(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    lower = ANSWERS["matrix"] | {"level": "medium_high"}
    cases = [await accepted(teams, matrix=lower) for _ in range(13)]
    high = await accepted(teams)
    assert on(teams, "SHCG-P001") == [*cases[:12], high]
    assert on(teams, "SHCG-P002") == cases[12:]
    said = f"{cases[12]} is now on the panel of Thursday 21 January 2027 at 9:30am."
    for voice in (teams.practitioner, teams.coordinator):
        await told(voice, said)


async def test_a_panel_on_a_day_nobody_works_is_asked_about_where_the_procedure_does_not_say(teams: Teams) -> None:
    await teams.coordinator.says("help")
    fridays(teams)
    said = "Panel SHCG-P008 falls on Friday 25 December 2026, when nobody works."
    asked = await told(teams.coordinator, said)
    assert asked.shows("Until you decide, it is on Tuesday 29 December 2026 at 9:30am.")
    card = await teams.coordinator.presses(asked, "Open the dates")
    assert card.shows("Friday 25 December 2026 is not a working day.")
    done = await teams.coordinator.presses(card, "Thursday 24 December 2026")
    assert done.shows("to Thursday 24 December 2026 at 9:30am.")
    again = await teams.coordinator.presses(card, "Tuesday 29 December 2026")
    assert again.shows("SHCG-P008 was changed since you opened this")
    kept = await teams.coordinator.presses(card, "Tuesday 30 March 2027")
    assert kept.shows("Panel SHCG-P011 stays on Tuesday 30 March 2027 at 9:30am.")
    assert not (await dates(teams)).shows("is not a working day")


def fridays(teams: Teams) -> None:
    """From here on the panel sits on fourth Fridays, by rules that do not say what happens on a holiday."""
    overlay = f"""
overlay_of = "{NAME}"
version = "local-2"
[panel]
rrule = {{ value = "FREQ=MONTHLY;BYDAY=4FR", local = "The members, 4 May 2026" }}
not_working_day = {{ not_supplied = "The document does not say" }}
"""
    with teams.store.turn(teams.clock()) as turn:
        for panel in turn.find(Panel):
            turn.delete(panel)
        turn.save(replace(turn.get(ProcedureText, f"{NAME}@4"), current=False))
        turn.save(ProcedureText(f"{NAME}@2+local-2", NAME, "2+local-2", (*TEXTS, overlay), current=True))
        settle(turn)


async def test_only_the_coordinator_changes_a_date(teams: Teams) -> None:
    card = await form(teams, "move")
    ids = card.buttons["Move the panel"]["data"]["ids"]
    for voice in (teams.chair, teams.police, teams.practitioner, teams.lead):
        mine = await voice.says("help")
        for verb in ("schedule.move_save", "schedule.cancel_save", "schedule.settle", "schedule.extra_save"):
            refused = await voice.sends(mine, verb, ids, TYPED)
            assert refused.shows("That is not for the roles you hold here. Nothing was changed.")
    assert (await teams.lead.sends(mine, "schedule.why", ids)).shows("That is not for the roles you hold here.")
    assert [each.sequence for each in panels(teams)] == [0] * 6
    with teams.store.turn(teams.clock()) as turn:
        refusals = [line for line in turn.find(Audit, subject="SHCG-P001") if line.outcome == "refused"]
    assert len(refusals) == 4 * 4 + 1
    none = await teams.coordinator.sends(card, "schedule.move", {"panel": "SHCG-P999"})
    assert none.shows("There is no panel with that reference that you can open here.")
