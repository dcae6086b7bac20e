"""Everything that is owed, collected from each noun; no rule stands here."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from panel import (
    afterwards,
    agenda,
    amendments,
    annexes,
    apologies,
    attendees,
    challenges,
    concerns,
    drafts,
    eighteen,
    going_on,
    going_out,
    handing_over,
    inviting,
    offers,
    own_meetings,
    polls,
    prompts,
    reach,
    recording,
    reminding,
    rhythm,
    roster,
    seeing_through,
    sign_off,
    timing,
    training,
    unsettled,
    waiting,
    watching,
)
from panel.actions import Action
from panel.afterwards import After
from panel.amendments import Amendment
from panel.auditing import findings
from panel.auditing import owing as auditing
from panel.auditing.findings import Finding
from panel.auditing.grading import Round
from panel.cases import Case
from panel.closing import HandOver
from panel.concerns import Concern
from panel.disagreeing import Around, Disagreement
from panel.duty import Duty
from panel.invitations import Invitation
from panel.minutes import Minutes
from panel.offers import Offer
from panel.owning import Owners
from panel.panels import Panel
from panel.people import Person
from panel.placing import Queue
from panel.polls import Poll
from panel.procedure import Procedure
from panel.recommending import Recommendation
from panel.referrals import Draft
from panel.roster import RosterCheck
from panel.sittings import Sitting


def of_panel(sitting: Sitting, procedure: Procedure, now: datetime, asked_at: Mapping[str, datetime]) -> list[Duty]:
    """What a panel owes from its booking to its end; `asked_at` says when its seats were asked."""
    return [
        *agenda.duties(sitting, procedure, now),
        *inviting.of_panel(sitting),
        *own_meetings.duties(sitting, procedure, now),
        *watching.duties(sitting, procedure, now),
        *prompts.duties(sitting, procedure, now, asked_at),
        *challenges.duties(sitting, procedure, now),
        *rhythm.asks(sitting, procedure, now),
        *going_on.duties(sitting, procedure),
        *reach.duties(sitting, procedure),
        *timing.duties(sitting, procedure),
        *attendees.duties(sitting, procedure),
        *apologies.duties(apologies.Table(sitting.panel, sitting.people, sitting.apologies, procedure)),
    ]


def of_case(
    case: Case,
    invitations: Sequence[Invitation],
    people: Sequence[Person],
    procedure: Procedure,
    wished_at: datetime | None = None,
    born: date | None = None,
    given: Sequence[HandOver] = (),
    answers: Mapping[str, str] | None = None,
) -> list[Duty]:
    """What a referral owes until it is decided and has arrived where it was sent; `wished_at` is when its referrer
    asked to withdraw it, if that is not answered. `born` is the child's birthday, `given` are its hand-overs,
    and `answers` those of the referral."""
    asked = waiting.withdrawal(case, wished_at, people, procedure) if wished_at else []
    age = eighteen.duties(case, born, given, people, procedure) if born else []
    handed = handing_over.duties(case, given, people, procedure)
    beside = annexes.duties(case, answers or {}, people, procedure)
    return inviting.of_case(case, invitations) + waiting.duties(case, people, procedure) + asked + age + handed + beside


def of_draft(draft: Draft, people: Sequence[Person], procedure: Procedure) -> list[Duty]:
    """What a referral owes that is not sent."""
    return sign_off.duties(draft, people, procedure) if draft.signer else drafts.duties(draft, people, procedure)


def of_recommendation(
    found: Recommendation, case: Case, people: Sequence[Person], procedure: Procedure, now: datetime
) -> list[Duty]:
    """What a recommendation owes until it is known what became of it."""
    return seeing_through.duties(found, case, people, procedure, now)


def of_decision(found: After, people: Sequence[Person], procedure: Procedure, now: datetime) -> list[Duty]:
    """What an outcome owes until it is known what came of it, and while it waits."""
    return afterwards.duties(found, people, procedure, now)


def of_disagreement(found: Disagreement, around: Around) -> list[Duty]:
    """What a disagreement owes until it is settled."""
    return unsettled.duties(found, around)


def of_concern(concern: Concern, people: Sequence[Person], procedure: Procedure, now: datetime) -> list[Duty]:
    """What a concern owes until somebody has it."""
    return concerns.duties(concern, people, procedure, now)


def of_minutes(
    minutes: Minutes,
    panel: Panel,
    people: Sequence[Person],
    owing: recording.Owing,
    procedure: Procedure,
    now: datetime,
) -> list[Duty]:
    """What minutes owe until they are out, and until each seat and each child's worker has recorded them."""
    return going_out.duties(minutes, panel, people, owing, procedure, now)


def of_action(action: Action, owners: Owners) -> list[Duty]:
    """What an action owes until its day."""
    return reminding.duties(action, owners)


def of_overdue(
    held: Sequence[reminding.Held], procedure: Procedure, now: datetime, later: Action | None = None
) -> list[Duty]:
    """What a procedure owes once a week to those who answer for what is overdue; `later` is the first action that is
    due after those."""
    return reminding.weekly(held, procedure, now, later)


def of_sample(found: Round, procedure: Procedure) -> list[Duty]:
    """What an audit owes until every seat has answered."""
    return auditing.duties(found, procedure)


def of_finding(found: Finding, people: Sequence[Person], procedure: Procedure, now: datetime) -> list[Duty]:
    """What a finding of an audit owes until somebody has seen that the work has changed."""
    return findings.duties(found, people, procedure, now)


def of_rhythm(
    queue: Queue,
    drafted: Sequence[Offer],
    procedure: Procedure,
    now: datetime,
    people: Sequence[Person] = (),
    checked: RosterCheck | None = None,
    asked: Sequence[Poll] = (),
    amended: Sequence[Amendment] = (),
) -> list[Duty]:
    """What a procedure owes to the months to come."""
    return [
        *rhythm.duties(queue.panels, procedure, now),
        *offers.duties(queue, drafted, procedure, now, people),
        *roster.duties(checked, people, procedure),
        *training.duties(people, procedure),
        *polls.duties(asked, procedure),
        *amendments.duties(amended, procedure),
    ]
