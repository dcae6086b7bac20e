"""The standing item of every agenda: police cases whose outcome is awaited, due for discussion or not."""

from dataclasses import replace

from bot.personas import persona_id
from panel.cases import Case
from panel.panels import Item
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.stories.steps import ANSWERS, accepted, referred
from tests.stories.test_updates import SAID, asked, opened, out

INVESTIGATING = {"police": "investigating"}


async def pending(voice: Voice) -> Card:
    view = await voice.presses(await voice.says("agenda"), "My view")
    return await voice.presses(view, "Police cases pending")


def named(first: str) -> dict[str, str]:
    return ANSWERS["child"] | {"first": first}


async def test_every_case_that_waits_for_the_police_is_there_with_the_days_since_the_last_word(teams: Teams) -> None:
    told = await accepted(teams, police=INVESTIGATING, child=named("Robin"))
    unknown = await accepted(teams, police={"police": "not_known"}, child=named("Sasha"))
    await accepted(teams, police={"police": "closed"}, child=named("Toni"))
    below = await accepted(teams, police=INVESTIGATING, child=named("Ursula"))
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, below), level="below"))
    await referred(teams, police=INVESTIGATING, child=named("Vivian"))
    teams.clock.move(days=2)
    for voice in (teams.health, teams.chair, teams.deputy, teams.coordinator):
        card = await pending(voice)
        assert card.shows("Due for discussion or not.")
        assert card.words.index(f"{unknown}\n") < card.words.index(f"{told}\n")
        assert card.shows("Police: Investigating")
        assert card.shows("Last police word: Monday 23 November 2026, 2 days ago")
        assert card.shows("Last police word: not known")
        assert card.shows("Robin Example, born 27 September 2012 (14).")
        assert not any(card.shows(name) for name in ("Toni", "Ursula", "Vivian"))


async def test_an_update_of_the_police_s_own_seat_is_word_and_the_referral_told_again_is_not(teams: Teams) -> None:
    reference = await asked(teams, teams.police, police=INVESTIGATING)
    assert (await pending(teams.chair)).shows("Last police word: Monday 23 November 2026, 17 days ago")
    form = await teams.police.presses(await opened(teams.police, reference), "Known, nothing to add")
    assert (await pending(teams.chair)).shows("17 days ago")
    form = await teams.police.presses(await opened(teams.police, reference), "Update")
    await teams.police.presses(form, "Save", **SAID | {"words": "Charged."})
    card = await pending(teams.chair)
    assert card.shows("Last police word: today, Thursday 10 December 2026")
    assert not card.shows("Charged")


async def test_a_referral_that_is_changed_is_word_only_of_what_is_new(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    for position, since in (("investigating", "1 day ago"), ("court", "today"), ("not_known", "1 day ago")):
        teams.clock.move(days=1)
        await changes(teams, reference, position)
        assert (await pending(teams.chair)).shows(since), position


async def changes(teams: Teams, reference: str, position: str) -> None:
    worker, send = teams.practitioner, "Send the changes to the chair"
    card = await worker.presses(await worker.says(f"edit {reference}"), "Change the referral")
    card = await worker.sends(card, "refer.change", {**dict(card.buttons[send]["data"]["ids"]), "screen": "8"})
    card = await worker.presses(card, "Next", police=position)
    await worker.presses(card, send)


async def test_a_case_that_is_on_no_agenda_is_there_too(teams: Teams) -> None:
    await accepted(teams, police=INVESTIGATING)
    with teams.store.turn(teams.clock()) as turn:
        for item in turn.find(Item):
            turn.delete(item)
            turn.save(replace(turn.get(Case, item.case), panel=""))
    assert (await pending(teams.health)).shows("Panel: On no panel to come")


async def test_whoever_stepped_out_sees_that_one_is_left_out_and_each_opening_is_recorded(teams: Teams) -> None:
    reference = await accepted(teams, police=INVESTIGATING)
    await pending(teams.health)
    with teams.store.turn(teams.clock()) as turn:
        lines = [line for line in turn.find(Audit, subject=reference) if line.view == "police cases"]
        assert [line.by for line in lines] == [persona_id("health")]
        turn.save(replace(turn.get(Case, reference), interests=(persona_id("health"),)))
    card = await pending(teams.health)
    assert card.shows("1 case is left out: you have declared an interest.")
    assert not card.shows("Robin")


async def test_only_those_at_the_table_open_it_and_nothing_of_it_is_posted(teams: Teams) -> None:
    await accepted(teams, police=INVESTIGATING)
    await out(teams)
    view = await teams.practitioner.presses(await teams.practitioner.says("agenda"), "My view")
    assert "Police cases pending" not in view.buttons
    for voice in (teams.practitioner, teams.lead, teams.auditor, teams.invitee):
        said = await voice.sends(view, "police.pending", {"panel": "SHCG-P001", "page": "0"})
        assert said.shows("That is not for the roles you hold here.")
    for page in ("-1", "x", "99999"):
        card = await teams.chair.sends(view, "police.pending", {"panel": "SHCG-P001", "page": page})
        assert card.shows("Police cases pending")
    assert (await teams.chair.sends(view, "police.pending", {"panel": "SHCG-P999"})).shows("There is no panel")
    assert "Investigating" not in str([received.body for received in teams.connector.received])
