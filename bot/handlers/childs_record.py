"""What is to stand in a child's own record: how much of it does, and the word of whoever holds or oversees the case."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.childs_record import stands
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import name_of, nonce, the_case
from cards import childs_record as cards
from cards.parts import Ids
from panel import childs_record
from panel.access import Act
from panel.cases import Case
from panel.childs_record import KEPT, NOT_NEEDED, QUESTIONS, Kept
from panel.rules.childs_record import KeptRule
from panel.said import said_when
from panel.words import Made, Reason, Refused
from storage.store import Turn


def listed(asked: Asked, turn: Turn) -> Reply:
    """Everything that is to stand there, with how it does."""
    case, _ = the_case(asked, turn, Act.RECEIVE)
    turn.audit(asked.person.id, "open", case.id, view="record")
    return Reply(cards.listed(case.id, stands(turn, case)))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One of them: whether it stands there."""
    case, rule = _rule(asked, turn)
    before = turn.maybe(Kept, f"{case.id}/{rule.id}")
    turn.audit(asked.person.id, "open", case.id, view="record")
    rev = before.rev if before else 0
    at: Ids = {"case": case.id, "kept": rule.id, "rev": rev, "nonce": nonce(asked, turn)}
    by = f"{name_of(turn, before.by)}, {said_when(before.at)}" if before else ""
    return Reply(cards.form(at, rule, asked.fields if refused else _answers(before), by, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Kept, with whose word it is; over what somebody else said meanwhile nothing is written unseen."""
    case, rule = _rule(asked, turn)
    made = Made(f"{case.id}/{rule.id}", asked.person.id, turn.now)
    said, before = childs_record.kept(made, case.id, rule, asked.fields), turn.maybe(Kept, made.id)
    if before is None or (before.on, before.why) != (said.on, said.why):
        if asked.number("rev") != (before.rev if before else 0):
            why = Reason("Somebody said how it stands since you opened this: send yours if it is right", field="how")
            raise Refused("Somebody else was quicker. Nothing you typed is lost.", [why])
        look_for_names(asked, turn, case, QUESTIONS)
        turn.save(said)
        turn.audit(asked.person.id, "record", case.id)
    return Reply(cards.listed(case.id, stands(turn, case)))


def _rule(asked: Asked, turn: Turn) -> tuple[Case, KeptRule]:
    case, procedure = the_case(asked, turn, Act.RECEIVE)
    known = {each.id: each for each in childs_record.asked_of(case, procedure)}
    if asked.id("kept") not in known:
        raise Refused("That is not asked of this child’s record. Nothing was changed by this press.")
    return case, known[asked.id("kept")]


def _answers(before: Kept | None) -> dict[str, str]:
    if before is None:
        return {}
    if before.on:
        return {"how": KEPT, "on": before.on.isoformat()}
    return {"how": NOT_NEEDED, "why": before.why}
