"""The cells of a spreadsheet, whatever its format, and how they become words and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from vanthu.readers.flow import PLAIN, Flow, Piece, Style
from vanthu.readers.sheet_bands import Band, Rows
from vanthu.readers.txt import doubts
from vanthu.text.legacy import dominant, summary, suspicious
from vanthu.text.legacy_runs import decode_runs
from vanthu.types import Problem, Reading

_MAX_DENSE = 200_000  # cells of a sheet up to which its blank cells are cells too
_MAX_BLANK_ROWS = 20  # blank rows in a row that are kept
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_SHOWN = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\\([^ ])|(?:\\ | )')
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]')


@dataclass
class SheetCell:
    """What one cell shows: runs of (text, font), how it is set."""

    runs: list[tuple[str, str]]
    style: Style = PLAIN


@dataclass
class Sheet:
    """A sheet: its cells by (row, column), merged areas as (first row, last row, first column, last column), all inclusive."""

    name: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    ruled: set[int] = field(default_factory=set)  # rows with ruling lines
    hidden: bool = False


def shown_number(value: float, format: str, *, date_1904: bool = False) -> str:
    """A number as a Vietnamese spreadsheet shows it: decimal comma, no thousands marks; dates as dd/mm/yyyy.

    >>> shown_number(1234567.0, "#,##0"), shown_number(0.985, "0.0%"), shown_number(2.5, "General"), shown_number(45000, "m/d/yyyy")
    ('1234567', '98,5%', '2,5', '15/03/2023')
    """
    if is_date(format):
        return _shown_date(value, format, date_1904)
    section = _LITERAL.sub("", format.split(";")[0])
    percent = "%" in section
    number = value * 100 if percent else value
    places = re.search(r"[0#?][.]([0#?]+)", section)
    if places and "E" not in section.upper():
        text = f"{number:.{min(len(places[1]), 15)}f}"
        least = places[1].count("0")
        whole, _, part = text.partition(".")
        part = part[:least] + part[least:].rstrip("0")
        text = f"{whole}.{part}" if part else whole
    elif percent or (section.strip(" #,0?()-+") == "" and "0" in section):
        text = f"{number:.0f}"
    else:
        text = str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.12g}"
    text = text.replace(".", ",") + ("%" if percent else "")
    text = text.removeprefix("-") if re.fullmatch(r"-0(,0*)?%?", text) else text
    before, after = _labels(format.split(";")[0])
    return f"{before}{text}{after}"


def _labels(section: str) -> tuple[str, str]:
    """The words that a number format puts before and after the number: units and currency signs.

    >>> _labels('#,##0 "đồng"'), _labels("#,##0\\\\ [$₫-42A]"), _labels('"Tổng: "0'), _labels("_(* #,##0_)")
    (('', ' đồng'), ('', ' ₫'), ('Tổng: ', ''), ('', ''))
    """
    parts = re.split(r"[0#?][0#?,.]*%?", section, maxsplit=1)
    shown = ["".join(q or c or s or " " for q, c, s in _SHOWN.findall(part)) for part in parts]
    before, after = (*shown, "")[:2]
    return (before if before.strip() else "", after.rstrip() if after.strip() else "")


def is_date(format: str) -> bool:
    """Whether a number format shows a date or a time.

    >>> is_date("dd/mm/yyyy"), is_date("[$-42A]d mmmm yyyy"), is_date('#,##0 "đồng"'), is_date("General")
    (True, True, False, False)
    """
    section = _LITERAL.sub("", format.split(";")[0]).lower()
    return (
        section != "general"
        and bool(re.search(r"[dmyhs]", section))
        and not re.search(r"[0#]{2}|#|e\+", section.replace("ss.0", ""))
    )


def _shown_date(value: float, format: str, date_1904: bool) -> str:
    try:
        when = _EPOCHS[date_1904] + timedelta(days=value)
        if not date_1904 and value < 61:
            when += timedelta(days=1)  # the spreadsheets count a 29 February 1900
    except OverflowError:
        return f"{value:.12g}"
    when = (when + timedelta(microseconds=500_000)).replace(microsecond=0)
    kinds = _LITERAL.sub("", format.split(";")[0]).lower()
    day, clock = bool(re.search(r"[dy]", kinds)) or "h" not in kinds, "h" in kinds
    if not day or (clock and 0 <= value < 1):
        return f"{when:%H:%M}"
    if "y" in kinds and "d" not in kinds:
        return f"{when:%m/%Y}" if "m" in kinds else f"{when.year}"
    return f"{when:%d/%m/%Y}" + (f" {when:%H:%M}" if clock and value % 1 else "")


class Book:
    """The sheets of a workbook on their way into a flow."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.problems: list[Problem] = []
        self._seen: set[str] = set()
        self._doubtful: list[int] = []

    def read(self, sheets: Sequence[Sheet]) -> None:
        """All sheets in order; hidden ones too, with a problem row."""
        lines = ["".join(text for text, _ in cell.runs) for sheet in sheets for cell in sheet.cells.values()]
        context = dominant(lines) if suspicious("\n".join(lines)) else None
        for sheet in sheets:
            if sheet.hidden and sheet.cells:
                self.problems.append(
                    Problem("read", "hidden_sheet", f"The sheet “{sheet.name}” is hidden; it was read all the same.")
                )
            for band in _rows(sheet).bands():
                self._table(sheet, band, context)

    def _table(self, sheet: Sheet, band: Band, context: str | None) -> None:
        table, width = self.flow.begin_table(), 1 + max(c for _, c in sheet.cells)
        spans = {(top, left): (bottom - top + 1, right - left + 1) for top, bottom, left, right in sheet.merged}
        covered = _covered(sheet)
        dense = len(band.rows) * width <= _MAX_DENSE
        rows: dict[int, list[int]] = {}
        for row, column in sheet.cells:
            rows.setdefault(row, []).append(column)
        blank = 0
        for row in band.rows:
            blank = 0 if row in rows else blank + 1
            if blank > _MAX_BLANK_ROWS:
                continue
            columns = range(width) if dense else sorted(rows.get(row, ()))
            for column in columns:
                self.flow.begin_cell()
                if (row, column) in sheet.cells:
                    self._cell(sheet.cells[row, column], context)
                down, right = spans.get((row, column), (1, 1))
                handle = None if (row, column) in covered else table
                self.flow.end_cell(handle, row=row - band.rows.start, column=column, row_span=down, column_span=right)
            self.flow.end_row()
        self.flow.end_table(table, ruled=band.ruled)

    def _cell(self, cell: SheetCell, context: str | None) -> None:
        texts, seen, doubtful = decode_runs(cell.runs, context)
        self._seen |= seen
        if doubtful:
            self._doubtful.append(self.flow.line_number)
        self.flow.line([Piece(text, cell.style) for text in texts])

    def reading(self, format: str) -> Reading:
        """What was read."""
        return self.flow.reading(format, problems=[*self.problems, *doubts(self._doubtful)], encoding=summary(self._seen))


def _covered(sheet: Sheet) -> set[tuple[int, int]]:
    """Cells under a merged cell."""
    places = (
        (row, column)
        for top, bottom, left, right in sheet.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    )
    return set(islice(places, _MAX_DENSE))


def _rows(sheet: Sheet) -> Rows:
    """The words of a sheet by row and column."""
    texts: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        if text := "".join(text for text, _ in cell.runs).strip():
            texts.setdefault(row, {})[column] = text
    return Rows(texts, sheet.merged, sheet.ruled)
