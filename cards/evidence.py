"""The whole set of what an inspector asks for a time, as files."""

from dataclasses import dataclass
from datetime import date

from cards import templates
from cards.parts import Ids, Opened, Posted, button, opened, posted, says
from cards.reports import FILES
from cards.templates.line import Line
from cards.verbs import Verb
from panel.procedure import Procedure


@dataclass(frozen=True)
class Set:
    """The whole set for a time."""

    procedure: Procedure
    first: date
    last: date

    @property
    def ids(self) -> Ids:
        """What its buttons carry."""
        return {"procedure": self.procedure.name, "first": str(self.first), "last": str(self.last)}


def evidence(wanted: Set) -> Posted:
    """A typed `evidence`: the two files of it."""
    lines = templates.reports
    return posted(
        lines.evidence(wanted.procedure),
        lines.between(wanted.first, wanted.last),
        lines.EVIDENCE,
        lines.INSIDE,
        buttons=[button(words, Verb.EVIDENCE_FILE, at=wanted.ids, kind=kind) for kind, words in FILES.items()],
    )


def evidence_file(wanted: Set, name: Line) -> Opened:
    """A file of the set is ready; how it is had is added to it."""
    lines = templates.reports
    days = f"{wanted.first:%d %m %Y} to {wanted.last:%d %m %Y}"
    return opened(
        lines.evidence(wanted.procedure),
        says(f"{lines.between(wanted.first, wanted.last)} The file is {name}."),
        says(lines.INSIDE),
        buttons=[button("The other file", Verb.SAY, text=f"evidence {days} {wanted.procedure.name}")],
    )
