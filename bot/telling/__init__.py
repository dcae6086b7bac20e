"""The words of every notice: one file a noun, each with the notices it renders."""

from bot.telling import agenda, cases, challenges, concerns, invitations, machine, panels, people, updates, waiting
from bot.template import Render, Template

RENDER: dict[Template, Render] = {
    **agenda.RENDER,
    **cases.RENDER,
    **invitations.RENDER,
    **challenges.RENDER,
    **concerns.RENDER,
    **waiting.RENDER,
    **panels.RENDER,
    **machine.RENDER,
    **people.RENDER,
    **updates.RENDER,
}
