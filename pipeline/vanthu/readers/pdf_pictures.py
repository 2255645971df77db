"""Pictures in a born-digital page that hold text: a table or a signature block pasted as a scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from vanthu.ocr.scan import read_scan
from vanthu.readers.pdf_chars import displayed
from vanthu.readers.pdf_images import rendered
from vanthu.readers.pdf_objects import PageObject, image_box, images_in
from vanthu.settings import Settings
from vanthu.text.syllables import share_valid
from vanthu.types import Box, Mark, Page, Word

LARGE = 0.03  # of the page: smaller pictures are logos, seals and signatures
MOST = 4  # pictures of a page
SURE, VALID, LEAST = 0.8, 0.7, 5  # mean confidence, share of syllables, number of words of a picture that holds text


@dataclass(frozen=True)
class Pictures:
    """The words read in pictures, and where the pictures are."""

    words: list[Word]
    boxes: list[Box]

    @property
    def reason(self) -> str:
        return f"; {len(self.words)} words read in pictures" if self.words else ""

    def marks(self, page: int) -> list[Mark]:
        return [Mark("picture", page, box) for box in self.boxes]


def pictures_read(page: Any, objects: Sequence[PageObject], words: Sequence[Word], settings: Settings) -> Pictures:
    """The words in large pictures that have no text over them."""
    width, height = page.get_size()
    images = images_in(objects)
    if not images:
        return Pictures([], [])
    found: list[Word] = []
    boxes: list[Box] = []
    for values in displayed(page, np.array([image_box(i) for i in images])).tolist():
        box = Box(max(0.0, values[0]), max(0.0, values[1]), min(width, values[2]), min(height, values[3]))
        share = (box.right - box.left) * (box.bottom - box.top) / (width * height)
        if share < LARGE or len(boxes) >= MOST or box.right <= box.left or sum(_holds(box, w) for w in words) > 2:
            continue
        boxes.append(box)
        free = 1 + found[-1].line if found else 0
        found += [replace(w, line=free + w.line) for w in _text_in(page, box, settings)]
    return Pictures(found, boxes)


def _text_in(page: Any, box: Box, settings: Settings) -> list[Word]:
    scale = settings.dpi / 72
    left, top, right, bottom = (round(v * scale) for v in box)
    pixels = rendered(page, settings)[top:bottom, left:right]
    info = Page(2, box.right - box.left, box.bottom - box.top, "ocr")  # not a first page: it has no head
    read = read_scan(np.ascontiguousarray(pixels), page=info, settings=settings).words
    text = " ".join(w.text for w in read)
    if len(read) < LEAST or share_valid(text) < VALID or sum(w.confidence for w in read) / len(read) < SURE:
        return []
    return [replace(w, box=_moved(w.box, box)) for w in read if w.box]


def _moved(word: Box, by: Box) -> Box:
    return Box(word.left + by.left, word.top + by.top, word.right + by.left, word.bottom + by.top)


def _holds(box: Box, word: Word) -> bool:
    if not word.box:
        return False
    x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    return box.left < x < box.right and box.top < y < box.bottom
