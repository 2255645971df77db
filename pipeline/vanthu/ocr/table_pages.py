"""Ruled tables that go on over a page break, as one table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanthu.ocr.layout import placed
from vanthu.text.fold import fold
from vanthu.text.numbers import is_figure
from vanthu.types import Cell, Table, Word

_NUMBERING = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLivxl]{1,5}|[A-Za-zĐđ])[.)]?")
_MOST_REPEATED = 4  # rows of a head that is printed again
_SHIFT = 0.02  # of its width by which a table may stand elsewhere on the next page


def over_pages(words: Sequence[Word], tables: Sequence[Table]) -> tuple[list[Word], list[Table]]:
    """`tables` with those joined that a page break cuts in two, and the words in the order in which they are then read.

    A table goes on where nothing is read between its last row and a table of the same columns at the top of the next page, whose
    first row is the head again, the rest of a row, or data. A row that the break cuts in two is one row: its words move up to the
    cells that they belong to. A head that is printed again stays in the text, between the rows.
    """
    ordered, made = list(words), list[Table]()
    for table in tables:
        joined = _joined(made[-1], table, ordered) if made else None
        if joined is None:
            made.append(table)
        else:
            made[-1] = joined
    return ordered, made


def _joined(above: Table, below: Table, words: list[Word]) -> Table | None:
    """The two as one table, with the words of a row in two parts put together in place; None where they are two."""
    if not _next_to_each_other(above, below, words):
        return None
    last, texts = _height(above) - 1, _texts(below, words)
    repeated = _repeated(_texts(above, words), texts)
    goes_on = _is_rest(texts, repeated)
    if not (repeated or goes_on or _is_data(texts, _texts(above, words))):
        return None
    kept = [c for c in below.cells if c.row >= repeated]
    rest = [c for c in kept if c.row == repeated] if goes_on else []
    if rest and (whole := _one_row([c for c in above.cells if c.row == last], rest, words)) is not None:
        cells = [c for c in above.cells if c.row < last] + whole
        kept, repeated = [c for c in kept if c.row > repeated], repeated + 1
        # Words moved only within the block that ends with the rest of the row: the cells behind it stay where they are.
    else:
        cells = list(above.cells)
    shift = last + 1 - repeated
    return replace(above, cells=(*cells, *(replace(c, row=c.row + shift) for c in kept)))


def _next_to_each_other(above: Table, below: Table, words: Sequence[Word]) -> bool:
    if not (above.ruled and below.ruled and above.cells and below.cells and _width(above) == _width(below) > 1):
        return False
    first, last = min(c.first for c in below.cells), max(c.last for c in above.cells)
    if first != last or not 0 < last < len(words) or words[last].page != words[last - 1].page + 1:
        return False
    if above.box is None or below.box is None:
        return False
    allowed = _SHIFT * (above.box.right - above.box.left)
    return abs(above.box.left - below.box.left) <= allowed and abs(above.box.right - below.box.right) <= allowed


def _width(table: Table) -> int:
    return max(c.column + c.column_span for c in table.cells)


def _height(table: Table) -> int:
    return max(c.row + c.row_span for c in table.cells)


def _texts(table: Table, words: Sequence[Word]) -> list[dict[int, str]]:
    """The words of each row's cells by column; cells without words are left out."""
    rows: list[dict[int, str]] = [{} for _ in range(_height(table))]
    for cell in table.cells:
        if cell.first < cell.last:
            rows[cell.row][cell.column] = " ".join(w.text for w in words[cell.first : cell.last])
    return rows


def _repeated(above: Sequence[dict[int, str]], below: Sequence[dict[int, str]]) -> int:
    """How many rows at the top of `below` are those at the top of `above` again."""
    count = 0
    for one, other in zip(above[:_MOST_REPEATED], below, strict=False):
        if not other or {c: fold(t) for c, t in one.items()} != {c: fold(t) for c, t in other.items()}:
            break
        count += 1
    return count if count < len(below) else 0


def _is_rest(texts: Sequence[dict[int, str]], row: int) -> bool:
    """Whether a row is what is left of the row above the break: no numbering, no figures, and it goes on in small letters."""
    cells = texts[row]
    if not cells or 0 in cells:
        return False
    first = cells[min(cells)]
    return first[0].islower() and not any(is_figure(text) for text in cells.values())


def _is_data(texts: Sequence[dict[int, str]], above: Sequence[dict[int, str]]) -> bool:
    """Whether a first row cannot be the head of a table of its own: it counts on, holds figures, or says what the rows above say."""
    cells = next((row for row in texts if row), {})
    if not cells:
        return False
    if 0 in cells and _NUMBERING.fullmatch(cells[0]):
        return True
    return any(is_figure(text) or any(row.get(column) == text for row in above[1:]) for column, text in cells.items())


def _one_row(upper: Sequence[Cell], lower: Sequence[Cell], words: list[Word]) -> list[Cell] | None:
    """The cells of a row that a break cut in two, their words put together; None where a cell of it began in an earlier row."""
    rest = {c.column: c for c in lower if c.first < c.last}
    if not set(rest) <= {c.column for c in upper}:
        return None
    start = min((c.first for c in upper if c.first < c.last), default=None)
    if start is None:
        return None
    end = max(c.last for c in rest.values())
    moved, cells = list[Word](), list[Cell]()
    for cell in sorted(upper, key=lambda c: c.column):
        first = start + len(moved)
        moved += words[cell.first : cell.last]
        if more := rest.get(cell.column):
            before = "\n" if cell.first < cell.last or not moved else "\t"
            moved += [placed(w, page=w.page, line=w.line, before=w.before if i else before)
                      for i, w in enumerate(words[more.first : more.last])]  # fmt: skip
        cells.append(replace(cell, first=first, last=start + len(moved)))
    own = {i for c in (*upper, *rest.values()) for i in range(c.first, c.last)}
    moved += [words[i] for i in range(start, end) if i not in own]
    words[start:end] = moved
    _number_lines(words, start)
    return cells


def _number_lines(words: list[Word], start: int) -> None:
    """Numbers the lines from `start` on anew, one for each run of words of a line."""
    number = words[start].line
    old = (words[start].page, number)
    for i in range(start, len(words)):
        word = words[i]
        if (word.page, word.line) != old:
            old, number = (word.page, word.line), number + 1
        words[i] = placed(word, page=word.page, line=number, before=word.before)
