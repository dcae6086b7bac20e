"""The words of every notice: one file a noun, each with the notices it renders."""

from bot.telling import cases, machine
from bot.template import Render, Template

RENDER: dict[Template, Render] = {**cases.RENDER, **machine.RENDER}
