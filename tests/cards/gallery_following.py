"""The cards about recommendations, specialist reports, police word, disagreements, and a concern about an agency."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import asking, concerns, disagreeing, mine, police, recommending, specialist_reports, templates
from cards.parts import Opened, Posted
from cards.verbs import Verb
from panel import police as police_rules
from panel import specialist_reports as of_reports
from panel.concerns import CALL, RAISED_WITH, Call
from panel.disagreeing import ANSWER, Disagreement, Step
from panel.disagreeing import questions as disagreed
from panel.police import PoliceWord
from panel.questions import Question
from panel.recommending import AGREE, FOLLOW, Assessment, Recommendation
from panel.recommending import questions as recommended
from panel.words import Mend, Reason, Refused
from tests.cards.samples import MANY, Words, concern, filled, wrong
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (asking, specialist_reports, disagreeing, police, recommending)
NAMED = Refused("Before this is saved: a name.", [Reason("Say “Child B”", mend=Mend.KEEP_WORDS)])
BY = date(2026, 12, 24)


def followed(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    yield from _recommendations(words)
    yield from _reports(words)
    yield from _police(words)
    yield from _disagreements(words)
    yield from _agency(words)


def following() -> Cards:
    """Each card that holds nothing of what anybody typed."""
    for more in (False, True):
        for name, ask in (
            ("recommending", recommending.ask),
            ("police", police.ask),
            ("disagreeing", disagreeing.ask),
        ):
            yield f"{name}.ask {more}", ask(REF, more)
    one = Recommendation("SHCG-R001", REF, "intervention", "", "chair", NOW)
    yield "recommending.to_follow", recommending.to_follow(templates.recommending.to_follow(one.id), one)
    left = templates.closing.removed(REF), templates.recommending.goes_on(one.id)
    yield "recommending.goes_on", recommending.goes_on(*left, one)
    raised = Disagreement("SHCG-D001", REF, "SHCG-P001", "health", "health", NOW, "")
    lines = templates.disagreeing
    said = (lines.due, lines.unanswered, lines.answered, lines.still_open, lines.settled)
    for line in (lines.waits(raised.id, BY), *(each(raised.id) for each in said)):
        yield f"disagreeing.to_open {line}", disagreeing.to_open(line, raised)
    yield "disagreeing.to_open begun", disagreeing.to_open(lines.begun(raised.id), raised)
    yield "disagreeing.begun", disagreeing.begun(raised)
    yield "concerns.ring_the_chair", concerns.ring_the_chair(concern(lambda box: ""))
    told = concerns.told_of(templates.concerns.to_raise("SHCG-S001"), concern(lambda box: ""))
    yield "concerns.told_of to raise", told
    entries = [mine.disagreement(raised), mine.to_follow(one), mine.to_raise(concern(lambda box: ""))]
    yield "mine.my_list following", mine.my_list(entries, 0, DURHAM.name)
    yield "mine.my following", mine.my(entries)


def _typed(questions: tuple[Question, ...], words: Words) -> dict[str, str]:
    return {box.id: filled(box, words) for box in questions}


def _recommendations(words: Words) -> Cards:
    text, short = words(AGREE[1]), words(CALL[0])
    one = Recommendation(
        "SHCG-R001", REF, "intervention", text, "chair", NOW, seat="health", provider=short, assessment="r1"
    )
    agreed = replace(one, agreed=True, agreed_at=NOW)
    states = (
        one,
        replace(one, agreed=False, agreed_at=NOW, why_not=text),
        agreed,
        replace(agreed, implemented_on=BY),
        replace(agreed, fell_through=text),
    )
    rows = [recommending.Row(each, "Intervention", "Health", "Demo chair", short, True, True) for each in states * 4]
    for page in (0, 1, 2, 9):
        yield f"recommending.listing {page}", recommending.listing(REF, rows, page, writes=page != 1)
    yield "recommending.listing none", recommending.listing(REF, [], 0, writes=True)
    for n, each in enumerate(rows[:5]):
        yield f"recommending.one {n}", recommending.one(each, again=n == 0)
    for sitting in (True, False):
        at = recommending.Form(REF, "nonce", "r1", short, sitting)
        boxes = recommended(DURHAM, sitting)
        yield f"recommending.write {sitting}", recommending.write(at, boxes, _typed(boxes, words), wrong(boxes))
    yield "recommending.write named", recommending.write(at, boxes, _typed(boxes, words), NAMED)
    yield "asking.form", asking.form(asking.Ask("To ask", "Save", Verb.RECOMMEND_SAVE, at.at), boxes, {})
    yield "recommending.agree", recommending.agree(rows[0], _typed(AGREE, words), wrong(AGREE))
    yield "recommending.follow", recommending.follow(rows[2], _typed(FOLLOW, words), wrong(FOLLOW))
    only = replace(rows[2], opens=False)
    yield "recommending.one only", recommending.one(only)
    yield "recommending.follow only", recommending.follow(only, {})


def _reports(words: Words) -> Cards:
    short, text = words(CALL[0]), words(AGREE[1])
    one = Assessment("r1", REF, short, short, BY, short, "worker", NOW)
    of_it = Recommendation("SHCG-R001", REF, "intervention", text, "chair", NOW)
    row = recommending.Row(of_it, "Intervention", "Health", "Demo chair", specialist_reports.name(one))
    reports = [specialist_reports.Report(one, "Demo practitioner", (row,) * n) for n in range(MANY)]
    for page in (0, 1, 2, 9):
        yield f"specialist_reports.listing {page}", specialist_reports.listing(REF, reports, page, recommends=page != 1)
    yield "specialist_reports.listing none", specialist_reports.listing(REF, [], 0, recommends=True)
    boxes = of_reports.questions(DURHAM)
    yield "specialist_reports.write", specialist_reports.write(REF, "nonce", boxes, {})
    yield (
        "specialist_reports.write put right",
        specialist_reports.write(REF, "nonce", boxes, _typed(boxes, words), wrong(boxes)),
    )


def _police(words: Words) -> Cards:
    short, text = words(CALL[0]), words(AGREE[1])
    said = PoliceWord("w1", REF, "closed", text, "police", NOW, short)
    rows = [police.Word(said, "Closed", "Demo police"), police.Word(replace(said, outcome=""), "Told", "")] * MANY
    known = police.Known("At court", BY, BY)
    for page in (0, 1, 9):
        yield f"police.words {page}", police.words(REF, known, rows, page, writes=page != 1)
    yield "police.words none", police.words(REF, replace(known, last=None), [], 0, writes=True)
    yield "police.read_all", police.read_all(said)
    boxes, at = police_rules.questions(DURHAM), {"case": REF, "nonce": "nonce"}
    yield "police.write", police.write(at, boxes, {})
    yield "police.write put right", police.write(at, boxes, _typed(boxes, words), wrong(boxes))


def _disagreements(words: Words) -> Cards:
    text = words(ANSWER[0])
    step = Step("chair", NOW, ("chair",), text, "chair", NOW)
    taken = disagreeing.Taken(step, "Raised with the chair", ("Demo chair",), "Demo chair")
    waits = disagreeing.Taken(Step("partnership", NOW), "Referred", ())
    raised = Disagreement("SHCG-D001", REF, "SHCG-P001", "health", "health", NOW, text, steps=(step,))
    shown = disagreeing.Shown(raised, "Demo health", "Health", "the chair", (taken, taken, waits), BY, "", True, True)
    shown = replace(shown, next="Next")
    settled = replace(shown, one=replace(raised, settled_at=NOW), answers=False)
    for n, each in enumerate((shown, settled, replace(shown, steps=(taken,), next="", raised=False))):
        yield f"disagreeing.one {n}", disagreeing.one(each, gone_on=n == 1)
        for said in disagreeing.written(each):
            yield f"disagreeing.read_all {n} {said.id}", disagreeing.read_all(each, said)
    for page in (0, 1, 9):
        yield f"disagreeing.listing {page}", disagreeing.listing(REF, [shown, settled] * MANY, page, raises=page != 1)
    yield "disagreeing.listing none", disagreeing.listing(REF, [], 0, raises=True)
    boxes, at = disagreed(DURHAM), {"case": REF, "panel": "SHCG-P001", "seat": "", "nonce": "nonce"}
    yield "disagreeing.write", disagreeing.write(at, boxes, {})
    yield "disagreeing.write put right", disagreeing.write(at, boxes, _typed(boxes, words), wrong(boxes))
    yield "disagreeing.answer", disagreeing.answer(shown, {}, None)
    yield "disagreeing.answer put right", disagreeing.answer(shown, _typed(ANSWER, words), wrong(ANSWER))


def _agency(words: Words) -> Cards:
    short, text = words(CALL[0]), words(CALL[2])
    about = replace(concern(words), agency="police", acknowledged_by="chair", acknowledged_at=NOW)
    now = concerns.Standing("Demo practitioner", "told", taken_by="Demo chair", answers_it=True)
    raised = replace(about, raised_with=Call(short, short, text, "chair", NOW))
    yield "concerns.concern agency", concerns.concern(about, DURHAM, now)
    yield "concerns.concern raised", concerns.concern(raised, DURHAM, now)
    for said in concerns.written(raised)[:2]:
        yield f"concerns.read_all raised {said.id}", concerns.read_all(raised.id, said)
    for known in (True, False):
        yield f"concerns.raise_with {known}", concerns.raise_with(about, "An agency", known)
    typed = _typed(RAISED_WITH, words)
    yield "concerns.raise_with put right", concerns.raise_with(about, "An agency", True, typed, wrong(RAISED_WITH))
    yield "concerns.asked_to_ring", concerns.asked_to_ring(about, ["Sam Senior"])
