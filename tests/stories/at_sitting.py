"""A child before a sitting that goes on, with some of the members there; and the steps to its end."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.personas import persona_id
from panel.cases import Case
from panel.referrals import Matrix
from panel.session import Discussion, Present, Session
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.stories.steps import accepted

SITS = datetime(2026, 12, 17, 9, 35, tzinfo=UTC)
PANEL = "SHCG-P001"
HERE = ("police", "health")
PROPOSED = {"why": "The risk is low now.", "tells": "The social worker", "tells_by": "28 1 2027"}


def sits(teams: Teams, *references: str, here: tuple[str, ...] = HERE) -> None:
    """The panel of 17 December has begun, and these items were opened; these members are there."""
    teams.clock.time = SITS
    chair = persona_id("chair")
    with teams.store.turn(SITS) as turn:
        turn.save(Session(PANEL, "durham-shcg", SITS, chair, chair))
        for name in here:
            turn.save(Present(f"{PANEL}/{name}", PANEL, persona_id(name), joined=(SITS,)))
        for reference in references:
            turn.save(Discussion(f"{PANEL}/{reference}", PANEL, reference, SITS, left_at=SITS, heard_at=SITS))


async def before_the_panel(teams: Teams, **changed: dict[str, str]) -> str:
    """One child whose item was opened at the panel of 17 December."""
    reference = await accepted(teams, **changed)
    sits(teams, reference)
    return reference


def low(teams: Teams, reference: str, dated: date = date(2026, 12, 10)) -> None:
    """The worker has done another matrix: low."""
    with teams.store.turn(teams.clock()) as turn:
        first = turn.find(Matrix, case=reference)[0]
        turn.save(replace(first, id=f"{reference}/m02", level="below", dated=dated, set_at=turn.now, rev=0))
        turn.save(replace(turn.get(Case, reference), level="below"))


async def gates(teams: Teams, reference: str) -> Card:
    """What the chair sees of `close-case`."""
    return await teams.chair.presses(await teams.chair.says(f"close-case {reference}"), "Open")


async def proposes(teams: Teams, reference: str, ending: str = "removed", **changed: str) -> Card:
    """The chair proposes an outcome."""
    posted = await teams.chair.says(f"ongoing {reference}")
    form = await teams.chair.presses(posted, "What comes next")
    return await teams.chair.presses(form, "Propose", **PROPOSED | {"ending": ending} | changed)


async def decision(voice: Voice, card: Card, reference: str) -> Card:
    """The decision as somebody sees it; `card` is any card of theirs to press on."""
    return await voice.sends(card, "decide.open", {"case": reference, "panel": PANEL})


async def agree(teams: Teams, reference: str, *voices: Voice) -> None:
    for voice in voices:
        card = await decision(voice, await voice.says("help"), reference)
        assert (await voice.presses(card, "Agree")).shows("You agree.")


def status(teams: Teams, reference: str) -> str:
    with teams.store.turn(teams.clock()) as turn:
        return str(turn.get(Case, reference).status)


def refusals(teams: Teams) -> int:
    with teams.store.turn(teams.clock()) as turn:
        return sum(line.outcome == "refused" for line in turn.find(Audit))
