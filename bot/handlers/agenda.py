"""The agenda of the next panel: neutral when it is typed for, in one's own view when it is opened."""

from bot.asked import Asked
from bot.duties.agenda import publish
from bot.request import Reply
from bot.showing.agenda import shared
from bot.steps import places
from bot.steps.rooms import join
from bot.steps.views import rows
from cards import agenda as posted
from cards import items as cards
from panel.access import OVERSEES, Act, may
from panel.agenda import slots
from panel.counting import few, masked
from panel.ordering import beside, in_view, order
from panel.panels import Panel
from panel.people import Role
from panel.procedure import Procedure
from panel.sittings import Sitting, may_change
from panel.words import Refused
from storage.store import Turn


def agenda(asked: Asked, turn: Turn) -> Reply:
    """agenda: the next panel, with times and references."""
    panel = places.next_panel(turn, asked.procedure)
    if panel is None and not asked.procedure.takes_referrals:
        return Reply(posted.nothing_sits())
    if panel is None:
        return Reply(posted.empty(places.next_starts(turn, asked.procedure)))
    return Reply(shared(turn, panel))


def my_view(asked: Asked, turn: Turn) -> Reply:
    """The agenda in this person's view; every case it opens is written to the trail."""
    panel = _panel(asked, turn)
    sitting, procedure = turn.sitting(panel.id), turn.procedure(panel.procedure)
    if asked.person.roles(panel.procedure) == {Role.LEAD}:
        return Reply(cards.counts(panel, _counts(sitting, procedure)))
    found, page = order(sitting, procedure), asked.number("page")
    mine = rows(turn, asked.person, sitting, slots(sitting, found, procedure), procedure)
    for row in cards.page_of(mine, page):
        if row.view:
            turn.audit(asked.person.id, "open", row.slot.reference, view="agenda")
    at_table, way = may(asked.person, Act.POLICE, panel.procedure), join(turn, asked.person, panel)
    if not asked.person.roles(panel.procedure) & OVERSEES:
        return Reply(cards.mine(panel, mine, page, at_table=at_table, join=way))
    orders = may(asked.person, Act.ORDER, panel.procedure) and may_change(sitting, turn.now)
    over = cards.Over(in_view(beside(sitting, found), asked.person, sitting), orders)
    return Reply(cards.mine(panel, mine, page, over, at_table, way))


def send(asked: Asked, turn: Turn) -> Reply:
    """The agenda goes out now, where it does not by itself."""
    panel = _panel(asked, turn)
    rules = turn.procedure(panel.procedure).agenda
    if rules.circulated_by not in asked.person.roles(panel.procedure):
        raise Refused(f"The {rules.circulated_by} sends the agenda. Nothing was changed.")
    if panel.cancelled or panel.published_at or turn.now >= panel.starts_at:
        raise Refused("That agenda is out already, or its panel is over or cancelled. Nothing was changed.")
    if rules.days_before is not None:
        raise Refused("These agendas go out by themselves, on their day. Nothing was changed.")
    publish(turn, {"panel": panel.id})
    return Reply(posted.sent(panel))


def refreshed(asked: Asked, turn: Turn) -> Reply:
    """The posted agenda as it is now, for whoever looks at it: without a press, nothing of a child is opened."""
    return Reply(shared(turn, _panel(asked, turn)))


def page_of(asked: Asked, turn: Turn) -> Reply:
    """A page of a posted agenda that is too long for one card: as neutral as the first."""
    return Reply(shared(turn, _panel(asked, turn), page=asked.number("page")))


def _panel(asked: Asked, turn: Turn) -> Panel:
    panel = turn.maybe(Panel, asked.id("panel"))
    if panel is None or not may(asked.person, Act.AGENDA, panel.procedure):
        raise Refused("There is no panel with that reference that you can open.")
    return panel


def _counts(sitting: Sitting, procedure: Procedure) -> list[tuple[str, list[tuple[str, str]]]]:
    """How many items, new and ongoing, and at which level."""
    below, cases = procedure.report.mask_below, sitting.cases.values()
    new = sum(item.new for item in sitting.items)
    kinds = masked({"New": new, "Ongoing": len(sitting.items) - new}, below)
    height = {level.id: level.title for level in reversed(procedure.matrix.levels)}
    levels = {title: sum(case.level == id for case in cases) for id, title in height.items()}
    return [
        ("Items", [("All", few(len(sitting.items), below)), *kinds.items()]),
        ("Level stated", list(masked(levels, below).items())),
    ]
