"""What stands around a case in one person's view: who comes, and what they may do beside reading it."""

from bot.asked import Asked
from bot.steps import active_case, called_meetings, childs_record, rerouting, responses
from bot.steps.afterwards import decided
from bot.steps.investigating import banner
from bot.steps.invitations import who_comes
from bot.steps.leaving import left
from bot.steps.nominating import is_asked
from cards import around as cards
from cards.called_meetings import DAYS
from cards.history import named
from cards.rerouting import ROUTE
from cards.responses import FOLLOWS
from panel.access import Act, may
from panel.cases import OPEN, Case, CaseStatus
from panel.views import Said
from storage.store import Turn

ON_PANEL = (
    *(Act.CHALLENGE, Act.INVITE, Act.MATRIX, Act.CLOSE),
    *(Act.FOLLOW, Act.POLICE_WORD, Act.DISAGREE),
)


def around(asked: Asked, turn: Turn, case: Case) -> cards.Around:
    """Whoever may invite sees who comes; each button is offered to those who may press it."""
    acts = [act for act in cards.DOES if _offered(act, case) and may(asked.person, act, case.procedure, case)]
    acts = [act for act in acts if act is not Act.NOMINATE or is_asked(turn, case)]
    comes = who_comes(turn, case.id) if may(asked.person, Act.INVITE, case.procedure, case) else []
    beside = (responses.around_case, rerouting.around_case, called_meetings.around_case, active_case.around_case)
    route = [element for each in beside for element in each(asked, turn, case)]
    became = [*left(asked, turn, case), *decided(asked, turn, case), *childs_record.beside(asked, turn, case)]
    return [*became, *route, *cards.around(case.id, comes, acts, banner(turn, case))]


def written(asked: Asked, turn: Turn, case: Case) -> list[Said]:
    """What was written about the route of a case and its days, to be read whole, as far as this person sees it."""
    follows = named(FOLLOWS, responses.seen(asked, turn, case))
    return [
        *follows,
        *named(ROUTE, rerouting.seen(asked, turn, case)),
        *named(DAYS, called_meetings.seen(asked, turn, case)),
    ]


def _offered(act: Act, case: Case) -> bool:
    """What is asked for audit is asked of a child who has left, too."""
    if act is Act.BACKGROUND:
        return True
    return case.status is CaseStatus.ACCEPTED if act in ON_PANEL else case.status in OPEN
