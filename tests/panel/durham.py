"""The shipped Durham procedure, as its text and as it is read, and an overlay of it."""

from pathlib import Path

import panel
from panel.procedure import read

NAME = "durham-shcg"
TEXT = (Path(panel.__file__).parent / "procedures" / f"{NAME}.toml").read_text(encoding="utf-8")
DURHAM = read(NAME, (TEXT,))

LOCAL = f"""
overlay_of = "{NAME}"
version = "local-1"

[screening]
working_days = {{ value = 2, local = "The members, 4 May 2026" }}

[safety]
front_door_number = {{ value = "0000 000 000", local = "The coordinator, 4 May 2026" }}
"""
