"""Whether the points of a table of scores make the points of their heads and of the totals row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from vanthu.checks.facts import Facts, added, made, number_of, shown, text_of
from vanthu.text.fold import fold
from vanthu.types import Check, Finding

_TOTAL = re.compile(r"^\W*(?:tong (?:cong|diem|so diem|so)(?![a-z])|(?:tong|cong)\W*(?:$|\())")
_APART = re.compile(r"(?<![a-z])diem (?:thuong|tru|cong them)|(?<![a-z])(?:thuong|tru) diem")  # points that are in no maximum
_HEADS = (  # how the rows are marked that have rows of their own below
    re.compile(r"\W{0,2}[IVX]{1,4}[.)]?\s"),
    re.compile(r"\W{0,2}[A-H][.)]?\s"),
    re.compile(r"\W{0,2}(?:[IVX\d]{1,4}[.)]?\s)?\W{0,3}(?:Tiêu chuẩn|TIÊU CHUẨN)\s"),
)


def score_checks(facts: Facts) -> Iterator[Check]:
    """`sum` for the totals row of a table of scores and for rows with parts.

    Which rows make a total is told by their maxima, which must add up: then what was scored must add up too.
    """
    tables: dict[int, list[Finding]] = defaultdict(list)
    for claim in facts.of("claims"):
        if claim.rule == "score-table" and (block := facts.block(claim)) is not None:
            tables[block.table].append(claim)
    scanned = facts.document.text_source in ("ocr", "mixed")
    for rows in tables.values():
        totals = [row for row in rows if _TOTAL.match(fold(text_of(row, "statement")))]
        parts = [row for row in rows if row not in totals]
        if len(totals) == 1 and not any(_APART.search(fold(text_of(row, "statement"))) for row in parts):
            yield from _table(totals[0], parts, scanned=scanned)


def _table(total: Finding, parts: Sequence[Finding], *, scanned: bool) -> Iterator[Check]:
    for heads in (list(parts), *([row for row in parts if mark.match(row.evidence.quote)] for mark in _HEADS)):
        if _makes(total, heads):
            yield _sum(total, heads, scanned=scanned)
            for head, own in _below(parts, heads) if len(heads) < len(parts) else ():
                if _makes(head, own):
                    yield _sum(head, own, scanned=scanned)
            return


def _makes(whole: Finding, parts: Sequence[Finding]) -> bool:
    """Whether the maxima of `parts` make that of `whole`."""
    maxima = [row.columns.get("maximum") for row in (whole, *parts)]
    return len(parts) > 1 and None not in maxima and _made_up(parts, "maximum") == number_of(whole, "maximum")


def _made_up(parts: Sequence[Finding], column: str = "value") -> float:
    return round(sum(number_of(row, column) for row in parts), 4)


def _below(rows: Sequence[Finding], heads: Sequence[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """The rows that stand below each head, up to the next one."""
    groups: list[tuple[Finding, list[Finding]]] = []
    for row in rows:
        if row in heads:
            groups.append((row, []))
        elif groups:
            groups[-1][1].append(row)
    return groups


def _sum(whole: Finding, parts: Sequence[Finding], *, scanned: bool) -> Check:
    points, printed, label = _made_up(parts), number_of(whole), text_of(whole, "statement")
    if points == printed:
        return made("sum", "pass", f"Points: {added(parts)} = {shown(printed)}, as “{label}” says.", [whole, *parts])
    message = f"Points: {added(parts)} = {shown(points)}, but “{label}” says {shown(printed)}."
    return made("sum", "unknown" if scanned else "fail", message, [whole, *parts])
