"""Records of nobody, for the storage tests."""

from datetime import UTC, date, datetime, timedelta

from panel.cases import Case, CaseStatus
from panel.children import Child, Linked, Match
from panel.referrals import Addition, Draft, Matrix, Referral
from panel.screening import Outcome, Screening
from storage.records import Answered, Notice

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
CASE = "TEST-2026-001"


def draft(id: str = "draft-1", words: str = "nothing yet", person: str = "person-1") -> Draft:
    return Draft(
        id=id,
        person=person,
        procedure="test",
        version="1",
        screen=0,
        answers={"words": words},
        done=(1, 2),
        started_at=NOW,
        saved_at=NOW,
    )


def case(id: str = CASE, status: CaseStatus = CaseStatus.WAITING, referred_by: str = "person-1") -> Case:
    return Case(
        id=id,
        procedure="test",
        version="1",
        status=status,
        kind="first",
        referred_by=referred_by,
        referred_at=NOW,
        level="medium",
    )


def child(id: str = CASE, first: str = "Quillon", keys: tuple[str, ...] = ("key-a", "key-b")) -> Child:
    return Child(
        id=id,
        procedure="test",
        first=first,
        family="Vantrease",
        known_as="Quill",
        born=date(2012, 5, 6),
        estimated=False,
        number="",
        keys=keys,
    )


def referral(id: str = CASE) -> Referral:
    return Referral(id=id, by="person-1", sent_at=NOW, answers={"words": "what was sent"}, draft="draft-1")


def matrix(id: str, dated: date, case: str = CASE) -> Matrix:
    return Matrix(
        id=id,
        case=case,
        name="test",
        level="medium",
        suggested="medium",
        because=("two ticks",),
        dated=dated,
        author="person-1",
        kept="in the social care record",
        set_by="person-1",
        set_at=NOW,
    )


def linked(id: str, name: str, case: str = CASE) -> Linked:
    return Linked(id=id, case=case, relation="sibling", name=name, born=None, same_place="yes")


def match(id: str, case: str, other: str) -> Match:
    return Match(id=id, case=case, other=other, why=("the same birthday",))


def screening(id: str, hours: int, case: str = CASE) -> Screening:
    return Screening(id=id, case=case, outcome=Outcome.PANEL, reason="it is needed", by="chair", at=NOW + hours * HOUR)


def addition(id: str, hours: int, case: str = CASE) -> Addition:
    return Addition(id=id, case=case, words="more is known", by="person-1", at=NOW + hours * HOUR)


def notice(id: str = "receipt:1", hours: int | None = 0, template: str = "receipt", to: str = "person-1") -> Notice:
    wake_at = None if hours is None else NOW + hours * HOUR
    return Notice(id=id, to=to, template=template, ids={"case": CASE}, wake_at=wake_at, expires_at=NOW + 72 * HOUR)


def answered(id: str, owner: str, reply: bytes = b"a reply", hours: int = 24) -> Answered:
    return Answered(id=id, owner=owner, reply=reply, sent=True, wake_at=NOW + hours * HOUR)
