"""The cards of what only some procedures have: a signature before screening."""

from collections.abc import Iterator
from dataclasses import replace

from cards import agenda, annexes, notices, signing, templates
from cards.parts import Opened, Posted
from panel.annexes import questions as asked_of
from panel.people import Person
from panel.rules.entry import Annex
from panel.signing import BACK, questions
from panel.views import Said, parts
from tests.cards.samples import PANEL, Words, drafted, wrong
from tests.panel.durham import DURHAM
from tests.panel.referring import NOW, REF

MODULES = (annexes, signing)
MANAGER = Person("manager", "Demo senior manager")

Cards = Iterator[tuple[str, Posted | Opened]]


def wider(words: Words) -> Cards:
    """Each of them, with the same words typed everywhere."""
    draft = replace(drafted(words), signer=MANAGER.id, asked_at=NOW, asks=1)
    asked, typed = questions([MANAGER]), words(BACK[0])
    yield "signing.who", signing.who(draft, asked, {})
    yield "signing.who put right", signing.who(draft, asked, {}, wrong(asked))
    yield "signing.waits", signing.waits(draft, MANAGER.name)
    yield "signing.to_sign", signing.to_sign(draft, "Demo practitioner", parts(DURHAM, draft.answers))
    old = wrong(BACK)
    yield "signing.to_sign old", signing.to_sign(draft, "Demo practitioner", parts(DURHAM, draft.answers), old)
    yield "signing.read_all", signing.read_all(draft, Said("synopsis", "What has happened?", typed))
    yield "signing.back", signing.back(draft, "nonce", {})
    yield "signing.back put right", signing.back(draft, "nonce", {"word": typed}, old)
    yield "signing.went_back", signing.went_back()
    yield "signing.signed", signing.signed(REF)
    beside = Annex("plan", "The safety plan", "level", "high")
    yield "annexes.due", annexes.due(REF, beside)
    yield "annexes.form", annexes.form(REF, beside, "nonce", {})
    yield "annexes.form put right", annexes.form(REF, beside, "nonce", {"kept": typed}, wrong(asked_of(beside)))
    yield "agenda.unsent", agenda.unsent(PANEL)
    yield "agenda.sent", agenda.sent(PANEL)
    yield "agenda.shared by hand", agenda.shared(PANEL, PANEL.starts_at, [], by_hand=True)
    yield "notices.of_draft", notices.of_draft(templates.referrals.sign_late(NOW.date()), draft.id)
    yield "notices.on_agenda", notices.on_agenda(templates.cases.urgent(REF, PANEL.starts_at), PANEL)
    yield "signing.asked", signing.asked(templates.referrals.SIGN, draft.id)
    yield "signing.came_back", signing.came_back(replace(draft, signer="", sent_back=typed))
