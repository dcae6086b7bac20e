"""`report considered`: whether anybody is missed on the way to the panel."""

from collections.abc import Iterator, Sequence

from panel.cases import CaseStatus
from panel.children import normal
from panel.clocks import add_working_days
from panel.considered import Considered
from panel.procedure import Procedure
from panel.reporting.figures import Count, Parts
from panel.reporting.inquiry import NO, YES, Behind, Found, Group, Inquiry, Line, Topic, of_case
from panel.reporting.inspection import Followed, Inspection
from panel.reporting.on_the_way import considered_in, told_by_considered
from panel.said import said_day, wall_day
from panel.screening import Outcome
from panel.spans import Span

CAME = (("came", "a referral came"), ("none", "none came"), ("untold", "cannot be told: too little is recorded"))
DECIDED = ((YES, "decided on by the chair"), (NO, "nobody has decided yet"))
NOT_HERE = "Children whom nobody recorded are not here."


def inquiry(procedure: Procedure) -> Inquiry:
    """Children considered, signposts, and referrals that were begun. Procedure: [consideration], [drafts]."""
    pathways = tuple((each.id, each.title) for each in procedure.consideration.pathways or ())
    by_way = (
        Line("pathway", "How they came to notice", _by_pathway, (*pathways, ("none", "not recorded")), tells=_told),
    )
    young = (Line("young", "Below the lowest age, and sent to the front door", _sent_on),)
    considered = (
        Line(
            "considered", "Considered", _considered, ((YES, "to be referred"), (NO, "not to be referred")), tells=_told
        ),
        *(by_way if pathways else ()),
        Line("unconsidered", "Recorded, and nobody has decided yet", _unconsidered),
        Line("came", "To be referred", _to_be_referred, CAME, tells=_told),
        Line("notified", "Notified by the police", _notified, DECIDED),
        Line("referred", "Referred", _referred, DECIDED),
        *(young if procedure.referral.from_age is not None else ()),
    )
    signposts = (Line("signposts", "Signposted", _signposted, ((YES, "received"), (NO, "nobody has said so"))),)
    days = procedure.drafts.coordinator_working_days
    drafts = (
        Line(
            "drafts",
            "Begun and not sent",
            _drafts,
            (("left", f"left for {days} working days or more"), ("fresh", "being written")),
        ),
    )
    groups = (
        Group("considered", "Children considered", f"Of those whom somebody recorded. {NOT_HERE}", considered),
        Group("signposts", "Signposts", "Of the children signposted in this time, to another service.", signposts),
        Group(
            "drafts", "Referrals begun", "Of those that are still here; one that was deleted leaves no record.", drafts
        ),
    )
    return Inquiry(Topic.CONSIDERED, groups)


def _in(inspection: Inspection, span: Span) -> list[Considered]:
    return considered_in(inspection.records, span)


def _told(inspection: Inspection, span: Span) -> tuple[Count | Parts, ...]:
    return told_by_considered(_in(inspection, span))


def _behind(each: Considered) -> Behind:
    return Behind(each.id, f"Considered on {said_day(wall_day(each.at))}", typed=each.reason)


def _considered(inspection: Inspection, span: Span) -> Iterator[Found]:
    return (Found(YES if each.referred else NO, _behind(each)) for each in _in(inspection, span))


def _unconsidered(inspection: Inspection, span: Span) -> Iterator[Found]:
    for each in inspection.records.considered:
        if each.waits and (on := wall_day(each.at)) in span:
            yield Found("", Behind(each.id, f"Recorded on {said_day(on)}", typed=each.reason))


def _by_pathway(inspection: Inspection, span: Span) -> Iterator[Found]:
    known = {each.id for each in inspection.procedure.consideration.pathways or ()}
    return (Found(each.pathway if each.pathway in known else "none", _behind(each)) for each in _in(inspection, span))


def _to_be_referred(inspection: Inspection, span: Span) -> Iterator[Found]:
    return (Found(_came(each, inspection.children), _behind(each)) for each in _in(inspection, span) if each.referred)


def _came(considered: Considered, children: Sequence[Followed]) -> str:
    """Whether a referral of the same child is there: by the case number, else by a full name and the date of birth."""
    number, name = normal(considered.number), normal(considered.name)
    if not number and not (name and considered.born):
        return "untold"
    wanted = {f"number:{number}"} if number else {f"name:{name}", f"born:{considered.born}"}
    return "came" if any(wanted <= set(each.child.keys) for each in children) else "none"


def _notified(inspection: Inspection, span: Span) -> Iterator[Found]:
    """The referrals that came of a notification by the police."""
    for each in inspection.children:
        if (on := each.case.notified_on) and on in span:
            yield Found(_decided(each), of_case(each, f"Notified on {said_day(on)}"))


def _referred(inspection: Inspection, span: Span) -> Iterator[Found]:
    for each in inspection.referred(span):
        yield Found(_decided(each), of_case(each, f"Referred on {said_day(each.way.referred)}"))


def _sent_on(inspection: Inspection, span: Span) -> Iterator[Found]:
    for each in inspection.sent_on:
        if (on := wall_day(each.at)) in span:
            yield Found("", Behind("Sent on", f"On {said_day(on)}; nothing of the child is kept"))


def _decided(each: Followed) -> str:
    return YES if each.way.screened else NO


def _signposted(inspection: Inspection, span: Span) -> Iterator[Found]:
    for each in inspection.children:
        sent = [one for one in each.way.screenings if one.outcome is Outcome.SIGNPOST and wall_day(one.at) in span]
        if each.case.status is CaseStatus.SIGNPOSTED and sent:
            words = f"Signposted on {said_day(wall_day(sent[-1].at))}"
            yield Found(YES if each.case.received_on else NO, of_case(each, words))


def _drafts(inspection: Inspection, span: Span) -> Iterator[Found]:
    days = inspection.procedure.drafts.coordinator_working_days
    for each in inspection.drafts:
        begun, saved = wall_day(each.started_at), wall_day(each.saved_at)
        if begun in span:
            left = add_working_days(saved, days) <= inspection.today
            words = f"Begun on {said_day(begun)}, last saved on {said_day(saved)}"
            yield Found("left" if left else "fresh", Behind("A draft", words, version=each.version))
