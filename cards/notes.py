"""What is written of an item while a panel sits, why one is skipped, and what is left before the end."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import ExecuteAction

from cards.asking import Ask, form
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, button, facts, opened, says, typed
from cards.verbs import Verb
from panel.decisions import Lack
from panel.panels import Panel
from panel.questions import Question, text
from panel.rules.entry import Choice as Point
from panel.said import said_date
from panel.words import Mend, Refused

LACKS = {
    Lack.OUTCOME: "no outcome yet",
    Lack.CLOSE: "its outcome is not closed",
    Lack.ACTION: "an unfinished action has no reason",
}
WHY = (text("why", "Why is it not discussed?", "It goes into the minutes", required="Say why it is not discussed"),)
MOST = 15_000
"""Characters that the notes of one item may have together: more does not fit on a card."""


def skip(panel: Panel, reference: str, answers: Mapping[str, str], rev: int, wrong: Refused | None = None) -> Opened:
    """Why an item is not discussed."""
    at: Ids = {"panel": panel.id, "case": reference, "rev": rev}
    return form(Ask(f"Skip {reference}", "Skip it", Verb.SITTING_SKIP_SAVE, at), WHY, answers, wrong, (), [back(panel)])


def questions(parts: Sequence[Point]) -> tuple[Question, ...]:
    """A box for each part of an item."""
    return tuple(text(each.id, each.title) for each in parts)


def notes(
    panel: Panel,
    reference: str,
    parts: Sequence[Point],
    answers: Mapping[str, str],
    rev: int,
    wrong: Refused | None = None,
    stands: Sequence[tuple[str, str]] = (),
) -> Opened:
    """What is written of an item, part by part; `rev` is the item's. `stands` is what is kept under those parts that
    the form says otherwise."""
    at: Ids = {"panel": panel.id, "case": reference, "rev": rev}
    named = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    keep = [button("Keep my words", Verb.SITTING_NOTES_SAVE, at=at, named="yes")] if named else []
    return opened(
        f"{reference}: notes",
        *(problem(wrong) if wrong else []),
        *([facts((f"{part}, as it stands now", words) for part, words in stands)] if stands else []),
        says("They go into the minutes. Say “Child B” for another child.", quietly=True),
        *inputs(questions(parts), answers, wrong.reasons if wrong else ()),
        buttons=[button("Save", Verb.SITTING_NOTES_SAVE, main=True, at=at), *keep, back(panel)],
    )


def left(panel: Panel, rev: int, items: Sequence[str], points: Sequence[tuple[str, str]], ready: bool) -> Opened:
    """What is left before the end: items nobody has come to, and what the others lack."""
    at: Ids = {"panel": panel.id, "rev": rev}
    words = "End all the same" if not ready else "End the sitting"
    rest = "What was not reached goes to the next panel, and stays as it is." if items else ""
    return opened(
        "The sitting is not ended yet" if not ready else "Everything has been gone through",
        *([says(f"Not reached: {', '.join(items)}.")] if items else []),
        *([facts(points)] if points else []),
        *([says(rest)] if rest else []),
        buttons=[button(words, Verb.SITTING_END_ALL, main=ready, at=at), back(panel, main=not ready)],
    )


def ended(panel: Panel, happened: str = "") -> Opened:
    """It is over: what comes now, and where something is put right."""
    return opened(
        f"The panel of {said_date(panel.starts_at.date())} has ended",
        *([typed(happened)] if happened else []),
        says("Its notes are as they were written. What has to be put right goes into the minutes, as a correction."),
        buttons=[button("The minutes", Verb.SAY, main=True, text="minutes")],
    )


def back(panel: Panel, main: bool = False) -> ExecuteAction:
    """The way back to the screen."""
    return button("Back to the screen", Verb.SITTING_SCREEN, main=main, panel=panel.id)
