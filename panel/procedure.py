"""text -> Procedure: a partnership's own rules, every value with its source or marked assumed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from panel.coherence import misfits
from panel.rules import Rules
from panel.values import BESIDE, Origin, Source, Wrong, section


class ProcedureError(ValueError):
    """A procedure cannot be used: which one (`name`, with its overlay), the dotted key, and the reason in words."""

    def __init__(self, name: str, key: str, reason: str) -> None:
        super().__init__(": ".join(part for part in (name, key, reason) if part))
        self.name = name
        self.key = key
        self.reason = reason


@dataclass(frozen=True)
class Procedure(Rules):
    """The rules in force. `sources` says for each dotted key (`referral.under_age`) where its value comes from."""

    name: str
    version: str
    default: bool
    sources: Mapping[str, Source]

    @property
    def assumptions(self) -> dict[str, str]:
        """Each dotted key of which a document does not say all, or nothing, with what is assumed."""
        given = self.sources.items()
        return self._from(Origin.ASSUMED) | {key: source.unsaid for key, source in given if source.unsaid}

    @cached_property
    def missing_before_live(self) -> dict[str, str]:
        """Each dotted key that must be set before going live and is not, with what it is."""
        return self._from(Origin.BEFORE_LIVE)

    @property
    def conflicts(self) -> dict[str, str]:
        """Each dotted key about which the document contradicts itself, with how, and which of the two is read."""
        return {key: source.conflict for key, source in self.sources.items() if source.conflict}

    def review_passed(self, today: date) -> bool:
        """Whether the day by which the document was to be reviewed is over."""
        return self.review_due is not None and self.review_due < today

    def value(self, key: str) -> Any:
        """The value under a dotted key of `sources`; an entry of a list is named by its id."""
        found: Any = self
        for part in key.split("."):
            found = (
                next(each for each in found if each.id == part) if isinstance(found, tuple) else getattr(found, part)
            )
        return found

    def __hash__(self) -> int:
        # The fields are many and `sources` cannot be hashed; name and version tell procedures apart well enough.
        return hash((self.name, self.version))

    def _from(self, origin: Origin) -> dict[str, str]:
        return {key: source.words for key, source in self.sources.items() if source.origin is origin}


def read(name: str, texts: tuple[str, ...], newest: tuple[str, ...] = ()) -> Procedure:
    """The procedure in `texts`: the ground it stands on, if one comes first; the whole procedure; and each overlay on
    it. ProcedureError for anything that is not right.

    Texts that were kept by an earlier Convenor may lack what later ones ask for: that is taken from the `newest`.
    """
    label, (table, overlays) = name, _whole(name, texts)
    if newest:
        table = _filled(table, _whole(name, newest)[0])
    procedure = _procedure(label, name, table)
    for text in overlays:
        label, overlay = _overlay(label, name, text)
        table = _merged(table, overlay) | {"version": f"{table['version']}+{overlay['version']}"}
        procedure = _procedure(label, name, table)
    return procedure


def _whole(name: str, texts: tuple[str, ...]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A whole procedure, with its ground under it; and the overlays."""
    first = _loaded(name, texts[0])
    ground, texts = (first, texts[1:]) if first.pop("ground", False) else ({}, texts)
    table = _table(name, texts[0])
    if "overlay_of" in table:
        raise ProcedureError(name, "overlay_of", "this is an overlay, and needs the whole procedure before it")
    return _merged(ground, table), texts[1:]


def _loaded(label: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProcedureError(label, "", f"is not TOML: {error}") from None


def _table(label: str, text: str) -> dict[str, Any]:
    table = _loaded(label, text)
    if not isinstance(table.get("version"), str) or not table["version"]:
        raise ProcedureError(label, "version", 'must be text, such as "1"')
    if not isinstance(table.get("default", False), bool):
        raise ProcedureError(label, "default", "must be true or false")
    return table


def _overlay(below: str, name: str, text: str) -> tuple[str, dict[str, Any]]:
    """What an overlay is called in an error, and what it gives; the proposals it sets aside are no rule."""
    table = _table(f"{below}+overlay", text)
    label = f"{below}+{table['version']}"
    if table.pop("overlay_of", None) != name:
        raise ProcedureError(label, "overlay_of", f"must be {name!r}")
    aside = table.pop("set_aside", [])
    if not isinstance(aside, list) or not all(isinstance(each, str) for each in aside):
        raise ProcedureError(label, "set_aside", "must be a list of proposals")
    return label, table


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """What `above` gives takes the place of what `below` gave, value by value; a list is replaced whole."""
    return below | {key: _over(below.get(key), value) for key, value in above.items()}


def _over(old: Any, new: Any) -> Any:
    both = isinstance(old, dict) and isinstance(new, dict)
    return _merged(old, new) if both and not (old.keys() | new.keys()) & {"value", *BESIDE} else new


def _filled(old: Any, new: Any) -> Any:
    """What `old` gives, and what only `new` has; entries of a list are the same where their ids are."""
    if isinstance(old, dict) and isinstance(new, dict) and not old.keys() & {"value", *BESIDE}:
        return new | {key: _filled(value, new.get(key)) for key, value in old.items()}
    if isinstance(old, list) and isinstance(new, list) and all(isinstance(each, dict) for each in (*old, *new)):
        entries = {entry.get("id"): entry for entry in new}
        return [_entry(entry, entries.get(entry.get("id"), {})) for entry in old]
    return old


def _entry(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """One entry of a list, which has one origin for all its fields: its own."""
    return {key: value for key, value in new.items() if key not in BESIDE} | old


def _procedure(label: str, name: str, table: dict[str, Any]) -> Procedure:
    sources: dict[str, Source] = {}
    rules = {key: value for key, value in table.items() if key not in ("version", "default")}
    try:
        values = section(Rules, rules, sources.__setitem__)
    except Wrong as wrong:
        raise ProcedureError(label, wrong.key, wrong.reason) from None
    version, default = table["version"], table.get("default", False)
    procedure = Procedure(**values, name=name, version=version, default=default, sources=sources)
    for key, reason in misfits(procedure):
        raise ProcedureError(label, key, reason)
    return procedure
