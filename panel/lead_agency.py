"""Which agency leads: by the procedure's rule, with the rule's own words; where it is silent, a person picks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from panel.procedure import Procedure
from panel.questions import Question, one, text
from panel.rules.entry import LeadRule
from panel.words import Reason

NEITHER, BOTH = "neither", "both"


@dataclass(frozen=True)
class Lead:
    """The agency that leads (the id of its seat), and why, in words."""

    seat: str
    because: str


def derived(kind: str, active: str, procedure: Procedure) -> Lead | None:
    """Who leads a child who came for a reason of this kind and is `active` to an agency, to neither or to both; None
    where no rule says, and somebody picks. Procedure: [[leading.rules]]."""
    rule = _rule(kind, procedure)
    if rule is None or active == BOTH:
        return None
    already = active == rule.unless
    seat = rule.unless if already else rule.lead
    how = f"{'active' if already else 'not active'} to {_name(rule.unless, procedure)}"
    return Lead(seat, f"{_name(seat, procedure)}. {rule.title}: {how}")


def questions(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked so that the rule can be read; nothing where the procedure has none."""
    if not procedure.leading.rules:
        return ()
    agencies = {seat: _name(seat, procedure) for seat in _agencies(procedure.leading.rules)}
    active = {NEITHER: "Neither of them", **agencies, BOTH: "Both of them"}
    return (
        one("active", "Is the child active to an agency that may lead?", active, required="Say to which, or neither"),
        one("lead", "Where no rule says who leads: who does? (optional)", agencies),
        text("lead_why", "And why? (optional)"),
    )


def unsaid(answers: Mapping[str, str], kind: str, procedure: Procedure) -> list[Reason]:
    """What is missing where no rule says who leads."""
    if "active" not in answers or derived(kind, answers["active"], procedure):
        return []
    wanted = (("lead", "No rule says who leads here: pick an agency"), ("lead_why", "Say why this agency leads"))
    return [Reason(words, field=field) for field, words in wanted if not answers.get(field)]


def decided(answers: Mapping[str, str], kind: str, procedure: Procedure) -> Lead | None:
    """Who leads, by the rule or as it was picked; None where the procedure does not ask."""
    if "active" not in answers:
        return None
    if found := derived(kind, answers["active"], procedure):
        return found
    seat = answers["lead"]
    return Lead(seat, f"{_name(seat, procedure)}. Picked, because no rule says: {answers['lead_why']}")


def _rule(kind: str, procedure: Procedure) -> LeadRule | None:
    return next((rule for rule in procedure.leading.rules or () if kind in rule.kinds), None)


def _agencies(rules: Collection[LeadRule]) -> list[str]:
    return list(dict.fromkeys(seat for rule in rules for seat in (rule.lead, rule.unless)))


def _name(seat: str, procedure: Procedure) -> str:
    return next(each.name for each in procedure.seats if each.id == seat)
