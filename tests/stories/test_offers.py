"""An extra panel is offered when more children wait than there is room for; it is taken, declined or withdrawn."""

from dataclasses import replace
from datetime import timedelta

from bot.matters import settle
from bot.personas import persona_id
from bot.steps.places import put, take_off
from panel.cases import Case, CaseStatus, withdrawn
from panel.offers import Offer, OfferState
from panel.panels import Item, Panel
from panel.people import Person, Post, Role
from storage.records import Audit, Booked
from tests.dialogue import Card, Teams
from tests.panel.durham import NAME
from tests.panel.referring import case
from tests.stories.test_schedule import told

BOOK = "Book Wednesday 2 December at 9:30am"
OFFERED = "an extra panel could sit on Wednesday 2 December 2026 at 9:30am."


def accept(teams: Teams, count: int, level: str = "high") -> list[str]:
    """So many cases are accepted, each a little after the one before."""
    with teams.store.turn(teams.clock()) as turn:
        procedure, made = turn.procedure(NAME), []
        for _ in range(count):
            reference = turn.new_id("SHCG-2026-")
            teams.clock.move(minutes=1)
            new = replace(case(CaseStatus.ACCEPTED, by=persona_id("practitioner")), id=reference, level=level)
            turn.save(replace(new, referred_at=teams.clock()))
            turn.save(replace(turn.get(Case, reference), panel=put(turn, procedure, reference).id))
            made.append(reference)
        settle(turn)
        return made


def withdraw(teams: Teams, reference: str) -> None:
    with teams.store.turn(teams.clock()) as turn:
        take_off(turn, reference)
        turn.save(withdrawn(turn.get(Case, reference)))
        settle(turn)


def on(teams: Teams, panel: str) -> list[str]:
    with teams.store.turn(teams.clock()) as turn:
        return [item.case for item in turn.find(Item, panel=panel)]


def offers(teams: Teams) -> list[Offer]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Offer)


async def board(teams: Teams, words: str) -> Card:
    """The one board of the offer that the coordinator has, once it says this."""
    found = await teams.until(lambda: [seen for seen in teams.coordinator.sees() if seen.shows("Offer SHCG-O001")])
    assert len(found) == 1
    # Changes of a board that come together are shown together, a few seconds later.
    await teams.until(lambda: not teams.store.due(teams.clock()))
    teams.clock.move(seconds=5)
    await teams.until(lambda: [seen for seen in teams.coordinator.sees() if seen.shows(words)])
    return next(seen for seen in teams.coordinator.sees() if seen.shows("Offer SHCG-O001"))


async def offered(teams: Teams) -> tuple[list[str], Card]:
    """Two cases too many, and the board that comes of it."""
    for voice in (teams.coordinator, teams.practitioner):
        await voice.says("help")
    cases = accept(teams, 15)
    return cases, await board(teams, "2 cases would move to it.")


async def test_more_children_than_places_and_one_tap_makes_room(teams: Teams) -> None:
    cases, card = await offered(teams)
    assert card.shows(OFFERED)
    assert card.buttons[BOOK]["style"] == "positive"
    assert card.shows("The longest wait for a panel falls from 59 days to 24.")
    opened = await teams.coordinator.presses(card, "Who would move")
    assert opened.shows(f"{cases[13]}: High, referred Monday 23 November 2026, now on the panel of Thursday 21 January")
    done = await teams.coordinator.presses(card, BOOK)
    assert done.shows("There is an extra panel: SHCG-P007, Wednesday 2 December 2026 at 9:30am.")
    assert on(teams, "SHCG-P007") == cases[13:]
    assert on(teams, "SHCG-P002") == []
    with teams.store.turn(teams.clock()) as turn:
        extra = turn.get(Panel, "SHCG-P007")
        assert (extra.nominal, turn.get(Case, cases[14]).panel) == (None, extra.id)
        assert turn.maybe(Booked, extra.id)
    for reference in cases[13:]:
        said = f"{reference} is now on the panel of Wednesday 2 December 2026 at 9:30am."
        await told(teams.practitioner, said)
    after = await board(teams, "is taken: the extra panel is booked for Wednesday 2 December 2026 at 9:30am.")
    assert BOOK not in after.buttons
    twice = await teams.coordinator.sends(card, "offer.confirm", card.buttons[BOOK]["data"]["ids"])
    assert twice.shows("Offer SHCG-O001 is taken. Nothing was changed by this press.")
    assert [each.state for each in offers(teams)] == [OfferState.TAKEN]


async def test_it_is_withdrawn_when_the_queue_falls_and_the_board_says_so(teams: Teams) -> None:
    cases, card = await offered(teams)
    withdraw(teams, cases[0])
    assert on(teams, "SHCG-P001") == cases[1:14]
    assert (await board(teams, "1 case would move to it.")).shows(OFFERED)
    old = await teams.coordinator.presses(card, BOOK)
    assert old.shows("Offer SHCG-O001 has changed since this card was drawn.")
    withdraw(teams, cases[14])
    gone = await board(teams, "Offer SHCG-O001 is withdrawn")
    assert list(gone.buttons) == ["The dates"]
    assert [each.state for each in offers(teams)] == [OfferState.WITHDRAWN]


async def test_not_now_changes_nothing_and_is_not_asked_again_for_the_same_cases(teams: Teams) -> None:
    cases, card = await offered(teams)
    said = await teams.coordinator.presses(card, "Not now")
    assert said.shows("Nothing has changed.")
    assert on(teams, "SHCG-P002") == cases[13:]
    withdraw(teams, cases[14])
    await board(teams, "not now. It is not made again for the same cases.")
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert [each.state for each in offers(teams)] == [OfferState.DECLINED]
    accept(teams, 1)
    await teams.until(lambda: len(offers(teams)) == 2)


async def test_an_offer_nobody_answered_moves_on_when_it_is_too_late_for_its_agenda(teams: Teams) -> None:
    _, card = await offered(teams)
    teams.clock.move(days=2)
    later = await board(teams, "an extra panel could sit on Friday 4 December 2026 at 9:30am.")
    assert later.activity == card.activity
    teams.clock.move(days=12)
    await teams.until(lambda: offers(teams)[0].starts_at.date().isoformat() > "2026-12-14")
    teams.clock.move(days=37)
    await teams.until(lambda: offers(teams)[0].state is OfferState.WITHDRAWN)


async def test_a_child_who_would_wait_too_long_calls_for_one_while_there_is_room(teams: Teams) -> None:
    await teams.coordinator.says("help")
    (reference,) = accept(teams, 1)
    with teams.store.turn(teams.clock()) as turn:
        long_ago = turn.get(Case, reference)
        turn.save(replace(long_ago, referred_at=long_ago.referred_at - timedelta(days=30)))
        settle(turn)
    card = await board(teams, "1 case would move to it.")
    assert card.shows("The longest wait for a panel falls from 54 days to 39.")


async def test_only_the_coordinator_answers_an_offer(teams: Teams) -> None:
    cases, card = await offered(teams)
    ids = card.buttons[BOOK]["data"]["ids"]
    for voice in (teams.chair, teams.police, teams.practitioner):
        mine = await voice.says("help")
        for verb in ("offer.confirm", "offer.decline", "offer.open"):
            assert (await voice.sends(mine, verb, ids)).shows("That is not for the roles you hold here.")
    assert on(teams, "SHCG-P002") == cases[13:]
    none = await teams.coordinator.sends(card, "offer.confirm", {"offer": "SHCG-O999", "rev": "1"})
    assert none.shows("There is no offer with that reference that you can open here.")
    with teams.store.turn(teams.clock()) as turn:
        assert {line.outcome for line in turn.find(Audit) if line.act == "offer.confirm"} == {"refused"}


async def test_whoever_becomes_coordinator_gets_the_offer_that_is_open(teams: Teams) -> None:
    await offered(teams)
    await teams.education.says("help")
    with teams.store.turn(teams.clock()) as turn:
        person = turn.get(Person, persona_id("education"))
        turn.save(replace(person, posts=(*person.posts, Post(NAME, Role.COORDINATOR))))
        settle(turn)
    card = await told(teams.education, "Offer SHCG-O001: an extra panel could sit")
    assert (await teams.education.presses(card, "Who would move")).shows("High, referred")
    await teams.until(lambda: not teams.store.due(teams.clock()))
    assert len([seen for seen in teams.coordinator.sees() if seen.shows("Offer SHCG-O001")]) == 1
