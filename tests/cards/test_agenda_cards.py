"""What an agenda says of a full panel: every line, a page where there are more, and few words for many that clash."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from cards.agenda import shared
from cards.items import together
from panel.agenda import Slot
from panel.arranging import Clash
from panel.ordering import Beside
from tests.cards import reading
from tests.cards.samples import PANEL
from tests.panel.referring import NOW

SITTING = datetime(2026, 12, 17, 9, 30, tzinfo=NOW.tzinfo)


def refs(first: int, last: int) -> list[str]:
    return [f"SHCG-2026-{number:03}" for number in range(first, last + 1)]


def drawn(items: int, page: int = 0) -> tuple[str, list[str]]:
    """Everything that is said on an agenda with a standing line and so many items, and its buttons."""
    slots = [Slot(SITTING, standing=("Present",)), *(Slot(SITTING, each, new=True) for each in refs(1, items))]
    card = shared(PANEL, SITTING + timedelta(hours=3), slots, page=page).card
    return "\n".join(reading.drawn(card)), [each["title"] for each in reading.of_type(card, "Action.Execute")]


@pytest.mark.parametrize("items", [13, 24])
def test_a_full_panel_stands_there_whole(items: int) -> None:
    said, offered = drawn(items)
    assert all(each in said for each in refs(1, items))
    assert " of " not in said.partition("Present")[2]
    assert not {"More items", "Earlier items"} & set(offered)


@pytest.mark.parametrize(
    ("page", "shows", "of", "goes"),
    [
        (0, refs(1, 24), "Items 1 to 24 of 60.", {"More items"}),
        (1, refs(25, 49), "Items 25 to 49 of 60.", {"Earlier items", "More items"}),
        (2, refs(50, 60), "Items 50 to 60 of 60.", {"Earlier items"}),
        (9, refs(50, 60), "Items 50 to 60 of 60.", {"Earlier items"}),
    ],
)
def test_a_longer_one_pages_and_counts_items(page: int, shows: list[str], of: str, goes: set[str]) -> None:
    said, offered = drawn(60, page)
    assert [each for each in refs(1, 60) if each in said] == shows
    assert of in said
    assert {"More items", "Earlier items"} & set(offered) == goes


def test_a_row_that_could_not_be_parted_is_one_sentence() -> None:
    on = refs(1, 13)
    needs = [Beside(one, other, Clash.PERSON) for one, other in pairwise(on)]
    apart = [Beside("SHCG-2026-020", "SHCG-2026-021", Clash.LINKED)]
    assert list(together([*needs, *apart])) == [
        ("The 13 items from SHCG-2026-001 to SHCG-2026-013", "the same person is needed"),
        ("SHCG-2026-020 and SHCG-2026-021", "the children are linked"),
    ]
