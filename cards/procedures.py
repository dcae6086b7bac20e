"""The rules in force, each with its source or as an assumption; what is missing before going live."""

from datetime import time
from typing import Any

from cards import templates
from cards.filling import which
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says
from cards.verbs import Verb
from panel.procedure import Procedure
from panel.rules.ground import Definition
from panel.said import said_time
from panel.values import Origin, Source

PAGE = 12
PARTS = {"rules": "The rules", "assumed": "Assumptions", "live": "Before going live"}
ORIGINS = {
    Origin.SOURCE: "from the document",
    Origin.ASSUMED: "assumed",
    Origin.LOCAL: "decided here",
    Origin.NOT_SUPPLIED: "not supplied",
    Origin.BEFORE_LIVE: "to be set before going live",
}


def start(procedure: Procedure, asked: str) -> Posted:
    """A typed `procedure`, or `procedure assumptions`: how many rules, and what can be looked up."""
    counts = templates.procedures.rules_count(
        len(procedure.sources), len(procedure.assumptions), len(procedure.missing_before_live)
    )
    looked_up = [
        button(words, Verb.PROCEDURE_PART, main=words.casefold() == asked.casefold(), part=part, page=0)
        for part, words in PARTS.items()
    ]
    return posted(templates.procedures.rules_of(procedure.title, procedure.version), counts, buttons=looked_up)


def page(procedure: Procedure, part: str, number: int) -> Opened:
    """Twelve rules at a time: the rule's key, and where it comes from."""
    rows = list(_chosen(procedure, part).items())
    shown = rows[number * PAGE : (number + 1) * PAGE]
    at: Ids = {"part": part}
    more = (number + 1) * PAGE < len(rows)
    return opened(
        f"{procedure.title}: {PARTS.get(part, PARTS['rules']).lower()}",
        says(f"Version {procedure.version}. {which(number * PAGE, len(shown), len(rows))}".strip(), quietly=True),
        facts(
            (_named(key), f"{_value(procedure, key)} ({ORIGINS[source.origin]}: {source.words})")
            for key, source in shown
        ),
        buttons=[
            *([button("Earlier", Verb.PROCEDURE_PART, at=at, page=number - 1)] if number else []),
            *([button("More", Verb.PROCEDURE_PART, at=at, page=number + 1)] if more else []),
            button("All parts", Verb.SAY, text="procedure"),
        ],
    )


def using(procedure: Procedure) -> Posted:
    return posted(templates.procedures.using(procedure.title), buttons=[button("Help", Verb.SAY, text="help")])


def _chosen(procedure: Procedure, part: str) -> dict[str, Source]:
    wanted = {"assumed": Origin.ASSUMED, "live": Origin.BEFORE_LIVE}.get(part)
    return {key: source for key, source in procedure.sources.items() if wanted in (None, source.origin)}


def _named(key: str) -> str:
    return key.replace("_", " ").replace(".", ": ", 1).replace(".", ", ")


def _value(procedure: Procedure, key: str) -> str:
    """The value under a dotted key, in words; an entry of a list is named by its id."""
    value: Any = procedure
    for part in key.split("."):
        value = next(entry for entry in value if entry.id == part) if isinstance(value, tuple) else getattr(value, part)
    return _said(value)


def _said(value: Any) -> str:
    match value:
        case None:
            return "not set"
        case bool():
            return "yes" if value else "no"
        case time():
            return said_time(value)
        case tuple():
            return ", ".join(map(_said, value))
        case str() | int():
            return str(value)
        case Definition():
            return f"{value.title}: {value.text}"
        case _:
            return str(value.title)
