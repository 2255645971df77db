"""Findings → the rows of the contract's tables, and rows → pandas data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, overload

from vanthu.contract import OF_FILE, Column, Row, Rows, Table, contract, text_of
from vanthu.review import review_rows
from vanthu.types import Finding, Problem, Result, Value

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
_TRUE = {"true": True, "false": False}
_PLACE = itemgetter("start", "end", "fact_id")


def rows(result: Result) -> dict[str, list[dict[str, Value]]]:
    """All tables of the contract for one document, in the order of the text.

    A value that its column cannot hold stays in `facts` as it is and becomes a problem row: nothing is lost in silence.
    """
    tables = typed_rows(result)
    tables["facts"] = [dict(row) for row in Facts(tables, tables["facts"])]
    return tables


def typed_rows(result: Result) -> dict[str, list[dict[str, Value]]]:
    """The tables of one document; `facts` holds only what stands in no other fact table, such as where the head was found."""
    problems = list(result.problems)
    findings = sorted(result.findings, key=lambda f: (f.evidence.span, f.fact_id))
    tables: dict[str, list[dict[str, Value]]] = {name: [] for name in contract()}
    for finding in findings:
        table = contract().get(finding.table)
        row: dict[str, Value] = {}
        if table and table.provenance:
            row = _fact_row(result, table, finding, problems)
            tables[table.name].append(row)
        tables["facts"].extend(_long_rows(result, finding, [name for name in finding.columns if row.get(name) is None]))
    head = _head(result, problems)
    for check in result.checks:
        tables["checks"].append(
            {"document_id": result.document_id, "check": check.check, "verdict": check.verdict, "message": check.message,
             "facts": " ".join(check.facts)}
        )  # fmt: skip
    tables["problems"] = [problem_row(result.document_id, result.source_name, problem) for problem in problems]
    tables["documents"] = [{**head, "problems": len(problems)}]
    tables["review"] = review_rows(tables)
    return tables


class Facts(Sequence[Row]):
    """The one normalised table: a row for each filled column of the fact tables, and `others`, in the order of the text.

    The rows are made when they are asked for; `groups` is what they are made of, for who takes rows by the thousand: what the rows
    of one fact have in common, with the fields and values that they differ in.
    """

    def __init__(self, tables: Rows, others: Iterable[Row]) -> None:
        self.groups: list[tuple[Row, list[tuple[Value, Value]]]] = [(row, [(row["field"], row["value"])]) for row in others]
        ends = [column.name for column in contract()["facts"].columns[7:]]
        for table in contract().values():
            if table.provenance and table.name != "facts":
                fields = table.fields
                for row in tables.get(table.name, ()):
                    said: list[tuple[Value, Value]] = [(f, text_of(v)) for f in fields if (v := row[f]) is not None]
                    self.groups.append((_common(table.name, row, ends), said))
        self.groups.sort(key=lambda group: _PLACE(group[0]))

    def __iter__(self) -> Iterator[Row]:
        for common, said in self.groups:
            for field, value in said:
                yield {**common, "field": field, "value": value}

    def __len__(self) -> int:
        return sum(len(said) for _, said in self.groups)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        return list(self)[at]


def _common(table: str, row: Row, ends: Sequence[str]) -> Row:
    return {
        "document_id": row["document_id"], "fact_id": row["fact_id"], "table": table, "field": None,
        "label": row.get("label") or row.get("category"), "value": None, "unit": row.get("unit") or row.get("currency"),
        **{name: row[name] for name in ends},
    }  # fmt: skip


def problem_row(document_id: str | None, file: str, problem: Problem) -> dict[str, Value]:
    """A row of `problems`; `document_id` is None for what was never opened."""
    box = problem.box or (None,) * 4
    return {
        "document_id": document_id, "file": file, "stage": problem.stage, "code": problem.code, "message": problem.message,
        "page": problem.page, **dict(zip(("left", "top", "right", "bottom"), map(_points, box), strict=True)),
    }  # fmt: skip


def refused_rows(file: str, problem: Problem) -> dict[str, list[dict[str, Value]]]:
    """The rows of what is no file and was not opened: a problem and that a person should know of it."""
    problems = [problem_row(None, file, problem)]
    return {"problems": problems, "review": review_rows({"problems": problems})}


def failed_rows(document_id: str | None, file: str, problem: Problem) -> dict[str, list[dict[str, Value]]]:
    """The rows of a file that could not be read: one in `documents`, one in `problems`."""
    tables = rows(Result(file, document_id or "", "failed", problems=[problem]))
    for table in OF_FILE:
        tables[table][0]["document_id"] = document_id
    return tables


def _head(result: Result, problems: list[Problem]) -> dict[str, Value]:
    """The row of `documents`: what is known of the file, and the findings of its head and foot (the first of a column wins)."""
    table, document = contract()["documents"], result.document
    head: dict[str, Value] = dict.fromkeys(table.names)
    for finding in result.findings:
        if finding.table == "documents":
            for name, value in finding.columns.items():
                if head.get(name) is None:
                    head[name] = value
    known = {c.name: _typed(c, head[c.name], problems, None) for c in table.columns}
    known |= {
        "document_id": result.document_id,
        "file": result.source_name,
        "format": result.format or None,
        "pages": (len(document.pages) or None) if document else None,
        "text_source": document.text_source if document else None,
        "encoding": document.encoding if document else None,
        "status": result.status,
    }
    return known


def _points(value: float | None) -> float | None:
    return None if value is None else round(float(value), 2)


def _provenance(result: Result, finding: Finding) -> dict[str, Value]:
    evidence, paged = finding.evidence, bool(result.document and result.document.pages)
    region = evidence.regions[0] if evidence.regions and paged else None
    left, top, right, bottom = map(_points, region.box) if region and region.box else (None,) * 4
    return {
        "page": region.page if region else None, "left": left, "top": top, "right": right, "bottom": bottom,
        "start": evidence.span.start, "end": evidence.span.end, "quote": evidence.quote,
        "confidence": finding.confidence, "rule": finding.rule, "inferred": finding.inferred,
    }  # fmt: skip


def _fact_row(result: Result, table: Table, finding: Finding, problems: list[Problem]) -> dict[str, Value]:
    provenance = _provenance(result, finding)
    row: dict[str, Value] = {"document_id": result.document_id, "fact_id": finding.fact_id}
    for column in table.own:
        value = finding.columns.get(column.name)
        row[column.name] = None if value is None else _typed(column, value, problems, finding)
    return row | provenance


def _long_rows(result: Result, finding: Finding, fields: Sequence[str]) -> Iterator[dict[str, Value]]:
    """Columns of the finding as rows of `facts`."""
    columns = finding.columns
    ids = {"document_id": result.document_id, "fact_id": finding.fact_id, "table": finding.table}
    label, unit = columns.get("label") or columns.get("category"), columns.get("unit") or columns.get("currency")
    provenance: dict[str, Value] | None = None
    for field in fields:
        if text := text_of(columns[field]):
            provenance = provenance or _provenance(result, finding)
            yield {**ids, "field": field, "label": text_of(label), "value": text, "unit": text_of(unit), **provenance}


def _typed(column: Column, value: Value, problems: list[Problem], finding: Finding | None) -> Value:
    """`value` in the column's type; None, with a problem, when it has no such reading."""
    if value is None or value == "":
        return None
    try:
        return _as(column.type, value)
    except (ValueError, OverflowError):
        where = f" at {finding.evidence.span.start}" if finding else ""
        message = f"{column.name}{where}: {value!r} is no {column.type}; the value stands in the table facts only."
        problems.append(Problem("write", "bad_value", message))
        return None


def _as(type: str, value: str | int | float | bool) -> Value:
    """`value` as string, integer, number or boolean; ValueError when that would change it.

    >>> _as("integer", "2020"), _as("number", 5), _as("string", 207), _as("boolean", "true")
    (2020, 5.0, '207', True)
    """
    if type == "string":
        return text_of(value)
    if type == "boolean":
        return value if isinstance(value, bool) else _boolean(str(value))
    if isinstance(value, bool):
        raise ValueError("a boolean is no number")
    number = float(value)
    if number != number or abs(number) == float("inf"):
        raise ValueError("not a finite number")
    if type == "number":
        return number
    if not number.is_integer():
        raise ValueError("not a whole number")
    return int(value) if not isinstance(value, str) else int(number)


def _boolean(value: str) -> bool:
    if value.lower() not in _TRUE:
        raise ValueError("neither true nor false")
    return _TRUE[value.lower()]


def merged(many: Iterable[Rows]) -> dict[str, list[Row]]:
    """The rows of several documents in one mapping, in the order given."""
    tables: dict[str, list[Row]] = {name: [] for name in contract()}
    for one in many:
        for name, own in one.items():
            tables[name].extend(own)
    return tables


def frames(rows: Rows) -> dict[str, pd.DataFrame]:
    """The tables as data frames with nullable types: string, Int64, Float64, boolean."""
    return {name: frame(contract()[name], rows.get(name, ())) for name in contract()}


def frame(table: Table, rows: Sequence[Row]) -> pd.DataFrame:
    """One table as a data frame; columns in the contract's order."""
    import pandas as pd  # slow to import, and only needed by who asks for frames

    data = {c.name: pd.array([row.get(c.name) for row in rows], dtype=_DTYPES[c.type]) for c in table.columns}  # type: ignore[call-overload]
    return pd.DataFrame(data)
