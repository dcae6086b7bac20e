"""About the child, for fairness and audit: a form that nobody has to fill in, and what was said before beside it."""

import pytest

from panel.backgrounds import Background, background, known, latest
from panel.words import Made, Refused
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice, talking
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF
from tests.stories.steps import ANSWERS, accepted, referred
from tests.stories.test_report import every_page

WANTED = {"wanted": ANSWERS["wanted"] | {"ethnicity": "White and Asian", "needs": "A plan since 2024"}}


async def asked(voice: Voice, reference: str) -> Card:
    case = await voice.presses(await voice.says(f"case {reference}"), "Open")
    return await voice.presses(case, "About the child")


def kept(teams: Teams, reference: str) -> list[Background]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Background, case=reference)


def value(card: Card, id: str) -> str:
    return str(next(each for each in card.content["body"] if each.get("id") == id).get("value", ""))


async def test_the_worker_and_the_coordinator_say_it_and_what_was_said_before_stays(teams: Teams) -> None:
    reference = await referred(teams, **WANTED)
    card = await asked(teams.practitioner, reference)
    assert card.shows("White and Asian")
    assert card.shows("A plan since 2024")
    assert value(card, "legal_status") == "child_in_need"
    card = await teams.practitioner.presses(card, "Keep it", sex="female", ethnicity="mixed")
    assert card.shows("Ethnicity: Mixed or multiple ethnic groups")
    assert card.shows("Legal status: Child in need")
    again = await asked(teams.coordinator, reference)
    assert value(again, "sex") == "female"
    await teams.coordinator.presses(again, "Keep it", legal_status="protection_plan", send="not_said")
    first, last = kept(teams, reference)
    assert (first.legal_status, last.legal_status, last.sex) == ("child_in_need", "protection_plan", "female")
    with teams.store.turn(teams.clock()) as turn:
        opened = [each for each in turn.find(Audit, subject=reference) if each.view == "background"]
    assert len(opened) == 2


async def test_what_somebody_said_meanwhile_is_not_passed_over(teams: Teams) -> None:
    reference = await referred(teams)
    mine, theirs = await asked(teams.practitioner, reference), await asked(teams.coordinator, reference)
    await teams.practitioner.presses(mine, "Keep it", sex="female")
    again = await teams.practitioner.presses(mine, "Keep it", sex="female")
    assert again.shows("Kept")
    refused = await teams.coordinator.presses(theirs, "Keep it", sex="male")
    assert refused.shows("Somebody said something else since you opened this form")
    assert len(kept(teams, reference)) == 1
    await teams.coordinator.presses(refused, "Keep it", sex="male")
    assert [each.sex for each in kept(teams, reference)] == ["female", "male"]


async def test_neurodiversity_is_asked_and_counted_where_the_rules_name_choices(teams: Teams) -> None:
    assert not (await asked(teams.practitioner, await referred(teams))).shows("Neurodiversity (optional)")
    async with talking(CONVENOR_PROCEDURES="nottinghamshire-hsb") as others:
        matrix = ANSWERS["matrix"] | {"level": "higher"}
        for answer in ("diagnosed", "assessed", ""):
            card = await asked(others.practitioner, await referred(others, matrix=matrix))
            if answer:
                await others.practitioner.presses(card, "Keep it", neurodiversity=answer)
        words = "\n".join(card.words for card in await every_page(others.coordinator, "report children"))
        for part in ("A diagnosis from before", "Assessed, or being assessed, since the referral"):
            assert f"Neurodiversity: {part}: 1 of 3" in words, words
        assert "Neurodiversity: None known: 0 of 3" in words
        assert "Neurodiversity: not recorded: 1 of 3" in words


async def test_nobody_else_is_asked_or_told(teams: Teams) -> None:
    reference = await accepted(teams)
    for voice in (teams.police, teams.chair):
        case = await voice.presses(await voice.says(f"case {reference}"), "Open")
        assert "About the child" not in case.buttons
        assert (await voice.sends(case, "background.open", {"case": reference})).shows("not for the roles you hold")
    lead = await teams.lead.sends(await teams.lead.says("help"), "background.save", {"case": reference})
    assert lead.shows("not for the roles you hold")


def test_nothing_has_to_be_said_and_nothing_at_all_is_not_kept() -> None:
    with pytest.raises(Refused):
        background(Made("g", "worker", NOW), REF, {}, DURHAM)
    said = background(Made("g", "worker", NOW), REF, {"send": "not_known"}, DURHAM)
    assert said.answers == {"send": "not_known"}
    assert latest([]) is None
    assert known(said, {"status": "looked_after"}, DURHAM) == {"send": "not_known", "legal_status": "looked_after"}
    assert known(None, {"status": "a status of long ago"}, DURHAM) == {}
