"""The last chapter of the minutes: who approved them, when they went out, what was put right since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from panel.drafting import Block, Chapter
from panel.minutes import Correction, Minutes
from panel.said import said_when


@dataclass(frozen=True)
class Around:
    """What the last chapter is said with: people's names, the headings by their ids, whether its reader reads the
    minutes whole."""

    names: Mapping[str, str]
    headings: Mapping[str, str]
    whole: bool


def approval(minutes: Minutes, corrections: Sequence[Correction], around: Around) -> Chapter:
    """The last chapter: who approved them and when, when they went out, and what was put right since; why they went out
    late, for those who read them whole."""
    names = around.names
    approved = (
        f"{names.get(minutes.approved_by, 'not known')}, {said_when(minutes.approved_at)}"
        if minutes.approved_at
        else "not yet"
    )
    sent = said_when(minutes.circulated_at) if minutes.circulated_at else "not yet"
    late = (Block("Why they went out late", minutes.late),) if minutes.late and around.whole else ()
    right = tuple(_put_right(each, around) for each in corrections)
    header = ("Case", "Heading", "Recorded", "By", "Correction")
    put = Block(header=header, rows=right) if right else Block("Corrections", "none")
    blocks = (Block("Approved by", approved), put, Block("Circulated", sent), *late)
    return Chapter("approval", "Approval, corrections and circulation", blocks)


def _put_right(each: Correction, around: Around) -> tuple[str, ...]:
    heading = around.headings.get(each.part, "")
    return each.case, heading, said_when(each.at), around.names.get(each.by, "not known"), each.words
