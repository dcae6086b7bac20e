"""The shipped Durham procedure, as its texts and as it is read, and an overlay of it."""

from pathlib import Path

import panel
from panel.procedure import Procedure, read

NAME = "durham-shcg"
PANEL = Path(panel.__file__).parent
GROUND = (PANEL / "ground.toml").read_text(encoding="utf-8")
TEXT = (PANEL / "procedures" / f"{NAME}.toml").read_text(encoding="utf-8")
TEXTS = (GROUND, TEXT)
DURHAM = read(NAME, TEXTS)

LOCAL = f"""
overlay_of = "{NAME}"
version = "local-1"

[screening]
working_days = {{ value = 2, local = "The members, 4 May 2026" }}

[safety]
front_door_number = {{ value = "0000 000 000", local = "The coordinator, 4 May 2026" }}
"""


def overlaid(*overlays: str) -> Procedure:
    """The shipped procedure with overlays on it."""
    return read(NAME, (*TEXTS, *overlays))


def written(old: str, new: str) -> tuple[str, str]:
    """The ground and the shipped procedure, a line of which is written otherwise: its own where it has it."""
    own = old in TEXT
    assert (TEXT if own else GROUND).count(old) == 1, old
    return (GROUND, TEXT.replace(old, new)) if own else (GROUND.replace(old, new), TEXT)
