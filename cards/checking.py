"""The work presented to a panel, looked at before: ready or not yet."""

from collections.abc import Mapping, Sequence

from cards import templates
from cards.asking import Ask, form
from cards.parts import Opened, Posted, button, facts, opened, posted, says
from cards.templates.line import Line
from cards.verbs import Verb
from panel.checking import QUESTIONS, WorkCheck, standing
from panel.words import Refused

FEW = 6
"""So many of what was said stand on a card, the last first."""


def write(
    reference: str,
    said: Sequence[tuple[WorkCheck, str]],
    nonce: str,
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """What was said of the work so far, and the form that says more."""
    hint = "It holds nothing up: it stands on the list of what is missing, and on the chair’s screen."
    ask = Ask(
        f"{reference}: the work for the panel", "Save", Verb.CHECK_SAVE, {"case": reference, "nonce": nonce}, hint
    )
    beside = [button("Open the case", Verb.CASE_OPEN, case=reference)]
    return form(ask, QUESTIONS, answers, wrong, [facts(_rows(said))], beside)


def read(reference: str, said: Sequence[tuple[WorkCheck, str]]) -> Opened:
    """What was said of the work."""
    body = facts(_rows(said)) if said else says("Nobody has looked at it yet.")
    back = button("Open the case", Verb.CASE_OPEN, main=True, case=reference)
    return opened(f"{reference}: the work for the panel", body, buttons=[back])


def _rows(said: Sequence[tuple[WorkCheck, str]]) -> list[tuple[str, str]]:
    return [(by, f"{standing(each)}{': ' if each.lacks else ''}{each.lacks}") for each, by in said[:FEW]]


def notice(line: Line, reference: str) -> Posted:
    """The work waits to be looked at, or is not ready."""
    opens = button("Open it", Verb.CHECK_OPEN, main=True, case=reference)
    return posted(line, templates.line.WINDOW, buttons=[opens])
