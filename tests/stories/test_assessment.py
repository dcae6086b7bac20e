"""A specialist report: where it is, not what it says; its recommendations one by one, agreed, followed, and first."""

from panel.cases import Case
from panel.recommending import Assessment
from tests.dialogue import Card, Teams, Voice
from tests.stories.steps import accepted
from tests.stories.test_recommend import FIELDS, kept, listed, sits

REPORT = {
    "tool": "0",
    "author": "Dr Sample, a psychology service",
    "dated": "16 11 2026",
    "kept": "Case system, reports",
}


async def reports(voice: Voice, reference: str) -> Card:
    return await voice.presses(await voice.says(f"assessment {reference}"), "Reports")


async def test_a_report_and_its_recommendations_one_by_one(teams: Teams) -> None:
    reference = await accepted(teams)
    form = await teams.practitioner.presses(await reports(teams.practitioner, reference), "Add a report")
    wrong = await teams.practitioner.presses(form, "Save", **REPORT | {"dated": "16 11 2030"})
    assert wrong.shows("The date of the report has to be today or earlier")
    saved = await teams.practitioner.presses(wrong, "Save", dated="16 11 2026")
    for words in ("Kind: AIM3", "Kept in: Case system, reports", "Report of 16 November 2026"):
        assert saved.shows(words)
    assert "Add a recommendation from it" not in saved.buttons
    sits(teams, reference)
    before = await teams.health.presses(await teams.health.says(f"recommend {reference}"), "Recommend")
    await teams.health.presses(before, "Save", **FIELDS | {"words": "Nothing of the report."})  # a member proposes
    card = await teams.chair.presses(await reports(teams.chair, reference), "Add a recommendation from it")
    assert card.shows("From the report: AIM3, 16 November 2026, by Dr Sample")
    one = await teams.chair.presses(card, "Save", **FIELDS, agreed="yes")
    card = await teams.chair.presses(one, "Another recommendation")
    assert card.shows("From the report: AIM3")
    no = FIELDS | {"words": "A move to another school."}
    await teams.chair.presses(card, "Save", **no, agreed="no", why_not="Not in the child's interest")
    shown = await reports(teams.health, reference)
    assert shown.shows("Not agreed: Not in the child's interest")
    assert [each.agreed for each in kept(teams, reference)] == [None, True, False]
    first = await listed(teams.chair, reference)
    assert first.words.index("From the report: AIM3") < first.words.index("Nothing of the report.")


async def test_another_tool_is_typed_and_the_form_is_for_who_knows_the_child(teams: Teams) -> None:
    reference, other = await accepted(teams), await accepted(teams)
    form = await teams.health.presses(await teams.health.says(f"assessment {reference}"), "Add a report")
    named = await teams.health.presses(form, "Save", **REPORT | {"tool": "other"})
    assert named.shows("Say which kind of report it is")
    assert (await teams.health.presses(named, "Save", other_tool="A speech report")).shows("Kind: A speech report")
    ids = form.buttons["Save"]["data"]["ids"]
    assert (await teams.lead.sends(form, "assessment.save", ids, REPORT)).shows("not for the roles you hold")
    with teams.store.turn(teams.clock()) as turn:
        (found,) = turn.find(Assessment, case=reference)
        assert turn.get(Case, other)
    add = {"case": other, "assessment": found.id}
    assert (await teams.chair.sends(form, "recommend.form", add)).shows("not there any more")
