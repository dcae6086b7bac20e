"""A mistake in a procedure is refused, and said to whoever wrote it: which file, which key, what is wrong."""

import re
import tomllib

import pytest

from panel.procedure import ProcedureError, read
from tests.panel.durham import GROUND, LOCAL, NAME, overlaid, written
from tests.panel.shipped import FILES

SLOT = "slot_minutes = { value = 15, source = 'Appendix 1: \"up to 15 minutes allocated to each case\"' }"
PREFIX = (
    'prefix = { value = "SHCG", assumed = "The group\'s own initials. '
    'A harmed child is never given a reference that begins with HSB" }'
)
BAD = [
    ("version = ", "version == ", "", "is not TOML"),
    ('version = "4"', "version = 3", "version", "must be text"),
    ("default = true", 'default = "yes"', "default", "must be true or false"),
    ("default = true", 'overlay_of = "other"', "overlay_of", "this is an overlay"),
    ("default = true", 'colour = "red"', "colour", "is not a key of a procedure"),
    ("[counting]", "[[counting]]", "counting", "must be a table"),
    (PREFIX, "", "prefix", "is missing"),
    (SLOT, f"{SLOT}\nrooms = {{ value = 1, assumed = 'x' }}", "panel.rooms", "is not a key of a procedure"),
    (SLOT, "slot_minutes = 15", "panel.slot_minutes", "must be a table"),
    (SLOT, "slot_minutes = { value = 15 }", "panel.slot_minutes", "must say where it comes from"),
    (
        SLOT,
        'slot_minutes = { value = 15, assumed = "a", local = "b" }',
        "panel.slot_minutes",
        "must say where it comes",
    ),
    (SLOT, 'slot_minutes = { value = 15, assumed = " " }', "panel.slot_minutes.assumed", "must be text"),
    (
        SLOT,
        'slot_minutes = { value = 15, source = "s5" }',
        "panel.slot_minutes.source",
        "must name the place and quote",
    ),
    (SLOT, 'slot_minutes = { value = 15, why = "a" }', "panel.slot_minutes.why", "is not a key of a procedure"),
    (SLOT, 'slot_minutes = { assumed = "a" }', "panel.slot_minutes", "has no value"),
    (SLOT, 'slot_minutes = { not_supplied = "a" }', "panel.slot_minutes", "must have a value"),
    (SLOT, 'slot_minutes = { value = 15, before_live = "a" }', "panel.slot_minutes", "one or the other"),
    (SLOT, 'slot_minutes = { value = "15", assumed = "a" }', "panel.slot_minutes", "must be a whole number"),
    (SLOT, 'slot_minutes = { value = true, assumed = "a" }', "panel.slot_minutes", "must be a whole number"),
    (SLOT, 'slot_minutes = { value = -15, assumed = "a" }', "panel.slot_minutes", "below nought"),
    (SLOT, 'slot_minutes = { value = 200, assumed = "a" }', "panel.slot_minutes", "leaves no room for a case"),
    (SLOT, 'slot_minutes = { value = 0, assumed = "a" }', "panel.slot_minutes", "leaves no room for a case"),
    ("value = 09:30:00", 'value = "9:30"', "panel.starts", "must be a time"),
    ("value = [10, 13, 15]", "value = 10", "panel.timer", "must be a list"),
    ("value = [10, 13, 15]", "value = []", "panel.timer", "must be a list with at least one entry"),
    ("value = [10, 13, 15]", 'value = [10, "13"]', "panel.timer", "must be a whole number"),
    ('{ value = "after"', '{ value = "never"', "panel.not_working_day", "must be one of after, before"),
    ('{ value = "after"', "{ value = []", "panel.not_working_day", "must be one of after, before"),
    ('value = ["medium_high", "high"]', 'value = ["huge"]', "matrix.threshold.levels", "there is no level 'huge'"),
    (
        'levels = { value = ["medium_high", "high"], source = \'s5: "Medium/High or High risk of HSB or IFCSA"\' }',
        'levels = { not_supplied = "None" }',
        "closing.gates.below_threshold",
        "no child could ever leave",
    ),
    (
        'ticks = { not_supplied = "No number of indicators is named that brings a child to the panel" }',
        'ticks = { value = 3, assumed = "x" }',
        "matrix.threshold.ticks",
        "there are no indicators to tick",
    ),
    ('{ value = "medium_high", assumed', '{ value = "big", assumed', "police.followed_from", "there is no level 'big'"),
    ("FREQ=MONTHLY;BYDAY=3TH", "FREQ=NEVER", "panel.rrule", "is not a rhythm"),
    ("FREQ=MONTHLY;BYDAY=3TH", "FREQ=MONTHLY;INTERVAL=0", "panel.rrule", "is not a rhythm"),
    ("FREQ=MONTHLY;BYDAY=3TH", "FREQ=MONTHLY;COUNT=3", "panel.rrule", "is not a rhythm"),
    ("FREQ=MONTHLY;BYDAY=3TH", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "panel.rrule", "no date ever fits"),
    ("Europe/London", "Europe/Nowhere", "panel.zone", "there is no time zone 'Europe/Nowhere'"),
    ("Europe/London", "../London", "panel.zone", "there is no time zone '../London'"),
    ("Europe/London", "Europe", "panel.zone", "there is no time zone 'Europe'"),
    ('prefix = { value = "SHCG"', 'prefix = { value = "Shcg"', "prefix", "must be two to six capital letters"),
    (
        'kinds = ["hsb", "both"]',
        'kinds = ["hsb", "x"]',
        "matrix.matrices.hsb.kinds",
        "there is no kind of referral 'x'",
    ),
    ('kinds = ["hsb", "both"]', 'kinds = ["both"]', "matrix.matrices", "no matrix for the kind of referral 'hsb'"),
    ("warn_days_before = { value = 9", "warn_days_before = { value = 7", "agenda.warn_days_before", "must be earlier"),
    (
        'circulated_by = { value = "coordinator"',
        'circulated_by = { value = "x"',
        "agenda.circulated_by",
        "must be one of practitioner",
    ),
    (
        'circulated_by = { value = "coordinator"',
        'circulated_by = { value = "lead"',
        "agenda.circulated_by",
        "must be one of chair",
    ),
    ('["name", "born", "involvement"]', '["name", "address"]', "agenda.fields", "must be one of name, born"),
    (
        "due_working_days_before = { value = 3",
        "due_working_days_before = { value = 5",
        "updates.due_working_days_before",
        "must be after the agenda goes out",
    ),
    ("amber_working_days = { value = 7", "amber_working_days = { value = 10", "minutes.amber_working_days", "earlier"),
    ("closes = { value = 17", "closes = { value = 08", "safety.office_hours.opens", "must be earlier"),
    ('{ value = "police", source', '{ value = "nobody", source', "police.seat", "there is no seat 'nobody'"),
    ('"team_manager", "police"]', '"nobody"]', "membership.sees_linked", "there is no seat 'nobody'"),
    ('id = "arrested"\n', "", "consideration.pathways", "every entry needs an id"),
    ('title = "Arrested"\n', "", "consideration.pathways.arrested.title", "is missing"),
    ('title = "Arrested"', "title = 3", "consideration.pathways.arrested.title", "must be text"),
    ('title = "Arrested"', 'title = ""', "consideration.pathways.arrested.title", "must not be empty"),
    (
        'title = "Arrested"',
        'title = "A"\nage = 3',
        "consideration.pathways.arrested.age",
        "is not a key of a procedure",
    ),
    (
        "source = 's5: \"all children arrested or referred\"'",
        "",
        "consideration.pathways.arrested",
        "where it comes from",
    ),
    ('id = "arrested"', 'id = "social_care"', "consideration.pathways", "has the same id twice"),
]


@pytest.mark.parametrize(("old", "new", "key", "reason"), BAD, ids=[f"{key} {reason}" for _, _, key, reason in BAD])
def test_a_mistake_is_named_with_its_file_key_and_reason(old: str, new: str, key: str, reason: str) -> None:
    with pytest.raises(ProcedureError) as error:
        read(NAME, written(old, new))
    assert (error.value.name, error.value.key) == (NAME, key)
    assert reason in error.value.reason
    assert str(error.value).startswith(f"{NAME}: {key}")


def test_a_mistake_in_an_overlay_is_named_as_the_overlay_s() -> None:
    with pytest.raises(ProcedureError) as error:
        overlaid(LOCAL.replace("working_days", "days"))
    assert str(error.value) == f"{NAME}+local-1: screening.days: is not a key of a procedure"


def test_an_overlay_of_another_procedure_is_refused() -> None:
    with pytest.raises(ProcedureError) as error:
        overlaid(LOCAL.replace(f'"{NAME}"', '"another"'))
    assert (error.value.name, error.value.key) == (f"{NAME}+local-1", "overlay_of")


@pytest.mark.parametrize("aside", ["1", '"SHCG-M001"', "[1]"])
def test_what_an_overlay_sets_aside_is_a_list_of_proposals(aside: str) -> None:
    with pytest.raises(ProcedureError, match="set_aside: must be a list of proposals"):
        overlaid(LOCAL.replace('version = "local-1"', f'version = "local-1"\nset_aside = {aside}'))


AUDIT = FILES["north-yorkshire-audit"]
KINDS = 'kinds = { not_supplied = "An audit: it describes no panel, and no child is referred to it" }'
RHYTHM = 'rrule = { not_supplied = "An audit: nothing sits" }'
BAD_AUDITS = [
    (KINDS, 'kinds = { before_live = "a" }\nparts = { not_supplied = "a" }', "referral.parts", "must have a"),
    ('referrers = { not_supplied = "An audit: nobody refers to it" }', "", "referral.referrers", "is missing"),
    (RHYTHM, 'rrule = { value = "FREQ=WEEKLY", local = "a" }', "panel.rrule", "nobody comes before it"),
    ('grades = ["evidence_seen", ', 'grades = ["brilliant", ', "audit.themes.disguised_compliance.grades", "no grade"),
    ("take = 1", "take = 0", "audit.strata", "one or more"),
    ('early_seat = { value = "youth_justice"', 'early_seat = { value = "nobody"', "audit.early_seat", "no seat"),
    (
        "[audit]",
        '[audit]\nremind_working_days_before = { value = [15], local = "a" }',
        "audit.remind_working_days_before",
        "less than",
    ),
    ("[audit]", '[audit]\nrecheck_months = { value = 0, local = "a" }', "audit.recheck_months", "at least one"),
]


@pytest.mark.parametrize(("old", "new", "key", "reason"), BAD_AUDITS, ids=[key for _, _, key, _ in BAD_AUDITS])
def test_a_mistake_in_an_audit_is_named(old: str, new: str, key: str, reason: str) -> None:
    assert old in AUDIT
    with pytest.raises(ProcedureError, match=reason) as error:
        read("an-audit", (GROUND, AUDIT.replace(old, new, 1)))
    assert error.value.key == key


@pytest.mark.parametrize("list", ["strata", "grades", "themes"])
def test_an_audit_is_whole_or_there_is_none(list: str) -> None:
    entries = tomllib.loads(AUDIT)["audit"]
    assert list in entries
    text = re.sub(rf"\[\[audit\.{list}\]\]\n(?:[^\[\n].*\n)+", "", AUDIT)
    with pytest.raises(ProcedureError, match="all of them, or none"):
        read("an-audit", (GROUND, text))


def test_children_come_before_a_panel_with_all_that_needs_or_not_at_all() -> None:
    kind = '[[referral.kinds]]\nid = "a"\ntitle = "A"\nwords = "a"\nlocal = "a"\n\n[referral]\n'
    with pytest.raises(ProcedureError) as error:
        read("an-audit", (GROUND, AUDIT.replace(KINDS, "").replace("[referral]\n", kind)))
    assert error.value.key == "referral.referrers"
