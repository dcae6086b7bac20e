"""What was deleted is gone: the words, the sealed bytes, and the key that sealed them."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from cryptography.exceptions import InvalidTag

from panel.referrals import Draft, Matrix
from storage import kept, sealing
from storage.records import Answered
from storage.sealing import Commit, Row
from storage.tinydb_store import TinyStore
from tests.storage import samples, unsealed
from tests.storage.conftest import Opener
from tests.storage.samples import NOW

WORDS = "a sentence that nobody else would write"


@pytest.fixture
def store(opened: Opener) -> TinyStore:
    store = opened()
    with store.turn(NOW) as turn:
        turn.save(samples.draft("stays"))
        turn.save(samples.draft("goes", WORDS))
        turn.save(samples.answered("reply", "goes", WORDS.encode()))
        for number in range(20):
            turn.save(samples.notice(f"notice-{number}"))
    return store


def delete(store: TinyStore, id: str) -> None:
    with store.turn(NOW) as turn:
        turn.delete(turn.get(Draft, id))


def tidy(store: TinyStore) -> None:
    for _ in store.tidy():
        pass


def content(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_a_deleted_draft_is_nowhere_in_the_folder_after_tidying(store: TinyStore, folder: Path, key: str) -> None:
    sealed = content(folder).splitlines()[1:]
    assert WORDS.encode() in unsealed.everything(folder, key)
    delete(store, "goes")
    assert store.untidy
    tidy(store)
    assert not store.untidy
    left = unsealed.everything(folder, key)
    assert b"nothing yet" in left
    assert WORDS.encode() not in left
    assert b"goes" not in left
    assert not any(line[30:60] in content(folder) for line in sealed)
    assert [path.name for path in sorted(folder.iterdir())] == [kept.FILE, "lock"]


def test_old_revisions_are_gone_as_well(store: TinyStore, folder: Path, key: str) -> None:
    with store.turn(NOW) as turn:
        turn.save(samples.draft("goes", "something else"))
        turn.delete(turn.get(Answered, "reply"))
    tidy(store)
    assert WORDS.encode() not in unsealed.everything(folder, key)
    assert b"something else" in unsealed.everything(folder, key)


def test_rows_are_sealed_under_their_owners_own_key(store: TinyStore, folder: Path, key: str) -> None:
    place, first = next(unsealed.commits(folder, key))
    assert first.keys.keys() == {"stays", "goes"}
    assert len(set(first.keys.values()) | {sealing.master_key(key)}) == 3
    for row in (row for row in first.rows if row.owner):
        assert row.body is not None
        bound = msgspec.msgpack.encode((place, row.kind, row.id))
        assert sealing.unseal(first.keys[row.owner], row.body, bound)
        for wrong in {*first.keys.values(), sealing.master_key(key)} - {first.keys[row.owner]}:
            with pytest.raises(InvalidTag):
                sealing.unseal(wrong, row.body, bound)


def test_rows_of_one_owner_cannot_be_exchanged(store: TinyStore, folder: Path, key: str) -> None:
    place, commit = next(unsealed.commits(folder, key))
    [draft, reply] = [row for row in commit.rows if row.owner == "goes"]
    swapped = Commit([Row(draft.kind, draft.id, "goes", reply.body), Row(reply.kind, reply.id, "goes", draft.body)], {})
    master, bound = sealing.master_key(key), msgspec.msgpack.encode(place)
    sealed = sealing.seal(master, msgspec.msgpack.encode(swapped), bound)
    with pytest.raises(InvalidTag):
        sealing.unseal_commit(master, place, sealed, dict(commit.keys))


def test_without_its_data_key_a_case_cannot_be_read(opened: Opener, folder: Path, key: str) -> None:
    store = opened()
    with store.turn(NOW) as turn:
        turn.save(samples.case())
        turn.save(samples.matrix("m1", date(2026, 1, 1)))
    before = (folder / kept.FILE).read_bytes()
    with store.turn(NOW) as turn:
        turn.delete(samples.case())
        turn.save(samples.draft("stays"))
    tidy(store)
    store.close()
    left = {data_key for _, commit in unsealed.commits(folder, key) for data_key in commit.keys.values()}
    (folder / kept.FILE).write_bytes(before)
    [(_, old)] = unsealed.commits(folder, key)
    assert {row.kind for row in old.rows} == {"Case", "Matrix"}
    assert left
    assert left.isdisjoint(old.keys.values())
    assert b"two ticks" not in b"".join(row.body or b"" for row in old.rows)


def test_what_comes_after_a_deletion_has_another_key(opened: Opener, folder: Path, key: str) -> None:
    store = opened()
    for _ in range(2):
        with store.turn(NOW) as turn:
            turn.save(samples.draft("a"))
        with store.turn(NOW) as turn:
            turn.delete(turn.get(Draft, "a"))
            turn.save(samples.answered("gone", "a"))
        with store.turn(NOW) as turn:
            turn.delete(turn.get(Answered, "gone"))
    keys = [commit.keys["a"] for _, commit in unsealed.commits(folder, key) if commit.keys]
    assert len(set(keys)) == len(keys) == 4
    store.close()
    with opened().turn(NOW) as turn:
        assert turn.find(Draft) == []


def test_the_store_serves_while_it_is_tidied(opened: Opener, folder: Path, key: str) -> None:
    store = opened()
    with store.turn(NOW) as turn:
        for number in range(200):
            turn.save(samples.draft(f"draft-{number:03d}"))
    steps = 0
    for steps, _ in enumerate(store.tidy(), start=1):
        delete(store, f"draft-{steps:03d}")
        delete(store, f"draft-{200 - steps:03d}")
        with store.turn(NOW) as turn:
            turn.save(samples.draft("draft-100", f"after step {steps}"))
            turn.save(samples.matrix(f"m{steps}", date(2026, 1, 1)))
    assert steps >= 3
    left = unsealed.everything(folder, key)
    assert b"draft-199" in left  # it was copied before it was deleted: the next tidy takes it out
    assert b"draft-001" not in left
    expected = [f"draft-{number:03d}" for number in range(200) if steps < number < 200 - steps or number == 0]
    for _ in range(2):
        with store.turn(NOW) as turn:
            assert [draft.id for draft in turn.find(Draft)] == expected
            assert turn.get(Draft, "draft-100").answers == {"words": f"after step {steps}"}
            assert len(turn.find(Matrix)) == steps
        store.close()
        store = opened()
    tidy(store)
    left = unsealed.everything(folder, key)
    assert b"draft-199" not in left
    assert b"draft-001" not in left


def test_a_tidy_given_up_half_way_leaves_everything_as_it_was(opened: Opener, folder: Path) -> None:
    store = opened()
    with store.turn(NOW) as turn:
        for number in range(200):
            turn.save(samples.draft(f"{number:03d}"))
    steps = store.tidy()
    next(steps)
    crashed = {path.name: path.read_bytes() for path in folder.iterdir()}
    steps.close()  # type: ignore[attr-defined]
    assert [path.name for path in folder.glob(kept.NEW)] == []
    tidy(store)
    store.close()
    for name, old in crashed.items():
        (folder / name).write_bytes(old)
    store = opened()
    assert [path.name for path in sorted(folder.iterdir())] == [kept.FILE, "lock"]
    with store.turn(NOW) as turn:
        assert len(turn.find(Draft)) == 200


@pytest.mark.usefixtures("small_slices")
def test_two_tidies_at_once_are_refused(store: TinyStore) -> None:
    steps = store.tidy()
    next(steps)
    with pytest.raises(RuntimeError, match="already"):
        next(store.tidy())
    for _ in steps:
        pass
    tidy(store)


def test_a_store_of_mostly_old_lines_is_untidy(opened: Opener) -> None:
    store = opened()
    seen = []
    for _ in range(3):
        with store.turn(NOW) as turn:
            turn.save(samples.draft())
        seen.append(store.untidy)
    assert seen == [False, False, True]
    tidy(store)
    assert not store.untidy
