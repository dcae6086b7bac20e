"""Mails with the link to minutes that may have gone out or not, or did not: whose they are, what becomes of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards import CardElement

from cards import templates
from cards.filling import which
from cards.parts import Ids, Opened, button, opened, row, says, typed
from cards.verbs import Verb
from panel.mailing import Mailed, Mailing

MOST = 5
UNSENT = "Not sent: not at the table any more, or without an address on the roster. Put that right before you send it."
AGAIN = "It is on its way again. If nobody can tell once more, you are asked again."
HAD = "It counts as mailed. Nothing was sent by this press."
LEFT = "It is left as it is: no mail goes to them."
LOOK = "Look in the organiser’s mailbox, under Sent Items, for a mail to each of them."
THEN = "Send it again only if it is not there. You can also tell them yourself, and say here that they have the link."


@dataclass(frozen=True)
class Row:
    """One mail, and to whom it was to go."""

    mail: Mailed
    name: str
    email: str


def listing(panel: str, starts: datetime, known: Sequence[Row], page: int, said: str = "") -> Opened:
    """The mails to be looked into; `said` is what has just become of one."""
    first = max(0, min(page * MOST, (len(known) - 1) // MOST * MOST))
    shown = known[first : first + MOST]
    at: Ids = {"panel": panel}
    return opened(
        f"{templates.minutes.of(starts)}: mails to look into",
        *([says(said)] if said else []),
        *(_how(panel) if any(each.mail.how is Mailing.UNSURE for each in shown) else []),
        *([] if shown else [says("There is none to look into.")]),
        *([says(count, quietly=True)] if (count := which(first, len(shown), len(known))) else []),
        *(element for each in shown for element in _row(at, each)),
        buttons=[
            *([button("Earlier page", Verb.MINUTES_MAILS, at=at, page=first // MOST - 1)] if first else []),
            *([button("More", Verb.MINUTES_MAILS, at=at, page=first // MOST + 1)] if first + MOST < len(known) else []),
            button("The minutes", Verb.MINUTES_DRAFT, at=at, page=0),
            button("My list", Verb.MY_VIEW),
        ],
    )


def _how(panel: str) -> list[CardElement]:
    return [says(LOOK), says(f"Its subject is “{templates.minutes.mail(panel)}”."), says(THEN)]


def _row(at: Ids, each: Row) -> list[CardElement]:
    ids: Ids = {**at, "person": each.mail.person, "rev": each.mail.rev}
    unsent = each.mail.how is Mailing.UNSENT
    return [
        typed(each.name, bold=True),
        typed(each.email, quietly=True),
        *([says(UNSENT)] if unsent else []),
        row(
            button("Send it" if unsent else "Send it again", Verb.MINUTES_MAIL_AGAIN, at=ids),
            button("Leave it" if unsent else "They have the link", Verb.MINUTES_MAIL_HAD, at=ids),
        ),
    ]
