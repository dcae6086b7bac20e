"""The bot's own mention is taken out of what was typed: once for each mention, exactly, and nothing else."""

from typing import Any

import pytest
from botbuilder.schema import Activity

from bot.teams.translate import spoken

BOT = "28:bot"
PANEL = {"type": "mention", "text": "<at>Panel</at>", "mentioned": {"id": BOT, "name": "Panel"}}
OTHER = {"type": "mention", "text": "<at>Somebody Else</at>", "mentioned": {"id": "29:1", "name": "Somebody Else"}}


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("<at>Panel</at> add action: Panel chair to call", [PANEL], "add action: Panel chair to call"),
        ("<at>Panel</at>&nbsp;help", [PANEL], "help"),
        ("<at>Panel</at>\u00a0help\u00a0", [PANEL], "help"),
        ("<at>Panel</at>help", [PANEL], "help"),
        ("help <at>Panel</at>", [PANEL], "help"),
        ("<at>Panel</at> <at>Panel</at> help", [PANEL, PANEL], "help"),
        ("<at>Panel</at> tell <at>Somebody Else</at> now", [PANEL, OTHER], "tell Somebody Else now"),
        ("<at>Panel</at> tell <at>Panel</at> now", [PANEL, {**PANEL, "mentioned": {"id": "29:2"}}], "tell Panel now"),
        ("<at><at>Panel</at></at> help", [PANEL], "help"),
        ("help <at id='1'>me</AT>", [], "help me"),
        ("  refer   a\tchild  ", [], "refer a child"),
        ("SHCG-2026-014 first\r\n\r\nsecond  line", [], "SHCG-2026-014 first\n\nsecond line"),
        ("a < b and c > d", [], "a < b and c > d"),
        ("<at>Panel</at> help", [{"type": "clientInfo"}], "Panel help"),
        ("help", [{"type": "mention"}], "help"),
        ("", [PANEL], ""),
        (None, [PANEL], ""),
    ],
)
def test_only_the_mention_itself_is_taken_out(text: str | None, entities: list[dict[str, Any]], expected: str) -> None:
    wire = {"type": "message", "text": text, "recipient": {"id": BOT, "name": "Panel"}, "entities": entities}

    assert spoken(Activity().deserialize(wire)) == expected


def test_a_text_longer_than_teams_allows_is_cut() -> None:
    assert len(spoken(Activity(text="x" * 100_000))) == 30_000
