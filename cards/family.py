"""That the child and the family were told what was decided: the form, and what stands afterwards."""

from collections.abc import Mapping

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.decisions import Decision
from panel.family import TOLD
from panel.said import said_date
from panel.words import Mend, Refused


def form(at: Ids, decision: Decision, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Who was told, by whom and when, beside what was planned."""
    named = wrong and any(each.mend is Mend.KEEP_WORDS for each in wrong.reasons)
    return opened(
        "Have they been told?",
        typed(str(at["case"]), bold=True),
        *(problem(wrong) if wrong else [says("Say it once for each of them, or for both.")]),
        facts(_planned(decision)),
        *inputs(TOLD, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("They were told", Verb.FAMILY_SAVE, main=True, at=at),
            *([button("Keep my words", Verb.FAMILY_SAVE, at=at, named="yes")] if named else []),
            button("Open the case", Verb.CASE_OPEN, case=at["case"]),
        ],
    )


def _planned(decision: Decision) -> list[tuple[str, str]]:
    by = f", by {said_date(decision.tells_by)}" if decision.tells_by else ""
    plan = [("Who was to tell them", f"{decision.tells}{by}")] if decision.tells else []
    nobody = [("Nobody was to tell them", decision.untold)] if decision.untold else []
    return [*plan, *nobody, *([("Must not be said to them", decision.unsaid)] if decision.unsaid else [])]


def remind(line: Line, reference: str) -> Posted:
    """To the worker, later to the coordinator: it is not said that they were told."""
    told = button("They were told", Verb.FAMILY_FORM, main=True, case=reference)
    return posted(line, templates.line.WINDOW, buttons=[told])


def kept(reference: str) -> Opened:
    """Kept: it stands in the journey."""
    return opened(
        f"{reference}: it is kept that they were told.",
        says("It stands with its date in the child’s journey."),
        buttons=[
            button("Open the case", Verb.CASE_OPEN, main=True, case=reference),
            button("Somebody else was told", Verb.FAMILY_FORM, case=reference),
        ],
    )
