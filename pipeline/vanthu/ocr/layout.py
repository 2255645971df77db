"""Reading order: words with boxes → lines, columns of head and foot, rows of unruled tables.

Works in any unit, for words of a text layer and of an engine alike. A *segment* is a run of words on one visual line without a
wide gap; a *row* is the segments side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vanthu.ocr.columns import Zone, zones
from vanthu.ocr.grid import Grid
from vanthu.text.fold import fold
from vanthu.types import Box, Cell, Table, Word

WIDE_GAP = 2.2  # of the line height: wider is no space between words
NARROW_GAP = 0.7  # the same before the national title
BLANK_GAP = 8.0  # the same where a number or a day was left blank
OVERLAP = 0.5  # of the lower height: less is another line

_SYMBOL = re.compile(
    r"\W{0,2}[a-z]{1,7}[-/][a-z]"
)  # of a document's number, its slash lost under handwriting: `Số:      'BC-UBND`
_TITLE_STARTS = ("cong hoa xa", "dang cong san", "doc lap -")
_TITLE = tuple(start.split()[0] for start in _TITLE_STARTS)


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


@dataclass(frozen=True)
class Laid:
    """Words in reading order, `line` numbered from 0 and `before` set, and the tables among them."""

    words: tuple[Word, ...]
    tables: tuple[Table, ...] = ()

    def __add__(self, other: Laid) -> Laid:
        lines = self.words[-1].line + 1 if self.words else 0
        if not lines:
            return Laid(other.words, self.tables + other.tables)
        moved = tuple(placed(w, line=w.line + lines, before=w.before) for w in other.words)
        return Laid(self.words + moved, self.tables + tuple(_shifted(t, len(self.words)) for t in other.tables))


def merged(words: Sequence[Word], added: Sequence[Word]) -> list[Word]:
    """`words` and, put on the lines where they stand, `added` ones; lines of their own where none stands."""
    if not added:
        return list(words)
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    boxes = {number: bounds(line) for number, line in lines.items()}
    out, free = list(words), max(lines, default=-1) + 1
    for word in added:
        middle = (word.box.top + word.box.bottom) / 2 if word.box else 0.0
        on = [n for n, b in boxes.items() if b.top <= middle <= b.bottom]
        near = min(on, key=lambda n: abs((boxes[n].top + boxes[n].bottom) / 2 - middle), default=free + word.line)
        out.append(replace(word, line=near))
    return out


def in_reading_order(words: Sequence[Word], *, grids: Sequence[Grid] = (), page: int = 1, turns: int = 0) -> Laid:
    """The words of one page in reading order.

    `word.line` must group the words of a visual line; lines that hold two columns are split here. Words in a grid are read
    cell by cell. `turns` is by how many quarter turns clockwise the text (and its grids) are turned on the page.

    >>> def at(text, x, y): return Word(text, line=y, box=Box(x, y * 20, x + 8 * len(text), y * 20 + 12))
    >>> page = [at("ỦY", 10, 0), at("BAN", 30, 0), at("Độc", 200, 0), at("lập", 230, 0), at("XÃ", 20, 1), at("Số:", 20, 2)]
    >>> [w.before + w.text for w in in_reading_order(page).words]
    ['\\nỦY', ' BAN', '\\nXÃ', '\\nSố:', '\\nĐộc', ' lập']
    """
    rest = [replace(w, box=turned(w.box, -turns)) for w in words if w.box] if turns else list(words)
    laid = Laid(())
    for grid in sorted(grids, key=lambda g: g.box.top):
        inside = [w for w in rest if w.box and _holds(grid.box, w.box)]
        above = [w for w in rest if w.box and w.box.bottom + w.box.top < 2 * grid.box.top]
        if not any(_holds(cell.box, w.box) for w in inside if w.box for cell in grid.cells):
            continue
        taken = {id(w) for w in (*inside, *above)}
        rest = [w for w in rest if id(w) not in taken]
        laid = laid + _flow(above) + _table(inside, grid, page)
    laid = laid + _flow(rest)
    back = tuple(replace(w, box=turned(w.box, turns)) if w.box else w for w in laid.words) if turns else laid.words
    tables = tuple(replace(t, box=turned(t.box, turns)) if t.box else t for t in laid.tables)
    return Laid(back, tables)


def _flow(words: Sequence[Word]) -> Laid:
    return Laid(tuple(joined_lines(line for zone in zones(rows_of(segments_of(words))) for line in _lines_of(zone))))


def _table(words: Sequence[Word], grid: Grid, page: int) -> Laid:
    """Cell by cell: a tab before a cell, a line feed before a row and before a further line of a cell."""
    out: list[Word] = []
    cells: list[Cell] = []
    left = list(words)
    row = -1
    for cell in grid.cells:
        inside = [w for w in left if w.box and _holds(cell.box, w.box)]
        left = [w for w in left if not (w.box and _holds(cell.box, w.box))]
        first = len(out)
        for line in rows_of(segments_of(inside)):
            number = out[-1].line + 1 if out else 0
            before = "\t" if len(out) == first and cell.row == row else "\n"
            members = [w for segment in line for w in segment.words]
            out += [placed(w, line=number, before=" " if i else before) for i, w in enumerate(members)]
        if len(out) > first:
            row = cell.row
        cells.append(Cell(cell.row, cell.column, first, len(out), cell.row_span, cell.column_span))
    table = Table(page, tuple(cells), box=grid.box)
    return Laid(tuple(out), (table,)) + _flow(left)


def _shifted(table: Table, words: int) -> Table:
    return replace(table, cells=tuple(replace(c, first=c.first + words, last=c.last + words) for c in table.cells))


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left <= x < outer.right and outer.top <= y < outer.bottom


def turned(box: Box, turns: int) -> Box:
    """The box after quarter turns clockwise about the origin; relations between boxes turn with it.

    >>> turned(Box(1, 2, 4, 3), 1), turned(turned(Box(1, 2, 4, 3), 1), -1)
    (Box(left=-3, top=1, right=-2, bottom=4), Box(left=1, top=2, right=4, bottom=3))
    """
    for _ in range(turns % 4):
        box = Box(-box.bottom, box.left, -box.top, box.right)
    return box


def moved(word: Word, x: float, y: float, *, line: int = 0) -> Word:
    """A word of a part of an image where it stands in the whole: the part's corner is at (x, y), its lines follow on `line`."""
    assert word.box
    box = Box(word.box.left + x, word.box.top + y, word.box.right + x, word.box.bottom + y)
    return placed(word, line=word.line + line, before=word.before, box=box)


def joined_lines(lines: Iterable[Sequence[Segment]]) -> list[Word]:
    """The words of all lines, lines numbered from 0: a line feed before each line, a tab before its further segments."""
    out = []
    for number, line in enumerate(lines):
        for s, segment in enumerate(line):
            for w, word in enumerate(segment.words):
                out.append(placed(word, line=number, before=" " if w else "\t" if s else "\n"))
    return out


def placed(word: Word, *, line: int, before: str, page: int = 1, box: Box | None = None) -> Word:
    """The word at its place in the reading order. (`dataclasses.replace` takes five times as long, a fifth of a page's time.)"""
    w = word
    return Word(w.text, page, line, box or w.box, w.confidence, before, w.bold, w.italic, w.size, w.raw)


def read_otherwise(word: Word, text: str, confidence: float) -> Word:
    """The word as its place or its shape shows it to be; what the engine took it for is kept.

    >>> read_otherwise(read_otherwise(Word("chỉ"), "chi", 0.9), "Chi", 0.8).raw
    'chỉ'
    """
    return replace(word, text=text, confidence=confidence, raw=word.raw or word.text)


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
    height = Segment(tuple(line)).height
    parts: list[list[Word]] = [[line[0]]]
    edge = line[0].box.right if line[0].box else 0.0
    for i, word in enumerate(line[1:], start=1):
        assert word.box
        gap = word.box.left - edge
        wide = gap > WIDE_GAP * height and (gap > BLANK_GAP * height or not _is_blank(line[i - 1], word))
        if wide or (gap > NARROW_GAP * height and _starts_head(line, i)):
            parts.append([])
        parts[-1].append(word)
        edge = max(edge, word.box.right)
    return [Segment(tuple(part)) for part in parts]


def _is_blank(before: Word, after: Word) -> bool:
    """Whether the gap is a blank to be filled in by hand: `Số:      /BC-UBND`, `ngày      tháng     năm 2024`."""
    left, right = fold(before.text).strip(":.,"), fold(after.text)
    number = left == "so" and (right.startswith("/") or _SYMBOL.match(right) is not None)
    return number or (left, right) in (("ngay", "thang"), ("thang", "nam"))


def _starts_head(line: list[Word], i: int) -> bool:
    """Whether the national title or motto begins here; it may stand close to the issuer's name."""
    return fold(line[i].text) in _TITLE and fold(" ".join(w.text for w in line[i : i + 3])) in _TITLE_STARTS


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


def _lines_of(zone: Zone[Segment]) -> Iterable[list[Segment]]:
    if not zone.columns:
        return zone.rows
    return [[segment] for column in zone.columns for segment in column]
