"""What `help` shows first: what each role does most, in the order it is done, and what at a sitting."""

from collections.abc import Mapping

from cards.templates import home
from cards.templates.line import Line
from panel.people import Person, Role

MOST = 6
"""So many commands are shown first."""
LEADS = ("screen", "updates", "agenda", "start", "my", "safety")
FIRST: Mapping[Role, tuple[str, ...]] = {
    Role.COORDINATOR: ("schedule", "updates", "agenda", "minutes", "roster", "my"),
    Role.CHAIR: LEADS,
    Role.DEPUTY: LEADS,
    Role.PRACTITIONER: ("refer", "my", "agenda", "case", "add", "safety"),
    Role.MEMBER: ("update", "agenda", "my", "action", "interest", "safety"),
    Role.LEAD: ("report", "agenda", "minutes", "my", "procedure", "safety"),
}
OTHERS = ("my", "agenda", "case", "calendar", "safety", "procedure")
"""For every other role."""
SITTING: Mapping[Role, Line] = {
    Role.CHAIR: home.RUN,
    Role.DEPUTY: home.RUN,
    Role.COORDINATOR: home.TAKE_MINUTES,
    Role.MEMBER: home.SIT,
}


def first_of(person: Person, procedure: str) -> list[str]:
    """The names of the commands that somebody uses most in a procedure; one who holds several roles, those of the first
    of them before the rest."""
    held = person.roles(procedure)
    names = [name for role, each in FIRST.items() if role in held for name in each]
    return list(dict.fromkeys(names or OTHERS))[:MOST]


def sitting_of(person: Person, procedure: str) -> list[Line]:
    """What somebody does at a sitting and after it, each role in a line."""
    held = person.roles(procedure)
    return list(dict.fromkeys(line for role, line in SITTING.items() if role in held))
