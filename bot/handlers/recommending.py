"""Recommendations: written down, agreed or not at a sitting, and followed to what became of them."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.closing import sits
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import more, nonce, the_case
from bot.steps.recommending import follows, of_case, row
from cards import recommending as cards
from cards import specialist_reports as reports
from panel import recommending
from panel.access import NOT_YOURS, Act, may
from panel.cases import Case, still_open
from panel.procedure import Procedure
from panel.recommending import AGREE, FOLLOW, Assessment, Recommendation
from panel.words import Made, Refused
from storage.store import Missing, Turn

PROPOSED = "What the sitting agrees to the chair says, or whoever takes the minutes. Nothing was changed by this press."
NO_SITTING = "No sitting is going on with {} on its agenda. Nothing was changed by this press."
MOVED_ON = "This went on since your card was drawn: open it again. Nothing was changed by this press."


def recommend(asked: Asked, turn: Turn) -> Reply:
    """recommend REF: write down what the panel advises, and follow what became of it."""
    case, _ = the_case(asked, turn, Act.RECOMMEND)
    return Reply(cards.ask(case.id, more(asked)))


def open_list(asked: Asked, turn: Turn) -> Reply:
    """What is recommended on a case, and how far each has come."""
    case, procedure = the_case(asked, turn, Act.FOLLOW)
    rows = [row(asked, turn, each, case, procedure) for each in of_case(turn, case)]
    turn.audit(asked.person.id, "open", case.id, view="recommendations")
    writes = may(asked.person, Act.RECOMMEND, case.procedure, case)
    return Reply(cards.listing(case.id, rows, asked.number("page"), writes))


def read(asked: Asked, turn: Turn) -> Reply:
    """One recommendation, whole."""
    case, procedure = the_case(asked, turn, Act.FOLLOW)
    turn.audit(asked.person.id, "open", case.id, view="recommendation")
    return Reply(cards.one(row(asked, turn, _one(asked, turn, case), case, procedure)))


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What is recommended, who is to do it, who sees it through; for whoever says it at a sitting, whether it is
    agreed."""
    case, procedure = the_case(asked, turn, Act.RECOMMEND)
    still_open(case)
    report, sitting = _report(asked, turn, case), bool(_says(asked, turn, case))
    at = cards.Form(
        case.id, nonce(asked, turn), report.id if report else "", reports.name(report) if report else "", sitting
    )
    return Reply(cards.write(at, recommending.questions(procedure, sitting), asked.fields, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Written down; by whoever says it at a sitting, agreed or not."""
    case, procedure = the_case(asked, turn, Act.RECOMMEND)
    still_open(case)
    sitting, report = _says(asked, turn, case), _report(asked, turn, case)
    made = Made("", asked.person.id, turn.now)
    recommending.recommend(made, case.id, sitting, asked.fields, procedure)
    look_for_names(asked, turn, case, recommending.questions(procedure, bool(sitting)))
    made = Made(turn.new_id(f"{asked.procedure.prefix}-R"), asked.person.id, turn.now)
    found = recommending.recommend(
        made, case.id, sitting, asked.fields, procedure, assessment=report.id if report else ""
    )
    return Reply(cards.one(row(asked, turn, turn.save(found), case, procedure), again=True))


def agree_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """A recommendation that no sitting has spoken on yet, and whether this one agrees."""
    case, procedure, found = _to_agree(asked, turn)
    return Reply(cards.agree(row(asked, turn, found, case, procedure), asked.fields, refused))


def agree(asked: Asked, turn: Turn) -> Reply:
    """Agreed at this sitting or not, and why not."""
    case, procedure, found = _to_agree(asked, turn)
    session = sits(turn, case)
    agreed = recommending.agree(found, session.id if session else "", asked.fields, asked.person.id, turn.now)
    look_for_names(asked, turn, case, AGREE)
    return Reply(cards.one(row(asked, turn, turn.save(agreed), case, procedure)))


def follow_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What became of a recommendation, for whoever it is to see through."""
    case, procedure, found = _to_follow(asked, turn)
    turn.audit(asked.person.id, "open", case.id, view="recommendation")
    return Reply(cards.follow(row(asked, turn, found, case, procedure), asked.fields, refused))


def follow(asked: Asked, turn: Turn) -> Reply:
    """Implemented on a day, or fallen through, and why."""
    case, procedure, found = _to_follow(asked, turn)
    followed = recommending.follow(found, asked.fields, asked.person.id, turn.now)
    look_for_names(asked, turn, case, FOLLOW)
    return Reply(cards.one(row(asked, turn, turn.save(followed), case, procedure)))


def _says(asked: Asked, turn: Turn, case: Case) -> str:
    """The sitting that is going on, if this person says what it agrees to: members propose."""
    session = sits(turn, case)
    return session.id if session and may(asked.person, Act.LEADS, case.procedure) else ""


def _to_agree(asked: Asked, turn: Turn) -> tuple[Case, Procedure, Recommendation]:
    case, procedure = the_case(asked, turn, Act.RECOMMEND)
    found = _one(asked, turn, case)
    recommending.to_agree(found)
    if sits(turn, case) is None:
        raise Refused(NO_SITTING.format(case.id))
    if not may(asked.person, Act.LEADS, case.procedure):
        raise Refused(PROPOSED)
    return case, procedure, _same(asked, found)


def _to_follow(asked: Asked, turn: Turn) -> tuple[Case, Procedure, Recommendation]:
    case, procedure = _followed(asked, turn)
    found = _one(asked, turn, case)
    if not follows(asked, turn, found, case, procedure):
        raise Refused("Whoever sees it through says what became of it. Nothing was changed by this press.")
    recommending.to_follow(found)
    return case, procedure, _same(asked, found)


def _followed(asked: Asked, turn: Turn) -> tuple[Case, Procedure]:
    """The case; once the child has left the agenda, for whoever sees the recommendation through as well."""
    case, found = turn.maybe(Case, asked.reference), turn.maybe(Recommendation, asked.id("recommendation"))
    if case and found and case.left_at and found.case == case.id:
        procedure = turn.procedure(case.procedure, case.version)
        if follows(asked, turn, found, case, procedure):
            return case, procedure
    return the_case(asked, turn, Act.FOLLOW)


def _same(asked: Asked, found: Recommendation) -> Recommendation:
    """The recommendation, as the card showed it; a notice carries no revision, and shows it as it is."""
    if asked.id("rev") and asked.number("rev") != found.rev:
        raise Refused(MOVED_ON)
    return found


def _one(asked: Asked, turn: Turn, case: Case) -> Recommendation:
    found = turn.maybe(Recommendation, asked.id("recommendation"))
    if found is None or found.case != case.id:
        raise Refused(NOT_YOURS)
    return found


def _report(asked: Asked, turn: Turn, case: Case) -> Assessment | None:
    """The report that a recommendation is out of, if the button names one."""
    if not (named := asked.id("assessment")):
        return None
    found = turn.maybe(Assessment, named)
    if found is None or found.case != case.id:
        raise Missing("assessment")
    return found
