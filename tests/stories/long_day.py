"""A day at the panel on which everything is typed, mistaken, sent twice, forged, and pressed by everybody."""

from dataclasses import dataclass, field

from bot.commands import BUTTONS, COMMANDS, DEMO
from panel.cases import Case
from panel.concerns import Concern
from panel.people import Person, Post
from storage.records import Audit
from tests import bodies
from tests.connector import Trouble
from tests.dialogue import Card, Teams, Voice
from tests.stories.canaries import (
    ALIAS,
    CALL,
    CHAT,
    CHOICE,
    FAMILY,
    FIRST,
    NOTE,
    NUMBER,
    OTHER,
    REFERRAL,
    TEXT,
    TYPED_DATES,
)
from tests.stories.steps import ANSWERS, referred


@dataclass
class Day:
    """Everybody at work, and what each of them was shown in answer to a press."""

    teams: Teams
    shown: dict[str, list[Card]] = field(default_factory=dict)
    pressed: set[str] = field(default_factory=set)

    async def presses(self, voice: Voice, card: Card, title: str, **fields: str) -> Card:
        self.pressed.add(card.buttons[title]["verb"])
        return self._saw(voice, await voice.presses(card, title, **fields))

    async def sends(self, voice: Voice, card: Card, verb: str, **ids: str) -> Card:
        """A press that no card offered."""
        self.pressed.add(verb)
        return self._saw(voice, await voice.sends(card, verb, ids, dict.fromkeys(("note", "reason", "what"), NOTE)))

    async def types(self, voice: Voice, text: str) -> None:
        """Something typed in their own chat and in one that several share, whatever comes of it."""
        for where in (voice.where, self.teams.group()):
            await self.teams.send(bodies.message(voice.who, where, text, mention=where is not voice.where))

    def saw(self, voice: Voice) -> str:
        """Everything they were shown so far."""
        return "\n".join(str(card.content) for card in self.shown.get(voice.who.aad, []))

    def _saw(self, voice: Voice, card: Card) -> Card:
        self.shown.setdefault(voice.who.aad, []).append(card)
        return card


def stranger(day: Day, name: str, *posts: Post) -> Voice:
    """Somebody who is on the roster beside the personas."""
    with day.teams.store.turn(day.teams.clock()) as turn:
        turn.save(Person(name, name.capitalize(), posts))
    return day.teams.voice(name)


def audits(day: Day) -> list[Audit]:
    with day.teams.store.turn(day.teams.clock()) as turn:
        return turn.find(Audit)


async def a_long_day(day: Day) -> None:
    """A referral with mistakes on the way, its twin, decisions, a concern, a note: and the connector in trouble."""
    teams = day.teams
    worker, chair, police = teams.practitioner, teams.chair, teams.police
    for voice in (worker, chair, teams.deputy, teams.coordinator, police):
        await voice.installs()
    await a_referral_with_mistakes(day)
    one = await referred(teams, **REFERRAL)
    two = await referred(teams, **REFERRAL | {"child": REFERRAL["child"] | {"number": "", "estimated": "yes"}})
    teams.connector.trouble.extend([Trouble(500), Trouble(403), Trouble(500)])
    await day.types(chair, "screen")
    for reference, outcome, fields in (
        (one, "Panel", {"holds": TEXT, "reason": TEXT}),
        (two, "Signpost", {"destination": TEXT, "reason": TEXT}),
    ):
        card = await day.presses(chair, await chair.says("screen"), f"Open {reference}")
        form = await day.presses(chair, card, outcome)
        await day.presses(chair, form, next(iter(form.buttons)))
        await day.presses(chair, form, next(iter(form.buttons)), **fields)
    case = await day.presses(chair, await chair.says(f"case {one}"), "Open")
    await day.presses(chair, case, "Read all")
    await a_concern(day, one)
    await notes(day, one)
    await day.presses(police, await police.says("agenda", teams.group()), "My view")
    await considered(day)


async def a_referral_with_mistakes(day: Day) -> None:
    """Every screen refused once, saved, gone back on, added to, typed into, and thrown away."""
    worker = day.teams.practitioner
    card = await day.presses(worker, await worker.says("refer"), "Start")
    card = await day.presses(worker, card, "Next", danger="yes")
    card = await day.presses(worker, card, "Record the call and go on", whom=CALL)
    card = await day.presses(worker, card, "Record the call and go on", whom=CALL, when=CALL, said=CALL)
    card = await day.presses(worker, card, "Next", **ANSWERS["why"] | {"role": "other"})
    card = await day.presses(worker, card, "Next", **ANSWERS["why"])
    for typed in TYPED_DATES:
        await day.presses(worker, card, "Save and finish later", **REFERRAL["child"] | {"born": typed})
        card = await day.presses(worker, await worker.says("refer"), "Go on")
    card = await day.presses(worker, card, "Next", born="29 9 13")
    card = await day.presses(worker, card, "Next", born="29 9 2013")
    card = await day.presses(worker, card, "Next", **REFERRAL["in_place"])
    await day.types(worker, f"{CHAT} alone, for the guard of posts looks for whole names")
    await day.types(worker, f"{CHAT} with {OTHER} and {FIRST} {FAMILY}, born 29 September 2013")
    await day.types(worker, CHAT * 2_000)
    card = await day.presses(worker, await worker.says("refer"), "Go on")
    card = await day.presses(worker, card, "Next", synopsis=f"{TEXT} {OTHER} " * 60)
    card = await day.presses(worker, card, "Add another", **REFERRAL["others"])
    card = await day.presses(worker, card, "Next", other_name_2=ALIAS)
    card = await day.presses(worker, card, "Keep my words")
    card = await day.presses(worker, card, "Back", safety_plan=TEXT)
    for screen in ("others", "safe_until", "police", "matrix", "voice", "wanted"):
        card = await day.presses(worker, card, "Next", **REFERRAL[screen])
        if "Keep my words" in card.buttons:
            card = await day.presses(worker, card, "Keep my words")
    for button in ("Read all", "Back to the check", "Change", "Next", "Delete this draft", "Delete this draft"):
        card = await day.presses(worker, card, button)


async def a_concern(day: Day, reference: str) -> None:
    """Raised in a shared chat and in one's own, half filled in at first, and taken."""
    worker, deputy = day.teams.practitioner, day.teams.deputy
    await worker.says(f"safety {reference}", day.teams.group())
    form = await day.presses(worker, await worker.says(f"safety {reference}"), "Tell the chair and the deputy")
    form = await day.presses(worker, form, "Tell the chair and the deputy", what=" ")
    concern = await day.presses(worker, form, "Tell the chair and the deputy", what=f"{CALL} {FIRST} " * 60)
    await day.presses(worker, concern, "Write down a call", whom=CALL)
    concern = await day.presses(worker, concern, "Write down a call", whom=CALL, when=CALL, said=CALL)
    await day.presses(worker, concern, "Read all")
    for notice in await day.teams.until(
        lambda: [seen for seen in deputy.sees() if "I have it" in seen.buttons and "Open" in seen.buttons]
    ):
        await day.presses(deputy, notice, "Open")
        await day.presses(deputy, notice, "I have it")


async def notes(day: Day, reference: str) -> None:
    """A note, a change, and a referral taken back."""
    worker, chair = day.teams.practitioner, day.teams.chair
    form = await day.presses(worker, await worker.says(f"add {reference}"), "Add a note")
    await day.presses(worker, form, "Add the note", note="")
    for _ in range(3):
        form = await day.presses(worker, await worker.says(f"add {reference}"), "Add a note")
        await day.presses(worker, form, "Add the note", note=f"{NOTE} {FIRST} {FAMILY} " * 30)
    case = await day.presses(chair, await chair.says(f"case {reference}"), "Open")
    await day.presses(chair, case, "Earlier decisions and notes")
    check = await day.presses(worker, await worker.says(f"edit {reference}"), "Change the referral")
    await day.presses(worker, check, "Send the changes to the chair")
    form = await day.presses(worker, await worker.says(f"withdraw {reference}"), "Withdraw")
    await day.presses(worker, form, "Withdraw", reason="")
    await day.types(chair, f"{FIRST} {FAMILY}")


async def considered(day: Day) -> None:
    worker = day.teams.practitioner
    form = await day.presses(worker, await worker.says("consider"), "Start")
    await day.presses(worker, form, "Record it", name=f"{FIRST} {FAMILY}", born="29 9 13", reason=CHOICE)
    fields = {"name": f"{FIRST} {FAMILY}", "born": "29 9 2013", "number": NUMBER, "reason": CHOICE}
    await day.presses(worker, form, "Record it", pathway="arrested", referred="no", **fields)


async def everything_pressed(day: Day) -> None:
    """Every command by everybody, in their own chat and a shared one, sent twice; and every button, forged."""
    teams = day.teams
    with teams.store.turn(teams.clock()) as turn:
        case, concern, panel = turn.find(Case)[0].id, turn.find(Concern)[0].id, "SHCG-P001"
    voices = [teams.practitioner, teams.chair, teams.deputy, teams.coordinator, teams.police]
    for voice in voices:
        for command in (*COMMANDS, *DEMO, "help", CHAT):
            await day.types(voice, f"{command} {case} {FIRST} {FAMILY}")
            await day.types(voice, f"{command} {NUMBER}")
        again = bodies.message(voice.who, voice.where, f"{CHAT} {FIRST}")
        for _ in range(2):
            await teams.send(again)
    for voice in voices:
        card = await voice.says("my")
        for verb in BUTTONS:
            await day.sends(voice, card, verb, case=case, concern=concern, panel=panel, outcome=FIRST, question=FIRST)
            await day.sends(
                voice, card, verb, case=f"{FIRST} {FAMILY}", draft=FIRST + OTHER * 9, part=FIRST, page=FIRST
            )
    me = teams.voice("somebody-else")
    await day.presses(me, await me.says("demo"), "Act as chair")
    for _ in range(3):
        teams.clock.move(hours=13)
        await teams.until(lambda: not teams.store.due(teams.clock()))
