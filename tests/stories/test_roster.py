"""The coordinator keeps the roster: who comes, who changes, who goes, and whether it is still right."""

from bot.personas import persona_id
from panel.people import Person, Post, Role
from storage.records import Audit
from tests.dialogue import Card, Teams, Voice
from tests.panel.durham import NAME
from tests.stories.steps import accepted, referred

NEW = "12345678-0000-4000-8000-000000000001"
SOMEBODY = {"name": "Quentin Placeholder", "entra": NEW, "role": "member", "seat": "health"}
SAVES = (
    *("roster.open", "roster.add", "roster.add_save", "roster.change", "roster.change_save", "roster.remove"),
    *("roster.remove_yes", "roster.right", "away.form", "away.save", "away.back"),
)


async def test_the_roster_is_posted_as_counts_and_opened_by_seat(teams: Teams) -> None:
    posted = await teams.coordinator.says("roster")
    assert posted.shows("Every seat is held.")
    assert posted.shows("Last confirmed on Monday 23 November 2026.")
    assert not posted.shows("Demo police")
    opened = await teams.coordinator.presses(posted, "Open")
    assert opened.shows("1 to 10 of ")
    assert opened.shows("Chair\nDemo chair")
    assert (await teams.coordinator.presses(opened, "More")).shows("11 to 20 of ")


async def test_somebody_who_is_added_is_let_in_at_once(teams: Teams) -> None:
    form = await _adding(teams)
    again = await teams.coordinator.presses(form, "Add them", **SOMEBODY | {"entra": "quentin"})
    assert again.shows("There is a problem. Nothing you typed is lost.")
    assert again.inputs["name"] == "Quentin Placeholder"
    added = await teams.coordinator.presses(again, "Add them", entra=NEW)
    assert added.shows("Member: Senior Safeguarding Lead, Health")
    reference = await accepted(teams)
    newcomer = teams.voice(NEW)
    opened = await newcomer.presses(await newcomer.says(f"case {reference}"), "Open")
    assert opened.shows("Robin Example")
    twice = await teams.coordinator.presses(await _adding(teams), "Add them", **SOMEBODY)
    assert twice.shows("Quentin Placeholder is on the roster already")


async def test_a_form_that_is_sent_twice_adds_once(teams: Teams) -> None:
    form = await _adding(teams)
    first = await teams.coordinator.presses(form, "Add them", **SOMEBODY)
    assert (await teams.coordinator.presses(form, "Add them", **SOMEBODY)).words == first.words


async def test_an_address_is_checked_loses_nothing_typed_and_is_seen_by_the_coordinator_alone(teams: Teams) -> None:
    wrong = await teams.coordinator.presses(await _adding(teams), "Add them", **SOMEBODY, email="quentin at home")
    assert wrong.shows("E-mail address must look like name@example.org")
    assert (wrong.inputs["email"], wrong.inputs["name"]) == ("quentin at home", "Quentin Placeholder")
    await teams.coordinator.presses(wrong, "Add them", email="Quentin@Example.org", outside="yes")
    kept = _person(teams, NEW)
    assert (kept.email, kept.outside) == ("quentin@example.org", True)
    posted = await teams.coordinator.says("roster")
    assert not posted.shows("quentin@example.org")
    form = await _presses(teams, "roster.change", "police")
    assert (form.inputs["email"], form.inputs["outside"]) == ("police@demo.example", "no")
    again = await teams.coordinator.presses(form, "Save the change", email="police@", name="Demo constable")
    assert (again.inputs["email"], again.inputs["name"]) == ("police@", "Demo constable")
    shared = await teams.coordinator.presses(again, "Save the change", email="Chair@demo.example")
    assert shared.shows("Demo chair has this address already: each person needs their own")
    await teams.coordinator.presses(shared, "Save the change", email="Constable@Demo.example")
    assert _person(teams, persona_id("police")).email == "constable@demo.example"
    with teams.store.turn(teams.clock()) as turn:
        assert not any("example" in f"{line.act}{line.subject}{line.outcome}{line.view}" for line in turn.find(Audit))


async def test_an_address_stays_as_it_is_unless_it_is_changed_and_can_be_taken_away(teams: Teams) -> None:
    form = await _presses(teams, "roster.change", "police")
    await teams.coordinator.presses(form, "Save the change", name="Demo constable")
    assert _person(teams, persona_id("police")).email == "police@demo.example"
    await teams.coordinator.presses(await _presses(teams, "roster.change", "police"), "Save the change", email="")
    assert _person(teams, persona_id("police")).email == ""


async def test_somebody_who_is_known_from_elsewhere_keeps_the_address_that_nobody_typed_anew(teams: Teams) -> None:
    await _presses(teams, "roster.remove_yes", "police")
    typed = SOMEBODY | {"entra": persona_id("police"), "seat": "police"}
    await teams.coordinator.presses(await _adding(teams), "Add them", **typed)
    assert _person(teams, persona_id("police")).email == "police@demo.example"


async def test_a_seat_that_nobody_holds_is_said(teams: Teams) -> None:
    await _presses(teams, "roster.remove_yes", "health")
    posted = await teams.coordinator.says("roster")
    assert posted.shows("Nobody holds 1 of the seats.")
    opened = await teams.coordinator.presses(posted, "Open")
    assert opened.shows("Seats nobody holds: Senior Safeguarding Lead, Health.")


async def test_who_is_removed_is_told_what_they_owe_and_sees_nothing_any_more(teams: Teams) -> None:
    reference = await referred(teams)
    await teams.practitioner.presses(await teams.practitioner.says("refer"), "Start")
    form = await _presses(teams, "roster.remove", "practitioner")
    assert form.shows("Demo practitioner")
    assert form.shows(f"{reference}, whose worker they are")
    assert form.shows("Referrals not sent yet: 1")
    done = await teams.coordinator.presses(form, "Remove them")
    assert done.shows("Removed from the roster")
    refused = await teams.practitioner.says(f"case {reference}")
    assert refused.shows("You are not on the roster of any panel here")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Person, persona_id("practitioner")).name == "Demo practitioner"


async def test_a_demo_starts_again_with_everybody_back(teams: Teams) -> None:
    await _presses(teams, "roster.remove_yes", "practitioner")
    somebody = teams.voice("somebody-new")
    assert not (await somebody.says("help")).shows("You are not on the roster")
    reset = await teams.coordinator.says("demo reset")
    await teams.coordinator.presses(reset, "Start the demo again")
    assert (await teams.practitioner.says("my")).shows("Nothing waits for you.")


async def test_the_last_coordinator_cannot_be_removed(teams: Teams) -> None:
    assert (await _presses(teams, "roster.remove_yes", "coordinator")).shows("They are the last coordinator.")
    assert (await teams.coordinator.says("roster")).shows("The roster:")


async def test_a_change_takes_effect_at_once_and_is_written_down(teams: Teams) -> None:
    form = await _presses(teams, "roster.change", "police")
    assert form.inputs["name"] == "Demo police"
    done = await teams.coordinator.presses(form, "Save the change", role="lead", take="member/police/holds")
    assert done.shows("Lead")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.get(Person, persona_id("police")).posts == (Post(NAME, Role.LEAD),)
        (line,) = turn.find(Audit, subject=persona_id("police"))
        assert (line.by, line.act) == (persona_id("coordinator"), "roster.change_save")


async def test_a_card_from_before_a_change_is_refused_with_who_and_when_and_keeps_what_was_typed(teams: Teams) -> None:
    first, second = [await _presses(teams, "roster.change", "police") for _ in range(2)]
    await teams.coordinator.presses(first, "Save the change", name="Demo constable")
    late = await teams.coordinator.presses(second, "Save the change", name="Demo sergeant")
    assert late.shows("Changed by Demo coordinator, Monday 23 November 2026 at 10am")
    assert late.inputs["name"] == "Demo sergeant"
    assert (await teams.coordinator.presses(late, "Save the change")).shows("Demo sergeant")


async def test_nobody_else_reads_or_changes_the_roster(teams: Teams) -> None:
    card = await teams.chair.says("my")
    who = {"procedure": NAME, "person": persona_id("police"), "rev": "1", "check": "1"}
    assert (await teams.chair.says("roster")).shows("That is not for the roles you hold here.")
    for verb in SAVES:
        assert (await teams.chair.sends(card, verb, who, SOMEBODY)).shows("That is not for the roles you hold here."), (
            verb
        )
    with teams.store.turn(teams.clock()) as turn:
        refused = [line.act for line in turn.find(Audit) if line.outcome == "refused"]
        assert refused == ["roster", *SAVES]
        assert turn.maybe(Person, NEW) is None


async def test_somebody_who_is_not_there_is_refused(teams: Teams) -> None:
    for ids in ({"person": "nobody", "procedure": NAME}, {"person": persona_id("police"), "procedure": "elsewhere"}):
        card = await teams.coordinator.says("roster")
        for verb in ("roster.change", "roster.remove", "roster.remove_yes", "away.form", "reach.test"):
            refused = await teams.coordinator.sends(card, verb, ids)
            assert refused.shows("There is nobody with that id on this roster."), verb


async def test_after_a_quarter_the_coordinator_is_asked_whether_it_is_right(teams: Teams) -> None:
    await teams.coordinator.says("help")
    teams.clock.move(days=92)
    (asked,) = await teams.until(lambda: _asked(teams.coordinator))
    assert asked.shows("Last confirmed on Monday 23 November 2026. It is time to confirm it again.")
    assert (await teams.coordinator.says("roster")).shows("It is time to confirm it again.")
    assert (await teams.coordinator.says("my")).shows("Rosters to confirm: 1")
    assert (await teams.coordinator.presses(asked, "It is right")).shows("The roster is confirmed")
    assert not (await teams.coordinator.says("roster")).shows("It is time to confirm it again.")
    assert (await teams.coordinator.presses(asked, "It is right")).shows("The roster was confirmed already")
    teams.clock.move(days=93)
    await teams.until(lambda: len(_asked(teams.coordinator)) == 2)


def _asked(voice: Voice) -> list[Card]:
    return [card for card in voice.sees() if card.shows("Is the roster still right?")]


def _person(teams: Teams, id: str) -> Person:
    with teams.store.turn(teams.clock()) as turn:
        return turn.get(Person, id)


async def _adding(teams: Teams) -> Card:
    opened = await teams.coordinator.presses(await teams.coordinator.says("roster"), "Open")
    return await teams.coordinator.presses(opened, "Add somebody")


async def _presses(teams: Teams, verb: str, persona: str) -> Card:
    """The coordinator's press of a button beside one person, as the list carries it."""
    with teams.store.turn(teams.clock()) as turn:
        rev = turn.get(Person, persona_id(persona)).rev
    ids = {"procedure": NAME, "person": persona_id(persona), "rev": str(rev)}
    return await teams.coordinator.sends(await teams.coordinator.says("roster"), verb, ids)
