"""A key, a folder, and both stores."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage import tidying
from storage.memory_store import MemoryStore
from storage.store import Store
from storage.tinydb_store import TinyStore, open_store

Opener = Callable[[], TinyStore]


@pytest.fixture
def key() -> str:
    return secrets.token_urlsafe(32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def opened(folder: Path, key: str) -> Iterator[Opener]:
    """Opens the store in the folder; whatever is still open at the end is closed."""
    stores: list[TinyStore] = []

    def open_it() -> TinyStore:
        stores.append(open_store(folder, key, "demo"))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()


@pytest.fixture
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents at a step, so that a small store takes several steps to tidy."""
    monkeypatch.setattr(tidying, "SLICE", 2)


@pytest.fixture(params=["tinydb", "memory"])
def store(request: pytest.FixtureRequest, opened: Opener) -> Store:
    return opened() if request.param == "tinydb" else MemoryStore()
