"""A report: its sections, in the order in which they are read, each with what is counted in it and how."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from panel.cases import CaseStatus
from panel.procedure import Procedure
from panel.prompts import asked
from panel.reporting import tallies
from panel.reporting.figures import Figure, Section, Series, together
from panel.reporting.journeys import Records
from panel.reporting.periods import PIECES, SUMS, Kind, Period
from panel.reporting.tallies import Tally

WAITS = "waits"
CHILDREN = "children"
OTHER_PROVIDER = "Another provider"


@dataclass(frozen=True)
class Counted:
    """One figure of a section: what it is called, how it is counted, and what the parts of a divided whole are."""

    title: str
    tally: Tally
    parts: tuple[str, ...] = ()


def report(records: Records, period: Period) -> tuple[Section, ...]:
    """Every section of a report on a period."""
    plan = (*_children(), *_answers(records.procedure), *_what_came_of_it(records.procedure), *_assurance(records))
    return tuple(
        Section(id, title, how, tuple(_figure(each, records, period) for each in figures))
        for id, title, how, figures in plan
        if figures
    )


def _figure(counted: Counted, records: Records, period: Period) -> Figure:
    now, before = (_series(counted.tally, records, each) for each in (period, period.before))
    return Figure(counted.title, now, before, counted.parts)


def _series(tally: Tally, records: Records, period: Period) -> Series:
    """Every piece of a year: the quarters are counted, the rest is made of them."""
    found = {piece: tally(records, period.of(piece).span) for piece in PIECES[Kind.QUARTER]}
    for longer, (one, other) in SUMS.items():
        found[longer] = together(found[one], found[other])
    return found


Plan = Iterable[tuple[str, str, str, Sequence[Counted]]]


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
        WAITS,
        "Wait for the panel",
        "From the day a panel was identified as needed to the first panel. It counts when that panel sat.",
        (Counted("Wait", tallies.waits),),
    )
    yield (
        "screening",
        "Screening",
        "Of the referrals whose screening fell due.",
        (Counted("Screened in time", tallies.screened, ("", "")),),
    )


def _answers(procedure: Procedure) -> Plan:
    seats = asked(procedure)
    yield (
        "panels",
        "Panels, and who came",
        "Of the panels that sat. A panel is no child, so its numbers are printed however small.",
        (
            Counted("Panels that sat", tallies.sat),
            Counted("Extra panels", tallies.extra),
            *(Counted(f"Attended: {each.name}", tallies.attended(each.id)) for each in seats),
        ),
    )
    yield (
        "answers",
        "Who answered before the panel",
        "Of the children on the panels that sat. No answer is not “nothing known”.",
        [Counted(f"Answered: {each.name}", tallies.answered(each.id), ("", "")) for each in seats if not each.at_panel],
    )


def _what_came_of_it(procedure: Procedure) -> Plan:
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


def _assurance(records: Records) -> Plan:
    steps = records.procedure.disagreement.steps
    titles, ids = tuple(each.title for each in steps), tuple(each.id for each in steps)
    yield (
        "voices",
        "Voices",
        "Of the discussions of a child at a panel.",
        (
            Counted("The child’s voice was recorded", tallies.noted(tallies.VOICE), ("", "")),
            Counted("The harmed child was spoken of", tallies.noted(tallies.HARMED), ("", "")),
        ),
    )
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
        (Counted("Considered", tallies.considered, ("to be referred", "not to be referred")),),
    )
