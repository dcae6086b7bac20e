"""Who is to be there for a child: the list, and what is said of each."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.asking import Ask, form
from cards.filling import turning, which
from cards.parts import Ids, Opened, Posted, button, facts, opened, posted, row, says, title, typed
from cards.verbs import Verb
from panel.attendance import THERE, WHY, questions
from panel.attendees import Row, is_invited, was_there
from panel.panels import Panel
from panel.rules.attending import Attendee
from panel.said import said_date
from panel.words import Refused

ITEMS = 5
"""So many of them on a card."""


def who(panel: Panel, reference: str, rows: Sequence[Row], page: int, sits: bool, happened: str = "") -> Opened:
    """Everybody who is to be there, each with whether they are invited, and once it sits whether they are there."""
    shown = rows[page * ITEMS : (page + 1) * ITEMS]
    at: Ids = {"case": reference, "panel": panel.id}
    count = which(page * ITEMS, len(shown), len(rows))
    return opened(
        f"{reference}: who is to be there",
        *([says(happened)] if happened else []),
        says(f"Panel, {said_date(panel.starts_at.date())}. {count}".strip(), quietly=True),
        *(element for each in shown for element in _one({**at, "page": page}, each, sits)),
        buttons=[
            *turning(Verb.ATTENDANCE_OPEN, at, page, more=(page + 1) * ITEMS < len(rows)),
            button("Who comes for it", Verb.INVITE_OPEN, case=reference),
            button("Open the case", Verb.CASE_OPEN, case=reference),
            *([button("Back to the screen", Verb.SITTING_SCREEN, panel=panel.id)] if sits else []),
        ],
    )


def _one(at: Ids, each: Row, sits: bool) -> list[CardElement]:
    attendee = each.attendee
    ids: Ids = {**at, "attendee": attendee.id, "rev": each.said.rev if each.said else 0}
    said = [("Has to be there" if attendee.required else "May be there", is_invited(each))]
    said += [("When", attendee.condition)] if attendee.condition else []
    said += [("Now", was_there(each))] if sits or (each.said and each.said.there) else []
    acts = [button(f"{attendee.name}: invited?", Verb.ATTENDANCE_FORM, at=ids)]
    acts += [button(f"{attendee.name}: there?", Verb.ATTENDANCE_THERE, at=ids)] if sits else []
    return [title(attendee.title), facts(said), row(*acts)]


def invited(at: Ids, of: Attendee, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Whether one of them is invited; of a family, by whom, and never who they are."""
    hint = "Names of parents, carers and the young person are not written here." if "invited_by" in _ids(of) else ""
    ask = Ask(f"{at['case']}: {of.name}", "Save", Verb.ATTENDANCE_SAVE, at, hint)
    return form(ask, questions(of), answers, wrong, (), [_back(at)])


def _ids(of: Attendee) -> set[str]:
    return {each.id for each in questions(of)}


def there(at: Ids, of: Attendee, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Whether one of them was there, and for which part."""
    ask = Ask(f"{at['case']}: {of.name}", "Save", Verb.ATTENDANCE_THERE_SAVE, at, "It goes into the minutes.")
    return form(ask, THERE, answers, wrong, (), [_back(at)])


def why(at: Ids, without: Sequence[str], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Why an item goes on without those who have to be there."""
    ask = Ask(f"{at['case']}: go on without them", "Go on", Verb.ATTENDANCE_WHY_SAVE, at, "It goes into the minutes.")
    body = [typed(f"Has to be there, and is not: {'; '.join(without)}.", bold=True)]
    back = button("Back to the screen", Verb.SITTING_SCREEN, panel=at["panel"])
    return form(ask, WHY, answers, wrong, body, [_back(at), back])


def _back(at: Ids) -> ExecuteAction:
    return button("Who is to be there", Verb.ATTENDANCE_OPEN, case=at["case"], panel=at["panel"])


def must_come(reference: str, panel: Panel, count: int) -> Posted:
    """To the coordinator: so many of those who have to be there are not invited yet."""
    opens = button("Who is to be there", Verb.ATTENDANCE_OPEN, main=True, case=reference, panel=panel.id)
    return posted(templates.attendance.not_invited(reference, panel.starts_at, count), buttons=[opens])
