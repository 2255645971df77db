"""Dates and periods: every place where one stands is a row (`ngày 04 tháng 11 năm 2020`, `giai đoạn 2019-2020`, `lễ 08/3`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.extractors import Context
from vanthu.text.dates import DateMatch
from vanthu.types import Block, Finding, Span

ORDER = -20


def extract(context: Context) -> Iterator[Finding]:
    """Rows in the order of the text. What lies inside a document's number and symbol is no date."""
    cited = [f.evidence.span for f in context.of("references")]
    numbers = [f.evidence.span for f in context.of("references") if f.columns["number"] and not f.columns["issued_on"]]
    for date in context.dates:
        if date.bare and not _is_year(context, date):
            continue
        if any(_inside_number(context, span, date) for span in numbers):
            continue
        columns = {"value": date.value, "precision": date.precision, "role": _role(context, date, cited)}
        rule = "dates.bare_year" if date.bare else f"dates.{date.precision}"
        yield context.document.finding(
            "dates", columns, Span(date.start, date.end), rule, inferred=date.inferred, confidence=0.8 if date.bare else 1.0
        )


def _inside_number(context: Context, span: Span, date: DateMatch) -> bool:
    """`Thông tư 08/2021 của Bộ Tài chính`: number and year."""
    return (
        span.start <= date.start < span.end
        and date.precision == "month"
        and bool(re.match(r"\d{1,2}\s?/", context.flow[date.start :]))
    )


def _role(context: Context, date: DateMatch, cited: list[Span]) -> str:
    """issued_on | reference | period | other."""
    if any(span.start <= date.start < span.end for span in cited):
        return "reference"
    if context.outline.zone_at(date.start) == "place_date":
        return "issued_on"
    (before,) = (rule for rule in context.catalogue.rules["dates"] if rule.id == "span_before")
    opened = before.pattern.search(context.plain[max(date.start - 20, 0) : date.start])
    return "period" if opened or date.precision in ("period", "quarter", "month", "year") else "other"


def _is_year(context: Context, date: DateMatch) -> bool:
    """Whether a year that stands alone in a cell is one: not under a heading of quantities, nor among other numbers."""
    blocks = context.outline.blocks
    i = context.outline.block_at(date.start)
    if i < 0 or blocks[i].kind != "cell":
        return True
    (counted,) = (rule for rule in context.catalogue.rules["dates"] if rule.id == "counted_header")
    column = [b for b in blocks if b.table == blocks[i].table and b.column == blocks[i].column]
    if any(counted.pattern.search(_text(context, b)) for b in column):
        return False
    figures = [t for b in column if (t := _text(context, b)).replace(".", "").replace(",", "").isdigit()]
    return all(re.fullmatch(r"(?:19|20)\d\d", figure) for figure in figures)


def _text(context: Context, block: Block) -> str:
    return context.plain[block.span.start : block.span.end].strip()
