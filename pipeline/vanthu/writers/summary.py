"""One line a report for people: who issued it, its number and date, how many people, and what needs a look."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from vanthu.contract import Row, Rows
from vanthu.types import Value

LOW_CONFIDENCE = 0.8
"""Below this a value is worth a look."""

_COUNTS = {"staff_total": "STAFF.TOTAL", "party_members": "POL.DV"}
_HEAD = ("file", "issuer", "kind", "number", "symbol", "issued_on", "title", "status")


@cache
def headings() -> Mapping[str, tuple[str, int]]:
    """Key → heading and width of each column."""
    content = yaml.safe_load((files("vanthu") / "data/contract/summary.yaml").read_text(encoding="utf-8"))
    return {key: (heading, width) for key, (heading, width) in content.items()}


def whole(rows: Rows, category: str) -> list[Row]:
    """The counts of `category` for the whole reporting body: without a unit of their own where there are such."""
    counts = [r for r in rows.get("staff_counts", ()) if r["category"] == category and r["value"] is not None]
    return [r for r in counts if not r["unit_name"] and not r["qualifier"]] or [r for r in counts if not r["unit_name"]]


def agreed(rows: Rows, category: str) -> Value:
    """The one value that all counts of `category` have; None when the document does not say or says two things."""
    values = {r["value"] for r in whole(rows, category)}
    return values.pop() if len(values) == 1 else None


def summary_row(rows: Rows) -> dict[str, Value]:
    """The summary of one document from its rows."""
    head = rows["documents"][0]
    failed = [c for c in rows.get("checks", ()) if c["verdict"] == "fail"]
    row: dict[str, Value] = {key: head.get(key) for key in _HEAD}
    row |= {key: agreed(rows, category) for key, category in _COUNTS.items()}
    row |= {"checks_failed": len(failed), "look_at": "; ".join(look_at(rows)) or None}
    return {key: row[key] for key in headings()}


def look_at(rows: Rows) -> list[str]:
    """What a person should look at: failed checks, counts that disagree, problems, values read with little confidence."""
    notes = [str(c["message"]) for c in rows.get("checks", ()) if c["verdict"] == "fail"]
    for category in _COUNTS.values():
        values = sorted({v for r in whole(rows, category) if isinstance(v := r["value"], int | float)})
        if len(values) > 1:
            notes.append(f"{category}: {' ≠ '.join(f'{v:g}' for v in values)}")
    notes += [f"{p['code']}" + (f" (tr. {p['page']})" if p["page"] else "") for p in rows.get("problems", ())]
    unsure = {r["fact_id"] for r in rows.get("facts", ()) if isinstance(c := r["confidence"], float) and c < LOW_CONFIDENCE}
    return [*dict.fromkeys(notes), *([f"{len(unsure)} giá trị độ tin cậy thấp"] if unsure else [])]
