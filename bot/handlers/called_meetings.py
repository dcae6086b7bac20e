"""The days within which a meeting that is called for one child sits: set by a person, with a reason."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps import called_meetings as steps
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import name_of, nonce, the_case
from cards import called_meetings as cards
from panel import called_meetings
from panel.access import Act
from panel.called_meetings import ClockSet
from panel.cases import Case
from panel.panels import Panel
from panel.procedure import Procedure
from panel.said import said_when
from panel.words import Made, Reason, Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Which days run, and why; beside it those that run now."""
    case, procedure = _settable(asked, turn)
    turn.audit(asked.person.id, "open", case.id, view="the days of the meeting")
    meeting = steps.ahead(turn, case, procedure)
    stays = "" if meeting is None else _says(steps.stays(turn, meeting), meeting)
    questions, answers = called_meetings.questions(case, procedure, _again(turn, case)), asked.fields if refused else {}
    return Reply(
        cards.form(_clock(asked, turn, case, procedure), nonce(asked, turn), stays, questions, answers, refused)
    )


def save(asked: Asked, turn: Turn) -> Reply:
    """Kept with the reason; a meeting whose agenda is not out moves to the new last day, any other is offered to."""
    id = f"{asked.reference}/k/{asked.id('nonce')}"
    if turn.maybe(ClockSet, id):
        case, procedure = the_case(asked, turn, Act.CALL)
        return _kept(asked, turn, case, procedure)
    case, procedure = _settable(asked, turn)
    _unchanged(asked, turn, case)
    made = Made(id, asked.person.id, turn.now)
    changed, kept = called_meetings.set_clock(made, case, asked.fields, procedure, _again(turn, case))
    look_for_names(asked, turn, case, called_meetings.questions(case, procedure))
    turn.save(kept)
    return _kept(asked, turn, turn.save(changed), procedure, moves=True)


def move(asked: Asked, turn: Turn) -> Reply:
    """The meeting that was offered to be moved, moved to the last day of its clock."""
    case, procedure = the_case(asked, turn, Act.CALL)
    meeting = steps.ahead(turn, case, procedure)
    if meeting is None or meeting.panel.id != asked.id("panel"):
        raise Refused(f"{case.id} has no meeting to come. Nothing has changed.")
    if meeting.panel.rev != asked.number("rev"):
        raise Refused(
            f"The meeting was changed since: it is on {said_when(meeting.panel.starts_at)}. Nothing has changed."
        )
    told = steps.move(asked, turn, case, meeting) if meeting.moves else 0
    return Reply(cards.kept(_clock(asked, turn, case, procedure), cards.Follows(meeting.to, told)))


def _again(turn: Turn, case: Case) -> bool:
    """Whether a meeting of the case has begun, so that it is a further one that is called."""
    return bool(called_meetings.begun(case, turn.find(Panel, procedure=case.procedure), turn.now))


def _kept(asked: Asked, turn: Turn, case: Case, procedure: Procedure, moves: bool = False) -> Reply:
    clock = _clock(asked, turn, case, procedure)
    return Reply(cards.kept(clock, steps.follow(asked, turn, case, procedure, moves)))


def _settable(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    case, procedure = the_case(asked, turn, Act.CALL)
    called_meetings.may_be_set(case, turn.find(Panel, procedure=case.procedure), procedure, turn.now)
    return case, procedure


def _unchanged(asked: Asked, turn: Turn, case: Case) -> None:
    """`Refused` for a form that was drawn before somebody else changed the case."""
    if asked.number("rev") == case.rev:
        return
    last = max(turn.find(ClockSet, case=case.id), key=lambda each: each.at, default=None)
    by = [Reason(f"Days were set by {name_of(turn, last.by)}, {said_when(last.at)}", field="clock")] if last else []
    words = "The case was changed since you opened this. Nothing you typed is lost: look, and send it again."
    raise Refused(words, [*by, Reason("The days that run now stand here", field="clock")])


def _clock(asked: Asked, turn: Turn, case: Case, procedure: Procedure) -> cards.Clock:
    return cards.Clock(case.id, case.rev, steps.rows(asked, turn, case, procedure))


def _says(stays: bool, meeting: steps.Meeting) -> str:
    now = f"The meeting is on {said_when(meeting.panel.starts_at)}."
    return f"{now} It stays there until somebody moves it." if stays else f"{now} It moves to the last day."
