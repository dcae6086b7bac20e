"""Who comes for one item, and the forms that invite them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.invitations import Invitation, Part
from panel.inviting import TOLD
from panel.people import Person
from panel.questions import Question
from panel.said import said_date, said_when
from panel.words import Refused

PARTS = {
    Part.WORKER: "The child's worker",
    Part.MANAGER: "Team manager",
    Part.HOME_WORKER: "The home authority's worker",
    Part.SPECIALIST: "Specialist",
}
ITEMS = 8
"""So many invitations on a card."""


@dataclass(frozen=True)
class Row:
    """One invitation, with the names of whoever made it and whoever told them; "" for nobody. `again` says that its day
    or its time is not what they heard; `may_be` is who they may be on the roster."""

    invitation: Invitation
    by: str
    told_by: str
    again: bool = False
    may_be: Person | None = None

    @property
    def who(self) -> str:
        """`Sam Sample, school nurse`."""
        return ", ".join(words for words in (self.invitation.name, self.invitation.role) if words)


def coming(rows: Sequence[Row]) -> list[CardElement]:
    """Who comes, in a line each, for a card about the item."""
    return [facts((PARTS[each.invitation.part], each.who) for each in rows)] if rows else []


def who_comes(
    reference: str,
    rows: Sequence[Row],
    page: int,
    questions: Sequence[Question],
    nonce: str,
    answers: Mapping[str, str],
    wrong: Refused | None = None,
) -> Opened:
    """Everybody who comes for an item, and the form that invites one more; they see this item only."""
    at: Ids = {"case": reference, "nonce": nonce}
    body = problem(wrong) if wrong else []
    shown = rows[page * ITEMS : (page + 1) * ITEMS]
    body += [element for each in shown for element in _invited(reference, each)]
    hint = says("They see this item only, until it closes. They are not in the panel's chat.")
    form = [title("Invite a specialist"), hint, *inputs(questions, answers, wrong.reasons if wrong else ())]
    return opened(
        f"{reference}: who comes for this item",
        *body,
        *form,
        buttons=[
            button("Invite them", Verb.INVITE_SAVE, main=True, at=at),
            *([_page("Earlier", reference, page - 1)] if page else []),
            *([_page("More", reference, page + 1)] if (page + 1) * ITEMS < len(rows) else []),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _page(label: str, reference: str, page: int) -> ExecuteAction:
    return button(label, Verb.INVITE_OPEN, case=reference, page=page)


def _invited(reference: str, each: Row) -> list[CardElement]:
    one = each.invitation
    at: Ids = {"case": reference, "invitation": one.id}
    back = [button("Take it back", Verb.INVITE_END, at=at)] if one.part is not Part.WORKER else []
    tell = [] if one.person else [button("Tell them", Verb.INVITE_TELL, at=at)]
    buttons = [row(*tell, *back)] if tell or back else []
    return [title(PARTS[one.part]), facts(_said(each)), *_may_be(reference, each), *buttons]


def _may_be(reference: str, each: Row) -> list[CardElement]:
    """Somebody of the same name on the roster: whether it is them is asked, and nothing opens to them until then."""
    if each.may_be is None:
        return []
    at: Ids = {"case": reference, "invitation": each.invitation.id, "person": each.may_be.id}
    words = f"{each.may_be.name} is on the roster. Is it the same person? Then they open this item, and are told here."
    return [typed(words), row(button("It is them", Verb.INVITE_IT_IS, at=at))]


def _said(each: Row) -> list[tuple[str, str]]:
    one = each.invitation
    rows = [("Who", each.who)]
    rows += [("Why", one.reason)] if one.reason else []
    rows += [("Invited by", f"{each.by}, {said_when(one.at)}")] if each.by else []
    if not one.person:
        told = f"{said_date(one.told_on)}, by {each.told_by}" if one.told_on else "not yet"
        since = "; it changed since" if each.again else ""
        rows.append(("Not on the roster. Told", told + since))
    return rows


def whom_to_tell(reference: str, rows: Sequence[Row], starts: datetime | None, page: int) -> Opened:
    """Everybody who comes for an item and cannot be written to here: whether they were told, and the way to say so."""
    shown = rows[page * ITEMS : (page + 1) * ITEMS]
    more = [(page - 1, "Earlier")] if page else []
    more += [(page + 1, "More")] if (page + 1) * ITEMS < len(rows) else []
    return opened(
        f"{reference}: tell those who are not on the roster",
        says(_when(starts)),
        *(element for each in shown for element in _to_be_told(reference, each)),
        buttons=[
            *(button(label, Verb.INVITE_TELL, case=reference, page=other) for other, label in more),
            button("Who comes", Verb.INVITE_OPEN, case=reference),
        ],
    )


def not_needed(reference: str, rows: Sequence[Row]) -> Opened:
    """Those who were to come for an item that is not heard, and cannot be written to here."""
    return opened(
        f"{reference}: it is off the agenda",
        says("Tell those who are not on the roster that they need not come."),
        facts([(PARTS[each.invitation.part], each.who) for each in rows]),
        buttons=[button("Open the case", Verb.CASE_OPEN, main=True, case=reference)],
    )


def _to_be_told(reference: str, each: Row) -> list[CardElement]:
    one = each.invitation
    label = "Tell them again" if each.again else "They were told again" if one.told_on else "Tell them"
    tell = button(label, Verb.INVITE_TELL, case=reference, invitation=one.id)
    return [title(PARTS[one.part]), facts(_said(each)), *_may_be(reference, each), row(tell)]


def _when(starts: datetime | None) -> str:
    when = f"Their item is on {said_when(starts)}." if starts else "Their time is known once the agenda is out."
    return f"{when} They come at their time, not before."


def tell_them(
    reference: str, each: Row, starts: datetime | None, answers: Mapping[str, str], wrong: Refused | None = None
) -> Opened:
    """Somebody who cannot be written to here: who they are, when their item is, and when they were told."""
    at: Ids = {"case": reference, "invitation": each.invitation.id}
    return opened(
        f"{reference}: tell somebody who is not on the roster",
        *(problem(wrong) if wrong else []),
        facts([(PARTS[each.invitation.part], each.who)]),
        *_may_be(reference, each),
        says(_when(starts)),
        *inputs(TOLD, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("I have told them", Verb.INVITE_TOLD, main=True, at=at),
            button("Who comes", Verb.INVITE_OPEN, case=reference),
        ],
    )


def invited(reference: str, on_roster: bool) -> Opened:
    """Somebody is invited: who tells them."""
    told = "They have a notice." if on_roster else "The coordinator has a notice to tell them, and says when."
    return _done(reference, f"Invited to {reference}. {told}")


def taken_back(reference: str, on_roster: bool) -> Opened:
    """An invitation is taken back: who tells them."""
    told = "They have a notice." if on_roster else "They are not on the roster: tell them yourself."
    return _done(reference, f"The invitation to {reference} is taken back. {told}")


def was_told(reference: str, left: int) -> Opened:
    """Somebody who is not on the roster was told, and it is written down; so many more are still to be told."""
    words = "Written down: when they were told, and that you told them."
    if not left:
        return _done(reference, words)
    more = f"{left} more of those who come for {reference} {'is' if left == 1 else 'are'} not told yet."
    return opened(words, says(more), buttons=[button("Whom to tell", Verb.INVITE_TELL, main=True, case=reference)])


def _done(reference: str, words: str) -> Opened:
    return opened(words, buttons=[button("Who comes", Verb.INVITE_OPEN, main=True, case=reference)])


def only(line: templates.Line) -> Posted:
    """A notice about a case that its reader does not open any more."""
    return posted(line, buttons=[button("My list", Verb.SAY, text="my")])


def to_tell(line: templates.Line, reference: str) -> Posted:
    """A notice that somebody is to be told outside of here; who, opens."""
    opens = button("Open", Verb.INVITE_TELL, main=True, case=reference)
    return posted(line, templates.WINDOW, buttons=[opens])
