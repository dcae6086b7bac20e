"""An audit, whole: four children drawn at random in November, what each seat says of them, what is learnt, and two
things to be done, each looked at again until the work has changed, in February."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from panel.auditing.sampling import Sample
from tests.dialogue import Card, Teams, Voice, talking
from tests.stories.sittings import quiet, told
from tests.stories.test_audit import BOTH, ID, WELL, answers, drawn, four, opened, sample
from tests.stories.test_audit_learnt import AT, taken

ABOUT = ("Alix", "Blix", "Clix", "Dlix", "Example")
GENOGRAM = {
    "theme": "assessment",
    "words": "A genogram in every assessment.",
    "seat": "health",
    "due": "15 1 2027",
    "recheck_on": "29 1 2027",
}
EARLY = {
    "theme": "timeliness",
    "words": "Ask at the first meeting what can begin before the outcome.",
    "seat": "police",
    "due": "22 1 2027",
    "recheck_on": "12 2 2027",
}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES=BOTH) as talk:
        yield talk


async def comes(teams: Teams, month: int, day: int) -> None:
    """The office opens on a day, and everything that is due is done."""
    year = 2026 if month > 10 else 2027
    teams.clock.time = datetime(year, month, day, 9, 30, tzinfo=UTC)
    await quiet(teams)


async def everybody(teams: Teams) -> tuple[Voice, ...]:
    voices = (teams.coordinator, teams.chair, teams.health, teams.police, teams.education)
    for voice in voices:
        await voice.says("help")
    return voices


async def answered(teams: Teams, seat: str, cases: tuple[str, ...], **changed: str) -> Card:
    for case in cases:
        card = await answers(getattr(teams, seat), seat, case, **changed)
    return card


async def finding(teams: Teams, **typed: str) -> Card:
    listed = await teams.coordinator.presses(await opened(teams.coordinator), "What is to be done")
    form = await teams.coordinator.presses(listed, "Write a finding")
    return await teams.coordinator.presses(form, "Save", **typed)


async def does(voice: Voice, notice: Card, words: str) -> Card:
    form = await voice.presses(await voice.presses(notice, "Open it"), "It is done")
    return await voice.presses(form, "Save", done=words)


async def looks(teams: Teams, id: str, **typed: str) -> Card:
    """The coordinator presses the notice that asks whether the work has changed."""
    asked = [card for card in teams.coordinator.sees() if card.shows(f"{id}: a finding of an audit is to be looked at")]
    form = await teams.coordinator.presses(await teams.coordinator.presses(asked[-1], "Open it"), "Look again")
    return await teams.coordinator.presses(form, "Save", **typed)


def asked_of(teams: Teams, id: str) -> int:
    return sum(card.shows(f"{id}: a finding of an audit is to be looked at") for card in teams.coordinator.sees())


async def test_from_the_draw_to_the_last_thing_that_was_looked_at_again(teams: Teams) -> None:
    voices = await everybody(teams)
    references = await four(teams)
    was = await the_draw(teams)
    await the_answers(teams, was, references[0])
    await the_end(teams)
    paper = await what_is_learnt(teams, was)
    await the_guide(teams, references)
    await the_work_changes(teams)
    # Nothing is owed any more, nothing that was drawn is other than it was, and no card that stands names a child.
    before = asked_of(teams, "SHCG-F001"), asked_of(teams, "SHCG-F002")
    await comes(teams, 4, 30)
    assert (asked_of(teams, "SHCG-F001"), asked_of(teams, "SHCG-F002")) == before
    assert sample(teams).cases == was.cases
    assert sample(teams).seed == was.seed
    posted = "\n".join(card.words for voice in voices for card in voice.sees())
    assert not [each for each in (*ABOUT, "genogram", "Youth justice was rung") if each in posted]
    assert not [each for each in (*ABOUT, "Youth justice was rung") if each in paper]
    assert (await drawn(teams)).shows("They are drawn. Every seat is asked now."), "and the next one can be drawn"


async def the_draw(teams: Teams) -> Sample:
    """November: nobody picks, and whoever asks later is shown how it was drawn."""
    offered = await teams.coordinator.says("audit sample 4")
    assert offered.shows("Draw 4 cases of Sexual Harm Consultation Group at random, by the rules of: Audit into")
    await teams.coordinator.presses(offered, "Draw them")
    await told(teams, teams.education, "4 cases were drawn at random. Education is asked about them until Monday 14")
    again = await teams.chair.presses(await teams.chair.says("audit sample 4"), "Draw them")
    assert again.shows(f"{ID} was drawn by Demo coordinator")
    how = await teams.chair.presses(again, "How it was drawn")
    assert all(how.shows(case) for case in sample(teams).cases)
    return sample(teams)


async def the_answers(teams: Teams, was: Sample, known: str) -> None:
    """December: health answers, the police have one child of somebody they know, education says nothing."""
    mine = await teams.health.presses(await told(teams, teams.health, "Health is asked about them"), "Open my list")
    assert mine.shows("4 of 4 wait for your answer.")
    last = await answered(teams, "health", was.cases)
    assert last.shows("You have answered about every case. Thank you.")
    form = await teams.police.presses(await teams.police.says(f"interest {known}"), "I know this family")
    await teams.police.presses(form, "Step out", reason="My sister works there.")
    theirs = await teams.police.presses(await told(teams, teams.police, "Police is asked"), "Open my list")
    assert not theirs.shows(known)
    await answered(teams, "police", tuple(each for each in was.cases if each != known), grade_recognition="needs_work")
    await comes(teams, 12, 7)
    await told(teams, teams.education, f"Audit {ID}: Education has not answered yet about 4 cases.")
    assert not any(card.shows("has not answered yet") for card in (*teams.health.sees(), *teams.police.sees()))
    await comes(teams, 12, 15)
    late = await told(teams, teams.coordinator, f"Audit {ID}: its day has passed, and")
    stands = await teams.coordinator.presses(late, "Open")
    for words in ("Health: 4 of 4", "Police: 3 of 3", "Education: 0 of 4", "No answer is never a grade."):
        assert stands.shows(words), words


async def the_end(teams: Teams) -> None:
    """It is closed before everybody has answered, and says why; what comes after it is too late."""
    form = await teams.chair.presses(await opened(teams.chair), "Close it")
    refused = await teams.chair.presses(form, "Close it")
    assert refused.shows("Say why it is closed before every seat has answered")
    assert (await teams.chair.presses(refused, "Close it", why="The subgroup meets tomorrow.")).shows("It is closed.")
    ids = {**AT, "seat": "education", "case": sample(teams).cases[0], "side": "0"}
    late = await teams.education.sends(form, "audit.grade", ids, WELL)
    assert late.shows(f"{ID} is closed, so its answers stay as they are.")


async def what_is_learnt(teams: Teams, was: Sample) -> str:
    """Those who run the panel read what was written; everybody else has counts, and no small one."""
    whole = await teams.coordinator.presses(await opened(teams.coordinator), "What was learnt")
    assert whole.shows("Quality of recognition: Good practice: 4, Needs work: 3")
    counts = await teams.education.presses(await opened(teams.education), "What was learnt")
    assert counts.shows("Quality of recognition: Good practice: fewer than 5, Needs work: fewer than 5")
    assert counts.shows("Children: fewer than 5")
    assert counts.shows("Answers: not shown"), "with the seats it would give the children back"
    paper = await taken(teams, teams.education, counts, "Word file")
    assert not [case for case in was.cases if case in paper]
    first = await finding(teams, **GENOGRAM)
    assert first.shows("SHCG-F001: a finding of SHCG-U001")
    assert first.shows("Open; looked at again on 29 January 2027")
    await finding(teams, **EARLY)
    return paper


async def the_guide(teams: Teams, references: list[str]) -> None:
    """The one-minute guide is drafted from themes and findings alone, and goes nowhere before it is approved."""
    early = await teams.education.presses(await opened(teams.education), "One-minute guide")
    assert early.shows("The guide is read and approved first.")
    draft = await teams.coordinator.presses(await opened(teams.coordinator), "One-minute guide")
    assert draft.shows(GENOGRAM["words"])
    kept = await teams.coordinator.presses(await teams.coordinator.presses(draft, "Edit"), "Save")
    await teams.chair.presses(await teams.chair.presses(await opened(teams.chair), "One-minute guide"), "Approve")
    assert kept.shows("Nobody else sees it before it is approved.")
    theirs = await teams.education.presses(await opened(teams.education), "One-minute guide")
    words = await taken(teams, teams.education, theirs, "Word file")
    assert GENOGRAM["words"] in words
    assert not [each for each in (*references, *ABOUT) if each in words]


async def the_work_changes(teams: Teams) -> None:
    """January and February: one is done in time and does not hold at once; one is late."""
    genogram = await told(teams, teams.health, "SHCG-F001: a finding of an audit is for Health to do by Friday 15")
    await comes(teams, 1, 13)
    assert (await does(teams.health, genogram, "Everybody draws one.")).shows(
        "Done on 13 January 2027; looked at again"
    )
    await comes(teams, 1, 22)
    today = await told(teams, teams.police, "SHCG-F002: what Police does about a finding of an audit was to be done by")
    assert not any(card.shows("SHCG-F001: Health has not said") for card in teams.coordinator.sees())
    await comes(teams, 1, 25)
    await told(teams, teams.coordinator, "SHCG-F002: Police has not said that it was done. Its day has passed.")
    await does(teams.police, today, "It stands on the form of the meeting.")
    await comes(teams, 1, 29)
    not_yet = await looks(teams, "SHCG-F001", seen="no", words="One in two.", again_on="19 2 2027")
    assert not_yet.shows("looked at again on 19 February 2027")
    await comes(teams, 2, 12)
    seen = await looks(teams, "SHCG-F002", seen="yes", words="Five of five.")
    assert seen.shows("Seen in practice on 12 February 2027")
    await comes(teams, 2, 19)
    assert asked_of(teams, "SHCG-F001") == 2
    assert (await looks(teams, "SHCG-F001", seen="yes", words="Ten of ten.")).shows("Seen in practice on 19 February")
    for finding_id in ("SHCG-F001", "SHCG-F002"):
        card = await teams.health.sends(genogram, "finding.open", {**AT, "finding": finding_id})
        assert "It is done" not in card.buttons
