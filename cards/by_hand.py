"""Those who come for an item and are not on the roster: somebody tells them, and says when."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.invitations import ITEMS, PARTS, Row, may_be, said
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title
from cards.templates.line import Line
from cards.verbs import Verb
from panel.inviting import TOLD
from panel.said import said_date, said_when
from panel.words import Refused

NOT_NEEDED = "Tell those who are not on the roster that they need not come."


def whom_to_tell(reference: str, rows: Sequence[Row], starts: datetime | None, page: int) -> Opened:
    """Everybody who comes for an item, or was to, and cannot be written to here: whether they were told, and the way to
    say so."""
    shown = rows[page * ITEMS : (page + 1) * ITEMS]
    return opened(
        f"{reference}: tell those who are not on the roster",
        says(_when(starts)),
        *(element for each in shown for element in _to_be_told(reference, each)),
        buttons=[
            *_pages(reference, rows, page),
            button("Who comes", Verb.INVITE_OPEN, case=reference),
        ],
    )


def not_needed(reference: str, rows: Sequence[Row], page: int) -> Opened:
    """Those who were to come for an item that is not heard, and cannot be written to here: whether they were told."""
    return opened(
        f"{reference}: it is off the agenda",
        says(NOT_NEEDED),
        *(element for each in rows[page * ITEMS : (page + 1) * ITEMS] for element in _to_be_told_off(reference, each)),
        buttons=[*_pages(reference, rows, page), button("Open the case", Verb.CASE_OPEN, case=reference)],
    )


def _pages(reference: str, rows: Sequence[Row], page: int) -> list[ExecuteAction]:
    """The way to the others who are to be told."""
    more = [(page - 1, "Earlier")] if page else []
    more += [(page + 1, "More")] if (page + 1) * ITEMS < len(rows) else []
    return [button(label, Verb.INVITE_TELL, case=reference, page=other) for other, label in more]


def _to_be_told_off(reference: str, each: Row) -> list[CardElement]:
    one = each.invitation
    tell = button("Tell them", Verb.INVITE_TELL, case=reference, invitation=one.id)
    rows = [("Who", each.who), ("Told that they need not come", _off_told(each))]
    return [title(PARTS[one.part]), facts(rows), *([] if one.off_told_on else [row(tell)])]


def _off_told(each: Row) -> str:
    on = each.invitation.off_told_on
    return f"{said_date(on)}, by {each.told_by}" if on else "not yet"


def tell_off(reference: str, each: Row, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Somebody who cannot be written to here and need not come any more: who they are, and when they were told."""
    at: Ids = {"case": reference, "invitation": each.invitation.id, "hears": each.hears}
    told = [("Told that they need not come", _off_told(each))] if each.invitation.off_told_on else []
    return opened(
        f"{reference}: somebody need not come any more",
        *(problem(wrong) if wrong else []),
        facts([(PARTS[each.invitation.part], each.who), *told]),
        says(NOT_NEEDED),
        *inputs(TOLD, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("I have told them", Verb.INVITE_TOLD, main=True, at=at),
            button("Open the case", Verb.CASE_OPEN, case=reference),
        ],
    )


def _to_be_told(reference: str, each: Row) -> list[CardElement]:
    one = each.invitation
    if one.ended_at:
        return _to_be_told_off(reference, each)
    label = "Tell them again" if each.again else "They were told again" if one.told_on else "Tell them"
    tell = button(label, Verb.INVITE_TELL, case=reference, invitation=one.id)
    return [title(PARTS[one.part]), facts(said(each)), *may_be(reference, each), row(tell)]


def _when(starts: datetime | None) -> str:
    when = f"Their item is on {said_when(starts)}." if starts else "Their time is known once the agenda is out."
    return f"{when} They come at their time, not before."


def tell_them(
    reference: str, each: Row, starts: datetime | None, answers: Mapping[str, str], wrong: Refused | None = None
) -> Opened:
    """Somebody who cannot be written to here: who they are, when their item is, and when they were told."""
    at: Ids = {"case": reference, "invitation": each.invitation.id, "hears": each.hears}
    return opened(
        f"{reference}: tell somebody who is not on the roster",
        *(problem(wrong) if wrong else []),
        facts([(PARTS[each.invitation.part], each.who)]),
        *may_be(reference, each),
        says(_when(starts)),
        *inputs(TOLD, answers, wrong.reasons if wrong else ()),
        buttons=[
            button("I have told them", Verb.INVITE_TOLD, main=True, at=at),
            button("Who comes", Verb.INVITE_OPEN, case=reference),
        ],
    )


def was_told(reference: str, left: int) -> Opened:
    """Somebody who is not on the roster was told, and it is written down; so many more are still to be told."""
    words = "Written down: when they were told, and that you told them."
    if not left:
        return opened(words, buttons=[button("Who comes", Verb.INVITE_OPEN, main=True, case=reference)])
    more = f"{left} more of those who come for {reference} {'is' if left == 1 else 'are'} not told yet."
    return opened(words, says(more), buttons=[button("Whom to tell", Verb.INVITE_TELL, main=True, case=reference)])


def was_told_off(reference: str, left: int) -> Opened:
    """Somebody who is not on the roster knows that they need not come; so many more do not."""
    words = "Written down: when they were told that they need not come, and that you told them."
    more = f"{left} more {'is' if left == 1 else 'are'} not told yet."
    tell = button("Whom to tell", Verb.INVITE_TELL, main=True, case=reference)
    opens = button("Open the case", Verb.CASE_OPEN, case=reference)
    return opened(words, says(more), buttons=[tell, opens]) if left else opened(words, buttons=[opens])


def to_tell(line: Line, reference: str) -> Posted:
    """A notice that somebody is to be told outside of here; who, opens."""
    opens = button("Open", Verb.INVITE_TELL, main=True, case=reference)
    return posted(line, templates.line.WINDOW, buttons=[opens])
