"""Something that was promised with a referral: the reminder, and where it is kept."""

from collections.abc import Mapping

from cards import templates
from cards.asking import Ask
from cards.asking import form as asked
from cards.parts import Opened, Posted, button, posted, typed
from cards.verbs import Verb
from panel.annexes import questions
from panel.rules.entry import Annex
from panel.words import Refused


def due(reference: str, annex: Annex) -> Posted:
    """The child's worker is reminded that something was promised by today."""
    opens = button("Where it is kept", Verb.ANNEX_FORM, main=True, case=reference, annex=annex.id)
    return posted(templates.referrals.annex_due(reference), templates.line.WINDOW, buttons=[opens])


def form(reference: str, annex: Annex, nonce: str, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Where it is kept."""
    at = {"case": reference, "annex": annex.id, "nonce": nonce}
    of = Ask("Where is it kept?", "Save", Verb.ANNEX_SAVE, at, "System, title and date. It is not uploaded.")
    opens = button("Open the case", Verb.CASE_OPEN, case=reference)
    return asked(of, questions(annex), answers, wrong, [typed(reference, bold=True)], [opens])
