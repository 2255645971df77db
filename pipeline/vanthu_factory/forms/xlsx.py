"""Workbooks: letterhead in the top rows, tables in cells, numbers as numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from vanthu_factory.model import Columns2, Grid, Para, Report
from vanthu_factory.words import Dice

CREATED = datetime(2020, 1, 1)  # or a file would say when it was written, and no two would be alike
WIDTH = 96  # of a sheet's columns together, in letters


@dataclass(frozen=True)
class Figures:
    """Formats of figures that are numbers: of shares by their decimals, and of what has thousands or decimals. Else they are typed as text."""

    shares: list[Any]
    thousands: Any


def write(report: Report, path: Path, dice: Dice) -> None:
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet(dice.pick(["Sheet1", "Bieu 1", "Biểu tổng hợp"]))
    ruled, bold = book.add_format({"border": 1, "text_wrap": True}), book.add_format({"bold": True})
    shares = [book.add_format({"border": 1, "num_format": form}) for form in ("0%", "0.0%", "0.00%")] * dice.chance(0.5)
    figures = Figures(shares, book.add_format({"border": 1, "num_format": "#,##0"}) if dice.chance(0.7) else None)
    widths = next((block.widths for block in report.blocks if isinstance(block, Grid) and block.widths), (0.07, 0.4))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, round(width * WIDTH, 1))
    over = book.add_format({"bold": True, "align": "center"}) if dice.chance(0.5) else None
    row = 0
    for block in report.blocks:
        if isinstance(block, Grid):
            row = _grid(sheet, block, row, ruled, figures) + 1
        elif isinstance(block, Columns2):
            row = _columns(sheet, block, row, max(len(widths) // 2, 2))
        else:
            assert isinstance(block, Para)
            text, strong = block.passage.text, block.kind in ("title", "abstract", "heading")
            if over and block.kind in (
                "title",
                "abstract",
                "centre",
                "annex",
            ):  # in the middle over the table, as a merged cell
                sheet.merge_range(row, 0, row, len(widths) - 1, text, over)
            else:
                sheet.write_string(row, 0, text, bold if strong else None)
            row += 1
    book.close()


def _columns(sheet: Any, block: Columns2, row: int, right: int) -> int:
    """`right` is the column in which the right side begins."""
    for column, side in ((0, block.left), (right, block.right)):
        for i, line in enumerate(side):
            sheet.write_string(row + i, column, line.passage.text)
    return row + max(len(block.left), len(block.right)) + 1


def _grid(sheet: Any, block: Grid, row: int, ruled: Any, figures: Figures) -> int:
    """The rows of a table from `row` on; returns the row behind it."""
    for i, cells in enumerate(block.rows):
        for j, cell in enumerate(cells):
            if cell is None:
                continue
            text = cell.passage.text
            if cell.columns > 1 or cell.rows > 1:
                sheet.merge_range(row + i, j, row + i + cell.rows - 1, j + cell.columns - 1, text, ruled)
            elif re.fullmatch(r"[1-9]\d*|0", text):
                sheet.write_number(row + i, j, int(text), ruled)
            elif figures.thousands and re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", text):
                sheet.write_number(row + i, j, int(text.replace(".", "")), figures.thousands)
            elif figures.thousands and re.fullmatch(r"\d+,\d{1,2}", text):
                sheet.write_number(row + i, j, float(text.replace(",", ".")), ruled)
            elif figures.shares and re.fullmatch(r"\d+(?:,\d{1,2})?%", text):
                share = figures.shares[len(text.rstrip("%").partition(",")[2])]
                sheet.write_number(row + i, j, round(float(text[:-1].replace(",", ".")) / 100, 6), share)
            else:
                sheet.write_string(row + i, j, text, ruled)
    return row + len(block.rows)
