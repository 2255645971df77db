"""A page image → words in reading order, tables and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.engines import Image, engine
from vanthu.ocr.layout import in_reading_order, merged
from vanthu.ocr.page import PageRead
from vanthu.settings import Settings
from vanthu.types import Box, Page, Word


def read_scan(image: NDArray[np.uint8], *, page: Page, settings: Settings, added: Sequence[Word] = ()) -> PageRead:
    """Read one page image, grey or colour (BGR); it fills `page.width` × `page.height` points.

    `added`: words known to stand on the page and not in its image.
    """
    grey: Image = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).astype(np.uint8)
    found = engine(settings.engine).recognise(grey, languages=settings.languages, psm=3, dpi=settings.dpi)
    words = [_scaled(word, page.width / grey.shape[1], page.height / grey.shape[0]) for word in found]
    laid = in_reading_order(merged(words, added), page=page.number)
    return PageRead(page, laid.words, laid.tables)


def _scaled(word: Word, x: float, y: float) -> Word:
    assert word.box
    box = Box(*(round(v, 2) for v in (word.box.left * x, word.box.top * y, word.box.right * x, word.box.bottom * y)))
    return replace(word, box=box)
