"""Minutes that go out in an organisation with a library: what stands there then, and what was mailed."""

from collections import Counter
from io import BytesIO

import docx

from bot.notices import holders
from panel.mailing import Mailed, Mailing
from panel.people import Role
from tests.clock.steps import turn_of
from tests.dialogue import Card, Teams
from tests.graph.records import Mail
from tests.graph.state import DRIVE, Graph
from tests.graph.test_looks import quiet
from tests.graph.weather import Trouble
from tests.stories.sat import sat
from tests.stories.test_minutes import approved, drafted

PANEL = "SHCG-P001"
PATH = f"Convenor/{PANEL}.docx"
KEEPS, MAILS = "Keep a document", "Mail a link"
UNCERTAIN = f"A mail with a link about {PANEL} may or may not have gone out."


async def ready(teams: Teams, *references: str) -> None:
    """Minutes that are approved, and people who can be told."""
    for voice in (teams.coordinator, teams.chair, teams.health):
        await voice.says("help")
    await sat(teams, *references)
    await approved(teams)
    await quiet(teams)


async def sends(teams: Teams) -> Card:
    return await teams.coordinator.presses(await drafted(teams.coordinator), "Send them out")


def mails(graph: Graph) -> list[Mail]:
    return [each for each in graph.mails if each.kind == "mail"]


def file(graph: Graph) -> str:
    """All that stands in the one file there is."""
    assert list(graph.files[DRIVE]) == [PATH]
    paper = docx.Document(BytesIO(graph.files[DRIVE][PATH]))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in paper.paragraphs), *cells, paper.core_properties.title])


def meets(graph: Graph, purpose: str, *troubles: Trouble) -> None:
    """The next calls of a purpose meet these."""
    left = list(troubles)
    graph.weather.meets = lambda asked: left.pop(0) if asked == purpose and left else None


def standing(teams: Teams) -> Counter[Mailing]:
    with turn_of(teams) as turn:
        return Counter(each.how for each in turn.find(Mailed, panel=PANEL))


def at_table(teams: Teams) -> list[str]:
    """The addresses of the core members."""
    with turn_of(teams) as turn:
        core = holders(turn, "durham-shcg", Role.CHAIR, Role.DEPUTY, Role.COORDINATOR, Role.MEMBER)
        return sorted(each.email for each in core)
