"""The chair's screening: the queue, one referral, and the answers each outcome asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.called_meetings import Rows
from cards.cases import identity
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, rows, says, title, typed
from cards.verbs import Verb
from panel.matching import is_open, other_of
from panel.questions import Question
from panel.rules.responses import Response
from panel.said import said_date
from panel.screening import THROUGH, Outcome
from panel.views import CaseView
from panel.words import Refused

CHOICES = {Outcome.PANEL: "Panel", Outcome.SIGNPOST: "Signpost", Outcome.RETURN: "Return for more"}
TITLES = {
    Outcome.PANEL: "Accept to the panel",
    Outcome.SIGNPOST: "Signpost to somebody else",
    Outcome.RETURN: "Return to the referrer for more",
}
SHOWN = 10
PICKS = "Which route this is nobody has said yet: pick it, with a reason. Until then it waits here."


@dataclass(frozen=True)
class Waiting:
    """One referral in the queue: its reference and the day by which it is to be screened."""

    reference: str
    due: date


@dataclass(frozen=True)
class Desk:
    """What the chair has before them: the case in their view, the child's age, the wait until the next panel, and the
    procedure's outcomes with their titles; `clock` says by when a meeting sits that is called for the child, `signed`
    whose signature it has, where one is asked for, and `repeats` how often the child came to notice lately. Which route
    it is on whoever screens `picks` first. `responses` are what the procedure names that can follow, `chosen` the one
    whose answers are asked for, with a `hint`. `ticks` is what they suggest, where that is higher than the level."""

    view: CaseView
    age: int
    days: int
    panel: datetime
    outcomes: Mapping[Outcome, str]
    clock: Sequence[tuple[str, str]] = ()
    signed: str = ""
    repeats: str = ""
    picks: bool = False
    responses: Sequence[Response] = ()
    chosen: Response | None = None
    hint: str = ""
    ticks: str = ""

    @property
    def fitting(self) -> list[Response]:
        """What is offered for this kind and level."""
        return [each for each in self.responses if each.is_for(self.view.case.kind, self.view.case.level)]


def queue(waiting: Sequence[Waiting]) -> Posted:
    """The referrals that wait, oldest first, by reference."""
    lines = [templates.screening.waiting(each.reference, each.due) for each in waiting[:SHOWN]]
    more = [templates.screening.more(SHOWN, len(waiting))] if len(waiting) > SHOWN else []
    opens = [button(f"Open {each.reference}", Verb.SCREEN_OPEN, case=each.reference) for each in waiting[:6]]
    return posted(
        templates.screening.queue(len(waiting)),
        *lines,
        *more,
        buttons=opens or [button("Agenda", Verb.SAY, text="agenda")],
    )


def referral(desk: Desk, earlier: Sequence[CardElement] = ()) -> Opened:
    """One referral, short enough for a telephone: the risk, the wait, what holds it; the rest is one press away. Of a
    child who comes back, `earlier` says how they left the agenda."""
    view, ref = desk.view, desk.view.case.id
    at: Ids = {"case": ref, "rev": view.case.rev}
    strategy = view.answer("strategy").lower()
    wait = f"{view.level}. Next panel in {_days(desk.days)}. Strategy discussion: {strategy}."
    return opened(
        ref,
        says(wait + " What holds the risk until then?"),
        *([typed(desk.ticks, bold=True)] if desk.ticks else []),
        *identity(view, desk.age),
        *([says(PICKS)] if desk.picks else []),
        *([facts(desk.clock)] if desk.clock else []),
        *([typed(desk.repeats, bold=True)] if desk.repeats else []),
        *([typed(desk.signed)] if desk.signed else []),
        _shown(view),
        *_same(view),
        *earlier,
        *_responses(desk, at),
        buttons=[
            *([button("Pick the route", Verb.KIND_FORM, main=True, case=ref)] if desk.picks else []),
            *(button(CHOICES[each], Verb.SCREEN_CHOOSE, at=at, outcome=each) for each in _outcomes(desk)),
            button("Read all of it", Verb.CASE_OPEN, case=ref),
            button("Safety concern", Verb.SAFETY_OPEN, case=ref),
        ],
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _outcomes(desk: Desk) -> list[Outcome]:
    """The outcomes at the foot of the card; where the procedure names what can follow, it is only returned there."""
    return [each for each in desk.outcomes if each is Outcome.RETURN or not desk.responses]


def _responses(desk: Desk, at: Ids) -> list[CardElement]:
    """What can follow for this level, and the way to what is not meant for it, and to the rules."""
    if not desk.responses:
        return []
    choose = [button(each.title, Verb.SCREEN_CHOOSE, at=at, response=each.id) for each in desk.fitting]
    more = [
        button("Something else", Verb.SCREEN_OTHER, at=at),
        button("The rules behind these", Verb.SCREEN_RULES, case=at["case"]),
    ]
    return [title("What follows, for this level"), *rows(choose), row(*more)]


def others(desk: Desk) -> Opened:
    """What is not meant for this level: each can be chosen, with a reason."""
    at: Ids = {"case": desk.view.case.id, "rev": desk.view.case.rev}
    unmeant = [each for each in desk.responses if each not in desk.fitting]
    choose = [button(each.title, Verb.SCREEN_CHOOSE, at=at, response=each.id) for each in unmeant]
    plain = [button(CHOICES[each], Verb.SCREEN_CHOOSE, at=at, outcome=each) for each in desk.outcomes]
    return opened(
        "Something else",
        typed(desk.view.case.id, bold=True),
        says(f"{desk.view.level}. These are not meant for it: you say why it is taken all the same."),
        *rows(choose),
        *rows(plain),
        buttons=[button("Back", Verb.SCREEN_OPEN, case=desk.view.case.id)],
    )


def rules(reference: str, said: Sequence[tuple[str, Rows]], fitting: Sequence[str]) -> Opened:
    """What the procedure says of each thing that can follow, those that are meant for this level first."""
    ordered = sorted(said, key=lambda each: each[0] not in fitting)
    body = [element for name, rule in ordered for element in (title(name), facts(rule))]
    back = button("Back", Verb.SCREEN_OPEN, main=True, case=reference)
    return opened("The rules behind what follows", typed(reference, bold=True), *body, buttons=[back])


def _shown(view: CaseView) -> CardElement:
    """What the referral says, by its first words."""
    said = [
        ("The concern", view.why),
        ("In place until the panel", view.answer("safety_plan")),
        ("What has happened", view.answer("synopsis")),
    ]
    return facts((label, first_words(words)) for label, words in said)


def _same(view: CaseView) -> list[CardElement]:
    matches = [match for match in view.matches if is_open(match)]
    if not matches:
        return []
    others = [other_of(match, view.case.id) for match in matches]
    opens = row(*(button(f"Compare with {ref}", Verb.MATCH_OPEN, case=view.case.id, other=ref) for ref in others[:6]))
    found = facts((ref, "; ".join(match.why)) for ref, match in zip(others, matches, strict=True))
    return [title("Possible same child. Nothing was joined"), found, opens]


def decide(
    desk: Desk,
    outcome: Outcome,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None = None,
    changed: bool = False,
) -> Opened:
    """The answers an outcome asks for, and the button that says what it does; `changed` says that the referral was
    changed meanwhile, and shows it as it is now."""
    at: Ids = {"case": desk.view.case.id, "rev": desk.view.case.rev}
    when = f"The panel is on {said_date(desk.panel.date())}, in {_days(desk.days)}."
    says_when = f"{when} It never replaces a strategy discussion."
    body: list[CardElement] = problem(wrong) if wrong else []
    body += [says(says_when)] if outcome is Outcome.PANEL else []
    body += [says(desk.hint)] if desk.hint else []
    body += [_shown(desk.view)] if changed else []
    body += (
        [facts([("What the referrer ticked", desk.view.answer("ticks") or "nothing")])] if THROUGH in questions else []
    )
    read = [button("Read all of it", Verb.CASE_OPEN, case=desk.view.case.id)] if changed else []
    return opened(
        desk.chosen.title if desk.chosen else desk.outcomes[outcome],
        typed(desk.view.case.id, bold=True),
        *body,
        *inputs(questions, answers, wrong.reasons if wrong else ()),
        buttons=[
            _decides(desk, outcome, at),
            *read,
            button("Back", Verb.SCREEN_OPEN, case=desk.view.case.id),
        ],
    )


def _decides(desk: Desk, outcome: Outcome, at: Ids) -> ExecuteAction:
    if desk.chosen is None:
        return button(TITLES[outcome], Verb.SCREEN_DECIDE, main=True, at=at, outcome=outcome)
    words = "Call the meeting" if outcome is Outcome.PANEL else "Decide so"
    return button(words, Verb.SCREEN_DECIDE, main=True, at=at, response=desk.chosen.id)


def decided(reference: str, outcome: Outcome, panel: datetime | None, responded: str = "") -> Opened:
    """Decided: what was done, who is told, and what comes next; `responded` is what follows instead of a meeting."""
    words = {
        Outcome.PANEL: f"{reference} is accepted" + (f" for {said_date(panel.date())}." if panel else "."),
        Outcome.SIGNPOST: f"{reference} is signposted.",
        Outcome.RETURN: f"{reference} is returned for more.",
    }
    return opened(
        f"{reference}: no meeting is called." if responded else words[outcome],
        *([typed(responded, bold=True)] if responded else []),
        says("The referrer is told now."),
        buttons=[
            button("Next referral", Verb.SAY, main=True, text="screen"),
            button("Agenda", Verb.SAY, text="agenda"),
        ],
    )
