"""One month of a panel, told once and lived at three times of the year."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from tests.dialogue import Card, Voice, actions
from tests.replay.house import House
from tests.stories.canaries import CALL, NOTE, REFERRAL
from tests.stories.steps import ANSWERS, to_the_check

WHY = {"strategy": "held", "holds": f"{NOTE} at school.", "reason": f"{NOTE}."}
SKYLAR = {
    **REFERRAL,
    "others": ANSWERS["others"],
    "safe_until": {"safety_plan": f"{NOTE} at school.", "strategy": "not_held"},
    "matrix": {**REFERRAL["matrix"], "matrix_date": "1 9 2026"},
}
SASHA = {**SKYLAR, "child": {"first": "Sasha", "family": "Canaryton", "born": "3 5 2014"}}
ROBIN = {**SKYLAR, "child": {"first": "Robin", "family": "Canaryton", "born": "14 3 2013"}}


Step = Callable[[House, "Dates"], Awaitable[None]]


@dataclass(frozen=True)
class Dates:
    """When each thing happens, on the wall; `panel` is the date the panel is moved to, as it is typed."""

    begins: str
    screened: str
    answered: str
    late: str
    moved: str
    panel: str
    concern: str
    taken: str
    ends: str


MONTHS = {
    "march": Dates(
        begins="2027-03-01 10:00",
        screened="2027-03-08 12:00",
        answered="2027-03-11 12:00",
        late="2027-03-12 10:00",
        moved="2027-03-15 11:00",
        panel="23 3 2027",
        concern="2027-03-25 16:30",
        taken="2027-03-30 10:00",
        ends="2027-04-06 12:00",
    ),
    "october": Dates(
        begins="2026-10-16 10:00",
        screened="2026-10-22 12:00",
        answered="2026-11-12 12:00",
        late="2026-11-13 10:00",
        moved="2026-11-16 11:00",
        panel="24 11 2026",
        concern="2026-10-23 16:30",
        taken="2026-10-26 10:00",
        ends="2026-11-26 12:00",
    ),
    "christmas": Dates(
        begins="2026-12-18 10:00",
        screened="2026-12-30 12:00",
        answered="2027-01-14 12:00",
        late="2027-01-15 10:00",
        moved="2027-01-18 11:00",
        panel="26 1 2027",
        concern="2026-12-24 16:30",
        taken="2026-12-29 10:00",
        ends="2027-01-28 12:00",
    ),
}


async def live(house: House, dates: Dates, also: Mapping[str, Step] | None = None) -> None:
    """The month from the first referral to the days after the panel, in the order of its dates; `also` is what else is
    done, and when."""
    await _first_day(house)
    steps = {
        dates.screened: _screened,
        dates.concern: _concern,
        dates.taken: _taken,
        dates.answered: _answered,
        dates.late: _late,
        dates.moved: _moved,
        **(also or {}),
    }
    for moment in sorted(steps):
        await house.reach(moment)
        await steps[moment](house, dates)
        await house.quiet()
    await house.reach(dates.ends)
    await house.quiet()


async def _first_day(house: House) -> None:
    """One child is accepted, one waits for the chair, and one referral is left half written."""
    worker = house.teams.practitioner
    reference = await _referred(worker, **SKYLAR)
    await house.quiet()
    await _accepted(house.teams.chair, reference)
    await _referred(worker, **ROBIN)
    card = await worker.presses(await worker.says("refer"), "Start")
    await worker.presses(card, "Next", danger="no")
    await house.quiet()


async def _referred(worker: Voice, /, **changed: dict[str, str]) -> str:
    card = await to_the_check(worker, **changed)
    receipt = await worker.presses(card, "Send to the chair")
    return receipt.words.split("Sent. ")[1].split(".")[0]


async def _accepted(chair: Voice, reference: str) -> None:
    card = await chair.presses(await chair.says("screen"), f"Open {reference}")
    done = await chair.presses(await chair.presses(card, "Panel"), "Accept to the panel", **WHY)
    assert done.shows(f"{reference} is accepted"), done.words


async def _screened(house: House, dates: Dates) -> None:
    """The deputy accepts what the chair has left."""
    (waits,) = [button for button in (await house.teams.deputy.says("screen")).buttons if button.startswith("Open ")]
    await _accepted(house.teams.deputy, waits.removeprefix("Open "))


async def _answered(house: House, dates: Dates) -> None:
    """Health answers for every child, the police for one."""
    for seat, count in (("health", 2), ("police", 1)):
        voice: Voice = getattr(house.teams, seat)
        for number in range(count):
            form = await _form(voice, number)
            await voice.presses(form, "Known, nothing to add")


async def _form(voice: Voice, number: int) -> Card:
    """One seat's form for one of its children."""
    listed = await voice.presses(await voice.says("update"), "Open the list")
    forms = [action for action in actions(listed.content) if action["verb"] == "update.form"]
    return await voice.sends(listed, "update.form", forms[number]["data"]["ids"])


async def _late(house: House, dates: Dates) -> None:
    """A child is accepted after the agenda is out."""
    reference = await _referred(house.teams.social_worker, **SASHA)
    await house.quiet()
    await _accepted(house.teams.chair, reference)


async def _moved(house: House, dates: Dates) -> None:
    """The panel is moved by a few days."""
    coordinator = house.teams.coordinator
    card = await coordinator.presses(await coordinator.says("schedule"), "Open the dates")
    ids = next(action["data"]["ids"] for action in actions(card.content) if action["verb"] == "schedule.move")
    form = await coordinator.sends(card, "schedule.move", ids)
    done = await coordinator.presses(form, "Move the panel", date=dates.panel, time="9:30am", reason=f"{NOTE} away")
    assert done.shows("is moved from"), done.words


async def _concern(house: House, dates: Dates) -> None:
    """Somebody is worried, and nobody takes it."""
    worker = house.teams.practitioner
    form = await worker.presses(await worker.says("safety"), "Tell the chair and the deputy")
    await worker.presses(form, "Tell the chair and the deputy", what=f"{CALL} with Child B.")


async def _taken(house: House, dates: Dates) -> None:
    """The deputy takes it."""
    told = [card for card in house.teams.deputy.sees() if "I have it" in card.buttons]
    await house.teams.deputy.presses(told[-1], "I have it")
