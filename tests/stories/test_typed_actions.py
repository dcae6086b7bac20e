"""An action in one line: understood, kept, and recorded only once whoever typed it has checked it."""

from bot.steps import typed_dates
from panel.actions import Action, DraftAction
from tests import bodies
from tests.dialogue import Card, Teams, Voice
from tests.stories.long_day import Day, audits
from tests.stories.steps import accepted, referred

LOG = "share the disclosure log"


async def types(voice: Voice, reference: str, rest: str) -> Card:
    return await voice.says(f"/action {reference} {rest}")


async def confirms(voice: Voice, posted: Card, **fields: str) -> Card:
    form = await voice.presses(posted, "Check and confirm")
    return await voice.presses(form, "Record the action", **{"safety": "no"} | fields)


def recorded(teams: Teams) -> list[Action]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(Action)


def drafts(teams: Teams) -> list[DraftAction]:
    with teams.store.turn(teams.clock()) as turn:
        return turn.find(DraftAction)


async def test_a_line_is_answered_with_reference_seat_and_day_and_never_with_its_words(teams: Teams) -> None:
    reference = await accepted(teams)
    posted = await types(teams.chair, reference, f"police: {LOG} by Friday")
    assert posted.shows(f"{reference}: an action for Police, by Friday 27 November 2026.")
    assert posted.shows("Nothing is recorded until you check and confirm it.")
    assert not posted.shows("disclosure")
    assert recorded(teams) == []
    form = await teams.chair.presses(posted, "Check and confirm")
    assert form.inputs["words"] == LOG
    assert form.inputs["due"] == "27 11 2026"
    assert form.inputs["owner"].startswith("police/")
    assert form.shows("By Friday 27 November 2026")
    done = await teams.chair.presses(form, "Record the action", safety="yes")
    assert done.shows("SHCG-A001 is recorded.")
    assert done.shows("Police, by Friday 27 November 2026. They have a notice.")
    (kept,) = recorded(teams)
    assert (kept.words, kept.owner.seat, kept.safety, kept.made_by) == (LOG, "police", True, teams.chair.who.aad)
    assert drafts(teams) == []


async def test_seat_to_words_within_working_days_without_a_slash_in_any_case(teams: Teams) -> None:
    reference = await accepted(teams)
    posted = await teams.police.says(f"ACTION {reference.lower()} HEALTH to call school within 5 working days")
    assert posted.shows(f"{reference}: an action for Health, by Monday 30 November 2026.")
    assert (await confirms(teams.police, posted)).shows("SHCG-A001 is recorded.")


async def test_what_is_not_certain_is_asked_and_everything_that_was_typed_stands_in_the_form(teams: Teams) -> None:
    reference = await accepted(teams)
    teams.clock.move(days=4)
    posted = await types(teams.chair, reference, f"children's social care: {LOG} by Friday")
    assert posted.shows("Choose the one seat that owns it: Strategic Manager or Families First")
    assert posted.shows("That may mean two days: Friday 27 November 2026 or Friday 4 December 2026.")
    assert not posted.shows("disclosure")
    form = await teams.chair.presses(posted, "Check and confirm")
    assert form.shows(f"As you typed it: children's social care: {LOG} by Friday")
    assert not form.inputs["due"]
    assert not form.inputs["owner"]
    refused = await teams.chair.presses(form, "Record the action", safety="no")
    assert refused.shows("Choose who owns it")
    assert refused.shows("Say by when it is due")
    assert recorded(teams) == []
    owner = next(each["value"] for each in _choices(form, "owner") if each["value"].startswith("iro/"))
    form = await teams.chair.presses(refused, "Record the action", owner=owner, due="4 December", safety="no")
    assert form.shows("Check the date, then press once more.")
    assert form.shows("By when? Friday 4 December 2026")
    assert form.inputs["due"] == "4 12 2026"
    assert (await teams.chair.presses(form, "Record the action")).shows("SHCG-A001 is recorded.")


def _choices(card: Card, id: str) -> list[dict[str, str]]:
    (found,) = (one for one in card.content["body"] if one.get("id") == id)
    return list(found["choices"])


async def test_a_bank_holiday_moves_to_the_working_day_before_and_that_is_said(teams: Teams) -> None:
    reference = await accepted(teams)
    posted = await types(teams.chair, reference, f"police: {LOG} by 25 December")
    assert posted.shows("by Thursday 24 December 2026, because Friday 25 December 2026 is not a working day.")


async def test_a_date_over_two_years_away_is_asked_for(teams: Teams) -> None:
    reference = await accepted(teams)
    posted = await types(teams.chair, reference, f"police: {LOG} by 5 June 2029")
    assert posted.shows("That is more than 2 years away: check the year.")


async def test_a_date_that_only_the_large_reader_knows(teams: Teams) -> None:
    typed_dates.warm()
    reference = await accepted(teams)
    posted = await types(teams.chair, reference, f"police: {LOG} in about two weeks")
    assert posted.shows("by Monday 7 December 2026")


async def test_in_a_shared_chat_it_is_kept_and_nothing_of_it_is_said_again(teams: Teams) -> None:
    reference = await accepted(teams)
    posted = await teams.chair.says(f"action {reference} police: {LOG} by Friday", teams.group())
    assert posted.shows("Kept. Next time tell me privately")
    assert not posted.shows("Police")
    assert not posted.shows(reference)
    assert not posted.shows("Friday")
    assert len(drafts(teams)) == 1
    other = await teams.health.presses(posted, "Check and confirm")
    assert other.shows("That draft is not there any more")
    assert not other.shows("disclosure")
    form = await teams.chair.presses(posted, "Check and confirm")
    assert form.inputs["words"] == LOG


async def test_a_targeted_line_is_answered_privately_as_in_ones_own_chat(teams: Teams) -> None:
    reference = await accepted(teams)
    group = teams.group()
    body = bodies.message(teams.chair.who, group, f"action {reference} police: {LOG} by Friday", targeted=True)
    status, _ = await teams.send(body)
    assert status == 200
    (sent,) = [each for each in teams.connector.received if "isTargetedActivity=true" in each.path]
    assert "Friday 27 November 2026" in str(sent.body)
    assert "disclosure" not in str(sent.body)


async def test_several_that_wait_each_have_a_card_and_stand_on_the_list(teams: Teams) -> None:
    reference = await accepted(teams)
    first = await types(teams.chair, reference, f"police: {LOG} by Friday")
    second = await types(teams.chair, reference, "health: call school tomorrow")
    mine = await teams.chair.says("my")
    assert mine.shows("Actions you typed, to check and confirm: 2")
    assert not mine.shows("school")
    await confirms(teams.chair, first)
    form = await teams.chair.presses(second, "Check and confirm")
    assert form.inputs["words"] == "call school"
    stale = await teams.chair.presses(first, "Check and confirm")
    assert stale.shows("That draft is not there any more")
    gone = await teams.chair.presses(form, "Delete my draft")
    assert gone.shows("health: call school tomorrow")
    assert drafts(teams) == []


async def test_with_nothing_after_it_it_says_how_and_offers_the_form(teams: Teams) -> None:
    reference = await accepted(teams)
    how = await teams.police.says("action")
    assert how.shows("For example: action SHCG-2026-014 police: share the disclosure log by Friday.")
    pick = await teams.police.presses(how, "Write an action")
    assert [each["value"] for each in _choices(pick, "case")] == [reference]
    form = await teams.police.presses(pick, "Go on", case=reference, words="Ring the school")
    assert form.inputs["words"] == "Ring the school"
    only = await teams.police.says(f"action {reference}")
    assert "Write the action" in only.buttons


async def test_whoever_may_not_record_one_is_refused_and_nothing_is_kept(teams: Teams) -> None:
    day = Day(teams)
    reference, waiting = await accepted(teams), await referred(teams)
    line = f"police: {LOG} by Friday"
    assert (await types(teams.practitioner, reference, line)).shows("not for the roles you hold")
    assert (await types(teams.invitee, reference, line)).shows("not for the roles you hold")
    assert (await types(teams.police, waiting, line)).shows("There is no case with that reference that you can open")
    assert (await types(teams.police, "SHCG-2026-999", line)).shows("There is no case with that reference")
    posted = await types(teams.chair, reference, line)
    ids = posted.buttons["Check and confirm"]["data"]["ids"]
    for voice in (teams.police, teams.practitioner):
        forged = await voice.sends(posted, "action.save", ids, {"words": LOG})
        assert not forged.shows("is recorded")
    assert recorded(teams) == []
    assert len([line for line in audits(day) if line.act == "action" and line.outcome == "refused"]) == 4


async def test_the_same_form_sent_twice_is_one_action(teams: Teams) -> None:
    reference = await accepted(teams)
    form = await teams.chair.presses(
        await types(teams.chair, reference, f"police: {LOG} by Friday"), "Check and confirm"
    )
    first = await teams.chair.presses(form, "Record the action", safety="no")
    second = await teams.chair.presses(form, "Record the action", safety="no")
    assert first.words == second.words
    changed = await teams.chair.presses(form, "Record the action", safety="yes")
    assert changed.shows("That draft is not there any more")
    assert len(recorded(teams)) == 1
