"""The days of a meeting that is called for one child, and what follows a screening that calls none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from cards import called_meetings, cases, screening
from cards import rerouting as cards
from cards import responses as shown
from cards.parts import Opened, Posted
from panel import followed, rerouting, responses
from panel.called_meetings import questions
from panel.cases import CaseStatus
from panel.concerns import CALL
from panel.rules.responses import Does
from panel.screening import Outcome, Waiting
from panel.screening import questions as deciding
from panel.tracing.story import ruled
from tests.cards.samples import Words, filled, view, wrong
from tests.panel.referring import NOW, REF
from tests.panel.test_called_meetings import CASE, HARM, RISK, STRATEGY

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (called_meetings, cards, shown)
ACCEPTED = replace(CASE, kind="criminal")


def of_routes(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    boxes = questions(HARM, STRATEGY)
    clock = called_meetings.Clock(
        REF, 1, [("The meeting is to sit", "By Thursday"), ("Why these days", words(boxes[2]))], NOW
    )
    move = called_meetings.Move("SHCG-P001", 1, NOW + timedelta(days=2))
    typed = {box.id: filled(box, words) for box in boxes}
    yield "called_meetings.form", called_meetings.form(clock, "nonce", "", boxes, {}, None)
    yield (
        "called_meetings.form put right",
        called_meetings.form(clock, "nonce", "It stays.", boxes, typed, wrong(boxes)),
    )
    yield "called_meetings.kept", called_meetings.kept(clock, None)
    yield "called_meetings.kept moved", called_meetings.kept(clock, called_meetings.Follows(NOW, told=3))
    yield "called_meetings.kept offered", called_meetings.kept(clock, called_meetings.Follows(NOW, offered=move))
    route = rerouting.questions(ACCEPTED, RISK)
    at, rule = {"case": REF, "nonce": "nonce"}, [("Rule", "From the document"), ("Why", words(route[1]))]
    typed = {box.id: filled(box, words) for box in route}
    yield "rerouting.form", cards.form(at, "The criminal justice route", rule, route, {}, None)
    yield "rerouting.form put right", cards.form(at, "The criminal justice route", rule, route, typed, wrong(route))
    for follow in (None, called_meetings.Follows(NOW, offered=move)):
        yield f"rerouting.changed {bool(follow)}", cards.changed(REF, rule, follow, screens=follow is None)
    yield from _followed(words)
    yield from _responses(words)


def _followed(words: Words) -> Cards:
    at, page = {"case": REF, "rev": "1", "nonce": "nonce"}, words(followed.AGAIN[0])
    for each in STRATEGY.screening.responses:
        if each.does is Does.MEETING:
            continue
        route = responses.Route(f"{REF}/s1", REF, each.id, each.does, words(CALL[0]), "chair", NOW)
        boxes, rows = followed.steps(route), [("To", route.to), ("What came of it", page)]
        typed = {box.id: filled(box, words) for box in boxes}
        yield f"responses.form {each.id}", shown.form(at, rows, boxes, {}, None)
        yield f"responses.form {each.id} put right", shown.form(at, rows, boxes, typed, wrong(boxes))
    yield "responses.again", shown.again(at, rows, {}, None)
    yield "responses.again put right", shown.again(at, rows, {"reason": page}, wrong(followed.AGAIN))
    yield "responses.kept", shown.kept(REF, rows)
    yield "responses.waits", shown.waits(REF)
    clock = called_meetings.Clock(REF, 1, rows, NOW)
    beside = [*shown.around(REF, rows, True, True), *cards.around(REF, rows, "Pick the route")]
    beside += called_meetings.around(clock, sets=True, move=called_meetings.Move("SHCG-P001", 1, NOW))
    seen = view(words)
    sent = replace(seen.case, status=CaseStatus.SIGNPOSTED, route=f"{REF}/s1")
    yield "cases.case followed", cases.case(replace(seen, case=sent), 14, "", screens=False, around=beside)


def _responses(words: Words) -> Cards:
    """The screening of a procedure that names what can follow, at each level."""
    outcomes = {Outcome(each.id): each.title for each in STRATEGY.screening.outcomes if each.id != Outcome.PANEL}
    rules = STRATEGY.screening.responses
    desk = screening.Desk(view(words), 14, 3, NOW, outcomes, responses=rules)
    for level in STRATEGY.matrix.levels:
        seen = replace(desk.view, case=replace(desk.view.case, kind="new", level=level.id))
        at = replace(desk, view=seen)
        yield f"screening.referral {level.id}", screening.referral(at)
        yield f"screening.others {level.id}", screening.others(at)
    said = [(each.title, ruled(STRATEGY, f"screening.responses.{each.id}")) for each in rules]
    yield "screening.rules", screening.rules(REF, said, [rules[0].title])
    for each in rules:
        waiting = Waiting(REF, "new", True, response=each, fits=False)
        meets = each.does is Does.MEETING
        boxes = deciding(Outcome.PANEL, waiting, STRATEGY) if meets else responses.questions(each, waiting, STRATEGY)
        typed = {box.id: filled(box, words) for box in boxes}
        outcome, chosen = Outcome.PANEL if meets else Outcome.SIGNPOST, replace(desk, chosen=each, hint="Suggested.")
        yield f"screening.decide {each.id}", screening.decide(chosen, outcome, boxes, typed)
        yield f"screening.decided {each.id}", screening.decided(REF, outcome, NOW if meets else None, each.title)
