"""Born-digital PDF, set with reportlab in Tinos, whose measures are those of Times New Roman."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from vanthu_factory.model import Cell, Columns2, Grid, Line, Para, Report
from vanthu_factory.words import Dice

FONTS = Path("/usr/share/fonts/truetype/croscore")
FACES = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}
ALIGN = {
    "title": TA_CENTER,
    "abstract": TA_CENTER,
    "centre": TA_CENTER,
    "annex": TA_CENTER,
    "note": TA_RIGHT,
    "heading": TA_LEFT,
}
WIDTH = A4[0] - 48 * mm
FIGURE = re.compile(r"[\d.,]{1,16} ?%?")


@cache
def register_fonts() -> bool:
    """Make the four faces known to reportlab; False where the font package is missing."""
    if not FONTS.is_dir():
        return False
    for key, face in FACES.items():
        pdfmetrics.registerFont(TTFont("Tinos" + ("-" + key if key else ""), str(FONTS / f"Tinos-{face}.ttf")))
    return True


def face(bold: bool, italic: bool) -> str:
    key = "B" * bold + "I" * italic
    return "Tinos" + ("-" + key if key else "")


def style(size: float, name: str = "Tinos", align: int = TA_JUSTIFY, **more: Any) -> ParagraphStyle:
    return ParagraphStyle("p", **{"fontName": name, "fontSize": size, "leading": size * 1.22, "alignment": align, **more})


class Ruled(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A centred rule of a given length, as under the motto."""

    def __init__(self, width: float, length: float) -> None:
        super().__init__()
        self.width, self.length, self.height = width, length, 3

    def draw(self) -> None:
        self.canv.setLineWidth(0.7)
        left = (self.width - self.length) / 2
        self.canv.line(left, 1.5, left + self.length, 1.5)


def write(report: Report, path: Path, dice: Dice, *, make: type[Paragraph] = Paragraph, canvas: type[Canvas] = Canvas) -> None:
    """`make` is the kind of paragraph that sets the text, `canvas` what it is drawn on."""
    if not register_fonts():
        raise RuntimeError("The font Tinos is needed: install the package fonts-croscore.")
    look = Look.of(report, dice.pick([13, 13.5, 14]))
    story = [flowable for block in report.blocks for flowable in _block(block, look, make)]
    if isinstance(story[-1], Spacer):
        story.pop()  # or it would make a page of its own
    document = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=30 * mm, rightMargin=18 * mm, topMargin=20 * mm, bottomMargin=20 * mm,
        title="", author="", creator="", producer="", invariant=1,
    )  # fmt: skip
    document.build(story, onLaterPages=_page_number, canvasmaker=canvas)


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont("Tinos", 13)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 13 * mm, str(canvas.getPageNumber()))


@dataclass(frozen=True)
class Look:
    """What the typist likes: the size of letters, the distance of lines in letters, indents in mm, the gap between paragraphs."""

    size: float
    leading: float = 1.22
    indent: float = 12.5
    centred_figures: bool = False
    before: float = 2
    after: float = 3

    @classmethod
    def of(cls, report: Report, size: float) -> Look:
        if not report.varied:
            return cls(size)
        pick = Dice(f"{report.name}/look").pick
        gap = pick([2, 3, 5])
        return cls(size, pick([1.15, 1.22, 1.22, 1.35, 1.5]), pick([12.5, 12.5, 10, 0]), True, gap, gap)

    def is_figure(self, cell: Cell | None) -> bool:
        """Whether the cell is set in the middle because it holds a number."""
        return bool(self.centred_figures and cell and FIGURE.fullmatch(cell.passage.text))


def _block(block: Columns2 | Grid | Para, look: Look, make: type[Paragraph]) -> list[Flowable]:
    if isinstance(block, Columns2):
        return [_columns(block, make), Spacer(1, 8)]
    if isinstance(block, Grid):
        return [Spacer(1, 4), _grid(block, look, make), Spacer(1, 6)]
    return _para(block, look, make)


def _para(block: Para, look: Look, make: type[Paragraph]) -> list[Flowable]:
    align = ALIGN.get(block.kind, TA_JUSTIFY)
    name = face(block.kind in ("title", "abstract", "heading", "centre", "annex"), block.kind in ("basis", "note"))
    more = {
        "firstLineIndent": 0 if align in (TA_CENTER, TA_RIGHT) else look.indent * mm,
        "spaceBefore": look.before, "spaceAfter": look.after, "leading": look.size * look.leading,
    }  # fmt: skip
    paragraph = make(escape(block.passage.text), style(look.size, name, align, **more))
    if block.kind == "annex":
        return [PageBreak(), paragraph]
    if block.kind == "abstract":
        return [paragraph, Ruled(WIDTH, 90), Spacer(1, 8)]
    return [paragraph]


def _line(line: Line, width: float, make: type[Paragraph]) -> list[Flowable]:
    name = face(line.bold, line.italic)
    text = line.passage.text
    flowables: list[Flowable] = [Spacer(1, line.gap)] if line.gap else []
    shown = escape(text).replace("     ", "&nbsp;" * 5)
    flowables.append(make(shown, style(line.size, name, TA_CENTER if line.centre else TA_LEFT)))
    if line.rule:
        flowables.append(Ruled(width, min(pdfmetrics.stringWidth(text, name, line.size) * line.rule, width)))
    return flowables


def _columns(block: Columns2, make: type[Paragraph]) -> Table:
    widths = (WIDTH * 0.42, WIDTH * 0.58)
    cells = [
        [f for line in side for f in _line(line, w - 6, make)] or ""
        for side, w in zip((block.left, block.right), widths, strict=True)
    ]
    return Table(
        [cells],
        widths,
        style=TableStyle(
            [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3)]
        ),
    )


def _grid(block: Grid, look: Look, make: type[Paragraph]) -> Table:
    rules: list[Any] = [("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    rows: list[list[Any]] = []
    for i, row in enumerate(block.rows):
        rows.append(
            [_cell(cell, share < 0.22 or look.is_figure(cell), make) for cell, share in zip(row, block.widths, strict=True)]
        )
        for j, cell in enumerate(row):
            if cell and (cell.columns > 1 or cell.rows > 1):
                rules.append(("SPAN", (j, i), (j + cell.columns - 1, i + cell.rows - 1)))
    return Table(rows, [WIDTH * w for w in block.widths], repeatRows=block.head, style=TableStyle(rules))


def _cell(cell: Cell | None, narrow: bool, make: type[Paragraph]) -> Any:
    if cell is None or not cell.passage.text:
        return ""
    text = cell.passage.text
    return make(
        escape(text).replace("\n", "<br/>"), style(12.5, face(cell.bold, False), TA_CENTER if cell.bold or narrow else TA_LEFT)
    )
