"""A case, opened in one's own view; what its referrer can still add, change or take back."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.action_rows import actions_beside
from bot.steps.around import around
from bot.steps.around import written as beside_case
from bot.steps.forecasting import compared, range_of
from bot.steps.leads import leads, tell_leads
from bot.steps.leaving import rows
from bot.steps.matches import joined
from bot.steps.naming import ask_about_others
from bot.steps.places import agenda_is_out, likely, take_off
from bot.steps.ties import kept_apart
from bot.template import Template
from cards import cases as cards
from cards import changes, history
from cards import referrals as referral_cards
from cards.verbs import Verb
from panel.access import NOT_YOURS, Act, may
from panel.answers import age_on
from panel.cases import (
    ADD,
    AGENDA_OUT,
    WITHDRAW,
    Case,
    CaseStatus,
    asks_to_withdraw,
    not_asked_yet,
    still_open,
    withdrawn,
)
from panel.leading import coordinates
from panel.matching import other_of
from panel.panels import Panel
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import Question, check
from panel.referrals import Addition, Draft, Referral, reopen
from panel.said import said_when, wall_day
from panel.sending import missing
from panel.views import CaseView, parts, view
from panel.words import Refused
from storage.store import Missing, Turn


def case(asked: Asked, turn: Turn) -> Reply:
    """case REF: open a case, in your view."""
    return Reply(cards.neutral(_openable(asked, turn, Act.OPEN).id))


def open_case(asked: Asked, turn: Turn) -> Reply:
    """The case in this person's view, or a page of its earlier decisions and notes; opening it is written to the
    trail."""
    seen, procedure = _view(asked, turn)
    if page := asked.number("page"):
        return Reply(history.earlier(seen, page))
    today = wall_day(turn.now)
    screens = may(asked.person, Act.SCREEN, procedure.name, seen.case)
    age, same = age_on(seen.child.born, today), _same_child(asked, turn, seen.case)
    beside = [*around(asked, turn, seen.case), *actions_beside(turn, asked.person, seen.case)]
    return Reply(cards.case(seen, age, _panel(turn, seen.case), screens, same, beside))


def read(asked: Asked, turn: Turn) -> Reply:
    """One long answer, whole."""
    seen, _ = _view(asked, turn)
    written = [*history.written(seen), *kept_apart(turn, asked.person, seen.case), *rows(turn, seen.case)]
    written += beside_case(asked, turn, seen.case)
    said = next((said for said in written if said.id == asked.id("question")), None)
    if said is None:
        raise Missing("question")
    return Reply(cards.read_all(seen.case.id, said))


def add(asked: Asked, turn: Turn) -> Reply:
    """add REF: add a dated note to a case you referred."""
    return Reply(cards.ask(_openable(asked, turn, Act.CHANGE).id, "Add a note", Verb.CASE_ADD, _more(asked)))


def edit(asked: Asked, turn: Turn) -> Reply:
    """edit REF: change a referral, until the agenda is out."""
    return Reply(cards.ask(_openable(asked, turn, Act.CHANGE).id, "Change the referral", Verb.CASE_EDIT, _more(asked)))


def withdraw(asked: Asked, turn: Turn) -> Reply:
    """withdraw REF: take a referral back, with a reason."""
    return Reply(cards.ask(_openable(asked, turn, Act.CHANGE).id, "Withdraw", Verb.CASE_WITHDRAW, _more(asked)))


def add_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The form for a dated note."""
    case = _openable(asked, turn, Act.CHANGE)
    return Reply(changes.add(case.id, _nonce(asked, turn), asked.fields, refused))


def add_save(asked: Asked, turn: Turn) -> Reply:
    """The note is kept, and whoever chairs the case is told that there is one."""
    case = _openable(asked, turn, Act.CHANGE)
    if not case.route:
        still_open(case)
    words = _written(asked, turn, case, ADD[0])
    note = turn.save(Addition(turn.new_id(f"{case.id}/a"), case.id, words, asked.person.id, turn.now))
    who = tell_leads(turn, case, Template.ADDED, note=note.id)
    return Reply(cards.done(case.id, f"Added. {who.capitalize()} has a notice."))


def edit_open(asked: Asked, turn: Turn) -> Reply:
    """The referral as a draft again, at its check; after the agenda is out, the form for a dated note instead."""
    case = _openable(asked, turn, Act.CHANGE)
    still_open(case)
    procedure = turn.procedure(case.procedure, case.version)
    if agenda_is_out(turn, case, procedure):
        return Reply(changes.add(case.id, turn.token(), {}, None, why=AGENDA_OUT.format(case.id)))
    drafts = turn.find(Draft, case=case.id)
    draft = drafts[0] if drafts else _reopened(turn, case, procedure)
    left = missing(draft, procedure)
    return Reply(referral_cards.check(draft, parts(procedure, draft.answers), left))


def withdraw_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The reason for taking a referral back; once, while the coordinator has it."""
    case = _openable(asked, turn, Act.CHANGE)
    still_open(case)
    not_asked_yet(case)
    asks = agenda_is_out(turn, case, turn.procedure(case.procedure, case.version))
    return Reply(changes.withdraw(case.id, _nonce(asked, turn), asked.fields, refused, asks))


def withdraw_yes(asked: Asked, turn: Turn) -> Reply:
    """Withdrawn; after the agenda is out, the coordinator is asked and nothing changes until then."""
    case = _openable(asked, turn, Act.CHANGE)
    procedure = turn.procedure(case.procedure, case.version)
    reason, asks = _written(asked, turn, case, WITHDRAW[0]), agenda_is_out(turn, case, procedure)
    words = f"{'Asked to withdraw' if asks else 'Withdrawn'}: {reason}"
    id = turn.new_id(f"{case.id}/a")
    turn.save(Addition(id, case.id, words, asked.person.id, turn.now))
    if asks:
        turn.save(asks_to_withdraw(case, id))
        tell(turn, coordinates(turn.find(Person), case), Template.WITHDRAWAL_ASKED, case=case.id, note=id)
        return Reply(cards.done(case.id, "The agenda is out. The coordinator is asked; nothing has changed yet."))
    turn.save(withdrawn(case))
    take_off(turn, case.id)
    tell(turn, [*leads(turn, case), *coordinates(turn.find(Person), case)], Template.WITHDRAWN, case=case.id)
    return Reply(cards.done(case.id, "Withdrawn. The coordinator and whoever chairs it have a notice."))


def _written(asked: Asked, turn: Turn, case: Case, box: Question) -> str:
    """What its referrer writes beside a case, once somebody else's name in it was asked about."""
    words = check((box,), asked.fields, wall_day(turn.now))[box.id]
    ask_about_others(asked, turn, case, {box: words})
    return words


def _more(asked: Asked) -> bool:
    return len(asked.words.split()) > 1


def _openable(asked: Asked, turn: Turn, act: Act) -> Case:
    """The case, if this person may do this with it; the same refusal whether it is there or not."""
    case = turn.maybe(Case, asked.reference)
    if case is None or not may(asked.person, act, case.procedure, case):
        raise Refused(NOT_YOURS)
    return case


def _view(asked: Asked, turn: Turn) -> tuple[CaseView, Procedure]:
    case = _openable(asked, turn, Act.OPEN)
    procedure = turn.procedure(case.procedure, case.version)
    return view(turn.file(case.id), asked.person, procedure), procedure


def _panel(turn: Turn, case: Case) -> str:
    """When its panel is, in words; "" for a case that goes to none."""
    if case.panel:
        return ". ".join([said_when(turn.get(Panel, case.panel).starts_at), *compared(turn, case)])
    if case.status is CaseStatus.WAITING:
        procedure = turn.procedure(case.procedure, case.version)
        return f"if accepted, likely {said_when(likely(turn, procedure, case.id).starts_at)}{range_of(turn, case)}"
    return ""


def _same_child(asked: Asked, turn: Turn, case: Case) -> list[str]:
    """The cases of the same child that somebody at the table may open too; its worker is told of none."""
    if not may(asked.person, Act.SAME_CHILD, case.procedure):
        return []
    others = [turn.get(Case, other_of(match, case.id)) for match in joined(turn, case.id)]
    return [other.id for other in others if may(asked.person, Act.OPEN, other.procedure, other)]


def _reopened(turn: Turn, case: Case, procedure: Procedure) -> Draft:
    draft = reopen(turn.token(), turn.get(Referral, case.id), procedure, turn.now, case.concern)
    return turn.save(draft)


def _nonce(asked: Asked, turn: Turn) -> str:
    return asked.id("nonce") or turn.token()
