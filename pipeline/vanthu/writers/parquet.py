"""Parquet, one file a table: zstd, typed columns, rows written in groups so that memory stays flat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vanthu.contract import Row, Rows, Table, contract
from vanthu.writers.files import PartFile

GROUP = 20_000
"""Rows held back before they are written."""


def arrow_schema(table: Table) -> Any:
    """The table's columns as a pyarrow schema: string, int64, double, bool."""
    import pyarrow as pa  # slow to import

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([pa.field(c.name, types[c.type], metadata={"description": c.meaning}) for c in table.columns])


def arrow_table(table: Table, rows: Sequence[Row], schema: Any) -> Any:
    """The rows as a pyarrow table."""
    import pyarrow as pa

    columns = zip(*map(table.cells, rows), strict=True) if rows else ((),) * len(table.names)
    return pa.table([pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema)


class ParquetWriter:
    """`<table>.parquet` for each table of the contract."""

    def __init__(self, out: Path) -> None:
        import pyarrow.parquet as pq

        self._held: dict[str, list[Row]] = {name: [] for name in contract()}
        self._schemas = {name: arrow_schema(table) for name, table in contract().items()}
        self._files = {name: PartFile(out / f"{name}.parquet") for name in contract()}
        self._writers = {
            name: pq.ParquetWriter(file.part, self._schemas[name], compression="zstd") for name, file in self._files.items()
        }

    def write(self, rows: Rows) -> None:
        for name, held in self._held.items():
            held.extend(rows.get(name, ()))
            if len(held) >= GROUP:
                self._flush(name)

    def _flush(self, name: str) -> None:
        self._writers[name].write_table(arrow_table(contract()[name], self._held[name], self._schemas[name]))
        self._held[name].clear()

    def close(self) -> None:
        for name in self._held:
            self._flush(name)
            self._writers[name].close()
        for file in self._files.values():
            file.keep()

    def abort(self) -> None:
        for name, writer in self._writers.items():
            writer.close()
            self._files[name].drop()


def open_writer(out: Path) -> ParquetWriter:
    return ParquetWriter(out)
