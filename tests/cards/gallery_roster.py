"""The cards about the roster, absences, who can be messaged, and what waits for somebody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import absence, mine, reach, roster, templates, undelivered
from cards.parts import Ids, Opened, Posted
from cards.verbs import Verb
from panel import absences, rostering
from panel.offers import Offer
from panel.people import Person, Post, Role
from panel.reach import Needed, State
from panel.roster import Place
from panel.updates import Challenge
from tests.cards.samples import PANEL, Words, concern, drafted, filled, wrong
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF, case

MODULES = (absence, mine, reach, roster, undelivered)
DAY = date(2027, 1, 4)
AT: Ids = {"procedure": NAME, "person": "person", "rev": 1, "nonce": "nonce"}
COUNTED = reach.Counts(NAME, {State.READY: 11, State.NO_APP: 2, State.FAILED: 1, State.LEFT: 1}, 3)


def keeping(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    """Each card, with what somebody typed as every name and in every box."""
    asked = rostering.adding(DURHAM)
    name, typed = words(asked[0]), {box.id: filled(box, words) for box in asked}
    person = Person("person", name, (Post(NAME, Role.MEMBER, "health"),), DAY, DAY)
    yield from _roster(person, typed, words)
    yield from _absence(person, typed)
    yield from _reach(person, typed)
    entries = _entries(words)
    yield "mine.my", mine.my(entries)
    yield "mine.my nothing", mine.my([])
    for page in (0, 1):
        yield f"mine.my_list {page}", mine.my_list(entries, page, NAME)


def _roster(person: Person, typed: dict[str, str], words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    asked = rostering.adding(DURHAM)
    for overdue in (False, True):
        stands = roster.Roster(NAME, 14, ("Police", "Health"), DAY, 1, overdue)
        yield f"roster.summary {overdue}", roster.summary(stands)
    yield "roster.summary never", roster.summary(replace(stands, checked=None, unheld=()))
    yield "roster.check", roster.check(NAME, DAY, 1)
    yield "roster.right", roster.right(NAME, DAY)
    places = [Place("Chair"), *[Place("Health", person), Place("Health", replace(person, away_from=None), True)] * 8]
    for page in (0, 1, 9):
        yield f"roster.listing {page}", roster.listing(stands, places, page, DAY)
    yield "roster.form", roster.form(NAME, "nonce", asked, {}, None)
    yield "roster.form put right", roster.form(NAME, "nonce", asked, typed, wrong(asked))
    changing = rostering.changing(person, DURHAM)
    yield "roster.change", roster.change(person, ["Member: Health"], AT, changing, {"name": person.name}, None)
    yield "roster.change put right", roster.change(person, ["Lead"], AT, changing, typed, wrong(changing))
    yield "roster.remove", roster.remove(person, ["Referrals not sent yet: 1"], AT, None)
    yield "roster.remove put right", roster.remove(person, [], AT, wrong(asked[:1]))
    yield "roster.done", roster.done("On the roster from now on", person, ["Member: Health"], NAME)


def _absence(person: Person, typed: dict[str, str]) -> Iterator[tuple[str, Posted | Opened]]:
    there = replace(person, away_from=None, away_until=None)
    asked = absences.asking(there, (there, replace(there, id="other", name="Demo lead")), DURHAM)
    yield "absence.theirs", absence.theirs(there, AT, asked, {}, None)
    yield "absence.theirs put right", absence.theirs(person, AT, asked, typed, wrong(asked))
    yield "absence.own", absence.own(there, AT, absences.WHEN, {}, None)
    yield "absence.own put right", absence.own(person, AT, absences.WHEN, typed, wrong(absences.WHEN))
    yield "absence.done", absence.done(person, [f"Prompts for Health go to {person.name} from Monday."])
    yield "absence.done back", absence.done(there, [])
    seat = next(seat for seat in DURHAM.seats if seat.id == "health")
    yield "absence.notice", absence.notice(templates.absence.deputises(seat, DAY, DAY))
    yield "absence.notice without end", absence.notice(templates.absence.deputises(seat, DAY, None))
    yield "absence.notice nobody", absence.notice(templates.absence.no_deputy(seat, DAY))


def _reach(person: Person, typed: dict[str, str]) -> Iterator[tuple[str, Posted | Opened]]:
    yield "reach.counts", reach.counts(COUNTED, templates.reach.REACH)
    yield "reach.counts before", reach.counts(COUNTED, templates.reach.before(PANEL.starts_at))
    contact = reach.Contact(Needed(person, ("Health",)), State.NO_APP, "did not arrive", typed["name"])
    for page in (0, 1, 9):
        yield f"reach.listing {page}", reach.listing(COUNTED, [contact] * 12, ["Police"], page)
    unmatched = replace(contact, unmatched=True)
    yield "reach.listing another address", reach.listing(COUNTED, [unmatched], [], 0)
    for count in (1, 2):
        yield f"reach.counts unmatched {count}", reach.counts(replace(COUNTED, unmatched=count), templates.reach.REACH)
    left = reach.Contact(Needed(person, ("Worker of SHCG-2026-001",)), State.LEFT, "", "")
    yield "reach.listing left", reach.listing(COUNTED, [left], [], 0)
    asked = rostering.adding(DURHAM)[:1]
    yield "reach.form", reach.form(contact, AT, asked, {}, None)
    yield "reach.form put right", reach.form(contact, AT, asked, typed, wrong(asked))
    yield "reach.done", reach.done("Kept", person.name, NAME)
    yield "reach.test", reach.test()
    yield "undelivered.unreachable", undelivered.unreachable(NAME, "person")
    yield (
        "undelivered.waiting",
        undelivered.waiting(person.name, typed["name"], [templates.cases.added(REF)], AT),
    )
    yield "undelivered.waiting nothing", undelivered.waiting(person.name, "", [], None)


def _entries(words: Words) -> list[mine.Entry]:
    """One of each kind, and more than a page of them."""
    return [
        mine.concern(concern(words)),
        mine.missed("key", templates.cases.added(REF)),
        mine.to_screen(REF),
        mine.answers(PANEL, DURHAM.seats[0], 1),
        mine.question(Challenge("question", "statement", PANEL.id, REF, "health", "chair", NOW)),
        mine.offer(Offer("SHCG-O001", NAME, PANEL.starts_at, 210, (REF,), NOW)),
        mine.withdrawal(REF),
        mine.on_its_way(REF, Verb.HAND_OVER_RECEIVED),
        mine.asked(REF, PANEL, 1),
        mine.missing(PANEL, 9),
        mine.to_tell(REF, 2),
        mine.roster(NAME),
        mine.unreachable(NAME, 2),
        mine.draft(drafted(words)),
        mine.invited(REF),
        *[mine.referred(case(), "")] * 8,
    ]
