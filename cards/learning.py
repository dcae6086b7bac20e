"""What is learnt from an audit: the themes with their counts, what was written, each service's own words, the guide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.asking import Ask
from cards.asking import form as asking
from cards.filling import filled, turning, which
from cards.parts import Ids, Opened, beside, button, facts, opened, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.auditing.grading import sides
from panel.auditing.learning import CLOSE, FEEDBACK, GUIDE, Counted, Guide, Learnt, how_many, said
from panel.auditing.paper import SIDES
from panel.questions import length
from panel.said import said_when
from panel.words import Refused

MOST = 8
OWN = "own"
"""What stands for a theme where services speak of their own work."""
MASKED = "A small number is not printed, nor what would give it back."


@dataclass(frozen=True)
class Written:
    """What a seat wrote to a theme on one case, with the grade's title."""

    case: str
    seat: str
    grade: str
    words: str


def themes(learnt: Learnt, at: Ids, below: int | None, over: bool) -> Opened:
    """How often each grade was given, theme by theme; those who run the panel can read what was written."""
    return opened(
        f"{learnt.found.sample.id}: what was learnt",
        facts(how_many(learnt.found, below)),
        says(templates.audits.NOT_A_GRADE if below is None else MASKED, quietly=True),
        *_themes(learnt, at, below),
        *_own(learnt, at, below),
        buttons=[
            *([button("Word file", Verb.AUDIT_FILE, at=at)] if over else []),
            button("What is to be done", Verb.FINDING_LIST, at=at, page=0),
            button("The audit", Verb.AUDIT_OPEN, at=at),
        ],
    )


def _themes(learnt: Learnt, at: Ids, below: int | None) -> Iterator[CardElement]:
    for side in sides(learnt.found.rules):
        yield title(SIDES[side])
        yield from (_theme(each, at, below) for each in learnt.counted if each.theme.side is side)


def _theme(each: Counted, at: Ids, below: int | None) -> CardElement:
    line = facts([(each.theme.title, said(each, below))])
    if below is not None:
        return line
    return beside(line, act=button("Read", Verb.AUDIT_READ, at=at, theme=each.theme.id, page=0))


def _own(learnt: Learnt, at: Ids, below: int | None) -> Iterator[CardElement]:
    """Which seats have said something of their own work."""
    if learnt.feedback:
        seats = facts([("Of their own work spoke", ", ".join(learnt.seat(each.seat) for each in learnt.feedback))])
        act = button("Read", Verb.AUDIT_READ, at=at, theme=OWN, page=0)
        yield seats if below is not None else beside(seats, act=act)


def read(heading: str, found: Sequence[Written], at: Ids, page: int) -> Opened:
    """What was written to one theme, case by case, or what each service says of its own work."""
    pages = filled(found, lambda each: 2 * length(each.words) + 200, MOST)
    shown = pages[page] if page < len(pages) else []
    count = which(page, 1, len(pages), "Page") if len(pages) > 1 else ""
    return opened(
        heading,
        says(f"{count} Opening this is recorded.".strip(), quietly=True),
        *([] if shown else [says("Nothing was written.")]),
        *(element for each in shown for element in _written(each)),
        buttons=[
            *turning(Verb.AUDIT_READ, at, page, more=page + 1 < len(pages)),
            button("What was learnt", Verb.AUDIT_THEMES, at=at),
        ],
    )


def _written(each: Written) -> Iterator[CardElement]:
    about = f"{each.case}, {each.seat}" if each.case else each.seat
    yield typed(f"{about}: {each.grade}", bold=True)
    if each.words:
        yield typed(each.words)


def file(line: Line, name: Line, at: Ids) -> Opened:
    """A file is ready; how it is had is added to it."""
    return opened(
        line,
        says(f"The file is {name}."),
        says("It names no child and no case: names that are known are taken out. Read it before it goes on."),
        buttons=[button("The audit", Verb.AUDIT_OPEN, at=at)],
    )


def work(seat: str, at: Ids, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What a seat says of its own service's work."""
    hint = "It goes to the group that takes up what is learnt, under your agency’s name. Say no child’s name."
    of = Ask(f"{seat}: our own work", "Save", Verb.AUDIT_WORK_SAVE, at, hint)
    return asking(of, FEEDBACK, answers, wrong, beside=[button("My list", Verb.AUDIT_SEAT, at=at, page=0)])


def close(
    sample: str, left: Sequence[str], at: Ids, answers: Mapping[str, str], wrong: Refused | None = None
) -> Opened:
    """Whether an audit is really to be closed; `left` are the seats that have not answered about every case."""
    waits = f"Not answered about every case: {', '.join(left)}." if left else "Every seat has answered."
    of = Ask(f"Close {sample}?", "Close it", Verb.AUDIT_CLOSE_SAVE, at, "What was answered stays as it is then.")
    asked = CLOSE if left else ()
    return asking(of, asked, answers, wrong, [typed(waits)], [button("The audit", Verb.AUDIT_OPEN, at=at)])


def guide(found: Guide, by: str, at: Ids, is_draft: bool, edits: bool) -> Opened:
    """The one-minute guide, as it would go out."""
    drafted = "Drafted from the themes and the findings alone. Nobody else sees it before it is approved."
    state = f"Approved by {by}, {said_when(found.approved_at)}." if found.approved_at else drafted
    labels = {each.id: each.label.removesuffix(" (optional)") for each in GUIDE}
    return opened(
        "One-minute guide",
        says(state, quietly=True),
        facts((labels[id], words) for id, words in found.parts.items() if id in labels),
        buttons=_guide_buttons(found, at, is_draft, edits),
    )


def _guide_buttons(found: Guide, at: Ids, is_draft: bool, edits: bool) -> list[ExecuteAction]:
    waits = edits and not found.approved_at
    return [
        *([button("Edit", Verb.GUIDE_FORM, main=is_draft, at=at)] if edits else []),
        *([button("Approve", Verb.GUIDE_APPROVE, main=True, at=at)] if waits and not is_draft else []),
        *([button("Word file", Verb.GUIDE_FILE, main=True, at=at)] if found.approved_at else []),
        button("The audit", Verb.AUDIT_OPEN, at=at),
    ]


def guide_form(at: Ids, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """The guide, to be written otherwise."""
    of = Ask("The one-minute guide", "Save", Verb.GUIDE_SAVE, at, "It names no child and no case.")
    return asking(of, GUIDE, answers, wrong, beside=[button("The guide", Verb.GUIDE_OPEN, at=at)])
