"""Counts of right, missed and false for one document's tables, and their sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vanthu.evaluate import compare_values as v
from vanthu.evaluate.matching import DOCUMENT, PAIRINGS, Row, match, right

TABLES = ("document", *PAIRINGS)
PLACE = ("document_id", "fact_id", "left", "top", "right", "bottom", "start", "end")


@dataclass
class TableScore:
    """What came of one table. `judged` holds for every row that counts its confidence and whether all of it is right."""

    items: int = 0
    right: int = 0
    false: int = 0
    missed: int = 0
    ignored: int = 0
    columns: dict[str, list[int]] = field(default_factory=dict)  # column: [right, compared]
    misses: list[Row] = field(default_factory=list)
    false_alarms: list[Row] = field(default_factory=list)
    wrong_columns: list[Row] = field(default_factory=list)
    found: list[Row] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.false) if self.right + self.false else None

    @property
    def recall(self) -> float | None:
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """
        >>> TableScore(right=1, false=1, missed=0).f1
        0.6666666666666666
        """
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else None

    def judge(self, column: str, is_right: bool) -> None:
        counts = self.columns.setdefault(column, [0, 0])
        counts[0] += is_right
        counts[1] += 1

    def add(self, other: TableScore) -> None:
        """Add the counts and lists of `other`."""
        for name in ("items", "right", "false", "missed", "ignored"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for column, (good, compared) in other.columns.items():
            counts = self.columns.setdefault(column, [0, 0])
            counts[0] += good
            counts[1] += compared
        for name in ("misses", "false_alarms", "wrong_columns", "found", "judged"):
            getattr(self, name).extend(getattr(other, name))


def score_document(gold: Mapping[str, Any], row: Row | None) -> TableScore:
    """The cells of the document's own row: a filled gold cell is an item; a cell filled unasked is a false alarm."""
    score, row = TableScore(), row or {}
    for column, same in DOCUMENT.items():
        if column not in gold:
            continue
        wanted, got = v.tidy(gold[column]), v.tidy(row.get(column))
        is_right = right(gold, row, column, same)
        if not wanted and not got:
            continue
        if column in gold.get("_optional", ()) and not (is_right and got):
            score.ignored += 1
            continue
        if is_right and not got:  # empty is an accepted answer here
            continue
        _count_cell(score, column, (wanted, got), is_right)
    return score


def _count_cell(score: TableScore, column: str, cells: tuple[str, str], is_right: bool) -> None:
    wanted, got = cells
    score.judge(column, is_right)
    score.items += bool(wanted) or is_right
    if is_right:
        score.right += 1
        score.found.append({"column": column, "value": got})
        return
    score.missed += bool(wanted)
    score.false += bool(got)
    score.wrong_columns.append({"column": column, "gold": wanted or None, "got": got or None})


def score_table(table: str, items: Sequence[Row], rows: Sequence[Row]) -> TableScore:
    """Required items are matched one to one; what is left over may fit an optional item, else it is a false alarm."""
    pairing, score = PAIRINGS[table], TableScore()
    required = [item for item in items if not item.get("optional")]
    score.items = len(required)
    pairs = match(pairing, required, rows)
    for i, item in enumerate(required):
        if i in pairs:
            _judge_pair(score, table, item, rows[pairs[i]])
        else:
            score.missed += 1
            score.misses.append(item)
    matched = set(pairs.values())
    optional = [item for item in items if item.get("optional")]
    for row in (row for j, row in enumerate(rows) if j not in matched):
        if any(pairing.fit(item, row) for item in optional):
            score.ignored += 1
        else:
            score.false += 1
            score.false_alarms.append({k: value for k, value in row.items() if v.tidy(value) and k not in PLACE})
            _note_confidence(score, row, False)
    return score


def _judge_pair(score: TableScore, table: str, item: Row, row: Row) -> None:
    score.right += 1
    score.found.append(item)
    all_right = True
    for column, same in PAIRINGS[table].columns.items():
        if column not in item or (not v.tidy(item[column]) and (not v.tidy(row.get(column)) or v.truth(row.get("inferred")))):
            continue
        is_right = right(item, row, column, same)
        score.judge(column, is_right)
        all_right = all_right and is_right
        if not is_right:
            quote = item.get("quote") or item.get("name")
            score.wrong_columns.append(
                {"column": column, "gold": item[column], "got": v.tidy(row.get(column)) or None, "quote": quote}
            )
    _note_confidence(score, row, all_right)


def _note_confidence(score: TableScore, row: Row, is_right: bool) -> None:
    confidence = v.number(row.get("confidence"))
    if confidence is not None:
        score.judged.append((confidence, is_right))


def total(scores: Iterable[Mapping[str, TableScore]]) -> dict[str, TableScore]:
    """The sum over documents, a table at a time, in the contract's order."""
    sums: dict[str, TableScore] = {}
    for document in scores:
        for table, score in document.items():
            sums.setdefault(table, TableScore()).add(score)
    return {table: sums[table] for table in TABLES if table in sums}
