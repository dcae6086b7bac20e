"""What did not arrive: whom the coordinator is to tell, of what, and by which way."""

from collections.abc import Sequence

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, says, title, typed
from cards.verbs import Verb

LEFT = "They are no longer on the roster, so it was not sent. Tell whoever does their work now."


def undelivered(person: str, template: str, reference: str, left: bool = False) -> Opened:
    """Who could not be written to, and the kind of notice; what it was about opens by its reference. `left` says that
    they are on the roster no more."""
    about = [button(f"Open {reference}", Verb.CASE_OPEN, case=reference)] if reference else []
    return opened(
        "Tell somebody who cannot be written to here",
        typed(person, bold=True),
        says(f"The notice: {template}{f', about {reference}' if reference else ''}."),
        says(LEFT if left else "Tell them by telephone, and ask them to add the app to their own chat."),
        buttons=about or [button("Help", Verb.SAY, text="help")],
    )


def unreachable(procedure: str, person: str) -> Posted:
    """Somebody who cannot be written to any more, by their id; the coordinator opens who it is."""
    opens = button("Who, and what", Verb.UNDELIVERED_OPEN, main=True, procedure=procedure, person=person)
    return posted(templates.notices.UNREACHABLE, buttons=[opens])


def waiting(name: str, fallback: str, missed: Sequence[str], at: Ids | None) -> Opened:
    """Everything that somebody was to be told and was not; `fallback` is how they are told instead, as it was typed.
    `at` are the ids of the person, for a coordinator, who can try them again."""
    lines = [says(f"• {each}") for each in missed]
    return opened(
        "Tell somebody who cannot be written to here",
        typed(name, bold=True),
        *([facts([("Told instead by", fallback)])] if fallback else [says("Ring them, and ask them to add the app.")]),
        *([title("They were not told of"), *lines] if lines else [says("Nothing waits for them.")]),
        buttons=[*(_tries(at) if at else []), button("Help", Verb.SAY, text="help")],
    )


def _tries(at: Ids) -> list[ExecuteAction]:
    return [
        button("Send a test message", Verb.REACH_TEST, at=at),
        button("How they are told instead", Verb.REACH_FALLBACK, at=at),
    ]
