"""What is learnt from an audit: the themes counted, each service's own words, the file, the guide, and its end."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bot.asked import Asked
from bot.documents.word import MEDIA_TYPE, sheet
from bot.request import Document, Reply
from bot.showing.audits import overview
from bot.steps.audits import ask_about_names, learnt, may_draw, round_of, rules_at, the_sample, without_names
from bot.steps.entitlement import name_of
from bot.steps.seats import seat_of
from cards import audits as posted
from cards import documents, templates
from cards import learning as cards
from cards.learning import OWN, Written
from cards.parts import Ids
from panel.access import Act, may
from panel.auditing import grading, learning, paper
from panel.auditing.learning import Feedback, Guide, Learnt
from panel.auditing.sampling import Sample
from panel.cases import Case
from panel.questions import PROBLEM
from panel.words import Made, Reason, Refused
from storage.store import Missing, Turn

CHANGED = "It was changed since you opened it. Nothing you typed is lost."


def themes(asked: Asked, turn: Turn) -> Reply:
    """The themes with their counts: whole for those who run the panel and stepped out of none of the cases; for
    everybody else once it is closed, and without small numbers."""
    sample = the_sample(asked, turn)
    found = learnt(turn, sample)
    whole = may_draw(asked) and not any(asked.person.id in each.interests for each in found.found.cases)
    if not whole:
        learning.is_over(found.found)
    below = None if whole else asked.procedure.report.mask_below
    return Reply(cards.themes(found, _at(sample), below, over=sample.closed_at is not None))


def _at(sample: Sample) -> Ids:
    return posted.ids(sample)


def read(asked: Asked, turn: Turn) -> Reply:
    """What was written to one theme; every case it opens is written to the trail."""
    sample = the_sample(asked, turn)
    found, id = learnt(turn, sample), asked.id("theme")
    at: Ids = {**_at(sample), "theme": id}
    if id == OWN:
        return Reply(cards.read("What each agency says of its own work", _own(found), at, asked.number("page")))
    if id not in {each.theme.id for each in found.counted}:
        raise Missing("theme")
    written = [*_written(asked, turn, found, id)]
    for case in dict.fromkeys(each.case for each in written):
        turn.audit(asked.person.id, "open", case, view="audit sample")
    return Reply(cards.read(found.theme(id), written, at, asked.number("page")))


def _written(asked: Asked, turn: Turn, found: Learnt, id: str) -> Iterator[Written]:
    """Of cases that this person has stepped out of, nothing."""
    (theme,) = (each.theme for each in found.counted if each.theme.id == id)
    titles = {each.id: each.title for each in found.found.rules.grades or ()}
    for each in found.found.answers:
        if may(asked.person, Act.AUDIT, found.found.sample.procedure, turn.get(Case, each.case)):
            yield Written(each.case, found.seat(each.seat), titles[each.grade(theme)], each.words(theme))


def _own(found: Learnt) -> list[Written]:
    own = [(each, "good practice", each.good) for each in found.feedback]
    own += [(each, "to develop", each.develop) for each in found.feedback]
    return [Written("", found.seat(each.seat), side, words) for each, side, words in own if words]


def file(asked: Asked, turn: Turn) -> Reply:
    """The summary by themes as a Word file, once it is closed: no child is named, and no small number printed."""
    sample = the_sample(asked, turn)
    found = learnt(turn, sample)
    learning.is_over(found.found)
    name, line = templates.audits.summary_file(sample.id), templates.audits.named(sample.id)
    if not asked.personal:
        return Reply(documents.in_own_chat(), private=posted.told(line, _at(sample)))
    if asked.request.taking:
        turn.audit(asked.person.id, "hand over", sample.id, view="audit summary")
    whole = paper.summary(found, asked.procedure, rules_at(turn, sample), without_names(turn, sample))
    document = Document(name, MEDIA_TYPE, partial(sheet, whole, turn.now))
    return Reply(cards.file(line, name, _at(sample)), document=document)


def work_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """What a seat says of its own service's work."""
    sample, seat = _seat(asked, turn)
    before = turn.maybe(Feedback, f"{sample.id}/{seat}")
    kept = {"good": before.good, "develop": before.develop} if before else {}
    at: Ids = {**_at(sample), "seat": seat, "before": before.rev if before else 0}
    return Reply(cards.work(seat_of(asked.procedure, seat).name, at, asked.fields if refused else kept, refused))


def work(asked: Asked, turn: Turn) -> Reply:
    """It is kept, and can be changed until the audit is closed."""
    sample, seat = _seat(asked, turn)
    id = f"{sample.id}/{seat}"
    before, made = turn.maybe(Feedback, id), Made(id, asked.person.id, turn.now)
    said = learning.feedback(id, made, sample.id, seat, asked.fields)
    if asked.number("before") != (before.rev if before else 0):
        raise Refused(CHANGED, [Reason("Save again if yours is right", field="good")])
    ask_about_names(asked, turn, sample, learning.FEEDBACK)
    turn.save(said)
    return overview(asked, turn, sample, "What you say of your own work is kept.")


def _seat(asked: Asked, turn: Turn) -> tuple[Sample, str]:
    """The audit and the seat a button names, for whoever speaks for it, while it is open."""
    sample, seat = the_sample(asked, turn), asked.id("seat")
    if seat not in asked.person.seats(sample.procedure) & {*sample.seats}:
        raise Refused(grading.NOT_YOURS)
    grading.still_open(sample)
    return sample, seat


def close_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """Whether it is really to be closed, and who has not answered."""
    sample = the_sample(asked, turn)
    grading.still_open(sample)
    found, names = round_of(turn, sample), {seat.id: seat.name for seat in asked.procedure.seats}
    left = [names.get(each, each) for each in sample.seats if found.left(each)]
    return Reply(cards.close(sample.id, left, _at(sample), asked.fields, refused))


def close(asked: Asked, turn: Turn) -> Reply:
    """Closed: its answers stay as they are, and nobody is reminded any more."""
    sample = the_sample(asked, turn)
    closed = learning.closed(round_of(turn, sample), asked.fields, asked.person.id, turn.now)
    ask_about_names(asked, turn, sample, learning.CLOSE)
    return overview(asked, turn, turn.save(closed), "It is closed.")


def guide(asked: Asked, turn: Turn) -> Reply:
    """The one-minute guide: for those who run the panel as it is now, for everybody else once it is approved."""
    return _guide(asked, turn, the_sample(asked, turn))


def _guide(asked: Asked, turn: Turn, sample: Sample) -> Reply:
    kept, edits = turn.maybe(Guide, sample.id), may_draw(asked)
    shown = (kept or _drafted(turn, sample)) if edits else _cut(turn, sample, learning.may_go_out(kept))
    at: Ids = {**_at(sample), "guide": shown.rev}
    return Reply(cards.guide(shown, name_of(turn, shown.approved_by), at, is_draft=kept is None, edits=edits))


def _drafted(turn: Turn, sample: Sample) -> Guide:
    parts = learning.drafted(learnt(turn, sample), rules_at(turn, sample))
    return _cut(turn, sample, Guide(sample.id, parts, "", turn.now))


def _cut(turn: Turn, sample: Sample, found: Guide) -> Guide:
    """The guide without any name, whatever was kept in it."""
    cut = without_names(turn, sample)
    return replace(found, parts={id: cut(words) for id, words in found.parts.items()})


def guide_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The guide, to be written otherwise; at first what was drafted stands in it."""
    sample = the_sample(asked, turn)
    kept = turn.maybe(Guide, sample.id) or _drafted(turn, sample)
    at: Ids = {**_at(sample), "guide": kept.rev}
    return Reply(cards.guide_form(at, asked.fields if refused else kept.parts, refused))


def guide_save(asked: Asked, turn: Turn) -> Reply:
    """The guide as it is written now; it is to be approved anew."""
    sample = the_sample(asked, turn)
    new = learning.guide(sample.id, Made(sample.id, asked.person.id, turn.now), asked.fields)
    _unchanged(asked, turn, sample)
    ask_about_names(asked, turn, sample, learning.GUIDE)
    turn.save(new)
    return _guide(asked, turn, sample)


def guide_approve(asked: Asked, turn: Turn) -> Reply:
    """It is approved as it was read: now everybody at the table can have it."""
    sample = the_sample(asked, turn)
    kept = _unchanged(asked, turn, sample)
    if kept is None:
        raise Refused(learning.NOT_APPROVED)
    turn.save(learning.approved(kept, asked.person.id, turn.now))
    return _guide(asked, turn, sample)


def _unchanged(asked: Asked, turn: Turn, sample: Sample) -> Guide | None:
    """The guide, as the card showed it."""
    kept = turn.maybe(Guide, sample.id)
    if asked.number("guide") != (kept.rev if kept else 0):
        by = f"It is by {name_of(turn, kept.by)} now: save again if yours is right" if kept else PROBLEM
        raise Refused(CHANGED, [Reason(by, field="title")])
    return kept


def guide_file(asked: Asked, turn: Turn) -> Reply:
    """The guide as a Word file, once it is approved."""
    sample = the_sample(asked, turn)
    found = learning.may_go_out(turn.maybe(Guide, sample.id))
    name, line = templates.audits.guide_file(sample.id), templates.audits.named(sample.id)
    if not asked.personal:
        return Reply(documents.in_own_chat(), private=posted.told(line, _at(sample)))
    if asked.request.taking:
        turn.audit(asked.person.id, "hand over", sample.id, view="one-minute guide")
    whole = paper.guide(found, asked.procedure, without_names(turn, sample))
    document = Document(name, MEDIA_TYPE, partial(sheet, whole, turn.now))
    return Reply(cards.file(line, name, _at(sample)), document=document)
