"""Excel 97-2003 workbooks, cell by cell with their fonts."""

from __future__ import annotations

import io
from collections.abc import Iterator

import xlrd

from vanthu.errors import ReadError
from vanthu.readers.flow import Style
from vanthu.readers.grid import Sheet, SheetCell, shown_number
from vanthu.types import Problem

_BIFF8 = 80


def sheets_of(data: bytes) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of an .xls file."""
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=io.StringIO(), encoding_override=_codec(data), ragged_rows=True
        )
        return [_sheet(book, sheet) for sheet in book.sheets()], []
    except Exception as error:  # xlrd answers damage with assertion, struct, index, key and its own errors
        if "encrypted" in str(error):
            raise ReadError("encrypted", "The workbook is protected by a password; save it without one.") from error
        raise ReadError("corrupt", "The workbook is damaged and cannot be read.") from error


def _codec(data: bytes) -> str | None:
    """Before Excel 97 text is bytes, often in an old Vietnamese encoding, whatever code page the file names."""
    return "cp1252" if b"W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00" not in data else None


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Sheet:
    found = Sheet(sheet.name, hidden=sheet.visibility != 0)
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            xf = book.xf_list[cell.xf_index]
            if _has_lines(xf):
                found.ruled.add(row)
            runs = list(_runs(book, sheet, row, column)) if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else []
            if runs:
                font = book.font_list[xf.font_index]
                found.cells[row, column] = SheetCell(runs, Style(font.weight >= 700, bool(font.italic), font.height / 20))
    found.merged = [(top, bottom - 1, left, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return found


def _has_lines(xf: xlrd.formatting.XF) -> bool:
    border = xf.border
    sides = (border.left_line_style, border.right_line_style, border.top_line_style, border.bottom_line_style)
    return sum(bool(side) for side in sides) >= 2


def _runs(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int, column: int) -> Iterator[tuple[str, str]]:
    """(text, font) of the parts of a cell."""
    cell = sheet.cell(row, column)
    xf = book.xf_list[cell.xf_index]
    font = book.font_list[xf.font_index].name
    if cell.ctype == xlrd.XL_CELL_TEXT:
        at = 0
        for start, index in [*sheet.rich_text_runlist_map.get((row, column), ()), (len(cell.value), xf.font_index)]:
            if start > at:
                yield cell.value[at:start], font
            at, font = max(at, start), book.font_list[index].name
    elif cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        format = book.format_map[xf.format_key].format_str
        yield shown_number(cell.value, format, date_1904=bool(book.datemode)), ""
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        yield ("TRUE" if cell.value else "FALSE"), ""
    elif cell.ctype == xlrd.XL_CELL_ERROR:
        yield xlrd.error_text_from_code.get(cell.value, "#ERROR"), ""
