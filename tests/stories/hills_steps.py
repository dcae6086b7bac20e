"""The steps of two sittings of the seven hills, where four seats of three agencies decide by vote."""

from datetime import UTC, datetime

from panel.cases import Case
from panel.said import wall_day
from tests.dialogue import Card, Teams, Voice
from tests.stories.seven_hills import OURS, WIDE
from tests.stories.sittings import quiet
from tests.stories.steps import ANSWERS

FIRST, SECOND = datetime(2026, 12, 15, 14, 0, tzinfo=UTC), datetime(2027, 1, 19, 14, 0, tzinfo=UTC)
"""Third Tuesdays, at two."""
MANAGER = "Demo senior manager"
TELLS = {"why": "As we said.", "tells": "The social worker", "tells_by": "28 1 2027"}


def _seat(id: str, agency: str) -> str:
    return f'\n[[seats]]\nid = "{id}"\ntitle = "{id.capitalize()}"\nagency = "{agency}"\n{OURS}\n'


AGENCIES = {"lodge": "The Lodge", "mill": "The Mill", "forge": "The Forge", "well": "The Forge"}
SEATS = "".join(_seat(id, agency) for id, agency in AGENCIES.items())
RULES = (WIDE + SEATS).replace("repeat_number = { value = 2", "repeat_number = { value = 3").replace("2/2", "2/3")
"""Two agencies of three are a quorum; a third time in twelve months reaches the threshold."""


def everybody(teams: Teams) -> list[Voice]:
    people = (teams.chair, teams.coordinator, teams.practitioner, teams.senior_manager)
    return [*people, teams.lodge, teams.mill, teams.forge, teams.well]


def answers(first: str, year: int, level: str, second: str, **more: str) -> dict[str, dict[str, str]]:
    """What is answered of a child, screen by screen."""
    return ANSWERS | {
        "why": {"kind": "worry", "role": "anybody"},
        "child": {"first": first, "family": "Example", "born": f"27 9 {year}", "number": f"case-{year}"},
        "matrix": ANSWERS["matrix"] | {"level": level, "second_level": second},
        "wanted": {"wants": "A joint plan", **more},
    }


async def to_the_end(voice: Voice, given: dict[str, dict[str, str]], danger: bool = False) -> Card:
    """A referral as far as it is sent, or asks who signs it."""
    card = await voice.presses(await voice.says("refer"), "Start")
    if danger:
        ring = await voice.presses(card, "Next", danger="yes")
        card = await voice.presses(ring, "Go on, I am ringing")
    for screen, typed in given.items():
        if not (danger and screen == "danger"):
            card = await voice.presses(card, "Next", **typed)
            assert not card.shows("There is a problem"), card.words
    return await voice.presses(card, "Send to the chair")


async def signed(teams: Teams, who: Card, times: int) -> str:
    """Her manager reads it, and signs; gives the reference."""
    manager = next(each for box in who.content["body"] for each in box.get("choices", ()))
    assert manager["title"] == MANAGER
    await teams.practitioner.presses(who, "Ask them to sign", signer=manager["value"])
    await quiet(teams)
    asked = [card for card in teams.senior_manager.sees() if card.shows("A referral waits for you to sign it.")]
    assert len(asked) == times
    opened = await teams.senior_manager.presses(asked[-1], "Open")
    done = await teams.senior_manager.presses(opened, "Sign, and send it on")
    return done.words.split("Signed. It is ")[1].split(".")[0]


async def desk(teams: Teams, reference: str) -> Card:
    return await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")


async def begins(teams: Teams, panel: str) -> Card:
    """The sitting begins, with nobody written down yet; gives its beginning."""
    return await teams.chair.presses(await teams.chair.says("start"), "Open my screen")


async def all_here(teams: Teams, panel: str) -> None:
    people = await teams.chair.sends(await teams.chair.says("my"), "room.open", {"panel": panel})
    await teams.chair.presses(people, "All at the table are here")


async def item(teams: Teams, panel: str, press: str) -> Card:
    """The first item or the next, in a room that was checked."""
    card = await teams.chair.sends(await teams.chair.says("my"), "sitting.screen", {"panel": panel})
    return await teams.chair.presses(await teams.chair.presses(card, press), "I have checked the room")


async def proposes(teams: Teams, reference: str, ending: str, **more: str) -> Card:
    form = await teams.chair.presses(await teams.chair.says(f"ongoing {reference}"), "What comes next")
    return await teams.chair.presses(form, "Propose", ending=ending, **TELLS | more)


async def decision(voice: Voice, panel: str, reference: str) -> Card:
    return await voice.sends(await voice.says("help"), "decide.open", {"case": reference, "panel": panel})


async def votes(panel: str, reference: str, agree: list[Voice], against: list[Voice]) -> None:
    """Each says so for its own seat; an objection has its reason."""
    for voice in agree:
        assert (await voice.presses(await decision(voice, panel, reference), "Agree")).shows("You agree.")
    for voice in against:
        form = await voice.presses(await decision(voice, panel, reference), "Object")
        assert (await voice.presses(form, "Object", reason="Too early.")).shows("You object.")


async def ends(teams: Teams) -> Card:
    """The sitting ends, whatever is left of it; gives what the chair was shown first."""
    ended = await teams.chair.says("end")
    if "What is left" in ended.buttons:
        left = await teams.chair.presses(ended, "What is left")
        await teams.chair.presses(left, "End all the same")
    await quiet(teams)
    return ended


def comes_on(teams: Teams, reference: str) -> str:
    """The day on which a child is on the agenda next."""
    with teams.store.turn(teams.clock()) as turn:
        return str(wall_day(turn.panel(turn.get(Case, reference).panel).starts_at))


async def agenda_goes_out(teams: Teams) -> None:
    """The coordinator sends it: it has no day of its own."""
    agenda = await teams.coordinator.says("agenda")
    assert agenda.shows("Not out yet: it is out when the coordinator sends it.")
    assert (await teams.coordinator.presses(agenda, "Send the agenda")).shows("is out.")
    await quiet(teams)


async def minutes_are_due(teams: Teams, panel: str) -> Card:
    listed = await teams.chair.presses(await teams.chair.says("minutes"), "Open the list")
    draft = listed.buttons["Draft, and what is in the way"]
    return await teams.chair.sends(listed, draft["verb"], {**draft["data"]["ids"], "panel": panel})
