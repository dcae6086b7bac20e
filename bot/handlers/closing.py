"""Taking a child off the agenda: every gate, what mends it, and the press that removes, which looks at all again."""

from bot.asked import Asked
from bot.notices import holders, tell
from bot.request import Reply
from bot.steps.afterwards import closes
from bot.steps.closing import evidence, leave, sits, sitting
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.places import likely
from bot.steps.points import at_panel
from bot.steps.quorate import enough
from bot.template import Template
from cards import cases as case_cards
from cards import closing as cards
from cards import no_longer
from cards.parts import Ids
from cards.verbs import Verb
from panel import closing, gates, outcome_names
from panel.access import Act
from panel.cases import Case, CaseStatus
from panel.closing import NoLonger, Proposal, Seen
from panel.decisions import Decision, Ending
from panel.evidence import Evidence
from panel.people import Role, speakers
from panel.procedure import Procedure
from panel.recommending import Recommendation
from panel.said import said_when, wall_day
from panel.seeing_through import agreed
from panel.voting import vote
from panel.words import Made, Reason, Refused
from storage.store import Turn

STAYS = "{} stays on the agenda. Nothing has changed."
WANTS = ("matrix", "reason", "police")


def close_case(asked: Asked, turn: Turn) -> Reply:
    """close-case REF: see whether a child may leave the agenda, and remove them on evidence."""
    case, _ = the_case(asked, turn, Act.CLOSE)
    return Reply(case_cards.ask(case.id, "Open", Verb.CLOSE_OPEN, more(asked)))


def open_gates(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Every gate of the procedure, met or not, why, and the button that mends it."""
    case, procedure = _on_agenda(asked, turn)
    turn.audit(asked.person.id, "open", case.id, view="gates")
    return Reply(cards.gates(_shown(turn, case, procedure), refused))


def ask_sitting(asked: Asked, turn: Turn) -> Reply:
    """The chair asks this sitting whether the child can leave."""
    case, procedure = _on_agenda(asked, turn)
    panel = sitting(turn, case).id
    if turn.maybe(Proposal, f"{panel}/{case.id}") is None:
        turn.save(Proposal(f"{panel}/{case.id}", panel, case.id, asked.person.id, turn.now))
    return Reply(cards.gates(_shown(turn, case, procedure)))


def seen(asked: Asked, turn: Turn) -> Reply:
    """This sitting has looked at the matrix."""
    case, procedure = _on_agenda(asked, turn)
    panel, latest = sitting(turn, case).id, turn.file(case.id).matrices[-1]
    if asked.id("matrix") != latest.id:
        words = "There is a newer matrix than the one this card shows. Nothing was changed by this press."
        raise Refused(words, [Reason("Look at the newer one, then press again", field="matrix")])
    turn.save(Seen(f"{panel}/{latest.id}", panel, case.id, latest.id, asked.person.id, turn.now))
    return Reply(cards.gates(_shown(turn, case, procedure)))


def reason_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why the child is no longer at risk; of one accepted below the threshold, what has changed as well."""
    case, _ = the_case(asked, turn, Act.NO_LONGER)
    closing.on_agenda(case)
    panel, file = sitting(turn, case).id, turn.file(case.id)
    before = turn.maybe(NoLonger, f"{panel}/{case.id}")
    turn.audit(asked.person.id, "open", case.id, view="reason")
    latest, rev = file.matrices[-1], before.rev if before else 0
    at: Ids = {"case": case.id, "panel": panel, "matrix": latest.id, "rev": rev, "nonce": nonce(asked, turn)}
    written = {"words": before.words, "changed": before.changed} if before else {}
    by = name_of(turn, before.by) if before else ""
    given = asked.fields if refused else written
    return Reply(no_longer.reason_form(at, latest, gates.overridden(file), given, by, refused, written))


def reason_save(asked: Asked, turn: Turn) -> Reply:
    """The reason is kept, with who wrote it, for this sitting and this matrix."""
    case, _ = the_case(asked, turn, Act.NO_LONGER)
    closing.on_agenda(case)
    panel, file = sitting(turn, case).id, turn.file(case.id)
    made = Made(f"{panel}/{case.id}", asked.person.id, turn.now)
    over, latest = gates.overridden(file), file.matrices[-1].id
    if (asked.id("panel"), asked.id("matrix")) != (panel, latest):
        words = "The matrix or the sitting is another one now. Nothing you typed is lost."
        raise Refused(words, [Reason("Read the newer matrix, then send it again", field="words")])
    written = closing.no_longer(made, panel, case, latest, over, asked.fields)
    _not_over(asked, turn, written)
    look_for_names(asked, turn, case, closing.why_questions(over))
    turn.save(written)
    return Reply(cards.reason_kept(case.id))


def _not_over(asked: Asked, turn: Turn, written: NoLonger) -> None:
    """`Refused` for a reason that would stand in the place of another, which its writer has not seen."""
    before = turn.maybe(NoLonger, written.id)
    if before is None or asked.number("rev") == before.rev:
        return
    if (before.words, before.changed) != (written.words, written.changed):
        why = "Somebody wrote it since you opened this: read what stands there now, then send yours if it is right"
        raise Refused("Somebody else was quicker. Nothing you typed is lost.", [Reason(why, field="words")])


def want(asked: Asked, turn: Turn) -> Reply:
    """Somebody is asked for what a gate still needs: the worker for a matrix or the reason, the police for word."""
    case, procedure = _on_agenda(asked, turn)
    what = asked.id("what")
    if what not in WANTS:
        raise Refused("That button is not known any more.")
    people = set(_police(turn, procedure) if what == "police" else [case.held_by]) - set(case.interests)
    tell(turn, sorted(people), Template.WANTED, case=case.id, what=what, time=turn.token())
    return Reply(cards.wanted(case.id, what, len(people)))


def remove(asked: Asked, turn: Turn) -> Reply:
    """Removed, if every gate holds at this very press; each who owns an open action is told what becomes of it."""
    case, procedure = _on_agenda(asked, turn)
    panel = sitting(turn, case).id
    if asked.id("panel") != panel:
        raise Refused("That card is of another sitting. Nothing was changed by this press.")
    enough(turn, case, Ending.REMOVED)
    has = evidence(turn, case, procedure)
    if missing := gates.unmet(has, procedure, turn.now):
        raise Refused(STAYS.format(case.id), [Reason(f"{each.title}: {each.why}", field=each.id) for each in missing])
    if has.decision:
        outcome_names.follows(procedure, has.decision, at_panel(turn, panel, case).given)
    off = leave(turn, closing.left(case, CaseStatus.REMOVED, asked.person.id, turn.now), asked.person.id)
    if has.decision:
        turn.save(closes(turn, _closed(asked, turn, has, has.decision, procedure), procedure))
    open_actions = [each for each in has.actions if each.ended_at is None]
    followed = agreed(turn.find(Recommendation, case=off.id))
    return Reply(cards.removed(off.id, len(open_actions), len(followed)))


def _closed(asked: Asked, turn: Turn, has: Evidence, decision: Decision, procedure: Procedure) -> Decision:
    """The decision that removes a child, with the vote by which it did."""
    return closing.closed_by_removal(decision, vote(decision, has.voting, procedure), asked.person.id, turn.now)


def _on_agenda(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    """The case, while it is on the agenda; for one that left, who decided so and when."""
    case, procedure = the_case(asked, turn, Act.CLOSE)
    if case.left_at:
        words = f"{case.id} has left the agenda already: it is {case.status}. Nothing was changed by this press."
        raise Refused(words, [Reason(f"Decided by {name_of(turn, case.left_by)}, {said_when(case.left_at)}")])
    closing.on_agenda(case)
    return case, procedure


def _shown(turn: Turn, case: Case, procedure: Procedure) -> cards.Shown:
    has = evidence(turn, case, procedure)
    source = procedure.sources.get("closing.decided_by")
    next_one = "" if sits(turn, case) else said_when(likely(turn, procedure, case.id).starts_at)
    return cards.Shown(
        case.id,
        has.panel,
        gates.gates(has, procedure, turn.now),
        _matrix(has),
        next_one,
        source.words if source else "",
    )


def _matrix(has: Evidence) -> str:
    return has.matrix.id if has.matrix else ""


def _police(turn: Turn, procedure: Procedure) -> list[str]:
    people, today = holders(turn, procedure.name, *Role), wall_day(turn.now)
    return [each.id for each in speakers(people, procedure.name, procedure.police.seat or "", today)]
