"""The content-free lines about a child who leaves the agenda, and about what is asked for before."""

from datetime import date

from cards.templates.line import Line, reference
from panel.said import said_date

WANTS = {
    "matrix": Line("The chair asks for a new risk matrix."),
    "reason": Line("The chair asks whether the child is no longer at risk, and why."),
    "police": Line("The chair asks where the police are now."),
}
PLAN_GOES_ON = Line("The child’s plan goes on.")
NOTHING_ASKED = Line("Nothing more is asked, reminded or sent about it. Everything that was kept stays.")


def wanted(ref: str) -> Line:
    return Line(f"{reference(ref)}: something is asked of you.")


def removed(ref: str) -> Line:
    return Line(f"{reference(ref)} is removed from this panel’s agenda.")


def handed_over(ref: str) -> Line:
    return Line(f"{reference(ref)} was received where it was handed over to, and is off this panel’s agenda.")


def stopped(ref: str) -> Line:
    return Line(f"{reference(ref)} is stopped. Open it in a quiet moment to see why.")


def action(ref: str, due: date) -> Line:
    return Line(f"{reference(ref)} goes on: it is still yours to finish by {said_date(due)}.")


def hand_over_due(ref: str) -> Line:
    return Line(f"{reference(ref)} was handed over. Find out whether it was received, and say so.")


def hand_over_late(ref: str) -> Line:
    return Line(f"{reference(ref)} was handed over, and nobody has said that it was received.")


def of_age(ref: str) -> Line:
    return Line(f"{reference(ref)}: something is to be planned in good time. Open it to see what.")


def came_of_age(ref: str) -> Line:
    return Line(f"{reference(ref)}: a day that was to be planned for has come. Open it to see what.")
