"""Records that are held between turns: never older than what was kept, and none of them a child's."""

import gc
import weakref
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from panel.children import Child
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.referrals import Draft
from storage.codec import KINDS, Kind
from storage.records import ProcedureText
from storage.store import Missing, NotKept, Record, Store
from storage.tinydb_store import TinyStore
from tests.storage import samples
from tests.storage.conftest import Opener
from tests.storage.samples import NOW

SOMEBODY = Person("person-1", "Tester One", (Post("test", Role.MEMBER, "police"),))
STEADY = [kind for kind in KINDS if kind.steady]
SAMPLES: dict[type, Record] = {
    Person: SOMEBODY,
    Panel: Panel("TEST-P001", "test", NOW, 120, order=(samples.CASE,)),
    ProcedureText: ProcedureText("test@1", "test", "1", ("a text",), current=True),
}


@pytest.fixture
def kept(store: Store) -> Store:
    """A store whose person was kept in one turn and read in another."""
    with store.turn(NOW) as turn:
        turn.save(SOMEBODY)
    assert name(store) == "Tester One"
    return store


def name(store: Store) -> str:
    with store.turn(NOW) as turn:
        return turn.get(Person, "person-1").name


def rename(store: Store, name: str) -> None:
    with store.turn(NOW) as turn:
        turn.save(replace(turn.get(Person, "person-1"), name=name))


def test_a_steady_record_is_read_once(kept: Store) -> None:
    with kept.turn(NOW) as turn:
        first = turn.get(Person, "person-1")
    with kept.turn(NOW) as turn:
        assert turn.find(Person) == [first]
        assert turn.get(Person, "person-1") is first


def test_the_next_turn_reads_what_a_turn_has_changed(kept: Store) -> None:
    rename(kept, "Tester Two")
    assert name(kept) == "Tester Two"
    with kept.turn(NOW) as turn:
        assert [(person.name, person.rev) for person in turn.find(Person)] == [("Tester Two", 2)]


def test_what_a_turn_only_staged_is_read_by_no_other(kept: Store) -> None:
    with suppress(ZeroDivisionError), kept.turn(NOW) as turn:
        turn.save(replace(SOMEBODY, name="Nobody"))
        raise ZeroDivisionError
    with kept.turn(NOW) as turn:
        turn.save(replace(SOMEBODY, name="Nobody"))
        turn.undo()
        assert turn.get(Person, "person-1").name == "Tester One"
    assert name(kept) == "Tester One"


def test_what_the_disk_refused_is_read_by_nobody(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened()
    with store.turn(NOW) as turn:
        turn.save(SOMEBODY)
    assert name(store) == "Tester One"
    with monkeypatch.context() as full:
        full.setattr("os.pwrite", lambda *_: 0)
        with pytest.raises(NotKept):
            rename(store, "Nobody")
    assert name(store) == "Tester One"


def test_what_was_deleted_is_found_by_nobody_and_held_nowhere(kept: Store) -> None:
    with kept.turn(NOW) as turn:
        held = weakref.ref(turn.get(Person, "person-1"))
        turn.delete(turn.get(Person, "person-1"))
        assert turn.maybe(Person, "person-1") is None
    del turn
    gc.collect()
    assert held() is None
    with kept.turn(NOW) as turn:
        assert turn.find(Person) == []
        with pytest.raises(Missing):
            turn.get(Person, "person-1")


def test_tidying_and_opening_again_change_nothing_that_is_read(opened: Opener, folder: Path) -> None:
    store: TinyStore = opened()
    with store.turn(NOW) as turn:
        turn.save(SOMEBODY)
    rename(store, "Tester Two")
    for _ in store.tidy():
        rename(store, f"{name(store)}.")
    before = name(store)
    store.close()
    assert name(opened()) == before


def test_nothing_of_a_child_is_held_once_its_turn_is_over(store: Store) -> None:
    with store.turn(NOW) as turn:
        turn.save(samples.child())
        turn.save(samples.draft())
    with store.turn(NOW) as turn:
        read: list[Record] = [turn.get(Child, samples.CASE), turn.get(Draft, "draft-1")]
        held = [weakref.ref(each) for each in read]
    del read
    del turn
    gc.collect()
    assert [each() for each in held] == [None, None]


@pytest.mark.parametrize("kind", STEADY, ids=lambda kind: kind.type.__name__)
def test_what_is_shared_between_turns_cannot_be_changed_and_names_no_child(kind: Kind) -> None:
    record = SAMPLES[kind.type]
    assert hash(record) == hash(replace(record))  # type: ignore[type-var]  # a record is a frozen dataclass
    assert not kind.owner
    assert not hasattr(record, "identities")
