"""The file: a header line, then one sealed and checksummed line a commit, each written and fsynced once."""

import errno
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import pybase64
from cryptography.exceptions import InvalidTag

from storage import lines, sealing
from storage.codec import SCHEMA
from storage.header import Header, new_header
from storage.sealing import Commit, Place, Row
from storage.store import Damaged, NotKept, TooNew

STEP = 8 * 1024 * 1024
"""How many bytes of a replaced file are given back at once: a few milliseconds."""

log = logging.getLogger(__name__)


class Journal:
    """One file, open for appending. `end` is where the last good line ends, `line` how many lines there are.

    `rows` and `deletions` count what the lines hold, living or not. Once `refusal` says why, nothing more is kept.
    """

    def __init__(self, path: Path, descriptor: int, header: bytes, master: bytes) -> None:
        self.path = path
        self.end = 0
        self.line = 0
        self.rows = 0
        self.deletions = 0
        self.refusal = ""
        self._descriptor = descriptor
        self._header = header
        self._master = master

    def append(self, commit: Commit, keys: Mapping[str, bytes]) -> None:
        """Keeps a commit, for good, or raises `NotKept` and leaves the file as it was."""
        self.check()
        place = Place(self._header, self.line + 1, SCHEMA)
        sealed = sealing.seal_commit(self._master, place, commit, keys)
        line = lines.frame(SCHEMA, pybase64.b64encode(sealed))
        self._write(line)
        self._advance(line, commit.rows)

    def begin(self) -> None:
        """Writes the header into a new file, or raises `NotKept`."""
        line = lines.frame(SCHEMA, self._header)
        self._write(line)
        self._advance(line)

    def check(self) -> None:
        """`NotKept` if nothing more can be kept, with the reason."""
        if self.refusal:
            raise NotKept(self.refusal)

    def replay(self, keys: dict[str, bytes]) -> Iterator[Commit]:
        """Every commit, oldest first; its data keys are put into `keys`. A torn last line is cut off at the end.

        `Damaged` for a line that was changed, moved or not written with this key, `TooNew` for one of a newer schema.
        """
        with self.path.open("rb") as file:
            header = file.readline()
            self.end, self.line = len(header), 1
            for line in file:
                if lines.torn(line) and not file.peek(1):
                    log.warning("Line %d of the store was not written whole and is cut off", self.line + 1)
                    break
                commit = self._read(line, keys)
                self._advance(line, commit.rows)
                yield commit
        self._truncate()  # and fsynced: a process that was killed may have left lines that are not on the disk yet

    def rename(self, path: Path) -> None:
        """Puts the file in the place of another, in force once `confirm` has returned; `NotKept` if that failed."""
        try:
            os.replace(self.path, path)
        except OSError as error:
            raise NotKept(f"The new file could not be put in place ({error.strerror}).") from error
        self.path = path

    def confirm(self) -> None:
        """Makes a `rename` last; `NotKept` if the disk does not say so: the old file might come back."""
        try:
            sync_folder(self.path.parent)
        except OSError as error:
            self.refusal = f"The disk failed ({error.strerror}) and nothing more is kept: restart Convenor."
            raise NotKept(self.refusal) from error

    def discard(self) -> None:
        """Closes the file and removes it; what cannot be removed now is removed when the store opens next."""
        self.close()
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            log.warning("A file that is not in force could not be removed", exc_info=True)

    def vanish(self) -> Iterator[None]:
        """Closes a file that another has replaced, giving its space back in steps: all at once would stall the loop."""
        try:
            for size in range(self.end - STEP, 0, -STEP):
                os.ftruncate(self._descriptor, size)
                yield
        except OSError:
            log.warning("The space of the old file is given back all at once", exc_info=True)
        finally:
            self.close()

    def close(self) -> None:
        """Lets go of the file; whatever is asked of it afterwards is refused."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1
        self.refusal = "The store is closed."

    def _write(self, line: bytes) -> None:
        kept = False
        try:
            if os.pwrite(self._descriptor, line, self.end) != len(line):
                raise OSError(errno.ENOSPC, "the disk took only a part of the line")
            os.fsync(self._descriptor)
            kept = True
        except OSError as error:
            raise NotKept(f"The disk refused to keep this ({error.strerror}).") from error
        finally:
            if not kept:
                self._cut_back()

    def _cut_back(self) -> None:
        try:
            self._truncate()
        except OSError as error:
            log.exception("The file could not be cut back")
            self.refusal = f"The disk failed ({error.strerror}) and nothing more is kept: restart Convenor."

    def _truncate(self) -> None:
        os.ftruncate(self._descriptor, self.end)
        os.fsync(self._descriptor)

    def _advance(self, line: bytes, rows: Sequence[Row] = ()) -> None:
        self.end += len(line)
        self.line += 1
        self.rows += len(rows)
        self.deletions += sum(row.body is None for row in rows)

    def _read(self, line: bytes, keys: dict[str, bytes]) -> Commit:
        number = self.line + 1
        try:
            schema, text = lines.unframe(line)
            if schema > SCHEMA:
                raise TooNew(f"{self.path.name}, line {number}, was written by a newer Convenor.")
            place = Place(self._header, number, schema)
            return sealing.unseal_commit(self._master, place, pybase64.b64decode(text, validate=True), keys)
        except InvalidTag as error:
            raise Damaged(f"{self.path.name}, line {number}, does not unseal: it was changed or moved.") from error
        except (ValueError, KeyError) as error:
            raise Damaged(f"{self.path.name}, line {number}, cannot be read: {error}.") from error


def create(path: Path, key: bytes, mode: str) -> Journal:
    """A new file with nothing in it, which only its owner may read; `NotKept` if the disk refuses it."""
    header = msgspec.json.encode(new_header(key, mode))
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise NotKept(f"The disk refused a new file ({error.strerror}).") from error
    file = Journal(path, descriptor, header, key)
    try:
        file.begin()
    except NotKept:
        file.discard()
        raise
    return file


def reopen(path: Path, key: bytes, mode: str) -> Journal:
    """A file that is there, before its `replay`. `Damaged`, `TooNew`, `WrongKey`, `WrongMode`, `OSError`."""
    with path.open("rb") as file:
        line = file.readline()
    try:
        text = lines.unframe(line)[1]
        found = msgspec.json.decode(text, type=Header)
    except ValueError as error:
        raise Damaged(f"{path.name}, line 1, cannot be read: {error}.") from error
    found.check(path.name, key, mode)
    return Journal(path, os.open(path, os.O_RDWR), text, key)


def sync_folder(folder: Path) -> None:
    """Makes what was created or renamed in a folder last; `OSError` if the disk refuses."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
