"""The cards of a panel that sits, as the gallery shows them."""

from collections.abc import Iterator
from dataclasses import replace

from cards import beginning, chairing, notes, presence, sitting, templates
from cards.parts import Opened, Posted
from cards.presence import Room, Somebody
from cards.sitting import Now
from cards.verbs import Verb
from panel.decisions import Lack
from panel.people import Role
from panel.questions import Question
from panel.words import Mend, Reason, Refused
from tests.cards.samples import PANEL, Words, view, wrong
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (beginning, chairing, notes, presence, sitting)
LINE = Question("line", "A line")
OTHERS = tuple(f"SHCG-2026-{n:03}" for n in range(2, 15))
NOWHERE = Now(PANEL, count=13, left=12)
HERE = Now(PANEL, REF, 1, 13, NOW, 8, 10, 12)


def of_sitting(words: Words) -> Cards:
    """Each card, in everything that it may say."""
    yield from _posted()
    yield from _screens(words)
    yield from _forms(words)
    yield from _room(words)


def _posted() -> Cards:
    for name, now in (
        ("", HERE),
        (" none", NOWHERE),
        (" done", replace(NOWHERE, left=0)),
        (" over", Now(PANEL, ended=True)),
    ):
        yield f"sitting.board{name}", sitting.board(now)
        yield (
            f"sitting.moved{name}",
            sitting.moved(now, templates.sitting.skipped(REF), templates.sitting.WHY_PRIVATELY),
        )
    for here in (False, True):
        yield f"sitting.started {here}", sitting.started(PANEL, Role.CHAIR, NOW, here, takes=here)
    for now in (HERE, NOWHERE):
        yield f"sitting.just_moved{now.current}", sitting.just_moved(now, 4, "Next", Verb.SITTING_NEXT)
    for line in (templates.sitting.closed(NOW), templates.sitting.not_started(NOW)):
        yield f"sitting.left_alone {line}", sitting.left_alone(line)
    yield "sitting.skip_why", sitting.skip_why(PANEL, REF)
    yield "sitting.not_ended", sitting.not_ended(PANEL)
    yield "sitting.ended", sitting.ended(PANEL)
    yield "sitting.begins", sitting.begins(PANEL)
    lines = templates.sitting
    for line in (lines.CAME_IN, lines.CHAIR_TAKEN, lines.on_item(13)):
        yield f"sitting.told {line}", sitting.told(line, PANEL)
    for line in (lines.MEETING_ENDED, lines.NOT_ENDED):
        yield f"sitting.asked_to_end {line}", sitting.asked_to_end(PANEL, line)
    for line in (lines.join_next(REF), lines.over(REF), lines.not_today(REF)):
        yield f"sitting.to_invitee {line}", sitting.to_invitee(line)


def _child(words: Words) -> chairing.Child:
    typed = words(LINE)
    return chairing.Child(
        view(words),
        14,
        ["The risk matrix is old"],
        "2 updates, 1 to ring, 1 no answer",
        [typed, typed],
        [(typed, "Police, overdue since Friday 11 December 2026")],
        [(part.title, typed) for part in DURHAM.meeting.parts],
        ["voice"],
        "turned 18 on Thursday 10 December 2026. To whom is the case handed over?",
        signs=[("Nothing has begun", "The police are waited for. What can begin?"), ("Another process", typed)],
    )


def _screens(words: Words) -> Cards:
    leaving = DURHAM.meeting.leaving
    shut = chairing.Screen(
        HERE, _here(words), 3, 6, 15, f"{OTHERS[0]}, one invitee", leaving=leaving, happened=["It moved."]
    )
    opened = replace(shut, checked=True, child=_child(words))
    for name, screen in (
        ("shut", shut),
        ("shut and led", replace(shut, runs=True, chairs=True)),
        ("open", opened),
        ("open and led", replace(opened, runs=True)),
        ("lacking", replace(opened, runs=True, attendance=chairing.Attended(["Police", "Health"]))),
        ("lacking and why", replace(opened, attendance=chairing.Attended(["Police"], words(LINE)))),
        ("open with points", replace(opened, runs=True, points=[(words(LINE), words(LINE))], open_points=2)),
        ("open and answered", replace(opened, runs=True, leaving=(), points=[("Asked", words(LINE))])),
        ("joint", replace(opened, jointly=words(LINE))),
        ("aside", replace(shut, aside=True, runs=True)),
        ("before", replace(shut, now=NOWHERE)),
        ("before and led", replace(shut, now=NOWHERE, runs=True)),
        ("after and led", replace(shut, now=replace(NOWHERE, left=0), runs=True, next="")),
    ):
        yield f"chairing.screen {name}", chairing.screen(screen)
    said = [
        ("confidential", "What is said here.", "", "It was shown and read"),
        ("interests", "Asked.", "today", "Asked"),
    ]
    begins = beginning.Beginning(PANEL, "Started by the chair.", _here(words), 1, "No quorum is set.", said)
    yield "beginning.beginning", beginning.beginning(begins)
    known = replace(
        begins,
        interests=[(REF, words(LINE))],
        absent=[("Apologies, Health", words(LINE))],
        lacking=[(REF, "Police; Health")],
        in_chair=[("Chair", words(LINE))],
    )
    yield "beginning.beginning known", beginning.beginning(known)
    yield "beginning.beginning led", beginning.beginning(replace(known, runs=True))
    yield "beginning.beginning begun", beginning.beginning(replace(begins, runs=True, chairs=True, begun=True))


def _forms(words: Words) -> Cards:
    why, parts = {box.id: words(box) for box in notes.WHY}, DURHAM.meeting.parts
    yield "notes.skip", notes.skip(PANEL, REF, {}, 3)
    yield "notes.skip put right", notes.skip(PANEL, REF, why, 3, wrong(notes.WHY))
    boxes = notes.questions(parts)
    typed = {box.id: words(box)[: notes.MOST // len(boxes)] for box in boxes}
    named = Refused("Before this is saved: a name.", [Reason("Say “Child B”", mend=Mend.KEEP_WORDS, field="safe")])
    yield "notes.notes", notes.notes(PANEL, REF, parts, typed, 2)
    yield "notes.notes put right", notes.notes(PANEL, REF, parts, typed, 2, wrong(boxes))
    yield "notes.notes named", notes.notes(PANEL, REF, parts, typed, 2, named)
    # As long as notes may be, counted as Teams counts an emoji: they stand there twice.
    both = {id: said[: len(said) // 2] for id, said in typed.items()}
    yield "notes.notes meanwhile", notes.notes(PANEL, REF, parts, both, 3, wrong(boxes), list(both.items()))
    points = [(REF, notes.LACKS[each]) for each in Lack]
    yield "notes.left", notes.left(PANEL, 3, OTHERS, points, ready=False)
    yield "notes.left nothing", notes.left(PANEL, 3, (), (), ready=True)
    yield "notes.ended", notes.ended(PANEL)
    yield "notes.ended by", notes.ended(PANEL, f"Ended by {words(LINE)}.")


def _here(words: Words) -> Room:
    return Room(8, 10, ["Standing in: Police.", "Empty: Education, nothing sent."], [words(LINE)], done=[words(LINE)])


def _room(words: Words) -> Cards:
    somebody = Somebody("SHCG-P001/sam", "sam", words(LINE), "Police", here=True, place="Police")
    people = [somebody, replace(somebody, here=False), replace(somebody, id="", entitled=False, does="", place="")]
    for page in range(2):
        many = people * 5
        yield f"presence.people {page}", presence.people(PANEL, _here(words), many, page, runs=page == 0)
    yield "presence.people nobody", presence.people(PANEL, Room(0, 10), [], 0, runs=True)
    seats = {seat.id: seat.name for seat in DURHAM.seats}
    for on_roster in (False, True):
        boxes = presence.questions(seats, OTHERS, on_roster)
        typed = {"name": words(LINE), "service": words(LINE)}
        yield f"presence.form {on_roster}", presence.form(PANEL, {"present": ""}, words(LINE), boxes, typed)
        yield f"presence.form put right {on_roster}", presence.form(PANEL, {}, "", boxes, typed, wrong(boxes[:1]))
