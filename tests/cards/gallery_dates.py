"""Every card about the dates of the panels, and about an extra one that is offered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from cards import offers, schedule, templates
from cards.parts import Opened, Posted
from panel.offers import Offer, OfferState
from panel.prompts import due_at
from panel.scheduling import CANCEL, EXTRA, MOVE, cancelled, moved
from panel.words import Mend, Reason, Refused
from tests.cards.samples import PANEL, Words, filled, wrong
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF

MODULES = (offers, schedule)
LATER = PANEL.starts_at + timedelta(days=7)
CHRISTMAS = datetime(2026, 12, 25, 9, 30, tzinfo=NOW.tzinfo)
NOMINAL = replace(PANEL, nominal=CHRISTMAS.date())
OFFER = Offer("SHCG-O001", NAME, LATER, 210, (REF,) * 13, NOW, before=58, after=30)


def dates(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    """Those that can hold what somebody typed."""
    typed = words(CANCEL[0])
    changed = moved(NOMINAL, LATER, typed, NOW)
    fields = {box.id: filled(box, words) for box in MOVE}
    unusual = Refused("Nothing has changed yet.", [Reason("Not a working day", mend=Mend.KEEP_WORDS, field="date")])
    yield "schedule.move", schedule.move(PANEL, "nonce", {}, None)
    yield "schedule.move put right", schedule.move(PANEL, "nonce", fields, wrong(MOVE))
    yield "schedule.move asked about", schedule.move(PANEL, "nonce", fields, unusual)
    yield "schedule.cancel", schedule.cancel(PANEL, 1, "nonce", {}, None)
    yield "schedule.cancel put right", schedule.cancel(PANEL, 13, "nonce", {"reason": typed}, wrong(CANCEL))
    yield "schedule.add", schedule.add(NAME, "nonce", {}, None)
    yield "schedule.add put right", schedule.add(NAME, "nonce", fields, wrong(EXTRA))
    yield "schedule.why", schedule.why(changed)
    rows = [
        schedule.Row(NOMINAL, 0, 13, chair="Demo chair, whose turn it is"),
        schedule.Row(NOMINAL, 0, 13, (CHRISTMAS - timedelta(days=1), CHRISTMAS + timedelta(days=4))),
        schedule.Row(changed, 13, 13, apologies=(("Police", "Sam Sample"), ("chair", "Jo Sample"))),
        schedule.Row(cancelled(changed, typed), 0, 13),
        *[schedule.Row(replace(PANEL, why=typed), 1, 13)] * 14,
    ]
    for page in (0, 1, 2, 9):
        yield f"schedule.dates {page}", schedule.dates(NAME, rows, page)
    yield "schedule.dates none", schedule.dates(NAME, [], 0)
    yield "schedule.shared", schedule.shared(NAME, rows)
    yield "schedule.shared few", schedule.shared(NAME, rows[:1])
    for panel, how in ((changed, ""), (PANEL, " without a reason")):
        yield f"schedule.told_moved{how}", schedule.told_moved(panel)
        yield f"schedule.told_moved asked{how}", schedule.told_moved(panel, due_at(panel, DURHAM))
        yield f"schedule.told_added{how}", schedule.told_added(panel)
    yield "schedule.told_cancelled", schedule.told_cancelled(cancelled(PANEL, typed), "", None)
    yield "schedule.told_cancelled with a case", schedule.told_cancelled(cancelled(PANEL, typed), REF, LATER)


def plain() -> Iterator[tuple[str, Posted | Opened]]:
    """The others."""
    yield (
        "schedule.done",
        schedule.done(
            PANEL.id, templates.schedule.cancelled(PANEL.id, LATER), [templates.schedule.item_on(REF, LATER)], 13
        ),
    )
    for count in (1, 2):
        line = templates.schedule.moved(PANEL.id, PANEL.starts_at, LATER)
        yield f"schedule.done outside {count}", schedule.done(PANEL.id, line, [], 13, count)
    yield "schedule.done alone", schedule.done(PANEL.id, templates.schedule.kept(PANEL.id, LATER), [], 0)
    yield "schedule.told_item", schedule.told_item(REF, PANEL)
    yield "schedule.ask_date", schedule.ask_date(NOMINAL)
    for state in OfferState:
        yield f"offers.board {state}", offers.board(replace(OFFER, state=state))
        yield (
            f"offers.who_moves {state}",
            offers.who_moves(replace(OFFER, state=state), [offers.Mover(REF, "High", NOW, LATER)] * 13),
        )
    yield "offers.board one", offers.board(replace(OFFER, cases=(REF,), after=58))
    yield "offers.taken", offers.taken(PANEL.id, LATER, [REF] * 13)
    yield "offers.declined", offers.declined(OFFER)
