"""What an inspector asks, one command each: the numbers, the records behind each, and the set as files."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import docx
import pytest

from bot.personas import persona_id
from panel.cases import Case
from panel.disagreeing import Disagreement, Step
from panel.reporting.inquiry import Behind, Found, Group, Topic, crossed, told
from panel.reporting.inspection import Inspection
from panel.reporting.journeys import Records
from panel.reporting.periods import Period, Piece
from panel.reporting.rows import Look
from panel.screening import Screening
from panel.spans import Span
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice, actions
from tests.panel.durham import DURHAM, NAME
from tests.stories.sat import sat
from tests.stories.steps import accepted, referred
from tests.stories.test_background import asked as background
from tests.stories.test_calendar import got, link
from tests.stories.test_report import AFTER

TOPICS = [str(each) for each in Topic]


async def heard(teams: Teams, **changed: dict[str, str]) -> str:
    """A child whom a panel has discussed: the reference."""
    reference = await accepted(teams, **changed)
    await sat(teams, reference)
    return reference


async def every_page(voice: Voice, words: str) -> list[Card]:
    cards = [await voice.presses(await voice.says(words), "Open the figures")]
    while "More" in cards[-1].buttons:
        cards.append(await voice.presses(cards[-1], "More"))
    return cards


def shown(cards: list[Card]) -> str:
    return "\n".join(card.words for card in cards)


@pytest.mark.parametrize("topic", TOPICS)
async def test_each_question_is_answered_for_the_year_that_goes_on_and_names_no_child(teams: Teams, topic: str) -> None:
    reference = await heard(teams)
    offered = await teams.chair.says(f"report {topic}")
    assert offered.shows("Year 2026-27.")
    words = shown(await every_page(teams.chair, f"report {topic}"))
    assert "Robin" not in words
    assert "Example" not in words
    assert reference in words or topic not in (Topic.CHILDREN, Topic.WAITS)


async def test_the_list_of_children_says_what_an_audit_chooses_by(teams: Teams) -> None:
    reference = await heard(teams)
    await teams.coordinator.presses(await background(teams.coordinator, reference), "Keep it", ethnicity="mixed")
    words = shown(await every_page(teams.coordinator, "report children"))
    for line in (
        "Referred: 1. The year before: 0. 1 more.",
        "Legal status: Child in need: 1 of 1 (100 %).",
        "Ethnicity: Mixed or multiple ethnic groups: 1 of 1 (100 %).",
        "Sex: not recorded: 1 of 1 (100 %).",
        "Age when referred: 14",
        "Ethnicity: Mixed or multiple ethnic groups",
        "SEND: Not recorded",
        "Changes of worker: 0",
        "Rules: version",
    ):
        assert line in words, line


async def test_every_number_opens_the_records_behind_it_and_the_trail_says_so(teams: Teams) -> None:
    reference = await heard(teams)
    first, *_ = await every_page(teams.chair, "report waits")
    card = await teams.chair.presses(first, "Which")
    assert card.shows(reference)
    assert card.shows("24 days, 23 November 2026 to 17 December 2026; version")
    assert (await teams.chair.presses(card, f"Open {reference}")).shows("Robin Example")
    with teams.store.turn(teams.clock()) as turn:
        opened = [each for each in turn.find(Audit, subject=reference) if each.view == "report waits"]
    assert [each.by for each in opened] == [persona_id("chair")] * 2  # on the list, and behind the number


async def test_the_number_of_a_quarter_opens_the_records_of_that_quarter(teams: Teams) -> None:
    """One child was heard in December and one in January: each quarter opens its own."""
    first = await heard(teams)
    second = await heard(teams, child={"first": "Sasha", "family": "Sample", "born": "27 9 2013"})
    teams.clock.time = AFTER
    page, *_ = await every_page(teams.chair, "report waits annual 2026")
    which = [each["data"]["ids"] for each in actions(page.content) if each.get("title") == "Which"]
    for piece, shows, hides in (("year", first, "nobody"), ("q3", first, second), ("q4", second, first)):
        ids = next(each for each in which if each["piece"] == piece)
        behind = await teams.chair.sends(page, "inquiry.behind", ids)
        assert behind.shows(shows), piece
        assert not behind.shows(hides), piece


async def test_waiting_children_stand_longest_first_with_what_holds_the_risk(teams: Teams) -> None:
    await accepted(teams)
    teams.clock.move(days=10)
    second = await referred(teams)
    words = (await every_page(teams.deputy, "report waits"))[-1].words
    assert words.index("10 days so far, since Monday 23 November 2026") < words.index(second)
    assert "What holds the risk: Supervised contact." in words
    assert "Strategy discussion: Not held" in words
    assert "0 days to the decision; 10 days from there" in words


async def test_whoever_stepped_out_sees_neither_the_row_nor_what_is_behind_it(teams: Teams) -> None:
    reference = await heard(teams)
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, reference)
        turn.save(replace(case, interests=(persona_id("chair"),)))
    cards = await every_page(teams.chair, "report children")
    assert not cards[-1].shows(reference)
    assert cards[-1].shows("1 more is not yours to see here.")
    assert cards[0].shows("Referred: 1.")
    behind = await teams.chair.presses(cards[0], "Which")
    assert not behind.shows(reference)
    assert behind.shows("1 more is not yours to see here.")


async def test_the_lead_has_counts_alone_of_a_time_that_is_over(teams: Teams) -> None:
    reference = await heard(teams)
    assert (await teams.lead.says("report waits annual 2026")).shows("What leaves the panel is of a time that is over.")
    teams.clock.time = AFTER
    for topic in TOPICS:
        cards = await every_page(teams.lead, f"report {topic} annual 2026")
        assert reference not in shown(cards)
        assert not [card for card in cards if "Which" in card.buttons]
    words = shown(await every_page(teams.lead, "report children annual 2026"))
    assert "Referred: fewer than 5." in words
    ids = {"procedure": NAME, "piece": "year", "year": "2026", "topic": "children", "line": "referred", "part": ""}
    refused = await teams.lead.sends(cards[0], "inquiry.behind", ids)
    assert refused.shows("not for the roles you hold")
    for voice in (teams.police, teams.practitioner, teams.auditor):
        assert (await voice.says("report children")).shows("not for the roles you hold here")


async def test_a_line_that_is_not_there_and_a_page_too_far_are_answered(teams: Teams) -> None:
    await heard(teams)
    ids = {"procedure": NAME, "piece": "year", "year": "2026", "topic": "waits"}
    card = await teams.chair.says("report waits")
    assert (await teams.chair.sends(card, "inquiry.behind", {**ids, "line": "gone", "part": ""})).shows("Nothing is")
    assert (await teams.chair.sends(card, "inquiry.open", {**ids, "page": "999"})).shows("Page")
    assert (await teams.chair.sends(card, "inquiry.open", {**ids, "topic": "else"})).shows("no such question")


async def taken(teams: Teams, voice: Voice, words: str, kind: str) -> bytes:
    status, body, _ = await got(teams, link(await voice.presses(await voice.says(words), kind)))
    assert status == 200
    return body


async def test_the_files_of_a_question_hold_back_what_is_small(teams: Teams) -> None:
    await heard(teams)
    teams.clock.time = AFTER
    body = await taken(teams, teams.chair, "report equality annual 2026", "CSV file")
    rows = list(csv.reader(StringIO(body.decode("utf-8-sig"))))
    assert {row[2] for row in rows[1:]} == {"not shown, of fewer than 5"}


async def test_the_evidence_is_the_whole_set_by_case_number_without_a_name(teams: Teams) -> None:
    reference = await heard(teams)
    with teams.store.turn(teams.clock()) as turn:
        (taken_on,) = turn.find(Screening, case=reference)
        turn.save(replace(taken_on, holds="Robin Example is watched at school."))
    offered = await teams.coordinator.says("evidence 1 11 2026 to 31 12 2026")
    assert offered.shows("for those inside, and for an inspector")
    body = await taken(teams, teams.coordinator, "evidence 1 11 2026 to 31 12 2026", "CSV file")
    rows = list(csv.reader(StringIO(body.decode("utf-8-sig"))))
    assert ["Waits", "From the referral to the first panel"] in [row[:2] for row in rows]
    (wait,) = [row for row in rows if row[0] == "Waits" and row[6] == reference and "Where the days went" in row[8]]
    assert "Waited: 24 days" in wait[8]
    assert "is watched at school." in wait[8]
    assert wait[7]
    assert {row[0] for row in rows[2:]} == {
        "Children", "Waits", "Children considered", "Actions", "Voices", "Fairness", "How it is led",
    }  # fmt: skip
    text = body.decode("utf-8-sig")
    assert "Robin" not in text
    word = docx.Document(
        BytesIO(await taken(teams, teams.coordinator, "evidence 1 11 2026 to 31 12 2026", "Word file"))
    )
    said = "\n".join(each.text for each in word.paragraphs) + "\n".join(
        cell.text for each in word.tables for row in each.rows for cell in row.cells
    )
    assert reference in said
    assert "Robin" not in said
    assert "Do not publish it" in said
    with teams.store.turn(teams.clock()) as turn:
        trail = [each for each in turn.find(Audit, subject=reference) if each.view == "evidence"]
    assert [each.act for each in trail] == ["hand over", "hand over"]


async def test_evidence_is_a_command_before_days_and_otherwise_somebody_s_answer(teams: Teams) -> None:
    assert (await teams.chair.says("evidence")).shows("From Wednesday 1 April 2026 to Monday 23 November 2026.")
    named = await teams.chair.says(f"evidence 1 9 2026 to 30 9 2026 {NAME.upper()}")
    assert named.shows("From Tuesday 1 September 2026 to Wednesday 30 September 2026.")
    assert (await teams.chair.says("evidence from 1 9 2026")).shows(
        "From Tuesday 1 September 2026 to Monday 23 November"
    )
    assert (await teams.chair.says("evidence 1 9 2027 to 1 10 2027")).shows("still to come")
    assert not (await teams.chair.says("Evidence of touching, seen by a teacher")).shows("evidence for an inspector")
    assert (await teams.lead.says("evidence")).shows("not for the roles you hold here")


LINES = {
    "waits": ("Level High: mean: 24 days (3½ weeks).", "By now: discussed by a panel: 1 of 1 (100 %).", "held: 0 of 1"),
    "considered": ("Considered: to be referred: 0 of 0.", "Referred: decided on by the chair: 1 of 1 (100 %)."),
    "actions": (
        "Actions: open and overdue: 1 of 1 (100 %).",
        "Case note in the child’s record: not recorded: 1 of 1 (100 %).",
        "Copy pack: Police: not recorded: 1 of 1 (100 %).",
    ),
    "voice": (
        "The child’s words in the referral: not recorded: 1 of 1 (100 %).",
        "The child was told of the referral: told: 1 of 1 (100 %).",
        "The child’s words at the panel: heard: 1 of 1 (100 %).",
        "The child was told of the decision: not recorded: 1 of 1 (100 %).",
    ),
    "equality": ("Legal status, level: Child in need: High: 1 of 1 (100 %).", "outcome: Child in need: open: 1 of 1"),
    "grip": ("Attended: Police: 1 of 1.", "Attended: Education: 0 of 1.", "Minutes due and not out: 1 of 1."),
}


@pytest.mark.parametrize("topic", LINES)
async def test_what_a_panel_did_stands_in_the_answers(teams: Teams, topic: str) -> None:
    await heard(teams)
    teams.clock.time = AFTER
    words = shown(await every_page(teams.coordinator, f"report {topic} annual 2026"))
    for line in LINES[topic]:
        assert line in words, line


async def test_a_group_of_nobody_takes_no_room(teams: Teams) -> None:
    await heard(teams)
    teams.clock.time = AFTER
    words = shown(await every_page(teams.coordinator, "report equality annual 2026"))
    assert "Legal status, level: Looked after" not in words
    assert "What nobody belongs to, in this time or the year before, is left out." in words


async def test_a_disagreement_with_the_chair_is_not_told_to_the_chair_behind_a_number(teams: Teams) -> None:
    reference = await heard(teams)
    with teams.store.turn(teams.clock()) as turn:
        now, panel = turn.now, turn.get(Case, reference).panel
        steps = (Step("senior_manager", now, answered_at=now),)
        with_chair = Disagreement("SHCG-D001", reference, panel, "health", "x", now, "Words", True, steps, now, "x")
        turn.save(with_chair)
    ids = {"procedure": NAME, "piece": "year", "year": "2026", "topic": "grip", "line": "settled", "part": "yes"}
    for voice, shows in ((teams.coordinator, True), (teams.chair, False)):
        card = await voice.sends(await voice.says("report grip"), "inquiry.behind", ids)
        assert card.shows("SHCG-D001") is shows
        assert card.shows("1 more is not yours to see here.") is not shows


def test_a_row_that_is_held_back_is_not_given_back_by_another() -> None:
    """Twelve of one group and two of another: printed apart, the whole of the first would tell how many the others
    are."""
    groups, parts = (("one", "One"), ("other", "Other")), (("high", "High"), ("low", "Low"))

    def find(inspection: Inspection, span: Span) -> list[Found]:
        day = date(2025, 5, 1)
        kinds = ["one|high"] * 6 + ["one|low"] * 6 + ["other|high"] * 2
        return [Found(each, Behind("SHCG-2025-001", "")) for each in kinds if day in span]

    period, today = Period(2025, Piece.YEAR, 4), date(2026, 11, 23)
    known = Inspection(Records(DURHAM, today), datetime(2026, 11, 23, tzinfo=UTC))
    group = Group("level", "Level", "", tuple(crossed("level", "Level", groups, parts, find)))
    whole = [(each.row.label, each.row.now) for each in told(group.seen(whole=True), known, period, Look(today))]
    assert whole[0] == ("Level: One: High", "6 of 12 (50 %)")
    outside = [each.row.now for each in told(group.seen(whole=False), known, period, Look(today, 5))]
    assert outside == ["not shown, of 14 to 22"] * 4
