"""One summary over many reports: a row a report, a column for each thing counted, claimed or awarded, each cell with its evidence.

A report that lacks a value, or says two, is marked; a total says of how many reports it is the total. Nothing is filled in.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from vanthu.catalogue import Catalogue
from vanthu.consolidate.template import Column, Template, load_template, shipped
from vanthu.contract import Row
from vanthu.errors import NoInputError
from vanthu.types import Value
from vanthu.writers.sqlite import NAME, read_only, select

_UNSTATED = "(không nêu)"

__all__ = ["Cell", "Report", "Summary", "consolidate", "load_template", "shipped"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and the rows it was made of; `mark`: empty, missing, ambiguous, inferred."""

    value: Value
    rows: tuple[Row, ...] = ()
    mark: str = ""

    @property
    def link(self) -> str:
        """Where its evidence is shown, relative to the output folder."""
        first = next((row for row in self.rows if row.get("fact_id")), None)
        return f"evidence/{first['document_id']}.html#{first['fact_id']}" if first else ""


@dataclass(frozen=True, slots=True)
class Report:
    """One report, whatever the number of files that hold it."""

    files: str
    document_id: str | None
    status: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The consolidated table: columns, reports in the order of file names, totals (None where a column has none)."""

    template: Template
    columns: tuple[Column, ...]
    reports: tuple[Report, ...]
    totals: tuple[Value, ...] = field(default=())

    def lacking(self, column: int) -> int:
        """How many reports have no clear value in this column."""
        return sum(report.cells[column].mark in ("missing", "ambiguous") for report in self.reports)


def consolidate(out: Path, template: Template, catalogue: Catalogue) -> Summary:
    """The summary of what `vanthu extract` wrote to the folder `out`."""
    with closing(read_only(out / NAME)) as store:
        columns = _distinct([made for column in template.columns for made in _spread(store, column, catalogue)])
        reports = tuple(_report(store, head, columns) for head in _reports(store))
    if not reports:
        raise NoInputError(f"{out} holds no documents.")
    totals = tuple(_total(column, [report.cells[i] for report in reports]) for i, column in enumerate(columns))
    return Summary(template, columns, reports, totals)


def _reports(store: sqlite3.Connection) -> Iterator[list[Row]]:
    """The rows of `documents`, those of the same bytes together."""
    groups: dict[Value, list[Row]] = {}
    for row in select(store, "documents", "ORDER BY file", ()):
        groups.setdefault(row["document_id"] or f"file {row['file']}", []).append(row)
    yield from groups.values()


def _spread(store: sqlite3.Connection, column: Column, catalogue: Catalogue) -> Iterator[Column]:
    """The columns that a template's column stands for: in the order of the vocabulary, then of the values."""
    if not column.spread:
        yield column
        return
    found = {tuple(row[name] for name in column.spread) for row in select(store, column.table, "", ()) if column.takes(row)}
    order = {entry.code: i for i, entry in enumerate(catalogue.gazetteers.get(column.names, ()))}
    for values in sorted(found, key=lambda v: (order.get(str(v[0]), len(order)), [(x is None, str(x).zfill(8)) for x in v])):
        entry = catalogue.by_code(column.names, str(values[0])) if column.names in catalogue.gazetteers else None
        shown = {name: _UNSTATED if value is None else value for name, value in zip(column.spread, values, strict=True)}
        heading = column.heading.format(name=entry.name if entry else shown[column.spread[0]], **shown)
        where = {**(column.where or {}), **dict(zip(column.spread, values, strict=True))}
        yield replace(column, heading=heading, where=where, spread=())


def _distinct(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, with the code behind headings that two have: "trung cấp" of training and of political theory."""
    often = Counter(column.heading for column in columns)
    return tuple(
        replace(c, heading=f"{c.heading} ({', '.join(str(v) for v in (c.where or {}).values() if v)})")
        if often[c.heading] > 1
        else c
        for c in columns
    )


def _report(store: sqlite3.Connection, heads: list[Row], columns: Sequence[Column]) -> Report:
    head = heads[0]
    tables: dict[str, list[Row]] = {"documents": [head]}
    for name in {column.table for column in columns} - {"documents"}:
        key = "file" if name == "problems" else "document_id"
        tables[name] = list(select(store, name, f"WHERE {key} = ? ORDER BY rowid", (head[key],)))
    evidence: dict[Value, Row] = {}
    where = 'WHERE document_id = ? AND "table" = ?'
    for row in select(store, "facts", where, (head["document_id"], "documents")):
        evidence.setdefault(row["field"], row)
    failed = head["status"] == "failed"
    cells = tuple(_cell(column, tables[column.table], failed, evidence.get(column.field)) for column in columns)
    document_id = head["document_id"]
    names = "; ".join(str(h["file"]) for h in heads)
    return Report(names, document_id if isinstance(document_id, str) else None, str(head["status"]), cells)


def _cell(column: Column, rows: Sequence[Row], failed: bool, evidence: Row | None) -> Cell:
    taken = [row for row in rows if column.takes(row)]
    if column.pick == "count":
        return Cell(None, mark="missing") if failed else Cell(len(taken), tuple(taken))
    given = [(row.get(column.field), row) for row in taken]
    values = [(column.otherwise if value is None else value, row) for value, row in given]
    values = [(value, row) for value, row in values if value is not None]
    if not values:
        return Cell(None, mark="missing")
    sources = tuple(row for _, row in values)
    if column.table == "documents":
        return Cell(values[0][0], (evidence,) if evidence else ())
    distinct = list(dict.fromkeys(value for value, _ in values))
    if column.pick == "only" and len(distinct) > 1:
        return Cell(None, sources, "ambiguous")
    mark = "inferred" if any(row.get("inferred") for row in sources) else ""
    return Cell(_pick(column.pick, [value for value, _ in values], distinct), sources, mark)


def _pick(pick: str, values: Sequence[Value], distinct: Sequence[Value]) -> Value:
    if pick == "list":
        return "; ".join(f"{v:g}" if isinstance(v, float) else str(v) for v in distinct)
    numbers = [v for v in values if isinstance(v, int | float)]
    picks: dict[str, Callable[[Sequence[float]], float]] = {"sum": sum, "max": max, "min": min}
    return picks[pick](numbers) if pick in picks and numbers else values[0]


def _total(column: Column, cells: Sequence[Cell]) -> Value:
    numbers = [cell.value for cell in cells if isinstance(cell.value, int | float)]
    return sum(numbers) if column.total == "sum" and numbers else None
