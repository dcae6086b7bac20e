"""What it costs the others when somebody asks for figures: a year of three hundred children, beside the loop."""

import asyncio
import gc
import secrets
import tempfile
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from bot.desk import FrontDesk
from bot.making import bytes_of, card_of
from bot.opening import open_house
from bot.personas import persona_id
from bot.request import Chat, ChatKind, Kind, Reply, Request
from bot.settings import read
from panel.actions import Action, Owner
from panel.cases import Case, CaseStatus
from panel.children import Child
from panel.panels import Item, Panel
from panel.referrals import Matrix, Referral
from panel.screening import Outcome, Screening
from panel.session import Discussion, Session
from panel.updates import Answer, Mark, Nature, Statement, Update
from storage.store import Store, Turn
from storage.tinydb_store import open_store
from tests.panel.durham import DURHAM
from tools.bench_county import NOW, WORDS
from tools.bench_month import longest_stall

CHILDREN, A_PANEL = 300, 15
YEAR = {"procedure": DURHAM.name, "piece": "year", "year": str(NOW.year)}
ASKED = {
    "a report": ("report.open", YEAR),
    "fairness": ("inquiry.open", {**YEAR, "topic": "equality"}),
}
SET = {"procedure": DURHAM.name, "first": "2026-04-01", "last": str(NOW.date()), "kind": "csv"}


def measure() -> dict[str, float]:
    """Milliseconds and ratios, by name."""
    with tempfile.TemporaryDirectory() as folder:
        key = secrets.token_urlsafe(32)
        settings = read(CONVENOR_MODE="demo", CONVENOR_DATA=folder, CONVENOR_KEY=key)
        store = open_store(Path(folder), key, "demo")
        fill(store)
        with store.turn(NOW) as turn:
            open_house(turn, settings)
        gc.freeze()  # as the bot does with what it has read
        desk = FrontDesk(store, lambda: NOW, live=False)
        figures: dict[str, float] = {}
        for name, (verb, ids) in ASKED.items():
            figures |= asyncio.run(_asked(desk, name, _press(verb, ids)))
        figures |= asyncio.run(_asked(desk, "the evidence", _press("evidence.file", SET, taking=True)))
        store.close()
        return figures


def wanted(figures: dict[str, float]) -> list[tuple[str, bool]]:
    """Each wanted figure with what was found, and whether it is met."""
    steps = {name: figure for name, figure in figures.items() if "longest step" in name}
    return [(f"{name}: {figure:.1f}, at most 50", figure <= 50) for name, figure in steps.items()]


async def _asked(desk: FrontDesk, name: str, request: Request) -> dict[str, float]:
    """The press itself is one step of the loop; what is counted after it goes on in a thread."""
    start = perf_counter()
    reply = desk.answer(request)
    step = (perf_counter() - start) * 1000
    begun = perf_counter()
    waited, _ = await longest_stall(_made(desk, reply))
    made = (perf_counter() - begun) * 1000
    about = f"{name} of {CHILDREN} children"
    return {
        f"the loop's longest step while {about} is made, ms": step,
        f"the loop's longest wait while {about} is made, ms": waited,
        f"{about}, made beside the loop, ms": made,
        f"{about}, the loop's own part of it": step / (step + made),
    }


async def _made(desk: FrontDesk, reply: Reply) -> None:
    if reply.document:
        await bytes_of(desk, reply.document)
    else:
        await card_of(desk, reply)


def _press(verb: str, ids: dict[str, str], taking: bool = False) -> Request:
    person = persona_id("chair")
    chat = Chat(f"a:{person}", ChatKind.PERSONAL, "http://127.0.0.1:1", "tenant", "28:bot", person)
    return Request(secrets.token_hex(8), Kind.PRESS, person, chat, verb=verb, ids=ids, taking=taking)


def fill(store: Store) -> None:
    """Twenty panels that sat, each on fifteen children with an answer of every seat."""
    for number in range(CHILDREN // A_PANEL):
        with store.turn(NOW) as turn:
            panel = Panel(f"SHCG-P9{number:02d}", DURHAM.name, NOW - timedelta(days=7 * number + 1), 300)
            at, chair = panel.starts_at, persona_id("chair")
            turn.save(panel)
            turn.save(Session(panel.id, DURHAM.name, at, chair, chair, ended_at=at + timedelta(hours=4)))
            for n in range(A_PANEL):
                _child(turn, panel, f"SHCG-2026-{A_PANEL * number + n + 100:03d}")


def _child(turn: Turn, panel: Panel, id: str) -> None:
    at, on = panel.starts_at, panel.starts_at - timedelta(days=24)
    born = on.date() - timedelta(days=14 * 365)
    turn.save(Case(id, DURHAM.name, DURHAM.version, CaseStatus.ACCEPTED, "hsb", "somebody", on, "high", panel.id))
    turn.save(Referral(id, "somebody", on, {"synopsis": WORDS, "status": "child_in_need"}, f"draft-{id}"))
    turn.save(Child(id, DURHAM.name, "Robin", f"Example {id}", "", born, False, "", (f"key-{id}",)))
    turn.save(Matrix(f"{id}/m", id, "hsb", "high", "high", (), on.date(), "Somebody", "a record", "somebody", on))
    turn.save(Screening(f"{id}/s001", id, Outcome.PANEL, "High.", "chair", on, "Supervised contact.", "not_held"))
    turn.save(Item(f"{panel.id}/{id}", panel.id, id, new=True, placed_at=on))
    turn.save(Discussion(f"{panel.id}/{id}", panel.id, id, at, notes={"voice": "w" * 100}, done=True))
    owner = Owner("health", "somebody", at, "chair")
    turn.save(Action(turn.new_id("SHCG-A"), id, "w" * 100, NOW.date(), (owner,), "chair", at, panel.id))
    for seat in DURHAM.seats:
        said = (Statement(f"{panel.id}:{id}:{seat.id}:1", Nature.FACT, "w" * 400, "a record", Mark.MEMBERS),)
        turn.save(
            Update(f"{panel.id}:{id}:{seat.id}", panel.id, id, seat.id, 1, Answer.UPDATE, "x", at, statements=said)
        )
