"""What a person should look at first: the table `review`, the only place where that is ranked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from vanthu.contract import Row, Rows, contract, text_of
from vanthu.types import Value

LOW_CONFIDENCE = 0.8
"""Below this a value is worth a look."""

COUNTED_ONCE = ("STAFF.TOTAL", "POL.DV")
"""Categories of which a whole body has one count: two values of one of them are a thing to look at."""

_UNREADABLE = frozenset(["unreadable", "not_read", "no_text", "doubtful_page", "damaged_text", "tables_lost"])
_PLACE = ("page", "left", "top", "right", "bottom")
_GROUPS = (
    "unreadable",
    "failed_check",
    "disagreement",
    "placed",
    "low_merged",
    "problem",
    "low",
    "inferred_merged",
    "inferred",
)

# What an officer merges into one table, and the column that says most about a row; the first filled one counts.
_MERGED = {
    "staff_counts": ("value",),
    "claims": ("value", "verdict", "measure"),
    "amounts": ("value",),
    "awards": ("number", "award", "label"),
    "references": ("number", "title", "kind"),
    "dates": ("value",),
}
_MERGED_HEAD = frozenset(["number", "year", "symbol", "issued_on", "period"])

_Ranked = tuple[tuple[int, float], dict[str, Value]]


def review_rows(tables: Rows) -> list[dict[str, Value]]:
    """The rows of `review` for one document from its other tables; `facts` may lack what the typed tables hold.

    >>> head = {"document_id": "ab", "file": "a.pdf", "status": "failed"}
    >>> problem = {**head, "code": "corrupt", "message": "Damaged."} | dict.fromkeys(("page", "left", "top", "right", "bottom"))
    >>> [(r["rank"], r["reason"], r["message"]) for r in review_rows({"documents": [head], "problems": [problem]})]
    [(1, 'problem', 'corrupt: Damaged.')]
    """
    facts = _facts(tables)
    found = [*_problems(tables), *_failed_checks(tables, facts), *_disagreements(tables), *_unsure(facts.values())]
    head = tables["documents"][0] if tables.get("documents") else {}
    own = {name: head.get(name) for name in ("document_id", "file")}  # without a head, the problems say the file
    empty = dict.fromkeys(contract()["review"].names)
    found.sort(key=itemgetter(0))
    return [{**empty, **own, **row, "rank": rank} for rank, (_, row) in enumerate(found, 1)]


def _facts(tables: Rows) -> dict[str, tuple[str, Row]]:
    """Each fact once with its table: a row of a typed table, or a field of the head."""
    found: dict[str, tuple[str, Row]] = {}
    for name, table in contract().items():
        if table.provenance and name != "facts":
            found |= {str(row["fact_id"]): (name, row) for row in tables.get(name, ())}
    for row in tables.get("facts", ()):
        found.setdefault(str(row["fact_id"]), (str(row["table"]), row))
    return found


def _ranked(group: str, within: float, row: Mapping[str, Value]) -> _Ranked:
    return (_GROUPS.index(group), within), dict(row)


def _problems(tables: Rows) -> Iterator[_Ranked]:
    failed = {row["file"] for row in tables.get("documents", ()) if row["status"] == "failed"}
    for p in tables.get("problems", ()):
        group = (
            "unreadable" if p["file"] in failed or p["code"] in _UNREADABLE else "problem" if p["page"] is None else "placed"
        )
        place = {name: p[name] for name in _PLACE}
        row = {"document_id": p["document_id"], "file": p["file"], "reason": "problem", **place}
        yield _ranked(group, _number(p["page"]), {**row, "message": f"{p['code']}: {p['message']}"})


def _failed_checks(tables: Rows, facts: Mapping[str, tuple[str, Row]]) -> Iterator[_Ranked]:
    """A row a check: placed at the least sure of its facts, with the values of all."""
    for check in tables.get("checks", ()):
        if check["verdict"] == "fail":
            involved = [facts[i] for i in str(check["facts"] or "").split() if i in facts]
            row: dict[str, Value] = {"reason": "failed_check", "message": check["message"], "facts": check["facts"]}
            if involved:
                row = {**_fact(*min(involved, key=lambda f: _number(f[1]["confidence"]))), **row}
                row["value"] = "; ".join(str(_main(*f)[1]) for f in involved)
            yield _ranked("failed_check", 0, row)


def whole(rows: Rows, category: str) -> list[Row]:
    """The counts of `category` for the whole reporting body: without a unit of their own where there are such."""
    counts = [r for r in rows.get("staff_counts", ()) if r["category"] == category and r["value"] is not None]
    return [r for r in counts if not r["unit_name"] and not r["qualifier"]] or [r for r in counts if not r["unit_name"]]


def _disagreements(tables: Rows) -> Iterator[_Ranked]:
    for category in COUNTED_ONCE:
        counts = whole(tables, category)
        values = sorted({v for r in counts if isinstance(v := r["value"], int | float)})
        if len(values) > 1:
            ids = " ".join(str(r["fact_id"]) for r in counts)
            row = {**_fact("staff_counts", counts[0]), "reason": "disagreement", "facts": ids}
            row["value"] = "; ".join(f"{v:g}" for v in values)
            yield _ranked("disagreement", 0, {**row, "message": f"{category}: {' ≠ '.join(f'{v:g}' for v in values)}"})


def _unsure(facts: Iterable[tuple[str, Row]]) -> Iterator[_Ranked]:
    for name, row in facts:
        confidence = _number(row["confidence"])
        if confidence >= LOW_CONFIDENCE and not row["inferred"]:
            continue
        low = confidence < LOW_CONFIDENCE
        fact = _fact(name, row)
        merged = name in _MERGED or (name == "documents" and fact["field"] in _MERGED_HEAD)
        said = f"confidence {confidence:.2f}" if low else "concluded, not printed"
        fact |= {"reason": "low_confidence" if low else "inferred", "message": f"{said}: {row['quote'] or ''}"}
        yield _ranked(("low" if low else "inferred") + "_merged" * merged, confidence, fact)


def _fact(name: str, row: Row) -> dict[str, Value]:
    field, value = _main(name, row)
    return {"table": name, "field": field, "fact_id": row["fact_id"], "value": value} | {p: row[p] for p in _PLACE}


def _main(name: str, row: Row) -> tuple[str | None, str | None]:
    """The column that says most about a row, and what it says."""
    if "field" in row:  # a row of `facts`
        return str(row["field"]), text_of(row["value"])
    fields: Sequence[str] = (*_MERGED.get(name, ()), *contract()[name].fields)
    return next(((f, text_of(row[f])) for f in fields if row[f] is not None), (None, None))


def _number(value: Value) -> float:
    return value if isinstance(value, int | float) else 0.0
