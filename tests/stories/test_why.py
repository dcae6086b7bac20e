"""`why`: why a child left the agenda, or stays, from the records as they were then."""

from dataclasses import replace
from datetime import date, timedelta

from bot.personas import persona_id
from panel.cases import Case
from panel.children import Match
from panel.police import PoliceWord
from panel.referrals import Matrix
from storage.records import Audit, ProcedureText
from tests.dialogue import Teams
from tests.panel.durham import DURHAM
from tests.stories.at_sitting import PANEL
from tests.stories.sat import sat
from tests.stories.steps import accepted, referred
from tests.stories.test_case_note import saved
from tests.stories.test_close_case import ready
from tests.stories.test_hand_over import GIVEN, hands_over
from tests.stories.test_trace import whole


async def why(teams: Teams, reference: str) -> str:
    return await whole(teams.chair, f"why {reference}", "Open why")


async def removed(teams: Teams) -> str:
    """A child who was removed with every gate held."""
    reference, card = await ready(teams)
    done = await teams.chair.presses(card, "Remove from the agenda")
    assert done.shows("is removed from this panel’s agenda")
    return reference


async def test_each_gate_is_told_with_its_evidence_who_agreed_and_the_text_behind_it(teams: Teams) -> None:
    reference = await removed(teams)
    posted = await teams.chair.says(f"why {reference}")
    assert not posted.shows("Robin")
    assert not posted.shows("Supervised and settled.")
    said = await why(teams, reference)
    for words in (
        "Removed from this panel’s agenda; the child’s plan goes on",
        "Decided by: Demo chair, Thursday 17 December 2026 at 9:35am",
        f"Decided under Sexual Harm Consultation Group, version {DURHAM.version}.",
        "Those are the rules in force.",
        "Asked by: Demo chair, Thursday 17 December 2026",
        "Agreed: 2 agencies: Durham Constabulary (Police); Harrogate and District NHS Foundation Trust (Health)",
        "Objected: Nobody",
        "Of: 10 December 2026",
        "Looked at by the sitting: Thursday 17 December 2026",
        "Below Medium/High, below the threshold",
        "Threshold: Medium/High; High",
        "Why: Supervised and settled.",
        "Safety actions: None was made",
        'Rule: From the document: Appendix 1: "supported by an up to date risk matrix"',
        "Rule: Assumed: A second check; a lower level alone is not enough",
        "Did the child come back within 12 months?",
        "Came back: Not so far; the 12 months end on Friday 17 December 2027",
    ):
        assert words in said, words
    assert said.count("Not recorded") == 1
    assert "The police: Closed\nOutcome: Not recorded" in said
    with teams.store.turn(teams.clock()) as turn:
        views = [each.view for each in turn.find(Audit, subject=reference) if each.act == "open"]
    assert "reasons" in views


async def test_what_comes_later_changes_nothing_of_what_was_so_then(teams: Teams) -> None:
    reference = await removed(teams)
    before = await why(teams, reference)
    with teams.store.turn(teams.clock() + timedelta(hours=1)) as turn:
        last = max(turn.find(Matrix, case=reference), key=lambda each: each.dated)
        day = date(2026, 12, 17)
        turn.save(replace(last, id=f"{reference}/m09", level="high", dated=day, set_at=turn.now, rev=0))
        turn.save(PoliceWord(f"{reference}/w9", reference, "investigating", "New.", persona_id("police"), turn.now))
    assert await why(teams, reference) == before


async def test_an_objection_is_told_with_how_it_was_settled(teams: Teams) -> None:
    reference, card = await ready(teams)
    mine = await teams.health.sends(await teams.health.says("help"), "decide.open", {"case": reference, "panel": PANEL})
    form = await teams.health.presses(mine, "Object")
    await teams.health.presses(form, "Object", reason="Therapy has not started.")
    shown = await teams.chair.sends(card, "decide.open", {"case": reference, "panel": PANEL})
    form = await teams.chair.presses(shown, "It was settled")
    await teams.chair.presses(form, "Ask them", settled="It starts on Monday.")
    mine = await teams.health.sends(mine, "decide.open", {"case": reference, "panel": PANEL})
    await teams.health.presses(mine, "Yes, it is settled")
    await teams.chair.presses(card, "Remove from the agenda")
    said = await why(teams, reference)
    assert (
        "Objected: Health: Therapy has not started. Settled on Thursday 17 December 2026: It starts on Monday." in said
    )


async def test_a_child_who_came_back_is_named_by_reference_and_days(teams: Teams) -> None:
    reference = await removed(teams)
    teams.clock.time += timedelta(days=100)
    other = await referred(teams)
    with teams.store.turn(teams.clock()) as turn:
        (found,) = [*turn.find(Match, case=other), *turn.find(Match, other=other)]
    assert "Maybe the same child: Records that nobody has decided on: 1" in await why(teams, reference)
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Match, found.id), decision="same"))
    said = await why(teams, reference)
    assert f"{other}: Referred again Saturday 27 March 2027, after 100 days" in said
    with teams.store.turn(teams.clock()) as turn:
        turn.save(replace(turn.get(Case, other), interests=(persona_id("chair"),)))
    said = await why(teams, reference)
    assert other not in said
    assert "There is one that you may not open" in said


async def test_the_version_it_ran_under_is_said_beside_the_one_in_force(teams: Teams) -> None:
    reference = await removed(teams)
    with teams.store.turn(teams.clock()) as turn:
        (kept,) = [each for each in turn.find(ProcedureText, name="durham-shcg") if each.current]
        turn.save(replace(kept, current=False))
        overlay = 'overlay_of = "durham-shcg"\nversion = "local-2"\n'
        turn.save(replace(kept, id="durham-shcg@new", version="new", texts=(*kept.texts, overlay), current=True, rev=0))
    said = await why(teams, reference)
    assert f"version {DURHAM.version}." in said
    assert f"The rules in force now are version {DURHAM.version}+local-2." in said


async def test_a_child_who_stays(teams: Teams) -> None:
    await sat(teams)
    said = await why(teams, "SHCG-2026-001")
    assert "It stays on the agenda" in said
    assert "Decision: Ongoing, Thursday 17 December 2026, panel SHCG-P001" in said
    assert "The plan is new." in said
    assert "High, at or above the threshold" in said
    assert "Asked by: Not recorded" in said
    assert "Evidence: Not recorded" in said
    assert "come back" not in said


async def test_handed_over_signposted_and_not_decided_yet(teams: Teams) -> None:
    first = await accepted(teams)
    card = await hands_over(teams, first)
    assert "Received by: Not recorded" in await why(teams, first)
    form = await teams.chair.presses(card, "It was received")
    await teams.chair.presses(form, "It was received", received_by="Sam, County", received_on="23 11 2026")
    said = await why(teams, first)
    for words in ("received where it was handed over to", GIVEN["to"], "Received by: Sam, County, Monday 23 November"):
        assert words in said, words
    second = await referred(teams)
    assert "It waits to be screened" in await why(teams, second)
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {second}")
    card = await teams.chair.presses(card, "Signpost")
    await teams.chair.presses(
        card, "Signpost to somebody else", destination="Early help", reason="Below the threshold."
    )
    said = await why(teams, second)
    for words in (
        "Signposted; it was not taken",
        "Signposted to: Early help",
        "Threshold: Medium/High; High",
        "Came back",
    ):
        assert words in said, words
    assert "Received by: Not recorded" in said


async def test_it_is_had_as_a_file(teams: Teams) -> None:
    reference = await removed(teams)
    card = await teams.chair.presses(await teams.chair.says(f"why {reference}"), "Open why")
    offered = await teams.chair.presses(card, "Save as a Word file")
    assert offered.shows(f"why-{reference}.docx")
    paper = await saved(teams, offered)
    said = "\n".join(each.text for each in paper.paragraphs)
    assert "Supervised and settled." in said
    assert "Robin" not in said
