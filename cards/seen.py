"""Who has opened a child's record, and what else was done with it: asked for by a chair, or somebody who audits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cards import templates
from cards.filling import which
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says
from cards.verbs import Verb
from panel.said import said_when
from panel.spans import Span

PAGE = 20
APART = "Lines about disagreements are not listed here."


@dataclass(frozen=True)
class Row:
    """One line of the trail: when, who by name, and what they did in words."""

    at: datetime
    name: str
    did: str


def ask(reference: str, span: Span) -> Posted:
    """A typed `seen`: nothing of the case, and the button that opens the list."""
    return posted(
        templates.seen.of(reference),
        templates.line.WINDOW,
        buttons=[button("Who has seen it", Verb.SEEN_OPEN, main=True, at=_at(reference, span), page=0)],
    )


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def seen(reference: str, span: Span, rows: Sequence[Row], page: int, apart: bool) -> Opened:
    """Twenty lines of the trail at a time; `apart` when none about disagreements is shown, whether there are any or
    not."""
    shown, at = rows[page * PAGE : (page + 1) * PAGE], _at(reference, span)
    counted = which(page * PAGE, len(shown), len(rows)) or f"{len(rows)} in all."
    return opened(
        f"{reference}: who has seen it",
        says(" ".join(part for part in (_first(span.said), counted, "Newest first.") if part), quietly=True),
        facts((said_when(row.at), f"{row.name} {row.did}") for row in shown),
        *([says(APART, quietly=True)] if apart else []),
        buttons=[
            *([button("Newer", Verb.SEEN_OPEN, at=at, page=page - 1)] if page else []),
            *([button("Older", Verb.SEEN_OPEN, at=at, page=page + 1)] if (page + 1) * PAGE < len(rows) else []),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _at(reference: str, span: Span) -> Ids:
    ends = (("first", span.first), ("last", span.last))
    return {"case": reference, **{end: day.isoformat() for end, day in ends if day}}
