"""The agenda: what is missing before it, when it goes out, who sees what of it, and what changes it."""

from dataclasses import replace

import pytest

from panel.cases import Case
from panel.panels import Panel
from panel.people import Person, Post, Role
from storage.records import Audit, Notice
from tests.dialogue import Card, Teams, Voice, talking
from tests.panel.durham import NAME
from tests.stories.steps import accepted

PANEL = "SHCG-P001"
NAMES = ("Robin", "Example", "27 September 2012")
SAM = {"child": {"first": "Sam", "family": "Sample", "born": "14 3 2013"}}
NAMES_SAM = {
    "others": {
        "other_child": "yes",
        "other_relation_1": "Child B",
        "other_name_1": "Sam Sample",
        "other_born_1": "14 3 2013",
        "other_same_1": "yes",
    }
}


def stands(teams: Teams, chat: str = "19:group") -> Card:
    """The agenda that stands in a chat."""
    return next(card for card in teams.cards(teams.group(chat)) if card.shows("Panel, Thursday 17 December 2026"))


def told(teams: Teams, words: str) -> list[Card]:
    """Every card in anybody's own chat that says this."""
    people = ("practitioner", "chair", "deputy", "coordinator", "social_worker", "health")
    return [card for name in people for card in getattr(teams, name).sees() if card.shows(words)]


async def published(teams: Teams) -> Card:
    """The agenda goes out into the panel's chat."""
    await teams.coordinator.says("here", teams.group())
    teams.clock.move(days=17)
    await teams.until(lambda: _posted(teams))
    return stands(teams)


async def changed(teams: Teams, words: str, chat: str = "19:group") -> Card:
    """The agenda that stands in a chat, once it says this: changes are shown a few seconds after they are made."""

    def says_so() -> bool:
        teams.clock.move(seconds=4)
        return stands(teams, chat).shows(words)

    await teams.until(says_so)
    return stands(teams, chat)


def _posted(teams: Teams) -> Card | None:
    with teams.store.turn(teams.clock()) as turn:
        out = turn.panel(PANEL).published_at
    return (
        next((card for card in teams.cards(teams.group()) if card.shows("Panel, Thursday 17")), None) if out else None
    )


async def view(teams: Teams, persona: str) -> Card:
    """The agenda in somebody's own view."""
    voice: Voice = getattr(teams, persona)
    return await voice.sends(await voice.says("agenda"), "agenda.view", {"panel": PANEL, "page": "0"})


async def test_it_goes_out_a_week_before_into_the_panels_chat_and_names_nobody() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        early = await teams.chair.says("agenda")
        assert early.shows("Not out yet: out on Thursday 10 December 2026 at 9am.")
        assert early.shows(f"9:45am {reference} new")
        board = await published(teams)
        assert board.shows("Panel, Thursday 17 December 2026, 9:30am to 1pm. 1 item.")
        assert board.shows(f"9:45am {reference} new")
        assert not board.shows("Not out yet")
        assert not any(board.shows(words) for words in (*NAMES, "High"))
        assert set(board.buttons) == {"My view", "My updates", "I cannot attend", "Add to my calendar"}


async def test_without_a_chat_it_goes_to_the_coordinator_with_how_to_give_it_one() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        await teams.coordinator.says("help")
        teams.clock.move(days=17)
        found = await teams.until(lambda: told(teams, "This panel has no chat yet. Once the coordinator says “here”"))
        assert all(card.shows(reference) for card in found)
        await teams.coordinator.says("here", teams.group())
        await teams.until(lambda: teams.cards(teams.group())[-1].shows(reference))


async def test_an_agenda_with_nothing_on_it_says_so() -> None:
    async with talking() as teams:
        await teams.coordinator.says("help")
        board = await published(teams)
        assert board.shows("0 items")
        assert board.shows("Nothing is on it yet.")


async def test_a_member_opens_it_with_identity_and_every_child_is_written_to_the_trail() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        card = await view(teams, "health")
        assert card.shows("Robin Example, born 27 September 2012 (14).")
        assert card.shows("Level stated: High, matrix 16 November 2026")
        assert card.shows("Your answer: not given")
        assert {"Update", "Ask", "Declare an interest"} <= set(card.buttons)
        assert not {"What is missing", "Change the order"} & set(card.buttons)
        with teams.store.turn(teams.clock()) as turn:
            opened = [each for each in turn.find(Audit, subject=reference) if each.view == "agenda"]
            assert [(each.act, each.by) for each in opened] == [("open", teams.health.who.aad)]


async def test_who_speaks_for_two_seats_sees_the_answer_of_each() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        await published(teams)
        with teams.store.turn(teams.clock()) as turn:
            health = turn.get(Person, teams.health.who.aad)
            turn.save(replace(health, posts=(*health.posts, Post(NAME, Role.MEMBER, "police"))))
        form = await teams.health.sends(
            await teams.health.says("agenda"), "update.form", {"case": reference, "seat": "police"}
        )
        await teams.health.presses(form, "Known, nothing to add")
        card = await view(teams, "health")
        assert card.shows("Your answer, Police: Known, nothing to add")
        assert card.shows("Your answer, Health: not given")


@pytest.mark.parametrize("persona", ["chair", "coordinator", "practitioner"])
async def test_my_updates_tells_whoever_speaks_for_no_seat_that_nothing_is_asked_of_them(persona: str) -> None:
    async with talking() as teams:
        await accepted(teams)
        card, voice = await published(teams), getattr(teams, persona)
        said = await voice.presses(card, "My updates")
        assert said.shows("Nothing is asked of you")
        assert said.shows("Only seats answer before the panel of Thursday 17 December 2026, and you speak for none.")
        with teams.store.turn(teams.clock()) as turn:
            assert not [each for each in turn.find(Audit) if each.outcome == "refused"]


async def test_who_has_an_interest_sees_that_and_nothing_else_of_the_item() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        with teams.store.turn(teams.clock()) as turn:
            turn.save(replace(turn.get(Case, reference), interests=(teams.health.who.aad,)))
        card = await view(teams, "health")
        assert card.shows("You have declared an interest: nothing of this item is shown to you.")
        assert not any(card.shows(words) for words in (*NAMES, "High"))
        assert f"Open {reference}" not in card.buttons


async def test_a_worker_sees_their_own_item_and_no_other() -> None:
    async with talking() as teams:
        own, other = await accepted(teams), await accepted(teams, **SAM)
        with teams.store.turn(teams.clock()) as turn:
            turn.save(replace(turn.get(Case, other), worker=teams.social_worker.who.aad))
        card = await view(teams, "practitioner")
        assert card.shows(own)
        assert not card.shows(other)
        assert not card.shows("Sam")
        assert not {"Update", "Ask", "Declare an interest"} & set(card.buttons)


async def test_an_invitee_sees_their_own_item_while_they_are_invited() -> None:
    async with talking() as teams:
        own, other = await accepted(teams), await accepted(teams, **SAM)
        assert (await view(teams, "invitee")).shows("Nothing on it is yours")
        with teams.store.turn(teams.clock()) as turn:
            turn.save(replace(turn.get(Case, own), invited=(teams.invitee.who.aad,)))
        card = await view(teams, "invitee")
        assert card.shows(own)
        assert not card.shows(other)


async def test_a_lead_sees_counts_and_no_small_one() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        card = await view(teams, "lead")
        assert card.shows("All: fewer than 5")
        assert card.shows("New: not shown")
        assert card.shows("High: not shown")
        assert not any(card.shows(words) for words in (reference, *NAMES))


@pytest.mark.parametrize(
    ("persona", "verb", "ids"),
    [
        ("auditor", "agenda.view", {"panel": PANEL}),
        ("health", "agenda.view", {"panel": "SHCG-P099"}),
        ("health", "agenda.missing", {"panel": PANEL}),
        ("coordinator", "agenda.order", {"panel": PANEL}),
        ("social_worker", "missing.mine", {"case": "SHCG-2026-001"}),
        ("social_worker", "apart.open", {"case": "SHCG-2026-001"}),
        ("practitioner", "apart.save", {"case": "SHCG-2026-001"}),
        ("health", "missing.ask", {"case": "SHCG-2026-001"}),
        ("health", "missing.mine", {"case": "SHCG-2026-001"}),
        ("auditor", "agenda.refresh", {"panel": PANEL}),
        ("auditor", "agenda.page", {"panel": PANEL}),
    ],
)
async def test_a_forged_press_is_refused_and_written_to_the_trail(persona: str, verb: str, ids: dict[str, str]) -> None:
    async with talking() as teams:
        await accepted(teams)
        voice = getattr(teams, persona)
        card = await voice.sends(await voice.says("help"), verb, ids, {"apart": "At different schools."})
        assert not any(card.shows(words) for words in NAMES)
        with teams.store.turn(teams.clock()) as turn:
            trail = turn.find(Audit, subject=next(iter(ids.values())))
            assert (verb, voice.who.aad, "refused") in {(each.act, each.by, each.outcome) for each in trail}


async def test_a_worker_who_left_the_roster_is_missing_until_the_case_has_another(teams: Teams) -> None:
    await teams.practitioner.says("help")
    reference = await accepted(teams)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Person, teams.practitioner.who.aad), left=True))
    reach = await teams.coordinator.presses(await teams.coordinator.says("reach"), "Open")
    assert reach.shows("Demo practitioner")
    assert reach.shows(f"Worker of {reference}")
    assert reach.shows("Not on the roster any more")
    card = await teams.coordinator.sends(reach, "agenda.missing", {"panel": PANEL})
    assert card.shows("Its worker is not on the roster any more.")
    assert "Ask the worker" not in card.buttons
    form = await teams.coordinator.presses(
        await teams.coordinator.presses(card, "Who is the worker now"), "Another worker"
    )
    await teams.coordinator.presses(form, "Hand the case on", to=teams.social_worker.who.aad, reason="They left.")
    card = await teams.coordinator.sends(reach, "agenda.missing", {"panel": PANEL})
    assert not card.shows("Its worker is not")


async def test_the_coordinator_is_told_what_is_missing_and_asks_the_worker_who_mends_it() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        teams.clock.move(days=15)
        (notice,) = await teams.until(lambda: told(teams, "Panel, Thursday 17 December 2026: "))
        assert notice.shows("Not out yet: out on Thursday 10 December 2026 at 9am.")
        card = await teams.coordinator.presses(notice, "What is missing")
        assert not card.shows("risk matrix")
        assert card.shows("The police position is not known.")
        assert card.shows("Not told about the referral yet: the parents or carers.")
        assert not any(card.shows(words) for words in NAMES)
        await teams.coordinator.presses(card, "Ask the worker")
        (asked,) = await teams.until(lambda: told(teams, f"{reference}: something is missing before its panel"))
        mine = await teams.practitioner.presses(asked, "What is missing")
        assert mine.shows("The police position is not known.")
        assert {"Change the referral", "Open the case"} <= set(mine.buttons)


async def test_linked_children_are_parted_and_nothing_of_one_is_in_the_view_of_the_other() -> None:
    async with talking() as teams:
        first = await accepted(teams, **NAMES_SAM)
        second = await accepted(teams, **SAM)
        third = await accepted(teams, child={"first": "Kim", "family": "Madeup", "born": "22 8 2011"})
        said = (await teams.chair.says("agenda")).words.splitlines()
        assert [line.split()[1] for line in said if " new" in line] == [first, third, second]
        card = await view(teams, "health")
        assert card.words.count("Linked: One linked item, kept separate") == 2
        own = await teams.practitioner.presses(await teams.practitioner.says(f"case {second}"), "Open")
        assert not own.shows(first)
        assert not own.shows("Robin")


async def test_how_they_are_kept_apart_is_asked_until_it_is_written() -> None:
    async with talking() as teams:
        reference = await accepted(teams, **NAMES_SAM)
        card = await view(teams, "chair")
        assert card.shows("Kept apart at school or service: nobody has written how")
        form = await teams.chair.presses(card, "How they are kept apart")
        again = await teams.chair.presses(form, "Keep it", apart="")
        assert again.shows("Say how they are kept apart")
        named = await teams.chair.presses(form, "Keep it", apart="Sam is taught in the other building.")
        assert named.inputs["apart"] == "Sam is taught in the other building."
        kept = await teams.chair.presses(named, "Keep it", apart="Child B is taught in the other building.")
        assert kept.shows(f"{reference}: how they are kept apart is written down.")
        assert (await view(teams, "police")).shows("Kept apart at school or service: Child B is taught in the other")


async def test_a_late_referral_changes_the_agenda_in_place_and_tells_only_whom_it_touches() -> None:
    async with talking() as teams:
        reference = await accepted(teams)
        await published(teams)
        before = len(teams.cards(teams.group()))
        late = await accepted(teams, **SAM)
        board = await changed(teams, late)
        assert board.shows(f"9:45am {reference} new")
        assert board.shows(f"10:15am {late} new")
        assert board.shows("10am Break")
        assert len(teams.cards(teams.group())) == before


async def test_the_chair_changes_the_order_and_who_has_another_time_is_told() -> None:
    async with talking() as teams:
        first, second = await accepted(teams), await accepted(teams, **SAM)
        with teams.store.turn(teams.clock()) as turn:
            turn.save(replace(turn.get(Case, second), worker=teams.social_worker.who.aad))
        await teams.social_worker.says("help")
        await published(teams)
        card = await view(teams, "chair")
        form = await teams.chair.presses(card, "Change the order")
        done = await teams.chair.presses(form, "Move it", item=second, place="1")
        assert done.shows("The order is changed")
        assert done.shows(f"9:45am {second} new")
        await teams.until(lambda: told(teams, f"{second} is now at 9:45am, Thursday 17 December 2026."))
        await teams.until(lambda: told(teams, f"{first} is now at 10:15am, Thursday 17 December 2026."))
        await changed(teams, f"9:45am {second}")
        stale = await teams.chair.presses(form, "Move it", item=second, place="2")
        assert stale.shows("The agenda of SHCG-P001 was changed since you opened it.")


async def test_an_order_that_breaks_a_rule_is_said_and_asked_once_more() -> None:
    async with talking() as teams:
        high = await accepted(teams)
        low = await accepted(teams, **SAM, matrix={**LOWER})
        form = await teams.deputy.presses(await view(teams, "deputy"), "Change the order")
        asks = await teams.deputy.presses(form, "Move it", item=low, place="1")
        assert asks.shows("A child at a lower level would be discussed before one at a higher level.")
        with teams.store.turn(teams.clock()) as turn:
            assert turn.panel(PANEL).order == ()
        done = await teams.deputy.presses(asks, "Move it all the same")
        assert done.shows(f"9:45am {low}")
        with teams.store.turn(teams.clock()) as turn:
            assert [each for each in turn.panel(PANEL).order if each] == [low, high]


LOWER = {
    "level": "medium_high",
    "matrix_date": "16 11 2026",
    "matrix_author": "Jo Sample",
    "matrix_kept": "Case system, HSB matrix",
}


async def test_a_long_agenda_stands_there_whole_and_its_view_has_pages() -> None:
    async with talking() as teams:
        children = [{"first": f"Sam{letter}", "family": "Sample", "born": "14 3 2013"} for letter in "abcdefg"]
        on_it = [await accepted(teams, child=child) for child in children]
        card = await view(teams, "health")
        assert card.shows("Items 1 to 4 of 7. ")
        more = await teams.health.presses(card, "More items")
        assert more.shows("Items 5 to 7 of 7. ")
        assert "Earlier items" in more.buttons
        agenda = await teams.health.says("agenda")
        assert all(agenda.shows(reference) for reference in on_it)
        page = await teams.health.sends(agenda, "agenda.page", {"panel": PANEL, "page": "1"})
        assert page.words == agenda.words


async def test_a_panel_that_is_cancelled_puts_up_no_agenda() -> None:
    async with talking() as teams:
        await accepted(teams)
        await teams.coordinator.says("here", teams.group())
        with teams.store.turn(teams.clock()) as turn:
            turn.save(replace(turn.get(Panel, PANEL), cancelled=True))
        teams.clock.move(days=17)
        await teams.coordinator.says("help")
        with teams.store.turn(teams.clock()) as turn:
            assert turn.panel(PANEL).published_at is None
            assert not [each for each in turn.find(Notice) if each.template == "missing"]
