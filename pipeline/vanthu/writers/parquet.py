"""Parquet, one file a table: zstd, typed columns, rows written in groups so that memory stays flat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from vanthu.contract import Rows, Table, contract
from vanthu.types import Value
from vanthu.writers.files import PartFile

GROUP = 5_000
"""Rows held back before they are written."""


def arrow_schema(table: Table) -> Any:
    """The table's columns as a pyarrow schema: string, int64, double, bool."""
    import pyarrow as pa  # slow to import

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([pa.field(c.name, types[c.type], metadata={"description": c.meaning}) for c in table.columns])


def arrow_table(rows: Sequence[tuple[Value, ...]], schema: Any) -> Any:
    """Rows in the order of the columns as a pyarrow table."""
    import pyarrow as pa

    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pa.table([pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema)


class Held:
    """Rows of each table, held back until there is a group of them: `flush` gets the table's name and its rows for arrow."""

    def __init__(self, flush: Callable[[str, Any], object]) -> None:
        self._flush = flush
        self._rows: dict[str, list[tuple[Value, ...]]] = {name: [] for name in contract()}
        self.schemas = {name: arrow_schema(table) for name, table in contract().items()}

    def add(self, rows: Rows) -> None:
        for name, held in self._rows.items():
            held.extend(map(contract()[name].cells, rows.get(name, ())))
            if len(held) >= GROUP:
                self._give(name)

    def end(self) -> None:
        """Give what is left of each table."""
        for name in self._rows:
            self._give(name)

    def _give(self, name: str) -> None:
        if self._rows[name]:
            self._flush(name, arrow_table(self._rows[name], self.schemas[name]))
            self._rows[name].clear()


class ParquetWriter:
    """`<table>.parquet` for each table of the contract."""

    def __init__(self, out: Path) -> None:
        import pyarrow.parquet as pq

        self._held = Held(lambda name, rows: self._writers[name].write_table(rows))
        self._files = {name: PartFile(out / f"{name}.parquet") for name in contract()}
        self._writers = {
            name: pq.ParquetWriter(file.part, self._held.schemas[name], compression="zstd")
            for name, file in self._files.items()
        }

    def write(self, rows: Rows) -> None:
        self._held.add(rows)

    def close(self) -> None:
        self._held.end()
        for writer in self._writers.values():
            writer.close()
        for file in self._files.values():
            file.keep()

    def abort(self) -> None:
        for name, writer in self._writers.items():
            writer.close()
            self._files[name].drop()


def open_writer(out: Path) -> ParquetWriter:
    return ParquetWriter(out)
