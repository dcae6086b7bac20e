"""The TinyDB interface over our storage: every way of writing does what TinyDB says, and all of it can be undone."""

import json
from typing import Any

import pytest
from tinydb import where
from tinydb.table import Document

from storage.documents import Documents, StagedStorage


@pytest.fixture
def storage() -> StagedStorage:
    return StagedStorage()


@pytest.fixture
def db(storage: StagedStorage) -> Documents:
    db = Documents(storage=lambda: storage)
    table: Any = db.table("Draft")
    table.insert(Document({"words": ["one"], "screen": 1}, "a"))  # type: ignore[arg-type]
    table.insert(Document({"words": ["two"], "screen": 2}, "b"))  # type: ignore[arg-type]
    storage.settle()
    return db


def contents(db: Documents) -> str:
    tables = {name: rows for name, rows in (db.storage.read() or {}).items() if rows}
    return json.dumps(tables, sort_keys=True)


WRITES = {
    "insert": lambda table: table.insert({"words": []}),
    "insert many": lambda table: table.insert_multiple([{"words": []}, {"words": ["x"]}]),
    "upsert": lambda table: table.upsert({"words": ["changed"]}, where("screen") == 1),
    "update": lambda table: table.update({"screen": 9}, where("screen") == 2),
    "change in place": lambda table: table.update(lambda document: document["words"].append("more")),
    "remove": lambda table: table.remove(where("screen") == 1),
    "truncate": lambda table: table.truncate(),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_write_is_seen_at_once_and_undone_whole(db: Documents, storage: StagedStorage, write: Any) -> None:
    before = contents(db)
    write(db.table("Draft"))
    assert contents(db) != before
    storage.undo()
    assert contents(db) == before


def test_only_what_was_changed_is_staged(db: Documents, storage: StagedStorage) -> None:
    db.table("Draft").update({"screen": 9}, where("screen") == 2)
    assert storage.before.keys() == {("Draft", "b")}
    assert db.table("Draft").get(where("screen") == 9) == {"words": ["two"], "screen": 9}


def test_an_answer_is_not_remembered_past_an_undo(db: Documents, storage: StagedStorage) -> None:
    db.table("Draft").update({"screen": 9})
    assert db.table("Draft").count(where("screen") == 9) == 2
    storage.undo()
    assert db.table("Draft").count(where("screen") == 9) == 0


def test_dropped_tables_can_be_undone(db: Documents, storage: StagedStorage) -> None:
    before = contents(db)
    db.drop_table("Draft")
    assert contents(db) == "{}"
    storage.undo()
    db.drop_tables()
    assert contents(db) == "{}"
    storage.undo()
    assert contents(db) == before
