"""Links between findings: a part to its total, an award to its decision."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vanthu.text.fold import plain
from vanthu.types import Document, Finding, Outline, Span

# What opens a list of parts, and what closes it again: "28 người, trong đó nữ 12", "28 đồng chí (nữ: 12)".
_OPENS = re.compile(r"trong đó|bao gồm|chia ra|cụ thể|(?<!\w)gồm(?!\w)|[(\[]")
_CLOSES = re.compile(r"[)\]]|[.](?=\s)")
# A bracket opened and closed between two counts says nothing of either: `trong đó đại học 25 (80,6%), thạc sĩ 3`.
_ASIDE = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_MOST_BETWEEN = 16  # counts between a part and its whole in one paragraph
_APART = re.compile(r"(?:không|chưa|ngoại|trừ)\b")
_SENTENCE_ENDS = re.compile(r"[^\W\d]{2}[.!?]\s+(?=[A-ZĐÀ-Ỹ])")
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
        self.outline, self.staff, self.plain = outline, staff, plain(outline.flow)
        self.by_id = {finding.fact_id: finding for finding in staff}
        self.in_block: dict[int, list[Finding]] = {}  # the counts read so far, by block
        self.totals: dict[tuple[object, ...], list[Finding]] = {}  # the totals of tables: by table, organisation and date
        self.parents: dict[str, str] = {}

    def found(self) -> Mapping[str, str]:
        places = [self.outline.block_at(f.evidence.span.start) for f in self.staff]
        for finding, block in zip(self.staff, places, strict=True):
            if _is_total_of_table(finding):
                self.totals.setdefault(self._row(finding, block), []).append(finding)
        for finding, block in zip(self.staff, places, strict=True):
            whole = None if _is_set_apart(finding) else self._whole(finding, block)
            if whole is not None:
                self.parents[finding.fact_id] = whole.fact_id
            self.in_block.setdefault(block, []).append(finding)
        return self.parents

    def _whole(self, finding: Finding, block: int) -> Finding | None:
        if finding.rule.startswith("staff-table"):
            return self._in_table(finding, block)
        return self._in_block(finding, block) or (self._above(block) if block >= 0 else None)

    def _in_block(self, finding: Finding, block: int) -> Finding | None:
        """The count in front of the `trong đó` or bracket that `finding` stands behind."""
        for earlier in self.in_block.get(block, [])[: -_MOST_BETWEEN - 1 : -1]:
            between = _ASIDE.sub("", self.plain[earlier.evidence.span.end : finding.evidence.span.start])
            opened = _last(_OPENS, between)
            parent = self.by_id.get(self.parents.get(earlier.fact_id, ""))
            if opened >= 0 and opened >= _last(_CLOSES, between):
                return parent if parent is not None and re.search(r"[)\]]", between[:opened]) else earlier
            if parent is not None and not _CLOSES.search(between):
                return parent
        return None

    def _above(self, block: int) -> Finding | None:
        """The last whole that a block above ends with: `Tổng số …: 28 người. Trong đó:` over its bullets."""
        index = block
        while (index := self.outline.blocks[index].parent) >= 0:
            wholes = [f for f in self.in_block.get(index, ()) if f.fact_id not in self.parents]
            if wholes:
                return wholes[-1]
        return None

    def _row(self, finding: Finding, block: int) -> tuple[object, ...]:
        table = self.outline.blocks[block].table if block >= 0 else -1
        return table, finding.columns.get("unit_name"), finding.columns.get("as_of")

    def _in_table(self, finding: Finding, block: int) -> Finding | None:
        """In a table: a row's total for its parts; the totals row for the totals of the units."""
        if finding.columns.get("qualifier"):
            return None
        table, unit, as_of = self._row(finding, block)
        if not _is_total_of_table(finding):
            own = self.totals.get((table, unit, as_of), [])
            if unit and finding.rule == "staff-table-row":  # a post listed among the organisations
                own = self.totals.get((table, None, as_of), [])
        else:
            own = self.totals.get((table, None, as_of), []) if unit else []
        return own[0] if len(own) == 1 else None


def _is_total_of_table(finding: Finding) -> bool:
    total = finding.columns["category"] == "STAFF.TOTAL" and not finding.columns.get("qualifier")
    return total and finding.rule.startswith("staff-table")


def _is_set_apart(finding: Finding) -> bool:
    """`không tính 5 công an chính quy`: a figure that is expressly no part of the one it stands behind."""
    qualifier = str(finding.columns.get("qualifier") or "").lower()
    return bool(_APART.match(qualifier)) and finding.evidence.quote.lower().startswith(qualifier)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _with_decision(award: Finding, outline: Outline, findings: Sequence[Finding]) -> Finding:
    """`award` with number, symbol, date and issuer of the one decision cited in its own sentence or table row; else unchanged."""
    place = outline.block_at(award.evidence.span.start)
    if place < 0:
        return award
    cited = [f for f in findings if f.table == "references" and f.columns.get("role") == "award_decision"]
    own = [f for f in cited if _same_place(outline, place, outline.block_at(f.evidence.span.start))]
    if len(own) != 1 or _ends_between(outline.flow, award.evidence.span, own[0].evidence.span):
        return award
    known = {name: own[0].columns.get(name) for name in _DECISION if award.columns.get(name) is None}
    return award.with_columns(**{name: value for name, value in known.items() if value is not None})


def _ends_between(flow: str, award: Span, cited: Span) -> bool:
    """Whether award and citation stand in two sentences, or the citation in an item of a list before the award's own.

    What introduces a list with a colon holds for all its items: `Theo Quyết định số 15: 02 CSTĐCS; 10 LĐTT`.
    """
    if cited.start >= award.start:
        return _SENTENCE_ENDS.search(flow, max(award.end - 2, 0), cited.start) is not None
    between = flow[max(cited.end - 2, 0) : award.start]
    return _SENTENCE_ENDS.search(between) is not None or (";" in between and ":" not in between[: between.index(";")])


def _same_place(outline: Outline, a: int, b: int) -> bool:
    if a == b or b < 0:
        return a == b
    one, other = outline.blocks[a], outline.blocks[b]
    return one.table >= 0 and (one.table, one.row) == (other.table, other.row)
