"""The flow: the text with each soft line break a space and each break that a clause cannot cross a line feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from vanthu.outline.joining import is_soft, is_speck, measures_of
from vanthu.outline.markers import marker_of
from vanthu.outline.pieces import Piece
from vanthu.types import Document, Line, Span

_ONE_LINE = ("title", "subject", "issuer", "parent_issuer", "recipients")  # zones whose lines go on into each other
_BROKEN = ("place_date", "number")  # zones of one line, also where the edge of a cell broke it


def flow_of(
    document: Document,
    lines: Sequence[Line],
    cells: Mapping[int, tuple[int, int]],
    parted: Iterable[Piece],
    zones: Mapping[str, tuple[Span, ...]],
) -> str:
    """As long as the text: only white space differs. `parted` are the pieces of head and foot, each a line of its own."""
    flow = list(document.text)
    _breaks(flow, document, lines, cells)
    for line in lines if "\t" in document.text else ():
        _tabs(flow, document, line)
    for piece in parted:
        _part(flow, piece)
    for zone in _ONE_LINE:
        for first, second in pairwise(zones.get(zone, ())):
            gap = document.text[first.end : second.start]
            bullet = zone == "recipients" and marker_of(document.text[second.start : second.start + 12])
            if not gap.strip() and not bullet:
                _set(flow, first.end, second.start, " ")
    for span in (span for zone in _BROKEN for span in zones.get(zone, ())):
        flow[span.start : span.end] = [" " if char == "\n" else char for char in flow[span.start : span.end]]
    return "".join(flow)


def _breaks(flow: list[str], document: Document, lines: Sequence[Line], cells: Mapping[int, tuple[int, int]]) -> None:
    measures = measures_of(document, lines)
    above: Line | None = None  # the last line that is more than a speck
    for line in lines:
        speck = is_speck(document, line)
        if above is not None:
            cell = cells.get(line.first)
            same = cells.get(above.first) == cell
            soft = same and (speck or is_soft(document, above, line, measures, in_cell=cell is not None))
            _set(flow, line.span.start - len(document.words[line.first].before), line.span.start, " " if soft else "\n")
        if above is None or not speck:
            above = line


def _tabs(flow: list[str], document: Document, line: Line) -> None:
    """A tab parts cells, but for the one behind a bullet."""
    for i in range(line.first + 1, line.last):
        if "\t" in document.words[i].before:
            start, end = document.starts[i] - len(document.words[i].before), document.starts[i]
            before = marker_of(document.text[line.span.start : start] + " ")
            marked = before is not None and before.length >= start - line.span.start
            _set(flow, start, end, " " if marked else "\n")


def _part(flow: list[str], piece: Piece) -> None:
    """Line feeds around a piece, where there is white space to hold them."""
    start, end = piece.span
    if start and flow[start - 1].isspace():
        flow[start - 1] = "\n"
    if end < len(flow) and flow[end].isspace():
        flow[end] = "\n"


def _set(flow: list[str], start: int, end: int, char: str) -> None:
    """Fill a gap: one `char`, the rest spaces."""
    if start < end:
        flow[start:end] = char + " " * (end - start - 1)
