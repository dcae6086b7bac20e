"""`my`: what waits for one person. Counts where it is posted; each line with the button that goes on where it opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from microsoft_teams.cards import ExecuteAction

from cards import templates
from cards.cases import status_of
from cards.filling import turning, which
from cards.parts import JOIN, Ids, Opened, Posted, button, link, opened, posted, row, says
from cards.templates.mine import Owed
from cards.verbs import Verb
from panel.actions import Action, DraftAction
from panel.assessments import AgreedAssessment
from panel.auditing.findings import Finding
from panel.auditing.sampling import Sample
from panel.cases import Case
from panel.concerns import Concern
from panel.disagreeing import Disagreement
from panel.offers import Offer
from panel.panels import Panel
from panel.recommending import Recommendation
from panel.referrals import Draft
from panel.rooms import Join
from panel.rules.sitting import Seat
from panel.said import said_date, said_when, wall_day
from panel.screens import LAST
from panel.updates import Challenge

LINES = 10


@dataclass(frozen=True)
class Entry:
    """One line: what kind of thing waits, in words that nobody typed, and the button that goes on with it."""

    kind: Owed
    words: str
    go_on: ExecuteAction


def my(entries: Sequence[Entry]) -> Posted:
    """Counts only; the list itself opens."""
    lines = templates.mine.counts([entry.kind for entry in entries])
    return posted(templates.mine.MINE, *lines, buttons=[button("Open my list", Verb.MY_VIEW, main=True)])


def my_list(entries: Sequence[Entry], page: int, procedure: str, join: Join | None = None) -> Opened:
    """The list, ten lines at a time: most urgent first; and how they come into the next panel's meeting."""
    shown = entries[page * LINES : (page + 1) * LINES]
    body = [element for entry in shown for element in (says(entry.words), row(entry.go_on))]
    count = which(page * LINES, len(shown), len(entries))
    return opened(
        "My list",
        *([says(count, quietly=True)] if shown and count else []),
        *(body or [says("Nothing waits for you.")]),
        buttons=[
            *turning(Verb.MY_VIEW, {}, page, more=(page + 1) * LINES < len(entries)),
            *([link(JOIN, join.link)] if join else []),
            button("I am away", Verb.OWN_AWAY_FORM, procedure=procedure),
            button("Help", Verb.SAY, text="help"),
        ],
    )


def concern(concern: Concern) -> Entry:
    words = f"Safety concern {concern.id}: nobody has taken it yet."
    return Entry(Owed.CONCERN, words, button("Open", Verb.CONCERN_OPEN, concern=concern.id))


def missed(notice: str, line: str) -> Entry:
    """Something that could not be sent to this person; `line` is its first."""
    words = f"This could not be sent to you. {line}"
    return Entry(Owed.MISSED, words, button("Show it", Verb.UNDELIVERED_SHOW, notice=notice))


def to_screen(reference: str) -> Entry:
    return Entry(
        Owed.SCREEN, f"{reference} is waiting to be screened.", button("Open", Verb.SCREEN_OPEN, case=reference)
    )


def to_sign(draft: Draft) -> Entry:
    words = "A referral waits for you to sign it."
    return Entry(Owed.SIGN, words, button("Open", Verb.SIGN_OPEN, draft=draft.id))


def answers(panel: Panel, seat: Seat, count: int) -> Entry:
    """What a seat still owes for a panel."""
    children = "1 child" if count == 1 else f"{count} children"
    words = f"{seat.title}: {children} on the panel of {said_date(panel.starts_at.date())} without an answer."
    return Entry(Owed.ANSWERS, words, button("Open the list", Verb.UPDATES_LIST, panel=panel.id, seat=seat.id))


def audit(sample: Sample, seat: Seat, count: int) -> Entry:
    """What a seat still owes to an audit."""
    cases = "1 case" if count == 1 else f"{count} cases"
    words = f"{seat.title}: {cases} of audit {sample.id} without an answer, until {said_date(sample.due)}."
    at: Ids = {"procedure": sample.procedure, "sample": sample.id, "seat": seat.id}
    return Entry(Owed.AUDIT, words, button("Open my list", Verb.AUDIT_SEAT, at=at, page=0))


def finding(found: Finding) -> Entry:
    """A finding of an audit that a seat has not done yet."""
    at: Ids = {"procedure": found.procedure, "finding": found.id}
    words = f"{found.id}: a finding of an audit, to be done by {said_date(found.due)}."
    return Entry(Owed.FINDING, words, button("Open", Verb.FINDING_OPEN, at=at))


def question(challenge: Challenge) -> Entry:
    words = f"{challenge.case}: somebody asks about what your seat said."
    answer = button("Answer", Verb.CHALLENGE_ANSWER, case=challenge.case, challenge=challenge.id)
    return Entry(Owed.QUESTION, words, answer)


def action(action: Action, today: date) -> Entry:
    """An open action of theirs."""
    end = button("Open", Verb.ACTION_OPEN, case=action.case, action=action.id)
    return Entry(Owed.ACTION, templates.actions.state(action, today), end)


def typed_action(draft: DraftAction) -> Entry:
    """An action that somebody typed, and did not confirm yet."""
    words = f"{draft.case}: an action you typed on {said_date(wall_day(draft.at))}, not confirmed."
    return Entry(Owed.TYPED, words, button("Check and confirm", Verb.ACTION_FORM, case=draft.case, draft=draft.id))


def disagreement(one: Disagreement) -> Entry:
    words = f"{one.case}: disagreement {one.id} waits for you."
    opens = button("Open", Verb.DISAGREE_OPEN, case=one.case, disagreement=one.id)
    return Entry(Owed.DISAGREEMENT, words, opens)


def to_follow(one: Recommendation) -> Entry:
    """A recommendation that was agreed, and of which it is not known yet what became."""
    words = f"{one.case}: what became of {one.id} is not written down yet."
    opens = button("What became of it", Verb.RECOMMEND_FOLLOW, case=one.case, recommendation=one.id)
    return Entry(Owed.FOLLOW, words, opens)


def assessment(one: AgreedAssessment, today: date) -> Entry:
    """An assessment that somebody works on: to be finished, or to be shared."""
    lines = templates.assessing
    words = lines.to_share(one.case) if one.completed else lines.waits(one.case, one.due, today)
    return Entry(Owed.ASSESSMENT, words, button("Open", Verb.ASSESSING_OPEN, case=one.case, assessing=one.id))


def to_share(reference: str, draft: str) -> Entry:
    """Something that their seat confirms or declines."""
    opens = button("Open", Verb.SHARE_OPEN, case=reference, draft=draft)
    return Entry(Owed.SHARE, templates.sharing.waits(reference), opens)


def to_raise(concern: Concern) -> Entry:
    """A concern about a partner agency that somebody has, and has not raised with its senior manager."""
    words = f"{concern.id} is not raised with the agency’s senior manager yet."
    return Entry(Owed.CONCERN, words, button("Open", Verb.CONCERN_OPEN, concern=concern.id))


def on_its_way(reference: str, verb: Verb) -> Entry:
    """A case that goes to somebody else, of which nobody has said that it was received."""
    words = f"{reference}: nobody has said that it was received where it goes."
    return Entry(Owed.ON_ITS_WAY, words, button("It was received", verb, case=reference))


def followed(reference: str) -> Entry:
    """A case that goes another way than to a meeting here, of which not all is done."""
    words = f"{reference}: what follows its screening is not all done."
    return Entry(Owed.ON_ITS_WAY, words, button("Say what was done", Verb.ROUTE_FORM, case=reference))


def withdrawal(reference: str) -> Entry:
    words = f"{reference}: its referrer asks to withdraw it."
    return Entry(Owed.WITHDRAWAL, words, button("Open", Verb.WITHDRAWAL_OPEN, case=reference))


def asked(reference: str, panel: Panel, count: int) -> Entry:
    """What a case's worker was asked for, while it is still missing."""
    words = f"{reference}: {_things(count)} missing before its panel, {said_date(panel.starts_at.date())}."
    return Entry(Owed.ASKED, words, button("What is missing", Verb.MISSING_MINE, case=reference))


def missing(panel: Panel, count: int) -> Entry:
    words = f"Panel, {said_date(panel.starts_at.date())}: {_things(count)} missing."
    return Entry(Owed.MISSING, words, button("What is missing", Verb.AGENDA_MISSING, panel=panel.id, page=0))


def to_tell(reference: str, count: int) -> Entry:
    """Those who come for an item, are not on the roster, and do not know it yet."""
    words = f"{reference}: {'1 person waits' if count == 1 else f'{count} people wait'} to be told."
    return Entry(Owed.TO_TELL, words, button("Who is to be told", Verb.INVITE_TELL, case=reference))


def _things(count: int) -> str:
    return "1 thing is" if count == 1 else f"{count} things are"


def offer(offer: Offer) -> Entry:
    words = f"An extra panel on {said_when(offer.starts_at)}: who would move, and yes or not now."
    return Entry(Owed.OFFER, words, button("Open", Verb.OFFER_OPEN, procedure=offer.procedure, offer=offer.id))


def roster(procedure: str) -> Entry:
    words = "The roster was not confirmed for a while."
    return Entry(Owed.ROSTER, words, button("Open the roster", Verb.ROSTER_OPEN, procedure=procedure, page=0))


def unreachable(procedure: str, count: int) -> Entry:
    """People who must be reached for the next panel and cannot be."""
    words = "1 person cannot be written to here." if count == 1 else f"{count} people cannot be written to here."
    return Entry(Owed.UNREACHABLE, words, button("Open", Verb.REACH_OPEN, procedure=procedure, page=0))


def draft(draft: Draft) -> Entry:
    begun = said_date(wall_day(draft.started_at))
    words = f"A referral not sent yet, begun {begun}, at screen {draft.screen} of {LAST}."
    return Entry(Owed.DRAFT, words, button("Go on", Verb.REFER_RESUME, draft=draft.id))


def invited(reference: str) -> Entry:
    words = f"{reference}: you are invited to this item."
    return Entry(Owed.INVITED, words, button("Open", Verb.CASE_OPEN, case=reference))


def referred(case: Case, panel: str) -> Entry:
    """A case this person referred or holds; `panel` says what is known of its panel."""
    words = f"{case.id}: {status_of(case)}. {panel}"
    return Entry(Owed.REFERRED, words, button("Open", Verb.CASE_OPEN, case=case.id))
