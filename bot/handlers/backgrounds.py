"""About the child, for fairness and audit: a short form beside the case, every question of which may stay open."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.entitlement import name_of, nonce, the_case
from cards import backgrounds as cards
from panel import backgrounds
from panel.access import Act
from panel.backgrounds import Background
from panel.cases import Case
from panel.questions import PROBLEM
from panel.referrals import Referral
from panel.words import Made, Reason, Refused
from storage.store import Turn

MEANWHILE = "Somebody said something else since you opened this form: save again if yours is right"


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The four questions, with what is known already in them and what the referral says beside them."""
    case, procedure = the_case(asked, turn, Act.BACKGROUND)
    said, referral = _latest(turn, case), turn.get(Referral, case.id).answers
    answers = asked.fields if refused else backgrounds.known(said, referral, procedure)
    turn.audit(asked.person.id, "open", case.id, view="background")
    about = cards.About(
        {"case": case.id, "nonce": nonce(asked, turn), "said": said.id if said else ""},
        backgrounds.questions(procedure),
        [(label, referral[id]) for id, label in cards.REFERRAL.items() if referral.get(id)],
        said.at if said else None,
        name_of(turn, said.by) if said else "",
    )
    return Reply(cards.form(about, answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """It is kept beside what was said before; what somebody else said meanwhile is not passed over unseen."""
    case, procedure = the_case(asked, turn, Act.BACKGROUND)
    before = _latest(turn, case)
    if asked.id("said") != (before.id if before else ""):
        raise Refused(PROBLEM, [Reason(MEANWHILE, field="sex")])
    made = Made(turn.new_id(f"{case.id}/g"), asked.person.id, turn.now)
    kept = turn.save(backgrounds.background(made, case.id, asked.fields, procedure))
    labels = {each.id: each.label for each in backgrounds.questions(procedure)}
    said = backgrounds.titles(kept.answers, procedure)
    return Reply(cards.kept(case.id, [(labels[id], words or cards.OPEN) for id, words in said.items()]))


def _latest(turn: Turn, case: Case) -> Background | None:
    return backgrounds.latest(turn.find(Background, case=case.id))
