"""A meeting that was called for one child, as far as its open item: under whatever procedure runs."""

from datetime import timedelta

from bot.personas import persona_id
from panel.panels import Panel
from panel.session import Present
from tests.dialogue import Card, Teams, Voice
from tests.stories.sittings import quiet


def panel_of(teams: Teams) -> Panel:
    """The first panel that is booked."""
    with teams.store.turn(teams.clock()) as turn:
        return min(turn.find(Panel), key=lambda panel: panel.starts_at)


async def sits(teams: Teams, *here: str) -> tuple[str, Card]:
    """The fictional child's item is open in a checked room, and these seats are there: its reference, and the chair's
    screen."""
    await teams.coordinator.says("demo children")
    panel = panel_of(teams)
    for moment in (max(panel.starts_at - timedelta(days=6), teams.clock() + timedelta(hours=1)), panel.starts_at):
        teams.clock.time = moment
        await quiet(teams)
    return await opens(teams, panel, *here)


async def opens(teams: Teams, panel: Panel, *here: str) -> tuple[str, Card]:
    """A panel begins, and its first item is open."""
    card = await teams.chair.presses(await teams.chair.says("start"), "Open my screen")
    card = await teams.chair.presses(card, "First item")
    with teams.store.turn(teams.clock()) as turn:
        for seat in here:
            turn.save(Present(f"{panel.id}/{seat}", panel.id, persona_id(seat), joined=(turn.now,)))
    card = await teams.chair.presses(card, "I have checked the room")
    with teams.store.turn(teams.clock()) as turn:
        (reference,) = [case for case in turn.panel(panel.id).order if case] or [panel.called_for]
    return reference, card


async def answers(voice: Voice, card: Card, point: str, **given: str) -> Card:
    """A point is answered, from the list of points."""
    form = await voice.presses(card, f"Answer: {point}")
    return await voice.presses(form, "Keep the answer", **given)


async def proposed(teams: Teams, reference: str, ending: str, **changed: str) -> Card:
    """The chair proposes an outcome, and sees the decision."""
    posted = await teams.chair.says(f"ongoing {reference}")
    form = await teams.chair.presses(posted, "What comes next")
    given = {"ending": ending, "why": "As it was discussed.", "tells": "The social worker", "tells_by": "28 1 2027"}
    return await teams.chair.presses(form, "Propose", **given | changed)


async def ends(teams: Teams) -> Card:
    """The chair ends the sitting, whatever is left."""
    card = await teams.chair.says("end")
    while left := [each for each in ("What is left", "End all the same", "End the sitting") if each in card.buttons]:
        card = await teams.chair.presses(card, left[0])
    return card
