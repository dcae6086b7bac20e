"""“Make this an action”: a message becomes the form of an action, in a dialog, and nothing is recorded unchecked."""

from typing import Any

import pytest

from bot.personas import persona_id
from bot.teams.extension import words_of
from panel.actions import Action
from tests import bodies, schemas
from tests.bodies import Where
from tests.dialogue import Teams, Voice
from tests.stories.long_day import Day, audits
from tests.stories.steps import accepted

MESSAGE = "<div><p>Could the <b>police</b> share the log&nbsp;?</p><p>By &lt;Friday&gt; &amp; not later</p></div>"
SAID = "Could the police share the log ?\nBy <Friday> & not later"


async def chooses(teams: Teams, voice: Voice, where: Where | None = None, **changed: Any) -> tuple[int, Any]:
    return await teams.send(bodies.make_action(voice.who, where or teams.group(), MESSAGE, **changed))


async def sends(teams: Teams, voice: Voice, data: dict[str, Any]) -> dict[str, Any]:
    status, answer = await teams.send(bodies.dialog_sent(voice.who, teams.group(), data))
    assert status == 200, answer
    task: dict[str, Any] = answer["task"]
    return task


def card(task: dict[str, Any]) -> dict[str, Any]:
    """The card in a dialog, whose buttons are those a dialog knows."""
    assert task["type"] == "continue"
    assert task["value"]["title"] == "Make this an action"
    shown: dict[str, Any] = task["value"]["card"]["content"]
    assert task["value"]["card"]["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert not schemas.faults(shown)
    assert "Action.Execute" not in str(shown)
    return shown


def inputs(shown: dict[str, Any]) -> dict[str, Any]:
    return {one["id"]: one for one in shown["body"] if one["type"].startswith("Input.")}


def button(shown: dict[str, Any], title: str) -> dict[str, Any]:
    (found,) = (dict(one["data"]) for one in shown["actions"] if one["title"] == title)
    return found


async def the_form(teams: Teams, voice: Voice, reference: str) -> dict[str, Any]:
    _, answer = await chooses(teams, voice)
    pick = card(answer["task"])
    return card(await sends(teams, voice, button(pick, "Go on") | {"case": reference, "words": "Share the log"}))


async def test_a_message_becomes_an_action_once_its_case_owner_and_day_are_chosen(teams: Teams) -> None:
    day = Day(teams)
    reference = await accepted(teams)
    status, answer = await chooses(teams, teams.chair)
    assert status == 200
    pick = card(answer["task"])
    assert inputs(pick)["words"]["value"] == SAID
    assert [each["value"] for each in inputs(pick)["case"]["choices"]] == [reference]
    form = card(await sends(teams, teams.chair, button(pick, "Go on") | {"case": reference, "words": SAID}))
    assert inputs(form)["words"]["value"] == SAID
    record = button(form, "Record the action")
    fields = {"words": SAID, "owner": f"police/{persona_id('police')}", "safety": "no"}
    refused = card(await sends(teams, teams.chair, record | fields))
    assert "Say by when it is due" in str(refused)
    assert inputs(refused)["words"]["value"] == SAID
    closed = await sends(teams, teams.chair, record | fields | {"due": "27 11 2026"})
    assert closed == {"type": "message", "value": "SHCG-A001 is recorded."}
    with teams.store.turn(teams.clock()) as turn:
        (made,) = turn.find(Action)
    assert (made.words, made.made_by, made.case) == (SAID, persona_id("chair"), reference)
    assert ("action.save", "done") in {(line.act, line.outcome) for line in audits(day)}
    assert not [each for each in teams.connector.received if "share the log" in str(each.body)]


async def test_the_same_button_twice_records_it_once_and_closes_twice(teams: Teams) -> None:
    reference = await accepted(teams)
    form = await the_form(teams, teams.health, reference)
    fields = {"words": "Share it", "owner": f"police/{persona_id('police')}", "safety": "no", "due": "27 11 2026"}
    data = button(form, "Record the action") | fields
    assert await sends(teams, teams.health, data) == await sends(teams, teams.health, data)
    with teams.store.turn(teams.clock()) as turn:
        assert len(turn.find(Action)) == 1


async def test_whoever_may_not_record_one_gets_no_case_to_choose_and_no_form(teams: Teams) -> None:
    reference = await accepted(teams)
    form = await the_form(teams, teams.chair, reference)
    for voice in (teams.practitioner, teams.invitee, teams.lead):
        _, answer = await chooses(teams, voice)
        assert "not for the roles you hold" in str(card(answer["task"]))
        assert reference not in str(answer)
        task = await sends(teams, voice, button(form, "Record the action") | {"words": "Mine"})
        assert "not for the roles you hold" in str(card(task))
    with teams.store.turn(teams.clock()) as turn:
        assert turn.find(Action) == []


async def test_a_stranger_is_told_so_and_shown_nothing(tmp_path: Any) -> None:
    from tests.dialogue import in_production

    async with in_production(tmp_path) as teams:
        stranger = teams.voice("99999999-0000-4000-8000-000000000009")
        _, answer = await chooses(teams, stranger)
        assert "You are not on the roster of any panel here" in str(answer)
        assert not inputs(card(answer["task"]))


@pytest.mark.parametrize(
    "changed",
    [
        {"commandId": "another"},
        {"commandContext": "compose"},
        {"messagePayload": None},
        {"messagePayload": {"body": {"contentType": "html"}}},
        {"messagePayload": {"body": {"contentType": "pdf", "content": "x"}}},
        {"messagePayload": {"body": {"contentType": "html", "content": 7}}},
        {"messagePayload": {"body": {"contentType": "html", "content": "x" * 200_001}}},
    ],
)
async def test_what_is_no_message_is_refused_at_the_door(teams: Teams, changed: dict[str, Any]) -> None:
    status, _ = await chooses(teams, teams.chair, **changed)
    assert status == 400


@pytest.mark.parametrize(
    "data", [{}, {"verb": 7}, {"verb": "action.save", "ids": "x"}, {"verb": "calendar.file", "ids": {}}]
)
async def test_a_button_that_is_none_is_refused_at_the_door(teams: Teams, data: dict[str, Any]) -> None:
    for command in ("makeAction", "another"):
        status, _ = await teams.send(bodies.dialog_sent(teams.chair.who, teams.group(), data, command))
        assert status == 400


async def test_a_message_too_long_for_a_card_says_so(teams: Teams) -> None:
    await accepted(teams)
    long: dict[str, Any] = {"messagePayload": {"body": {"contentType": "text", "content": "long words " * 15_000}}}
    status, answer = await chooses(teams, teams.chair, **long)
    assert status == 200
    assert len(str(answer)) < 80_000


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("plain", "plain"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("a<br/>b", "a\nb"),
        ('<at id="0">Ann</at> do it', "Ann do it"),
        ("<script>alert(1)</script>x<style>p{}</style>", "x"),
        ("&lt;b&gt; &amp; 5 &gt; 3", "<b> & 5 > 3"),
        ("<p>broken <b", "broken <b"),
        ('<attachment id="1"></attachment>see above', "see above"),
    ],
)
def test_html_becomes_words(html: str, words: str) -> None:
    assert words_of(html).strip() == words
