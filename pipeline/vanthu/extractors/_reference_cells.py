"""Citations in tables whose date and issuer stand in cells of their own: `Số quyết định | Ngày ký | Cơ quan ban hành`."""

from __future__ import annotations

from vanthu.extractors._references import Citation, Reader
from vanthu.types import Block


def read_rows(reader: Reader, citations: list[Citation]) -> None:
    """Fill the date and the issuer of citations in table cells from the cells beside them, where a heading above those says so."""
    blocks = reader.context.outline.blocks
    in_cells: list[tuple[Citation, Block]] = []
    for cited in citations:
        i = reader.context.outline.block_at(cited.head)
        if i >= 0 and blocks[i].kind == "cell" and cited.symbol:
            in_cells.append((cited, blocks[i]))
    if not in_cells:
        return
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.kind == "cell":
            rows.setdefault((block.table, block.row), []).append(block)
    headed = {rule: _first_rows(reader, rule, rows) for rule in ("date_column", "issuer_column")}
    for cited, cell in in_cells:
        if reader.symbols_in(*cell.span) == 1:
            beside = [block for block in rows[cell.table, cell.row] if block.column != cell.column]
            _read_row(reader, cited, beside, headed)


def _first_rows(reader: Reader, rule: str, rows: dict[tuple[int, int], list[Block]]) -> dict[tuple[int, int], int]:
    """By table and column, the first row whose cell is such a heading: in a sheet the letterhead stands above it, in a table a merged head may."""
    found: dict[tuple[int, int], int] = {}
    for (table, row), cells in rows.items():
        for block in cells:
            if reader.matched(rule, reader.plain[block.span.start : block.span.end]):
                found[table, block.column] = min(row, found.get((table, block.column), row))
    return found


def _read_row(reader: Reader, cited: Citation, beside: list[Block], headed: dict[str, dict[tuple[int, int], int]]) -> None:
    for block in beside:
        place = (block.table, block.column)
        if cited.issued_on is None and headed["date_column"].get(place, block.row) < block.row:
            dates = [d for d in reader.dates if block.span.start <= d.start < block.span.end]
            cited.issued_on = dates[0].value if len(dates) == 1 and dates[0].precision == "day" else None
        elif cited.issuer is None and headed["issuer_column"].get(place, block.row) < block.row:
            cited.issuer = reader.clean(*block.span) or None
