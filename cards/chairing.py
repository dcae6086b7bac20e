"""The chair's one screen, as it is opened: the item, the room, the child, what is gone through before it is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from microsoft_teams.cards import CardElement, Choice, ChoiceSetInput, ExecuteAction

from cards.cases import identity
from cards.folding import folded
from cards.parts import Ids, Opened, button, facts, first_words, opened, row, rows, says, typed
from cards.presence import Room, room_lines
from cards.sitting import Now
from cards.verbs import Verb
from panel.rules.sitting import MeetingPoint
from panel.views import CaseView

TICKED = "ticked"
DRAWN = "drawn"
"""What stood ticked when the screen was drawn."""


@dataclass(frozen=True)
class Child:
    """The child whose item is open, in one person's view, once the room is checked. `missing` is what is missing,
    `said` how the agencies answered, in words; `questions` are the first that are open, `actions` the first that are
    unfinished, with whose they are and by when; `notes` what was written so far. `of_age` says when they come of age,
    if that is before the next panel. `unread` is how many questions are about what this person does not read.
    `signs` is what the case's records tell, each with its label."""

    view: CaseView
    age: int
    missing: Sequence[str] = ()
    said: str = ""
    questions: Sequence[str] = ()
    actions: Sequence[tuple[str, str]] = ()
    notes: Sequence[tuple[str, str]] = ()
    ticked: Sequence[str] = ()
    of_age: str = ""
    unread: int = 0
    signs: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Attended:
    """Who has to be there for the item and is not, as roles; `why` is why it goes on without them, "" until somebody
    says it."""

    lacking: Sequence[str] = ()
    why: str = ""


@dataclass(frozen=True)
class Screen:
    """Where the sitting is and what whoever looks may do: `runs` that they lead it, `chairs` that it is theirs now,
    `aside` that they step out of this item. `minutes` are those the item has taken, of `slot`; `next` is what comes
    then, in words. `points` are what the meeting has to answer, each with its answer, of which `open_points` keep the
    outcome from being closed. `rev` is the sitting's, so that a press on an old card moves nothing. `attendance` is
    None where no list says who is to be there; `jointly` is who chairs together, "" for one chair."""

    now: Now
    room: Room
    rev: int
    minutes: int = 0
    slot: int = 0
    next: str = ""
    new: bool = False
    checked: bool = False
    runs: bool = False
    chairs: bool = False
    aside: bool = False
    child: Child | None = None
    leaving: Sequence[MeetingPoint] = ()
    points: Sequence[tuple[str, str]] = ()
    open_points: int = 0
    happened: Sequence[str] = field(default=())
    attendance: Attended | None = None
    jointly: str = ""


def screen(at: Screen) -> Opened:
    """The one screen from which a sitting is run."""
    now = at.now
    return opened(
        _heading(at),
        *(says(words) for words in at.happened),
        *([says(f"Next: {at.next}.")] if at.next else []),
        *([facts([("Chaired jointly", at.jointly)])] if at.jointly else []),
        *room_lines(at.room, at.runs),
        *_room_buttons(at),
        *_attended(at),
        *_child(at),
        *_further(at),
        buttons=_foot(at) if now.current else _between(at),
    )


def _heading(at: Screen) -> str:
    now = at.now
    if not now.current:
        return "No item is open" if now.left else "Every item has been gone through"
    kind = "new" if at.new else "ongoing"
    return f"Item {now.number} of {now.count}. {now.current}, {kind}. {at.minutes} of {at.slot} minutes"


def _ids(at: Screen) -> Ids:
    ids: Ids = {"panel": at.now.panel.id, "case": at.now.current, "rev": at.rev}
    return {**ids, DRAWN: ",".join(at.child.ticked)} if at.child else ids


def _room_buttons(at: Screen) -> list[CardElement]:
    people = button("Who is here", Verb.ROOM_OPEN, panel=at.now.panel.id, page=0)
    checks = at.runs and at.now.current and not at.checked and not at.aside
    known = ",".join(at.room.known)
    check = button("I have checked the room", Verb.SITTING_CHECKED, main=True, at=_ids(at), strangers=known)
    return [row(*([check] if checks else []), people)]


def _attended(at: Screen) -> Iterator[CardElement]:
    """Who has to be there for the item and is not; the chair goes on with a word why."""
    if at.attendance is None:
        return
    lacking, why = at.attendance.lacking, at.attendance.why
    if lacking:
        yield typed(f"Has to be there, and is not: {'; '.join(lacking)}.", bold=True)
    if lacking and why:
        yield facts([("It goes on without them", why)])
    if at.child:
        ids: Ids = {"panel": at.now.panel.id, "case": at.now.current}
        says_why = (
            [button("Go on without them", Verb.ATTENDANCE_WHY, at=ids)] if lacking and not why and at.runs else []
        )
        yield row(*says_why, button("Who is to be there", Verb.ATTENDANCE_OPEN, at=ids))


def _child(at: Screen) -> Iterator[CardElement]:
    if at.aside:
        yield says("You have declared an interest: nothing of this item is shown to you.")
    elif at.now.current and not at.checked:
        yield says("Nobody opens whose item this is until the room is checked.")
    elif at.child:
        yield from identity(at.child.view, at.child.age)
        yield facts(_order(at.child))
        if at.child.signs:
            yield row(button("What the case tells", Verb.PROCESS_OPEN, case=at.now.current))
        yield from _notes(at.child)
        yield from [_ticks(at, at.child)] if at.leaving else []
        yield from [facts((name, first_words(said)) for name, said in at.points)] if at.points else []


def _order(child: Child) -> Iterator[tuple[str, str]]:
    """In the order in which an item is gone through: safe now, what is unfinished, then the rest."""
    view = child.view
    yield "Safe now", first_words(view.answer("safety_plan")) or "not said"
    yield "Missing", ". ".join(child.missing) or "nothing"
    yield from [("Coming of age", child.of_age)] if child.of_age else []
    yield from (("Unfinished", f"{words} ({who})") for words, who in child.actions)
    yield "Plan for the harmful behaviour", "asked first, then what has happened"
    yield from child.signs
    yield "Agencies", child.said
    yield from (("Open question", words) for words in child.questions)
    yield from [("Open questions not shown to you", str(child.unread))] if child.unread else []


def _notes(child: Child) -> list[CardElement]:
    shown = [(label, first_words(words)) for label, words in child.notes]
    return folded("Notes so far", "notes_so_far", [facts(shown)] if shown else [])


def _ticks(at: Screen, child: Child) -> CardElement:
    return ChoiceSetInput(
        id=TICKED,
        label="Before you leave this item",
        choices=[Choice(title=each.title, value=each.id) for each in at.leaving],
        value=",".join(child.ticked) or None,
        is_multi_select=True,
        style="expanded",
        wrap=True,
    )


def _further(at: Screen) -> Iterator[CardElement]:
    """What stands above the foot of the screen, which has no room for it: what is about the item, then the sitting."""
    now, ids, some = at.now, _ids(at), list[ExecuteAction]()
    if at.child:
        yield row(
            button("Notes", Verb.SITTING_NOTES, at=ids),
            *([button("Keep the ticks", Verb.SITTING_TICK, at=ids)] if at.leaving else []),
            *([button(_points(at), Verb.SITTING_POINTS, at=ids)] if at.points else []),
            button("All actions", Verb.ACTION_LIST, case=now.current),
            button("Open the case", Verb.CASE_OPEN, case=now.current),
        )
    if at.runs:
        some.append(button("Back", Verb.SITTING_BACK, at=ids))
        some += [button("Skip", Verb.SITTING_SKIP, at=ids)] if now.current and not at.aside else []
        some += [] if at.chairs else [button("Take the chair", Verb.SITTING_TAKE, panel=now.panel.id)]
        some += [button("End", Verb.SITTING_END, panel=now.panel.id)] if now.current else []
    yield from rows(some)


def _points(at: Screen) -> str:
    return f"What is to be answered ({at.open_points} open)" if at.open_points else "What was answered"


def _foot(at: Screen) -> list[ExecuteAction]:
    """Two of these are for whoever leads alone; a concern is raised by anybody, at any time."""
    ref, ids = at.now.current, _ids(at)
    about = [button(words, verb, case=ref) for words, verb in ABOUT] if at.child else []
    safety = button("Safety", Verb.SAFETY_OPEN, case=ref)
    # Until the room is checked, that comes first: an item is not to be passed by by a press in haste.
    comes = button("Next", Verb.SITTING_NEXT, main=at.checked or at.aside, at=ids)
    return [*about, safety, *([comes] if at.runs else [])]


ABOUT = (("Action", Verb.ACTION_FORM), ("Recommend", Verb.RECOMMEND_FORM), ("Outcome", Verb.DECIDE_FORM))


def _between(at: Screen) -> list[ExecuteAction]:
    panel, ids = at.now.panel, _ids(at)
    agenda = button("The agenda", Verb.AGENDA_VIEW, panel=panel.id, page=0)
    if not at.runs:
        return [agenda]
    first = [button("Next", Verb.SITTING_NEXT, main=True, at=ids)] if at.now.left else []
    begins = button("How it begins", Verb.SITTING_START, panel=panel.id)
    return [*first, button("End", Verb.SITTING_END, main=not first, panel=panel.id), begins, agenda]
