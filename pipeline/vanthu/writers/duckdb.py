"""One DuckDB database `vanthu.duckdb` with a typed table for each table of the contract."""

from __future__ import annotations

from pathlib import Path

import duckdb

from vanthu.contract import Row, Rows, contract
from vanthu.writers.files import PartFile
from vanthu.writers.parquet import GROUP, arrow_schema, arrow_table

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


class DuckDbWriter:
    """Rows are held back and inserted in groups: single inserts are a hundred times slower."""

    def __init__(self, out: Path) -> None:
        self._file = PartFile(out / "vanthu.duckdb")
        self._file.drop()
        self._connection = duckdb.connect(str(self._file.part))
        self._held: dict[str, list[Row]] = {name: [] for name in contract()}
        self._schemas = {name: arrow_schema(table) for name, table in contract().items()}
        for name, table in contract().items():
            columns = ", ".join(f'"{c.name}" {_TYPES[c.type]}' for c in table.columns)
            self._connection.execute(f'CREATE TABLE "{name}" ({columns})')

    def write(self, rows: Rows) -> None:
        for name, held in self._held.items():
            held.extend(rows.get(name, ()))
            if len(held) >= GROUP:
                self._flush(name)

    def _flush(self, name: str) -> None:
        if self._held[name]:
            self._connection.register("held", arrow_table(contract()[name], self._held[name], self._schemas[name]))
            self._connection.execute(f'INSERT INTO "{name}" SELECT * FROM held')
            self._connection.unregister("held")
            self._held[name].clear()

    def close(self) -> None:
        for name in self._held:
            self._flush(name)
        self._connection.close()
        self._file.keep()

    def abort(self) -> None:
        self._connection.close()
        self._file.drop()


def open_writer(out: Path) -> DuckDbWriter:
    return DuckDbWriter(out)
