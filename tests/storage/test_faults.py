"""The disk fails at every operation there is, once or for good: a commit is wholly there or wholly absent."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from panel.referrals import Draft
from storage.records import Audit
from storage.store import NotKept
from storage.tinydb_store import TinyStore, open_store
from tests.storage import samples
from tests.storage.samples import NOW

OPERATIONS = ("open", "pwrite", "fsync", "ftruncate", "replace", "unlink")


@dataclass
class Disk:
    """Fails the operation numbered `fails`, and everything after it if it is `broken` from then on."""

    fails: int
    broken: bool
    short: bool = False
    hit: bool = False
    count: int = 0
    real: dict[str, Callable[..., Any]] = field(
        default_factory=lambda: {name: getattr(os, name) for name in OPERATIONS}
    )

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        self.count += 1
        if self.count != self.fails and not (self.broken and self.count > self.fails):
            return self.real[name](*args, **kwargs)
        self.hit = True
        if name == "pwrite" and self.short:
            descriptor, line, place = args
            return self.real[name](descriptor, line[: len(line) // 2], place)
        raise OSError(errno.EIO, "the disk failed")

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in OPERATIONS:
                patch.setattr(os, name, lambda *args, name=name, **kwargs: self.call(name, *args, **kwargs))
            yield


Failures = Iterator[Disk]


def every_failure(broken: bool, short: bool) -> Failures:
    """A disk that fails at its first operation, then one at its second, until one was never asked that often."""
    disk = Disk(1, broken, short)
    while True:
        yield disk
        if not disk.hit:
            assert disk.fails > 1
            return
        disk = Disk(disk.fails + 1, broken, short)


kinds_of_failure = pytest.mark.parametrize(
    ("broken", "short"), [(False, False), (True, False), (False, True), (True, True)]
)


def commit(store: TinyStore, number: int) -> None:
    """Two drafts and a line of the trail, all or nothing."""
    with store.turn(NOW) as turn:
        turn.save(samples.draft(f"{number}-a"))
        turn.save(samples.draft(f"{number}-b"))
        turn.audit("person-1", "refer", str(number))


def found(store: TinyStore) -> set[int]:
    """Which commits are there, each proved whole."""
    with store.turn(NOW) as turn:
        drafts = [draft.id for draft in turn.find(Draft)]
        numbers = {int(line.subject) for line in turn.find(Audit)}
    assert sorted(drafts) == sorted(f"{number}-{part}" for number in numbers for part in "ab")
    return numbers


def try_commits(store: TinyStore, numbers: range) -> set[int]:
    """The numbers that were acknowledged."""
    kept = set()
    for number in numbers:
        try:
            commit(store, number)
        except NotKept:
            continue
        kept.add(number)
    return kept


@kinds_of_failure
def test_a_commit_is_kept_whole_or_not_at_all(tmp_path: Path, key: str, broken: bool, short: bool) -> None:
    for disk in every_failure(broken, short):
        folder = tmp_path / f"{disk.fails}"
        store = open_store(folder, key, "demo")
        commit(store, 0)
        with disk.at_work():
            kept = {0} | try_commits(store, range(1, 4))
        if not broken and not short:
            assert found(store) == kept
        store.close()
        store = open_store(folder, key, "demo")
        assert kept <= found(store) <= kept | {1, 2, 3}
        commit(store, 4)
        store.close()


def test_a_failed_commit_leaves_the_store_as_it_was(tmp_path: Path, key: str) -> None:
    store = open_store(tmp_path / "data", key, "demo")
    commit(store, 0)
    before = (tmp_path / "data" / "convenor.journal").read_bytes()
    with Disk(1, broken=False).at_work(), pytest.raises(NotKept, match="the disk failed"):
        commit(store, 1)
    assert found(store) == {0}
    assert (tmp_path / "data" / "convenor.journal").read_bytes() == before
    commit(store, 1)
    assert found(store) == {0, 1}
    store.close()


def test_a_disk_that_cannot_even_be_cut_back_stops_the_store(tmp_path: Path, key: str) -> None:
    store = open_store(tmp_path / "data", key, "demo")
    with Disk(1, broken=True).at_work(), pytest.raises(NotKept):
        commit(store, 0)
    for use in (lambda: commit(store, 1), lambda: store.due(NOW), lambda: next(store.tidy())):
        with pytest.raises(NotKept, match="restart Convenor"):
            use()
    store.close()


@kinds_of_failure
def test_opening_loses_nothing(tmp_path: Path, key: str, broken: bool, short: bool) -> None:
    for disk in every_failure(broken, short):
        folder = tmp_path / f"{disk.fails}"
        prepare_torn(folder, key)
        with disk.at_work():
            try_to_open(folder, key)
        store = open_store(folder, key, "demo")
        assert found(store) == {0, 1}
        assert list(folder.glob("*.new")) == []
        store.close()


@kinds_of_failure
def test_a_first_opening_that_fails_does_no_harm(tmp_path: Path, key: str, broken: bool, short: bool) -> None:
    for disk in every_failure(broken, short):
        folder = tmp_path / f"{disk.fails}"
        with disk.at_work():
            try_to_open(folder, key)
        store = open_store(folder, key, "demo")
        commit(store, 0)
        assert found(store) == {0}
        store.close()


@pytest.mark.usefixtures("small_slices")
@kinds_of_failure
def test_tidying_loses_nothing(tmp_path: Path, key: str, broken: bool, short: bool) -> None:
    for disk in every_failure(broken, short):
        folder = tmp_path / f"{disk.fails}"
        store = open_store(folder, key, "demo")
        kept = try_commits(store, range(3))
        with disk.at_work():
            kept |= tidy_and_commit(store)
        store.close()
        store = open_store(folder, key, "demo")
        assert kept <= found(store)
        assert list(folder.glob("*.new")) == []
        store.close()


def test_a_new_file_that_might_not_last_stops_the_store(tmp_path: Path, key: str) -> None:
    stopped = 0
    for disk in every_failure(broken=False, short=False):
        folder = tmp_path / f"{disk.fails}"
        store = open_store(folder, key, "demo")
        commit(store, 0)
        old = (folder / "convenor.journal").stat().st_ino
        with disk.at_work(), suppress(NotKept):
            list(store.tidy())
        if disk.hit and (folder / "convenor.journal").stat().st_ino != old:
            with pytest.raises(NotKept, match="restart Convenor"):
                commit(store, 1)
            stopped += 1
        store.close()
    assert stopped


def prepare_torn(folder: Path, key: str) -> None:
    """Two commits, a third that was torn, and what a tidy that crashed left behind."""
    store = open_store(folder, key, "demo")
    try_commits(store, range(3))
    store.close()
    file = folder / "convenor.journal"
    file.write_bytes(file.read_bytes()[:-10])
    (folder / "0123.new").write_bytes(b"half a line")


def try_to_open(folder: Path, key: str) -> None:
    try:
        open_store(folder, key, "demo").close()
    except (NotKept, OSError):
        return


def tidy_and_commit(store: TinyStore) -> set[int]:
    """The commits acknowledged between the steps of a tidy, and after it."""
    kept: set[int] = set()
    try:
        for step, _ in enumerate(store.tidy()):
            kept |= try_commits(store, range(100 + step, 101 + step))
    except NotKept:
        pass
    return kept | try_commits(store, range(200, 202))
