"""Nominations: what is set of a case, its start in another panel's procedure, and what colleagues add."""

from dataclasses import replace
from functools import partial

from bot.asked import Asked
from bot.documents.word import MEDIA_TYPE, sheet
from bot.notices import tell
from bot.request import Document, Reply
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.nominating import account, became, begun, nominates, target, way, why_it_must, writes
from bot.steps.tracing import by_number, story
from bot.template import Template
from cards import documents, templates
from cards import nominating as cards
from cards.parts import Ids
from panel import live
from panel import nominating as rules
from panel.access import NOT_YOURS, Act
from panel.cases import Case, still_open
from panel.nominating import Contribution, Nomination, Profile
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import PROBLEM, check
from panel.referrals import Referral, begin
from panel.said import wall_day
from panel.taking import takes_referrals
from panel.tracing.story import paper
from panel.words import Made, Reason, Refused
from storage.store import Turn

NOT_ASKED = "These rules ask nothing of a nomination. Nothing was changed."
CHANGED = "Somebody has set something of it since you opened this. Save again if yours is right"
NOT_TO_GO = "Nobody has said that this child is linked, so nothing is to be nominated. Nothing was changed."
NOT_THE_WORKER = "The child’s allocated worker nominates, where they may refer to that panel. Nothing was changed."


def nominate(asked: Asked, turn: Turn) -> Reply:
    """nominate REF: whether the child is linked to what a panel is for, who instructed, themes; and the nomination."""
    case, _ = _case(asked, turn)
    return Reply(cards.ask(case.id, more(asked)))


def open_it(asked: Asked, turn: Turn) -> Reply:
    """What is set of a case, and what colleagues have added."""
    case, procedure = _case(asked, turn)
    return _shown(asked, turn, case, procedure)


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What can be set of a case."""
    case, procedure = _case(asked, turn)
    still_open(case)
    known = turn.maybe(Profile, case.id)
    answers = asked.fields if refused else rules.as_typed(known)
    at: Ids = {"case": case.id, "rev": known.rev if known else 0}
    return Reply(cards.form(at, rules.questions(procedure), answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """It is kept; that a child is linked is said by a person alone."""
    case, procedure = _case(asked, turn)
    still_open(case)
    known = turn.maybe(Profile, case.id)
    made = Made(case.id, asked.person.id, turn.now)
    kept = rules.said(known or Profile(case.id, case.id, made.by, made.at), procedure, asked.fields, made)
    if known is None or replace(kept, at=known.at) != known:
        if asked.number("rev") != (known.rev if known else 0):
            raise Refused(PROBLEM, [Reason(CHANGED, field="linked")])
        turn.save(kept)
    return _shown(asked, turn, case, procedure, "Kept.")


def start(asked: Asked, turn: Turn) -> Reply:
    """The nomination is begun under the other panel's rules, with who the child is; nothing that anybody said."""
    case, procedure = _case(asked, turn)
    to = target(turn, case)
    if to is None or not why_it_must(turn, case):
        raise Refused(NOT_TO_GO)
    if not nominates(asked.person, case, to):
        raise Refused(NOT_THE_WORKER)
    if begun(turn, case) is None:
        _begin(asked, turn, case, to)
    return _shown(asked, turn, case, procedure)


def _begin(asked: Asked, turn: Turn, case: Case, to: Procedure) -> None:
    takes_referrals(to, [to])
    live.ready(to, asked.live)
    said = turn.get(Referral, case.id).answers
    draft = begin(turn.token(), asked.person.id, to, turn.now)
    own = {id: said[id] for id in rules.COPIED if said.get(id)}
    turn.save(replace(draft, answers=own))
    turn.save(Nomination(draft.id, case.id, asked.person.id, turn.now))


def ask_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Which colleague is asked to add something."""
    case, _ = _case(asked, turn)
    at = {"case": case.id, "nonce": nonce(asked, turn)}
    return Reply(cards.asking(at, rules.asking(_colleagues(asked, turn, case)), asked.fields, refused))


def ask_save(asked: Asked, turn: Turn) -> Reply:
    """They have a notice, and see no more of the child than its reference."""
    case, procedure = _case(asked, turn)
    still_open(case)
    mine = (each for each in turn.find(Contribution, case=case.id) if each.asked_by == asked.person.id)
    if asked.fields.get("person") in {each.person for each in mine}:
        return _shown(asked, turn, case, procedure, "They have a notice.")
    answers = check(rules.asking(_colleagues(asked, turn, case)), asked.fields, wall_day(turn.now))
    found = Contribution(turn.new_id(f"{case.id}/k"), case.id, answers["person"], asked.person.id, turn.now)
    _ask(turn, turn.save(found), procedure)
    return _shown(asked, turn, case, procedure, "They have a notice.")


def _ask(turn: Turn, found: Contribution, procedure: Procedure) -> None:
    """They are asked now, and once more later if they have added nothing."""
    tell(turn, [found.person], Template.CONTRIBUTE, case=found.case, contribution=found.id)
    if later := rules.remind_at(procedure, turn.now):
        tell(turn, [found.person], Template.CONTRIBUTE_LATE, later, case=found.case, contribution=found.id)


def file(asked: Asked, turn: Turn) -> Reply:
    """The nomination as a Word file: what is set, and what each colleague added; no child is named."""
    case, procedure = _case(asked, turn)
    if not asked.personal:
        return Reply(documents.in_own_chat(), private=cards.elsewhere(case.id))
    if asked.request.taking:
        turn.audit(asked.person.id, "hand over", case.id, view="nomination")
    known = story(asked, turn, case, procedure)
    whole = paper(by_number(turn, account(turn, case, procedure), known), procedure.title)
    name = templates.nominating.file(case.id)
    return Reply(cards.file(case.id, name), document=Document(name, MEDIA_TYPE, partial(sheet, whole, turn.now)))


def add_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What a colleague who was asked adds."""
    found = _contribution(asked, turn)
    answers = asked.fields if refused else {"words": found.words}
    return Reply(cards.adding({"case": found.case, "contribution": found.id, "rev": found.rev}, answers, refused))


def add_save(asked: Asked, turn: Turn) -> Reply:
    """It stands beside the nomination, under their name."""
    found = _contribution(asked, turn)
    words = check(rules.CONTRIBUTE, asked.fields, wall_day(turn.now))["words"]
    if words == found.words:
        return Reply(cards.added(found.case))
    if asked.number("rev") != found.rev:
        raise Refused(PROBLEM, [Reason(CHANGED, field="words")])
    look_for_names(asked, turn, turn.get(Case, found.case), rules.CONTRIBUTE)
    turn.save(replace(found, words=words, said_at=turn.now))
    tell(turn, [found.asked_by], Template.CONTRIBUTED, case=found.case, contribution=found.id, rev=str(found.rev))
    return Reply(cards.added(found.case))


def _case(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    case, _ = the_case(asked, turn, Act.NOMINATE)
    procedure = turn.procedure(case.procedure)
    if not rules.asks(procedure):
        raise Refused(NOT_ASKED)
    return case, procedure


def _colleagues(asked: Asked, turn: Turn, case: Case) -> list[Person]:
    apart = (asked.person.id, *case.interests, *(each.person for each in turn.find(Contribution, case=case.id)))
    return rules.colleagues(turn.find(Person), turn.procedure(case.procedure), apart)


def _contribution(asked: Asked, turn: Turn) -> Contribution:
    """What somebody was asked to add, if it was them and the case is open."""
    found = turn.maybe(Contribution, asked.id("contribution"))
    case = turn.maybe(Case, found.case) if found else None
    if found is None or case is None or found.person != asked.person.id or found.person in case.interests:
        raise Refused(NOT_YOURS)
    still_open(case)
    return found


def _shown(asked: Asked, turn: Turn, case: Case, procedure: Procedure, happened: str = "") -> Reply:
    turn.audit(asked.person.id, "open", case.id, view="nomination")
    added = [(each, name_of(turn, each.person)) for each in turn.find(Contribution, case=case.id)]
    to, found, must = target(turn, case), begun(turn, case), why_it_must(turn, case)
    theirs = to is not None and nominates(asked.person, case, to)
    shown = cards.Nominated(
        case.id,
        rules.rows(turn.maybe(Profile, case.id), procedure),
        added,
        must,
        starts=bool(must and theirs and found is None),
        draft=found.id if found and writes(turn, found) == asked.person.id else "",
        became=became(asked, turn, case),
        way=way(turn, asked.person, case),
    )
    return Reply(cards.nominated(shown, asked.number("page"), happened))
