"""The figures, as those who answer for the panel ask for them: on a card, and as files that leave it."""

import csv
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest

from bot.desk import FrontDesk
from bot.documents.spreadsheet import sheet
from bot.personas import persona_id
from bot.request import Chat, ChatKind, Kind, Request
from panel.cases import Case
from tests.dialogue import Card, Teams, Voice, talking
from tests.panel.durham import NAME, TEXT
from tests.stories.sat import sat
from tests.stories.steps import accepted, referred
from tests.stories.test_calendar import got, handed, link

NOW = "report quarter 3 2026"
"""The quarter that goes on when a dialogue begins."""
AFTER = datetime(2027, 4, 12, 10, 0, tzinfo=UTC)
"""A day on which that year is over."""


async def figures(voice: Voice, words: str) -> Card:
    return await voice.presses(await voice.says(words), "Open the figures")


async def every_page(voice: Voice, words: str) -> list[Card]:
    cards = [await figures(voice, words)]
    while "More" in cards[-1].buttons:
        cards.append(await voice.presses(cards[-1], "More"))
    return cards


async def test_the_chair_reads_the_figures_so_far_with_the_year_before_beside_them(teams: Teams) -> None:
    await accepted(teams)
    offered = await teams.chair.says(NOW)
    assert offered.shows("Sexual Harm Consultation Group: figures. Third quarter of 2026-27.")
    assert offered.shows("It goes on until Thursday 31 December 2026: the figures are those so far.")
    card = await teams.chair.presses(offered, "Open the figures")
    assert card.shows("Identified (referred): 1. The year before: 0. 1 more.")
    assert card.shows("To panel (first time): 0. The year before: 0. The same.")
    assert not card.shows("Robin")
    chart = next(each for each in card.content["body"] if each["type"] == "Chart.VerticalBar.Grouped")
    assert chart["title"] == "Third quarter of 2026-27 and the year before"
    assert chart["fallback"]["text"].startswith("The chart is not drawn here.")
    assert chart["data"][0]["values"][0] == {"x": "Identified (referred)", "y": 1.0}


async def test_a_year_that_is_over_counts_what_the_panel_did(teams: Teams) -> None:
    await sat(teams)
    shown = "\n".join(card.words for card in await every_page(teams.deputy, "report annual 2026"))
    for line in (
        "Identified (referred): 1. The year before: 0.",
        "To panel (first time): 1. The year before: 0.",
        "Wait: mean: 24 days (3½ weeks). The year before: none.",
        "Third quarter of 2026-27: mean 24 days (3½ weeks), median 24 days (3½ weeks), longest 24 days",
        "Screened in time: 1 of 1 (100 %).",
        "Panels that sat: 1.",
        "Extra panels: 0 of 1.",
        "Attended: Police: 1 of 1.",
        "Attended: Education: 0 of 1.",
        "Ongoing: 1.",
        "The child’s voice was recorded: 1 of 1 (100 %).",
        "Considered: to be referred: 0 of 0.",
    ):
        assert line in shown, line


async def test_the_one_that_has_most_lately_ended_is_meant_where_no_year_is_named(teams: Teams) -> None:
    asked = await teams.coordinator.says("report")
    card = await teams.coordinator.presses(asked, "Year")
    assert card.shows("Year 2025-26.")
    assert card.shows("From Tuesday 1 April 2025 to Tuesday 31 March 2026.")
    assert card.shows("It is the one that has most lately ended.")
    half = await teams.coordinator.presses(asked, "Half-year")
    assert half.shows("From Wednesday 1 April 2026 to Wednesday 30 September 2026.")


async def test_outside_the_panel_a_small_number_is_not_printed_and_a_time_that_goes_on_is_not_open(
    teams: Teams,
) -> None:
    await accepted(teams)
    offered = await teams.lead.says(NOW)
    assert offered.shows("goes on until 31 December 2026")
    early = await teams.lead.sends(offered, "report.open", {"procedure": NAME, "piece": "q3", "year": "2026"})
    assert early.shows("What leaves the panel is of a time that is over.")
    teams.clock.time = AFTER
    card = await figures(teams.lead, NOW)
    assert card.shows("Identified (referred): fewer than 5. The year before: fewer than 5.")
    assert not [each for each in card.content["body"] if each["type"].startswith("Chart.")]
    assert (await figures(teams.chair, NOW)).shows("Identified (referred): 1. The year before: 0.")


async def test_the_others_open_none(teams: Teams) -> None:
    for voice in (teams.practitioner, teams.police, teams.invitee, teams.auditor):
        refused = await voice.says("report annual")
        assert refused.shows("not for the roles you hold here")
        ids = {"procedure": NAME, "piece": "year", "year": "2025"}
        assert not (await voice.sends(refused, "report.open", ids)).shows("The year before")


async def taken(teams: Teams, voice: Voice, words: str, kind: str) -> bytes:
    card = await voice.presses(await voice.says(words), kind)
    status, body, _ = await got(teams, link(card))
    assert status == 200
    return body


async def many_referred(teams: Teams, count: int) -> None:
    first = await referred(teams)
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, first)
        for n in range(1, count):
            turn.save(Case(f"SHCG-2026-{n + 100:03}", NAME, case.version, case.status, case.kind, "x", turn.now, ""))


async def test_the_csv_file_holds_no_small_number_whoever_takes_it(teams: Teams) -> None:
    await many_referred(teams, 6)
    teams.clock.time = AFTER
    body = await taken(teams, teams.chair, NOW, "CSV file")
    rows = list(csv.reader(StringIO(body.decode("utf-8-sig"))))
    assert rows[0] == ["Section", "Figure", "Third quarter of 2026-27", "Third quarter of 2025-26", "Change"]
    assert rows[1] == ["Children", "Identified (referred)", "6", "fewer than 5", ""]
    assert rows[2][2:] == ["fewer than 5", "fewer than 5", ""]
    assert {len(row) for row in rows} == {5}
    assert (teams.chair.who.aad, "", "figures") in handed(teams)


async def test_the_word_file_says_of_which_time_by_which_rules_and_what_is_left_out(teams: Teams) -> None:
    await many_referred(teams, 6)
    teams.clock.time = AFTER
    paper = docx.Document(BytesIO(await taken(teams, teams.lead, NOW, "Word file")))
    words = "\n".join(each.text for each in paper.paragraphs)
    assert "Sexual Harm Consultation Group: figures, third quarter of 2026-27" in words
    assert "Time: 1 October 2026 to 31 December 2026" in words
    assert "A count below 5 is not printed" in words
    assert [cell.text for cell in paper.tables[0].rows[1].cells] == ["Identified (referred)", "6", "fewer than 5", ""]


async def test_a_file_is_had_in_one_s_own_chat_and_of_a_time_that_is_over_only(teams: Teams) -> None:
    where = teams.group()
    await teams.chair.says("help")
    assert not (await teams.chair.says("report annual", where)).shows("figures.")
    offered = await teams.chair.says("report annual")
    there = Card(offered.content, where, offered.activity)
    assert (await teams.chair.presses(there, "CSV file")).shows("in your own chat")
    ids = {"procedure": NAME, "piece": "q3", "year": "2026", "kind": "csv"}
    early = await teams.chair.sends(offered, "report.file", ids)
    assert early.shows("What leaves the panel is of a time that is over.")
    assert handed(teams) == []


@pytest.mark.parametrize(
    "ids",
    [
        {"procedure": "nowhere", "piece": "year", "year": "2025"},
        {"procedure": NAME, "piece": "week", "year": "2025"},
        {"procedure": NAME, "piece": "year", "year": "1066"},
        {},
    ],
)
async def test_a_button_with_ids_that_lead_nowhere_is_refused(teams: Teams, ids: dict[str, str]) -> None:
    card = await teams.chair.says("report annual")
    for verb in ("report.open", "report.file"):
        assert not (await teams.chair.sends(card, verb, ids)).shows("The year before")


async def test_words_that_are_no_time_are_answered_with_how_it_is_written(teams: Teams) -> None:
    for words in ("report monthly", "report annual 1066", "report quarter 9", "report annual nowhere"):
        assert (await teams.chair.says(words)).shows("Write “report quarter”"), words
    assert (await teams.chair.says("report annual 2027")).shows("is still to come: it begins on 1 April 2027")


async def test_a_year_alone_is_all_of_it(teams: Teams) -> None:
    for words in ("report 2025", "report year 2025", "report 2025-26", "report annual 2025"):
        assert (await teams.chair.says(words)).shows("Year 2025-26."), words
    assert (await teams.chair.says("report waits 2025")).shows("waits. Year 2025-26.")
    assert (await teams.chair.says("report half 2 2025")).shows("Second half-year of 2025-26.")


OTHER = "made-up"


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Teams]:
    """Two procedures run; the second counts its year from January."""
    text = TEXT.replace('value = "SHCG"', 'value = "OTHR"').replace("default = true", "")
    text = text.replace('title = { value = "Sexual Harm Consultation Group"', 'title = { value = "Other Group"')
    text = text.replace("[report]\n", '[report]\nyear_starts = { value = 1, local = "Made up" }\n')
    (tmp_path / f"{OTHER}.toml").write_text(text, "utf-8")
    both = f"{NAME},{OTHER}"
    async with talking(CONVENOR_PROCEDURES=both, CONVENOR_PROCEDURES_DIR=str(tmp_path)) as teams:
        yield teams


async def test_a_procedure_that_is_named_is_counted_by_its_own_year_and_apart(two: Teams) -> None:
    await accepted(two)
    card = await two.chair.says(f"report annual {OTHER.upper()}")
    assert card.shows("Other Group: figures. Year 2025.")
    other = await figures(two.chair, f"report annual {OTHER} 2026")
    assert other.shows("Identified (referred): 0.")
    assert (await figures(two.chair, f"report annual 2026 {NAME}")).shows("Identified (referred): 1.")


def test_no_cell_of_a_csv_file_is_reckoned_with() -> None:
    cells = ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "1", "a=b"]
    read = next(csv.reader(StringIO(sheet([cells]).decode("utf-8-sig"), newline="")))
    assert read == ["'=1+1", "'+1", "'-1", "'@SUM", "'\tx", "'\rx", "1", "a=b"]


async def test_a_report_is_counted_beside_the_loop_and_shows_one_moment(teams: Teams) -> None:
    reference = await accepted(teams)
    offered = await teams.chair.says(NOW)
    ids = {"procedure": NAME, "piece": "q3", "year": "2026"}
    chat = Chat(offered.where.id, ChatKind.PERSONAL, teams.connector.url, "tenant", "28:bot")
    request = Request("once", Kind.PRESS, persona_id("chair"), chat, verb="report.open", ids=ids)
    reply = FrontDesk(teams.store, teams.clock, live=False).answer(request)
    assert reply.card is None
    assert reply.later
    with teams.store.turn(teams.clock()) as turn:
        turn.delete(turn.get(Case, reference))
    assert "Identified (referred): " in str(reply.later().card.card)
    assert "'text': '1. The year before: 0. 1 more.'" in str(reply.later().card.card)
