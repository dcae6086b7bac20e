"""What an audit leaves behind: themes counted, findings seen through, a guide that names nobody."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from yarl import URL

from panel.auditing.findings import Finding
from storage.tinydb_store import open_store
from tests.connector import KEY
from tests.dialogue import Card, Teams, Voice, talking
from tests.panel.durham import NAME
from tests.stories.sittings import quiet
from tests.stories.test_audit import BOTH, DEVELOP, ID, WELL, answers, child, drawn, four, opened, sample

AT = {"procedure": NAME, "sample": ID}
FINDING = {"theme": "assessment", "words": "Draw a genogram in every case.", "seat": "health", "due": "28 1 2027"}


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    async with talking(CONVENOR_PROCEDURES=BOTH) as talk:
        yield talk


async def answered(teams: Teams, *seats: str) -> None:
    for seat in seats:
        for case in sample(teams).cases:
            await answers(getattr(teams, seat), seat, case)


async def closed(teams: Teams) -> Card:
    form = await teams.chair.presses(await opened(teams.chair), "Close it")
    return await teams.chair.presses(form, "Close it", why="The meeting is tomorrow.")


async def written(teams: Teams, **changed: str) -> Card:
    listed = await teams.coordinator.presses(await opened(teams.coordinator), "What is to be done")
    form = await teams.coordinator.presses(listed, "Write a finding")
    return await teams.coordinator.presses(form, "Save", **FINDING | changed)


def finding(teams: Teams, id: str = "SHCG-F001") -> Finding:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Finding, id)


async def taken(teams: Teams, voice: Voice, card: Card, title: str) -> str:
    """A file that is offered, taken and read: its words."""
    offered = await voice.presses(card, title)
    path = URL(offered.buttons["Save the file"]["url"]).path
    async with teams.session.get(f"{teams.url}{path}") as got:
        assert got.status == 200
        document = Document(BytesIO(await got.read()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


async def test_a_whole_audit_from_the_draw_to_the_guide(teams: Teams) -> None:
    references = await four(teams)
    for voice in (teams.health, teams.coordinator):
        await voice.says("help")
    await drawn(teams)
    await answered(teams, "health", "police")
    work = await teams.health.presses(
        await teams.health.sends(await opened(teams.health), "audit.seat", {**AT, "seat": "health"}), "Our own work"
    )
    assert (await teams.health.presses(work, "Save")).shows("Say something in one of the two boxes")
    mine = await teams.education.presses(await teams.education.says("my"), "Open my list")
    assert mine.shows("4 cases of audit SHCG-U001 without an answer, until Monday 14 December 2026.")
    assert not (await teams.health.says("my")).shows("Audits that wait for your seat’s answers")
    await teams.health.presses(work, "Save", good="A nurse at every strategy meeting.")
    learnt = await teams.coordinator.presses(await opened(teams.coordinator), "What was learnt")
    assert learnt.shows("Answers: 8")
    assert learnt.shows("Quality of recognition: Good practice: 8, Needs work: 0")
    assert "Word file" not in learnt.buttons
    read = await teams.coordinator.sends(learnt, "audit.read", {**AT, "theme": "recognition", "page": "0"})
    assert read.shows("Youth justice was rung the same day.")
    own = await teams.coordinator.sends(learnt, "audit.read", {**AT, "theme": "own", "page": "0"})
    assert own.shows("A nurse at every strategy meeting.")
    done = await written(teams)
    assert done.shows("SHCG-F001: a finding of SHCG-U001")
    assert done.shows("Open; looked at again on 28 July 2027")
    assert (await teams.health.says("my")).shows("Findings of audits that are for your seat to do: 1")
    guide = await teams.coordinator.presses(await opened(teams.coordinator), "One-minute guide")
    assert guide.shows("What works well: Quality of recognition.")
    assert guide.shows("Draw a genogram in every case.")
    assert not guide.shows("Youth justice was rung")
    assert (await teams.police.presses(await opened(teams.police), "One-minute guide")).shows("read and approved first")
    form = await teams.coordinator.presses(guide, "Edit")
    numbered = await teams.coordinator.presses(form, "Save", well=f"As in {references[0]}.")
    assert numbered.shows("a guide names no child, and no case")
    named = await teams.coordinator.presses(form, "Save", well="As with Alix Example.")
    assert "Keep my words" in named.buttons
    keeps = await teams.coordinator.presses(named, "Keep my words", well="As with Alix Example. Early.")
    assert keeps.shows("As with Alix Example.")
    theirs = await teams.coordinator.presses(keeps, "Approve")
    assert not (await teams.police.presses(await opened(teams.police), "One-minute guide")).shows("Alix")
    assert "Alix" not in await taken(teams, teams.coordinator, theirs, "Word file")
    form = await teams.coordinator.presses(theirs, "Edit")
    kept = await teams.coordinator.presses(form, "Save", well="Youth justice is there early.")
    approved = await teams.coordinator.presses(kept, "Approve")
    assert approved.shows("Approved by Demo coordinator")
    theirs = await teams.police.presses(await opened(teams.police), "One-minute guide")
    words = await taken(teams, teams.police, theirs, "Word file")
    assert "Youth justice is there early." in words
    assert not any(secret in words for secret in (*references, "Example", "Alix"))
    over = await closed(teams)
    assert over.shows("It is closed.")
    assert over.shows("Closed early, because: The meeting is tomorrow.")
    summary = await teams.chair.presses(over, "What was learnt")
    paper = await taken(teams, teams.chair, summary, "Word file")
    assert "fewer than 5" in paper
    assert "A nurse at every strategy meeting." in paper
    assert not any(secret in paper for secret in (*references, "Example", "genogram until May"))


async def test_what_leaves_the_panel_waits_for_its_end_and_says_no_small_number(teams: Teams) -> None:
    await child(teams, "looked_after")
    await drawn(teams, 1)
    await answered(teams, "health")
    assert "What was learnt" not in (await opened(teams.police)).buttons
    card = await opened(teams.police)
    for verb in ("audit.themes", "audit.file"):
        assert (await teams.police.sends(card, verb, AT)).shows("It is not closed yet"), verb
    assert (await teams.police.sends(card, "audit.read", {**AT, "theme": "recognition"})).shows("not for the roles")
    form = await teams.chair.presses(await opened(teams.chair), "Close it")
    assert form.shows("Not answered about every case: ")
    assert (await teams.chair.presses(form, "Close it")).shows("Say why it is closed before every seat has answered")
    for voice in (teams.education, teams.coordinator):
        await voice.says("help")
    await teams.chair.presses(form, "Close it", why="Enough.")
    for day in (datetime(2026, 12, 7, 9, 30, tzinfo=UTC), datetime(2026, 12, 15, 9, 30, tzinfo=UTC)):
        teams.clock.time = day
        await quiet(teams)
    for voice in (teams.education, teams.coordinator):
        assert not any(each.shows("not answered") for each in voice.sees())
    seen = await teams.police.presses(await opened(teams.police), "What was learnt")
    assert seen.shows("Children: fewer than 5")
    assert seen.shows("Quality of recognition: Good practice: not shown")
    late = await teams.police.sends(
        card, "audit.case", {**AT, "seat": "police", "case": sample(teams).cases[0], "side": "0"}
    )
    assert late.shows("is closed, so its answers stay as they are")
    assert (await teams.coordinator.presses(await teams.coordinator.says("audit sample 1"), "Draw them")).shows("drawn")


async def test_a_finding_is_tracked_until_somebody_has_seen_that_the_work_has_changed(teams: Teams) -> None:
    for voice in (teams.health, teams.coordinator, teams.police):
        await voice.says("help")
    await child(teams, "looked_after")
    await drawn(teams, 1)
    past = await written(teams, due="1 11 2026")
    assert past.shows("The day has to be today or later")
    assert (await written(teams, recheck_on="27 1 2027")).shows("looked at again after the day")
    await written(teams)
    told = await teams.until(lambda: next((c for c in teams.health.sees() if c.shows("SHCG-F001: a finding")), None))
    assert "genogram" not in told.words
    card = await teams.health.presses(told, "Open it")
    ids = card.buttons["It is done"]["data"]["ids"]
    assert (await teams.police.sends(card, "finding.done", ids)).shows("Whoever speaks for its seat")
    await closed(teams)
    for day in (datetime(2027, 1, 28, 9, 30, tzinfo=UTC), datetime(2027, 1, 29, 9, 30, tzinfo=UTC)):
        teams.clock.time = day
        await quiet(teams)
    assert any(each.shows("was to be done by Thursday 28 January 2027") for each in teams.health.sees())
    assert any(each.shows("Health has not said that it was done.") for each in teams.coordinator.sees())
    form = await teams.health.presses(card, "It is done")
    done = await teams.health.presses(form, "Save", done="Everybody draws one now.")
    assert done.shows("Done on 29 January 2027; looked at again on 28 July 2027")
    assert (await teams.health.presses(form, "Save", done="Twice.")).shows("Somebody was quicker.")
    for day, count in ((datetime(2027, 7, 28, 9, 30, tzinfo=UTC), 1), (datetime(2027, 8, 31, 9, 30, tzinfo=UTC), 2)):
        teams.clock.time = day
        await quiet(teams)
        looks = [each for each in teams.coordinator.sees() if each.shows("Has the work changed?")]
        assert len(looks) == count
    look = await teams.coordinator.presses(await teams.coordinator.presses(looks[0], "Open it"), "Look again")
    assert (await teams.coordinator.presses(look, "Save", seen="no", words="One in two.")).shows("Enter a later day")
    not_yet = await teams.coordinator.presses(look, "Save", seen="no", words="One in two.", again_on="28 9 2027")
    assert not_yet.shows("looked at again on 28 September 2027")
    look = await teams.coordinator.presses(not_yet, "Look again")
    seen = await teams.coordinator.presses(look, "Save", seen="yes", words="Ten of ten.")
    assert seen.shows("Seen in practice on 31 August 2027")
    teams.clock.time = datetime(2027, 12, 1, 9, 30, tzinfo=UTC)
    await quiet(teams)
    assert sum(each.shows("Has the work changed?") for each in teams.coordinator.sees()) == 2
    assert finding(teams).seen_at


async def test_a_guide_is_approved_as_it_was_read(teams: Teams) -> None:
    await child(teams, "looked_after")
    await drawn(teams, 1)
    form = await teams.coordinator.presses(
        await teams.coordinator.presses(await opened(teams.coordinator), "One-minute guide"), "Edit"
    )
    first = await teams.coordinator.presses(form, "Save", about="One.")
    other = await teams.chair.presses(await teams.chair.presses(first, "Edit"), "Save", about="Two.")
    stale = await teams.coordinator.presses(first, "Approve")
    assert stale.shows("It was changed since you opened it.")
    approved = await teams.chair.presses(other, "Approve")
    assert approved.shows("What it is about: Two.")
    again = await teams.chair.presses(await teams.chair.presses(approved, "Edit"), "Save", about="Three.")
    assert again.shows("Nobody else sees it before it is approved.")
    refused = await teams.police.presses(await opened(teams.police), "One-minute guide")
    assert refused.shows("read and approved first")


async def test_an_audit_goes_on_where_it_was_after_a_restart(tmp_path: Path) -> None:
    async with talking(open_store(tmp_path, KEY, "demo"), CONVENOR_PROCEDURES=BOTH) as teams:
        await child(teams, "looked_after")
        await drawn(teams, 1)
        case, seed = sample(teams).cases[0], sample(teams).seed
        ids = {**AT, "seat": "health", "case": case}
        form = await teams.health.sends(await teams.health.says("audit"), "audit.case", {**ids, "side": "0"})
        assert (await teams.health.presses(form, "Save", **WELL)).shows("what is to be developed")
    async with talking(open_store(tmp_path, KEY, "demo"), CONVENOR_PROCEDURES=BOTH) as teams:
        assert sample(teams).seed == seed
        start = await teams.health.says("audit")
        assert (await teams.health.sends(start, "audit.seat", {**AT, "seat": "health"})).shows(f"{case}: Begun")
        half = await teams.health.sends(start, "audit.case", {**ids, "side": "0"})
        assert half.inputs["words_assessment"] == WELL["words_assessment"]
        other = await teams.health.sends(start, "audit.case", {**ids, "side": "1"})
        assert (await teams.health.presses(other, "Save", **DEVELOP)).shows("You have answered about every case.")
        assert (await opened(teams.coordinator)).shows("Health: 1 of 1")
