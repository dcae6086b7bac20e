"""A procedure's rules for nominations: what is asked of a child, who instructs, and the themes of a case."""

from dataclasses import dataclass

from panel.rules.entry import Choice


@dataclass(frozen=True)
class NominationRules:
    """Whether it is asked if a child is linked to what a panel is for (`asks`; None: nothing is asked), and in words
    that such a child `must_go` there; `to` is that panel's procedure, where it is another one. The rest are lists to
    choose from: what makes a linked case harder, who instructed and by what, themes, and types of location, never an
    address. A colleague who was asked to add something is reminded once, after `remind_working_days`. Of a child who
    must go to another panel and is not nominated the worker is told after `owed_working_days`, the coordinators after
    twice as long; of either nobody where it is None."""

    asks: str | None
    must_go: str | None
    to: str | None
    complexities: tuple[Choice, ...] | None
    instructed_by: tuple[Choice, ...] | None
    via: tuple[Choice, ...] | None
    themes: tuple[Choice, ...] | None
    locations: tuple[Choice, ...] | None
    remind_working_days: int | None
    owed_working_days: int | None
