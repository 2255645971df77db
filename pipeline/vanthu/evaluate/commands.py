"""`evaluate` and `compare` as the command line runs them: text to show and an exit code."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from vanthu.evaluate.changes import changes, summary
from vanthu.evaluate.evaluation import evaluate
from vanthu.evaluate.floors import below_floor
from vanthu.evaluate.report import text_report


def command(
    out: Path,
    golds: Sequence[Path],
    *,
    as_json: bool = False,
    verbose: bool = False,
    all_files: bool = False,
    floors: Path | None = None,
) -> tuple[str, int]:
    """What `vanthu evaluate OUT GOLD…` shows, and its exit code: 1 when a figure is below its floor, else 0."""
    evaluation = evaluate(out, golds, all_files=all_files)
    if not evaluation.documents:
        return "There is no *.gold.json at the places given.", 1
    report = evaluation.as_json()
    failures = below_floor(report, json.loads(floors.read_text(encoding="utf-8"))) if floors else []
    if as_json:
        shown = json.dumps({**report, "below_floor": failures}, ensure_ascii=False, indent=1)
    else:
        shown = "\n".join([text_report(evaluation, verbose=verbose), *(f"BELOW FLOOR  {line}" for line in failures)])
    return shown, 1 if failures else 0


def compare_command(before: Path, after: Path) -> tuple[str, int]:
    """What `vanthu.evaluate compare A.json B.json` shows; exit code 1 when facts were lost or false alarms came up."""
    one, other = (json.loads(path.read_text(encoding="utf-8")) for path in (before, after))
    lines = changes(one, other)
    worse = any(line.startswith(("lost", "new false alarm", "column wrong")) for line in lines)
    return "\n".join([*lines, *summary(one, other)]), int(worse)
