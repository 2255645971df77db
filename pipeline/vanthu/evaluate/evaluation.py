"""The tables of a run against golds: one function, one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vanthu.evaluate.calibration import calibration
from vanthu.evaluate.characters import CharacterErrors, character_errors
from vanthu.evaluate.scoring import TableScore, score_document, score_table, total
from vanthu.evaluate.sources import Gold, Output, read_golds, read_output


@dataclass
class Evaluation:
    """Scores by document and table. `lost` names the golds whose file is not in the output at all."""

    documents: dict[str, dict[str, TableScore]] = field(default_factory=dict)
    characters: dict[str, CharacterErrors] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    @property
    def overall(self) -> dict[str, TableScore]:
        return total(self.documents.values())

    def as_json(self) -> dict[str, Any]:
        """Everything as plain values: `overall` and `documents`, each with its tables, and the calibration."""
        overall = self.overall
        judged = [pair for score in overall.values() for pair in score.judged]
        errors = sum(self.characters.values(), CharacterErrors())
        return {
            "overall": {table: _score(score, lists=False) for table, score in overall.items()},
            "calibration": calibration(judged),
            "characters": _characters(errors) if self.characters else None,
            "lost": self.lost,
            "documents": {
                name: {
                    "tables": {table: _score(score) for table, score in tables.items()},
                    **({"characters": _characters(self.characters[name])} if name in self.characters else {}),
                }
                for name, tables in self.documents.items()
            },
        }


def _characters(errors: CharacterErrors) -> dict[str, Any]:
    return {"cer": errors.cer, "der": errors.der, "length": errors.length}


def _score(score: TableScore, *, lists: bool = True) -> dict[str, Any]:
    result: dict[str, Any] = {
        k: getattr(score, k) for k in ("items", "right", "false", "missed", "ignored", "precision", "recall", "f1")
    }
    result["columns"] = {c: {"right": good, "compared": n, "accuracy": good / n} for c, (good, n) in score.columns.items()}
    if lists:
        for name in ("misses", "false_alarms", "wrong_columns", "found"):
            result[name] = [dict(row) for row in getattr(score, name)]
    return result


def evaluate(out: Path, golds: Sequence[Path], *, all_files: bool = False) -> Evaluation:
    """Score the CSV tables in `out` against gold files or folders of them (`*.gold.json`).

    With `all_files` a document that the gold knows in several forms (text, scan, Word) is scored in each of them.
    """
    output = read_output(out)
    evaluation = Evaluation()
    for gold in read_golds(golds, all_files=all_files):
        name = f"{gold.path.parent.name}/{gold.name}"
        row = output.document(gold)
        if row is None:
            evaluation.lost.append(name)
        evaluation.documents[name] = _document(gold, output)
        text = output.text(row)
        if gold.text is not None and text is not None:
            evaluation.characters[name] = character_errors(gold.text, text)
    return evaluation


def _document(gold: Gold, output: Output) -> dict[str, TableScore]:
    row = output.document(gold)
    scores: dict[str, TableScore] = {}
    for table in gold.scored:
        if table == "document":
            scores[table] = score_document(gold.content["document"], row)
        else:
            rows = [r for r in output.rows(table, row) if gold.on_pages(r)]
            scores[table] = score_table(table, gold.items(table), rows)
    return total([scores])
