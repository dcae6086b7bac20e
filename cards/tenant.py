"""What the coordinator sees of the organisation's Microsoft 365."""

from microsoft_teams.cards import CardElement

from cards import templates
from cards.needs import NEEDS, Need
from cards.parts import Opened, Posted, button, opened, posted, says, title, typed
from cards.verbs import Verb
from panel.words import Hindrance

MY_LIST = button("My list", Verb.SAY, text="my")
STANDS_FOR = {
    "$app": "the bot’s app id",
    "$organiser": "the mailbox that panels are booked in",
    "$drive": "the library’s id",
}
"""What stands for what in the lines that an administrator runs."""
AGAIN = (
    "You, the coordinator, have nothing more to do: it is tried again every hour, and you are told when it works. What "
    "is changed in Exchange can take two hours to count."
)
TABLE = "All that is held and missing, and how each is given, is printed by: python -m bot graph check"


def hindered(procedure: str, by: Hindrance, needs: str) -> Posted:
    """Something an administrator has to do before bookings get through."""
    lines = [templates.tenant.hindered(by), *([templates.tenant.needs(needs)] if needs else [])]
    obstacle = f"{by} {needs}".strip()
    opens = button("What they must do", Verb.TENANT_NEEDS, main=True, procedure=procedure, obstacle=obstacle)
    return posted(*lines, templates.tenant.STANDS, buttons=[opens, MY_LIST])


def needed(by: Hindrance, needs: str) -> Opened:
    """The same, line by line, for the coordinator to hand on."""
    return opened(
        "What your administrator must do",
        says(templates.tenant.does(by)),
        *(_how(NEEDS[needs]) if needs else []),
        title("And then"),
        says(AGAIN),
        says(TABLE, quietly=True),
        buttons=[MY_LIST],
    )


def mended() -> Opened:
    """Nothing stands in the way any more."""
    return opened(templates.tenant.MENDED, says("Your administrator has nothing to do."), buttons=[MY_LIST])


def cleared(kind: str, left: int) -> Posted:
    """What stood in the way of an errand does so no more, or, without a kind, nothing waits for it any more; so many
    other things still stand in the way."""
    lines = templates.tenant
    again = lines.NOT_NEEDED if not kind else lines.BOOKS_AGAIN if kind == "book" else lines.WORKS_AGAIN
    return posted(again, *([templates.tenant.left(left)] if left else []), buttons=[MY_LIST])


def uncertain(about: str) -> Posted:
    """A mail about a panel, "" for what has none, may have gone out or not: it is not sent again by itself."""
    line = templates.tenant.uncertain(about) if about else templates.tenant.UNCERTAIN
    opens = [button("Whose it is, and what to do", Verb.MINUTES_MAILS, main=True, panel=about, page=0)] if about else []
    return posted(line, templates.tenant.LOOK_FIRST, buttons=[*opens, MY_LIST])


def _how(need: Need) -> list[CardElement]:
    known = [f"{name} is {what}" for name, what in STANDS_FOR.items() if any(name in line for line in need.how)]
    return [
        says(f"What it is for: {need.purpose}."),
        title(f"{need.name}, in PowerShell"),
        *([says(f"{'; '.join(known)}.", quietly=True)] if known else []),
        typed("\n".join(need.how)),
    ]
