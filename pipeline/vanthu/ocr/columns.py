"""Two columns side by side: letterhead (issuer left, national title right) and foot (Nơi nhận left, signature right)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
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

_START = re.compile(r"noi nhan|^(?:tm|kt|tl|tuq|q) ?[.,]|cong h[o0]a xa|dang cong san")


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
            out.append(_two_columns(rows[at:end]))
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
    gutter = _gutter_at(rows, at)
    if gutter is None:
        return at
    bottoms = [-inf, -inf]
    end, pairs, alone, foot = at, 0, -1, _is(_FOOT, rows[at : at + 1])
    for row in rows[at:]:
        sides = [gutter.side(s.box) for s in row]
        if (len(row) > 2 or sides in ([0, 0], [1, 1])) and not (foot and sides == sorted(sides)):
            break  # a table's row; in the foot a line of which the engine made several
        below = alone == 1 and sides == [0] and not foot and not _is(_HEAD, [row])
        if not _follows(row, sides, bottoms, gutter) or below:
            break
        if not all(gutter.takes(s.box) for s in row):
            break
        alone = sides[0] if len(row) == 1 and pairs else -1
        pairs += len(row) == 2
        foot = foot or _is(_FOOT, [row])
        for segment, side in zip(row, sides, strict=True):
            bottoms[side] = segment.box.bottom
        end += 1
    zone = rows[at:end]
    known = foot or _is(_HEAD, zone)
    both = min(bottoms) > -inf
    return end if both and (known or (pairs > 1 and pairs < 0.6 * len(zone))) else at


def _gutter_at(rows: Sequence[list[S]], at: int) -> _Gutter | None:
    """The white space between two segments side by side, or between a first line of head or foot and the other column's below it."""
    first = rows[at]
    height = max(s.height for s in first)
    if len(first) == 2:
        return _Gutter(first[0].box.right, first[1].box.left, height)
    if len(first) != 1 or not _is(_START, [first]):
        return None
    own = first[0].box
    for row in rows[at + 1 : at + 4]:
        for segment in row:
            box = segment.box
            if box.left > own.right + height:
                return _Gutter(own.right, box.left, height)
            if box.right < own.left - height:
                return _Gutter(box.right, own.left, height)
    return None


def _follows(row: list[S], sides: list[int], bottoms: list[float], gutter: _Gutter) -> bool:
    """Whether the row is near enough below its column; signers' names stand a seal's height below their titles."""
    for segment, side in zip(row, sides, strict=True):
        near = SEAL if side == 1 or len(row) == 2 else NEAR
        if bottoms[side] == -inf:
            continue
        if segment.box.top - max(bottoms[side], min(bottoms) if side == 0 else 0) > near * gutter.height:
            return False
    return True


def _is(cue: re.Pattern[str], rows: Sequence[list[S]]) -> bool:
    return any(cue.search(fold(s.text)) for row in rows for s in row)


def _two_columns(rows: Sequence[list[S]]) -> Zone[S]:
    """All left segments, then all right ones; sides as the widest common gap of the rows tells."""
    segments = sorted((s for row in rows for s in row), key=lambda s: s.box.left)
    edge, middle, widest = segments[0].box.right, 0.0, -1.0
    for segment in segments[1:]:
        if segment.box.left - edge > widest:
            widest, middle = segment.box.left - edge, (segment.box.left + edge) / 2
        edge = max(edge, segment.box.right)
    columns: list[list[S]] = [[], []]
    for row in rows:
        for segment in row:
            columns[(segment.box.left + segment.box.right) / 2 >= middle].append(segment)
    return Zone(columns=columns)
