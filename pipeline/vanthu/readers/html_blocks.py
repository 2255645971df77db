"""Elements of an HTML page as lines, list markers and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from lxml import etree

from vanthu.readers.docx_lists import numeral
from vanthu.readers.flow import Flow, Piece, Style
from vanthu.readers.txt import doubts
from vanthu.text.legacy import dominant, summary, suspicious
from vanthu.text.legacy_runs import decode_runs
from vanthu.types import Problem, Reading

_SKIPPED = frozenset(
    ("head", "script", "style", "template", "noscript", "title", "meta", "link", "object", "embed", "iframe", "svg", "audio", "video",
     "canvas", "datalist")
)  # fmt: skip
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
     "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "section", "summary", "ul")
)  # fmt: skip
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var", "address"))
_SPACE = re.compile(r"[ \t\n\r\f]+")
_FAMILY = re.compile(r"font-family\s{0,9}:\s{0,9}([^;,]{1,80})", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s{0,9}:\s{0,9}([0-9.]{1,8})(pt|px)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_CSS_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_CSS_CLASS = re.compile(r"\.([\w-]{1,60})")
_LONGEST_SHEET = 100_000
_BORDER = re.compile(
    r"border[a-z-]{0,20}\s{0,9}:\s{0,9}(?!none|0|[^;]{0,40}\bnone)[^;]{0,40}(?:solid|double|dotted|dashed)", re.IGNORECASE
)
_NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MAX_SPAN = 1000
_MAX_COVERED = 100_000  # places of a table that cells from rows above may cover


class Format(NamedTuple):
    """How text is set."""

    font: str = ""
    style: Style = Style()
    keep_spaces: bool = False


class Page:
    """A page on its way into a flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._runs: list[tuple[str, Format]] = []
        self._context: str | None = None
        self._seen: set[str] = set()
        self._doubtful: list[int] = []
        self._hidden = 0
        self._ruling: list[frozenset[str]] = []  # selectors of the style sheets, read once: a page may hold many tables

    def read(self, root: etree._Element) -> None:
        """All of the page, in order."""
        texts = [
            text
            for element in root.iter(etree.Element)
            if element.tag not in _SKIPPED
            for text in (element.text, element.tail)
            if text
        ]
        if suspicious("".join(texts)):
            self._context = dominant(texts)
        self._ruling = _ruling_selectors(root)
        self._element(root, Format())
        self._end_line()

    def reading(self, format: str) -> Reading:
        """What was read."""
        problems = doubts(self._doubtful)
        if self._hidden:
            problems.append(
                Problem("read", "hidden_text", f"{self._hidden} hidden characters are not on the page and were left out.")
            )
        return self.flow.reading(format, problems=problems, encoding=summary(self._seen))

    def _element(self, element: etree._Element, outer: Format) -> None:
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            return
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
            self._hidden += sum(len(text.strip()) for text in element.itertext())
            return
        format = _format(element, outer)
        if tag == "br":
            self._end_line(always=True)
        elif tag == "table":
            self._end_line()
            self._table(element, format)
        elif tag in ("input", "textarea", "select"):
            self._add(
                element.get("value", "") if tag == "input" and element.get("type", "text") in ("text", "number") else "", format
            )
            self._children(element, format)
        elif tag in _BLOCKS or tag in ("tr", "td", "th", "tbody", "thead", "tfoot"):
            self._end_line()
            if tag == "li":
                self._add(_marker(element), format)
            self._children(element, format)
            self._end_line()
        else:
            self._children(element, format)

    def _children(self, element: etree._Element, format: Format) -> None:
        self._add(element.text or "", format)
        for child in element:
            self._element(child, format)
            self._add(child.tail or "", format)

    def _add(self, text: str, format: Format) -> None:
        if text:
            self._runs.append((text if format.keep_spaces else _SPACE.sub(" ", text), format))

    def _end_line(self, *, always: bool = False) -> None:
        runs, self._runs = _trimmed(self._runs), []
        if not runs and not always:
            return
        texts, seen, doubtful = decode_runs([(text, format.font) for text, format in runs], self._context)
        self._seen |= seen
        if doubtful:
            self._doubtful.append(self.flow.line_number)
        self.flow.line([Piece(text.replace("\xad", ""), format.style) for text, (_, format) in zip(texts, runs, strict=True)])

    def _table(self, table: etree._Element, format: Format) -> None:
        handle = self.flow.begin_table()
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
        for caption in table.iterchildren("caption"):
            self._element(caption, format)
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            column = 0
            row_format = _format(row, format)
            for cell in row.iterchildren("td", "th"):
                while (number, column) in taken:
                    column += 1
                    self._blank_cell()
                down, right = min(_span(cell, "rowspan"), len(rows) - number), _span(cell, "colspan")
                below = ((number + r, column + c) for r in range(1, down) for c in range(right))
                taken.update(islice(below, _MAX_COVERED - len(taken)))
                self.flow.begin_cell()
                self._children(cell, _format(cell, row_format))
                self._end_line()
                self.flow.end_cell(handle, row=number, column=column, row_span=down, column_span=right)
                column += right
            self.flow.end_row()
        self.flow.end_table(handle, ruled=_is_ruled(table, self._ruling))

    def _blank_cell(self) -> None:
        """The place of a cell that reaches down from a row above."""
        self.flow.begin_cell()
        self.flow.end_cell(None, row=0, column=0)


def _trimmed(runs: list[tuple[str, Format]]) -> list[tuple[str, Format]]:
    """Runs of a line as a browser shows them: one space between words, none at the ends."""
    shown: list[tuple[str, Format]] = []
    space = True
    for text, format in runs:
        if not format.keep_spaces and space and text.startswith(" "):
            text = text[1:]
        if text:
            shown.append((text, format))
            space = text.endswith(" ") and not format.keep_spaces
    if shown and not shown[-1][1].keep_spaces:
        shown[-1] = (shown[-1][0].rstrip(" "), shown[-1][1])
    return [run for run in shown if run[0]]


def _format(element: etree._Element, outer: Format) -> Format:
    tag, style = element.tag, element.get("style", "")
    font, size = outer.font, outer.style.size
    if tag == "font" and element.get("face"):
        font = element.get("face", "").split(",")[0].strip()
    if style:
        family, points = _FAMILY.search(style), _SIZE.search(style)
        font = family[1].strip(" \"'") if family else font
        size = _points(points[1], points[2]) if points else size
    bold = outer.style.bold or tag in _BOLD or "bold" in style
    italic = outer.style.italic or tag in _ITALIC or "italic" in style
    return Format(font, Style(bold, italic, size), outer.keep_spaces or tag == "pre")


def _points(number: str, unit: str) -> float | None:
    try:
        return float(number) * (0.75 if unit.lower() == "px" else 1.0)
    except ValueError:
        return None


def _marker(item: etree._Element) -> str:
    """The marker that a browser puts before a list item."""
    parent = item.getparent()
    if (
        parent is None
        or parent.tag not in ("ol", "ul", "menu", "dir")
        or "list-style-type:none" in parent.get("style", "").replace(" ", "")
    ):
        return ""
    if parent.tag != "ol":
        return "• "
    start = parent.get("start", "1")
    number = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
    for sibling in parent.iterchildren("li"):
        value = sibling.get("value", "")
        number = int(value) if re.fullmatch(r"\d{1,6}", value) else number
        if sibling is item:
            break
        number += 1
    return f"{numeral(number, _NUMBERS.get(parent.get('type', '1'), 'decimal'))}. "


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return max(1, min(int(text), _MAX_SPAN)) if re.fullmatch(r"\d{1,6}", text) else 1


def _is_ruled(table: etree._Element, ruling: Sequence[frozenset[str]]) -> bool:
    """Whether the table draws its lines: by an attribute `border`, by a style on it or on most of its first cells, or by a style sheet."""
    if re.fullmatch(r"0*[1-9]\d{0,3}(px)?|border", table.get("border", "0").strip() or "border"):
        return True
    if _BORDER.search(table.get("style", "")):
        return True
    cells = [cell for cell, _ in zip(table.iter("td", "th"), range(12), strict=False)]
    if not cells:
        return False
    if sum(bool(_BORDER.search(cell.get("style", ""))) for cell in cells) * 2 > len(cells):
        return True
    classes = {name for element in (table, cells[-1]) for name in element.get("class", "").split()}
    return any(named <= classes for named in ruling)


def _ruling_selectors(root: etree._Element) -> list[frozenset[str]]:
    """Of each selector of the page's style sheets that draws lines around cells the classes it names: `table.b td {border: …}`."""
    found: list[frozenset[str]] = []
    for sheet in root.iter("style"):
        for selectors, style in _CSS_RULE.findall((sheet.text or "")[:_LONGEST_SHEET]):
            for selector in filter(str.strip, selectors.split(",") if _BORDER.search(style) else ()):
                named = frozenset(_CSS_CLASS.findall(selector))
                last = selector.split()[-1].split(".")[0].split(":")[0].lower()
                if last in ("td", "th", "table") or (not last and named):
                    found.append(named)
    return found
