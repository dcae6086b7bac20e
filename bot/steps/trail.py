"""What a line of the trail is about, where not everybody who reads the trail may know of it."""

from dataclasses import replace

from storage.records import Audit

DISAGREEING = frozenset({"disagreement", "disagreements"})
"""What the trail calls the views of disagreements."""


def disagrees(line: Audit) -> bool:
    """Whether a line is about a disagreement: one with the chair is not told to the chair, by the trail either."""
    return line.act.partition(".")[0] == "disagree" or line.view in DISAGREEING


def compares(line: Audit) -> bool:
    """Whether a line says that a record was compared with another: that a child is known to two panels is for those
    who lead both."""
    return line.act.partition(".")[0] in ("match", "unlink") or line.view == "match"


def as_opened(line: Audit) -> Audit:
    """A line that says no more than that the record was opened, as the button *Open* writes it."""
    return replace(line, act="case.open", view="")
