"""How the children of a case are kept apart at school or service: the form, with all that stood there before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.filling import filled
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, facts, opened, says, title, typed
from cards.verbs import Verb
from panel.questions import length
from panel.ties import APART, Apart
from panel.words import Mend, Refused

ROOM = 8_000
"""Characters of what stood there before on one card, as Teams counts them: what is typed stands there as well."""

Before = tuple[str, str]
"""Who wrote it and when, and what."""


@dataclass(frozen=True)
class Written:
    """How the children of a case are kept apart, as it stands; `earlier` is what stood there before, newest first.
    `page` says which part of that is looked at."""

    case: str
    now: Apart | None = None
    earlier: tuple[Before, ...] = ()
    page: int = 0


def apart(
    of: Written, nonce: str, answers: Mapping[str, str], wrong: Refused | None = None, stale: bool = False
) -> Opened:
    """How the children of a case are kept apart at school or service; `stale` says that somebody wrote after the form
    was opened, and shows what stands now."""
    at: Ids = {"case": of.case, "nonce": nonce, "rev": of.now.rev if of.now else 0}
    stands = [title("What stands there now"), typed(of.now.words), title("What you typed")] if of.now and stale else []
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return opened(
        "Kept apart at school or service",
        typed(of.case, bold=True),
        *(problem(wrong) if wrong else [says("It stands in the item, for those who see the case.")]),
        *stands,
        *inputs(APART, answers, wrong.reasons if wrong else ()),
        *_before(of),
        buttons=[
            button("Keep it", Verb.APART_SAVE, main=True, at=at),
            *([button("Keep my words", Verb.APART_SAVE, at=at, named="yes")] if named else []),
            *_turn_over(of, at),
            button("Open the case", Verb.CASE_OPEN, case=of.case),
        ],
    )


def _before(of: Written) -> list[CardElement]:
    """One page of it, every word: nothing that somebody wrote is cut."""
    pages = _pages(of.earlier)
    if not pages:
        return []
    count = [says(f"Page {of.page + 1} of {len(pages)}.", quietly=True)] if len(pages) > 1 else []
    return [title("What stood there before"), facts(pages[min(of.page, len(pages) - 1)]), *count]


def _turn_over(of: Written, at: Ids) -> list[ExecuteAction]:
    """The way to the other pages, with what is typed."""
    last = len(_pages(of.earlier)) - 1
    return [
        *([button("Newer wordings", Verb.APART_OPEN, at=at, page=of.page - 1)] if of.page else []),
        *([button("Earlier wordings", Verb.APART_OPEN, at=at, page=of.page + 1)] if of.page < last else []),
    ]


def _pages(earlier: Sequence[Before]) -> list[list[Before]]:
    return filled(earlier, lambda one: length(one[1]), len(earlier), ROOM)


def apart_kept(reference: str) -> Opened:
    """It is written down."""
    opens = button("Open the case", Verb.CASE_OPEN, main=True, case=reference)
    return opened(f"{reference}: how they are kept apart is written down.", buttons=[opens])
