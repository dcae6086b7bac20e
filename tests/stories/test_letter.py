"""The inspectors’ letter has come: a coordinator prepares what they ask for in one sitting, and names no child."""

from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import docx

from tests.dialogue import Card, Teams, Voice
from tests.stories.test_calendar import got, handed, link
from tests.stories.test_close_case import ready
from tests.stories.test_inquiries import every_page, shown
from tests.stories.test_seen import looked_up
from tests.stories.test_trace import whole

LETTER = datetime(2027, 4, 12, 9, 0, tzinfo=ZoneInfo("Europe/London"))
YEAR = "1 4 2026 to 31 3 2027"
NAMES = ("Robin", "Example", "Quillon", "Zebedee")


async def removed(teams: Teams) -> str:
    """A child who has come, was discussed, and left the agenda: the reference."""
    reference, card = await ready(teams)
    assert (await teams.chair.presses(card, "Remove from the agenda")).shows("is removed from this panel’s agenda")
    return reference


async def only_considered(teams: Teams) -> None:
    """A child who came to notice and was not referred."""
    form = await teams.practitioner.presses(await teams.practitioner.says("consider"), "Start")
    said = {"name": "Quillon Zebedee", "born": "27 9 2013", "pathway": "arrested", "referred": "no"}
    done = await teams.practitioner.presses(form, "Record it", **said, reason="Quillon is seen by early help.")
    assert done.shows("Recorded. SHCG-C001.")


async def test_a_coordinator_prepares_the_set_in_one_sitting(teams: Teams) -> None:
    reference = await removed(teams)
    await only_considered(teams)
    teams.clock.time = LETTER
    await _what_is_not_settled(teams.coordinator)
    await _the_set(teams)
    await _one_child(teams, reference)
    await _who_has_seen(teams, reference)
    await _what_is_behind_a_number(teams, reference)
    await _what_the_lead_takes_to_the_board(teams, reference)
    posted = "\n".join(card.words for card in teams.coordinator.sees())
    assert not [name for name in NAMES if name in posted]


async def _what_is_not_settled(coordinator: Voice) -> None:
    """Lawful and current? What is not set yet, and when the roster was last looked at."""
    card = await coordinator.presses(await coordinator.says("procedure live"), "Before going live")
    assert card.shows("Access review: the roster was confirmed on 23 November 2026")


async def _the_set(teams: Teams) -> None:
    """The Word file, and from its card the other one; both of the year that the letter names."""
    offered = await teams.coordinator.says(f"evidence {YEAR}")
    assert offered.shows("From Wednesday 1 April 2026 to Wednesday 31 March 2027.")
    card = await teams.coordinator.presses(offered, "Word file")
    assert card.shows("The file is evidence-SHCG-20260401-20270331.docx.")
    paper = _words(await _saved(teams, card))
    for words in ("Children", "Waits", "How it is led", "is seen by early help", "Do not publish it"):
        assert words in paper, words
    again = await teams.coordinator.presses(card, "The other file")
    assert again.shows("From Wednesday 1 April 2026 to Wednesday 31 March 2027.")
    table = (await _saved(teams, await teams.coordinator.presses(again, "CSV file"))).decode("utf-8-sig")
    assert not [name for name in NAMES if name in paper + table]


async def _one_child(teams: Teams, reference: str) -> None:
    """The journey of one child, who was silent, and why the child was removed; each as a file as well."""
    for words, button, says in (
        (f"trace {reference}", "Open the journey", "Removed"),
        (f"trace {reference} agencies", "Open the answers by agency", "Police"),
        (f"why {reference}", "Open why", "Supervised and settled."),
    ):
        assert says in await whole(teams.coordinator, words, button), words
        card = await teams.coordinator.presses(await teams.coordinator.says(words), button)
        paper = _words(await _saved(teams, await teams.coordinator.presses(card, "Save as a Word file")))
        assert not [name for name in NAMES if name in paper], words


async def _who_has_seen(teams: Teams, reference: str) -> None:
    """What was taken a moment ago stands in the trail of this very day."""
    card = await looked_up(teams, f"seen {reference} 12 4 2027 to 12 4 2027", teams.coordinator)
    assert card.shows("From 12 April 2027 to 12 April 2027")
    assert card.shows("evidence"), card.words
    assert {(teams.coordinator.who.aad, reference, view) for view in ("evidence",)} <= set(handed(teams))


async def _what_is_behind_a_number(teams: Teams, reference: str) -> None:
    """From a number to its records, and from there to the child: in the answer to a press, and nowhere else."""
    first, *_ = await every_page(teams.coordinator, "report children annual 2026")
    behind = await teams.coordinator.presses(first, "Which")
    assert behind.shows(reference)
    assert not behind.shows("Robin")
    assert (await teams.coordinator.presses(behind, f"Open {reference}")).shows("Robin Example")


async def _what_the_lead_takes_to_the_board(teams: Teams, reference: str) -> None:
    """Counts without small numbers, and no set."""
    await teams.lead.says("help")
    cards = await every_page(teams.lead, "report children annual 2026")
    assert cards[0].shows("Referred: fewer than 5.")
    assert reference not in shown(cards)
    for words in (f"evidence {YEAR}", f"trace {reference}", f"why {reference}", f"seen {reference}"):
        assert (await teams.lead.says(words)).shows("not for the roles you hold here"), words


async def _saved(teams: Teams, card: Card) -> bytes:
    status, body, _ = await got(teams, link(card))
    assert status == 200
    return body


def _words(body: bytes) -> str:
    paper = docx.Document(BytesIO(body))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])
