"""A complete referral becomes a case, or changes one: every record of it, and who is told."""

from dataclasses import replace
from datetime import datetime

from bot.notices import tell
from bot.steps import invitations
from bot.steps.leads import tell_leads, tell_maybe_same
from bot.steps.ties import tie_up
from bot.template import Template
from panel import matching, sending
from panel.answers import linked_people
from panel.called_meetings import dated
from panel.cases import Case, CaseStatus
from panel.children import Child, Linked
from panel.clocks import local
from panel.concerns import Concern
from panel.leading import screeners
from panel.people import Person
from panel.police import heard_at
from panel.procedure import Procedure
from panel.referrals import Draft, Matrix, Referral
from panel.said import wall_day
from storage.store import Turn


def send_off(turn: Turn, draft: Draft, procedure: Procedure, card: str, signed: str = "") -> Case:
    """Saves the case with all its records and deletes the draft. Whoever screens it is told; a possible same child is
    told to whoever chairs it and the coordinator, never to the referrer. The receipt takes the place of the posted
    `card`. `signed` is the manager who signed it."""
    case = turn.save(_case(turn, draft, procedure))
    before = turn.maybe(Child, case.id)
    child = turn.save(sending.child(case.id, procedure.name, draft.answers))
    heard = heard_at(draft.answers, turn.maybe(Referral, case.id), turn.now)
    turn.save(_referral(turn, draft, case.id, heard, signed))
    _save_matrix(turn, draft, procedure, case.id)
    _save_linked(turn, draft, case.id)
    if case.status is CaseStatus.ACCEPTED:
        invitations.bring(turn, case)
    for concern in turn.find(Concern, draft=draft.id):
        turn.save(replace(concern, case=case.id))
    turn.delete(draft)
    _tell(turn, draft, case, card)
    _match(turn, child, before)
    return case


def _referral(turn: Turn, draft: Draft, reference: str, heard: datetime | None, signed: str) -> Referral:
    """What is sent; who signed it first stays with it however it is changed."""
    before = turn.maybe(Referral, reference)
    new = Referral(reference, draft.person, turn.now, draft.answers, draft.id, heard)
    if signed:
        return replace(new, signed_by=signed, signed_at=turn.now)
    return replace(new, signed_by=before.signed_by, signed_at=before.signed_at) if before else new


def _case(turn: Turn, draft: Draft, procedure: Procedure) -> Case:
    """The case as the draft makes it; one that was returned waits again, one that was accepted keeps its place."""
    kind, level = draft.answers["kind"], draft.answers["level"]
    if draft.case:
        case = turn.get(Case, draft.case)
        status = CaseStatus.WAITING if case.status is CaseStatus.RETURNED else case.status
        sent_at = turn.now if case.status is CaseStatus.RETURNED else case.sent_at
        changed = replace(case, kind=kind, level=level, status=status, sent_at=sent_at)
        return dated(replace(changed, concern=draft.concern), draft.answers, procedure)
    year = local(turn.now, procedure.panel.zone).year
    reference = turn.new_id(f"{procedure.prefix}-{year}-")
    case = Case(
        reference, procedure.name, procedure.version, CaseStatus.WAITING, kind, draft.person, turn.now, level,
        concern=draft.concern,
    )  # fmt: skip
    return dated(case, draft.answers, procedure)


def _save_matrix(turn: Turn, draft: Draft, procedure: Procedure, reference: str) -> None:
    """A matrix is never written over: one that was changed stands beside the earlier."""
    earlier = turn.find(Matrix, case=reference)
    new = sending.matrix(reference, len(earlier) + 1, draft.answers, procedure, draft.person, turn.now)
    if not any(sending.same_matrix(new, matrix) for matrix in earlier[-1:]):
        turn.save(new)


def _save_linked(turn: Turn, draft: Draft, reference: str) -> None:
    for linked in turn.find(Linked, case=reference):
        turn.delete(linked)
    for linked in linked_people(reference, draft.answers):
        turn.save(linked)
    tie_up(turn, reference)


def _match(turn: Turn, child: Child, before: Child | None) -> None:
    """Every other case that may be the same child, in whichever procedure, matched silently, as it is now: one that
    was put right may no longer be."""
    found = {other.id: other for key in child.keys for other in turn.find(Child, keys=key)}
    others = [other for other in found.values() if other.id != child.id]
    rematch = matching.rematch(child, before, turn.file(child.id).matches, others)
    for match in rematch.ask:
        turn.save(match)
        tell_maybe_same(turn, match)
    for match in rematch.drop:
        turn.delete(match)


def _tell(turn: Turn, draft: Draft, case: Case, card: str) -> None:
    if case.status is CaseStatus.WAITING:
        rules = turn.procedure(case.procedure)
        people = screeners(turn.find(Person), case, rules, wall_day(turn.now))
        tell(turn, people, Template.WAITING, case=case.id, draft=draft.id)
    else:
        tell_leads(turn, case, Template.CHANGED, draft=draft.id)
    if card:
        tell(turn, [draft.person], Template.RECEIPT, replaces=card, case=case.id, draft=draft.id)
