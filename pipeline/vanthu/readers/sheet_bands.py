"""Which rows of a sheet are tables, and which stand over, between and under them: letterhead, captions, notes, signatures.

A sheet has no tables of its own: clerks type several below one another, each with its caption and its head. Lines tell where the first
one begins and the last one ends; where there are none, and between the tables, the cells themselves do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vanthu.text.fold import fold
from vanthu.text.numbers import is_figure

_ORDINAL_HEAD = re.compile(r"(?:so )?(?:tt|stt|thu tu)\.?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST = 3  # cells with words that make a row a head or a row of data, and no caption


class Band(NamedTuple):
    """Rows that belong together, and whether they are a table."""

    rows: range
    ruled: bool


class Rows:
    """The rows of a sheet: `texts` are the words of its cells by row and column, `merged` areas as (top, bottom, left, right)."""

    def __init__(
        self, texts: Mapping[int, Mapping[int, str]], merged: Sequence[tuple[int, int, int, int]], ruled: set[int]
    ) -> None:
        self.texts, self.merged, self.ruled = texts, merged, ruled
        self.filled = sorted(texts)
        self.width = max((max(columns) for columns in texts.values()), default=-1) + 1

    def bands(self) -> list[Band]:
        """Every row with words in one band, in order. A sheet in which no head is found is one table, or the rows with lines are."""
        if not self.filled:
            return []
        end = self.filled[-1] + 1
        top, bottom = (min(self.ruled), min(max(self.ruled), end - 1) + 1) if self.ruled else (0, end)
        starts = self._heads(top, bottom)
        if not starts:
            parts = [Band(range(top), False), Band(range(top, bottom), True), Band(range(bottom, end), False)]
            return [band for band in parts if self._words_in(band.rows)]
        if self.ruled:
            starts[0] = top
        bands: list[Band] = []
        done = 0
        for start, following in zip(starts, [*starts[1:], bottom], strict=True):
            stop = bottom if self.ruled and following == bottom else self._last(start, following) + 1
            bands += [Band(range(done, start), False), Band(range(start, stop), True)]
            done = stop
        bands.append(Band(range(done, end), False))
        return [band for band in bands if self._words_in(band.rows)]

    def _words_in(self, rows: range) -> bool:
        return bool(self._between(rows.start, rows.stop))

    def _between(self, start: int, stop: int) -> list[int]:
        """The rows with words from `start` on, before `stop`."""
        return self.filled[bisect_left(self.filled, start) : bisect_left(self.filled, stop)]

    def _heads(self, top: int, bottom: int) -> list[int]:
        """The first rows of the tables between two rows: of the first one any head, of others one under a caption or with `TT`."""
        found: list[int] = []
        above = -2  # the row with words above
        for row in self.filled:
            if top <= row < bottom and self._is_head(row):
                captioned = above == row - 1 and len(self.texts[above]) < _LEAST and not self._holds_on(above)
                apart = above < row - 1 or captioned
                ordinal = _ORDINAL_HEAD.fullmatch(fold(self.texts[row][min(self.texts[row])])) is not None
                if not found or (apart and (ordinal or captioned) and self._data_below(row, bottom)):
                    found.append(self._first(row, top))
            above = row
        return found if found and self._data_below(found[0], bottom) else []

    def _holds_on(self, row: int) -> bool:
        """Whether a row of a cell or two is one of data: it ends a table rather than captioning the next one."""
        return any(is_figure(text) for text in self.texts[row].values())

    def _is_head(self, row: int) -> bool:
        """Whether a row has words in several cells and no figures; years are words of a head."""
        texts = list(self.texts[row].values())
        words = [text for text in texts if not _YEAR.fullmatch(text)]
        return len(texts) >= _LEAST and len(words) > 1 and not any(is_figure(text) for text in words)

    def _data_below(self, row: int, bottom: int) -> bool:
        """Whether a row with a few cells stands right below, or below more rows of the head."""
        return any(len(self.texts[below]) > 1 for below in self._between(row + 1, min(row + 4, bottom)))

    def _first(self, row: int, top: int) -> int:
        """The first row of the head that `row` is of: what is merged above it over some columns, or down into it."""
        while row - 1 in self.texts and row - 1 >= top:
            own = [area for area in self.merged if area[0] <= row - 1 <= area[1]]
            grouped = any(left > 0 and 1 < right - left + 1 < self.width - 1 for _, _, left, right in own)
            goes_down = any(bottom >= row for _, bottom, _, _ in own)
            if not (goes_down or (grouped and len(self.texts[row - 1]) > 1)):
                break
            row -= 1
        return row

    def _last(self, start: int, stop: int) -> int:
        """The last row of the table that begins at `start` and ends before `stop`: behind a gap only rows of figures go on with it."""
        last = start
        for row in self._between(start + 1, stop):
            texts = self.texts[row].values()
            goes_on = len(texts) >= _LEAST and any(is_figure(text) for text in texts)
            if row > last + 1 and not goes_on:
                break
            last = row
        return last
