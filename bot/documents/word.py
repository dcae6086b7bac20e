"""A document as a Word file that can be filed and read aloud: real headings, lists and tables, and no formatting by
hand."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from panel.drafting import Block, Chapter, Paper, Section

if TYPE_CHECKING:
    from docx.document import Document

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "en-GB"
LIST, CELL = "ListBullet", "NoSpacing"
PAGE = 170
"""Millimetres between the margins."""
EDGES, LETTER, MOST, WIDEST = 4, 2.4, 40, 160
"""Millimetres beside the words of a cell, and for a bold letter; so many letters of a word count at the most, and so
many of a cell."""
WHOLE, TOGETHER = 14, 1200
"""A heading of so many letters is not broken; a table of so many stands on one page."""
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
"""What XML cannot hold, and what would turn round the letters that stand beside it."""


def sheet(paper: Paper, at: datetime) -> bytes:
    """The document as a file, which says that it was made at a moment."""
    # Imported when the first file is made: no start should wait for it.
    import docx

    document = docx.Document()
    _describe(document, paper, at)
    _lay_out(document, paper.title)
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


def _lay_out(document: "Document", title: str) -> None:
    """A4, in the language of the house; each page with its number and what it is of, for one that is filed alone."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    page: Any = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    styles: Any = document.styles
    styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), LANGUAGE)
    _styles(styles)
    _page_numbers(page.footer.paragraphs[0], title)


def _styles(styles: Any) -> None:
    """Type without serifs, headings dark enough to be read, and room between what stands below one another."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    fonts = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    for name in ("asciiTheme", "hAnsiTheme"):
        fonts.set(qn(f"w:{name}"), "majorHAnsi")
    for level in ("Heading 1", "Heading 2", "Heading 3"):
        styles[level].font.color.rgb, styles[level].paragraph_format.space_after = RGBColor(0x1F, 0x3A, 0x5F), Pt(4)
    styles["Title"].font.size, styles["Footer"].font.size = Pt(20), Pt(9)
    for name, room in (("Normal", 4), ("No Spacing", 2)):
        styles[name].paragraph_format.space_before = styles[name].paragraph_format.space_after = Pt(room)


def _page_numbers(footer: Any, title: str) -> None:
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(words)
        _field(footer, field)
    footer.add_run(f". {clean(title)}")


def _field(footer: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    footer._p.append(field)
    footer.add_run("1")
    field.append(footer.runs[-1]._r)


def _chapter(document: "Document", chapter: Chapter, on_a_new_page: bool) -> None:
    if on_a_new_page:
        _new_page(document)
    _paragraph(document, chapter.title, "Heading1")
    for block in chapter.blocks:
        _block(document, block)
    if chapter.sections:
        _block(document, Block("Items", points=tuple(each.title for each in chapter.sections)))
    for each in chapter.sections:
        _new_page(document, f"{each.title}. ")
        _section(document, each)


def _new_page(document: "Document", about: str = "") -> None:
    """A page, and from there on each with what it is about as well: a child's second page says whose it is."""
    page: Any = document.add_section()
    page.footer.is_linked_to_previous = False
    _page_numbers(page.footer.paragraphs[0], f"{about}{document.core_properties.title}")


def _section(document: "Document", section: Section) -> None:
    _paragraph(document, section.title, "Heading2")
    for block in section.blocks:
        _block(document, block)
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
        paragraph: Any = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True if block.header or block.points else None
        if block.label:
            paragraph.add_run(clean(f"{block.label}: "))._r.style = "Strong"
        paragraph.add_run(clean(block.words))
    for point in block.points:
        _paragraph(document, point, LIST)
    if block.header:
        _table(document, block)


def _table(document: "Document", block: Block) -> None:
    """A table whose first row is said to be its header, and is drawn again on each page; no row is torn apart, and no
    header stands at the foot of a page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if document.element.body[-2].tag == qn("w:tbl"):
        document.add_paragraph()
    table: Any = document.add_table(rows=len(block.rows) + 1, cols=len(block.header), style="Table Grid")
    table.autofit = False
    widths = _widths(block)
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    # Cell by cell through the elements themselves: through the table each would be counted out anew.
    small = sum(len(said) for row in block.rows for said in row) < TOGETHER
    last = len(block.rows) if small else 1
    for n, (row, words) in enumerate(zip(table._tbl.tr_lst, (block.header, *block.rows), strict=True)):
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, said, width in zip(row.tc_lst, words, widths, strict=True):
            cell.width = width
            cell.p_lst[0].style = CELL
            if n < last:
                cell.p_lst[0].get_or_add_pPr().append(OxmlElement("w:keepNext"))
            cell.p_lst[0].add_r().text = clean(said)
    head: Any = table._tbl.tr_lst[0]
    head.trPr.append(OxmlElement("w:tblHeader"))
    for cell in head.tc_lst:
        cell.p_lst[0].r_lst[0].style = "Strong"


def _longest(column: Sequence[str]) -> int:
    short = [column[0]] if len(column[0]) <= WHOLE else []
    return max(len(word) for word in (*short, *(word for said in column for word in said.split()), ""))


def _widths(block: Block) -> list[int]:
    """How wide each column is: the more is said in it the wider, and no reference, longest word or short heading is
    broken."""
    from docx.shared import Mm

    columns = list(zip(block.header, *block.rows, strict=True))
    least = [EDGES + LETTER * min(_longest(column), MOST) for column in columns]
    left, said = max(PAGE - sum(least), 0), [min(max(map(len, cells), default=0), WIDEST) + 1 for _, *cells in columns]
    wide = [floor + left * each / sum(said) for floor, each in zip(least, said, strict=True)]
    return [Mm(PAGE * each / sum(wide)) for each in wide]
