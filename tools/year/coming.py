"""How a child comes to the panel: considered, referred by the social worker, and screened by the chair."""

from datetime import date

from tools.year.children import Young
from tools.year.county import County

TYPED = "%d %m %Y"
RECEIVED = "It was received"


async def arrived(county: County, young: Young) -> str:
    """A child comes, as far as the list for the panel, or to somebody else; gives the reference."""
    reference = await _referred(county, young)
    await _assessed(county, young, reference)
    await _screened(county, young, reference)
    if young.transferred and young.to_panel:
        await _transferred(county, reference)
    if young.consent_ends:
        await _consent_ends(county, reference)
    return reference


async def _referred(county: County, young: Young) -> str:
    """The referral through all twelve screens, and its reference."""
    worker = county.practitioner
    card = await worker.sends(county.on_card(worker), "refer.start", {"nonce": f"{young.family}-{young.first}"})
    for answers in _answers(county, young):
        card = await worker.presses(card, "Next", **answers)
        county.right(card)
    sent = await worker.presses(card, "Send to the chair")
    county.right(sent, "Sent. ")
    return sent.words.split("Sent. ")[1].split(".")[0]


def _answers(county: County, young: Young) -> list[dict[str, str]]:
    """What is typed on each screen."""
    return [
        {"danger": "no"},
        {"kind": "hsb", "role": "social_worker"},
        {"first": young.first, "family": young.family, "born": young.born.strftime(TYPED)},
        {"status": "child_in_need", "team_manager": "Morgan Placeholder"},
        {"synopsis": "Seen touching Child B at school, said by a teacher."},
        {"other_child": "no"},
        {"safety_plan": "Supervised at school.", "strategy": "not_held"},
        {"police": "not_told"},
        {
            "level": young.level,
            "matrix_date": young.done.strftime(TYPED),
            "matrix_author": "Jo Sample",
            "matrix_kept": "Case system",
        },
        {"told_child": "told", "told_family": "told"},
        {},
    ]


async def _screened(county: County, young: Young, reference: str) -> None:
    """The chair takes the child to panel, or says who is better placed."""
    chair, case = county.chair, {"case": reference}
    outcome = "panel" if young.to_panel else "signpost"
    form = await chair.sends(county.on_card(chair), "screen.choose", case | {"outcome": outcome})
    if young.to_panel:
        said = {"holds": "Supervised at school.", "reason": "A panel is needed.", "needed_on": _typed(young.needed)}
        done = await chair.presses(form, "Accept to the panel", **said)
        county.right(done, "is accepted")
        return
    said = {"destination": "The social work team", "reason": "The assessment shows that no panel is needed."}
    county.right(await chair.presses(form, "Signpost to somebody else", **said), "is signposted")
    await _received(county, reference)


async def _received(county: County, reference: str) -> None:
    """The worker says that the team has it."""
    worker = county.practitioner
    form = await worker.sends(county.on_card(worker), "case.received", {"case": reference})
    done = await worker.presses(form, RECEIVED, received_by="Sam Sample, team", received_on=_typed(county.today))
    county.right(done)


async def _assessed(county: County, young: Young, reference: str) -> None:
    """The assessment as it was agreed to, and as it was done."""
    worker = county.practitioner
    form = await worker.sends(county.on_card(worker), "assessing.form", {"case": reference})
    said = {"tool": "0", "lead": worker.who.aad, "seat": "worker", "agreed_by": "The team manager"}
    one = await worker.presses(form, "Agree it", due=_typed(young.due), agreed_on=_typed(young.needed), **said)
    form = await worker.presses(one, "It is completed")
    why = {"delay": young.late_because} if young.late_because else {}
    done = await worker.presses(form, "It is completed", completed=_typed(young.done), kept="Case system", **why)
    county.right(done, "Completed on")


async def _transferred(county: County, reference: str) -> None:
    """The child comes to another team."""
    coordinator = county.coordinator
    form = await coordinator.sends(county.on_card(coordinator), "allocate.open", {"case": reference})
    done = await coordinator.presses(form, "Hand the case on", to=county.worker.who.aad, reason="Another team.")
    county.right(done, "has another worker")


async def _consent_ends(county: County, reference: str) -> None:
    """The family does not agree any more to wait."""
    voice = county.coordinator
    form = await voice.sends(county.on_card(voice), "consent.form", {"case": reference})
    said = {"what": "intervention", "said": "withdrawn", "whose": "the parents", "dated": _typed(county.today)}
    done = await voice.presses(form, "Save", **said)
    county.right(done)


async def considered(county: County) -> None:
    """Somebody asks whether a panel is needed, and it is not."""
    worker = county.practitioner
    form = await worker.sends(county.on_card(worker), "consider.open", {})
    said = {"number": "MADE-UP", "referred": "no", "reason": "Advice to the team is enough."}
    done = await worker.presses(form, "Record it", **said)
    county.right(done)


def _typed(day: date) -> str:
    return day.strftime(TYPED)
