"""Performing a duty: most are said, by a notice under the duty's own key; some are done."""

from collections.abc import Callable, Mapping

from bot.duties import agenda, going_on, invitations, own_meetings, panels, rules, updates
from bot.steps import times
from panel.duty import Duty
from storage.records import Done, Notice, Told
from storage.store import Turn

DO: dict[str, Callable[[Turn, Mapping[str, str]], None]] = {
    "publish": agenda.publish,
    "agenda shown": agenda.show,
    "lay out": agenda.lay_out,
    "answers due": updates.put_up,
    "book": panels.book,
    "offer": panels.offer,
    "offer shown": panels.show_offer,
    "end invitations": invitations.end,
    "own meetings": own_meetings.keep,
    "go on": going_on.go_on,
    "close sitting": going_on.end,
    "times over": times.over,
    "new rules": rules.change,
}
"""What is done for a duty that is not said to anybody; whatever it changes, the duty is then no longer owed."""

ONCE = frozenset({"agenda shown", "answers due", "offer shown"})
"""Those that change nothing by which they are no longer owed: it is kept that they were done."""


def perform(turn: Turn, duty: Duty) -> None:
    """Does it, or stages the notice that says it: the ledger of what was said is the notices themselves. One whose time
    has passed is written down as expired, and not sent."""
    if not duty.to:
        DO[duty.kind](turn, duty.ids)
        if duty.kind in ONCE:
            turn.save(Done(duty.key, turn.now))
        return
    late = turn.now >= duty.expires_at
    told, wake_at = (Told.EXPIRED, None) if late else (Told.WAITING, turn.now)
    turn.save(Notice(duty.key, duty.to, duty.kind, dict(duty.ids), wake_at, duty.expires_at, told=told))
