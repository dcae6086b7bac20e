"""The content-free lines: everything a preview, a posted card or a file name may say.

Each takes references, dates, counts and states only, so nothing that somebody typed can reach a posted message: a
posted card is made of `Line`s, and only this file makes them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from panel.reach import State
from panel.roster import ENTRA_ID
from panel.rules.ground import SafetyRules
from panel.rules.sitting import Seat
from panel.said import said_date, said_time, said_when
from panel.words import REFERENCE, Refused

Line = NewType("Line", str)

NOT_LIVE = Line("Not live: fictional children only")
NOT_A_REPORT = Line("A referral here is not a report to the police or to children’s services.")
KEPT = Line("What you sent is kept, and whoever chairs it has a notice.")
IF_WORSE = Line("If things get worse: “safety”. Questions: the coordinator.")
REFER = Line("Refer a child")
REFER_NEEDS = Line(
    "12 screens, about 15 minutes, kept as you go. You need the date of birth or an estimate, the team manager, "
    "what has happened, and the risk matrix with its date. “Not known” is an answer."
)
WHAT_IT_IS = Line(
    "I take referrals, help the chair screen them, and keep the agenda of the next panel. I do not decide anything: "
    "people do."
)
NOT_EMERGENCY = Line("I am not an emergency line. If a child is in danger now, ring 999.")
RING_FIRST = Line("Ring 999 first if a child is in danger now. Then tell the chair here.")
TYPED_IN = Line("What you typed is kept as the answer to this screen. Check it, then go on.")
WRITE_IT_THERE = Line("What you typed after the reference is not kept: write it in the form that opens.")
WINDOW = Line("Names open when you press, for you alone, and do not stay in this chat. Opening them is recorded.")
NEUTRAL = Line("Convenor has something for you. Open it to see what it is.")
HELP = Line("What you can do here")
HELLO = Line("Hello again. Here is what you can do.")
NOT_UNDERSTOOD = Line("I did not understand that. Nothing was changed.")
NEAREST = Line("Did you mean one of these?")
DELETED = Line("Deleted. Nothing of that draft is kept.")
PROBLEM = Line("Sorry, there is a problem.")
MINE = Line("What you owe, your drafts, and what you referred")
CONSIDERING = Line("A child on the pathway: referred or not, and why")
ELSEWHERE = Line(
    "I have answered in your own chat with me, where nobody else can see it. If nothing is there, add me to it first."
)
ROSTER_CHECK = Line("Is the roster still right? Somebody who has left must not go on seeing children’s names.")
AWAY_NEXT = Line("What it is about opens when you press, and what you owe stands in your list.")
REACH = Line("Who can be messaged for the next panel")
TEST = Line("A test from Convenor: nothing is needed of you.")
UNREACHABLE = Line("Somebody cannot be written to here any more. What waits for them is listed when you open it.")
STRANGER = Line("You are not on the roster of any panel here, so there is nothing I may show you.")
STRANGER_NEXT = Line("Ask the panel’s coordinator to add you. If a child is in danger now, ring 999.")
HELD_BACK = Line("A message was held back because it would have named a child. A neutral line went instead.")
PERSONAS = Line("This is a demo: everybody is fictional. Whom do you want to be?")
DEMO_COMMANDS = Line(
    "“demo as chair”, “demo as police” and so on; “demo children” brings in two; “demo +7d”, “demo +3h” or "
    "“demo to 2026-12-01 09:00” moves the clock; “demo reset” starts again."
)
DEPUTY_ASKED = Line("The deputy is asked to screen it.")
NO_DEPUTY = Line("No deputy is there to be asked: see that somebody screens it.")
CHILDREN = Line("Two fictional children are here: one waits to be screened, one is on the agenda.")
ASK_RESET = Line("Start the demo again? Every fictional child, draft and case is deleted.")
NOTHING_ON_IT = Line("Nothing is on it yet.")
NO_CHAT = Line("This panel has no chat yet. Say “here” in the one its members share: its agenda then stands there.")
HERE_MOVED = Line("The chat it stood in before is no longer the panel’s.")
HERE_WHO = Line("Who can read here is yours to see to. Invitees are not in this chat: each sees their own item only.")
CHAT_GONE = Line("I am no longer in the panel’s chat, so its agenda cannot stand or change there.")
HERE_HOW = Line("Say “here” in the chat or channel that the members share, and it becomes the panel’s.")
RESET = Line("The demo starts again: every fictional child is gone.")
CALENDAR_HOLDS = Line("It holds the day, the time and the panel’s reference, and nobody’s name.")
CALENDAR_MOVES = Line("If the panel is moved or cancelled, take the file again: it changes what is in your calendar.")
FILE_ELSEWHERE = Line("A file can be saved in your own chat with me only.")
FILE_ASKS = Line("A file for you. Allow it, and it is put among your own files.")
FILE_DECLINED = Line("The file was not saved, as you said. You can ask for it again.")
FILE_NOT_SAVED = Line("The file could not be saved. Nothing else has changed: ask for it again.")
FILE_NOT_YOURS = Line("That file is not there any more, or is not yours to have. Nothing was saved.")


def welcome(body: str) -> Line:
    return Line(f"This is Convenor, for the {body}.")


def reference(words: str) -> str:
    """The reference, unchanged; ValueError for anything else, so that no other words get into a line this way."""
    if not REFERENCE.fullmatch(words):
        raise ValueError("not a reference")
    return words


def case(ref: str) -> Line:
    return Line(f"{reference(ref)}: open it to see it in your view.")


def sent(ref: str) -> Line:
    return Line(f"Sent. {reference(ref)}.")


def decided_by(day: date) -> Line:
    return Line(f"The chair decides by {said_date(day)}.")


def likely(starts: datetime) -> Line:
    return Line(f"If accepted, likely panel {said_date(starts.date())}. It does not change what you must do today.")


def waiting(ref: str, day: date) -> Line:
    return Line(f"{reference(ref)} is waiting to be screened, by {said_date(day)}.")


def accepted(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} is accepted. Its panel is on {said_when(starts)}.")


def signposted(ref: str) -> Line:
    return Line(f"{reference(ref)} is signposted: it does not go to the panel. Open it to see where to, and why.")


def returned(ref: str) -> Line:
    return Line(f"{reference(ref)} is returned to you: the chair needs more. Open it to see what.")


def withdrawn(ref: str) -> Line:
    return Line(f"{reference(ref)} is withdrawn. Open it to see why.")


def withdrawal_asked(ref: str) -> Line:
    return Line(f"{reference(ref)}: its referrer asks to withdraw it. Its agenda is out, so the coordinator decides.")


def withdrawal_due(ref: str, since: date) -> Line:
    when = said_date(since)
    return Line(f"{reference(ref)}: its referrer asked on {when} to withdraw it, and waits for your answer.")


def added(ref: str) -> Line:
    return Line(f"{reference(ref)} has a new dated note.")


def come(ref: str, starts: datetime) -> Line:
    return Line(f"Your item {reference(ref)} is on {said_when(starts)}. Come at your time, not before.")


def tell_time(ref: str, starts: datetime, count: int) -> Line:
    who = "Somebody who comes for it is" if count == 1 else f"{count} people who come for it are"
    return Line(f"{reference(ref)} is on {said_when(starts)}. {who} not on the roster: tell them.")


def tell_day(ref: str, starts: datetime, count: int) -> Line:
    who = "Somebody who comes for it is" if count == 1 else f"{count} people who come for it are"
    return Line(f"{item_on(ref, starts)} {who} not on the roster: tell them again.")


def invited(ref: str) -> Line:
    return Line(f"You are invited to one item of the panel, {reference(ref)}. You hear your time with the agenda.")


def uninvited(ref: str) -> Line:
    return Line(f"You need not come for {reference(ref)} any more, and do not open it now.")


def tell_invited(ref: str, count: int) -> Line:
    who = "Somebody who comes" if count == 1 else f"{count} people who come"
    are = "is" if count == 1 else "are"
    return Line(f"{who} for {reference(ref)} {are} not on the roster. Tell them yourself, and say when.")


def tell_uninvited(ref: str, count: int) -> Line:
    who = "Somebody who was to come is" if count == 1 else f"{count} people who were to come are"
    return Line(f"{reference(ref)} is off the agenda. {who} not on the roster: tell them.")


def allocated_to(ref: str) -> Line:
    return Line(f"You are the worker for {reference(ref)} now. It is yours to open, to add to, and to attend.")


def allocated_from(ref: str) -> Line:
    return Line(f"{reference(ref)} has another worker now, so you do not open it any more. What you wrote stays.")


def allocated_still_invited(ref: str) -> Line:
    return Line(f"{reference(ref)} has another worker now. You are still invited to its item, and open it until then.")


def allocated(ref: str, transfers: int) -> Line:
    return Line(f"{reference(ref)} has another worker. Transfers so far: {transfers}.")


def challenged(ref: str, seat: str) -> Line:
    return Line(f"{reference(ref)}: you are asked about what was said for this seat: {seat}.")


OfSeat = Callable[[str, datetime], Line]
"""A line about one place at the table, and one panel."""


def apology(seat: str, starts: datetime) -> Line:
    when = said_when(starts)
    return Line(f"Apologies for the panel of {when}: {seat}. You deputise: come, or tell the coordinator.")


def attends(seat: str, starts: datetime) -> Line:
    return Line(f"Apologies for the panel of {said_when(starts)} are taken back: {seat}.")


def question_due(ref: str, seat: str, starts: datetime) -> Line:
    when = said_when(starts)
    return Line(f"{reference(ref)}: a question waits for the answer of this seat: {seat}. The panel is on {when}.")


def challenge_answered(ref: str) -> Line:
    return Line(f"Your question about {reference(ref)} is answered. Open it to read the answer.")


def stepped_out(ref: str, place: str) -> Line:
    return Line(f"{reference(ref)}: somebody steps out of view and decision. Their place: {place}.")


def takes_item(ref: str) -> Line:
    return Line(f"No chair is left who can take {reference(ref)}. You take this item.")


def nobody_takes(ref: str) -> Line:
    return Line(f"Every chair and deputy has stepped out of {reference(ref)}. Find out who takes it.")


def back_in_view(ref: str, place: str) -> Line:
    return Line(f"{reference(ref)}: the coordinator has ended an interest. Back in view: {place}.")


def changed(ref: str) -> Line:
    return Line(f"{reference(ref)} was changed by its referrer.")


def maybe_same(ref: str) -> Line:
    return Line(f"{reference(ref)} may be the same child as another case. Open it to see both. Nothing was joined.")


def told_again(every: int, until: int, once_more: int) -> Line:
    return Line(
        f"Until somebody has it, it is told again every {every} minutes for {until} minutes, "
        f"once more after {once_more}, then each morning the office opens."
    )


def concern(ref: str, raised: datetime) -> Line:
    return Line(f"Safety concern {reference(ref)}, raised on {said_when(raised)}. Ring about it now.")


def concern_again(ref: str, raised: datetime) -> Line:
    when = said_when(raised)
    return Line(f"Safety concern {reference(ref)}, raised on {when}: nobody has taken it. Ring about it now.")


def concern_told(ref: str) -> Line:
    return Line(f"Safety concern {reference(ref)} was told to the chair and the deputy.")


def draft(started: date) -> Line:
    return Line(f"You have a referral that is not sent yet, begun on {said_date(started)}.")


def draft_at(number: int, last: int) -> Line:
    return Line(f"Your referral is kept at screen {number} of {last}.")


def queue(count: int) -> Line:
    return Line("No referral waits to be screened." if not count else f"Waiting to be screened: {count}, oldest first.")


def agenda(starts: datetime, ends: datetime, items: int) -> Line:
    hours = f"{said_time(starts.time())} to {said_time(ends.time())}"
    count = "1 item" if items == 1 else f"{items} items"
    return Line(f"Panel, {said_date(starts.date())}, {hours}. {count}.")


def slot(starts: datetime, ref: str, new: bool) -> Line:
    return Line(f"{said_time(starts.time())} {reference(ref)} {'new' if new else 'ongoing'}")


def pause(starts: datetime) -> Line:
    return Line(f"{said_time(starts.time())} Break")


def not_out(out: datetime) -> Line:
    return Line(f"Not out yet: out on {said_when(out)}.")


def agenda_cancelled(starts: datetime) -> Line:
    return Line(f"The panel of {said_when(starts)} is cancelled.")


def here(body: str) -> Line:
    return Line(f"From here on this chat is that of the {body}. Its agenda stands here.")


def missing(starts: datetime, count: int) -> Line:
    things = "1 thing is" if count == 1 else f"{count} things are"
    return Line(f"Panel, {said_date(starts.date())}: {things} missing.")


def missing_of(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)}: something is missing before its panel, {said_date(starts.date())}.")


def item_moved(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} is now at {said_time(starts.time())}, {said_date(starts.date())}.")


def order_changed(ref: str) -> Line:
    return Line(f"The agenda of {reference(ref)} was changed since you opened it.")


def standing(starts: datetime, items: Sequence[str]) -> Line:
    """The items of every panel, in the procedure's own words."""
    return Line(f"{said_time(starts.time())} {', '.join(items)}")


def undelivered(ref: str) -> Line:
    about = f" about {reference(ref)}" if ref else ""
    return Line(f"A notice{about} could not be delivered: the person cannot be written to here. Tell them yourself.")


def moving(to: datetime) -> Line:
    return Line(f"Moving to {said_when(to)}. What falls due on the way is sent.")


def arrived(now: datetime, sent: int) -> Line:
    count = "1 message" if sent == 1 else f"{sent} messages"
    return Line(f"It is now {said_when(now)}. {count} sent on the way.")


def trouble(ref: str) -> Line:
    about = f" about {reference(ref)}" if ref else ""
    return Line(f"Something{about} could not be shown or worked out. Look at it, and tell people yourself.")


def to(persona: str) -> Line:
    return Line(f"To: {persona.replace('_', ' ').capitalize()}")


def acting(persona: str) -> Line:
    return Line(f"You are now the {persona.replace('_', ' ')}.")


def using(body: str) -> Line:
    return Line(f"From here on I take it that you mean the {body}.")


def rules_of(body: str, version: str) -> Line:
    return Line(f"{body}: the rules in force, version {version}.")


def command(name: str, words: str) -> Line:
    """One command with what it does, both in our own words."""
    return Line(f"**{name}**: {words}")


class Owed(StrEnum):
    """What can wait for somebody, most urgent first, in the words that stand before the count."""

    CONCERN = "Safety concerns nobody has taken"
    MISSED = "Messages that could not be sent to you"
    SCREEN = "Referrals waiting to be screened"
    ANSWERS = "Lists of children that wait for your seat’s answers"
    QUESTION = "Questions about what your seat said"
    ASKED = "Cases you are asked something about"
    WITHDRAWAL = "Requests to withdraw a referral"
    MISSING = "Panels for which something is missing"
    TO_TELL = "Cases whose people wait to be told"
    OFFER = "Extra panels to decide on"
    ROSTER = "Rosters to confirm"
    UNREACHABLE = "People who cannot be written to"
    DRAFT = "Drafts not sent yet"
    INVITED = "Items you are invited to"
    REFERRED = "Cases you referred"


def counts(owed: Sequence[Owed]) -> list[Line]:
    found = [Line(f"{kind}: {owed.count(kind)}") for kind in Owed if kind in owed]
    return found or [Line("Nothing waits for you.")]


def roster(people: int, unheld: int) -> Line:
    seats = f"Nobody holds {unheld} of the seats" if unheld else "Every seat is held"
    return Line(f"The roster: {'1 person' if people == 1 else f'{people} people'}. {seats}.")


def roster_checked(on: date | None, overdue: bool) -> Line:
    if on is None:
        return Line("Nobody has confirmed it yet.")
    return Line(f"Last confirmed on {said_date(on)}.{' It is time to confirm it again.' if overdue else ''}")


def deputises(seat: Seat, first: date, until: date | None) -> Line:
    """The seat in the procedure's own words."""
    last = f"until {said_date(until)}" if until else "until further notice"
    return Line(f"You deputise for {seat.title} from {said_date(first)} {last}.")


def no_deputy(seat: Seat, first: date) -> Line:
    return Line(f"Nobody deputises for {seat.title} from {said_date(first)}, while its holder is away.")


def reach(states: Mapping[State, int], unheld: int) -> list[Line]:
    said = [Line(f"{count}: {state}.") for state, count in states.items() if count]
    seats = [Line("Nobody holds 1 of the seats." if unheld == 1 else f"Nobody holds {unheld} of the seats.")]
    return said + (seats if unheld else [])


def reach_before(starts: datetime) -> Line:
    return Line(f"Before the agenda of {said_date(starts.date())}: not everybody can be told.")


def stranger_id(id: str) -> Line:
    """An Entra object id, shown to whoever has it; ValueError for anything else."""
    if not ENTRA_ID.fullmatch(id):
        raise ValueError("not an Entra object id")
    return Line(f"Your id here, for the coordinator: {id}")


def queue_more(shown: int, count: int) -> Line:
    return Line(f"1 to {shown} of {count}. The next appear as these are screened.")


def agenda_more(shown: int, count: int) -> Line:
    return Line(f"1 to {shown} of {count}. The rest is in your view.")


def agenda_part(first: int, last: int, count: int) -> Line:
    return Line(f"Items {first} to {last} of {count}.")


def agenda_empty(starts: datetime) -> Line:
    return Line(f"The next panel is on {said_when(starts)}. Nothing is on its agenda yet.")


def ring(safety: SafetyRules) -> list[Line]:
    """Whom to ring, in order, in the procedure's own words."""
    return [
        Line(f"{safety.front_door}: {safety.front_door_number or 'number not set here yet'}."),
        Line(f"Out of hours: {safety.out_of_hours or 'number not set here yet'}."),
    ]


def panel_on(ref: str, starts: datetime, cancelled: bool) -> Line:
    return Line(f"Panel {reference(ref)}, {said_when(starts)}{', is cancelled' if cancelled else ''}.")


def calendar_file(ref: str) -> Line:
    return Line(f"panel-{reference(ref)}.ics")


def file_saved(name: Line) -> Line:
    return Line(f"{name} is among your files.")


def answered_at(when: datetime) -> Line:
    return Line(f"That screen was answered already, at {said_when(when)}. Your referral is kept.")


def rules_count(rules: int, assumed: int, missing: int) -> Line:
    return Line(f"{rules} values, {assumed} of them assumed. To be set before going live: {missing}.")


def refused(refused: Refused) -> list[Line]:
    """A rule's own words, which hold nothing that anybody typed when what was refused is a typed command."""
    return [Line(refused.words), *(Line(f"• {each.words}") for each in refused.reasons)]


def screen_due(ref: str, day: date) -> Line:
    return Line(f"{reference(ref)} is to be screened today, {said_date(day)}.")


def screen_asked(ref: str, since: date) -> Line:
    return Line(
        f"{reference(ref)} has waited since {said_date(since)}: the chair has not screened it. You are asked to."
    )


def screen_late(ref: str, since: date) -> Line:
    return Line(f"{reference(ref)} has waited since {said_date(since)}: the chair has not screened it.")


def return_due(ref: str, since: date) -> Line:
    return Line(f"{reference(ref)} was returned to you on {said_date(since)}. The chair still waits for more.")


def return_late(ref: str, since: date) -> Line:
    return Line(f"{reference(ref)} was returned on {said_date(since)} and has not come back. Ask its referrer why.")


def signpost_due(ref: str, since: date) -> Line:
    return Line(
        f"{reference(ref)} was signposted on {said_date(since)}. Has it arrived? Say who received it, and when."
    )


def signpost_late(ref: str, since: date) -> Line:
    return Line(
        f"{reference(ref)} was signposted on {said_date(since)}. Nobody has said that it arrived: ask its referrer."
    )


def draft_left(since: date) -> Line:
    return Line(f"1 draft of a referral was last saved on {said_date(since)}, and is not sent.")


def ring_about(ref: str, raised: datetime) -> Line:
    return Line(f"Ring about {reference(ref)}: it was raised on {said_when(raised)}, and nobody has taken it.")


def nobody_to_ring(ref: str) -> Line:
    return Line(
        f"Nobody has taken {reference(ref)}, and no duty manager is on the roster to be told. Ring yourself now."
    )


def concern_taken(ref: str, when: datetime) -> Line:
    return Line(f"Safety concern {reference(ref)} was taken on {said_when(when)}. Open it to see by whom.")


def parted(ref: str) -> Line:
    return Line(f"{reference(ref)} was parted from another case: they are not the same child.")


def stays(ref: str) -> Line:
    return Line(f"{reference(ref)} stays on the agenda. Open it to see why.")


def joined(ref: str, count: int) -> Line:
    with_others = "1 other case" if count == 1 else f"{count} other cases"
    return Line(f"{reference(ref)} is shown as the same child as {with_others}.")


def not_joined(ref: str) -> Line:
    return Line(f"{reference(ref)} is not shown as the same child as any other case.")


NO_ANSWER = Line("No answer does not mean nothing known.")
NOTHING_ASKED = Line("Nothing is asked of your seat now. You are asked when an agenda goes out.")
NOT_ASKED_ANY_MORE = Line("Nobody is asked about its children for that day any more. What was answered is kept.")
NOT_ASKED_YET = Line("No agenda is out, so no seat is asked yet.")
ONLY_YOU = Line("Nobody else sees it until you check it and confirm it.")
PRIVATELY = Line("Next time tell me privately: what is typed here stays in this chat, and everybody in it reads it.")
ASK_THEM = Line("You deputise for them. If they are away, tell the coordinator: then you can answer.")
SENIOR_ASKED = Line("The coordinator asks you to see that they do, or that they ring.")


def children_on(count: int, starts: datetime) -> Line:
    children = "1 child is" if count == 1 else f"{count} children are"
    return Line(f"{children} on the panel of {said_date(starts.date())}.")


def answers_by(seat: str, due: datetime, minutes: int) -> Line:
    return Line(f"{seat}: answers by {said_date(due.date())}, {said_time(due.time())}; about {minutes} minutes.")


def speaks_for(seat: str) -> Line:
    return Line(f"You get this because you speak for {seat}.")


def on_your_list(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} has joined the panel of {said_date(starts.date())}. Your list is open again.")


def not_answered(seat: str, left: int, count: int, starts: datetime) -> Line:
    of = f"{left} of {count} {'child' if count == 1 else 'children'}"
    return Line(f"{seat} has not answered yet for {of} on the panel of {said_date(starts.date())}.")


def cannot_share(seat: str, ref: str) -> Line:
    return Line(f"{seat} cannot share something here about {reference(ref)}: ring them before the panel.")


def phoned(seat: str, ref: str) -> Line:
    return Line(f"{reference(ref)}: an answer was entered for {seat}, as it was told by phone. Is it right?")


def draft_update(ref: str, seat: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)}: kept as your draft for {seat}, panel of {said_date(starts.date())}.")


def update_of(ref: str, seat: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)}: the answer of {seat}, for the panel of {said_date(starts.date())}.")


def who_has_answered(starts: datetime) -> Line:
    return Line(f"Who has answered: panel of {said_date(starts.date())}")


def answers_on(ref: str, given: int, asked: int, states: Sequence[tuple[str, Sequence[str]]]) -> Line:
    """One case: how many seats answered, and which stand where, in the procedure's words; nothing of that, if none."""
    stands = " ".join(f"{state}: {', '.join(seats)}." for state, seats in states)
    return Line(f"{reference(ref)}: {given} of {asked} answered. {stands}".rstrip())


DATES = Line("The panels to come")
EXTRA = Line("Extra panels, moves and cancellations are told to everybody who is invited.")


def dates_more(shown: int, count: int) -> Line:
    return Line(f"1 to {shown} of {count}. Open the dates to see the rest.")


def date_of(ref: str, starts: datetime, taken: int, places: int, moved: bool, extra: bool, cancelled: bool) -> Line:
    """One panel to come: when, how full, and what became of it."""
    marks = [word for word, so in (("Extra panel", extra), ("Moved", moved), ("Cancelled", cancelled)) if so]
    count = "" if cancelled else f" {taken} of {places} places taken."
    return Line(f"{reference(ref)}: {said_when(starts)}.{count}{''.join(f' {mark}.' for mark in marks)}")


def panel_moved(ref: str, was: datetime, starts: datetime) -> Line:
    return Line(f"Panel {reference(ref)} is moved from {said_when(was)} to {said_when(starts)}.")


def answers_now(due: datetime) -> Line:
    return Line(f"Each seat’s answers are due by {said_date(due.date())}, {said_time(due.time())}.")


def panel_cancelled(ref: str, starts: datetime) -> Line:
    return Line(f"Panel {reference(ref)} of {said_when(starts)} is cancelled.")


def panel_added(ref: str, starts: datetime) -> Line:
    return Line(f"There is an extra panel: {reference(ref)}, {said_when(starts)}.")


def panel_kept(ref: str, starts: datetime) -> Line:
    return Line(f"Panel {reference(ref)} stays on {said_when(starts)}.")


def panel_date(ref: str, nominal: date, starts: datetime) -> Line:
    return Line(
        f"Panel {reference(ref)} falls on {said_date(nominal)}, when nobody works. "
        f"Until you decide, it is on {said_when(starts)}."
    )


def item_on(ref: str, starts: datetime) -> Line:
    return Line(f"{reference(ref)} is now on the panel of {said_when(starts)}.")


def offer(ref: str, starts: datetime, cases: int) -> Line:
    count = "1 case would move" if cases == 1 else f"{cases} cases would move"
    return Line(f"Offer {reference(ref)}: an extra panel could sit on {said_when(starts)}. {count} to it.")


def offer_wait(before: int, after: int) -> Line:
    if after < before:
        return Line(f"The longest wait, from referral to panel, falls from {before} days to {after}.")
    return Line(f"The longest wait, from referral to panel, stays at {before} days.")


def offer_taken(ref: str, starts: datetime) -> Line:
    return Line(f"Offer {reference(ref)} is taken: the extra panel is booked for {said_when(starts)}.")


def offer_declined(ref: str) -> Line:
    return Line(f"Offer {reference(ref)}: not now. It is not made again for the same cases.")


def offer_withdrawn(ref: str) -> Line:
    return Line(f"Offer {reference(ref)} is withdrawn: the queue has changed, or there is no time left for it.")
