"""From a composed report to its truth, in the format that `vanthu evaluate` reads."""

from __future__ import annotations

from typing import Any

from vanthu_factory.model import Columns2, Grid, Para, Report

TABLES = ("references", "dates", "staff_counts", "claims", "amounts", "awards", "people", "recipients")


def gold(report: Report, files: list[str]) -> dict[str, Any]:
    """The truth of `report`: one list a table, every item with its quote.

    A document cited again, or a person named again, is an optional item: one row is required, more are welcome.
    """
    result: dict[str, Any] = {"file": files[0], "files": files, "document": dict(report.document)}
    if report.optional_document:
        result["document"]["_optional"] = list(report.optional_document)
    result.update({table: [] for table in TABLES})
    for passage in report.passages():
        for fact in sorted(passage.facts, key=lambda f: (f.start, f.end)):
            item = {**fact.columns, "quote": passage.text[fact.start : fact.end]}
            result[fact.table].append(item)
    _repeats_are_optional(result["references"], ("kind", "number", "year", "symbol"), unless=("number", "issued_on"))
    _repeats_are_optional(result["people"], ("name",))
    _own_awards_are_told_once(result["awards"])
    result["_scored"] = list(report.scored or ("document", *TABLES))
    result["text"] = plain_text(report)
    return result


def _own_awards_are_told_once(items: list[dict[str, Any]]) -> None:
    """What the agency itself was given may be told in prose and again in a table: two decisions are two awards, else one row will do."""
    told: dict[tuple[Any, Any], list[Any]] = {}
    for item in items:
        if item.get("recipient") or item.get("count") or not item["year"] or item.get("optional"):
            continue
        numbers = told.setdefault((item["year"], item["award"]), [])
        if numbers and (item.get("number") is None or None in numbers):
            item["optional"] = True
        numbers.append(item.get("number"))


def _repeats_are_optional(items: list[dict[str, Any]], key: tuple[str, ...], unless: tuple[str, ...] = ()) -> None:
    seen: set[tuple[Any, ...]] = set()
    for item in items:
        identity = tuple(item.get(k) for k in (*key, *unless[1:] * (not item.get("number"))))
        if identity in seen:
            item["optional"] = True
        if not item.get("optional"):
            seen.add(identity)


def plain_text(report: Report) -> str:
    """The text in reading order: left column before right, cells of a row separated by tabs."""
    lines: list[str] = []
    for block in report.blocks:
        if isinstance(block, Para):
            lines.append(block.passage.text)
        elif isinstance(block, Columns2):
            lines += [line.passage.text for line in (*block.left, *block.right)]
        elif isinstance(block, Grid):
            lines += ["\t".join(cell.passage.text for cell in row if cell) for row in block.rows]
    return "\n".join(line for line in lines if line.strip()) + "\n"
