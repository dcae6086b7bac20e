"""One referral of an invented child, as it is typed and pressed: by the test, and for the pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.browser.playground import Page


@dataclass(frozen=True)
class Answers:
    """What is chosen (question to choice) and what is typed (label to words) on one screen."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)


CHILD = "Robin Example"
SCREENS = (
    Answers({"Is any child in immediate danger now?": "No"}),
    Answers({"The child is": "Showing harmful sexual behaviour", "Your role": "The child's social worker"}),
    Answers(typed={"First name": "Robin", "Family name": "Example", "Date of birth": "27 9 2012"}),
    Answers({"What is in place now?": "Child in need"}, {"Team manager": "Alex Example"}),
    Answers(typed={"What, when, where": "On Monday a teacher saw Robin touch Child B. Both were spoken to apart."}),
    Answers({"Is another child harmed or at risk": "No"}),
    Answers(
        {"Strategy discussion": "Not held"}, {"What is in place until the panel": "An adult is with Robin at school."}
    ),
    Answers({"Where are the police?": "Told"}),
    Answers(
        {"Level": "High"},
        {
            "Date of the matrix": "16 11 2026",
            "Who did it": "Sam Example",
            "Where it is kept": "Case system, risk matrix",
        },
    ),
    Answers(
        {
            "Told about this referral: the child": "Not yet",
            "Told about this referral: parents or carers": "Told",
        }
    ),
    Answers(typed={"What you want from the panel": "Advice on a joint plan."}),
)


def opens_a_referral(page: Page) -> None:
    """From the first word to the first screen."""
    page.says("refer")
    page.presses("Start")
    page.sees("Screen 1 of 12")


def fills_in(page: Page, number: int) -> None:
    """One screen's answers, not sent on yet."""
    page.sees(f"Screen {number} of 12")
    answers = SCREENS[number - 1]
    for question, choice in answers.chosen.items():
        page.chooses(choice, of=question)
    page.fills(answers.typed)


def answers_all_from(page: Page, number: int) -> None:
    """The screens from this one to the last, and on to the check."""
    for each in range(number, len(SCREENS) + 1):
        fills_in(page, each)
        page.presses("Next")
    page.sees("Check your answers")


def sends(page: Page) -> str:
    """Sends the referral; its reference, once the chair has the notice."""
    page.presses("Send to the chair")
    reference = page.reads(r"Sent\. ([A-Z]+-\d{4}-\d{3})")
    page.sees("To: Chair")
    return reference


def opens_the_screening(page: Page, reference: str) -> None:
    """As the chair: the referral that waits, opened."""
    page.says("demo as chair")
    page.says("screen")
    page.presses(f"Open {reference}")
    page.sees("What holds the risk until then?")


def accepts(page: Page) -> None:
    """The chair's decision on the referral that is open; the referrer has the notice."""
    page.presses("Panel")
    page.chooses("Held", of="Strategy discussion")
    page.fills({"What holds the risk until then?": "An adult at school.", "Reason": "High risk, and several agencies."})
    page.presses("Accept to the panel")
    page.sees("is accepted. Its panel is on")
