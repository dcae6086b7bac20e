"""What is drafted to be shared beyond the panel, until its seat confirms or declines it. Procedure key: [sharing]."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from panel.cases import Case, CaseStatus
from panel.clocks import add_working_days, at, local
from panel.duty import Duty
from panel.leading import coordinates
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import Question, check, line, one
from panel.rules.sharing import SharingDraft, When
from panel.said import wall_day
from panel.seeing_through import whose
from panel.words import Made, Reason

WORTH = timedelta(days=14)
QUESTIONS: tuple[Question, ...] = (
    one(
        "shares",
        "Is it shared?",
        {"yes": "Yes: I share what stands here", "no": "No"},
        required="Say whether it is shared",
    ),
    line("told", "If so, what may be told?", "As little as keeps children safe; no other child’s name"),
    line("told_to", "To whom?", "The safeguarding lead only"),
    line("declined", "If not, why not?", "Say “Child B”, not a name"),
)
NEEDED = {"told": "Say what may be told", "told_to": "Say to whom: the safeguarding lead only"}


@dataclass(frozen=True)
class Sharing:
    """What a seat said to a draft: shared, what and to whom; or not, and why (`declined`)."""

    id: str
    case: str
    draft: str
    shares: bool
    by: str
    at: datetime
    told: str = ""
    told_to: str = ""
    declined: str = ""
    rev: int = 0


@dataclass(frozen=True)
class Around:
    """A case, what its referral says, when it was accepted, and the drafts (their ids) that were answered."""

    case: Case
    answers: Mapping[str, str]
    accepted_at: datetime | None
    answered: Collection[str]
    procedure: Procedure


def open_drafts(around: Around) -> list[SharingDraft]:
    """What is drafted for a case on the agenda, and not answered. Procedure: [[sharing.drafts]]."""
    if around.case.status is not CaseStatus.ACCEPTED or around.accepted_at is None:
        return []
    fits = {When.IN_EDUCATION: bool(around.answers.get("school"))}
    drafts = around.procedure.sharing.drafts or ()
    return [each for each in drafts if fits[each.when] and each.id not in around.answered]


def duties(around: Around, people: Iterable[Person], now: datetime) -> list[Duty]:
    """Whoever speaks for the seat is asked once the child is accepted, the coordinators later if nobody has answered.
    Procedure: sharing.remind_working_days."""
    everybody = list(people)
    return [duty for draft in open_drafts(around) for duty in _asked(draft, around, everybody, now)]


def _asked(draft: SharingDraft, around: Around, people: list[Person], now: datetime) -> Iterable[Duty]:
    procedure, since = around.procedure, around.accepted_at
    if since is None:
        return
    ids = {"case": around.case.id, "draft": draft.id}
    day = add_working_days(local(since, procedure.panel.zone).date(), procedure.sharing.remind_working_days)
    later = at(day, procedure.safety.office_hours.opens, procedure.panel.zone)
    for person in confirms(draft, around.case, people, procedure, wall_day(now)):
        yield Duty("share draft", ids, since, later + WORTH, person.id, in_hours=True)
    for person in coordinates(people, around.case):
        yield Duty("share late", ids, later, later + WORTH, person.id, in_hours=True)


def confirms(draft: SharingDraft, case: Case, people: list[Person], procedure: Procedure, day: date) -> list[Person]:
    """Who confirms or declines a draft: whoever speaks for its seat; where nobody does, the coordinators."""
    return whose(draft.seat, case, people, procedure, day)


def answered(made: Made, case: str, draft: str, fields: Mapping[str, str]) -> Sharing:
    """What the seat says; `Refused` names what is missing."""
    answers = check(QUESTIONS, fields, wall_day(made.at), _fits)
    shares = answers["shares"] == "yes"
    told, told_to = (answers.get(each, "") if shares else "" for each in NEEDED)
    return Sharing(made.id, case, draft, shares, made.by, made.at, told, told_to, answers.get("declined", ""))


def _fits(answers: Mapping[str, str]) -> list[Reason]:
    if answers["shares"] == "no":
        return [] if "declined" in answers else [Reason("Say why it is not shared", field="declined")]
    return [Reason(words, field=field) for field, words in NEEDED.items() if field not in answers]
