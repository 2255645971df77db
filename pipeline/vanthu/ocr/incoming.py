"""The black frame that the receiving office stamps on a page: `CÔNG VĂN ĐẾN — Số … Ngày … Chuyển …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanthu.ocr.layout import segments_of
from vanthu.text.fold import fold
from vanthu.types import Box, Mark, Word

WIDTH, HEIGHT = (28.0, 95.0), (8.0, 42.0)  # millimetres; wide bounds, offices cut their own stamps
AGREE = 4.0  # millimetres by which top and bottom line may differ
HEAD = 8.0  # millimetres above the upper line found, where the office's name stands and its own line is often broken
UPPER = 0.45  # of the page's height
_ARRIVED = re.compile(r"\bden\b|chuyen ?:|luu ho so")
_ROWS = re.compile(r"\bso\b ?:?|\bngay ?:|chuyen")


def without_incoming_stamp(
    words: Sequence[Word], lines: Sequence[Box], *, height: float, dpi: float, page: int
) -> tuple[list[Word], list[Mark]]:
    """The words outside the stamp, and the stamp as a mark with its text; boxes in pixels."""
    mm = dpi / 25.4
    for frame in _frames(lines, height, mm):
        inside = [w for w in words if w.box and _holds(frame, w.box)]
        text = fold(" ".join(w.text for w in inside))
        if _ARRIVED.search(text) and _ROWS.search(text):
            printed = "\n".join(s.text for s in segments_of(inside))
            return [w for w in words if w not in inside], [Mark("incoming_stamp", page, frame, printed)]
    return list(words), []


def _frames(lines: Sequence[Box], height: float, mm: float) -> Iterator[Box]:
    """Boxes between two lines of equal length with an upright between them, on the upper part of the page."""
    across = [b for b in lines if WIDTH[0] * mm < b.right - b.left < WIDTH[1] * mm and b.bottom < UPPER * height]
    down = [b for b in lines if b.bottom - b.top > b.right - b.left]
    for i, top in enumerate(across):
        for bottom in across[i + 1 :]:
            same = abs(top.left - bottom.left) < AGREE * mm and abs(top.right - bottom.right) < AGREE * mm
            if not same or not HEIGHT[0] * mm < abs(bottom.top - top.top) < HEIGHT[1] * mm:
                continue
            frame = top.union(bottom)
            if any(frame.left - mm < d.left < frame.right + mm and _middle(frame, d) for d in down):
                yield Box(frame.left - mm, frame.top - HEAD * mm, frame.right + mm, frame.bottom + mm)


def _middle(frame: Box, upright: Box) -> bool:
    return upright.top < (frame.top + frame.bottom) / 2 < upright.bottom


def _holds(frame: Box, word: Box) -> bool:
    return frame.left < (word.left + word.right) / 2 < frame.right and frame.top < (word.top + word.bottom) / 2 < frame.bottom
