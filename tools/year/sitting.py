"""A panel's day: who is there, what is said of each child, what is advised, and where the child goes on."""

from random import Random

from panel.panels import Panel
from tests.dialogue import Card
from tools.year.children import Young
from tools.year.county import County

COME = 0.95
"""How likely the holder of a seat is to be there."""
SEATS = ("social_care", "practice_consultant", "police", "youth_justice", "health", "camhs", "education")


async def sat(county: County, panel: Panel, known: dict[str, Young], heard: set[str], random: Random) -> None:
    """The sitting, from its beginning to its end."""
    chair = county.chair
    card = await chair.sends(county.on_card(chair), "sitting.start", {"panel": panel.id})
    await _come(county, panel, random)
    card = await chair.sends(card, "sitting.screen", {"panel": panel.id})
    card = await chair.presses(card, "First item")
    while "I have checked the room" in card.buttons:
        reference = card.buttons["I have checked the room"]["data"]["ids"]["case"]
        card = await _item(county, panel, card, reference, known[reference], heard)
    left = await chair.sends(card, "sitting.end", {"panel": panel.id})
    done = await chair.presses(left, next(each for each in left.buttons if each.startswith("End")))
    county.right(done)


async def minuted(county: County, panel: str) -> None:
    """The chair approves the minutes, and they go out."""
    for voice, name in ((county.chair, "Approve"), (county.coordinator, "Send them out")):
        draft = await voice.sends(county.on_card(voice), "minutes.draft", {"panel": panel})
        county.right(await voice.presses(draft, name))


async def _come(county: County, panel: Panel, random: Random) -> None:
    chair = county.chair
    for seat in SEATS:
        if random.random() < COME:
            ids = {"panel": panel.id, "person": getattr(county, seat).who.aad, "page": "0"}
            await chair.sends(county.on_card(chair), "room.here", ids)


async def _item(county: County, panel: Panel, card: Card, reference: str, young: Young, heard: set[str]) -> Card:
    """One child: heard, advised on, and handed over unless the panel sees them again; gives the next screen."""
    chair, first = county.chair, reference not in heard
    heard.add(reference)
    card = await chair.presses(card, "I have checked the room")
    if young.voice:
        notes = await chair.presses(card, "Notes")
        card = await chair.presses(notes, "Save", voice="I want to go back to football.")
    if first and young.provider:
        await advised(county, reference, young.provider)
    if not (first and young.heard_twice):
        await handed_over(county, reference)
    return await chair.presses(card, "Next")


async def advised(county: County, reference: str, provider: str) -> None:
    chair = county.chair
    form = await chair.sends(county.on_card(chair), "recommend.form", {"case": reference})
    said = {"kind": "intervention", "words": "Work on safe relationships.", "seat": "social_care", "agreed": "yes"}
    done = await chair.presses(form, "Save", provider=provider, **said)
    county.right(done)


async def handed_over(county: County, reference: str) -> None:
    """The child's plan goes on with the social work team, which has received it."""
    chair, case = county.chair, {"case": reference}
    form = await chair.sends(county.on_card(chair), "hand_over.form", case)
    today = county.today.strftime("%d %m %Y")
    said = {"because": "another process", "to": "The social work team", "sent": "What the panel advised."}
    kept = await chair.presses(form, "Keep it", sent_on=today, **said)
    county.right(kept)
    voice = county.coordinator
    got = await voice.sends(county.on_card(voice), "hand_over.received", case)
    done = await voice.presses(got, "It was received", received_by="Sam Sample, team", received_on=today)
    county.right(done)
