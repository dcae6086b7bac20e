"""A panel that has sat, with the records it leaves behind, made by hand."""

from dataclasses import replace
from datetime import date, timedelta

from bot.matters import settle
from bot.personas import persona_id
from bot.steps.minutes import begin
from panel.actions import Action, Owner
from panel.cases import Case
from panel.decisions import Decision, Ending, Stand
from panel.panels import Panel
from panel.recommending import Recommendation
from panel.session import Discussion, Present, Session
from panel.updates import Answer, Challenge, Mark, Nature, Statement, Update
from storage.store import Turn
from tests.dialogue import Teams
from tests.stories.steps import accepted

NOTES = {"safe": "Supervised contact.", "plan": "A safety plan at school.", "voice": "I want to go back to football."}
MARKS = {
    Mark.MEMBERS: "Seen near the school on Monday.",
    Mark.NAMED: "Only health is to read this line.",
    Mark.NOT_FAMILY: "The telephone is being looked at.",
    Mark.CHAIR: "Only the chair is to read this line.",
}
DEED = "Call the school nurse"


async def sat(teams: Teams, *references: str, **changed: dict[str, str]) -> str:
    """A panel that sat on these cases, or on one that is referred for it; gives the panel's id."""
    cases = references or (await accepted(teams, **changed),)
    with teams.store.turn(teams.clock()) as turn:
        panel = turn.get(Case, cases[0]).panel
        starts = turn.panel(panel).starts_at
        turn.save(replace(turn.panel(panel), order=tuple(cases), published_at=starts - timedelta(days=7)))
    teams.clock.time = starts + timedelta(hours=3)
    with teams.store.turn(teams.clock()) as turn:
        sits(turn, panel, cases)
        begin(turn, panel)
        settle(turn)
    return panel


def sits(turn: Turn, panel: str, cases: tuple[str, ...]) -> None:
    """Every record of the day: who was there, and of each case what was said, decided, advised and asked for."""
    starts, chair = turn.panel(panel).starts_at, persona_id("chair")
    over = starts + timedelta(hours=3)
    turn.save(
        Session(panel, "durham-shcg", starts, chair, chair, not_recorded_at=starts, ended_at=over, ended_by=chair)
    )
    for seat in ("health", "police"):
        here = Present(f"{panel}/{seat}", panel, persona_id(seat), seats=(seat,), joined=(starts,), left=(over,))
        turn.save(here)
    for case in cases:
        heard(turn, turn.panel(panel), case)


def heard(turn: Turn, panel: Panel, case: str) -> None:
    """One case, discussed and decided: ongoing, with an action of health's and a word of the police's."""
    at, now, chair = f"{panel.id}/{case}", panel.starts_at, persona_id("chair")
    notes, ticked = dict(NOTES), ("start_now",)
    over = now + timedelta(minutes=10)
    turn.save(Discussion(at, panel.id, case, now, seconds=600, left_at=over, notes=notes, ticked=ticked, done=True))
    made = Decision(at, panel.id, case, Ending.ONGOING, "The plan is new.", chair, now, closed_at=now)
    tells, by = "The social worker", date(2027, 1, 8)
    turn.save(replace(made, tells=tells, tells_by=by, unsaid="Nothing of the telephone."))
    for seat in ("health", "police"):
        turn.save(Stand(f"{at}/{seat}/ongoing", panel.id, case, seat, Ending.ONGOING, True, persona_id(seat), now))
    owner = Owner("health", persona_id("health"), now, chair)
    turn.save(Action(turn.new_id("SHCG-A"), case, DEED, date(2027, 1, 8), (owner,), chair, now, panel.id))
    advice = Recommendation(
        turn.new_id("SHCG-R"), case, "assessment", "An assessment", chair, now, panel.id, agreed=True
    )
    turn.save(advice)
    says(turn, panel, case)


def says(turn: Turn, panel: Panel, case: str) -> None:
    """The police say one thing under each mark, and one is asked about; education gives nothing."""
    id, when = f"{panel.id}/{case}/police/1", panel.starts_at - timedelta(days=3)
    statements = tuple(
        Statement(f"{id}/{mark}", Nature.VIEW, words, "Beat officer", mark, date(2026, 12, 7), _named(mark))
        for mark, words in MARKS.items()
    )
    by = persona_id("police")
    turn.save(Update(id, panel.id, case, "police", 1, Answer.UPDATE, by, when, statements=statements))
    for mark in (Mark.MEMBERS, Mark.CHAIR):
        asks = Challenge(f"{case}/q{mark}", f"{id}/{mark}", panel.id, case, "police", persona_id("chair"), when)
        turn.save(replace(asks, question=f"Asked about {mark}?"))


def _named(mark: Mark) -> tuple[str, ...]:
    return ("health",) if mark is Mark.NAMED else ()
