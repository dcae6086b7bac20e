"""What follows a screening that calls no meeting: what was done of it, and whether it is screened once more."""

from bot.asked import Asked
from bot.notices import tell
from bot.request import Reply
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import name_of, nonce, the_case
from bot.steps.leads import leads
from bot.steps.responses import route_of, rows
from bot.template import Template
from cards import responses as cards
from panel import followed
from panel.access import Act
from panel.cases import Case
from panel.followed import AGAIN
from panel.responses import Route
from panel.said import said_when
from panel.words import Made, Reason, Refused
from storage.store import Turn


def form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What was done, with what is known already in it."""
    case, route = _followed(asked, turn, Act.RECEIVE)
    turn.audit(asked.person.id, "open", case.id, view="what follows")
    answers = asked.fields if refused else followed.typed(route)
    return Reply(cards.form(_at(asked, turn, route), rows(turn, case, route), followed.steps(route), answers, refused))


def save(asked: Asked, turn: Turn) -> Reply:
    """Kept; once nothing is missing nobody is reminded any more. Whoever screens hears what came of it: a
    meeting may be needed after all."""
    case, route = _followed(asked, turn, Act.RECEIVE)
    _unchanged(asked, turn, route)
    kept, said = followed.said(Made(route.id, asked.person.id, turn.now), case, route, asked.fields)
    look_for_names(asked, turn, case, followed.steps(route))
    turn.save(said)
    if said.outcome != route.outcome:
        others = [each for each in leads(turn, case) if each.id != asked.person.id]
        tell(turn, others, Template.FOLLOWED, case=case.id, change=str(kept.route_steps))
    return Reply(cards.kept(case.id, rows(turn, turn.save(kept), said)))


def again_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why it is screened once more."""
    case, route = _followed(asked, turn, Act.SCREEN)
    turn.audit(asked.person.id, "open", case.id, view="what follows")
    answers = asked.fields if refused else {}
    return Reply(cards.again(_at(asked, turn, route), rows(turn, case, route), answers, refused))


def again(asked: Asked, turn: Turn) -> Reply:
    """It waits to be screened again; what was done of its route is kept beside it."""
    case, route = _followed(asked, turn, Act.SCREEN)
    _unchanged(asked, turn, route)
    kept, ended = followed.again(Made(route.id, asked.person.id, turn.now), case, route, asked.fields)
    look_for_names(asked, turn, case, AGAIN)
    turn.save(ended)
    return Reply(cards.waits(turn.save(kept).id))


def _at(asked: Asked, turn: Turn, route: Route) -> dict[str, str]:
    return {"case": route.case, "rev": str(route.rev), "nonce": nonce(asked, turn)}


def _followed(asked: Asked, turn: Turn, act: Act) -> tuple[Case, Route]:
    case, _ = the_case(asked, turn, act)
    return case, followed.still_followed(case, route_of(turn, case))


def _unchanged(asked: Asked, turn: Turn, route: Route) -> None:
    """`Refused` for a form that was drawn before somebody else said more."""
    if asked.number("rev") == route.rev:
        return
    by = f"{name_of(turn, route.said_by)}, {said_when(route.said_at)}" if route.said_at else "Somebody"
    words = "More was said since you opened this. Nothing you typed is lost: look, and send it again."
    raise Refused(words, [Reason(f"Said by {by}", field="on")])
