"""Findings of an audit: written, done by their seat, and looked at again until the work has changed."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.audits import ask_about_names, may_draw, rules_at, the_finding, the_sample, without_names
from bot.steps.entitlement import name_of, nonce
from cards import audits as audit_cards
from cards import findings as cards
from cards.parts import Ids
from panel.auditing import findings
from panel.auditing.findings import Finding
from panel.auditing.sampling import Sample
from panel.questions import Question
from panel.words import Made, Reason, Refused
from storage.store import Turn

NOT_YOURS = "Whoever speaks for its seat says that it is done. Nothing was changed."
QUICKER = "Somebody was quicker. Nothing you typed is lost."


def listing(asked: Asked, turn: Turn) -> Reply:
    """The findings of an audit."""
    sample = the_sample(asked, turn)
    found = [(each, _seats(asked).get(each.seat, each.seat)) for each in turn.find(Finding, sample=sample.id)]
    at = audit_cards.ids(sample)
    return Reply(cards.listing(sample.id, found, at, asked.number("page"), may_draw(asked)))


def _seats(asked: Asked) -> dict[str, str]:
    return {seat.id: seat.name for seat in asked.procedure.seats}


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What is to be done, by which seat, by when, and when it is looked at again."""
    sample = the_sample(asked, turn)
    at: Ids = {**audit_cards.ids(sample), "nonce": nonce(asked, turn)}
    return Reply(cards.write(at, _questions(asked, turn, sample), asked.fields if refused else {}, refused))


def _questions(asked: Asked, turn: Turn, sample: Sample) -> tuple[Question, ...]:
    seats = {id: name for id, name in _seats(asked).items() if id in sample.seats}
    return findings.questions(rules_at(turn, sample).audit, seats)


def save(asked: Asked, turn: Turn) -> Reply:
    """A finding: its seat is told."""
    sample = the_sample(asked, turn)
    asks, made = _questions(asked, turn, sample), Made("", asked.person.id, turn.now)
    findings.finding(made, sample, asked.fields, asks, rules_at(turn, sample).audit)
    ask_about_names(asked, turn, sample, asks)
    made = Made(turn.new_id(f"{asked.procedure.prefix}-F"), asked.person.id, turn.now)
    new = turn.save(findings.finding(made, sample, asked.fields, asks, rules_at(turn, sample).audit))
    return Reply(cards.finding(_shown(asked, turn, new), "It is kept, and its seat is told."))


def open_one(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """One finding, with what was done and seen."""
    return Reply(cards.finding(_shown(asked, turn, the_finding(asked, turn)), refused.words if refused else ""))


def _shown(asked: Asked, turn: Turn, found: Finding) -> cards.Shown:
    """A finding as everybody at the table reads it, who may have stepped out of a case: without any name."""
    sample = turn.get(Sample, found.sample)
    themes = rules_at(turn, sample).audit.themes or ()
    return cards.Shown(
        findings.unnamed(found, without_names(turn, sample)),
        next((each.title for each in themes if each.id == found.theme), found.theme),
        _seats(asked).get(found.seat, found.seat),
        name_of(turn, found.by),
        name_of(turn, found.done_by),
        does=found.seat in asked.person.seats(found.procedure),
        looks=may_draw(asked),
    )


def done_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What its seat has done."""
    found = _theirs(asked, turn)
    answers = asked.fields if refused else {"done": found.done}
    return Reply(cards.done(_shown(asked, turn, found), answers, refused))


def done(asked: Asked, turn: Turn) -> Reply:
    """It is done: it stays open until somebody has seen that the work has changed."""
    found = _unchanged(asked, _theirs(asked, turn), "done")
    kept = findings.done(found, asked.fields, asked.person.id, turn.now)
    ask_about_names(asked, turn, turn.get(Sample, found.sample), findings.DONE)
    return Reply(cards.finding(_shown(asked, turn, turn.save(kept)), "What was done is kept."))


def _theirs(asked: Asked, turn: Turn) -> Finding:
    """The finding, for whoever speaks for its seat, while it is open."""
    found = the_finding(asked, turn)
    if found.seat not in asked.person.seats(found.procedure):
        raise Refused(NOT_YOURS)
    findings.still_open(found)
    return found


def check_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Whether the work has changed."""
    found = the_finding(asked, turn)
    findings.still_open(found)
    return Reply(cards.check(_shown(asked, turn, found), asked.fields if refused else {}, refused))


def check(asked: Asked, turn: Turn) -> Reply:
    """Looked at again: it was seen in practice, or there is another day."""
    found = _unchanged(asked, the_finding(asked, turn), "seen")
    kept = findings.checked(found, asked.fields, asked.person.id, turn.now)
    ask_about_names(asked, turn, turn.get(Sample, found.sample), findings.CHECKED)
    return Reply(cards.finding(_shown(asked, turn, turn.save(kept)), "It is kept."))


def _unchanged(asked: Asked, found: Finding, field: str) -> Finding:
    """The finding as the card showed it; `Refused` for a card from before somebody changed it."""
    if asked.number("rev") == found.rev:
        return found
    raise Refused(QUICKER, [Reason("It is shown as it is now: save again if yours is right", field=field)])
