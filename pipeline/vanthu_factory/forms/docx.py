"""Word files, written as OOXML by hand: borderless tables for letterhead and signature, ruled tables with merged cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from vanthu_factory.model import Cell, Columns2, Grid, Line, Para, Report
from vanthu_factory.words import Dice

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
FIGURE = re.compile(r"[\d.,]{1,16} ?%?")
WIDTH = 9300  # twips between the margins
NARROW = 1700  # a column of marks and units


@dataclass(frozen=True)
class Look:
    """What the typist of a document likes: sizes in points, distances in twips."""

    size: float
    indent: int
    before: int
    spacing: int  # of lines, in 240ths
    align: str
    table_size: float
    varied: bool = False

    @classmethod
    def of(cls, report: Report) -> Look:
        if not report.varied:
            return cls(14, 567, 60, 240, "both", 13)
        pick = Dice(f"{report.name}/look").pick
        return cls(
            pick([13, 13.5, 14, 14]), pick([567, 567, 720, 0]), pick([0, 60, 60, 120]), pick([240, 240, 264, 312, 360]),
            pick(["both", "both", "both", "left"]), pick([12, 12.5, 13]), True,
        )  # fmt: skip


Encoder = Callable[[str, bool], list[tuple[str, str]]]  # text, capitals -> runs: text as stored, font


def unicode_font(text: str, capitals: bool) -> list[tuple[str, str]]:
    return [(text, "Times New Roman")]


def write(report: Report, path: Path, dice: Dice, encode: Encoder = unicode_font) -> None:
    """`encode` stores the text in a legacy font; runs are split at random, as Word splits them."""
    look = Look.of(report)
    body = "".join(_block(block, look, dice, encode) for block in report.blocks)
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="964" w:bottom="1134" w:left="1644"/></w:sectPr>'
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{NS}"><w:body>{body}{page}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", document)):
            package.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content.encode(), zipfile.ZIP_DEFLATED)


def _block(block: Columns2 | Grid | Para, look: Look, dice: Dice, encode: Encoder) -> str:
    if isinstance(block, Para):
        return _para(block, look, dice, encode)
    return _columns(block, look, dice, encode) if isinstance(block, Columns2) else _grid(block, look, dice, encode)


def _run(text: str, style: str, dice: Dice, encode: Encoder, size: float = 14) -> str:
    pieces = [text]
    if len(text) > 30 and dice.chance(0.4):
        at = dice.between(5, len(text) - 5)
        pieces = [text[:at], text[at:]]
    runs = []
    for stored, font in (run for piece in pieces for run in encode(piece, text.isupper())):
        runs.append(
            f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>{style}<w:sz w:val="{int(size * 2)}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(stored)}</w:t></w:r>'
        )
    return "".join(runs)


ALIGN = {"title": "center", "abstract": "center", "centre": "center", "annex": "center", "note": "right"}


def _para(block: Para, look: Look, dice: Dice, encode: Encoder) -> str:
    bold = "<w:b/>" if block.kind in ("title", "abstract", "heading", "centre", "annex") else ""
    italic = "<w:i/>" if block.kind in ("basis", "note") else ""
    align = ALIGN.get(block.kind, look.align)
    indent = f'<w:ind w:firstLine="{look.indent}"/>' if block.kind not in ALIGN else ""
    page = "<w:pageBreakBefore/>" if block.kind == "annex" else ""
    lines = f' w:line="{look.spacing}" w:lineRule="auto"' if look.spacing != 240 else ""
    spacing = f'<w:spacing w:before="{look.before}" w:after="{look.before}"{lines}/>'
    run = _run(block.passage.text, bold + italic, dice, encode, look.size)
    return f'<w:p><w:pPr>{page}{spacing}{indent}<w:jc w:val="{align}"/></w:pPr>{run}</w:p>'


def _line(line: Line, look: Look, dice: Dice, encode: Encoder) -> str:
    style = "<w:b/>" * line.bold + "<w:i/>" * line.italic + '<w:u w:val="single"/>' * (look.varied and line.rule >= 1)
    above = "<w:p/>" * int(line.gap // 15)
    align = "center" if line.centre else "left"
    return f'{above}<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{_run(line.passage.text, style, dice, encode, line.size)}</w:p>'


def _columns(block: Columns2, look: Look, dice: Dice, encode: Encoder) -> str:
    cells = ""
    for width, side in ((4100, block.left), (5200, block.right)):
        cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(_line(x, look, dice, encode) for x in side) or "<w:p/>"}</w:tc>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/></w:tblPr><w:tr>{cells}</w:tr></w:tbl><w:p/>'


BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def _grid(block: Grid, look: Look, dice: Dice, encode: Encoder) -> str:
    widths = [int(WIDTH * w) for w in block.widths]
    rows = "".join(_row(block, i, widths, look, dice, encode) for i in range(len(block.rows)))
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/>{BORDERS}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl><w:p/>'


def _row(block: Grid, index: int, widths: list[int], look: Look, dice: Dice, encode: Encoder) -> str:
    cells, column = "", 0
    while column < len(block.rows[index]):
        cell = block.rows[index][column]
        if cell is None and _covered_from_above(block, index, column):
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{widths[column]}" w:type="dxa"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
            column += 1
            continue
        assert cell is not None
        cells += _cell(cell, sum(widths[column : column + cell.columns]), look, dice, encode)
        column += cell.columns
    return f"<w:tr>{cells}</w:tr>"


def _covered_from_above(block: Grid, row: int, column: int) -> bool:
    """Whether a cell that starts in a row above reaches down to this place."""
    starts = ((r, block.rows[r][column]) for r in range(row - 1, -1, -1))
    return next((start + cell.rows > row for start, cell in starts if cell), False)


def _cell(cell: Cell, width: int, look: Look, dice: Dice, encode: Encoder) -> str:
    merge = (f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else "") + (
        '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    )
    text = cell.passage.text
    runs = [_run(line, "<w:b/>" * cell.bold, dice, encode, look.table_size) if line else "" for line in text.split("\n")]
    short = len(text) < 6 if not look.varied else bool(FIGURE.fullmatch(text)) or (len(text) < 8 and width < NARROW)
    align = "center" if cell.bold or short else "left"
    paragraphs = "".join(f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{run}</w:p>' for run in runs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>{paragraphs}</w:tc>'
