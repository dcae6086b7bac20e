"""Specialist reports: that there are, where each is kept, and what it recommends."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.entitlement import more, name_of, nonce, the_case
from bot.steps.naming import ask_about_others
from bot.steps.recommending import row
from cards import assessing as assessing_cards
from cards import specialist_reports as cards
from panel import specialist_reports as rules
from panel.access import Act, may
from panel.cases import Case, still_open
from panel.procedure import Procedure
from panel.questions import Shape
from panel.recommending import Assessment, Recommendation
from panel.words import Made, Refused
from storage.store import Turn


def assessment(asked: Asked, turn: Turn) -> Reply:
    """assessment REF: assessments, who leads them and by when; specialist reports and what they recommend."""
    case, _ = the_case(asked, turn, Act.ASSESS)
    return Reply(assessing_cards.ask(case.id, more(asked)))


def open_list(asked: Asked, turn: Turn) -> Reply:
    """The reports on a case, each with its recommendations."""
    case, procedure = the_case(asked, turn, Act.ASSESS)
    turn.audit(asked.person.id, "open", case.id, view="reports")
    return _listed(asked, turn, case, procedure)


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Which report, by whom, of when, and where it is kept."""
    case, procedure = the_case(asked, turn, Act.ASSESS)
    still_open(case)
    return Reply(cards.write(case.id, nonce(asked, turn), rules.questions(procedure), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """The report is written down; its recommendations follow one by one."""
    case, procedure = the_case(asked, turn, Act.ASSESS)
    still_open(case)
    _ask_about_names(asked, turn, case, procedure)
    made = Made(turn.new_id(f"{case.id}/r"), asked.person.id, turn.now)
    turn.save(rules.assess(made, case.id, asked.fields, procedure))
    return _listed(asked, turn, case, procedure)


def _ask_about_names(asked: Asked, turn: Turn, case: Case, procedure: Procedure) -> None:
    """Who wrote it is asked for by name; a name anywhere else is asked about."""
    free = [each for each in rules.questions(procedure) if each.shape is Shape.LINE and each.id != "author"]
    ask_about_others(asked, turn, case, {each: asked.fields.get(each.id, "") for each in free})


def _listed(asked: Asked, turn: Turn, case: Case, procedure: Procedure) -> Reply:
    found = sorted(turn.find(Assessment, case=case.id), key=lambda each: (each.dated, each.at), reverse=True)
    reports = [_report(asked, turn, each, case, procedure) for each in found]
    recommends = may(asked.person, Act.RECOMMEND, case.procedure, case)
    return Reply(cards.listing(case.id, reports, asked.number("page"), recommends))


def _report(asked: Asked, turn: Turn, one: Assessment, case: Case, procedure: Procedure) -> cards.Report:
    of_it = turn.find(Recommendation, assessment=one.id)
    rows = tuple(row(asked, turn, each, case, procedure) for each in sorted(of_it, key=lambda each: each.at))
    return cards.Report(one, name_of(turn, one.by), rows)
