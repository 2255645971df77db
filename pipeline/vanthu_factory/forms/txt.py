"""Plain text, in the ways in which documents become text: column after column, side by side, table cells on lines or drawn."""

from __future__ import annotations

import textwrap
from pathlib import Path

from vanthu_factory.model import Cell, Columns2, Grid, Para, Report
from vanthu_factory.words import Dice

WIDTH = 110


def write(report: Report, path: Path, dice: Dice) -> None:
    path.write_text(text(report, dice), encoding="utf-8")


def text(report: Report, dice: Dice) -> str:
    """The report as a text file would have it."""
    side_by_side, cells_on_lines, typed = dice.chance(0.3), dice.chance(0.4), dice.chance(0.3)
    wrap = dice.pick([0, 0, 0, 90])
    spacing: str = dice.pick(["\n", "\n\n"])
    draw, indent = _typed, ""
    if report.varied:
        typed, wrap = typed or dice.chance(0.15), wrap or dice.pick([0, 0, 84])
        draw, indent = dice.pick([_typed, _typed, _ruled, _open, _aligned]), dice.pick(["", "", "  ", "      "])
    parts: list[str] = []
    for block in report.blocks:
        if isinstance(block, Columns2):
            parts.append(_beside(block) if side_by_side else _under(block))
        elif isinstance(block, Grid):
            merged = any(cell and cell.rows > 1 for row in block.rows for cell in row)
            write_rows = draw if typed else _cells if cells_on_lines and not merged else _rows
            parts.append(write_rows(block))
        else:
            parts.append(_para(block, wrap, indent))
    return spacing.join(parts) + "\n"


def _para(block: Para, wrap: int, indent: str) -> str:
    """A paragraph; where lines have an end, its first line or the lines below may stand further in."""
    if block.kind in ("title", "abstract", "centre", "annex"):
        return block.passage.text.center(WIDTH).rstrip() if wrap else block.passage.text
    if not wrap or "     " in block.passage.text:
        return block.passage.text
    first, others = (indent, "") if block.kind == "text" else ("", indent)
    return textwrap.fill(
        block.passage.text, wrap, break_long_words=False, break_on_hyphens=False, initial_indent=first, subsequent_indent=others
    )


def _under(block: Columns2) -> str:
    return "\n".join(line.passage.text for side in (block.left, block.right) for line in side)


def _beside(block: Columns2) -> str:
    """Two columns padded with spaces, as a converter that keeps the layout writes them."""
    left = [line.passage.text for line in block.left]
    right = [line.passage.text for line in block.right]
    width = max(map(len, left), default=0) + 8
    rows = max(len(left), len(right))
    pairs = zip(left + [""] * (rows - len(left)), right + [""] * (rows - len(right)), strict=True)
    return "\n".join((a.ljust(width) + b).rstrip() for a, b in pairs)


def _rows(block: Grid) -> str:
    return "\n".join("\t".join(_in_line(cell) for cell in row) for row in block.rows)


def _in_line(cell: Cell | None) -> str:
    return cell.passage.text.replace("\n", " ") if cell else ""


def _padded(block: Grid) -> tuple[list[list[str]], list[int]]:
    """The cells filled up with spaces to the width of their column, and the widths."""
    rows = [[_in_line(cell) for cell in row] for row in block.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [[text.ljust(width) for text, width in zip(row, widths, strict=True)] for row in rows], widths


def _typed(block: Grid) -> str:
    """A table drawn with the keyboard: cells between strokes."""
    return "\n".join("| " + " | ".join(row) + " |" for row in _padded(block)[0])


def _ruled(block: Grid) -> str:
    """The same in a frame, with a rule under the heads: `+------+-----+`."""
    rows, widths = _padded(block)
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([rule, *lines[: block.head], rule, *lines[block.head :], rule])


def _open(block: Grid) -> str:
    """Without a frame, a rule of dashes under the heads."""
    rows, widths = _padded(block)
    lines = ["      " + " | ".join(row).rstrip() for row in rows]
    return "\n".join([*lines[: block.head], "      " + "-|-".join("-" * width for width in widths), *lines[block.head :]])


def _aligned(block: Grid) -> str:
    """Columns kept apart by spaces alone."""
    return "\n".join("  " + "   ".join(row).rstrip() for row in _padded(block)[0])


def _cells(block: Grid) -> str:
    """Every cell on a line of its own behind a tab, an empty line between rows, as the clipboard gives tables."""
    return "\n\n".join("\n".join("\t" + cell.passage.text.replace("\n", "\n\t") for cell in row if cell) for row in block.rows)
