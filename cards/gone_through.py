"""That the risk matrix was gone through by whoever screens and the referrer together, for the referrer to confirm."""

from cards import templates
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says
from cards.templates.line import Line
from cards.verbs import Verb
from panel.said import said_date, said_when
from panel.screening import Screening

NOT_YET = "not confirmed by the referrer yet"


def standing(one: Screening) -> str:
    """When it was gone through, and whether the referrer confirms it; "" for a decision that says nothing of it."""
    if one.gone_through_on is None:
        return ""
    confirmed = f"confirmed by the referrer, {said_when(one.confirmed_at)}" if one.confirmed_at else NOT_YET
    return f"{said_date(one.gone_through_on)}; {confirmed}"


def one(said: Screening, by: str, ticked: str, confirms: bool) -> Opened:
    """What the referrer ticked, and when they went through it with whoever screened it."""
    at: Ids = {"case": said.case, "screening": said.id}
    rows = [("What you ticked", ticked or "nothing"), ("Screened by", by), ("Gone through together", standing(said))]
    return opened(
        f"{said.case}: gone through together",
        facts(rows),
        *([says("If it was otherwise, add a note: the chair is told that there is one.")] if confirms else []),
        buttons=[
            *([button("We went through it", Verb.THROUGH_CONFIRM, main=True, at=at)] if confirms else []),
            *([button("Add a note", Verb.CASE_ADD, case=said.case)] if confirms else []),
            button("Open the case", Verb.CASE_OPEN, case=said.case),
        ],
    )


def notice(line: Line, said: Screening) -> Posted:
    """The referrer is asked to confirm it."""
    opens = button("Open it", Verb.THROUGH_OPEN, main=True, case=said.case, screening=said.id)
    return posted(line, templates.line.WINDOW, buttons=[opens])
