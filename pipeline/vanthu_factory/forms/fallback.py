"""PDF whose base font lacks the Vietnamese letters: the letters it lacks come last in the content.

Word processors without a full font write such files; read in content order they give `C NG HÒA X H I … Ộ Ộ Ã`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.paragraph import Paragraph

from vanthu_factory.forms import pdf
from vanthu_factory.model import Report
from vanthu_factory.words import Dice

# The standard Times faces have the measures of Tinos and only the letters of Western Europe.
BASE = {"Tinos": "Times-Roman", "Tinos-B": "Times-Bold", "Tinos-I": "Times-Italic", "Tinos-BI": "Times-BoldItalic"}


class LateCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that keeps some letters back and sets them when the page is full."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.late: list[tuple[float, float, str, str, float]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        for x, y, letter, font, size in self.late:
            self.setFont(font, size)
            self.drawString(x, y, letter)
        self.late = []
        super().showPage()


class Scrambled(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph whose letters outside the base font are drawn at the end of the page."""

    def draw(self) -> None:
        style, top = self.style, self.height - self.style.fontSize
        for i, line in enumerate(self.blPara.lines):
            text = " ".join(line[1]) if isinstance(line, tuple) else "".join(fragment.text for fragment in line.words)
            indent = style.firstLineIndent if i == 0 else 0
            free = self.width - indent - pdfmetrics.stringWidth(text, style.fontName, style.fontSize)
            shift = free / 2 if style.alignment == TA_CENTER else free if style.alignment == TA_RIGHT else 0
            self._line(text, indent + shift, top - i * style.leading)

    def _line(self, text: str, left: float, y: float) -> None:
        canvas, style = self.canv, self.style
        run, start = "", left
        canvas.setFont(BASE[style.fontName], style.fontSize)
        for char in text:
            width = pdfmetrics.stringWidth(char, style.fontName, style.fontSize)
            if _in_base(char):
                start, run = start if run else left, run + char
            else:
                canvas.drawString(start, y, run)
                run = ""
                canvas.late.append((*canvas.absolutePosition(left, y), char, style.fontName, style.fontSize))
            left += width
        canvas.drawString(start, y, run)


def _in_base(char: str) -> bool:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def write(report: Report, path: Path, dice: Dice) -> None:
    pdf.write(report, path, dice, make=Scrambled, canvas=LateCanvas)
