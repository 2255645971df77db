"""Pieces: what stands side by side on a printed line, each with its side of the page. Head and foot are read from pieces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vanthu.outline.lines import box_around
from vanthu.text.fold import fold, plain
from vanthu.text.symbols import even
from vanthu.types import Box, Document, Line, Span, Table, value_class

_WIDE_TEXT = 3  # spaces that part two columns in plain text
_INDENTED = 28  # columns of white space in front of what a typist put on the right
# Gaps left to be filled by hand do not part columns: `Số:      /BC-UBND`, `ngày      tháng     năm`.
_FILL_WORDS = ("số", "ngày", "tháng", "năm", "lưu")
_FILLED_LATER = re.compile(r"(?:(?<!\w)(?:số|ngày|tháng|năm|lưu)[ :.]*|tháng[ ]*\d{1,2}|ngày[ ]*\d{1,2})$")
_HEAD_OR_FOOT = re.compile(r"\s{0,4}(?:cong hoa xa hoi chu nghia|noi nhan(?: ?[:.]|\s*$))")
_FIGURE = re.compile(r"(?=[^\d]{0,6}\d)[\d.,%/ ]{1,20}")
_ANY_SPACE = re.compile(r"[^\S\n]")
_FILLS = re.compile(r"[ ]*(?:/|tháng(?!\w)|năm(?!\w)|-[ ]?[a-zđ]{2,5}/)")


@value_class(frozen=True, slots=True)
class Piece:
    """A run of text on one line and in one column, with one kind of dash and space.

    `side`: left, right, or empty where that is not known.
    """

    span: Span
    text: str
    fold: str
    row: int
    page: int
    side: str = ""
    box: Box | None = None
    bold: bool | None = None
    blank: bool = False  # an empty line stands above
    column: int = 0  # where a typed line has it, in letters from the edge
    tabular: bool = False  # of a row of figures, or between such rows
    table: int | None = None  # index of the table that it stands in

    def on(self, side: str) -> Piece:
        """The piece on that side."""
        return self._with(self.span, self.text, self.fold, side)

    def part(self, start: int, end: int) -> Piece | None:
        """The piece from `start` to `end` of its text, without white space and bars around it; None when nothing is left."""
        text = self.text[start:end]
        inner = text.strip(" \t\n\u00a0|")
        if not inner:
            return None
        start += text.index(inner)
        end = start + len(inner)
        return self._with(Span(self.span.start + start, self.span.start + end), inner, self.fold[start:end], self.side)

    def _with(self, span: Span, text: str, fold: str, side: str) -> Piece:
        """`dataclasses.replace` takes three times as long, and pieces are cut in many ways before one fits."""
        return Piece(
            span, text, fold, self.row, self.page, side, self.box, self.bold, self.blank, self.column, self.tabular, self.table
        )


def pieces_of(
    document: Document, lines: Sequence[Line], cells: Mapping[int, tuple[int, int]], widths: Mapping[int, float]
) -> list[Piece]:
    """The pieces of `lines` in reading order."""
    tabular = [_tabular_rows(document, table) for table in document.tables]
    by_cell = [
        _sides_in(table, figures, _holds_head_or_foot(document, table))
        for table, figures in zip(document.tables, tabular, strict=True)
    ]
    sides = {word: by_cell[table][cell] for word, (table, cell) in cells.items()}
    found = []
    forms = even(document.text), fold(document.text)
    for row, line in enumerate(lines):
        at = cells.get(line.first)
        of_figures = at is not None and document.tables[at[0]].cells[at[1]].row in tabular[at[0]]
        pieces = list(_split(document, forms, line, row, sides, widths, tabular=of_figures, table=at[0] if at else None))
        if not of_figures and len(pieces) > 1 and any(_FIGURE.fullmatch(p.text.rstrip(" |")) for p in pieces):
            pieces = [replace(p, tabular=True) for p in pieces]
        found += pieces
    return found


def _tabular_rows(document: Document, table: Table) -> range:
    """The rows of figures, with the rows of names or words between them; a sheet also has head and foot above and below."""
    rows: dict[int, list[str]] = defaultdict(list)
    for cell in table.cells:
        if cell.first < cell.last:
            rows[cell.row].append(document.text[slice(*document.span_of_words(cell.first, cell.last))])
    figures = [r for r, texts in rows.items() if len(texts) > 1 and any(map(_FIGURE.fullmatch, texts))]
    return range(min(figures), max(figures) + 1) if figures else range(0)


def centred(document: Document, piece: Piece, centre: float) -> Piece:
    """The part of a line that is set symmetrically around `centre`, where a stamp beside it was read as part of the line."""
    box = piece.box
    if box is None or (box.left + box.right) / 2 > centre - 2 * (box.bottom - box.top):
        return piece
    for i in document.words_in(piece.span):
        word = document.words[i]
        if word.box and abs((word.box.left + box.right) / 2 - centre) < 8:
            part = piece.part(document.starts[i] - piece.span.start, len(piece.text))
            return replace(part, box=Box(word.box.left, box.top, box.right, box.bottom)) if part else piece
    return piece


def _split(
    document: Document,
    forms: tuple[str, str],
    line: Line,
    row: int,
    sides: Mapping[int, str],
    widths: Mapping[int, float],
    *,
    tabular: bool,
    table: int | None,
) -> Iterator[Piece]:
    """The pieces of a line; `forms` are the text with one kind of signs, and folded."""
    groups = list(_groups(document, line))
    before = document.words[line.first].before
    blank = before.count("\n") > 1
    indent = len(before.rpartition("\n")[2].expandtabs(8)) - line.span.start
    for i, (first, last) in enumerate(groups):
        span = document.span_of_words(first, last)
        start, end = span
        text, folded = forms[0][start:end], forms[1][start:end]
        if not text.isprintable():  # of white space, only the blank is printable
            text = _ANY_SPACE.sub(" ", text)
            folded = fold(text)
        words = document.words[first:last]
        box = line.box if last - first == line.last - line.first else box_around(words)
        side = _side(document, first, i, len(groups), sides, widths, box)
        bold = [w.bold for w in words if w.text.isalpha()]
        weight = sum(bold) * 2 > len(bold) if bold else None
        yield Piece(span, text, folded, row, line.page, side, box, weight, blank, indent + start, tabular, table)


def _groups(document: Document, line: Line) -> Iterator[tuple[int, int]]:
    """The words of each column of a line."""
    first, words = line.first, document.words
    apart = [  # few words of a plain text
        i
        for i in range(line.first + 1, line.last)
        if words[i].before != " " or words[i].box is not None or words[i - 1].text == "|"
    ]
    widest = max([len(words[i].before) for i in apart], default=0)
    least = (
        max(_WIDE_TEXT, widest // 3) if widest > 12 else _WIDE_TEXT
    )  # `BỘ    TÀI    CHÍNH` beside a far column is spaced out
    for i in apart:
        if _parts(document, line, first, i, least):
            yield first, i
            first = i
    while first < line.last and words[first].text == "|":
        first += 1
    if first < line.last:
        yield first, line.last


def _parts(document: Document, line: Line, first: int, i: int, least: int) -> bool:
    before, word, previous = document.words[i].before, document.words[i], document.words[i - 1]
    if previous.text == "|":
        return True
    wide = len(before) >= least or "\t" in before
    if not wide and word.box and previous.box:
        height = (line.box or word.box).bottom - (line.box or word.box).top
        wide = word.box.left - previous.box.right > 2.2 * height
    if not wide:
        return False
    start, at = document.starts[first], document.starts[i]
    left, right = (
        plain(document.text[max(start, at - 40) : at]).rstrip(),
        plain(document.text[at : min(line.span.end, at + 20)]),
    )
    filled_later = any(word in left for word in _FILL_WORDS) and _FILLED_LATER.search(left)
    return not (filled_later or _FILLS.match(right))


def _side(
    document: Document,
    first: int,
    i: int,
    parts: int,
    sides: Mapping[int, str],
    widths: Mapping[int, float],
    box: Box | None,
) -> str:
    if first in sides:
        return sides[first]
    word = document.words[first]
    if box and word.page in widths:
        width, centre = widths[word.page], (box.left + box.right) / 2
        if box.left < 0.3 * width and box.right > 0.7 * width:
            return ""
        return "left" if centre < 0.45 * width else "right" if centre > 0.52 * width and box.left > 0.36 * width else ""
    if i:
        return "right"
    if parts > 1:
        return "left"
    indent = len(word.before.rpartition("\n")[2].expandtabs(8))
    return "right" if indent >= _INDENTED else ""


def _holds_head_or_foot(document: Document, table: Table) -> bool:
    """Whether a table is the frame of a whole document: it has the national title or the recipients in a cell."""
    texts = (document.text[slice(*document.span_of_words(c.first, c.last))] for c in table.cells if c.first < c.last)
    return any(_HEAD_OR_FOOT.match(fold(text)) for text in texts)


def _sides_in(table: Table, figures: range, frame: bool) -> list[str]:
    """The side of each cell. A letterhead or signature block has two columns and few rows; a table of figures has no sides."""
    columns = {cell.column for cell in table.cells}
    if 2 <= len(columns) <= 3 and max(cell.row for cell in table.cells) <= 8:
        return ["left" if cell.column == min(columns) else "right" for cell in table.cells]
    return _sides_in_sheet(table, figures if table.ruled else range(0), frame)


def _sides_in_sheet(table: Table, figures: range, frame: bool) -> list[str]:
    """Head and foot of a sheet, or of a `frame`: rows that have just two texts, one in each half of the columns, around its `figures`."""
    rows: dict[int, list[int]] = defaultdict(list)
    for cell in table.cells:
        if cell.first < cell.last:
            rows[cell.row].append(cell.column)
    columns = 1 + max((cell.column for cell in table.cells), default=0)
    middle = columns / 2 if columns < 4 else columns // 2  # the middle one of five may hold the signature: the first is narrow
    inside = table.ruled and not figures and not frame
    return [
        "" if inside or cell.row in figures else _side_in_row(cell.column, sorted(rows[cell.row]), middle)
        for cell in table.cells
    ]


def _side_in_row(column: int, texts: Sequence[int], middle: float) -> str:
    if len(texts) != 2 or not texts[0] < middle <= texts[1]:
        return ""
    return "left" if column == texts[0] else "right"
