"""The minutes as a Word file in Teams: asked for in the personal chat, put where Teams says, and nowhere else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from bot.matters import settle
from bot.steps.minutes import begin
from panel.people import Person
from storage.records import Audit
from tests import bodies
from tests.bodies import Asked
from tests.connector import DROP, Trouble
from tests.dialogue import Card, Teams, Voice, in_production
from tests.live import person_id
from tests.stories.sat import DEED, sits
from tests.stories.sittings import quiet
from tests.stories.steps import to_the_check
from tests.stories.test_minutes import drafted

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
PANEL, NAME = "SHCG-P001", "Robin"
NOT_SAVED, NOT_YOURS = "The file could not be saved.", "That file is not there any more, or is not yours to have."


@dataclass
class Member:
    """A member of a panel whose minutes are out, in their own chat."""

    teams: Teams
    voice: Voice

    async def asks(self) -> Asked:
        """Presses, and gives the question that Teams shows in their own chat."""
        before = set(self.posted())
        at = {"panel": PANEL, "kind": "minutes"}
        card = await self.voice.sends(await self.voice.says("help"), "minutes.file", at)
        assert card.shows("Below, Teams asks whether I may put it among your files.")
        ((id, message),) = [each for each in self.posted().items() if each[0] not in before and CONSENT in str(each[1])]
        (question,) = message["attachments"]
        assert question["name"] == f"minutes-{PANEL}.docx"
        assert question["content"]["sizeInBytes"] > 0
        return Asked(question["content"]["acceptContext"], id)

    def posted(self) -> dict[str, Any]:
        return self.teams.connector.messages(self.voice.where.id)

    async def allows(self, question: Asked, name: str = "one", **changed: Any) -> None:
        url = f"{self.teams.connector.url}/upload/{name}"
        body = bodies.allow(self.voice.who, self.voice.where, question, url, **changed)
        assert (await self.teams.send(body))[0] == 200

    def says(self, words: str) -> bool:
        """Whether a card in their chat says this."""
        return any(words in str(each) for each in self.posted().values())

    @property
    def uploads(self) -> dict[str, bytes]:
        return self.teams.connector.uploads


@asynccontextmanager
async def sent_out(folder: Path) -> AsyncIterator[Member]:
    """A panel in production that has sat, and whose minutes went out."""
    async with in_production(folder) as teams:
        worker, chair, coordinator, member = [
            teams.voice(person_id(each)) for each in ("practitioner", "chair", "coordinator", "member")
        ]
        receipt = await worker.presses(await to_the_check(worker), "Send to the chair")
        reference = receipt.words.split("Sent. ")[1].split(".")[0]
        card = await chair.presses(await chair.says("screen"), f"Open {reference}")
        card = await chair.presses(card, "Panel")
        await chair.presses(card, "Accept to the panel", holds="Supervised contact.", reason="High risk.")
        with teams.store.turn(teams.clock()) as turn:
            panel = turn.panel(PANEL)
            teams.clock.time = panel.starts_at
            turn.save(replace(panel, order=(reference,), published_at=turn.now))
            sits(turn, PANEL, (reference,))
            begin(turn, PANEL)
            settle(turn)
        await chair.presses(await drafted(chair), "Approve")
        sent: Card = await coordinator.presses(await drafted(coordinator), "Send them out")
        assert sent.shows("They went out on")
        await quiet(teams)
        yield Member(teams, member)


async def test_what_a_member_allows_is_put_there_whole_and_opens(tmp_path: Path) -> None:
    async with sent_out(tmp_path) as member:
        question = await member.asks()
        await member.allows(question)
        paper = docx.Document(BytesIO(member.uploads["one"]))
        assert "1 Meeting" in [each.text for each in paper.paragraphs]
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        assert any(DEED in each for each in cells + [each.text for each in paper.paragraphs])
        assert question.activity not in member.posted(), "the question is answered"
        (shown,) = [each["attachments"][0] for each in member.posted().values() if INFO in str(each)]
        assert (shown["name"], shown["content"]["fileType"]) == (f"minutes-{PANEL}.docx", "docx")
        for each in member.teams.connector.received:
            assert not [words for words in (NAME, DEED) if words in f"{each.path} {each.body}"]
        assert taken(member) == ["minutes"]


def taken(member: Member) -> list[str]:
    """What was handed to the member, as it stands in the trail of the case."""
    with member.teams.store.turn(member.teams.clock()) as turn:
        lines = turn.find(Audit, subject="SHCG-2026-001")
        return [each.view for each in lines if each.act == "hand over" and each.by == member.voice.who.aad]


async def test_what_is_declined_is_said_and_nothing_is_handed_over(tmp_path: Path) -> None:
    async with sent_out(tmp_path) as member:
        question = await member.asks()
        body = bodies.decline(member.voice.who, member.voice.where, question)
        assert (await member.teams.send(body))[0] == 200
        assert member.says("The file was not saved, as you said. You can ask for it again.")
        assert question.activity not in member.posted()
        assert not member.uploads
        assert not taken(member)
        await member.allows(await member.asks(), "later")
        assert list(member.uploads) == ["later"]


async def test_the_same_question_allowed_twice_is_one_file(tmp_path: Path) -> None:
    """At once, as from a telephone and a desk, and once more when it is long answered."""
    async with sent_out(tmp_path) as member:
        question = await member.asks()
        await asyncio.gather(member.allows(question, "one"), member.allows(question, "two"))
        await member.allows(question, "three")
        assert len(member.uploads) == 1
        assert sum(INFO in str(each) for each in member.posted().values()) == 1
        assert taken(member) == ["minutes"]
        await member.allows(await member.asks(), "anew")
        assert len(member.uploads) == 2


async def test_declined_once_it_was_allowed_says_nothing_untrue(tmp_path: Path) -> None:
    async with sent_out(tmp_path) as member:
        question = await member.asks()
        await member.allows(question)
        await member.teams.send(bodies.decline(member.voice.who, member.voice.where, question))
        assert not member.says("The file was not saved")


async def test_whoever_has_lost_access_meanwhile_gets_no_file(tmp_path: Path) -> None:
    async with sent_out(tmp_path) as member:
        question = await member.asks()
        with member.teams.store.turn(member.teams.clock()) as turn:
            turn.save(replace(turn.get(Person, member.voice.who.aad), posts=()))
        await member.allows(question)
        assert not member.uploads
        assert not taken(member)
        assert member.says(NOT_YOURS)
        with member.teams.store.turn(member.teams.clock()) as turn:
            last = turn.find(Audit)[-1]
            assert (last.by, last.act, last.subject) == (member.voice.who.aad, "minutes.file", PANEL)
            assert last.outcome == "refused"


@pytest.mark.parametrize("trouble", [[500], [404], [DROP, DROP]], ids=str)
async def test_a_file_that_could_not_be_put_there_is_said_and_asked_about_again(
    tmp_path: Path, trouble: list[int]
) -> None:
    async with sent_out(tmp_path) as member:
        question = await member.asks()
        member.teams.connector.trouble.extend(map(Trouble, trouble))
        await member.allows(question)
        assert not member.uploads
        assert member.says(NOT_SAVED)
        await member.allows(await member.asks(), "again")
        assert docx.Document(BytesIO(member.uploads["again"])).core_properties.title
