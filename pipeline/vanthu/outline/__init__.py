"""The structure of a document: lines, paragraphs, bullets, sections, tables and the zones of head and foot."""

from __future__ import annotations

from vanthu.catalogue import Catalogue
from vanthu.outline.blocks import Builder, drafts_of
from vanthu.outline.joining import is_soft, measures_of
from vanthu.outline.lines import cells_by_word, lines_of
from vanthu.outline.markers import marker_of
from vanthu.types import Document, Line, Outline


def outline_of(document: Document, catalogue: Catalogue) -> Outline:
    """The outline of `document`."""
    lines = lines_of(document)
    cells = cells_by_word(document)
    flow = _flow(document, lines, cells)
    builder = Builder(document)
    for draft in drafts_of(document, flow, cells):
        builder.add(draft)
    blocks, sections = builder.result()
    return Outline(flow, lines, blocks, sections)


def _flow(document: Document, lines: tuple[Line, ...], cells: dict[int, tuple[int, int]]) -> str:
    """The text with each soft break a space and each hard one a line feed; as long as the text."""
    measures = measures_of(document, lines)
    flow = list(document.text)
    for i, line in enumerate(lines):
        if i:
            previous = lines[i - 1]
            soft = cells.get(previous.first) == cells.get(line.first) and is_soft(document, previous, line, measures)
            _set(flow, previous.span.end, line.span.start, " " if soft else "\n")
        for j in range(line.first + 1, line.last):
            if "\t" in document.words[j].before:
                start, end = document.starts[j] - len(document.words[j].before), document.starts[j]
                before = marker_of(document.text[line.span.start : start] + " ")
                marked = before is not None and before.length >= start - line.span.start
                _set(flow, start, end, " " if marked else "\n")
    return "".join(flow)


def _set(flow: list[str], start: int, end: int, char: str) -> None:
    """Fill a gap: one `char`, the rest spaces."""
    if start < end:
        flow[start:end] = char + " " * (end - start - 1)
