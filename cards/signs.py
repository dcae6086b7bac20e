"""What a case's records tell, other processes that run for the child, consent, and what can begin before an outcome."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.asking import Ask, form
from cards.filling import which
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel import can_begin, consents, processes
from panel.can_begin import CanBegin
from panel.consents import Consent
from panel.processes import Process
from panel.said import said_date, said_day, said_when
from panel.sign import Kind, Sign
from panel.words import Refused

ITEMS = 6
"""So many records stand on one card."""
LABELS = {
    Kind.BEGIN: "Nothing has begun",
    Kind.CONDITIONS: "Conditions",
    Kind.PROSECUTORS: "Prosecutors",
    Kind.CONSENT: "Consent",
    Kind.PROVIDER: "Provider",
    Kind.PLAN: "Plan passed over",
    Kind.PROCESSES: "Many processes",
    Kind.OF_AGE: "Coming of age",
}
NOTHING = "Nothing stands out in what is written down here."


@dataclass(frozen=True)
class Told:
    """What stands on the card: the signs, and every record behind it, each with who wrote it down. `adds` says that the
    case is open, so that something can be added."""

    reference: str
    signs: Sequence[Sign]
    processes: Sequence[tuple[Process, str]] = ()
    consents: Sequence[tuple[Consent, str]] = ()
    begins: Sequence[tuple[CanBegin, str]] = ()
    adds: bool = True


def ask(reference: str, more: bool) -> Posted:
    """A typed `process`: nothing of the case, and the buttons that open what is known and the form."""
    told = [templates.cases.WRITE_IT_THERE] if more else []
    return posted(
        templates.signs.of(reference),
        *told,
        templates.line.WINDOW,
        buttons=[
            button("What the case tells", Verb.PROCESS_OPEN, main=True, case=reference),
            button("Add a process", Verb.PROCESS_FORM, case=reference),
            button("Consent", Verb.CONSENT_FORM, case=reference),
            button("What can begin", Verb.BEGIN_FORM, case=reference),
        ],
    )


def told(what: Told, page: int, happened: str = "") -> Opened:
    """Each sign with what to do about it, then the records, a page at a time."""
    records = list(_records(what))
    shown = records[page * ITEMS : (page + 1) * ITEMS]
    count = which(page * ITEMS, len(shown), len(records), "Records") if shown else "No record is written down here."
    seen = facts((LABELS[each.kind], each.words) for each in what.signs) if what.signs else says(NOTHING)
    return opened(
        f"{what.reference}: what the case tells",
        *([says(happened)] if happened else []),
        *([seen] if not page else []),
        *([says(count, quietly=True)] if count else []),
        *(element for each in shown for element in each),
        buttons=_buttons(what, page, (page + 1) * ITEMS < len(records)),
    )


def _buttons(what: Told, page: int, more: bool) -> list[ExecuteAction]:
    ref = what.reference
    adds = (("Add a process", Verb.PROCESS_FORM), ("Consent", Verb.CONSENT_FORM), ("What can begin", Verb.BEGIN_FORM))
    return [
        *(button(words, verb, main=not n, case=ref) for n, (words, verb) in enumerate(adds) if what.adds),
        *([button("Newer", Verb.PROCESS_OPEN, case=ref, page=page - 1)] if page else []),
        *([button("Older", Verb.PROCESS_OPEN, case=ref, page=page + 1)] if more else []),
        button("Open the case", Verb.CASE_OPEN, case=ref),
    ]


def _records(what: Told) -> Iterator[list[CardElement]]:
    """What still runs first, then what was said, and what is over."""
    yield from (_process(each, by, what.adds) for each, by in what.processes if not each.over_at)
    yield from (_consent(each, by) for each, by in what.consents)
    yield from (_begins(each, by) for each, by in what.begins)
    yield from (_process(each, by, False) for each, by in what.processes if each.over_at)


def meets(each: Process) -> str:
    """When a process meets next, in words."""
    return f"next on {said_date(each.next_on)}" if each.next_on else "next day not known"


def _process(each: Process, by: str, changes: bool) -> list[CardElement]:
    over = f"over since {said_when(each.over_at)}" if each.over_at else meets(each)
    at: Ids = {"case": each.case, "process": each.id, "rev": each.rev}
    acts = [button("Change", Verb.PROCESS_FORM, at=at), button("It is over", Verb.PROCESS_OVER, at=at)]
    rows = [("Process", each.name), ("Led by", each.lead), ("It meets", over), ("Said by", by)]
    return [title("Another process"), _facts(rows), *([row(*acts)] if changes else [])]


def _consent(each: Consent, by: str) -> list[CardElement]:
    again = said_day(each.review_on) if each.review_on else "no day was set"
    rows = [(consents.SAID[each.said], f"{said_day(each.dated)}, by {each.whose}"), ("To be asked about again", again)]
    return [title(f"Consent to an {each.what}"), _facts([*rows, ("Said by", by)])]


def _begins(each: CanBegin, by: str) -> list[CardElement]:
    words = first_words(each.words)
    whole = button("Read all", Verb.BEGIN_READ, case=each.case, begins=each.id)
    rows = [(can_begin.ASKED, words), ("Said by", by)]
    return [title(said_when(each.at)), _facts(rows), *([row(whole)] if words != each.words else [])]


def _facts(rows: Iterable[tuple[str, str]]) -> CardElement:
    return facts((label, said) for label, said in rows if said)


def read_all(each: CanBegin) -> Opened:
    """What can begin, whole."""
    back = button("Back", Verb.PROCESS_OPEN, main=True, case=each.case)
    return opened(f"{each.case}: what can begin", typed(each.words), buttons=[back])


def write_process(at: Ids, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Another process: what it is called, who leads it, and when it meets next."""
    hint = "It stands on the child’s item, so that everybody knows what else goes on and who leads it."
    of = Ask(f"{at['case']}: another process", "Save", Verb.PROCESS_SAVE, at, hint)
    return form(of, processes.QUESTIONS, answers, wrong, (), _back(at))


def write_consent(at: Ids, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Consent to an assessment or an intervention."""
    hint = "Consent to an assessment or an intervention. A referral needs none."
    of = Ask(f"{at['case']}: consent", "Save", Verb.CONSENT_SAVE, at, hint)
    return form(of, consents.QUESTIONS, answers, wrong, (), _back(at))


def write_begins(at: Ids, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """What can begin before the police have an outcome."""
    hint = "It goes into the minutes, under the plan. Nothing is begun by writing it here."
    of = Ask(f"{at['case']}: what can begin?", "Save", Verb.BEGIN_SAVE, at, hint)
    return form(of, can_begin.QUESTIONS, answers, wrong, (), _back(at))


def _back(at: Ids) -> list[ExecuteAction]:
    return [button("What the case tells", Verb.PROCESS_OPEN, case=str(at["case"]))]
