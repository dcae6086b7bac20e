"""What is to stand in a child's own record: how much does, each thing with its button, and the form of one."""

from collections.abc import Iterator, Mapping, Sequence

from microsoft_teams.cards import CardElement

from cards.asking import Ask
from cards.asking import form as drawn
from cards.parts import Ids, Opened, beside, button, facts, opened, row, title, typed
from cards.verbs import Verb
from panel.childs_record import QUESTIONS, Stands
from panel.rules.childs_record import KeptRule
from panel.words import Refused


def meter(reference: str, found: Sequence[Stands]) -> list[CardElement]:
    """How much of it stands there, and what is missing, as it is shown with the case."""
    missing = [each.rule.title for each in found if not each.met]
    shown = [facts([("Missing", "; ".join(missing))])] if missing else []
    opens = button("What stands in the record", Verb.RECORD_OPEN, case=reference)
    return [title(_count(found)), *shown, row(opens)]


def _count(found: Sequence[Stands]) -> str:
    return f"In the child’s record: {sum(each.met for each in found)} of {len(found)}"


def listed(reference: str, found: Sequence[Stands]) -> Opened:
    """Each thing with how it stands, and the button that says otherwise."""
    back = button("Open the case", Verb.CASE_OPEN, main=True, case=reference)
    rows = [element for n, each in enumerate(found, 1) for element in _row(reference, n, each)]
    return opened(f"{reference}. {_count(found)}", *rows, buttons=[back])


def _row(reference: str, n: int, each: Stands) -> Iterator[CardElement]:
    said = typed(each.how[:1].upper() + each.how[1:] if each.met else "Missing")
    act = button(f"How {n} stands", Verb.RECORD_FORM, case=reference, kept=each.rule.id)
    yield beside(typed(f"{n}. {each.rule.title}", bold=True), said, act=act)


def form(at: Ids, rule: KeptRule, answers: Mapping[str, str], by: str, wrong: Refused | None = None) -> Opened:
    """One of them: whether it stands in the record, of what date, or why it is not needed."""
    hint = "The record itself stays where it is: say that it is there, and not what it says."
    of = Ask(f"{at['case']}: the child’s record", "Keep it", Verb.RECORD_SAVE, at, hint)
    body = [typed(rule.title, bold=True), *([facts([("Said by", by)])] if by else [])]
    back = button("All of it", Verb.RECORD_OPEN, case=at["case"])
    return drawn(of, QUESTIONS, answers, wrong, body, [back])
