"""Tables in plain text: cells set apart by tabs, bars or wide blanks, or each on a line of its own behind a tab."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vanthu.types import Cell, Document, Table

_FEWEST_COLUMNS = 3
Piece = tuple[int, int, int]  # column, first word, word after the last

_FIGURE = re.compile(r"[-–]|\(?\d[\d.,/]*\)?%?")
_ORDINAL = re.compile(r"\(?(?:[IVX]{1,4}|\d{1,2}|[A-ZĐa-zđ])[.)]?")
_WIDE = re.compile(r"[ \u00a0]{2,}")


def text_tables(document: Document) -> list[Table]:
    """The tables of a text without pages, in order; none where the reader found tables itself."""
    words = document.words
    if document.tables or not words or words[0].box is not None:
        return []
    if not any(
        word.text == "|" or (word.before != " " and ("\t" in word.before or _WIDE.search(word.before))) for word in words
    ):
        return []
    tabbed = "\t" in document.text or "\t" in words[0].before
    return [*_tables_of_lines(document), *(_tables_of_tabs(document) if tabbed else ())]


def _tables_of_lines(document: Document) -> Iterator[Table]:
    """Lines one below the other with at least three cells each: the rows of a table."""
    rows: list[list[Piece]] = []
    words, previous = document.words, -2
    starts = [0, *(i for i in range(1, len(words)) if words[i].line != words[i - 1].line), len(words)]
    for first, last in pairwise(starts):
        row = _pieces(document, first, last)
        line = words[first].line
        below, previous = line == previous + 1, line
        if below and rows and _is_heading(document, row) and _leaves_cells_empty(document, last):
            rows.append(row)  # `Trình độ chuyên môn` over the rows it speaks for
            continue
        if below and not any(word.text.strip("|-+=:_") for word in words[first:last]):
            continue  # the rule under a head: `|---|---|`
        wide = len(row) >= _FEWEST_COLUMNS or (len(row) > 1 and bool(rows) and _width(document, row) >= _FEWEST_COLUMNS)
        if not below or not wide:
            yield from _made(document, rows, headings=True)
            rows = []
        if wide:
            rows.append(row)
    yield from _made(document, rows, headings=True)


def _is_heading(document: Document, row: Sequence[Piece]) -> bool:
    """Whether a line has one cell of words, with a number before it at most."""
    first, last = row[0][1:]
    return len(row) == 1 or (len(row) == 2 and last - first == 1 and _ORDINAL.fullmatch(document.words[first].text) is not None)


def _leaves_cells_empty(document: Document, behind: int) -> bool:
    """Whether a line ends with tabs or a bar, so that its empty cells are written: in front of word `behind`."""
    if behind >= len(document.words):
        return False
    return "\t" in document.words[behind].before.partition("\n")[0]


def _pieces(document: Document, start: int, end: int) -> list[Piece]:
    """The cells of one line, `words[start:end]`. Two tabs or bars in a row hold an empty cell."""
    words = document.words
    if "|" in [word.text for word in words[start:end]]:
        return _between_bars(document, start, end)
    pieces: list[Piece] = []
    column, first = words[start].before.rpartition("\n")[2].count("\t"), start
    for i in range(start + 1, end):
        before = words[i].before
        if before == " ":
            continue
        tabs = before.rpartition("\n")[2].count("\t")
        if tabs or _WIDE.search(before):
            pieces.append((column, first, i))
            column, first = column + max(tabs, 1), i
    pieces.append((column, first, end))
    return pieces


def _between_bars(document: Document, start: int, end: int) -> list[Piece]:
    """The cells of a line that has bars between them."""
    pieces: list[Piece] = []
    column, first = document.words[start].before.rpartition("\n")[2].count("\t"), None
    for i in range(start, end):
        if document.words[i].text == "|":
            pieces += [(column, first, i)] if first is not None else []
            column, first = column + (1 if i > start else 0), None
        elif first is None:
            first = i
    if first is not None:
        pieces.append((column, first, end))
    return pieces


def _tables_of_tabs(document: Document) -> Iterator[Table]:
    """A cell a line, each behind a tab, an empty line between rows: how converters write tables without lines."""
    rows: list[list[Piece]] = []
    row: list[Piece] = []
    for i, word in enumerate(document.words):
        starts_line = i == 0 or "\n" in word.before
        if not starts_line:
            continue
        lines = word.before.split("\n")[1:]
        blank, tabbed = "" in lines[:-1], word.before.endswith("\t")
        if blank and row:
            rows.append(_closed(row, i))
            row = []
        if tabbed:
            own = (
                lines[len(lines) - lines[::-1].index("") :] if blank else lines
            )  # empty cells above the empty line end the row before
            column = (row[-1][0] + 1 if row else 0) + max(own.count("\t") - 1, 0)  # a line with just a tab is an empty cell
            row = [*_closed(row, i), (column, i, i + 1)]
        elif blank or not row or _is_figure(document, (row[-1][0], row[-1][1], i)):
            yield from _made(document, [*rows, _closed(row, i)] if row else rows, headings=True)
            rows, row = [], []
    if row:
        rows.append(_closed(row, len(document.words)))
    yield from _made(document, rows, headings=True)


def _closed(row: list[Piece], end: int) -> list[Piece]:
    """The row with its last cell running to word `end`."""
    return [*row[:-1], (row[-1][0], row[-1][1], end)] if row else row


def _made(document: Document, rows: Sequence[Sequence[Piece]], *, headings: bool = False) -> Iterator[Table]:
    """A table of `rows`; none where there are fewer than two, or they have quite different widths.

    With `headings` a row of fewer cells is one that speaks for the rows below it, and has no width.
    """
    if len(rows) < 2:
        return
    rows = _with_heads_in_place(document, rows)
    full = _without_headings(document, rows) if headings else rows
    if len({len(row) for row in full}) == 1:  # as many cells in every row: tabs more or less only set them straight to the eye
        rows = [[(column, first, last) for column, (_, first, last) in enumerate(row)] for row in rows]
        full = _without_headings(document, rows) if headings else rows
    if not full:
        return
    widths = [_width(document, row) for row in full]
    width = max(widths, key=lambda width: (widths.count(width), width))
    if len(rows[0]) == max(widths) and not any(_is_figure(document, piece) for piece in rows[0]):
        width = len(rows[0])  # the head names every column; empty last cells are not written
    if min(widths) < _FEWEST_COLUMNS or max(map(widths.count, widths)) * 2 <= len(widths):
        return
    placed = _aligned(document, rows, width)
    yield Table(1, tuple(Cell(r, column, first, last) for r, row in enumerate(placed) for column, first, last in row))


def _with_heads_in_place(document: Document, rows: Sequence[Sequence[Piece]]) -> Sequence[Sequence[Piece]]:
    """`rows` with the cells of a head on several lines over the columns they stand above to the eye.

    `Trình độ` is printed once over `ĐH  CĐ  TC`, and nothing stands below `Tổng số`: such lines have fewer cells than those with figures.
    """
    body = next((i for i, row in enumerate(rows) if any(_is_figure(document, piece) for piece in row)), len(rows))
    widths = [len(row) for row in rows[body:]]
    width = max(widths, key=widths.count, default=0)
    if not any(len(row) < width for row in rows[:body]):
        return rows
    full = [[_place(document, piece) for piece in row] for row in rows[body:] if len(row) == width]
    starts = [max(places, key=places.count) for places in zip(*full, strict=True)]
    heads: list[Sequence[Piece]] = []
    for row in rows[:body]:
        columns = [next((c for c, start in enumerate(starts) if abs(start - _place(document, piece)) < 2), -1) for piece in row]
        over = len(row) < width and columns[0] >= 0 and all(a < b for a, b in pairwise(columns))
        heads.append([(column, *piece[1:]) for column, piece in zip(columns, row, strict=True)] if over else row)
    return [*heads, *rows[body:]]


def _place(document: Document, piece: Piece) -> int:
    """How many characters stand before a cell in its line."""
    start = document.starts[piece[1]]
    return start - document.text.rfind("\n", 0, start) - 1


def _width(document: Document, row: Sequence[Piece]) -> int:
    """How many cells a row has, empty ones behind the last counted: tabs that end its line, or lines with just a tab."""
    behind = row[-1][2]
    before = document.words[behind].before if behind < len(document.words) else ""
    above, blank, _ = before.partition("\n\n")
    return row[-1][0] + 1 + (above if blank and above.startswith("\n") else before.partition("\n")[0]).count("\t")


def _without_headings(document: Document, rows: Sequence[Sequence[Piece]]) -> list[Sequence[Piece]]:
    return [row for row in rows if len(row) >= _FEWEST_COLUMNS or not _is_heading(document, row)]


def _aligned(document: Document, rows: Sequence[Sequence[Piece]], width: int) -> list[Sequence[Piece]]:
    """`rows` with those moved whose empty first cells were not written: `Cộng` under the names, not under the numbering.

    A row that fits nowhere, or in two places, keeps its words only: its figures could be of any column.
    """
    full = [row for row in rows if len(row) == width and any(_is_figure(document, piece) for piece in row)]
    kinds = [sum(_is_figure(document, row[c]) for row in full) * 2 > len(full) for c in range(width)]
    placed: list[Sequence[Piece]] = []
    for row in rows:
        missing = width - 1 - row[-1][0]
        if not full or not missing or not any(_is_figure(document, piece) for piece in row):
            placed.append(row)
            continue
        fits = [n for n in range(min(missing, 0), max(missing, 0) + 1) if _fits(document, row, kinds, n)]
        if len(fits) == 1:
            placed.append([(column + fits[0], first, last) for column, first, last in row])
        else:
            placed.append([piece for piece in row if not _is_figure(document, piece)])
    return placed


def _fits(document: Document, row: Sequence[Piece], kinds: Sequence[bool], by: int) -> bool:
    """Whether `row`, moved by so many columns, has figures just where other rows have them."""
    inside = row[0][0] + by >= 0 and row[-1][0] + by < len(kinds)
    return inside and all(
        kinds[piece[0] + by] == _is_figure(document, piece)
        for piece in row
        if piece[0] + by  # the numbering mixes I and 1
    )


def _is_figure(document: Document, piece: Piece) -> bool:
    _, first, last = piece
    initial = document.words[first].text[:1]
    if not initial.isdecimal() and initial not in "-–(":  # as in most cells: no need to put the words together
        return False
    return _FIGURE.fullmatch("".join([word.text for word in document.words[first:last]])) is not None
