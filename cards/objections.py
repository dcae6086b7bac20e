"""The objections to a decision: how each was settled, or which disagreement was begun for it."""

from collections.abc import Iterator, Mapping

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.asking import Ask, form
from cards.decided import Objection, Shown, in_short
from cards.parts import Ids, Opened, button, facts, rows, says, title, typed
from cards.stands import STANDS
from cards.verbs import Verb
from panel.deciding import SETTLE
from panel.decisions import Stand
from panel.words import Refused


def against(shown: Shown) -> list[CardElement]:
    """Each objection with its reason, how it was settled and how far its disagreement has come; the chair writes how
    one that stands was settled."""
    found: list[CardElement] = []
    for each in shown.against:
        seat = each.stand.seat
        found += [title(f"{each.name} objected"), *_earlier(shown, each)]
        found += [*in_short(shown, seat, f"{seat}:settled"), *_begun(each)]
        found += rows(list(_buttons(shown, each)))
    return [*found, says(STANDS, quietly=True)] if found else []


def _earlier(shown: Shown, objection: Objection) -> list[CardElement]:
    """That it was made before the reason was worded as it is now."""
    before = objection.stand.round != shown.decision.round
    return [says("Before the reason was changed: it still stands.", quietly=True)] if before else []


def _begun(objection: Objection) -> list[CardElement]:
    """The disagreement steps that were begun for it, and where they stand."""
    return [facts((each.id, each.far) for each in objection.begun)] if objection.begun else []


def _buttons(shown: Shown, objection: Objection) -> Iterator[ExecuteAction]:
    stand, at = objection.stand, {**shown.at, "seat": objection.stand.seat}
    open_still, leads = shown.decision.closed_at is None and stand.stands, shown.leads and stand.stands
    yield from (button(f"Open {each.id}", Verb.DISAGREE_OPEN, at=each.at) for each in objection.begun if each.at)
    if leads:
        yield button("It was settled", Verb.SETTLE_FORM, at=at)
    if (leads or (open_still and objection.own)) and not objection.begun:
        yield button("Start the disagreement steps", Verb.DISAGREE_FORM, at=at)
    if leads and objection.caller:
        yield from _of_caller(objection.name, stand, at)


def _of_caller(name: str, stand: Stand, at: Ids) -> Iterator[ExecuteAction]:
    """What whoever objected by telephone says of it now."""
    if stand.settled:
        yield button(f"{name} says it is settled", Verb.SETTLE_YES, at={**at, "rev": stand.rev})
    yield button(f"{name} agrees", Verb.STAND_AGREE, at=at)


def settles(at: Ids, against: Stand, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """How an objection was settled; whoever objected says whether it was."""
    hint = "Whoever objected has a notice, and says whether it is settled. Until then the objection stands."
    of = Ask("Settle an objection", "Ask them", Verb.SETTLE_SAVE, at, hint)
    body = [typed(str(at["case"]), bold=True), typed(against.reason)]
    opens = button("Open the case", Verb.CASE_OPEN, case=at["case"])
    return form(of, SETTLE, answers or {"settled": against.settled}, wrong, body, [opens])
