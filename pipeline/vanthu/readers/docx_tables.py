"""The grid of a Word table: which cells span what, and whether it has ruling lines."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from vanthu.readers.docx_styles import VAL, Styles, W

_NO_LINE = ("nil", "none", "")
_SIDES = tuple(W + side for side in ("top", "bottom", "left", "right", "start", "end"))
_MAX_COLUMNS = 1000
_WRAPPERS = (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo")


@dataclass
class GridCell:
    """A cell: its place, its spans, and whether it only goes on from the cell above."""

    element: etree._Element
    row: int
    column: int
    column_span: int
    row_span: int = 1
    continued: bool = False


def _number(element: etree._Element | None) -> int:
    text = element.get(VAL, "") if element is not None else ""
    return min(int(text), _MAX_COLUMNS) if text.isdigit() else 0


def _children(parent: etree._Element, tag: str) -> list[etree._Element]:
    """Rows or cells, also those inside content controls."""
    found = []
    for element in parent:
        if element.tag == tag:
            found.append(element)
        elif element.tag in _WRAPPERS:
            found += _children(element, tag)
    return found


class Grid:
    """The rows of a table; each a list of cells, cells merged downwards counted in the first of them."""

    def __init__(self, table: etree._Element) -> None:
        self.rows: list[list[GridCell]] = []
        self._above: dict[int, GridCell] = {}
        for row in _children(table, W + "tr"):
            properties = row.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                self.rows.append(self._row(row, properties, len(self.rows)))

    def _row(self, row: etree._Element, properties: etree._Element | None, index: int) -> list[GridCell]:
        column = _number(properties.find(W + "gridBefore")) if properties is not None else 0
        cells: list[GridCell] = []
        above, self._above = self._above, {}
        for element in _children(row, W + "tc"):
            cell = GridCell(element, index, column, 1)
            own = element.find(W + "tcPr")
            if own is not None:
                if own.find(W + "cellDel") is not None:
                    continue
                cell.column_span = _number(own.find(W + "gridSpan")) or 1
                aside = own.find(W + "hMerge")
                if cells and aside is not None and aside.get(VAL, "continue") == "continue":
                    cells[-1].column_span += cell.column_span
                    column += cell.column_span
                    continue
                self._merge(cell, own.find(W + "vMerge"), above)
            cells.append(cell)
            column += cell.column_span
        return cells

    def _merge(self, cell: GridCell, merge: etree._Element | None, above: dict[int, GridCell]) -> None:
        if merge is None:
            return
        start = above.get(cell.column) if merge.get(VAL, "continue") == "continue" else None
        if start is None:
            start = cell
        else:
            cell.continued = True
            start.row_span += 1
        self._above[cell.column] = start


def _lines(borders: etree._Element | None, sides: tuple[str, ...]) -> dict[str, bool]:
    """Which sides are said to have a line, or none."""
    if borders is None:
        return {}
    return {
        e.tag: e.get(VAL, "") not in _NO_LINE and e.get(W + "color", "").upper() != "FFFFFF" for e in borders if e.tag in sides
    }


def is_ruled(table: etree._Element, styles: Styles) -> bool:
    """Whether at least half of the cells have lines on two sides or more; letterheads and signature blocks have none."""
    own = table.find(W + "tblPr")
    name = own.find(W + "tblStyle") if own is not None else None
    edges = (*_SIDES, W + "insideH", W + "insideV")
    lines: dict[str, bool] = {}
    for style in styles.chain(name.get(VAL, "") if name is not None else styles.default_table):
        lines |= _lines(style.find(f"{W}tblPr/{W}tblBorders"), edges)
    lines |= _lines(own.find(W + "tblBorders") if own is not None else None, edges)
    default = sum(lines.values()) >= 2
    ruled = total = 0
    for row in _children(table, W + "tr"):
        for cell in _children(row, W + "tc"):
            sides = _lines(cell.find(f"{W}tcPr/{W}tcBorders"), _SIDES)
            total += 1
            ruled += sum(sides.values()) >= 2 or (default and sum(not on for on in sides.values()) < 3)
    return ruled * 2 >= total if total else False
