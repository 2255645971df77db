"""An evaluation for people to read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from vanthu.evaluate.calibration import calibration
from vanthu.evaluate.characters import CharacterErrors
from vanthu.evaluate.evaluation import Evaluation
from vanthu.evaluate.scoring import TableScore

HEAD = f"  {'table':13} {'items':>6} {'right':>6} {'false':>6} {'missed':>6} {'ignored':>7}   {'prec.':>6} {'recall':>6} {'F1':>6}  columns right/compared"


def text_report(evaluation: Evaluation, *, verbose: bool = False) -> str:
    """The overall figures; with `verbose` every document with each miss, false alarm and wrong column with its words."""
    lines: list[str] = []
    if verbose:
        for name, tables in evaluation.documents.items():
            lines += ["", name + ("   NOT IN THE OUTPUT" if name in evaluation.lost else ""), *_tables(tables, verbose=True)]
            if name in evaluation.characters:
                lines.append(_characters(evaluation.characters[name]))
    overall = evaluation.overall
    lines += ["", f"{len(evaluation.documents)} documents", *_tables(overall, verbose=False)]
    lines += [f"  not in the output: {name}" for name in evaluation.lost]
    if evaluation.characters:
        lines.append(_characters(sum(evaluation.characters.values(), CharacterErrors())))
    lines += _calibration([pair for score in overall.values() for pair in score.judged])
    return "\n".join(lines).strip("\n")


def _tables(tables: Mapping[str, TableScore], *, verbose: bool) -> Iterator[str]:
    yield HEAD
    for table, score in tables.items():
        counts = f"{score.items:6} {score.right:6} {score.false:6} {score.missed:6} {score.ignored:7}"
        rates = " ".join("     -" if r is None else f"{r:6.3f}" for r in (score.precision, score.recall, score.f1))
        columns = "  ".join(f"{c} {a}/{n}" for c, (a, n) in score.columns.items() if table != "document" or a < n)
        yield f"  {table:13} {counts}   {rates}  {columns}".rstrip()
        if verbose:
            yield from _lists(score)


def _lists(score: TableScore) -> Iterator[str]:
    for tag, rows in (("missed", score.misses), ("false", score.false_alarms), ("wrong", score.wrong_columns)):
        for row in rows:
            shown: dict[str, Any] = {k: value for k, value in row.items() if value is not None}
            yield f"      {tag:7} {json.dumps(shown, ensure_ascii=False)[:320]}"


def _characters(errors: CharacterErrors) -> str:
    return f"  characters: error rate {errors.cer:.4f}, diacritics lost {errors.der:.4f}, of {errors.length} characters"


def _calibration(judged: list[tuple[float, bool]]) -> Iterator[str]:
    if not judged:
        return
    result = calibration(judged)
    share = result["sure_right"]
    shown = "-" if share is None else f"{share:.3f}"
    yield f"  confidence: of {result['sure_rows']} rows with {result['sure']} and more, {shown} are right in every column"
    for b in result["bins"]:
        if b["rows"]:
            yield f"    {b['low']:.2f} to {b['high']:.2f}: {b['right']}/{b['rows']} right ({b['right'] / b['rows']:.3f})"
