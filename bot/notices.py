"""Notices: written in the turn that causes them, said in words only when they are sent."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from cards import notices as cards
from cards import templates
from cards.parts import Posted
from cards.referrals import receipt_left, unsent
from cards.verbs import Verb
from panel import screening
from panel.cases import Case, CaseStatus
from panel.concerns import Concern
from panel.people import Person, Role
from panel.referrals import Draft
from storage.records import Notice
from storage.store import Turn

BACK_OFF = timedelta(seconds=30)
LONGEST = timedelta(hours=1)
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


def procedure_of(turn: Turn, notice: Notice) -> str:
    """The procedure of what a notice is about, by name; else the first in which the person it is for holds a role."""
    subjects: tuple[tuple[str, type[Case | Concern | Draft]], ...] = (
        ("case", Case),
        ("concern", Concern),
        ("draft", Draft),
    )
    for name, kind in subjects:
        if subject := turn.maybe(kind, notice.ids.get(name, "")):
            return subject.procedure
    person = turn.get(Person, notice.to)
    return next((name for name in turn.procedures() if person.roles(name)), "")


def again(notice: Notice, now: datetime, after: timedelta = timedelta()) -> Notice:
    """The notice, to be tried again: later each time, an hour at the most."""
    wait = min(BACK_OFF * 2**notice.attempts, LONGEST)
    return replace(notice, attempts=notice.attempts + 1, wake_at=now + max(wait, after))


def tell_undelivered(turn: Turn, notice: Notice) -> None:
    """The coordinator is asked to tell somebody who cannot be written to."""
    if notice.template != Template.UNDELIVERED:
        people = holders(turn, procedure_of(turn, notice), Role.COORDINATOR)
        others = [person for person in people if person.id != notice.to]
        about = notice.ids.get("case") or notice.ids.get("concern") or ""
        tell(turn, others, Template.UNDELIVERED, about=about, notice=notice.id)


Ids = dict[str, str]
Render = Callable[[Turn, Ids], Posted | None]


def _concern(turn: Turn, ids: Ids) -> Posted:
    concern = turn.get(Concern, ids["concern"])
    return cards.concern(concern, turn.procedure(concern.procedure))


def _waiting(turn: Turn, ids: Ids) -> Posted | None:
    case = turn.get(Case, ids["case"])
    if case.status is not CaseStatus.WAITING:
        return None
    line = templates.waiting(case.id, screening.due(case.referred_at, turn.procedure(case.procedure, case.version)))
    return cards.about_case(line, case.id, Verb.SCREEN_OPEN)


def _accepted(turn: Turn, ids: Ids) -> Posted:
    panel = turn.panel(turn.get(Case, ids["case"]).panel)
    return cards.about_case(templates.accepted(ids["case"], panel.starts_at), ids["case"])


def _draft(turn: Turn, ids: Ids) -> Posted | None:
    draft = turn.maybe(Draft, ids["draft"])
    return unsent(draft, turn.token()) if draft else None


def _receipt(turn: Turn, ids: Ids) -> Posted:
    case = turn.get(Case, ids["case"])
    return receipt_left(case.id, receipt_lines(turn, case))


def receipt_lines(turn: Turn, case: Case) -> list[templates.Line]:
    """What comes next for a referral that was sent: the chair's decision, or the panel that is decided."""
    if case.status is CaseStatus.WAITING:
        due = screening.due(case.referred_at, turn.procedure(case.procedure, case.version))
        return [templates.decided_by(due)]
    placed = [templates.accepted(case.id, turn.panel(case.panel).starts_at)] if case.panel else []
    return [templates.KEPT, *placed]


def _says(line: Callable[[str], templates.Line]) -> Render:
    """A notice that is one line about a case."""
    return lambda turn, ids: cards.about_case(line(ids["case"]), ids["case"])


RENDER: dict[Template, Render] = {
    Template.CONCERN: _concern,
    Template.WAITING: _waiting,
    Template.ACCEPTED: _accepted,
    Template.DRAFT: _draft,
    Template.UNDELIVERED: lambda turn, ids: cards.undelivered(ids["about"], ids["notice"]),
    Template.RECEIPT: _receipt,
    Template.HELD_BACK: lambda turn, ids: cards.held_back(),
    Template.CHANGED: _says(templates.changed),
    Template.ADDED: _says(templates.added),
    Template.WITHDRAWN: _says(templates.withdrawn),
    Template.WITHDRAWAL_ASKED: _says(templates.withdrawal_asked),
    Template.MAYBE_SAME: _says(templates.maybe_same),
    Template.SIGNPOSTED: _says(templates.signposted),
    Template.RETURNED: _says(templates.returned),
}
