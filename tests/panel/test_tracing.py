"""What is told of a case that somebody looks back on: gaps, what became of actions, evidence as it was, and a year."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from panel.actions import State
from panel.cases import CaseStatus
from panel.closing import Because, HandOver
from panel.decisions import Ending
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.screening import Outcome, Screening
from panel.session import Discussion, Session
from panel.tracing.after import became
from panel.tracing.agencies import agencies
from panel.tracing.evidence import Then, decided_at, gates
from panel.tracing.journey import journey
from panel.tracing.story import NOT_RECORDED, Account, Entry, Story, paper
from panel.tracing.why import Later, why
from panel.updates import Answer, Update
from tests.panel.durham import DURHAM, NAME
from tests.panel.referring import CHAIR, NOW, REF, case, file
from tests.panel.test_gates import LATER, PANEL, action, low_file, stand, whole

CHAIRS = Person(CHAIR, "Chair", (Post(NAME, Role.CHAIR),))
STARTS = LATER


def story(**changed: Any) -> Story:
    """The child of the gates' tests, for whom every gate holds."""
    has = whole()
    assert has.decision
    assert has.item
    assert has.proposal
    assert has.reason
    made = Story(
        has.file,
        DURHAM,
        names={CHAIR: "Demo chair"},
        panels={PANEL: Panel(PANEL, NAME, STARTS, 210)},
        sessions={PANEL: Session(PANEL, NAME, STARTS, CHAIR, CHAIR)},
        discussions=(has.item,),
        decisions=(has.decision,),
        stands=has.stands,
        proposals=(has.proposal,),
        seen=has.seen,
        no_longer=(has.reason,),
        police=has.police,
    )
    return replace(made, **changed)


def of_case(**changed: Any) -> Story:
    found = story()
    return replace(found, file=replace(found.file, case=replace(found.file.case, **changed)))


def titles(account: Account) -> list[str]:
    return [each.title.partition(": ")[2] or each.title for each in account.entries]


def gap(account: Account, title: str) -> str:
    return next(each.gap for each in account.entries if each.title.endswith(title))


def row(entries: tuple[Entry, ...], label: str) -> list[str]:
    return [words for each in entries for name, words in each.rows if name == label]


def test_what_was_waited_for_is_counted_from_what_was_waited_for_before() -> None:
    found = journey(story(), LATER + timedelta(days=3))
    assert gap(found, "Referred") == ""
    assert gap(found, "Screened: accepted to the panel") == "1 day from the return until the screening"
    assert gap(found, f"Panel {PANEL}") == "23 days from the screening until the panel"
    assert gap(found, "Today, on the agenda") == "3 days from the panel until today"
    assert gap(found, "Note added") == ""


def test_the_lines_stand_oldest_first_whatever_they_are() -> None:
    found = titles(journey(story(actions=(action(),)), LATER))
    assert found.index("Referred") < found.index("Action SHCG-A001") < found.index(f"Panel {PANEL}")
    assert found.count("Risk matrix") == 2


def test_a_panel_without_a_word_of_it_is_not_passed_over() -> None:
    quiet = journey(story(discussions=(), decisions=(), sessions={}), STARTS + timedelta(days=1))
    assert row(quiet.entries, "Discussed") == [NOT_RECORDED]
    assert row(quiet.entries, "Minutes") == [NOT_RECORDED]
    undecided = journey(story(decisions=()), LATER)
    assert row(undecided.entries, "Decision") == [NOT_RECORDED]
    skipped = story(discussions=(Discussion(f"{PANEL}/{REF}", PANEL, REF, LATER, skipped="No time"),), decisions=())
    assert row(journey(skipped, LATER).entries, "Not discussed") == ["No time"]
    cancelled = replace(story().panels[PANEL], cancelled=True)
    assert not row(journey(story(panels={PANEL: cancelled}, sessions={}), LATER).entries, "Discussed")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Open"),
        ({"due": date(2026, 12, 14)}, "Open, 3 days past its day"),
        ({"state": State.DONE, "ended_at": LATER, "said": "Rang."}, "Done, Thursday 17 December 2026, on time: Rang."),
        (
            {"state": State.DONE, "ended_at": LATER, "due": date(2026, 12, 16)},
            "Done, Thursday 17 December 2026, 1 day late",
        ),
        ({"state": State.NOT_DONE, "ended_at": LATER, "said": "Moved."}, "Not done, Thursday 17 December 2026: Moved."),
        ({"state": State.NOT_DONE}, "Not done. When: not recorded"),
    ],
)
def test_what_became_of_an_action(changed: dict[str, Any], said: str) -> None:
    assert became(action(**changed), LATER.date()) == said


def test_every_gate_has_its_evidence_and_its_text_and_what_is_later_does_not_count() -> None:
    whole_story = story()
    then = gates(Then(whole_story, PANEL, LATER))
    assert [each.title for each in then] == [each.title for each in DURHAM.closing.gates]
    assert all(any(label == "Rule" for label, _ in each.rows) for each in then)
    high = replace(low_file().matrices[1], id=f"{REF}/m03", level="high", set_at=LATER + timedelta(seconds=1))
    after = replace(whole_story.file, matrices=(*whole_story.file.matrices, high))
    open_later = action(made_at=LATER + timedelta(seconds=1))
    assert gates(Then(replace(whole_story, file=after, actions=(open_later,)), PANEL, LATER)) == then


def test_a_safety_action_that_ended_later_was_open_then() -> None:
    ended = action(state=State.DONE, ended_at=LATER + timedelta(days=1))
    assert row(gates(Then(story(actions=(ended,)), PANEL, LATER)), "SHCG-A001") == [
        "Due Sunday 20 December 2026; open then"
    ]
    done = action(state=State.DONE, ended_at=LATER)
    (said,) = row(gates(Then(story(actions=(done,)), PANEL, LATER)), "SHCG-A001")
    assert said.endswith("done, Thursday 17 December 2026")


def test_what_a_gate_lacks_is_said() -> None:
    bare = story(proposals=(), discussions=(), decisions=(), no_longer=(), seen=(), police=())
    by_id = dict(zip([each.id for each in DURHAM.closing.gates], gates(Then(bare, PANEL, LATER)), strict=True))
    assert row((by_id["asked"],), "Asked by") == [NOT_RECORDED]
    for id in ("agreement", "reason"):
        assert row((by_id[id],), "Evidence") == [NOT_RECORDED], id
    assert row((by_id["matrix"],), "Looked at by the sitting") == [NOT_RECORDED]
    assert row((by_id["police_outcome"],), "Outcome") == ["Awaited"]


def test_an_objection_stands_or_was_settled_and_one_of_another_round_does_not_count() -> None:
    against = stand("health", agrees=False)
    (said,) = row(gates(Then(story(stands=(stand("police"), against)), PANEL, LATER)), "Objected")
    assert said == "Health: Not yet. It stands"
    settled = replace(against, settled="Agreed on a plan.", settled_at=LATER)
    (said,) = row(gates(Then(story(stands=(settled,)), PANEL, LATER)), "Objected")
    assert said == "Health: Not yet. Settled on Thursday 17 December 2026: Agreed on a plan."
    old = replace(against, ending=Ending.ONGOING)
    assert row(gates(Then(story(stands=(old,)), PANEL, LATER)), "Objected") == ["Nobody"]


def test_who_agreed_in_the_room_and_who_was_not_heard_is_said_as_it_was() -> None:
    (made,) = story().decisions
    in_room, own = replace(stand("health"), in_room=True), stand("police")
    by_chair = "Agreed, as asked in the room and written down by the chair"
    both = gates(Then(story(stands=(own, in_room)), PANEL, LATER))
    assert row(both, "Agreed") == ["1 agency: Durham Constabulary (Police)"]
    assert row(both, by_chair) == ["1 agency: Harrogate and District NHS Foundation Trust (Health)"]
    assert not row(both, "Present, and not heard")
    unheard = replace(made, unheard=("police", "health"))
    alone = gates(Then(story(stands=(in_room,), decisions=(unheard,)), PANEL, LATER))
    assert not row(alone, "Agreed")
    assert row(alone, "Present, and not heard") == ["Police; Health"]
    assert row(gates(Then(story(stands=()), PANEL, LATER)), "Agreed") == [NOT_RECORDED]


def test_the_decision_is_the_last_one_of_its_kind_up_to_then() -> None:
    (first,) = story().decisions
    earlier = replace(first, panel="SHCG-P000", at=LATER - timedelta(days=30))
    known = story(decisions=(first, earlier))
    assert decided_at(known, LATER, Ending.REMOVED) == PANEL
    assert decided_at(known, LATER - timedelta(days=1), Ending.REMOVED) == "SHCG-P000"
    assert decided_at(known, LATER, Ending.ONWARD) == ""


def back(days: int, now: int) -> list[str]:
    """What is said of a child who was removed and referred again after so many days, so many days later."""
    removed = of_case(status=CaseStatus.REMOVED, left_at=LATER, left_by=CHAIR)
    again = replace(case(), id="SHCG-2027-009", referred_at=LATER + timedelta(days=days))
    entry = why(removed, "1", Later((again,)), LATER + timedelta(days=now)).entries[-1]
    return [f"{label}: {words}" for label, words in entry.rows]


def test_a_child_came_back_within_a_year_or_did_not() -> None:
    assert back(365, 400) == ["SHCG-2027-009: Referred again Friday 17 December 2027, after 365 days"]
    assert back(366, 400) == ["Came back: No"]
    assert back(-30, 10) == ["Came back: Not so far; the 12 months end on Friday 17 December 2027"]


def test_of_a_child_who_stays_nobody_asks_whether_it_came_back() -> None:
    found = why(story(), DURHAM.version, Later(), LATER)
    assert found.entries[0].title == "It stays on the agenda"
    assert not any("come back" in each.title for each in found.entries)
    assert found.about[-1] == "Those are the rules in force."


def test_a_hand_over_that_nobody_received_stays_and_says_so() -> None:
    given = HandOver("h", REF, Because.MOVED, "Another county", "The plan", CHAIR, LATER)
    found = why(story(handed=(given,)), "9", Later(), LATER)
    assert row(found.entries, "Received by") == [NOT_RECORDED]
    assert found.about[-1] == "The rules in force now are version 9."


def test_a_signpost_that_was_not_received_is_told_with_the_threshold() -> None:
    sent = Screening(f"{REF}/s9", REF, Outcome.SIGNPOST, "Low", CHAIR, NOW, destination="Early help")
    signposted = replace(file(CaseStatus.SIGNPOSTED), screenings=(sent,))
    found = why(Story(signposted, DURHAM), "1", Later(), LATER)
    assert row(found.entries, "Received by") == [NOT_RECORDED]
    assert row(found.entries, "Threshold") == ["Medium/High; High"]


def test_a_seat_that_answers_at_the_panel_is_not_said_to_have_given_none() -> None:
    seats = tuple(replace(each, at_panel=each.id == "police") for each in DURHAM.seats)
    found = story(procedure=replace(DURHAM, seats=seats))
    entries = agencies(found, CHAIRS, LATER).entries
    assert row(entries, "Police") == ["Not asked before the panel: it answers there"]
    assert row(entries, "Health") == ["No answer"]
    ahead = agencies(replace(found, sessions={}), CHAIRS, LATER - timedelta(days=1)).entries
    assert row(ahead, "Health") == ["Not asked yet"]


def test_an_answer_that_changed_says_when_it_was_first_given() -> None:
    id = f"{PANEL}/{REF}/health"
    first = Update(f"{id}/1", PANEL, REF, "health", 1, Answer.NOTHING_KNOWN, "nurse", LATER - timedelta(days=2))
    second = replace(first, id=f"{id}/2", version=2, answer=Answer.NOTHING_TO_ADD, at=LATER - timedelta(days=1))
    (said,) = row(agencies(story(updates=(first,)), CHAIRS, LATER).entries, "Health")
    assert "Checked: not recorded" in said
    (said,) = row(agencies(story(updates=(first, second)), CHAIRS, LATER).entries, "Health")
    assert said.startswith("Known, nothing to add. Given Wednesday 16 December")
    assert said.endswith("first given Tuesday 15 December 2026 at 10am, changed since")


def test_as_a_document_each_line_is_a_chapter_with_its_gap() -> None:
    whole_paper = paper(journey(story(), LATER), "The group")
    assert (whole_paper.title, whole_paper.author) == (f"{REF}: the journey", "The group")
    assert "23 days from the screening until the panel." in "\n".join(each.plain for each in whole_paper.chapters)
