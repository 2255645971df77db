"""One line a report for people: who issued it, its number and date, how many people, and what needs a look."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from vanthu.contract import Row, Rows
from vanthu.review import COUNTED_ONCE, whole
from vanthu.types import Value

_COUNTS = dict(zip(("staff_total", "party_members"), COUNTED_ONCE, strict=True))
_HEAD = ("file", "issuer", "kind", "number", "symbol", "issued_on", "title", "status")


@cache
def headings() -> Mapping[str, tuple[str, int]]:
    """Key → heading and width of each column."""
    content = yaml.safe_load((files("vanthu") / "data/contract/summary.yaml").read_text(encoding="utf-8"))
    return {key: (heading, width) for key, (heading, width) in content.items()}


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
    row |= {"checks_failed": len(failed), "things_to_look_at": len(rows.get("review", ()))}
    row |= {"look_at": "; ".join(look_at(rows)) or None}
    return {key: row[key] for key in headings()}


def look_at(rows: Rows) -> list[str]:
    """What a person should look at, as `review` ranks it; values that are only unsure are counted."""
    review = rows.get("review", ())
    notes = dict.fromkeys(_note(r) for r in review if r["reason"] not in ("low_confidence", "inferred"))
    unsure = sum(r["reason"] == "low_confidence" for r in review)
    return [*notes, *([f"{unsure} giá trị độ tin cậy thấp"] if unsure else [])]


def _note(row: Row) -> str:
    """The message, of a problem only its code and page."""
    if row["reason"] != "problem":
        return str(row["message"])
    return str(row["message"]).partition(": ")[0] + (f" (tr. {row['page']})" if row["page"] else "")
