"""Every shipped procedure, read."""

from panel.procedure import Procedure, read
from tests.panel.durham import GROUND, PANEL

FILES = {file.stem: file.read_text(encoding="utf-8") for file in sorted((PANEL / "procedures").glob("*.toml"))}
SHIPPED: dict[str, Procedure] = {name: read(name, (GROUND, text)) for name, text in FILES.items()}
