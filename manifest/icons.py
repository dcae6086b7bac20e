"""`python -m manifest.icons` draws the two icons: a round table and its seats, seen from above."""

import math
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
SEATS = 8

Colour = tuple[int, int, int]
GROUND: Colour = (22, 78, 99)
TABLE: Colour = (240, 247, 248)
SEAT: Colour = (125, 190, 200)
CHAIR: Colour = (244, 190, 92)
WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True)
class Disc:
    """A filled circle; `hole` is the radius round the icon's middle that stays free. In pixels from that middle."""

    x: float
    y: float
    radius: float
    hole: float
    colour: Colour

    def covers(self, x: float, y: float) -> float:
        """How much of the pixel at x, y it covers, from 0 to 1."""
        outside = math.hypot(x - self.x, y - self.y) - self.radius
        inside = self.hole - math.hypot(x, y) if self.hole else outside
        return min(1, max(0, 0.5 - max(outside, inside)))


def table(size: float, top: Colour, seat: Colour, chair: Colour, hole: float = 0) -> list[Disc]:
    """A table of radius `size` with its seats drawn up to it; the chair's is the one at the top."""
    discs = [Disc(0, 0, size, hole, top)]
    for number in range(SEATS):
        turn = 2 * math.pi * number / SEATS - math.pi / 2
        x, y = size * 1.27 * math.cos(turn), size * 1.27 * math.sin(turn)
        discs.append(Disc(x, y, size * 0.37, size * 1.15, seat if number else chair))
    return discs


def draw(width: int, ground: Colour | None, discs: list[Disc]) -> bytes:
    """A square PNG; without a ground colour it is transparent."""
    middle = (width - 1) / 2
    rows = []
    for y in range(width):
        row = (_pixel(x - middle, y - middle, ground, discs) for x in range(width))
        rows.append(b"\0" + b"".join(row))
    return _png(width, b"".join(rows))


def _pixel(x: float, y: float, ground: Colour | None, discs: list[Disc]) -> bytes:
    if ground is None:
        covered = max(disc.covers(x, y) for disc in discs)
        return bytes((*WHITE, round(255 * covered)))
    colour = ground
    for disc in discs:
        part = disc.covers(x, y)
        red, green, blue = (
            round(under + (over - under) * part) for under, over in zip(colour, disc.colour, strict=True)
        )
        colour = (red, green, blue)
    return bytes((*colour, 255))


def _png(width: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, width, 8, 6, 0, 0, 0)
    pieces = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_piece(kind, data) for kind, data in pieces)


def _piece(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    (FOLDER / "color.png").write_bytes(draw(192, GROUND, table(42, TABLE, SEAT, CHAIR)))
    (FOLDER / "outline.png").write_bytes(draw(32, None, table(9.2, WHITE, WHITE, WHITE, hole=7.2)))
