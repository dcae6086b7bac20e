"""Changes of the rules: those there are, and the way to propose one."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement

from cards import templates
from cards.amendments import ids, state
from cards.filling import turning, which
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, beside, button, facts, opened, posted, says, typed
from cards.procedures import named, rule, said
from cards.templates.line import Line
from cards.verbs import Verb
from panel.amendments import Amendment
from panel.procedure import Procedure
from panel.questions import Question, one
from panel.settable import settable
from panel.words import Refused

VALUES, PAGE = 20, 8
CUT = 60


def ask(procedure: str, waiting: int, coming: int, proposes: bool) -> Posted:
    """A typed `procedure propose` or `procedure proposals`: how many there are, and what can be opened."""
    new = button("Propose a change", Verb.PROPOSE_VALUES, main=True, procedure=procedure, page=0)
    return posted(
        templates.amendments.of(waiting, coming),
        templates.amendments.HOW,
        buttons=[*([new] if proposes else []), button("The proposals", Verb.PROPOSE_LIST, procedure=procedure, page=0)],
    )


def told(line: Line, procedure: str, id: str) -> Posted:
    """A notice about a change, and the button that opens it."""
    return posted(line, buttons=[button("Open it", Verb.PROPOSE_OPEN, main=True, procedure=procedure, proposal=id)])


def values(procedure: Procedure, page: int, wrong: Refused | None = None) -> Opened:
    """Twenty values at a time, of which one is chosen."""
    keys = list(settable())
    shown = keys[page * VALUES : (page + 1) * VALUES]
    asked = one("key", "Which value is to be another?", {key: _choice(procedure, key) for key in shown})
    at: Ids = {"procedure": procedure.name}
    return opened(
        "Propose a change of the rules",
        *(problem(wrong) if wrong else []),
        says(f"Numbers, times and words. {which(page * VALUES, len(shown), len(keys))}", quietly=True),
        says("Lists, seats and what is settled before going live are changed in a procedure file.", quietly=True),
        *inputs([asked] if shown else [], {}),
        buttons=[
            *([button("Go on", Verb.PROPOSE_FORM, main=True, at=at, page=page)] if shown else []),
            *turning(Verb.PROPOSE_VALUES, at, page, more=(page + 1) * VALUES < len(keys)),
        ],
    )


def _choice(procedure: Procedure, key: str) -> str:
    words = said(procedure.value(key))
    return f"{named(key)}: {words if len(words) <= CUT else words[:CUT].rstrip() + ' …'}"


def form(
    at: Ids,
    procedure: Procedure,
    key: str,
    asked: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """What one value is to be, why, and from which day."""
    return opened(
        f"Propose: {named(key)}",
        *(problem(wrong) if wrong else []),
        facts([("It is now", rule(procedure, key))]),
        says("Each seat is asked whether it agrees. Nothing changes until it is closed as agreed.", quietly=True),
        *inputs(asked, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Propose", Verb.PROPOSE_SAVE, main=True, at=at, key=key),
            button("Another value", Verb.PROPOSE_VALUES, procedure=procedure.name, page=0),
        ],
    )


def listing(procedure: Procedure, found: Sequence[Amendment], page: int, proposes: bool) -> Opened:
    """Eight proposals at a time, the newest first."""
    shown = found[page * PAGE : (page + 1) * PAGE]
    at: Ids = {"procedure": procedure.name}
    new = button("Propose a change", Verb.PROPOSE_VALUES, at=at, page=0)
    return opened(
        f"{procedure.title}: proposals",
        says(which(page * PAGE, len(shown), len(found)) or f"{len(found)} in all. The newest first.", quietly=True),
        *(_row(each) for each in shown),
        buttons=[
            *([button("Newer", Verb.PROPOSE_LIST, at=at, page=page - 1)] if page else []),
            *([button("Older", Verb.PROPOSE_LIST, at=at, page=page + 1)] if (page + 1) * PAGE < len(found) else []),
            *([new] if proposes else []),
            button("The rules", Verb.SAY, text="procedure"),
        ],
    )


def _row(amendment: Amendment) -> CardElement:
    head = typed(f"{amendment.id}: {named(amendment.key)}", bold=True)
    opens = button("Open", Verb.PROPOSE_OPEN, at=ids(amendment))
    return beside(head, says(state(amendment), quietly=True), act=opens)
