"""One summary over many reports: a row a report, a column for each thing counted, claimed or awarded, each cell with its evidence.

A report that lacks a value, or says two, is marked, and so is a value that a check contradicts or that was hard to read; a total says
of how many reports it is the total. A report that came twice, as a Word file and as a scan, is counted once. Nothing is filled in.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from rapidfuzz.fuzz import ratio

from vanthu.catalogue import Catalogue
from vanthu.consolidate.template import Column, Template, load_template, shipped
from vanthu.contract import Row
from vanthu.errors import NoInputError
from vanthu.review import LOW_CONFIDENCE
from vanthu.text.fold import fold
from vanthu.types import Value
from vanthu.writers.sqlite import NAME, read_only, select

_UNSTATED = "(không nêu)"
_ALIKE = 92  # per cent of two titles that are the same, as OCR reads them

__all__ = ["LACKING", "MARKS", "Cell", "Report", "Summary", "consolidate", "load_template", "shipped"]


# What is wrong with a cell, the gravest first: the file was not read, it says nothing, it says two things, a check contradicts the
# value, it was read with little confidence, it is concluded.
MARKS = ("unread", "missing", "ambiguous", "contradicted", "unsure", "inferred")
LACKING = MARKS[:3]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and the rows it was made of; `mark`: empty or one of MARKS."""

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
    """One report, whatever the number of files that hold the same bytes.

    `twin`: the files that hold the same report in another form, which is counted in its place.
    """

    files: str
    document_id: str | None
    status: str
    cells: tuple[Cell, ...]
    twin: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The consolidated table: columns, reports in the order of file names, totals (None where a column has none)."""

    template: Template
    columns: tuple[Column, ...]
    reports: tuple[Report, ...]
    totals: tuple[Value, ...] = field(default=())

    @property
    def counted(self) -> tuple[Report, ...]:
        """The reports that totals are made of: each once."""
        return tuple(report for report in self.reports if not report.twin)

    def known(self, column: int) -> int:
        """How many of the counted reports have a clear value in this column."""
        cells = [report.cells[column] for report in self.counted]
        return sum(cell.mark not in LACKING and cell.value is not None for cell in cells)


def consolidate(out: Path, template: Template, catalogue: Catalogue) -> Summary:
    """The summary of what `vanthu extract` wrote to the folder `out`."""
    with closing(read_only(out / NAME)) as store:
        columns = _distinct([made for column in template.columns for made in _spread(store, column, catalogue)])
        heads = list(_reports(store))
        twins = _twins(heads)
        reports = tuple(_report(store, head, columns, twins.get(i, "")) for i, head in enumerate(heads))
    if not reports:
        raise NoInputError(f"{out} holds no documents.")
    summary = Summary(template, columns, reports)
    totals = tuple(_total(column, [report.cells[i] for report in summary.counted]) for i, column in enumerate(columns))
    return replace(summary, totals=totals)


def _reports(store: sqlite3.Connection) -> Iterator[list[Row]]:
    """The rows of `documents`, those of the same bytes together."""
    groups: dict[Value, list[Row]] = {}
    for row in select(store, "documents", "ORDER BY file", ()):
        groups.setdefault(row["document_id"] or f"file {row['file']}", []).append(row)
    yield from groups.values()


def _twins(heads: Sequence[list[Row]]) -> dict[int, str]:
    """Of reports that one office sent twice in different forms, those not to count, with the files of the one that is.

    The one to count is the one that was read best: all of it, and without OCR.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for i, own in enumerate(heads):
        said = [own[0][name] for name in ("issuer", "symbol", "issued_on")]
        if all(said):
            alike.setdefault(tuple(fold(str(value)) for value in said), []).append(i)

    def badness(i: int) -> tuple[bool, bool, bool, int]:
        head = heads[i][0]
        return head["status"] != "ok", head["text_source"] in ("ocr", "mixed"), head["number"] is None, i

    twins: dict[int, str] = {}
    for group in alike.values():
        kept: list[int] = []
        for i in sorted(group, key=badness):
            best = next((k for k in kept if _same(heads[k][0], heads[i][0])), None)
            if best is None:
                kept.append(i)
            else:
                twins[i] = _names(heads[best])
    return twins


def _same(one: Row, other: Row) -> bool:
    """Two papers of one office, kind and day are one: by their number; where it is blank or was not read, by their title."""
    if one["number"] and other["number"]:
        return one["number"] == other["number"]
    titles = [fold(str(row["title"] or "")) for row in (one, other)]
    return all(titles) and ratio(*titles) >= _ALIKE


def _names(heads: Sequence[Row]) -> str:
    return "; ".join(str(head["file"]) for head in heads)


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


def _report(store: sqlite3.Connection, heads: list[Row], columns: Sequence[Column], twin: str) -> Report:
    head = heads[0]
    tables: dict[str, list[Row]] = {"documents": [head]}
    for name in {column.table for column in columns} - {"documents"}:
        key = "file" if name == "problems" else "document_id"
        tables[name] = list(select(store, name, f"WHERE {key} = ? ORDER BY rowid", (head[key],)))
    evidence: dict[Value, Row] = {}
    where = 'WHERE document_id = ? AND "table" = ?'
    for row in select(store, "facts", where, (head["document_id"], "documents")):
        evidence.setdefault(row["field"], row)
    if head["status"] == "failed":
        cells = tuple(Cell(None, mark="unread") for _ in columns)
    else:
        wrong = _contradicted(store, head["document_id"])
        cells = tuple(_marked(_cell(c, tables[c.table], evidence.get(c.field)), wrong) for c in columns)
    document_id = head["document_id"]
    return Report(_names(heads), document_id if isinstance(document_id, str) else None, str(head["status"]), cells, twin)


def _contradicted(store: sqlite3.Connection, document_id: Value) -> frozenset[str]:
    """The facts that a check says do not agree."""
    found = select(store, "checks", "WHERE document_id = ? AND verdict = 'fail'", (document_id,))
    return frozenset(fact for row in found for fact in str(row["facts"] or "").split())


def _marked(cell: Cell, wrong: frozenset[str]) -> Cell:
    """The cell with what is to be said of the rows it was made of."""
    if cell.mark in LACKING:
        return cell
    if any(row.get("fact_id") in wrong for row in cell.rows):
        return replace(cell, mark="contradicted")
    sure = [float(found) for row in cell.rows if isinstance(found := row.get("confidence"), int | float)]
    return replace(cell, mark="unsure") if min(sure, default=1.0) < LOW_CONFIDENCE else cell


def _cell(column: Column, rows: Sequence[Row], evidence: Row | None) -> Cell:
    taken = [row for row in rows if column.takes(row)]
    if column.pick == "count":
        return Cell(len(taken), tuple(taken))
    given = [(row.get(column.field), row) for row in taken]
    values = [(column.otherwise if value is None else value, row) for value, row in given]
    values = [(value, row) for value, row in values if value is not None]
    if not values:
        return Cell(None, mark="" if column.optional else "missing")
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
