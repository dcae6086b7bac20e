"""A notice that could not be delivered: whom the coordinator is to tell, and of what."""

from cards.parts import Opened, button, opened, says, typed
from cards.verbs import Verb


def undelivered(person: str, template: str, reference: str) -> Opened:
    """Who could not be written to, and the kind of notice; what it was about opens by its reference."""
    about = [button(f"Open {reference}", Verb.CASE_OPEN, case=reference)] if reference else []
    return opened(
        "Tell somebody who cannot be written to here",
        typed(person, bold=True),
        says(f"The notice: {template}{f', about {reference}' if reference else ''}."),
        says("Tell them by telephone, and ask them to add the app to their own chat."),
        buttons=about or [button("Help", Verb.SAY, text="help")],
    )
