"""Minutes on their way: approved, sent out, read by each in their own view, and as files."""

from collections.abc import Sequence
from functools import partial

from bot.asked import Asked
from bot.calls import library
from bot.documents.word import MEDIA_TYPE, sheet
from bot.notices import holders, tell
from bot.request import Document, Reply
from bot.steps import minutes as steps
from bot.steps.entitlement import nonce
from bot.steps.own_minutes import ask_about_other, draft, row_of
from bot.steps.sat import sat
from bot.template import Template
from cards import documents, pages, passages, templates
from cards import minutes as cards
from cards.templates.line import Line
from cards.verbs import Verb
from panel import minutes, readers
from panel.access import OPENS, Act
from panel.drafting import Paper, digest
from panel.minutes import Minutes, Stage
from panel.panels import Panel
from panel.people import Role
from panel.questions import check
from panel.readers import Kept
from panel.said import wall_day
from panel.words import REFERENCE, Reason, Refused
from storage.store import Turn

BEING_DISCUSSED = "What is for you is being discussed, and the room is not checked yet. Nothing of it opens until then."
LATE = "Why the minutes will be late"


def approve(asked: Asked, turn: Turn) -> Reply:
    """What is approved is what was shown: minutes that have changed since are shown anew."""
    kept, panel = steps.minutes_of(asked, turn, Act.APPROVE)
    day = sat(turn, panel)
    approved = minutes.approve(kept, asked.person.id, turn.now)
    _can_approve(asked, turn, panel)
    filed = steps.draw(day)
    if asked.number("rev") != kept.rev or asked.id("shown") != digest(filed):
        raise Refused(minutes.CHANGED, [Reason("It shows them as they are now", field="shown")])
    for each in steps.whole(day):
        turn.save(each)
    turn.save(approved)
    takers = [each for each in day.takers if each.id != asked.person.id]
    tell(turn, takers, Template.MINUTES_APPROVED, minutes=panel.id)
    return Reply(cards.done(templates.minutes.approved(panel.starts_at), panel.id))


def not_approved(asked: Asked, turn: Turn, refused: Refused) -> Reply:
    """The draft as it is now, for whoever approved one that has changed."""
    kept, panel = steps.minutes_of(asked, turn, Act.APPROVE)
    return Reply(cards.changed(draft(asked, turn, kept, panel), refused.words))


def _can_approve(asked: Asked, turn: Turn, panel: Panel) -> None:
    """Whoever steps out of an item leaves the minutes to one who steps out of none, where there is one."""
    aside, others = steps.stepped_out(turn, panel, asked.person), steps.approvers(turn, panel)
    if aside and others:
        names = ", ".join(each.name for each in others)
        raise Refused(f"You step out of {aside} of its items. They are approved by {names}.")


def ask_deputy(asked: Asked, turn: Turn) -> Reply:
    """The deputy is asked to approve them."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    minutes.in_draft(kept)
    deputies = [each for each in holders(turn, kept.procedure, Role.DEPUTY) if each.id != asked.person.id]
    if not deputies:
        raise Refused("There is no other deputy on the roster. Ask the chair. Nothing was changed.")
    tell(turn, deputies, Template.MINUTES_ASKED, minutes=panel.id, rev=str(kept.rev))
    return Reply(cards.done(templates.minutes.ASKED, panel.id, drafted=True))


def late_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The form for why they will be late."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    minutes.in_draft(kept)
    answers = asked.fields if refused else {"late": kept.late}
    form = passages.form(LATE, panel.id, passages.LATE, Verb.MINUTES_LATE_SAVE, nonce(asked, turn), answers, refused)
    return Reply(form)


def late(asked: Asked, turn: Turn) -> Reply:
    """Why they will be late stands in them."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    minutes.in_draft(kept)
    words = check(passages.LATE, asked.fields, wall_day(turn.now))["late"]
    ask_about_other(asked, turn, panel, "", {passages.LATE[0]: words})
    turn.save(minutes.delayed(kept, words))
    return Reply(cards.done(templates.minutes.LATE_SAID, panel.id, drafted=True))


def circulate(asked: Asked, turn: Turn) -> Reply:
    """Everybody who has something to read in them is told, each opens their own view."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    out = turn.save(minutes.circulate(kept, asked.person.id, turn.now))
    people = [each for each in steps.readers(turn, out) if each.id != asked.person.id]
    leads = holders(turn, kept.procedure, Role.LEAD)
    tell(turn, dict.fromkeys(each.id for each in (*people, *leads)), Template.MINUTES_OUT, minutes=panel.id)
    library.send(turn, panel.id)
    return Reply(cards.done(templates.minutes.sent(turn.now), panel.id, templates.minutes.told(len(people))))


def read(asked: Asked, turn: Turn) -> Reply:
    """The minutes in this person's view, a page at a time; each child that is shown is written to the trail."""
    found, _ = steps.minutes_of(asked, turn, Act.READ_MINUTES)
    if _counts_alone(asked, turn, found):
        return Reply(cards.listing([row for row in [row_of(asked, turn, found)] if row], 0))
    kept, panel = _kept(asked, turn)
    reading = readers.reading(kept, asked.person)
    shown = pages.pages(reading.paper)
    page = min(asked.number("page"), len(shown) - 1)
    for about in dict.fromkeys(each.case or panel.id for each in shown[page]):
        turn.audit(asked.person.id, "open", about, view="minutes")
    more = [cards.how(kept.minutes), *([f"You step out of {reading.aside} of its items."] if reading.aside else [])]
    return Reply(pages.read(panel, shown, page, more, readers.at_table(kept, asked.person)))


def _counts_alone(asked: Asked, turn: Turn, found: Minutes) -> bool:
    """Whether this person sees counts, and no child; a lead who is a child's worker, too, reads that child's part."""
    roles = asked.person.roles(found.procedure)
    return Role.LEAD in roles and not (roles & OPENS and _has_part(asked, turn, found))


def _has_part(asked: Asked, turn: Turn, found: Minutes) -> bool:
    return steps.reads(steps.unshut(steps.kept(turn, found)), asked.person)


def _kept(asked: Asked, turn: Turn) -> tuple[Kept, Panel]:
    """The minutes a button names, for somebody who has something to read in them: a draft only for those who write and
    approve it."""
    found, panel = steps.minutes_of(asked, turn, Act.READ_MINUTES)
    if found.stage is Stage.DRAFT:
        steps.minutes_of(asked, turn, Act.MINUTES)
    kept = steps.kept(turn, found)
    if not steps.reads(kept, asked.person):
        raise Refused(BEING_DISCUSSED if steps.reads(steps.unshut(kept), asked.person) else steps.NOT_THERE)
    return kept, panel


def file(asked: Asked, turn: Turn) -> Reply:
    """The minutes, one child's part, or the restricted annex as a Word file in this person's view: offered by the
    press, handed over when they agree to take it."""
    kept, panel = _kept(asked, turn)
    if not asked.personal:
        return Reply(documents.in_own_chat(), private=pages.elsewhere(panel.id))
    name, line, paper, about = _file(asked, kept, panel)
    if asked.request.taking:
        for each in about or [panel.id]:
            turn.audit(asked.person.id, "hand over", each, view="minutes")
    document = Document(name, MEDIA_TYPE, partial(sheet, paper, turn.now))
    return Reply(pages.file(line, name, panel.id), document=document)


def _file(asked: Asked, kept: Kept, panel: Panel) -> tuple[Line, Line, Paper, Sequence[str]]:
    person, starts, lines = asked.person, panel.starts_at, templates.minutes
    theirs = readers.items(kept, person)
    match asked.id("kind"):
        case "annex" if readers.at_table(kept, person):
            annex = readers.annex(kept, person).paper
            return lines.annex_file(panel.id), lines.annex(starts), annex, theirs
        case "child" if asked.reference in theirs and REFERENCE.fullmatch(asked.reference):
            alone = readers.reading(kept, person, asked.reference).paper
            return lines.file(asked.reference), lines.child(starts), alone, [asked.reference]
        case "minutes":
            return lines.file(panel.id), lines.whole(starts), readers.reading(kept, person).paper, theirs
    raise Refused(steps.NOT_THERE)
