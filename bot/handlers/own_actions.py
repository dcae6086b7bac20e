"""What becomes of an action: opened, done or not done by whoever answers for it, given to somebody else."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.action_rows import row_of, rows_of
from bot.steps.actions import ask_about_everybody, choices, of_case, owners_of, words_may_open
from bot.steps.entitlement import more, name_of, the_case
from bot.template import Template
from cards import actions as cards
from panel.access import Act, may
from panel.actions import DONE, NOT_DONE, Action, State, ended, moved, moving, open_still
from panel.cases import Case
from panel.owning import Owners
from panel.questions import tidy
from panel.said import wall_day
from panel.words import Reason, Refused
from storage.store import Turn

NOT_THERE = "There is no action with that reference that you can open. Check it, or ask the coordinator."
NOT_THE_OWNER = "Only whoever answers for an action says what became of it. Nothing was changed."


def done(asked: Asked, turn: Turn) -> Reply:
    """done ACTION: your action is done, or not done and why."""
    if not asked.reference:
        return Reply(cards.which_one(f"{asked.procedure.prefix}-A007"))
    action, _, owners = _found(asked, turn)
    _answers_for(asked, action, owners)
    return Reply(cards.ask_end(action, wall_day(turn.now), more(asked)))


def open_action(asked: Asked, turn: Turn) -> Reply:
    """One action whole, for whoever may open its case, and for whoever answers for it."""
    action, case, owners = _found(asked, turn)
    words_may_open(turn, case)
    turn.audit(asked.person.id, "open", case.id, view="action")
    return Reply(cards.one_action(row_of(turn, action, owners, asked.person), wall_day(turn.now)))


def open_list(asked: Asked, turn: Turn) -> Reply:
    """The actions of a case, unfinished ones first."""
    case, _ = the_case(asked, turn, Act.OPEN)
    words_may_open(turn, case)
    turn.audit(asked.person.id, "open", case.id, view="actions")
    rows = rows_of(turn, case, of_case(turn, case), asked.person)
    return Reply(cards.listing(case.id, rows, wall_day(turn.now), asked.number("page")))


def done_form(asked: Asked, turn: Turn) -> Reply:
    """What was done."""
    return _end_form(asked, turn, State.DONE)


def not_done_form(asked: Asked, turn: Turn) -> Reply:
    """Why it was not done."""
    return _end_form(asked, turn, State.NOT_DONE)


def put_right(asked: Asked, turn: Turn, refused: Refused) -> Reply:
    """The same form, with what was typed and what is wrong with it."""
    return _end_form(asked, turn, _state(asked), refused)


def end(asked: Asked, turn: Turn) -> Reply:
    """It is done, or not done: the words stand with it, and nobody is reminded of it any more."""
    action, case, owners = _found(asked, turn)
    _answers_for(asked, action, owners)
    _open_still(turn, action)
    after = ended(action, _state(asked), asked.fields, asked.person.id, turn.now)
    if asked.id("named") != "yes":
        ask_about_everybody(asked, turn, case, {(DONE if after.state is State.DONE else NOT_DONE)[0]: after.said})
    return Reply(cards.ended(turn.save(after)))


def move_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Who is to own it from now on, and why."""
    action, case, owners = _to_move(asked, turn)
    words_may_open(turn, case)
    turn.audit(asked.person.id, "open", case.id, view="action")
    shown = row_of(turn, action, owners, asked.person)
    return Reply(cards.move(shown, choices(owners), tidy(moving(choices(owners)), asked.fields), refused))


def move(asked: Asked, turn: Turn) -> Reply:
    """Another owner; whose it was stays in its trace, and both are told."""
    action, case, owners = _to_move(asked, turn)
    if asked.id("owners") and asked.number("owners") != len(action.owners):
        why = Reason("Somebody has given it to another owner meanwhile: see who owns it now", field="owner")
        raise Refused("Nothing was changed.", [why])
    before = action.owner.person
    after = moved(action, choices(owners), asked.fields, asked.person.id, turn.now)
    if asked.id("named") != "yes":
        ask_about_everybody(asked, turn, case, {moving(choices(owners))[1]: after.owner.why})
    turn.save(after)
    count = str(len(after.owners))
    tell(turn, [after.owner.person], Template.ACTION_YOURS, action=after.id, case=case.id, owners=count)
    if before != after.owner.person and before not in case.interests:
        tell(turn, [before], Template.ACTION_TAKEN, action=after.id, case=case.id, owners=count)
    seat = row_of(turn, after, owners, asked.person).seat
    return Reply(cards.moved(after, seat))


def _found(asked: Asked, turn: Turn) -> tuple[Action, Case, Owners]:
    """The action, for whoever may open its case, and for whoever answers for it; the same refusal whether it is there
    or not."""
    action = turn.maybe(Action, asked.id("action") or asked.reference)
    if action is None or asked.id("case") not in ("", action.case):
        raise Refused(NOT_THERE)
    case = turn.get(Case, action.case)
    owners = owners_of(turn, case)
    opens = may(asked.person, Act.OPEN, case.procedure, case)
    if not (opens or owners.may_end(action, asked.person)):
        raise Refused(NOT_THERE)
    return action, case, owners


def _to_move(asked: Asked, turn: Turn) -> tuple[Action, Case, Owners]:
    action, case, owners = _found(asked, turn)
    if not may(asked.person, Act.REASSIGN, case.procedure, case):
        raise Refused(NOT_THERE)
    _open_still(turn, action)
    return action, case, owners


def _answers_for(asked: Asked, action: Action, owners: Owners) -> None:
    if not owners.may_end(action, asked.person):
        raise Refused(NOT_THE_OWNER)


def _open_still(turn: Turn, action: Action) -> None:
    open_still(action, name_of(turn, action.ended_by))


def _end_form(asked: Asked, turn: Turn, state: State, refused: Refused | None = None) -> Reply:
    action, case, owners = _found(asked, turn)
    _answers_for(asked, action, owners)
    _open_still(turn, action)
    words_may_open(turn, case)
    turn.audit(asked.person.id, "open", case.id, view="action")
    return Reply(cards.end(action, state, asked.fields if refused else {}, refused))


def _state(asked: Asked) -> State:
    return State.NOT_DONE if asked.id("state") == State.NOT_DONE else State.DONE
