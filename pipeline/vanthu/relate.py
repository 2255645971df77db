"""Links between findings: a part to its total, an award to its decision."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from vanthu.text.fold import plain
from vanthu.types import Document, Finding, Outline, Span

# What opens a list of parts: "28 người, trong đó nữ 12"; a bracket does so too: "28 đồng chí (nữ: 12)".
_OPENS = re.compile(r"trong đó|bao gồm|chia ra|cụ thể|(?<!\w)gồm(?!\w)")
_BRACKET = re.compile(r"[(\[\])]")
_SENTENCE = re.compile(r"[.!?](?=\s)")
# A whole named as what its parts are out of: "trong tổng số 26 cán bộ có 9 nữ".
_OUT_OF = re.compile(r"(?<!\w)trong (?:tổng )?số $")
_MOST_GROUPS = 16  # counts looked back at
# Kinds of staff that hold no other kind, and the kinds that are meant; contracts and posts are ways of pay of any of them.
_APART_FROM_OTHERS = ("STAFF.CC", "STAFF.GV", "STAFF.NV", "STAFF.KCT", "STAFF.CAQ", "STAFF.CBQL")
_POSTS = (*_APART_FROM_OTHERS, "STAFF.CB", "STAFF.CBCC", "STAFF.VC", "STAFF.TOTAL")
_SENTENCES = 3  # how strongly two sentences are set apart
_APART = re.compile(r"(?:không|chưa|ngoại|trừ)\b")
_SENTENCE_ENDS = re.compile(r"(?:[^\W\d]{2}|[)\]”\"\d])(?<!TP)(?<!Tp)(?<!TX)(?<!Tx)(?<!TT)(?<!số \d)[.!?]\s+(?=[A-ZĐÀ-Ỹ\d])")
_DECISION = ("number", "symbol", "issued_on", "issuer")


def relate(document: Document, outline: Outline, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with their links; nothing is added or dropped."""
    staff = sorted((f for f in findings if f.table == "staff_counts"), key=lambda f: f.evidence.span)
    parents = _Parents(outline, staff).found()
    awards = [f for f in findings if f.table == "awards"]
    cited = [f for f in findings if f.table == "references" and f.columns.get("role") == "award_decision"]
    linked = []
    for finding in findings:
        if finding.fact_id in parents:
            linked.append(finding.with_columns(parent=parents[finding.fact_id]))
        elif finding.table == "awards" and finding.columns.get("number") is None:
            linked.append(_with_decision(finding, outline, awards, cited))
        else:
            linked.append(finding)
    return linked


class _Parents:
    """For each staff count that the text says is a part: the fact it is a part of."""

    def __init__(self, outline: Outline, staff: Sequence[Finding]) -> None:
        self.outline, self.staff, self.plain = outline, staff, plain(outline.flow)
        self.by_id = {finding.fact_id: finding for finding in staff}
        self.read: dict[tuple[int, int], list[Finding]] = {}  # the counts read so far, by block and bracket
        self.totals: dict[tuple[object, ...], list[Finding]] = {}  # the totals of tables: by table, organisation and date
        self.parents: dict[str, str] = {}
        self.paragraphs: dict[int, _Paragraph] = {}

    def found(self) -> Mapping[str, str]:
        places = [self.outline.block_at(f.evidence.span.start) for f in self.staff]
        for finding, block in zip(self.staff, places, strict=True):
            if _is_total_of_table(finding):
                self.totals.setdefault(self._row(finding, block), []).append(finding)
        for finding, block in zip(self.staff, places, strict=True):
            whole = None if _is_set_apart(finding) else self._whole(finding, block)
            if whole is not None:
                self.parents[finding.fact_id] = whole.fact_id
            if not finding.rule.startswith("staff-table"):
                bracket = self._paragraph(block).bracket(finding.evidence.span.start)
                self.read.setdefault((block, bracket), []).append(finding)
        return self.parents

    def _whole(self, finding: Finding, block: int) -> Finding | None:
        if finding.rule.startswith("staff-table"):
            return self._in_table(finding, block)
        return self._in_block(finding, block) or (self._above(finding, block) if block >= 0 else None)

    def _in_block(self, finding: Finding, block: int) -> Finding | None:
        """The whole that the sentence gives `finding`: that of the list it stands in, or what its own `trong đó` or bracket is about."""
        paragraph = self._paragraph(block)
        bracket = paragraph.bracket(finding.evidence.span.start)
        beside = self._beside(block, bracket)
        if not beside:
            before = self._beside(block, paragraph.outer(bracket)) if bracket >= 0 else []
            return self._opened(finding, before, bracket, paragraph) if before else None
        between = paragraph.between(beside[-1].evidence.span.end, finding.evidence.span.start)
        opened = max((m.start() for m in _OPENS.finditer(between)), default=-1)
        if opened >= 0 and not _SENTENCE.search(between, opened):
            return self._opened(finding, beside, beside[-1].evidence.span.end + opened, paragraph)
        if _SENTENCE.search(between):
            return None
        return self._inherited(finding, beside[-1], between, paragraph)

    def _inherited(self, finding: Finding, last: Finding, between: str, paragraph: _Paragraph) -> Finding | None:
        """The whole of the list that `last` stands in, where `finding` goes on with it: `trong đó nữ 12, đảng viên 9`."""
        if _OUT_OF.search(paragraph.before(last.evidence.span.start)):
            return last
        whole = self._parent(last)
        if whole is None or ";" not in between:
            return whole
        if _value(finding) > _value(whole):
            return None
        # "9 công chức, trong đó nữ 4; 03 hợp đồng, trong đó nữ 2": the list of women ended with its semicolon.
        other = _group(finding) == _group(whole) != _group(last) and whole.columns["category"] != "STAFF.TOTAL"
        return None if other and finding.columns["category"] != whole.columns["category"] else whole

    def _opened(self, part: Finding, before: Sequence[Finding], at: int, paragraph: _Paragraph) -> Finding | None:
        """What a `trong đó` or bracket at `at` is about: the group right before it, or all groups named in one breath before it.

        Their sum has a fact only where its total is printed: `9 công chức và 02 hợp đồng; trong đó nữ 5` are women of no one group.
        """
        last = before[-1]
        groups, weight = self._groups(before, paragraph)
        opens = paragraph.weight(last.evidence.span.end, at)
        named = next((f for f in reversed(before) if f.columns["category"] == part.columns["category"]), None)
        narrower = part.columns.get("qualifier") or part.rule == "staff-of-unit"
        if named is not None and narrower and not named.columns.get("qualifier"):
            return named
        if not _may_hold(last, part):
            return None
        whole = self._parent(last)
        joint = opens >= weight and not paragraph.is_bracket(at)
        if len(groups) == 1:
            of = self._base(before, paragraph) or whole
            if of is None:
                return last
            beside = paragraph.weight(of.evidence.span.end, last.evidence.span.start)
            closed = joint and (opens > beside if of is not whole else opens > 1)
            return of if closed or _value(part) > _value(last) else last
        total = self._total(groups) or whole
        if joint:
            return total
        if _value(part) > _value(last) and _value(part) <= sum(map(_value, groups)):
            return total
        return last

    def _groups(self, before: Sequence[Finding], paragraph: _Paragraph) -> tuple[list[Finding], int]:
        """The last of `before` with those of its kind named in one breath with it, and how strongly they are set apart."""
        groups, weight = [before[-1]], 0
        for earlier in reversed(before[:-1]):
            if _group(earlier) != _group(groups[0]) or self.parents.get(earlier.fact_id) != self.parents.get(groups[0].fact_id):
                break
            apart = paragraph.weight(earlier.evidence.span.end, groups[0].evidence.span.start)
            if apart == _SENTENCES or _is_narrowed(groups[0], earlier) or _is_quota(groups[0], earlier):
                break
            weight = max(weight, apart)
            groups.insert(0, earlier)
        return groups, weight

    def _base(self, before: Sequence[Finding], paragraph: _Paragraph) -> Finding | None:
        """The people of whom the last of `before` is a share that no word opened: `28 người, nữ 12; trong đó …`."""
        last = before[-1]
        if _group(last) in ("STAFF", "POL"):
            return None
        for earlier in reversed(before[:-1]):
            if paragraph.weight(earlier.evidence.span.end, last.evidence.span.start) == _SENTENCES:
                return None
            if _group(earlier) in ("STAFF", "POL"):
                return earlier if self.parents.get(earlier.fact_id) == self.parents.get(last.fact_id) else None
        return None

    @staticmethod
    def _total(groups: Sequence[Finding]) -> Finding | None:
        """The total among groups named in one breath: in front of the others, or behind them as their sum."""
        totals = [f for f in groups if f.columns["category"] == "STAFF.TOTAL"]
        if len(totals) != 1:
            return None
        others = sum(_value(f) for f in groups if f is not totals[0])
        return totals[0] if totals[0] is groups[0] or others == _value(totals[0]) else None

    def _parent(self, finding: Finding) -> Finding | None:
        return self.by_id.get(self.parents.get(finding.fact_id, ""))

    def _beside(self, block: int, bracket: int) -> list[Finding]:
        """The last counts of a block that were read in the same bracket, or outside any."""
        return self.read.get((block, bracket), [])[-_MOST_GROUPS:]

    def _paragraph(self, block: int) -> _Paragraph:
        """The text of a block, or the whole text where a count stands in none."""
        if block not in self.paragraphs:
            span = self.outline.blocks[block].span if block >= 0 else Span(0, len(self.plain))
            self.paragraphs[block] = _Paragraph(self.plain, span)
        return self.paragraphs[block]

    def _above(self, finding: Finding, block: int) -> Finding | None:
        """What a block above ends with: `Tổng số …: 28 người. Trong đó:` over its bullets."""
        index = block
        while (index := self.outline.blocks[index].parent) >= 0:
            paragraph = self._paragraph(index)
            if wholes := self._beside(index, -1):
                return self._opened(finding, wholes, paragraph.span.end, paragraph)
        return None

    def _row(self, finding: Finding, block: int) -> tuple[object, ...]:
        table = self.outline.blocks[block].table if block >= 0 else -1
        return table, finding.columns.get("unit_name"), finding.columns.get("as_of")

    def _in_table(self, finding: Finding, block: int) -> Finding | None:
        """In a table: a row's total for its parts; the totals row for the totals of the units."""
        if finding.columns.get("qualifier") or finding.columns.get("status"):
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
    narrowed = finding.columns.get("qualifier") or finding.columns.get("status")
    total = finding.columns["category"] == "STAFF.TOTAL" and not narrowed
    return total and finding.rule.startswith("staff-table")


def _is_set_apart(finding: Finding) -> bool:
    """`không tính 5 công an chính quy`: a figure that is expressly no part of the one it stands behind."""
    qualifier = str(finding.columns.get("qualifier") or "").lower()
    return bool(_APART.match(qualifier)) and finding.evidence.quote.lower().startswith(qualifier)


def _group(finding: Finding) -> str:
    return str(finding.columns["category"]).split(".")[0]


def _value(finding: Finding) -> float:
    value = finding.columns["value"]
    return float(value) if isinstance(value, int | float) else 0.0


def _is_narrowed(finding: Finding, earlier: Finding) -> bool:
    """Whether a count is one of some of the people of the one before it: `đảng viên 23, dự bị 1`."""
    return earlier.columns["category"] == finding.columns["category"] and not earlier.columns.get("qualifier")


def _may_hold(whole: Finding, part: Finding) -> bool:
    """Whether people of the one category may be among those of the other: no clerks among the teachers of a school."""
    kinds = (whole.columns["category"], part.columns["category"])
    return kinds[0] == kinds[1] or not (kinds[0] in _APART_FROM_OTHERS and kinds[1] in _POSTS)


def _is_quota(finding: Finding, earlier: Finding) -> bool:
    """Whether the earlier count is one of posts, which those counted next fill: `biên chế được giao 15, có mặt 13`."""
    filled = finding.columns["category"] == "STAFF.BC_CO" and earlier.columns["category"] == "STAFF.BIENCHE"
    return filled or earlier.columns["category"] == "STAFF.BC_GIAO"


class _Paragraph:
    """The plain text of a block: where its brackets stand, and how strongly its counts are set apart."""

    def __init__(self, plain_text: str, span: Span) -> None:
        self.text, self.span = plain_text, span
        self.starts: list[int] = [span.start]  # where the innermost bracket changes, and what it is then
        self.inner: list[int] = [-1]
        self._outer: dict[int, int] = {}
        stack = [-1]
        for sign in _BRACKET.finditer(plain_text, span.start, span.end):
            if sign[0] in "([":
                self._outer[sign.start()] = stack[-1]
                stack.append(sign.start())
            elif len(stack) > 1:
                stack.pop()
            else:
                continue
            self.starts.append(sign.start())
            self.inner.append(stack[-1])

    def bracket(self, at: int) -> int:
        """The innermost bracket that is open at `at`, or -1."""
        return self.inner[max(bisect_right(self.starts, at) - 1, 0)] if len(self.inner) > 1 else -1

    def outer(self, bracket: int) -> int:
        return self._outer[bracket]

    def is_bracket(self, at: int) -> bool:
        return at in self._outer

    def before(self, at: int) -> str:
        return self.text[max(at - 20, self.span.start) : at]

    def between(self, start: int, end: int) -> str:
        """The text from `start` to `end`, what stands in brackets in between blanked: an aside says nothing of either side."""
        if len(self.starts) == 1:
            return self.text[start:end]
        level = self.bracket(start)
        first, last = bisect_right(self.starts, start), bisect_right(self.starts, end - 1)
        pieces, at = [], start
        for i in range(first, last):
            if self.inner[i - 1] == level:
                pieces.append(self.text[at : self.starts[i]])
            else:
                pieces.append(" " * (self.starts[i] - at))
            at = self.starts[i]
        pieces.append(self.text[at:end] if self.bracket(at) == level else " " * (end - at))
        return "".join(pieces)

    def weight(self, start: int, end: int) -> int:
        """How strongly two places are set apart: a sentence's end more than a semicolon, this more than a comma or `và`."""
        between = self.between(start, end)
        if end >= self.span.end or _SENTENCE.search(between):
            return _SENTENCES
        return 2 if ";" in between else 1 if re.search(r",|(?<!\w)(?:và|cùng)(?!\w)", between) else 0


def _with_decision(award: Finding, outline: Outline, awards: Sequence[Finding], cited: Sequence[Finding]) -> Finding:
    """`award` with number, symbol, date and issuer of the one decision cited in its own sentence or table row; else unchanged."""
    place = outline.block_at(award.evidence.span.start)
    if place < 0:
        return award
    beside = [f for f in cited if _same_place(outline, place, outline.block_at(f.evidence.span.start))]
    own = [f for f in beside if not _ends_between(outline.flow, award.evidence.span, f.evidence.span)]
    if len(own) != 1 or _is_of_another(outline.flow, award, own[0], awards):
        return award
    known = {name: own[0].columns.get(name) for name in _DECISION if award.columns.get(name) is None}
    return award.with_columns(**{name: value for name, value in known.items() if value is not None})


def _ends_between(flow: str, award: Span, cited: Span) -> bool:
    """Whether award and citation stand in two sentences, or in two items of a list.

    What introduces a list with a colon holds for all its items: `Theo Quyết định số 15: 02 CSTĐCS; 10 LĐTT`.
    """
    first, second = (award, cited) if cited.start >= award.start else (cited, award)
    between = flow[max(first.end - 2, 0) : second.start + 1]
    if _SENTENCE_ENDS.search(between) is not None:
        return True
    return first is cited and ";" in between and ":" not in between[: between.index(";")]


def _is_of_another(flow: str, award: Finding, cited: Finding, awards: Sequence[Finding]) -> bool:
    """Whether a citation stands behind another award: in front of this one, or in a later item of its list.

    `LĐTT (QĐ số 15), 02 CSTĐCS` and `năm 2019: LĐTT; năm 2020: CSTĐCS (QĐ số 15)`.
    """
    span, citation = award.evidence.span, cited.evidence.span
    for other in (f.evidence.span for f in awards if f is not award):
        if citation.start < span.start:
            if other.start < citation.start and not _ends_between(flow, other, citation):
                return True
        elif span.end <= other.start < citation.start and ";" in flow[span.end : other.start]:
            return True
    return False


def _same_place(outline: Outline, a: int, b: int) -> bool:
    if a == b or b < 0:
        return a == b
    one, other = outline.blocks[a], outline.blocks[b]
    return one.table >= 0 and (one.table, one.row) == (other.table, other.row)
