"""What Teams says of a meeting: believed in the chat of the panel on its day, and begins and ends nothing by itself."""

from dataclasses import replace
from datetime import timedelta

from panel.session import Present, Session
from storage.records import Audit, Conversation
from tests import bodies
from tests.bodies import Body, Where, Who
from tests.dialogue import Teams, talking
from tests.stories.sittings import BEGINS, PANEL, on_the_agenda, present, quiet, screen, session, told

CALLER = Who("phone", "Somebody")
ORGANISER = Who("organiser")


async def hears(teams: Teams, body: Body, status: int = 200) -> None:
    assert (await teams.send(body))[0] == status


async def sits(teams: Teams) -> Where:
    """The day of the panel, and the chat that is its own."""
    await teams.coordinator.says("here", teams.group())
    await on_the_agenda(teams)
    return teams.group()


def there(teams: Teams) -> list[str]:
    """Who is here beside the chair who began it, by the ids on the roster; "" for somebody who is not on it."""
    return sorted(each.person for each in present(teams) if each.here and each.person != teams.chair.who.aad)


def refused(teams: Teams) -> list[str]:
    with teams.store.turn(teams.clock()) as turn:
        return [line.act for line in turn.find(Audit) if (line.by, line.outcome) == ("teams", "refused")]


async def test_that_it_has_started_asks_the_chair_to_begin_and_begins_nothing(teams: Teams) -> None:
    chat = await sits(teams)
    started = bodies.meeting_start(ORGANISER, chat)
    await hears(teams, started)
    await hears(teams, started)
    notice = await told(teams, teams.chair, "The meeting has started. Open your screen")
    with teams.store.turn(teams.clock()) as turn:
        assert turn.maybe(Session, PANEL) is None
    assert not [card for card in teams.deputy.sees() if card.shows("The meeting has started")]
    card = await teams.chair.presses(notice, "Start")
    assert card.shows("Started by Demo chair")
    assert session(teams).chair == teams.chair.who.aad
    await hears(teams, bodies.meeting_start(ORGANISER, chat))
    await quiet(teams)
    assert len([card for card in teams.chair.sees() if card.shows("The meeting has started")]) == 1


async def test_that_it_has_ended_asks_the_chair_and_ends_nothing(teams: Teams) -> None:
    chat = await sits(teams)
    await hears(teams, bodies.meeting_end(ORGANISER, chat))
    await teams.chair.says("start")
    await hears(teams, bodies.meeting_end(ORGANISER, chat))
    asked = await told(teams, teams.chair, "Teams’ meeting has ended. The sitting goes on until you end it.")
    assert list(asked.buttons) == ["Open my screen", "End"]
    assert session(teams).ended_at is None


async def test_who_comes_and_goes_is_kept_and_the_seats_are_counted(teams: Teams) -> None:
    chat = await sits(teams)
    police, health = teams.police.who, teams.health.who
    await hears(teams, bodies.meeting_join(ORGANISER, chat, police, health))
    await teams.chair.says("start")
    await hears(teams, bodies.meeting_leave(ORGANISER, chat, health))
    assert there(teams) == [police.aad]
    assert (await screen(teams.chair)).shows("Room: 1 of 10 seats.")
    await hears(teams, bodies.meeting_join(ORGANISER, chat, health))
    (kept,) = [each for each in present(teams) if each.person == health.aad]
    assert (len(kept.joined), len(kept.left)) == (2, 1)


async def test_the_same_event_twice_and_one_that_comes_late_change_nothing(teams: Teams) -> None:
    chat, police = await sits(teams), teams.police.who
    gone = bodies.meeting_leave(ORGANISER, chat, police, at="2026-12-17T09:40:00.1234567Z")
    late = bodies.meeting_join(ORGANISER, chat, police, at="2026-12-17T09:35:00.000Z")
    for body in (gone, late, late):
        await hears(teams, body)
    assert there(teams) == []
    back = bodies.meeting_join(ORGANISER, chat, police, at="2026-12-17T09:45:00.000Z")
    for body in (back, back, bodies.meeting_join(ORGANISER, chat, police, at="2026-12-17T09:46:00.000Z")):
        await hears(teams, body)
    assert there(teams) == [police.aad]
    (kept,) = present(teams)
    assert len(kept.joined) == 1


async def test_somebody_by_telephone_is_there_without_a_name_or_a_number(teams: Teams) -> None:
    chat = await sits(teams)
    await hears(teams, bodies.meeting_join(ORGANISER, chat, CALLER))
    (kept,) = present(teams)
    assert (kept.person, kept.name, kept.here) == ("", "", True)
    assert CALLER.id not in str(kept)
    await teams.chair.says("start")
    await teams.chair.says("next")
    card = await screen(teams.chair)
    assert card.shows("Not entitled here: 1: Somebody nobody has named.")
    await hears(teams, bodies.meeting_leave(ORGANISER, chat, CALLER))
    assert there(teams) == []


async def test_whoever_joins_without_being_entitled_shuts_the_item_that_is_open(teams: Teams) -> None:
    chat = await sits(teams)
    await teams.chair.says("start")
    await teams.chair.says("next")
    await teams.chair.presses(await screen(teams.chair), "I have checked the room")
    await hears(teams, bodies.meeting_join(ORGANISER, chat, teams.police.who))
    assert session(teams).checked_at
    await hears(teams, bodies.meeting_join(ORGANISER, chat, teams.police.who, CALLER))
    assert session(teams).checked_at is None
    await told(teams, teams.chair, "Somebody is here who is not entitled to the item that is open.")


async def test_it_is_believed_nowhere_else_and_on_no_other_day(teams: Teams) -> None:
    chat = await sits(teams)
    events = (bodies.meeting_start, bodies.meeting_end)
    strange = [teams.group("19:another"), Where(teams.connector.url, "a:own")]
    await teams.police.says("help", teams.group("19:known"))
    for where in (*strange, teams.group("19:known")):
        for event in events:
            await hears(teams, event(ORGANISER, where))
        await hears(teams, bodies.meeting_join(ORGANISER, where, teams.police.who))
    teams.clock.time = BEGINS - timedelta(days=1)
    await hears(teams, bodies.meeting_join(ORGANISER, chat, teams.police.who))
    assert present(teams) == []
    assert len(refused(teams)) == 10
    with teams.store.turn(teams.clock()) as turn:
        assert turn.maybe(Session, PANEL) is None
        assert turn.maybe(Conversation, "19:another") is None


async def test_the_chat_of_one_panel_s_own_meeting_is_that_panel_s(teams: Teams) -> None:
    await on_the_agenda(teams)
    await teams.coordinator.says("help", teams.group())
    with teams.store.turn(teams.clock()) as turn:
        chat = turn.get(Conversation, teams.group().id)
        turn.save(replace(chat, procedure="durham-shcg", panel="SHCG-P002"))
    await hears(teams, bodies.meeting_join(ORGANISER, teams.group(), teams.police.who))
    with teams.store.turn(teams.clock()) as turn:
        assert turn.find(Present) == []
    assert refused(teams) == ["meeting came"]


async def test_an_event_that_says_too_little_is_refused(teams: Teams) -> None:
    chat = await sits(teams)
    nameless = bodies.meeting_start(ORGANISER, chat)
    nameless["channelData"].pop("meeting")
    await hears(teams, nameless, 400)
    strange: tuple[object, ...] = ({}, {"members": "all"}, {"members": [{"user": 1}]}, {"members": [{}]}, [])
    for value in strange:
        await hears(teams, bodies.meeting_join(ORGANISER, chat) | {"value": value}, 400)
    odd = bodies.meeting_join(ORGANISER, chat, teams.police.who, at="yesterday")
    await hears(teams, odd)
    assert there(teams) == [teams.police.who.aad]


async def test_nothing_is_lost_when_the_bot_is_started_again_in_the_middle_of_an_item(teams: Teams) -> None:
    chat = await sits(teams)
    await teams.chair.says("start")
    await teams.chair.says("next")
    await hears(teams, bodies.meeting_join(ORGANISER, chat, teams.police.who))
    teams.clock.move(minutes=6)
    async with talking(teams.store, time=teams.clock()) as again:
        card = await screen(again.chair)
        assert card.shows("Item 1 of 2.")
        assert card.shows("6 of 15 minutes")
        assert there(again) == [teams.police.who.aad]
        await again.chair.presses(card, "Next")
        assert (await screen(again.chair)).shows("Item 2 of 2.")
