"""Which calendar is used, as the settings say."""

from bot.calendars.local import LocalCalendar
from bot.calls.call import Outside
from bot.settings import Booking, Settings


def outside(settings: Settings) -> Outside:
    """The calendar, and the tenant beside it where there is one; called in the loop that will use it."""
    if settings.calendar is Booking.LOCAL:
        return Outside(LocalCalendar(settings.data / "calendar"))
    # Only here, so that no process with a local calendar imports anything of it.
    from bot.calendars.graph.service import Graph

    graph = Graph(settings)
    return Outside(graph, graph, graph if settings.drive else None, graph.close)
