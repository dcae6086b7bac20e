"""The content-free lines with which a turn ends that has no card of its own: above all when something went wrong."""

from cards.templates.line import Line

PROBLEM = "Sorry, there is a problem."
TOO_LONG = Line("This is too long to show here. Ask for a part of it, or ask the coordinator.")
CANNOT_SHOW = Line(
    "This version of Teams cannot show the answer here. Update Teams, then type “my” to see where it stands."
)
DONE = Line("Done.")
NO_FILE = Line("The file could not be offered just now. Nothing was changed: try again.")


def nothing_changed(quote: str) -> Line:
    return Line(f"{PROBLEM} Nothing was changed. Try again; if it goes on, tell the coordinator and quote {quote}.")


def not_saved(quote: str) -> Line:
    return Line(
        f"{PROBLEM} It was not saved. Your answers are still on the card: try again in a few minutes. "
        f"If it goes on, tell the coordinator and quote {quote}."
    )


def went_wrong(quote: str) -> Line:
    return Line(f"{PROBLEM} Tell the coordinator and quote {quote}.")
