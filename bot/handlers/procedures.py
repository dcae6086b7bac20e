"""`procedure` and `use`: the rules in force, and which procedure a person means."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps import amendments
from cards import procedures as cards
from panel.access import Act, may
from panel.differences import differences
from panel.procedure import Procedure
from panel.roster import RosterCheck, due
from panel.said import said_day, wall_day
from panel.words import Refused
from storage.records import Using
from storage.store import Turn

PARTS = {"assumptions": "assumed", "contradictions": "conflict", "live": "live"}


def procedure(asked: Asked, turn: Turn) -> Reply:
    """procedure: the rules in force here, with their sources; what is assumed or missing; changes proposed to them."""
    first, *names = asked.words.split() or [""]
    if first.casefold() == "diff":
        return _compare(turn, names)
    if first.casefold() in ("propose", "proposals"):
        return amendments.ask(asked, turn, proposes=first.casefold() == "propose")
    chosen = PARTS.get(asked.words.casefold(), "")
    proposals = may(asked.person, Act.PROPOSAL, asked.procedure.name)
    return Reply(cards.start(asked.procedure, chosen, wall_day(turn.now), len(turn.procedures()) > 1, proposals))


def _compare(turn: Turn, names: list[str]) -> Reply:
    if len(names) != 2:
        raise Refused(f"Write “procedure diff” and two of: {', '.join(sorted(turn.procedures()))}.")
    one, other = (_running(turn, name) for name in names)
    return Reply(cards.compared(one, other, len(differences(one, other))))


def _running(turn: Turn, name: str) -> Procedure:
    running = turn.procedures()
    if name.casefold() not in running:
        raise Refused(f"No such procedure runs here. Those that do: {', '.join(sorted(running))}.")
    return running[name.casefold()]


def part(asked: Asked, turn: Turn) -> Reply:
    """One page of the rules, of the assumptions, or of what is missing."""
    shown = _running(turn, asked.id("procedure")) if asked.id("procedure") else asked.procedure
    kept = _looked_at_again(turn, shown) if asked.id("part") == "live" else []
    return Reply(cards.page(shown, asked.id("part"), asked.number("page"), kept))


def _looked_at_again(turn: Turn, procedure: Procedure) -> list[tuple[str, str]]:
    """What is on record of what a partnership looks at again: who may open what, as the roster has it."""
    checked = turn.maybe(RosterCheck, procedure.name)
    last = (
        f"the roster was confirmed on {said_day(wall_day(checked.at))}"
        if checked
        else "nobody has confirmed the roster"
    )
    by = f", and is looked at again by {said_day(wall_day(due(checked, procedure)))}" if checked else ""
    return [("Access review", f"{last}{by}."), ("Retention reviews, breaches and holds", "Not recorded here.")]


def diff(asked: Asked, turn: Turn) -> Reply:
    """One page of what two procedures say otherwise."""
    one, other = (_running(turn, asked.id(name)) for name in ("one", "other"))
    return Reply(cards.side_by_side(one, other, differences(one, other), asked.number("page")))


def use(asked: Asked, turn: Turn) -> Reply:
    """use NAME: say which procedure you mean, where more than one runs."""
    chosen = _running(turn, asked.words)
    turn.save(Using(asked.person.id, chosen.name))
    return Reply(cards.using(chosen))
