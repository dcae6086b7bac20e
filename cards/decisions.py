"""A decision of a sitting: what is proposed, what was decided, and the buttons by which it is closed."""

from collections.abc import Iterator, Mapping, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import points, templates
from cards.asking import Ask, form
from cards.decided import Shown, in_short
from cards.forms import problem
from cards.objections import against
from cards.parts import Ids, Opened, Posted, beside, button, facts, opened, posted, rows, says, typed
from cards.stands import mine, tally, unheard
from cards.templates.line import Line
from cards.verbs import Verb
from panel import voting
from panel.deciding import TITLES
from panel.decisions import Decision, Ending
from panel.outcome_names import OWN
from panel.questions import Question
from panel.rules.outcomes import OutcomeRule
from panel.said import said_date, said_when
from panel.words import Refused


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
    own = {f"{OWN}{id}": answer for id, answer in one.fields.items()}
    days = {"tells_by": one.tells_by, "again_on": one.again_on}
    return kept | own | {"because": one.because} | {id: on.isoformat() for id, on in days.items() if on}


def propose(at: Ids, questions: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What comes next, why, and who tells the child and the family."""
    hint = "Each seat that is here is asked whether it agrees, and again if the outcome or the reason changes."
    of = Ask("What comes next?", "Propose", Verb.DECIDE_SAVE, at, hint)
    opens = button("Open the case", Verb.CASE_OPEN, case=at["case"])
    return form(of, questions, answers, wrong, [typed(str(at["case"]), bold=True)], [opens])


def choose(at: Ids, outcomes: Sequence[OutcomeRule], before: str) -> Opened:
    """The procedure's own outcomes, each with what it is; `before` is the one that is proposed already."""
    rows = [
        beside(
            typed(each.title, bold=True),
            *([typed(each.help)] if each.help else []),
            *([says("This one is proposed.")] if each.id == before else []),
            act=button(f"Choose {n}", Verb.DECIDE_FORM, case=at["case"], panel=at["panel"], ending=each.id),
        )
        for n, each in enumerate(outcomes, 1)
    ]
    opens = button("Open the case", Verb.CASE_OPEN, case=at["case"])
    return opened(f"{at['case']}: what comes next?", *rows, buttons=[opens])


def propose_own(
    at: Ids, own: OutcomeRule, asked: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None = None
) -> Opened:
    """One of the procedure's own outcomes: what it asks, why, and who tells the child and the family."""
    hint = "Each seat that is here is asked whether it agrees, and again if the outcome or the reason changes."
    of = Ask(f"{at['case']}: what comes next", "Propose", Verb.DECIDE_SAVE, at, hint)
    other = button("Another outcome", Verb.DECIDE_FORM, case=at["case"], panel=at["panel"])
    opens = button("Open the case", Verb.CASE_OPEN, case=at["case"])
    return form(of, asked, answers, wrong, [typed(own.title, bold=True)], [other, opens])


def decision(shown: Shown, wrong: Refused | None = None) -> Opened:
    """What is to be decided, or was: the outcome, where each agency stands, and what this person may do."""
    one = shown.decision
    return opened(
        f"{one.case}: what this sitting decides",
        *(problem(wrong) if wrong else []),
        facts(_said(shown)),
        *in_short(shown, "why", "unsaid"),
        *tally(shown),
        *(element for seat in shown.mine for element in mine(shown, seat)),
        *unheard(shown),
        *against(shown),
        *_lacks(shown),
        buttons=_buttons(shown),
    )


def _said(shown: Shown) -> Iterator[tuple[str, str]]:
    one = shown.decision
    again = f"Ongoing: discussed again from {said_date(one.again_on)}" if one.again_on else ""
    yield "Outcome", shown.outcome or again or TITLES[one.ending]
    yield from shown.recorded
    if shown.because:
        yield "Reason for leaving", shown.because
    if shown.vote:
        yield "Decided by" if one.closed_at else "Decides", one.voted or voting.said(shown.vote, one.cast)
    if one.tells:
        yield "Who tells the child and the family", f"{one.tells}, by {said_date(one.tells_by) if one.tells_by else ''}"
    if one.untold:
        yield "Nobody tells them, because", one.untold
    yield "Proposed by", f"{shown.by}, {said_when(one.at)}"
    if one.closed_at:
        yield "Closed by", f"{shown.closed_by}, {said_when(one.closed_at)}"


def _lacks(shown: Shown) -> list[CardElement]:
    """What has to be answered before it is closed, each with its button."""
    if not (shown.leads and shown.lacks):
        return []
    words = says("Before it is closed, the meeting still has to answer:")
    return [words, *rows([points.answer(shown.at, each) for each in shown.lacks])]


def _buttons(shown: Shown) -> list[ExecuteAction]:
    one, at = shown.decision, shown.at
    back = button("Open the case", Verb.CASE_OPEN, case=one.case)
    if not shown.leads:
        return [back]
    change = button("Change it", Verb.DECIDE_FORM, at=at)
    if one.ending is Ending.REMOVED:
        return [button("What must hold first", Verb.CLOSE_OPEN, main=True, case=one.case), change, back]
    ends = [button("Close the decision", Verb.DECIDE_CLOSE, main=True, at=at), *_cast(shown), change]
    if one.ending in (Ending.HANDED_OVER, Ending.ONWARD):
        ends.append(button("To whom, and what was sent", Verb.HAND_OVER_FORM, case=one.case))
    return [*ends, back]


def _cast(shown: Shown) -> list[ExecuteAction]:
    """On a tie the chair decides, if the rules give them a casting vote."""
    found = shown.vote
    if not (found and found.casting and found.tied and found.agree):
        return []
    without = ",".join(id for id, _ in shown.unheard)
    cast: Ids = {**shown.at, "cast": "yes", "without": without}
    words = "Close it with my casting vote" + (", without hearing them" if without else "")
    return [button(words, Verb.DECIDE_CLOSE, at=cast)]


def told(line: Line, decision: Decision) -> Posted:
    """A notice that something is to be said about a decision: what it is opens."""
    opens = button("Open", Verb.DECIDE_OPEN, main=True, case=decision.case, panel=decision.panel)
    return posted(line, templates.line.WINDOW, buttons=[opens])


def owned(line: Line, goes_on: Line) -> Posted:
    """A notice to whoever owns an open action of a child who left the agenda: what became of the child, and that the
    action goes on."""
    return posted(line, templates.closing.PLAN_GOES_ON, goes_on, buttons=[button("My list", Verb.MY_VIEW, main=True)])
