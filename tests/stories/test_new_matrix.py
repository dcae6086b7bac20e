"""A new matrix of a child on the agenda: whoever leads the case hears that it came in, and opens its level."""

from bot.personas import persona_id
from panel.referrals import Matrix
from tests.dialogue import Card, Teams
from tests.stories.steps import accepted
from tests.stories.test_screening_clock import heard

ANSWERS = {"level": "below", "matrix_date": "20 11 2026", "matrix_author": "Jo Sample", "matrix_kept": "Case system"}


async def adds(teams: Teams, reference: str, **changed: str) -> Card:
    """The worker adds a matrix to a child on the agenda."""
    case = await teams.practitioner.presses(await teams.practitioner.says(f"case {reference}"), "Open")
    form = await teams.practitioner.presses(case, "Add a matrix")
    return await teams.practitioner.presses(form, "Keep the matrix", **ANSWERS | changed)


async def test_the_chair_hears_that_it_came_in_with_its_date_and_opens_the_level(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await accepted(teams)
    assert (await adds(teams, reference)).shows("Kept. The chair has a notice.")
    notice = await heard(teams.chair, f"{reference}: a new risk matrix came in, dated 20 November 2026.")
    assert notice.shows("Open it to see the level.")
    for hidden in ("Below", "below", "High", "Jo Sample", "Robin", "was changed by its referrer"):
        assert not notice.shows(hidden), hidden
    opened = await teams.chair.presses(notice, "Open")
    assert opened.shows("Level: Below Medium/High")
    assert opened.shows("20 November 2026")


async def test_each_matrix_is_heard_of_once_and_one_that_is_refused_is_not(teams: Teams) -> None:
    await teams.chair.says("help")
    reference = await accepted(teams)
    await adds(teams, reference)
    await heard(teams.chair, "dated 20 November 2026")
    assert (await adds(teams, reference)).shows("This matrix is there already")
    await adds(teams, reference, level="high", matrix_date="21 11 2026")
    await heard(teams.chair, "dated 21 November 2026")
    assert sum(card.shows("a new risk matrix came in") for card in teams.chair.sees()) == 2
    with teams.store.turn(teams.clock()) as turn:
        assert {each.set_by for each in turn.find(Matrix, case=reference)} == {persona_id("practitioner")}
