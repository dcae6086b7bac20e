"""What the members say to a change of the rules, counted; and every value that can be changed, read as it is typed."""

import tomllib
from dataclasses import replace
from datetime import date, datetime

import pytest

from panel.amendments import Amendment, State
from panel.consulting import AmendmentStand, Tally, may_close, stand, tally
from panel.people import Person, Post, Role
from panel.procedure import Procedure
from panel.rules.after import Enough
from panel.settable import literal, question, settable, typed, written
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW
from tests.panel.shipped import SHIPPED

SEATS = [seat for seat in DURHAM.seats if not seat.by_case]
CHANGE = Amendment("SHCG-M001", NAME, "screening.working_days", "3", "2", "", date(2026, 12, 1), "chair", NOW)


def holding(*seats: str) -> list[Person]:
    return [Person(seat, seat, (Post(NAME, Role.MEMBER, seat),)) for seat in seats]


def said(seat: str, agrees: bool = True, at: datetime = NOW) -> AmendmentStand:
    return AmendmentStand(f"SHCG-M001/{seat}", "SHCG-M001", seat, agrees, seat, at, "" if agrees else "No")


def under(needed: Enough) -> Procedure:
    return replace(DURHAM, amendment=replace(DURHAM.amendment, heard=needed))


def test_a_seat_is_asked_and_an_agency_is_counted() -> None:
    first, second, third = (replace(seat, agency=agency) for seat, agency in zip(SEATS, "XXY", strict=False))
    procedure = replace(DURHAM, seats=(first, second, third, SEATS[3]))
    counted = tally([said(first.id), said(second.id, agrees=False)], procedure, holding(first.id, second.id, third.id))
    assert counted == Tally((), (("X", (second.name,)),), (("Y", (third.name,)),), (SEATS[3].name,))
    counted = tally([said(first.id)], procedure, holding(first.id, second.id, third.id))
    assert (counted.agree, counted.heard, counted.asked) == ((("X", (first.name,)),), 1, 2)


@pytest.mark.parametrize(
    ("needed", "heard", "of", "enough"),
    [
        (Enough.EVERY, 2, 3, False),
        (Enough.EVERY, 3, 3, True),
        (Enough.MOST, 1, 2, False),
        (Enough.MOST, 2, 3, True),
        (Enough.ONE, 1, 3, True),
        (Enough.ONE, 0, 3, False),
        (Enough.EVERY, 0, 0, False),
    ],
)
def test_as_many_agencies_are_heard_as_the_procedure_asks(needed: Enough, heard: int, of: int, enough: bool) -> None:
    rows = tuple((str(number), ("seat",)) for number in range(of))
    counted = Tally(agree=rows[:heard], unheard=rows[heard:])
    assert counted.enough(needed) is enough
    if enough:
        may_close(CHANGE, counted, under(needed))
    else:
        with pytest.raises(Refused):
            may_close(CHANGE, counted, under(needed))


def test_an_objection_is_never_outvoted() -> None:
    counted = Tally(agree=tuple((str(number), ("seat",)) for number in range(9)), object=(("Z", ("Health",)),))
    with pytest.raises(Refused) as refused:
        may_close(CHANGE, counted, under(Enough.ONE))
    assert [reason.words for reason in refused.value.reasons] == ["Health objects"]


@pytest.mark.parametrize("procedure", SHIPPED.values(), ids=list(SHIPPED))
def test_every_value_that_can_be_changed_reads_as_it_stands_in_its_box(procedure: Procedure) -> None:
    for key, kind in settable().items():
        value = procedure.value(key)
        assert question(kind).id == "value"
        if value is not None:
            given = literal(kind, typed(value))
            assert (given, tomllib.loads(f"v = {given}")["v"]) == (written(value), value), key


def test_an_objection_is_changed_by_whoever_made_it_while_they_speak_for_the_seat() -> None:
    before, other = said("police", agrees=False), replace(said("police"), by="another")
    with pytest.raises(Refused, match="it is theirs to change"):
        stand(CHANGE, other, before, speaks={"police", "another"})
    assert stand(CHANGE, said("police"), before, speaks={"police"}).agrees
    assert stand(CHANGE, other, before, speaks={"another"}).agrees
    assert not stand(CHANGE, replace(before, by="another"), said("police"), speaks={"police", "another"}).agrees
    with pytest.raises(Refused, match="is dropped"):
        stand(replace(CHANGE, state=State.DROPPED), other, None, speaks={"another"})
