"""Opening the house: which procedures run, under which version, and who is on the roster."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.opening import open_house
from bot.settings import Settings, Unusable, read
from panel.people import Person, Post, Role, Training
from storage.memory_store import MemoryStore
from storage.records import ProcedureText
from tests.dialogue import MONDAY
from tests.live import furnish, person_id
from tests.panel.durham import TEXT

ENTRY = '[[person]]\nid = "a"\nname = "A"\n[[person.post]]\nprocedure = "{procedure}"\nrole = "{role}"\n'
CHAIR = ENTRY.format(procedure="durham-shcg", role="chair")
CHANGED = TEXT.replace("under_age = { value = 18", "under_age = { value = 16")


def test_the_shipped_procedure_runs_and_the_roster_is_read_once(tmp_path: Path) -> None:
    store, settings = MemoryStore(), _settings(tmp_path)
    _open(store, settings)
    (tmp_path / "roster.toml").unlink()
    _open(store, settings)
    with store.turn(MONDAY) as turn:
        assert turn.procedure("durham-shcg").version == "4+test-1"
        assert turn.get(Person, person_id("chair")).roles("durham-shcg") == {Role.CHAIR}


def test_a_new_version_is_the_current_one_and_the_old_one_can_still_be_shown(tmp_path: Path) -> None:
    store, settings = MemoryStore(), _settings(tmp_path, live=False)
    own = tmp_path / "procedures" / "own.toml"
    own.write_text(TEXT.replace('prefix = { value = "SHCG"', 'prefix = { value = "OWN"'), "utf-8")
    _open(store, settings)
    own.write_text(CHANGED.replace('version = "4"', 'version = "5"'), "utf-8")
    _open(store, settings)
    with store.turn(MONDAY) as turn:
        assert turn.procedure("own").referral.under_age == 16
        assert turn.procedure("own", "4").referral.under_age == 18


def test_rules_that_were_in_force_do_not_change_under_the_same_version(tmp_path: Path) -> None:
    store, settings = MemoryStore(), _settings(tmp_path, live=False)
    own = tmp_path / "procedures" / "own.toml"
    own.write_text(TEXT, "utf-8")
    _open(store, settings)
    own.write_text(CHANGED, "utf-8")
    with pytest.raises(Unusable, match="own: version 4 was in force with other values: give it a new version"):
        _open(store, settings)


def test_a_comment_may_change_without_a_new_version(tmp_path: Path) -> None:
    store, settings = MemoryStore(), _settings(tmp_path, live=False)
    own = tmp_path / "procedures" / "own.toml"
    own.write_text(TEXT, "utf-8")
    _open(store, settings)
    own.write_text("# another word\n" + TEXT, "utf-8")
    _open(store, settings)
    with store.turn(MONDAY) as turn:
        assert turn.procedure("own").version == "4"


def test_only_the_procedures_that_are_named_run(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="CONVENOR_PROCEDURES"):
        _open(MemoryStore(), _settings(tmp_path, CONVENOR_PROCEDURES="nowhere"))


def test_a_broken_procedure_names_file_key_and_reason(tmp_path: Path) -> None:
    settings = _settings(tmp_path, live=False)
    (tmp_path / "procedures" / "own.toml").write_text(TEXT.replace("under_age =", "under_ago ="), "utf-8")
    with pytest.raises(Unusable, match=r"own: referral\.under_ag"):
        _open(MemoryStore(), settings)


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    settings = _settings(tmp_path, live=False)
    (tmp_path / "procedures" / "own.toml").write_text("version = ", "utf-8")
    with pytest.raises(Unusable, match=r"own\.toml is not TOML"):
        _open(MemoryStore(), settings)


@pytest.mark.parametrize(
    ("roster", "words"),
    [
        ("", "cannot be read"),
        ("[[person]]\nname = 'Nobody'", "cannot be read"),
        ("person = ", "cannot be read"),
        (2 * ENTRY.format(procedure="durham-shcg", role="chair"), "is there twice"),
        (
            CHAIR.replace('name = "A"', 'name = "A"\nemail = "a@council.example"')
            + CHAIR.replace('id = "', 'id = "b').replace('name = "A"', 'name = "B"\nemail = "A@council.example"'),
            "A: somebody else has the same email: each person needs their own",
        ),
        (ENTRY.format(procedure="durham-shgc", role="chair"), "durham-shgc does not run here"),
        (ENTRY.format(procedure="durham-shcg", role="member"), "A: durham-shcg has no seat ''"),
        (ENTRY.format(procedure="durham-shcg", role="guest"), "A: role 'guest' must be one of practitioner, member"),
        (CHAIR + 'seat = "police"', "A: only a member or a senior manager has a seat"),
        (CHAIR + "deputises = 1", "A: deputises must be true or false"),
        (CHAIR + "deputizes = true", "A: deputizes is not known here"),
        (
            CHAIR.replace('name = "A"', 'name = "A"\naway_from = "soon"'),
            "A: away_from must be a date such as 2027-01-04",
        ),
        (CHAIR.replace('name = "A"', 'name = "A"\naway_until = 2027-01-04'), "A: away_until must not be without"),
        ('[[person]]\nid = "a"\nname = "A"', "A: needs at least one"),
    ],
)
def test_a_roster_that_cannot_be_read_says_which_file(tmp_path: Path, roster: str, words: str) -> None:
    settings = _settings(tmp_path)
    (tmp_path / "roster.toml").write_text(roster, "utf-8")
    with pytest.raises(Unusable, match=f"CONVENOR_ROSTER: .*{words}"):
        _open(MemoryStore(), settings)


def test_a_deputy_an_absence_and_a_training_come_from_the_roster(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    health = '[[person.post]]\nprocedure = "durham-shcg"\nrole = "member"\nseat = "health"\n'
    away = "away_from = 2027-01-04\naway_until = 2027-01-08\n"
    people = (
        f'[[person]]\nid = "A"\nname = "Holder"\n{away}{health}\n'
        f'[[person]]\nid = "b"\nname = "Deputy"\n{health}deputises = true\n'
        '[[person.training]]\nwhat = "AIM assessments"\non = 2026-09-01\nexpires = 2029-09-01\n'
    )
    (tmp_path / "roster.toml").write_text(people, "utf-8")
    store = MemoryStore()
    _open(store, settings)
    with store.turn(MONDAY) as turn:
        seat = Post("durham-shcg", Role.MEMBER, "health")
        assert replace(turn.get(Person, "a"), rev=0) == Person(
            "a", "Holder", (seat,), date(2027, 1, 4), date(2027, 1, 8)
        )
        assert turn.get(Person, "b").posts == (replace(seat, deputises=True),)
        training = Training("AIM assessments", date(2026, 9, 1), date(2029, 9, 1))
        assert turn.get(Person, "b").trainings == (training,)


def test_a_start_with_seats_that_nobody_holds_is_a_start(tmp_path: Path) -> None:
    store, settings = MemoryStore(), _settings(tmp_path)
    (tmp_path / "roster.toml").write_text(CHAIR, "utf-8")
    _open(store, settings)
    with store.turn(MONDAY) as turn:
        assert [person.name for person in turn.find(Person)] == ["A"]


def test_a_roster_that_is_not_there_says_so(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    (tmp_path / "roster.toml").unlink()
    with pytest.raises(Unusable, match="It says who is who at the first start"):
        _open(MemoryStore(), settings)


def _settings(folder: Path, live: bool = True, **more: str) -> Settings:
    given = {"MicrosoftAppId": "app", "MicrosoftAppPassword": "not-real", "MicrosoftAppTenantId": "tenant.example"}
    return read(**given, CONVENOR_KEY="A" * 43, **furnish(folder, live), **more)


def _open(store: MemoryStore, settings: Settings) -> None:
    with store.turn(MONDAY) as turn:
        open_house(turn, settings)


def test_a_procedure_that_is_no_longer_named_stops_running(tmp_path: Path) -> None:
    store, settings = MemoryStore(), _settings(tmp_path, CONVENOR_PROCEDURES="durham-shcg,own", live=False)
    own = TEXT.replace('prefix = { value = "SHCG"', 'prefix = { value = "OWN"')
    (tmp_path / "procedures" / "own.toml").write_text(own, "utf-8")
    _open(store, settings)
    _open(store, _settings(tmp_path, CONVENOR_PROCEDURES="durham-shcg", live=False))
    with store.turn(MONDAY) as turn:
        assert list(turn.procedures()) == ["durham-shcg"]
        assert turn.procedure("own", "4").prefix == "OWN"


def test_a_text_that_an_earlier_convenor_kept_can_still_be_shown(tmp_path: Path) -> None:
    """What later rules ask for, and it does not hold, is as it is now: a case's own rules are never lost."""
    store, settings = MemoryStore(), _settings(tmp_path, live=False)
    lines = TEXT.replace("under_age = { value = 18", "under_age = { value = 16").splitlines()
    earlier = "\n".join(
        line for line in lines if not line.startswith(("wait_days", "returned_working_days", "short ="))
    )
    with store.turn(MONDAY) as turn:
        turn.save(ProcedureText("durham-shcg@1", "durham-shcg", "1", (earlier,), current=True))
    _open(store, settings)
    with store.turn(MONDAY) as turn:
        then, now = turn.procedure("durham-shcg", "1"), turn.procedure("durham-shcg")
    assert (then.referral.under_age, now.referral.under_age) == (16, 18)
    assert (then.panel.wait_days, then.seats) == (now.panel.wait_days, now.seats)


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        (
            "own",
            'overlay_of = "durham-shgc"\nversion = "1"\n',
            "own.toml: overlay_of: there is no procedure 'durham-shgc'",
        ),
        (
            "durham-shcg",
            'overlay_of = "durham-shcg"\nversion = "1"\n',
            "durham-shcg.toml: overlay_of: it stands in the",
        ),
        (
            "own",
            'overlay_of = "durham-shcg"\nversion = "1"\nclosing.review_months = { value = 99999, local = "x" }\n',
            r"own.toml: durham-shcg\+1: closing.review_months: must be 10,000 or less",
        ),
    ],
)
def test_an_overlay_that_would_be_in_force_nowhere_or_for_ever_is_refused(
    tmp_path: Path, file: str, text: str, words: str
) -> None:
    settings = _settings(tmp_path, live=False)
    (tmp_path / "procedures" / f"{file}.toml").write_text(text, "utf-8")
    with pytest.raises(Unusable, match=words):
        _open(MemoryStore(), settings)


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    settings = _settings(tmp_path, live=False)
    (tmp_path / "procedures" / "own.toml").write_bytes('version = "1"'.encode("utf-16"))
    with pytest.raises(Unusable, match=r"own\.toml is not text: save it as UTF-8"):
        _open(MemoryStore(), settings)
