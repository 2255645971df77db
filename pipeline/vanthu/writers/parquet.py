"""Parquet, one file a table: zstd, typed columns, rows written in groups so that memory stays flat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from vanthu.contract import Row, Rows, Table, contract
from vanthu.tables import Facts
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


class _Rows:
    """Rows of one table that are held back."""

    def __init__(self, table: Table) -> None:
        self.schema = arrow_schema(table)
        self._cells = table.cells
        self._rows: list[tuple[Value, ...]] = []

    def add(self, rows: Sequence[Row]) -> None:
        self._rows.extend(map(self._cells, rows))

    def __len__(self) -> int:
        return len(self._rows)

    def taken(self) -> Any:
        """The rows for arrow, which are held no more."""
        rows, self._rows = self._rows, []
        return arrow_table(rows, self.schema)


class _FactRows(_Rows):
    """Rows of `facts`: what those of one fact have in common is held once, and told to arrow once."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._counts: list[int] = []
        self._said: list[tuple[Value, Value]] = []

    def add(self, rows: Sequence[Row]) -> None:
        if not isinstance(rows, Facts):
            rows = Facts({}, rows)
        for common, said in rows.groups:
            self._rows.append(self._cells(common))
            self._counts.append(len(said))
            self._said += said

    def __len__(self) -> int:
        return len(self._said)

    def taken(self) -> Any:
        import numpy as np
        import pyarrow as pa

        counts, said, self._counts, self._said = self._counts, self._said, [], []
        common = super().taken()
        table = common.take(pa.array(np.repeat(np.arange(len(counts)), counts)))
        for name, values in zip(("field", "value"), zip(*said, strict=True), strict=True):
            at = self.schema.get_field_index(name)
            table = table.set_column(at, self.schema.field(at), pa.array(values, self.schema.field(at).type))
        return table


class Held:
    """Rows of each table, held back until there is a group of them: `flush` gets the table's name and its rows for arrow."""

    def __init__(self, flush: Callable[[str, Any], object]) -> None:
        self._flush = flush
        self._rows = {name: (_FactRows if name == "facts" else _Rows)(table) for name, table in contract().items()}
        self.schemas = {name: held.schema for name, held in self._rows.items()}

    def add(self, rows: Rows) -> None:
        for name, held in self._rows.items():
            held.add(rows.get(name, ()))
            if len(held) >= GROUP:
                self._flush(name, held.taken())

    def end(self) -> None:
        """Give what is left of each table."""
        for name, held in self._rows.items():
            if len(held):
                self._flush(name, held.taken())


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
