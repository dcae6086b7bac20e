"""A child comes of age between two panels: told of in time and on the day, and nothing closes by itself."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.personas import persona_id
from panel.cases import Case
from panel.eighteen import birthday
from panel.panels import Item
from storage.records import Notice
from tests.dialogue import Teams
from tests.panel.durham import DURHAM
from tests.stories.at_sitting import status
from tests.stories.sittings import BEGINS, PANEL, quiet, told
from tests.stories.steps import ANSWERS, accepted
from tests.stories.test_hand_over import hands_over

LONDON = ZoneInfo("Europe/London")
COMES = "a day that was to be planned for has come. Open it to see what."
DECIDES = {persona_id(name) for name in ("chair", "coordinator", "practitioner")}


def morning(day: date, hour: int = 9, minute: int = 1) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


async def born(teams: Teams, day: date) -> str:
    """A child on the agenda who was born on this day, and everybody who may hear of it has met the bot."""
    for voice in (teams.chair, teams.deputy, teams.coordinator, teams.practitioner, teams.police):
        await voice.says("help")
    return await accepted(teams, child={**ANSWERS["child"], "born": f"{day.day} {day.month} {day.year}"})


async def heard(teams: Teams, moment: datetime) -> set[str]:
    """Who was told by this moment that the day has come."""
    teams.clock.time = moment
    await quiet(teams)
    with teams.store.turn(teams.clock()) as turn:
        return {each.to for each in turn.find(Notice) if each.template == "came of age" and each.sent_at}


async def test_the_day_before_nothing_and_on_the_day_those_who_decide_are_told_and_hand_over(teams: Teams) -> None:
    reference = await born(teams, date(2009, 1, 6))
    await told(teams, teams.practitioner, f"{reference}: something is to be planned in good time.")
    assert not await heard(teams, morning(date(2027, 1, 5), 23, 59))
    assert not await heard(teams, morning(date(2027, 1, 6), 8, 59)), "before the office opens"
    assert await heard(teams, morning(date(2027, 1, 6))) == DECIDES
    for voice in (teams.chair, teams.coordinator, teams.practitioner):
        notice = await told(teams, voice, COMES)
        for hidden in ("18", "Robin", "2009", "January"):
            assert not notice.shows(hidden), hidden
        card = await voice.presses(notice, "Open")
        assert card.shows("Robin Example, born 6 January 2009, turned 18 on Wednesday 6 January 2027.")
        assert card.shows("To whom is the case handed over?")
        assert card.shows("Nothing closes by itself")
        assert ("Hand over" in card.buttons) is (voice.who == teams.chair.who), "the chair alone writes it down"
    assert status(teams, reference) == "accepted"


async def test_it_is_handed_over_out_of_the_notice_and_goes_once_it_was_received(teams: Teams) -> None:
    reference = await born(teams, date(2009, 1, 6))
    await heard(teams, morning(date(2027, 1, 6)))
    card = await teams.chair.presses(await told(teams, teams.chair, COMES), "Open")
    form = await teams.chair.presses(card, "Hand over")
    given = {"because": "eighteen", "to": "Adult services, duty manager", "sent": "The plan, by secure mail."}
    given["sent_on"] = "6 1 2027"
    assert (await teams.chair.presses(form, "Keep it", **given)).shows("stays on the agenda")
    assert status(teams, reference) == "accepted"
    teams.clock.time = morning(date(2027, 1, 11))
    own = await teams.practitioner.sends(await teams.practitioner.says("help"), "case.open", {"case": reference})
    assert own.shows("Turned 18: Adult services, duty manager")
    form = await teams.practitioner.presses(own, "It was received")
    await teams.practitioner.presses(form, "It was received", received_by="Sam", received_on="11 1 2027")
    assert status(teams, reference) == "handed over"


async def test_one_who_was_handed_over_before_is_not_asked_about_again(teams: Teams) -> None:
    reference = await born(teams, date(2009, 1, 6))
    teams.clock.time = BEGINS
    await hands_over(teams, reference, because="eighteen")
    assert await heard(teams, morning(date(2027, 1, 6))) == set()
    assert await heard(teams, morning(date(2027, 2, 6))) == set()


async def test_between_two_panels_the_chair_s_screen_says_when(teams: Teams) -> None:
    reference = await born(teams, date(2009, 1, 6))
    assert "turns 18 on Wednesday 6 January 2027. To whom is the case handed over?" in await on_screen(teams, BEGINS)
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    with teams.store.turn(teams.clock()) as turn:
        (at,) = [each.panel for each in turn.find(Item, case=reference) if each.panel != PANEL]
        starts = turn.panel(at).starts_at
    assert await heard(teams, morning(date(2027, 1, 6))) == DECIDES
    assert "turned 18 on Wednesday 6 January 2027. To whom is the case handed over?" in await on_screen(teams, starts)
    assert status(teams, reference) == "accepted", "what is open stays open"


async def on_screen(teams: Teams, moment: datetime) -> str:
    """What the chair reads on the screen once the only item is open."""
    for each in (moment - timedelta(days=6), moment):
        teams.clock.time = each
        await quiet(teams)
    card = await teams.chair.presses(await teams.chair.says("start"), "Open my screen")
    card = await teams.chair.presses(card, "First item")
    assert "turn" not in card.words, "not before the room is checked"
    return (await teams.chair.presses(card, "I have checked the room")).words


async def test_a_child_who_does_not_come_of_age_before_the_next_panel_is_not_spoken_of(teams: Teams) -> None:
    await born(teams, date(2009, 1, 22))
    assert "Coming of age" not in await on_screen(teams, BEGINS)


@pytest.mark.parametrize(
    ("day", "before", "on"),
    [
        (date(2008, 2, 29), datetime(2026, 2, 28, 12, tzinfo=LONDON), date(2026, 3, 1)),
        (date(2009, 2, 28), datetime(2027, 2, 27, 12, tzinfo=LONDON), date(2027, 2, 28)),
        (date(2009, 3, 1), datetime(2027, 2, 28, 12, tzinfo=LONDON), date(2027, 3, 1)),
    ],
)
def test_born_at_the_end_of_february(day: date, before: datetime, on: date) -> None:
    assert birthday(day, DURHAM) == on
    assert birthday(day, DURHAM) > before.date()


async def test_born_on_29_february_they_are_told_of_on_1_march_once_somebody_is_at_work(teams: Teams) -> None:
    """29 February 2012: eighteen on Friday 1 March 2030."""
    teams.clock.time = morning(date(2030, 1, 14))
    reference = await born(teams, date(2012, 2, 29))
    assert not await heard(teams, morning(date(2030, 2, 28), 16))
    assert await heard(teams, morning(date(2030, 3, 1))) == DECIDES
    card = await teams.chair.presses(await told(teams, teams.chair, COMES), "Open")
    assert card.shows("born 29 February 2012, turned 18 on Friday 1 March 2030.")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Case, reference).status == "accepted"
