"""What is recommended for a child, what a sitting says to it, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.asking import Ask, form
from cards.filling import which
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title
from cards.templates.line import Line
from cards.verbs import Verb
from panel.procedure import Procedure
from panel.questions import Question
from panel.recommending import AGREE, FOLLOW, Recommendation
from panel.said import said_date, said_when, wall_day
from panel.words import Refused

ITEMS = 8
"""So many recommendations stand on one card."""


@dataclass(frozen=True)
class Row:
    """A recommendation with its kind, its seat, who made it and the report it is out of, in words; and whether this
    person may say that it is agreed, or what became of it; `opens` that they open the rest of its case."""

    one: Recommendation
    kind: str
    seat: str
    by: str
    report: str = ""
    may_agree: bool = False
    may_follow: bool = False
    opens: bool = True

    @property
    def at(self) -> Ids:
        """What every button about it carries."""
        return {"case": self.one.case, "recommendation": self.one.id, "rev": self.one.rev}


@dataclass(frozen=True)
class Form:
    """Where a recommendation is written: the case, the report it is out of if it is out of one, and whether a sitting
    can agree to it at once."""

    reference: str
    nonce: str
    assessment: str = ""
    report: str = ""
    sitting: bool = False

    @property
    def at(self) -> Ids:
        """What its button carries."""
        return {"case": self.reference, "nonce": self.nonce, "assessment": self.assessment}


def ask(reference: str, more: bool) -> Posted:
    """A typed `recommend`: nothing of the case, and the buttons that open the form and what there is already."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    return posted(
        templates.recommending.of(reference),
        *told,
        templates.line.WINDOW,
        buttons=[
            button("Recommend", Verb.RECOMMEND_FORM, main=True, case=reference),
            button("Recommendations", Verb.RECOMMEND_OPEN, case=reference),
        ],
    )


def listing(reference: str, rows: Sequence[Row], page: int, writes: bool) -> Opened:
    """Every recommendation on a case, those that are open first, a page at a time."""
    shown = rows[page * ITEMS : (page + 1) * ITEMS]
    count = which(page * ITEMS, len(shown), len(rows)) if shown else "Nothing is recommended yet."
    more = (page + 1) * ITEMS < len(rows)
    return opened(
        f"{reference}: what is recommended",
        *([says(count, quietly=True)] if count else []),
        *(element for each in shown for element in _short(each)),
        buttons=[
            *([button("Recommend", Verb.RECOMMEND_FORM, main=True, case=reference)] if writes else []),
            *([_page("Earlier", reference, page - 1)] if page else []),
            *([_page("More", reference, page + 1)] if more else []),
            button("Reports", Verb.ASSESSMENT_OPEN, case=reference),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _page(label: str, reference: str, page: int) -> ExecuteAction:
    return button(label, Verb.RECOMMEND_OPEN, case=reference, page=page)


def _short(each: Row) -> list[CardElement]:
    """One in a few words, with what may be done about it."""
    read = button(f"Read {each.one.id}", Verb.RECOMMEND_READ, at=each.at)
    return [title(each.one.id), facts(_facts(each, whole=False)), row(*_does(each), read)]


def _does(each: Row) -> list[ExecuteAction]:
    return [
        *([button("Agreed or not", Verb.RECOMMEND_AGREE, at=each.at)] if each.may_agree else []),
        *([button("What became of it", Verb.RECOMMEND_FOLLOW, at=each.at)] if each.may_follow else []),
    ]


def _facts(each: Row, whole: bool) -> Iterator[tuple[str, str]]:
    cut = str if whole else first_words
    yield each.kind, cut(each.one.words)
    if each.one.provider:
        yield "Who is to do it", each.one.provider
    yield "Who sees it through", each.seat
    if each.report:
        yield "From the report", each.report
    yield "Now", cut(standing(each.one))
    if whole:
        yield "Recommended by", f"{each.by}, {said_when(each.one.at)}"


def standing(one: Recommendation) -> str:
    """How far a recommendation has come, in words."""
    if one.agreed is None or one.agreed_at is None:
        return "Waits for a sitting to agree"
    if not one.agreed:
        return f"Not agreed: {one.why_not}"
    if one.implemented_on:
        return f"Implemented on {said_date(one.implemented_on)}"
    if one.fell_through:
        return f"Fell through: {one.fell_through}"
    return f"Agreed on {said_date(wall_day(one.agreed_at))}; not implemented yet"


def one(each: Row, again: bool = False) -> Opened:
    """One recommendation, whole; `again` says that it was just written, so that another can follow."""
    ref = each.one.case
    another = button("Another recommendation", Verb.RECOMMEND_FORM, case=ref, assessment=each.one.assessment)
    return opened(
        f"{ref}: {each.one.id}",
        facts(_facts(each, whole=True)),
        buttons=[
            *_does(each),
            *([another] if again else []),
            _back(each),
            *([button("Open the case", Verb.CASE_OPEN, case=ref)] if each.opens else []),
        ],
    )


def write(at: Form, questions: Sequence[Question], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What is recommended, by whom it is to be done, who sees it through, and whether this sitting agrees."""
    later = "" if at.sitting else "No sitting is going on with this case: the next one says whether it is agreed."
    of = Ask(f"{at.reference}: recommend", "Save", Verb.RECOMMEND_SAVE, at.at, later)
    body = [facts([("From the report", at.report)])] if at.report else []
    return form(of, questions, answers, wrong, body, [_list(at.reference)])


def agree(each: Row, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Whether this sitting agrees to a recommendation, and why not."""
    of = Ask(f"{each.one.case}: is it agreed?", "Save", Verb.RECOMMEND_AGREED, each.at)
    return form(of, AGREE, answers, wrong, [facts(_facts(each, whole=True))], [_list(each.one.case)])


def follow(each: Row, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What became of a recommendation."""
    of = Ask(f"{each.one.case}: what became of it?", "Save", Verb.RECOMMEND_FOLLOWED, each.at)
    return form(of, FOLLOW, answers, wrong, [facts(_facts(each, whole=True))], [_back(each)])


def _back(each: Row) -> ExecuteAction:
    """The way back: for whoever opens nothing else of the case, to what is theirs."""
    return _list(each.one.case) if each.opens else button("My list", Verb.MY_VIEW)


def _list(reference: str) -> ExecuteAction:
    return button("Recommendations", Verb.RECOMMEND_OPEN, case=reference)


def to_follow(line: Line, one: Recommendation) -> Posted:
    """A notice that it is not known yet what became of a recommendation."""
    opens = button("What became of it", Verb.RECOMMEND_FOLLOW, main=True, case=one.case, recommendation=one.id)
    return posted(line, templates.line.WINDOW, buttons=[opens])


def goes_on(off: Line, line: Line, one: Recommendation) -> Posted:
    """A notice to whoever sees a recommendation through: what became of the child, and that it goes on."""
    opens = button("What became of it", Verb.RECOMMEND_FOLLOW, main=True, case=one.case, recommendation=one.id)
    return posted(off, templates.closing.PLAN_GOES_ON, line, templates.line.WINDOW, buttons=[opens])


def kind(one: Recommendation, procedure: Procedure) -> str:
    """The title of its kind; its id, for one that the procedure no longer has."""
    return next((each.title for each in procedure.recommendations.kinds if each.id == one.kind), one.kind)
