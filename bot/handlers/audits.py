"""`audit`: cases drawn at random, and every seat asked about each by the audit's themes."""

from dataclasses import replace

from bot import boards
from bot.asked import Asked
from bot.notices import holders
from bot.request import Reply
from bot.showing.audits import overview
from bot.steps.audits import apart_of, drawn_by, known_in, may_draw, of, rules_at, the_sample
from bot.steps.entitlement import name_of
from cards import audits as cards
from cards import templates
from cards.parts import Ids
from panel.access import Act, may
from panel.auditing import sampling
from panel.clocks import add_working_days
from panel.people import Role
from panel.procedure import Procedure
from panel.said import said_when, wall_day
from panel.words import Made, Mend, Reason, Refused
from storage.store import Turn

OTHERS_DRAW = "The chair, the deputy or the coordinator draws a sample. Nothing was changed."
WHAT = "Write “audit”, “audit sample 4”, or “audit” and the reference of one. Nothing was changed."


def audit(asked: Asked, turn: Turn) -> Reply:
    """audit: cases drawn at random for every agency to look back on; “audit sample 4” draws four of them."""
    first, *rest = asked.words.casefold().split() or [""]
    if first == "sample":
        return _offer(asked, turn, rest)
    if asked.reference:
        return Reply(cards.told(templates.audits.named(the_sample(asked, turn).id), cards.ids(the_sample(asked, turn))))
    if first:
        raise Refused(WHAT)
    known = known_in(turn, asked.procedure.name)
    over = sum(each.closed_at is not None for each in known)
    return Reply(cards.start(asked.procedure, len(known) - over, over, may_draw(asked)))


def _offer(asked: Asked, turn: Turn, words: list[str]) -> Reply:
    """What would be drawn, of whose cases: of the procedure that is named, else of one that has cases."""
    own = _whose(asked, turn, [each for each in words if each in turn.procedures()])
    rules = drawn_by(turn, own)
    count = sampling.how_many(" ".join(each for each in words if each not in turn.procedures()), rules.audit)
    due = add_working_days(wall_day(turn.now), rules.audit.answer_working_days)
    at: Ids = {"procedure": own.name, "count": count, "nonce": turn.token()}
    lines = templates.audits
    return Reply(cards.offer(lines.offer(own, rules, count), lines.asks(len(rules.audit.themes or ()), due), at))


def _whose(asked: Asked, turn: Turn, named: list[str]) -> Procedure:
    running = turn.procedures()
    theirs = [each for name, each in running.items() if may(asked.person, Act.AUDIT, name) and each.takes_referrals]
    meant = [running[name] for name in named] or [asked.procedure]
    found = [each for each in (*meant, *([] if named else theirs)) if each in theirs]
    if not found:
        raise Refused(OTHERS_DRAW, [Reason("“audit” shows those there are", mend=Mend.HELP)])
    return found[0]


def draw(asked: Asked, turn: Turn) -> Reply:
    """The cases are drawn, by a seed that nobody chose; one audit at a time: nobody draws until they like it."""
    own = asked.procedure
    if going_on := next((each for each in known_in(turn, own.name) if not each.closed_at), None):
        words = (
            f"{going_on.id} was drawn by {name_of(turn, going_on.by)}, {said_when(going_on.at)}. It is closed first."
        )
        return overview(asked, turn, going_on, words)
    rules = drawn_by(turn, own)
    count, it = sampling.how_many(asked.id("count"), rules.audit), of(turn, own, rules)
    made = Made("", asked.person.id, turn.now)
    new = sampling.sample(made, it, count, turn.token(), apart_of(turn, asked.person, it.frame))
    new = turn.save(replace(new, id=turn.new_id(f"{own.prefix}-U")))
    for person in {asked.person.id, *(each.id for each in holders(turn, own.name, Role.COORDINATOR))}:
        boards.put_up(turn, "audit", new.id, person=person)
    return overview(asked, turn, new, "They are drawn. Every seat is asked now.")


def open_list(asked: Asked, turn: Turn) -> Reply:
    """The audits there are, the newest first."""
    known = known_in(turn, asked.procedure.name)
    return Reply(cards.listing(asked.procedure, known, asked.number("page"), may_draw(asked)))


def open_one(asked: Asked, turn: Turn) -> Reply:
    """One audit: who has answered, and this person's own list."""
    return overview(asked, turn, the_sample(asked, turn))


def how(asked: Asked, turn: Turn) -> Reply:
    """How a sample was drawn: out of what, by which rules, in which order."""
    sample = the_sample(asked, turn)
    return Reply(cards.how(sample, name_of(turn, sample.by), rules_at(turn, sample).title, asked.number("page")))
