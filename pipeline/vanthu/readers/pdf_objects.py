"""What is drawn on a PDF page beside text: paths and images, also inside forms."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

_DRAWN = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
_DEPTH = 4  # of forms within forms
_MOST = 100_000  # objects looked at on a page


class PageObject(NamedTuple):
    """An object's kind (`FPDF_PAGEOBJ_…`), its handle, and the matrix to page space for row vectors (x, y, 1)."""

    kind: int
    item: Any
    matrix: Any


def objects_of(page: Any) -> list[PageObject]:
    """All paths and images in drawing order."""
    walk = _walk(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, np.eye(3), _DEPTH)
    return [found for found, _ in zip(walk, range(_MOST), strict=False)]


def _walk(parent: Any, count: Any, get: Any, matrix: Any, depth: int) -> Iterator[PageObject]:
    for i in range(count(parent)):
        item = get(parent, i)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth:
                inner = _matrix(item) @ matrix
                yield from _walk(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth - 1)
        elif kind in _DRAWN:
            yield PageObject(kind, item, _matrix(item) @ matrix)


def _matrix(item: Any) -> Any:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(m))
    return np.array([[m.a, m.b, 0], [m.c, m.d, 0], [m.e, m.f, 1]])


def images_in(objects: Sequence[PageObject]) -> list[PageObject]:
    """The images among the objects."""
    return [o for o in objects if o.kind == pdfium.FPDF_PAGEOBJ_IMAGE]


def image_box(image: PageObject) -> tuple[float, float, float, float]:
    """(left, bottom, right, top) in page space: an image fills the unit square of its matrix."""
    corners = np.array([[0, 0, 1], [1, 0, 1], [0, 1, 1], [1, 1, 1]]) @ image.matrix
    (x0, y0), (x1, y1) = corners[:, :2].min(0).tolist(), corners[:, :2].max(0).tolist()
    return x0, y0, x1, y1
