"""What is drafted to be shared of a case, looked up: what waits for whom, and what was said."""

from collections.abc import Iterator

from bot.notices import holders
from bot.steps.entitlement import name_of
from cards import mine
from cards import sharing as cards
from panel import sharing
from panel.access import Act, may
from panel.cases import Case, CaseStatus
from panel.duty import Duty
from panel.missing import Lack, Missing
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.referrals import Referral
from panel.rules.sharing import SharingDraft
from panel.said import said_day, wall_day
from panel.screening import Outcome, Screening
from panel.sharing import Around, Sharing
from storage.store import Turn


def around(turn: Turn, case: Case, procedure: Procedure) -> Around:
    """A case with what says what is drafted for it; nothing is looked up where the procedure drafts nothing."""
    if not procedure.sharing.drafts:
        return Around(case, {}, None, (), procedure)
    accepted = (each.at for each in turn.find(Screening, case=case.id) if each.outcome is Outcome.PANEL)
    answered = {each.draft for each in turn.find(Sharing, case=case.id)}
    referral = turn.maybe(Referral, case.id)
    return Around(case, referral.answers if referral else {}, max(accepted, default=None), answered, procedure)


def duties(turn: Turn, case: Case, procedure: Procedure) -> list[Duty]:
    """What a case owes about what is drafted for it."""
    return sharing.duties(around(turn, case, procedure), holders(turn, case.procedure, *Role), turn.now)


def confirms(turn: Turn, person: Person, draft: SharingDraft, case: Case, procedure: Procedure) -> bool:
    """Whether somebody confirms or declines a draft."""
    people = holders(turn, case.procedure, *Role)
    theirs = sharing.confirms(draft, case, people, procedure, wall_day(turn.now))
    return person.id in {each.id for each in theirs}


def shown(turn: Turn, case: Case, draft: SharingDraft, procedure: Procedure) -> cards.Shown:
    """A draft in words."""
    seat = next((each.name for each in procedure.seats if each.id == draft.seat), draft.seat)
    rule = procedure.sources[f"sharing.drafts.{draft.id}"].words
    return cards.Shown(case.id, draft, seat, rule, turn.get(Referral, case.id).answers.get("school", ""))


def on_item(turn: Turn, case: Case) -> list[tuple[str, str]]:
    """What stands of it on the chair's screen: what waits, and what was said."""
    procedure = turn.procedure(case.procedure, case.version)
    said = {each.draft: each for each in turn.find(Sharing, case=case.id)}
    waits = {each.id for each in sharing.open_drafts(around(turn, case, procedure))}
    return [
        (each.title, _said(turn, said[each.id]) if each.id in said else "not confirmed and not declined yet")
        for each in procedure.sharing.drafts or ()
        if each.id in said or each.id in waits
    ]


def _said(turn: Turn, said: Sharing) -> str:
    what = f"shared: {said.told}, to {said.told_to}" if said.shares else f"not shared: {said.declined}"
    return f"{said_day(wall_day(said.at))}, {name_of(turn, said.by)}: {what}"


def lacking_in(turn: Turn, case: Case) -> list[Missing]:
    """What of it the coordinator sees before the agenda."""
    found = sharing.open_drafts(around(turn, case, turn.procedure(case.procedure, case.version)))
    return [Missing(Lack.SIGN, f"{each.title}: not confirmed and not declined yet") for each in found]


def waiting_for(turn: Turn, person: Person, procedure: Procedure) -> Iterator[mine.Entry]:
    """The drafts that wait for somebody."""
    if not procedure.sharing.drafts:
        return
    for case in turn.find(Case, procedure=procedure.name, status=CaseStatus.ACCEPTED):
        rules = turn.procedure(case.procedure, case.version)
        if may(person, Act.SHARE, case.procedure, case):
            for draft in sharing.open_drafts(around(turn, case, rules)):
                if confirms(turn, person, draft, case, rules):
                    yield mine.to_share(case.id, draft.id)
