"""A manager signs a referral before it is sent on to screening. Procedure: referral.signed_by, .sign_working_days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from panel.clocks import add_working_days, at, local
from panel.duty import Duty
from panel.people import Person, Role, holding
from panel.procedure import Procedure
from panel.questions import Question, check, one, text
from panel.referrals import Draft
from panel.said import wall_day
from panel.words import Reason, Refused

BACK = (text("word", "What is still needed?", "Say “Child B”, not a name", required="Say what is still needed"),)
WORTH = 10
"""So many working days after it was due, a reminder is still worth sending."""


def wants(draft: Draft, procedure: Procedure) -> bool:
    """Whether a manager signs this referral: not one that was sent before, and danger never waits for a signature."""
    return bool(procedure.referral.signed_by) and not draft.case and draft.answers.get("danger") != "yes"


def signers(people: Iterable[Person], draft: Draft, procedure: Procedure) -> list[Person]:
    """Who can sign it: nobody signs what they wrote themselves."""
    role = procedure.referral.signed_by
    return [each for each in holding(people, draft.procedure, role) if each.id != draft.person] if role else []


def questions(people: Sequence[Person]) -> tuple[Question, ...]:
    """Whom the writer asks."""
    names = {each.id: each.name for each in people}
    return (one("signer", "Who signs it?", names, required="Choose who signs it"),)


def asked(draft: Draft, people: Sequence[Person], fields: Mapping[str, str], now: datetime) -> Draft:
    """The draft, which waits for whoever was chosen to sign it; `Refused` if nobody was."""
    signer = check(questions(people), fields, wall_day(now))["signer"]
    return replace(draft, signer=signer, asked_at=now, asks=draft.asks + 1, sent_back="", saved_at=now)


def unchanged(draft: Draft, rev: int) -> None:
    """`Refused` for a card that was drawn before the referral was changed."""
    if rev != draft.rev:
        why = Reason("It is shown as it is now: read it again, then sign it", field="rev")
        raise Refused("The referral was opened by its writer since. Nothing was changed by this press.", [why])


def sent_back(draft: Draft, fields: Mapping[str, str], now: datetime) -> Draft:
    """The draft, its writer's again, with a word of what is needed; `Refused` without one."""
    word = check(BACK, fields, wall_day(now))["word"]
    return replace(draft, signer="", asked_at=None, sent_back=word, saved_at=now)


def duties(draft: Draft, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """Whoever is asked to sign it is reminded, and after twice as long the coordinators are told that it waits."""
    days = procedure.referral.sign_working_days
    if not draft.signer or draft.asked_at is None or not days:
        return []
    ids = {"draft": draft.id, "asks": str(draft.asks)}
    signer = [
        each for each in people if each.id == draft.signer and procedure.referral.signed_by in _roles(each, draft)
    ]
    return [
        *_say("sign due", ids, signer, draft.asked_at, days, procedure),
        *_say(
            "sign late", ids, holding(people, draft.procedure, Role.COORDINATOR), draft.asked_at, 2 * days, procedure
        ),
    ]


def _roles(person: Person, draft: Draft) -> frozenset[Role]:
    return person.roles(draft.procedure)


def _say(
    kind: str, ids: Mapping[str, str], people: Iterable[Person], since: datetime, days: int, procedure: Procedure
) -> list[Duty]:
    zone, hour = procedure.panel.zone, procedure.drafts.remind_at
    day = add_working_days(local(since, zone).date(), days)
    due, expires = at(day, hour, zone), at(add_working_days(day, WORTH), hour, zone)
    return [Duty(kind, ids, due, expires, person.id, in_hours=True) for person in people]
