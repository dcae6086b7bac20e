"""What somebody on the roster is trained in, and that it ends soon."""

from collections.abc import Mapping, Sequence
from datetime import date

from cards import templates
from cards.asking import Ask, form
from cards.parts import Ids, Opened, Posted, button, facts, posted
from cards.verbs import Verb
from panel.people import Person
from panel.questions import Question
from panel.words import Refused


def change(
    person: Person,
    now: Sequence[str],
    at: Ids,
    questions: Sequence[Question],
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """One person's trainings, and the boxes that change one. `at` are the ids of the person as they are now."""
    of = Ask("Training of somebody on the roster", "Save", Verb.TRAINING_SAVE, at)
    back = button("Back to the roster", Verb.ROSTER_OPEN, procedure=str(at["procedure"]))
    known = facts([("Name", person.name), ("Trained in", "; ".join(now) or "nothing is written down")])
    return form(of, questions, answers, wrong, [known], [back])


def ends(procedure: str, person: str, until: date) -> Posted:
    """A training on the roster ends."""
    opens = button("Open it", Verb.TRAINING_FORM, main=True, procedure=procedure, person=person)
    return posted(templates.roster.training_ends(until), buttons=[opens])
