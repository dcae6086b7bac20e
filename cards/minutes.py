"""The minutes of the panels: which there are, a draft with what is in its way, and how far each has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.filling import which
from cards.library import Copy, stands
from cards.parts import Ids, Opened, Posted, beside, button, facts, opened, posted, rows, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.minutes import Minutes, Stage
from panel.said import said_when

PANELS, PARTS = 5, 10
"""So many panels, and so many parts of a draft, stand on one card."""
BOTH = "Draft, and what is in the way"


@dataclass(frozen=True)
class Row:
    """One panel's minutes as one person has them: what they may do, the seats whose `packs` are theirs, `counts` for a
    lead, and the cases whose note is theirs."""

    minutes: Minutes
    starts_at: datetime
    drafts: bool = False
    reads: bool = False
    packs: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    copy: Copy | None = None


@dataclass(frozen=True)
class DraftPart:
    """One part of a draft: what a button names it by, what it is called, whether it is checked."""

    id: str
    title: str
    checked: bool


@dataclass(frozen=True)
class Draft:
    """A draft as whoever writes or approves it sees it. `missing` are, by name, what is in the way; `shown` is what it
    says now, known again; `aside` how many items they step out of."""

    minutes: Minutes
    starts_at: datetime
    due: Line
    today: Line
    parts: tuple[DraftPart, ...]
    missing: tuple[tuple[str, str], ...]
    shown: str
    may_approve: bool = False
    aside: int = 0
    copy: Copy | None = None


def typed_for() -> Posted:
    """The way to the minutes: it says nothing of any."""
    opens = button("Open the list", Verb.MINUTES_LIST, main=True, page=0)
    return posted(templates.minutes.LIST, templates.minutes.READS, buttons=[opens])


def listing(known: Sequence[Row], page: int) -> Opened:
    """The panels whose minutes this person has something to do with, the last one first."""
    shown = known[page * PANELS : (page + 1) * PANELS]
    count = which(page * PANELS, len(shown), len(known)) if shown else "There are no minutes here for you yet."
    return opened(
        "Minutes",
        *([says(count, quietly=True)] if count else []),
        *(element for each in shown for element in _row(each)),
        buttons=[
            *([button("Earlier page", Verb.MINUTES_LIST, page=page - 1)] if page else []),
            *([button("More", Verb.MINUTES_LIST, page=page + 1)] if (page + 1) * PANELS < len(known) else []),
            button("My list", Verb.MY_VIEW),
        ],
    )


def _row(each: Row) -> list[CardElement]:
    at: Ids = {"panel": each.minutes.id}
    acts = [
        *([button(BOTH, Verb.MINUTES_DRAFT, at=at, page=0)] if each.drafts else []),
        *([button("Read", Verb.MINUTES_READ, at=at, page=0)] if each.reads else []),
        *(button(_packs(each, name), Verb.PACK_LIST, at=at, seat=seat, page=0) for seat, name in each.packs),
        *(button(f"Case note {ref}", Verb.NOTE_OPEN, at=at, case=ref) for ref in each.notes),
    ]
    counts = [facts(each.counts)] if each.counts else []
    head = [title(templates.minutes.of(each.starts_at)), says(how(each.minutes), quietly=True)]
    return [*head, *counts, *stands(each.copy), *rows(acts)]


def _packs(each: Row, seat: str) -> str:
    return "Our copy packs" if len(each.packs) == 1 else f"Copy packs: {seat}"


def how(minutes: Minutes) -> str:
    """How far minutes have come, in words."""
    if minutes.stage is Stage.CIRCULATED and minutes.circulated_at:
        return f"Sent out on {said_when(minutes.circulated_at)}."
    if minutes.stage is Stage.APPROVED and minutes.approved_at:
        return f"Approved on {said_when(minutes.approved_at)}; not sent out yet."
    return "A draft; not approved."


def draft(now: Draft, page: int) -> Opened:
    """A draft: when it is due, what is in the way and whose it is, and every part with its tick."""
    drafted = now.minutes.stage is Stage.DRAFT
    checked = sum(each.checked for each in now.parts)
    far = [says(f"{checked} of {len(now.parts)} parts are checked.")] if drafted else []
    aside = [says(f"You step out of {now.aside} of its items.", quietly=True)] if now.aside else []
    late = [facts([("Why they are late", now.minutes.late)])] if now.minutes.late else []
    return opened(
        f"{templates.minutes.of(now.starts_at)}{': draft' if drafted else ''}",
        *([] if now.minutes.stage is Stage.CIRCULATED else [says(now.due), says(now.today)]),
        says(how(now.minutes)),
        *far,
        *aside,
        *late,
        *stands(now.copy),
        *(_parts(now, page) if drafted else []),
        buttons=_acts(now, page),
    )


def _parts(now: Draft, page: int) -> list[CardElement]:
    shown = now.parts[page * PARTS : (page + 1) * PARTS]
    count = which(page * PARTS, len(shown), len(now.parts))
    listed = (element for each in shown for element in _part(now, each))
    return [*_missing(now), title("The parts"), *([says(count, quietly=True)] if count else []), *listed]


def changed(now: Draft, words: str) -> Opened:
    """A draft that has changed since it was to be approved: what happened, then the draft as it is now."""
    fresh = draft(now, 0).card
    first = says(words).model_dump(by_alias=True, exclude_none=True)
    return Opened({**fresh, "body": [fresh["body"][0], first, *fresh["body"][1:]]})


def _missing(now: Draft) -> list[CardElement]:
    if not now.missing:
        return [says("Nothing is in the way.")]
    return [title("In the way"), facts(now.missing)]


def _part(now: Draft, each: DraftPart) -> list[CardElement]:
    at: Ids = {"panel": now.minutes.id, "part": each.id}
    said = f"{each.title}: {'checked' if each.checked else 'not checked'}"
    return [beside(typed(said), act=button("Open", Verb.MINUTES_PART, at=at))]


def _acts(now: Draft, page: int) -> list[ExecuteAction]:
    at: Ids = {"panel": now.minutes.id}
    drafted = now.minutes.stage is Stage.DRAFT
    more = button("More parts", Verb.MINUTES_DRAFT, at=at, page=page + 1)
    first = [button("First parts", Verb.MINUTES_DRAFT, at=at, page=0)] if page else []
    turn = [more] if (page + 1) * PARTS < len(now.parts) else first
    if drafted:
        yes = button("Approve", Verb.MINUTES_APPROVE, main=True, at=at, rev=now.minutes.rev, shown=now.shown)
        decides = [yes] if now.may_approve else []
        asks = [button("Ask the deputy to approve", Verb.MINUTES_ASK, at=at)]
    else:
        sends = button("Send them out", Verb.MINUTES_CIRCULATE, main=True, at=at, rev=now.minutes.rev)
        decides = [] if now.minutes.stage is Stage.CIRCULATED else [sends]
        asks = [button("Record a correction", Verb.MINUTES_CORRECT, at=at)]
    read = [button("Read them", Verb.MINUTES_READ, at=at, page=0)]
    late = [button("Say why they will be late", Verb.MINUTES_LATE, at=at)] if drafted else []
    return [*decides, *(turn if drafted else []), *read, *asks, *late]


def done(line: Line, panel: str, *more: Line, drafted: bool = False) -> Opened:
    """What was done to minutes, `drafted` still or not."""
    at: Ids = {"panel": panel}
    return opened(
        line,
        *(says(each) for each in more),
        buttons=[
            button("Open the draft" if drafted else "The minutes", Verb.MINUTES_DRAFT, at=at, page=0),
            button("Read them", Verb.MINUTES_READ, at=at, page=0),
            button("Who has recorded it", Verb.PACK_WHO, at=at),
            button("All minutes", Verb.MINUTES_LIST, page=0),
        ],
    )


def amber(lines: Sequence[Line], panel: str) -> Posted:
    """Minutes that are not out: how far they are, what is in the way, and what can be done."""
    at: Ids = {"panel": panel}
    first, *more = lines
    return posted(
        first,
        *more,
        buttons=[
            button("Open draft", Verb.MINUTES_DRAFT, main=True, at=at, page=0),
            button("Ask the deputy to approve", Verb.MINUTES_ASK, at=at),
            button("Say why they will be late", Verb.MINUTES_LATE, at=at),
        ],
    )


def to_approve(line: Line, panel: str) -> Posted:
    """A draft, for whoever approves it, or sends it out."""
    opens = button("Open draft", Verb.MINUTES_DRAFT, main=True, panel=panel, page=0)
    return posted(line, templates.minutes.WHERE, buttons=[opens])


def out(line: Line, panel: str, *more: Line) -> Posted:
    """Minutes that went out, or were put right: each opens their own view."""
    at: Ids = {"panel": panel}
    opens = button("Open", Verb.MINUTES_READ, main=True, at=at, page=0)
    others = button("Packs and case notes", Verb.MINUTES_LIST, page=0)
    lines = (line, *more, templates.minutes.READS, templates.minutes.PACKS, templates.minutes.NOTE)
    return posted(*lines, buttons=[opens, others])
