"""A consolidated table as a workbook or as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from vanthu.consolidate import Cell, Summary
from vanthu.types import Value
from vanthu.writers.csv import cell as csv_cell
from vanthu.writers.files import PartFile
from vanthu.writers.xlsx import finish, workbook

_LINKS = 60_000  # Excel opens no sheet with more than 65,530 links
_FILE, _STATUS, _LACKING = "Tệp", "Trạng thái", "Thiếu hoặc chưa rõ"
_TOTAL, _OF = "Tổng cộng", "Số báo cáo có số liệu"
_COLOURS = {"missing": "#FFF2CC", "ambiguous": "#F8CBAD", "inferred": "#DDEBF7"}
_LEGEND = {
    "missing": "báo cáo không nêu",
    "ambiguous": "báo cáo nêu nhiều giá trị khác nhau, xem trang Minh chứng",
    "inferred": "suy ra, không in trong báo cáo",
}
_EVIDENCE = ("Tệp", "Cột", "Giá trị", "Trang", "Nguyên văn", "Độ tin cậy", "Minh chứng")


def lines(summary: Summary) -> Iterator[list[Value]]:
    """The table as rows of values: heading, reports, totals, and of how many reports a total is."""
    yield [_FILE, *(column.heading for column in summary.columns), _STATUS, _LACKING]
    for report in summary.reports:
        marked = [
            c.heading for c, cell in zip(summary.columns, report.cells, strict=True) if cell.mark in ("missing", "ambiguous")
        ]
        yield [report.files, *(cell.value for cell in report.cells), report.status, "; ".join(marked) or None]
    yield [_TOTAL, *summary.totals, None, None]
    known = [len(summary.reports) - summary.lacking(i) for i in range(len(summary.columns))]
    yield [_OF, *known, None, f"/ {len(summary.reports)}"]


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
            if cell and cell.link and links < _LINKS and value is not None:
                sheet.write_url(i + 2, j, f"external:{cell.link}")
                links += 1
            _put(sheet, i + 2, j, value, bold if i in (0, totals) else marks.get(cell.mark) if cell else None)
    sheet.freeze_panes(3, 1)
    sheet.autofilter(2, 0, totals + 1, len(table[0]) - 1)
    sheet.set_column(0, 0, 34)
    for j, column in enumerate(summary.columns, 1):
        sheet.set_column(j, j, column.width)
    for i, (mark, meaning) in enumerate(_LEGEND.items()):
        _put(sheet, len(table) + 3 + i, 0, meaning, marks[mark])


def _put(sheet: Any, row: int, column: int, value: Value, style: Any = None) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    elif value:
        sheet.write_string(row, column, value[:32_767], style)
    elif style is not None:
        sheet.write_blank(row, column, None, style)
