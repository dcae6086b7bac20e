"""`consider`: recorded by those who meet a child, read by those who oversee, so that nobody is missed."""

from storage.records import Audit
from tests.dialogue import Teams

CHILD = {"name": "Sam Sample", "born": "27 9 2013", "pathway": "arrested"}


async def recorded(teams: Teams, referred: str, reason: str) -> None:
    form = await teams.practitioner.presses(await teams.practitioner.says("consider"), "Start")
    await teams.practitioner.presses(form, "Record it", **CHILD, referred=referred, reason=reason)


async def test_the_coordinator_reads_what_was_recorded_and_it_is_written_down(teams: Teams) -> None:
    await recorded(teams, "yes", "High risk.")
    for n in range(6):
        await recorded(teams, "no", f"Reason {n}.")
    start = await teams.coordinator.says("consider")
    assert "Start" not in start.buttons
    assert not start.shows("Sam")
    first = await teams.coordinator.presses(start, "What was recorded")
    for words in ("1 to 5 of 7. Newest first.", "Sam Sample, born 27 September 2013", "Arrested", "Reason 5."):
        assert first.shows(words)
    assert not first.shows("High risk.")
    assert (await teams.coordinator.presses(first, "Earlier")).shows("A referral is being made: High risk.")
    await recorded(teams, "no", "A long reason. " * 60)
    long = await teams.coordinator.presses(await teams.coordinator.presses(start, "What was recorded"), "Read all")
    assert long.words.count("A long reason.") == 60
    assert (await teams.coordinator.presses(long, "Back to the list")).shows("1 to 5 of 8")
    only = await teams.coordinator.presses(first, "Not referred")
    assert only.shows("1 to 5 of 7. Newest first.")
    with teams.store.turn(teams.clock()) as turn:
        read = [line.subject for line in turn.find(Audit) if line.view == "considered"]
    assert set(read) == {f"SHCG-C{n:03}" for n in range(1, 9)}


async def test_it_is_not_read_by_those_who_record_it(teams: Teams) -> None:
    start = await teams.practitioner.says("consider")
    assert "What was recorded" not in start.buttons
    refused = await teams.practitioner.sends(start, "consider.list", {})
    assert refused.shows("That is not for the roles you hold here.")
    assert (await teams.chair.sends(await teams.chair.says("my"), "consider.save", {}, CHILD)).shows(
        "not for the roles"
    )


async def test_a_child_whom_nobody_considered_yet_is_listed_until_somebody_decides(teams: Teams) -> None:
    form = await teams.police.presses(await teams.police.says("consider"), "Start")
    lacks = await teams.police.presses(form, "Record it", **CHILD, referred="no")
    assert lacks.shows("Say why, or why not")
    kept = await teams.police.presses(lacks, "Record it", referred="later")
    assert kept.shows("It stands with those whom nobody has considered yet")
    start = await teams.coordinator.says("consider")
    assert start.shows("1 child waits to be considered.")
    waiting = await teams.coordinator.presses(
        await teams.coordinator.presses(start, "What was recorded"), "Not considered yet"
    )
    assert waiting.shows("Sam Sample, born 27 September 2013")
    first, second = [await teams.coordinator.presses(waiting, "Decide SHCG-C001") for _ in range(2)]
    assert (await teams.coordinator.presses(first, "Record it", referred="yes")).shows("Say why, or why not")
    done = await teams.coordinator.presses(first, "Record it", referred="yes", reason="Twice at school.")
    assert done.shows("Whoever works with the child makes the referral: tell them.")
    assert "Refer the child" not in done.buttons
    ids, no = {"record": "SHCG-C001"}, {"referred": "no", "reason": "x"}
    late = await teams.chair.sends(second, "consider.decided", ids, no)
    assert late.shows("Somebody has decided this since. Nothing was changed.")
    listed = await teams.coordinator.presses(start, "What was recorded")
    for words in ("Recorded by: Demo police", "Considered by: Demo coordinator", "A referral is being made: Twice"):
        assert listed.shows(words), listed.words
    assert (await teams.coordinator.says("consider")).shows("Nobody who was recorded waits to be considered.")
    refused = await teams.police.sends(done, "consider.decide", {"record": "SHCG-C001"})
    assert refused.shows("That is not for the roles you hold here.")


async def test_who_was_not_considered_is_counted_apart_for_an_inspector(teams: Teams) -> None:
    await recorded(teams, "later", "")
    await recorded(teams, "no", "Advice was enough.")
    page = await teams.coordinator.presses(await teams.coordinator.says("report considered"), "Open the figures")
    assert page.shows("Recorded, and nobody has decided yet: 1.")
    assert page.shows("Considered: not to be referred: 1 of 1")
