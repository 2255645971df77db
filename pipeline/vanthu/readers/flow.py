"""Builds the words and tables of a format without pages, in reading order."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from vanthu.types import Cell, Problem, Reading, Table, Word

_WORD = re.compile(r"(?<!\s)(\s*)(\S+)")


class Style(NamedTuple):
    """How a run of characters is set: weight, slant and size in points."""

    bold: bool = False
    italic: bool = False
    size: float | None = None


PLAIN = Style()


class Piece(NamedTuple):
    """Characters set in one style."""

    text: str
    style: Style = PLAIN


_new = Word.__new__
_set_text, _set_page, _set_line, _set_box, _set_confidence, _set_before, _set_bold, _set_italic, _set_size, _set_raw = (
    getattr(Word, name).__set__ for name in Word.__slots__
)


def _word(text: str, line: int, before: str, bold: bool, italic: bool, size: float | None) -> Word:
    """A word of page 1 without a box. A frozen class checks each attribute it sets, which is half the time of reading a file."""
    word = _new(Word)
    _set_text(word, text)
    _set_page(word, 1)
    _set_line(word, line)
    _set_box(word, None)
    _set_confidence(word, 1.0)
    _set_before(word, before)
    _set_bold(word, bold)
    _set_italic(word, italic)
    _set_size(word, size)
    _set_raw(word, "")
    return word


class _OpenCell(NamedTuple):
    first: int
    before: str


class Flow:
    """Words and tables of a document as they are read: lines end in a line feed, the cells of a row in a tab.

    >>> flow = Flow()
    >>> flow.line([Piece("Số:  12/BC")])
    >>> table = flow.begin_table()
    >>> for column, text in enumerate(["Nữ", "7"]):
    ...     flow.begin_cell()
    ...     flow.line([Piece(text)])
    ...     flow.end_cell(table, row=0, column=column)
    >>> flow.end_row()
    >>> flow.end_table(table)
    >>> [w.before + w.text for w in flow.words]
    ['Số:', '  12/BC', '\\nNữ', '\\t7']
    """

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._tables: list[Table | None] = []
        self._cells: dict[int, list[Cell]] = {}
        self._open: list[_OpenCell] = []
        self._before = ""
        self._line = 0

    @property
    def line_number(self) -> int:
        """The number of the line that comes next."""
        return self._line

    def line(self, pieces: Sequence[Piece]) -> None:
        """A paragraph or line: its characters, white space included, then a line feed. Line feeds inside it count as lines."""
        pieces = _composed(pieces)
        styles = {piece.style for piece in pieces}
        text = "".join(piece.text for piece in pieces)
        if len(styles) <= 1:
            self._split(text, [0], [pieces[0].style if pieces else PLAIN])
        else:
            starts = list(accumulate((len(piece.text) for piece in pieces), initial=0))[:-1]
            self._split(text, starts, [piece.style for piece in pieces])
        self._before += "\n"
        self._line += 1

    def _split(self, text: str, starts: list[int], styles: list[Style]) -> None:
        (bold, italic, size), one = styles[0], len(styles) == 1
        line, before, words = self._line, self._before, self.words
        for match in _WORD.finditer(text) if not one else ():
            gap, word = match.groups()
            line += gap.count("\n")
            bold, italic, size = styles[bisect_right(starts, match.start(2)) - 1]
            words.append(_word(word, line, before + gap, bold, italic, size))
            before = ""
        for gap, word in _WORD.findall(text) if one else ():
            if before or gap != " ":
                line += gap.count("\n")
                gap, before = before + gap, ""
            words.append(_word(word, line, gap, bold, italic, size))
        gap = text[len(text.rstrip()) :]
        self._line, self._before = line + gap.count("\n"), before + gap

    def begin_table(self) -> int:
        """Opens a table, also inside a cell of another; gives its handle."""
        self._tables.append(None)
        self._cells[len(self._tables) - 1] = []
        return len(self._tables) - 1

    def begin_cell(self) -> None:
        """Opens the next cell of the row."""
        self._line += 1
        self._open.append(_OpenCell(len(self.words), self._before))

    def end_cell(self, table: int | None, *, row: int, column: int, row_span: int = 1, column_span: int = 1) -> None:
        """Closes the cell; the white space at its end becomes one tab. Without a table it only keeps the place of a merged cell."""
        cell, last = self._open.pop(), len(self.words)
        self._before = ("" if last > cell.first else cell.before) + "\t"
        if table is not None:
            self._cells[table].append(Cell(row, column, cell.first, last, row_span, column_span))

    def end_row(self) -> None:
        """The last tab of the row becomes a line feed."""
        self._before = self._before.removesuffix("\t") + "\n"
        self._line += 1

    def end_table(self, table: int, *, ruled: bool = True) -> None:
        """Closes the table."""
        self._tables[table] = Table(1, tuple(self._cells.pop(table)), ruled)

    def reading(self, format: str, *, problems: Sequence[Problem] = (), encoding: str = "unicode") -> Reading:
        """What was read."""
        tables = tuple(table for table in self._tables if table is not None and table.cells)
        return Reading(format, tuple(self.words), tables=tables, problems=tuple(problems), encoding=encoding)


def _composed(pieces: Sequence[Piece]) -> list[Piece]:
    """NFC, also where a combining mark stands at the start of the next piece.

    >>> _composed([Piece("e"), Piece("\\u0302\\u0301n")])
    [Piece(text='ế', style=Style(bold=False, italic=False, size=None)), Piece(text='n', style=Style(bold=False, italic=False, size=None))]
    """
    done: list[Piece] = []
    for text, style in pieces:
        if not text:
            continue
        if done and unicodedata.combining(text[0]):
            marks = next((i for i, c in enumerate(text) if not unicodedata.combining(c)), len(text))
            done[-1] = Piece(unicodedata.normalize("NFC", done[-1].text + text[:marks]), done[-1].style)
            text = text[marks:]
        done.append(Piece(unicodedata.normalize("NFC", text), style))
    return done
