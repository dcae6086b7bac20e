"""Handing a child over: the form, and that it was received."""

from collections.abc import Mapping

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.cases import RECEIVED
from panel.closing import HandOver
from panel.handing_over import BECAUSE, HAND_OVER, day_sent
from panel.said import said_date
from panel.words import Mend, Refused

STAYS = "The child stays on the agenda until somebody says that it was received. No risk matrix is needed."


def answers(given: HandOver | None) -> dict[str, str]:
    """What stands in the form of a hand-over that nobody has received yet."""
    if given is None:
        return {}
    sent_on = day_sent(given).isoformat()
    return {"because": str(given.because), "to": given.to, "sent": given.sent, "sent_on": sent_on}


def form(at: Ids, answers: Mapping[str, str], by: str, wrong: Refused | None = None) -> Opened:
    """Why, to whom, and what was sent; `by` wrote what stands there now."""
    reference = str(at["case"])
    named = wrong and any(each.mend is Mend.KEEP_WORDS for each in wrong.reasons)
    return opened(
        "Hand over",
        typed(reference, bold=True),
        *(problem(wrong) if wrong else [says(STAYS)]),
        *([facts([("Written by", by)])] if by else []),
        *inputs(HAND_OVER, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Keep it", Verb.HAND_OVER_SAVE, main=True, at=at),
            *([button("Keep my words", Verb.HAND_OVER_SAVE, at=at, named="yes")] if named else []),
            *([button("It was received", Verb.HAND_OVER_RECEIVED, case=reference)] if by else []),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def waits(reference: str) -> Opened:
    """Kept: until when the child stays."""
    arrived = button("It was received", Verb.HAND_OVER_RECEIVED, case=reference)
    back = button("Open the case", Verb.CASE_OPEN, main=True, case=reference)
    return opened(f"{reference}: the hand-over is kept.", says(STAYS), buttons=[back, arrived])


def received(
    reference: str, given: HandOver, nonce: str, answers: Mapping[str, str], wrong: Refused | None = None
) -> Opened:
    """Who received it, and on what date; then the child leaves the agenda."""
    hint = "Ask them: what was sent is not what was received. Then the child leaves this panel’s agenda."
    return opened(
        "Has it arrived?",
        typed(reference, bold=True),
        *(problem(wrong) if wrong else [says(hint)]),
        facts(_sent(given)),
        *inputs(RECEIVED, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("It was received", Verb.HAND_OVER_RECEIVED_SAVE, main=True, case=reference, nonce=nonce),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _sent(given: HandOver) -> list[tuple[str, str]]:
    on = said_date(day_sent(given))
    return [("Why", BECAUSE[given.because]), ("To", given.to), ("Sent", given.sent), ("Sent on", on)]


def gone(reference: str) -> Opened:
    """Received: off the agenda, and what stays."""
    return opened(
        f"{reference} is off this panel’s agenda; the child’s plan goes on where it was received.",
        says("Nothing is deleted. Each who owns an open action, or sees a recommendation through, has a notice."),
        buttons=[button("Open the case", Verb.CASE_OPEN, main=True, case=reference)],
    )


def remind(line: Line, reference: str) -> Posted:
    """A notice that nobody has said yet whether a hand-over was received."""
    arrived = button("It was received", Verb.HAND_OVER_RECEIVED, main=True, case=reference)
    opens = button("Open the case", Verb.CASE_OPEN, case=reference)
    return posted(line, templates.line.WINDOW, buttons=[arrived, opens])
