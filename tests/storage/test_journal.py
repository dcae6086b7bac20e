"""The file: what a crash may leave is mended, what somebody changed is refused, and neither loses a commit."""

import secrets
import stat
from pathlib import Path

import pytest

from panel.referrals import Draft
from storage import codec, kept, lines
from storage.store import Damaged, InUse, TooNew, WrongKey, WrongMode
from storage.tinydb_store import TinyStore, open_store
from tests.storage import samples
from tests.storage.conftest import Opener
from tests.storage.samples import NOW


@pytest.fixture
def file(folder: Path, opened: Opener) -> Path:
    """A closed file of a header and three commits: drafts a, b and c."""
    store = opened()
    for id in "abc":
        keep(store, id)
    store.close()
    return folder / kept.FILE


def keep(store: TinyStore, id: str) -> None:
    with store.turn(NOW) as turn:
        turn.save(samples.draft(id, f"the words of {id}"))


def drafts(store: TinyStore) -> list[str]:
    with store.turn(NOW) as turn:
        return [draft.id for draft in turn.find(Draft)]


def test_what_was_kept_is_there_when_the_store_opens_again(file: Path, opened: Opener) -> None:
    assert drafts(opened()) == ["a", "b", "c"]


def test_a_line_torn_at_any_byte_is_cut_off_and_the_rest_is_kept(
    file: Path, opened: Opener, caplog: pytest.LogCaptureFixture
) -> None:
    whole = file.read_bytes()
    start = whole[:-1].rindex(b"\n") + 1
    for end in range(start + 1, len(whole)):
        file.write_bytes(whole[:end])
        caplog.clear()
        store = opened()
        assert drafts(store) == ["a", "b"]
        assert file.read_bytes() == whole[:start]
        assert "Line 4 of the store was not written whole" in caplog.text
        keep(store, "d")
        store.close()
    store = opened()
    assert drafts(store) == ["a", "b", "d"]


@pytest.mark.parametrize("block", [slice(0, 40), slice(20, 60), slice(-60, None), slice(0, None)])
def test_a_last_line_with_blocks_that_never_reached_the_disk_is_cut_off(
    file: Path, opened: Opener, block: slice
) -> None:
    whole = file.read_bytes()
    start = whole[:-1].rindex(b"\n") + 1
    last = bytearray(whole[start:])
    last[block] = bytes(len(last[block]))
    file.write_bytes(whole[:start] + last)
    assert drafts(opened()) == ["a", "b"]
    assert file.read_bytes() == whole[:start]


def test_a_flipped_bit_anywhere_is_refused_and_nothing_is_changed(file: Path, opened: Opener) -> None:
    whole = file.read_bytes()
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        file.write_bytes(flipped)
        with pytest.raises(Damaged, match="line"):
            opened()
        assert file.read_bytes() == flipped


def test_lines_that_change_places_are_refused(file: Path, opened: Opener) -> None:
    header, a, b, c = file.read_bytes().splitlines(keepends=True)
    for order in ((b, a, c), (a, c, b), (a, c), (a, a, b, c), (a, b, c, a)):
        file.write_bytes(header + b"".join(order))
        with pytest.raises(Damaged, match=r"line \d, does not unseal"):
            opened()


def test_lines_of_another_file_with_the_same_key_are_refused(file: Path, tmp_path: Path, key: str) -> None:
    other = open_store(tmp_path / "other", key, "demo")
    keep(other, "x")
    other.close()
    line = (tmp_path / "other" / kept.FILE).read_bytes().splitlines(keepends=True)[1]
    header, _, b, c = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(header + line + b + c)
    with pytest.raises(Damaged, match="line 2, does not unseal"):
        open_store(file.parent, key, "demo")


def test_demo_data_stamped_as_production_is_refused(file: Path, key: str) -> None:
    header, *rest = file.read_bytes().splitlines(keepends=True)
    schema, text = lines.unframe(header)
    file.write_bytes(lines.frame(schema, text.replace(b'"demo"', b'"production"')) + b"".join(rest))
    with pytest.raises(Damaged, match="line 2, does not unseal"):
        open_store(file.parent, key, "production")


def test_another_key_is_refused_and_nothing_is_changed(file: Path, key: str, opened: Opener) -> None:
    before = file.read_bytes()
    with pytest.raises(WrongKey) as refused:
        open_store(file.parent, secrets.token_urlsafe(32), "demo")
    assert key not in str(refused.value)
    assert file.read_bytes() == before
    assert drafts(opened()) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text",
    ["", "short", secrets.token_urlsafe(31), secrets.token_urlsafe(33), "no base64!" * 5],
    ids=["nothing", "a word", "a byte short", "a byte long", "no base64"],
)
def test_a_key_that_is_none_is_refused(folder: Path, text: str) -> None:
    with pytest.raises(ValueError, match="CONVENOR_KEY"):
        open_store(folder, text, "demo")
    assert not folder.exists()


def test_a_key_may_be_padded(file: Path, key: str) -> None:
    open_store(file.parent, key + "=\n", "demo").close()


def test_demo_data_never_opens_in_production(file: Path, key: str) -> None:
    before = file.read_bytes()
    with pytest.raises(WrongMode, match="demo data"):
        open_store(file.parent, key, "production")
    assert file.read_bytes() == before


def test_a_newer_schema_is_refused(file: Path, opened: Opener) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole + lines.frame(codec.SCHEMA + 1, b"bm90IHJlYWQ="))
    with pytest.raises(TooNew, match="line 5"):
        opened()


def test_a_newer_layout_is_refused(file: Path, opened: Opener) -> None:
    header, *rest = file.read_bytes().splitlines(keepends=True)
    schema, text = lines.unframe(header)
    file.write_bytes(lines.frame(schema, text.replace(b'"format":1', b'"format":2')) + b"".join(rest))
    with pytest.raises(TooNew):
        opened()


def test_only_one_may_have_it_open(folder: Path, key: str, opened: Opener) -> None:
    store = opened()
    with pytest.raises(InUse):
        open_store(folder, key, "demo")
    store.close()
    open_store(folder, key, "demo").close()


@pytest.mark.usefixtures("small_slices")
def test_only_its_owner_may_read_it(file: Path, opened: Opener) -> None:
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {0o600}
    for _ in opened().tidy():
        assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {0o600}


def test_nothing_in_it_can_be_read_without_the_key(file: Path, key: str) -> None:
    content = file.read_bytes()
    for secret in (b"the words of a", b"draft", b"Draft", b"person-1", key.encode()):
        assert secret not in content


def test_a_turn_that_staged_nothing_writes_nothing(file: Path, opened: Opener) -> None:
    before = file.read_bytes()
    drafts(opened())
    assert file.read_bytes() == before


def test_a_turn_is_one_line(file: Path, opened: Opener) -> None:
    store = opened()
    with store.turn(NOW) as turn:
        for number in range(5):
            turn.save(samples.draft(f"draft-{number}"))
        turn.delete(turn.get(Draft, "a"))
        turn.audit("person-1", "refer", "draft-1")
    assert len(file.read_bytes().splitlines()) == 5


@pytest.mark.usefixtures("small_slices")
def test_a_closed_store_keeps_nothing_more(file: Path, opened: Opener) -> None:
    store = opened()
    tidying = store.tidy()
    next(tidying)
    store.close()
    before = file.read_bytes()
    for use in (lambda: keep(store, "d"), lambda: store.due(NOW), lambda: next(tidying), lambda: next(store.tidy())):
        with pytest.raises(Exception, match="closed"):
            use()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.glob("*.new")] == []
