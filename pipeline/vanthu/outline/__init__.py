"""The structure of a document: lines, paragraphs, bullets, sections, tables and the zones of head and foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from vanthu.catalogue import Catalogue
from vanthu.outline.anchors import Anchors
from vanthu.outline.blocks import Builder, drafts_of
from vanthu.outline.joining import is_soft, is_speck, measures_of
from vanthu.outline.lines import cells_by_word, lines_of
from vanthu.outline.markers import marker_of
from vanthu.outline.pieces import Piece
from vanthu.outline.zones import zones_of
from vanthu.types import Document, Line, Outline, Span


def outline_of(document: Document, catalogue: Catalogue) -> Outline:
    """The outline of `document`."""
    lines = lines_of(document)
    cells = cells_by_word(document)
    zones, parted = zones_of(document, lines, cells, catalogue.made(Anchors))
    flow = _flow(document, lines, cells, parted, zones)
    builder = Builder(document)
    for draft in drafts_of(document, flow, cells):
        builder.add(draft)
    blocks, sections = builder.result()
    return Outline(flow, lines, blocks, sections, zones)


def _flow(
    document: Document,
    lines: tuple[Line, ...],
    cells: Mapping[int, tuple[int, int]],
    parted: Iterable[Piece],
    zones: Mapping[str, tuple[Span, ...]],
) -> str:
    """The text with each soft break a space and each hard one a line feed; as long as the text."""
    measures = measures_of(document, lines)
    flow = list(document.text)
    above: Line | None = None  # the last line that is more than a speck
    for line in lines:
        if above is not None:
            cell = cells.get(line.first)
            speck = is_speck(document, line)
            soft = cells.get(above.first) == cell and (
                speck or is_soft(document, above, line, measures, in_cell=cell is not None)
            )
            _set(flow, document.span_of_words(0, line.first).end, line.span.start, " " if soft else "\n")
            if speck:
                continue
        above = line
        for j in range(line.first + 1, line.last):
            if "\t" in document.words[j].before:
                start, end = document.starts[j] - len(document.words[j].before), document.starts[j]
                before = marker_of(document.text[line.span.start : start] + " ")
                marked = before is not None and before.length >= start - line.span.start
                _set(flow, start, end, " " if marked else "\n")
    for piece in parted:
        _part(flow, piece)
    for zone in ("title", "subject", "issuer", "parent_issuer", "recipients"):
        for above, below in pairwise(zones.get(zone, ())):
            gap = document.text[above.end : below.start]
            if not gap.strip() and (zone != "recipients" or not marker_of(document.text[below.start : below.start + 12])):
                _set(flow, above.end, below.start, " ")
    return "".join(flow)


def _part(flow: list[str], piece: Piece) -> None:
    """Line feeds around a piece of head or foot, where there is white space to hold them."""
    start, end = piece.span
    if start and flow[start - 1].isspace():
        flow[start - 1] = "\n"
    if end < len(flow) and flow[end].isspace():
        flow[end] = "\n"


def _set(flow: list[str], start: int, end: int, char: str) -> None:
    """Fill a gap: one `char`, the rest spaces."""
    if start < end:
        flow[start:end] = char + " " * (end - start - 1)
