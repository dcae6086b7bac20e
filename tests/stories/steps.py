"""A referral, step by step, with answers that are plainly fictional."""

from tests.dialogue import Card, Teams, Voice

ANSWERS: dict[str, dict[str, str]] = {
    "danger": {"danger": "no"},
    "why": {"kind": "hsb", "role": "social_worker"},
    "child": {"first": "Robin", "family": "Example", "born": "27 9 2012"},
    "in_place": {"status": "child_in_need", "team_manager": "Morgan Placeholder"},
    "happened": {"synopsis": "Seen touching Child B at school on Monday, said by a teacher."},
    "others": {"other_child": "no"},
    "safe_until": {"safety_plan": "Supervised at school.", "strategy": "not_held"},
    "police": {"police": "not_known"},
    "matrix": {
        "level": "high",
        "matrix_date": "16 11 2026",
        "matrix_author": "Jo Sample",
        "matrix_kept": "Case system, HSB matrix",
    },
    "voice": {"told_child": "told", "told_family": "not_yet"},
    "wanted": {"wants": "A joint plan"},
}


async def to_the_check(voice: Voice, /, **changed: dict[str, str]) -> Card:
    """Refers a child as far as "check your answers", with some screens answered otherwise."""
    card = await voice.presses(await voice.says("refer"), "Start")
    for screen, answers in (ANSWERS | changed).items():
        card = await voice.presses(card, "Next", **answers)
        assert not card.shows("There is a problem"), (screen, card.words)
    assert card.shows("Check your answers")
    return card


async def referred(teams: Teams, **changed: dict[str, str]) -> str:
    """Refers a child, and gives the reference."""
    card = await to_the_check(teams.practitioner, **changed)
    receipt = await teams.practitioner.presses(card, "Send to the chair")
    return receipt.words.split("Sent. ")[1].split(".")[0]


async def accepted(teams: Teams, **changed: dict[str, str]) -> str:
    """Refers a child, accepts the referral as the chair, and gives the reference."""
    reference = await referred(teams, **changed)
    card = await teams.chair.presses(await teams.chair.says("screen"), f"Open {reference}")
    card = await teams.chair.presses(card, "Panel")
    card = await teams.chair.presses(card, "Accept to the panel", holds="Supervised contact.", reason="High risk.")
    assert card.shows(f"{reference} is accepted")
    return reference
