"""`report voice`: whether children were heard, told and supported, the harmed child among them."""

from collections.abc import Callable, Iterator

from panel.family import Whom, first_told
from panel.procedure import Procedure
from panel.reporting.actions import followed
from panel.reporting.inquiry import NONE, RECORDED, YES, Finding, Found, Group, Inquiry, Line, Parted, Topic, of_case
from panel.reporting.inspection import Followed, Inspection
from panel.reporting.tallies import HARMED, VOICE
from panel.said import said_day, wall_day
from panel.session import Discussion
from panel.spans import Span

HEARD: Parted = ((YES, "heard"), (NONE, "not recorded"))
TOLD: Parted = ((YES, "told"), ("reason", "not told, with a reason"), (NONE, "not recorded"))
BEGUN: Parted = (("done", "begun"), ("fell", "fell through"), ("open", "not yet"))
NOT_ASKED = "That nobody asked the child is not told apart from words that nobody wrote down."


def inquiry(procedure: Procedure) -> Inquiry:
    """The child's words, who was told, and support. Procedure: referral.told, [meeting] parts."""
    told: Parted = (*((each.id, each.title.lower()) for each in procedure.referral.told), (NONE, "not recorded"))
    asked = (
        Line("words", "The child’s words in the referral", _referred(_words), HEARD),
        Line("told_child", "The child was told of the referral", _referred(_said("told_child", procedure)), told),
        Line("told_family", "Parents or carers were told of it", _referred(_said("told_family", procedure)), told),
    )
    spoken = (
        Line("voice", "The child’s words at the panel", _discussed(VOICE), HEARD),
        Line("harmed", "The harmed child, and their support", _discussed(HARMED), RECORDED),
    )
    after = (
        Line("child", "The child was told of the decision", _decided(Whom.CHILD), TOLD),
        Line("family", "Parents or carers were told of it", _decided(Whom.FAMILY), TOLD),
    )
    groups = (
        Group("referral", "With the referral", f"Of the children referred in this time. {NOT_ASKED}", asked),
        Group("panel", "At the panel", f"Of the discussions of a child in this time. {NOT_ASKED}", spoken),
        Group("decision", "After a decision", "Of what was decided on a child in this time.", after),
        Group(
            "support",
            "Support",
            "Of what was agreed in this time and names who is to do it.",
            (Line("support", "Support", _support, BEGUN),),
        ),
    )
    return Inquiry(Topic.VOICE, groups)


def _referred(pick: Callable[[Followed], str]) -> Finding:
    def find(inspection: Inspection, span: Span) -> Iterator[Found]:
        for each in inspection.referred(span):
            words = f"Referred on {said_day(each.way.referred)}"
            yield Found(pick(each), of_case(each, words, each.referral.answers.get("told_why", "")))

    return find


def _words(each: Followed) -> str:
    return YES if each.referral.answers.get("words", "").strip() else NONE


def _said(id: str, procedure: Procedure) -> Callable[[Followed], str]:
    known = {each.id for each in procedure.referral.told}

    def said(each: Followed) -> str:
        answer = each.referral.answers.get(id, "")
        return answer if answer in known else NONE

    return said


def _discussed(part: str) -> Finding:
    def find(inspection: Inspection, span: Span) -> Iterator[Found]:
        spoken = {(table.panel.id, case) for table in inspection.records.tables for case in table.voices}
        for child in inspection.children:
            for each in child.way.discussions:
                if each.discussed and wall_day(each.began_at) in span:
                    among = part == VOICE and (each.panel, each.case) in spoken
                    yield Found(YES if among or _noted(each, part) else NONE, of_case(child, each.panel))

    return find


def _noted(each: Discussion, part: str) -> bool:
    return bool(each.notes.get(part, "").strip())


def _decided(whom: Whom) -> Finding:
    def find(inspection: Inspection, span: Span) -> Iterator[Found]:
        for child in inspection.children:
            for each in child.decisions:
                if wall_day(each.at) in span:
                    found = first_told(child.told, each.panel, whom)
                    on = f", told on {said_day(found.told_on)}" if found else ""
                    part = YES if found else "reason" if each.untold else NONE
                    yield Found(part, of_case(child, f"{each.panel}{on}", "" if found else each.untold))

    return find


def _support(inspection: Inspection, span: Span) -> Iterator[Found]:
    for child in inspection.children:
        for each in child.way.recommendations:
            if each.agreed and each.provider and each.agreed_at and wall_day(each.agreed_at) in span:
                words = f"{each.id}, agreed on {said_day(wall_day(each.agreed_at))}"
                yield Found(followed(each), of_case(child, words, each.fell_through))
