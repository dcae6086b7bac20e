"""Where a case goes beside the panel: to whom, and what is entered there."""

from microsoft_teams.cards import CardElement

from cards.parts import Opened, button, facts, first_words, opened, row, says, title, typed
from cards.verbs import Verb
from panel.rules.entry import SentTo
from panel.said import said_date, said_day, wall_day
from panel.views import CaseView


def around(reference: str) -> list[CardElement]:
    """The way to it, beside the case."""
    return [row(button("Where else it goes", Verb.ACTIVE_OPEN, case=reference))]


def sent(view: CaseView, active: str, to: SentTo) -> Opened:
    """To which agency the child is active, where the case goes, and what is entered there."""
    return opened(
        f"{view.case.id}: where else it goes",
        facts([("Active to", active)]),
        typed(f"{to.title}.", bold=True),
        title("To enter there"),
        facts(_entered(view)),
        says("Nothing is sent from here: enter it yourself.", quietly=True),
        buttons=[button("Open the case", Verb.CASE_OPEN, main=True, case=view.case.id)],
    )


def _entered(view: CaseView) -> list[tuple[str, str]]:
    child, case = view.child, view.case
    rows = [
        ("Child", " ".join(each for each in (child.first, child.family) if each)),
        ("Born", said_day(child.born)),
        ("Case number", child.number),
        ("The concern", view.why),
        ("Level", view.level),
        ("Referred", said_date(wall_day(case.referred_at))),
        ("Our reference", case.id),
        ("Social worker", view.answer("social_worker")),
        ("Team manager", view.answer("team_manager")),
        ("School or setting", view.answer("school")),
        ("What has happened", view.answer("synopsis")),
        ("In place now", view.answer("safety_plan")),
    ]
    return [(label, first_words(words)) for label, words in rows if words]
