"""What a meeting decided by the procedure's own name, shown with the case; what came of it, and a review, as forms."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.asking import Ask
from cards.asking import form as drawn
from cards.parts import Ids, Opened, button, facts, first_words, row, title, typed
from cards.verbs import Verb
from panel.afterwards import REVIEW, questions
from panel.rules.outcomes import LaterRule
from panel.words import Refused


def decided(reference: str, rows: Sequence[tuple[str, str]], later: bool, review: bool) -> list[CardElement]:
    """The outcome, what it was recorded with and what came of it, with the buttons that say more."""
    some = [button("What came of it", Verb.AFTER_LATER, case=reference)] if later else []
    some += [button("It was reviewed", Verb.AFTER_REVIEW, case=reference)] if review else []
    shown = facts((label, first_words(words)) for label, words in rows)
    return [title("What the meeting decided"), shown, *([row(*some)] if some else [])]


def later(
    at: Ids, outcome: str, rules: Sequence[LaterRule], answers: Mapping[str, str], wrong: Refused | None = None
) -> Opened:
    """What came of the outcome, and on what date."""
    of = Ask(f"{at['case']}: what came of it", "Keep it", Verb.AFTER_LATER_SAVE, at)
    return drawn(
        of,
        questions(rules),
        answers,
        wrong,
        [typed(outcome, bold=True)],
        [_case(at)],
    )


def review(at: Ids, outcome: str, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Who looked at it again, when, and what they found."""
    of = Ask(f"{at['case']}: a review", "Keep the review", Verb.AFTER_REVIEW_SAVE, at)
    return drawn(
        of,
        REVIEW,
        answers,
        wrong,
        [typed(outcome, bold=True)],
        [_case(at)],
    )


def _case(at: Ids) -> ExecuteAction:
    return button("Open the case", Verb.CASE_OPEN, case=at["case"])
