"""A decision of a sitting in one person's view: what it holds, and what somebody wrote about it, whole or in part."""

from dataclasses import dataclass

from microsoft_teams.cards import CardElement

from cards.parts import Ids, Opened, button, facts, first_words, opened, rows, typed
from cards.verbs import Verb
from panel.decisions import Agency, Decision, Stand
from panel.points import Lack
from panel.voting import Vote


@dataclass(frozen=True)
class Seat:
    """A seat of this person's, and what it has said; `theirs` says that they may say it anew: an objection is whoever's
    who made it."""

    id: str
    name: str
    stand: Stand | None = None
    theirs: bool = True


@dataclass(frozen=True)
class Begun:
    """The disagreement that was begun for an objection: its reference, how far it has come, and what the button carries
    that opens it, None for whoever may not."""

    id: str
    far: str
    at: Ids | None = None


@dataclass(frozen=True)
class Objection:
    """An objection with the name of its seat, whether it is this person's own, and the disagreements begun for it.
    `caller` says that the chair wrote it down for somebody who cannot press, and still speaks for the seat."""

    name: str
    stand: Stand
    own: bool = False
    begun: tuple[Begun, ...] = ()
    caller: bool = False


@dataclass(frozen=True)
class Shown:
    """A decision with the name of who proposed it, where each agency stands, the seats (id, name) that are here and
    have said nothing (once it is closed: that had not), those of them that are on the telephone only, this person's
    own, every objection, and whether this person leads the item while it can still be changed. `lacks` are the points
    that have to be answered before it is closed. `outcome` is the procedure's own name for it, `recorded` what it asks,
    `because` the listed reason for leaving, and `vote` how it
    stands where one decides. `heard` says whether anybody was."""

    decision: Decision
    by: str
    agencies: tuple[Agency, ...] = ()
    unheard: tuple[tuple[str, str], ...] = ()
    callers: tuple[tuple[str, str], ...] = ()
    mine: tuple[Seat, ...] = ()
    against: tuple[Objection, ...] = ()
    leads: bool = False
    closed_by: str = ""
    lacks: tuple[Lack, ...] = ()
    outcome: str = ""
    recorded: tuple[tuple[str, str], ...] = ()
    because: str = ""
    vote: Vote | None = None

    @property
    def at(self) -> Ids:
        """What every button about it carries."""
        one = self.decision
        return {"case": one.case, "panel": one.panel, "round": one.round, "rev": one.rev}

    @property
    def heard(self) -> bool:
        """Whether anybody was heard on it."""
        return bool(self.agencies)


def written(shown: Shown) -> dict[str, tuple[str, str]]:
    """Everything somebody wrote about a decision, by the id under which *Read all* asks for it, each with its label."""
    one = shown.decision
    found = {"why": ("Why?", one.why), "unsaid": ("Must not be said", one.unsaid)}
    for each in shown.against:
        stand = each.stand
        found[stand.seat] = (f"{each.name} {'objects' if stand.stands else 'objected'}", stand.reason)
        found[f"{stand.seat}:settled"] = (f"{each.name}: settled, the chair says", stand.settled)
    return {id: (label, words) for id, (label, words) in found.items() if words}


def read_all(shown: Shown, what: str) -> Opened:
    """One of these, whole."""
    label, words = written(shown)[what]
    back = button("Back to the decision", Verb.DECIDE_OPEN, main=True, at=shown.at)
    return opened(shown.decision.case, typed(label, bold=True), typed(words), buttons=[back])


def in_short(shown: Shown, *ids: str) -> list[CardElement]:
    """What was written under these ids, by its first words, with a *Read all* for each that is cut."""
    every = written(shown)
    here = {id: every[id] for id in ids if id in every}
    long = [id for id, (_, words) in here.items() if first_words(words) != words]
    more = [button("Read all", Verb.DECIDE_READ, at=shown.at, what=id) for id in long]
    return [facts((label, first_words(words)) for label, words in here.values()), *rows(more)] if here else []
