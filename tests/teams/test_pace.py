"""The bot never speaks faster than Teams allows, however much it has to say."""

import asyncio
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot import settings
from bot.request import Chat, ChatKind
from bot.teams.pace import Limits, Pace, Queue, Rate
from tests.bodies import TENANT
from tests.connector import Connector
from tests.teams.conftest import Desk, card, running

RATES: tuple[Rate, ...] = ((7, 1.0), (8, 2.0), (60, 30.0))


def most_within(times: list[float], seconds: float) -> int:
    """The most of these moments that lie in any one span of that length."""
    return max(sum(start <= at < start + seconds - 1e-6 for at in times) for start in times)


@given(st.lists(st.floats(0, 5), min_size=1, max_size=150))
def test_no_window_is_ever_passed_and_nobody_overtakes(pauses: list[float]) -> None:
    queue, now, given = Queue(RATES), 0.0, []
    for pause in pauses:
        now = queue.soonest(now + pause if pause > 4 else now)
        queue.take(now)
        given.append(now)

    assert all(first <= second for first, second in pairwise(given))
    assert all(most_within(given, seconds) <= count for count, seconds in RATES)


def test_a_quiet_line_is_never_kept_waiting() -> None:
    queue = Queue(RATES)

    for at in (0.0, 1.0, 3.0):
        assert queue.soonest(at) == at
        queue.take(at)


async def test_those_whose_moments_passed_while_the_machine_was_busy_do_not_go_all_at_once() -> None:
    queue, went = Queue(((5, 0.1),)), list[float]()

    async def goes() -> None:
        async with queue.turn():
            went.append(asyncio.get_running_loop().time())

    waiting = [asyncio.create_task(goes()) for _ in range(40)]
    await asyncio.gather(*waiting[:10])
    time.sleep(0.3)  # noqa: ASYNC251 - the loop itself is held up
    await asyncio.gather(*waiting)
    assert most_within(went, 0.1) <= 5


async def test_a_chat_that_waited_for_its_tenant_is_not_made_up_for_all_at_once() -> None:
    pace, went = Pace(Limits(conversation=((2, 0.2),), tenant=((10, 0.2),))), list[float]()

    async def goes(chat: str) -> None:
        await pace.wait(chat, TENANT)
        if chat == "busy":
            went.append(asyncio.get_running_loop().time())

    others = [asyncio.create_task(goes(f"other {number}")) for number in range(40)]
    await asyncio.sleep(0)
    await asyncio.gather(*others, *(goes("busy") for _ in range(6)))
    assert len(went) == 6
    assert most_within(went, 0.19) <= 2


async def test_many_messages_go_out_at_the_pace_allowed(connector: Connector) -> None:
    limits = Limits(conversation=((3, 0.1),), tenant=((5, 0.1),))
    chats = [Chat(f"19:{n}", ChatKind.GROUP, connector.url, TENANT, "28:bot") for n in range(3)]
    async with running(settings.read(**connector.settings()), Desk(), connector, limits) as bot:
        began = asyncio.get_running_loop().time()
        await asyncio.gather(*(bot.teams.postman.post(chat, card("Words.")) for chat in chats for _ in range(7)))

    def earliest(count: int, rate: Rate) -> float:
        return began + (count - 1) // rate[0] * rate[1]

    # A message may always come later than it was sent, on a busy machine, but none can come before it was allowed out.
    arrived = sorted(one.at for one in connector.received)
    assert len(arrived) == 21
    assert all(at >= earliest(n, (5, 0.1)) - 0.01 for n, at in enumerate(arrived, 1))
    for chat in chats:
        own = sorted(one.at for one in connector.received if one.conversation == chat.id)
        assert all(at >= earliest(n, (3, 0.1)) - 0.01 for n, at in enumerate(own, 1))
