"""Two roles, or two seats, in one person: each reaches what is theirs in the minutes, and no more."""

from dataclasses import replace

from bot.personas import persona_id
from panel.people import Person, Post, Role
from tests.clock.steps import turn_of
from tests.dialogue import Teams
from tests.stories.sat import sat
from tests.stories.test_case_note import noted
from tests.stories.test_minutes import REF, listed, out, reads

NAME = "durham-shcg"


def also(teams: Teams, name: str, post: Post) -> None:
    with turn_of(teams) as turn:
        each = turn.get(Person, persona_id(name))
        turn.save(replace(each, posts=(*each.posts, post)))


async def test_a_lead_who_is_a_child_s_worker_reaches_the_note_and_sees_the_counts(teams: Teams) -> None:
    await sat(teams)
    also(teams, "practitioner", Post(NAME, Role.LEAD))
    await out(teams)
    card = await listed(teams.practitioner)
    assert card.shows("Items: 1")
    assert {"Read", f"Case note {REF}"} <= card.buttons.keys()
    assert (await noted(teams.practitioner)).shows("football")
    assert "Robin Example" in await reads(teams.practitioner)


async def test_a_lead_with_another_role_and_no_child_in_them_sees_the_counts(teams: Teams) -> None:
    panel = await sat(teams)
    also(teams, "lead", Post(NAME, Role.PRACTITIONER))
    await out(teams)
    for card in (
        await listed(teams.lead),
        await teams.lead.sends(await teams.lead.says("help"), "minutes.read", {"panel": panel, "page": "0"}),
    ):
        assert card.shows("Items: 1")
        assert "Read" not in card.buttons


async def test_who_holds_two_seats_reaches_the_packs_of_both(teams: Teams) -> None:
    await sat(teams)
    also(teams, "health", Post(NAME, Role.MEMBER, seat="education"))
    await out(teams)
    card = await listed(teams.health)
    for seat in ("Health", "Education"):
        assert (await teams.health.presses(card, f"Copy packs: {seat}")).shows(f"{seat}: copy packs")
    assert (await teams.police.presses(await listed(teams.police), "Our copy packs")).shows("copy packs")
