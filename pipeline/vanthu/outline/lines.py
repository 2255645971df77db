"""The lines of a document, and the pieces that stand side by side on a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vanthu.types import Box, Document, Line, Word


def lines_of(document: Document) -> tuple[Line, ...]:
    """The printed lines in reading order; each cell of a table starts a line of its own."""
    first_of_cell = {cell.first for table in document.tables for cell in table.cells if cell.first < cell.last}
    lines, first = [], 0
    for i, word in enumerate(document.words):
        if i and ("\n" in word.before or i in first_of_cell or word.page != document.words[i - 1].page):
            lines.append(_line(document, first, i))
            first = i
    if first < len(document.words):
        lines.append(_line(document, first, len(document.words)))
    return tuple(lines)


def _line(document: Document, first: int, last: int) -> Line:
    return Line(
        document.span_of_words(first, last), first, last, document.words[first].page, box_around(document.words[first:last])
    )


def box_around(words: Sequence[Word]) -> Box | None:
    """The box around words of one line; None where they have none."""
    boxes = [word.box for word in words if word.box]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def blank_before(document: Document, line: Line) -> bool:
    """Whether an empty line stands above `line`."""
    return document.words[line.first].before.count("\n") > 1


def cells_by_word(document: Document) -> dict[int, tuple[int, int]]:
    """For each word inside a table: the indexes of its table and cell."""
    found: dict[int, tuple[int, int]] = {}
    for t, c, first, last in _cells(document):
        found.update(dict.fromkeys(range(first, last), (t, c)))
    return found


def _cells(document: Document) -> Iterator[tuple[int, int, int, int]]:
    for t, table in enumerate(document.tables):
        for c, cell in enumerate(table.cells):
            yield t, c, cell.first, cell.last
