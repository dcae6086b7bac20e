"""A child who was removed on evidence is referred again: the history comes with them, and the rules begin anew."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from panel.cases import Case
from panel.panels import Item
from panel.people import Person, Post, Role
from panel.referrals import Matrix
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.at_sitting import PANEL, gates, status
from tests.stories.sittings import FIRST, quiet, told
from tests.stories.steps import ANSWERS, to_the_check
from tests.stories.test_close_case import ready
from tests.stories.test_minutes import out, reads

FIRST_TIME, AGAIN = "SHCG-2026-001", "SHCG-2027-001"
REASON = "Supervised and settled."
LATER = datetime(2027, 6, 7, 10, tzinfo=UTC)
NEW_MATRIX = {**ANSWERS["matrix"], "matrix_date": "1 6 2027"}


async def removed(teams: Teams) -> str:
    """A child who left the agenda on evidence, whose minutes went out; months later another worker knows them."""
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Person("another", "Another worker", (Post(NAME, Role.PRACTITIONER),)))
    for voice in (teams.chair, teams.deputy, teams.coordinator, teams.practitioner, teams.police, another(teams)):
        await voice.says("help")
    reference, card = await ready(teams)
    assert (await teams.chair.presses(card, "Remove from the agenda")).shows("is removed from this panel’s agenda")
    assert (await teams.chair.says("end")).shows("has ended")
    await out(teams)
    teams.clock.time = LATER
    await quiet(teams)
    return reference


def another(teams: Teams) -> Voice:
    return teams.voice("another")


async def comes_back(teams: Teams) -> Card:
    """The child is referred again by another worker; gives the receipt."""
    await removed(teams)
    check = await to_the_check(another(teams), matrix=NEW_MATRIX)
    return await another(teams).presses(check, "Send to the chair")


async def the_same(teams: Teams) -> None:
    """The chair says that both are one child."""
    notice = await told(teams, teams.chair, f"{AGAIN} may be the same child as another case.")
    assert not notice.shows(FIRST_TIME)
    both = await teams.chair.presses(notice, "Open both")
    assert both.shows("removed from this panel’s agenda")
    done = await teams.chair.presses(both, "Keep this decision", decision="same", reason="The same number.")
    assert done.shows("Nothing was merged.")


async def screening(teams: Teams) -> Card:
    return await teams.chair.presses(await teams.chair.says("screen"), f"Open {AGAIN}")


async def opens(voice: Voice, reference: str) -> Card:
    return await voice.sends(await voice.says("help"), "case.open", {"case": reference})


async def test_the_referrer_learns_nothing_of_the_history_and_the_number_is_of_its_year(teams: Teams) -> None:
    receipt = await comes_back(teams)
    assert receipt.shows(f"Sent. {AGAIN}.")
    await the_same(teams)
    theirs = [receipt, await opens(another(teams), AGAIN), *another(teams).sees()]
    for card in theirs:
        for hidden in (FIRST_TIME, REASON, "same child", "Earlier", "removed"):
            assert not card.shows(hidden), (hidden, card.words)
    assert (await opens(another(teams), FIRST_TIME)).shows("There is no case")


async def test_whoever_screens_it_sees_how_the_child_left(teams: Teams) -> None:
    await comes_back(teams)
    card = await screening(teams)
    assert card.shows("Possible same child. Nothing was joined")
    assert not card.shows(REASON)
    await the_same(teams)
    for card in (await screening(teams), await opens(teams.chair, AGAIN), await opens(teams.coordinator, AGAIN)):
        assert card.shows(f"Earlier: {FIRST_TIME}")
        assert card.shows("removed from this panel’s agenda; the child’s plan goes on")
        assert card.shows("Decided by: Demo chair, Thursday 17 December 2026")
        assert card.shows(f"No longer at risk, because: {REASON}")
    with teams.store.turn(teams.clock()) as turn:
        old, new = turn.get(Case, FIRST_TIME), turn.get(Case, AGAIN)
    assert (old.status, new.status, new.rev > 0) == ("removed", "waiting", True), "nothing of the first is opened again"


async def test_a_different_child_has_no_history(teams: Teams) -> None:
    await comes_back(teams)
    notice = await told(teams, teams.chair, f"{AGAIN} may be the same child as another case.")
    both = await teams.chair.presses(notice, "Open both")
    await teams.chair.presses(both, "Keep this decision", decision="different", reason="Twins.")
    for card in (await screening(teams), await opens(teams.chair, AGAIN)):
        assert not card.shows(FIRST_TIME)
        assert not card.shows(REASON)


async def test_the_earlier_minutes_are_read_by_those_who_had_them_and_by_no_new_worker(teams: Teams) -> None:
    await comes_back(teams)
    await the_same(teams)
    for voice in (teams.chair, teams.coordinator, teams.police, teams.practitioner):
        words = await reads(voice, PANEL)
        assert FIRST in words, voice.who.aad
        assert FIRST_TIME in words
        assert AGAIN not in words
    for voice in (another(teams), teams.invitee):
        assert FIRST not in await reads(voice, PANEL)
    listed = await another(teams).presses(await another(teams).says("minutes"), "Open the list")
    assert not listed.shows("17 December")


@pytest.mark.parametrize(
    ("dated", "holds"), [("16 12 2026", False), ("1 6 2027", False), ("7 6 2027", False), ("10 6 2027", True)]
)
async def test_the_matrix_is_from_after_they_were_accepted_again(teams: Teams, dated: str, holds: bool) -> None:
    """The matrices and the sittings of the first time count for nothing."""
    await comes_back(teams)
    await the_same(teams)
    card = await teams.chair.presses(await screening(teams), "Panel")
    card = await teams.chair.presses(card, "Accept to the panel", holds="Supervised contact.", reason="High risk.")
    assert card.shows(f"{AGAIN} is accepted")
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.get(Case, AGAIN).panel
        assert panel != PANEL
        assert turn.get(Item, f"{panel}/{AGAIN}").new
        starts = turn.panel(panel).starts_at
        on = datetime.strptime(dated, "%d %m %Y").date()  # noqa: DTZ007  # a date as it is typed
        turn.save(replace(turn.find(Matrix, case=AGAIN)[0], id=f"{AGAIN}/m02", level="below", dated=on, rev=0))
    teams.clock.time = starts
    await quiet(teams)
    await teams.chair.says("start")
    card = await gates(teams, AGAIN)
    late = "It has to be from after the child was accepted on Monday 7 June 2027"
    assert card.shows(late) is not holds, card.words
    assert not card.shows(REASON), "a reason of the first time is none"
    assert card.shows("Nobody has written why the child is no longer at risk.")
    assert status(teams, AGAIN) == "accepted"
