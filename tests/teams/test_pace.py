"""The bot never speaks faster than Teams allows, however much it has to say."""

import asyncio
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot import settings
from bot.request import Chat, ChatKind
from bot.teams.pace import Limits, Queue, Rate
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
        now += pause if pause > 4 else 0.0
        given.append(queue.reserve(now))

    assert all(first <= second for first, second in pairwise(given))
    assert all(most_within(given, seconds) <= count for count, seconds in RATES)


def test_a_quiet_line_is_never_kept_waiting() -> None:
    queue = Queue(RATES)

    assert [queue.reserve(at) for at in (0.0, 1.0, 3.0)] == [0.0, 1.0, 3.0]


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
