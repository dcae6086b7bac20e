"""Two procedures run at once, with people in one, in the other, and in both: nobody sees across."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.personas import persona_id
from panel.cases import Case
from panel.children import Match
from panel.people import Person, Post, Role
from storage.records import Audit, Using
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.steps import ANSWERS, to_the_check
from tests.stories.test_screening_clock import heard

FIRST, SECOND = "durham-shcg", "nottinghamshire-hsb"
HERE, THERE = "SHCG-2026-001", "NHSB-2026-001"
NOT_YOURS = "There is no case with that reference that you can open."
ALONE = {
    "practitioner": FIRST, "chair": FIRST, "coordinator": FIRST, "police": FIRST,
    "invitee": SECOND, "lead": SECOND, "camhs": SECOND, "auditor": SECOND,
}  # fmt: skip
OTHERS = {"invitee": Role.PRACTITIONER, "lead": Role.CHAIR, "auditor": Role.COORDINATOR}
"""Who of the demo's people is which in the second procedure, for their own roles are held in both."""


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES=f"{FIRST},{SECOND}") as talk:
        with talk.store.turn(talk.clock()) as turn:
            for name, procedure in ALONE.items():
                person = turn.get(Person, persona_id(name))
                posts = tuple(each for each in person.posts if each.procedure == procedure)
                own = (Post(SECOND, OTHERS[name]),) if name in OTHERS else posts
                turn.save(replace(person, posts=own))
            turn.save(Using(persona_id("deputy"), FIRST))
        for voice in (talk.deputy, *(getattr(talk, name) for name in ALONE)):
            await voice.says("help")
        yield talk


async def both_refer(teams: Teams) -> None:
    """The same fictional child, referred in each by somebody who knows nothing of the other."""
    here = await to_the_check(teams.practitioner)
    assert (await teams.practitioner.presses(here, "Send to the chair")).shows(HERE)
    there = await to_the_check(teams.invitee, matrix=ANSWERS["matrix"] | {"level": "higher"})
    receipt = await teams.invitee.presses(there, "Send to the chair")
    assert receipt.shows(THERE)
    assert not receipt.shows("SHCG")


async def accepts(voice: Voice, reference: str) -> None:
    card = await voice.presses(await voice.says("screen"), f"Open {reference}")
    card = await voice.presses(card, "Panel")
    card = await voice.presses(card, "Accept to the panel", holds="Supervised contact.", reason="High risk.")
    assert card.shows(f"{reference} is accepted")


async def same(teams: Teams, decision: str = "same") -> Card:
    notice = await heard(teams.deputy, f"{THERE} may be the same child as another case.")
    both = await teams.deputy.presses(notice, "Open both")
    assert both.words.count("Robin Example, born 27 September 2012 (14).") == 2
    return await teams.deputy.presses(both, "Keep this decision", decision=decision, reason="One birth certificate.")


async def test_each_works_in_their_own_and_cannot_open_the_others(teams: Teams) -> None:
    await both_refer(teams)
    await accepts(teams.chair, HERE)
    await accepts(teams.lead, THERE)
    for voice, theirs, others in (
        (teams.practitioner, HERE, THERE),
        (teams.chair, HERE, THERE),
        (teams.coordinator, HERE, THERE),
        (teams.police, HERE, THERE),
        (teams.invitee, THERE, HERE),
        (teams.lead, THERE, HERE),
        (teams.auditor, THERE, HERE),
        (teams.camhs, THERE, HERE),
    ):
        own = await voice.says(f"case {theirs}")
        assert (await voice.presses(own, "Open")).shows("Robin Example")
        for words in (f"case {others}", f"trace {others}", f"why {others}", f"seen {others}", f"close-case {others}"):
            refused = await voice.says(words)
            assert refused.shows(NOT_YOURS) or refused.shows("That is not for the roles"), (words, refused.words)
            assert not refused.shows("Robin")
        for verb in ("case.read", "case.open", "screen.open", "match.open"):
            forged = await voice.sends(own, verb, {"case": others, "other": theirs, "rev": "1"})
            assert not forged.shows("Robin"), (verb, forged.words)
    agenda = await teams.chair.says("agenda")
    assert not agenda.shows("NHSB")
    with teams.store.turn(teams.clock()) as turn:
        forged_at = [line.outcome for line in turn.find(Audit, subject=THERE) if line.by == persona_id("chair")]
    assert forged_at
    assert set(forged_at) == {"refused"}


async def test_that_a_child_is_known_to_both_is_for_those_who_lead_both(teams: Teams) -> None:
    await both_refer(teams)
    await accepts(teams.chair, HERE)
    await accepts(teams.lead, THERE)
    assert (await same(teams)).shows("Nothing was merged.")
    case = await teams.deputy.presses(await teams.deputy.says(f"case {HERE}"), "Open")
    assert case.shows(f"Same child as {THERE}.")
    for voice, reference in (
        (teams.chair, HERE),
        (teams.coordinator, HERE),
        (teams.lead, THERE),
        (teams.auditor, THERE),
    ):
        mine = await voice.presses(await voice.says(f"case {reference}"), "Open")
        assert not mine.shows("ame child"), mine.words
        assert (await voice.says(f"unlink {reference}")).shows(f"{reference} is not shown a")
        looked = await voice.presses(await voice.says(f"seen {reference}"), "Who has seen it")
        assert looked.shows("Demo deputy used case: open"), "as whoever opens the case itself"
        assert not looked.shows("Demo deputy opened the case")
        assert not any(looked.shows(word) for word in ("match", "unlink", "compare")), looked.words
        assert not any(card.shows("may be the same child") for card in voice.sees())
    for voice, reference in ((teams.police, HERE), (teams.camhs, THERE)):
        mine = await voice.presses(await voice.says(f"case {reference}"), "Open")
        assert not mine.shows("ame child")
    trail = await teams.deputy.presses(await teams.deputy.says(f"seen {HERE}"), "Who has seen it")
    assert trail.shows("match")


async def test_whoever_leads_both_and_is_chair_of_one_alone_opens_both_and_does_not_decide(teams: Teams) -> None:
    await both_refer(teams)
    with teams.store.turn(teams.clock()) as turn:
        deputy = turn.get(Person, persona_id("deputy"))
        turn.save(replace(deputy, posts=(Post(FIRST, Role.CHAIR), Post(SECOND, Role.COORDINATOR))))
    notice = await heard(teams.deputy, f"{THERE} may be the same child as another case.")
    both = await teams.deputy.presses(notice, "Open both")
    assert "Keep this decision" not in both.buttons
    ids = {"case": HERE, "other": THERE, "rev": "1"}
    refused = await teams.deputy.sends(both, "match.decide", ids, {"decision": "same", "reason": "I say so."})
    assert refused.shows("whoever is chair or deputy of both decides")
    with teams.store.turn(teams.clock()) as turn:
        assert [match.decision for match in turn.find(Match)] == [""]


async def test_where_nobody_leads_both_nobody_is_told_and_both_cases_go_on(teams: Teams) -> None:
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, persona_id("deputy")), posts=(Post(FIRST, Role.DEPUTY),)))
    await both_refer(teams)
    await accepts(teams.chair, HERE)
    await accepts(teams.lead, THERE)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    for voice in (teams.deputy, teams.chair, teams.coordinator, teams.lead, teams.auditor):
        assert not any(card.shows("same child") for card in voice.sees())
    missing = await teams.coordinator.says("missing")
    assert not missing.shows("same child")
    with teams.store.turn(teams.clock()) as turn:
        assert len(turn.find(Match)) == 1
        assert {case.id for case in turn.find(Case)} == {HERE, THERE}
