"""The words of every notice: one file a noun, each with the notices it renders."""

from bot.telling import (
    actions,
    agenda,
    amendments,
    annexes,
    apologies,
    assessing,
    attendance,
    audits,
    cases,
    chairs,
    challenges,
    checking,
    concerns,
    decisions,
    entries,
    invitations,
    machine,
    minutes,
    nominating,
    panels,
    people,
    recommending,
    rooms,
    sharing,
    sign_off,
    sitting,
    tenant,
    times,
    updates,
    waiting,
)
from bot.template import Render, Template
from cards.parts import Posted
from storage.records import Notice
from storage.store import Turn

RENDER: dict[Template, Render] = {
    **actions.RENDER,
    **agenda.RENDER,
    **amendments.RENDER,
    **annexes.RENDER,
    **audits.RENDER,
    **apologies.RENDER,
    **attendance.RENDER,
    **assessing.RENDER,
    **cases.RENDER,
    **invitations.RENDER,
    **chairs.RENDER,
    **challenges.RENDER,
    **checking.RENDER,
    **concerns.RENDER,
    **decisions.RENDER,
    **entries.RENDER,
    **waiting.RENDER,
    **panels.RENDER,
    **machine.RENDER,
    **minutes.RENDER,
    **nominating.RENDER,
    **people.RENDER,
    **recommending.RENDER,
    **rooms.RENDER,
    **sharing.RENDER,
    **sign_off.RENDER,
    **sitting.RENDER,
    **tenant.RENDER,
    **times.RENDER,
    **updates.RENDER,
}


def render(turn: Turn, notice: Notice) -> Posted | None:
    """The card a notice is, now; None when there is nothing left to say."""
    return RENDER[Template(notice.template)](turn, notice.ids)
