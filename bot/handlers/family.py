"""That the child and the family were told what was decided."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import nonce, the_case
from cards import family as cards
from panel import family
from panel.access import Act
from panel.cases import Case
from panel.decisions import Decision
from panel.words import Made, Reason, Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who was told, by whom and when; beside it who was to tell them, and what must not be said."""
    case, decision = _to_tell(asked, turn)
    turn.audit(asked.person.id, "open", case.id, view="who tells the family")
    at = {"case": case.id, "panel": decision.panel, "nonce": nonce(asked, turn)}
    return Reply(cards.form(at, decision, asked.fields if refused else {}, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Kept with its date; the same form sent twice is kept once."""
    case, decision = _to_tell(asked, turn)
    id = f"{case.id}/told/{asked.id('nonce')}"
    if turn.maybe(family.FamilyTold, id):
        return Reply(cards.kept(case.id))
    if asked.id("panel") != decision.panel:
        why = Reason("Send it again if they were told of the newer one", field="told_on")
        raise Refused("Another panel has decided since. Nothing you typed is lost.", [why])
    kept = family.told(Made(id, asked.person.id, turn.now), decision, asked.fields)
    look_for_names(asked, turn, case, family.TOLD)
    turn.save(kept)
    return Reply(cards.kept(case.id))


def _to_tell(asked: Asked, turn: Turn) -> tuple[Case, Decision]:
    case, _ = the_case(asked, turn, Act.TELL)
    return case, family.to_tell(case, turn.find(Decision, case=case.id))
