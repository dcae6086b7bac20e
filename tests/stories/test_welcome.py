"""First contact: a welcome once, help for this person, and a hand when something was mistyped."""

from tests import bodies
from tests.dialogue import Teams


async def test_one_welcome_until_the_app_is_removed(teams: Teams) -> None:
    you = teams.voice("11111111-0000-4000-8000-000000000001")
    await you.installs()
    await you.installs()
    await teams.send(bodies.bot_added(you.who, you.where))
    (welcome,) = you.sees()
    assert welcome.shows("This is Convenor, for the Sexual Harm Consultation Group.")
    assert welcome.shows("**refer**: refer a child")
    assert "Refer a child" in welcome.buttons
    await teams.send(bodies.installation(you.who, you.where, "remove"))
    await you.installs()
    assert len(you.sees()) == 2


async def test_hello_welcomes_somebody_who_never_installed_it_and_greets_them_after_that(teams: Teams) -> None:
    assert (await teams.practitioner.says("hi")).shows("This is Convenor")
    assert (await teams.practitioner.says("Hello!")).shows("Hello again. Here is what you can do.")


async def test_help_lists_what_this_person_may_do_and_nothing_else(teams: Teams) -> None:
    practitioner, chair = await teams.practitioner.says("HELP"), await teams.chair.says("/help")
    assert practitioner.shows("**refer**")
    assert not practitioner.shows("**screen [REF]**")
    assert chair.shows("**screen [REF]**")
    assert not chair.shows("**refer**")


async def test_help_shows_first_what_somebody_does_most_and_the_rest_at_a_press(teams: Teams) -> None:
    card = await teams.coordinator.says("help")
    first = {"The dates", "Who has answered", "Next agenda", "The roster", "Minutes", "My list"}
    assert set(card.buttons) == first | {"What else you can do"}
    assert not card.shows("**invite REF**")
    more = await teams.coordinator.presses(card, "What else you can do")
    assert more.shows("**invite REF**")
    assert not more.shows("**schedule**")
    assert (await teams.coordinator.says("help more")).words == more.words


async def test_a_command_of_another_role_is_refused_in_words(teams: Teams) -> None:
    assert (await teams.police.says("screen")).shows("That is not for the roles you hold here. Nothing was changed.")


async def test_a_near_miss_gets_the_nearest_commands_as_buttons(teams: Teams) -> None:
    card = await teams.practitioner.says("reffer")
    assert card.shows("I did not understand that. Nothing was changed.")
    assert (await teams.practitioner.presses(card, "refer")).shows("Refer a child")
    assert "screen" in (await teams.chair.says("/screens")).buttons


async def test_words_that_are_like_no_command_get_help(teams: Teams) -> None:
    assert list((await teams.chair.says("what is the weather")).buttons) == ["help", "my"]


async def test_added_to_a_group_it_posts_once_and_writes_to_nobody(teams: Teams) -> None:
    group = teams.group()
    await teams.send(bodies.installation(teams.coordinator.who, group))
    await teams.send(bodies.bot_added(teams.coordinator.who, group))
    assert [one.conversation for one in teams.connector.received] == [group.id]


async def test_in_a_shared_chat_a_private_command_is_answered_in_ones_own(teams: Teams) -> None:
    shared = await teams.practitioner.says("refer", teams.group())
    assert shared.shows("I have answered in your own chat with me")
    (own,) = teams.cards(bodies.Where(teams.connector.url, f"a:{teams.practitioner.who.aad}"))
    assert "Start" in own.buttons


async def test_every_card_says_that_it_is_not_live(teams: Teams) -> None:
    card = await teams.practitioner.says("refer")
    assert card.shows("Not live: fictional children only")
    assert (await teams.practitioner.presses(card, "Start")).shows("Not live: fictional children only")


async def test_whoever_sits_reads_in_a_line_what_they_do_at_a_sitting_and_after_it(teams: Teams) -> None:
    for voice, said in (
        (teams.chair, ("**start** opens your screen", "**action REF**", "Afterwards you approve the **minutes**")),
        (teams.deputy, ("**start** opens your screen", "**action REF**", "Afterwards you approve the **minutes**")),
        (teams.coordinator, ("**action REF**", "you check the **minutes**, have them approved and send them out")),
        (teams.health, ("agree or object", "**action REF**", "**minutes** for the minutes and your copy packs")),
    ):
        await voice.installs()
        (welcome,) = voice.sees()
        card = await voice.says("help")
        for words in said:
            assert welcome.shows(words), words
            assert card.shows(words), words
        assert card.words.count("At the sitting") == 1
    assert not (await teams.practitioner.says("help")).shows("At the sitting")
