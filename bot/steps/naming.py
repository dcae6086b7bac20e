"""Somebody's name in what is typed: asked about before it is saved, whoever of the panel's children it is."""

from collections.abc import Iterable, Mapping

from bot.asked import Asked
from bot.steps.session import going_on
from panel.access import AT_TABLE
from panel.cases import Case
from panel.children import Child, Linked
from panel.naming import Names, everybody, others_of
from panel.panels import Item, Panel
from panel.people import Person
from panel.questions import Question
from panel.session import Discussion
from panel.words import Mend, Reason, Refused
from storage.store import Turn

NAMED = "You typed the name of somebody else, or another child’s reference, in “{}”. Say “Child B” instead"


def ask_about_panel(
    turn: Turn, person: Person, cases: Iterable[str], boxes: Mapping[Question, str], about: str = ""
) -> None:
    """`Refused`, so that it is asked about first, for words that name anybody these cases are about; in words `about`
    one child, anybody but that child, and any other reference. Of a case that this person steps out of nothing is
    asked: the question would tell who is in it."""
    if not any(boxes.values()):
        return
    known = _known(turn, [each for each in cases if person.id not in turn.get(Case, each).interests], about)
    if named := [box for box, words in boxes.items() if known.stand_in(words)]:
        reasons = [Reason(NAMED.format(box.label), mend=Mend.KEEP_WORDS, field=box.id) for box in named]
        raise Refused("Before this is saved: a name.", reasons)


def ask_about_others(asked: Asked, turn: Turn, case: Case, boxes: Mapping[Question, str]) -> None:
    """`Refused`, so that it is asked about first, for words about one child that name anybody else its case concerns;
    typed by somebody at the table, who reads the agenda, anybody of its panel's other items, too. Whoever keeps their
    words has been asked."""
    if asked.id("named") == "yes":
        return
    whole = asked.person.roles(case.procedure) & AT_TABLE
    ask_about_panel(turn, asked.person, _beside(turn, case) if whole else [case.id], boxes, case.id)


def _beside(turn: Turn, case: Case) -> list[str]:
    """The cases of the panel that a case is on, and of the sitting that has discussed it already."""
    session = going_on(turn, case.procedure)
    sits = session if session and turn.maybe(Discussion, f"{session.id}/{case.id}") else None
    panels = {case.panel, sits.id if sits else case.panel}
    return [each for panel in sorted(panels) for each in on_panel(turn, turn.maybe(Panel, panel), case)]


def on_panel(turn: Turn, panel: Panel | None, case: Case) -> list[str]:
    """The cases that stand on a case's panel, with its own."""
    placed = turn.find(Item, panel=panel.id) if panel else ()
    return list(dict.fromkeys((case.id, *(each.case for each in placed))))


def _known(turn: Turn, cases: list[str], about: str) -> Names:
    children = [turn.get(Child, each) for each in cases]
    linked = [one for each in cases for one in turn.find(Linked, case=each)]
    own = next((each for each in children if each.id == about), None)
    return others_of(own, children, linked) if own else everybody(children, linked)
