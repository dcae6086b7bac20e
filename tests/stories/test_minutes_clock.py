"""Minutes that nobody sends out: amber on working day 7, red on day 10, then weekly, in England's working days and by
the clock on the wall."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage.records import Notice
from tests.dialogue import Card, Teams, Voice
from tests.stories.sat import sat
from tests.stories.sittings import quiet
from tests.stories.steps import accepted
from tests.stories.test_minutes import out

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Season:
    """When a panel sits, and the days on which its minutes are spoken of: amber, red, and late each week. `opens` is
    when the office opens on the amber day, by Greenwich."""

    sits: date
    amber: str
    due: str
    days: tuple[date, ...]
    opens: int


EASTER = Season(
    date(2027, 3, 18),
    "Wednesday 31 March 2027",
    "Monday 5 April 2027",
    (date(2027, 3, 31), date(2027, 4, 5), date(2027, 4, 12), date(2027, 4, 19)),
    opens=8,
)
CHRISTMAS = Season(
    date(2026, 12, 17),
    "Wednesday 30 December 2026",
    "Tuesday 5 January 2027",
    (date(2026, 12, 30), date(2027, 1, 5), date(2027, 1, 12), date(2027, 1, 19)),
    opens=9,
)
OCTOBER = Season(
    date(2027, 10, 21),
    "Monday 1 November 2027",
    "Thursday 4 November 2027",
    (date(2027, 11, 1), date(2027, 11, 4), date(2027, 11, 11), date(2027, 11, 18)),
    opens=9,
)
SEASONS = pytest.mark.parametrize("season", [EASTER, CHRISTMAS, OCTOBER], ids=["easter", "christmas", "october"])


def at_nine(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, 0, tzinfo=LONDON).astimezone(UTC)


async def has_sat(teams: Teams, season: Season) -> str:
    """A panel of that season that has sat, whose minutes nobody has sent out; gives its id."""
    teams.clock.time = at_nine(season.sits) - timedelta(days=24)
    for voice in (teams.chair, teams.deputy, teams.coordinator, teams.health):
        await voice.says("help")
    await quiet(teams)
    panel = await sat(teams, await accepted(teams))
    with teams.store.turn(teams.clock()) as turn:
        assert turn.panel(panel).starts_at.date() == season.sits
    return panel


async def said(teams: Teams, moment: datetime) -> list[tuple[str, str]]:
    """What was said of the minutes by this moment, and to whom."""
    teams.clock.time = moment
    await quiet(teams)
    with teams.store.turn(teams.clock()) as turn:
        found = [each for each in turn.find(Notice) if each.template in ("minutes amber", "minutes late")]
        return sorted((each.template, each.to) for each in found if each.sent_at)


def shown(voice: Voice) -> list[Card]:
    """The cards about the minutes in somebody's chat, oldest first."""
    return [card for card in voice.sees() if card.shows("Minutes of ") and "Open draft" in card.buttons]


@SEASONS
async def test_amber_on_day_seven_red_on_day_ten_then_weekly(teams: Teams, season: Season) -> None:
    await has_sat(teams, season)
    both = {teams.chair.who.aad, teams.coordinator.who.aad}
    for count, (day, words) in enumerate(zip(season.days, spoken(season), strict=True), 1):
        assert len(await said(teams, at_nine(day) - timedelta(seconds=1))) == 2 * (count - 1), day
        told = await said(teams, at_nine(day))
        assert {to for _, to in told} == both
        assert len(told) == 2 * count, day
        for voice in (teams.chair, teams.coordinator):
            (card,) = shown(voice)[count - 1 :]
            for each in words:
                assert card.shows(each), (each, card.words)
    assert [kind for kind, _ in told] == ["minutes amber"] * 2 + ["minutes late"] * 6
    assert not shown(teams.health)
    assert at_nine(season.days[0]).hour == season.opens


def spoken(season: Season) -> list[list[str]]:
    """What each of the cards says, in order."""
    late = [f"were due by {season.due}, and are not out."]
    return [
        [f"are due by {season.due}.", f"Today, {season.amber}, is working day 7 of 10."],
        [f"are due today, {season.due}.", f"Today, {season.due}, is working day 10 of 10."],
        late,
        late,
    ]


@SEASONS
async def test_once_they_are_out_nobody_hears_of_it_again(teams: Teams, season: Season) -> None:
    await has_sat(teams, season)
    before = await said(teams, at_nine(season.days[0]))
    assert len(before) == 2
    await out(teams)
    assert await said(teams, at_nine(season.days[-1])) == before


@SEASONS
async def test_three_weeks_down_only_what_is_still_worth_saying_goes_out(teams: Teams, season: Season) -> None:
    """What was amber has expired; of the weeks that passed, the last is said once."""
    await has_sat(teams, season)
    told = await said(teams, at_nine(season.days[-1]) + timedelta(hours=1))
    assert [kind for kind, _ in told] == ["minutes late"] * 2
    for voice in (teams.chair, teams.coordinator):
        (card,) = shown(voice)
        assert card.shows(f"were due by {season.due}, and are not out.")
