"""RTF with Unicode escapes, tables as rows of cells."""

from __future__ import annotations

from pathlib import Path

from vanthu_factory.model import Columns2, Grid, Line, Para, Report
from vanthu_factory.words import Dice

WIDTH = 9300


def write(report: Report, path: Path, dice: Dice) -> None:
    body = "\n".join(_block(block) for block in report.blocks)
    path.write_text(
        "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\fs28\n" + body + "}", encoding="ascii"
    )


def _text(text: str) -> str:
    out = []
    for char in text:
        code = ord(char)
        if char in "{}\\":
            out.append("\\" + char)
        elif char == "\n":
            out.append("\\line ")
        elif code < 128:
            out.append(char)
        else:
            out.append(f"\\u{code if code < 32768 else code - 65536}?")
    return "".join(out)


def _block(block: Columns2 | Grid | Para) -> str:
    if isinstance(block, Para):
        align = "\\qc" if block.kind in ("title", "abstract", "centre", "annex") else "\\qj"
        bold = "\\b " if block.kind in ("title", "abstract", "heading") else ""
        return f"\\pard{align} {{{bold}{_text(block.passage.text)}}}\\par"
    if isinstance(block, Columns2):
        return _row([_lines(block.left), _lines(block.right)], [0.45, 0.55], "") + "\\pard\\par"
    border = "\\clbrdrt\\brdrs\\clbrdrl\\brdrs\\clbrdrb\\brdrs\\clbrdrr\\brdrs"
    rows = [_row([_text(cell.passage.text) if cell else "" for cell in row], list(block.widths), border, merges)
            for row, merges in zip(block.rows, _merges(block), strict=True)]  # fmt: skip
    return "\n".join(rows) + "\\pard\\par"


def _merges(block: Grid) -> list[list[str]]:
    """What stands before each cell's border: whether it reaches over the rows below or lies under one that does."""
    words = [[""] * len(row) for row in block.rows]
    for i, row in enumerate(block.rows):
        for j, cell in enumerate(row):
            if cell and cell.rows > 1:
                words[i][j] = "\\clvmgf"
                for k in range(i + 1, i + cell.rows):
                    words[k][j] = "\\clvmrg"
    return words


def _lines(lines: tuple[Line, ...]) -> str:
    return "\\par ".join("{" + "\\b " * line.bold + _text(line.passage.text) + "}" for line in lines)


def _row(cells: list[str], widths: list[float], border: str, merges: list[str] | None = None) -> str:
    right, definition = 0.0, ""
    for width, merge in zip(widths, merges or [""] * len(widths), strict=True):
        right += width * WIDTH
        definition += f"{merge}{border}\\cellx{int(right)}"
    return f"\\trowd{definition}\\pard\\intbl " + "\\cell ".join(cells) + "\\cell\\row"
