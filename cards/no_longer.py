"""Why a child is no longer at risk, as a person writes it beside the matrix that it rests on."""

from collections.abc import Iterator, Mapping, Sequence

from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, facts, opened, says, typed
from cards.verbs import Verb
from panel.closing import why_questions
from panel.questions import Question
from panel.referrals import Matrix
from panel.said import said_day
from panel.words import Mend, Refused


def reason_form(
    at: Ids,
    matrix: Matrix,
    overridden: bool,
    answers: Mapping[str, str],
    by: str,
    wrong: Refused | None = None,
    stands: Mapping[str, str] | None = None,
) -> Opened:
    """Why the child is no longer at risk, beside the matrix that it rests on; `by` wrote what `stands` there now, which
    is shown where the form says something else."""
    questions = why_questions(overridden)
    named = wrong and any(each.mend is Mend.KEEP_WORDS for each in wrong.reasons)
    rests = [("The matrix", f"{said_day(matrix.dated)}, by {matrix.author}, kept: {matrix.kept}")]
    return opened(
        "Why is the child no longer at risk?",
        typed(str(at["case"]), bold=True),
        *(
            problem(wrong)
            if wrong
            else [says("A lower level alone is not enough: say what is different, and for whom.")]
        ),
        facts([*rests, *([("Written by", by)] if by else []), *_other(questions, answers, stands or {})]),
        *inputs(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Keep the reason", Verb.CLOSE_REASON_SAVE, main=True, at=at),
            *([button("Keep my words", Verb.CLOSE_REASON_SAVE, at=at, named="yes")] if named else []),
            button("Open the case", Verb.CASE_OPEN, case=at["case"]),
        ],
    )


def _other(
    questions: Sequence[Question], answers: Mapping[str, str], stands: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for each in questions:
        if stands.get(each.id) and stands[each.id] != answers.get(each.id):
            yield f"{each.label.removesuffix('?')}, as it stands now", stands[each.id]
