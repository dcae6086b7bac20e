"""Why a child left the agenda, or stays on it: each gate with its evidence and the rule behind it, who agreed, and
whether the child came back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta

from panel.called_meetings import is_called, running
from panel.cases import Case, CaseStatus
from panel.decisions import Ending
from panel.outcome_names import outcome_of
from panel.said import said_when, wall_day
from panel.screening import Outcome
from panel.tracing.after import LEFT, handed
from panel.tracing.before import followed, screened
from panel.tracing.evidence import Then, decided_at, gates, threshold
from panel.tracing.sitting import after, agreed, own, points
from panel.tracing.story import NOT_RECORDED, Account, Entry, Rows, Story, days, on, ruled

MONTHS = 12
ROUTED = "No meeting was called here: it goes on in another way"
OPEN = {
    CaseStatus.WAITING: "It waits to be screened: nothing is decided yet",
    CaseStatus.RETURNED: "Returned to its referrer for more",
    CaseStatus.ACCEPTED: "It stays on the agenda",
    CaseStatus.SIGNPOSTED: "Signposted; it was not taken to the panel",
    CaseStatus.WITHDRAWN: "Withdrawn by its referrer",
}


@dataclass(frozen=True)
class Later:
    """The other cases of the same child that whoever looks back may open, how many there are that they may not
    (`hidden`), and how many more may be of the same child, which nobody has decided."""

    cases: Sequence[Case] = ()
    hidden: int = 0
    undecided: int = 0


def why(story: Story, version_now: str, later: Later, now: datetime) -> Account:
    """Why it is as it is, read from the records as they were then; `version_now` is that of the rules in force."""
    case = story.file.case
    by = (_outcome(story), *_routes(story), *_called(story))
    decided = (*_answered(story), *_came_of(story))
    entries = (*by, *decided, *_grounds(story, now), *_back(case, later, now))
    return Account(f"{case.id}: why", _about(story, version_now), entries)


def _about(story: Story, version_now: str) -> tuple[str, ...]:
    procedure = story.procedure
    then = f"Decided under {procedure.title}, version {procedure.version}."
    if version_now == procedure.version:
        return (then, "Those are the rules in force.")
    return (then, f"The rules in force now are version {version_now}.")


def _called(story: Story) -> tuple[Entry, ...]:
    """By when the meeting sits that is called for one child, and the rule behind it."""
    case, procedure = story.file.case, story.procedure
    if not is_called(procedure) or case.status not in (CaseStatus.ACCEPTED, CaseStatus.WAITING):
        return ()
    last = max(story.clocks, key=lambda each: each.at, default=None)
    if any(last is None or last.at < each.began_at for each in story.discussions):
        return ()
    clock = running(case, procedure)
    why = (("Why these days", last.reason), ("Set by", story.name(last.by))) if last and case.clock else ()
    return (Entry("By when it meets", (("The meeting is to sit", clock.words), *why, *ruled(procedure, clock.key))),)


def _routes(story: Story) -> Iterator[Entry]:
    """What a case came as, where it goes on by another route, and the rule behind that."""
    titles = {kind.id: kind.title for kind in story.procedure.referral.kinds}
    for each in story.rerouted:
        found = next((one for one in story.procedure.referral.reroutes or () if each.before in one.kinds), None)
        rule = ruled(story.procedure, f"referral.reroutes.{found.id}" if found else f"referral.kinds.{each.before}")
        rows = (("From", titles.get(each.before, each.before)), ("Why", each.reason), ("By", story.name(each.by)))
        yield Entry(f"Another route, {on(each.at)}: {titles.get(each.to, each.to)}", (*rows, *rule))


def _outcome(story: Story) -> Entry:
    case = story.file.case
    if case.left_at is None:
        return Entry(ROUTED if case.route else OPEN[case.status], _decided(story))
    by = (("Decided by", f"{story.name(case.left_by)}, {said_when(case.left_at)}"),)
    made = max(story.decisions, key=lambda each: each.at, default=None)
    said = (("Outcome", outcome_of(story.procedure, made)), *own(story, made)) if made and made.outcome else ()
    return Entry(LEFT[case.status], (*said, *by, *ruled(story.procedure, "closing.decided_by")))


def _answered(story: Story) -> tuple[Entry, ...]:
    """What the last panel that decided had to answer; nothing where the procedure asks for no answers."""
    made = max(story.decisions, key=lambda each: each.at, default=None)
    rows = points(story, made.panel) if made else ()
    return (Entry("What the meeting answered", rows),) if rows else ()


def _came_of(story: Story) -> tuple[Entry, ...]:
    """What came of it since, and how it was looked at."""
    return tuple(Entry(f"{each.title}, {on(each.at)}", each.rows) for each in after(story))


def _decided(story: Story) -> Rows:
    """What the last panel decided on a case that is open; nothing before any has."""
    if story.file.case.status is not CaseStatus.ACCEPTED:
        return ()
    made = max(story.decisions, key=lambda each: each.at, default=None)
    rule = ruled(story.procedure, "closing.ongoing")
    if made is None:
        return (("Decision", "No panel has decided on it yet"), *rule)
    said = f"{outcome_of(story.procedure, made)}, {on(made.at)}, panel {made.panel}"
    return (("Decision", said), *own(story, made), ("Why", made.why), *agreed(story, made), *rule)


def _grounds(story: Story, now: datetime) -> tuple[Entry, ...]:
    case = story.file.case
    match case.status:
        case CaseStatus.REMOVED:
            until = case.left_at or now
            return gates(Then(story, decided_at(story, until, Ending.REMOVED), until))
        case CaseStatus.ACCEPTED:
            return (*_handed(story), *gates(Then(story, _sitting(story, now), now)))
        case CaseStatus.STOPPED | CaseStatus.WITHDRAWN:
            return _noted(story)
    return _handed(story) if case.left_at else _screened(story)


def _sitting(story: Story, now: datetime) -> str:
    """The last panel that sat on a case."""
    return next((each.id for each in reversed(story.in_order()) if story.sat(each, now)), "")


def _handed(story: Story) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"Handed over, {on(each.at)}", (*handed(each), ("By", story.name(each.by)))) for each in story.handed
    )


def _noted(story: Story) -> tuple[Entry, ...]:
    """What was written when a case was stopped or withdrawn: the last note."""
    last = max(story.file.additions, key=lambda each: each.at, default=None)
    if last is None:
        return (Entry("What was written", (("Note", NOT_RECORDED),)),)
    return (Entry(f"What was written, {on(last.at)}", (("Note", last.words), ("By", story.name(last.by)))),)


def _screened(story: Story) -> tuple[Entry, ...]:
    """The screening that decided, the level that it rests on, and the rules behind both."""
    last = max(story.file.screenings, key=lambda each: each.at, default=None)
    if last is None:
        return ()
    step, outcome = screened(story, last), Outcome(last.outcome)
    chosen = f"screening.responses.{last.response}" if last.response else f"screening.outcomes.{outcome}"
    rule = ruled(story.procedure, chosen)
    known = [each for each in story.file.matrices if each.set_at <= last.at]
    level = story.level(known[-1].level) if known else NOT_RECORDED
    return (
        Entry(f"{step.title}, {on(last.at)}", (*step.rows, *rule)),
        *_follows(story),
        Entry("The level", (("Level", level), *threshold(story))),
    )


def _follows(story: Story) -> tuple[Entry, ...]:
    """What was done of what follows a screening that calls no meeting, and what is missing."""
    now = (each for each in story.routes if each.id == story.file.case.route)
    return tuple(Entry("What follows", (("To", each.to), *followed(each))) for each in now)


def _back(case: Case, later: Later, now: datetime) -> tuple[Entry, ...]:
    """Whether a child who is off the agenda was referred again within a year."""
    since = case.left_at or (case.decided_at if case.status is CaseStatus.SIGNPOSTED else None)
    if since is None:
        return ()
    until = since + relativedelta(months=MONTHS)
    back = [each for each in later.cases if since < each.referred_at <= until]
    rows = tuple((each.id, f"Referred again {on(each.referred_at)}, after {_after(since, each)}") for each in back)
    none = "No" if now > until else f"Not so far; the {MONTHS} months end on {on(until)}"
    return (
        Entry(f"Did the child come back within {MONTHS} months?", (*(rows or (("Came back", none),)), *_open(later))),
    )


def _open(later: Later) -> Rows:
    """What may change the answer."""
    hidden = (("Another record", "There is one that you may not open"),)
    undecided = (("Maybe the same child", f"Records that nobody has decided on: {later.undecided}"),)
    return (*(hidden if later.hidden else ()), *(undecided if later.undecided else ()))


def _after(since: datetime, each: Case) -> str:
    count = (wall_day(each.referred_at) - wall_day(since)).days
    return days(count)
