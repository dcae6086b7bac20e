"""A change of the rules: which value, what it is to be, who agrees and objects, and what the chair makes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.forms import inputs, problem
from cards.parts import (
    Ids,
    Opened,
    button,
    facts,
    first_words,
    opened,
    row,
    rows,
    says,
    title,
    typed,
)
from cards.procedures import named, rule, said
from cards.verbs import Verb
from panel.amendments import Amendment, State
from panel.consulting import OBJECT, AmendmentStand, Tally
from panel.procedure import Procedure
from panel.rules.after import Enough
from panel.said import said_date, said_when
from panel.words import Refused

HEARD = {
    Enough.EVERY: "Every agency is heard first",
    Enough.MOST: "More than half of the agencies are heard first",
    Enough.ONE: "One agency is heard first",
}


@dataclass(frozen=True)
class Seat:
    """A seat of this person's, and what it has said."""

    id: str
    name: str
    stand: AmendmentStand | None = None


@dataclass(frozen=True)
class Shown:
    """A change with the names of who proposed and closed it, the rules as they are, where the agencies stand, this
    person's own seats while it is open, every objection with the name of its seat, and whether this person decides."""

    amendment: Amendment
    procedure: Procedure
    by: str
    tally: Tally
    closed_by: str = ""
    mine: tuple[Seat, ...] = ()
    against: tuple[tuple[str, AmendmentStand], ...] = ()
    decides: bool = False

    @property
    def at(self) -> Ids:
        """What every button about it carries."""
        return ids(self.amendment)


def ids(amendment: Amendment) -> Ids:
    """What a button about a change carries."""
    return {"procedure": amendment.procedure, "proposal": amendment.id, "rev": amendment.rev}


def state(amendment: Amendment) -> str:
    """How far a change has come, in words."""
    match amendment.state:
        case State.OPEN:
            return f"Open. To be so from {said_date(amendment.starts_on)}."
        case State.AGREED:
            return f"Agreed. It comes into force on {said_date(amendment.starts_on)}."
        case State.IN_FORCE:
            return f"In force from {said_date(amendment.starts_on)}."
        case State.DROPPED:
            return "Dropped. The rule stayed as it was."
        case State.OVERTAKEN:
            return "Agreed, and overtaken: a procedure file says otherwise."


def amendment(shown: Shown, wrong: Refused | None = None) -> Opened:
    """One change: what, why and from when, where each agency stands, and what this person may do."""
    it = shown.amendment
    return opened(
        f"{it.id}: a change of the rules",
        *(problem(wrong) if wrong else []),
        says(state(it)),
        facts(_said(shown)),
        *_words(shown, "given", "why"),
        *_tally(shown),
        *(element for seat in shown.mine for element in _mine(shown, seat)),
        *_words(shown, *(stand.seat for _, stand in shown.against)),
        buttons=_buttons(shown),
    )


def written(shown: Shown) -> dict[str, tuple[str, str]]:
    """Everything somebody wrote about a change, by the id under which *Read all* asks for it, each with its label."""
    it = shown.amendment
    found = {"given": ("It is to be", said(it.value)), "why": ("Why?", it.why)}
    return found | {stand.seat: (f"{name} objects", stand.reason) for name, stand in shown.against}


def read_all(shown: Shown, what: str) -> Opened:
    """One of these, whole."""
    label, words = written(shown)[what]
    back = button("Back to the proposal", Verb.PROPOSE_OPEN, main=True, at=shown.at)
    return opened(shown.amendment.id, typed(label, bold=True), typed(words), buttons=[back])


def _words(shown: Shown, *ids: str) -> list[CardElement]:
    """What was written under these ids, by its first words, with a *Read all* for each that is cut."""
    here = {id: written(shown)[id] for id in ids}
    long = [(id, label) for id, (label, words) in here.items() if first_words(words) != words]
    more = [button(f"Read all: {label}", Verb.PROPOSE_READ, at=shown.at, what=id) for id, label in long]
    return [facts((label, first_words(words)) for label, words in here.values()), *rows(more)] if here else []


def _said(shown: Shown) -> Iterator[tuple[str, str]]:
    it = shown.amendment
    yield "Value", named(it.key)
    yield ("It is now" if it.state is State.OPEN else "It was"), said(it.was)
    yield "Proposed by", f"{shown.by}, {said_when(it.at)}"
    if it.closed_at:
        yield "Closed by", f"{shown.closed_by}, {said_when(it.closed_at)}"
    if it.state is State.OPEN:
        yield "Who agrees", rule(shown.procedure, "amendment.agreed_by")
        yield HEARD[shown.procedure.amendment.heard], rule(shown.procedure, "amendment.heard")


def _tally(shown: Shown) -> list[CardElement]:
    it = shown.tally
    counted = f"Agencies that agree: {len(it.agree)}. That object: {len(it.object)}. Not heard: {len(it.unheard)}."
    found = [(agency, f"agrees: {', '.join(names)}") for agency, names in it.agree]
    found += [(agency, f"objects: {', '.join(names)}") for agency, names in it.object]
    found += [(agency, f"not heard: {', '.join(names)}") for agency, names in it.unheard]
    found += [("Held by nobody, and not asked", ", ".join(it.vacant))] if it.vacant else []
    return [title("Where the agencies stand"), says(counted), facts(found)]


def _mine(shown: Shown, seat: Seat) -> list[CardElement]:
    agrees = seat.stand and seat.stand.agrees
    own = "Nothing yet." if seat.stand is None else "It agrees." if agrees else "It objects."
    against = "Change the reason" if seat.stand and not agrees else "Object"
    choices = [
        *([] if agrees else [button("Agree", Verb.PROPOSE_AGREE, at=shown.at, seat=seat.id)]),
        button(against, Verb.PROPOSE_OBJECT, at=shown.at, seat=seat.id),
    ]
    return [title(f"Your seat: {seat.name}"), says(f"{own} This can be changed until it is closed."), row(*choices)]


def _buttons(shown: Shown) -> list[ExecuteAction]:
    found: list[ExecuteAction] = []
    if shown.decides and shown.amendment.state is State.OPEN:
        found.append(button("Close it: agreed", Verb.PROPOSE_CLOSE, main=True, at=shown.at))
        found.append(button("Drop it", Verb.PROPOSE_DROP, at=shown.at))
    return [*found, button("All proposals", Verb.PROPOSE_LIST, procedure=shown.amendment.procedure, page=0)]


def objects(shown: Shown, seat: str, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Why a seat objects."""
    return opened(
        f"{shown.amendment.id}: your seat objects",
        *(problem(wrong) if wrong else []),
        says("Nothing changes while a seat objects. Every member and the chair read the reason.", quietly=True),
        *inputs(OBJECT, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("Object", Verb.PROPOSE_OBJECT_SAVE, main=True, at=shown.at, seat=seat),
            button("Back to the proposal", Verb.PROPOSE_OPEN, at=shown.at),
        ],
    )


def drop(shown: Shown) -> Opened:
    """Whether a change is really to be dropped."""
    return opened(
        f"Drop {shown.amendment.id}?",
        says("The rule stays as it is. What each seat said is kept, and everybody who was asked is told."),
        buttons=[
            button("Yes, drop it", Verb.PROPOSE_DROP_YES, main=True, at=shown.at),
            button("Back to the proposal", Verb.PROPOSE_OPEN, at=shown.at),
        ],
    )
