"""Links between findings: a part to its total, an award to its decision."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from vanthu.text.fold import plain
from vanthu.types import Document, Finding, Outline

# What opens a list of parts, and what closes it again: "28 người, trong đó nữ 12", "28 đồng chí (nữ: 12)".
_OPENS = re.compile(r"trong đó|bao gồm|chia ra|cụ thể|(?<!\w)gồm(?!\w)|[(\[]")
_CLOSES = re.compile(r"[)\]]|[.](?=\s)")
_APART = re.compile(r"(?:không|chưa|ngoại|trừ)\b")
_DECISION = ("number", "symbol", "issued_on", "issuer")


def relate(document: Document, outline: Outline, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with their links; nothing is added or dropped."""
    staff = sorted((f for f in findings if f.table == "staff_counts"), key=lambda f: f.evidence.span)
    parents = _Parents(outline, staff).found()
    linked = []
    for finding in findings:
        if finding.fact_id in parents:
            linked.append(finding.with_columns(parent=parents[finding.fact_id]))
        elif finding.table == "awards" and finding.columns.get("number") is None:
            linked.append(_with_decision(finding, outline, findings))
        else:
            linked.append(finding)
    return linked


class _Parents:
    """For each staff count that the text says is a part: the fact it is a part of."""

    def __init__(self, outline: Outline, staff: Sequence[Finding]) -> None:
        self.outline, self.staff = outline, staff
        self.blocks = [outline.block_at(f.evidence.span.start) for f in staff]
        self.parents: dict[str, str] = {}

    def found(self) -> Mapping[str, str]:
        for i, finding in enumerate(self.staff):
            if finding.columns.get("parent") or _is_set_apart(finding):
                continue
            block = self.outline.blocks[self.blocks[i]] if self.blocks[i] >= 0 else None
            whole = self._in_table(i, block.table) if block and finding.rule.startswith("staff-table") else None
            if whole is None:
                whole = self._in_block(i)
            if whole is None and self.blocks[i] >= 0:
                whole = self._above(i)
            if whole is not None:
                self.parents[finding.fact_id] = whole.fact_id
        return self.parents

    def _in_block(self, i: int) -> Finding | None:
        """The count in front of the `trong đó` or bracket that count `i` stands behind."""
        before = [j for j in range(i) if self.blocks[j] == self.blocks[i]]
        for j in reversed(before):
            between = plain(self.outline.flow[self.staff[j].evidence.span.end : self.staff[i].evidence.span.start])
            opened = _last(_OPENS, between)
            parent = next((f for f in self.staff if f.fact_id == self.parents.get(self.staff[j].fact_id)), None)
            if opened >= 0 and opened >= _last(_CLOSES, between):
                return parent if parent is not None and re.search(r"[)\]]", between[:opened]) else self.staff[j]
            if parent is not None and not _CLOSES.search(between):
                return parent
        return None

    def _above(self, i: int) -> Finding | None:
        """The last whole that a block above count `i` ends with: `Tổng số …: 28 người. Trong đó:` over its bullets."""
        own = self.outline.blocks[self.blocks[i]]
        for ancestor in self.outline.ancestors(self.blocks[i]):
            first = bisect_left([f.evidence.span.start for f in self.staff], ancestor.span.start)
            inside = [f for f in self.staff[first:i] if f.evidence.span.start < ancestor.span.end]
            wholes = [f for f in inside if f.fact_id not in self.parents]
            if wholes:
                return wholes[-1] if ancestor.span.end <= own.span.start else None
        return None

    def _in_table(self, i: int, table: int) -> Finding | None:
        """In a table: a row's total for its parts; the totals row for the totals of the units."""
        finding = self.staff[i]
        if finding.columns.get("qualifier"):
            return None
        tabled = [(f, b) for f, b in zip(self.staff, self.blocks, strict=True) if b >= 0 and f.rule.startswith("staff-table")]
        same = [f for f, b in tabled if self.outline.blocks[b].table == table]
        unit, category = finding.columns.get("unit_name"), finding.columns["category"]
        totals = [
            f for f in same if f.columns["category"] == "STAFF.TOTAL" and f is not finding and not f.columns.get("qualifier")
        ]
        if category != "STAFF.TOTAL":
            own = [
                f
                for f in totals
                if f.columns.get("unit_name") == unit and f.columns.get("as_of") == finding.columns.get("as_of")
            ]
        else:
            own = [f for f in totals if unit and not f.columns.get("unit_name")]
        return own[0] if len(own) == 1 else None


def _is_set_apart(finding: Finding) -> bool:
    """`không tính 5 công an chính quy`: a figure that is expressly no part of the one it stands behind."""
    qualifier = str(finding.columns.get("qualifier") or "").lower()
    return bool(_APART.match(qualifier)) and finding.evidence.quote.lower().startswith(qualifier)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _with_decision(award: Finding, outline: Outline, findings: Sequence[Finding]) -> Finding:
    """`award` with number, symbol, date and issuer of the one decision cited in its own block or table row; else unchanged."""
    place = outline.block_at(award.evidence.span.start)
    if place < 0:
        return award
    cited = [f for f in findings if f.table == "references" and f.columns.get("role") == "award_decision"]
    own = [f for f in cited if _same_place(outline, place, outline.block_at(f.evidence.span.start))]
    if len(own) != 1:
        return award
    known = {name: own[0].columns.get(name) for name in _DECISION if award.columns.get(name) is None}
    return award.with_columns(**{name: value for name, value in known.items() if value is not None})


def _same_place(outline: Outline, a: int, b: int) -> bool:
    if a == b or b < 0:
        return a == b
    one, other = outline.blocks[a], outline.blocks[b]
    return one.table >= 0 and (one.table, one.row) == (other.table, other.row)
