"""A consolidated table as a workbook or as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from vanthu.consolidate import LACKING, MARKS, Cell, Report, Summary
from vanthu.consolidate.template import Column
from vanthu.types import Value
from vanthu.writers.csv import cell as csv_cell
from vanthu.writers.files import PartFile
from vanthu.writers.xlsx import finish, workbook

_LINKS = 60_000  # Excel opens no sheet with more than 65,530 links
_FILE, _STATUS, _TWIN, _LACKING, _DOUBTFUL = (
    "Tệp",
    "Trạng thái",
    "Trùng với (không cộng)",
    "Thiếu hoặc chưa rõ",
    "Cần kiểm tra lại",
)
_STATES = {"ok": "đọc đủ", "partial": "đọc một phần", "failed": "không đọc được"}
_TOTAL, _OF = "Tổng cộng", "Số báo cáo có số liệu"
_COLOURS = {
    "unread": "#D9D9D9",
    "missing": "#FFF2CC",
    "ambiguous": "#F8CBAD",
    "contradicted": "#FF9999",
    "unsure": "#FCE4D6",
    "inferred": "#DDEBF7",
}
_LEGEND = {
    "unread": "tệp không đọc được, không phải là báo cáo không nêu",
    "missing": "báo cáo không nêu",
    "ambiguous": "báo cáo nêu nhiều giá trị khác nhau, xem trang Minh chứng",
    "contradicted": "số liệu trong báo cáo không khớp nhau (cộng, tỷ lệ, ngày …)",
    "unsure": "đọc từ bản quét, độ tin cậy thấp",
    "inferred": "suy ra, không in trong báo cáo",
}
_EVIDENCE = ("Tệp", "Cột", "Giá trị", "Trang", "Nguyên văn", "Độ tin cậy", "Minh chứng")


def lines(summary: Summary) -> Iterator[list[Value]]:
    """The table as rows of values: heading, reports, totals, and of how many reports a total is."""
    yield [_FILE, *(column.heading for column in summary.columns), _STATUS, _TWIN, _LACKING, _DOUBTFUL]
    for report in summary.reports:
        lacking = _headings(summary, report, LACKING) if report.status != "failed" else None  # the state says it
        doubtful = _headings(summary, report, ("contradicted", "unsure"))
        state = _STATES.get(report.status, report.status)
        values = [_shown(column, cell) for column, cell in zip(summary.columns, report.cells, strict=True)]
        yield [report.files, *values, state, report.twin or None, lacking, doubtful]
    yield [_TOTAL, *summary.totals, None, None, None, None]
    known = [summary.known(i) for i in range(len(summary.columns))]
    yield [_OF, *known, f"/ {len(summary.counted)}", None, None, None]


def _shown(column: Column, cell: Cell) -> Value:
    """The value; where a report says several, all of them, as text that no formula adds up.

    >>> column = Column("A", "staff_counts", "value")
    >>> _shown(column, Cell(None, ({"value": 30.0}, {"value": 31.0}), "ambiguous")), _shown(column, Cell(7))
    ('30 | 31', 7)
    """
    if cell.mark != "ambiguous":
        return cell.value
    return " | ".join(dict.fromkeys(f"{v:g}" if isinstance(v := row.get(column.field), float) else str(v) for row in cell.rows))


def _headings(summary: Summary, report: Report, marks: Sequence[str]) -> str | None:
    """The columns in which the report has a cell with one of these marks."""
    pairs = zip(summary.columns, report.cells, strict=True)
    return "; ".join(column.heading for column, cell in pairs if cell.mark in marks) or None


def evidence(summary: Summary) -> Iterator[list[Value]]:
    """A row for each fact that stands behind a cell."""
    for report in summary.reports:
        for column, cell in zip(summary.columns, report.cells, strict=True):
            for row in cell.rows:
                value = row.get("value") if column.table == "documents" else row.get(column.field or "value")
                link = Cell(None, (row,)).link
                yield [
                    report.files,
                    column.heading,
                    value,
                    row.get("page"),
                    row.get("quote"),
                    row.get("confidence"),
                    link or None,
                ]


def write_csv(summary: Summary, out: Path) -> Path:
    """`consolidated_<template>.csv` and `consolidated_<template>_evidence.csv`."""
    path = out / f"consolidated_{summary.template.name}.csv"
    _csv(path, lines(summary))
    _csv(path.with_name(f"{path.stem}_evidence.csv"), iter([list(_EVIDENCE), *evidence(summary)]))
    return path


def _csv(path: Path, rows: Iterator[list[Value]]) -> None:
    with PartFile(path) as part, part.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([csv_cell(value) for value in row] for row in rows)


def write_xlsx(summary: Summary, out: Path) -> Path:
    """`consolidated_<template>.xlsx`: the table, its cells linked to their evidence pages, and a sheet with the evidence."""
    path = out / f"consolidated_{summary.template.name}.xlsx"
    with PartFile(path) as part:
        book = workbook(part, constant_memory=False)
        _summary_sheet(book, summary)
        _evidence_sheet(book, summary)
        finish(book)
    return path


def _evidence_sheet(book: Any, summary: Summary) -> None:
    sheet = book.add_worksheet("Minh chứng")
    for i, row in enumerate(chain([_EVIDENCE], evidence(summary))):
        for j, value in enumerate(row):
            _put(sheet, i, j, value)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 6, 24)


def _summary_sheet(book: Any, summary: Summary) -> None:
    sheet = book.add_worksheet("Tổng hợp")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    marks = {mark: book.add_format({"bg_color": colour}) for mark, colour in _COLOURS.items()}
    sheet.write_string(0, 0, summary.template.title, book.add_format({"bold": True, "font_size": 14}))
    table = list(lines(summary))
    totals = len(table) - 2
    links = 0
    for i, row in enumerate(table):
        for j, value in enumerate(row):
            cell = summary.reports[i - 1].cells[j - 1] if 0 < i < totals and 0 < j <= len(summary.columns) else None
            if cell and cell.link and links < _LINKS and value not in (None, ""):
                sheet.write_url(i + 2, j, f"external:{cell.link}")
                links += 1
            _put(sheet, i + 2, j, value, bold if i in (0, totals) else marks.get(cell.mark) if cell else None)
    sheet.freeze_panes(3, 1)
    sheet.autofilter(2, 0, totals + 1, len(table[0]) - 1)
    sheet.set_column(0, 0, 34)
    for j, column in enumerate(summary.columns, 1):
        sheet.set_column(j, j, column.width)
    for i, mark in enumerate(MARKS):
        _put(sheet, len(table) + 3 + i, 0, _LEGEND[mark], marks[mark])


def _put(sheet: Any, row: int, column: int, value: Value, style: Any = None) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    elif value:
        sheet.write_string(row, column, value[:32_767], style)
    elif style is not None:
        sheet.write_blank(row, column, None, style)
