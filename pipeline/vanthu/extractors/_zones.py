"""Reading the zones of the outline: their text on one line, and the findings made of them."""

from __future__ import annotations

from collections.abc import Sequence

from vanthu.catalogue import Rule
from vanthu.extractors import Context
from vanthu.types import Finding, Problem, Span, Value

UNSURE_NAME = 0.5  # how sure a name is whose marks may be misread


def spans(context: Context, zone: str) -> tuple[Span, ...]:
    """The spans of a zone; none when the document has no such zone."""
    return context.outline.zones.get(zone, ())


def whole(parts: Sequence[Span]) -> Span:
    """From the first of `parts` to the last."""
    return Span(parts[0].start, parts[-1].end)


def one_line(context: Context, parts: Sequence[Span]) -> str:
    """The text of `parts` on one line, white space folded."""
    text = context.document.text
    return " ".join(" ".join(text[s.start : s.end] for s in parts).split())


def rule_of(context: Context, table: str, id: str) -> Rule:
    """The rule with that id."""
    return context.catalogue.rule(table, id)


def is_ocr(context: Context, span: Span) -> bool:
    """Whether `span` was read from a page image."""
    if not context.document.pages:
        return False
    pages = {page.number: page.source for page in context.document.pages}
    words = context.document.words_in(span)
    return bool(words) and pages.get(context.document.words[words.start].page) == "ocr"


def cell(context: Context, column: str, value: Value, span: Span, rule: str, **options: float | bool) -> Finding:
    """A cell of the row in `documents`."""
    inferred, confidence = bool(options.get("inferred", False)), float(options.get("confidence", 1.0))
    return context.document.finding("documents", {column: value}, span, rule, inferred=inferred, confidence=confidence)


def problem(context: Context, code: str, message: str, span: Span | None = None) -> Problem:
    """A problem of extraction, at the place of `span`."""
    if span is None:
        return Problem("extract", code, message)
    regions = context.document.evidence(span).regions
    first = regions[0] if regions else None
    paged = bool(context.document.pages)
    return Problem("extract", code, message, first.page if first and paged else None, first.box if first else None)
