"""Tables of plain text: cells behind tabs, a row a line, or a cell a line with a blank line between rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanthu.types import Span

Row = list[Span]

_FEWEST_ALONE = 3  # cells that make a table of a single row
_MOST_LINES = 3  # lines that a cell goes on below its first
_OPENS = re.compile(r"\s*(?:[-+*•–]|(?:\d{1,2}|[IVX]{1,5}|[A-ZĐa-zđ])[.)/]\s)")


def line_tables(text: str) -> list[list[Row]]:
    """The tables of `text`, each a list of rows of cell spans.

    >>> tables = line_tables("Danh hiệu:\\n\\tNăm\\n\\tHình thức\\n\\n\\t2019\\n\\tGiấy khen về\\nthành tích\\n\\n\\nKết thúc")
    >>> [[["Danh hiệu:\\n\\tNăm\\n\\tHình thức\\n\\n\\t2019\\n\\tGiấy khen về\\nthành tích"[s.start:s.end] for s in r] for r in t] for t in tables]
    [[['Năm', 'Hình thức'], ['2019', 'Giấy khen về\\nthành tích']]]
    >>> [len(t) for t in line_tables("TT\\tNội dung\\tĐiểm\\n1\\tA\\t5\\n2\\tB\\t6\\nHết")]
    [3]
    """
    if "\t" not in text:
        return []
    lines = [
        Span(*match.span())
        for match in re.finditer(r"[^\n]*", text)
        if match.end() > match.start() or _is_blank(text, match.start())
    ]
    return [*_inline(text, lines), *_stacked(text, lines)]


def _is_blank(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _cells(text: str, line: Span) -> Row:
    """The cells of a line, empty ones included."""
    cells, at = [], line.start
    for part in text[line.start : line.end].split("\t"):
        lead = len(part) - len(part.lstrip())
        cells.append(Span(at + lead, at + lead + len(part.strip())) if part.strip() else Span(at, at))
        at += len(part) + 1
    return cells


def _inline(text: str, lines: Sequence[Span]) -> Iterator[list[Row]]:
    """Lines in a row with the same number of cells, at least three."""
    table: list[Row] = []
    for line in [*lines, Span(len(text), len(text))]:
        row = [] if text.startswith("\t", line.start) and "\t" not in text[line.start + 1 : line.end] else _cells(text, line)
        if table and len(row) != len(table[0]):
            if len(table) > 1:
                yield table
            table = []
        if len(row) >= _FEWEST_ALONE:
            table.append(row)


def _stacked(text: str, lines: Sequence[Span]) -> Iterator[list[Row]]:
    """Rows with a cell a line behind a tab, a blank line between rows; a line without tab goes on with the cell above."""
    table: list[Row] = []
    row: Row = []
    blanks = 0
    for line in [*lines, Span(len(text), len(text))]:
        content = text[line.start : line.end]
        if not content:
            table, row, blanks = ([*table, row] if row else table), [], blanks + 1
            if line.start < len(text):
                continue
        tabbed = content.startswith("\t") and "\t" not in content.strip("\t")
        if tabbed:
            if blanks > 1 and table and not row:
                yield from _whole(table)
                table = []
            row.append(_cells(text, line)[-1])
        elif row and not blanks and _goes_on(text, row[-1], content):
            row[-1] = Span(row[-1].start, line.end)
        else:
            yield from _whole([*table, row] if row else table)
            table, row = [], []
        blanks = 0


def _goes_on(text: str, cell: Span, content: str) -> bool:
    """Whether a line without tab belongs to the cell above: that cell has words, and the line opens no bullet or heading."""
    lines = text.count("\n", cell.start, cell.end)
    return bool(content) and cell.start < cell.end and lines < _MOST_LINES and not _OPENS.match(content)


def _whole(table: list[Row]) -> Iterator[list[Row]]:
    """A table when its rows have cells enough: two rows of two, or one row of three."""
    widths = [len(row) for row in table]
    if widths and max(widths) >= 2 and (len(table) > 1 or widths[0] >= _FEWEST_ALONE) and min(widths) >= 2:
        yield table
