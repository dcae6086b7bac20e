"""Somebody who is away: from when until when, who deputises, and what changes with it."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, opened, posted, says, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.absences import said
from panel.people import Person
from panel.questions import Question
from panel.words import Refused

HELP = button("Help", Verb.SAY, text="help")


def theirs(
    person: Person, at: Ids, asked: Sequence[Question], answers: Mapping[str, str], refused: Refused | None
) -> Opened:
    """Somebody's absence, for the coordinator. `at` are the ids of the person as they are now."""
    back = [button("They are back", Verb.AWAY_BACK, at=at)] if person.away_from else []
    roster = button("Back to the roster", Verb.ROSTER_OPEN, procedure=at["procedure"], page=0)
    save = button("Save the absence", Verb.AWAY_SAVE, main=True, at=at)
    return _form("Away from the panel", person, asked, answers, refused, [save, *back, roster])


def own(
    person: Person, at: Ids, asked: Sequence[Question], answers: Mapping[str, str], refused: Refused | None
) -> Opened:
    """One's own absence."""
    back = [button("I am back", Verb.OWN_AWAY_BACK, at=at)] if person.away_from else []
    save = button("Save my absence", Verb.OWN_AWAY_SAVE, main=True, at=at)
    return _form("When are you away?", person, asked, answers, refused, [save, *back, HELP])


def done(person: Person, lines: Sequence[str]) -> Opened:
    """What changes with an absence, from when."""
    words = "The absence is kept" if person.away_from else "The absence is over"
    return opened(
        words,
        typed(person.name, bold=True),
        *([says(f"{said(person)}.")] if person.away_from else []),
        *(typed(line) for line in lines),
        buttons=[button("My list", Verb.SAY, text="my"), HELP],
    )


def notice(line: Line) -> Posted:
    """A deputy is told when to begin, or the coordinator that there is none."""
    return posted(line, templates.absence.NEXT, buttons=[button("My list", Verb.SAY, text="my")])


def _form(
    heading: str,
    person: Person,
    asked: Sequence[Question],
    answers: Mapping[str, str],
    refused: Refused | None,
    buttons: Sequence[ExecuteAction],
) -> Opened:
    return opened(
        heading,
        *(problem(refused) if refused else []),
        typed(person.name, bold=True),
        *([says(f"{said(person)}.")] if person.away_from else []),
        *inputs(asked, answers, refused.reasons if refused else ()),
        buttons=buttons,
    )
