"""The expected tables of the samples: read by `test_samples.py`, rewritten by `make golden`.

A golden holds what an officer would check: the columns of each table and the words they stand on. Boxes, confidences and ids are
tested as properties, not pinned.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vanthu import catalogue
from vanthu.run import run
from vanthu.settings import Settings
from vanthu.tables import rows
from vanthu.types import Result, Source

SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED = Path(__file__).parent / "expected"
TABLES = (
    "documents",
    "references",
    "dates",
    "staff_counts",
    "claims",
    "amounts",
    "awards",
    "people",
    "recipients",
    "organisations",
)
_NOT_PINNED = frozenset(
    [
        "document_id",
        "fact_id",
        "left",
        "top",
        "right",
        "bottom",
        "start",
        "end",
        "confidence",
        "parent",
        "problems",
        "facts",
        "message",
        "rule",
    ]
)


def sample_files() -> list[Path]:
    return sorted(p for p in SAMPLES.iterdir() if p.is_file() and p.suffix not in (".json", ".md"))


def result_of(path: Path) -> Result:
    return run(Source(path.name, path.read_bytes(), path), catalogue.load(), Settings())


def _pinned(row: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in row.items() if k not in _NOT_PINNED and v not in (None, "", False)}


def tables_of(result: Result) -> dict[str, Any]:
    tables = rows(result)
    pinned: dict[str, Any] = {name: [_pinned(row) for row in tables[name]] for name in TABLES}
    pinned["checks"] = [f"{row['check']}: {row['verdict']}" for row in tables["checks"]]
    pinned["problems"] = [f"{row['stage']}: {row['code']}" for row in tables["problems"]]
    return pinned


def main() -> None:
    EXPECTED.mkdir(exist_ok=True)
    for path in sample_files():
        text = json.dumps(tables_of(result_of(path)), ensure_ascii=False, indent=1, sort_keys=False)
        (EXPECTED / f"{path.name}.json").write_text(text + "\n", encoding="utf-8")
        print(path.name)


if __name__ == "__main__":
    main()
