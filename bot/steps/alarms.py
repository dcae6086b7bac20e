"""Raising a safety concern: its record, the notices to the chair and the deputy, and whether anybody reads them."""

from dataclasses import replace

from bot.asked import Asked
from bot.notices import holders, tell
from bot.template import Template
from panel.clocks import office_is_open, office_opens_next
from panel.concerns import Concern, all_away, duties, told, told_next
from panel.duty import Duty
from panel.people import Person, Role
from panel.procedure import Procedure
from panel.said import said_when, wall_day
from storage.records import Conversation, Notice, Told
from storage.store import Turn


def sound(turn: Turn, asked: Asked, draft: str = "", case: str = "", words: str = "", agency: str = "") -> Concern:
    """A new concern with an id of its own; the chair and the deputy get a notice at once."""
    id = turn.new_id(f"{asked.procedure.prefix}-S")
    concern = turn.save(Concern(id, asked.procedure.name, asked.person.id, turn.now, words, case, draft, agency=agency))
    tell(turn, told(turn.find(Person), asked.procedure), Template.CONCERN, concern=concern.id)
    return concern


def unread(turn: Turn, asked: Asked, by: str) -> str:
    """Says so when nobody may read the notice of whoever raises it (`by`): it cannot reach anybody, everybody is away,
    the office is closed; and when nobody else would be told after them."""
    procedure, everybody = asked.procedure, turn.find(Person)
    words = _nobody(turn, asked, everybody, by)
    if not holders(turn, procedure.name, Role.DUTY_MANAGER):
        words.append("No duty manager is on the roster, so nobody else is told if they do not answer.")
    return " ".join(words)


def _nobody(turn: Turn, asked: Asked, everybody: list[Person], by: str) -> list[str]:
    """Why nobody may read it: whoever raises it is not somebody who reads it."""
    procedure, hours, zone = asked.procedure, asked.procedure.safety.office_hours, asked.procedure.panel.zone
    others = [person for person in everybody if person.id != by]
    alone = len(told(others, procedure)) < len(told(everybody, procedure))
    if asked.live and not any(turn.find(Conversation, person=person.id) for person in told(others, procedure)):
        who = "anybody else who is told of it" if alone else "the chair or the deputy"
        return [f"The bot cannot reach {who}. Ring now."]
    if all_away(others, procedure, wall_day(turn.now)):
        who = "Nobody else who is told of it is there" if alone else "The chair and the deputy are both away"
        return [f"{who} today: nobody may read this. Ring now."]
    if not office_is_open(turn.now, hours, zone):
        return [f"Nobody may read this until {said_when(office_opens_next(turn.now, hours, zone))}. Ring now."]
    return []


def how_far(turn: Turn, concern: Concern, procedure: Procedure) -> str:
    """How far it has come: whom the notices have reached, how often it was told, and when it is told again."""
    everybody = turn.find(Person)
    owed = duties(replace(concern, acknowledged_by=""), everybody, procedure, turn.now)
    reached = told(everybody, procedure)
    first = [f"concern:{concern.id}:{person.id}" for person in reached]
    rounds = [first, *([duty.key for duty in owed if duty.ids.get("telling") == n] for n in _numbers(owed))]
    sent = [sum(_sent(turn, key) for key in keys) for keys in rounds]
    times = sum(map(bool, sent))
    words = [f"{sent[0]} of {len(reached)} notices delivered"]
    words += [f"told {times} times" if times > 1 else "told once"] if times else []
    if any(_sent(turn, duty.key) for duty in owed if duty.kind == Template.RING):
        words.append("the duty manager was told to ring")
    again = told_next(concern, procedure, turn.now)
    return "; ".join(words) + (f". Next time: {said_when(again)}" if again else "")


def _numbers(owed: list[Duty]) -> list[str]:
    return list(dict.fromkeys(duty.ids["telling"] for duty in owed if "telling" in duty.ids))


def _sent(turn: Turn, key: str) -> bool:
    notice = turn.maybe(Notice, key)
    return notice is not None and notice.told is Told.SENT
