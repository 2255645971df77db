"""Web pages, as a portal shows documents."""

from __future__ import annotations

from html import escape
from pathlib import Path

from vanthu_factory.model import Cell, Columns2, Grid, Line, Para, Report
from vanthu_factory.words import Dice


def write(report: Report, path: Path, dice: Dice) -> None:
    body = "\n".join(_block(block, report.varied) for block in report.blocks)
    title = escape(report.document.get("title") or "")
    head = f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title><style>td {{vertical-align: top}}</style></head>'
    path.write_text(f"{head}\n<body>\n{body}\n</body></html>\n", encoding="utf-8")


CENTRED = ' style="text-align: center"'


def _block(block: Columns2 | Grid | Para, centred: bool) -> str:
    """`centred`: heads stand in the middle, as portals show them; else all is set to the left."""
    if isinstance(block, Para):
        tag = {"title": "h2", "abstract": "h3"}.get(block.kind, "p")
        text = escape(block.passage.text)
        style = CENTRED if centred and block.kind in ("title", "abstract", "centre", "annex") else ""
        return f"<{tag}{style}>{f'<b>{text}</b>' if block.kind == 'heading' else text}</{tag}>"
    if isinstance(block, Columns2):
        cells = "".join(f"<td>{''.join(_line(line, centred) for line in side)}</td>" for side in (block.left, block.right))
        return f'<table border="0" width="100%"><tr>{cells}</tr></table>'
    rows = "\n".join("<tr>" + "".join(_cell(cell, centred) for cell in row if cell) + "</tr>" for row in block.rows)
    return f'<table border="1">\n{rows}\n</table>'


def _line(line: Line, centred: bool) -> str:
    text = escape(line.passage.text)
    return f"<p{CENTRED if centred and line.centre else ''}>{f'<b>{text}</b>' if line.bold else text}</p>"


def _cell(cell: Cell, centred: bool) -> str:
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
    text = escape(cell.passage.text).replace("\n", "<br>")
    return f"<td{spans}>{f'<b>{text}</b>' if centred and cell.bold else text}</td>"
