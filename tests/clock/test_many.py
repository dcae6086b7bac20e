"""Two hundred prompts at the same moment, to a connector that takes fifty a second."""

from pathlib import Path

from tests.clock.steps import DAY
from tests.crowd import counts, gather, prompt_all, unsent
from tests.dialogue import MONDAY, in_production

PEOPLE = 200


async def test_two_hundred_prompts_all_arrive_once_and_never_too_fast(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        teams.connector.limit = 50
        gather(teams.store, MONDAY, teams.connector.url, PEOPLE, "durham-shcg")
        prompt_all(teams.store, MONDAY, MONDAY + DAY, PEOPLE)
        await teams.until(lambda: not unsent(teams.store, MONDAY), seconds=60)
        assert counts(teams.connector, PEOPLE) == [1] * PEOPLE
        # No more than nine are on their way at once: on a busy machine they may arrive late, together with the next.
        assert teams.connector.throttled < 10


async def test_what_comes_too_fast_for_the_connector_all_the_same_is_not_lost(tmp_path: Path) -> None:
    async with in_production(tmp_path) as teams:
        teams.connector.limit = 5
        gather(teams.store, MONDAY, teams.connector.url, 20, "durham-shcg")
        prompt_all(teams.store, MONDAY, MONDAY + DAY, 20)
        for _ in range(20):
            await teams.until(lambda: not teams.store.due(teams.clock()), seconds=60)
            teams.clock.move(minutes=1)
        assert counts(teams.connector, 20) == [1] * 20
        assert teams.connector.throttled
