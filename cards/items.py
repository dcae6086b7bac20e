"""The agenda as one person opens it: the items that are theirs to see, each in their view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from json import dumps

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.agenda import line
from cards.cases import identity
from cards.filling import filled, which
from cards.parts import JOIN, Ids, Opened, button, facts, first_words, link, opened, row, rows, says, title
from cards.verbs import Verb
from panel.access import Act
from panel.agenda import Slot
from panel.arranging import Clash
from panel.matching import is_open, other_of
from panel.missing import Missing
from panel.ordering import Beside
from panel.panels import Panel
from panel.questions import length
from panel.rooms import Join
from panel.rules.sitting import Field
from panel.said import said_date, said_day, said_time
from panel.views import CaseView

ITEMS = 5
"""So many items stand on one card, or fewer where much is typed of them."""
A_FACT, AN_ITEM = 150, 900
"""Characters that a card needs around the words of a fact, and around those of an item."""

LOBBY = "You wait in the meeting’s lobby until your item begins."
SHUT = "It is being discussed, and the room is not checked for it yet: nothing of it opens until then."
INVOLVEMENT = {"Involvement": "status"}
SAYS = {
    "School or setting": "school",
    "Police": "police",
    "The family must not hear": "not_to_hear",
    "Must not be contacted, or told where the child is": "no_contact",
}
"""What a member prepares from as well: above all what must not be said, and whom not to ring."""
OFFERS = {
    Act.CHALLENGE: ("Ask", Verb.CHALLENGE_OPEN),
    Act.INTEREST: ("Declare an interest", Verb.INTEREST_OPEN),
    Act.INVITE: ("Invite", Verb.INVITE_OPEN),
}
KEPT_APART = "apart"
"""What is asked for to read how they are kept apart, whole."""
WORKERS = {"Social worker or key worker": "social_worker", "Team manager": "team_manager"}
"""The referral's word for who presents it, where nobody is invited yet."""
CLASHES = {Clash.LINKED: "the children are linked", Clash.PERSON: "the same person is needed"}


@dataclass(frozen=True)
class Row:
    """One line as one person sees it: its slot, and the case in their view. `aside` says that they step out of it,
    `shut` that it is being discussed in a room that is not checked yet.
    `answers` are their seats', by name; `comes` are those invited, as they were typed; `linked` counts the items that
    are tied to it; `apart` is how its children are kept apart, None where they share no place; `questions` are open
    ones; `missing`, and that they `write` how children are kept apart, are for those who oversee. `acts` are what the
    person may do with it, `fields` what the agenda says of a child. `own` are the links to the meetings of those who
    come for it from outside."""

    slot: Slot
    view: CaseView | None = None
    age: int = 0
    aside: bool = False
    shut: bool = False
    answers: tuple[tuple[str, str], ...] = ()
    comes: tuple[tuple[str, str], ...] = ()
    linked: int = 0
    apart: str | None = None
    questions: int = 0
    missing: tuple[Missing, ...] = ()
    acts: tuple[Act, ...] = ()
    writes: bool = False
    fields: tuple[Field, ...] = tuple(Field)
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class Over:
    """What those who oversee an agenda see above it: which stand side by side, and whether they may change that."""

    beside: tuple[Beside, ...] = ()
    orders: bool = False


def mine(
    panel: Panel,
    rows: Sequence[Row],
    page: int,
    over: Over | None = None,
    at_table: bool = False,
    join: Join | None = None,
) -> Opened:
    """The agenda in one person's view, a page of items at a time; those at the table open the standing police cases.
    `join` is how they come into the panel's meeting."""
    shown, pages = page_of(rows, page), filled(rows, _size, ITEMS)
    before, here = sum(map(_items, pages[:page])), _items(shown)
    count = which(before, here, _items(rows), "Items") if here else "Nothing on it is yours."
    return opened(
        f"Panel, {said_date(panel.starts_at.date())}, {said_time(panel.starts_at.time())}",
        says(f"{count} Opening this is recorded.".strip(), quietly=True),
        *map(says, _not_parted(over.beside if over else ())),
        *_way_in(join),
        *(element for item in shown for element in _item(panel, item)),
        buttons=[
            *_turn(panel, page, len(pages)),
            *([button("Police cases pending", Verb.POLICE_PENDING, panel=panel.id, page=0)] if at_table else []),
            *_oversees(panel, over),
            button("Help", Verb.SAY, text="help"),
        ],
    )


def page_of(rows: Sequence[Row], page: int) -> Sequence[Row]:
    """The items that one page shows."""
    pages = filled(rows, _size, ITEMS)
    return pages[page] if page < len(pages) else ()


def _items(rows: Sequence[Row]) -> int:
    """How many of the lines are children's."""
    return sum(bool(row.slot.reference) for row in rows)


def _size(item: Row) -> int:
    """How much room an item takes, near enough: its words as the wire carries them, and what is drawn round them."""
    if item.view is None:
        return A_FACT
    child, found = item.view.child, [*_facts(item.view, item)]
    words = dumps([child.first, child.family, child.known_as, found], ensure_ascii=False)
    return length(words) + A_FACT * len(found) + AN_ITEM


def counts(panel: Panel, parts: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Opened:
    """An agenda for somebody who sees counts and never a child."""
    body = [element for head, rows in parts for element in (title(head), facts(rows))]
    words = says("A number that is too small, and what would give it back, could point to a child.", quietly=True)
    day = said_date(panel.starts_at.date())
    return opened(f"Panel, {day}, in counts", *body, words, buttons=[button("Help", Verb.SAY, text="help")])


def _turn(panel: Panel, page: int, pages: int) -> list[ExecuteAction]:
    at: Ids = {"panel": panel.id}
    return [
        *([button("Earlier items", Verb.AGENDA_VIEW, at=at, page=page - 1)] if page else []),
        *([button("More items", Verb.AGENDA_VIEW, at=at, page=page + 1)] if page + 1 < pages else []),
    ]


def _oversees(panel: Panel, over: Over | None) -> list[ExecuteAction]:
    if over is None:
        return []
    order = [button("Change the order", Verb.AGENDA_ORDER, panel=panel.id)] if over.orders else []
    return [button("What is missing", Verb.AGENDA_MISSING, panel=panel.id, page=0), *order]


def _not_parted(pairs: Sequence[Beside]) -> Iterator[str]:
    for who, why in together(pairs):
        yield f"{who} stand together, and there was no room to part them: {why}."


def together(pairs: Sequence[Beside]) -> Iterator[tuple[str, str]]:
    """Which items stand side by side, and why: a whole row of them in a few words, however long it is."""
    runs: list[list[Beside]] = []
    for each in pairs:
        if runs and (runs[-1][-1].other, runs[-1][-1].why) == (each.case, each.why):
            runs[-1].append(each)
        else:
            runs.append([each])
    for run in runs:
        first, last = run[0].case, run[-1].other
        who = f"{first} and {last}" if len(run) == 1 else f"The {len(run) + 1} items from {first} to {last}"
        yield who, CLASHES[run[0].why]


def _item(panel: Panel, item: Row) -> list[CardElement]:
    head = title(line(item.slot))
    if item.aside:
        return [head, says("You have declared an interest: nothing of this item is shown to you.")]
    if item.shut:
        return [head, says(SHUT)]
    if item.view is None:
        return [head]
    return [
        head,
        *([says(f"Open questions: {item.questions}", quietly=False)] if item.questions else []),
        *identity(item.view, item.age, item.fields),
        facts(_facts(item.view, item)),
        *_own(item),
        *rows(_buttons(item)),
    ]


def _facts(view: CaseView, item: Row) -> Iterator[tuple[str, str]]:
    """What stands beside a child: the concern, what to prepare from, who comes, and what is kept apart."""
    yield "The concern", view.why
    yield "Level stated", f"{view.level}, matrix {said_day(view.matrices[-1].dated)}"
    said = (INVOLVEMENT if Field.INVOLVEMENT in item.fields else {}) | SAYS | ({} if item.comes else WORKERS)
    yield from ((label, first_words(view.answer(id))) for label, id in said.items() if view.answer(id))
    yield from ((label, first_words(names)) for label, names in item.comes)
    if item.linked:
        yield (
            "Linked",
            "One linked item, kept separate" if item.linked == 1 else f"{item.linked} linked items, kept separate",
        )
    if item.apart is not None:
        yield "Kept apart at school or service", first_words(item.apart) or "nobody has written how"
    for match in filter(is_open, view.matches):
        yield "Possible same child", f"{other_of(match, view.case.id)}, not decided"
    if item.missing:
        yield "Missing", "; ".join(f"{each.words[0].lower()}{each.words[1:]}" for each in item.missing)
    for seat, answer in item.answers:
        yield "Your answer" if len(item.answers) == 1 else f"Your answer, {seat}", answer


def _way_in(join: Join | None) -> list[CardElement]:
    if join is None:
        return []
    return [*([says(LOBBY)] if join.lobby else []), row(link(JOIN, join.link))]


def _own(item: Row) -> list[CardElement]:
    """Somebody from outside is not in the panel's meeting."""
    if not item.own:
        return []
    words = "Whoever comes for this item from outside joins by a link of their own, in a meeting for it alone."
    return [says(words), *rows([link("Open its own meeting", each) for each in item.own])]


def _reads(ref: str, apart: str | None) -> list[ExecuteAction]:
    """How they are kept apart, whole, for whoever does not write it."""
    long = apart is not None and first_words(apart) != apart
    return [button("How they are kept apart", Verb.CASE_READ, case=ref, question=KEPT_APART)] if long else []


def _buttons(item: Row) -> list[ExecuteAction]:
    ref = item.slot.reference
    seat, writes = bool(item.answers), item.writes and item.apart is not None
    return [
        button(f"Open {ref}", Verb.CASE_OPEN, case=ref),
        *([button("Update", Verb.UPDATE_FORM, case=ref)] if seat else []),
        *([button("What was said", Verb.UPDATES_READ, case=ref)] if Act.CHALLENGE in item.acts else []),
        *(button(words, verb, case=ref) for act, (words, verb) in OFFERS.items() if act in item.acts),
        *([button("How they are kept apart", Verb.APART_OPEN, case=ref)] if writes else _reads(ref, item.apart)),
    ]
