"""What can follow screening: for which level and kind, what is missing of it, and when somebody is reminded."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from panel import responses, waiting
from panel.cases import Case, CaseStatus
from panel.followed import again, said, still_followed
from panel.people import Person, Post, Role
from panel.procedure import ProcedureError, read
from panel.responses import Route, decide, fitting, follows, suggested
from panel.rules.responses import Does
from panel.screening import Outcome, Waiting
from panel.words import Made, Refused
from tests.panel.durham import GROUND
from tests.panel.shipped import FILES, SHIPPED

RULES = SHIPPED["islington-hsb"]
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
MADE = Made("ISM-2026-001/s1", "chair", NOW)
CASE = Case("ISM-2026-001", RULES.name, "1", CaseStatus.WAITING, "new", "worker", NOW, "1")
WAITS = Waiting(CASE.id, "new", reached=False)
WORKER = Person("worker", "Demo practitioner", (Post(RULES.name, Role.PRACTITIONER),))
HEAD = Person("head", "Demo coordinator", (Post(RULES.name, Role.COORDINATOR),))


@pytest.mark.parametrize("kind", ["new", "allocated", "looked_after"])
@pytest.mark.parametrize("level", ["0", "1", "2", "3"])
def test_something_can_follow_at_every_level_for_every_kind(level: str, kind: str) -> None:
    found = {each.id for each in fitting(replace(CASE, level=level, kind=kind), RULES)}
    expected = {
        "0": {"stepped_down"} if kind == "new" else {"monitored"},
        "1": {"discussion", "meeting_on_suspicion", "own_meeting"},
    }
    assert found == expected.get(level, {"meeting"})


def test_every_way_has_the_text_of_the_document_behind_it() -> None:
    for each in RULES.screening.responses:
        assert RULES.sources[f"screening.responses.{each.id}"].words.startswith("5.")


def test_a_child_of_whom_nothing_fitting_is_said_has_no_meeting_suggested() -> None:
    assert [suggested(status, RULES) for status in ("looked_after", "none", "")] == ["team", "", ""]


def followed(response: str, **fields: str) -> tuple[Case, Route]:
    found = responses.response_of(response, RULES)
    assert found
    screening, route = decide(MADE, WAITS, found, {"reason": "Why", **fields}, RULES)
    assert (screening.outcome, screening.response) == (Outcome.SIGNPOST, response)
    return follows(CASE, route, NOW), route


@pytest.mark.parametrize(
    ("response", "fields", "missing"),
    [
        ("stepped_down", {"destination": "TYS"}, 2),
        ("stepped_down", {"destination": "TYS", "on": "23 11 2026"}, 1),
        ("monitored", {"monitors": "health"}, 2),
        ("own_meeting", {"meeting": "review", "on": "7 12 2026"}, 1),
        ("discussion", {"holder": "Team manager"}, 2),
    ],
)
def test_what_is_missing_is_said(response: str, fields: dict[str, str], missing: int) -> None:
    assert len(followed(response, **fields)[1].missing) == missing


def test_a_service_cannot_have_been_sent_to_tomorrow_nor_have_received_it() -> None:
    with pytest.raises(Refused) as refused:
        followed("stepped_down", destination="TYS", on="24 11 2026")
    assert refused.value.reasons[0].field == "on"
    case, route = followed("stepped_down", destination="TYS")
    with pytest.raises(Refused) as refused:
        said(MADE, case, route, {"received_by": "Ash", "received_on": "24 11 2026"})
    assert refused.value.reasons[0].field == "received_on"


def test_a_case_is_waited_for_until_nothing_is_missing() -> None:
    case, route = followed("own_meeting", meeting="in_need")
    case, route = said(MADE, case, route, {"on": "20 11 2026"})
    assert (case.received_by, route.missing) == ("", ("what came of it",))
    case, route = said(MADE, case, route, {"outcome": "A plan."})
    assert (bool(case.received_by), route.missing, route.on) == (True, (), date(2026, 11, 20))
    assert waiting.duties(case, [WORKER, HEAD], RULES) == []


def test_reminders_are_counted_from_the_screening_or_from_the_day_it_meets_and_begin_anew() -> None:
    case, route = followed("own_meeting", meeting="in_need")
    first = {each.kind: each.due_at.date() for each in waiting.duties(case, [WORKER, HEAD], RULES)}
    assert first == {"route due": date(2026, 11, 30), "route late": date(2026, 12, 7)}
    later, _ = said(MADE, case, route, {"on": "14 12 2026"})
    again = waiting.duties(later, [WORKER, HEAD], RULES)
    assert {each.kind: each.due_at.date() for each in again} == {
        "route due": date(2026, 12, 21),
        "route late": date(2026, 12, 30),
    }
    assert not {each.key for each in again} & {each.key for each in waiting.duties(case, [WORKER, HEAD], RULES)}


def test_screened_again_it_waits_as_a_referral_does() -> None:
    case, route = followed("discussion", holder="Team manager")
    back, ended = again(MADE, case, route, {"reason": "A meeting is needed."})
    assert (back.status, back.route, back.waits_from, ended.again) == (
        CaseStatus.WAITING,
        "",
        NOW,
        "A meeting is needed.",
    )
    with pytest.raises(Refused):
        still_followed(back, ended)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('not_led_by = ["social_care"]', 'not_led_by = ["nobody"]', "nobody"),
        ('does = "discussion"', 'does = "talk"', "must be one of"),
        ('statuses = ["looked_after"]', 'statuses = ["adored"]', "adored"),
        ('levels = ["0"]\nkinds = ["new"]', 'levels = ["1"]\nkinds = ["new"]', "some level has none"),
    ],
)
def test_a_list_that_does_not_fit_is_refused_at_the_start(old: str, new: str, key: str) -> None:
    text = FILES["islington-hsb"]
    assert old in text
    with pytest.raises(ProcedureError, match=key):
        read("islington-hsb", (GROUND, text.replace(old, new)))


def test_a_procedure_that_names_nothing_has_no_other_way() -> None:
    others = (each for name, each in SHIPPED.items() if name != RULES.name)
    assert not any(each.screening.responses for each in others)
    assert {each.does for each in RULES.screening.responses} == set(Does)
