"""A draft that its writer has left: what the coordinator is shown of it, which is never the child."""

from cards import templates
from cards.parts import Opened, Posted, button, opened, posted, says, typed
from cards.verbs import Verb
from panel.referrals import Draft
from panel.said import said_when, wall_day
from panel.screens import LAST


def left(draft: Draft) -> Posted:
    """One draft, not sent for days: whose it is opens."""
    who = button("Whose it is", Verb.DRAFT_WHO, main=True, draft=draft.id)
    return posted(templates.referrals.draft_left(wall_day(draft.saved_at)), buttons=[who])


def whose(draft: Draft, writer: str) -> Opened:
    """Who began it, and how far they have come; nothing of what they wrote."""
    return opened(
        "A referral that is not sent",
        typed(f"Begun by {writer}.", bold=True),
        says(f"Last saved {said_when(draft.saved_at)}, at screen {draft.screen} of {LAST}."),
        says("What is in it is theirs until it is sent. Ask whether they need help, or the risk matrix."),
        buttons=[button("Help", Verb.SAY, text="help")],
    )
