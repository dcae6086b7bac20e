"""Who agrees with a decision and who objects: the tally, this person's own seat, and who was asked in the room."""

from collections.abc import Iterator, Mapping, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards.asking import Ask, form
from cards.decided import Seat, Shown
from cards.parts import Ids, Opened, button, facts, opened, row, rows, says, title, typed
from cards.verbs import Verb
from panel.deciding import STAND, in_room_questions
from panel.decisions import Agency, Ending
from panel.words import Refused

STANDS = "It stands until it is settled, and is kept with the decision, whatever is decided."
IN_ROOM = "Ask each of them aloud. Whoever objects presses for their own seat, with a reason."


def tally(shown: Shown) -> list[CardElement]:
    """Where each agency stands, and who was not heard."""
    rows = [(each.title, "; ".join(_stands(each))) for each in shown.agencies]
    if shown.unheard:
        label = "Here, and not heard" if shown.decision.closed_at else "Here, and not heard yet"
        rows.append((label, ", ".join(name for _, name in shown.unheard)))
    return [title("Who agrees"), says(_counted(shown.agencies)), *([facts(rows)] if rows else [])]


def _counted(agencies: Sequence[Agency]) -> str:
    """How many agencies agree, and which seats object: “8 agree; Health objects.”"""
    agree = [each for each in agencies if (each.agree or each.in_room) and not each.object]
    asked = sum(not each.agree for each in agree)
    objects = [f"{name} objects" for each in agencies for name, _ in each.object]
    counted = f"{len(agree)} {'agrees' if len(agree) == 1 else 'agree'}" if agree else "Nobody agrees yet"
    room = f", {asked} of them as asked in the room" if asked else ""
    return "; ".join([f"{counted}{room}", *objects]) + "."


def _stands(agency: Agency) -> Iterator[str]:
    if agency.agree:
        yield f"agrees: {', '.join(agency.agree)}"
    if agency.in_room:
        yield f"agrees, as asked in the room and written down by the chair: {', '.join(agency.in_room)}"
    if agency.settled:
        yield f"objected, settled: {', '.join(name for name, _ in agency.settled)}"
    if agency.object:
        yield f"objects: {', '.join(name for name, _ in agency.object)}"


def mine(shown: Shown, seat: Seat) -> list[CardElement]:
    """This person's own seat, and what it can say."""
    choices = list(_choices(shown, seat))
    return [title(f"Your seat: {seat.name}"), says(_own(shown, seat)), *([row(*choices)] if choices else [])]


def _own(shown: Shown, seat: Seat) -> str:
    if seat.stand is None:
        return "Nothing yet."
    if not seat.theirs:
        return "Somebody else objected for this seat: it is theirs to change."
    if seat.stand.in_room:
        return "The chair has written down that you agree, as asked in the room. You can say so yourself, or object."
    if seat.stand.agrees:
        return "You agree."
    if not seat.stand.stands:
        return "You objected, and have said that it is settled."
    before = seat.stand.round != shown.decision.round
    return "You objected before the reason was changed. It stands until you say otherwise." if before else "You object."


def _choices(shown: Shown, seat: Seat) -> Iterator[ExecuteAction]:
    if not seat.theirs:
        return
    said = seat.stand
    before = said is not None and said.round != shown.decision.round
    if said and not said.agrees and said.settled and said.stands:
        yield button("Yes, it is settled", Verb.SETTLE_YES, main=True, at={**shown.at, "rev": said.rev}, seat=seat.id)
    if said is None or not said.agrees or said.in_room:
        yield button("Agree", Verb.STAND_AGREE, at=shown.at, seat=seat.id)
    if said is None or said.agrees or before:
        yield button("Object", Verb.STAND_FORM, at=shown.at, seat=seat.id)


def unheard(shown: Shown) -> list[CardElement]:
    """What whoever leads the item does about the seats that are here and have said nothing."""
    return [*_asked_aloud(shown), *_callers(shown)] if shown.leads and shown.unheard else []


def _asked_aloud(shown: Shown) -> list[CardElement]:
    """Asked round the table: they agree, or the decision is closed without them. A child leaves the agenda by each
    seat's own word alone."""
    if shown.decision.ending is Ending.REMOVED:
        return []
    at: Ids = {**shown.at, "seats": ",".join(id for id, _ in shown.unheard)}
    does = [button("All of them agree", Verb.STAND_ROOM, at=at)]
    does += [button("Some of them agree", Verb.STAND_ROOM_FORM, at=at)] if len(shown.unheard) > 1 else []
    without = [button("Close it without hearing them", Verb.DECIDE_CLOSE, at={**shown.at, "without": at["seats"]})]
    buttons = [*does, *(without if shown.heard else [])]
    return [title("Asked in the room"), says(IN_ROOM, quietly=True), *rows(buttons)]


def _callers(shown: Shown) -> list[CardElement]:
    """Whoever is on the telephone cannot press: the chair writes down what they say."""
    if not shown.callers:
        return []
    words = "Write down what each says. Anybody else presses for themselves."
    buttons = [
        button(f"{name} {does}", verb, at=shown.at, seat=id)
        for id, name in shown.callers
        for does, verb in (("agrees", Verb.STAND_AGREE), ("objects", Verb.STAND_FORM))
    ]
    return [title("On the telephone"), says(words, quietly=True), *rows(buttons)]


def in_room(at: Ids, seats: Mapping[str, str], answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Which of the seats that have said nothing agreed when they were asked in the room."""
    if not seats:
        return opened("Everybody who is here was heard.", buttons=[_back(at)])
    of = Ask("Asked in the room", "They agree", Verb.STAND_ROOM, at, IN_ROOM)
    return form(of, in_room_questions(seats), answers, wrong, [typed(str(at["case"]), bold=True)], [_back(at)])


def objects(at: Ids, answers: Mapping[str, str], wrong: Refused | None = None) -> Opened:
    """Why a seat objects."""
    of = Ask("Object", "Object", Verb.STAND_SAVE, at, STANDS)
    opens = button("Open the case", Verb.CASE_OPEN, case=at["case"])
    return form(of, STAND, answers, wrong, [typed(str(at["case"]), bold=True)], [opens])


def _back(at: Ids) -> ExecuteAction:
    return button("Back to the decision", Verb.DECIDE_OPEN, case=at["case"], panel=at["panel"])
