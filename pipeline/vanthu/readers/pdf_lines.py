"""Ruling lines of a PDF page, from its drawn paths."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from vanthu.readers.pdf_chars import displayed
from vanthu.readers.pdf_objects import PageObject
from vanthu.types import Box

THIN = 3.0  # points: a filled rectangle this thin is a line
SHORT = 4.0  # points: shorter strokes are ornaments
_MAX_SEGMENTS = 4000  # of a path; more is a drawing


def ruling_lines(page: Any, objects: Sequence[PageObject]) -> list[Box]:
    """Horizontal and vertical lines in points of the page as displayed, boxes without width or height.

    A box's frame gives four lines. Lines of the whole page's size are its background.
    """
    found = [line for kind, item, matrix in objects if kind == pdfium.FPDF_PAGEOBJ_PATH for line in _lines(item, matrix)]
    if not found:
        return []
    boxes = displayed(page, np.array(found))
    width, height = page.get_size()
    inner = (boxes[:, 2] - boxes[:, 0] < 0.97 * width) & (boxes[:, 3] - boxes[:, 1] < 0.97 * height)
    return [Box(*map(float, box)) for box in boxes[inner]]


def _lines(item: Any, matrix: Any) -> Iterator[tuple[float, float, float, float]]:
    """The path's straight horizontal and vertical pieces; of a thin rectangle its middle line."""
    count = pdfium.FPDFPath_CountSegments(item)
    if not 1 < count <= _MAX_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points, kinds = np.ones((count, 3)), []
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kinds.append(pdfium.FPDFPathSegment_GetType(segment))
        points[i, :2] = x.value, y.value
    points = (points @ matrix)[:, :2]
    starts = [i for i, kind in enumerate(kinds) if kind == pdfium.FPDF_SEGMENT_MOVETO] or [0]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    for start, end in zip(starts, [*starts[1:], count], strict=True):
        if pdfium.FPDF_SEGMENT_BEZIERTO not in kinds[start:end]:
            yield from _straight(points[start:end], stroked=bool(stroke.value))


def _straight(points: Any, *, stroked: bool) -> Iterator[tuple[float, float, float, float]]:
    (x0, y0), (x1, y1) = points.min(0).tolist(), points.max(0).tolist()
    if min(x1 - x0, y1 - y0) < THIN:
        if max(x1 - x0, y1 - y0) > SHORT:
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            yield (x0, y, x1, y) if x1 - x0 > y1 - y0 else (x, y0, x, y1)
        return
    if not stroked:  # the shade behind a line of text or a cell
        return
    closed = np.vstack([points, points[:1]])
    for (ax, ay), (bx, by) in zip(closed[:-1].tolist(), closed[1:].tolist(), strict=True):
        dx, dy = abs(ax - bx), abs(ay - by)
        if min(dx, dy) < 0.5 and max(dx, dy) > SHORT:
            yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
