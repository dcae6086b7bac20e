"""`trace`: one child's journey as dated lines, and each agency's answers; on a card, and as a file without a name."""

from dataclasses import replace
from datetime import timedelta

from bot.personas import persona_id
from panel.minutes import Minutes, Stage
from panel.session import Discussion
from panel.updates import Answer, Update
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.stories.sat import DEED, MARKS, sat
from tests.stories.steps import accepted, referred
from tests.stories.test_case_note import saved

REF = "SHCG-2026-001"
SIBLING = {
    "other_child": "yes",
    "other_relation_1": "younger brother",
    "other_name_1": "Tobias Example",
    "other_same_1": "not_known",
}


async def opened(voice: Voice, words: str, button: str = "Open the journey") -> Card:
    return await voice.presses(await voice.says(words), button)


async def whole(voice: Voice, words: str, button: str = "Open the journey") -> str:
    """Every page of it."""
    card = await opened(voice, words, button)
    pages = [card.words]
    while "Later" in card.buttons:
        card = await voice.presses(card, "Later")
        pages.append(card.words)
    return "\n".join(pages)


async def test_a_journey_is_told_in_dated_lines_with_the_days_between(teams: Teams) -> None:
    panel = await sat(teams)
    posted = await teams.chair.says(f"trace {REF}")
    assert not posted.shows("Robin")
    assert not posted.shows("football")
    said = await whole(teams.chair, f"trace {REF}")
    order = (
        "Monday 23 November 2026: Referred",
        "Monday 23 November 2026: Screened: accepted to the panel",
        "24 days from the screening until the panel",
        f"Thursday 17 December 2026: Panel {panel}",
        "Decision: Ongoing",
        "2 agencies",
        "Action SHCG-A001",
        "Today, on the agenda",
    )
    at = [said.index(words) for words in order]
    assert at == sorted(at)
    for words in ("Supervised contact.", "High risk.", "I want to go back to football.", DEED, "The social worker, by"):
        assert words in said, words
    assert "Nothing of the telephone." not in said
    assert "Open" in said


async def test_what_should_be_there_and_is_not_is_said(teams: Teams) -> None:
    panel = await sat(teams)
    first = await opened(teams.chair, f"trace {REF}")
    assert first.shows("Not recorded: ")
    said = await whole(teams.chair, f"trace {REF}")
    assert "Minutes: Not out yet" in said
    assert "Seats that answered: 1 of 10" in said
    assert "What became of it: Not recorded" in said
    with teams.store.turn(teams.clock()) as turn:
        kept, out = turn.get(Minutes, panel), teams.clock() + timedelta(days=4)
        turn.save(
            replace(kept, stage=Stage.CIRCULATED, approved_at=out, approved_by=persona_id("chair"), circulated_at=out)
        )
    teams.clock.time += timedelta(days=30)
    said = await whole(teams.chair, f"trace {REF}")
    assert "After the panel: 4 days" in said
    assert "Not out yet" not in said
    assert "Open, 8 days past its day" in said


async def test_a_case_that_waits_says_for_what_and_how_long(teams: Teams) -> None:
    reference = await referred(teams)
    teams.clock.time += timedelta(days=2)
    said = await whole(teams.chair, f"trace {reference}")
    assert "2 days from the referral until today" in said
    assert "Wednesday 25 November 2026: Today, not screened yet" in said
    assert "To be screened by: Thursday 26 November 2026" in said
    other = await accepted(teams)
    said = await whole(teams.coordinator, f"trace {other}")
    assert "22 days from the screening until the panel" in said
    assert "To come: panel SHCG-P001" in said


async def test_each_seat_s_answers_and_who_gave_none(teams: Teams) -> None:
    panel = await sat(teams)
    with teams.store.turn(teams.clock()) as turn:
        when, by = turn.panel(panel).starts_at - timedelta(days=2), persona_id("coordinator")
        rang = Update(f"{panel}/{REF}/health/1", panel, REF, "health", 1, Answer.NOTHING_KNOWN, by, when)
        turn.save(replace(rang, given_by="School nurse", checked_on=when.date(), checked_in="RIO"))
    said = await whole(teams.chair, f"trace {REF} agencies", "Open the answers by agency")
    assert "Police: Update, 4 statements. Given" in said
    assert "Health: Nothing known. Checked 15 December 2026 in RIO. Given by telephone by School nurse" in said
    assert "Not confirmed by the seat" in said
    assert "Education: No answer" in said
    assert "No reply: 3 days so far" in said
    assert "Asked about members?" in said
    assert "Asked about chair?" in said
    for words in MARKS.values():
        assert words not in said


async def test_what_a_mark_keeps_from_somebody_is_counted_only(teams: Teams) -> None:
    await sat(teams)
    said = await whole(teams.coordinator, f"trace {REF} agencies", "Open the answers by agency")
    assert "Asked about members?" in said
    assert "Asked about chair?" not in said
    assert "About statements that are not for you: 1 question" in said


async def test_only_those_who_oversee_and_do_not_step_out_open_it(teams: Teams) -> None:
    await sat(teams)
    card = await teams.chair.says(f"trace {REF}")
    for voice in (teams.health, teams.practitioner, teams.lead, teams.auditor, teams.invitee):
        assert not (await voice.says(f"trace {REF}")).shows("Open the journey")
        for verb in ("trace.open", "trace.file", "why.open", "why.file"):
            answer = await voice.sends(card, verb, {"case": REF, "part": "journey"})
            assert not answer.shows("football"), verb
            assert answer.shows("not for the roles you hold"), verb
    mine = await teams.deputy.says(f"trace {REF}")
    form = await teams.deputy.presses(await teams.deputy.says(f"interest {REF}"), "I know this family")
    await teams.deputy.presses(form, "Step out", reason="A cousin")
    assert (await teams.deputy.presses(mine, "Open the journey")).shows("There is no case with that reference")


async def test_the_file_gives_the_case_number_alone_and_taking_it_is_written_down(teams: Teams) -> None:
    panel = await sat(teams, others=SIBLING)
    with teams.store.turn(teams.clock()) as turn:
        kept = turn.get(Discussion, f"{panel}/{REF}")
        said = "Robin Example and Tobias stay apart; Robin is watched."
        turn.save(replace(kept, notes={**kept.notes, "voice": said}))
    assert "Tobias stay apart" in await whole(teams.chair, f"trace {REF}")
    card = await opened(teams.chair, f"trace {REF}")
    offered = await teams.chair.presses(card, "Save as a Word file")
    assert offered.shows(f"journey-{REF}.docx")
    paper = await saved(teams, offered)
    said = "\n".join(each.text for each in paper.paragraphs)
    assert "Robin" not in said
    assert "Tobias" not in said
    assert "[the child] and [another person] stay apart; [the child] is watched." in said
    assert "24 days from the screening until the panel" in said
    with teams.store.turn(teams.clock()) as turn:
        views = [(each.act, each.view) for each in turn.find(Audit, subject=REF) if each.by == persona_id("chair")]
    assert ("open", "journey") in views
    assert ("hand over", "journey") in views
    other = await saved(teams, await teams.chair.sends(card, "trace.file", {"case": REF, "part": "agencies"}))
    assert other.core_properties.title == f"{REF}: answers by agency"


async def test_it_opens_from_one_to_the_other(teams: Teams) -> None:
    await sat(teams)
    card = await opened(teams.chair, f"trace {REF}")
    other = await teams.chair.presses(card, "Open the answers by agency")
    assert other.shows("No answer does not mean that nothing is known.")
    assert (await teams.chair.presses(other, "Open why")).shows("It stays on the agenda")
