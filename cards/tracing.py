"""One child's case looked back on: the journey, each agency's answers, why it left the agenda; on a card, and as a file
that names no child."""

from enum import StrEnum

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.filling import filled, which
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title
from cards.templates.line import Line
from cards.verbs import Verb
from panel.questions import length
from panel.tracing.story import Account, Entry

MOST = 8
"""So many entries stand on a card at the most."""


class Part(StrEnum):
    """What is looked back on."""

    JOURNEY = "journey"
    AGENCIES = "agencies"
    WHY = "why"


OPENS = {
    Part.JOURNEY: "Open the journey",
    Part.AGENCIES: "Open the answers by agency",
    Part.WHY: "Open why",
}
LINES = {
    Part.JOURNEY: templates.tracing.journey,
    Part.AGENCIES: templates.tracing.agencies,
    Part.WHY: templates.tracing.why,
}
FILES = {
    Part.JOURNEY: templates.tracing.journey_file,
    Part.AGENCIES: templates.tracing.agencies_file,
    Part.WHY: templates.tracing.why_file,
}


def ask(reference: str, part: Part) -> Posted:
    """A typed `trace` or `why`: nothing of the case, and the button that opens it."""
    return posted(LINES[part](reference), templates.line.WINDOW, buttons=[_open(reference, part, main=True)])


def shown(reference: str, part: Part, account: Account, number: int, tells: bool = False) -> Opened:
    """A page of an account, oldest first; where something was decided (`tells`), with the button that says that the
    family was told of it."""
    pages = filled(account.entries, _size, MOST) or [[]]
    number = min(number, len(pages) - 1)
    before = sum(len(page) for page in pages[:number])
    counted = which(before, len(pages[number]), len(account.entries), "Part")
    return opened(
        account.title,
        says(" ".join(account.about), quietly=True),
        *([says(counted, quietly=True)] if counted else []),
        *(element for each in pages[number] for element in _entry(each)),
        *_cut(pages[number]),
        *([row(button("They were told", Verb.FAMILY_FORM, case=reference))] if tells else []),
        buttons=_buttons(reference, part, number, len(pages)),
    )


def _size(entry: Entry) -> int:
    return sum(2 * length(first_words(words)) + 300 for _, words in entry.rows) + 600


def _entry(entry: Entry) -> list[CardElement]:
    gap = [says(f"{entry.gap}.", quietly=True)] if entry.gap else []
    rows = [facts((label, first_words(words)) for label, words in entry.rows)] if entry.rows else []
    return [*gap, title(entry.title), *rows]


def _cut(entries: list[Entry]) -> list[CardElement]:
    """That there is more of a long answer, where there is."""
    long = any(first_words(words) != words for each in entries for _, words in each.rows)
    return [says("What ends in … is whole in the Word file.", quietly=True)] if long else []


def _buttons(reference: str, part: Part, number: int, count: int) -> list[ExecuteAction]:
    at: Ids = {"case": reference, "part": str(part)}
    return [
        *([button("Earlier", _verb(part), at=at, page=number - 1)] if number else []),
        *([button("Later", _verb(part), main=True, at=at, page=number + 1)] if number + 1 < count else []),
        button("Save as a Word file", Verb.WHY_FILE if part is Part.WHY else Verb.TRACE_FILE, at=at),
        *(_open(reference, other) for other in Part if other is not part),
        button("Open the case", Verb.CASE_OPEN, case=reference),
    ]


def _open(reference: str, part: Part, main: bool = False) -> ExecuteAction:
    return button(OPENS[part], _verb(part), main=main, case=reference, part=str(part), page=0)


def _verb(part: Part) -> Verb:
    return Verb.WHY_OPEN if part is Part.WHY else Verb.TRACE_OPEN


def file(reference: str, part: Part, name: Line) -> Opened:
    """A file is ready; how it is had is added to it."""
    return opened(
        LINES[part](reference),
        says(f"The file is {name}."),
        says("It gives the case number alone: known names are taken out of what people wrote."),
        says("A name that is also a word can be left in it. Read it before you pass it on."),
        buttons=[_open(reference, part, main=True)],
    )


def elsewhere(reference: str, part: Part) -> Posted:
    """The button that offers the file, put into a person's own chat."""
    return posted(templates.documents.ELSEWHERE, buttons=[_open(reference, part, main=True)])
