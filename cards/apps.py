"""Who on the roster has the app in a chat of their own, and installing it for those who have not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.filling import which
from cards.parts import Opened, button, opened, says
from cards.reach import LINES, Contact, Counts, by_state
from cards.verbs import Verb

TOGETHER = "Only those whom your administrator allows get it. What waits for them goes out as soon as they have it."


@dataclass(frozen=True)
class Installing:
    """For how many people it can be installed, to how many it was refused, and how far an installation is that is under
    way: `done` of `of` people, 0 of 0 while there is none."""

    lacking: int
    refused: int
    done: int
    of: int


def listing(counted: Counts, contacts: Sequence[Contact], installing: Installing, page: int) -> Opened:
    """Everybody on the roster, ten at a time, those who cannot be written to first, under what is known of each."""
    shown, procedure = contacts[page * LINES : (page + 1) * LINES], counted.procedure
    return opened(
        "Who has the app",
        says(which(page * LINES, len(shown), len(contacts)) if shown else "Nobody on this page.", quietly=True),
        *_progress(installing),
        *by_state(shown, counted),
        buttons=[
            *_installs(installing, procedure),
            *([_list("Look again", procedure, page)] if installing.of else []),
            *([_list("Earlier", procedure, page - 1)] if page else []),
            *([_list("More", procedure, page + 1)] if (page + 1) * LINES < len(contacts) else []),
            button("Back to the list", Verb.REACH_OPEN, procedure=procedure, page=0),
        ],
    )


def _progress(installing: Installing) -> Iterator[CardElement]:
    if installing.of:
        yield says(f"Installing the app: {installing.done} of {installing.of}.")
    if installing.lacking:
        yield says(TOGETHER, quietly=True)


def _installs(installing: Installing, procedure: str) -> Iterator[ExecuteAction]:
    if installing.lacking:
        words = f"Install the app for {_people(installing.lacking)}"
        yield button(words, Verb.REACH_INSTALL, main=True, procedure=procedure, count=installing.lacking)
    if installing.refused:
        words = f"Try again for {_people(installing.refused)}"
        yield button(words, Verb.REACH_INSTALL, procedure=procedure, again="yes", count=installing.refused)


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _list(words: str, procedure: str, page: int) -> ExecuteAction:
    return button(words, Verb.REACH_APPS, procedure=procedure, page=page)
