"""What each screen of the referral asks, in which words, under a procedure."""

from dataclasses import dataclass

from panel.procedure import Procedure
from panel.questions import Question, day, line, many, one, text
from panel.rules.entry import MatrixRules
from panel.rules.sitting import Start

YES_NO = {"yes": "Yes", "no": "No"}
YES_NO_NOT_KNOWN = {**YES_NO, "not_known": "Not known"}
STRATEGY = {"held": "Held", "not_held": "Not held", "not_known": "Not known"}
NOT_USED = "not_used"
COLOURS = {NOT_USED: "Not used", "red": "Red", "amber": "Amber", "green": "Green"}
STATUS = {
    "early_help": "Early help",
    "child_in_need": "Child in need",
    "protection_plan": "Child protection plan",
    "looked_after": "Looked after",
    "none": "None of these",
    "not_known": "Not known",
}


SECOND = "second_level"
"""The input for the level on the second scale, where there are two."""


@dataclass(frozen=True)
class Screen:
    """`needs` are inputs that may be left empty and gone back to; nothing is sent until they are there."""

    number: int
    id: str
    title: str
    hint: str
    questions: tuple[Question, ...]
    needs: tuple[str, ...] = ()


def front_door(procedure: Procedure) -> str:
    """Who takes a worry about a child, with the number, by day and out of hours."""
    safety = procedure.safety
    day_time = f"{safety.front_door} ({safety.front_door_number or 'number not set here yet'})"
    return f"{day_time}, or out of hours {safety.out_of_hours or 'the out-of-hours team'}"


def danger(procedure: Procedure) -> Screen:
    hint = f"If yes, ring 999, then {front_door(procedure)}. This bot does not tell them"
    question = one(
        "danger",
        "Is any child in immediate danger now?",
        YES_NO,
        required="Choose Yes or No: is any child in immediate danger now?",
    )
    return Screen(1, "danger", "Safety first", hint, (question,))


def why(procedure: Procedure) -> Screen:
    rules = procedure.referral
    kinds = {kind.id: kind.title for kind in rules.kinds}
    roles = {role.id: role.title for role in rules.referrers} | {"other": "Something else"}
    return Screen(
        2,
        "why",
        "Why are you referring?",
        "Two children? One referral each; we copy the family across",
        (
            one("kind", "The child is", kinds, required="Choose why you are referring"),
            one("role", "Your role", roles, required="Choose your role"),
        ),
    )


def child() -> Screen:
    estimated = many("estimated", "Is the date of birth an estimate? (optional)", {"yes": "This is my best estimate"})
    return Screen(
        3,
        "child",
        "Who is the child?",
        "Not sure of the date of birth? Give your best estimate and say so",
        (
            line("first", "First name", required="Enter the first name"),
            line("family", "Family name", required="Enter the family name"),
            line("known_as", "Also known as (optional)"),
            day("born", "Date of birth", required="Enter the date of birth, or your best estimate"),
            estimated,
            line("number", "Case number in your system (optional)"),
        ),
    )


def in_place() -> Screen:
    return Screen(
        4,
        "in_place",
        "What is in place?",
        "We ask so that the right people are invited",
        (
            one("status", "What is in place now?", STATUS, required="Choose what is in place, or Not known"),
            line("social_worker", "Social worker or key worker (optional)"),
            line("team_manager", "Team manager", required="Enter the team manager"),
            line("school", "School or setting (optional)"),
            line("authority", "Home authority, if not ours (optional)"),
            line("meetings", "Other meetings, with the next date (optional)"),
        ),
    )


NOTIFIED = day(
    "notified_on",
    "On what date did the police notify the service that calls the meeting? (optional)",
    "The days are counted from it; if it is not known, from the referral",
)
BELIEVED = day(
    "believed_on",
    "When was it first believed, or the concern received? (optional)",
    "The days are counted from it, if it is before the referral",
)


def happened(procedure: Procedure, kind: str) -> Screen:
    concern = next((f"The concern: {each.words}. " for each in procedure.referral.kinds if each.id == kind), "")
    concern += _note(procedure, kind)
    return Screen(
        5,
        "happened",
        "What has happened?",
        f"{concern}Say “Child B”, not a name. Paste from your assessment if you have it",
        (
            text("synopsis", "What, when, where, who saw or said it", "Three lines are enough"),
            *((BELIEVED,) if procedure.panel.counts_from(Start.BELIEF, kind) else ()),
        ),
        needs=("synopsis",),
    )


def _note(procedure: Procedure, kind: str) -> str:
    """What whoever refers for this kind of reason is reminded of."""
    return next((f"{each.note}. " for each in procedure.referral.kinds if each.id == kind and each.note), "")


def others(count: int) -> Screen:
    asked = one(
        "other_child",
        "Is another child harmed or at risk, brothers and sisters included?",
        YES_NO_NOT_KNOWN,
        required="Choose Yes, No or Not known",
    )
    about = tuple(question for n in range(1, count + 1) for question in _other(n))
    return Screen(
        6,
        "others",
        "Other children",
        "Kept apart. Most members will not see this",
        (asked, *about),
    )


def _other(n: int) -> tuple[Question, ...]:
    who = f"Child {chr(ord('A') + n)}"
    return (
        line(f"other_relation_{n}", f"{who}: how are they related? (optional)", "For example, younger brother"),
        line(f"other_name_{n}", f"{who}: name (optional)"),
        day(f"other_born_{n}", f"{who}: date of birth (optional)", "For example, 27 9 2015"),
        one(f"other_same_{n}", f"{who}: same school or service? (optional)", YES_NO_NOT_KNOWN),
    )


def safe_until() -> Screen:
    return Screen(
        7,
        "safe_until",
        "What keeps children safe until the panel?",
        "If nothing is in place, say so. The chair will ring you",
        (
            text("safety_plan", "What is in place until the panel", required="Say what is in place, or “nothing”"),
            one("strategy", "Strategy discussion", STRATEGY, required="Choose Held, Not held or Not known"),
            day("strategy_date", "If held, on what date? (optional)", "For example, 13 1 2026"),
        ),
    )


def police(procedure: Procedure, kind: str) -> Screen:
    positions = {position.id: position.title for position in procedure.police.positions}
    return Screen(
        8,
        "police",
        "The police",
        f"{_note(procedure, kind)}You do not need the details",
        (
            one("police", "Where are the police?", positions, required="Choose where the police are, or Not known"),
            *((NOTIFIED,) if procedure.panel.counts_from(Start.NOTIFICATION, kind) else ()),
            text("not_to_hear", "Anything the family must not hear? (optional)"),
        ),
    )


def matrix(procedure: Procedure, kind: str) -> Screen:
    """A child who is both kinds has both matrices; the level is then the higher of the two."""
    rules = procedure.matrix
    forms = rules.for_kind(kind) or rules.matrices
    ticks = {indicator.id: indicator.title for form in forms for indicator in rules.indicators_of(form)}
    supplied = "Tick what the matrix shows" if ticks else "Its indicators were not supplied to this bot"
    return Screen(
        9,
        "matrix",
        "; ".join(form.title for form in forms),
        f"{supplied}. The level is yours; a score only suggests. "
        "No matrix yet? Go on, or save: we remind you on the next working day",
        (
            *((many("ticks", "What the matrix shows (optional)", ticks),) if ticks else ()),
            one("level", "Level" if len(forms) == 1 else "Level, the higher of the two", _levels(procedure)),
            *([one(SECOND, rules.second, _second(rules))] if rules.second else []),
            day("matrix_date", "Date of the matrix", "For example, 13 1 2026"),
            line("matrix_author", "Who did it"),
            line("matrix_kept", "Where it is kept", "System, title. Files are not uploaded here"),
            *(_colour(rules.colour_tool) if rules.colour_tool else ()),
            text("assessments", "Other assessments: system, title, date, author (optional)"),
        ),
        needs=("level", *([SECOND] if rules.second else []), "matrix_date", "matrix_author", "matrix_kept"),
    )


def _colour(tool: str) -> tuple[Question, Question]:
    """The colour that a tool gave, and that whoever used it is trained in it; the tool stays where it is."""
    return (
        one("tool_colour", f"{tool}: which colour did it give? (optional)", COLOURS),
        many("tool_trained", f"{tool}: are you trained in it? (optional)", {"yes": "I am trained in it"}),
    )


def _second(rules: MatrixRules) -> dict[str, str]:
    return {level.id: level.title for level in rules.second_levels or ()}


def _levels(procedure: Procedure) -> dict[str, str]:
    unnamed = " (name not supplied)"
    return {level.id: level.title + ("" if level.supplied else unnamed) for level in procedure.matrix.levels}


def voice(procedure: Procedure) -> Screen:
    told = {choice.id: choice.title for choice in procedure.referral.told}
    return Screen(
        10,
        "voice",
        "What does the child say, and who has been told?",
        "“Not asked yet” is an answer. You do not need consent to refer",
        (
            text("words", "The child’s words (optional)"),
            one("told_child", "Told about this referral: the child", told, required="Choose whether the child is told"),
            one(
                "told_family",
                "Told about this referral: parents or carers",
                told,
                required="Choose whether the parents or carers are told",
            ),
            line("told_why", "If not safe to tell, why? (optional)"),
            text(
                "no_contact",
                "Anyone who must not be contacted, or must not learn where the child is? (optional)",
                "Do not give an address",
            ),
        ),
    )


def wanted(annexes: tuple[Question, ...] = ()) -> Screen:
    """`annexes` are asked first: the rest may be left empty."""
    return Screen(
        11,
        "wanted",
        "What do you want from the panel?",
        "Advice, an assessment, an intervention, a joint plan, help to get unstuck",
        (
            *annexes,
            text("wants", "What you want from the panel (optional)"),
            line("ethnicity", "Ethnicity (optional)"),
            line("needs", "Disability or SEND (optional)"),
            line("neurodiversity", "Neurodiversity (optional)"),
            line("interpreter", "Interpreter (optional)"),
        ),
    )
