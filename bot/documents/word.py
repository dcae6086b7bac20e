"""A document as a Word file that can be filed and read aloud: real headings, lists and tables, and no formatting by
hand."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from panel.drafting import Block, Chapter, Paper, Section

if TYPE_CHECKING:
    from docx.document import Document

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "en-GB"
LIST = "ListBullet"
PAGE = 170
"""Millimetres between the margins."""
EDGES, LETTER, MOST = 4, 2.4, 40
"""Millimetres beside the words of a cell, and for a bold letter; so many letters of a column count at the most."""
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
"""What XML cannot hold, and what would turn round the letters that stand beside it."""


def sheet(paper: Paper, at: datetime) -> bytes:
    """The document as a file, which says that it was made at a moment."""
    # Imported when the first file is made: no start should wait for it.
    import docx

    document = docx.Document()
    _describe(document, paper, at)
    _lay_out(document)
    _paragraph(document, paper.title, "Title")
    after_children = False
    for chapter in paper.chapters:
        _chapter(document, chapter, after_children)
        after_children = bool(chapter.sections)
    whole = BytesIO()
    document.save(whole)
    return whole.getvalue()


def clean(words: str) -> str:
    """Words that can stand in a file."""
    return UNWRITABLE.sub("", words)


def _describe(document: "Document", paper: Paper, at: datetime) -> None:
    about = document.core_properties
    about.title, about.author, about.language = clean(paper.title), clean(paper.author), LANGUAGE
    about.last_modified_by, about.comments, about.revision = clean(paper.author), "", 1
    about.created = about.modified = at.astimezone(UTC).replace(tzinfo=None)


def _lay_out(document: "Document") -> None:
    """A4, in the language of the house, with numbered pages; each child begins a page by the style of the heading."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    page: Any = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    styles: Any = document.styles
    styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), LANGUAGE)
    styles["Heading 2"].paragraph_format.page_break_before = True
    styles["Title"].font.size, styles["Normal"].paragraph_format.space_after = Pt(20), Pt(6)
    _page_numbers(page.footer.paragraphs[0])


def _page_numbers(footer: Any) -> None:
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(words)
        _field(footer, field)


def _field(footer: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    footer._p.append(field)
    footer.add_run("1")
    field.append(footer.runs[-1]._r)


def _chapter(document: "Document", chapter: Chapter, on_a_new_page: bool) -> None:
    heading = _paragraph(document, chapter.title, "Heading1")
    heading.paragraph_format.page_break_before = on_a_new_page or None
    for block in chapter.blocks:
        _block(document, block)
    if chapter.sections:
        _block(document, Block("Items", ", ".join(each.title for each in chapter.sections)))
    for each in chapter.sections:
        _section(document, each)


def _section(document: "Document", section: Section) -> None:
    _paragraph(document, section.title, "Heading2")
    for part in section.parts:
        _paragraph(document, part.title, "Heading3")
        for block in part.blocks:
            _block(document, block)


def _paragraph(document: "Document", words: str, style: str) -> Any:
    """A paragraph in one of the template's styles, by its id: by its name each would be looked up anew."""
    paragraph: Any = document.add_paragraph(clean(words))
    paragraph._p.style = style
    return paragraph


def _block(document: "Document", block: Block) -> None:
    if block.label or block.words:
        paragraph = document.add_paragraph()
        if block.label:
            paragraph.add_run(clean(f"{block.label}: "))._r.style = "Strong"
        paragraph.add_run(clean(block.words))
    for point in block.points:
        _paragraph(document, point, LIST)
    if block.header:
        _table(document, block)


def _table(document: "Document", block: Block) -> None:
    """A table whose first row is said to be its header, and is drawn again on each page; no row is torn apart."""
    from docx.oxml import OxmlElement

    table: Any = document.add_table(rows=len(block.rows) + 1, cols=len(block.header), style="Table Grid")
    table.autofit = False
    widths = _widths(block)
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    # Cell by cell through the elements themselves: through the table each would be counted out anew.
    for row, words in zip(table._tbl.tr_lst, (block.header, *block.rows), strict=True):
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, said, width in zip(row.tc_lst, words, widths, strict=True):
            cell.width = width
            cell.p_lst[0].add_r().text = clean(said)
    head: Any = table._tbl.tr_lst[0]
    head.trPr.append(OxmlElement("w:tblHeader"))
    for cell in head.tc_lst:
        cell.p_lst[0].r_lst[0].style = "Strong"
    document.add_paragraph()


def _longest(column: Iterable[str]) -> int:
    return max(len(word) for said in column for word in (said.split() or [""]))


def _widths(block: Block) -> list[int]:
    """How wide each column is: the more is said in it the wider, and no reference or longest word is broken."""
    from docx.shared import Mm

    columns = list(zip(block.header, *block.rows, strict=True))
    least = [EDGES + LETTER * min(_longest(column), MOST) for column in columns]
    left, said = max(PAGE - sum(least), 0), [min(max(map(len, column)), MOST) + 1 for column in columns]
    wide = [floor + left * each / sum(said) for floor, each in zip(least, said, strict=True)]
    return [Mm(PAGE * each / sum(wide)) for each in wide]
