"""What the bot posts unasked: a line or two, and the button that opens the rest."""

from cards import templates
from cards.concerns import told_again
from cards.parts import Posted, button, posted
from cards.templates.line import Line
from cards.verbs import Verb
from panel.concerns import Concern
from panel.panels import Panel
from panel.procedure import Procedure


def concern(concern: Concern, procedure: Procedure) -> Posted:
    """A safety concern: whom to ring, and "I have it" while nobody has."""
    take = button("I have it", Verb.CONCERN_TAKE, main=True, concern=concern.id)
    opens = button("Open", Verb.CONCERN_OPEN, concern=concern.id)
    lines = [templates.concerns.raised(concern.id, concern.raised_at), *templates.concerns.ring(procedure.safety)]
    if concern.acknowledged_by:
        return posted(*lines, buttons=[opens])
    return posted(*lines, told_again(procedure), buttons=[take, opens])


def about_case(line: Line, reference: str, verb: Verb = Verb.CASE_OPEN, *more: Line) -> Posted:
    """A line or two about a case, with the button that opens it."""
    return posted(line, *more, templates.line.WINDOW, buttons=[button("Open", verb, main=True, case=reference)])


def on_agenda(line: Line, panel: Panel) -> Posted:
    """A line about an item, with the agenda on which it stands."""
    return posted(line, templates.line.WINDOW, buttons=[button("The agenda", Verb.AGENDA_VIEW, panel=panel.id, page=0)])


def of_draft(line: Line, draft: str) -> Posted:
    """A line about a referral that is not sent, with the button that says whose it is."""
    return posted(line, buttons=[button("Whose it is", Verb.DRAFT_WHO, main=True, draft=draft)])


def undelivered(reference: str, notice: str) -> Posted:
    """A notice that could not be delivered, for the coordinator, who opens whom to tell."""
    opens = button("Who, and what", Verb.UNDELIVERED_OPEN, main=True, notice=notice)
    return posted(templates.notices.undelivered(reference), buttons=[opens])


def held_back() -> Posted:
    """A post that would have named a child went out as the neutral line."""
    return posted(templates.notices.HELD_BACK, buttons=[button("My list", Verb.SAY, text="my")])


def trouble(reference: str) -> Posted:
    """Something the bot should have shown or worked out, and could not."""
    return posted(templates.notices.trouble(reference), buttons=[button("My list", Verb.SAY, text="my")])
