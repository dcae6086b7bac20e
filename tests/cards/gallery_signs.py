"""What a case's records tell, and the forms beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cards import signs
from cards.parts import Opened, Posted
from panel import can_begin, consents, processes
from panel.can_begin import CanBegin
from panel.consents import Consent
from panel.processes import Process
from panel.sign import Kind, Sign
from tests.cards.samples import MANY, Words, filled, wrong
from tests.panel.referring import NOW, REF

Cards = Iterator[tuple[str, Posted | Opened]]

MODULES = (signs,)
DAY = date(2026, 12, 24)


def of_signs(words: Words) -> Cards:
    """Each card that can hold what somebody typed."""
    short, long = words(processes.QUESTIONS[0]), words(can_begin.QUESTIONS[0])
    process = Process(f"{REF}/o001", REF, short, short, "worker", NOW, DAY)
    consent = Consent(f"{REF}/n001", REF, "assessment", "given", short, DAY, "worker", NOW, DAY)
    begins = CanBegin(f"{REF}/b001", REF, "", long, "worker", NOW)
    told = signs.Told(
        REF,
        [Sign(kind, "What is seen", "What is asked?") for kind in Kind],
        [(process, "Demo practitioner"), (replace(process, next_on=None, over_at=NOW), "")] * MANY,
        [(consent, "Demo practitioner"), (replace(consent, review_on=None), "")],
        [(begins, "Demo practitioner")] * 6,
    )
    for page in (0, 2, 3, 9):
        yield f"signs.told {page}", signs.told(told, page, "Somebody changed it." if page else "")
    yield "signs.told left", signs.told(replace(told, adds=False), 0)
    yield "signs.told none", signs.told(signs.Told(REF, []), 0)
    yield "signs.read_all", signs.read_all(begins)
    at = {"case": REF, "nonce": "nonce"}
    for name, draw, boxes in (
        ("write_process", signs.write_process, processes.QUESTIONS),
        ("write_consent", signs.write_consent, consents.QUESTIONS),
        ("write_begins", signs.write_begins, can_begin.QUESTIONS),
    ):
        answers = {box.id: filled(box, words) for box in boxes}
        yield f"signs.{name}", draw(at, {})
        yield f"signs.{name} put right", draw(at, answers, wrong(boxes))


def plain_signs() -> Cards:
    """Each card that holds nothing of what anybody typed."""
    for more in (False, True):
        yield f"signs.ask {more}", signs.ask(REF, more)
