"""The agenda as one person opens it: the items that are theirs to see, each in their view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.agenda import line
from cards.cases import identity
from cards.parts import Ids, Opened, button, facts, first_words, opened, row, says, title
from cards.verbs import Verb
from panel.access import Act, CaseView
from panel.agenda import Slot
from panel.arranging import Clash
from panel.matching import is_open, other_of
from panel.missing import Missing
from panel.ordering import Beside
from panel.panels import Panel
from panel.said import said_date, said_day, said_time

ITEMS = 5
"""So many items, with all that is typed of each, stand on one card."""

SAYS = {
    "Involvement": "status",
    "School or setting": "school",
    "Police": "police",
    "The family must not hear": "not_to_hear",
    "Must not be contacted, or told where the child is": "no_contact",
}
"""What a member prepares from: involvement, and what must not be said or whom not to ring."""
OFFERS = {
    Act.CHALLENGE: ("Ask", Verb.CHALLENGE_OPEN),
    Act.INTEREST: ("Declare an interest", Verb.INTEREST_OPEN),
    Act.INVITE: ("Invite", Verb.INVITE_OPEN),
}
WORKERS = {"Social worker or key worker": "social_worker", "Team manager": "team_manager"}
"""The referral's word for who presents it, where nobody is invited yet."""
CLASHES = {Clash.LINKED: "the children are linked", Clash.PERSON: "somebody is needed for both"}


@dataclass(frozen=True)
class Row:
    """One line as one person sees it: its slot, and the case in their view. `aside` says that they step out of it.
    `answer` is their seat's, None for somebody who holds none; `comes` are those invited, as they were typed; `linked`
    counts the items that are tied to it; `apart` is how its children are kept apart, None where they share no place;
    `questions` are open ones; `missing`, and that they `write` how children are kept apart, are for those who oversee.
    `acts` are what the person may do with it."""

    slot: Slot
    view: CaseView | None = None
    age: int = 0
    aside: bool = False
    answer: str | None = None
    comes: tuple[tuple[str, str], ...] = ()
    linked: int = 0
    apart: str | None = None
    questions: int = 0
    missing: tuple[Missing, ...] = ()
    acts: tuple[Act, ...] = ()
    writes: bool = False


@dataclass(frozen=True)
class Over:
    """What those who oversee an agenda see above it: which stand side by side, and whether they may change that."""

    beside: tuple[Beside, ...] = ()
    orders: bool = False


def mine(panel: Panel, rows: Sequence[Row], page: int, over: Over | None = None) -> Opened:
    """The agenda in one person's view, a page of items at a time."""
    shown = page_of(rows, page)
    count = f"{page * ITEMS + 1} to {page * ITEMS + len(shown)} of {len(rows)}" if shown else "Nothing on it is yours"
    return opened(
        f"Panel, {said_date(panel.starts_at.date())}, {said_time(panel.starts_at.time())}",
        says(f"{count}. Opening this is recorded.", quietly=True),
        *(says(_beside(each)) for each in (over.beside if over else ())),
        *(element for item in shown for element in _item(panel, item)),
        buttons=[*_pages(panel, page, len(rows)), *_oversees(panel, over), button("Help", Verb.SAY, text="help")],
    )


def page_of(rows: Sequence[Row], page: int) -> Sequence[Row]:
    """The items that one page shows."""
    return rows[page * ITEMS : (page + 1) * ITEMS]


def counts(panel: Panel, parts: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Opened:
    """An agenda for somebody who sees counts and never a child."""
    body = [element for head, rows in parts for element in (title(head), facts(rows))]
    words = says("A number too small to print could point to a child.", quietly=True)
    day = said_date(panel.starts_at.date())
    return opened(f"Panel, {day}, in counts", *body, words, buttons=[button("Help", Verb.SAY, text="help")])


def _pages(panel: Panel, page: int, count: int) -> list[ExecuteAction]:
    at: Ids = {"panel": panel.id}
    return [
        *([button("Earlier items", Verb.AGENDA_VIEW, at=at, page=page - 1)] if page else []),
        *([button("More items", Verb.AGENDA_VIEW, at=at, page=page + 1)] if (page + 1) * ITEMS < count else []),
    ]


def _oversees(panel: Panel, over: Over | None) -> list[ExecuteAction]:
    if over is None:
        return []
    order = [button("Change the order", Verb.AGENDA_ORDER, panel=panel.id)] if over.orders else []
    return [button("What is missing", Verb.AGENDA_MISSING, panel=panel.id, page=0), *order]


def _beside(each: Beside) -> str:
    return f"{each.case} and {each.other} stand together, and there was no room to part them: {CLASHES[each.why]}."


def _item(panel: Panel, item: Row) -> list[CardElement]:
    head = title(line(item.slot))
    if item.aside:
        return [head, says("You have declared an interest: nothing of this item is shown to you.")]
    if item.view is None:
        return [head]
    return [
        head,
        *([says(f"Open questions: {item.questions}", quietly=False)] if item.questions else []),
        *identity(item.view, item.age),
        facts(_facts(item.view, item)),
        *(says(f"Missing: {each.words}.") for each in item.missing),
        row(*_buttons(item)),
    ]


def _facts(view: CaseView, item: Row) -> Iterator[tuple[str, str]]:
    """What stands beside a child: the concern, what to prepare from, who comes, and what is kept apart."""
    yield "The concern", view.why
    yield "Level stated", f"{view.level}, matrix {said_day(view.matrices[-1].dated)}"
    said = SAYS if item.comes else {**SAYS, **WORKERS}
    yield from ((label, first_words(view.answer(id))) for label, id in said.items() if view.answer(id))
    yield from item.comes
    if item.linked:
        yield (
            "Linked",
            "One linked item, kept separate" if item.linked == 1 else f"{item.linked} linked items, kept separate",
        )
    if item.apart is not None:
        yield "Kept apart at school or service", first_words(item.apart) or "nobody has written how"
    for match in filter(is_open, view.matches):
        yield "Possible same child", f"{other_of(match, view.case.id)}, not decided"
    if item.answer is not None:
        yield "Your answer", item.answer


def _buttons(item: Row) -> list[ExecuteAction]:
    ref = item.slot.reference
    seat, writes = item.answer is not None, item.writes and item.apart is not None
    return [
        button(f"Open {ref}", Verb.CASE_OPEN, case=ref),
        *([button("Update", Verb.UPDATE_FORM, case=ref)] if seat else []),
        *([button("What was said", Verb.UPDATES_READ, case=ref)] if Act.CHALLENGE in item.acts else []),
        *(button(words, verb, case=ref) for act, (words, verb) in OFFERS.items() if act in item.acts),
        *([button("How they are kept apart", Verb.APART_OPEN, case=ref)] if writes else []),
    ]
