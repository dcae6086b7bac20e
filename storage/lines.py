"""One line of the file: checksum, length and schema, then text; and how a torn line is told from a changed one."""

from zlib import crc32

HEAD = len("00000000:00000000:0000:")
"""Checksum of all that follows it, length of the text, schema; in hexadecimal."""


def frame(schema: int, text: bytes) -> bytes:
    """The line for some text that holds no line end."""
    rest = b"%08x:%04x:%b" % (len(text), schema, text)
    return b"%08x:%b\n" % (crc32(rest), rest)


def unframe(line: bytes) -> tuple[int, bytes]:
    """Schema and text of a line; `ValueError` if the checksum does not fit."""
    rest = memoryview(line)[9:-1]  # a line can be long, and a copy of it costs more than its checksum
    if line[:9] != b"%08x:" % crc32(rest) or line[-1:] != b"\n":
        raise ValueError("its checksum does not fit")
    return int(line[18:22], 16), line[HEAD:-1]


def torn(line: bytes) -> bool:
    """Whether the last line of a file was never written whole: bytes are missing, or never reached the disk.

    A disk that loses power may keep the length of a file and not all its blocks: those read as NUL, which no line has.
    A line that is all there but does not fit was changed, even where the change hit its line end.
    """
    if b"\0" in line:
        return True
    if line.endswith(b"\n"):
        return False
    return len(line) < HEAD or len(line) < HEAD + _length(line) + 1


def _length(line: bytes) -> int:
    try:
        return int(line[9:17], 16)
    except ValueError:
        return 0
