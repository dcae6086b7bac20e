"""The likely panel: told with its range, kept when the child is accepted, and compared with what came."""

from dataclasses import replace
from datetime import date, timedelta

from panel.cases import Case
from panel.forecasting import Forecast
from panel.offers import Offer
from panel.panels import Item
from panel.session import Discussion
from tests.dialogue import Teams, Voice
from tests.stories.sittings import PANEL
from tests.stories.steps import ANSWERS, accepted, referred

OTHER = ANSWERS["child"] | {"first": "Alex", "born": "1 1 2011"}
RANGE = "(17 December 2026 to 21 January 2027)"


def taken(teams: Teams, count: int, like: str) -> None:
    """So many places of the first panel were taken of late by children like this one."""
    with teams.store.turn(teams.clock()) as turn:
        one = turn.get(Case, like)
        for n in range(count):
            case = turn.save(replace(one, id=f"SHCG-2026-1{n:02}", referred_by="", worker="somebody", rev=0))
            turn.save(Item(f"{PANEL}/{case.id}", PANEL, case.id, True, turn.now - timedelta(days=n)))


def said(teams: Teams, reference: str) -> Forecast | None:
    with teams.store.turn(teams.clock()) as turn:
        return turn.maybe(Forecast, reference)


async def mine(voice: Voice) -> str:
    return (await voice.presses(await voice.says("my"), "Open my list")).words


async def test_a_referrer_is_told_the_likely_panel_with_its_range(teams: Teams) -> None:
    first = await accepted(teams)
    waits = await referred(teams, child=OTHER)
    assert f"{waits}: waiting to be screened. If accepted, likely panel Thursday 17 December 2026 at 9:30am." in (
        await mine(teams.practitioner)
    )
    taken(teams, 9, like=first)
    listed = await mine(teams.practitioner)
    assert f"likely panel Thursday 17 December 2026 at 9:30am {RANGE}." in listed
    case = await teams.practitioner.presses(await teams.practitioner.says(f"case {waits}"), "Open")
    assert case.shows(f"if accepted, likely Thursday 17 December 2026 at 9:30am {RANGE}")


async def test_an_extra_panel_that_is_offered_says_what_it_does_to_the_wait(teams: Teams) -> None:
    await accepted(teams)
    await referred(teams, child=OTHER)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Offer("o1", "durham-shcg", turn.now + timedelta(days=20), 210, (), turn.now, before=63, after=40))
    assert "the longest wait would be 40 days, not 63" in await mine(teams.practitioner)
    teams.clock.move(days=21)
    assert "An extra panel is offered" not in await mine(teams.practitioner)


async def test_what_was_said_is_kept_once_and_compared_with_what_came(teams: Teams) -> None:
    first = await accepted(teams)
    taken(teams, 9, like=first)
    reference = await accepted(teams, child=OTHER)
    kept = said(teams, reference)
    assert kept
    assert (kept.likely, kept.first, kept.last) == (date(2026, 12, 17), date(2026, 12, 17), date(2027, 1, 21))
    assert f"{reference}: accepted to the panel. Panel Thursday 17 December 2026 at 9:30am.\n" in (
        await mine(teams.practitioner) + "\n"
    )
    with teams.store.turn(teams.clock()) as turn:
        later = next(each for each in turn.find(type(turn.panel(PANEL))) if each.starts_at.month == 1)
        turn.save(replace(turn.get(Case, reference), panel=later.id))
    assert "Said 17 December 2026, now 21 January 2027." in await mine(teams.practitioner)
    with teams.store.turn(teams.clock()) as turn:
        at = turn.panel(PANEL).starts_at
        turn.save(Discussion(f"{PANEL}/{reference}", PANEL, reference, at, heard_at=at))
    assert "Said 17 December 2026, was 17 December 2026." in await mine(teams.practitioner)
    case = await teams.practitioner.presses(await teams.practitioner.says(f"case {reference}"), "Open")
    assert case.shows("at 9:30am. Said 17 December 2026, was 17 December 2026")


async def test_a_referral_that_is_signposted_keeps_no_forecast(teams: Teams) -> None:
    reference = await referred(teams)
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    form = await teams.chair.presses(card, "Signpost")
    await teams.chair.presses(form, "Signpost to somebody else", destination="Early help", reason="Known there.")
    assert said(teams, reference) is None
