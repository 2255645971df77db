"""What a document is made of: passages that know the facts they state, and blocks of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Columns = Mapping[str, Any]


@dataclass(frozen=True)
class Fact:
    """A row of the truth and where it stands in its passage."""

    table: str
    columns: Columns
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """Text and the facts stated in it. Passages add up; a fact keeps its place.

    >>> p = "có " + Passage("28 người").stating("staff_counts", value=28)
    >>> p.text, p.text[p.facts[0].start : p.facts[0].end]
    ('có 28 người', '28 người')
    """

    text: str = ""
    facts: tuple[Fact, ...] = ()

    def __add__(self, other: Passage | str) -> Passage:
        more = other if isinstance(other, Passage) else Passage(other)
        at = len(self.text)
        return Passage(self.text + more.text, self.facts + tuple(_moved(f, at) for f in more.facts))

    def __radd__(self, other: str) -> Passage:
        return Passage(other) + self

    def stating(self, table: str, **columns: Any) -> Passage:
        """The same passage, the whole of which states one more fact."""
        return replace(self, facts=(*self.facts, Fact(table, columns, 0, len(self.text))))

    def with_first_capital(self) -> Passage:
        return replace(self, text=self.text[:1].upper() + self.text[1:])

    def mapped(self, change: Callable[[str], str]) -> Passage:
        """The passage with its text changed character for character."""
        text = change(self.text)
        if len(text) != len(self.text):
            raise ValueError("a change must keep the length of the text")
        return replace(self, text=text)

    def inserting(self, at: int, text: str) -> Passage:
        """The passage with `text` put in at `at`, which no fact may end or begin at."""
        moved = tuple(
            replace(f, start=f.start + len(text) * (f.start >= at), end=f.end + len(text) * (f.end > at)) for f in self.facts
        )
        return Passage(self.text[:at] + text + self.text[at:], moved)

    def split(self, separator: str) -> list[Passage]:
        """The parts between separators. A fact over a separator is kept with the part in which it begins."""
        parts, at = [], 0
        for piece in self.text.split(separator):
            end = at + len(piece)
            mine = tuple(replace(f, start=f.start - at, end=min(f.end, end) - at) for f in self.facts if at <= f.start <= end)
            parts.append(Passage(piece, mine))
            at = end + len(separator)
        return parts


def _moved(fact: Fact, by: int) -> Fact:
    return replace(fact, start=fact.start + by, end=fact.end + by)


def fill(template: str, slots: Mapping[str, Passage | str]) -> Passage:
    """The template with its `{slots}` filled; facts of the slots keep their places.

    >>> fill("{a} và {b}", {"a": "một", "b": "hai"}).text
    'một và hai'
    """
    result = Passage()
    for i, part in enumerate(re.split(r"\{(\w+)\}", template)):
        result = result + (slots[part] if i % 2 else part)
    return result


@dataclass(frozen=True)
class Line:
    """A printed line of a letterhead or signature block."""

    passage: Passage
    bold: bool = False
    italic: bool = False
    size: float = 13
    gap: float = 0  # points of white space above
    rule: float = 0  # length of a rule below, as a share of the text's width
    centre: bool = True


@dataclass(frozen=True)
class Columns2:
    """Two columns side by side: letterhead or signature block. `zone` is head or foot."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    zone: str


@dataclass(frozen=True)
class Para:
    """A paragraph. `kind` is title, abstract, heading, basis, text, bullet, centre, note, or annex: a title on a new page."""

    passage: Passage
    kind: str = "text"
    level: int = 0


@dataclass(frozen=True)
class Cell:
    """A table cell; `None` in a row means covered by a spanning neighbour."""

    passage: Passage
    columns: int = 1
    rows: int = 1
    bold: bool = False


Row = tuple[Cell | None, ...]


def head_row(*texts: str) -> Row:
    """The heads of a table's columns."""
    return tuple(Cell(Passage(text), bold=True) for text in texts)


@dataclass(frozen=True)
class Grid:
    """A ruled table. `head` rows are repeated heads; `widths` are shares of the width."""

    rows: tuple[Row, ...]
    head: int = 1
    widths: tuple[float, ...] = ()


Block = Columns2 | Para | Grid


@dataclass
class Report:
    """A document ready to be printed, with its truth for the table `document`."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    document: dict[str, Any] = field(default_factory=dict)
    optional_document: list[str] = field(default_factory=list)
    scored: tuple[str, ...] = ()
    wide: bool = False  # landscape pages
    sheet: bool = False  # a list that is kept in a workbook rather than in a Word file
    varied: bool = False  # set as its own typist likes it; the samples keep one look

    def add(self, passage: Passage | str, kind: str = "text", level: int = 0) -> None:
        self.blocks.append(Para(passage if isinstance(passage, Passage) else Passage(passage), kind, level))

    def passages(self) -> list[Passage]:
        """Every passage in reading order, left column before right."""
        found: list[Passage] = []
        for block in self.blocks:
            if isinstance(block, Para):
                found.append(block.passage)
            elif isinstance(block, Columns2):
                found += [line.passage for line in (*block.left, *block.right)]
            else:
                found += [cell.passage for row in block.rows for cell in row if cell]
        return found
