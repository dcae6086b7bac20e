"""What is not yours is refused as if it were not there, and a child is shown to those who may see them."""

import re

from bot.commands import BUTTONS
from panel.concerns import Concern
from panel.people import Post, Role
from panel.referrals import Draft
from panel.words import REFERENCE
from tests.dialogue import Teams
from tests.panel.durham import NAME
from tests.stories.canaries import CALL, FIRST, NOTE, OTHER, REFERRAL, canaries
from tests.stories.long_day import Day, audits, stranger
from tests.stories.steps import ANSWERS, accepted, referred, to_the_check

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

OWN = {NOTE.casefold()}
"""What whoever presses has typed themselves: a refusal gives them their words back."""


async def test_what_is_not_yours_is_refused_as_if_it_were_not_there(teams: Teams) -> None:
    """By its id alone, somebody else's case, draft or concern is not told from one that does not exist."""
    day = Day(teams)
    real = await somebody_else_s(day)
    intruder = stranger(day, "intruder", Post(NAME, Role.PRACTITIONER))
    card = await intruder.says("my")
    for verb, kind, missing in FORGED:
        more = {"question": "synopsis", "screen": "5"}
        mine = await day.sends(intruder, card, verb, **{kind: real[kind]}, **more)
        none = await day.sends(intruder, card, verb, **{kind: missing}, **more)
        assert mine.words == none.words, verb
        assert re.search(r"not there any more|that you can open|not for the roles", mine.words), (verb, mine.words)
    assert set(canaries(day.saw(intruder))) <= OWN
    refused = [(line.act, line.subject) for line in audits(day) if line.by == "intruder" and line.outcome == "refused"]
    ids = [(verb, id) for verb, kind, missing in FORGED for id in (real[kind], missing)]
    assert refused == [(verb, id if REFERENCE.fullmatch(id) or id == real["draft"] else "") for verb, id in ids]


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
    assert set(canaries(day.saw(police))) <= OWN
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
