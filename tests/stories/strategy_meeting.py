"""The steps of a strategy meeting for one child, from the first contact to what came of it."""

from bot.personas import persona_id
from panel.cases import Case
from panel.panels import Panel
from tests.dialogue import Card, Teams, Voice
from tests.stories.called import answers, opens
from tests.stories.sittings import quiet
from tests.stories.steps import ANSWERS, referred

HERE, THERE = "islington-hsb", "islington-mase"
CAST = ("chair", "deputy", "coordinator", "practitioner", "police", "health", "education")
SEATS = ("police", "health", "education")
WHY = {"reason": "Two incidents, and a friend who is afraid."}
GIVEN = {"why": "As it was discussed.", "tells": "The social worker", "tells_by": "28 1 2027"}
RISK = "The child fears the adult at home."
PURPOSES = "harm,risks,others,plan,diversion"


async def meet(teams: Teams) -> None:
    """Everybody has met the bot, and means this meeting."""
    for name in CAST:
        await getattr(teams, name).says("help")
        await getattr(teams, name).says(f"use {HERE}")


async def contact(teams: Teams, level: str, kind: str = "new", status: str = "child_in_need", ticks: str = "") -> str:
    """A child comes with a category that a person has set: the reference."""
    return await referred(
        teams,
        why={"kind": kind, "role": "allocated_team"},
        in_place=ANSWERS["in_place"] | {"status": status},
        happened={"synopsis": "Seen with Child B, said by a teacher.", "believed_on": "20 11 2026"},
        matrix=ANSWERS["matrix"] | {"level": level, "ticks": ticks},
    )


async def screened(teams: Teams, reference: str) -> Card:
    return await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")


async def opened(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"case {reference}"), "Open")


async def done(voice: Voice, reference: str, **said: str) -> Card:
    """The worker says what was done of what followed the screening."""
    form = await voice.presses(await opened(voice, reference), "Say what was done")
    return await voice.presses(form, "Keep it", **said)


def coming(teams: Teams) -> Panel:
    """The meeting that was called last."""
    with teams.store.turn(teams.clock()) as turn:
        return max(turn.find(Panel, procedure=HERE), key=lambda panel: panel.starts_at)


def status(teams: Teams, reference: str) -> str:
    with teams.store.turn(teams.clock()) as turn:
        return str(turn.get(Case, reference).status)


async def who_comes(teams: Teams, reference: str) -> Card:
    """A parent is left out for a reason, and the young person is asked; the list as it stands then."""
    listed = await teams.coordinator.presses(await teams.coordinator.says(f"invite {reference}"), "Who is to be there")
    second = await teams.coordinator.presses(listed, "More")
    form = await teams.coordinator.presses(second, "Parent or carer: invited?")
    assert (await teams.coordinator.presses(form, "Save", state="left out")).shows("Say why they do not come")
    await teams.coordinator.presses(form, "Save", state="left out", why=RISK)
    form = await teams.coordinator.presses(second, "Young person: invited?")
    asked = {"state": "invited", "invited_by": "The social worker", "invited_on": "20 11 2026"}
    kept = await teams.coordinator.presses(form, "Save", **asked)
    assert kept.shows("Kept: Young person"), kept.words
    listed = await teams.coordinator.presses(await teams.coordinator.says(f"invite {reference}"), "Who is to be there")
    return await teams.coordinator.presses(listed, "More")


async def sits(teams: Teams) -> Card:
    """The meeting that is to come sits: the chair's screen, its purposes gone through, whoever is missing accounted
    for."""
    panel = coming(teams)
    teams.clock.time = panel.starts_at
    await quiet(teams)
    _, screen = await opens(teams, panel, *SEATS)
    without = await teams.chair.presses(screen, "Go on without them")
    kept = await teams.chair.presses(without, "Go on", why="The child cannot wait.")
    screen = await teams.chair.presses(kept, "Back to the screen")
    return await teams.chair.presses(screen, "Keep the ticks", ticked=PURPOSES)


async def answered(teams: Teams, screen: Card, threshold: str, mase: str = "No") -> Card:
    """What the meeting must answer: the enquiry, how it is planned, and the sexual exploitation panel."""
    points = await teams.chair.presses(screen, next(each for each in screen.buttons if "to be answered" in each))
    points = await answers(teams.chair, points, "Section 47", answer=threshold, reason="The account of two agencies.")
    if threshold == "Yes":
        points = await answers(teams.chair, points, "Single or joint", answer="Joint: with the police")
        points = await answers(teams.chair, points, "The plan of the enquiry", answer="The officer meets the worker.")
    return await answers(teams.chair, points, "MASE", answer=mase, reason="" if mase == "Yes" else "No link.")


async def proposed(teams: Teams, reference: str, number: int, **own: str) -> Card:
    """One of the procedure's outcomes is proposed, and every seat that is there agrees."""
    ids = {"case": reference, "panel": coming(teams).id}
    form = await teams.chair.sends(await teams.chair.says("help"), "decide.form", ids)
    form = await teams.chair.presses(form, f"Choose {number}")
    await teams.chair.presses(form, "Propose", **GIVEN, **own)
    for seat in SEATS:
        voice = teams.voice(persona_id(seat))
        card = await voice.sends(await voice.says("help"), "decide.open", ids)
        assert (await voice.presses(card, "Agree")).shows("You agree.")
    return await teams.chair.sends(await teams.chair.says("help"), "decide.open", ids)


async def removed(teams: Teams, shown: Card) -> Card:
    """The child leaves the agenda by the gates."""
    gates = await teams.chair.presses(await teams.chair.presses(shown, "What must hold first"), "Ask the sitting")
    reason = await teams.chair.presses(gates, "Write the reason")
    kept = await teams.chair.presses(reason, "Keep the reason", words="There is no pattern.")
    return await teams.chair.presses(await teams.chair.presses(kept, "Look again"), "Remove from the agenda")


async def account(voice: Voice, command: str, reference: str) -> str:
    """The journey of a child, or why: every page of it."""
    neutral = await voice.says(f"{command} {reference}")
    card = await voice.presses(neutral, next(iter(neutral.buttons)))
    words = card.words
    while "Later" in card.buttons:
        card = await voice.presses(card, "Later")
        words += card.words
    return words
