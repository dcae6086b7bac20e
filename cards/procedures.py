"""The rules in force, each with its source or as an assumption; what is missing before going live; two side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, time
from types import NoneType
from typing import Any

from microsoft_teams.cards import CardElement

from cards import templates
from cards.filling import turning, which
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says, title
from cards.verbs import Verb
from panel.differences import Difference
from panel.procedure import Procedure
from panel.rules.ground import Definition
from panel.said import said_day, said_time
from panel.values import SAID_ORIGINS

PAGE = 12
PLAIN = (NoneType, str, int, time, date, tuple)
TITLES = {"id", "title"}
PARTS = {"rules": "The rules", "assumed": "Assumptions", "conflict": "Contradictions", "live": "Before going live"}
NONE = {
    "conflict": "No contradiction within the document was found.",
    "live": "Everything is settled that must be settled before going live.",
}


def start(procedure: Procedure, chosen: str, today: date, others: bool, proposals: bool = False) -> Posted:
    """A typed `procedure`, or `procedure assumptions`: how many rules, and what can be looked up; `others` run here,
    too; `proposals` says that this person may see those."""
    lines = templates.procedures
    return posted(
        lines.rules_of(procedure.title, procedure.version),
        lines.rules_count(len(procedure.sources), len(procedure.assumptions), len(procedure.missing_before_live)),
        *(
            [lines.review_passed(procedure.review_due)]
            if procedure.review_due and procedure.review_passed(today)
            else []
        ),
        *([lines.HOW_TO_COMPARE] if others else []),
        buttons=[
            button(words, Verb.PROCEDURE_PART, main=part == chosen, part=part, page=0, procedure=procedure.name)
            for part, words in PARTS.items()
        ]
        + ([button("Proposals", Verb.SAY, text="procedure proposals")] if proposals else []),
    )


def page(procedure: Procedure, part: str, number: int, kept: Sequence[tuple[str, str]] = ()) -> Opened:
    """Twelve rules at a time, under the section they belong to: what the rule says, and where it comes from. `kept` is
    what is on record of what a partnership looks at again."""
    keys = _keys(procedure, part)
    shown = keys[number * PAGE : (number + 1) * PAGE]
    at: Ids = {"part": part, "procedure": procedure.name}
    return opened(
        f"{procedure.title}: {PARTS.get(part, PARTS['rules']).lower()}",
        says(f"Version {procedure.version}. {which(number * PAGE, len(shown), len(keys))}".strip(), quietly=True),
        *_nothing(procedure, part, keys),
        *([facts(kept)] if kept and not number else []),
        *_by_section(procedure, shown),
        buttons=[
            *turning(Verb.PROCEDURE_PART, at, number, more=(number + 1) * PAGE < len(keys), main=True),
            button("All parts", Verb.SAY, text="procedure"),
        ],
    )


def compared(one: Procedure, other: Procedure, count: int) -> Posted:
    """A typed `procedure diff A B`: in how many values they differ."""
    at: Ids = {"one": one.name, "other": other.name}
    return posted(
        templates.procedures.compared(one.title, other.title),
        templates.procedures.differ(count),
        buttons=[
            *([button("Show the differences", Verb.PROCEDURE_DIFF, main=True, at=at, page=0)] if count else []),
            button("The rules", Verb.SAY, text="procedure"),
        ],
    )


def side_by_side(one: Procedure, other: Procedure, found: Sequence[Difference], number: int) -> Opened:
    """Twelve differences at a time: what each of the two says."""
    shown = found[number * PAGE : (number + 1) * PAGE]
    at: Ids = {"one": one.name, "other": other.name}
    rows = ((named(each.key), f"{one.title}: {said(each.one)}. {other.title}: {said(each.other)}") for each in shown)
    return opened(
        f"{one.title} and {other.title}",
        says(which(number * PAGE, len(shown), len(found)) or f"{len(found)} in all.", quietly=True),
        facts(rows),
        buttons=turning(Verb.PROCEDURE_DIFF, at, number, more=(number + 1) * PAGE < len(found), main=True),
    )


def using(procedure: Procedure) -> Posted:
    return posted(templates.procedures.using(procedure.title), buttons=[button("Help", Verb.SAY, text="help")])


def _nothing(procedure: Procedure, part: str, keys: Sequence[str]) -> list[CardElement]:
    """That there is none of it, or nothing that is missing."""
    some = procedure.missing_before_live if part == "live" else keys
    return [] if some else [says(NONE.get(part, "There are none."))]


def _keys(procedure: Procedure, part: str) -> list[str]:
    match part:
        case "assumed":
            return list(procedure.assumptions)
        case "conflict":
            return list(procedure.conflicts)
        case "live":
            missing = procedure.missing_before_live
            return [*missing, *(key for key in procedure.sources if key.startswith("live.") and key not in missing)]
        case _:
            return list(procedure.sources)


def _by_section(procedure: Procedure, keys: Sequence[str]) -> Iterator[CardElement]:
    for section in dict.fromkeys(_section(key) for key in keys):
        yield title(section)
        yield facts(_rule(procedure, key) for key in keys if _section(key) == section)


def _rule(procedure: Procedure, key: str) -> tuple[str, str]:
    """What a value is called, and what it says: an entry of a list is called by its own title."""
    value = procedure.value(key)
    if isinstance(value, PLAIN):
        return _rest(key), rule(procedure, key)
    words = value.text if isinstance(value, Definition) else "; ".join(_beside(value))
    return str(value.title), f"{words}. {_origin(procedure, key)}".removeprefix(". ").replace("..", ".")


def _beside(value: Any) -> Iterator[str]:
    """What an entry of a list says beside its title, each under its own name: all of it is in force."""
    for field in fields(value):
        given = getattr(value, field.name)
        if field.name not in TITLES and given not in (field.default, None, ()):
            yield f"{_rest(field.name)}: {said(given)}".replace("_", " ")


def rule(procedure: Procedure, key: str) -> str:
    """What a rule says, and where it comes from."""
    return f"{said(procedure.value(key))}. {_origin(procedure, key)}".replace("..", ".")


def _origin(procedure: Procedure, key: str) -> str:
    source = procedure.sources[key]
    beside = "".join(f" {said}: {words}." for said, words in source.beside)
    return f"{SAID_ORIGINS[source.origin]}: {source.words}.{beside}"


def _section(key: str) -> str:
    """`Referral` for `referral.under_age`; what stands in no section is about the body itself."""
    return key.partition(".")[0].replace("_", " ").capitalize() if "." in key else "The body"


def _rest(key: str) -> str:
    return key.rpartition(".")[2].replace("_", " ").capitalize()


def named(key: str) -> str:
    """What a key is called: `Matrix, levels, high` for `matrix.levels.high`."""
    section, dot, rest = key.partition(".")
    return f"{_section(key)}, {rest}".replace("_", " ").replace(".", ", ") if dot else _rest(section)


def said(value: Any) -> str:
    """A value of a procedure in words."""
    match value:
        case None | ():
            return "Not set"
        case bool():
            return "Yes" if value else "No"
        case time():
            return said_time(value)
        case date():
            return said_day(value)
        case tuple():
            return ", ".join(map(said, value))
        case str() | int():
            return str(value)
        case Definition():
            return f"{value.title}: {value.text}"
        case _:
            beside = "; ".join(_beside(value))
            return f"{value.title} ({beside})" if beside else str(value.title)
