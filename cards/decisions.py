"""A decision of a sitting: what is proposed, who agrees and objects, and the buttons by which it is settled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, rows, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.actions import Action, Carried
from panel.deciding import PROPOSE, SETTLE, STAND, TITLES
from panel.decisions import Agency, Decision, Ending, Stand
from panel.questions import Question, one
from panel.said import said_date, said_when
from panel.words import Mend, Refused

NONE_CHOSEN = "Nothing is saved yet."
STANDS = "It stands until it is settled, and is kept with the decision. It is never outvoted."


@dataclass(frozen=True)
class Seat:
    """A seat of this person's, and what it has said; `theirs` says that they may say it anew: an objection is whoever's
    who made it."""

    id: str
    name: str
    stand: Stand | None = None
    theirs: bool = True


@dataclass(frozen=True)
class Shown:
    """A decision with the name of who proposed it, where each agency stands, the seats (id, name) that are here and
    have said nothing, those of them that are on the telephone only, this person's own, every objection with the name
    of its seat, and whether this person leads the item while it can still be changed."""

    decision: Decision
    by: str
    agencies: tuple[Agency, ...] = ()
    unheard: tuple[tuple[str, str], ...] = ()
    callers: tuple[tuple[str, str], ...] = ()
    mine: tuple[Seat, ...] = ()
    against: tuple[tuple[str, Stand], ...] = ()
    leads: bool = False
    closed_by: str = ""

    @property
    def at(self) -> Ids:
        """What every button about it carries."""
        one = self.decision
        return {"case": one.case, "panel": one.panel, "round": one.round, "rev": one.rev}


def ask(reference: str, ending: str, more: bool) -> Posted:
    """A typed `ongoing`: nothing of the case, and the button that opens the form."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    opens = button("What comes next", Verb.DECIDE_FORM, main=True, case=reference, ending=ending)
    return posted(templates.decisions.propose(reference), *told, templates.line.WINDOW, buttons=[opens])


def answers(decision: Decision | None) -> dict[str, str]:
    """What stands in the form of a decision that was proposed already."""
    if decision is None:
        return {}
    one = decision
    kept = {"ending": str(one.ending), "why": one.why, "tells": one.tells, "untold": one.untold, "unsaid": one.unsaid}
    return kept | ({"tells_by": one.tells_by.isoformat()} if one.tells_by else {})


def propose(at: Ids, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What comes next, why, and who tells the child and the family."""
    hint = (
        "Each seat that is here is asked whether it agrees. If the outcome or the reason changes, all are asked anew."
    )
    return _form("What comes next?", hint, PROPOSE, ("Propose", Verb.DECIDE_SAVE), at, answers, wrong)


def decision(shown: Shown, wrong: Refused | None = None) -> Opened:
    """What is to be decided, or was: the outcome, where each agency stands, and what this person may do."""
    one = shown.decision
    return opened(
        f"{one.case}: what this sitting decides",
        *(problem(wrong) if wrong else []),
        facts(_said(shown)),
        *_words(shown, "why", "unsaid"),
        *_tally(shown),
        *(element for seat in shown.mine for element in _mine(shown, seat)),
        *(_callers(shown) if shown.leads else []),
        *_against(shown),
        buttons=_buttons(shown),
    )


def written(shown: Shown) -> dict[str, tuple[str, str]]:
    """Everything somebody wrote about a decision, by the id under which *Read all* asks for it, each with its label."""
    one = shown.decision
    found = {"why": ("Why?", one.why), "unsaid": ("Must not be said", one.unsaid)}
    for name, stand in shown.against:
        found[stand.seat] = (f"{name} objects", stand.reason)
        found[f"{stand.seat}:settled"] = (f"{name}: settled, the chair says", stand.settled)
    return {id: (label, words) for id, (label, words) in found.items() if words}


def read_all(shown: Shown, what: str) -> Opened:
    """One of these, whole."""
    label, words = written(shown)[what]
    back = button("Back to the decision", Verb.DECIDE_OPEN, main=True, at=shown.at)
    return opened(shown.decision.case, typed(label, bold=True), typed(words), buttons=[back])


def _words(shown: Shown, *ids: str) -> list[CardElement]:
    """What was written under these ids, by its first words, with a *Read all* for each that is cut."""
    every = written(shown)
    here = {id: every[id] for id in ids if id in every}
    long = [id for id, (_, words) in here.items() if first_words(words) != words]
    more = [button("Read all", Verb.DECIDE_READ, at=shown.at, what=id) for id in long]
    return [facts((label, first_words(words)) for label, words in here.values()), *rows(more)] if here else []


def _said(shown: Shown) -> Iterator[tuple[str, str]]:
    one = shown.decision
    yield "Outcome", TITLES[one.ending]
    if one.tells:
        yield "Tells the child and the family", f"{one.tells}, by {said_date(one.tells_by) if one.tells_by else ''}"
    if one.untold:
        yield "Nobody tells them, because", one.untold
    yield "Proposed by", f"{shown.by}, {said_when(one.at)}"
    if one.closed_at:
        yield "Closed by", f"{shown.closed_by}, {said_when(one.closed_at)}"


def _tally(shown: Shown) -> list[CardElement]:
    agree = sum(bool(each.agree) and not each.object for each in shown.agencies)
    against = sum(bool(each.object) for each in shown.agencies)
    rows = [(each.title, "; ".join(_stands(each))) for each in shown.agencies]
    if shown.unheard:
        rows.append(("Here, and not heard yet", ", ".join(name for _, name in shown.unheard)))
    counted = says(f"Agencies that agree: {agree}. With an objection that stands: {against}.")
    return [title("Who agrees"), counted, *([facts(rows)] if rows else [])]


def _stands(agency: Agency) -> Iterator[str]:
    if agency.agree:
        yield f"agrees: {', '.join(agency.agree)}"
    if agency.settled:
        yield f"objected, settled: {', '.join(name for name, _ in agency.settled)}"
    if agency.object:
        yield f"objects: {', '.join(name for name, _ in agency.object)}"


def _mine(shown: Shown, seat: Seat) -> list[CardElement]:
    choices = list(_choices(shown, seat))
    return [title(f"Your seat: {seat.name}"), says(_own(seat)), *([row(*choices)] if choices else [])]


def _own(seat: Seat) -> str:
    if seat.stand is None:
        return "Nothing yet."
    if not seat.theirs:
        return "Somebody else objected for this seat: it is theirs to change."
    return "You agree." if seat.stand.agrees else "You object."


def _choices(shown: Shown, seat: Seat) -> Iterator[ExecuteAction]:
    if not seat.theirs:
        return
    if seat.stand and not seat.stand.agrees and seat.stand.settled and seat.stand.stands:
        at = {**shown.at, "rev": seat.stand.rev}
        yield button("Yes, it is settled", Verb.SETTLE_YES, main=True, at=at, seat=seat.id)
    if seat.stand is None or not seat.stand.agrees:
        yield button("Agree", Verb.STAND_AGREE, at=shown.at, seat=seat.id)
    if seat.stand is None or seat.stand.agrees:
        yield button("Object", Verb.STAND_FORM, at=shown.at, seat=seat.id)


def _callers(shown: Shown) -> list[CardElement]:
    """Whoever is on the telephone cannot press: the chair writes down what they say."""
    if not shown.callers:
        return []
    words = "Write down what each says. Anybody else presses for themselves."
    buttons = [
        button(f"{name} {does}", verb, at=shown.at, seat=id)
        for id, name in shown.callers
        for does, verb in (("agrees", Verb.STAND_AGREE), ("objects", Verb.STAND_FORM))
    ]
    return [title("On the telephone"), says(words, quietly=True), *rows(buttons)]


def _against(shown: Shown) -> list[CardElement]:
    """Each objection with its reason and how it was settled; the chair writes that for one that stands."""
    found: list[CardElement] = []
    for name, stand in shown.against:
        found += [title(f"{name} objected"), *_words(shown, stand.seat, f"{stand.seat}:settled")]
        if shown.leads and stand.stands:
            at: Ids = {**shown.at, "seat": stand.seat}
            apart = button("Start the disagreement steps", Verb.DISAGREE_FORM, at=at)
            found.append(row(button("It was settled", Verb.SETTLE_FORM, at=at), apart))
            found += rows(_of_caller(name, stand, at)) if stand.for_caller else []
    return [*found, says(STANDS, quietly=True)] if found else []


def _of_caller(name: str, stand: Stand, at: Ids) -> list[ExecuteAction]:
    """What whoever objected by telephone says of it now."""
    agrees = button(f"{name} agrees", Verb.STAND_AGREE, at=at)
    if not stand.settled:
        return [agrees]
    return [button(f"{name} says it is settled", Verb.SETTLE_YES, at={**at, "rev": stand.rev}), agrees]


def _buttons(shown: Shown) -> list[ExecuteAction]:
    one, at = shown.decision, shown.at
    back = button("Open the case", Verb.CASE_OPEN, case=one.case)
    if not shown.leads:
        return [back]
    change = button("Change it", Verb.DECIDE_FORM, at=at)
    if one.ending is Ending.REMOVED:
        return [button("What must hold first", Verb.CLOSE_OPEN, main=True, case=one.case), change, back]
    ends = [button("Close the decision", Verb.DECIDE_CLOSE, main=True, at=at), change]
    if one.ending in (Ending.HANDED_OVER, Ending.ONWARD):
        ends.append(button("To whom, and what was sent", Verb.HAND_OVER_FORM, case=one.case))
    return [*ends, back]


def objects(at: Ids, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Why a seat objects."""
    return _form("Object", STANDS, STAND, ("Object", Verb.STAND_SAVE), at, answers, wrong)


def settles(at: Ids, against: Stand, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """How an objection was settled; whoever objected says whether it was."""
    hint = "Whoever objected has a notice, and says whether it is settled. Until then the objection stands."
    given = answers or {"settled": against.settled}
    return _form("Settle an objection", hint, SETTLE, ("Ask them", Verb.SETTLE_SAVE), at, given, wrong, against.reason)


def _form(
    heading: str,
    hint: str,
    questions: Sequence[Question],
    does: tuple[str, Verb],
    at: Ids,
    answers: Mapping[str, str],
    wrong: Refused | None,
    before: str = "",
) -> Opened:
    words, verb = does
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    return opened(
        heading,
        typed(str(at["case"]), bold=True),
        *([typed(before)] if before else []),
        *(problem(wrong) if wrong else [says(hint)]),
        *inputs(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            button(words, verb, main=True, at=at),
            *([button("Keep my words", verb, at=at, named="yes")] if named else []),
            button("Open the case", Verb.CASE_OPEN, case=at["case"]),
        ],
    )


FEW = 6
"""So many actions on one form; the rest come with the next."""


def carries(at: Ids, actions: Sequence[Action], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Why each unfinished action goes on; none left is said."""
    reference, shown = str(at["case"]), actions[:FEW]
    if not actions:
        return carried(reference, str(at["panel"]), 0)
    choices = {str(Carried.CHANGED): "Circumstances changed", str(Carried.NOT_DONE): "Not done"}
    fields: list[CardElement] = []
    for each in shown:
        fields += [facts([(each.id, f"{first_words(each.words)} (due {said_date(each.due)})")])]
        fields += inputs([one(each.id, f"Why does {each.id} go on?", choices)], answers, wrong.reasons if wrong else ())
    left = len(actions) - len(shown)
    return opened(
        "Unfinished actions go on",
        typed(reference, bold=True),
        *(problem(wrong) if wrong else []),
        *fields,
        *([says(f"{left} more come after these.")] if left else []),
        buttons=[button("Save", Verb.CARRY_SAVE, main=True, at=at), _case(reference)],
    )


def carried(reference: str, panel: str, left: int) -> Opened:
    """How many actions still do not say why they go on."""
    words = f"Left to say: {left}." if left else "Every unfinished action says why it goes on."
    again = [button("The others", Verb.CARRY_FORM, main=True, case=reference, panel=panel)] if left else []
    return opened(f"{reference}: {words}", buttons=[*again, _case(reference)])


def _case(reference: str) -> ExecuteAction:
    return button("Open the case", Verb.CASE_OPEN, case=reference)


def told(line: Line, decision: Decision) -> Posted:
    """A notice that something is to be said about a decision: what it is opens."""
    opens = button("Open", Verb.DECIDE_OPEN, main=True, case=decision.case, panel=decision.panel)
    return posted(line, templates.line.WINDOW, buttons=[opens])


def owned(line: Line, goes_on: Line) -> Posted:
    """A notice to whoever owns an open action of a child who left the agenda: what became of the child, and that the
    action goes on."""
    return posted(line, templates.closing.PLAN_GOES_ON, goes_on, buttons=[button("My list", Verb.MY_VIEW, main=True)])
