"""What is asked when an assessment is agreed, changed, finished, shared, late or cancelled. Procedure key:
[assessments]."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from panel import tools
from panel.assessments import AgreedAssessment, Assessor, Delay
from panel.assessments.course import Completion
from panel.clocks import add_working_days
from panel.people import Person
from panel.procedure import Procedure
from panel.questions import Question, check, day, line, many, not_later, one
from panel.said import said_date, wall_day
from panel.training import those_trained
from panel.words import Made, Reason

WHICH = "Say which assessment it is"
FAMILY = {"child": "The child", "family": "The parents or carers"}
CANCEL = (line("why_not", "Why is it not done after all?", required="Say why it is not done"),)


@dataclass(frozen=True)
class Agreeing:
    """Of whom an assessment can be asked, on a day; whether a sitting is going on that agrees to it; and whether there
    is an earlier one, so that somebody says why another is needed. `due_on` is the day that a meeting has given it."""

    procedure: Procedure
    people: Sequence[Person]
    today: date
    sitting: bool = False
    earlier: bool = False
    due_on: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked of a new one. Procedure: assessments.tools, .between, .due_required."""
        agreed_by = line("agreed_by", "Who agreed to it?", "A role or a meeting", required="Say who agreed to it")
        agreed_on = day("agreed_on", "On what date? Empty is today (optional)", "For example, 13 1 2027")
        again = line("again", "There is an earlier one. Why again?", required="Say why another is needed")
        return (
            *tools.asked(self.procedure, "Which assessment?", WHICH),
            *self._who(),
            self._due(),
            *(() if self.sitting else (agreed_by, agreed_on)),
            *((again,) if self.earlier else ()),
        )

    def changing(self, found: AgreedAssessment) -> tuple[Question, ...]:
        """What is asked when somebody else takes it on, and its day if it has none yet."""
        due = () if found.due else (self._due(),)
        return (*self._who(), *due, line("why", "Why is it changed?", required="Say why"))

    @property
    def suggested(self) -> Mapping[str, str]:
        """The day on which the meeting said that it is complete; else the one that the procedure's number of days
        gives. Procedure: meeting.leaving assesses, assessments.working_days."""
        if self.due_on:
            return {"due": self.due_on}
        days = self.procedure.assessments.working_days
        return {"due": add_working_days(self.today, days).isoformat()} if days else {}

    def checked(self, fields: Mapping[str, str]) -> dict[str, str]:
        """The answers; `Refused` with every reason for which it cannot be agreed so."""
        return check(self.questions, fields, self.today, self._wrong)

    def checked_change(self, found: AgreedAssessment, fields: Mapping[str, str]) -> dict[str, str]:
        """The answers to a change; `Refused` likewise."""
        return check(self.changing(found), fields, self.today, self._fits)

    def lead(self, answers: Mapping[str, str], made: Made) -> Assessor:
        """Who leads it by the answers, from now."""
        return Assessor(answers["lead"], answers["seat"], made.at, made.by, answers.get("why", ""))

    def _who(self) -> tuple[Question, ...]:
        names = {each.id: each.name for each in self.people}
        between = self.procedure.assessments.between
        seats = {each.id: each.name for each in self.procedure.seats if not between or each.id in between}
        needed = "Choose the co-worker: two agencies assess together" if between else ""
        whom = "Who is the co-worker, from the other agency?" if between else "Who is the co-worker? (optional)"
        return (
            one("lead", "Who leads it?", self._leads(), required="Choose who leads it"),
            one("seat", "For which agency?", seats, required="Choose the agency that leads"),
            one("co_worker", whom, names, required=needed),
        )

    def _leads(self) -> dict[str, str]:
        """Those who may be chosen to lead; beside whoever is not trained it stands that they are not."""
        what = self.procedure.assessments.trained
        able = {each.id for each in (those_trained(self.people, what, self.today) if what else self.people)}
        return {each.id: each.name if each.id in able else f"{each.name}: not trained" for each in self.people}

    def _due(self) -> Question:
        if self.procedure.assessments.due_required:
            return day("due", "By when?", "For example, 27 9 2027", required="Enter the date by which it is due")
        return day("due", "By when? (optional)", "For example, 27 9 2027")

    def _wrong(self, answers: Mapping[str, str]) -> list[Reason]:
        return [*self._fits(answers), *tools.lacking(answers, WHICH)]

    def _fits(self, answers: Mapping[str, str]) -> list[Reason]:
        same = answers.get("co_worker") == answers["lead"]
        twice = [Reason("Choose somebody else as co-worker: one person cannot do both", field="co_worker")]
        wrong = [*self._untrained(answers["lead"]), *(twice if same else self._elsewhere(answers))]
        return [*wrong, *not_later(answers, "agreed_on", "The date", self.today), *self._late(answers)]

    def _elsewhere(self, answers: Mapping[str, str]) -> list[Reason]:
        """That whoever leads or helps sits at the table for another agency than they would assess for. Procedure:
        assessments.between."""
        between = self.procedure.assessments.between or ()
        other = next((seat for seat in between if seat != answers["seat"]), "")
        asked = (("lead", answers["seat"]), ("co_worker", other)) if between else ()
        found = ((field, self._speaks_for(answers[field]), seat) for field, seat in asked)
        return [self._not_of(field, theirs, seat) for field, theirs, seat in found if theirs and seat not in theirs]

    def _not_of(self, field: str, theirs: Collection[str], seat: str) -> Reason:
        names = {each.id: each.name for each in self.procedure.seats}
        speaks = " and ".join(names.get(each, each) for each in sorted(theirs))
        return Reason(f"Choose somebody of {names[seat]}: whoever you chose speaks for {speaks}", field=field)

    def _speaks_for(self, id: str) -> Collection[str]:
        """The seats that somebody speaks for; none for a worker without a seat, whose agency is not known here."""
        return next((each.seats(self.procedure.name) for each in self.people if each.id == id), ())

    def _untrained(self, lead: str) -> list[Reason]:
        """That only those lead who are trained, and who that is. Procedure: assessments.trained."""
        what, rule = self.procedure.assessments.trained, self.procedure.sources["assessments.trained"].words
        able = those_trained(self.people, what, self.today) if what else []
        if what is None or lead in {each.id for each in able}:
            return []
        names = ", ".join(each.name for each in able) or "nobody on the roster. The coordinator writes down who is"
        return [Reason(f"Only somebody trained in {what} leads one ({rule}). Trained now: {names}", field="lead")]

    def _late(self, answers: Mapping[str, str]) -> list[Reason]:
        since = answers.get("agreed_on", self.today.isoformat())
        early = "due" in answers and answers["due"] < since
        return [Reason("It is due after the day on which it was agreed", field="due")] if early else []


def completing(found: AgreedAssessment, procedure: Procedure, today: date) -> tuple[Question, ...]:
    """What is asked when it is finished; why it was late, once its day is past. Procedure: assessments.delays."""
    due_past = found.due is not None and today > found.due and not found.delays
    headings = {each.id: each.title for each in procedure.assessments.headings or ()}
    return (
        day("completed", "On what date was it completed?", "For example, 13 1 2027", required="Enter the date"),
        line("kept", "Where is the report kept?", "It stays there", required="Say where the report is kept"),
        *((many("headings", "What does the report have? (optional)", headings),) if headings else ()),
        *(delaying(procedure, optional=True) if due_past else ()),
    )


def complete(found: AgreedAssessment, fields: Mapping[str, str], procedure: Procedure, made: Made) -> Completion:
    """How it was finished; `Refused` names what is missing."""
    today, asks = wall_day(made.at), completing(found, procedure, wall_day(made.at))
    answers = check(asks, fields, today, lambda answers: _completed(found, answers, procedure, today))
    delay = _delay(answers, made) if {"delay", "delay_words"} & answers.keys() else None
    headings = tuple(each for each in answers.get("headings", "").split(",") if each)
    return Completion(date.fromisoformat(answers["completed"]), answers["kept"], headings, delay)


def delaying(procedure: Procedure, optional: bool = False) -> tuple[Question, ...]:
    """What is asked of one that is late. Procedure: assessments.delays."""
    named = {each.id: each.title for each in procedure.assessments.delays or ()}
    need, words_need = ("", "") if optional else ("Choose why it is late", "" if named else "Say why it is late")
    label = "In words (optional)" if named else "Why is it late?"
    return (
        *((one("delay", "Why is it late?", named, required=need),) if named else ()),
        line("delay_words", label, "Say “Child B”, not a name", required=words_need),
    )


def delayed(fields: Mapping[str, str], procedure: Procedure, made: Made) -> Delay:
    """Why it is late; `Refused` without a reason."""
    return _delay(check(delaying(procedure), fields, wall_day(made.at)), made)


def said_delay(found: Delay, procedure: Procedure) -> str:
    """Why it is late, in words."""
    title = next((each.title for each in procedure.assessments.delays or () if each.id == found.reason), found.reason)
    return ": ".join(each for each in (title, found.words) if each)


def sharing(procedure: Procedure) -> tuple[Question, ...]:
    """What is asked when the report is shared."""
    whom = {each.id: each.name for each in procedure.seats} | FAMILY
    return (
        many("shared_with", "With whom is it shared?", whom, required="Choose with whom it is shared"),
        day("shared_on", "On what date?", "For example, 13 1 2027", required="Enter the date on which it was shared"),
    )


def share(
    found: AgreedAssessment, fields: Mapping[str, str], procedure: Procedure, today: date
) -> tuple[list[str], date]:
    """With whom and when; `Refused` names what is missing."""
    answers = check(sharing(procedure), fields, today, lambda answers: _shared(found, answers, today))
    return answers["shared_with"].split(","), date.fromisoformat(answers["shared_on"])


def cancelling(fields: Mapping[str, str], today: date) -> str:
    """Why it is not done; `Refused` without a reason."""
    return check(CANCEL, fields, today)["why_not"]


def said_shared(found: AgreedAssessment, procedure: Procedure) -> str:
    """With whom it was shared, in words."""
    names = {each.id: each.name for each in procedure.seats} | FAMILY
    return ", ".join(names.get(each, each) for each in found.shared_with)


def _delay(answers: Mapping[str, str], made: Made) -> Delay:
    return Delay(answers.get("delay", ""), answers.get("delay_words", ""), made.by, made.at)


def _completed(found: AgreedAssessment, answers: Mapping[str, str], procedure: Procedure, today: date) -> list[Reason]:
    on = date.fromisoformat(answers["completed"])
    if wrong := not_later(answers, "completed", "The date on which it was completed", today):
        return wrong
    if on < found.agreed_on:
        return [Reason(f"It was agreed on {said_date(found.agreed_on)}: the date cannot be earlier", field="completed")]
    field = "delay" if procedure.assessments.delays else "delay_words"
    late = found.due is not None and on > found.due and not found.delays and field not in answers
    return [Reason("It was completed after its day: say why it was late", field=field)] if late else []


def _shared(found: AgreedAssessment, answers: Mapping[str, str], today: date) -> list[Reason]:
    early = found.completed is not None and answers["shared_on"] < found.completed.isoformat()
    wrong = [Reason("It was shared on the day it was completed, or later", field="shared_on")] if early else []
    return [*not_later(answers, "shared_on", "The date on which it was shared", today), *wrong]
