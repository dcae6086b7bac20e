"""The cards about what a sitting decides, and about a child who leaves the agenda, as the gallery shows them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import (
    afterwards,
    carrying,
    cases,
    closing,
    closing_statements,
    decided,
    decisions,
    family,
    handing_over,
    matrices,
    no_longer,
    objections,
    stands,
    stopping,
    templates,
)
from cards.notices import about_case
from cards.parts import Ids, Opened, Posted
from cards.verbs import Verb
from panel import matrices as asking_matrices
from panel.actions import Action, Owner
from panel.afterwards import REVIEW
from panel.afterwards import questions as later_questions
from panel.closing import STATED, STOP, Because, HandOver, why_questions
from panel.deciding import PROPOSE, SETTLE, STAND, in_room_questions, questions
from panel.decisions import Agency, Decision, Ending, Stand
from panel.gates import Gate, Remedy
from panel.handing_over import HAND_OVER
from panel.points import Lack
from panel.rules.entry import Choice
from panel.rules.outcomes import LaterRule, OutcomeField, OutcomeRule
from panel.rules.sitting import Asks
from panel.words import Mend, Reason, Refused
from tests.cards.gallery_points import ASKED
from tests.cards.samples import PANEL, Words, answered, file, filled, view, wrong
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (
    afterwards,
    carrying,
    closing,
    decided,
    decisions,
    handing_over,
    matrices,
    no_longer,
    objections,
    stands,
    closing_statements,
    stopping,
)
NAMED = Refused("Before this is saved: a name.", [Reason("Say “Child B”", mend=Mend.KEEP_WORDS)])
STALE = Refused("It has changed.", [Reason("It is shown as it is now", field="round")])
AT: Ids = {"case": REF, "panel": PANEL.id, "round": 1, "seat": "health"}
LEVEL = DURHAM.matrix.levels[0].id


def of_closing(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    yield from _decision(words)
    yield from _carried(words)
    yield from _gates(words)
    yield from _given(words)
    yield from _stating(words)
    yield from _after(words)


def plain_closing() -> Cards:
    """Each card that cannot."""
    yield "decisions.ask", decisions.ask(REF, "ongoing", more=True)
    yield "carrying.carried", carrying.carried(REF, PANEL.id, 0)
    yield "carrying.carried left", carrying.carried(REF, PANEL.id, 2)
    yield (
        "decisions.told in room",
        decisions.told(
            templates.decisions.in_room(REF), Decision("d", PANEL.id, REF, Ending.ONGOING, "", "chair", NOW)
        ),
    )
    seats = {seat.id: seat.name for seat in DURHAM.seats}
    yield "stands.in_room", stands.in_room(AT, seats, {})
    yield "stands.in_room wrong", stands.in_room(AT, seats, {}, wrong(in_room_questions(seats)))
    yield "stands.in_room nobody", stands.in_room(AT, {}, {})
    yield "closing.reason_kept", closing.reason_kept(REF)
    for what in templates.closing.WANTS:
        yield f"closing.ask_worker {what}", closing.ask_worker(REF, what)
        yield f"closing.wanted {what}", closing.wanted(REF, what, 1)
    yield "closing.wanted nobody", closing.wanted(REF, "police", 0)
    for actions in (0, 1, 2):
        yield f"closing.removed {actions}", closing.removed(REF, actions, actions)
    yield "handing_over.waits", handing_over.waits(REF)
    yield "handing_over.gone", handing_over.gone(REF)
    say = templates.decisions
    for said in (say.later_due, say.later_late, say.review_due, say.review_late):
        yield f"notices.about_case {said.__name__}", about_case(said(REF), REF, Verb.AFTER_LATER)
    for tell in (say.family_due, say.family_late):
        yield f"family.remind {tell.__name__}", family.remind(tell(REF, date(2027, 1, 8)), REF)
    for line in (templates.closing.hand_over_due, templates.closing.hand_over_late):
        yield f"handing_over.remind {line.__name__}", handing_over.remind(line(REF), REF)
    goes_on = templates.closing.action("SHCG-A001", date(2027, 1, 8))
    for off in (templates.closing.removed, templates.closing.handed_over):
        yield f"decisions.owned {off.__name__}", decisions.owned(off(REF), goes_on)
    yield "cases.ask stop", cases.ask(REF, "Open", Verb.STOP_OPEN, more=False)
    yield "notices.about_case of age", about_case(templates.closing.of_age(REF), REF, Verb.OF_AGE_OPEN)
    yield "notices.about_case came of age", about_case(templates.closing.came_of_age(REF), REF, Verb.OF_AGE_OPEN)
    yield "stopping.first", stopping.first(REF)
    for n, others in enumerate(({}, {"SHCG-2026-002": True, "SHCG-2026-003": False})):
        yield f"stopping.stopped {2 * n}", stopping.stopped(REF, others)


def _decision(words: Words) -> Cards:
    line, text = words(PROPOSE[2]), words(PROPOSE[1])
    id = f"{PANEL.id}/{REF}"
    for ending in Ending:
        one = Decision(id, PANEL.id, REF, ending, text, "chair", NOW, line, date(2027, 1, 28), line, text)
        for closed in (None, NOW):
            shown = _shown(words, replace(one, closed_at=closed), leads=closed is None)
            yield f"decisions.decision {ending} {closed}", decisions.decision(shown)
            yield f"decisions.decision {ending} {closed} changed", decisions.decision(shown, STALE)
        yield f"decisions.told {ending}", decisions.told(templates.decisions.is_open(REF), one)
    first = Decision(id, PANEL.id, REF, Ending.ONGOING, text, "chair", NOW)
    for what in ("why", "health"):
        yield f"decided.read_all {what}", decided.read_all(_shown(words, first, leads=True), what)
    bare = Decision(id, PANEL.id, REF, Ending.ONGOING, text, "chair", NOW)
    lacks = (
        Lack(ASKED, "Nobody has answered it"),
        Lack(ASKED, "An action is owed", action=True),
        Lack(ASKED, "None is agreed", assess=True),
    )
    open_still = replace(_shown(words, first, leads=True), lacks=lacks)
    yield "decisions.decision with points", decisions.decision(open_still, STALE)
    yield "decisions.decision bare", decisions.decision(decided.Shown(bare, "Demo chair"))
    answers = {each.id: filled(each, words) for each in PROPOSE}
    own = OutcomeRule("follow_up", "A follow-up meeting", "ongoing", "It needs a day")
    yield "decisions.choose", decisions.choose(AT, [own, replace(own, id="other", help="")], "other")
    rules = replace(
        DURHAM.outcomes,
        named=(own,),
        fields=tuple(
            OutcomeField(str(each), own.id, f"Asked: {each}?", each, ("One", "Other"), meets=each is Asks.DATE)
            for each in (Asks.DATE, Asks.WORDS, Asks.CHOICE)
        ),
    )
    asked = questions(replace(DURHAM, outcomes=rules), own)
    given = {each.id: filled(each, words) for each in asked}
    for how, refused in (("", None), (" wrong", wrong(asked)), (" named", NAMED)):
        yield f"decisions.propose_own{how}", decisions.propose_own(AT, own, asked, given, refused)
    recorded = replace(_shown(words, first, leads=True), outcome=own.title, recorded=(("By when?", line),))
    yield "decisions.decision of its own", decisions.decision(recorded)
    against = Stand(f"{id}/health", PANEL.id, REF, "health", Ending.ONGOING, False, "health", NOW, words(STAND[0]))
    for how, refused in (("", None), (" wrong", wrong(PROPOSE)), (" named", NAMED)):
        yield f"decisions.propose{how}", decisions.propose(AT, PROPOSE, answers, refused)
        yield f"stands.objects{how}", stands.objects(AT, {"reason": words(STAND[0])}, refused)
        yield f"objections.settles{how}", objections.settles(AT, against, {"settled": words(SETTLE[0])}, refused)


def _shown(words: Words, one: Decision, leads: bool) -> decided.Shown:
    reason = words(STAND[0])
    against = Stand(f"{one.id}/health", PANEL.id, REF, "health", one.ending, False, "health", NOW, reason)
    settled = replace(against, settled=words(SETTLE[0]), settled_by="chair")
    by_phone = replace(settled, id=f"{one.id}/police", seat="police", for_caller=True)
    agency = Agency("Health", ("Health",), ("Hospital",), (("Police", reason),), (("Health", reason),))
    agreed = replace(against, agrees=True, reason="", in_room=True)
    mine = tuple(decided.Seat("health", "Health", stand) for stand in (None, against, settled, agreed))
    earlier = replace(against, round=one.round - 1)
    mine += (decided.Seat("police", "Police", against, theirs=False), decided.Seat("health", "Health", earlier))
    begun = (decided.Begun("SHCG-D001", "The chair: answered", AT), decided.Begun("SHCG-D002", "Settled"))
    unheard = tuple((seat.id, seat.name) for seat in DURHAM.seats)
    by = "Demo chair"
    return decided.Shown(
        one,
        by,
        (agency,),
        unheard,
        unheard,
        mine,
        (
            decided.Objection("Health", settled, own=True),
            decided.Objection("Police", by_phone, caller=True),
            decided.Objection("Education", earlier, begun=begun),
        ),
        leads,
        by if one.closed_at else "",
    )


def _carried(words: Words) -> Cards:
    owner = Owner("health", "health", NOW, "chair")
    first = Action("SHCG-A001", REF, words(PROPOSE[1]), date(2026, 12, 8), (owner,), "chair", NOW)
    many = [replace(first, id=f"SHCG-A00{n}") for n in range(1, 9)]
    refused = Refused(carrying.NONE_CHOSEN, [Reason("Choose one for each action", field="SHCG-A001")])
    yield "carrying.carries", carrying.carries(AT, many[:1], {})
    yield "carrying.carries many", carrying.carries(AT, many, {"SHCG-A001": "not done"}, refused)
    yield "carrying.carries none", carrying.carries(AT, [], {})


def _gates(words: Words) -> Cards:
    missing = tuple(Gate(str(each), f"Gate {each}", False, "Why not", each) for each in Remedy)
    held = tuple(replace(each, held=True, why="", mend=None) for each in missing)
    refused = Refused("It stays.", [Reason("Why not", field="asked")])
    for how, panel, gates in (("held", PANEL.id, held), ("missing", PANEL.id, missing), ("no sitting", "", missing)):
        shown = closing.Shown(REF, panel, gates, f"{REF}/m01", "" if panel else "Thursday", DURHAM.closing.decided_by)
        yield f"closing.gates {how}", closing.gates(shown)
        yield f"closing.gates {how} refused", closing.gates(shown, refused)
    matrix, questions = file(words).matrices[0], why_questions(True)
    at: Ids = {**AT, "matrix": matrix.id}
    answers = {each.id: filled(each, words) for each in questions}
    for how, refusal in (("", None), (" wrong", wrong(questions)), (" named", NAMED)):
        yield f"no_longer.reason_form{how}", no_longer.reason_form(at, matrix, True, answers, "Demo chair", refusal)
    yield "no_longer.reason_form first", no_longer.reason_form(at, matrix, False, {}, "")
    # As long as they may be together, counted as Teams counts an emoji.
    mine = {id: said[: len(said) * 3 // 4] for id, said in answers.items()}
    other = {id: f"{said[:-1]}." for id, said in mine.items()}
    meanwhile = no_longer.reason_form(at, matrix, True, mine, "Demo chair", wrong(questions), other)
    yield "no_longer.reason_form meanwhile", meanwhile


def _stating(words: Words) -> Cards:
    at: Ids = {**AT, "statement": "risk", "nonce": "nonce", "rev": 0}
    risk, typed = Choice("risk", "The risk has reduced"), {"words": words(STATED[0])}
    for how, refused in (("", None), (" wrong", wrong(STATED)), (" named", NAMED)):
        yield (
            f"closing_statements.form{how}",
            closing_statements.form(at, risk, typed, typed["words"] if how else "", refused),
        )
    yield "closing_statements.kept", closing_statements.kept(REF)
    gate = Gate("statements.risk", risk.title, False, "Nobody has said so", Remedy.STATE, "risk")
    yield "closing.gates unsaid", closing.gates(closing.Shown(REF, PANEL.id, (gate,)))


def _after(words: Words) -> Cards:
    rules = (LaterRule("plan", "plan", "A plan", True), LaterRule("other", "plan", "Something else"))
    at: Ids = {"case": REF, "rev": 0, "nonce": "nonce"}
    asked, found = later_questions(rules), {each.id: words(each) for each in REVIEW}
    for how, refused in (("", None), (" wrong", wrong(asked))):
        yield f"afterwards.later{how}", afterwards.later(at, "An enquiry", rules, {"on": words(asked[1])}, refused)
    for how, refused in (("", None), (" wrong", wrong(REVIEW)), (" named", NAMED)):
        yield f"afterwards.review{how}", afterwards.review(at, "A further meeting", found, refused)
    rows = [("Outcome", "A further meeting"), ("Asked", found["words"])]
    beside = afterwards.decided(REF, rows, later=True, review=True)
    yield "cases.case decided", cases.case(view(words), 14, "", screens=False, around=beside)


def _given(words: Words) -> Cards:
    given = HandOver("h", REF, Because.MOVED, words(HAND_OVER[1]), words(HAND_OVER[2]), "chair", NOW)
    answers = {each.id: filled(each, words) for each in HAND_OVER}
    for how, refused in (("", None), (" wrong", wrong(HAND_OVER)), (" named", NAMED)):
        yield f"handing_over.form{how}", handing_over.form(AT, answers, "Demo chair" if how else "", refused)
        yield f"handing_over.received{how}", handing_over.received(REF, given, "nonce", {}, refused)
        yield f"stopping.sure{how}", stopping.sure(REF, "nonce", {"known": words(STOP[0])}, {}, refused)
    questions = asking_matrices.questions(DURHAM, answered(words))
    typed = {each.id: filled(each, words) for each in questions}
    yield "matrices.form", matrices.form(REF, "nonce", questions, {})
    yield "matrices.form wrong", matrices.form(REF, "nonce", questions, typed, wrong(questions))
    child = file(words).child
    yield "stopping.of_age", stopping.of_age(REF, child, date(2030, 9, 27), 18, date(2030, 9, 26), False)
    known = replace(child, estimated=False)
    yield "stopping.of_age known", stopping.of_age(REF, known, date(2030, 9, 27), 18, date(2030, 9, 27), True)
