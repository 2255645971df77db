"""Claims: `100% cán bộ … hoàn thành tốt nhiệm vụ`, `không có khiếu kiện vượt cấp`, score tables and tables of verdicts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from vanthu.extractors import Context
from vanthu.extractors._claims_prose import Draft, Prose, is_led, make_rules
from vanthu.extractors._claims_scope import Place, Scope
from vanthu.extractors._claims_standards import numbered
from vanthu.extractors._claims_tables import from_tables, unread
from vanthu.extractors._clauses import Lexicon, Passage, subject_of
from vanthu.extractors._zones import problem
from vanthu.types import Block, Finding, Problem, Span, Value

ORDER = 3

_EMPTY: dict[str, Value] = {
    "framework": None, "standard": None, "criterion": None, "measure": None, "value": None, "value_max": None, "maximum": None,
    "unit": None, "comparator": "=", "negated": False, "verdict": None, "subject": None, "statement": None,
}  # fmt: skip

_TOTAL = re.compile(r"^\W*tổng (?:số )?điểm", re.IGNORECASE)  # of all standards, wherever it is printed
_WORDED = re.compile(r"[^\W\d_A-Z]{2}")
_FIGURE = re.compile(r"\d")
_COUNTED = re.compile(r"\d[\d./]*\s+(\w+\s\w+)")


def extract(context: Context) -> Iterator[Finding | Problem]:
    """Claims in reading order of the prose, then of the tables; a table of criteria that gave none is a problem."""
    scope = context.made(Scope)
    if scope.orders and not scope.claiming:
        return
    rules, lexicon = context.catalogue.made(make_rules), context.catalogue.made(Lexicon.of)
    staff = _Staff(context)
    for index, block, title in scope.claiming:
        prose = Prose(_passage(context, _unmarked(context, block)), rules, lexicon, partial(staff.counts, block.span))
        for draft in prose.claims(title=title):
            yield _finding(context, draft, _place(scope, index, draft))
    claimed: list[Span] = []
    for draft, place in from_tables(context, scope, rules, lexicon):
        claimed.append(draft.span)
        yield _finding(context, draft, place)
    for table in unread(context, scope, claimed):
        first = context.flow[table.start : table.end].strip().split("\n")[0][:80]
        yield problem(context, "claims_table_unread", f"A table of criteria gave no claim: “{first}”.", table)


def _passage(context: Context, span: Span) -> Passage:
    """The words of `span`; in a row that was drawn with strokes, `Xuất sắc | 12,5%`, a stroke parts as a comma does."""
    passage = Passage.of(context, span)
    if "|" not in passage.raw:
        return passage
    return Passage(span.start, *(form.replace("|", ",") for form in (passage.raw, passage.fold, passage.plain)))


def _place(scope: Scope, index: int, draft: Draft) -> Place:
    """The standard that a claim of a block stands under, or that its verdict names: `Tiêu chuẩn 1: Đạt; Tiêu chuẩn 2: Đạt`."""
    statement = str(draft.columns["statement"])
    if _TOTAL.search(statement):
        return Place()
    place = scope.place(index)
    named = numbered(statement) if draft.rule == "verdict" else None
    if named is None or named[1] == place.standard:
        return place
    return Place(place.framework if named[0] == "tieu chuan" else None, named[1], named[2] or None)


class _Staff:
    """The counts of staff, which are claimed only where they say what those counted did."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._found = sorted(context.of("staff_counts"), key=lambda finding: finding.evidence.span)
        self._starts = [finding.evidence.span.start for finding in self._found]
        self._deeds: dict[int, bool] = {}

    def counts(self, block: Span, start: int, end: int) -> bool:
        """Whether a count of staff that begins in `block` holds a part of the stretch from `start` to `end`."""
        first, last = bisect_left(self._starts, block.start), bisect_left(self._starts, min(block.end, end))
        return any(self._found[i].evidence.span.end > start and not self._is_deed(i) for i in range(first, last))

    def _is_deed(self, index: int) -> bool:
        if index not in self._deeds:
            self._deeds[index] = _is_deed(self._context, self._found[index])
        return self._deeds[index]


def _is_deed(context: Context, staff: Finding) -> bool:
    """Whether a count of staff goes on to say what they did: `03 viên chức đang theo học cao học`; not so in brackets.

    `12 chi bộ hoàn thành tốt nhiệm vụ` counts bodies, not staff.
    """
    lexicon, span = context.catalogue.made(Lexicon.of), staff.evidence.span
    counted = _COUNTED.match(staff.evidence.quote)
    if counted and lexicon.claimant(counted[1]) == "BODY":
        return True
    figure = _FIGURE.search(context.flow, *span)
    if figure and is_led(
        context.catalogue.made(make_rules), context.fold[max(figure.start() - 60, 0) : figure.start()]
    ):  # `kỷ luật 01 đảng viên`
        return True
    bracket = context.flow.rfind("(", max(span.start - 12, 0), span.start) >= 0
    after = context.flow[span.end : span.end + 60].split("\n")[0]
    return not bracket and not staff.columns.get("status") and subject_of(after, lexicon).predicate == "DONE"


def _unmarked(context: Context, block: Block) -> Span:
    """The block without its bullet or number, which is no part of what is claimed; `Tiêu chí số 2.` says what the claim is of."""
    start, end = block.span
    numbering = block.marker and not _WORDED.search(block.marker) and context.flow.startswith(block.marker, start)
    return Span(start + len(block.marker) if numbering else start, end)


def _finding(context: Context, draft: Draft, place: Place) -> Finding:
    columns = {
        **_EMPTY, "framework": place.framework, "standard": place.standard, "criterion": place.criterion, **draft.columns
    }  # fmt: skip
    return context.document.finding("claims", columns, draft.span, draft.rule, confidence=draft.confidence)
