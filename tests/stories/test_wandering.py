"""Every button that anybody is shown is pressed, with a word in every box: none of it is posted, logged or audited; and
pressed again by somebody else, or by one who has stepped out, none of it opens."""

import logging
from collections.abc import Mapping
from dataclasses import replace

import pytest

from panel.cases import Case
from panel.people import Post, Role
from storage.records import Audit
from tests.dialogue import Teams, Voice
from tests.panel.durham import NAME
from tests.stories.canaries import REFERRAL, canaries
from tests.stories.long_day import Day, stranger
from tests.stories.sittings import quiet
from tests.stories.steps import accepted
from tests.stories.wandering import TYPED, Wanderer, commands

FOR_ALL = ("schedule.why",)
"""Why a panel was moved is for everybody who was to come."""


async def test_what_is_typed_anywhere_stays_with_those_who_may_open_it(
    teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    voices = [teams.practitioner, teams.chair, teams.coordinator, teams.police]
    for voice in voices:
        await voice.says("help")
    reference = await accepted(teams, **REFERRAL)
    wanderers = [Wanderer(voice) for voice in voices]
    for each in wanderers:
        await each.wanders(f"case {reference}", *commands(reference), limit=160)
    await quiet(teams)
    _kept_apart(teams, caplog)
    assert sum(len(each.pressed) for each in wanderers) > 250
    assert all(found(each.saw()) for each in wanderers), "a walk that never showed a canary proves nothing"
    other = stranger(Day(teams), "other-worker", Post(NAME, Role.PRACTITIONER))
    for each in wanderers:
        await _opens_nothing(other, each.pressed)
    with teams.store.turn(teams.clock()) as turn:
        case = turn.get(Case, reference)
        turn.save(replace(case, interests=(*case.interests, teams.police.who.aad)))
    await _opens_nothing(teams.police, wanderers[-1].pressed)


def found(text: str) -> list[str]:
    return canaries(text) + [word for word in (TYPED,) if word.casefold() in text.casefold()]


def _kept_apart(teams: Teams, caplog: pytest.LogCaptureFixture) -> None:
    for received in teams.connector.received:
        assert not found(f"{received.path} {received.body}"), received.body
    for record in caplog.records:
        assert record.levelno < logging.ERROR, record.getMessage()
        assert not found(f"{record.getMessage()} {record.args} {record.exc_text or ''}"), record.name
    with teams.store.turn(teams.clock()) as turn:
        trail = turn.find(Audit)
    for line in trail:
        assert not found(f"{line.act} {line.subject} {line.view} {line.outcome}"), line.act


async def _opens_nothing(voice: Voice, pressed: Mapping[tuple[str, tuple[tuple[str, str], ...]], str]) -> None:
    card = await voice.says("my")
    for verb, ids in pressed:
        answer = await voice.sends(card, verb, dict(ids) | {"rev": "1"}, {"note": "Plain"})
        assert verb in FOR_ALL or not found(str(answer.content)), (verb, answer.words)
