"""Possible same child: both records side by side, what is decided, and who opened them while they were joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.cases import STATUS, identity
from cards.filling import which
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.children import Match
from panel.matching import DECIDE, PART, SAID, Decision
from panel.said import said_when
from panel.views import CaseView
from panel.words import Refused

NOT_BY_ITSELF = (
    "Nothing is joined by itself. Twins share a birthday, and names change. Records from before and after an adoption "
    "are never joined: choose “Two different children”."
)
SHOWN = 10


@dataclass(frozen=True)
class Record:
    """One of the two records, as whoever decides sees it, and the child's age."""

    view: CaseView
    age: int


@dataclass(frozen=True)
class Opening:
    """Somebody opened one of two joined cases."""

    name: str
    reference: str
    at: datetime


def asked(case: str, other: str) -> Posted:
    """For the chair and the coordinator: two cases that may be the same child."""
    both = button("Open both", Verb.MATCH_OPEN, main=True, case=case, other=other)
    return posted(templates.matches.maybe_same(case), templates.line.WINDOW, buttons=[both])


def both(
    match: Match,
    records: Sequence[Record],
    by: str,
    decides: bool,
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """Both records, what was decided so far, and the decision for whoever makes it."""
    at: Ids = {"case": match.case, "other": match.other, "rev": match.rev}
    decides = decides and match.decision != Decision.SAME
    form = inputs(DECIDE, answers, wrong.reasons if wrong else ()) if decides else []
    decide = [button("Keep this decision", Verb.MATCH_DECIDE, main=True, at=at)] if decides else []
    return opened(
        "Are they the same child?",
        *(problem(wrong) if wrong else []),
        says(f"They share {'; '.join(match.why)}. {NOT_BY_ITSELF}"),
        *(element for record in records for element in _record(record)),
        *_decided(match, by),
        *form,
        buttons=[*decide, *_opens(match), *_parts(match)],
    )


def _record(record: Record) -> list[CardElement]:
    view = record.view
    rows = [("Case number", view.child.number), ("Status", STATUS[view.case.status]), ("The concern", view.why)]
    referred = ("Referred", said_when(view.case.referred_at))
    return [title(view.case.id), *identity(view, record.age), facts(each for each in [*rows, referred] if each[1])]


def _decided(match: Match, by: str) -> list[CardElement]:
    if not (match.decision and match.decided_at):
        return []
    said = f"{SAID[Decision(match.decision)]}, {said_when(match.decided_at)}, by {by}"
    return [title("Decided so far"), facts([("Decision", said), ("Why", match.reason)])]


def _opens(match: Match) -> list[ExecuteAction]:
    return [button(f"Open {ref}", Verb.CASE_OPEN, case=ref) for ref in (match.case, match.other)]


def _parts(match: Match) -> list[ExecuteAction]:
    joined = match.decision == Decision.SAME
    return [button("They are not the same", Verb.UNLINK_OPEN, case=match.case, other=match.other)] if joined else []


def decided(match: Match) -> Opened:
    """What was decided, and what follows from it."""
    words = {
        Decision.SAME: "Whoever may open both sees that they are the same child. Nothing was merged.",
        Decision.DIFFERENT: "You are not asked again, unless who the child is changes.",
        Decision.NOT_SURE: "It stays open, and you are reminded of it before the panel.",
    }
    return opened(
        f"{SAID[Decision(match.decision)]}: {match.case}, {match.other}.",
        says(words[Decision(match.decision)]),
        buttons=_opens(match),
    )


def unlink(reference: str, joined: int) -> Posted:
    """A typed `unlink REF`: with how many it is joined, and the button that opens them."""
    if not joined:
        opens = button("Open the case", Verb.CASE_OPEN, main=True, case=reference)
        return posted(templates.matches.not_joined(reference), buttons=[opens])
    opens = button("Open", Verb.UNLINK_OPEN, main=True, case=reference)
    return posted(templates.matches.joined(reference, joined), templates.line.WINDOW, buttons=[opens])


def part(
    reference: str, match: Match, others: Sequence[str], by: str, answers: Mapping[str, str], wrong: Refused | None
) -> Opened:
    """Two joined cases, and why they are not the same child; `others` are also joined with this one."""
    at: Ids = {"case": match.case, "other": match.other, "rev": match.rev}
    instead = [button(f"Choose {other} instead", Verb.UNLINK_OPEN, case=reference, other=other) for other in others[:6]]
    return opened(
        "Not the same child?",
        typed(f"{match.case}, {match.other}", bold=True),
        *(problem(wrong) if wrong else []),
        *_decided(match, by),
        says("Both stay as they are. You are shown who opened either while they were joined."),
        *inputs(PART, answers, wrong.reasons if wrong else ()),
        *([row(*instead)] if instead else []),
        buttons=[button("They are not the same child", Verb.UNLINK_YES, main=True, at=at), *_opens(match)],
    )


def told_parted(case: str, other: str) -> Posted:
    """For the chair: two cases were parted, and who had opened them opens."""
    seen = button("Who opened them", Verb.UNLINK_SEEN, main=True, case=case, other=other)
    return posted(templates.matches.parted(case), templates.line.WINDOW, buttons=[seen])


def seen(match: Match, openings: Sequence[Opening], page: int) -> Opened:
    """Who opened either case while they were joined, newest first, a page at a time."""
    at: Ids = {"case": match.case, "other": match.other}
    first, shown = page * SHOWN, openings[page * SHOWN : (page + 1) * SHOWN]
    count = f"{which(first, len(shown), len(openings))} Newest first.".strip()
    newer = [button("Newer", Verb.UNLINK_SEEN, at=at, page=page - 1)] if page else []
    older = first + SHOWN < len(openings)
    return opened(
        f"{match.case} and {match.other}: opened while joined",
        typed(f"Parted because: {match.reason}"),
        says(count if shown else "Nobody opened either of them."),
        facts((each.name, f"{each.reference}, {said_when(each.at)}") for each in shown),
        buttons=[
            *newer,
            *([button("Earlier", Verb.UNLINK_SEEN, at=at, page=page + 1)] if older else []),
            *_opens(match),
        ],
    )
