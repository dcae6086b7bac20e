"""Who chairs a panel: the form, and what its chair is told."""

from collections.abc import Mapping, Sequence

from cards import templates
from cards.asking import Ask
from cards.asking import form as drawn
from cards.parts import Opened, Posted, button, facts, opened, posted
from cards.verbs import Verb
from panel.panels import Panel
from panel.questions import Question
from panel.said import said_date
from panel.words import Refused


def form(
    panel: Panel,
    now: str,
    by_rule: str,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """Who chairs a panel: as it stands (`now`), what the rules say, and the choice."""
    ask = Ask(
        f"Panel, {said_date(panel.starts_at.date())}", "Save", Verb.CHAIR_SAVE, {"panel": panel.id, "was": panel.chair}
    )
    said = [("Chair", now), *([("By the rules", by_rule)] if by_rule else [])]
    back = button("Back to the dates", Verb.SCHEDULE_OPEN, panel=panel.id, page=0)
    return drawn(ask, questions, answers, wrong, [facts(said)], [back])


def kept(panel: Panel, now: str) -> Opened:
    """It is kept who chairs."""
    back = button("Back to the dates", Verb.SCHEDULE_OPEN, main=True, panel=panel.id, page=0)
    return opened(f"Panel, {said_date(panel.starts_at.date())}", facts([("Chair", now)]), buttons=[back])


def told(panel: Panel, yours: bool) -> Posted:
    """To whoever chairs a panel now, and to whoever did."""
    line = (templates.chairs.yours if yours else templates.chairs.not_yours)(panel.starts_at)
    return posted(line, buttons=[button("The agenda", Verb.AGENDA_VIEW, main=True, panel=panel.id, page=0)])
