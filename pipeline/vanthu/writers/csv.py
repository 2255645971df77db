"""CSV, one file a table: UTF-8 with a byte order mark (so that Excel shows Vietnamese), comma, CRLF, minimal quoting.

A spreadsheet runs a cell that starts with `=`, `+`, `-`, `@`, a tab or a line break as a formula. Such text gets one apostrophe in
front (OWASP, CSV injection). `unescape` takes it off again without loss. Numbers, and a sign that stands alone (the comparator
`=`), are no formulas and stay as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from vanthu.contract import Rows, Table, contract
from vanthu.types import Value
from vanthu.writers.files import TableFiles

_FORMULA = re.compile(r"'*(?:[\t\r\n]| *[=+\-@＝＋－＠].)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def escape(text: str) -> str:
    """`text` such that a spreadsheet takes it for text.

    >>> escape("- TT Đảng uỷ"), escape("=1+1"), escape("="), escape("-5"), escape("Báo cáo")
    ("'- TT Đảng uỷ", "'=1+1", '=', '-5', 'Báo cáo')
    """
    return "'" + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unescape(text: str) -> str:
    """The text that `escape` was given.

    >>> [unescape(escape(t)) for t in ("- a", "'- a", "''=b", "'c", "'-5")]
    ['- a', "'- a", "''=b", "'c", "'-5"]
    """
    return text[1:] if text.startswith("'") and escape(text[1:]) != text[1:] else text


def cell(value: Value) -> str:
    """A value as a cell: empty for None, whole numbers without decimals, true and false in lower case.

    >>> cell(28.0), cell(98.5), cell(None), cell(False), cell(1e16)
    ('28', '98.5', '', 'false', '10000000000000000')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return escape(value) if isinstance(value, str) else str(value)


class CsvWriter(TableFiles):
    """`<table>.csv` for each table of the contract."""

    def __init__(self, out: Path) -> None:
        super().__init__(out, "csv", "utf-8-sig")
        self._writers = {name: csv.writer(stream) for name, stream in self.streams.items()}
        for name, table in contract().items():
            self._writers[name].writerow(table.names)

    def write(self, rows: Rows) -> None:
        for name, table in contract().items():
            self._writers[name].writerows(map(cell, table.cells(row)) for row in rows.get(name, ()))


def open_writer(out: Path) -> CsvWriter:
    return CsvWriter(out)


def read_table(table: Table, path: Path) -> Iterator[dict[str, Value]]:
    """The rows of a CSV file of ours in the contract's types, apostrophes taken off again."""
    convert: dict[str, Callable[[str], Value]] = {
        "string": unescape,
        "integer": int,
        "number": float,
        "boolean": lambda text: text == "true",
    }
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            yield {c.name: convert[c.type](row[c.name]) if row[c.name] else None for c in table.columns}
