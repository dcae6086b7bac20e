"""A referral with a word in every box that stands nowhere else: one in the wrong place is found."""

from datetime import date

from tests.stories.steps import ANSWERS

SIBLING_BORN, BORN = date(2015, 8, 17), date(2013, 9, 29)
WORDS = ("Quorvex", "Zyxomma", "Vrelbit", "Oznaphil", "Wubjack", "Klimvort", "Yattrop", "Dworfin", "Ixbrand")
FIRST, FAMILY, ALIAS, OTHER, NUMBER = "Quorvex", "Zyxomma", "Vrelbit", "Oznaphil", "QZ-771-38X"
NOTE, CALL, CHOICE, CHAT = "Klimvort", "Yattrop", "Dworfin", "Ixbrand"
TEXT = "Wubjack"
REFERRAL: dict[str, dict[str, str]] = {
    "child": {"first": FIRST, "family": FAMILY, "known_as": ALIAS, "born": "29/09/2013", "number": NUMBER},
    "in_place": {
        "status": "looked_after",
        **{box: f"{TEXT} {box}" for box in ("social_worker", "team_manager", "school", "authority", "meetings")},
    },
    "happened": {"synopsis": f"{TEXT} happened to Child B. " * 60},
    "others": {
        "other_child": "yes",
        "other_relation_1": f"{TEXT} brother",
        "other_name_1": f"{OTHER} {FAMILY}",
        "other_born_1": "17 aug 2015",
        "other_same_1": "yes",
    },
    "safe_until": {"safety_plan": f"{TEXT} plan", "strategy": "held", "strategy_date": "20 11 2026"},
    "police": {"police": "investigating", "not_to_hear": f"{TEXT} not to hear"},
    "matrix": {**ANSWERS["matrix"], "matrix_author": f"{TEXT} author", "matrix_kept": TEXT, "assessments": TEXT},
    "voice": {
        "words": TEXT,
        "told_child": "not_safe",
        "told_family": "not_safe",
        "told_why": TEXT,
        "no_contact": TEXT,
    },
    "wanted": dict.fromkeys(("wants", "ethnicity", "needs", "neurodiversity", "interpreter"), TEXT),
}
TYPED_DATES = ("29 9 2013", "29-9-13", "29 September 2013", "29th sept 2013", "2013-09-29", "29.9.2013")


def written(day: date) -> list[str]:
    """A date in the forms in which it might slip out."""
    d, m, y = day.day, day.month, day.year
    forms = [f"{d}{gap}{m}{gap}{y}" for gap in " /.-"] + [f"{d:02}{gap}{m:02}{gap}{y}" for gap in " /.-"]
    return [*forms, f"{d} {day:%B} {y}".lower(), f"{d} {day:%b} {y}".lower(), day.isoformat(), f"{day:%Y%m%d}"]


CANARIES = [word.casefold() for word in (*WORDS, NUMBER)] + written(BORN) + written(SIBLING_BORN)


def canaries(text: str) -> list[str]:
    """The canaries in a text."""
    folded = text.casefold()
    return [canary for canary in CANARIES if canary in folded]
