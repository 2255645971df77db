"""One workbook `vanthu.xlsx`: a summary first, then what to look at first (`review`), then a sheet a table. Text is text: no cell is ever a formula or a link."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from vanthu.contract import Rows, Table, contract
from vanthu.types import Value
from vanthu.writers.files import PartFile
from vanthu.writers.summary import headings, summary_row

ROW_LIMIT = 1_048_576
TEXT_LIMIT = 32_767
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = {"string": 18, "integer": 9, "number": 11, "boolean": 9}
_WIDE = {"quote": 60, "statement": 60, "message": 60, "title": 50, "issuer": 34, "file": 34, "label": 34, "name": 34}


class Sheet:
    """A sheet with a frozen, filtered heading that goes on in `name (2)` at the row limit."""

    def __init__(self, book: Any, name: str, heading: Sequence[str], widths: Sequence[int]) -> None:
        self._book, self._name, self._heading, self._widths = book, name, heading, widths
        self._bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._parts, self._row = 0, 0
        self._begin()

    def _begin(self) -> None:
        self._parts += 1
        self._sheet = self._book.add_worksheet(self._name if self._parts == 1 else f"{self._name} ({self._parts})")
        self._sheet.freeze_panes(1, 0)
        for i, width in enumerate(self._widths):
            self._sheet.set_column(i, i, width)
        for i, heading in enumerate(self._heading):
            self._sheet.write_string(0, i, heading, self._bold)
        self._row = 1

    def add(self, values: Iterable[Value]) -> None:
        if self._row == ROW_LIMIT:
            self.finish()
            self._begin()
        for i, value in enumerate(values):
            if isinstance(value, bool):
                self._sheet.write_boolean(self._row, i, value)
            elif isinstance(value, int | float):
                self._sheet.write_number(self._row, i, value)
            elif value:
                self._sheet.write_string(self._row, i, value if len(value) <= TEXT_LIMIT else value[: TEXT_LIMIT - 1] + "…")
        self._row += 1

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._heading) - 1)


def workbook(path: Path, *, constant_memory: bool = True) -> Any:
    """A new workbook that never makes formulas or links of text. `constant_memory`: each sheet is written row after row."""
    import xlsxwriter  # slow to import

    scratch = tempfile.mkdtemp(
        prefix="vanthu-xlsx-"
    )  # left behind where the file cannot be written, unless it has its own place
    return xlsxwriter.Workbook(str(path), {**_OPTIONS, "constant_memory": constant_memory, "tmpdir": scratch})


def finish(book: Any) -> None:
    """Write the file. OSError, as for any other file, when it cannot be written: xlsxwriter has an error of its own."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args else error
        raise cause if isinstance(cause, OSError) else OSError(str(error)) from error
    finally:
        shutil.rmtree(book.tmpdir, ignore_errors=True)


class XlsxWriter:
    """`vanthu.xlsx`. Text longer than a cell can hold (32,767 characters) is cut there; the other formats have all of it."""

    def __init__(self, out: Path) -> None:
        self._file = PartFile(out / "vanthu.xlsx")
        self._book = workbook(self._file.part)
        shown = headings()
        self._summary = Sheet(self._book, "summary", [h for h, _ in shown.values()], [w for _, w in shown.values()])
        self._sheets = {name: self._sheet(contract()[name]) for name in ("review", *(n for n in contract() if n != "review"))}

    def _sheet(self, table: Table) -> Sheet:
        return Sheet(self._book, table.name, table.names, [_WIDE.get(c.name, _WIDTHS[c.type]) for c in table.columns])

    def write(self, rows: Rows) -> None:
        if rows.get("documents"):
            for line in rows.get("summary") or [summary_row(rows)]:
                self._summary.add(line.values())
        for name, table in contract().items():
            for row in rows.get(name, ()):
                self._sheets[name].add(table.cells(row))

    def close(self) -> None:
        for sheet in (self._summary, *self._sheets.values()):
            sheet.finish()
        finish(self._book)
        self._file.keep()

    def abort(self) -> None:
        with suppress(OSError):
            finish(self._book)
        self._file.drop()


def open_writer(out: Path) -> XlsxWriter:
    return XlsxWriter(out)
