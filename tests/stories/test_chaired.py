"""Who held the chair for which item: after a hand-over in the middle, and where the chair has stepped out."""

from dataclasses import replace

from panel.cases import Case
from panel.session import chaired
from tests.dialogue import Teams
from tests.stories.sittings import at_first, screen, session


def steps_out(teams: Teams, reference: str, person: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Case, reference)
        turn.save(replace(kept, interests=(*kept.interests, person)))


async def test_a_hand_over_in_the_middle_of_an_item_is_kept_with_that_item_and_the_next(teams: Teams) -> None:
    order, card = await at_first(teams, 3)
    await teams.chair.presses(card, "I have checked the room")
    await teams.deputy.presses(await screen(teams.deputy), "Take the chair")
    await teams.deputy.presses(await screen(teams.deputy), "Next")
    await teams.chair.presses(await screen(teams.chair), "Take the chair")
    card = await teams.chair.presses(await screen(teams.chair), "Next")
    chair, deputy = teams.chair.who.aad, teams.deputy.who.aad
    assert [chaired(session(teams), case) for case in order] == [(chair, deputy), (deputy, chair), (chair,)]
    again = await teams.chair.presses(card, "I have checked the room")
    await teams.chair.presses(again, "Next")
    assert chaired(session(teams), order[2]) == (chair,)


async def test_for_an_item_that_the_chair_has_stepped_out_of_it_is_whoever_checks_its_room(teams: Teams) -> None:
    (first, second), card = await at_first(teams)
    steps_out(teams, second, teams.chair.who.aad)
    await teams.chair.presses(card, "I have checked the room")
    await teams.chair.presses(await screen(teams.chair), "Next")
    assert chaired(session(teams), second) == ()
    await teams.deputy.presses(await screen(teams.deputy), "I have checked the room")
    assert chaired(session(teams), second) == (teams.deputy.who.aad,)
    assert session(teams).chair == teams.chair.who.aad
    assert chaired(session(teams), first) == (teams.chair.who.aad,)


async def test_a_chair_who_steps_out_in_the_middle_gives_it_to_whoever_leads_it_to_its_end(teams: Teams) -> None:
    (first, _), card = await at_first(teams)
    await teams.chair.presses(card, "I have checked the room")
    steps_out(teams, first, teams.chair.who.aad)
    await teams.deputy.presses(await screen(teams.deputy), "Next")
    assert chaired(session(teams), first) == (teams.chair.who.aad, teams.deputy.who.aad)
