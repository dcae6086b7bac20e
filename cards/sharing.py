"""What is drafted to be shared beyond the panel, for its seat to confirm or decline."""

from collections.abc import Mapping
from dataclasses import dataclass

from cards import templates
from cards.asking import Ask, form
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted
from cards.templates.line import Line
from cards.verbs import Verb
from panel.rules.sharing import SharingDraft
from panel.sharing import QUESTIONS, Sharing
from panel.words import Refused


@dataclass(frozen=True)
class Shown:
    """A draft for one case: its seat in words, where the rule stands, and what the referral says of the school."""

    case: str
    draft: SharingDraft
    seat: str
    rule: str
    school: str

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What stands above the form."""
        return [
            ("To be shared with", self.draft.to),
            ("School or setting", self.school),
            ("Confirmed by", self.seat),
            ("The rule", self.rule),
        ]


def write(of: Shown, nonce: str, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Shared or not: a person decides, and a person shares."""
    at: Ids = {"case": of.case, "draft": of.draft.id, "nonce": nonce}
    hint = "Convenor shares nothing. You decide what may be told, and tell it yourself."
    ask = Ask(f"{of.case}: {of.draft.title}", "Save", Verb.SHARE_SAVE, at, hint)
    beside = [button("Open the case", Verb.CASE_OPEN, case=of.case)]
    return form(ask, QUESTIONS, answers, wrong, [facts(of.rows)], beside)


def one(of: Shown, said: Sharing, by: str) -> Opened:
    """What the seat said."""
    told = [("What may be told", said.told), ("To whom", said.told_to)] if said.shares else [("Why not", said.declined)]
    words = f"Shared, says {by}" if said.shares else f"Not shared, says {by}"
    rows = [*of.rows, ("Now", words), *told]
    back = button("Open the case", Verb.CASE_OPEN, main=True, case=of.case)
    return opened(f"{of.case}: {of.draft.title}", facts(rows), buttons=[back])


def late(line: Line, case: str) -> Posted:
    """A draft that nobody has answered, for the coordinator, who asks the seat."""
    return posted(line, templates.line.WINDOW, buttons=[button("Open the case", Verb.CASE_OPEN, main=True, case=case)])


def notice(line: Line, case: str, draft: str) -> Posted:
    """A draft waits for its seat."""
    opens = button("Open it", Verb.SHARE_OPEN, main=True, case=case, draft=draft)
    return posted(line, templates.line.WINDOW, buttons=[opens])
