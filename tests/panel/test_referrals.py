"""The draft: what is kept of it, what it still needs, and what is made of it once it is sent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from panel.questions import PAGE
from panel.referrals import another, answer, begin, keep, reopen, turn_to
from panel.screens import LAST, others, screen
from panel.sending import child, matrix, missing, ready, same_matrix
from panel.words import Refused
from tests.panel.durham import DURHAM, NAME, overlaid
from tests.panel.referring import INDICATORS, NOW, REF, REFERRER, SCREENS, drafted, file

LATER = NOW + timedelta(hours=1)


def test_a_referral_begins_empty_at_its_first_screen() -> None:
    draft = begin("draft", REFERRER, DURHAM, NOW)
    assert (draft.screen, draft.answers, draft.done, draft.version) == (1, {}, (), "4")


def test_a_brother_s_or_sister_s_begins_with_the_family_and_nothing_of_the_child() -> None:
    family = drafted(changed={4: {"social_worker": "A Worker"}}).answers
    draft = begin("second", REFERRER, DURHAM, NOW, family)
    assert draft.answers == {
        "family": "Example",
        "role": "social_worker",
        "social_worker": "A Worker",
        "team_manager": "Morgan Placeholder",
        "no_contact": "The uncle.",
    }
    assert not draft.done


def test_each_screen_leads_to_the_next_and_the_last_to_the_check() -> None:
    assert [drafted(last).screen for last in range(1, LAST)] == list(range(2, LAST + 1))
    assert drafted().done == tuple(range(1, LAST))
    assert drafted().checking


def test_a_change_goes_straight_back_to_the_check() -> None:
    draft = answer(turn_to(drafted(), 4, LATER), 4, SCREENS[4] | {"school": "A School"}, DURHAM, LATER)
    assert (draft.screen, draft.answers["school"]) == (LAST, "A School")


def test_a_referral_that_is_answered_is_ready() -> None:
    assert not missing(drafted(), DURHAM)
    ready(drafted(), DURHAM, NOW)


def test_what_is_missing_is_named_and_nothing_else() -> None:
    draft = drafted(changed={5: {"synopsis": ""}, 9: dict.fromkeys(SCREENS[9], "")})
    assert [shown.number for shown in missing(draft, DURHAM)] == [5, 9]
    with pytest.raises(Refused) as refused:
        ready(draft, DURHAM, NOW)
    assert "“What has happened?”" in refused.value.words
    assert "Nothing you typed is lost" in refused.value.words
    assert [reason.field for reason in refused.value.reasons] == ["screen_5", "screen_9"]


def test_an_empty_draft_misses_every_screen() -> None:
    assert len(missing(begin("draft", REFERRER, DURHAM, NOW), DURHAM)) == LAST - 1


def test_another_kind_of_referral_asks_for_its_matrix_again_and_loses_no_word() -> None:
    before = drafted()
    after = answer(before, 2, SCREENS[2] | {"kind": "ifcsa"}, DURHAM, LATER)
    assert [shown.number for shown in missing(after, DURHAM)] == [9]
    assert after.answers == before.answers | {"kind": "ifcsa"}
    assert not missing(answer(before, 2, SCREENS[2], DURHAM, LATER), DURHAM)


def test_what_is_half_done_is_kept_as_it_was_typed_and_has_to_be_looked_at_again() -> None:
    draft = keep(drafted(), 3, SCREENS[3] | {"born": "27/9/12"}, DURHAM, LATER)
    assert draft.answers["born"] == "27/9/12"
    assert [shown.number for shown in missing(draft, DURHAM)] == [3]
    assert draft.saved_at == LATER


def test_going_back_without_a_change_leaves_a_screen_done() -> None:
    draft = drafted()
    assert keep(draft, 4, SCREENS[4], DURHAM, LATER).done == draft.done
    assert keep(draft, LAST, {}, DURHAM, LATER) == replace(draft, saved_at=LATER)


def test_what_is_longer_than_its_box_is_never_cut() -> None:
    with pytest.raises(Refused) as refused:
        keep(drafted(4), 5, {"synopsis": "x" * (PAGE + 1)}, DURHAM, LATER)
    assert "must be 10,000 characters or fewer. You typed 10,001" in refused.value.reasons[0].words
    assert keep(drafted(4), 5, {"synopsis": "x" * PAGE}, DURHAM, LATER).answers["synopsis"] == "x" * PAGE


def test_a_referral_can_name_five_others_and_no_more() -> None:
    draft, fields = drafted(5), {"other_child": "yes"}
    for count in range(2, 6):
        draft = another(draft, fields, DURHAM, NOW)
        assert (others(draft.answers), draft.screen) == (count, 6)
        fields |= {f"other_name_{count}": f"Somebody{count}"}
    with pytest.raises(Refused, match="can name 5 others"):
        another(draft, fields, DURHAM, NOW)


def test_somebody_known_by_name_alone_stays_on_the_referral() -> None:
    """Whoever is named there is on the check as well, and can be changed."""
    draft = another(drafted(5), {"other_child": "yes", "other_name_1": "Sasha"}, DURHAM, NOW)
    draft = answer(draft, 6, {"other_child": "yes", "other_name_1": "Sasha", "other_name_2": "Kim"}, DURHAM, NOW)
    assert [q.id for q in screen(DURHAM, draft.answers, 6).questions if "name" in q.id] == [
        "other_name_1",
        "other_name_2",
    ]


def test_a_draft_knows_who_is_not_to_be_named_in_a_post() -> None:
    names = [name for identity in drafted().identities() for name in identity.names]
    assert {"Robin Example", "Rob Example", "Sasha Example"} <= set(names)
    assert drafted().identities()[0].born == date(2012, 9, 27)


def test_a_referral_that_was_sent_opens_again_at_its_check() -> None:
    sent = file().referral
    draft = reopen("again", sent, DURHAM, LATER)
    assert (draft.screen, draft.case, draft.person, draft.answers) == (LAST, REF, REFERRER, sent.answers)
    assert not missing(draft, DURHAM)


def test_the_child_is_who_the_referral_says() -> None:
    robin = child(REF, NAME, drafted().answers)
    assert (robin.first, robin.family, robin.known_as, robin.born) == ("Robin", "Example", "Rob", date(2012, 9, 27))
    assert not robin.estimated
    assert child(REF, NAME, drafted(changed={3: {"estimated": "yes"}}).answers).estimated


def test_the_level_that_was_set_and_the_one_suggested_are_both_kept() -> None:
    procedure = overlaid(INDICATORS)
    answers = drafted(procedure=procedure, changed={9: {"level": "medium_high", "ticks": "force"}}).answers
    made = matrix(REF, 2, answers, procedure, REFERRER, NOW)
    assert (made.level, made.suggested, made.because) == ("medium_high", "high", ("Force was used",))
    assert (made.id, made.dated, made.author) == (f"{REF}/m02", date(2026, 11, 16), "Jo Sample")


def test_a_matrix_is_the_same_whoever_entered_it_and_another_if_anything_in_it_is() -> None:
    one = file().matrices[0]
    assert same_matrix(one, replace(one, id="x", set_by="somebody", set_at=LATER, rev=7))
    for changed in (
        replace(one, level="below"),
        replace(one, dated=date(2026, 11, 17)),
        replace(one, author="A N Other"),
        replace(one, kept="Elsewhere"),
        replace(one, because=("Force was used",)),
    ):
        assert not same_matrix(one, changed)


def test_a_draft_is_never_turned_to_a_screen_there_is_not() -> None:
    assert turn_to(drafted(), 0, NOW).screen == 1
    assert turn_to(drafted(), 99, NOW).screen == LAST


def test_what_was_right_when_it_was_answered_is_looked_at_again_on_the_day_it_is_sent() -> None:
    draft = drafted(changed={3: {"born": "24 11 2008"}})
    ready(draft, DURHAM, NOW)
    with pytest.raises(Refused) as refused:
        ready(draft, DURHAM, NOW + timedelta(days=1))
    (reason,) = refused.value.reasons
    assert reason.words.startswith("“Who is the child?”: This panel is for children under 18.")
    assert reason.field == "screen_3"


def test_a_case_may_still_be_changed_after_the_childs_eighteenth_birthday() -> None:
    draft = replace(drafted(changed={3: {"born": "24 11 2008"}}), case="SHCG-2026-001")
    ready(draft, DURHAM, NOW + timedelta(days=1))
