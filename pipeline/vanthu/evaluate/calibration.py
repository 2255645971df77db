"""Whether confidence means what it says: of the rows with 0.9 and more, how many are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True)
class Bin:
    """Rows with a confidence of `low` to below `high` (the last bin: to 1 inclusive) and how many of them are right."""

    low: float
    high: float
    rows: int
    right: int


def bins(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """
    >>> [b.rows for b in bins([(0.97, True), (1.0, True), (0.3, False)])]
    [1, 0, 0, 0, 0, 2]
    """
    pairs = list(judged)
    result = []
    for low, high in pairwise(EDGES):
        inside = [ok for c, ok in pairs if low <= c < high or (high == EDGES[-1] and c >= high)]
        result.append(Bin(low, high, len(inside), sum(inside)))
    return result


def calibration(judged: Iterable[tuple[float, bool]], sure: float = 0.9) -> dict[str, Any]:
    """The bins, and the share of right rows among those with confidence `sure` or more."""
    pairs = list(judged)
    confident = [ok for c, ok in pairs if c >= sure]
    return {
        "sure": sure,
        "sure_rows": len(confident),
        "sure_right": sum(confident) / len(confident) if confident else None,
        "bins": [asdict(b) for b in bins(pairs)],
    }
