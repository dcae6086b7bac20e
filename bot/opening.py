"""Opening the house: the procedures that run here, and the roster at the first start."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from bot.handlers.demo_personas import roster
from bot.settings import Settings, Unusable
from panel import procedure as procedures
from panel.people import Person, Post, Role
from panel.procedure import Procedure, ProcedureError
from storage.records import ProcedureText
from storage.store import Turn

SHIPPED = Path(procedures.__file__).parent / "procedures"


def open_house(turn: Turn, settings: Settings) -> None:
    """Keeps each procedure under its version, and the people of the roster at the first start; `Unusable` says what
    stands in the way."""
    running = [_keep(turn, name, texts) for name, texts in _texts(settings).items() if _chosen(settings, name, texts)]
    if not running:
        raise Unusable("CONVENOR_PROCEDURES: none of the procedures named there is to be found.")
    if not turn.find(Person):
        for person in roster(running) if settings.demo else read_roster(settings.roster):
            turn.save(person)


def _texts(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Every procedure by name: the shipped ones, the partnership's own, and the overlays on either."""
    files = [*sorted(SHIPPED.glob("*.toml")), *sorted(settings.procedures_dir.glob("*.toml"))]
    texts = {file.stem: file.read_text("utf-8") for file in files}
    overlays = {name: base for name, text in texts.items() if (base := _overlay_of(name, text))}
    return {
        name: (text, *(texts[over] for over, base in overlays.items() if base == name))
        for name, text in texts.items()
        if name not in overlays
    }


def _overlay_of(name: str, text: str) -> str:
    try:
        return str(tomllib.loads(text).get("overlay_of", ""))
    except tomllib.TOMLDecodeError as error:
        raise Unusable(f"{name}.toml is not TOML: {error}") from None


def _chosen(settings: Settings, name: str, texts: tuple[str, ...]) -> bool:
    return name in settings.procedures if settings.procedures else _read(name, texts).default


def _keep(turn: Turn, name: str, texts: tuple[str, ...]) -> str:
    """Keeps the procedure as the current one. Rules that have been in force never change under the same version."""
    procedure = _read(name, texts)
    id = f"{name}@{procedure.version}"
    before = turn.maybe(ProcedureText, id)
    if before and _read(name, before.texts) != procedure:
        raise Unusable(f"{name}: version {procedure.version} was in force with other values: give it a new version.")
    for other in turn.find(ProcedureText, name=name):
        if other.current and other.id != id:
            turn.save(ProcedureText(other.id, name, other.version, other.texts, current=False))
    if before is None or not before.current:
        turn.save(ProcedureText(id, name, procedure.version, texts, current=True))
    return name


def _read(name: str, texts: tuple[str, ...]) -> Procedure:
    try:
        return procedures.read(name, texts)
    except ProcedureError as error:
        raise Unusable(str(error)) from None


def read_roster(file: Path) -> list[Person]:
    """The people of a roster file; `Unusable` names the file and what is wrong with it.

    A person is `[[person]]` with `id` (the Entra object id), `name`, and `[[person.post]]`s of `procedure`, `role` and,
    for a member, `seat`.
    """
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        return [_person(entry) for entry in table["person"]]
    except FileNotFoundError:
        raise Unusable(f"CONVENOR_ROSTER: {file} is not there. It says who is who at the first start.") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise Unusable(f"CONVENOR_ROSTER: {file} cannot be read: {type(error).__name__} {error}") from None


def _person(entry: Mapping[str, object]) -> Person:
    posts = entry["post"]
    if not isinstance(posts, list):
        raise ValueError("post must be [[person.post]]")
    kept = tuple(Post(str(post["procedure"]), Role(post["role"]), str(post.get("seat", ""))) for post in posts)
    return Person(str(entry["id"]).lower(), str(entry["name"]), kept)
