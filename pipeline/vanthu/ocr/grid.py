"""Ruled tables: ruling lines → grids of cells. Lines come from the drawing of a PDF page or from the pixels of a scan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from vanthu.types import Box

MAX_EDGES = 1500  # on a page; more is a drawing, and would take seconds


@dataclass(frozen=True)
class GridCell:
    """A cell's place in the grid and on the page."""

    row: int
    column: int
    box: Box
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Grid:
    """A ruled table, its cells row by row."""

    box: Box
    cells: tuple[GridCell, ...]


def grids_of(lines: Iterable[Box], *, tolerance: float = 3.0) -> list[Grid]:
    """The tables that straight ruling lines draw; frames, underlines and boxes one under the other are none.

    `tolerance`: how far line ends may miss each other, in the unit of the boxes.

    >>> across = [Box(0, y, 90, y) for y in (0, 20, 40)]
    >>> down = [Box(x, 0, x, 40) for x in (0, 30, 90)]
    >>> [(c.row, c.column, c.box.left) for c in grids_of(across + down)[0].cells]
    [(0, 0, 0.0), (0, 1, 30.0), (1, 0, 0.0), (1, 1, 30.0)]
    >>> grids_of(across)
    []
    """
    edges = [_edge(line) for line in lines]
    sides = {e["orientation"] for e in edges}
    if len(sides) < 2 or len(edges) > MAX_EDGES:
        return []
    merged = merge_edges(edges, tolerance, tolerance, tolerance, tolerance)
    cells = intersections_to_cells(edges_to_intersections(merged, tolerance, tolerance))
    tables = [_grid(cells, tolerance) for cells in cells_to_tables(cells) if len(cells) > 1]
    return sorted((t for t in tables if any(c.column for c in t.cells)), key=lambda t: t.box.top)


def _edge(line: Box) -> dict[str, Any]:
    width, height = line.right - line.left, line.bottom - line.top
    x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
    if width >= height:
        return {"orientation": "h", "x0": line.left, "x1": line.right, "top": y, "bottom": y, "width": width, "height": 0}
    return {"orientation": "v", "x0": x, "x1": x, "top": line.top, "bottom": line.bottom, "width": 0, "height": height}


def _grid(boxes: Sequence[tuple[float, float, float, float]], tolerance: float) -> Grid:
    cells = [Box(*map(float, box)) for box in boxes]
    cells = [c for c in cells if c.right - c.left > tolerance and c.bottom - c.top > tolerance]
    lefts, tops = sorted({c.left for c in cells}), sorted({c.top for c in cells})
    placed = [
        GridCell(
            tops.index(c.top),
            lefts.index(c.left),
            c,
            row_span=sum(c.top <= top < c.bottom - tolerance for top in tops),
            column_span=sum(c.left <= left < c.right - tolerance for left in lefts),
        )
        for c in cells
    ]
    placed.sort(key=lambda c: (c.row, c.column))
    around = placed[0].box if placed else Box(0, 0, 0, 0)
    for cell in placed:
        around = around.union(cell.box)
    return Grid(around, tuple(placed))
