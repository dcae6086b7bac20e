"""The cast and the steps of a whole meeting: thirteen children, ten seats and their workers, two chairs, three who are
invited. Every name, and every word that anybody types, stands nowhere else."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from panel.people import Person, Post, Role
from storage.store import Turn
from tests import bodies
from tests.bodies import Where, Who
from tests.dialogue import Card, Teams, Voice, actions
from tests.panel.durham import NAME
from tests.stories.at_sitting import decision
from tests.stories.canaries import written
from tests.stories.sittings import BEGINS, PANEL, quiet, screen, told
from tests.stories.steps import ANSWERS, accepted

FIRST = (
    *("Quorvex", "Vrelbit", "Wubnoth", "Klimarch", "Yattross", "Dworlane", "Ixbrook"),
    *("Fendrazil", "Gostwick", "Hupnall", "Jevrix", "Mozbert", "Pladwyn"),
)
FAMILY, OTHER, TYPED, GIST = "Zyxomma", "Oznaphil", "Skrawdle", "Brimpost"
BORN = date(2012, 9, 29)
CANARIES = [each.casefold() for each in (*FIRST, FAMILY, OTHER, TYPED, GIST)] + written(BORN)
ORDER = tuple(f"SHCG-2026-{number:03}" for number in range(1, 14))
HERE = ("strategic_manager", "youth_justice", "families_first", "iro", "psychology", "full_circle", "police")
"""The seats whose own people come; education and health send apologies, and Early Help rings in."""
SEATS = (*HERE, "education", "health", "early_help")
INVITEES = ("guest-one", "guest-two", "guest-three")
STAND_IN, SENIOR = "health-stand-in", "senior"
ORGANISER, CALLER = Who("organiser"), Who("phone")
CALLER_IS = {"person": ""}
"""What a button carries of somebody whom Teams does not name."""
OTHER_CHILD = {"other_child": "yes", "other_relation_1": "younger brother", "other_name_1": f"{OTHER} {FAMILY}"}
TELLS = {"why": TYPED, "tells": "The social worker", "tells_by": "28 1 2027", "unsaid": TYPED}


def canaries(text: str) -> list[str]:
    """The names, the dates of birth and the typed words that stand in a text."""
    folded = text.casefold()
    return [canary for canary in CANARIES if canary in folded]


def cast(turn: Turn) -> None:
    """Those who are on the roster beside the personas: who may be invited, who deputises, who answers for a service."""
    for id in INVITEES:
        turn.save(Person(id, id.capitalize(), (Post(NAME, Role.INVITEE),)))
    turn.save(Person(STAND_IN, "Stand-in", (Post(NAME, Role.MEMBER, "health", deputises=True),)))
    turn.save(Person(SENIOR, "Senior", (Post(NAME, Role.SENIOR_MANAGER, "health"),)))


def seats(teams: Teams) -> list[Voice]:
    """Who speaks for a seat in the room, each in a chat of their own; the last of them deputises."""
    return [*(getattr(teams, name) for name in HERE), teams.voice(STAND_IN)]


def everybody(teams: Teams) -> list[Voice]:
    """Everybody who takes part."""
    names = ("chair", "deputy", "coordinator", "practitioner", *SEATS)
    others = (*INVITEES, STAND_IN, SENIOR)
    return [*(getattr(teams, name) for name in names), *(teams.voice(id) for id in others)]


async def referred_all(teams: Teams) -> None:
    """Everybody has met the bot, and thirteen children are referred and accepted."""
    with teams.store.turn(teams.clock()) as turn:
        cast(turn)
    for voice in everybody(teams):
        await voice.says("help")
    await teams.coordinator.says("here", teams.group())
    for first in FIRST:
        child = {"first": first, "family": FAMILY, "born": f"{BORN.day} {BORN.month} {BORN.year}"}
        safe = {**ANSWERS["safe_until"], "safety_plan": TYPED}
        others = OTHER_CHILD if first == FIRST[0] else {"other_child": "no"}
        await accepted(teams, child=child, happened={"synopsis": f"{TYPED} {GIST}"}, safe_until=safe, others=others)


async def invited(teams: Teams) -> None:
    """Each of the three is invited to an item: the first, the second and the third."""
    for reference, id in zip(ORDER, INVITEES, strict=False):
        posted = await teams.coordinator.says(f"invite {reference}")
        card = await teams.coordinator.presses(posted, "Who comes for it")
        card = await teams.coordinator.presses(card, "Invite them", person=id, reason=TYPED)
        assert card.shows(f"Invited to {reference}. They have a notice.")
        await told(teams, teams.voice(id), f"You are invited to one item of the panel, {reference}")


async def month_before(teams: Teams) -> None:
    """The agenda goes out; education answers and sends apologies, health sends apologies and is stood in for."""
    teams.clock.time = BEGINS - timedelta(days=7)
    await quiet(teams)
    listed = await teams.education.presses(await told(teams, teams.education, "13 children are on"), "Open the list")
    checked = {"cases": ",".join(ORDER[:3]), "checked_on": "10 12 2026", "checked_in": TYPED}
    listed = await teams.education.presses(listed, "Nothing known for these", **checked)
    assert listed.shows("Your answer: Nothing known, checked 10 December 2026.")
    for voice, whom in ((teams.education, "Demo coordinator"), (teams.health, "Stand-in")):
        sorry = await voice.presses(await voice.says("agenda"), "I cannot attend")
        assert sorry.shows(f"Told: {whom}.")


async def event(teams: Teams, body: Mapping[str, Any]) -> None:
    """Something that Teams says of the meeting."""
    assert (await teams.send(body))[0] == 200


async def opens_the_meeting(teams: Teams, chat: Where) -> Card:
    """Teams says that the meeting has started and who has come, and the chair begins the sitting."""
    teams.clock.time = BEGINS
    await quiet(teams)
    await event(teams, bodies.meeting_start(ORGANISER, chat))
    notice = await told(teams, teams.chair, "The meeting has started. Open your screen")
    people = [voice.who for voice in (teams.chair, teams.deputy, teams.coordinator, *seats(teams))]
    await event(teams, bodies.meeting_join(ORGANISER, chat, *people, CALLER, Who(INVITEES[1])))
    return await teams.chair.presses(notice, "Start")


async def in_the_room(voice: Voice, who: Mapping[str, str], seat: str, **fields: str) -> Card:
    """The chair says for which seat somebody is here; `who` is what a button carries of them."""
    people = await voice.sends(await voice.says("my"), "room.open", {"panel": PANEL, "page": "0"})
    while not (ids := _button(people, "room.form", who)):
        people = await voice.presses(people, "More")
    return await voice.presses(await voice.sends(people, "room.form", ids), "Save", seat=seat, **fields)


def _button(card: Card, verb: str, ids: Mapping[str, str]) -> dict[str, str]:
    """What a button carries that is about this, {} where there is none."""
    found = (each["data"]["ids"] for each in actions(card.content) if each.get("verb") == verb)
    named = (each for each in found if each.get("present") or each.get("person"))
    return dict(next((each for each in named if ids.items() <= each.items()), {}))


async def opens(voice: Voice, reference: str) -> Card:
    """A case, as somebody sees it who presses in their own chat."""
    return await voice.sends(await voice.says("my"), "case.open", {"case": reference})


async def goes_on(voice: Voice, minutes: int = 1, **ticked: str) -> Card:
    """The item took so long; on to the next, whose room is checked."""
    voice.teams.clock.move(minutes=minutes)
    await quiet(voice.teams)
    card = await voice.presses(await screen(voice), "Next", **ticked)
    return await voice.presses(card, "I have checked the room")


async def proposes(voice: Voice, ending: str = "ongoing") -> Card:
    """Whoever leads proposes what comes next for the item that is open."""
    form = await voice.presses(await screen(voice), "Outcome")
    return await voice.presses(form, "Propose", ending=ending, **TELLS)


async def agree(voice: Voice, reference: str, *members: Voice) -> Card:
    """These agree by their own press; gives the decision as whoever leads sees it then."""
    for member in members:
        mine = await decision(member, await member.says("help"), reference)
        assert (await member.presses(mine, "Agree")).shows("You agree.")
    return await decision(voice, await voice.says("help"), reference)


async def objects(voice: Voice, reference: str) -> None:
    mine = await decision(voice, await voice.says("help"), reference)
    mine = await voice.presses(await voice.presses(mine, "Object"), "Object", reason=TYPED)
    assert mine.shows("You object.")


async def decides(voice: Voice, reference: str, ending: str = "ongoing", *members: Voice) -> None:
    """It is proposed, agreed and closed."""
    await proposes(voice, ending)
    await closes(voice, await agree(voice, reference, *members))


async def closes(voice: Voice, shown: Card) -> None:
    """Whoever leads asks aloud those who have said nothing, and closes what is decided."""
    while left := [each for each in shown.buttons if each in ("All of them agree", "Early Help agrees")]:
        shown = await voice.presses(shown, left[0])
    done = await voice.presses(shown, "Close the decision")
    assert done.shows("Closed by"), done.words


def saw(voice: Voice, words: str) -> bool:
    """Whether a card in somebody's own chat says this."""
    return any(card.shows(words) for card in voice.sees())


async def board(teams: Teams, words: str) -> Card:
    """The board in the meeting's chat, once it says this: changes are shown a few seconds after they are made."""
    teams.clock.move(seconds=10)
    card: Card = await teams.until(
        lambda: next((each for each in teams.cards(teams.group()) if each.shows(words)), None)
    )
    return card
