"""When an ongoing child is discussed again: after so many months, or as decided; told where nobody decided."""

from pathlib import Path

from panel.cases import Case
from panel.decisions import Decision
from panel.said import wall_day
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import PANEL, agree, before_the_panel, decision, proposes, sits
from tests.stories.local import HERE, ruled, values
from tests.stories.sittings import quiet, told
from tests.stories.steps import referred

DECIDED = values("closing", review='"as decided"', review_months="3")


async def closes(teams: Teams, reference: str, shown: Card) -> None:
    """The outcome is closed, and the sitting ended."""
    await agree(teams, reference, teams.police, teams.health)
    await teams.chair.presses(await decision(teams.chair, shown, reference), "Close the decision")
    await teams.coordinator.says("help")
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    await quiet(teams)


def comes(teams: Teams, reference: str) -> str:
    with teams.store.turn(teams.clock()) as turn:
        return str(wall_day(turn.panel(turn.get(Case, reference).panel).starts_at))


async def test_after_so_many_months(tmp_path: Path) -> None:
    async with ruled(tmp_path, values("closing", review='"after months"', review_months="3")) as teams:
        reference = await before_the_panel(teams)
        await closes(teams, reference, await proposes(teams, reference, "ongoing"))
        assert comes(teams, reference) == "2027-03-18"
        with teams.store.turn(teams.clock()) as turn:
            panel = turn.get(Case, reference).panel
        assert not any(card.shows("extra panel") for card in teams.coordinator.sees()), panel


async def test_as_decided_with_a_longest(tmp_path: Path) -> None:
    async with ruled(tmp_path, DECIDED) as teams:
        reference = await before_the_panel(teams)
        late = await proposes(teams, reference, "ongoing", again_on="18 3 2027")
        assert late.shows("The day has to be after today, and Wednesday 17 March 2027 at the latest")
        wrong = await proposes(teams, reference, "deferred", again_on="1 2 2027")
        assert wrong.shows("Only a child who is ongoing is discussed again on a day: leave it empty")
        shown = await proposes(teams, reference, "ongoing", again_on="1 2 2027")
        assert shown.shows("Ongoing: discussed again from Monday 1 February 2027")
        await closes(teams, reference, shown)
        assert comes(teams, reference) == "2027-02-18"


async def test_where_nobody_decided_the_child_comes_to_the_next_panel_and_it_is_told(tmp_path: Path) -> None:
    async with ruled(tmp_path, DECIDED) as teams:
        reference = await before_the_panel(teams)
        await closes(teams, reference, await proposes(teams, reference, "ongoing"))
        assert comes(teams, reference) == "2027-01-21"
        for voice in (teams.chair, teams.coordinator):
            await told(teams, voice, f"{reference} is ongoing, and no day was set on which it is discussed again.")


LISTED = "".join(
    f'[[{section}.reasons]]\nid = "{id}"\ntitle = "{title}"\n{HERE}\n'
    for section, id, title in (
        ("screening", "complex", "More than one service is needed"),
        ("closing", "reduced", "The risk is lower"),
        ("closing", "moved", "The family has moved"),
    )
)


async def test_reasons_for_adding_and_leaving_are_chosen_and_stand_in_the_account_of_the_case(tmp_path: Path) -> None:
    async with ruled(tmp_path, LISTED) as teams:
        reference = await referred(teams)
        card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
        card = await teams.chair.presses(card, "Panel")
        given = {"holds": "Supervised.", "reason": "High.", "strategy": "held"}
        card = await teams.chair.presses(card, "Accept to the panel", **given)
        assert card.shows("Choose the reason")
        assert (await teams.chair.presses(card, "Accept to the panel", **given, because="complex")).shows("is accepted")
        sits(teams, reference)
        assert (await proposes(teams, reference)).shows("Choose the reason for which the child leaves the agenda")
        stays = await proposes(teams, reference, "ongoing", because="moved")
        assert stays.shows("The child stays on the agenda: leave the reason empty")
        shown = await proposes(teams, reference, because="reduced")
        assert shown.shows("Reason for leaving: The risk is lower")
        with teams.store.turn(teams.clock()) as turn:
            assert turn.get(Decision, f"{PANEL}/{reference}").because == "reduced"
        trace = await teams.chair.says(f"trace {reference}")
        opened = await teams.chair.presses(trace, next(iter(trace.buttons)))
        assert opened.shows("Reason for adding: More than one service is needed")
