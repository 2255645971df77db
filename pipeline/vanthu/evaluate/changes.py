"""Two evaluations of the same golds: which facts were gained and which were lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """One line a fact: `gained`, `lost`, `new false alarm`, `false alarm gone`. Both sides as `Evaluation.as_json` gives them."""
    lines: list[str] = []
    for name in sorted({*before["documents"], *after["documents"]}):
        one, other = (side["documents"].get(name, {}).get("tables", {}) for side in (before, after))
        for table in dict.fromkeys([*one, *other]):
            lines += _table(f"{name} {table}", one.get(table, {}), other.get(table, {}))
    return lines


def _table(where: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    words = {"found": ("lost", "gained"), "false_alarms": ("false alarm gone", "new false alarm"),
             "wrong_columns": ("column righted", "column wrong")}  # fmt: skip
    for key, (gone, come) in words.items():
        a, b = (Counter(_shown(row) for row in side.get(key, [])) for side in (one, other))
        yield from (f"{gone:17} {where}: {row}" for row in (a - b).elements())
        yield from (f"{come:17} {where}: {row}" for row in (b - a).elements())


def _shown(row: Mapping[str, Any]) -> str:
    """A row without what changes when nothing changed: confidence, rule, place."""
    kept = {k: v for k, v in row.items() if v is not None and k not in ("confidence", "rule", "page", "_accept", "inferred")}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)
