"""An assessment and its course: agreed, led by whom, due when, completed, late because, shared with whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.asking import Ask, form
from cards.filling import turning, which
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.assessments import AgreedAssessment, State
from panel.questions import Question
from panel.said import said_date, said_day
from panel.words import Refused

ITEMS = 6
"""So many assessments stand on one card."""


@dataclass(frozen=True)
class Row:
    """An assessment in words: how it stands, who agreed to it, who leads it and who helps, why it is late, with whom it
    was shared; and whether this person may work on it (`works`), say who does (`assigns`), or tick something (`ticks`).
    `duties` are ticked or not, `absent` are headings that its report lacks, `consent` is the last word on it."""

    one: AgreedAssessment
    now: str
    agreed: str
    lead: str
    co_worker: str = ""
    late: tuple[str, ...] = ()
    shared: str = ""
    before: tuple[str, ...] = ()
    works: bool = False
    assigns: bool = False
    duties: tuple[tuple[str, str], ...] = ()
    absent: tuple[str, ...] = ()
    ticks: bool = False
    consent: str = ""

    @property
    def at(self) -> Ids:
        """What every button about it carries."""
        return {"case": self.one.case, "assessing": self.one.id, "rev": self.one.rev}


@dataclass(frozen=True)
class Beside:
    """What is shown beside a form in which an assessment is agreed: earlier assessments and reports of the child, what
    is known of consent, and which agency leads by the rule."""

    earlier: Sequence[str] = ()
    consent: str = ""
    leads: str = ""


@dataclass(frozen=True)
class Typed:
    """What was typed into a form, and what is wrong with it."""

    answers: Mapping[str, str] = field(default_factory=dict)
    wrong: Refused | None = None


def ask(reference: str, more: bool) -> Posted:
    """A typed `assessment`: nothing of the case, and the buttons that open what there is."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    return posted(
        templates.assessing.of(reference),
        *told,
        templates.line.WINDOW,
        buttons=[
            button("Assessments", Verb.ASSESSING_LIST, main=True, case=reference),
            button("Agree an assessment", Verb.ASSESSING_FORM, case=reference),
            button("Reports", Verb.ASSESSMENT_OPEN, case=reference),
            button("Add a report", Verb.ASSESSMENT_FORM, case=reference),
        ],
    )


def listing(reference: str, consent: str, rows: Sequence[Row], page: int, agrees: bool) -> Opened:
    """Every assessment of a case, those that go on first, and what is known of consent; `agrees` says that this person
    may add one."""
    shown = rows[page * ITEMS : (page + 1) * ITEMS]
    count = which(page * ITEMS, len(shown), len(rows)) if shown else "No assessment is agreed yet."
    more = (page + 1) * ITEMS < len(rows)
    return opened(
        f"{reference}: assessments",
        facts([("Consent to an assessment", consent)]),
        *([says(count, quietly=True)] if count else []),
        *(element for each in shown for element in _short(each)),
        buttons=[
            *([button("Agree an assessment", Verb.ASSESSING_FORM, main=True, case=reference)] if agrees else []),
            *turning(Verb.ASSESSING_LIST, {"case": reference}, page, more=more),
            button("Reports", Verb.ASSESSMENT_OPEN, case=reference),
            button("Consent", Verb.CONSENT_FORM, case=reference),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _short(each: Row) -> list[CardElement]:
    rows = [("Which", each.one.tool), ("Led by", each.lead), ("Now", each.now)]
    open_it = button("Open it", Verb.ASSESSING_OPEN, at=each.at)
    return [title(f"Agreed on {said_day(each.one.agreed_on)}"), facts(rows), row(open_it)]


def one(each: Row, happened: str = "") -> Opened:
    """One assessment, whole."""
    return opened(
        f"{each.one.case}: an assessment",
        *([says(happened)] if happened else []),
        facts(_facts(each)),
        *([title("Duties"), facts(each.duties)] if each.duties else []),
        buttons=[*_does(each), button("All assessments", Verb.ASSESSING_LIST, case=each.one.case)],
    )


def _facts(each: Row) -> Iterator[tuple[str, str]]:
    yield "Which", each.one.tool
    yield "Agreed", each.agreed
    if each.one.again:
        yield "Asked for again because", each.one.again
    yield "Consent to an assessment", each.consent
    yield "Led by", each.lead
    if each.co_worker:
        yield "Co-worker", each.co_worker
    yield from (("Before", words) for words in each.before)
    if each.one.due:
        yield "Due", said_date(each.one.due)
    yield "Now", each.now
    if each.one.why_not:
        yield "Not done because", each.one.why_not
    yield from (("Late because", words) for words in each.late)
    if each.absent:
        yield "Not in the report", "; ".join(each.absent)
    if each.shared and each.one.shared_on:
        yield f"Shared on {said_day(each.one.shared_on)}", each.shared


def _does(each: Row) -> Iterator[ExecuteAction]:
    if each.one.state is State.GOING_ON and each.works:
        yield button("It is completed", Verb.ASSESSING_DONE, main=True, at=each.at)
        yield button("It is late", Verb.ASSESSING_LATE, at=each.at)
    if each.ticks and each.one.state is not State.CANCELLED:
        yield button("Tick what is done", Verb.ASSESSING_TICK, at=each.at)
    if each.one.state is State.GOING_ON and each.assigns:
        yield button("Who leads it", Verb.ASSESSING_CHANGE, at=each.at)
        yield button("Cancel it", Verb.ASSESSING_CANCEL, at=each.at)
    if each.one.state is State.COMPLETED and each.works:
        yield button("Shared with", Verb.ASSESSING_SHARE, main=True, at=each.at)


def agree(at: Ids, beside: Beside, questions: Sequence[Question], with_: Typed) -> Opened:
    """A new assessment: earlier ones first, so that no child is assessed over again without a reason."""
    left = len(beside.earlier) - ITEMS
    earlier = [title("Earlier ones"), *(typed(words) for words in beside.earlier[:ITEMS])]
    earlier += [says(f"{left} more under Assessments and Reports.", quietly=True)] if left > 0 else []
    known = [
        ("Consent to an assessment", beside.consent),
        *([("Leads by the rule", beside.leads)] * bool(beside.leads)),
    ]
    does = "Ask again anyway" if beside.earlier else "Agree it"
    opens = button("Open the case", Verb.CASE_OPEN, case=str(at["case"]))
    of = Ask(f"{at['case']}: agree an assessment", does, Verb.ASSESSING_SAVE, at)
    return form(
        of,
        questions,
        with_.answers,
        with_.wrong,
        [*(earlier if beside.earlier else []), facts(known)],
        [*_back(at), opens],
    )


def change(each: Row, nonce: str, questions: Sequence[Question], with_: Typed) -> Opened:
    """Somebody else leads it, or helps."""
    of = Ask(
        f"{each.one.case}: who leads the assessment", "Save", Verb.ASSESSING_CHANGE_SAVE, {**each.at, "nonce": nonce}
    )
    return _asked(each, of, questions, with_)


def complete(each: Row, questions: Sequence[Question], with_: Typed) -> Opened:
    """It is finished: on what day, where its report is, and why it was late if it was."""
    hint = "Its report is written down with it: where it is, and not what it says."
    of = Ask(
        f"{each.one.case}: the assessment is completed", "It is completed", Verb.ASSESSING_DONE_SAVE, each.at, hint
    )
    return _asked(each, of, questions, with_)


def tick(each: Row, questions: Sequence[Question], with_: Typed) -> Opened:
    """The duties that are left, to be ticked."""
    of = Ask(f"{each.one.case}: what is done", "Save", Verb.ASSESSING_TICK_SAVE, each.at)
    return _asked(each, of, questions, with_)


def delay(each: Row, questions: Sequence[Question], with_: Typed) -> Opened:
    """Why it is late; the day it is due stays."""
    hint = "The day stays as it was agreed, so that what is said of assessments in time stays true."
    of = Ask(f"{each.one.case}: the assessment is late", "Save", Verb.ASSESSING_LATE_SAVE, each.at, hint)
    return _asked(each, of, questions, with_)


def share(each: Row, questions: Sequence[Question], with_: Typed) -> Opened:
    """With whom its report was shared."""
    hint = "Convenor shares nothing by this: it keeps what people did."
    of = Ask(f"{each.one.case}: the report is shared", "Save", Verb.ASSESSING_SHARE_SAVE, each.at, hint)
    return _asked(each, of, questions, with_)


def cancel(each: Row, questions: Sequence[Question], with_: Typed) -> Opened:
    """It is not done after all."""
    of = Ask(f"{each.one.case}: cancel the assessment?", "Cancel it", Verb.ASSESSING_CANCEL_SAVE, each.at)
    return _asked(each, of, questions, with_)


def notice(line: Line, found: AgreedAssessment, duties: tuple[int, int] = (0, 0)) -> Posted:
    """What somebody is told of an assessment, and the button that opens it; `duties` are how many are not ticked, of
    how many."""
    return posted(
        line,
        *([templates.assessing.not_ticked(*duties)] if duties[0] else []),
        templates.line.WINDOW,
        buttons=[button("Open it", Verb.ASSESSING_OPEN, main=True, case=found.case, assessing=found.id)],
    )


def not_yours(line: Line) -> Posted:
    """Somebody else works on it now, or nobody."""
    return posted(line, buttons=[button("My list", Verb.SAY, main=True, text="my")])


def _back(at: Ids) -> list[ExecuteAction]:
    return [button("Assessments", Verb.ASSESSING_LIST, case=str(at["case"]))]


def _asked(each: Row, of: Ask, questions: Sequence[Question], with_: Typed) -> Opened:
    """A form about an assessment, with the assessment beside it."""
    back = button("Back to it", Verb.ASSESSING_OPEN, at=each.at)
    return form(of, questions, with_.answers, with_.wrong, [facts(_facts(each))], [back])
