"""The content-free lines: everything a preview, a posted card or a file name may say.

Each takes references, dates, counts and states only, so nothing that somebody typed can reach a posted message: a
posted card is made of `Line`s, and only this file makes them.
"""

from datetime import date, datetime
from typing import NewType

from panel.rules.ground import SafetyRules
from panel.said import said_date, said_time, said_when
from panel.words import REFERENCE, Refused

Line = NewType("Line", str)

NOT_LIVE = Line("Not live: fictional children only")
NOT_A_REPORT = Line("A referral here is not a report to the police or to children’s services.")
KEPT = Line("What you sent is kept, and the chair has a notice.")
IF_WORSE = Line("If things get worse: `safety`. Questions: the coordinator.")
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
STRANGER = Line("You are not on the roster of any panel here, so there is nothing I may show you.")
STRANGER_NEXT = Line("Ask the panel’s coordinator to add you. If a child is in danger now, ring 999.")
HELD_BACK = Line("A message was held back because it would have named a child. A neutral line went instead.")
PERSONAS = Line("This is a demo: everybody is fictional. Whom do you want to be?")
DEMO_COMMANDS = Line(
    "`demo as chair`, `demo as police` and so on; `demo children` brings in two; `demo +7d`, `demo +3h` or "
    "`demo to 2026-12-01 09:00` moves the clock; `demo reset` starts again."
)
CHILDREN = Line("Two fictional children are here: one waits to be screened, one is on the agenda.")
ASK_RESET = Line("Start the demo again? Every fictional child, draft and case is deleted.")
RESET = Line("The demo starts again: every fictional child is gone.")


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


def added(ref: str) -> Line:
    return Line(f"{reference(ref)} has a new dated note.")


def changed(ref: str) -> Line:
    return Line(f"{reference(ref)} was changed by its referrer.")


def maybe_same(ref: str) -> Line:
    return Line(f"{reference(ref)} may be the same child as another case. Open it to see both. Nothing was joined.")


def concern(ref: str, raised: datetime) -> Line:
    return Line(f"Safety concern {reference(ref)}, raised on {said_when(raised)}. Ring about it now.")


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


def standing(starts: datetime) -> Line:
    return Line(f"{said_time(starts.time())} Standing items")


def undelivered(ref: str) -> Line:
    about = f" about {reference(ref)}" if ref else ""
    return Line(f"A notice{about} could not be delivered: the person cannot be written to here. Tell them yourself.")


def moving(to: datetime) -> Line:
    return Line(f"Moving to {said_when(to)}. What falls due on the way is sent.")


def arrived(now: datetime, sent: int) -> Line:
    count = "1 message" if sent == 1 else f"{sent} messages"
    return Line(f"It is now {said_when(now)}. {count} sent on the way.")


def trouble(ref: str) -> Line:
    return Line(
        f"Something about {reference(ref)} could not be shown or worked out. Look at it, and tell people yourself."
    )


def to(persona: str) -> Line:
    return Line(f"To: {persona.capitalize()}")


def acting(persona: str) -> Line:
    return Line(f"You are now the {persona}.")


def using(body: str) -> Line:
    return Line(f"From here on I take it that you mean the {body}.")


def rules_of(body: str, version: str) -> Line:
    return Line(f"{body}: the rules in force, version {version}.")


def command(name: str, words: str) -> Line:
    """One command with what it does, both in our own words."""
    return Line(f"**{name}**: {words}")


def counts(concerns: int, waiting: int, drafts: int, referred: int) -> list[Line]:
    said = {
        "Safety concerns nobody has taken": concerns,
        "Referrals waiting to be screened": waiting,
        "Drafts not sent yet": drafts,
        "Cases you referred": referred,
    }
    return [Line(f"{words}: {count}") for words, count in said.items() if count] or [Line("Nothing waits for you.")]


def queue_more(shown: int, count: int) -> Line:
    return Line(f"1 to {shown} of {count}. The next appear as these are screened.")


def agenda_more(shown: int, count: int) -> Line:
    return Line(f"1 to {shown} of {count}. The rest is in your view.")


def agenda_empty(starts: datetime) -> Line:
    return Line(f"The next panel is on {said_when(starts)}. Nothing is on its agenda yet.")


def ring(safety: SafetyRules) -> list[Line]:
    """Whom to ring, in order, in the procedure's own words."""
    return [
        Line(f"{safety.front_door}: {safety.front_door_number or 'number not set here yet'}."),
        Line(f"Out of hours: {safety.out_of_hours or 'number not set here yet'}."),
    ]


def answered_at(when: datetime) -> Line:
    return Line(f"That screen was answered already, at {said_when(when)}. Your referral is kept.")


def rules_count(rules: int, assumed: int, missing: int) -> Line:
    return Line(f"{rules} values, {assumed} of them assumed. To be set before going live: {missing}.")


def refused(refused: Refused) -> list[Line]:
    """A rule's own words, which hold nothing that anybody typed when what was refused is a typed command."""
    return [Line(refused.words), *(Line(f"• {each.words}") for each in refused.reasons)]
