"""A panel for one's own calendar: a file, in one's own chat."""

from functools import partial

from bot import booking
from bot.asked import Asked
from bot.documents.calendar import MEDIA_TYPE, sheet
from bot.request import Document, Reply
from bot.steps import places
from cards import agenda as agendas
from cards import documents as cards
from cards import templates
from panel.access import Act, may
from panel.panels import Panel
from panel.words import Refused
from storage.store import Turn


def calendar(asked: Asked, turn: Turn) -> Reply:
    """calendar [PANEL]: the next panel, or the one you name, for your own calendar."""
    if asked.words:
        return Reply(cards.panel(_panel(asked, turn, asked.reference)))
    panel = places.next_panel(turn, asked.procedure)
    return Reply(cards.panel(panel) if panel else agendas.empty(places.next_starts(turn, asked.procedure)))


def file(asked: Asked, turn: Turn) -> Reply:
    """The file of a panel, in the person's own chat: offered by the press, handed over when they agree to take it."""
    panel = _panel(asked, turn, asked.id("panel"))
    if not asked.personal:
        return Reply(cards.in_own_chat(), private=cards.panel(panel))
    if asked.request.taking:
        turn.audit(asked.person.id, "hand over", panel.id, view="calendar")
    make = partial(sheet, booking.of(turn, panel))
    document = Document(templates.documents.calendar_file(panel.id), MEDIA_TYPE, make)
    return Reply(cards.calendar(panel), document=document)


def _panel(asked: Asked, turn: Turn, id: str) -> Panel:
    """The panel, for whoever may see its agenda; the same refusal whether it is there or not."""
    panel = turn.maybe(Panel, id)
    if panel is None or not may(asked.person, Act.AGENDA, panel.procedure):
        raise Refused("There is no panel with that reference that you can open.")
    return panel
