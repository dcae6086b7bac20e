"""Who has answered, for one person: the cases they may open, with each seat's answer."""

from bot.steps.coming import attendance
from cards.answers import Board as Answers
from cards.answers import CaseAnswers, cancelled_board, posted_board
from cards.parts import Posted
from panel.access import Act, may
from panel.people import Person
from panel.prompts import asked, asking, children
from panel.sittings import Sitting
from panel.updates import latest
from storage.records import Board
from storage.store import Turn


def draw(turn: Turn, board: Board) -> Posted | None:
    """The board of a chair or a coordinator, until the panel starts; one that is cancelled has a last line."""
    sitting, person = turn.sitting(board.subject), turn.get(Person, board.person)
    if sitting.panel.cancelled:
        return cancelled_board(sitting.panel) if board.activity else None
    return posted_board(answers(turn, sitting, person)) if asking(sitting.panel, turn.now) else None


def answers(turn: Turn, sitting: Sitting, person: Person) -> Answers:
    """Every case of a panel that somebody may open, with what each seat answered."""
    procedure = turn.procedure(sitting.panel.procedure)
    theirs = [case.id for case in children(sitting) if may(person, Act.OPEN, procedure.name, case)]
    seats = asked(procedure)
    rows = (CaseAnswers(id, tuple((each, latest(sitting.updates, id, each.id)) for each in seats)) for id in theirs)
    return Answers(sitting.panel, procedure, tuple(rows), attendance=attendance(turn, sitting.panel))
