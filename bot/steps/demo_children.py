"""Fictional children for a demo: they come in as any child does, screen by screen."""

from bot.asked import Asked
from bot.personas import persona_id
from bot.steps.places import put
from bot.steps.referrals import send_off
from panel import screening
from panel.cases import Case, accepted
from panel.lead_agency import NEITHER
from panel.needed import KEPT
from panel.procedure import Procedure
from panel.referrals import answer, begin
from panel.said import wall_day
from panel.screening import Outcome, Waiting
from panel.screens import screens
from panel.sending import ready
from panel.wording import SECOND
from panel.words import Made
from storage.store import Turn

FAMILIES = (
    {
        "first": "Skylar",
        "family": "Fictional",
        "born": "14 3 2013",
        "school": "Pretend Academy",
        "synopsis": "Shared sexual images of Child B with others at school. A teacher was told on Tuesday.",
        "safety_plan": "No telephone at school. An adult with Skylar at break.",
    },
    {
        "first": "Quill",
        "family": "Madeup",
        "born": "22 8 2015",
        "school": "Invented Primary",
        "synopsis": "Touched Child B twice at after-school club, seen by staff. Stopped when told to.",
        "safety_plan": "Not at the club until the panel. Own seat in class.",
    },
)
REST = {
    "danger": "no",
    "status": "child_in_need",
    "social_worker": "Jo Sample",
    "team_manager": "Morgan Placeholder",
    "other_child": "no",
    "strategy": "not_held",
    "police": "not_known",
    "matrix_author": "Jo Sample",
    "matrix_kept": "Pretend case system, risk matrix",
    "words": "I did not think it was a big thing.",
    "told_child": "told",
    "told_family": "told",
    "wants": "A joint plan",
}


def bring(asked: Asked, turn: Turn) -> tuple[str, ...]:
    """Two children are referred by the demo's practitioner, and the chair accepts the second: their references."""
    waiting, placed = (_refer(asked, turn, family) for family in FAMILIES)
    decision = {"strategy": "not_held", "holds": "The plan at school.", "reason": "High, and repeated."}
    made, rules = Made(turn.new_id(f"{placed.id}/s"), persona_id("chair"), turn.now), asked.procedure
    waiting_for_it = Waiting(placed.id, placed.kind, reached=True)
    turn.save(screening.decide(made, waiting_for_it, Outcome.PANEL, decision | _active(rules), rules))
    turn.save(accepted(placed, put(turn, rules, placed.id).id))
    return waiting.id, placed.id


def _refer(asked: Asked, turn: Turn, family: dict[str, str]) -> Case:
    rules, now = asked.procedure, turn.now
    answers = REST | family | _own(rules) | {"matrix_date": wall_day(now).isoformat()}
    draft = begin(turn.token(), persona_id("practitioner"), rules, now)
    for screen in screens(rules, answers):
        draft = answer(draft, screen.number, answers, rules, now)
    ready(draft, rules, now)
    return send_off(turn, turn.save(draft), rules, card="")


def _active(rules: Procedure) -> dict[str, str]:
    listed = rules.screening.reasons
    return ({"because": listed[0].id} if listed else {}) | ({"active": NEITHER} if rules.leading.rules else {})


def _own(rules: Procedure) -> dict[str, str]:
    """What each procedure asks in its own words: the first kind and role that it names, and its highest level."""
    beside = {f"{KEPT}{each.id}": "Pretend case system" for each in rules.referral.annexes or ()}
    others = rules.matrix.second_levels
    second = {SECOND: others[-1].id} if others else {}
    return (
        beside
        | second
        | {
            "kind": rules.referral.kinds[0].id,
            "role": rules.referral.referrers[0].id,
            "level": rules.matrix.levels[-1].id,
        }
    )
