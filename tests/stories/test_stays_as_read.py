"""Once an agenda with a child went out, or the child was discussed, the referral stays as it was read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from panel.cases import Case
from panel.panels import Item
from panel.session import Discussion
from tests.dialogue import Card, Teams
from tests.stories.at_sitting import status
from tests.stories.sittings import PANEL, at_first, quiet
from tests.stories.steps import accepted


async def end(teams: Teams) -> None:
    """The sitting ends with whatever is left, and a day goes by."""
    left = await teams.chair.presses(await teams.chair.says("end"), "What is left")
    await teams.chair.presses(left, "End all the same")
    await quiet(teams)
    teams.clock.move(days=1)


async def withdraw(teams: Teams, reference: str) -> Card:
    form = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    return await teams.practitioner.presses(form, "Ask to withdraw", reason="The family has had enough.")


async def edit(teams: Teams, reference: str) -> Card:
    return await teams.practitioner.presses(await teams.practitioner.says(f"edit {reference}"), "Change the referral")


async def test_a_child_who_goes_on_is_not_withdrawn_by_their_worker_and_nothing_is_written_over(teams: Teams) -> None:
    (first, second), _ = await at_first(teams)
    await end(teams)
    for reference in (first, second):
        with teams.store.turn(teams.clock()) as turn:
            assert turn.get(Case, reference).panel == "SHCG-P002"
        assert not (await edit(teams, reference)).shows("Check your answers")
        assert (await withdraw(teams, reference)).shows("nothing has changed yet")
        assert status(teams, reference) == "accepted"


async def test_an_edit_that_was_begun_before_is_not_sent_after(teams: Teams) -> None:
    reference = await accepted(teams)
    check = await edit(teams, reference)
    assert "Send the changes to the chair" in check.buttons
    with teams.store.turn(teams.clock()) as turn:
        turn.save(Discussion(f"SHCG-P000/{reference}", "SHCG-P000", reference, turn.now))
    sent = await teams.practitioner.presses(check, "Send the changes to the chair")
    assert sent.shows("the referral stays as it is")


async def test_an_agenda_that_went_out_counts_wherever_the_child_stands_now(teams: Teams) -> None:
    reference = await accepted(teams)
    teams.clock.time = datetime(2026, 12, 11, 9, tzinfo=UTC)
    await quiet(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.delete(turn.get(Item, f"{PANEL}/{reference}"))
        turn.save(Item(f"SHCG-P002/{reference}", "SHCG-P002", reference, True, turn.now))
        turn.save(replace(turn.get(Case, reference), panel="SHCG-P002"))
    await quiet(teams)
    teams.clock.move(hours=1)
    await quiet(teams)
    assert not (await edit(teams, reference)).shows("Check your answers")


async def test_before_any_agenda_with_the_child_went_out_the_worker_withdraws(teams: Teams) -> None:
    reference = await accepted(teams)
    teams.clock.time += timedelta(minutes=5)
    form = await teams.practitioner.presses(await teams.practitioner.says(f"withdraw {reference}"), "Withdraw")
    assert (await teams.practitioner.presses(form, "Withdraw", reason="Enough.")).shows("Withdrawn.")
