"""The cards about assessments and their course."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import assessing, checking, gone_through, mine, roster, sharing, templates, training
from cards.parts import Ids, Opened, Posted
from cards.templates import assessing as lines
from panel import rostering
from panel import training as trainings
from panel.assessments import AgreedAssessment, Assessor, State, forms, standing, ticks
from panel.checking import QUESTIONS as CHECKS
from panel.checking import WorkCheck
from panel.people import Person, Post, Role, Training
from panel.questions import Question
from panel.rules.assessments import Task
from panel.screening import Outcome, Screening
from panel.sharing import QUESTIONS, Sharing
from panel.words import Mend, Reason, Refused
from tests.cards.samples import MANY, Words, filled, wrong
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF
from tests.panel.shipped import SHIPPED

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (assessing, checking, sharing, gone_through, training)
AIMS = SHIPPED["durham-rmm"]
TODAY, DUE = date(2026, 11, 23), date(2026, 12, 24)
NAMED = Refused("Before this is saved: a name.", [Reason("Say “Child B”", mend=Mend.KEEP_WORDS)])
PEOPLE = [Person(f"p{n}", f"Demo practitioner {n}", (Post(NAME, Role.PRACTITIONER),)) for n in range(MANY)]
LEAD = Assessor("p1", "health", NOW, "chair")


def an_assessment(text: str = "") -> AgreedAssessment:
    return AgreedAssessment(
        f"{REF}/assess001",
        REF,
        NAME,
        text[:200] or "AIM3",
        TODAY,
        (LEAD,),
        "chair",
        NOW,
        due=DUE,
        agreed_by=text[:200],
        again=text,
        why_not=text,
    )


def of_assessing(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    text = words(forms.CANCEL[0])
    one = an_assessment(text)
    states = (
        one,
        replace(one, state=State.COMPLETED, completed=DUE, shared_on=DUE, shared_with=("health", "child")),
        replace(one, state=State.CANCELLED),
        replace(one, due=None),
    )
    rows = [_row(each, text) for each in states * 4]
    for page in (0, 1, 2, 9):
        yield f"assessing.listing {page}", assessing.listing(REF, text[:300], rows, page, agrees=page != 1)
    yield "assessing.listing none", assessing.listing(REF, "nothing", [], 0, agrees=True)
    for n, each in enumerate(rows[:4]):
        yield f"assessing.one {n}", assessing.one(each, "It is kept." if n else "")
    of = forms.Agreeing(DURHAM, PEOPLE, TODAY, earlier=True)
    beside, at = (
        assessing.Beside([text[:300]] * MANY, text[:300], "Health, by the rule"),
        {"case": REF, "nonce": "nonce"},
    )
    yield "assessing.agree", assessing.agree(at, assessing.Beside(), of.questions, assessing.Typed())
    for n, refused in enumerate((wrong(of.questions), NAMED)):
        typed = assessing.Typed(_typed(of.questions, words), refused)
        yield f"assessing.agree put right {n}", assessing.agree(at, beside, of.questions, typed)
    yield from _forms(rows[0], words)
    yield from _sharing(words(QUESTIONS[1]))
    seen = Screening("s1", REF, Outcome.PANEL, text, "chair", NOW, gone_through_on=TODAY)
    yield "gone_through.one", gone_through.one(seen, "Demo chair", text, confirms=True)
    yield (
        "gone_through.one confirmed",
        gone_through.one(replace(seen, confirmed_at=NOW), "Demo chair", "", confirms=False),
    )
    looked = [
        (WorkCheck(f"q{n}", REF, "SHCG-P001", n % 2 == 0, text[:200], "health", NOW), "Demo health")
        for n in range(MANY)
    ]
    yield "checking.write", checking.write(REF, [], "nonce", {})
    yield "checking.write put right", checking.write(REF, looked, "nonce", {"lacks": text[:200]}, wrong(CHECKS))
    yield "checking.read", checking.read(REF, looked)
    yield "checking.read none", checking.read(REF, [])
    yield from _training(words(trainings.questions(AIMS)[1]))


def _training(text: str) -> Cards:
    boxes = trainings.questions(AIMS)
    at: Ids = {"procedure": NAME, "person": "p1", "rev": 1, "nonce": "nonce"}
    person = Person(
        "p1", text[:60], (Post(NAME, Role.PRACTITIONER),), trainings=(Training("AIM assessments", TODAY, DUE),)
    )
    now = trainings.said(person, AIMS, TODAY)
    yield "training.change", training.change(person, now, at, boxes, {})
    yield "training.change put right", training.change(person, [], at, boxes, {}, wrong(boxes))
    changing = rostering.changing(person, AIMS)
    yield "roster.change training", roster.change(person, [], at, changing, {}, None, now)


def _sharing(text: str) -> Cards:
    (draft,) = AIMS.sharing.drafts or ()
    of = sharing.Shown(REF, draft, "SEND and Inclusion", "3.3.1", text)
    yield "sharing.write", sharing.write(of, "nonce", {})
    typed = {"told": text, "told_to": text, "declined": text}
    yield "sharing.write put right", sharing.write(of, "nonce", typed, wrong(QUESTIONS))
    for shares in (True, False):
        said = Sharing("s1", REF, draft.id, shares, "send", NOW, text, text, text)
        yield f"sharing.one {shares}", sharing.one(of, said, "Demo send")


def _forms(row: assessing.Row, words: Words) -> Cards:
    changing = forms.Agreeing(DURHAM, PEOPLE, TODAY).changing(row.one)
    yield "assessing.change", assessing.change(row, "nonce", changing, assessing.Typed())
    typed = assessing.Typed(_typed(changing, words), wrong(changing))
    yield "assessing.change put right", assessing.change(row, "nonce", changing, typed)
    for name, draw, boxes in (
        ("complete", assessing.complete, forms.completing(row.one, DURHAM, date(2027, 1, 4))),
        ("delay", assessing.delay, forms.delaying(DURHAM)),
        ("tick", assessing.tick, ticks.questions([Task("consent", "Consent"), Task("interviews", "Interviews")])),
        ("share", assessing.share, forms.sharing(DURHAM)),
        ("cancel", assessing.cancel, forms.CANCEL),
    ):
        yield f"assessing.{name}", draw(row, boxes, assessing.Typed())
        put_right = assessing.Typed(_typed(boxes, words), wrong(boxes))
        yield f"assessing.{name} put right", draw(row, boxes, put_right)


def plain_assessing() -> Cards:
    """Each that holds nothing of what anybody typed."""
    one = an_assessment()
    for more in (False, True):
        yield f"assessing.ask {more}", assessing.ask(REF, more)
    told = (lines.yours(REF, DUE), lines.yours(REF, None), lines.soon(REF, DUE), lines.due_today(REF, DUE))
    for n, line in enumerate((*told, lines.late(REF, DUE), lines.unled(REF), lines.consent(REF))):
        yield f"assessing.notice {n}", assessing.notice(line, one)
    yield "assessing.notice duties", assessing.notice(lines.late(REF, DUE), one, (1, 5))
    yield "training.ends", training.ends(NAME, "p1", DUE)
    seen = Screening("s1", REF, Outcome.PANEL, "", "chair", NOW, gone_through_on=TODAY)
    for n, line in enumerate((templates.checking.waits(REF, NOW), templates.checking.not_ready(REF))):
        yield f"checking.notice {n}", checking.notice(line, REF)
    yield "gone_through.notice", gone_through.notice(templates.screening.gone_through(REF), seen)
    yield "sharing.notice", sharing.notice(templates.sharing.waits(REF), REF, "draft")
    yield "sharing.late", sharing.late(templates.sharing.late(REF), REF)
    yield "assessing.not_yours", assessing.not_yours(lines.theirs(REF))
    completed = replace(one, completed=DUE)
    entries = [mine.assessment(each, TODAY) for each in (one, replace(one, due=None), completed)]
    yield "mine.my_list assessing", mine.my_list(entries, 0, NAME)


def _typed(questions: tuple[Question, ...], words: Words) -> dict[str, str]:
    return {box.id: filled(box, words) for box in questions}


def _row(one: AgreedAssessment, text: str) -> assessing.Row:
    who = "Demo practitioner, Health"
    duties = (("Consent", "not ticked yet"), ("Interviews", "23 November 2026, ticked by Demo health"))
    row = assessing.Row(
        one, standing(one, TODAY), f"by {text[:200]}", who, who, (text,), "Health, the child", (who,), True, True
    )
    return replace(row, duties=duties, absent=("School", "Family"), ticks=True, consent=text[:300])
