"""Dates and periods: every place where one stands is a row (`ngày 04 tháng 11 năm 2020`, `giai đoạn 2019-2020`, `lễ 08/3`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from vanthu.extractors import Context
from vanthu.text.dates import DateMatch
from vanthu.types import Finding, Span

ORDER = -20
_HEAD_ROWS = 3
_MONTH_YEAR = re.compile(r"\d{1,2}\s?/")


def extract(context: Context) -> Iterator[Finding]:
    """Rows in the order of the text. What lies inside a document's number and symbol is no date."""
    cited, undated = bytearray(len(context.flow)), bytearray(len(context.flow))
    for finding in context.of("references"):
        start, end = finding.evidence.span
        cited[start:end] = b"\1" * (end - start)
        if finding.columns["number"] and not finding.columns["issued_on"]:
            undated[start:end] = b"\1" * (end - start)
    cells = _Cells(context)
    for date in context.dates:
        if date.bare and not cells.is_year(date):
            continue
        if undated[date.start] and date.precision == "month" and _MONTH_YEAR.match(context.flow, date.start):
            continue  # Thông tư 08/2021 của Bộ Tài chính: number and year
        row = {"value": date.value, "precision": date.precision, "role": _role(context, date, cited)}
        rule = "dates.bare_year" if date.bare else f"dates.{date.precision}"
        yield context.document.finding(
            "dates", row, Span(date.start, date.end), rule, inferred=date.inferred, confidence=0.8 if date.bare else 1.0
        )


def _role(context: Context, date: DateMatch, cited: bytearray) -> str:
    """issued_on | reference | period | other."""
    if cited[date.start]:
        return "reference"
    if context.outline.zone_at(date.start) == "place_date":
        return "issued_on"
    before = context.catalogue.rule("dates", "span_before")
    opened = before.search(context.plain[max(date.start - 20, 0) : date.start])
    return "period" if opened or date.precision in ("period", "quarter", "month", "year") else "other"


class _Cells:
    """The document's table cells, for judging years that stand alone in one."""

    def __init__(self, context: Context) -> None:
        self.context = context
        (self.counted,) = (rule for rule in context.catalogue.rules["dates"] if rule.id == "counted_header")
        self.columns: dict[tuple[int, int], list[str]] = {}
        self.heads: dict[tuple[int, int], list[str]] = {}
        for block in context.outline.blocks:
            if block.kind == "cell":
                text = context.plain[block.span.start : block.span.end].strip()
                self.columns.setdefault((block.table, block.column), []).append(text)
                if block.row < _HEAD_ROWS:
                    self.heads.setdefault((block.table, block.row), []).append(text)

    @cached_property
    def year_columns(self) -> set[tuple[int, int]]:
        """Columns of years, not under a heading of quantities."""
        named = {key for key, texts in self.columns.items() if any(self.counted.pattern.search(text) for text in texts)}
        return {key for key, texts in self.columns.items() if _only_years(texts)} - named

    @cached_property
    def year_heads(self) -> set[tuple[int, int]]:
        """Rows at the head of a table whose figures are all years."""
        return {key for key, texts in self.heads.items() if _only_years(texts)}

    def is_year(self, date: DateMatch) -> bool:
        i = self.context.outline.block_at(date.start)
        block = self.context.outline.blocks[i] if i >= 0 else None
        if block is None or block.kind != "cell":
            return True
        return (block.table, block.column) in self.year_columns or (block.table, block.row) in self.year_heads


def _only_years(texts: list[str]) -> bool:
    figures = [text for text in texts if re.sub(r"[.,]", "", text).isdigit()]
    return all(re.fullmatch(r"(?:19|20)\d\d", figure) for figure in figures)
