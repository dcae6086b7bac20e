"""`report equality`: the level of risk and what came of it, by group."""

from collections.abc import Callable, Iterator

from panel.cases import CaseStatus
from panel.procedure import Procedure
from panel.reporting.children import described
from panel.reporting.inquiry import NONE, Finding, Found, Group, Inquiry, Line, Parted, Topic, crossed, of_case
from panel.reporting.inspection import Followed, Inspection
from panel.said import said_day
from panel.spans import Span

OUTCOMES: Parted = (
    ("open", "open"),
    (CaseStatus.REMOVED.name, "removed from the agenda"),
    (CaseStatus.HANDED_OVER.name, "handed over"),
    (CaseStatus.SIGNPOSTED.name, "signposted"),
    ("other", "withdrawn or stopped"),
)
OPEN = (CaseStatus.WAITING, CaseStatus.RETURNED, CaseStatus.ACCEPTED)
HOW = "Of the children referred in this time, as they are now. A difference says where to look, and not why."


def inquiry(procedure: Procedure) -> Inquiry:
    """The level and the outcome by sex, ethnicity, SEND and legal status. Procedure: [background], matrix.levels."""
    levels: Parted = (*((each.id, each.title) for each in procedure.matrix.levels), (NONE, "not recorded"))
    known = {id for id, _ in levels}
    return Inquiry(
        Topic.EQUALITY,
        tuple(
            Group(
                id,
                title,
                HOW,
                (
                    *_lines(f"{id}.level", f"{title}, level", id, parts, levels, _level(known)),
                    *_lines(f"{id}.outcome", f"{title}, outcome", id, parts, OUTCOMES, _outcome),
                ),
            )
            for id, title, parts in described(procedure)
        ),
    )


def _lines(
    line: str, title: str, id: str, groups: Parted, parts: Parted, pick: Callable[[Followed], str]
) -> Iterator[Line]:
    return crossed(line, title, groups, parts, _by(id, {each for each, _ in groups}, pick))


def _by(id: str, known: set[str], pick: Callable[[Followed], str]) -> Finding:
    def find(inspection: Inspection, span: Span) -> Iterator[Found]:
        for each in inspection.referred(span):
            said = each.background.get(id, NONE)
            words = f"Referred on {said_day(each.way.referred)}; now {each.case.status}"
            yield Found(f"{said if said in known else NONE}|{pick(each)}", of_case(each, words))

    return find


def _level(known: set[str]) -> Callable[[Followed], str]:
    return lambda each: each.case.level if each.case.level in known else NONE


def _outcome(each: Followed) -> str:
    status = each.case.status
    if status in OPEN:
        return "open"
    return status.name if status.name in {id for id, _ in OUTCOMES} else "other"
