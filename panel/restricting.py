"""What the police restrict of what is said, while their investigation goes on. Procedure: police.live, .live_kinds."""

from collections.abc import Callable
from dataclasses import replace

from panel.cases import Case
from panel.police import PoliceWord, position_now
from panel.procedure import Procedure
from panel.referrals import Referral
from panel.updates import Mark, Statement, Update
from panel.words import Refused


def investigates(case: Case, referral: Referral, words: list[PoliceWord], procedure: Procedure) -> bool:
    """Whether an investigation goes on that must not be compromised: by where the police are, or, until they have an
    outcome, by the kind of referral. Off where the procedure has no words for it."""
    if procedure.police.live is None:
        return False
    now = position_now(referral, words, procedure)
    if now and now.id in procedure.updates.not_for_family_while:
        return True
    return case.kind in (procedure.police.live_kinds or ()) and (now is None or now.pending)


def restricted(update: Update, statement: str, seat: str, by: str) -> Update:
    """The answer with one of its statements for its own seat, the police's (`seat`) and whoever runs the panel."""

    def narrow(said: Statement) -> Statement:
        before = replace(said, was=said.mark, was_seats=said.seats, restricted_by=by)
        return replace(before, mark=Mark.NAMED, seats=(seat,))

    if any(each.id == statement and each.restricted_by for each in update.statements):
        raise Refused("That is restricted already. Nothing was changed by this press.")
    return _with(update, statement, narrow)


def lifted(update: Update, statement: str) -> Update:
    """The answer with one of its statements as its seat has marked it."""
    if not any(each.id == statement and each.restricted_by for each in update.statements):
        raise Refused("That is not restricted any more. Nothing was changed by this press.")
    return _with(update, statement, freed)


def freed(said: Statement) -> Statement:
    """A statement as its seat has marked it."""
    if not said.restricted_by:
        return said
    return replace(said, mark=said.was or said.mark, seats=said.was_seats, was=None, was_seats=(), restricted_by="")


def kept_restricted(said: Statement, before: Statement | None) -> Statement:
    """A statement that its seat changes, as narrow as the police have made it; the mark chosen now counts once they
    lift that."""
    if before is None or not before.restricted_by:
        return said
    narrow = replace(said, was=said.mark, was_seats=said.seats, restricted_by=before.restricted_by)
    return replace(narrow, mark=before.mark, seats=before.seats)


def _with(update: Update, statement: str, change: Callable[[Statement], Statement]) -> Update:
    said = tuple(change(each) if each.id == statement else each for each in update.statements)
    return replace(update, statements=said)
