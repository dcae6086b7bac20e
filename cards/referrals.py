"""The referral: its screens, the check, the receipt, and the drafts that are not sent yet."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, mends, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.templates.line import Line
from cards.verbs import Verb
from panel.concerns import CALL, Concern
from panel.procedure import Procedure
from panel.referrals import Draft
from panel.said import wall_day
from panel.screens import LAST, OTHERS, others
from panel.views import Part, Said
from panel.wording import Screen
from panel.words import Mend, Refused

MINUTES = "About 15 minutes in all. You can save and finish later at any point."


def step(
    draft: Draft, shown: Screen, typed_now: Mapping[str, str] | None = None, wrong: Refused | None = None
) -> Opened:
    """One screen with its answers in it; with a refusal, everything just typed and what to put right."""
    minutes = f" {MINUTES}" if shown.number == 1 else ""
    body: list[CardElement] = [says(f"Screen {shown.number} of {LAST}.{minutes}", quietly=True)]
    body += problem(wrong) if wrong else [says(shown.hint)]
    body += inputs(shown.questions, draft.answers if typed_now is None else typed_now, wrong.reasons if wrong else ())
    return opened(shown.title, *body, buttons=_step_buttons(draft, shown, wrong))


def _step_buttons(draft: Draft, shown: Screen, wrong: Refused | None) -> list[ExecuteAction]:
    at: Ids = {"draft": draft.id, "rev": draft.rev, "screen": shown.number}
    keeps_words = wrong and any(reason.mend is Mend.KEEP_WORDS for reason in wrong.reasons)
    young = wrong and not draft.case and any(reason.mend is Mend.SENT_ON for reason in wrong.reasons)
    more = shown.id == "others" and others(draft.answers) < OTHERS
    return [
        button("Next", Verb.REFER_NEXT, main=True, at=at),
        *([button("Keep my words", Verb.REFER_NEXT, at=at, named="yes")] if keeps_words else []),
        *([button("I have sent it", Verb.REFER_SENT_ON, at=at)] if young else []),
        *([button("Add another", Verb.REFER_MORE, at=at)] if more else []),
        *([button("Back", Verb.REFER_BACK, at=at)] if shown.number > 1 else []),
        button("Save and finish later", Verb.REFER_LATER, at=at),
        *(mends(wrong) if wrong else []),
    ]


def ring(
    draft: Draft,
    concern: Concern,
    procedure: Procedure,
    unread: str,
    wrong: Refused | None = None,
    typed_now: Mapping[str, str] | None = None,
) -> Opened:
    """Somebody said "danger": who to ring first, and a place to write down the call."""
    # No rev: a call that was made is written down whatever became of the draft since.
    at: Ids = {"draft": draft.id, "concern": concern.id}
    body = [*ring_first(procedure, unread), says(f"The chair and the deputy have a notice: {concern.id}.")]
    body += problem(wrong) if wrong else []
    return opened(
        "Ring now. The referral goes on after that.",
        *body,
        *inputs(CALL, typed_now or {}, wrong.reasons if wrong else ()),
        buttons=[
            button("Record the call and go on", Verb.REFER_RANG, main=True, at=at),
            button("Go on, I am ringing", Verb.REFER_GO_ON, at=at),
        ],
    )


def ring_first(procedure: Procedure, unread: str) -> list[CardElement]:
    """Whom to ring, in order; `unread` says so when nobody may read this before the next working day."""
    safety = procedure.safety
    return [
        says("First ring 999, if a child is in danger now."),
        says(f"Then {safety.front_door}: {safety.front_door_number or 'number not set here yet'}."),
        says(f"Out of hours: {safety.out_of_hours or 'number not set here yet'}."),
        says("This bot is not an emergency line, and tells none of them."),
        *([says(unread)] if unread else []),
    ]


def ring_posted(draft: Draft, procedure: Procedure) -> Posted:
    """Somebody typed into the chat that a child is in danger: whom to ring, and the way on."""
    return posted(
        templates.concerns.RING_FIRST,
        *templates.concerns.ring(procedure.safety),
        templates.concerns.told(draft.concern),
        buttons=[
            button("Go on", Verb.REFER_RESUME, main=True, draft=draft.id),
            button(f"Open {draft.concern}", Verb.CONCERN_OPEN, concern=draft.concern),
        ],
    )


def check(
    draft: Draft, parts: Sequence[Part], missing: Sequence[Screen], wrong: Refused | None = None, signer: str = ""
) -> Opened:
    """Every part with its answers and a Change; long answers by their first 400 characters and *Read all*. `signer` is
    who is asked to sign it."""
    at: Ids = {"draft": draft.id, "rev": draft.rev}
    left = {shown.number for shown in missing}
    body: list[CardElement] = [says(f"Screen {LAST} of {LAST}."), *(problem(wrong) if wrong else [])]
    body += _danger(draft)
    body += [typed(f"{signer} is asked to sign it. If you change it, you ask them anew.")] if signer else []
    body += [title("It came back, with a word"), typed(draft.sent_back)] if draft.sent_back else []
    body += (
        [says(f"Still missing before it can be sent: {len(left)}. They are marked below.")]
        if left and not wrong
        else []
    )
    for part in parts:
        body += [title(part.title + (" (needed before sending)" if part.screen in left else ""))]
        body += given(part)
        body += [row(*_part_buttons(part, at))]
    body += [
        says(f"You can add to this until the meeting, and after it as a dated note. {templates.referrals.NOT_A_REPORT}")
    ]
    send = "Send the changes to the chair" if draft.case else "Send to the chair"
    return opened(
        "Check your answers",
        *body,
        buttons=[
            button(send, Verb.REFER_SEND, main=True, at=at),
            button("Save and finish later", Verb.REFER_LATER, at=at, screen=LAST),
            button("Delete this draft", Verb.REFER_DROP, at=at),
        ],
    )


def _danger(draft: Draft) -> list[CardElement]:
    """The safety concern that came up in this referral, to write down the calls."""
    if not draft.concern:
        return []
    opens = row(button(f"Open {draft.concern}", Verb.CONCERN_OPEN, concern=draft.concern))
    return [says(f"You said that a child is in danger: {draft.concern}. Write down every call there."), opens]


def given(part: Part) -> list[CardElement]:
    """A part's answers by their first words, and in one line what was not provided."""
    left = [said.label.removesuffix(" (optional)").rstrip("?") for said in part.rows if not said.words]
    answers = facts((said.label, first_words(said.words)) for said in part.rows if said.words)
    return [answers, *([says(f"Not provided: {'; '.join(left)}", quietly=True)] if left else [])]


def _part_buttons(part: Part, at: Ids) -> list[ExecuteAction]:
    long = [said.id for said in part.rows if first_words(said.words) != said.words]
    return [
        button("Change", Verb.REFER_CHANGE, at=at, screen=part.screen),
        *(button("Read all", Verb.REFER_READ, draft=at["draft"], question=id) for id in long),
    ]


def read_all(draft: Draft, said: Said) -> Opened:
    """One long answer, whole."""
    back = button("Back to the check", Verb.REFER_RESUME, main=True, draft=draft.id)
    return opened(said.label, typed(said.words), buttons=[back])


def drop(draft: Draft) -> Opened:
    at: Ids = {"draft": draft.id, "rev": draft.rev}
    return opened(
        "Delete this draft?",
        says("Everything you typed in it is deleted, and cannot be brought back."),
        buttons=[
            button("Keep it", Verb.REFER_RESUME, main=True, draft=draft.id),
            button("Delete this draft", Verb.REFER_DROP_YES, at=at),
        ],
    )


def dropped() -> Opened:
    return opened(templates.referrals.DELETED, buttons=[button("My list", Verb.SAY, text="my")])


def sent_on(where: str) -> Opened:
    """A child who is too young for these rules was sent elsewhere."""
    return opened(
        "Kept: you have sent it",
        says(f"Sent to: {where}. They answer you, not this bot."),
        says("That you asked, when, and that you sent it is written down. Nothing about the child is kept here."),
        buttons=[button("My list", Verb.SAY, text="my"), button("Safety concern", Verb.SAFETY_OPEN)],
    )


def saved(draft: Draft) -> Opened:
    """Saved for later: where it is kept and how to go on."""
    return opened(
        "Saved",
        says(f"Your referral is kept at screen {draft.screen} of {LAST}. Go on here, or any time with “my”."),
        says("If it is not sent, you are reminded on the next working day."),
        buttons=[button("Go on", Verb.REFER_RESUME, main=True, draft=draft.id), button("My list", Verb.SAY, text="my")],
    )


def receipt(reference: str, lines: Sequence[Line], new: str) -> Opened:
    """Sent: the reference, and in `lines` what happens next and by when."""
    return opened(
        templates.referrals.sent(reference),
        *(says(line) for line in lines),
        says(templates.referrals.IF_WORSE),
        says(templates.referrals.NOT_A_REPORT),
        buttons=[
            button("Open it", Verb.CASE_OPEN, case=reference),
            button("Refer a brother or sister", Verb.REFER_SIBLING, case=reference, new=new),
            button("Safety concern", Verb.SAFETY_OPEN, case=reference),
        ],
    )


def receipt_left(reference: str, lines: Sequence[Line]) -> Posted:
    """What stays in the chat where the referral was written."""
    return posted(
        templates.referrals.sent(reference),
        *lines,
        templates.referrals.IF_WORSE,
        templates.referrals.NOT_A_REPORT,
        buttons=[button("Open it", Verb.CASE_OPEN, case=reference)],
    )


def start(new: str) -> Posted:
    """A typed `refer`: what it takes, before anything is asked."""
    return posted(
        templates.referrals.REFER,
        templates.referrals.NEEDS,
        templates.referrals.NOT_A_REPORT,
        templates.line.WINDOW,
        buttons=[
            button("Start", Verb.REFER_START, main=True, new=new),
            button("Safety concern", Verb.SAFETY_OPEN),
        ],
    )


def unsent(draft: Draft, new: str) -> Posted:
    """A typed `refer` while a draft is open, or a reminder of it."""
    return posted(
        templates.referrals.draft(wall_day(draft.started_at)),
        templates.referrals.draft_at(draft.screen, LAST),
        templates.line.WINDOW,
        buttons=[
            button("Go on", Verb.REFER_RESUME, main=True, draft=draft.id),
            button("Start another", Verb.REFER_START, new=new),
        ],
    )


def typed_in(draft: Draft) -> Posted:
    """Words typed into the chat were kept as the answer to the open question."""
    return posted(
        templates.referrals.draft_at(draft.screen, LAST),
        templates.referrals.TYPED_IN,
        buttons=[button("Check and go on", Verb.REFER_RESUME, main=True, draft=draft.id)],
    )
