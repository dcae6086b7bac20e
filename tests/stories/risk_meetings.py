"""The steps of a meeting that is called about the risk of one child: referred, accepted, sat, decided."""

from datetime import timedelta

from bot.personas import persona_id
from panel.cases import Case, CaseStatus
from panel.panels import Panel
from tests.dialogue import Card, Teams, Voice
from tests.stories.called import answers, opens, proposed
from tests.stories.sittings import quiet
from tests.stories.steps import ANSWERS, to_the_check

REF = "RMM-2026-001"
HERE = ("youth_justice", "health")
EVERYBODY = (
    *("chair", "deputy", "coordinator", "practitioner"),
    *("youth_justice", "social_care", "send", "school", "police", "health"),
)
NO = {"answer": "No", "reason": "Nothing that would meet it."}


def voice(teams: Teams, name: str) -> Voice:
    return teams.voice(persona_id(name))


def sees(one: Voice, words: str) -> bool:
    return any(card.shows(words) for card in one.sees())


def status(teams: Teams) -> CaseStatus:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Case, REF).status


def meetings(teams: Teams) -> list[Panel]:
    with teams.store.turn(teams.clock()) as turn:
        return sorted(turn.find(Panel), key=lambda panel: panel.starts_at)


async def refers(teams: Teams, why: dict[str, str], **changed: dict[str, str]) -> Card:
    """Everybody has met the bot, and a child at a school is referred: the receipt."""
    for name in EVERYBODY:
        await voice(teams, name).says("help")
    matrix = ANSWERS["matrix"] | {"level": "abusive", "ticks": "abusive1,abusive4"}
    place = ANSWERS["in_place"] | {"school": "Placeholder School"}
    check = await to_the_check(teams.practitioner, why=why, in_place=place, matrix=matrix, **changed)
    return await teams.practitioner.presses(check, "Send to the chair")


async def accepts(teams: Teams, **said: str) -> Card:
    """The team manager has gone through the continuum with whoever referred, and accepts the child: the case."""
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {REF}")
    form = await teams.chair.presses(card, "Panel")
    given = {"holds": "Supervised contact.", "reason": "High risk.", "gone_through_on": "23 11 2026"}
    done = await teams.chair.presses(form, "Accept to the panel", **given | said)
    assert done.shows(f"{REF} is accepted"), done.words
    return await opened(teams.chair)


async def opened(one: Voice) -> Card:
    return await one.presses(await one.says(f"case {REF}"), "Open")


async def mine(one: Voice) -> Card:
    return await one.presses(await one.says("my"), "Open my list")


async def sits(teams: Teams, panel: Panel) -> Card:
    """The day before, then the meeting itself as far as its open item: the chair's screen."""
    for moment in (panel.starts_at - timedelta(days=1), panel.starts_at):
        teams.clock.time = max(moment, teams.clock() + timedelta(minutes=1))
        await quiet(teams)
    _, screen = await opens(teams, panel, *HERE)
    form = await teams.chair.presses(screen, "Go on without them")
    await teams.chair.presses(form, "Go on", why="They sent word; the child cannot wait.")
    return screen


async def considers(teams: Teams, screen: Card, points: int) -> Card:
    """MAPPA and exploitation are considered, each with its reason: what is left to be answered."""
    card = await teams.chair.presses(screen, f"What is to be answered ({points} open)")
    for point in ("MAPPA", "Child exploitation"):
        card = await answers(teams.chair, card, point, **NO)
    return card


async def agrees_an_assessment(teams: Teams, card: Card, leads: str, helps: str) -> Card:
    """Only somebody trained leads it, with a co-worker of the other agency, by the day that the meeting has said."""
    form = await teams.chair.presses(card, "Agree the assessment")
    assert (form.inputs["due"], form.inputs["seat"]) == ("28 1 2027", leads)
    untrained = {"tool": "0", "lead": persona_id("police"), "co_worker": persona_id(helps)}
    refused = await teams.chair.presses(form, "Agree it", **untrained)
    assert refused.shows("Only somebody trained in AIM assessments leads one"), refused.words
    done = await teams.chair.presses(refused, "Agree it", lead=persona_id(leads))
    assert done.shows("It is agreed."), done.words
    return done


async def everybody_agrees(teams: Teams, panel: Panel, ending: str) -> Card:
    """The chair proposes what comes next, and who is there agrees: the decision."""
    shown, ids = await proposed(teams, REF, ending), {"case": REF, "panel": panel.id}
    for name in HERE:
        one = voice(teams, name)
        await one.presses(await one.sends(await one.says("help"), "decide.open", ids), "Agree")
    return await teams.chair.sends(shown, "decide.open", ids)


async def leaves(teams: Teams, shown: Card) -> Card:
    """The chair asks the sitting, writes why, and takes the child off the agenda."""
    gates = await teams.chair.presses(shown, "What must hold first")
    gates = await teams.chair.presses(gates, "Ask the sitting")
    reason = await teams.chair.presses(gates, "Write the reason")
    kept = await teams.chair.presses(reason, "Keep the reason", words="A year without anything; seen at school.")
    return await teams.chair.presses(await teams.chair.presses(kept, "Look again"), "Remove from the agenda")


async def minutes_go_out(teams: Teams, panel: Panel) -> str:
    """They are approved and sent: what the chair reads of the child."""
    await quiet(teams)
    for one, act in ((teams.chair, "Approve"), (teams.coordinator, "Send them out")):
        card = await one.sends(await one.says("minutes"), "minutes.draft", {"panel": panel.id})
        card = await one.presses(card, act)
    assert card.shows("They went out on"), card.words
    return (await teams.chair.sends(card, "minutes.read", {"panel": panel.id, "page": "1"})).words
