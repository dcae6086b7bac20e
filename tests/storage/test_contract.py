"""What every store promises."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from panel.cases import Case, CaseStatus
from panel.children import Child, Identity, Linked
from panel.panels import Panel
from panel.people import Person, Post, Role
from panel.procedure import read
from panel.referrals import Draft, Matrix
from storage.records import Answered, Audit, Conversation, Counter, Notice, ProcedureText, Told
from storage.store import Missing, Record, Store
from tests.panel.durham import GROUND, TEXT, TEXTS
from tests.storage import samples
from tests.storage.samples import CASE, HOUR, NOW


def save(store: Store, *records: Record) -> None:
    with store.turn(NOW) as turn:
        for record in records:
            turn.save(record)


def test_a_record_comes_back_as_it_was_saved(store: Store) -> None:
    records: list[Record] = [
        samples.draft(),
        samples.child(),
        samples.matrix("m1", date(2026, 2, 1)),
        samples.notice(),
        samples.answered("chat;1", "draft-1", bytes(range(256))),
        Person("person-1", "Tester One", (Post("test", Role.MEMBER, "police"),)),
    ]
    save(store, *records)
    with store.turn(NOW) as turn:
        assert [turn.get(type(record), record.id) for record in records] == [replace(r, rev=1) for r in records]  # type: ignore[type-var]


def test_a_time_keeps_its_moment_whatever_its_zone(store: Store) -> None:
    summer = datetime(2026, 7, 1, 10, 0, tzinfo=ZoneInfo("Europe/London"))
    save(store, Panel("TEST-P001", "test", summer, 120))
    with store.turn(NOW) as turn:
        assert turn.panel("TEST-P001").starts_at == summer


def test_nothing_is_found_where_there_is_nothing(store: Store) -> None:
    with store.turn(NOW) as turn:
        assert turn.maybe(Draft, "draft-1") is None
        assert turn.find(Draft) == []
        with pytest.raises(Missing):
            turn.get(Draft, "draft-1")


def test_every_save_counts_the_revision_up(store: Store) -> None:
    with store.turn(NOW) as turn:
        assert turn.save(samples.draft()).rev == 1
        assert turn.save(turn.get(Draft, "draft-1")).rev == 2
    save(store, samples.draft(words="drawn from an old card"))
    with store.turn(NOW) as turn:
        assert turn.get(Draft, "draft-1").rev == 3


def test_a_turn_sees_what_it_saved_and_deleted(store: Store) -> None:
    save(store, samples.draft("old"))
    with store.turn(NOW) as turn:
        turn.save(samples.draft("new"))
        turn.delete(turn.get(Draft, "old"))
        assert turn.maybe(Draft, "old") is None
        assert [draft.id for draft in turn.find(Draft, person="person-1")] == ["new"]
        turn.save(replace(turn.get(Draft, "new"), person="person-2"))
        assert turn.find(Draft, person="person-1") == []
        assert [draft.id for draft in turn.find(Draft, person="person-2")] == ["new"]


def test_a_turn_that_raises_leaves_nothing(store: Store) -> None:
    save(store, samples.draft(words="kept"))
    with suppress(ZeroDivisionError), store.turn(NOW) as turn:
        turn.save(samples.draft(words="lost"))
        turn.save(samples.notice())
        raise ZeroDivisionError
    with store.turn(NOW) as turn:
        assert turn.get(Draft, "draft-1").answers == {"words": "kept"}
        assert turn.find(Notice) == []
    assert store.due(NOW) == []


def test_nothing_is_due_or_found_before_the_commit(store: Store) -> None:
    with store.turn(NOW) as turn:
        turn.save(samples.notice())
        assert store.due(NOW) == []
        assert store.next_wake() is None
    assert [due.id for due in store.due(NOW)] == ["receipt:1"]


def test_what_a_reader_does_to_a_record_changes_nothing(store: Store) -> None:
    mine = samples.draft()
    with store.turn(NOW) as turn:
        turn.save(mine).answers["words"] = "changed after it was saved"
        mine.answers["words"] = "changed after it was saved"
        turn.get(Draft, "draft-1").answers["words"] = "changed after it was read"
    with store.turn(NOW) as turn:
        turn.get(Draft, "draft-1").answers["words"] = "changed after it was read"
    with store.turn(NOW) as turn:
        assert turn.get(Draft, "draft-1").answers == {"words": "nothing yet"}


def test_undo_keeps_only_what_is_staged_after_it(store: Store) -> None:
    save(store, samples.draft("before"))
    with store.turn(NOW) as turn:
        turn.save(samples.draft("dropped"))
        turn.delete(turn.get(Draft, "before"))
        turn.undo()
        turn.audit("person-1", "refer", "dropped", "refused")
    with store.turn(NOW) as turn:
        assert [draft.id for draft in turn.find(Draft)] == ["before"]
        assert [line.outcome for line in turn.find(Audit)] == ["refused"]


def test_a_turn_inside_a_turn_is_refused(store: Store) -> None:
    with store.turn(NOW), pytest.raises(RuntimeError, match="turn inside a turn"), store.turn(NOW):
        pass
    save(store, samples.draft())


def test_records_are_found_by_any_of_their_indexed_fields(store: Store) -> None:
    save(
        store,
        samples.case("TEST-2026-002", CaseStatus.ACCEPTED),
        samples.case("TEST-2026-001", CaseStatus.ACCEPTED, referred_by="person-2"),
        samples.case("TEST-2026-003"),
    )
    with store.turn(NOW) as turn:
        accepted = turn.find(Case, status=CaseStatus.ACCEPTED)
        assert [case.id for case in accepted] == ["TEST-2026-001", "TEST-2026-002"]
        assert turn.find(Case, status=CaseStatus.ACCEPTED, referred_by="person-1") == [accepted[1]]
        assert len(turn.find(Case)) == 3
        with pytest.raises(ValueError, match="level"):
            turn.find(Case, level="medium")


def test_a_changed_field_is_found_by_its_new_value_only(store: Store) -> None:
    save(store, samples.case())
    save(store, samples.case(status=CaseStatus.ACCEPTED))
    with store.turn(NOW) as turn:
        assert turn.find(Case, status=CaseStatus.WAITING) == []
        assert len(turn.find(Case, status=CaseStatus.ACCEPTED)) == 1


def test_a_tuple_is_found_by_each_of_its_values(store: Store) -> None:
    save(store, samples.child("TEST-2026-001", keys=("a", "b", "b")), samples.child("TEST-2026-002", keys=("b",)))
    save(store, samples.child("TEST-2026-001", keys=("b", "c")))
    with store.turn(NOW) as turn:
        assert [child.id for child in turn.find(Child, keys="b")] == ["TEST-2026-001", "TEST-2026-002"]
        assert [child.id for child in turn.find(Child, keys="c")] == ["TEST-2026-001"]
        assert turn.find(Child, keys="a") == []


def test_what_is_due_comes_soonest_first_and_leaves_when_it_is_done(store: Store) -> None:
    save(store, samples.notice("late", 3), samples.notice("soon", 1), samples.notice("done", None))
    save(store, samples.answered("reply", "draft-1", hours=2))
    assert store.due(NOW) == []
    assert store.next_wake() == NOW + HOUR
    assert [(due.kind, due.id) for due in store.due(NOW + 2 * HOUR)] == [(Notice, "soon"), (Answered, "reply")]
    save(store, samples.notice("soon", None))
    with store.turn(NOW) as turn:
        turn.delete(turn.get(Answered, "reply"))
    assert [(due.id, due.at) for due in store.due(NOW + 9 * HOUR)] == [("late", NOW + 3 * HOUR)]


def test_due_times_in_different_zones_are_compared_as_moments(store: Store) -> None:
    east = timezone(timedelta(hours=5))
    save(store, replace(samples.notice("first"), wake_at=NOW.astimezone(east)), samples.notice("second", 1))
    assert [due.id for due in store.due(NOW + HOUR)] == ["first", "second"]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(samples.notice(), wake_at=datetime(2026, 1, 1)),  # noqa: DTZ001  # that is what is wrong with it
        replace(samples.draft(), screen="first"),  # type: ignore[arg-type]
        replace(samples.child(), born=None),  # type: ignore[arg-type]
    ],
)
def test_a_record_that_could_not_be_read_back_is_refused(store: Store, wrong: Record) -> None:
    with pytest.raises(ValueError, match=r"zone|Expected"), store.turn(NOW) as turn:
        turn.save(wrong)
    save(store, samples.draft("fine"))


def test_a_notice_that_waits_is_replaced_and_one_that_was_sent_is_not(store: Store) -> None:
    with store.turn(NOW) as turn:
        turn.notify(samples.notice(template="first"))
        turn.notify(samples.notice(template="second"))
        assert turn.get(Notice, "receipt:1").template == "second"
        turn.save(replace(turn.get(Notice, "receipt:1"), told=Told.SENT, wake_at=None))
        turn.notify(samples.notice(template="third"))
    with store.turn(NOW) as turn:
        assert turn.get(Notice, "receipt:1").template == "second"
    assert store.due(NOW) == []


def test_the_trail_has_every_line_in_order(store: Store) -> None:
    for number in range(12):
        with store.turn(NOW) as turn:
            turn.audit("person-1", "open", f"case-{number}", view="chair")
            turn.audit("person-1", "close", f"case-{number}")
    with store.turn(NOW) as turn:
        trail = turn.find(Audit)
        assert [line.subject for line in trail] == [f"case-{number // 2}" for number in range(24)]
        assert trail[0] == Audit(trail[0].id, NOW, "person-1", "open", "case-0", "done", "chair", 1)
        assert [line.act for line in turn.find(Audit, subject="case-3")] == ["open", "close"]


def test_ids_count_up_under_each_prefix(store: Store) -> None:
    with store.turn(NOW) as turn:
        assert [turn.new_id("TEST-2026-"), turn.new_id("TEST-2026-"), turn.new_id("TEST-P")] == [
            "TEST-2026-001",
            "TEST-2026-002",
            "TEST-P001",
        ]
        assert turn.get(Counter, "TEST-2026").value == 2
    save(store, Counter("TEST-2026", 999))
    with store.turn(NOW) as turn:
        assert turn.new_id("TEST-2026-") == "TEST-2026-1000"


def test_tokens_are_not_alike(store: Store) -> None:
    with store.turn(NOW) as turn:
        assert len({turn.token() for _ in range(100)}) == 100


def test_a_turn_knows_the_identities_it_has_seen(store: Store) -> None:
    save(store, samples.child(first="Quillon"), samples.child("TEST-2026-002", first="Ottoline"))
    with store.turn(NOW) as turn:
        assert turn.identities() == ()
        turn.find(Child, keys="nobody's")
        turn.get(Child, CASE)
        turn.get(Child, CASE)
        assert turn.identities() == samples.child().identities()
        turn.save(samples.linked("l1", "Peregrine Ashgrove"))
        turn.undo()
        assert turn.identities()[1:] == (Identity(("Peregrine Ashgrove",), None),)


def test_a_file_holds_everything_of_its_case_oldest_first(store: Store) -> None:
    save(store, samples.case(), samples.child(), samples.referral(), samples.linked("l1", "Peregrine Ashgrove"))
    save(store, samples.matrix("b", date(2026, 1, 1)), samples.matrix("a", date(2026, 2, 1)))
    save(
        store, samples.screening("b", 1), samples.screening("a", 2), samples.addition("b", 1), samples.addition("a", 2)
    )
    save(store, samples.match("m2", CASE, "TEST-2026-002"), samples.match("m1", "TEST-2026-003", CASE))
    save(store, samples.match("m3", "TEST-2026-002", "TEST-2026-003"), samples.linked("l2", "", case="TEST-2026-002"))
    with store.turn(NOW) as turn:
        file = turn.file(CASE)
        assert (file.case.id, file.child.id, file.referral.id) == (CASE, CASE, CASE)
        for parts in (file.matrices, file.screenings, file.additions):
            assert [part.id for part in parts] == ["b", "a"]
        assert [match.id for match in file.matches] == ["m1", "m2"]
        assert [person.id for person in file.linked] == ["l1"]
        with pytest.raises(Missing):
            turn.file("TEST-2026-002")


def test_a_procedure_that_does_not_run_here_is_missing(store: Store) -> None:
    save(store, ProcedureText("test@1", "test", "1", ("not read",), current=False))
    with store.turn(NOW) as turn:
        with pytest.raises(Missing):
            turn.procedure("test")
        with pytest.raises(Missing):
            turn.procedure("test", "2")


def test_a_procedure_is_read_as_it_is_now_or_as_it_was(store: Store) -> None:
    now, was = TEXTS, (GROUND, TEXT.replace('version = "', 'version = "old-', 1))
    save(store, ProcedureText("test@old", "test", "old", was, current=False))
    save(store, ProcedureText("test@new", "test", "new", now, current=True))
    with store.turn(NOW) as turn:
        assert turn.procedure("test") == turn.procedure("test", "new") == read("test", now)
        assert turn.procedure("test", "old") == read("test", was) != read("test", now)
        assert turn.procedure("test") is turn.procedure("test")


def test_a_draft_takes_with_it_what_was_answered_about_it(store: Store) -> None:
    save(store, samples.draft(), samples.draft("other"))
    save(store, samples.answered("1", "draft-1"), samples.answered("2", "other"))
    with store.turn(NOW) as turn:
        turn.save(samples.answered("3", "draft-1"))
        turn.delete(turn.get(Draft, "draft-1"))
        assert turn.maybe(Answered, "1") is None
        turn.save(samples.answered("4", "draft-1", b"It is gone."))
    with store.turn(NOW) as turn:
        assert [record.id for record in turn.find(Answered)] == ["2", "4"]
        assert turn.get(Answered, "4").reply == b"It is gone."


def test_a_case_takes_the_rest_with_it_only_when_its_last_record_goes(store: Store) -> None:
    save(store, samples.case(), samples.child(), samples.matrix("m1", date(2026, 1, 1)), samples.linked("l1", "X"))
    with store.turn(NOW) as turn:
        turn.delete(turn.get(Case, CASE))
        assert len(turn.find(Matrix)) == 1
    with store.turn(NOW) as turn:
        turn.delete(turn.get(Child, CASE))
    with store.turn(NOW) as turn:
        assert turn.find(Matrix) + turn.find(Linked) + turn.find(Case) + turn.find(Child) == []


def test_deleting_what_is_not_there_does_nothing(store: Store) -> None:
    with store.turn(NOW) as turn:
        turn.delete(samples.draft())
        turn.save(samples.notice())
        turn.delete(samples.notice())
    assert not store.untidy
    assert store.next_wake() is None


def test_tidying_changes_nothing_that_can_be_asked(store: Store) -> None:
    chat = Conversation("c", "personal", "s", "t", "b", NOW)
    save(store, samples.draft("a"), samples.draft("b"), samples.notice(), chat)
    with store.turn(NOW) as turn:
        turn.delete(turn.get(Draft, "a"))
    for _ in store.tidy():
        pass
    assert not store.untidy
    assert [due.id for due in store.due(NOW)] == ["receipt:1"]
    with store.turn(NOW) as turn:
        assert [draft.id for draft in turn.find(Draft)] == ["b"]
        assert turn.get(Conversation, "c").kind == "personal"


def test_what_is_still_read_stays_as_it_was_whatever_is_kept_meanwhile(store: Store) -> None:
    first, second = samples.matrix("m1", date(2026, 2, 1)), samples.matrix("m2", date(2026, 3, 1))
    save(store, first, second, samples.draft())
    with store.turn(NOW) as turn:
        still = turn.still(Matrix)
        turn.save(replace(first, author="Somebody else", rev=1))
    with store.turn(NOW) as turn:
        turn.save(replace(second, case="another"))
        turn.save(samples.matrix("m3", date(2026, 4, 1)))
    assert [each.id for each in still.find(Matrix)] == ["m1", "m2"]
    assert [each.author for each in still.find(Matrix, case=first.case)] == [first.author, second.author]
    assert still.find(Matrix, case="another") == []
    assert still.maybe(Matrix, "m3") is None
    with pytest.raises(KeyError):
        still.find(Draft)
    with store.turn(NOW) as turn:
        assert turn.get(Matrix, "m1").author == "Somebody else"
