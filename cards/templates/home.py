"""The content-free lines with which anybody is met."""

from cards.templates.line import Line
from panel.roster import ENTRA_ID
from panel.words import Refused

WHAT_IT_IS = Line(
    "I take referrals, help the chair screen them, keep the agenda, follow the sitting item by item, keep its actions "
    "and draft its minutes. I do not decide anything: people do."
)
RUN = Line(
    "At the sitting: **start** opens your screen, item by item. **action REF** asks somebody for something; "
    "**ongoing REF** says what comes next. Afterwards you approve the **minutes**."
)
TAKE_MINUTES = Line(
    "At the sitting: **action REF** writes an action. Afterwards you check the **minutes**, have them approved and "
    "send them out; what is not recorded yet stands there too."
)
SIT = Line(
    "At the sitting: agree or object when a decision is open, and write an action with **action REF**. Afterwards: "
    "**done** for your actions, **minutes** for the minutes and your copy packs."
)
NOT_EMERGENCY = Line("I am not an emergency line. If a child is in danger now, ring 999.")
HELP = Line("What you can do here")
MORE_HELP = Line("What else you can do here")
HELLO = Line("Hello again. Here is what you can do.")
NOT_UNDERSTOOD = Line("I did not understand that. Nothing was changed.")
NEAREST = Line("Did you mean one of these?")
ELSEWHERE = Line(
    "I have answered in your own chat with me, where nobody else can see it. If nothing is there, add me to it first."
)
STRANGER = Line("You are not on the roster of any panel here, so there is nothing I may show you.")
STRANGER_NEXT = Line("Ask the panel’s coordinator to add you. If a child is in danger now, ring 999.")


def welcome(body: str) -> Line:
    return Line(f"This is Convenor, for the {body}.")


def command(name: str, words: str) -> Line:
    """One command with what it does, both in our own words."""
    return Line(f"**{name}**: {words}")


def refused(refused: Refused) -> list[Line]:
    """A rule's own words, which hold nothing that anybody typed when what was refused is a typed command."""
    return [Line(refused.words), *(Line(f"• {each.words}") for each in refused.reasons)]


def stranger_id(id: str) -> Line:
    """An Entra object id, shown to whoever has it; ValueError for anything else."""
    if not ENTRA_ID.fullmatch(id):
        raise ValueError("not an Entra object id")
    return Line(f"Your id here, for the coordinator: {id}")
