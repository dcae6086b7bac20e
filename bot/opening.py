"""Opening the house: the procedures that run here, and the roster at the first start."""

import tomllib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from bot import mailboxes, obstacles
from bot.calls import apps, library
from bot.matters import settle_all
from bot.personas import personas
from bot.roster_file import read_roster
from bot.settings import Booking, Settings, Unusable
from bot.standing import used
from bot.steps import rules
from panel import procedure as procedures
from panel.people import Person
from panel.procedure import Procedure, ProcedureError
from panel.roster import RosterCheck
from storage.records import ProcedureText
from storage.store import Turn

PANEL = Path(procedures.__file__).parent
SHIPPED, GROUND = PANEL / "procedures", PANEL / "ground.toml"


def open_house(turn: Turn, settings: Settings) -> None:
    """Keeps each procedure under its version, and the people of the roster at the first start; `Unusable` says what
    stands in the way."""
    running = [
        _keep(turn, settings, name, texts) for name, texts in _texts(settings).items() if _chosen(settings, name, texts)
    ]
    if missing := set(settings.procedures) - set(running):
        raise Unusable(f"CONVENOR_PROCEDURES: {', '.join(sorted(missing))} is not to be found.")
    for text in turn.find(ProcedureText):
        if text.current and text.name not in running:
            turn.save(replace(text, current=False))
    for person in _newcomers(turn, settings):
        turn.save(person)
    for name in running:
        if turn.maybe(RosterCheck, name) is None:
            turn.save(RosterCheck(name, turn.now))
    used(turn, tenants=settings.calendar is Booking.GRAPH)
    apps.used(turn, tenant=settings.calendar is Booking.GRAPH)
    library.used(turn, library=settings.calendar is Booking.GRAPH and bool(settings.drive))
    mailboxes.used(turn, settings.mailbox)
    obstacles.used(turn, tenant=settings.calendar is Booking.GRAPH)
    settle_all(turn)


def _newcomers(turn: Turn, settings: Settings) -> list[Person]:
    """The roster file's people at the first start; in a demo, every persona that is not there yet."""
    if settings.demo:
        return [each for each in personas(turn.procedures()).values() if turn.maybe(Person, each.id) is None]
    return [] if turn.find(Person) else read_roster(settings.roster, turn.procedures())


def _texts(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Every procedure by name: the shipped ones, the partnership's own, and the overlays on either. Each stands on the
    ground that is shipped."""
    ground, texts = GROUND.read_text("utf-8"), _files(settings)
    overlays = {name: base for name, text in texts.items() if (base := _overlay_of(name, text))}
    for name, base in overlays.items():
        _fits(name, base, texts.keys() - overlays.keys())
    return {
        name: (ground, text, *(texts[over] for over, base in overlays.items() if base == name))
        for name, text in texts.items()
        if name not in overlays
    }


def _files(settings: Settings) -> dict[str, str]:
    """Each procedure file by its name; the partnership's own takes the place of a shipped one of the same name."""
    files = [*sorted(SHIPPED.glob("*.toml")), *sorted(settings.procedures_dir.glob("*.toml"))]
    return {file.stem: _text(file) for file in files}


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise Unusable(f"{file.name} is not text: save it as UTF-8") from None


def _fits(name: str, base: str, known: Collection[str]) -> None:
    """`Unusable` for an overlay that is laid over nothing: its values would be in force nowhere, unknown to anybody."""
    if base == name:
        raise Unusable(
            f"{name}.toml: overlay_of: it stands in the place of what it overlays: give it another file name"
        )
    if base not in known:
        raise Unusable(f"{name}.toml: overlay_of: there is no procedure {base!r} to lay it over")


def _overlay_of(name: str, text: str) -> str:
    try:
        return str(tomllib.loads(text).get("overlay_of", ""))
    except tomllib.TOMLDecodeError as error:
        raise Unusable(f"{name}.toml is not TOML: {error}") from None


def _file_of(settings: Settings, name: str, error: ProcedureError) -> str:
    """The file that a broken value stands in: the overlay of that version, or the procedure's own."""
    for over, text in _files(settings).items():
        table = tomllib.loads(text)
        if table.get("overlay_of") == name and error.name.endswith(f"+{table.get('version')}"):
            return f"{over}.toml"
    return f"{name}.toml"


def _chosen(settings: Settings, name: str, texts: tuple[str, ...]) -> bool:
    return name in settings.procedures if settings.procedures else _read(settings, name, texts).default


def _keep(turn: Turn, settings: Settings, name: str, files: tuple[str, ...]) -> str:
    try:
        return rules.begin(turn, name, files).name
    except ProcedureError as error:
        raise _unusable(settings, name, error) from None


def _read(settings: Settings, name: str, texts: tuple[str, ...]) -> Procedure:
    try:
        return procedures.read(name, texts)
    except ProcedureError as error:
        raise _unusable(settings, name, error) from None


def _unusable(settings: Settings, name: str, error: ProcedureError) -> Unusable:
    return Unusable(f"{_file_of(settings, name, error)}: {error}")
