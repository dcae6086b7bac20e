"""A safety concern: whom to ring first, then telling the chair and the deputy, and who has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards import CardElement, ExecuteAction

from cards import templates
from cards.forms import inputs, problem
from cards.parts import Ids, Opened, Posted, button, facts, first_words, opened, posted, row, says, title, typed
from cards.referrals import ring_first
from cards.templates.line import Line
from cards.verbs import Verb
from panel.concerns import CALL, RAISED_WITH, Concern, agency_of, often, once_more, questions
from panel.procedure import Procedure
from panel.said import said_when
from panel.views import Said
from panel.words import Refused

WHAT, SENIOR = "what", "senior"
CALLS = 5
"""So many calls on a card; the earlier ones are a press away."""


@dataclass(frozen=True)
class Standing:
    """How a concern stands, in words: who raised it, how far it was told, who took it; whether nobody may read it now
    (`unread`), whether whoever looks may take it, and by when a meeting is called after emergency action (`then`)."""

    raised_by: str
    told: str
    unread: str = ""
    taken_by: str = ""
    answers_it: bool = False
    then: str = ""


def neutral(procedure: Procedure, reference: str) -> Posted:
    """A typed `safety`: whom to ring, before anything else."""
    return posted(
        templates.concerns.RING_FIRST,
        *templates.concerns.ring(procedure.safety),
        buttons=[
            button("Tell the chair and the deputy", Verb.SAFETY_OPEN, main=True, case=reference),
        ],
    )


def form(
    procedure: Procedure,
    nonce: str,
    reference: str,
    unread: str,
    answers: Mapping[str, str] | None = None,
    wrong: Refused | None = None,
) -> Opened:
    """Whom to ring, then what is happening, to tell the chair and the deputy."""
    body: list[CardElement] = [*ring_first(procedure, unread), *(problem(wrong) if wrong else [])]
    return opened(
        "Safety: ring first, then tell the chair",
        *body,
        *inputs(questions(procedure), answers or {}, wrong.reasons if wrong else ()),
        buttons=[button("Tell the chair and the deputy", Verb.SAFETY_RAISE, main=True, nonce=nonce, case=reference)],
    )


def concern(
    concern: Concern,
    procedure: Procedure,
    now: Standing,
    answers: Mapping[str, str] | None = None,
    wrong: Refused | None = None,
) -> Opened:
    """A concern, opened: what is known, whom was rung, who has it, and a place for the next call."""
    by = f" by {now.taken_by}" if now.taken_by else ""
    state = f"Taken {said_when(concern.acknowledged_at)}{by}" if concern.acknowledged_at else "Nobody has taken it yet"
    rows = [
        ("Raised", f"{said_when(concern.raised_at)} by {now.raised_by}"),
        ("About", concern.case or ("a referral that is not sent yet" if concern.draft else "")),
    ]
    rows += [("Partner agency", agency_of(concern, procedure)), ("Raised with their senior manager", _senior(concern))]
    rows += [("What is happening", concern.words), ("Chair and deputy", now.told), ("Now", state)]
    rows += [(said.label, said.words) for said in written(concern) if said.id == SENIOR]
    return opened(
        f"Safety concern {concern.id}",
        *([] if concern.calls else ring_first(procedure, now.unread)),
        facts((label, first_words(words)) for label, words in rows if words),
        *_read_all(concern.id, [said for said in written(concern) if said.id in (WHAT, SENIOR)]),
        *([] if concern.acknowledged_at else [says(told_again(procedure))]),
        *_then(concern, now),
        title("Calls"),
        *(_calls(concern, 0) if concern.calls else [says("No call is written down yet.")]),
        *(problem(wrong) if wrong else []),
        *inputs(CALL, answers or {}, wrong.reasons if wrong else ()),
        buttons=_buttons(concern, now.answers_it),
    )


def _then(concern: Concern, now: Standing) -> list[CardElement]:
    """By when the child's meeting sits, once emergency action was taken; for those who may say that it was."""
    if not now.then:
        return []
    words = f"If emergency action was taken, say so when the child is safe. {now.then}."
    return [says(words), row(button("Emergency action was taken", Verb.CLOCK_FORM, case=concern.case))]


def _senior(concern: Concern) -> str:
    """With whom it was raised, if it is about a partner agency."""
    if raised := concern.raised_with:
        return f"{raised.whom}, {raised.when}"
    return "Not yet" if concern.agency else ""


def raise_with(
    concern: Concern,
    agency: str,
    on_roster: bool,
    answers: Mapping[str, str] | None = None,
    wrong: Refused | None = None,
) -> Opened:
    """What was said to a partner agency's senior manager, and the neutral notice that asks them to ring."""
    at: Ids = {"concern": concern.id}
    asks = button("Ask them to ring you", Verb.CONCERN_ASK_SENIOR, at=at)
    unknown = "Nobody is on the roster as their senior manager: ring them yourself."
    return opened(
        f"{concern.id}: raised with their senior manager",
        facts([("Partner agency", agency)]),
        says("They are asked to ring, and told nothing of what it is." if on_roster else unknown),
        *(problem(wrong) if wrong else []),
        *inputs(RAISED_WITH, answers or {}, wrong.reasons if wrong else ()),
        buttons=[
            button("Raised with their senior manager", Verb.CONCERN_SENIOR_SAVE, main=True, at=at),
            *([asks] if on_roster else []),
            button("Back to the concern", Verb.CONCERN_OPEN, at=at),
        ],
    )


def asked_to_ring(concern: Concern, names: Sequence[str]) -> Opened:
    """Who was asked to ring."""
    back = button("Back to the concern", Verb.CONCERN_OPEN, main=True, concern=concern.id)
    rows = facts(("Asked to ring", name) for name in names)
    return opened(f"{concern.id}: asked to ring you", rows, buttons=[back])


def again(concern: Concern, procedure: Procedure) -> Posted:
    """Told again, while nobody has it: whom to ring, and "I have it"."""
    take = button("I have it", Verb.CONCERN_TAKE, main=True, concern=concern.id)
    opens = button("Open", Verb.CONCERN_OPEN, concern=concern.id)
    line = templates.concerns.again(concern.id, concern.raised_at)
    return posted(line, *templates.concerns.ring(procedure.safety), told_again(procedure), buttons=[take, opens])


def told_again(procedure: Procedure) -> Line:
    """How often it is told again while nobody has it."""
    rules = procedure.safety
    return templates.concerns.told_again(often(rules), once_more(rules))


def ring_about(concern: Concern) -> Posted:
    """For the duty manager: that somebody has to ring, and nothing of what it is about."""
    whom = button("Whom to ring", Verb.CONCERN_RING, main=True, concern=concern.id)
    return posted(templates.concerns.ring_about(concern.id, concern.raised_at), buttons=[whom])


def ring_the_chair(concern: Concern) -> Posted:
    """For a partner agency's senior manager: that they are to ring, and nothing of what it is about."""
    return posted(templates.concerns.ring_the_chair(concern.id), buttons=[button("Help", Verb.SAY, text="help")])


def told_of(line: Line, concern: Concern, ring: Procedure | None = None) -> Posted:
    """One line about a concern, with whom to ring where somebody has to."""
    opens = button("Open", Verb.CONCERN_OPEN, main=True, concern=concern.id)
    return posted(line, *(templates.concerns.ring(ring.safety) if ring else []), buttons=[opens])


def whom(concern: Concern, names: Sequence[tuple[str, bool]]) -> Opened:
    """Who raised a concern, and who has not taken it, each with whether they are away."""
    labels = ["Raised by", *["Told"] * (len(names) - 1)]
    state = f"Taken {said_when(concern.acknowledged_at)}." if concern.acknowledged_at else "Nobody has taken it yet."
    rows = [
        (label, f"{name}{', away today' if away else ''}") for label, (name, away) in zip(labels, names, strict=True)
    ]
    return opened(
        f"{concern.id}: whom to ring",
        facts(rows),
        says(f"{state} What it is about is not shown here: ask whoever raised it, and see that somebody takes it."),
        buttons=[button("Help", Verb.SAY, text="help")],
    )


def written(concern: Concern) -> list[Said]:
    """Everything somebody wrote about a concern, under the id that *Read all* asks for; the newest call first."""
    numbered = reversed(list(enumerate(concern.calls, 1)))
    calls = [Said(f"call {n}", f"{call.whom}, {call.when}", call.said) for n, call in numbered]
    senior = concern.raised_with
    raised = [Said(SENIOR, "What their senior manager said", senior.said)] if senior else []
    return [Said(WHAT, "What is happening", concern.words), *raised, *calls]


def read_all(id: str, said: Said) -> Opened:
    """One long answer, whole."""
    back = button("Back to the concern", Verb.CONCERN_OPEN, main=True, concern=id)
    return opened(id, typed(said.label, bold=True), typed(said.words), buttons=[back])


def earlier(concern: Concern, page: int) -> Opened:
    """A page of the earlier calls, from 1 on."""
    back = button("Back to the concern", Verb.CONCERN_OPEN, main=True, concern=concern.id)
    return opened(f"{concern.id}: calls", *_calls(concern, page), buttons=[back])


def _calls(concern: Concern, page: int) -> list[CardElement]:
    """A few calls, newest first, and the way to those before them."""
    calls = [said for said in written(concern) if said.id not in (WHAT, SENIOR)]
    first, shown = page * CALLS, calls[page * CALLS : (page + 1) * CALLS]
    drawn = [facts((said.label, first_words(said.words)) for said in shown), *_read_all(concern.id, shown)]
    if len(calls) <= CALLS:
        return drawn
    drawn += [says(f"{first + 1} to {first + len(shown)} of {len(calls)}, newest first.", quietly=True)]
    before = button("Earlier calls", Verb.CONCERN_OPEN, concern=concern.id, page=page + 1)
    return [*drawn, *([row(before)] if first + CALLS < len(calls) else [])]


def _read_all(id: str, rows: Sequence[Said]) -> list[CardElement]:
    long = [said for said in rows if first_words(said.words) != said.words]
    buttons = [button("Read all", Verb.CONCERN_READ, concern=id, question=said.id) for said in long]
    return [row(*buttons)] if buttons else []


def _buttons(concern: Concern, answers_it: bool) -> list[ExecuteAction]:
    at: Ids = {"concern": concern.id, "rev": concern.rev}
    take = answers_it and not concern.acknowledged_by
    senior = answers_it and concern.agency and not concern.raised_with
    return [
        *([button("I have it", Verb.CONCERN_TAKE, main=True, at=at)] if take else []),
        button("Write down a call", Verb.CONCERN_CALL, at=at),
        *([button("Raised with their senior manager", Verb.CONCERN_SENIOR, at=at)] if senior else []),
        *([button("Open the case", Verb.CASE_OPEN, case=concern.case)] if concern.case else []),
    ]
