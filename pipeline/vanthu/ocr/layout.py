"""Reading order: words with boxes → lines, columns of head and foot, rows of unruled tables.

Works in any unit, for words of a text layer and of an engine alike. A *segment* is a run of words on one visual line without a
wide gap; a *row* is the segments side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vanthu.ocr.columns import Zone, zones
from vanthu.types import Box, Word

WIDE_GAP = 2.2  # of the line height: wider is no space between words
OVERLAP = 0.5  # of the lower height: less is another line


@dataclass(frozen=True)
class Segment:
    """Words of one line without a wide gap between them."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        return bounds(self.words)

    @cached_property
    def height(self) -> float:
        """The usual height of its words."""
        heights = sorted(w.box.bottom - w.box.top for w in self.words if w.box)
        return heights[len(heights) // 2]

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def bounds(words: Iterable[Word]) -> Box:
    """The smallest box around all words that have one."""
    boxes = [w.box for w in words if w.box]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def in_reading_order(words: Sequence[Word], *, turns: int = 0) -> list[Word]:
    """The words of one page in reading order, `line` numbered from 0 and `before` set.

    `word.line` must group the words of a visual line; lines that hold two columns are split here. `turns` is by how many
    quarter turns clockwise the text is turned on the page.

    >>> def at(text, x, y): return Word(text, line=y, box=Box(x, y * 20, x + 8 * len(text), y * 20 + 12))
    >>> page = [at("ỦY", 10, 0), at("BAN", 30, 0), at("Độc", 200, 0), at("lập", 230, 0), at("XÃ", 20, 1), at("Số:", 20, 2)]
    >>> [w.before + w.text for w in in_reading_order(page)]
    ['\\nỦY', ' BAN', '\\nXÃ', '\\nSố:', '\\nĐộc', ' lập']
    """
    upright = [replace(w, box=turned(w.box, -turns)) if w.box else w for w in words] if turns else words
    lines = [line for zone in zones(rows_of(segments_of(upright))) for line in _lines_of(zone)]
    ordered = renumbered(lines)
    return [replace(w, box=turned(w.box, turns)) if w.box else w for w in ordered] if turns else ordered


def turned(box: Box, turns: int) -> Box:
    """The box after quarter turns clockwise about the origin; relations between boxes turn with it.

    >>> turned(Box(1, 2, 4, 3), 1), turned(turned(Box(1, 2, 4, 3), 1), -1)
    (Box(left=-3, top=1, right=-2, bottom=4), Box(left=1, top=2, right=4, bottom=3))
    """
    for _ in range(turns % 4):
        box = Box(-box.bottom, box.left, -box.top, box.right)
    return box


def renumbered(lines: Iterable[Sequence[Word]]) -> list[Word]:
    """Lines joined: numbered from 0, a line feed before each; tabs inside a line stay."""
    out = []
    for number, line in enumerate(lines):
        for i, word in enumerate(line):
            out.append(replace(word, line=number, before="\n" if i == 0 else word.before))
    return out


def segments_of(words: Sequence[Word]) -> list[Segment]:
    """The words of each line from left to right, split at wide gaps."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        if word.box:
            lines.setdefault(word.line, []).append(word)
    segments = []
    for line in lines.values():
        line.sort(key=lambda w: w.box.left if w.box else 0)
        segments.extend(_split(line))
    return segments


def _split(line: list[Word]) -> list[Segment]:
    gap = WIDE_GAP * Segment(tuple(line)).height
    parts: list[list[Word]] = [[line[0]]]
    edge = line[0].box.right if line[0].box else 0.0
    for word in line[1:]:
        assert word.box
        if word.box.left - edge > gap:
            parts.append([])
        parts[-1].append(replace(word, before=" "))
        edge = max(edge, word.box.right)
    return [Segment(tuple(part)) for part in parts]


def rows_of(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Segments side by side, from top to bottom, each row from left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (s.box.top + s.box.bottom) / 2):
        for row in reversed(rows[-3:]):
            if all(_beside(segment.box, other.box) for other in row):
                row.append(segment)
                break
        else:
            rows.append([segment])
    rows.sort(key=lambda row: min(s.box.top for s in row))
    return [sorted(row, key=lambda s: s.box.left) for row in rows]


def _beside(a: Box, b: Box) -> bool:
    common = min(a.bottom, b.bottom) - max(a.top, b.top)
    apart = a.left >= b.right or b.left >= a.right
    return apart and common > OVERLAP * min(a.bottom - a.top, b.bottom - b.top)


def _lines_of(zone: Zone[Segment]) -> Iterable[list[Word]]:
    if zone.columns:
        for column in zone.columns:
            yield from (list(segment.words) for segment in column)
        return
    for row in zone.rows:
        line: list[Word] = []
        for segment in row:
            first, *rest = segment.words
            line += [replace(first, before="\t"), *rest]
        yield line
