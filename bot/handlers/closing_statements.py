"""What a procedure has the chair say before a child leaves the agenda: each statement, and what it rests on."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.closing import sitting
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import name_of, nonce, the_case
from cards import closing_statements as cards
from cards.parts import Ids
from panel import closing
from panel.access import Act
from panel.cases import Case
from panel.closing import Stated
from panel.rules.entry import Choice
from panel.said import said_when
from panel.words import Made, Reason, Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One statement, and what it rests on."""
    case, panel, statement = _named(asked, turn)
    before = turn.maybe(Stated, f"{panel}/{case.id}/{statement.id}")
    turn.audit(asked.person.id, "open", case.id, view="statement")
    rev = before.rev if before else 0
    at: Ids = {"case": case.id, "panel": panel, "statement": statement.id, "rev": rev, "nonce": nonce(asked, turn)}
    stands = f"{before.words} ({name_of(turn, before.by)}, {said_when(before.at)})" if before else ""
    kept = {"words": before.words} if before else {}
    return Reply(cards.form(at, statement, asked.fields if refused else kept, stands, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """It is said, by whom and when; over what somebody else wrote meanwhile nothing is written unseen."""
    case, panel, statement = _named(asked, turn)
    made = Made(f"{panel}/{case.id}/{statement.id}", asked.person.id, turn.now)
    said = closing.stated(made, panel, case, statement.id, asked.fields)
    before = turn.maybe(Stated, made.id)
    if before is None or before.words != said.words:
        if asked.number("rev") != (before.rev if before else 0):
            why = "Somebody wrote it since you opened this: read what stands there now, then send yours if it is right"
            raise Refused("Somebody else was quicker. Nothing you typed is lost.", [Reason(why, field="words")])
        look_for_names(asked, turn, case, closing.STATED)
        turn.save(said)
        turn.audit(asked.person.id, "state", case.id)
    return Reply(cards.kept(case.id))


def _named(asked: Asked, turn: Turn) -> tuple[Case, str, Choice]:
    """The case, the sitting that goes on with it, and the statement that a button names."""
    case, procedure = the_case(asked, turn, Act.CLOSE)
    closing.on_agenda(case)
    panel, known = sitting(turn, case).id, {each.id: each for each in procedure.closing.statements or ()}
    if asked.id("panel") not in ("", panel):
        raise Refused("That card is of another sitting. Nothing was changed by this press.")
    if asked.id("statement") not in known:
        raise Refused("That is not said under these rules. Nothing was changed by this press.")
    return case, panel, known[asked.id("statement")]
