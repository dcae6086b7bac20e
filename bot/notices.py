"""Notices: written in the turn that causes them, said in words only when they are sent."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from cards import templates
from cards.parts import Posted, button, posted
from cards.referrals import receipt_left, unsent
from cards.verbs import Verb
from panel import screening
from panel.cases import Case, CaseStatus
from panel.concerns import Concern
from panel.people import Person, Role
from panel.referrals import Draft
from storage.records import Notice
from storage.store import Turn

KEPT = timedelta(days=14)
"""How long a notice is worth sending; after that it is marked expired."""


class Template(StrEnum):
    """What a notice says. The name is kept in the store and never changes."""

    CONCERN = "concern"
    WAITING = "waiting"
    CHANGED = "changed"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    WITHDRAWAL_ASKED = "withdrawal asked"
    MAYBE_SAME = "maybe same"
    ACCEPTED = "accepted"
    SIGNPOSTED = "signposted"
    RETURNED = "returned"
    RECEIPT = "receipt"
    DRAFT = "draft"
    UNDELIVERED = "undelivered"
    HELD_BACK = "held back"


def holders(turn: Turn, procedure: str, *roles: Role) -> list[Person]:
    """Everybody who holds one of these roles in a procedure, in order of id."""
    return [person for person in turn.find(Person) if person.roles(procedure) & set(roles)]


def tell(
    turn: Turn,
    people: Iterable[Person | str],
    template: Template,
    at: datetime | None = None,
    replaces: str = "",
    **ids: str,
) -> None:
    """Stages one notice a person, to go out at once or `at` a moment. Its key is what it is about and for whom, so
    that it is told once."""
    about, when = ":".join(ids.values()), at or turn.now
    for person in people:
        to = person if isinstance(person, str) else person.id
        notice = Notice(f"{template}:{about}:{to}", to, template, ids, when, when + KEPT, replaces=replaces)
        turn.notify(notice)


def render(turn: Turn, notice: Notice) -> Posted | None:
    """The card a notice is, now; None when there is nothing left to say."""
    return RENDER[Template(notice.template)](turn, notice.ids)


Ids = dict[str, str]
Render = Callable[[Turn, Ids], Posted | None]


def _concern(turn: Turn, ids: Ids) -> Posted:
    concern = turn.get(Concern, ids["concern"])
    take = button("I have it", Verb.CONCERN_TAKE, main=True, concern=concern.id, rev=concern.rev)
    return posted(
        templates.concern(concern.id, concern.raised_at),
        *templates.ring(turn.procedure(concern.procedure).safety),
        buttons=[*([] if concern.acknowledged_by else [take]), button("Open", Verb.CONCERN_OPEN, concern=concern.id)],
    )


def _waiting(turn: Turn, ids: Ids) -> Posted | None:
    case = turn.get(Case, ids["case"])
    if case.status is not CaseStatus.WAITING:
        return None
    line = templates.waiting(case.id, screening.due(case.referred_at, turn.procedure(case.procedure, case.version)))
    return posted(line, templates.WINDOW, buttons=[button("Open", Verb.SCREEN_OPEN, main=True, case=case.id)])


def _accepted(turn: Turn, ids: Ids) -> Posted:
    panel = turn.panel(turn.get(Case, ids["case"]).panel)
    return _opens(templates.accepted(ids["case"], panel.starts_at), ids)


def _draft(turn: Turn, ids: Ids) -> Posted | None:
    draft = turn.maybe(Draft, ids["draft"])
    return unsent(draft, turn.token()) if draft else None


def _undelivered(turn: Turn, ids: Ids) -> Posted:
    return posted(templates.undelivered(ids["about"]), buttons=[button("My list", Verb.SAY, text="my")])


def _receipt(turn: Turn, ids: Ids) -> Posted:
    case = turn.get(Case, ids["case"])
    procedure = turn.procedure(case.procedure, case.version)
    return receipt_left(case.id, screening.due(case.referred_at, procedure))


def _says(line: Callable[[str], templates.Line]) -> Render:
    """A notice that is one line about a case, with the button that opens it."""
    return lambda turn, ids: _opens(line(ids["case"]), ids)


def _opens(line: templates.Line, ids: Ids) -> Posted:
    return posted(line, templates.WINDOW, buttons=[button("Open", Verb.CASE_OPEN, main=True, case=ids["case"])])


RENDER: dict[Template, Render] = {
    Template.CONCERN: _concern,
    Template.WAITING: _waiting,
    Template.ACCEPTED: _accepted,
    Template.DRAFT: _draft,
    Template.UNDELIVERED: _undelivered,
    Template.RECEIPT: _receipt,
    Template.HELD_BACK: lambda turn, ids: posted(templates.HELD_BACK),
    Template.CHANGED: _says(templates.changed),
    Template.ADDED: _says(templates.added),
    Template.WITHDRAWN: _says(templates.withdrawn),
    Template.WITHDRAWAL_ASKED: _says(templates.withdrawal_asked),
    Template.MAYBE_SAME: _says(templates.maybe_same),
    Template.SIGNPOSTED: _says(templates.signposted),
    Template.RETURNED: _says(templates.returned),
}
