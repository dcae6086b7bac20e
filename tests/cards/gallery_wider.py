"""The cards of what only some procedures have: a signature before screening."""

from collections.abc import Iterator
from dataclasses import replace

from cards import agenda, annexes, notices, sign_off, templates
from cards.parts import Opened, Posted
from panel.annexes import questions as asked_of
from panel.people import Person
from panel.rules.entry import Annex
from panel.sign_off import BACK, questions
from panel.views import Said, parts
from tests.cards.samples import PANEL, Words, drafted, wrong
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF

MODULES = (annexes, sign_off)
MANAGER = Person("manager", "Demo senior manager")

Cards = Iterator[tuple[str, Posted | Opened]]


def wider(words: Words) -> Cards:
    """Each of them, with the same words typed everywhere."""
    draft = replace(drafted(words), signer=MANAGER.id, asked_at=NOW, asks=1)
    asked, typed = questions([MANAGER]), words(BACK[0])
    yield "sign_off.who", sign_off.who(draft, asked, {})
    yield "sign_off.who put right", sign_off.who(draft, asked, {}, wrong(asked))
    yield "sign_off.waits", sign_off.waits(draft, MANAGER.name)
    yield "sign_off.to_sign", sign_off.to_sign(draft, "Demo practitioner", parts(DURHAM, draft.answers))
    old = wrong(BACK)
    yield "sign_off.to_sign old", sign_off.to_sign(draft, "Demo practitioner", parts(DURHAM, draft.answers), old)
    yield "sign_off.read_all", sign_off.read_all(draft, Said("synopsis", "What has happened?", typed))
    yield "sign_off.back", sign_off.back(draft, "nonce", {})
    yield "sign_off.back put right", sign_off.back(draft, "nonce", {"word": typed}, old)
    yield "sign_off.went_back", sign_off.went_back()
    yield "sign_off.signed", sign_off.signed(REF)
    beside = Annex("plan", "The safety plan", "level", "high")
    yield "annexes.due", annexes.due(REF, beside)
    yield "annexes.form", annexes.form(REF, beside, "nonce", {})
    yield "annexes.form put right", annexes.form(REF, beside, "nonce", {"kept": typed}, wrong(asked_of(beside)))
    yield "agenda.unsent", agenda.unsent(PANEL)
    yield "agenda.sent", agenda.sent(PANEL)
    yield "agenda.shared by hand", agenda.shared(PANEL, PANEL.starts_at, [], by_hand=True)
    yield "notices.of_draft", notices.of_draft(templates.referrals.sign_late(NOW.date()), draft.id)
    yield "notices.on_agenda", notices.on_agenda(templates.cases.urgent(REF, PANEL.starts_at), PANEL)
    yield "sign_off.asked", sign_off.asked(templates.referrals.SIGN, draft.id)
    yield "sign_off.came_back", sign_off.came_back(replace(draft, signer="", sent_back=typed))
