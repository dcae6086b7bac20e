"""That the child and the family were told what was decided stands in the journey, with its date; else it is said."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.matters import settle
from panel.cases import Case, CaseStatus
from panel.decisions import Decision
from panel.family import FamilyTold
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.stories.sat import sat
from tests.stories.sittings import quiet
from tests.stories.steps import accepted
from tests.stories.test_case_note import noted
from tests.stories.test_minutes import out, until
from tests.stories.test_trace import REF, opened, whole

TOLD = {"whom": "child", "told_by": "The social worker", "told_on": "17 12 2026"}


async def the_form(teams: Teams) -> Card:
    return await teams.practitioner.presses(await noted(teams.practitioner), "They were told")


async def test_the_worker_says_who_was_told_and_when_and_it_stands_in_the_journey(teams: Teams) -> None:
    await sat(teams)
    await out(teams)
    said = await whole(teams.chair, f"trace {REF}")
    assert "The child was told: Not recorded" in said
    form = await the_form(teams)
    assert form.shows("The social worker, by Friday 8 January 2027")
    assert form.shows("Nothing of the telephone.")
    for wrong, why in (("16 12 2026", "the date cannot be earlier"), ("18 12 2026", "today or earlier"), ("", "Enter")):
        refused = await teams.practitioner.presses(form, "They were told", **TOLD | {"told_on": wrong})
        assert refused.shows(why)
        assert refused.inputs["told_by"] == "The social worker"
    for _ in range(2):
        assert (await teams.practitioner.presses(form, "They were told", **TOLD)).shows(
            "it is kept that they were told"
        )
    with teams.store.turn(teams.clock()) as turn:
        assert len(turn.find(FamilyTold, case=REF)) == 1
        assert "who tells the family" in {each.view for each in turn.find(Audit, subject=REF)}
    said = await whole(teams.chair, f"trace {REF}")
    assert "The child was told: Thursday 17 December 2026, by The social worker" in said
    assert "Parents or carers were told: Not recorded" in said
    teams.clock.move(minutes=1)
    form = await teams.chair.presses(await opened(teams.chair, f"trace {REF}"), "They were told")
    await teams.chair.presses(form, "They were told", **TOLD | {"whom": "both", "told_by": "The chair"})
    said = await whole(teams.chair, f"trace {REF}")
    assert "Parents or carers were told: Thursday 17 December 2026, by The chair" in said
    assert "The child was told: Thursday 17 December 2026, by The social worker" in said


async def test_only_its_worker_and_those_who_oversee_say_it_and_only_of_a_decision(teams: Teams) -> None:
    reference = await accepted(teams)
    case = await opened(teams.chair, f"trace {reference}")
    assert "They were told" not in case.buttons
    early = await teams.practitioner.sends(case, "family.form", {"case": reference})
    assert early.shows("There is no decision on")
    for voice in (teams.health, teams.lead, teams.invitee):
        said = await voice.sends(case, "family.form", {"case": reference})
        assert not said.shows("There is no decision on")


TO_TELL = f"{REF}: the child and the parents or carers are to be told of the outcome by Friday 8 January 2027"
NOT_SAID = f"{REF}: the child and the parents or carers were to be told of the outcome by Friday 8 January 2027"


async def to_be_told(teams: Teams) -> None:
    """A panel has decided, and its worker is to tell the child and the family by Friday 8 January 2027."""
    for voice in (teams.practitioner, teams.coordinator):
        await voice.says("help")
    await sat(teams)


async def comes(teams: Teams, *days: int) -> None:
    """These mornings of January come, one after the other."""
    for day in days:
        teams.clock.time = datetime(2027, 1, day, 10, tzinfo=UTC)
        await quiet(teams)


def heard(voice: Voice, words: str) -> int:
    return sum(card.shows(words) for card in voice.sees())


async def test_the_worker_is_reminded_before_they_are_to_be_told_and_on_the_day_and_the_coordinator_once(
    teams: Teams,
) -> None:
    await to_be_told(teams)
    await comes(teams, 6)
    assert not heard(teams.practitioner, TO_TELL)
    await comes(teams, 7)
    assert heard(teams.practitioner, TO_TELL) == 1
    await comes(teams, 8)
    assert heard(teams.practitioner, TO_TELL) == 2
    assert not heard(teams.coordinator, NOT_SAID)
    await comes(teams, 11, 12, 18, 25)
    assert (heard(teams.practitioner, TO_TELL), heard(teams.coordinator, NOT_SAID)) == (2, 1)
    assert not heard(teams.practitioner, NOT_SAID)


async def test_once_both_were_told_nobody_is_reminded_of_it(teams: Teams) -> None:
    await to_be_told(teams)
    await comes(teams, 7)
    reminder = await until(teams, teams.practitioner, TO_TELL)
    form = await teams.practitioner.presses(reminder, "They were told")
    await teams.practitioner.presses(form, "They were told", **TOLD)
    await comes(teams, 8)
    assert heard(teams.practitioner, TO_TELL) == 2
    form = await teams.practitioner.presses(reminder, "They were told")
    await teams.practitioner.presses(form, "They were told", **TOLD | {"whom": "family"})
    await comes(teams, 11)
    assert not heard(teams.coordinator, NOT_SAID)


async def test_nobody_is_reminded_of_a_child_who_is_stopped_or_whom_nobody_tells(teams: Teams) -> None:
    await to_be_told(teams)
    with teams.store.turn(teams.clock()) as turn:
        (made,) = turn.find(Decision, case=REF)
        turn.save(replace(made, tells="", tells_by=None, untold="An investigation goes on."))
        settle(turn)
    await comes(teams, 7)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Decision, made.id), tells=made.tells, tells_by=made.tells_by, untold=""))
        turn.save(replace(turn.get(Case, REF), status=CaseStatus.STOPPED))
        settle(turn)
    await comes(teams, 8, 11)
    assert not heard(teams.practitioner, TO_TELL)
    assert not heard(teams.coordinator, NOT_SAID)


async def test_the_coordinator_is_reminded_where_nobody_holds_the_child_any_more(teams: Teams) -> None:
    await to_be_told(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, REF), worker="somebody who has left"))
        settle(turn)
    await comes(teams, 7, 8)
    assert (heard(teams.coordinator, TO_TELL), heard(teams.practitioner, TO_TELL)) == (2, 0)
