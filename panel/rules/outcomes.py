"""A procedure's rules for what a meeting decides: its own outcomes by name, what each asks, what may come of it."""

from dataclasses import dataclass

from panel.rules.sitting import Asks


@dataclass(frozen=True)
class OutcomeRule:
    """One outcome as the document names it, and which of Convenor's own endings it is (`ongoing`, `removed`, `handed
    over`, `onward`, `deferred`). It follows from the point of the meeting `point`, answered with `answer`. While it
    waits it is looked at every `review_working_days`; 0 for never."""

    id: str
    title: str
    ending: str
    help: str = ""
    point: str = ""
    answer: str = ""
    review_working_days: int = 0


@dataclass(frozen=True)
class OutcomeField:
    """One thing that the outcome `of` asks. A day that `meets` is the day on which the child is discussed again."""

    id: str
    of: str
    title: str
    asks: Asks
    options: tuple[str, ...] = ()
    optional: bool = False
    meets: bool = False


@dataclass(frozen=True)
class LaterRule:
    """One thing that may come of the outcome `of`, once it is known; after a `last` one nothing more is awaited."""

    id: str
    of: str
    title: str
    last: bool = False


@dataclass(frozen=True)
class OutcomeRules:
    """The procedure's own outcomes; None where it names none, and Convenor's own are offered. What may come `later` is
    asked after every `later_working_days`."""

    named: tuple[OutcomeRule, ...] | None
    fields: tuple[OutcomeField, ...] | None
    later: tuple[LaterRule, ...] | None
    later_working_days: int | None

    def of(self, id: str) -> OutcomeRule | None:
        """The outcome of that id."""
        return next((each for each in self.named or () if each.id == id), None)

    def fields_of(self, id: str) -> tuple[OutcomeField, ...]:
        """What an outcome asks."""
        return tuple(each for each in self.fields or () if each.of == id)

    def later_of(self, id: str) -> tuple[LaterRule, ...]:
        """What may come of an outcome."""
        return tuple(each for each in self.later or () if each.of == id)
