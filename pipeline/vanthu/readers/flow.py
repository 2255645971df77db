"""Builds the words and tables of a format without pages, in reading order."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from vanthu.types import Cell, Problem, Reading, Table, Word

_TOKEN = re.compile(r"(\s*)(\S*)")


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
        style, one = styles[0], len(styles) == 1
        for match in _TOKEN.finditer(text):
            gap, word = match.groups()
            self._line += gap.count("\n")
            if not word:
                self._before += gap
                continue
            if not one:
                style = styles[bisect_right(starts, match.start(2)) - 1]
            before, self._before = self._before + gap, ""
            self.words.append(Word(word, line=self._line, before=before, bold=style.bold, italic=style.italic, size=style.size))

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
        tables = tuple(table for table in self._tables if table is not None)
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
