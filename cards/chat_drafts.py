"""What somebody typed about a case in a chat: kept for their form, or deleted."""

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.parts import Opened, Posted, button, opened, posted, row, says, typed
from cards.verbs import Verb
from panel.answering import Place
from panel.rules.sitting import Seat
from panel.updates import DraftUpdate


def kept(draft: DraftUpdate, seat: Seat, place: Place, shared: bool) -> Posted:
    """Words that were typed about a case: where they are kept, and how to confirm them; `shared` says that others were
    in the chat."""
    return posted(
        templates.chat_drafts.kept(draft.case, seat.name, place.panel.starts_at),
        templates.chat_drafts.ONLY_YOU,
        *([templates.chat_drafts.PRIVATELY] if shared else []),
        buttons=[button("Check and confirm", Verb.UPDATE_SAY, main=True, case=draft.case, seat=seat.id, draft=1)],
    )


def waits(reference: str, seat: Seat) -> list[CardElement]:
    """On the form: that words wait, and how they are deleted."""
    words = says("What you typed in the chat is kept: press Update to check it.")
    return [words, row(drop_button(reference, seat))]


def dropped(seat: Seat, draft: DraftUpdate) -> Opened:
    """What was typed in a chat is deleted: it is shown this once."""
    back = button("Back", Verb.UPDATE_FORM, main=True, case=draft.case, seat=seat.id)
    words = says("This is what it said. Copy it now if you want to keep it.")
    return opened(f"{draft.case}: your draft is deleted", words, typed(draft.words), buttons=[back])


def drop_button(reference: str, seat: Seat) -> ExecuteAction:
    """The button that deletes what was typed."""
    return button("Delete my draft", Verb.UPDATE_DROP, case=reference, seat=seat.id)
