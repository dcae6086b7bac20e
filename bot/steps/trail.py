"""What a line of the trail is about, where not everybody who reads the trail may know of it."""

from storage.records import Audit

DISAGREEING = frozenset({"disagreement", "disagreements"})
"""What the trail calls the views of disagreements."""


def disagrees(line: Audit) -> bool:
    """Whether a line is about a disagreement: one with the chair is not told to the chair, by the trail either."""
    return line.act.partition(".")[0] == "disagree" or line.view in DISAGREEING
