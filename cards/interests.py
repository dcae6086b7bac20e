"""Stepping out of a case whose family somebody knows: the form, who has, and being brought back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, facts, opened, row, says, title
from cards.verbs import Verb
from panel.interests import BRING_BACK, DECLARE, Interest
from panel.said import said_when
from panel.words import Refused


@dataclass(frozen=True)
class Out:
    """Somebody who has stepped out, with their name, and whoever brought them back."""

    interest: Interest
    name: str
    lifted_by: str = ""


def declare(
    reference: str,
    out: Sequence[Out],
    lifts: bool,
    nonce: str,
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """What stepping out does, and the button that does it; `out` have already, and `lifts` that this person may bring
    them back."""
    at: Ids = {"case": reference, "nonce": nonce}
    return opened(
        f"{reference}: do you know this family?",
        *(problem(wrong) if wrong else []),
        says("If you do, step out. You then neither open the case nor decide on it. What you said before stays."),
        *inputs(DECLARE, answers, wrong.reasons if wrong else ()),
        *(element for each in out for element in _out(each, lifts)),
        buttons=[
            button("Step out", Verb.INTEREST_YES, main=True, at=at),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _out(each: Out, lifts: bool) -> list[CardElement]:
    one = each.interest
    at: Ids = {"case": one.case, "interest": one.id}
    if one.lifted_at:
        return [title("Had stepped out, and is back in view"), facts(_said(each))]
    back = [row(button("Bring back", Verb.INTEREST_BACK, at=at))] if lifts else []
    return [title("Has stepped out"), facts(_said(each)), *back]


def _said(each: Out) -> list[tuple[str, str]]:
    one = each.interest
    rows = [("Who", each.name), ("When", said_when(one.at)), ("Why", one.reason or "not given")]
    if one.lifted_at is None:
        return rows
    return [*rows, ("Brought back by", f"{each.lifted_by}, {said_when(one.lifted_at)}"), ("Because", one.lifted_why)]


def stepped_out(reference: str) -> Opened:
    """Out of view and decision: who is told, and who can undo it."""
    return opened(
        f"You have stepped out of {reference}.",
        says("You neither open it nor decide on it."),
        says("Whoever chairs it now and the coordinator have a notice, without a reason."),
        says("Pressed by mistake? Only the coordinator can bring you back."),
        buttons=[button("Agenda", Verb.SAY, main=True, text="agenda"), button("My list", Verb.SAY, text="my")],
    )


def bring_back(reference: str, each: Out, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Why somebody may see the case again."""
    at: Ids = {"case": reference, "interest": each.interest.id}
    return opened(
        f"{reference}: bring somebody back into view",
        *(problem(wrong) if wrong else []),
        facts(_said(each)),
        *inputs(BRING_BACK, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Bring them back", Verb.INTEREST_BACK_YES, main=True, at=at),
            button("Back", Verb.INTEREST_OPEN, case=reference),
        ],
    )


def is_back(reference: str) -> Opened:
    """Somebody is in view again, and told so."""
    words = f"They may open {reference} again. They and the chair have a notice."
    return opened(words, buttons=[button("Who has stepped out", Verb.INTEREST_OPEN, main=True, case=reference)])
