"""A panel that sits, step by step: children on its agenda, the day it sits on, and what is pressed on its screen."""

from datetime import UTC, datetime, timedelta

from panel.session import Discussion, Present, Session
from tests.dialogue import Card, Teams, Voice
from tests.stories.steps import accepted

PANEL = "SHCG-P001"
BEGINS = datetime(2026, 12, 17, 9, 30, tzinfo=UTC)
"""When the first panel sits."""
FIRST = "Robin"
CHILDREN = ((FIRST, "Example", 2012), ("Sasha", "Placeholder", 2011), ("Alex", "Sample", 2010))


async def on_the_agenda(teams: Teams, count: int = 2) -> list[str]:
    """So many children on the agenda of the first panel, in its order, each by another first name."""
    for name, family, year in CHILDREN[:count]:
        child = {"first": name, "family": family, "born": f"27 9 {year}"}
        await accepted(teams, child=child)
    for voice in (teams.chair, teams.deputy, teams.coordinator, teams.practitioner):
        await voice.says("help")
    for moment in (BEGINS - timedelta(days=6), BEGINS):
        teams.clock.time = moment
        await quiet(teams)
    with teams.store.turn(teams.clock()) as turn:
        return [case for case in turn.panel(PANEL).order if case]


async def quiet(teams: Teams) -> None:
    """Everything that is due is done."""
    await teams.until(lambda: not teams.store.due(teams.clock()))


async def begun(teams: Teams, count: int = 2) -> tuple[list[str], Card]:
    """A sitting that has begun, and its beginning as the chair sees it."""
    order = await on_the_agenda(teams, count)
    return order, await teams.chair.presses(await teams.chair.says("start"), "Open my screen")


async def at_first(teams: Teams, count: int = 2) -> tuple[list[str], Card]:
    """A sitting whose first item is open, in a room that nobody has checked."""
    order, card = await begun(teams, count)
    return order, await teams.chair.presses(card, "First item")


async def screen(voice: Voice) -> Card:
    """The screen of the sitting, in somebody's view."""
    return await voice.sends(await voice.says("my"), "sitting.screen", {"panel": PANEL})


def session(teams: Teams) -> Session:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Session, PANEL)


def discussion(teams: Teams, reference: str) -> Discussion | None:
    with teams.store.turn(teams.clock()) as turn:
        return turn.maybe(Discussion, f"{PANEL}/{reference}")


def present(teams: Teams) -> list[Present]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Present, panel=PANEL)


async def told(teams: Teams, voice: Voice, words: str) -> Card:
    """The first card in somebody's own chat that says this."""
    found: Card = await teams.until(lambda: next((card for card in voice.sees() if card.shows(words)), None))
    return found
