"""One long day with a canary in every box: nothing that anybody typed is posted, logged, or kept where it can be read.

A canary is a word that stands nowhere else, so that one letter of it in the wrong place is found.
"""

import logging
import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from bot.commands import BUTTONS, COMMANDS, DEMO, DEMO_BUTTONS
from cards.verbs import Verb
from panel.cases import Case
from panel.concerns import Concern
from panel.people import Person, Post, Role
from panel.referrals import Draft
from storage.records import Audit
from storage.tinydb_store import open_store
from tests import bodies
from tests.connector import Trouble
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.steps import ANSWERS, accepted, referred, to_the_check

NAME = "durham-shcg"
SIBLING_BORN, BORN = date(2015, 8, 17), date(2013, 9, 29)
WORDS = ("Quorvex", "Zyxomma", "Vrelbit", "Oznaphil", "Wubjack", "Klimvort", "Yattrop", "Dworfin", "Ixbrand")
FIRST, FAMILY, ALIAS, OTHER, NUMBER = "Quorvex", "Zyxomma", "Vrelbit", "Oznaphil", "QZ-771-38X"
NOTE, CALL, CHOICE, CHAT = "Klimvort", "Yattrop", "Dworfin", "Ixbrand"
TEXT = "Wubjack"
REFERRAL: dict[str, dict[str, str]] = {
    "child": {"first": FIRST, "family": FAMILY, "known_as": ALIAS, "born": "29/09/2013", "number": NUMBER},
    "in_place": {
        "status": "looked_after",
        **{box: f"{TEXT} {box}" for box in ("social_worker", "team_manager", "school", "authority", "meetings")},
    },
    "happened": {"synopsis": f"{TEXT} happened to Child B. " * 60},
    "others": {
        "other_child": "yes",
        "other_relation_1": f"{TEXT} brother",
        "other_name_1": f"{OTHER} {FAMILY}",
        "other_born_1": "17 aug 2015",
        "other_same_1": "yes",
    },
    "safe_until": {"safety_plan": f"{TEXT} plan", "strategy": "held", "strategy_date": "20 11 2026"},
    "police": {"police": "investigating", "not_to_hear": f"{TEXT} not to hear"},
    "matrix": {**ANSWERS["matrix"], "matrix_author": f"{TEXT} author", "matrix_kept": TEXT, "assessments": TEXT},
    "voice": {
        "words": TEXT,
        "told_child": "not_safe",
        "told_family": "not_safe",
        "told_why": TEXT,
        "no_contact": TEXT,
    },
    "wanted": dict.fromkeys(("wants", "ethnicity", "needs", "neurodiversity", "interpreter"), TEXT),
}
TYPED_DATES = ("29 9 2013", "29-9-13", "29 September 2013", "29th sept 2013", "2013-09-29", "29.9.2013")


def written(day: date) -> list[str]:
    """A date in the forms in which it might slip out."""
    d, m, y = day.day, day.month, day.year
    forms = [f"{d}{gap}{m}{gap}{y}" for gap in " /.-"] + [f"{d:02}{gap}{m:02}{gap}{y}" for gap in " /.-"]
    return [*forms, f"{d} {day:%B} {y}".lower(), f"{d} {day:%b} {y}".lower(), day.isoformat(), f"{day:%Y%m%d}"]


CANARIES = [word.casefold() for word in (*WORDS, NUMBER)] + written(BORN) + written(SIBLING_BORN)


def canaries(text: str) -> list[str]:
    """The canaries in a text."""
    folded = text.casefold()
    return [canary for canary in CANARIES if canary in folded]


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


@pytest.fixture
async def day(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Day]:
    """A day that begins with nobody having said anything, over a store on disk, with everything logged."""
    caplog.set_level(logging.DEBUG)
    store = open_store(tmp_path / "data", secrets.token_urlsafe(32), "demo")
    async with talking(store) as teams:
        yield Day(teams)


def stranger(day: Day, name: str, *posts: Post) -> Voice:
    """Somebody who is on the roster beside the personas."""
    with day.teams.store.turn(day.teams.clock()) as turn:
        turn.save(Person(name, name.capitalize(), posts))
    return day.teams.voice(name)


async def test_nothing_that_was_typed_is_posted_logged_or_readable_on_disk(
    day: Day, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await a_long_day(day)
    await everything_pressed(day)
    unheard = {Verb.SAY, Verb.DEMO_RESET_YES}
    assert day.pressed >= {*BUTTONS, *DEMO_BUTTONS} - unheard, "a button that nobody pressed proves nothing"
    assert canaries(day.saw(day.teams.chair)), "a sweep that never showed a canary proves nothing"
    for received in day.teams.connector.received:
        assert not canaries(f"{received.path} {received.body}"), (received.method, received.path)
    for record in caplog.records:
        assert not canaries(f"{record.getMessage()} {record.args} {record.exc_text or ''}"), record.name
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) > 10_000
    for file in files:
        assert not canaries(str(file))
        kept = file.read_bytes()
        assert not canaries(kept.decode("latin-1"))
        assert not canaries(kept.decode("utf-16-le", "ignore"))
    assert not day.teams.connector.faults


async def test_the_trail_says_who_did_what_in_ids_alone(day: Day) -> None:
    await a_long_day(day)
    await everything_pressed(day)
    trail = audits(day)
    assert len(trail) > 100
    for line in trail:
        assert not canaries(f"{line.act} {line.subject} {line.view} {line.outcome}"), line.act


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
        await day.presses(chair, form, list(form.buttons)[0])
        await day.presses(chair, form, list(form.buttons)[0], **fields)
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
    await day.types(worker, f"{CHAT} with {OTHER} and {FIRST} {FAMILY}, born 29 September 2013")
    await day.types(worker, CHAT * 2_000)
    card = await day.presses(worker, await worker.says("refer"), "Go on")
    card = await day.presses(worker, card, "Next", synopsis=f"{TEXT} {OTHER}")
    card = await day.presses(worker, card, "Add another", **REFERRAL["others"])
    card = await day.presses(worker, card, "Next", other_name_2=ALIAS)
    card = await day.presses(worker, card, "Keep my words")
    card = await day.presses(worker, card, "Back", safety_plan=TEXT)
    drop = await day.presses(worker, await to_the_check(worker, **REFERRAL), "Read all")
    drop = await day.presses(worker, drop, "Back to the check")
    drop = await day.presses(worker, await day.presses(worker, drop, "Change"), "Next")
    drop = await day.presses(worker, drop, "Delete this draft")
    await day.presses(worker, drop, "Delete this draft")


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
    """Every command, by everybody, in their own chat and a shared one, sent twice; and every button, as it is forged."""
    teams = day.teams
    with teams.store.turn(teams.clock()) as turn:
        case, concern, panel = turn.find(Case)[0].id, turn.find(Concern)[0].id, "SHCG-P001"
    voices = [teams.practitioner, teams.chair, teams.deputy, teams.coordinator, teams.police]
    for voice in voices:
        for command in {**COMMANDS, **DEMO, "help": None, CHAT: None}:
            await day.types(voice, f"{command} {case} {FIRST} {FAMILY}")
            await day.types(voice, f"{command} {NUMBER}")
        again = bodies.message(voice.who, voice.where, f"{CHAT} {FIRST}")
        assert (await teams.send(again), await teams.send(again))
    for voice in voices:
        card = await voice.says("my")
        for verb in {*BUTTONS, *DEMO_BUTTONS} - {Verb.DEMO_RESET_YES, Verb.DEMO_AS}:
            for ids in ({"case": case, "concern": concern, "panel": panel, "draft": NUMBER}, {"case": FIRST}):
                await day.sends(voice, card, verb, **ids, outcome=FIRST, question=FIRST, part=FIRST, page=FIRST)
    me = teams.voice("somebody-else")
    await day.presses(me, await me.says("demo"), "Act as chair")
    for _ in range(3):
        teams.clock.move(hours=13)
        await teams.until(lambda: not teams.store.due(teams.clock()))


def audits(day: Day) -> list[Audit]:
    with day.teams.store.turn(day.teams.clock()) as turn:
        return turn.find(Audit)


OTHERS = ("draft", "case", "concern")
FORGED = [
    (verb, "case", id)
    for verb in ("case.open", "case.read", "case.add", "case.add_save", "case.edit", "case.withdraw", "refer.sibling")
    for id in ("SHCG-2026-999", "Robin")
]
FORGED += [
    (verb, "draft", "nobody-s")
    for verb in BUTTONS
    if verb.startswith("refer.") and verb not in ("refer.start", "refer.sibling")
]
FORGED += [(verb, "concern", "SHCG-S999") for verb in ("concern.open", "concern.call", "concern.read", "concern.take")]


@pytest.mark.parametrize(("verb", "kind", "missing"), FORGED)
async def test_what_is_not_yours_is_refused_as_if_it_were_not_there(
    teams: Teams, verb: str, kind: str, missing: str
) -> None:
    """By its id alone, somebody else's case, draft or concern is not told from one that does not exist."""
    day = Day(teams)
    real = await somebody_else_s(day)
    intruder = stranger(day, "intruder", Post(NAME, Role.PRACTITIONER))
    card = await intruder.says("my")
    mine = await day.sends(intruder, card, verb, **{kind: real[kind]}, question="synopsis", screen="5")
    none = await day.sends(intruder, card, verb, **{kind: missing}, question="synopsis", screen="5")
    assert mine.words == none.words
    assert re.search(r"not there any more|that you can open|not for the roles", mine.words)
    assert not canaries(day.saw(intruder))
    refused = [line for line in audits(day) if line.by == "intruder" and line.outcome == "refused"]
    assert [(line.act, line.subject) for line in refused] == [(verb, real[kind]), (verb, missing)]


async def somebody_else_s(day: Day) -> dict[str, str]:
    """A draft, a case and a concern of the practitioner's."""
    worker = day.teams.practitioner
    case = await referred(day.teams, **REFERRAL)
    await to_the_check(worker, **REFERRAL)
    form = await worker.presses(await worker.says("safety"), "Tell the chair and the deputy")
    await worker.presses(form, "Tell the chair and the deputy", what=CALL)
    with day.teams.store.turn(day.teams.clock()) as turn:
        return {"case": case, "draft": turn.find(Draft)[0].id, "concern": turn.find(Concern)[0].id}


async def test_a_member_is_shown_a_child_only_once_the_case_is_accepted(teams: Teams) -> None:
    day, police = Day(teams), teams.police
    waiting = await referred(teams, **REFERRAL)
    await accepted(teams, child=ANSWERS["child"])
    mine = await day.presses(police, await police.says("agenda", teams.group()), "My view")
    assert mine.shows("Robin Example")
    for verb in ("case.open", "case.read", "screen.open", "screen.choose", "case.add", "case.edit"):
        await day.sends(police, mine, verb, case=waiting, question="synopsis", outcome="panel")
    assert not canaries(day.saw(police))
    assert (await police.says(f"case {waiting}")).shows("There is no case with that reference that you can open")


async def test_opening_a_child_is_written_down_with_who_and_what(teams: Teams) -> None:
    day, police = Day(teams), teams.police
    reference = await accepted(teams, **REFERRAL)
    await day.presses(police, await police.says("agenda", teams.group()), "My view")
    await day.presses(police, await police.says(f"case {reference}"), "Open")
    assert canaries(day.saw(police))
    opened = {(line.act, line.view) for line in audits(day) if line.by == police.who.aad and line.subject == reference}
    assert ("open", "agenda") in opened
    assert any(act == "case.open" for act, _ in opened)


async def test_a_seat_that_is_not_named_is_not_shown_who_else_is_concerned(teams: Teams) -> None:
    day = Day(teams)
    reference = await accepted(teams, **REFERRAL)
    health = stranger(day, "health", Post(NAME, Role.MEMBER, "health"))
    case = await day.presses(health, await health.says(f"case {reference}"), "Open")
    assert case.shows(FIRST)
    assert OTHER not in day.saw(health)
    named = await day.presses(teams.police, await teams.police.says(f"case {reference}"), "Open")
    assert named.shows(OTHER)
