"""What every report counts, section by section, each with how it is read: the plan that `sections` fills."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from panel.called_meetings import is_called
from panel.cases import CaseStatus
from panel.procedure import Procedure
from panel.prompts import asked
from panel.reporting import on_the_way, tallies
from panel.reporting.journeys import Tally
from panel.rules.assessments import TargetKind

WAITS = "waits"
ENQUIRIES = "enquiries"
CHILDREN = "children"
OF_NO_CHILD = "Of the panels that sat. A panel is no child, so its numbers are printed however small."
OF_ONE_CHILD = "Of the panels that sat. Each is of one child, so its numbers are treated as those of children."
OTHER_PROVIDER = "Another provider"


@dataclass(frozen=True)
class Counted:
    """One figure of a section: what it is called, how it is counted, and what the parts of a divided whole are."""

    title: str
    tally: Tally
    parts: tuple[str, ...] = ()


Plan = Iterable[tuple[str, str, str, Sequence[Counted]]]
"""Of each section its id, its title, how it is read, and its figures; one without figures is left out."""


def plan(procedure: Procedure) -> Plan:
    """Every section of a report, in the order in which they are read."""
    parts = (_assessments, _waiting, _answers, _decided, _followed, _profile)
    return chain(_children(), *(part(procedure) for part in parts), _voices(), _assurance(procedure))


def _children() -> Plan:
    yield (
        CHILDREN,
        "Children",
        "Each counts on the day it happened: a child referred in one year can come to panel in the next.",
        (
            Counted("Identified (referred)", tallies.referred),
            Counted("Assessed (first matrix or report)", tallies.assessed),
            Counted("To panel (first time)", tallies.to_panel),
        ),
    )
    yield (
        "to_panel",
        "To panel, of those assessed",
        "Of the children who were assessed in this time: those whom a panel has discussed since, whenever. How many "
        "came to panel in this time counts those whom one first discussed in it, whenever they were assessed.",
        (Counted("Came to panel", on_the_way.came, ("", "")),),
    )
    yield (
        ENQUIRIES,
        "Enquiries",
        "The children who were referred, and those whom somebody considered and did not refer.",
        (Counted("Enquiries", on_the_way.enquiries),),
    )
    yield (
        WAITS,
        "Wait for the panel",
        "From the day a panel was identified as needed to the first panel. It counts when that panel sat.",
        (Counted("Wait", tallies.waits),),
    )


def _assessments(procedure: Procedure) -> Plan:
    yield (
        "assessments",
        "Assessments",
        f"Of the assessments that were completed in this time and had a day by which they were due.{_aim(procedure)}",
        (
            Counted("Completed in timescale", on_the_way.in_timescale, ("", "")),
            *_delays(procedure),
            Counted("Overdue at the end, and not completed", on_the_way.overdue),
        ),
    )


def _waiting(procedure: Procedure) -> Plan:
    yield (
        "open",
        "While they waited",
        "Of the children whom a panel first discussed in this time. The likely panel was said as a first and a last "
        "day when they were accepted. A transfer counts on its day, whoever the child is.",
        (
            *_of_wait(procedure),
            Counted("The panel came when it was said to be likely", on_the_way.as_said, ("", "")),
            Counted("Handed on to another worker before the panel", on_the_way.handed_on, ("", "")),
            Counted("Transfers to another worker", on_the_way.transfers),
            Counted("Consent ended before the panel", on_the_way.consent_ended, ("", "")),
        ),
    )
    yield (
        "screening",
        "Screening",
        "Of the referrals whose screening fell due.",
        (Counted("Screened in time", tallies.screened, ("", "")),),
    )


def _aim(procedure: Procedure) -> str:
    """What is aimed at, and how it is read. Procedure: [assessments.target]."""
    target = procedure.assessments.target
    if target.percent is None:
        return ""
    meant = "per cent of it" if target.kind is TargetKind.RELATIVE else "points"
    aim = f"{target.percent:.1f}".removesuffix(".0")
    return f" Aimed at: {aim} %, which is {target.more} {meant} more than {target.than} %."


def _delays(procedure: Procedure) -> Sequence[Counted]:
    """Why they were late. Procedure: assessments.delays."""
    named = procedure.assessments.delays or ()
    titles = (*(each.title for each in named), "No reason recorded")
    tally = on_the_way.late_because((*(each.id for each in named), ""))
    return (Counted("Late because", tally, titles),) if named else ()


def _of_wait(procedure: Procedure) -> Sequence[Counted]:
    """The two parts of a wait, where an assessment is done in it. Procedure: screening.asks_when_needed."""
    if not procedure.screening.asks_when_needed:
        return ()
    return (
        Counted("Until the assessment was done", on_the_way.until_assessed),
        Counted("From then until the panel", on_the_way.after_assessed),
    )


def _answers(procedure: Procedure) -> Plan:
    seats, divided = asked(procedure), ("", "") if is_called(procedure) else ()
    yield (
        "panels",
        "Panels, and who came",
        OF_ONE_CHILD if is_called(procedure) else OF_NO_CHILD,
        (
            Counted("Panels that sat", tallies.sat),
            *([] if is_called(procedure) else [Counted("Extra panels", tallies.extra)]),
            *(Counted(f"Attended: {each.name}", tallies.attended(each.id), divided) for each in seats),
        ),
    )
    yield (
        "answers",
        "Who answered before the panel",
        "Of the children on the panels that sat. No answer is not “nothing known”.",
        [Counted(f"Answered: {each.name}", tallies.answered(each.id), ("", "")) for each in seats if not each.at_panel],
    )


def _decided(procedure: Procedure) -> Plan:
    yield (
        "agenda",
        "On the agenda, and off it",
        "Ongoing is a count on the last day; the others are of the whole time.",
        (
            Counted("Ongoing", tallies.ongoing),
            Counted("Removed", tallies.left(CaseStatus.REMOVED)),
            Counted("Handed over", tallies.left(CaseStatus.HANDED_OVER)),
        ),
    )
    named = procedure.outcomes.named or ()
    yield (
        "outcomes",
        "What the meetings decided",
        "Of the outcomes that were closed in this time, by their own names.",
        [Counted("Outcomes", tallies.decided(tuple(each.id for each in named)), tuple(each.title for each in named))]
        if named
        else [],
    )


def _followed(procedure: Procedure) -> Plan:
    titles = [each.title for each in procedure.recommendations.providers or ()]
    yield (
        "providers",
        "Interventions agreed, by provider",
        "Of the children who came to panel for the first time. A child can have several.",
        [
            Counted(title or OTHER_PROVIDER, tallies.provided(title, frozenset(titles)), ("", ""))
            for title in (*titles, "")
        ],
    )
    yield (
        "actions",
        "Actions",
        "Of the actions that fell due.",
        (Counted("Actions", tallies.actions, ("done on time", "done late", "given up", "open")),),
    )


def _profile(procedure: Procedure) -> Plan:
    """What is set of the cases. Procedure: nomination.themes, nomination.locations."""
    rules, how = procedure.nomination, "Of the children who were referred in this time. A child can have several."
    themes, places = rules.themes or (), rules.locations or ()
    by_theme = [Counted(each.title, tallies.themed(each.id, lambda one: one.themes), ("", "")) for each in themes]
    by_place = [Counted(each.title, tallies.themed(each.id, lambda one: one.locations), ("", "")) for each in places]
    yield "themes", "Themes", how, by_theme
    yield "locations", "Types of location", how, by_place


def _voices() -> Plan:
    yield (
        "voices",
        "Voices",
        "Of the discussions of a child at a panel.",
        (
            Counted("The child’s voice was recorded", tallies.noted(tallies.VOICE), ("", "")),
            Counted("The harmed child was spoken of", tallies.noted(tallies.HARMED), ("", "")),
        ),
    )


def _assurance(procedure: Procedure) -> Plan:
    steps = procedure.disagreement.steps
    titles, ids = tuple(each.title for each in steps), tuple(each.id for each in steps)
    yield (
        "disagreements",
        "Disagreements",
        "Those raised in this time, by the furthest step each has come to; one with the chair, once it is settled.",
        (
            Counted("Came to", tallies.disagreements(ids), titles),
            Counted("Settled", tallies.settled, ("", "")),
        ),
    )
    yield (
        "concerns",
        "Concerns for a child’s safety",
        "The minutes until the chair or the deputy had it.",
        (
            Counted("Raised", tallies.concerns),
            Counted("Until acknowledged", tallies.acknowledged),
        ),
    )
    yield (
        "considered",
        "Children considered",
        "Of those whom somebody recorded as considered. Children whom nobody considered are not recorded here.",
        (Counted("Considered", on_the_way.considered, ("to be referred", "not to be referred")),),
    )
