"""Going live: what a partnership settles before the first real child."""

from panel.procedure import Procedure
from panel.words import Reason, Refused


def is_live(procedure: Procedure) -> bool:
    """Whether everything that must be set before going live is set. Procedure: every `before_live` value."""
    return not procedure.missing_before_live


def ready(procedure: Procedure, live: bool) -> None:
    """`Refused` names what is missing before a real child can be referred; a demo is never held up by it."""
    if live and not is_live(procedure):
        raise Refused(
            "Not live yet: no child can be referred here. Nothing was changed. The coordinator can see to it.",
            [Reason(words) for words in procedure.missing_before_live.values()],
        )
