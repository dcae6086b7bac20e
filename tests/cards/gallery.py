"""Every card that the cards package can draw, of one referral in which somebody typed the same words everywhere."""

import inspect
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import cards
from cards import (
    agenda,
    cases,
    changes,
    closing,
    concerns,
    considered,
    demo,
    documents,
    drafts,
    forms,
    history,
    home,
    matches,
    notices,
    parts,
    procedures,
    referrals,
    screening,
    seen,
    templates,
    undelivered,
)
from cards.parts import Opened, Posted, button
from cards.verbs import Verb
from panel import views
from panel.cases import ADD, WITHDRAW, CaseStatus
from panel.closing import why_questions
from panel.concerns import CALL, RAISE
from panel.considered import questions as considering
from panel.differences import differences
from panel.referrals import Draft
from panel.screening import Outcome, Waiting
from panel.screening import questions as deciding
from panel.screens import screens
from panel.sending import missing
from panel.spans import Span
from panel.words import Mend, Reason, Refused
from tests.cards.gallery_actions import MODULES as ACTIONS
from tests.cards.gallery_actions import of_actions, plain_actions
from tests.cards.gallery_agenda import MODULES as AGENDA
from tests.cards.gallery_agenda import opened, posted
from tests.cards.gallery_amendments import MODULES as AMENDMENTS
from tests.cards.gallery_amendments import amending, plain_amendments
from tests.cards.gallery_assessing import MODULES as ASSESSING
from tests.cards.gallery_assessing import of_assessing, plain_assessing
from tests.cards.gallery_attendance import MODULES as ATTENDANCE
from tests.cards.gallery_attendance import of_attendance, plain_attendance
from tests.cards.gallery_audits import MODULES as AUDITS
from tests.cards.gallery_audits import auditing, plain_audits
from tests.cards.gallery_backgrounds import MODULES as BACKGROUNDS
from tests.cards.gallery_backgrounds import of_background
from tests.cards.gallery_closing import MODULES as CLOSING
from tests.cards.gallery_closing import of_closing, plain_closing
from tests.cards.gallery_dates import MODULES as DATES
from tests.cards.gallery_dates import dates, plain
from tests.cards.gallery_following import MODULES as FOLLOWING
from tests.cards.gallery_following import followed, following
from tests.cards.gallery_inquiries import MODULES as INQUIRIES
from tests.cards.gallery_inquiries import inquired, plain_inquiries
from tests.cards.gallery_minutes import MODULES as MINUTES
from tests.cards.gallery_minutes import of_minutes, plain_minutes
from tests.cards.gallery_nominating import MODULES as NOMINATING
from tests.cards.gallery_nominating import of_nominating, plain_nominating
from tests.cards.gallery_people import MODULES as PEOPLE
from tests.cards.gallery_people import people
from tests.cards.gallery_points import MODULES as POINTS
from tests.cards.gallery_points import of_points
from tests.cards.gallery_reports import MODULES as REPORTS
from tests.cards.gallery_reports import reported
from tests.cards.gallery_roster import MODULES as ROSTER
from tests.cards.gallery_roster import keeping
from tests.cards.gallery_routes import MODULES as ROUTES
from tests.cards.gallery_routes import of_routes
from tests.cards.gallery_signs import MODULES as SIGNS
from tests.cards.gallery_signs import of_signs, plain_signs
from tests.cards.gallery_sitting import MODULES as SITTINGS
from tests.cards.gallery_sitting import of_sitting
from tests.cards.gallery_tenant import MODULES as TENANT
from tests.cards.gallery_tenant import of_tenant
from tests.cards.gallery_tracing import MODULES as TRACING
from tests.cards.gallery_tracing import of_tracing, plain_tracing
from tests.cards.gallery_updates import MODULES as UPDATES
from tests.cards.gallery_updates import asked_of_seats, asking
from tests.cards.gallery_waiting import waiting
from tests.cards.gallery_wider import MODULES as WIDER
from tests.cards.gallery_wider import wider
from tests.cards.samples import MANY, PANEL, Words, concern, drafted, filled, view, wrong
from tests.panel.durham import DURHAM, LOCAL, NAME, overlaid
from tests.panel.referring import NOW, REF, REFERRER

Shown = dict[str, Posted | Opened]

SITTING = datetime(2026, 12, 17, 9, 30, tzinfo=NOW.tzinfo)
NEXT = [
    templates.referrals.decided_by(date(2026, 11, 26)),
    templates.referrals.likely(SITTING),
    templates.cases.accepted(REF, SITTING),
]
MODULES = (
    *ACTIONS,
    *AGENDA,
    *AMENDMENTS,
    *AUDITS,
    *BACKGROUNDS,
    *ATTENDANCE,
    *NOMINATING,
    *ASSESSING,
    *CLOSING,
    *DATES,
    *FOLLOWING,
    *INQUIRIES,
    *MINUTES,
    *PEOPLE,
    *POINTS,
    *REPORTS,
    *ROSTER,
    *ROUTES,
    *SIGNS,
    *SITTINGS,
    *TENANT,
    *TRACING,
    *UPDATES,
    *WIDER,
    cases,
    changes,
    concerns,
    considered,
    demo,
    documents,
    drafts,
    forms,
    history,
    home,
    matches,
    procedures,
    referrals,
    screening,
    seen,
    undelivered,
)


def builders() -> set[str]:
    """The name of every function of the cards package that draws a whole card."""
    return {
        f"{module.__name__.removeprefix(cards.__name__ + '.')}.{name}"
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and inspect.signature(function).return_annotation in (Posted, Opened)
    }


def every(words: Words) -> Shown:
    """Each card under the name of its builder, and what it shows."""
    return written(words) | dict(_plain())


def written(words: Words) -> Shown:
    """Each card that can hold what somebody typed."""
    return dict(
        [
            *_referral(words),
            *_case(words),
            *_screening(words),
            *_concern(words),
            *people(words),
            *dates(words),
            *followed(words),
            *of_assessing(words),
            *of_signs(words),
            *inquired(words),
            *of_background(words),
            *of_routes(words),
            *of_attendance(words),
            *of_nominating(words),
            *amending(words),
            *auditing(words),
            *of_minutes(words),
            *of_closing(words),
            *of_actions(words),
            *_rest(words),
            *waiting(words),
            *wider(words),
            *asking(words),
            *of_sitting(words),
            *of_points(words),
            *of_tracing(words),
        ]
    )


def _referral(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    draft = drafted(words)
    of_it = views.parts(DURHAM, draft.answers)
    for shown in screens(DURHAM, draft.answers):
        named = Refused("Before this is saved: a name.", [Reason("Say “Child B”", mend=Mend.KEEP_WORDS)])
        yield f"referrals.step {shown.number}", referrals.step(draft, shown)
        yield (
            f"referrals.step {shown.number} put right",
            referrals.step(draft, shown, draft.answers, wrong(shown.questions)),
        )
        yield f"referrals.step {shown.number} named", referrals.step(draft, shown, draft.answers, named)
    young = Refused("There is a problem.", [Reason("Send a younger child to the front door", Mend.SENT_ON, "born")])
    yield "referrals.step 3 too young", referrals.step(replace(draft, case=""), screens(DURHAM, {})[2], {}, young)
    empty = Draft("token", REFERRER, NAME, "1", 1, {}, (), NOW, NOW)
    yield "referrals.step 6 empty", referrals.step(empty, screens(DURHAM, {})[5])
    yield "referrals.check", referrals.check(draft, of_it, ())
    yield (
        "referrals.check not sent",
        referrals.check(draft, of_it, screens(DURHAM, {}), wrong(screens(DURHAM, {})[4].questions)),
    )
    yield "referrals.check empty", referrals.check(empty, views.parts(DURHAM, {}), missing(empty, DURHAM))
    for part in of_it:
        for said in part.rows:
            yield f"referrals.read_all {said.id}", referrals.read_all(draft, said)
    ring = concern(words)
    typed = {box.id: words(box) for box in CALL}
    yield "referrals.ring", referrals.ring(draft, ring, DURHAM, "Nobody may read this until Monday.")
    yield "referrals.ring put right", referrals.ring(draft, ring, DURHAM, "Ring now.", wrong(CALL), typed)
    yield "referrals.ring_posted", referrals.ring_posted(replace(draft, concern=ring.id), DURHAM)
    yield "referrals.drop", referrals.drop(draft)
    yield "referrals.dropped", referrals.dropped()
    yield "referrals.sent_on", referrals.sent_on("First Contact")
    yield "referrals.saved", referrals.saved(draft)
    yield "referrals.receipt", referrals.receipt(REF, NEXT, "nonce")
    yield "referrals.receipt_left", referrals.receipt_left(REF, NEXT)
    yield "referrals.start", referrals.start("nonce")
    yield "referrals.unsent", referrals.unsent(draft, "nonce")
    yield "referrals.typed_in", referrals.typed_in(draft)


def _case(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    seen, said = view(words), words(RAISE[0])
    yield "cases.case", cases.case(seen, 14, "Thursday 17 December 2026 at 9:30am", screens=True)
    own = replace(seen, own=True, case=replace(seen.case, status=CaseStatus.WAITING))
    yield "cases.case own and waiting", cases.case(own, 14, "", screens=True)
    yield "cases.read_all", cases.read_all(REF, views.Said("synopsis", "What has happened", said))
    for page in (1, MANY // history.SHOWN, 2 * MANY // history.SHOWN - 1, 99):
        yield f"history.earlier {page}", history.earlier(seen, page)
    yield "cases.neutral", cases.neutral(REF)
    yield "cases.ask", cases.ask(REF, "Add a note", Verb.CASE_ADD, True)
    yield "changes.add", changes.add(REF, "nonce", {}, None)
    yield "changes.add put right", changes.add(REF, "nonce", {"note": said}, wrong(ADD))
    yield "changes.withdraw", changes.withdraw(REF, "nonce", {"reason": said}, None)
    yield "changes.withdraw asked", changes.withdraw(REF, "nonce", {}, None, asks=True)
    yield "changes.withdraw put right", changes.withdraw(REF, "nonce", {"reason": said}, wrong(WITHDRAW))
    yield "cases.done", cases.done(REF, "Added. The chair has a notice.")


def _screening(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    seen = view(words)
    outcomes = {Outcome(each.id): each.title for each in DURHAM.screening.outcomes}
    desk = screening.Desk(seen, 14, 24, SITTING, outcomes)
    yield (
        "screening.queue",
        screening.queue([screening.Waiting(f"SHCG-2026-{n:03}", date(2026, 11, 26)) for n in range(30)]),
    )
    yield "screening.queue empty", screening.queue([])
    yield "screening.referral", screening.referral(desk)
    called = replace(desk, clock=[("The meeting is to sit", "By Thursday"), ("Rule", "From the document")])
    yield "screening.referral called", screening.referral(called)
    yield "screening.referral to be picked", screening.referral(replace(desk, picks=True))
    reason = views.Said("left_because", "No longer at risk, because", words(why_questions(False)[0]))
    back = closing.earlier("SHCG-2026-001", [reason])
    yield "screening.referral comes back", screening.referral(desk, back)
    for outcome in Outcome:
        asked = deciding(outcome, Waiting(REF, "hsb", reached=False), DURHAM)
        typed = {box.id: filled(box, words) for box in asked}
        yield f"screening.decide {outcome}", screening.decide(desk, outcome, asked, typed)
        yield f"screening.decide {outcome} put right", screening.decide(desk, outcome, asked, typed, wrong(asked))
        yield f"screening.decided {outcome}", screening.decided(REF, outcome, SITTING)


def _concern(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    raised, typed = concern(words), {box.id: words(box) for box in CALL}
    told, unread = "1 of 2 notices delivered", "Nobody may read this until Monday."
    now = concerns.Standing("Demo practitioner", told, unread, answers_it=True)
    yield "concerns.neutral", concerns.neutral(DURHAM, REF)
    yield "concerns.form", concerns.form(DURHAM, "nonce", REF, "Ring now.")
    what = {"what": words(RAISE[0])}
    yield "concerns.form put right", concerns.form(DURHAM, "nonce", REF, "Ring now.", what, wrong(RAISE))
    yield "concerns.concern", concerns.concern(raised, DURHAM, now)
    yield "concerns.concern then", concerns.concern(raised, DURHAM, replace(now, then="Within 5 working days of it"))
    yield "concerns.concern put right", concerns.concern(raised, DURHAM, now, typed, wrong(CALL))
    for said_of_it in concerns.written(raised):
        yield f"concerns.read_all {said_of_it.id}", concerns.read_all(raised.id, said_of_it)
    for page in (1, 2, 99):
        yield f"concerns.earlier {page}", concerns.earlier(raised, page)
    yield "concerns.concern new", concerns.concern(replace(raised, calls=(), words="", case=""), DURHAM, now)


def _rest(words: Words) -> Iterator[tuple[str, Posted | Opened]]:
    yield from keeping(words)
    yield from opened(words)
    asked = considering(DURHAM)
    typed = {box.id: filled(box, words) for box in asked}
    yield "considered.start", considered.start(True, False)
    yield "considered.form", considered.form("nonce", asked)
    yield "considered.form put right", considered.form("nonce", asked, typed, wrong(asked))
    raised = concern(words)
    yield "notices.concern", notices.concern(raised, DURHAM)
    yield "notices.concern taken", notices.concern(replace(raised, acknowledged_by="chair"), DURHAM)
    yield "notices.about_case", notices.about_case(templates.cases.added(REF), REF)
    yield "notices.undelivered", notices.undelivered(REF, "key")
    yield "notices.held_back", notices.held_back()
    yield "undelivered.undelivered", undelivered.undelivered("Demo chair", "accepted", REF)
    yield "undelivered.undelivered left", undelivered.undelivered("Demo chair", "accepted", REF, left=True)
    yield "undelivered.undelivered about nothing", undelivered.undelivered("Demo chair", "draft", "")


def _plain() -> Iterator[tuple[str, Posted | Opened]]:
    yield from plain()
    yield from following()
    yield from plain_assessing()
    yield from plain_signs()
    yield from plain_inquiries()
    yield from plain_attendance()
    yield from plain_nominating()
    yield from plain_amendments()
    yield from plain_audits()
    yield from plain_minutes()
    yield from asked_of_seats()
    yield from posted()
    yield from of_tenant()
    yield from plain_tracing()
    yield from plain_closing()
    yield from plain_actions()
    yield from reported()
    yield "demo.personas", demo.personas({"chair": "chair"} | {f"seat_{n}": f"Seat {n}" for n in range(20)})
    yield "demo.now_acting", demo.now_acting("chair")
    yield "demo.children", demo.children([REF])
    yield "demo.moving", demo.moving(SITTING)
    yield "demo.arrived", demo.arrived(SITTING, 3)
    yield "agenda.empty none called", agenda.empty(None)
    yield "agenda.nothing_sits", agenda.nothing_sits()
    yield "demo.ask_reset", demo.ask_reset()
    yield "demo.was_reset", demo.was_reset()
    yield "demo.forwarded", demo.forwarded(agenda.empty(SITTING), "chair", "chair")
    refused = Refused("This child stays on the agenda. Nothing has changed.", [Reason("one reason"), Reason("another")])
    yield "forms.refusal", forms.refusal(refused)
    yield "forms.refusal_posted", forms.refusal_posted(refused)
    known = [home.Help("refer", "refer a child", "Refer a child"), home.Help("case REF", "open a case", "")]
    yield "home.welcome", home.welcome("Sexual Harm Consultation Group", known)
    yield "home.help", home.help(known)
    lines = (templates.home.RUN, templates.home.TAKE_MINUTES, templates.home.SIT)
    yield "home.welcome sitting", home.welcome("Sexual Harm Consultation Group", known, lines)
    yield "home.help sitting", home.help(known, lines)
    yield "home.help hello", home.help(known, hello=True)
    others = ("my", "agenda", "roster", "reach", "schedule", "updates", "procedure")
    yield "home.more_help", home.more_help([home.Help(name, "something more", f"To {name}") for name in others])
    yield "home.nearest", home.nearest(["help", "my"])
    yield "home.elsewhere", home.elsewhere()
    yield "home.stranger", home.stranger("00000000-0000-4000-8000-000000000001")
    go_on = button("Go on", Verb.REFER_RESUME, draft="token")
    yield "home.stale", home.stale(templates.referrals.answered_at(NOW), go_on)
    local = overlaid(LOCAL)
    yield "procedures.start", procedures.start(DURHAM, "assumed", date(2026, 11, 23), others=False, proposals=True)
    due = replace(DURHAM, review_due=date(2023, 10, 31))
    yield "procedures.start review passed", procedures.start(due, "", date(2026, 11, 23), others=True)
    yield "procedures.compared", procedures.compared(DURHAM, local, 2)
    yield "procedures.compared alike", procedures.compared(DURHAM, DURHAM, 0)
    other = replace(DURHAM, title="Another group", sources={})
    for number in (0, 1):
        found = differences(DURHAM, other)
        yield f"procedures.side_by_side {number}", procedures.side_by_side(DURHAM, other, found, number)
    yield "procedures.using", procedures.using(DURHAM)
    trail = [seen.Row(NOW, "Demo chair", "used case: open")] * 25
    for span in (Span(), Span(date(2026, 11, 1), date(2026, 11, 20))):
        yield f"seen.ask {span.said}", seen.ask(REF, span)
        for number in (0, 1):
            for apart in (True, False):
                yield f"seen.seen {span.said} {number} {apart}", seen.seen(REF, span, trail, number, apart)
    for part in procedures.PARTS:
        for number in (0, 1, 9):
            kept = [("Access review", "nobody has confirmed the roster.")] if part == "live" else []
            yield f"procedures.page {part} {number}", procedures.page(DURHAM, part, number, kept)
    yield "parts.not_live", parts.not_live(agenda.empty(SITTING))
    for panel, how in ((PANEL, ""), (replace(PANEL, cancelled=True), " cancelled")):
        yield f"documents.panel{how}", documents.panel(panel)
        yield f"documents.calendar{how}", documents.calendar(panel)
    ready = documents.calendar(PANEL)
    yield "documents.by_link", documents.by_link(ready, "http://127.0.0.1:3978/documents/token")
    yield "documents.by_consent", documents.by_consent(ready)
    yield "documents.in_own_chat", documents.in_own_chat()
    yield "documents.declined", documents.declined()
    yield "documents.not_saved", documents.not_saved()
    yield "documents.not_yours", documents.not_yours()
