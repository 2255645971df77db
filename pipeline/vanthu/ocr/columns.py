"""Two columns side by side: letterhead (issuer left, national title right) and foot (Nơi nhận left, signature right)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from vanthu.text.fold import fold
from vanthu.types import Box


class Boxed(Protocol):
    """A part of a line."""

    @property
    def box(self) -> Box: ...
    @property
    def height(self) -> float: ...
    @property
    def text(self) -> str: ...


S = TypeVar("S", bound=Boxed)

GUTTER = 0.8  # of the line height: the least white space between columns
NEAR = 2.6  # line heights from one line of a column to its next
SEAL = 14.0  # line heights that a seal and a signature take above the signer's name
# Printed in every head (Nghị định 30/2020, Phụ lục I) and foot; folded, as OCR may have lost the marks.
_HEAD = re.compile(r"cong h[o0]a xa|doc lap\b.{0,4}\btu do|dang cong san|^so ?:|v/v|ngay.{1,6}thang")
_FOOT = re.compile(r"noi nhan|^(?:tm|kt|tl|tuq|q) ?[.,]|chu tich$|nguoi (?:lap|bao cao)|thu truong|^\(?ky")


@dataclass
class Zone(Generic[S]):
    """Rows read from left to right, or columns read one after the other."""

    rows: list[list[S]] = field(default_factory=list)
    columns: list[list[S]] = field(default_factory=list)


def zones(rows: Sequence[list[S]]) -> list[Zone[S]]:
    """The page's rows from top to bottom, cut into zones."""
    out: list[Zone[S]] = []
    at = 0
    while at < len(rows):
        end = _columns_end(rows, at)
        if end > at:
            start = _with_lines_above(rows, at, out)
            out.append(_two_columns(rows[start:end]))
            at = end
            continue
        if not out or out[-1].columns:
            out.append(Zone())
        out[-1].rows.append(rows[at])
        at += 1
    return out


@dataclass
class _Gutter:
    """The white space between two columns; narrows with each line."""

    left: float
    right: float
    height: float

    def takes(self, box: Box) -> bool:
        """Narrow the gutter by a line that stands wholly on one side of it; False if it crosses."""
        left, right = self.left, self.right
        if (box.left + box.right) / 2 < (left + right) / 2:
            left = max(left, box.right)
        else:
            right = min(right, box.left)
        if right - left < GUTTER * self.height:
            return False
        self.left, self.right = left, right
        return True

    def side(self, box: Box) -> int:
        return 0 if (box.left + box.right) / 2 < (self.left + self.right) / 2 else 1


def _columns_end(rows: Sequence[list[S]], at: int) -> int:
    """Where the two columns that start in row `at` end; `at` itself when there are none."""
    first = rows[at]
    if len(first) != 2:
        return at
    gutter = _Gutter(first[0].box.right, first[1].box.left, max(s.height for s in first))
    bottoms = [first[0].box.bottom, first[1].box.bottom]
    end, pairs, alone = at + 1, 1, -1
    for row in rows[at + 1 :]:
        sides = [gutter.side(s.box) for s in row]
        if len(row) > 2 or sides == [0, 0] or sides == [1, 1]:
            break
        if not _follows(row, sides, bottoms, gutter) or (alone == 1 and sides == [0] and not _is(_FOOT, rows[at:end])):
            break
        if not all(gutter.takes(s.box) for s in row):
            break
        alone = sides[0] if len(row) == 1 else -1
        pairs += len(row) == 2
        for segment, side in zip(row, sides, strict=True):
            bottoms[side] = segment.box.bottom
        end += 1
    zone = rows[at:end]
    known = _is(_HEAD, zone) or _is(_FOOT, zone)
    return end if known or (pairs > 1 and pairs < 0.6 * len(zone)) else at


def _follows(row: list[S], sides: list[int], bottoms: list[float], gutter: _Gutter) -> bool:
    """Whether the row is near enough below its column; a signer's name stands a seal's height below the title."""
    for segment, side in zip(row, sides, strict=True):
        near = SEAL if side == 1 else NEAR
        if segment.box.top - max(bottoms[side], min(bottoms) if side == 0 else 0) > near * gutter.height:
            return False
    return True


def _is(cue: re.Pattern[str], rows: Sequence[list[S]]) -> bool:
    return any(cue.search(fold(s.text)) for row in rows for s in row)


def _with_lines_above(rows: Sequence[list[S]], at: int, out: list[Zone[S]]) -> int:
    """Where the zone starts: single lines just above that belong to a column (`Nơi nhận:` set higher than the signer's title)."""
    start = at
    gutter = _Gutter(rows[at][0].box.right, rows[at][1].box.left, max(s.height for s in rows[at]))
    while start > 0 and out and out[-1].rows:
        row = rows[start - 1]
        cue = len(row) == 1 and (_FOOT if at > len(rows) // 2 else _HEAD).search(fold(row[0].text))
        if not cue or rows[start][0].box.top - row[0].box.bottom > NEAR * gutter.height or not gutter.takes(row[0].box):
            break
        out[-1].rows.pop()
        start -= 1
    if out and not out[-1].rows and not out[-1].columns:
        out.pop()
    return start


def _two_columns(rows: Sequence[list[S]]) -> Zone[S]:
    pair = next(row for row in rows if len(row) == 2)
    middle = (pair[0].box.right + pair[1].box.left) / 2
    columns: list[list[S]] = [[], []]
    for row in rows:
        for segment in row:
            columns[(segment.box.left + segment.box.right) / 2 >= middle].append(segment)
    return Zone(columns=columns)
