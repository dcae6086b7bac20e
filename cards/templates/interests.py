"""The content-free lines about somebody who knows the family."""

from cards.templates.line import Line, reference


def stepped_out(ref: str, place: str) -> Line:
    return Line(f"{reference(ref)}: somebody steps out of view and decision. Their place: {place}.")


def takes_item(ref: str) -> Line:
    return Line(f"No chair is left who can take {reference(ref)}. You take this item.")


def nobody_takes(ref: str) -> Line:
    return Line(f"Every chair and deputy has stepped out of {reference(ref)}. Find out who takes it.")


def back_in_view(ref: str, place: str) -> Line:
    return Line(f"{reference(ref)}: the coordinator has ended an interest. Back in view: {place}.")
