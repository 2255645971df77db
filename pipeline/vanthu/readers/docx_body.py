"""The body of a Word file: blocks, runs and tables, in the order a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml import etree

from vanthu.readers.docx_fields import form_field
from vanthu.readers.docx_lists import Lists, is_symbol_font, symbol
from vanthu.readers.docx_styles import VAL, Format, Styles, W, number_of, over
from vanthu.readers.docx_tables import Grid, is_ruled
from vanthu.readers.flow import Flow, Piece
from vanthu.readers.txt import doubts
from vanthu.text.legacy import dominant, summary, suspicious
from vanthu.text.legacy_runs import decode_runs
from vanthu.types import Problem

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M_T = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# What is not on the page once tracked changes are accepted, or is not text of the document.
_SKIPPED = frozenset(
    [W + tag for tag in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sectPr", "commentReference", "rt", "tblPr", "tblGrid",
                         "sdtPr", "sdtEndPr", "tcPr", "trPr", "footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef",
                         "annotationRef")]
)  # fmt: skip
_CHARACTERS = {
    W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t", W + "softHyphen": "\u00ad",
}  # fmt: skip
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|FILENAME)\b", re.IGNORECASE)
# Fields that a converter fills with its own clock and its own copy's name, not with what the page showed.
_CONVERTER_FIELD = re.compile(r"\s*(?:DATE|TIME|FILENAME)\b", re.IGNORECASE)
_LARGE = 9 * 360_000  # EMU
_PAGE_WORDS = re.compile(r"(?i:trang|page|of|số|/|-|–|\W|\d)*")


class Run:
    """Characters of one format, as stored."""

    __slots__ = ("format", "text")

    def __init__(self, text: str, format: Format) -> None:
        self.text = text
        self.format = format


class Body:
    """Reads blocks into a flow. Text boxes follow the paragraph they are anchored in."""

    def __init__(self, flow: Flow, styles: Styles, lists: Lists, *, converted: bool = False) -> None:
        self.flow, self.styles, self.lists = flow, styles, lists
        self._converted = converted
        self._context: str | None = None
        self._seen: set[str] = set()
        self._doubtful: list[int] = []
        self._boxes: list[etree._Element] = []
        self._runs: list[Run] = []
        self._fields: list[list[str]] = []
        self._style = ""
        self._in_margin = False
        self._hidden = 0
        self._unread: dict[str, int] = {}
        self.pictures: list[str] = []  # relation ids of pictures as large as a page

    def look(self, root: etree._Element) -> None:
        """A first look at the text: which old encoding it is mostly in, if any."""
        if suspicious("".join(t.text or "" for t in root.iter(W + "t"))):
            self._context = dominant(["".join(t.text or "" for t in p.iter(W + "t")) for p in root.iter(W + "p")])

    @property
    def encoding(self) -> str:
        return summary(self._seen)

    def problems(self) -> list[Problem]:
        """What of the file is not in the words."""
        found = doubts(self._doubtful)
        if self._hidden:
            found.append(
                Problem("read", "hidden_text", f"{self._hidden} hidden characters are not on the page and were left out.")
            )
        for what, count in self._unread.items():
            found.append(Problem("read", "not_read", f"{count} × {what}: not read."))
        return found

    def margin(self, root: etree._Element) -> None:
        """A header or footer; paragraphs that hold only a page number are left out."""
        self._in_margin = True
        self.blocks(root)
        self._in_margin = False

    def notes(self, notes: Iterable[etree._Element]) -> None:
        """Footnotes or endnotes with their numbers."""
        number = 0
        for note in notes:
            if note.get(W + "type", "normal") == "normal":
                number += 1
                self._runs.append(Run(f"{number} ", Format()))
                self.blocks(note)

    def blocks(self, parent: etree._Element) -> None:
        """Paragraphs and tables under `parent`, and under what wraps them."""
        for element in parent:
            tag = element.tag
            if tag == W + "p":
                self.paragraph(element)
            elif tag == W + "tbl":
                self.table(element)
            elif tag == MC + "AlternateContent":
                self._alternate(element, self.blocks)
            elif tag == W + "altChunk":
                self._count("embedded document")
            elif tag not in _SKIPPED and isinstance(tag, str):
                self.blocks(element)

    def paragraph(self, element: etree._Element) -> None:
        """One paragraph as a line, then the text boxes anchored in it."""
        properties = element.find(W + "pPr")
        self._style = ""
        if properties is not None:
            style = properties.find(W + "pStyle")
            self._style = style.get(VAL, "") if style is not None else ""
            self._marker(properties)
        elif self.styles.default_paragraph:
            self._marker(None)
        self._inline(element, self.styles.format(self._style))
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            return  # the paragraph mark is deleted: the next paragraph goes on in this line
        self._end_line()

    def _end_line(self) -> None:
        runs, self._runs = self._runs, []
        boxes, self._boxes = self._boxes, []
        if not (self._in_margin and _PAGE_WORDS.fullmatch("".join(run.text for run in runs))):
            self._line(runs)
        for box in boxes:
            self.blocks(box)

    def _line(self, runs: list[Run]) -> None:
        texts, seen, doubtful = decode_runs([(run.text, run.format.font) for run in runs], self._context)
        self._seen |= seen
        if doubtful:
            self._doubtful.append(self.flow.line_number)
        self.flow.line([Piece(_shown(text, run.format), run.format.style) for text, run in zip(texts, runs, strict=True)])

    def _marker(self, properties: etree._Element | None) -> None:
        number = properties.find(W + "numPr") if properties is not None else None
        found = self.styles.numbering(self._style)
        if number is not None:
            found = number_of(number, *(found or ("", 0)))
        if not found or found[0] in ("", "0"):
            return
        base = self.styles.format(self._style)
        mark = properties.find(W + "rPr") if properties is not None else None
        marker = self.lists.marker(*found, over(base, mark) if mark is not None else base)
        if marker:
            self._runs.append(Run(marker.text + marker.gap, marker.format))

    def _inline(self, parent: etree._Element, format: Format) -> None:
        for element in parent:
            tag = element.tag
            if tag == W + "r":
                properties = element.find(W + "rPr")
                self._run(element, self._run_format(properties) if properties is not None else self.styles.format(self._style))
            elif tag == _M_T:
                self._add(element.text or "", format)
            elif tag == MC + "AlternateContent":
                self._alternate(element, lambda chosen: self._inline(chosen, format))
            elif tag == W + "fldSimple":
                self._fields.append([element.get(W + "instr", ""), "separate"])
                self._inline(element, format)
                self._fields.pop()
            elif tag not in _SKIPPED and isinstance(tag, str):
                self._inline(element, format)

    def _run_format(self, properties: etree._Element) -> Format:
        style = properties.find(W + "rStyle")
        base = self.styles.format(self._style, style.get(VAL, "") if style is not None else "")
        return over(base, properties)

    def _run(self, run: etree._Element, format: Format) -> None:
        for element in run:
            tag = element.tag
            if tag == W + "t":
                self._add(element.text or "", format)
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], format)
            elif tag == W + "sym":
                self._add(_symbol(element), format)
            elif tag == W + "fldChar":
                self._field(element.get(W + "fldCharType", ""))
                self._add(form_field(element), format)
            elif tag == W + "instrText":
                if self._fields:
                    self._fields[-1][0] += element.text or ""
            elif tag == MC + "AlternateContent":
                self._alternate(element, self._anchored)
            elif tag == W + "ruby":
                self._inline(element, format)
            elif tag not in _SKIPPED and isinstance(tag, str):
                if tag == W + "object":
                    self._count("embedded object")
                self._anchored(element)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(["", kind])
        elif self._fields and kind == "end":
            self._fields.pop()
        elif self._fields:
            self._fields[-1][1] = kind

    def _add(self, text: str, format: Format) -> None:
        if is_symbol_font(format.font):
            text = "".join(symbol(ord(char), format.font) for char in text)
        if format.hidden:
            self._hidden += len(text.strip())
        elif not self._fields or not self._left_out(text):
            self._runs.append(Run(text, format))

    def _left_out(self, text: str) -> bool:
        """Whether the text is the result of a field that says nothing of the document."""
        codes = [code for code, _ in self._fields]
        if self._converted and any(map(_CONVERTER_FIELD.match, codes)):
            if text.strip() and not any("FILENAME" in code.upper() for code in codes):
                self._count("date or time that the program fills in when the file is opened")
            return True
        return self._in_margin and any(map(_PAGE_FIELD.match, codes))

    def _anchored(self, element: etree._Element) -> None:
        """Text boxes inside a drawing; pictures and charts are counted, for they are not read."""
        for child in element:
            name = child.tag.rsplit("}", 1)[-1] if isinstance(child.tag, str) else ""
            if name == "AlternateContent":
                self._alternate(child, self._anchored)
            elif name == "txbxContent":
                self._boxes.append(child)
            else:
                if name in ("chart", "relIds"):
                    self._count("chart or diagram")
                elif name == "extent" and (picture := _page_sized_picture(child)):
                    self.pictures.append(picture)
                    self._count("large picture, perhaps a scanned page (save the file as PDF to have it recognised)")
                self._anchored(child)

    def _alternate(self, element: etree._Element, use: Callable[[etree._Element], None]) -> None:
        """The first choice; the fall-back says the same for older programs."""
        choice = element.find(MC + "Choice")
        chosen = choice if choice is not None else element.find(MC + "Fallback")
        if chosen is not None:
            use(chosen)

    def _count(self, what: str) -> None:
        self._unread[what] = self._unread.get(what, 0) + 1

    def table(self, table: etree._Element) -> None:
        """A table, cell by cell; rows and cells whose deletion is tracked are gone."""
        if self._runs:
            self._end_line()
        grid, handle = Grid(table), self.flow.begin_table()
        for cells in grid.rows:
            for cell in cells:
                self.flow.begin_cell()
                if not cell.continued:
                    self.blocks(cell.element)
                self.flow.end_cell(
                    handle, row=cell.row, column=cell.column, row_span=cell.row_span, column_span=cell.column_span
                )
            self.flow.end_row()
        self.flow.end_table(handle, ruled=is_ruled(table, self.styles))


def _page_sized_picture(extent: etree._Element) -> str:
    """The relation id of a picture larger than 9 × 9 cm: a scan or photographed page, not a logo or a seal; else empty."""
    sizes = [extent.get(side, "") for side in ("cx", "cy")]
    drawing = extent.getparent()
    if drawing is None or not all(size.isdigit() and int(size) > _LARGE for size in sizes):
        return ""
    return next((e.get(_R + "embed", "") for e in drawing.iter(_BLIP)), "")


def _shown(text: str, format: Format) -> str:
    """As displayed: capitals where set so; soft hyphens, which TCVN3 text needed until it was decoded, are gone."""
    text = text.replace("\u00ad", "")
    return text.upper() if format.caps else text


def _symbol(element: etree._Element) -> str:
    try:
        return symbol(int(element.get(W + "char", ""), 16), element.get(W + "font", ""))
    except ValueError:
        return ""
