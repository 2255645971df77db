"""One DuckDB database `vanthu.duckdb` with a typed table for each table of the contract."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from vanthu.contract import Rows, contract
from vanthu.writers.files import PartFile
from vanthu.writers.parquet import Held

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


class DuckDbWriter:
    """Rows are held back and inserted in groups: single inserts are a hundred times slower."""

    def __init__(self, out: Path) -> None:
        self._file = PartFile(out / "vanthu.duckdb")
        self._file.drop()
        self._connection = duckdb.connect(str(self._file.part))
        self._held = Held(self._insert)
        for name, table in contract().items():
            columns = ", ".join(f'"{c.name}" {_TYPES[c.type]}' for c in table.columns)
            self._connection.execute(f'CREATE TABLE "{name}" ({columns})')

    def write(self, rows: Rows) -> None:
        self._held.add(rows)

    def _insert(self, name: str, rows: Any) -> None:
        self._connection.register("held", rows)
        self._connection.execute(f'INSERT INTO "{name}" SELECT * FROM held')
        self._connection.unregister("held")

    def close(self) -> None:
        self._held.end()
        self._connection.close()
        self._file.keep()

    def abort(self) -> None:
        self._connection.close()
        self._file.drop()


def open_writer(out: Path) -> DuckDbWriter:
    return DuckDbWriter(out)
