"""That the child and the family were told what was decided stands in the journey, with its date; else it is said."""

from panel.family import FamilyTold
from storage.records import Audit
from tests.dialogue import Card, Teams
from tests.stories.sat import sat
from tests.stories.steps import accepted
from tests.stories.test_case_note import noted
from tests.stories.test_minutes import out
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
