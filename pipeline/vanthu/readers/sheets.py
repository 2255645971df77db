"""Spreadsheets (.xls, .xlsx): every sheet as a table, its cells in their grid."""

from __future__ import annotations

from vanthu.errors import ReadError
from vanthu.readers import xls, xlsx
from vanthu.readers.grid import Book
from vanthu.settings import Settings
from vanthu.types import Reading, Source

FORMATS = ("xls", "xlsx")


def read(source: Source, settings: Settings, format: str) -> Reading:
    """The words of a workbook; hidden sheets are read too and named in the problems."""
    sheets, problems = (xls if format == "xls" else xlsx).sheets_of(source.data)
    book = Book()
    book.problems += problems
    book.read(sheets)
    if not book.flow.words:
        raise ReadError("empty", "The workbook holds no text and no numbers.")
    return book.reading(format)
