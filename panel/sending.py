"""What makes a referral complete, and what is kept of it once it is sent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from panel.answers import rules, suggested
from panel.children import Child, keys
from panel.procedure import Procedure
from panel.questions import problems, tidy
from panel.referrals import Draft, Matrix
from panel.said import wall_day
from panel.screens import screen_of, screens
from panel.wording import SECOND, Screen
from panel.words import Reason, Refused


def missing(draft: Draft, procedure: Procedure) -> tuple[Screen, ...]:
    """The screens that have to be answered before the referral can be sent."""
    return tuple(shown for shown in screens(procedure, draft.answers) if shown.number not in draft.done)


def ready(draft: Draft, procedure: Procedure, now: datetime) -> None:
    """`Refused` names what is missing, or is not right any more; silent when the referral can be sent. Procedure:
    [referral], [matrix]."""
    if left := missing(draft, procedure):
        names = ", ".join(f"“{shown.title}”" for shown in left)
        raise Refused(
            f"Not sent yet. Still missing: {names}. Nothing you typed is lost.",
            [Reason(f"Answer “{shown.title}”", field=f"screen_{shown.number}") for shown in left],
        )
    if wrong := _not_right(draft, procedure, wall_day(now)):
        raise Refused("Not sent yet. Nothing you typed is lost. Put this right first.", wrong)


def _not_right(draft: Draft, procedure: Procedure, today: date) -> list[Reason]:
    """What was right when it was answered and is not today, with the screen it stands on."""
    found = []
    for shown in screens(procedure, draft.answers):
        # Under eighteen counts on the day of the referral: a case may be changed after a birthday.
        if draft.case and shown.id == "child":
            continue
        answers = tidy(shown.questions, draft.answers)
        reasons = problems(shown.questions, answers, today) or rules(shown, answers, procedure, today)
        found += [Reason(f"“{shown.title}”: {each.words}", field=f"screen_{shown.number}") for each in reasons]
    return found


def child(reference: str, procedure: str, answers: Mapping[str, str]) -> Child:
    """The child a complete referral is about."""
    first, family, known_as = (answers.get(key, "") for key in ("first", "family", "known_as"))
    born, number = date.fromisoformat(answers["born"]), answers.get("number", "")
    found_by = keys(first, family, known_as, born, number)
    return Child(reference, procedure, first, family, known_as, born, "estimated" in answers, number, found_by)


def matrix(
    reference: str, number: int, answers: Mapping[str, str], procedure: Procedure, by: str, now: datetime
) -> Matrix:
    """The dated matrix of a complete referral, the `number`th of its case."""
    level, because = suggested(answers, procedure)
    return Matrix(
        id=f"{reference}/m{number:02}",
        case=reference,
        name=screen_of(procedure, answers, "matrix").title,
        level=answers["level"],
        suggested=level,
        because=because,
        dated=date.fromisoformat(answers["matrix_date"]),
        author=answers["matrix_author"],
        kept=answers["matrix_kept"],
        set_by=by,
        set_at=now,
        second=answers.get(SECOND, ""),
    )


def same_matrix(one: Matrix, other: Matrix) -> bool:
    """Whether two records are of one matrix, whoever entered it and when."""
    return replace(one, id="", set_by="", set_at=other.set_at, rev=0) == replace(other, id="", set_by="", rev=0)
