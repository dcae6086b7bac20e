"""What every store promises of the month's records: they come back, they are found, and older ones are read too."""

from dataclasses import replace
from typing import Any

import pytest

from panel.cases import Case
from panel.invitations import Invitation
from panel.panels import Item, Panel
from panel.people import Person, Post, Role
from panel.updates import Challenge, Update
from storage import codec
from storage.records import Board, Waking
from storage.store import Missing, Record, Store
from tests.storage import samples, samples_month
from tests.storage.conftest import Opener
from tests.storage.samples import CASE, HOUR, NOW
from tests.storage.samples_month import OTHER, PANEL
from tests.storage.test_contract import save

Kinds = pytest.mark.parametrize("record", samples_month.month(), ids=lambda record: type(record).__name__)


@Kinds
def test_every_kind_comes_back_and_is_found_by_all_it_is_found_by(store: Store, record: Record) -> None:
    save(store, record)
    kind: Any = type(record)
    with store.turn(NOW) as turn:
        assert turn.get(kind, record.id) == replace(record, rev=1)  # type: ignore[type-var]
        for field in codec.NAMED[kind.__name__].indexed:
            value = getattr(record, field)
            for one in value if isinstance(value, tuple) else (value,):
                assert [found.id for found in turn.find(kind, **{field: one})] == [record.id]


@Kinds
def test_every_kind_is_there_when_the_file_is_opened_again(opened: Opener, record: Record) -> None:
    first = opened()
    save(first, record)
    save(first, record)
    first.close()
    kind: Any = type(record)
    with opened().turn(NOW) as turn:
        assert turn.get(kind, record.id) == replace(record, rev=2)  # type: ignore[type-var]


def older(record: Record, *without: str) -> dict[str, Any]:
    """The document of a record as it was before it had these fields."""
    document = codec.to_document(record) | {"rev": 1}
    return {name: value for name, value in document.items() if name not in without}


def test_documents_from_before_a_field_are_read_and_found(opened: Opener) -> None:
    store = opened()
    case = older(samples.case(), "worker", "invited", "interests", "withdrawal", "received_by", "received_on")
    panel = older(samples_month.panel(), "nominal", "cancelled", "why", "sequence", "published_at", "order")
    for rev in (1, 2):  # twice, so that one old document takes the place of another
        store.commit({("Case", CASE): case | {"rev": rev}, ("Panel", PANEL): panel | {"rev": rev}})
    store.close()
    with opened().turn(NOW) as turn:
        assert turn.find(Case, procedure="test")[0].held_by == "person-1"
        assert turn.find(Panel, procedure="test")[0].order == ()
        assert turn.find(Case, worker="person-2") == []
        turn.save(replace(turn.get(Case, CASE), worker="person-2"))
        assert [each.id for each in turn.find(Case, worker="person-2")] == [CASE]


def test_what_a_turn_touched_is_what_it_saved_and_what_it_deleted(store: Store) -> None:
    save(store, samples.case(), samples_month.item(), samples_month.waking())
    with store.turn(NOW) as turn:
        turn.get(Case, CASE)
        assert turn.touched() == []
        item = turn.get(Item, f"{PANEL}/{CASE}")
        turn.delete(item)
        board = turn.save(samples_month.board())
        assert turn.touched() == [item, board]
        turn.undo()
        assert turn.touched() == []


def test_a_sitting_is_the_panel_with_everything_that_stands_on_it(store: Store) -> None:
    member = Person("person-1", "Tester One", (Post("test", Role.MEMBER, "police"),))
    elsewhere = Person("person-9", "Tester Nine", (Post("other", Role.MEMBER, "police"),))
    save(store, samples_month.panel(), samples_month.panel("TEST-P002"), member, elsewhere)
    save(store, samples.case(), samples.case(OTHER), samples.case("TEST-2026-003"))
    save(store, samples_month.item(), samples_month.item(OTHER), samples_month.item("TEST-2026-003", "TEST-P002"))
    save(store, samples_month.update(), samples_month.challenge(), samples_month.tie())
    save(store, samples_month.invitation(), samples_month.invitation("person-3", "TEST-2026-003"))
    with store.turn(NOW) as turn:
        sitting = turn.sitting(PANEL)
        assert (sitting.panel, set(sitting.cases)) == (turn.get(Panel, PANEL), {CASE, OTHER})
        assert list(sitting.items) == turn.find(Item, panel=PANEL)
        assert list(sitting.updates) == turn.find(Update)
        assert list(sitting.challenges) == turn.find(Challenge)
        assert list(sitting.invitations) == turn.find(Invitation, person="person-1")
        assert [person.id for person in sitting.people] == ["person-1"]
        assert [each.id for each in sitting.ties] == [f"{CASE}+{OTHER}"]
        with pytest.raises(Missing):
            turn.sitting("TEST-P003")


def test_what_is_due_is_due_for_every_kind_that_wakes(store: Store) -> None:
    save(store, samples_month.waking(hours=2), samples_month.board(), samples.notice(hours=1))
    kinds = [due.kind.__name__ for due in store.due(NOW + 2 * HOUR)]
    assert kinds == [Board.__name__, "Notice", Waking.__name__]
