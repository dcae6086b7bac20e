"""Every card about an agenda: posted, opened, what is missing, and its order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from cards import agenda, apologies, items, missing, order, police, templates, ties
from cards.parts import Opened, Posted, button, refreshing
from cards.verbs import Verb
from panel.access import Act
from panel.agenda import Slot
from panel.arranging import Clash
from panel.missing import Lack, Missing
from panel.ordering import Beside
from panel.people import Role
from panel.ties import APART, Apart
from panel.words import Mend, Reason, Refused
from tests.cards.samples import MANY, PANEL, Words, view, wrong
from tests.panel.referring import NOW, REF

MODULES = (agenda, apologies, items, missing, order, police, ties)
SITTING = datetime(2026, 12, 17, 9, 30, tzinfo=NOW.tzinfo)
OUT = datetime(2026, 12, 10, 9, tzinfo=NOW.tzinfo)
SLOTS = (
    Slot(SITTING, standing=("Present",)),
    Slot(SITTING),
    *(Slot(SITTING, REF, new=True) for _ in range(MANY)),
)
LACKS = tuple(Missing(lack, "The police position is not known") for lack in Lack)
BESIDE = (
    Beside(REF, "SHCG-2026-002", Clash.LINKED),
    *(Beside(f"SHCG-2026-{n:03}", f"SHCG-2026-{n + 1:03}", Clash.PERSON) for n in range(2, 2 + MANY)),
)


def opened(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    """Those that can hold what somebody typed."""
    typed = words(APART[0])
    rows = [_row(words, slot) for slot in SLOTS]
    for page in range(3):
        yield f"items.mine {page}", items.mine(PANEL, rows, page, items.Over(BESIDE, orders=True), at_table=True)
    today, seen = NOW.date(), view(words)
    days = (None, today, today - timedelta(days=1), *[today - timedelta(days=40)] * MANY)
    waits = [police.Pending(seen, 14, "Investigating", day, SITTING.date()) for day in days]
    for page in (0, 1, 9):
        yield f"police.pending {page}", police.pending(PANEL, waits, page, today, page)
    yield "police.pending none", police.pending(PANEL, [replace(waits[0], on=None)], 0, today, 0)
    yield "items.mine of nobody", items.mine(PANEL, [], 0)
    yield "items.mine aside", items.mine(PANEL, [items.Row(SLOTS[2], aside=True)], 0)
    yield "ties.apart", ties.apart(ties.Written(REF), "nonce", {})
    yield "ties.apart put right", ties.apart(ties.Written(REF), "nonce", {"apart": typed}, wrong(APART))
    named = Refused("Before this is saved: a name.", [Reason("Say “Child B”", mend=Mend.KEEP_WORDS)])
    yield "ties.apart named", ties.apart(ties.Written(REF), "nonce", {"apart": typed}, named)
    apart = ties.Written(REF, Apart(REF, REF, typed, "chair", NOW), (("Demo chair", typed),) * MANY)
    for page in (0, 1):
        here = replace(apart, page=page)
        yield f"ties.apart stale {page}", ties.apart(here, "nonce", {"apart": typed}, wrong(APART), stale=True)


def _row(words: Words, slot: Slot) -> items.Row:
    """A line with everything that can stand on it."""
    if not slot.reference:
        return items.Row(slot)
    said = words(APART[0])
    return items.Row(
        slot,
        view(words),
        14,
        answers=(("Health", "Known, nothing to add"), ("Police", "not given")),
        comes=(("Presenting", said[:200]), ("Invited for this item only", said[:200])),
        linked=2,
        own=("https://teams.example/own", "https://teams.example/another"),
        apart=said,
        questions=1,
        missing=LACKS,
        acts=(Act.CHALLENGE, Act.INTEREST, Act.INVITE),
        writes=True,
    )


def posted() -> Iterator[tuple[str, Posted | Opened]]:
    """Those that hold nothing that was typed."""
    ends = SITTING + timedelta(minutes=210)
    yield "agenda.shared", agenda.shared(PANEL, ends, SLOTS)
    yield "agenda.shared early", agenda.shared(PANEL, ends, SLOTS[:3], OUT)
    yield "agenda.shared homeless and empty", agenda.shared(PANEL, ends, SLOTS[:1], homeless=True)
    for page in (0, 1, 9):
        yield f"agenda.shared long {page}", agenda.shared(PANEL, ends, SLOTS[2:] * 10, page=page)
    yield "agenda.cancelled", agenda.cancelled(PANEL)
    yield "apologies.kept", apologies.kept(PANEL, ["Sam Sample", "Jo Sample"], covered=True)
    yield "apologies.kept nobody", apologies.kept(PANEL, [], covered=False)
    yield "apologies.kept unseen", apologies.kept(PANEL, ["Sam Sample"], covered=False, seen=False)
    yield "apologies.another_day", apologies.another_day(PANEL)
    yield "apologies.taken_back", apologies.taken_back(PANEL)
    lines, sits = templates.apologies, PANEL.starts_at
    yield "apologies.come", apologies.come(lines.apology("Police", sits), PANEL)
    yield "apologies.nobody", apologies.nobody(lines.nobody_comes("Police", sits))
    yield "apologies.told", apologies.told(lines.attends("Police", sits), PANEL.id)
    yield "agenda.empty", agenda.empty(SITTING)
    yield "agenda.here", agenda.here("Sexual Harm Consultation Group", moved=True)
    yield "agenda.taken_back", agenda.taken_back()
    yield "agenda.here_meeting", agenda.here_meeting("Sexual Harm Consultation Group")
    yield "agenda.here_how", agenda.here_how()
    for why in (templates.agenda.CHAT_GONE, templates.agenda.CHAT_CLOSED):
        yield f"agenda.chat_gone {why}", agenda.chat_gone(why, Role.COORDINATOR)
    parts = [("Items", [("All", "14"), ("New", "not shown")]), ("Level stated", [("High", "fewer than 5")])]
    yield "items.counts", items.counts(PANEL, parts)
    yield "missing.notice", missing.notice(PANEL, 3, OUT)
    yield "missing.notice late", missing.notice(PANEL, 1, None)
    yield "missing.asked", missing.asked(REF, PANEL)
    askable = [each for each in LACKS if each.lack is not Lack.WORKER]
    cases = [(f"SHCG-2026-{number:03}", (LACKS, askable)[number % 2]) for number in range(1, 20)]
    for page in range(3):
        yield f"missing.missing {page}", missing.missing(PANEL, cases, ["Police", "Education"], page, dict(cases))
    yield "missing.missing nothing", missing.missing(PANEL, [], [], 0)
    yield "missing.was_asked", missing.was_asked(REF, PANEL)
    yield "missing.was_asked before", missing.was_asked(REF, PANEL, NOW)
    yield "missing.was_asked not reached", missing.was_asked(REF, PANEL, reached=False)
    for out in (True, False):
        yield f"missing.theirs {out}", missing.theirs(REF, PANEL, LACKS, out)
    yield "missing.theirs nothing", missing.theirs(REF, PANEL, [], False)
    yield "ties.apart_kept", ties.apart_kept(REF)
    on_it = [slot for slot in SLOTS if slot.reference]
    yield "order.form", order.form(PANEL, on_it, {}, None)
    yield "order.form put right", order.form(PANEL, on_it, {"place": "1"}, wrong(order.questions(on_it)))
    yield "order.form empty", order.form(PANEL, [], {}, None)
    yield "order.ask", order.ask(PANEL, REF, 1, BESIDE, lower=True)
    yield "order.changed", order.changed(PANEL, SLOTS)
    yield "order.item_moved", order.item_moved(PANEL, SLOTS[2])
    shown = agenda.shared(PANEL, ends, SLOTS)
    yield "parts.refreshing", refreshing(shown, button("Look again", Verb.AGENDA_REFRESH, panel=PANEL.id))
