"""One document's evidence page: its pages or its text on the left, its tables on the right, what needs a look first."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from vanthu.contract import PROVENANCE, contract
from vanthu.evidence.images import Painter
from vanthu.review import LOW_CONFIDENCE
from vanthu.types import Page

_HIDDEN = frozenset(
    ["document_id", "fact_id", "statement", "parent", "dimension", "table", *contract()["facts"].names[-PROVENANCE:]]
)
_LONG = 100  # pages above which a document is not pictured whole
_MOST = 300
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Evidenced:
    """What the page of one document is made from: rows of the tables, the text, the pages, and the file's bytes if still there."""

    document: Row
    facts: Mapping[str, Sequence[Row]]
    checks: Sequence[Row] = ()
    problems: Sequence[Row] = ()
    review: Sequence[Row] = ()
    text: str = ""
    pages: Sequence[Page] = ()
    data: bytes | None = None
    password: str | None = field(default=None, repr=False)


def page_context(item: Evidenced, painter: Painter) -> dict[str, Any]:
    """The template's variables for `document.html.j2`."""
    facts = {name: [r for r in rows if r.get("fact_id")] for name, rows in item.facts.items()}
    pages, note = _pages(item, facts, painter)
    return {
        "title": str(item.document.get("file") or item.document["document_id"]),
        "pages": pages,
        "note": note,
        "segments": [] if pages else segments(item.text, [row for rows in facts.values() for row in rows]),
        "attention": [_attention(row) for row in item.review],
        "tables": [_table(name, rows) for name, rows in facts.items() if rows],
        "checks": [{**c, "level": {"fail": "bad", "pass": "good"}.get(str(c["verdict"]), "warn")} for c in item.checks],
    }


def _table(name: str, rows: Sequence[Row]) -> dict[str, Any]:
    columns = [c for c in rows[0] if c not in _HIDDEN and any(r.get(c) not in (None, "") for r in rows)]
    return {"name": name, "columns": columns, "rows": [_row(r, columns) for r in rows]}


def _row(row: Row, columns: Sequence[str]) -> dict[str, Any]:
    cells = [
        {
            "text": ""
            if row.get(c) is None
            else f"{row[c]:g}"
            if isinstance(row[c], float) and abs(row[c]) < 1e6
            else str(row[c]),
            "number": isinstance(row.get(c), int | float),
        }
        for c in columns
    ]
    confidence = float(row.get("confidence") or 0)
    return {
        "fact": row["fact_id"], "cells": cells, "quote": row.get("quote") or "", "page": row.get("page") or "",
        "confidence": f"{confidence:.2f}", "low": confidence < LOW_CONFIDENCE, "inferred": bool(row.get("inferred")),
    }  # fmt: skip


def _attention(row: Row) -> dict[str, Any]:
    """A thing to look at, as `review` has it."""
    bad = row["reason"] in ("problem", "failed_check", "disagreement")
    code, _, message = str(row["message"]).partition(": ") if row["reason"] == "problem" else ("", "", row["message"])
    return {**row, "level": "bad" if bad else "warn", "code": code, "message": message}


def _pages(item: Evidenced, facts: Mapping[str, Sequence[Row]], painter: Painter) -> tuple[list[dict[str, Any]], str]:
    if not item.pages:
        return [], ""
    if item.data is None:
        return [], "no_source"
    shown, note = _shown(item, facts)
    try:
        images = painter.draw(item.data, str(item.document["format"]), shown, item.password)
    except Exception:  # any decoder may fail, hang or die on a file that was read in part: the text is shown instead
        return [], "no_picture"
    made = []
    for page in shown:
        if page.number in images:
            boxes = [_box(r, page, "low" if float(r.get("confidence") or 0) < LOW_CONFIDENCE else "", name)
                     for name, rows in facts.items() for r in rows if r.get("page") == page.number and r.get("left") is not None]  # fmt: skip
            boxes += [
                _box(p, page, "problem", "")
                for p in item.problems
                if p.get("page") == page.number and p.get("left") is not None
            ]
            made.append({"number": page.number, "image": base64.b64encode(images[page.number]).decode(), "boxes": boxes})
    return made, note


def _shown(item: Evidenced, facts: Mapping[str, Sequence[Row]]) -> tuple[Sequence[Page], str]:
    """The pages to picture: all; of a long document those that hold something, as many as a browser can bear."""
    if len(item.pages) <= _LONG:
        return item.pages, ""
    rows = [*item.problems, *(row for own in facts.values() for row in own)]
    holding = {row.get("page") for row in rows}
    return [page for page in item.pages if page.number in holding][:_MOST], "many_pages"


def _box(row: Row, page: Page, kind: str, table: str) -> dict[str, Any]:
    width, height = page.width or 1, page.height or 1
    left, top, right, bottom = (float(row[k]) for k in ("left", "top", "right", "bottom"))
    title = str(row.get("message") or row.get("quote") or "")
    return {
        "kind": kind, "fact": row.get("fact_id") or "", "table": table, "title": f"{table}: {title}" if table else title,
        "left": round(100 * left / width, 2), "top": round(100 * top / height, 2),
        "width": round(100 * (right - left) / width, 2), "height": round(100 * (bottom - top) / height, 2),
    }  # fmt: skip


def segments(text: str, rows: Sequence[Row]) -> list[dict[str, str]]:
    """`text` cut where a fact starts or ends; each piece with the ids of the facts that cover it.

    >>> [(s["text"], s["facts"]) for s in segments("abcd", [{"start": 1, "end": 3, "fact_id": "x"}, {"start": 2, "end": 4, "fact_id": "y"}])]
    [('a', ''), ('b', 'x'), ('c', 'x y'), ('d', 'y')]
    """
    spans = [
        (int(r["start"]), int(r["end"]), str(r["fact_id"]))
        for r in rows
        if r.get("start") is not None and r["start"] < r["end"]
    ]
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for start, end, fact in spans:
        opening.setdefault(start, []).append(fact)
        closing.setdefault(end, []).append(fact)
    cuts = sorted({0, len(text), *opening, *closing})
    active: list[str] = []
    made = []
    for start, end in pairwise(cuts):
        for fact in closing.get(start, []):
            active.remove(fact)
        active += opening.get(start, [])
        made.append({"text": text[start:end], "facts": " ".join(active)})
    return made
