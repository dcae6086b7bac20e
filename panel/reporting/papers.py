"""A report as it leaves the panel: as a document, and as a table."""

from collections.abc import Iterator, Sequence

from panel.drafting import Block, Chapter, Paper
from panel.procedure import Procedure
from panel.reporting.figures import Section
from panel.reporting.periods import Period
from panel.reporting.rows import Look, rows
from panel.said import said_day

MASKED = "A count below {} is not printed, nor a total, a percentage or a change that would give it back."


def paper(procedure: Procedure, period: Period, sections: Sequence[Section], look: Look) -> Paper:
    """The report as a document. Procedure: [report] purpose, to, mask_below."""
    return Paper(
        f"{procedure.title}: figures, {period.title.lower()}",
        procedure.partnership,
        (_about(procedure, period, look), *(_chapter(each, period, look) for each in sections)),
    )


def _about(procedure: Procedure, period: Period, look: Look) -> Chapter:
    rules = procedure.report
    lines = (
        ("Time", period.days),
        ("The year before", period.before.days),
        ("Purpose", rules.purpose),
        ("To", rules.to),
        ("Rules", f"{procedure.title}, version {procedure.version}"),
        ("Counted on", said_day(look.today)),
        ("Small numbers", MASKED.format(look.below)),
    )
    return Chapter("about", "About these figures", tuple(Block(label, words) for label, words in lines))


def _chapter(section: Section, period: Period, look: Look) -> Chapter:
    shown = tuple((row.label, row.now, row.before, row.change) for row in rows(section, period, look))
    table = Block(header=("Figure", period.title, "The year before", "Change"), rows=shown)
    return Chapter(section.id, section.title, (Block(words=section.how), table))


def table(period: Period, sections: Sequence[Section], look: Look) -> Iterator[tuple[str, ...]]:
    """The report as the rows of a table, the first of which is its header."""
    yield "Section", "Figure", period.title, period.before.title, "Change"
    for section in sections:
        for row in rows(section, period, look):
            yield section.title, row.label, row.now, row.before, row.change
