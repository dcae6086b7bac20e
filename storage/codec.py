"""Every kind of record there is, and record <-> document <-> bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from panel.actions import Action, DraftAction
from panel.afterwards import CameOf, Reviewed
from panel.allocations import Allocation
from panel.amendments import Amendment
from panel.apologies import Apology
from panel.apps import App
from panel.assessments import AgreedAssessment
from panel.attendance import Attendance, WentOn
from panel.auditing.findings import Finding
from panel.auditing.grading import Grading
from panel.auditing.learning import Feedback, Guide
from panel.auditing.sampling import Sample
from panel.backgrounds import Background
from panel.called_meetings import ClockSet
from panel.can_begin import CanBegin
from panel.cases import Case
from panel.checking import WorkCheck
from panel.children import Child, Linked, Match
from panel.childs_record import Kept
from panel.closing import HandOver, NoLonger, Proposal, Seen, Stated
from panel.concerns import Concern
from panel.consents import Consent
from panel.considered import Considered, SentOn
from panel.consulting import AmendmentStand
from panel.decisions import Decision, Stand
from panel.disagreeing import Disagreement
from panel.expecting import Attending
from panel.family import FamilyTold
from panel.forecasting import Forecast
from panel.interests import Interest
from panel.invitations import Invitation
from panel.looks import Altered
from panel.mailing import Mailed
from panel.minutes import Correction, Filed, Minutes, Passage, Recorded
from panel.nominating import Contribution, Nomination, Profile
from panel.offers import Offer
from panel.panels import Item, Panel
from panel.people import Person
from panel.points import PointAnswer
from panel.police import PoliceWord
from panel.polls import Could, Poll
from panel.processes import Process
from panel.recommending import Assessment, Recommendation
from panel.referrals import Addition, Draft, Matrix, Referral
from panel.rerouting import KindChange
from panel.responses import Route
from panel.rooms import Meeting, OwnMeeting
from panel.roster import RosterCheck
from panel.sat import AtEnd
from panel.screening import Screening
from panel.session import Discussion, Present, Session
from panel.sharing import Sharing
from panel.ties import Apart, Tie
from panel.updates import Challenge, DraftUpdate, Update
from storage.records import (
    Acting,
    Answered,
    Audit,
    Board,
    Booked,
    Conversation,
    Counter,
    DemoTime,
    Done,
    Errand,
    Notice,
    Obstacle,
    Organiser,
    ProcedureText,
    Reach,
    Using,
    Waking,
)


@dataclass(frozen=True)
class Kind:
    """`indexed` are the fields `find` takes. `owner` is the field that names the data key; none: the master key.

    A `steady` kind is read at nearly every turn and seldom changed, and its records are shared between turns: they hold
    nothing that could be changed in place, and nothing that is forgotten with a data key.
    """

    type: type
    indexed: tuple[str, ...] = ()
    owner: str = ""
    steady: bool = False


KINDS = (
    Kind(Person, steady=True),
    Kind(ProcedureText, ("name",), steady=True),
    Kind(Counter),
    Kind(Conversation, ("person", "procedure", "panel")),
    Kind(Using),
    Kind(Acting, ("persona",)),
    Kind(Draft, ("person", "case", "signer"), owner="id"),
    Kind(Case, ("procedure", "status", "referred_by", "worker", "panel", "invited", "received_by"), owner="id"),
    Kind(Child, ("keys",), owner="id"),
    Kind(Referral, ("draft",), owner="id"),
    Kind(Matrix, ("case",), owner="case"),
    Kind(Background, ("case",), owner="case"),
    Kind(Linked, ("case", "keys"), owner="case"),
    Kind(Match, ("case", "other"), owner="case"),
    Kind(Screening, ("case",), owner="case"),
    Kind(Addition, ("case",), owner="case"),
    Kind(Concern, ("procedure", "case", "draft", "acknowledged_by"), owner="id"),
    Kind(Considered, ("procedure", "by"), owner="id"),
    Kind(SentOn, ("procedure",)),
    Kind(Forecast, owner="id"),
    Kind(ClockSet, ("case",), owner="case"),
    Kind(KindChange, ("case",), owner="case"),
    Kind(Route, ("case",), owner="case"),
    Kind(Panel, ("procedure",), steady=True),
    Kind(Item, ("panel", "case")),
    Kind(Apology, ("panel",)),
    Kind(Attending, ("panel",)),
    Kind(Altered),
    Kind(Meeting, ("chat",)),
    Kind(OwnMeeting, ("panel", "case"), owner="case"),
    Kind(Offer, ("procedure", "state")),
    Kind(Poll, ("procedure",)),
    Kind(Could, ("poll",)),
    Kind(Invitation, ("case", "person"), owner="case"),
    Kind(Allocation, ("case",), owner="case"),
    Kind(Interest, ("case",), owner="case"),
    Kind(Tie, ("case", "other"), owner="case"),
    Kind(Apart, owner="case"),
    Kind(Update, ("panel", "case"), owner="case"),
    Kind(DraftUpdate, ("person", "case"), owner="case"),
    Kind(Challenge, ("panel", "case"), owner="case"),
    Kind(Session, ("procedure",)),
    Kind(Present, ("panel", "person")),
    Kind(Discussion, ("panel", "case"), owner="case"),
    Kind(Profile, owner="case"),
    Kind(Nomination, ("case",), owner="case"),
    Kind(Contribution, ("case", "person"), owner="case"),
    Kind(Attendance, ("panel", "case"), owner="case"),
    Kind(WentOn, ("panel",), owner="case"),
    Kind(PointAnswer, ("panel", "case"), owner="case"),
    Kind(AtEnd, ("panel", "case"), owner="case"),
    Kind(Decision, ("panel", "case", "waits"), owner="case"),
    Kind(CameOf, ("case", "decision"), owner="case"),
    Kind(Reviewed, ("case", "decision"), owner="case"),
    Kind(Stand, ("panel", "case"), owner="case"),
    Kind(Action, ("case", "panel", "state"), owner="case"),
    Kind(DraftAction, ("by", "case"), owner="case"),
    Kind(Assessment, ("case",), owner="case"),
    Kind(AgreedAssessment, ("case", "procedure", "state", "people"), owner="case"),
    Kind(Recommendation, ("case", "panel", "assessment", "waits_for"), owner="case"),
    Kind(PoliceWord, ("case",), owner="case"),
    Kind(Process, ("case",), owner="case"),
    Kind(Consent, ("case",), owner="case"),
    Kind(Sharing, ("case",), owner="case"),
    Kind(WorkCheck, ("case",), owner="case"),
    Kind(CanBegin, ("panel", "case"), owner="case"),
    Kind(Seen, ("panel", "case"), owner="case"),
    Kind(NoLonger, ("panel", "case"), owner="case"),
    Kind(Stated, ("panel", "case"), owner="case"),
    Kind(HandOver, ("case",), owner="case"),
    Kind(Proposal, ("panel", "case"), owner="case"),
    Kind(FamilyTold, ("case",), owner="case"),
    Kind(Kept, ("case",), owner="case"),
    Kind(Minutes, ("procedure", "stage")),
    Kind(Passage, ("panel", "case"), owner="case"),
    Kind(Filed, ("panel", "case"), owner="case"),
    Kind(Correction, ("panel", "case"), owner="case"),
    Kind(Recorded, ("panel", "case")),
    Kind(Mailed, ("panel",)),
    Kind(Disagreement, ("case", "panel", "waits_for"), owner="case"),
    Kind(Notice, ("to",)),
    Kind(Done),
    Kind(Waking),
    Kind(Board, ("subject", "person")),
    Kind(Booked),
    Kind(Organiser),
    Kind(Errand),
    Kind(Obstacle),
    Kind(Reach),
    Kind(App),
    Kind(RosterCheck),
    Kind(Amendment, ("procedure",)),
    Kind(AmendmentStand, ("amendment",)),
    Kind(Sample, ("procedure", "closed_by")),
    Kind(Grading, ("sample", "case"), owner="case"),
    Kind(Feedback, ("sample",)),
    Kind(Finding, ("sample", "procedure", "seen_by")),
    Kind(Guide),
    Kind(DemoTime),
    Kind(Audit, ("subject",)),
    Kind(Answered, owner="owner"),
)

SCHEMA = 1
"""Every line of the file says which schema it was written under, and a newer one is refused. When old documents would
no longer read as their records, count this up and translate older rows in `sealing.unseal_commit`."""

Document = dict[str, Any]
"""A record as plain values: what TinyDB holds, and what is kept."""

Key = tuple[str, str]
"""Where a document stands: the name of its kind, and its id."""

NAMED = {kind.type.__name__: kind for kind in KINDS}
FIELDS = {name: frozenset(field.name for field in fields(kind.type)) for name, kind in NAMED.items()}

R = TypeVar("R")


def to_document(record: object) -> Document:
    """A record as plain values, of whatever types its values are: `to_record` is what checks them."""
    document: Document = msgspec.to_builtins(record, builtin_types=(bytes,))
    return document


def to_record(kind: type[R], document: Document) -> R:
    """The record in a document; `ValueError` for a value of another type, a field that the record does not have, or a
    `wake_at` without a time zone."""
    wake_at(document)
    if unknown := document.keys() - FIELDS[kind.__name__]:
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return msgspec.convert(document, kind, builtin_types=(bytes,))


def encode(document: Document) -> bytes:
    """The bytes of a document."""
    return msgspec.msgpack.encode(document)


def decode(name: str, body: bytes) -> Document:
    """The document in some bytes; `ValueError` unless it reads as a record of the kind of that name."""
    if name not in NAMED:
        raise ValueError(f"there is no {name}")
    document = msgspec.msgpack.decode(body, type=Document)
    to_record(NAMED[name].type, document)
    return document


def owner(name: str, document: Document) -> str:
    """Whose data key seals a document; empty for the master key alone."""
    field = NAMED[name].owner
    return str(document[field]) if field else ""


def wake_at(document: Document) -> datetime | None:
    """When a record is due, if it can be; `ValueError` for a time without a zone."""
    if not (text := document.get("wake_at")):
        return None
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("wake_at has no time zone")
    return at


def values(document: Document, field: str) -> tuple[str, ...]:
    """What a document is found by under a field: every element of a tuple, or the one value. A document that was kept
    before there was such a field is not found by it."""
    value = document.get(field, ())
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def matches(document: Document, where: Mapping[str, str]) -> bool:
    """Whether a document has all these values."""
    return all(value in values(document, field) for field, value in where.items())
