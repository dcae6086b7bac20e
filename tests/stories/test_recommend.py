"""A recommendation: written at a sitting, agreed or not, and followed until it is known what became of it."""

from dataclasses import replace

from panel.cases import Case
from panel.people import Person
from panel.recommending import Recommendation
from panel.session import Session
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.steps import accepted
from tests.stories.test_close_case import ready
from tests.stories.test_screening_clock import everybody, heard

WORDS = "Therapeutic work at home, twice a week."
FIELDS = {"kind": "intervention", "words": WORDS, "seat": "full_circle", "other_provider": "A therapy service"}
NOT_OPEN = "There is no case with that reference that you can open"


def sits(teams: Teams, reference: str, checked: bool = True) -> None:
    """The case's panel sits, with its item open."""
    with teams.store.turn(teams.clock()) as turn:
        case, now, chair = turn.get(Case, reference), teams.clock(), teams.chair.who.aad
        at = now if checked else None
        turn.save(Session(case.panel, NAME, now, chair, chair, current=reference, entered_at=now, checked_at=at))


def kept(teams: Teams, reference: str) -> list[Recommendation]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Recommendation, case=reference)


async def form(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"recommend {reference}"), "Recommend")


async def listed(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"recommend {reference}"), "Recommendations")


async def test_it_is_agreed_at_a_sitting_reminded_of_each_month_and_followed(teams: Teams) -> None:
    await everybody(teams)
    await teams.full_circle.says("help")
    reference = await accepted(teams)
    sits(teams, reference)
    posted = await teams.chair.says(f"recommend {reference} some words")
    assert not posted.shows("some words")
    card = await teams.chair.presses(posted, "Recommend")
    wrong = await teams.chair.presses(card, "Save", **FIELDS)
    assert wrong.shows("Say if it is")
    assert wrong.inputs["words"] == WORDS
    saved = await teams.chair.presses(wrong, "Save", agreed="yes")
    for words in (WORDS, "A therapy service", "Full Circle", "Agreed on Monday 23 November 2026; not implemented yet"):
        assert saved.shows(words)
    await teams.chair.presses(wrong, "Save", **FIELDS, agreed="yes")
    assert len(kept(teams, reference)) == 1, "the same form twice is one recommendation"
    mine = await teams.full_circle.presses(await teams.full_circle.says("my"), "Open my list")
    assert mine.shows(f"{reference}: what became of SHCG-R001 is not written down yet.")
    teams.clock.move(days=31)
    notice = await heard(teams.full_circle, "SHCG-R001: it is not written down yet what became of this recommendation.")
    assert not notice.shows("Therapeutic")
    follow = await teams.full_circle.presses(notice, "What became of it")
    assert follow.shows(WORDS)
    late = await teams.full_circle.presses(follow, "Save", became="done")
    assert late.shows("Enter the date on which it was implemented")
    done = await teams.full_circle.presses(late, "Save", implemented_on="17 12 2026")
    assert done.shows("Implemented on Thursday 17 December 2026")
    again = await teams.full_circle.presses(follow, "Save", became="not", fell_through="No")
    assert again.shows("What became of SHCG-R001 is written down already")
    assert again.shows("No"), "what was typed can be copied"
    before = len(teams.full_circle.sees())
    teams.clock.move(days=40)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not [each for each in teams.full_circle.sees()[before:] if each.shows("SHCG-R001")]


async def test_without_a_sitting_it_waits_and_the_next_one_says(teams: Teams) -> None:
    reference = await accepted(teams)
    card = await form(teams.health, reference)
    assert "agreed" not in card.inputs
    assert (await teams.health.presses(card, "Save", **FIELDS)).shows("Waits for a sitting to agree")
    assert "Agreed or not" not in (await listed(teams.chair, reference)).buttons
    forged = {"case": reference, "recommendation": "SHCG-R001"}
    early = await teams.chair.sends(card, "recommend.agreed", forged, {"agreed": "yes"})
    assert early.shows("No sitting is going on")
    sits(teams, reference)
    ask = await teams.chair.presses(await listed(teams.chair, reference), "Agreed or not")
    why = await teams.chair.presses(ask, "Save", agreed="no")
    assert why.shows("Say why it is not agreed")
    said = await teams.chair.presses(why, "Save", why_not="Too early, said Health")
    assert said.shows("Not agreed: Too early, said Health")
    twice = await teams.deputy.sends(ask, "recommend.agreed", ask.buttons["Save"]["data"]["ids"], {"agreed": "yes"})
    assert twice.shows("SHCG-R001 was not agreed already")
    assert [each.agreed for each in kept(teams, reference)] == [False]


async def test_another_child_s_name_in_it_is_asked_about(teams: Teams) -> None:
    other = {"other_child": "yes", "other_relation_1": "younger brother", "other_name_1": "Sasha Example"}
    reference = await accepted(teams, others=other)
    named = await teams.health.presses(await form(teams.health, reference), "Save", **FIELDS | {"words": "See Sasha"})
    assert not kept(teams, reference)
    assert (await teams.health.presses(named, "Keep my words")).shows("See Sasha")


async def test_nothing_of_it_opens_in_a_room_that_nobody_has_checked(teams: Teams) -> None:
    reference = await accepted(teams)
    await teams.health.presses(await form(teams.health, reference), "Save", **FIELDS)
    sits(teams, reference, checked=False)
    refused = await listed(teams.health, reference)
    assert not refused.shows(WORDS)
    assert refused.shows("the room is not checked for it yet")


async def test_it_is_for_those_at_the_table_and_only_its_seat_says_what_became_of_it(teams: Teams) -> None:
    reference = await accepted(teams)
    sits(teams, reference)
    card = await form(teams.chair, reference)
    ids = card.buttons["Save"]["data"]["ids"]
    refused = await teams.practitioner.sends(card, "recommend.save", ids, FIELDS | {"agreed": "yes"})
    assert refused.shows("That is not for the roles you hold here.")
    await teams.chair.presses(card, "Save", **FIELDS, agreed="yes")
    at = {"case": reference, "recommendation": "SHCG-R001"}
    over = {"became": "done", "implemented_on": "23 11 2026"}
    assert (await teams.health.sends(card, "recommend.followed", at, over)).shows("Whoever sees it through says")
    other = await accepted(teams)
    for ids in ({**at, "case": other}, {**at, "recommendation": "SHCG-R009"}):
        assert (await teams.chair.sends(card, "recommend.followed", ids, over)).shows(NOT_OPEN)
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, reference)
        turn.save(replace(case, interests=(teams.full_circle.who.aad,)))
        assert turn.get(Person, teams.full_circle.who.aad)
    assert (await teams.full_circle.sends(card, "recommend.followed", at, over)).shows(NOT_OPEN)
    assert [each.finished for each in kept(teams, reference)] == [False]
    with teams.store.turn(teams.clock()) as turn:
        refused_lines = [each for each in turn.find(Audit) if each.outcome == "refused"]
    assert {each.act for each in refused_lines} == {"recommend.save", "recommend.followed"}


async def test_what_is_still_open_leads_the_item_on_the_chair_s_screen(teams: Teams) -> None:
    reference = await accepted(teams)
    for n in range(6):
        await teams.health.presses(await form(teams.health, reference), "Save", **FIELDS | {"words": f"Piece {n}."})
    sits(teams, reference)
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.get(Case, reference).panel
    screen = await teams.chair.sends(await teams.chair.says("my"), "sitting.screen", {"panel": panel})
    assert screen.shows("Piece 0. (SHCG-R001, Full Circle, Waits for a sitting to agree)")
    assert screen.shows("1 more (under Recommendations)")
    assert not screen.shows("Piece 5.")


async def test_a_member_proposes_and_what_the_sitting_agrees_to_is_not_theirs_to_say(teams: Teams) -> None:
    reference = await accepted(teams)
    sits(teams, reference)
    card = await form(teams.health, reference)
    assert "agreed" not in card.inputs
    saved = await teams.health.presses(card, "Save", **FIELDS, agreed="yes")
    assert saved.shows(WORDS)
    assert "Agreed or not" not in saved.buttons
    (found,) = kept(teams, reference)
    assert found.agreed is None
    ids = {"case": reference, "recommendation": found.id, "rev": str(found.rev)}
    for verb in ("recommend.agree", "recommend.agreed"):
        said = await teams.health.sends(saved, verb, ids, {"agreed": "yes"})
        assert said.shows("What the sitting agrees to the chair says, or whoever takes the minutes.")
    assert kept(teams, reference)[0].agreed is None
    for voice in (teams.coordinator, teams.deputy):
        assert "agreed" in (await form(voice, reference)).inputs
    done = await teams.coordinator.sends(saved, "recommend.agreed", ids, {"agreed": "yes"})
    assert done.shows("Agreed on")
    assert kept(teams, reference)[0].agreed_by == teams.coordinator.who.aad


async def gone(teams: Teams, **fields: str) -> str:
    """A child who left the agenda at the sitting that agreed to a recommendation."""
    await everybody(teams)
    for voice in (teams.full_circle, teams.health, teams.practitioner):
        await voice.says("help")
    reference, card = await ready(teams)
    await teams.chair.presses(await form(teams.chair, reference), "Save", **FIELDS | fields, agreed="yes")
    away = FIELDS | {"words": "Not this.", "seat": "health", "agreed": "no", "why_not": "Too early."}
    await teams.chair.presses(await form(teams.chair, reference), "Save", **away)
    done = await teams.chair.presses(card, "Remove from the agenda")
    assert done.shows("1 recommendation was agreed and is not implemented yet. Whoever sees it through has a notice.")
    return reference


async def test_it_is_followed_once_the_child_has_left_the_agenda(teams: Teams) -> None:
    reference = await gone(teams)
    told = await heard(teams.full_circle, "SHCG-R001 goes on: it is still yours to see through.")
    assert told.shows(f"{reference} is removed from this panel’s agenda.")
    assert not told.shows("Therapeutic")
    assert not [each for each in teams.health.sees() if each.shows("goes on: it is still yours to see through")]
    mine = await teams.full_circle.presses(await teams.full_circle.says("my"), "Open my list")
    assert mine.shows(f"{reference}: what became of SHCG-R001 is not written down yet.")
    teams.clock.move(days=32)
    notice = await heard(teams.full_circle, "SHCG-R001: it is not written down yet what became of this recommendation.")
    follow = await teams.full_circle.presses(notice, "What became of it")
    assert follow.shows(WORDS)
    done = await teams.full_circle.presses(follow, "Save", became="done", implemented_on="7 1 2027")
    assert done.shows("Implemented on Thursday 7 January 2027")
    assert set(done.buttons) == {"My list"}, "nothing else of the case is theirs any more"
    with teams.store.turn(teams.clock()) as turn:
        assert [each for each in turn.find(Audit, subject=reference) if each.by == teams.full_circle.who.aad][-1].view


async def test_once_the_child_has_left_only_who_sees_it_through_opens_it_and_nothing_else(teams: Teams) -> None:
    reference = await gone(teams)
    card, at = await teams.health.says("help"), {"case": reference, "recommendation": "SHCG-R001"}
    assert (await teams.health.sends(card, "recommend.follow", at)).shows(NOT_OPEN)
    theirs = await teams.full_circle.says("help")
    for verb in ("case.open", "recommend.open", "recommend.read"):
        assert (await teams.full_circle.sends(theirs, verb, at)).shows(NOT_OPEN), verb
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, reference)
        turn.save(replace(case, interests=(teams.full_circle.who.aad,)))
    assert (await teams.full_circle.sends(theirs, "recommend.follow", at)).shows(NOT_OPEN)


async def test_nothing_is_followed_of_a_child_who_has_died(teams: Teams) -> None:
    reference = await gone(teams)
    card = await teams.chair.presses(await teams.chair.says(f"stop {reference}"), "Open")
    sure = await teams.chair.presses(card, "Yes, the child has died")
    await teams.chair.presses(sure, "Stop everything", known="Told by the hospital.")
    await teams.until(lambda: not teams.store.due(teams.clock()))
    before = len(teams.full_circle.sees())
    teams.clock.move(days=70)
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert not [each for each in teams.full_circle.sees()[before:] if each.shows("SHCG-R001")]
    at = {"case": reference, "recommendation": "SHCG-R001"}
    refused = await teams.full_circle.sends(await teams.full_circle.says("help"), "recommend.follow", at)
    assert refused.shows(NOT_OPEN)
