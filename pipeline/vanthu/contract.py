"""The contract `data/contract/tables.yaml` as values: which tables there are, their columns, types and order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from operator import itemgetter
from typing import Any

import yaml

from vanthu.types import Value

Row = Mapping[str, Value]
Rows = Mapping[str, Sequence[Row]]
"""The rows of one document: table name → its rows, in order."""


OF_FILE = ("documents", "problems", "review")
"""The tables whose rows belong to a file; those of all others belong to its bytes and stand once, however many files have them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `type` is string | integer | number | boolean."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table of the contract. Fact tables (`provenance`) start with document_id, fact_id and end with where the fact stands."""

    name: str
    columns: tuple[Column, ...]
    provenance: bool = False

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @cached_property
    def cells(self) -> Callable[[Row], tuple[Value, ...]]:
        """A row's values in the order of the columns; the row has them all."""
        return itemgetter(*self.names)

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """The columns of a fact table between its keys and its provenance."""
        return self.columns[2:-PROVENANCE]

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The columns that say something: without keys and, for fact tables, without provenance."""
        return self.names[2:-PROVENANCE] if self.provenance else self.names

    @cached_property
    def types(self) -> Mapping[str, str]:
        return {column.name: column.type for column in self.columns}


_KEYS = (
    Column("document_id", "string", "SHA-256 of the file's bytes, lower-case hex"),
    Column("fact_id", "string", "stable across runs for the same bytes and the same version"),
)


PROVENANCE = 11
"""How many columns at the end of a fact table say where the fact stands."""


def _columns(listed: Mapping[str, Sequence[str]]) -> tuple[Column, ...]:
    return tuple(Column(name, type, meaning) for name, (type, meaning) in listed.items())


@cache
def contract() -> Mapping[str, Table]:
    """The tables by name, `documents` first and `facts` last.

    >>> contract()["dates"].names[:5]
    ('document_id', 'fact_id', 'value', 'precision', 'role')
    """
    content = yaml.safe_load((files("vanthu") / "data/contract/tables.yaml").read_text(encoding="utf-8"))
    provenance = _columns(content["provenance"])
    tables = {}
    for name, table in content["tables"].items():
        columns = _columns(table["columns"])
        facts = bool(table.get("provenance"))
        tables[name] = Table(name, (*_KEYS, *columns, *provenance) if facts else columns, facts)
    return tables


def text_of(value: Value) -> str | None:
    """A value as text, the same in every output: whole numbers without decimals, `true` and `false` in lower case.

    >>> text_of(28.0), text_of(98.5), text_of(True), text_of(None)
    ('28', '98.5', 'true', None)
    """
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def data_package() -> dict[str, Any]:
    """The contract as a Frictionless Data Package of Table Schemas; paths are those of the CSV output.

    >>> data_package()["resources"][0]["schema"]["fields"][0]["name"]
    'document_id'
    """
    resources = []
    for table in contract().values():
        fields = [{"name": c.name, "type": c.type, "description": c.meaning} for c in table.columns]
        schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
        if table.name == "documents":
            schema["primaryKey"] = ["file"]
        elif table.name == "review":
            schema["primaryKey"] = ["file", "rank"]
        elif table.provenance:
            schema["primaryKey"] = ["document_id", "fact_id", "field"] if table.name == "facts" else ["document_id", "fact_id"]
        resources.append(
            {"name": table.name.replace("_", "-"), "path": f"{table.name}.csv", "profile": "tabular-data-resource",
             "encoding": "utf-8", "schema": schema}
        )  # fmt: skip
    return {"profile": "tabular-data-package", "name": "vanthu", "resources": resources}
