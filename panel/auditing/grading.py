"""What each seat says to the themes of an audit: a grade, and what shows it. No answer is never a grade."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from panel.auditing.sampling import Sample
from panel.cases import Case, CaseStatus
from panel.people import Person, speakers
from panel.questions import Question, check, one, text
from panel.rules.audit import AuditRules, Grade, Side, Theme
from panel.said import wall_day
from panel.words import Reason, Refused

SILENT = (CaseStatus.STOPPED, CaseStatus.WITHDRAWN)
"""Of a child who has died, or was never to be referred, nobody is asked."""
GRADE, WORDS = "grade_", "words_"
SIDES = (Side.WELL, Side.DEVELOP)
LONGEST = 2_000
"""Characters of what shows a grade: four of them stand on one card."""
NOT_YOURS = "There is nothing in that audit that you can answer. Nothing was changed."
OVER = "{} is closed, so its answers stay as they are. Nothing was changed."
QUICKER = "Somebody at your seat answered since you opened this. Nothing you typed is lost."


@dataclass(frozen=True)
class Grading:
    """What one seat said of one case: `id` is `SHCG-U001/SHCG-2026-014/police`. `answers` are by `grade_` and `words_`
    with the id of the theme."""

    id: str
    sample: str
    case: str
    seat: str
    by: str
    at: datetime
    answers: Mapping[str, str]
    rev: int = 0

    def grade(self, theme: Theme) -> str:
        """The id of the grade; "" where none is given yet."""
        return self.answers.get(f"{GRADE}{theme.id}", "")

    def words(self, theme: Theme) -> str:
        """What shows it; "" where nothing was written."""
        return self.answers.get(f"{WORDS}{theme.id}", "")


def id_of(sample: Sample, case: str, seat: str) -> str:
    """What one seat's answer on one case is kept under."""
    return f"{sample.id}/{case}/{seat}"


def of_side(rules: AuditRules, side: Side) -> list[Theme]:
    """The themes on one side, in their order."""
    return [each for each in rules.themes or () if each.side is side]


def sides(rules: AuditRules) -> list[Side]:
    """The sides on which there is a theme: each is a page of the form."""
    return [side for side in SIDES if of_side(rules, side)]


def questions(rules: AuditRules, side: Side) -> tuple[Question, ...]:
    """What a seat is asked to the themes of one side. Procedure: audit.themes, .grades."""
    known = {each.id: each for each in rules.grades or ()}
    return tuple(box for theme in of_side(rules, side) for box in _asked(theme, known))


def _asked(theme: Theme, known: Mapping[str, Grade]) -> tuple[Question, Question]:
    grades = {id: known[id].title for id in theme.grades}
    return (
        one(f"{GRADE}{theme.id}", theme.title, grades, required=f"{theme.title}: choose one"),
        replace(
            text(f"{WORDS}{theme.id}", f"What shows it? {theme.title} (optional)", "What, when, and in which record"),
            limit=LONGEST,
        ),
    )


def graded(before: Grading, fields: Mapping[str, str], rules: AuditRules, side: Side) -> Grading:
    """The answers with those of one side; `Refused` names a theme without a grade, and a grade without what shows it.
    Procedure: audit.grades."""
    boxes = questions(rules, side)
    said = check(boxes, fields, wall_day(before.at), lambda answers: _unshown(answers, rules, side))
    ids = {box.id for box in boxes}
    return replace(before, answers={id: words for id, words in before.answers.items() if id not in ids} | said)


def by(grading: Grading, person: str, now: datetime) -> Grading:
    """The answers, said by somebody now."""
    return replace(grading, by=person, at=now)


def _unshown(answers: Mapping[str, str], rules: AuditRules, side: Side) -> list[Reason]:
    shown = {each.id for each in rules.grades or () if each.words}
    return [
        Reason(f"{theme.title}: say what shows it", field=f"{WORDS}{theme.id}")
        for theme in of_side(rules, side)
        if answers[f"{GRADE}{theme.id}"] in shown and f"{WORDS}{theme.id}" not in answers
    ]


def whole(grading: Grading | None, rules: AuditRules) -> bool:
    """Whether every theme has its grade."""
    return grading is not None and all(grading.grade(each) for each in rules.themes or ())


def still_open(sample: Sample) -> None:
    """`Refused` for an audit that is closed."""
    if sample.closed_at:
        raise Refused(OVER.format(sample.id))


def may_grade(person: Person, sample: Sample, case: Case, seat: str) -> bool:
    """Whether somebody answers for a seat on a case: they speak for it, it is asked, the case was drawn, and they have
    not stepped out of it. A case that has left the agenda is answered about too: it is looked back on."""
    speaks = seat in person.seats(sample.procedure) and seat in sample.seats
    return speaks and case.id in sample.cases and person.id not in case.interests and case.status not in SILENT


def answerers(everybody: Iterable[Person], sample: Sample, case: Case, seat: str, day: date) -> list[Person]:
    """Who can answer for a seat on a case on a day; nobody, where all of them have stepped out of it, or it is not
    spoken of any more."""
    found = speakers(everybody, sample.procedure, seat, day)
    return [each for each in found if each.id not in case.interests] if case.status not in SILENT else []


@dataclass(frozen=True)
class Round:
    """A sample with its cases, every answer to it, and everybody on the roster."""

    sample: Sample
    rules: AuditRules
    cases: tuple[Case, ...]
    gradings: tuple[Grading, ...]
    people: tuple[Person, ...]
    day: date

    def of(self, case: str, seat: str) -> Grading | None:
        """What a seat said of a case; None where it said nothing."""
        return next((each for each in self.gradings if (each.case, each.seat) == (case, seat)), None)

    def answered(self, case: str, seat: str) -> bool:
        """Whether a seat has answered to every theme about a case."""
        return whole(self.of(case, seat), self.rules)

    def asked(self, seat: str) -> list[str]:
        """The cases about which a seat is asked: those on which somebody there can answer, or has answered."""
        return [
            each.id
            for each in self.cases
            if self.answered(each.id, seat) or answerers(self.people, self.sample, each, seat, self.day)
        ]

    def left(self, seat: str) -> list[str]:
        """The cases about which a seat has not answered yet."""
        return [case for case in self.asked(seat) if not self.answered(case, seat)]

    @property
    def whole(self) -> bool:
        """Whether every seat has answered about every case it was asked about."""
        return not any(self.left(seat) for seat in self.sample.seats)

    @property
    def answers(self) -> list[Grading]:
        """The answers that are whole: only they are counted."""
        return [each for each in self.gradings if whole(each, self.rules)]
