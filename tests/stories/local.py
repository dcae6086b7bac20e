"""A partnership's own values over the shipped procedure, and a bot that runs by them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.dialogue import Teams, talking
from tests.panel.durham import NAME

HERE = 'local = "The members, 4 May 2026"'


def overlay(rules: str) -> str:
    """An overlay of the shipped procedure: `rules` are TOML, whose values end in `HERE`."""
    return f'overlay_of = "{NAME}"\nversion = "local-1"\n{rules}'


def values(section: str, **given: str) -> str:
    """A section of an overlay: each value as TOML writes it."""
    lines = (f"{name} = {{ value = {value}, {HERE} }}\n" for name, value in given.items())
    return f"[{section}]\n{''.join(lines)}"


@asynccontextmanager
async def ruled(folder: Path, rules: str) -> AsyncIterator[Teams]:
    """A bot in demo mode that runs by the shipped procedure with these values over it."""
    (folder / "local.toml").write_text(overlay(rules), "utf-8")
    async with talking(CONVENOR_PROCEDURES_DIR=str(folder)) as teams:
        yield teams


def two_scales(both: str) -> str:
    """A second scale of two colours, one of which reaches the threshold, beside the first or together with it."""
    colours = "".join(
        f'[[matrix.second_levels]]\nid = "{id}"\ntitle = "{id.capitalize()}"\n{HERE}\n' for id in ("green", "red")
    )
    return (
        values("matrix", second='"The colours"')
        + values("matrix.threshold", second_levels='["red"]', both=both)
        + colours
    )
