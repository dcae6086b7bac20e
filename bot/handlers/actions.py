"""An action is recorded: typed in one line, written in a form, or made of a message; once a person confirmed it."""

from collections.abc import Mapping
from dataclasses import replace

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps import typed_dates
from bot.steps.actions import ask_about_everybody, form_of, owners_of, suggested, words_may_open
from bot.steps.entitlement import nonce, the_case
from bot.steps.session import going_on
from bot.template import Template
from cards import cases as case_cards
from cards import writing_actions as cards
from cards.verbs import Verb
from panel.access import Act, may
from panel.actions import TOO_LONG, Action, DraftAction, Form, recorded, said_due
from panel.cases import Case, CaseStatus, still_open
from panel.owning import Owners
from panel.panels import Item
from panel.procedure import Procedure
from panel.prompts import asked as asked_of
from panel.questions import PAGE, length, tidy
from panel.said import said_short, wall_day
from panel.typed_action import Typed, understand
from panel.words import Made, Refused
from storage.store import Turn

GONE = "That draft is not there any more: it was recorded, or deleted. Nothing was changed by this press."


def action(asked: Asked, turn: Turn) -> Reply:
    """action REF: who does what by when, in one line or in a form."""
    if not asked.reference:
        rules = asked.procedure
        seats = [
            seat.name.casefold() for seat in sorted(asked_of(rules), key=lambda seat: seat.id != rules.police.seat)
        ]
        return Reply(cards.how(f"{rules.prefix}-{turn.now.year}-014", seats))
    case, procedure = the_case(asked, turn, Act.ACTION)
    still_open(case)
    if not (typed := _rest(asked)):
        return Reply(case_cards.ask(case.id, "Write the action", Verb.ACTION_FORM, more=False))
    if length(typed) > PAGE:
        raise Refused(TOO_LONG)
    found = _understood(typed, procedure, turn)
    draft = turn.save(_draft(asked, turn, case, typed, found))
    if not (asked.personal or asked.request.targeted):
        return Reply(cards.kept_in_public(draft))
    return Reply(cards.kept(draft, found, _name(procedure, found.seat)))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The form of an action: out of a draft, or empty; first its case is chosen, where none is named."""
    asked = _about(asked)
    if not asked.reference:
        return Reply(cards.pick(_cases(asked, turn), _first(asked, turn), asked.procedure.name))
    case, procedure = the_case(asked, turn, Act.ACTION)
    still_open(case)
    words_may_open(turn, case)
    draft, owners = _waiting(asked, turn, case), owners_of(turn, case)
    shape = form_of(owners)
    answers = asked.fields if refused else _owed(asked, turn) | _drafted(draft) | tidy(shape.questions, asked.fields)
    if "due" in answers:
        answers = answers | {"due": shape.in_full(answers["due"])}
    notes = _notes(turn, owners, procedure, draft, answers) if not refused else ()
    writing = cards.Writing(
        case.id, shape.questions, answers, nonce(asked, turn), draft.id if draft else "", _typed(draft), notes,
        point=asked.id("point"),
    )  # fmt: skip
    return Reply(cards.form(writing, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """The action is recorded, and its owner is told."""
    asked = _about(asked)
    case, procedure = the_case(asked, turn, Act.ACTION)
    still_open(case)
    draft, shape = _waiting(asked, turn, case), form_of(owners_of(turn, case))
    made = _recorded(asked, turn, case, shape, draft)
    if draft:
        turn.delete(draft)
    turn.audit(asked.person.id, "record", made.id)
    told = made.owner.person != asked.person.id
    if told:
        tell(turn, [made.owner.person], Template.ACTION_YOURS, action=made.id, case=case.id, owners="1")
    return Reply(cards.recorded(made, _name(procedure, made.owner.seat), told))


def drop(asked: Asked, turn: Turn) -> Reply:
    """What was typed is deleted, and shown once more, so that it can be copied."""
    draft = turn.maybe(DraftAction, asked.id("draft"))
    if draft is None or draft.by != asked.person.id:
        raise Refused(GONE)
    turn.delete(draft)
    return Reply(cards.dropped(draft))


def _recorded(asked: Asked, turn: Turn, case: Case, shape: Form, draft: DraftAction | None) -> Action:
    answers = shape.checked(asked.fields)
    if asked.id("named") != "yes":
        ask_about_everybody(asked, turn, case, {shape.questions[0]: answers["words"]})
    due = shape.sure(answers["due"])
    made = Made(turn.new_id(f"{turn.procedure(case.procedure).prefix}-A"), asked.person.id, turn.now)
    panel = draft.panel if draft else _panel(turn, case)
    known = {each.id for each in turn.procedure(case.procedure).meeting.leaving}
    follows = asked.id("point") if asked.id("point") in known else ""
    return turn.save(replace(recorded(made, case.id, panel, answers, due), point=follows))


def _about(asked: Asked) -> Asked:
    """With the case that was chosen in the form, where the button names none."""
    return asked if asked.reference else replace(asked, reference=asked.fields.get("case", ""))


def _rest(asked: Asked) -> str:
    """What was typed, without the reference."""
    at = asked.words.upper().find(asked.reference)
    return f"{asked.words[:at]} {asked.words[at + len(asked.reference) :]}".strip(" \t\n:,;-–") if at >= 0 else ""


def _understood(typed: str, procedure: Procedure, turn: Turn) -> Typed:
    years = procedure.actions.furthest_years
    return understand(typed, procedure.seats, wall_day(turn.now), years, typed_dates.read)


def _draft(asked: Asked, turn: Turn, case: Case, typed: str, found: Typed) -> DraftAction:
    id, by, due = turn.token(), asked.person.id, found.due.day if found.due else None
    return DraftAction(id, case.id, by, turn.now, typed, found.seat, due, found.words, _panel(turn, case), found.asks)


def _panel(turn: Turn, case: Case) -> str:
    """The panel that sits now, if the case stands on it."""
    session = going_on(turn, case.procedure)
    return session.id if session and turn.maybe(Item, f"{session.id}/{case.id}") else ""


def _waiting(asked: Asked, turn: Turn, case: Case) -> DraftAction | None:
    """The draft that a button names, if it is this person's; `Refused` for one that is not there any more."""
    if not asked.id("draft"):
        return None
    draft = turn.maybe(DraftAction, asked.id("draft"))
    if draft is None or (draft.by, draft.case) != (asked.person.id, case.id):
        raise Refused(GONE)
    return draft


def _owed(asked: Asked, turn: Turn) -> dict[str, str]:
    """What the answer to a point of a meeting owes, where the form is opened for it."""
    points = turn.procedure(asked.procedure.name).meeting.leaving
    owes = next((each.owes for each in points if each.id == asked.id("point")), "")
    return {"words": owes} if owes else {}


def _typed(draft: DraftAction | None) -> str:
    """What was typed, where not all of it stands in the form."""
    return draft.typed if draft and draft.asks else ""


def _drafted(draft: DraftAction | None) -> dict[str, str]:
    """What was understood of a draft, as a form's answers."""
    if draft is None:
        return {}
    return {"words": draft.words} | ({"due": said_short(draft.due.isoformat())} if draft.due else {})


def _notes(
    turn: Turn, owners: Owners, procedure: Procedure, draft: DraftAction | None, answers: dict[str, str]
) -> tuple[str, ...]:
    """What a person is to see before they confirm: what has to be asked, the date in full, whose it may be. A seat
    that was typed with one person in it is chosen."""
    notes = list(draft.asks) if draft else []
    if draft and draft.due:
        found = _understood(draft.typed, procedure, turn).due
        notes.append(f"By {said_due(found)}" if found and found.day == draft.due else "Check the date")
    if draft and draft.seat:
        people = [id for id in form_of(owners).owners if id.partition("/")[0] == draft.seat]
        answers |= {"owner": people[0]} if len(people) == 1 else {}
    elif words := suggested(turn, owners, answers.get("words", "")):
        notes.append(words)
    return tuple(notes)


def _cases(asked: Asked, turn: Turn) -> dict[str, str]:
    """The cases on the agenda that this person may record an action about, by reference."""
    name = asked.procedure.name
    accepted = turn.find(Case, procedure=name, status=CaseStatus.ACCEPTED)
    return {case.id: case.id for case in accepted if may(asked.person, Act.ACTION, name, case)}


def _first(asked: Asked, turn: Turn) -> Mapping[str, str]:
    """What stands in the form already; the case whose item is open is chosen."""
    session = going_on(turn, asked.procedure.name)
    return ({"case": session.current} if session and session.current else {}) | asked.fields


def _name(procedure: Procedure, seat: str) -> str:
    return next((each.name for each in procedure.seats if each.id == seat), "")
