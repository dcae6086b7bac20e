"""What is learnt from an audit as documents: the summary by themes, and the one-minute guide. Neither names a child."""

from collections.abc import Callable, Iterator

from panel.auditing.findings import Finding
from panel.auditing.grading import sides
from panel.auditing.learning import GUIDE, Guide, Learnt, how_many, said
from panel.drafting import Block, Chapter, Paper
from panel.procedure import Procedure
from panel.rules.audit import Side
from panel.said import said_day, wall_day

SIDES = {Side.WELL: "What works well", Side.DEVELOP: "What is to be developed"}
MASKED = "A count below {} is not printed, nor what would give it back. No answer is never a grade."
Cut = Callable[[str], str]


def summary(learnt: Learnt, own: Procedure, rules: Procedure, cut: Cut) -> Paper:
    """The summary as a document; `cut` takes out every name and reference. Procedure: report.mask_below, audit.to."""
    below = own.report.mask_below
    return Paper(
        f"{rules.title}: summary by theme",
        own.partnership,
        (
            Chapter("about", "About this audit", tuple(_about(learnt, own, rules))),
            *_themes(learnt, below),
            Chapter("feedback", "What each agency says of its own work", tuple(_feedback(learnt, cut))),
            Chapter("findings", "What is to be done", tuple(_findings(learnt, cut))),
        ),
    )


def _about(learnt: Learnt, own: Procedure, rules: Procedure) -> Iterator[Block]:
    sample = learnt.found.sample
    yield Block("Drawn on", said_day(wall_day(sample.at)))
    yield Block("Cases of", own.title)
    yield Block("Rules", f"{rules.title}, version {sample.version}")
    for label, words in how_many(learnt.found, own.report.mask_below):
        yield Block(label, words)
    if rules.audit.to:
        yield Block("To", rules.audit.to)
    yield Block(words=MASKED.format(own.report.mask_below))


def _themes(learnt: Learnt, below: int) -> Iterator[Chapter]:
    for side in sides(learnt.found.rules):
        rows = tuple((each.theme.title, said(each, below)) for each in learnt.counted if each.theme.side is side)
        yield Chapter(side.replace(" ", "-"), SIDES[side], (Block(header=("Theme", "Answers"), rows=rows),))


def _feedback(learnt: Learnt, cut: Cut) -> Iterator[Block]:
    if not learnt.feedback:
        yield Block(words="Nothing was said.")
    for each in learnt.feedback:
        for label, words in (("good practice", each.good), ("to develop", each.develop)):
            if words:
                yield Block(f"{learnt.seat(each.seat)}, {label}", cut(words))


def _findings(learnt: Learnt, cut: Cut) -> Iterator[Block]:
    rows = tuple(
        (each.id, learnt.theme(each.theme), cut(each.words), learnt.seat(each.seat), said_day(each.due), standing(each))
        for each in learnt.findings
    )
    header = ("Finding", "Theme", "What is to be done", "Seat", "By", "Now")
    yield Block(header=header, rows=rows) if rows else Block(words="Nothing yet.")


def standing(each: Finding) -> str:
    """How far a finding has come, in words."""
    if each.seen_at:
        return f"Seen in practice on {said_day(wall_day(each.seen_at))}"
    again = f"looked at again on {said_day(each.recheck_on)}"
    return f"Done on {said_day(wall_day(each.done_at))}; {again}" if each.done_at else f"Open; {again}"


def guide(found: Guide, own: Procedure, cut: Cut) -> Paper:
    """The one-minute guide as a document."""
    chapters = (
        Chapter(each.id, each.label.removesuffix(" (optional)"), tuple(_lines(cut(found.parts[each.id]))))
        for each in GUIDE
        if each.id != "title" and found.parts.get(each.id)
    )
    return Paper(cut(found.parts["title"]), own.partnership, tuple(chapters))


def _lines(words: str) -> Iterator[Block]:
    yield from (Block(words=line.strip()) for line in words.splitlines() if line.strip())
