"""What a case tells: the signs in its records, other processes that run, consent, and what can begin."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.assessing import tell_of_consent
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.signs import signs_of
from cards import signs as cards
from panel import can_begin, consents, processes
from panel.access import NOT_YOURS, Act
from panel.can_begin import CanBegin
from panel.cases import OPEN, Case, still_open
from panel.consents import Consent
from panel.processes import Process
from panel.questions import PROBLEM, Question
from panel.words import Made, Reason, Refused
from storage.store import Turn

CHANGED = "Somebody changed that process since you opened this card. Nothing was changed by this press."
OVER = "That process is over already. Nothing was changed by this press."


def process(asked: Asked, turn: Turn) -> Reply:
    """process REF: what the case tells, consent, and other processes that run for the child."""
    case, _ = the_case(asked, turn, Act.PROCESS)
    return Reply(cards.ask(case.id, more(asked)))


def open_signs(asked: Asked, turn: Turn) -> Reply:
    """The signs in a case's records, and the records behind them, a page at a time."""
    case, _ = the_case(asked, turn, Act.PROCESS)
    return _told(asked, turn, case)


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Another process, or one that is there already, as it is now."""
    case = _open(asked, turn)
    found = _known(asked, turn, case)
    answers = asked.fields if refused or found is None else _answers(found)
    at = {"case": case.id, "nonce": nonce(asked, turn)}
    return Reply(cards.write_process(at | ({"process": found.id, "rev": found.rev} if found else {}), answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """The process is kept; what somebody else said of it meanwhile is not written over unseen."""
    case = _open(asked, turn)
    found, by = _known(asked, turn, case), asked.person.id
    if found and asked.number("rev") != found.rev:
        why = "Somebody changed it since you opened this form: save again if yours is right"
        raise Refused(PROBLEM, [Reason(why, field="process")])
    if found:
        kept = processes.changed(found, asked.fields, by, turn.now)
    else:
        kept = processes.process(_made(asked, turn, case, "o"), case.id, asked.fields)
    return _keep(asked, turn, case, kept, processes.QUESTIONS)


def over(asked: Asked, turn: Turn) -> Reply:
    """A process is over: it stands on the item no more."""
    case = _open(asked, turn)
    found = _known(asked, turn, case)
    if found is None or found.over_at or asked.number("rev") != found.rev:
        return _told(asked, turn, case, CHANGED if found and not found.over_at else OVER)
    turn.save(processes.over(found, asked.person.id, turn.now))
    return _told(asked, turn, case, "It is over, and stands on the item no more.")


def consent_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Consent to an assessment or an intervention."""
    case = _open(asked, turn)
    return Reply(cards.write_consent({"case": case.id, "nonce": nonce(asked, turn)}, asked.fields, refused))


def consent_save(asked: Asked, turn: Turn) -> Reply:
    """What was said about consent is kept beside what was said before."""
    case = _open(asked, turn)
    made = _made(asked, turn, case, "n")
    kept = consents.consent(made, case.id, asked.fields)
    reply = _keep(asked, turn, case, kept, consents.QUESTIONS)
    tell_of_consent(turn, case, kept)
    return reply


def begin_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What can begin before the police have an outcome."""
    case = _open(asked, turn)
    return Reply(cards.write_begins({"case": case.id, "nonce": nonce(asked, turn)}, asked.fields, refused))


def begin_save(asked: Asked, turn: Turn) -> Reply:
    """The answer is kept, for the minutes of the panel that the case stands on."""
    case = _open(asked, turn)
    made = _made(asked, turn, case, "b")
    kept = can_begin.can_begin(made, case.id, case.panel, asked.fields)
    return _keep(asked, turn, case, kept, can_begin.QUESTIONS)


def begin_read(asked: Asked, turn: Turn) -> Reply:
    """What can begin, whole."""
    case, _ = the_case(asked, turn, Act.PROCESS)
    found = turn.maybe(CanBegin, asked.id("begins"))
    if found is None or found.case != case.id:
        raise Refused(NOT_YOURS)
    turn.audit(asked.person.id, "open", case.id, view="signs")
    return Reply(cards.read_all(found))


def _keep(
    asked: Asked, turn: Turn, case: Case, kept: Process | Consent | CanBegin, boxes: tuple[Question, ...]
) -> Reply:
    look_for_names(asked, turn, case, boxes)
    turn.save(kept)
    return _told(asked, turn, case)


def _open(asked: Asked, turn: Turn) -> Case:
    """The case, while something can still be added to it."""
    case, _ = the_case(asked, turn, Act.PROCESS)
    still_open(case)
    return case


def _made(asked: Asked, turn: Turn, case: Case, letter: str) -> Made:
    return Made(turn.new_id(f"{case.id}/{letter}"), asked.person.id, turn.now)


def _known(asked: Asked, turn: Turn, case: Case) -> Process | None:
    """The process that a button names; None where it names none. `Refused` for one of another case."""
    if not (id := asked.id("process")):
        return None
    found = turn.maybe(Process, id)
    if found is None or found.case != case.id:
        raise Refused(NOT_YOURS)
    return found


def _answers(found: Process) -> dict[str, str]:
    meets = found.next_on.isoformat() if found.next_on else ""
    return {"process": found.name, "lead": found.lead, "next_on": meets}


def _told(asked: Asked, turn: Turn, case: Case, happened: str = "") -> Reply:
    known = processes.running(turn.find(Process, case=case.id))
    ended = [each for each in turn.find(Process, case=case.id) if each.over_at]
    said = sorted(turn.find(Consent, case=case.id), key=lambda each: (each.dated, each.at), reverse=True)
    begins = sorted(turn.find(CanBegin, case=case.id), key=lambda each: each.at, reverse=True)
    turn.audit(asked.person.id, "open", case.id, view="signs")
    told = cards.Told(
        case.id,
        signs_of(turn, case),
        [(each, name_of(turn, each.by)) for each in [*known, *ended]],
        [(each, name_of(turn, each.by)) for each in said],
        [(each, name_of(turn, each.by)) for each in begins],
        adds=case.status in OPEN,
    )
    return Reply(cards.told(told, asked.number("page"), happened))
