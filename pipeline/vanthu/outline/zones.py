"""The zones of head and foot."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from vanthu.outline.anchors import Anchors
from vanthu.outline.foot import FootReader
from vanthu.outline.head import HeadReader
from vanthu.outline.pieces import Piece, pieces_of
from vanthu.types import Document, Line, Span

FOOT = (
    "recipients_heading",
    "recipients",
    "capacity",
    "signer_title",
    "signer",
    "signer_title_below",
    "second_signer",
    "second_title",
)
_ORDER = (
    "stamp", "national_title", "party_title", "youth_title", "motto", "parent_issuer", "issuer", "number", "place_date", "subject",
    "kind", "title", "addressee", "basis", "body", *FOOT,
)  # fmt: skip


def zones_of(
    document: Document, lines: Sequence[Line], cells: Mapping[int, tuple[int, int]], anchors: Anchors
) -> tuple[dict[str, tuple[Span, ...]], list[Piece]]:
    """The zones by name, and the pieces of head and foot that a line break must part in the flow."""
    widths = {page.number: page.width for page in document.pages if page.width}
    pieces = _by_place(pieces_of(document, lines, cells, widths))
    head = HeadReader(document, pieces, anchors)
    zones = dict(head.read())
    foot = FootReader(pieces[head.end :], anchors)
    zones |= foot.read()
    if zones.get("title") and not zones.get("place_date"):
        zones["place_date"] = foot.place_date(zones)
    _body(pieces[head.end :], zones, anchors)
    used = sorted(span.start for name, spans in zones.items() if name != "body" for span in spans)
    parted = [p for p in pieces if _holds_one(p.span, used)]
    return {name: tuple(sorted(zones[name])) for name in _ORDER if zones.get(name)}, parted


def _holds_one(span: Span, places: Sequence[int]) -> bool:
    """Whether one of the sorted `places` is inside `span`."""
    first = bisect_left(places, span.start)
    return first < len(places) and places[first] < span.end


def _by_place(pieces: list[Piece]) -> list[Piece]:
    """The pieces of the first page from top to bottom: what a letterhead has on the right may be read after the addressee."""
    first = [p for p in pieces if p.box is not None and p.page == pieces[0].page]
    if not first or any(p.box is None for p in pieces):
        return pieces
    return sorted(first, key=lambda p: p.box.top if p.box else 0.0) + pieces[len(first) :]


def _body(pieces: Sequence[Piece], zones: dict[str, list[Span]], anchors: Anchors) -> None:
    """Addressee and legal basis behind the head; the body is what stands between head and foot."""
    foot = min(
        (s.start for name in ("recipients", "capacity", "signer_title", "signer") for s in zones.get(name, [])), default=None
    )
    inside = [p for p in pieces if foot is None or p.span.start < foot]
    for p in inside[:40]:
        if anchors.is_("addressee", p):
            zones.setdefault("addressee", []).append(p.span)
            break
    if inside:
        zones["body"] = [Span(inside[0].span.start, inside[-1].span.end)]
