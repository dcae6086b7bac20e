"""Nobody's full name or date of birth gets past the guard, however it is written; words that are names do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.children import Identity
from panel.guard import names_somebody

WORD = st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=12)
NOISE = st.text(st.sampled_from(list(" .,;:()[]-_'’\"/\\\n\t\u200b\u200d\ufeff\u00a0*#")), max_size=4)
GAP = st.text(st.sampled_from(list(" .,;:-_'’/\n\t\u00a0")), min_size=1, max_size=4)
BEFORE = st.sampled_from(["", "On the agenda: ", "(", "SHCG-2026-014 ", "Case 7\n"])
AFTER = st.sampled_from(["", " is accepted.", ")", "’s panel", "\nCase 8"])
BORN = date(2012, 9, 27)
CHILD = Identity(("Zephyrine Quillfeather",), BORN)


@given(WORD, WORD, BEFORE, NOISE, GAP, NOISE, AFTER, st.booleans(), st.sampled_from([str.upper, str.lower, str.title]))
def test_a_full_name_is_found_in_any_order_case_and_punctuation(
    first: str, family: str, before: str, left: str, gap: str, right: str, after: str, turned: bool, cased: object
) -> None:
    assert callable(cased)
    name = f"{family}{gap}{first}" if turned else f"{first}{gap}{family}"

    assert names_somebody(f"{before}{left} {cased(name)}{right}{after}", [Identity((f"{first} {family}",), None)])


@given(WORD, WORD, st.integers(1, 11))
def test_a_name_with_something_invisible_in_it_is_found(first: str, family: str, at: int) -> None:
    text = f"{first} {family}"

    assert names_somebody(f"About {text[:at]}\u200b{text[at:]}.", [Identity((text,), None)])


@given(st.dates(date(2000, 1, 1), date(2026, 12, 31)))
def test_a_date_of_birth_is_found_in_every_written_form(born: date) -> None:
    day, month, year, short = born.day, born.month, born.year, f"{born:%y}"
    forms = [
        born.isoformat(),
        f"{day}/{month}/{year}",
        f"{born:%d/%m/%Y}",
        f"{day}-{month:02}-{year}",
        f"{day}.{month}.{short}",
        f"{day}–{month}–{short}",
        f"{day} {month} {year}",
        f"{month}/{day}/{year}",
        f"{day} {born:%B} {year}",
        f"{day:02} {born:%b} {short}",
        f"{day}th of {born:%B}, {year}",
        f"{born:%B} {day}, {year}",
        f"{born:%b}. {day}th {year}",
        f"{born:%d%b%Y}",
        f"{year} {born:%B} {day}",
        f"{born:%Y%m%d}",
        f"{born:%d%m%Y}",
        f"{day}/{month}/{year // 100}\u200b{short}",
    ]

    for form in forms:
        assert names_somebody(f"Born {form}.", [Identity((), born)]), form
        assert names_somebody(form.upper(), [Identity((), born)]), form


@pytest.mark.parametrize(
    "name",
    [
        "Zéphyrine Quillfeather",
        "QUILLFEATHER Zephyrine",
        "Quillfeather, Zephyrine",
        "Zephyrine-Quillfeather",
        "ZephyrineQuillfeather",
        "Ｚｅｐｈｙｒｉｎｅ Quillfeather",
        "Z e p h y r i n e  Quillfeather",
        "Zephyrine\nQuillfeather",
        "zephyrine_quillfeather@",
    ],
)
def test_a_name_in_disguise_is_found(name: str) -> None:
    assert names_somebody(f"Panel: {name}'s case", [CHILD])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Mary-Ann O'Brien", "Mary Ann OBrien"),
        ("Mary Ann O'Brien", "o’brien, mary-ann"),
        ("Jo van der Berg", "van der Berg, Jo"),
        ("Jo van der Berg", "Berg, Jo van der"),
        ("Mary Ann O'Brien", "Mary Ann O\u02bcBrien"),
        ("Élodie Strauß", "ELODIE STRAUSS"),
        ("Ali Kılıç", "ALI KILIC"),
    ],
)
def test_a_name_of_several_parts_is_found(name: str, written: str) -> None:
    assert names_somebody(f"About {written}.", [Identity((name,), None)])


@pytest.mark.parametrize(
    "text",
    [
        "The panel is on 27 May 2027.",
        "The chair will decide by 27 September 2026.",
        "Zephyrine is accepted. Ask Quillfeather.",
        "Zephyrine was here before Quillfeather.",
        "SHCG-2026-014, SHCG-P007, 27 items, 9 of 2012",
        "127/9/2012 and 27/9/20123",
        "Azephyrine Quillfeather and Zephyrine Quillfeathers",
        "",
    ],
)
def test_words_and_other_dates_are_let_past(text: str) -> None:
    assert not names_somebody(text, [CHILD, Identity(("May", "Will"), None), Identity(("May Will",), None)])


def test_without_anybody_nothing_is_found() -> None:
    assert not names_somebody("Zephyrine Quillfeather, 27/9/2012", [])
    assert not names_somebody("anything", [Identity(("", "  ", "–"), None)])
