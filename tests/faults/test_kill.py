"""The bot killed in the middle of its work: what it said it kept is kept, and nothing is done twice."""

import asyncio
import random
import secrets
from pathlib import Path

from panel.cases import Case
from panel.concerns import Concern
from panel.considered import Considered
from panel.referrals import Draft
from storage.store import Record
from storage.tinydb_store import open_store
from tests import bodies
from tests.bodies import Pressed
from tests.child import Child
from tests.dialogue import MONDAY
from tests.faults.load import Acknowledged, PatientTeams, Talker
from tests.stories.steps import to_the_check

KILLS = 20
TALKERS = 4


async def test_what_was_acknowledged_outlives_twenty_kills(child: Child, teams: PatientTeams) -> None:
    seed = secrets.randbelow(1_000_000)
    dice, kept, enough = random.Random(seed), Acknowledged(), asyncio.Event()  # noqa: S311  # moments, not secrets
    try:
        async with asyncio.TaskGroup() as talking:
            for n in range(TALKERS):
                talking.create_task(Talker(teams.voice(f"talker-{n}"), kept, dice, enough).talk())
            for _ in range(KILLS):
                await asyncio.sleep(dice.uniform(0.05, 0.6))
                await kill_and_check(child, teams, kept, latest=2 * TALKERS)
            enough.set()
    except BaseException as error:
        error.add_note(f"The seed was {seed}.")
        raise
    await kill_and_check(child, teams, kept)
    child.kill()
    for kind, acknowledged in ((Case, kept.cases), (Concern, kept.concerns), (Considered, kept.considered)):
        assert stored(child, kind) == sorted(acknowledged), seed
    assert not stored(child, Draft)
    assert len(kept.cases) > TALKERS


async def kill_and_check(child: Child, teams: PatientTeams, kept: Acknowledged, latest: int | None = None) -> None:
    """Kills the bot, starts it on the same folder, and asks it what it has kept before anybody else gets through."""
    with teams.held_up():
        child.kill()
        await child.start()
        await kept.check(teams.directly().practitioner, latest)


def stored(child: Child, kind: type[Record]) -> list[str]:
    """The ids of a kind in the store that the dead child has left."""
    folder = Path(child.settings["CONVENOR_DATA"])
    store = open_store(folder, (folder / "key").read_text("ascii"), "demo")
    with store.turn(MONDAY) as turn:
        ids = [record.id for record in turn.find(kind)]
    store.close()
    return ids


async def test_a_press_is_done_once_though_it_is_sent_and_pressed_again_after_a_kill(
    child: Child, teams: PatientTeams
) -> None:
    voice = teams.practitioner
    check = await to_the_check(voice)
    send = check.buttons["Send to the chair"]
    press = bodies.press(voice.who, voice.where, Pressed(send["verb"], send["data"]["ids"], card=check.activity))
    answer = await teams.send(press)
    child.kill()
    await child.start()

    assert await teams.send(press) == answer
    again = await voice.presses(check, "Send to the chair")
    child.kill()
    [reference] = stored(child, Case)
    assert again.shows(f"Sent. {reference}.")


async def test_a_concern_is_raised_once_though_its_form_is_sent_again_after_a_kill(
    child: Child, teams: PatientTeams
) -> None:
    voice = teams.practitioner
    form = await voice.presses(await voice.says("safety"), "Tell the chair and the deputy")
    first = await voice.presses(form, "Tell the chair and the deputy", what="A worry")
    child.kill()
    await child.start()
    second = await voice.presses(form, "Tell the chair and the deputy", what="A worry")
    child.kill()

    assert second.content == first.content
    assert len(stored(child, Concern)) == 1


async def test_a_typed_command_sent_again_after_a_kill_is_not_posted_twice(child: Child, teams: PatientTeams) -> None:
    typed = bodies.message(teams.practitioner.who, teams.practitioner.where, "my")
    await teams.send(typed)
    child.kill()
    await child.start()

    assert (await teams.send(typed))[0] == 200
    assert len(teams.practitioner.sees()) == 1
