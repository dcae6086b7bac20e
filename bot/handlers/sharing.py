"""What is drafted to be shared beyond the panel: confirmed or declined by the seat the procedure names."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps import sharing as steps
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import name_of, nonce, the_case
from cards import sharing as cards
from panel import sharing
from panel.access import NOT_YOURS, Act
from panel.cases import Case
from panel.procedure import Procedure
from panel.rules.sharing import SharingDraft
from panel.sharing import QUESTIONS, Sharing
from panel.words import Made, Refused
from storage.store import Turn

NOT_YOUR_SEAT = "The seat that the procedure names confirms or declines it. Nothing was changed by this press."


def open_draft(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What is to be shared with whom; or what was said, once it was."""
    case, procedure, draft = _draft(asked, turn)
    turn.audit(asked.person.id, "open", case.id, view="sharing")
    of = steps.shown(turn, case, draft, procedure)
    if said := turn.maybe(Sharing, f"{case.id}/{draft.id}"):
        return Reply(cards.one(of, said, name_of(turn, said.by)))
    _theirs(asked, turn, case, procedure, draft)
    return Reply(cards.write(of, nonce(asked, turn), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Confirmed or declined, once: the first answer stands."""
    case, procedure, draft = _draft(asked, turn)
    id = f"{case.id}/{draft.id}"
    if turn.maybe(Sharing, id) is None:
        _theirs(asked, turn, case, procedure, draft)
        said = sharing.answered(Made(id, asked.person.id, turn.now), case.id, draft.id, asked.fields)
        look_for_names(asked, turn, case, QUESTIONS)
        turn.save(said)
    return open_draft(asked, turn)


def _draft(asked: Asked, turn: Turn) -> tuple[Case, Procedure, SharingDraft]:
    case, procedure = the_case(asked, turn, Act.SHARE)
    found = next((each for each in procedure.sharing.drafts or () if each.id == asked.id("draft")), None)
    known = found and (turn.maybe(Sharing, f"{case.id}/{found.id}") or found in _open(turn, case, procedure))
    if found is None or not known:
        raise Refused(NOT_YOURS)
    return case, procedure, found


def _open(turn: Turn, case: Case, procedure: Procedure) -> list[SharingDraft]:
    return sharing.open_drafts(steps.around(turn, case, procedure))


def _theirs(asked: Asked, turn: Turn, case: Case, procedure: Procedure, draft: SharingDraft) -> None:
    if not steps.confirms(turn, asked.person, draft, case, procedure):
        raise Refused(NOT_YOUR_SEAT)
