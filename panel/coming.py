"""Attending: who is expected at a panel, and so invited to it in their own calendar."""

from enum import StrEnum
from itertools import chain

from panel.apologies import Table
from panel.people import Person, holding, speakers
from panel.roster import LEADERS, seats


class Response(StrEnum):
    """What somebody answered to an invitation in their own calendar."""

    NONE = "none"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


def attendees(table: Table) -> list[Person]:
    """Who leads the panel, who speaks for each seat on its day, and who deputises where they cannot come. Nobody who
    comes for one item: they are told when, and never see who else is there."""
    people, name = table.people, table.procedure.name
    at_table = chain.from_iterable(speakers(people, name, seat.id, table.day) for seat in seats(table.procedure))
    expected = (*holding(people, name, *LEADERS), *at_table, *table.deputising())
    return list({each.id: each for each in expected}.values())
