"""One assessment that a button names: looked up at every press, drawn with a form, and kept as it is then."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps import assessing as steps
from bot.steps.entitlement import name_of, the_case
from cards import assessing as cards
from cards.parts import Opened
from panel.access import NOT_YOURS, Act
from panel.assessments import AgreedAssessment, course
from panel.cases import Case
from panel.procedure import Procedure
from panel.questions import PROBLEM, Question
from panel.words import Made, Reason, Refused
from storage.store import Turn

CHANGED = "Somebody changed it since you opened this form. Look at it as it is now, and save again if yours is right"

Draw = Callable[[cards.Row, tuple[Question, ...], cards.Typed], Opened]


@dataclass(frozen=True)
class Pressed:
    """An assessment (`found`) that somebody pressed a button of: whose child it is of, and by which rules."""

    asked: Asked
    turn: Turn
    case: Case
    procedure: Procedure
    found: AgreedAssessment

    @property
    def row(self) -> cards.Row:
        """It in words, with what this person may do about it now."""
        return steps.row(self.asked, self.turn, self.found, self.case, self.procedure)

    @property
    def works(self) -> bool:
        """Whether this person may say how far it has come."""
        return steps.works(self.asked, self.case, self.found)

    def goes_on(self) -> None:
        """`Refused` for one that has ended."""
        course.going_on(self.found, name_of(self.turn, self.found.ended_by))

    def unchanged(self, field: str) -> None:
        """`Refused`, beside a box, where it was changed since the form was drawn."""
        if self.asked.number("rev") != self.found.rev:
            raise Refused(PROBLEM, [Reason(CHANGED, field=field)])

    def drawn(self, draw: Draw, questions: tuple[Question, ...], refused: Refused | None) -> Reply:
        """A form about it; that it was opened is kept."""
        self.turn.audit(self.asked.person.id, "open", self.case.id, view="assessment")
        return Reply(draw(self.row, questions, cards.Typed(self.asked.fields, refused)))

    def kept(self, new: AgreedAssessment, happened: str, before: tuple[str, ...] = ()) -> Reply:
        """It is kept as it is now, and shown; whoever works on it now and not `before`, or the other way, is told."""
        kept = steps.keep(self.turn, self.case, new)
        steps.tell_workers(self.turn, kept, before, self.asked.person.id)
        return Reply(cards.one(replace(self, found=kept).row, happened))


def pressed(asked: Asked, turn: Turn) -> Pressed:
    """The assessment that a button names; `Refused` for one of another case."""
    case, procedure = the_case(asked, turn, Act.ASSESS)
    found = turn.maybe(AgreedAssessment, asked.id("assessing"))
    if found is None or found.case != case.id:
        raise Refused(NOT_YOURS)
    return Pressed(asked, turn, case, procedure, found)


def made(asked: Asked, turn: Turn, prefix: str = "") -> Made:
    """Who says something now, with a new id where there is a prefix for it."""
    return Made(turn.new_id(prefix) if prefix else "", asked.person.id, turn.now)
