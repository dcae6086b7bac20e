"""Every child on the pathway is considered, referred or not, and why."""

from datetime import date

import pytest

from panel.considered import Considered, consider, questions
from panel.words import Refused
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW

GOOD = {"name": "Robin Example", "pathway": "arrested", "referred": "no", "reason": "Seen by early help"}


def considered(**fields: str) -> Considered:
    return consider("SHCG-C001", GOOD | fields, DURHAM, "worker", NOW)


def refused(**fields: str) -> set[str]:
    """The boxes that something is said beside."""
    with pytest.raises(Refused) as error:
        considered(**fields)
    return {reason.field for reason in error.value.reasons}


def test_it_is_kept_who_considered_which_child_and_what_was_decided() -> None:
    kept = considered(born="27 9 2012", referred="yes")
    assert (kept.id, kept.name, kept.born, kept.by, kept.at) == (
        *("SHCG-C001", "Robin Example", date(2012, 9, 27), "worker", NOW),
    )
    assert (kept.pathway, kept.referred, kept.reason) == ("arrested", True, "Seen by early help")


def test_a_case_number_does_instead_of_a_name() -> None:
    assert considered(name="", number="A-17").number == "A-17"
    assert refused(name="") == {"name"}


@pytest.mark.parametrize("box", ["pathway", "referred", "reason"])
def test_how_whether_and_why_are_always_answered(box: str) -> None:
    assert refused(**{box: ""}) == {box}


def test_the_pathways_are_the_procedure_s_own() -> None:
    asked = next(question for question in questions(DURHAM) if question.id == "pathway")
    assert [choice.id for choice in asked.choices] == [pathway.id for pathway in DURHAM.consideration.pathways or ()]


def test_a_date_of_birth_that_is_none_is_asked_for_again() -> None:
    assert refused(born="31 2 2012") == {"born"}


def test_the_child_is_not_named_in_a_post() -> None:
    assert considered().identities()[0].names == ("Robin Example",)
    assert not considered(name="", number="A-17").identities()
