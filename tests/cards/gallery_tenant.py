"""The cards about the organisation's Microsoft 365, and about a panel's entry in its calendar."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from cards import apps, entries, items, mine, offers, reach, rooms, roster, schedule, templates, tenant, times
from cards.needs import NEEDS
from cards.parts import Opened, Posted
from panel.coming import Response
from panel.looks import Altered, Detail, State
from panel.offers import Offer
from panel.people import Person, Role
from panel.polls import Poll
from panel.reach import Needed
from panel.reach import State as Reached
from panel.rooms import Elsewhere, Inside, Join, OwnMeeting, Setting
from panel.roster import Place
from panel.times import Standing, Time
from panel.words import Hindrance, Reason, Refused
from tests.cards.samples import PANEL
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import REF

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (apps, entries, rooms, tenant, times)


def of_tenant() -> Cards:
    """Each card, in everything that it may say."""
    yield from _entries()
    yield from _apps()
    yield from _times()
    yield from _obstacles()
    yield from _addresses()
    yield from _rooms()


def _rooms() -> Cards:
    """A panel's meeting: why its agenda does not stand in its chat, what was left of it, and how people come in."""
    yield "rooms.no_link", rooms.no_link(PANEL)
    lines = templates.rooms
    yield "rooms.no_own_link", rooms.no_own_link(PANEL, REF)
    starts = [why for each in Inside if (why := lines.outside(each))]
    goes = [lines.goes(why, Elsewhere.SHARED, Role.COORDINATOR) for why in (*starts, lines.NOT_LET_IN)]
    goes += [lines.goes(lines.NOT_READY, each, Role.COORDINATOR) for each in Elsewhere]
    for n, why in enumerate((None, *goes)):
        panels, own = list(Setting)[: 4 * (n % 3)], list(Setting)[: -(n % 2)] or list(Setting)
        counted = reach.Counts(NAME, {Reached.READY: 11}, 3, why, lines.left(panels, own))
        yield f"reach.counts {why}", reach.counts(counted, templates.reach.REACH)
        yield f"reach.listing {why}", reach.listing(counted, [], [], 0)
    for lobby in (False, True):
        join = Join("https://teams.example/join", lobby)
        yield f"items.mine join {lobby}", items.mine(PANEL, [], 0, join=join)
        yield f"mine.my_list join {lobby}", mine.my_list([], 0, NAME, join)
        yield f"schedule.dates join {lobby}", schedule.dates(NAME, [schedule.Row(PANEL, 1, 13, join=join)], 0)


def _addresses() -> Cards:
    """Somebody who sits on the panel and has no address."""
    counted = reach.Counts(NAME, {Reached.READY: 11}, 0, uninvited=2)
    person = Person("person", "Somebody", ())
    contact = reach.Contact(Needed(person, ("Police",)), Reached.READY, "", "", uninvited=True)
    yield "reach.counts uninvited", reach.counts(counted, templates.reach.REACH)
    yield "reach.listing uninvited", reach.listing(counted, [contact], [], 0)
    who = roster.Roster(NAME, 1, (), None, 0, False, frozenset({"person"}))
    yield "roster.listing uninvited", roster.listing(who, [Place("Police", person)], 0, PANEL.starts_at.date())


def _obstacles() -> Cards:
    for by in Hindrance:
        yield f"tenant.hindered {by}", tenant.hindered(NAME, by, "")
        yield f"tenant.needed {by}", tenant.needed(by, "")
    for name in NEEDS:
        yield f"tenant.hindered needs {name}", tenant.hindered(NAME, Hindrance.PERMISSION, name)
        yield f"tenant.needed {name}", tenant.needed(Hindrance.PERMISSION, name)
    yield "tenant.mended", tenant.mended()
    for left in range(3):
        yield f"tenant.cleared {left}", tenant.cleared(("book", "app", "")[left], left)
    yield "tenant.uncertain", tenant.uncertain(REF)
    yield "tenant.uncertain nothing", tenant.uncertain("")


def _apps() -> Cards:
    """Everybody on the roster, one state after the other; nothing under way, on its way, done, refused."""
    people = [Needed(Person(str(n), f"Somebody {n}", ()), ("Police",)) for n in range(2 * len(Reached))]
    contacts = [reach.Contact(each, list(Reached)[n // 2], "", "") for n, each in enumerate(people)]
    counted = reach.Counts(NAME, Counter(each.state for each in contacts), 3)
    for how, installing in (
        ("nothing to do", apps.Installing(0, 0, 0, 0)),
        ("lacking", apps.Installing(9, 1, 0, 0)),
        ("under way", apps.Installing(5, 1, 4, 9)),
    ):
        for page in (0, 1, 9):
            yield f"apps.listing {how} {page}", apps.listing(counted, contacts, installing, page)


def _entries() -> Cards:
    as_told = Altered(PANEL.id, starts_at=PANEL.starts_at, minutes=PANEL.minutes, open=True, asked=1)
    later = PANEL.starts_at + timedelta(hours=1)
    for how, altered in (
        ("deleted", replace(as_told, state=State.DELETED)),
        ("cancelled", replace(as_told, state=State.CANCELLED)),
        ("moved", replace(as_told, starts_at=later)),
        ("moved and longer", replace(as_told, starts_at=later, minutes=240)),
        ("longer", replace(as_told, minutes=240)),
    ):
        yield f"entries.changed {how}", entries.changed(PANEL, altered)
    added = replace(as_told, added=("somebody@demo.example",), removed=("another@demo.example",))
    yield "entries.people", entries.people(PANEL, added)
    yield "entries.people no meeting", entries.people(PANEL, replace(as_told, meeting_off=True))
    yield "entries.people details", entries.people(PANEL, replace(added, details=tuple(Detail)))
    yield "entries.people details alone", entries.people(PANEL, replace(as_told, details=tuple(Detail)))
    yield "entries.who", entries.who(PANEL, ["somebody@demo.example"], ["Demo police"])
    yield "entries.who nobody", entries.who(PANEL, [], [])
    yield "schedule.told_length", schedule.told_length(PANEL)
    for count in (1, 6):
        yield f"entries.other_mailbox {count}", entries.other_mailbox(NAME, count)
    own = OwnMeeting(f"{PANEL.id}/1", PANEL.id, REF, "person", "somebody@else.example", later, 15)
    yield "entries.own", entries.own(PANEL, own)
    answers = [("Health", Response.ACCEPTED), ("Police", Response.TENTATIVE), ("chair", Response.DECLINED)]
    attendance = [*answers, *[("Education", Response.NONE)] * 9]
    rows = [schedule.Row(PANEL, 1, 13, attendance=attendance, altered=as_told), schedule.Row(PANEL, 1, 13)]
    yield "schedule.dates changed by hand", schedule.dates(NAME, rows, 0)
    yield "schedule.shared with attendance", schedule.shared(NAME, rows)
    yield "entries.done", entries.done(templates.entries.again(PANEL.starts_at), "It is on its way.")


def _times() -> Cards:
    starts = [PANEL.starts_at + timedelta(days=n) for n in range(6)]
    stands = ((seat.id, how) for seat, how in zip(DURHAM.seats, Standing, strict=False))
    places = [(str(Role.CHAIR), Standing.FREE), *stands]
    one = [Time(each, tuple(places)) for each in starts]
    busy = Time(starts[0], ((str(Role.CHAIR), Standing.BUSY), *((seat.id, Standing.BUSY) for seat in DURHAM.seats)))
    unknown = Time(starts[1], tuple((seat.id, Standing.UNKNOWN) for seat in DURHAM.seats))
    names = {seat.id: seat.name for seat in DURHAM.seats} | {str(Role.CHAIR): "Chair"}
    poll = Poll("SHCG-O001", NAME, tuple(starts), round="round")
    offer = Offer("SHCG-O001", NAME, starts[0], 210, (REF,), PANEL.starts_at)
    for how, given in (("free", one), ("busy", [busy, unknown, *one[2:]]), ("none", [])):
        shown = times.Times(given, names, more=how != "free")
        yield f"offers.board times {how}", offers.board(offer, shown)
        movers = [offers.Mover(REF, "High", PANEL.starts_at, PANEL.starts_at)] * 13
        yield f"offers.who_moves times {how}", offers.who_moves(offer, movers, shown)
        yield f"times.who {how}", times.who(poll, shown, offer)
        yield f"times.who by hand {how}", times.who(poll, shown, None)
    for count in (0, 1, 11):
        yield f"times.asked {count}", times.asked(poll, count)
        yield f"times.saved {count}", times.saved(poll, count)
    wrong = Refused("Nothing is saved yet.", [Reason("The times have changed: these are they now", field="can")])
    yield "times.form", times.form(poll, starts, {})
    yield "times.form wrong", times.form(poll, starts, {"can": ""}, wrong)
    yield "times.could_you", times.could_you(poll)
    yield "times.over", times.over()
    yield "times.stopped", times.stopped(NAME)
