"""What a turn costs: Convenor, two SDKs' echoes and a bare handler, measured in one run and in turns."""

import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import aiohttp
from aiohttp import web

from tests.child import environment, free_port
from tools.bench_load import (
    Conversation,
    Work,
    answer_screens,
    begin_referrals,
    drop_referrals,
    nothing,
    press_a_button,
    type_hello,
    type_my,
)
from tools.processes import Program, program, wait_until_ready

ROUNDS = 5
TURNS = 220
WARM = 44


@dataclass
class Subject:
    """One program under one kind of work; `floor` names what it is compared with.

    `cpu` is the program's own CPU time a turn, one figure a round; `took` is how long each turn took. Milliseconds.
    """

    name: str
    module: str
    work: Work
    floor: str = ""
    before: Work = nothing
    after: Work = nothing
    cpu: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)

    async def round(self, running: Program, chat: Conversation, turns: int) -> None:
        """So many turns; what comes before and after them is not counted."""
        await self.before(chat, turns)
        chat.took.clear()
        begun = cpu(running.process.pid)
        await self.work(chat, turns)
        self.cpu.append((cpu(running.process.pid) - begun) / len(chat.took))
        self.took += chat.took
        await self.after(chat, turns)


PRESS, POST = "a bare handler, press answered", "a bare handler, message posted"
AGENTS, SCREEN, MY = "Microsoft 365 Agents SDK 1.9, echo", "Convenor, a screen answered", "Convenor, `my` typed"


def subjects() -> list[Subject]:
    """A press is compared with a press, which is answered in the body, and a message with a message, which is
    answered by a post."""
    return [
        Subject(PRESS, "tools.bench_floor", press_a_button),
        Subject(POST, "tools.bench_floor", type_hello),
        Subject("botbuilder 4.17.1, echo", "tools.bench_botbuilder", type_hello, floor=POST),
        Subject(AGENTS, "tools.bench_agents", type_hello, floor=POST),
        Subject(SCREEN, "bot", answer_screens, floor=PRESS, before=begin_referrals, after=drop_referrals),
        Subject(MY, "bot", type_my, floor=POST),
    ]


async def measure(folder: Path) -> list[Subject]:
    """Every subject, measured; the first round only warms up."""
    measured = subjects()
    pin(os.getpid(), core=1)
    with started({one.module for one in measured}, folder) as programs:
        async with connector() as url, aiohttp.ClientSession() as session:
            for number in range(ROUNDS + 1):
                for one in measured:
                    running, port = programs[one.module]
                    await one.round(running, Conversation(session, port, url), TURNS if number else WARM)
                    if not number:
                        one.cpu.clear()
                        one.took.clear()
    return measured


@contextmanager
def started(modules: set[str], folder: Path) -> Iterator[dict[str, tuple[Program, int]]]:
    """Each program, ready and alone on the first core, with its port."""
    programs = {}
    with ExitStack() as stack:
        for module in sorted(modules):
            port = free_port()
            settings = {"CONVENOR_MODE": "demo", "CONVENOR_DATA": str(folder / "data")}
            # The bot knows its port from its settings, and takes no other word than those of its own.
            command = [sys.executable, "-m", module, *([] if module == "bot" else [str(port)])]
            running = stack.enter_context(program(module, command, environment(settings, port), folder / module))
            pin(running.process.pid, core=0)
            wait_until_ready(running, port, "/health/ready")
            programs[module] = running, port
        yield programs


CORES = sorted(os.sched_getaffinity(0)) if sys.platform == "linux" else []
"""Those we may use; none where the machine cannot keep a process to one of them."""


def pin(process: int, core: int) -> None:
    """Keeps a process to one core, the first (0) or the second (1), where there are two."""
    if len(CORES) > 1 and sys.platform == "linux":
        os.sched_setaffinity(process, {CORES[core]})


def cpu(process: int) -> float:
    """The CPU time of a process and all its threads, in milliseconds; not a number where the machine does not say."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def connector() -> AsyncIterator[str]:
    """Takes every post and gives it an id, as fast as aiohttp can."""
    numbers = count(1)

    async def take(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"id": f"message-{next(numbers)}"}, status=201)

    app = web.Application()
    app.add_routes([web.post("/v3/conversations/{chat}/activities", take)])
    app.add_routes([web.post("/v3/conversations/{chat}/activities/{activity}", take)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield "http://{}:{}".format(*runner.addresses[0][:2])
    await runner.cleanup()
