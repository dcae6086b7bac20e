"""Whatever is done to them, the embedded store and the one in memory answer alike."""

import secrets
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from panel.cases import Case, CaseStatus
from panel.children import Child
from panel.people import Person
from panel.referrals import Draft, Matrix
from storage import tidying
from storage.memory_store import MemoryStore
from storage.records import Answered, Audit, Notice
from storage.store import Record, Turn
from storage.tinydb_store import open_store
from tests.storage import samples
from tests.storage.samples import HOUR, NOW

KINDS: tuple[type[Any], ...] = (Draft, Case, Child, Matrix, Person, Notice, Answered, Audit)

ids = st.sampled_from(["a", "b", "c"])
hours = st.integers(0, 5)
records: st.SearchStrategy[Record] = st.one_of(
    st.builds(samples.draft, ids, st.text(max_size=20), ids),
    st.builds(samples.case, ids, st.sampled_from(CaseStatus), ids),
    st.builds(samples.child, ids, st.text(max_size=5), st.lists(ids).map(tuple)),
    st.builds(samples.matrix, ids, st.dates(date(2025, 1, 1), date(2026, 1, 1)), ids),
    st.builds(Person, ids, st.text(max_size=5)),
    st.builds(samples.notice, ids, st.none() | hours, to=ids),
    st.builds(samples.answered, ids, ids, st.binary(max_size=20), hours),
)
steps = st.lists(
    st.tuples(st.just("save"), records)
    | st.tuples(st.just("delete"), st.sampled_from(KINDS), ids)
    | st.tuples(st.just("notify"), st.builds(samples.notice, ids, hours, ids))
    | st.tuples(st.just("audit"), ids)
    | st.tuples(st.just("number"), ids)
    | st.tuples(st.just("undo")),
    max_size=6,
)


class Stores(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(tidying, "SLICE", 2)
        self.temporary = tempfile.TemporaryDirectory()
        self.key = secrets.token_urlsafe(32)
        self.memory = MemoryStore()
        self.tiny = self.open()
        self.tidying = self.tiny.tidy()

    def open(self) -> Any:
        return open_store(Path(self.temporary.name) / "data", self.key, "demo")

    @rule(steps=steps)
    def commit(self, steps: list[tuple[Any, ...]]) -> None:
        for store in (self.tiny, self.memory):
            with store.turn(NOW) as turn:
                for step in steps:
                    take(turn, *step)

    @rule(steps=steps)
    def give_up(self, steps: list[tuple[Any, ...]]) -> None:
        for store in (self.tiny, self.memory):
            with suppress(ZeroDivisionError), store.turn(NOW) as turn:
                for step in steps:
                    take(turn, *step)
                raise ZeroDivisionError

    @rule()
    def tidy_a_step(self) -> None:
        if next(self.tidying, "tidied") == "tidied":
            self.tidying = self.tiny.tidy()

    @rule()
    def reopen(self) -> None:
        self.tiny.close()
        self.tiny = self.open()
        self.tidying = self.tiny.tidy()

    @invariant()
    def they_answer_alike(self) -> None:
        assert everything(self.tiny) == everything(self.memory)

    def teardown(self) -> None:
        self.tiny.close()
        self.tidying.close()
        self.temporary.cleanup()
        self.patch.undo()


def take(turn: Turn, step: str, *args: Any) -> None:
    if step == "save":
        turn.save(args[0])
    elif step == "delete":
        if (record := turn.maybe(*args)) is not None:
            turn.delete(record)
    elif step == "notify":
        turn.notify(replace(args[0], wake_at=NOW + HOUR))
    elif step == "audit":
        turn.audit(args[0], "refer", args[0])
    elif step == "number":
        turn.new_id(args[0])
    else:
        turn.undo()


def everything(store: Any) -> list[Any]:
    """All that can be asked: every record, every index, and what is due when."""
    with store.turn(NOW) as turn:
        answers: list[Any] = [turn.find(kind) for kind in KINDS]
        for id in ("a", "b", "c"):
            answers += [turn.find(Draft, person=id), turn.find(Child, keys=id), turn.find(Matrix, case=id)]
            answers += [turn.find(Case, referred_by=id, status=CaseStatus.WAITING), turn.find(Notice, to=id)]
    return [*answers, store.next_wake(), *(store.due(NOW + hour * HOUR) for hour in range(7))]


Stores.TestCase.settings = settings(
    max_examples=60, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestStores = Stores.TestCase
