"""Text in the appearance of annotations: form fields, typed notes, and the stamps that signing programs put on a page.

On signed PDFs the number and the day often stand only there. pdfium shows it as page text once the page is flattened; that
is done on a copy of the document, so that the page's own image stays as it was.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from vanthu.readers.pdf_chars import Chars, displayed
from vanthu.types import Box

_SHOWN = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)


@dataclass(frozen=True)
class Annotation:
    """One annotation's box as displayed, its characters in the flattened page, and whether a signing program made them."""

    box: Box
    text: str
    signing: bool


def annotation_boxes(page: Any) -> list[Box]:
    """Where annotations with an appearance of their own stand."""
    found, rect = [], pdfium.FS_RECTF()
    for i in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        item = pdfium.FPDFPage_GetAnnot(page.raw, i)
        if pdfium.FPDFAnnot_GetSubtype(item) in _SHOWN and pdfium.FPDFAnnot_GetRect(item, ctypes.byref(rect)):
            found.append((rect.left, rect.top, rect.right, rect.bottom))
        pdfium.FPDFPage_CloseAnnot(item)
    return [Box(*map(float, box)) for box in displayed(page, np.array(found))] if found else []


def flattened(copy: Any, index: int) -> Any:
    """The page with its annotations drawn into it, from a copy of the document."""
    page = copy[index]
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return copy[index]


def added_chars(before: Chars, after: Chars) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which characters of the flattened page the page itself does not have."""
    own = {(int(c), round(float(b[0])), round(float(b[1]))) for c, b in zip(before.codes, before.boxes, strict=True)}
    keys = ((int(c), round(float(b[0])), round(float(b[1]))) for c, b in zip(after.codes, after.boxes, strict=True))
    return np.array([key not in own for key in keys], np.bool_)
