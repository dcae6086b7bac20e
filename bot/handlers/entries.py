"""What is done about a panel's entry that somebody has changed or deleted in the calendar itself."""

from dataclasses import replace

from bot import mailboxes
from bot.asked import Asked
from bot.booking import book, event
from bot.invited import comes_for, not_on_roster, tell_invited
from bot.notices import tell
from bot.request import Reply
from bot.standing import anew
from bot.steps import places
from bot.steps.seats import panel_of
from bot.template import Template
from cards import entries as cards
from cards import schedule, templates
from panel import scheduling
from panel.access import Act
from panel.cases import Case
from panel.looks import Altered, State
from panel.panels import Item, Panel, capacity
from panel.people import Person
from panel.placing import first
from panel.procedure import Procedure
from panel.rooms import OwnMeeting
from panel.session import Session
from panel.words import Refused
from storage.records import Booked
from storage.store import Turn


def take(asked: Asked, turn: Turn) -> Reply:
    """The panel sits as the calendar says; everybody who is invited is told."""
    before, altered = _open(asked, turn, gone=False)
    procedure = turn.procedure(before.procedure)
    panels, starts_at = turn.find(Panel, procedure=before.procedure), altered.starts_at or before.starts_at
    new = scheduling.taken(before, starts_at, altered.minutes, panels, procedure, turn.now)
    panel = turn.save(new)
    _settle(turn, altered)
    moved_on = _make_room(turn, panel, procedure)
    told = _tell(asked, turn, before, panel)
    if panel.starts_at == before.starts_at:
        line = templates.entries.now_lasts(panel.starts_at, panel.minutes)
    else:
        line = templates.schedule.moved(panel.id, before.starts_at, panel.starts_at)
    lines = [templates.schedule.item_on(case.id, turn.panel(case.panel).starts_at) for case in moved_on]
    return Reply(schedule.done(panel.id, line, lines, told, not_on_roster(turn, [case.id for case in moved_on])))


def put_back(asked: Asked, turn: Turn) -> Reply:
    """The calendar is told once more how the panel sits."""
    panel, altered = _open(asked, turn, gone=False)
    _can_be_told(turn, panel)
    _settle(turn, altered)
    words = "Outlook tells everybody who is invited. The panel itself has not changed."
    return Reply(cards.done(templates.entries.back(panel.starts_at), words))


def again(asked: Asked, turn: Turn) -> Reply:
    """A deleted entry is booked anew, with a meeting of its own; so is that of somebody from outside."""
    if own := turn.maybe(OwnMeeting, asked.id("own")):
        return _own_again(asked, turn, own)
    panel, altered = _open(asked, turn, gone=True)
    turn.save(Altered(panel.id, asked=altered.asked, heard=altered.heard))
    anew(turn, panel.id)
    words = (
        "Whoever is invited has a new invitation from Outlook, with a new link. The old link does not work any more."
    )
    return Reply(cards.done(templates.entries.again(panel.starts_at), words))


def _own_again(asked: Asked, turn: Turn, own: OwnMeeting) -> Reply:
    """Found where it still is, and put as the agenda has it; booked where it is no more."""
    panel = turn.panel(own.panel)
    if panel.id != panel_of(asked, turn, Act.SCHEDULE).id or own.cancelled or event(turn, own.id) is None:
        raise Refused(f"{templates.entries.NO_LONGER_OPEN} Nothing was changed by this press.")
    anew(turn, own.id)
    words = "They have an invitation from Outlook to the time that the agenda has now."
    return Reply(cards.done(templates.entries.again(panel.starts_at), words))


def restore(asked: Asked, turn: Turn) -> Reply:
    """An entry's subject and place, and who may see it, are given anew; its time and who is invited stay."""
    panel = panel_of(asked, turn, Act.SCHEDULE)
    scheduling.not_begun(panel, turn.now)
    altered, kept = turn.maybe(Altered, panel.id), turn.maybe(Booked, panel.id)
    if panel.cancelled or altered is None or kept is None or not altered.details:
        raise Refused(f"{templates.entries.NO_LONGER_OPEN} Nothing was changed by this press.")
    if altered.state is not State.BOOKED:
        raise Refused("The entry is gone: book it again, or cancel the panel. Nothing was changed by this press.")
    _can_be_told(turn, panel)
    turn.save(replace(altered, details=()))
    turn.save(replace(kept, shown="", restore=True))
    book(turn, panel.id)
    return Reply(cards.done(templates.entries.restored(panel.starts_at), "Its time and who is invited stay."))


def move_all(asked: Asked, turn: Turn) -> Reply:
    """What stands in another mailbox is booked in the organiser's."""
    panels = mailboxes.to_move(turn, asked.procedure.name)
    if asked.id("procedure") != asked.procedure.name or not panels:
        raise Refused("No panel stands in another mailbox any more. Nothing was changed by this press.")
    mailboxes.move(turn, panels)
    words = "Whoever is invited has a new invitation, with a new link. Cancel the old entries in the old mailbox now."
    return Reply(cards.done(templates.entries.all_booked(len(panels)), words))


def open_people(asked: Asked, turn: Turn) -> Reply:
    """Who was added to an entry by hand, and who was removed."""
    panel = panel_of(asked, turn, Act.SCHEDULE)
    altered = turn.maybe(Altered, panel.id) or Altered(panel.id)
    names = {each.email.lower(): each.name for each in turn.find(Person) if each.email}
    added, removed = ([names.get(email, email) for email in each] for each in (altered.added, altered.removed))
    return Reply(cards.who(panel, added, removed))


def _open(asked: Asked, turn: Turn, gone: bool) -> tuple[Panel, Altered]:
    """The panel, and what was made of its entry; `Refused` for what somebody has decided already, or changed since."""
    panel = panel_of(asked, turn, Act.SCHEDULE)
    scheduling.not_begun(panel, turn.now, turn.maybe(Session, panel.id))
    altered = turn.maybe(Altered, panel.id)
    if altered is None or not altered.open or (altered.state is State.BOOKED) is gone:
        raise Refused(f"{templates.entries.NO_LONGER_OPEN} Nothing was changed by this press.")
    if altered.asked != asked.number("asked") or altered.sequence != panel.sequence:
        raise Refused("It was changed once more since this card came. The newest card about it says how it is now.")
    return panel, altered


def _can_be_told(turn: Turn, panel: Panel) -> None:
    """`Refused` while its entry stands where the bot does not book now."""
    kept = turn.maybe(Booked, panel.id)
    if kept is None or kept.elsewhere or not kept.version:
        raise Refused("The entry is not in the calendar that Convenor books in now: change it there by hand.")


def _settle(turn: Turn, altered: Altered) -> None:
    """It is decided: what stands in the calendar is what it was told, and it is told what is to be so now."""
    turn.save(replace(altered, open=False))
    kept = turn.get(Booked, altered.id)
    turn.save(replace(kept, shown="", starts_at=altered.starts_at, minutes=altered.minutes))
    book(turn, altered.id)


def _make_room(turn: Turn, panel: Panel, procedure: Procedure) -> list[Case]:
    """The cases for which a shorter panel has no room go to the next that takes them, the lowest risk first to go."""
    queued = sorted(places.placed(turn, panel), key=lambda case: first(case, procedure))
    late = (turn.get(Item, f"{panel.id}/{case.id}") for case in queued[capacity(panel.minutes, procedure) :])
    moved = [places.rehouse(turn, procedure, item) for item in late]
    for case in moved:
        tell(turn, comes_for(case), Template.OTHER_PANEL, case=case.id, panel=case.panel, change=str(case.rev))
    return moved


def _tell(asked: Asked, turn: Turn, before: Panel, panel: Panel) -> int:
    cases = [turn.get(Case, item.case) for item in turn.find(Item, panel=panel.id)]
    template = Template.PANEL_LENGTH if panel.starts_at == before.starts_at else Template.PANEL_MOVED
    return tell_invited(turn, panel, template, asked.person.id, cases)
