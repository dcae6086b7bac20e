"""The chair's own order of an agenda: one item at a time to another place."""

from bot.asked import Asked
from bot.duties.agenda import rearrange
from bot.request import Reply
from cards import order as cards
from cards.home import stale
from cards.parts import button
from cards.templates.agenda import order_changed
from cards.verbs import Verb
from panel import ordering
from panel.access import Act, may
from panel.agenda import Slot, slots
from panel.panels import Panel
from panel.questions import check
from panel.said import wall_day
from panel.sittings import Sitting, may_change
from panel.words import Refused
from storage.store import Turn


def open_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The items with their times: which goes where?"""
    sitting = _sitting(asked, turn)
    agenda = _slots(turn, sitting)
    return Reply(cards.form(sitting.panel, agenda, asked.fields if refused else {}, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Another order, once it was said what it breaks; who is touched is told."""
    sitting = _sitting(asked, turn)
    if asked.number("rev") != sitting.panel.rev:
        again = button("Change the order", Verb.AGENDA_ORDER, main=True, panel=sitting.panel.id)
        return Reply(stale(order_changed(sitting.panel.id), again))
    procedure = turn.procedure(sitting.panel.procedure)
    before = ordering.order(sitting, procedure)
    # The second press carries what the first was given: an item's reference and its place, nothing that was typed.
    given = {"item": asked.id("item"), "place": asked.id("place")} if asked.id("sure") else asked.fields
    answers = check(cards.questions(_slots(turn, sitting)), given, wall_day(turn.now))
    after = ordering.moved(sitting, procedure, answers["item"], int(answers["place"]))
    broken = ordering.in_view(ordering.worse(sitting, before, after), asked.person, sitting)
    lower = ordering.overtaken(sitting, procedure, after) > ordering.overtaken(sitting, procedure, before)
    if (broken or lower) and asked.id("sure") != "yes":
        return Reply(cards.ask(sitting.panel, answers["item"], int(answers["place"]), broken, lower))
    rearrange(turn, sitting, after)
    return Reply(cards.changed(sitting.panel, slots(sitting, after, procedure)))


def _sitting(asked: Asked, turn: Turn) -> Sitting:
    panel = turn.maybe(Panel, asked.id("panel"))
    if panel is None or not may(asked.person, Act.ORDER, panel.procedure):
        raise Refused("There is no panel with that reference that you can change.")
    sitting = turn.sitting(panel.id)
    if not may_change(sitting, turn.now):
        raise Refused(f"{panel.id} is cancelled or has begun, so its order stays as it is. Nothing has changed.")
    return sitting


def _slots(turn: Turn, sitting: Sitting) -> list[Slot]:
    procedure = turn.procedure(sitting.panel.procedure)
    return [each for each in slots(sitting, ordering.order(sitting, procedure), procedure) if each.reference]
