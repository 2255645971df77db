"""Ruled tables of a scan, read cell by cell: a page read whole takes rows for lines of text and guesses at short cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from vanthu.ocr.clean import ink_of, scaled
from vanthu.ocr.engines import Engine, Image
from vanthu.ocr.grid import Grid, GridCell, grids_of
from vanthu.ocr.layout import bounds, moved
from vanthu.settings import Settings
from vanthu.text.syllables import is_syllable
from vanthu.types import Box, Problem, Word

LEAST_WIDTH, LEAST_HEIGHT = 40.0, 5.0  # millimetres of a table; smaller grids are stamps and seals
MISS = 1.2  # millimetres by which ruling lines may miss each other
INSET = 0.5  # millimetres taken off a cell's edge, with the ruling line
RULE, PAPER, ALONG = 1.0, 225, 0.7  # millimetres from the edge; grey; share of the edge's length: what is left of a ruling line
DISAGREED = 0.4  # confidence of figures that two readings do not agree on
# dpi at which a cell is read, also on a page with specks, and at which one that may be a figure is read again: a figure by itself has
# no words around it to be told by, and Tesseract takes it for other signs at one size or another. Of 442 figures of clean and noisy
# scans all were right where two of the three readings agree, of 204 of broken copies all but 5 (at 200 dpi first, all but 27).
READ_AT, SPECKED_AT, AGAIN_AT = 200.0, 150.0, (250.0, 120.0)
WHITE = 200  # grey from which on there is paper: its grain ends where the cell does, and an engine sees a frame (16 of 221 figures were wrong)
_NUMBER = re.compile(r"[\d.,/%()\s+-]*\d[\d.,/%()\s+-]*")
_DIGITS = re.compile(r"[\W\d_]*\d[\W\d_]*")
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?- ?\d{1,2}:\d\d)?")
_SHORT = 8  # letters of what may be a figure that was read as something else
_SPECK = re.compile(r"[.,:;'`´‘’\"_~^°*·|]{1,3}")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class CellsRead:
    """Words of all tables (a line of each cell its own `line`), boxes in pixels; doubtful figures."""

    words: tuple[Word, ...]
    doubtful: tuple[Word, ...]


def tables_of(lines: Sequence[Box], *, dpi: float) -> list[Grid]:
    """The ruled tables that the ruling lines of a page image draw, in its pixels."""
    mm = dpi / 25.4
    grids = grids_of(lines, tolerance=MISS * mm)
    return [g for g in grids if g.box.right - g.box.left > LEAST_WIDTH * mm and g.box.bottom - g.box.top > LEAST_HEIGHT * mm]


def without_tables(image: Image, grids: Sequence[Grid]) -> Image:
    """The page with its tables painted white."""
    if not grids:
        return image
    out = image.copy()
    for grid in grids:
        left, top, right, bottom = (round(v) for v in grid.box)
        out[max(0, top - 3) : bottom + 4, max(0, left - 3) : right + 4] = 255
    return out


def read_cells(
    image: Image, grids: Sequence[Grid], reader: Engine, *, settings: Settings, dpi: float, specked: bool = False
) -> CellsRead:
    """The words of every cell. What may be a figure is read at three sizes; one that no two of them agree on is doubted.

    `specked`: the page is a copy with specks, some of which stick to letters; made smaller, they grow faint.
    """
    cells = [cell for grid in grids for cell in grid.cells]
    shapes = [(cell, crop) for cell in cells if (crop := _crop(image, cell, dpi)) is not None]

    def readings(which: Sequence[int], at: float) -> list[list[Word]]:
        crops = [scaled(shapes[i][1], at / dpi) for i in which]
        found = reader.recognise_all(crops, languages=settings.languages, psm=6, dpi=round(at))
        return [[_unscaled(word, at / dpi) for word in _without_specks(words)] for words in found]

    found = readings(range(len(shapes)), SPECKED_AT if specked else READ_AT)
    figures = [i for i, words in enumerate(found) if _may_be_figure(_text(words))]
    again = [readings(figures, at) for at in AGAIN_AT]
    voted = {i: _agreed([found[i], *(other[n] for other in again)]) for n, i in enumerate(figures)}
    out: list[Word] = []
    doubtful: list[Word] = []
    for i, (cell, _) in enumerate(shapes):
        words, sure = voted.get(i, (found[i], True))
        line = out[-1].line + 1 if out else 0
        inset, margin = _inset(cell, dpi), _margin(dpi)
        placed = [moved(word, round(inset.left) - margin, round(inset.top) - margin, line=line) for word in words]
        if not sure:
            placed = [replace(word, confidence=min(word.confidence, DISAGREED)) for word in placed]
            doubtful.append(replace(placed[0], text=_text(words), box=bounds(placed)))
        out += placed
    return CellsRead(tuple(out), tuple(doubtful))


def _without_specks(words: Sequence[Word]) -> list[Word]:
    """The words of a cell without dots and strokes that stand alone beside others: `ngày . 26/01/2018`."""
    if all(_SPECK.fullmatch(word.text) for word in words):
        return list(words)
    return [word for word in words if not _SPECK.fullmatch(word.text)]


def _may_be_figure(text: str) -> bool:
    """Whether a cell holds a figure, or something short that may be one: `S120`, `°`, `322:000`, nothing."""
    return _DIGITS.fullmatch(text) is not None or (len(text) <= _SHORT and not _WORD.search(text))


def _agreed(readings: Sequence[Sequence[Word]]) -> tuple[Sequence[Word], bool]:
    """Of the readings of what may be a figure the one to keep, and whether it is sure.

    Sure is a figure that two agree on, and a word or nothing where no reading is a figure. A figure of one reading only is doubted, and
    digits with signs between them that no figure has.
    """
    first = readings[0]
    figures = [words for words in readings if words and _NUMBER.fullmatch(_text(words))]
    often = Counter(map(_text, figures)).most_common(1)
    if often and often[0][1] > 1:
        return next(words for words in figures if _text(words) == often[0][0]), True
    if not figures or (first not in figures and _is_word(first)):
        return first, not _is_broken(_text(first))
    return figures[0], False


def _is_broken(text: str) -> bool:
    """Whether there are digits and signs that are no figure together: `322:000`; `7:30` is the time."""
    return _DIGITS.fullmatch(text) is not None and not _NUMBER.fullmatch(text) and not _TIME.fullmatch(text)


def _is_word(words: Sequence[Word]) -> bool:
    """Whether a short cell is a Vietnamese word rather than a figure misread: `Nữ`, `Đạt`."""
    return bool(words) and all(is_syllable(word.text.lower().strip(".,;:")) for word in words)


def _unscaled(word: Word, factor: float) -> Word:
    """A word of an image enlarged by `factor`, where it stands in the image before."""
    assert word.box
    return replace(word, box=Box(*(edge / factor for edge in word.box)))


def problems_of(doubtful: Sequence[Word], page: int) -> list[Problem]:
    """One problem for each figure that is not sure."""
    return [
        Problem("ocr", "uncertain_number", f"Two readings of the figure {w.text!r} in a table cell differ.", page, w.box)
        for w in doubtful
    ]


def _text(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words)


def _inset(cell: GridCell, dpi: float) -> Box:
    edge = INSET * dpi / 25.4
    box = cell.box
    return Box(box.left + edge, box.top + edge, box.right - edge, box.bottom - edge)


def _crop(image: Image, cell: GridCell, dpi: float) -> Image | None:
    """The cell's image with white around it, or None when there is nothing in it."""
    left, top, right, bottom = (round(v) for v in _inset(cell, dpi))
    inside = _without_rules(image[top:bottom, left:right], dpi)
    if min(inside.shape, default=0) < 8 or inside.min() > 128:
        return None
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink_of(inside))
    if not (stats[1:count, cv2.CC_STAT_HEIGHT] > 0.04 * dpi).any():
        return None
    margin = _margin(dpi)
    inside = np.minimum(inside * (255.0 / WHITE), 255).astype(np.uint8)
    return np.asarray(cv2.copyMakeBorder(inside, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=255), np.uint8)


def _without_rules(inside: Image, dpi: float) -> Image:
    """What is left of ruling lines along the edges painted white: an engine takes it for a dash or a bracket."""
    reach = round(RULE * dpi / 25.4)
    out = inside.copy()
    for view in (out, out.T):
        if min(view.shape) < 4 * reach:
            continue
        marked = (view < PAPER).mean(0) > ALONG
        lines = np.flatnonzero(np.concatenate([marked[:reach], np.zeros(len(marked) - 2 * reach, np.bool_), marked[-reach:]]))
        if len(lines):
            left, right = lines[lines < reach], lines[lines >= reach]
            view[:, : left.max() + 2 if len(left) else 0] = 255
            view[:, right.min() - 1 if len(right) else len(marked) :] = 255
    return out


def _margin(dpi: float) -> int:
    return round(dpi * 0.05)
