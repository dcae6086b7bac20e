"""Who comes for one item, and the form that invites them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.invitations import Invitation, Part
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
NO_MEETING = (
    "They are from outside and have no e-mail address on the roster, so they get no online meeting. "
    "The coordinator adds one with “roster”."
)
ITEMS = 8
"""So many invitations on a card."""


@dataclass(frozen=True)
class Row:
    """One invitation, with the names of whoever made it and whoever told them; "" for nobody. `again` says that its day
    or its time is not what they heard; `may_be` is who they may be on the roster; `hears` is what they are to hear, as
    a button carries it."""

    invitation: Invitation
    by: str
    told_by: str
    again: bool = False
    may_be: Person | None = None
    hears: str = ""

    @property
    def who(self) -> str:
        """`Sam Sample, school nurse`."""
        return ", ".join(words for words in (self.invitation.name, self.invitation.role) if words)


def coming(rows: Sequence[Row]) -> list[CardElement]:
    """Who comes, in a line each, for a card about the item."""
    return [facts((PARTS[each.invitation.part], each.who) for each in rows)] if rows else []


def ask(reference: str, listed: bool, more: bool) -> Posted:
    """A typed `invite`: who comes for the item, and, where the rules have a list, who is to be there."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    comes = button("Who comes for it", Verb.INVITE_OPEN, main=True, case=reference)
    wanted = [button("Who is to be there", Verb.ATTENDANCE_OPEN, case=reference)] if listed else []
    return posted(templates.cases.form(reference), *told, templates.line.WINDOW, buttons=[comes, *wanted])


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
    label = "They were told again" if one.told_on and not each.again else "Tell them"
    tell = [] if one.person else [button(label, Verb.INVITE_TELL, at=at)]
    buttons = [row(*tell, *back)] if tell or back else []
    return [title(PARTS[one.part]), facts(said(each)), *may_be(reference, each), *buttons]


def may_be(reference: str, each: Row) -> list[CardElement]:
    """Somebody of the same name on the roster: whether it is them is asked, and nothing opens to them until then."""
    if each.may_be is None:
        return []
    at: Ids = {"case": reference, "invitation": each.invitation.id, "person": each.may_be.id}
    words = f"{each.may_be.name} is on the roster. Is it the same person? Then they open this item, and are told here."
    return [typed(words), row(button("It is them", Verb.INVITE_IT_IS, at=at))]


def said(each: Row) -> list[tuple[str, str]]:
    """What is known of an invitation, as labels with what stands beside each."""
    one = each.invitation
    rows = [("Who", each.who)]
    rows += [("Why", one.reason)] if one.reason else []
    rows += [("Invited by", f"{each.by}, {said_when(one.at)}")] if each.by else []
    if not one.person:
        told = f"{said_date(one.told_on)}, by {each.told_by}" if one.told_on else "not yet"
        since = "; it changed since" if each.again else ""
        rows.append(("Not on the roster. Told", told + since))
    return rows


def invited(reference: str, on_roster: bool, unmet: bool = False) -> Opened:
    """Somebody is invited: who tells them; and, `unmet`, that they get no meeting of their own."""
    told = "They have a notice." if on_roster else "The coordinator has a notice to tell them, and says when."
    no_meeting = f" {NO_MEETING}" if unmet else ""
    return _done(reference, f"Invited to {reference}. {told}{no_meeting}")


def taken_back(reference: str, invitation: Invitation) -> Opened:
    """An invitation is taken back: who tells them."""
    words = f"The invitation to {reference} is taken back."
    if invitation.person:
        return _done(reference, f"{words} They have a notice.")
    tell = button("Tell them", Verb.INVITE_TELL, main=True, case=reference, invitation=invitation.id)
    who = button("Who comes", Verb.INVITE_OPEN, case=reference)
    return opened(f"{words} They are not on the roster: tell them yourself.", buttons=[tell, who])


def _done(reference: str, words: str) -> Opened:
    return opened(words, buttons=[button("Who comes", Verb.INVITE_OPEN, main=True, case=reference)])


def only(line: Line) -> Posted:
    """A notice about a case that its reader does not open any more."""
    return posted(line, buttons=[button("My list", Verb.SAY, text="my")])
