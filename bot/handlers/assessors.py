"""What those who work on an assessment say of it: completed, ticked, late, shared."""

from bot.asked import Asked
from bot.request import Reply
from bot.steps.deciding import look_for_names
from bot.steps.entitlement import name_of
from bot.steps.one_assessment import Pressed, made, pressed
from cards import assessing as cards
from panel.assessments import State, course, forms, ticks
from panel.recommending import Assessment
from panel.said import wall_day
from panel.words import Refused
from storage.store import Turn

NOT_OURS = "Whoever works on it, the child’s worker or the coordinator says so. Nothing was changed by this press."
NO_DUTIES = "Nothing is left for you to tick. Nothing was changed by this press."
NOT_DONE = "It is shared once it is completed. Nothing was changed by this press."


def done_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """When it was completed, and where its report is."""
    one = _working(asked, turn)
    asks = forms.completing(one.found, one.procedure, wall_day(turn.now))
    return one.drawn(cards.complete, asks, refused)


def done(asked: Asked, turn: Turn) -> Reply:
    """It is completed: its report is written down with it."""
    one = _working(asked, turn)
    one.unchanged("completed")
    how = forms.complete(one.found, asked.fields, one.procedure, made(asked, turn))
    look_for_names(asked, turn, one.case, forms.completing(one.found, one.procedure, wall_day(turn.now)))
    new, by = made(asked, turn, f"{one.case.id}/r"), name_of(turn, one.found.lead.person)
    turn.save(Assessment(new.id, one.case.id, one.found.tool, by, how.on, how.kept, new.by, new.at))
    ended = course.completed(one.found, how, new)
    return one.kept(ended, "It is completed. Now say with whom it is shared.", one.found.people)


def tick_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The duties that this person may tick."""
    one = _ticking(asked, turn)
    asks = ticks.questions(ticks.theirs(one.found, asked.person.id, one.procedure))
    return one.drawn(cards.tick, asks, refused)


def tick(asked: Asked, turn: Turn) -> Reply:
    """What was done is ticked, with its day."""
    one = _ticking(asked, turn)
    one.unchanged("done")
    tasks = ticks.theirs(one.found, asked.person.id, one.procedure)
    new = ticks.ticked(one.found, asked.fields, tasks, made(asked, turn))
    return one.kept(new, "It is ticked.", one.found.people)


def late_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Why it is late."""
    one = _working(asked, turn)
    return one.drawn(cards.delay, forms.delaying(one.procedure), refused)


def late(asked: Asked, turn: Turn) -> Reply:
    """It is kept why it is late; its day stays."""
    one = _working(asked, turn)
    asks = forms.delaying(one.procedure)
    one.unchanged(asks[0].id)
    delay = forms.delayed(asked.fields, one.procedure, made(asked, turn))
    look_for_names(asked, turn, one.case, asks)
    new = course.delayed(one.found, delay)
    return one.kept(new, "It is kept why it is late.", one.found.people)


def share_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """With whom the report was shared, and when."""
    one = _sharing(asked, turn)
    return one.drawn(cards.share, forms.sharing(one.procedure), refused)


def share(asked: Asked, turn: Turn) -> Reply:
    """It is kept with whom it was shared."""
    one = _sharing(asked, turn)
    one.unchanged("shared_with")
    whom, on = forms.share(one.found, asked.fields, one.procedure, wall_day(turn.now))
    new = course.shared(one.found, whom, on)
    return one.kept(new, "It is kept with whom it is shared.", new.people)


def _theirs(asked: Asked, turn: Turn) -> Pressed:
    """One that this person may say something of: whoever works on it, and whoever may assign it."""
    one = pressed(asked, turn)
    if not one.works:
        raise Refused(NOT_OURS)
    return one


def _working(asked: Asked, turn: Turn) -> Pressed:
    """One of theirs that goes on."""
    one = _theirs(asked, turn)
    one.goes_on()
    return one


def _sharing(asked: Asked, turn: Turn) -> Pressed:
    """One of theirs that is completed."""
    one = _theirs(asked, turn)
    if one.found.completed is None:
        raise Refused(NOT_DONE)
    return one


def _ticking(asked: Asked, turn: Turn) -> Pressed:
    """One of theirs of which duties are left to tick: what is distributed is ticked once it is completed."""
    one = _theirs(asked, turn)
    if one.found.state is State.CANCELLED or not ticks.theirs(one.found, asked.person.id, one.procedure):
        raise Refused(NO_DUTIES)
    return one
