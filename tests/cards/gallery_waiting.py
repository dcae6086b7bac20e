"""The cards of a case's own clocks: what it waits for, possible same child, a concern nobody has taken."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from cards import cases, changes, concerns, considered, drafts, matches, screening, templates
from cards.parts import Opened, Posted
from panel import considered as considering
from panel.cases import AGENDA_OUT, RECEIVED, STAYS, CaseStatus
from panel.children import Match
from panel.concerns import CALL, RAISE
from panel.considered import Considered
from panel.matching import DECIDE, PART, Decision
from panel.screening import Outcome
from tests.cards.samples import MANY, Words, concern, drafted, filled, view, wrong
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]

OTHER = "SHCG-2025-001"


def waiting(words: Words) -> Cards:
    """Each of them, with the same words typed everywhere."""
    yield from _cases(words)
    yield from _matches(words)
    yield from _concerns(words)
    yield from _considered(words)


def _cases(words: Words) -> Cards:
    seen, said = view(words), words(RAISE[0])
    sent = replace(seen.case, status=CaseStatus.SIGNPOSTED)
    yield "cases.case signposted", cases.case(replace(seen, case=sent, own=True), 14, "", screens=False)
    arrived = replace(sent, received_by=words(RECEIVED[0]), received_on=date(2026, 11, 25))
    yield "cases.case received", cases.case(replace(seen, case=arrived), 14, "", screens=False)
    asks = replace(seen.case, withdrawal="note")
    asked = replace(seen, case=asks, own=False)
    yield "cases.case asked to withdraw", cases.case(asked, 14, "", screens=False, same=[OTHER])
    yield "changes.add instead", changes.add(REF, "nonce", {}, None, why=AGENDA_OUT.format(REF))
    yield "changes.received", changes.received(REF, "nonce", {}, None)
    typed = {box.id: filled(box, words) for box in RECEIVED}
    yield "changes.received put right", changes.received(REF, "nonce", typed, wrong(RECEIVED))
    yield "changes.withdrawal", changes.withdrawal(asks, said, "Demo practitioner", {}, None)
    why = {"stays": said}
    yield "changes.withdrawal put right", changes.withdrawal(asks, said, "Demo practitioner", why, wrong(STAYS))
    draft = drafted(words)
    yield "drafts.left", drafts.left(draft)
    yield "drafts.whose", drafts.whose(draft, "Demo practitioner")


def _matches(words: Words) -> Cards:
    seen, said = view(words), words(RAISE[0])
    match = Match(f"{OTHER}/{REF}", REF, OTHER, ("the same case number",))
    records = [matches.Record(seen, 14), matches.Record(seen, 14)]
    yield "matches.asked", matches.asked(REF, OTHER)
    yield "matches.both", matches.both(match, records, "", True, {})
    typed = {box.id: filled(box, words) for box in DECIDE}
    yield "matches.both put right", matches.both(match, records, "", True, typed, wrong(DECIDE))
    for decision in Decision:
        decided = replace(match, decision=decision, reason=said, decided_at=NOW, decided_by="chair")
        yield f"matches.both {decision}", matches.both(decided, records, "Demo chair", False, {})
        yield f"matches.decided {decision}", matches.decided(decided)
    joined = replace(match, decision=Decision.SAME, reason=said, decided_at=NOW, joined_at=NOW)
    yield "matches.unlink", matches.unlink(REF, 2)
    yield "matches.unlink none", matches.unlink(REF, 0)
    yield "matches.part", matches.part(REF, joined, ["SHCG-2025-002"], "Demo chair", {}, None)
    yield "matches.part put right", matches.part(REF, joined, [], "Demo chair", {"reason": said}, wrong(PART))
    yield "matches.told_parted", matches.told_parted(REF, OTHER)
    openings = [matches.Opening("Demo police", REF, NOW + timedelta(hours=n)) for n in range(MANY)]
    for page in (0, 1):
        yield f"matches.seen {page}", matches.seen(joined, openings, page)
    yield "matches.seen nobody", matches.seen(joined, [], 0)
    unsure = replace(match, decision=Decision.NOT_SURE)
    yield "cases.case not sure", cases.case(replace(seen, matches=(unsure,)), 14, "", screens=False)
    outcomes = {Outcome(each.id): each.title for each in DURHAM.screening.outcomes}
    desk = screening.Desk(replace(seen, matches=()), 14, 24, NOW, outcomes)
    yield "screening.referral no match", screening.referral(desk)


def _concerns(words: Words) -> Cards:
    raised, said = concern(words), words(CALL[0])
    taken = replace(raised, acknowledged_by="chair", acknowledged_at=NOW)
    yield "concerns.again", concerns.again(raised, DURHAM)
    yield "concerns.ring_about", concerns.ring_about(raised)
    line = templates.concerns.nobody_to_ring(raised.id)
    yield "concerns.told_of", concerns.told_of(line, raised, DURHAM)
    yield "concerns.told_of taken", concerns.told_of(templates.concerns.taken(raised.id, NOW), taken)
    names = [("Demo practitioner", False), ("Demo chair", True), ("Demo deputy", False)]
    for each in (raised, taken):
        yield f"concerns.whom {bool(each.acknowledged_by)}", concerns.whom(each, names)
    now = concerns.Standing(said, "2 of 2 notices delivered; told 3 times", taken_by="Demo chair")
    yield "concerns.concern taken", concerns.concern(taken, DURHAM, now)


def _considered(words: Words) -> Cards:
    said = words(RAISE[0])
    record = Considered("SHCG-C001", NAME, words(CALL[0]), date(2013, 9, 29), "A", "police", False, said, "worker", NOW)
    waits = replace(record, waits=True)
    later = replace(record, told_by="police", told_at=NOW)
    kinds = [considered.Row(each, "Arrested", "Demo practitioner", "Demo police") for each in (record, waits, later)]
    rows = kinds * MANY
    for only in ("", "no", "waits"):
        for page in (0, 1, 9):
            yield f"considered.recorded_so_far {page} {only}", considered.recorded_so_far(rows, page, only)
    yield "considered.read_all", considered.read_all(rows[0], 1, "no")
    yield "considered.start to read", considered.start(False, True, 2)
    yield "considered.start both", considered.start(True, True, 1)
    yield "considered.decide", considered.decide(kinds[1], {})
    why = considering.DECIDE
    yield (
        "considered.decide put right",
        considered.decide(kinds[1], {box.id: filled(box, words) for box in why}, wrong(why)),
    )
    for each in (record, waits, replace(record, referred=True)):
        yield f"considered.recorded {each.referred} {each.waits}", considered.recorded(each, refers=not each.waits)
