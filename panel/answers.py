"""What one answer of the referral asks of another, and who else its answers name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from panel.children import Linked, normal
from panel.needed import KEPT, lacking
from panel.procedure import Procedure
from panel.questions import Question, Shape, check, not_later
from panel.screens import others, screens
from panel.ties import keys
from panel.wording import NOT_USED, SECOND, Screen, child, front_door
from panel.words import Mend, Reason, Refused

WORD = re.compile(r"[^\W\d_]{2,}")
NO_NAME = {"child", "not", "known", "unknown"}
"""What people write in the box for a name when they have none: “Child B”, “not known”."""


def linked_people(reference: str, answers: Mapping[str, str]) -> tuple[Linked, ...]:
    """Everybody else the referral names, each in a record of their own."""
    people = (_linked(reference, n, answers) for n in range(1, others(answers) + 1))
    return tuple(person for person in people if person)


def _linked(reference: str, n: int, answers: Mapping[str, str]) -> Linked | None:
    relation, name, born, same = (answers.get(f"other_{part}_{n}", "") for part in ("relation", "name", "born", "same"))
    if not (relation or name or born):
        return None
    return Linked(f"{reference}/l{n}", reference, relation, name, typed_date(born), same, keys(name, typed_date(born)))


def rules(shown: Screen, answers: dict[str, str], procedure: Procedure, today: date) -> list[Reason]:
    """What one answer asks of another, screen by screen."""
    match shown.id:
        case "why":
            return _may_refer(answers["role"], procedure)
        case "child":
            return _age(date.fromisoformat(answers["born"]), procedure, today)
        case "happened":
            return not_later(answers, "believed_on", "The day on which it was believed", today)
        case "safe_until":
            return _held(answers, today)
        case "police":
            return not_later(answers, "notified_on", "The day on which the police notified", today)
        case "matrix" if answers.get("tool_colour", NOT_USED) != NOT_USED and "tool_trained" not in answers:
            return [
                Reason(
                    "Only somebody trained in it uses it: tick that you are, or choose Not used", None, "tool_trained"
                )
            ]
        case "matrix" if answers.keys() & {*shown.needs, "ticks"}:
            return _whole_matrix(answers, procedure, today)
        case "wanted":
            given = {each.id for each in shown.questions}
            asked = tuple(each for each in procedure.referral.annexes or () if KEPT + each.id in given)
            return lacking(asked, answers, today)
        case "voice" if "not_safe" in (answers["told_child"], answers["told_family"]) and "told_why" not in answers:
            return [Reason("Say why it is not safe to tell", field="told_why")]
    return []


def _may_refer(role: str, procedure: Procedure) -> list[Reason]:
    """Who may refer is the procedure's ([referral] referrers); nobody is turned away without a next step."""
    referrers = procedure.referral.referrers
    if role in {referrer.id for referrer in referrers}:
        return []
    words = f"{procedure.referral.front_door}. You can record that the child was considered"
    return [Reason(words, mend=Mend.CONSIDER, field="role")]


def _age(born: date, procedure: Procedure, today: date) -> list[Reason]:
    """The age band is the procedure's ([referral] under_age, from_age); there need be no lower end."""
    rules, age = procedure.referral, age_on(born, today)
    if born > today:
        return [Reason("Date of birth must be in the past", field="born")]
    if rules.under_age is not None and age >= rules.under_age:
        return [Reason(f"This panel is for children under {rules.under_age}. Check the date of birth", field="born")]
    if rules.from_age is not None and age < rules.from_age:
        words = f"This panel is for children from {rules.from_age}. Send a younger child to {front_door(procedure)}"
        return [Reason(words, Mend.SENT_ON, "born")]
    return []


def too_young(fields: Mapping[str, str], procedure: Procedure, today: date) -> bool:
    """Whether what was typed of a child says that they are younger than the procedure takes."""
    try:
        check(child().questions, fields, today, lambda given: _age(date.fromisoformat(given["born"]), procedure, today))
    except Refused as refused:
        return any(reason.mend is Mend.SENT_ON for reason in refused.reasons)
    return False


def age_on(born: date, today: date) -> int:
    """Age in whole years; somebody born on 29 February is a year older on 1 March."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _held(answers: dict[str, str], today: date) -> list[Reason]:
    if answers["strategy"] != "held":
        return []
    if "strategy_date" not in answers:
        return [Reason("Enter the date of the strategy discussion", field="strategy_date")]
    if date.fromisoformat(answers["strategy_date"]) > today:
        return [Reason("The strategy discussion has to be in the past, or choose Not held", field="strategy_date")]
    return []


def _whole_matrix(answers: dict[str, str], procedure: Procedure, today: date) -> list[Reason]:
    wanted = {
        "level": f"Choose the level{suggestion(answers, procedure)}",
        **({SECOND: f"Choose the level on {procedure.matrix.second}"} if procedure.matrix.second else {}),
        "matrix_date": "Enter the date of the matrix",
        "matrix_author": "Enter who did the matrix",
        "matrix_kept": "Enter where the matrix is kept",
    }
    found = [Reason(words, field=id) for id, words in wanted.items() if id not in answers]
    if not found and date.fromisoformat(answers["matrix_date"]) > today:
        return [Reason("The date of the matrix has to be today or earlier", field="matrix_date")]
    return found


def warn_of_names(shown: Screen, answers: Mapping[str, str], procedure: Procedure) -> None:
    """`Refused`, so that it is asked about before it is saved, for another child's name in a box that most members
    read. Answering who the others are looks back at every box; any other screen only at its own."""
    own = " ".join(answers.get(key, "") for key in ("first", "family", "known_as"))
    looked_at = screens(procedure, answers) if shown.id == "others" else (shown,)
    boxes = [box for other in looked_at for box in other.questions if _shared(other, box)]
    ask_about_names(linked_people("", answers), own, {box: answers.get(box.id, "") for box in boxes})


def _shared(shown: Screen, box: Question) -> bool:
    """Whether most members read what is typed here freely; who the child is, and who works with them, are asked for by
    name."""
    by_name = shown.id in ("child", "others") or box.id in ("social_worker", "team_manager", "matrix_author")
    return box.shape in (Shape.TEXT, Shape.LINE) and not by_name


def ask_about_names(linked: Iterable[Linked], own: str, boxes: Mapping[Question, str]) -> None:
    """`Refused` names each box that holds a name of a linked person, unless the child the case is about shares it."""
    names = {word for person in linked for word in _words(person.name)} - _words(own) - NO_NAME
    if named := [box for box, words in boxes.items() if names & _words(words)]:
        words = "You typed the name of another child or adult in “{}”. Most members read it: say “Child B” instead"
        raise Refused(
            "Before this is saved: a name.",
            [Reason(words.format(box.label), mend=Mend.KEEP_WORDS, field=box.id) for box in named],
        )


def _words(text: str) -> set[str]:
    """The words of a text, alike whatever their case and accents."""
    return {normal(word) for word in WORD.findall(unicodedata.normalize("NFC", text))}


def suggested(answers: Mapping[str, str], procedure: Procedure) -> tuple[str, tuple[str, ...]]:
    """The level the ticked indicators point to, and which they were. A person sets the level, never this."""
    ticked = set(answers.get("ticks", "").split(","))
    indicators = [i for i in procedure.matrix.indicators or () if i.id in ticked]
    if not indicators:
        return "", ()
    return max((i.level for i in indicators), key=procedure.matrix.rank), tuple(i.title for i in indicators)


def higher(answers: Mapping[str, str], level: str, procedure: Procedure) -> str:
    """What the ticks suggest, in words, where it is higher than the level a person has set; else ""."""
    found, _ = suggested(answers, procedure)
    if not found or not level or procedure.matrix.rank(found) <= procedure.matrix.rank(level):
        return ""
    ticked = answers["ticks"].split(",")
    because = [each.title for each in procedure.matrix.indicators or () if each.level == found and each.id in ticked]
    return f"The ticks suggest {procedure.matrix.level(found).title}: {'; '.join(because)}"


def suggestion(answers: Mapping[str, str], procedure: Procedure) -> str:
    """What the ticks suggest, and why, in words; "" where nothing is ticked."""
    level, because = suggested(answers, procedure)
    return f". The ticks suggest {procedure.matrix.level(level).title}: {'; '.join(because)}" if level else ""


def typed_into(shown: Screen, answers: Mapping[str, str], words: str) -> dict[str, str]:
    """Words typed into the chat, as the answer to a screen's first question: a choice by its title, or a text, after
    what stands there already; nothing where they cannot answer it."""
    first = shown.questions[0]
    chosen = [choice.id for choice in first.choices if choice.title.casefold() == words.strip(" .!").casefold()]
    if first.choices:
        return {first.id: chosen[0]} if chosen else {}
    before = answers.get(first.id, "")
    return {first.id: f"{before}\n{words}" if before else words} if first.shape is Shape.TEXT else {}


def typed_date(words: str) -> date | None:
    """A date that was checked (`2012-09-27`), or None for one that is still as it was typed."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
