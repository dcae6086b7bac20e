"""The content-free lines about a safety concern, and whom to ring."""

from collections.abc import Sequence
from datetime import datetime

from cards.templates.line import Line, reference
from panel.rules.ground import SafetyRules
from panel.said import said_when

RING_FIRST = Line("Ring 999 first if a child is in danger now. Then tell the chair here.")


def ring(safety: SafetyRules) -> list[Line]:
    """Whom to ring, in order, in the procedure's own words."""
    return [
        Line(f"{safety.front_door}: {safety.front_door_number or 'number not set here yet'}."),
        Line(f"Out of hours: {safety.out_of_hours or 'number not set here yet'}."),
    ]


def raised(ref: str, raised: datetime) -> Line:
    return Line(f"Safety concern {reference(ref)}, raised on {said_when(raised)}. Ring about it now.")


def again(ref: str, raised: datetime) -> Line:
    when = said_when(raised)
    return Line(f"Safety concern {reference(ref)}, raised on {when}: nobody has taken it. Ring about it now.")


def told(ref: str) -> Line:
    return Line(f"Safety concern {reference(ref)} was told to the chair and the deputy.")


def told_again(after: Sequence[int], once_more: int) -> Line:
    minutes = [str(each) for each in after]
    listed = " and ".join([", ".join(minutes[:-1]), minutes[-1]]) if minutes[1:] else minutes[0]
    return Line(
        f"Until somebody has it, it is told again after {listed} minutes, "
        f"once more after {once_more}, then each morning the office opens."
    )


def ring_the_chair(ref: str) -> Line:
    return Line(f"Ring the chair about {reference(ref)}. What it is about is not written here.")


def to_raise(ref: str) -> Line:
    return Line(f"{reference(ref)} is about a partner agency, and was not raised with their senior manager yet.")


def ring_about(ref: str, raised: datetime) -> Line:
    return Line(f"Ring about {reference(ref)}: it was raised on {said_when(raised)}, and nobody has taken it.")


def nobody_to_ring(ref: str) -> Line:
    return Line(
        f"Nobody has taken {reference(ref)}, and no duty manager is on the roster to be told. Ring yourself now."
    )


def taken(ref: str, when: datetime) -> Line:
    return Line(f"Safety concern {reference(ref)} was taken on {said_when(when)}. Open it to see by whom.")
