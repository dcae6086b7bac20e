"""One part of a draft: read beside the records, ticked, and written otherwise."""

from dataclasses import replace

from bot.asked import Asked
from bot.request import Reply
from bot.steps import minutes as steps
from bot.steps.entitlement import name_of, nonce
from bot.steps.own_minutes import ask_about_other
from bot.steps.sat import sat
from cards import passages
from cards.passages import in_boxes
from panel import readers
from panel.access import Act
from panel.casenotes import OWN, body, part_of
from panel.chapters import drawn as chapters_drawn
from panel.drafting import Chapter, digest
from panel.minutes import Minutes, Passage, check, in_draft, latest, uncheck
from panel.panels import Panel
from panel.questions import PROBLEM, tidy, too_long
from panel.said import wall_day
from panel.sat import Sat
from panel.sections import drawn
from panel.words import Reason, Refused
from storage.store import Missing, Turn

ASIDE = "You step out of an item that stands here: whoever does not writes it otherwise. Nothing was changed."


def open_part(asked: Asked, turn: Turn) -> Reply:
    """One part of a draft, as it stands and as the records have it."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    in_draft(kept)
    day, name = sat(turn, panel), asked.id("part")
    heading, stands = _part(asked, turn, day, name)
    turn.audit(asked.person.id, "open", _about(panel, name), view="minutes")
    return Reply(passages.part(steps.as_checked(kept, day), heading, name, stands))


def tick(asked: Asked, turn: Turn) -> Reply:
    """One part is checked as it was shown, or is to be checked again."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    name, day = asked.id("part"), sat(turn, panel)
    _, stands = _part(asked, turn, day, name)
    in_draft(kept)
    held = steps.as_checked(kept, day)
    if asked.id("shown") == digest(stands) and (asked.id("want") == "yes") != (name in held.checked):
        turn.save(check(held, name, steps.said(day)[name]))
    return open_part(asked, turn)


def write_form(asked: Asked, turn: Turn, refused: Refused | None = None) -> Reply:
    """The form for what the minutes are to say under one heading."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    in_draft(kept)
    name, each = asked.id("part"), _heading(asked, turn, panel)
    passage, text = turn.maybe(Passage, _id(panel, name, each.id)), in_boxes(each.words)
    piece = min(asked.number("piece"), len(text) - 1)
    answers = asked.fields if refused else {"words": text[piece]}
    turn.audit(asked.person.id, "open", _about(panel, name), view="minutes")
    shown = asked.id("shown") if refused and len(text) > 1 else _shown(each)
    at = passages.Writing(panel.id, name, passage.rev if passage else 0, shown, piece, len(text), nonce(asked, turn))
    beside = replace(each, record=each.record or each.words) if refused else each
    return Reply(passages.write(at, beside, answers, refused))


def write(asked: Asked, turn: Turn) -> Reply:
    """What the minute taker wrote stands in the record's place, a piece of a long text in its own place; an empty text
    puts the record back."""
    kept, panel = steps.minutes_of(asked, turn, Act.MINUTES)
    name, each = asked.id("part"), _heading(asked, turn, panel)
    unchecked, answers = uncheck(uncheck(kept, name), part_of(name)), tidy(passages.WRITE, asked.fields)
    if found := too_long(passages.WRITE, answers, wall_day(turn.now)):
        raise Refused(PROBLEM, found)
    ask_about_other(asked, turn, panel, _case(name, each.id), {passages.WRITE[0]: answers.get("words", "")})
    _keep(asked, turn, panel, each, _whole(asked, each, answers.get("words", "")))
    turn.save(unchecked)
    return open_part(asked, turn)


def _shown(each: passages.Stands) -> str:
    """What a form was opened on: what stands there, and what the records say."""
    return digest((each.words, each.record))


def _whole(asked: Asked, each: passages.Stands, words: str) -> str:
    """The text with one piece of it written otherwise; none where the record is wanted again."""
    text, piece = in_boxes(each.words), asked.number("piece")
    if len(text) == 1 or asked.id("back") == "yes":
        return "" if asked.id("back") == "yes" else words
    if asked.id("shown") != _shown(each):
        why = "It has changed since you opened the form. Press Back to read it; copy what you typed first"
        raise Refused("Nothing is saved yet. Nothing you typed is lost.", [Reason(why, field="words")])
    kept = text[piece] if piece < len(text) else ""
    end = kept[len(kept.rstrip()) :]
    return "".join([*text[:piece], f"{words}{end}" if words else "", *text[piece + 1 :]]).strip()


def _keep(asked: Asked, turn: Turn, panel: Panel, each: passages.Stands, words: str) -> None:
    id, record = _id(panel, asked.id("part"), each.id), each.record or each.words
    before = turn.maybe(Passage, id)
    if asked.number("rev") != (before.rev if before else 0):
        by = f"{name_of(turn, before.by)} has" if before else "Somebody has"
        words_now = f"{by} changed it since you opened the form. Press Back to read it, or save yours again"
        raise Refused("Somebody else was quicker. Nothing you typed is lost.", [Reason(words_now, field="words")])
    if words and asked.id("shown") != _shown(each):
        why = "The record has changed since you opened the form: it stands above. Press Back, or save yours again"
        raise Refused("Nothing is saved yet. Nothing you typed is lost.", [Reason(why, field="words")])
    if words and words != record:
        case = _case(asked.id("part"), each.id)
        new = Passage(id, panel.id, case, each.id, words, asked.person.id, turn.now, record)
        turn.save(replace(new, rev=before.rev if before else 0))
    elif before:
        turn.delete(before)


def _id(panel: Panel, name: str, heading: str) -> str:
    return f"{panel.id}/{name.partition('/')[0]}/{heading}"


def _case(name: str, heading: str) -> str:
    """The case that a heading of a part is of: a child's, or the note of one; "" for any other."""
    return "" if name == heading else name.partition("/")[0]


def _about(panel: Panel, name: str) -> str:
    """What the trail says was opened: a child's part by their reference, any other by the panel's."""
    return name.partition("/")[0] if "-" in name else panel.id


def _heading(asked: Asked, turn: Turn, panel: Panel) -> passages.Stands:
    _, stands = _part(asked, turn, sat(turn, panel), asked.id("part"))
    found = next((each for each in stands if each.id == asked.id("heading")), None)
    if found is None:
        raise Missing("heading")
    if found.aside:
        raise Refused(ASIDE)
    return found


def _part(asked: Asked, turn: Turn, day: Sat, name: str) -> tuple[str, list[passages.Stands]]:
    """A part's title and what stands under each of its headings; `Missing` for one that is not this person's."""
    for chapter in chapters_drawn(day):
        if chapter.id == name:
            return chapter.title, [_around(asked, turn, day, chapter)]
    heard = next((each for each in day.heard if name in (each.case.id, part_of(each.case.id))), None)
    if heard is None or heard.case.id not in steps.theirs(turn, asked.person, day):
        raise Missing("part")
    if name == part_of(heard.case.id):
        record = "\n".join(body(day, heard))
        return f"{heard.case.id}: case note", [_stands(day, heard.case.id, OWN, "Case note", record)]
    return name, [_stands(day, name, each.id, each.title, each.plain) for each in drawn(day, heard)]


def _around(asked: Asked, turn: Turn, day: Sat, chapter: Chapter) -> passages.Stands:
    """A chapter; without what is about an item this person steps out of, and then for others to write."""
    stands = steps.kept(turn, turn.get(Minutes, day.panel.id), day)
    written = next(each for each in stands.around if each.id == chapter.id)
    theirs = readers.chapter(stands, asked.person, written)
    if theirs != written:
        return passages.Stands(chapter.id, chapter.title, theirs.plain, aside=True)
    return _stands(day, "", chapter.id, chapter.title, chapter.plain)


def _stands(day: Sat, case: str, part: str, title: str, record: str) -> passages.Stands:
    passage = latest(day.passages, case, part)
    if passage is None:
        return passages.Stands(part, title, record)
    return passages.Stands(part, title, passage.words, record, moved=passage.drawn != record)
