"""Citations in tables whose date and issuer stand in cells of their own: `Số quyết định | Ngày ký | Cơ quan ban hành`."""

from __future__ import annotations

from vanthu.extractors._references import Citation, Reader
from vanthu.types import Block


def read_rows(reader: Reader, citations: list[Citation]) -> None:
    """Fill the date and the issuer of citations in table cells from the cells beside them, where the column's heading says so."""
    blocks = reader.context.outline.blocks
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.kind == "cell":
            rows.setdefault((block.table, block.row), []).append(block)
    for cited in citations:
        i = reader.context.outline.block_at(cited.head)
        if i >= 0 and blocks[i].kind == "cell" and cited.symbol:
            cell = blocks[i]
            _read_row(reader, cited, cell, rows[cell.table, cell.row], rows.get((cell.table, 0), []))


def _read_row(reader: Reader, cited: Citation, cell: Block, row: list[Block], top: list[Block]) -> None:
    headings = {block.column: reader.plain[block.span.start : block.span.end] for block in top}
    beside = [block for block in row if block.column != cell.column and block.row > 0]
    for block in beside if reader.symbols_in(*cell.span) == 1 else ():
        heading = headings.get(block.column, "")
        if cited.issued_on is None and reader.matched("date_column", heading):
            dates = [d for d in reader.dates if block.span.start <= d.start < block.span.end]
            cited.issued_on = dates[0].value if len(dates) == 1 and dates[0].precision == "day" else None
        elif cited.issuer is None and reader.matched("issuer_column", heading):
            cited.issuer = reader.clean(*block.span) or None
