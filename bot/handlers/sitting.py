"""A panel while it sits, by word: begun, taken from item to item, and ended, by whoever leads it."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.showing.sitting import now
from bot.steps.attendance import unsaid
from bot.steps.pressed import why_skipped
from bot.steps.session import course, running
from bot.steps.sitting import begin, earlier, end, further, go, just_moved, left_open, put_up, skip, started_by
from cards import sitting as posted
from cards.templates import sitting as lines
from cards.verbs import Verb
from panel.course import Course
from panel.panels import Panel
from panel.words import REFERENCE, Refused
from storage.records import Conversation
from storage.store import Turn


def start(asked: Asked, turn: Turn) -> Reply:
    """start: begin the sitting of the day; its screen opens in your own chat."""
    session = begin(turn, asked.procedure, asked.person)
    panel = turn.panel(session.id)
    if not asked.personal and _theirs(asked, turn, panel):
        put_up(turn, panel, [asked.request.chat.id])
    takes, began = session.chair != asked.person.id, session.started_at
    role = started_by(turn, session)
    card = posted.started(panel, role, began, asked.personal, takes and asked.personal)
    own = None if asked.personal else posted.started(panel, role, began, here=True, takes=takes)
    return Reply(card, private=own)


def next_item(asked: Asked, turn: Turn) -> Reply:
    """next: go on to the next item of the sitting."""
    at = _at(asked, turn)
    if just_moved(turn, at.session, asked.person):
        return Reply(posted.just_moved(now(turn, at), at.session.rev, "Next", Verb.SITTING_NEXT))
    session = go(turn, at, further(at), asked.person, done=True)
    return Reply(posted.moved(now(turn, course(turn, session))))


def back(asked: Asked, turn: Turn) -> Reply:
    """back: go back to the item before."""
    at = _at(asked, turn)
    if just_moved(turn, at.session, asked.person):
        return Reply(posted.just_moved(now(turn, at), at.session.rev, "Back", Verb.SITTING_BACK))
    session = go(turn, at, earlier(at), asked.person, done=False)
    return Reply(posted.moved(now(turn, course(turn, session))))


def skip_item(asked: Asked, turn: Turn) -> Reply:
    """skip [REF]: do not discuss an item today, and say why."""
    at = _at(asked, turn)
    reference = asked.reference or at.session.current
    if not reference:
        raise Refused("No item is open. Say which one is skipped, and why. Nothing was changed.")
    if not asked.reference and just_moved(turn, at.session, asked.person):
        return Reply(posted.just_moved(now(turn, at), at.session.rev, "Skip", Verb.SITTING_SKIP))
    said = REFERENCE.sub("", asked.words, count=1).strip(" \t\n:,;-–") if asked.reference else asked.words
    if not said:
        return Reply(posted.skip_why(turn.panel(at.session.id), reference))
    why = why_skipped(replace(asked, reference=reference), turn, at.session, {"why": said})
    session = skip(turn, at, reference, why, asked.person)
    told = [lines.skipped(reference), *([] if asked.personal else [lines.WHY_PRIVATELY])]
    return Reply(posted.moved(now(turn, course(turn, session)), *told))


def end_it(asked: Asked, turn: Turn) -> Reply:
    """end: the sitting is over, once every item was discussed or skipped."""
    at = _at(asked, turn)
    panel = turn.panel(at.session.id)
    if at.left or left_open(turn, at) or unsaid(turn, at):
        return Reply(posted.not_ended(panel))
    end(turn, at, asked.person)
    return Reply(posted.ended(panel))


def _at(asked: Asked, turn: Turn) -> Course:
    return course(turn, running(turn, asked.procedure.name))


def _theirs(asked: Asked, turn: Turn, panel: Panel) -> bool:
    """Whether this chat is the panel's, or its procedure's: elsewhere nothing stands of it."""
    chat = turn.maybe(Conversation, asked.request.chat.id)
    return chat is not None and chat.procedure == panel.procedure and chat.panel in ("", panel.id)
