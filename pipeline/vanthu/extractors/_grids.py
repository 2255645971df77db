"""A table as a grid of texts: which rows are its head, what stands over a column, what a row is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from vanthu.extractors import Context
from vanthu.extractors._text_tables import text_tables
from vanthu.text.fold import fold
from vanthu.text.numbers import is_figure
from vanthu.types import Span, Table, value_class

_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)?(?: ?= ?[\d()+:/x* -]+)?")
_ORDINAL_HEAD = re.compile(r"(?:so )?(?:tt|stt|thu tu)\.?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS = re.compile(r"[^\W\d]{2}")
_FIRST_NUMBER = re.compile(r"\(?(\d{1,2})")
_NUMBERED = re.compile(r"\d|[IVX]{1,4}\b(?!\w)")
_MOST_HEAD_ROWS = 4
_MOST_TITLE_ROWS = 16  # over a table in a sheet
_MOST_TITLES = 2  # cells with words in such a row: the two sides of a letterhead


@value_class(frozen=True, slots=False)
class GridCell:
    """A cell's words on one line, the same folded, and where they stand. A merged cell stands in every place it covers."""

    text: str
    span: Span

    @cached_property
    def fold(self) -> str:
        return fold(self.text)

    @property
    def is_figure(self) -> bool:
        return is_figure(self.text)


_EMPTY = GridCell("", Span(0, 0))


@dataclass(frozen=True)
class Grid:
    """The cells of a table by row and column. Rows from `head` on hold data, those before `top` what stands over the table in a sheet."""

    cells: dict[tuple[int, int], GridCell]
    height: int
    width: int
    head: int
    top: int = 0

    def at(self, row: int, column: int) -> GridCell:
        return self.cells.get((row, column), _EMPTY)

    def row(self, row: int) -> list[GridCell]:
        cells = self.cells
        return [cells.get((row, column), _EMPTY) for column in range(self.width)]

    @property
    def titles(self) -> list[str]:
        """The words of the rows over the head: letterhead and title of a sheet."""
        rows = (" ".join(dict.fromkeys(cell.text for cell in self.row(row) if cell.text)) for row in range(self.top))
        return [words for words in rows if words]

    @property
    def head_rows(self) -> range:
        return range(self.top, self.head)

    @property
    def body(self) -> range:
        return range(self.head, self.height)

    @cached_property
    def heads(self) -> list[str]:
        """What stands over each column, folded, from top to bottom."""
        rows = [self.row(row) for row in self.head_rows]
        return [
            " ".join(dict.fromkeys(cells[column].fold for cells in rows if cells[column].text)) for column in range(self.width)
        ]

    def column(self, pattern: re.Pattern[str]) -> int:
        """The first column whose head matches, or -1."""
        return next((c for c, head in enumerate(self.heads) if pattern.search(head)), -1)

    @cached_property
    def numbering(self) -> int:
        """The column that numbers the rows, or -1."""
        return next((c for c, head in enumerate(self.heads) if _ORDINAL_HEAD.fullmatch(head)), -1)

    def label_column(self) -> int:
        """The column that names the rows: the first one that holds words, the numbering left out; -1 when there is none."""
        return self._label_column

    @cached_property
    def _label_column(self) -> int:
        for column, head in enumerate(self.heads):
            texts = [text for row in self.body if (text := self.at(row, column).text)]
            named = [text for text in texts if _WORDS.search(text)]
            if len(named) * 2 > len(texts) and not _ORDINAL_HEAD.fullmatch(head):
                return column
        return -1

    @cached_property
    def span(self) -> Span:
        """From the first cell with words to the last."""
        spans = [cell.span for cell in self.cells.values() if cell.text]
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else _EMPTY.span

    @property
    def start(self) -> int:
        return self.span.start

    def span_of_row(self, row: int) -> Span:
        spans = [cell.span for cell in self.row(row) if cell.text]
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else _EMPTY.span

    def own_span_of_row(self, row: int) -> Span:
        """As `span_of_row`, the cells left out that began in a row above: what is merged over rows is no row's own."""
        cells = [cell for column, cell in enumerate(self.row(row)) if cell.text and self.at(row - 1, column) is not cell]
        return Span(min(c.span.start for c in cells), max(c.span.end for c in cells)) if cells else self.span_of_row(row)


def grid_of(context: Context, table: Table) -> Grid:
    """The grid of `table`, one of the document or of `tables_of_text`."""
    known = context.made(_known)
    if id(table) not in known:
        known[id(table)] = _grid_of(context, table)
    return known[id(table)]


def _known(context: Context) -> dict[int, Grid]:
    """The grids made so far, by the identity of their tables, which live as long as the context."""
    return {}


def _grid_of(context: Context, table: Table) -> Grid:
    cells: dict[tuple[int, int], GridCell] = {}
    for cell in table.cells:
        span = context.document.span_of_words(cell.first, cell.last)
        placed = GridCell(" ".join(context.document.text[span.start : span.end].split()), span)
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                cells.setdefault((row, column), placed)
    height = max((row for row, _ in cells), default=-1) + 1
    width = max((column for _, column in cells), default=-1) + 1
    grid = Grid(cells, height, width, 0)
    top = _title_rows(grid)
    return Grid(cells, height, width, _head_rows(grid, top), top)


def _title_rows(grid: Grid) -> int:
    """How many rows stand over the head: of a sheet its letterhead and its title, of any table a line merged over all of it."""
    for row in range(min(grid.height, _MOST_TITLE_ROWS)):
        if len({id(cell) for cell in grid.row(row) if cell.text}) > _MOST_TITLES:
            return row - 1 if row and _stands_over_columns(grid, row - 1) else row
    return 0


def _stands_over_columns(grid: Grid, row: int) -> bool:
    """Whether a row with a cell or two belongs to the head below it: a group of columns, or a cell that goes down into the head."""
    own = [column for column, cell in enumerate(grid.row(row)) if cell.text]
    merged = len({id(grid.at(row, column)) for column in own}) < len(own) < grid.width
    return merged or any(grid.at(row, column) is grid.at(row + 1, column) for column in own)


def _head_rows(grid: Grid, top: int) -> int:
    """The first row of data: from `top` on are rows without figures, a row of column numbers (`1 2 3`, `A B 1=2+3`) included."""
    seen = 0
    for row in range(top, grid.height):
        filled = [cell for cell in grid.row(row) if cell.text]
        if not filled:
            continue
        if seen and _numbers_columns(list(dict.fromkeys(filled))):
            return row + 1
        if seen <= _MOST_HEAD_ROWS and _names_years(grid.row(row)):
            seen += 1
            continue
        if seen > _MOST_HEAD_ROWS or any(cell.is_figure for cell in filled) or _starts_with_number(filled[0].text):
            return top + 1 if row - top > 2 and _names_all(grid, top) else row
        seen += 1
    return min(top + 1, grid.height)


def _names_all(grid: Grid, top: int) -> bool:
    """Whether the first row of the head names each column by itself: nothing in it is merged. Rows without figures below are then data."""
    first, below = grid.row(top), grid.row(top + 1)
    return (
        all(cell.text for cell in first)
        and len(set(map(id, first))) == grid.width
        and not set(map(id, first)) & set(map(id, below))
    )


def _names_years(cells: Sequence[GridCell]) -> bool:
    """Whether a row's figures are years that go up, behind a cell of words or an empty one: `Nội dung 2019 2020 2021`."""
    figures = [cell.text for cell in dict.fromkeys(cells) if cell.is_figure]
    years = [int(text) for text in figures if _YEAR.fullmatch(text)]
    goes_up = all(before < after for before, after in pairwise(years))
    return 1 < len(years) == len(figures) and goes_up and not cells[0].is_figure


def _numbers_columns(cells: Sequence[GridCell]) -> bool:
    """Whether a row's cells count up, as `1 2 3`, `A B 1 2=3+4` and `(1) (2) (4)` do (one may be unread); `12 5 9` is data."""
    if len(cells) < 2 or not all(_NUMBERING.fullmatch(cell.fold) for cell in cells):
        return False
    numbers = [int(match[1]) for cell in cells if (match := _FIRST_NUMBER.match(cell.fold))]
    steps = [after - before for before, after in pairwise(numbers)]
    first = not numbers or numbers[0] <= len(cells) - len(numbers) + 2
    return first and all(step in (1, 2) for step in steps) and steps.count(2) <= 1


def _starts_with_number(text: str) -> bool:
    """`1. Quy hoạch`, `I` and the like open a row of data."""
    return _NUMBERED.match(text) is not None


def grids_of(context: Context) -> tuple[Grid, ...]:
    """All ruled tables of the document as grids; of a document without any, the tables that its lines and tabs make."""
    return context.made(_grids)


def _grids(context: Context) -> tuple[Grid, ...]:
    ruled = [table for table in context.document.tables if table.cells and table.ruled]
    if ruled:
        return tuple(grid_of(context, table) for table in ruled)
    if context.document.pages:
        return ()
    return tuple(grid_of(context, table) for table in tables_of_text(context))


def tables_of_text(context: Context) -> list[Table]:
    """The tables that lines and tabs of a text without pages make."""
    return context.made(_tables_of_text)


def _tables_of_text(context: Context) -> list[Table]:
    return text_tables(context.document)
