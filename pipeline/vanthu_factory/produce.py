"""A report in the formats asked for, and its truth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2

from vanthu_factory.forms import docx, fallback, html, office, old_fonts, pdf, rtf, scan, txt, xlsx
from vanthu_factory.forms.boxes import printed, word_boxes
from vanthu_factory.model import Grid, Para, Report
from vanthu_factory.truth import gold
from vanthu_factory.words import Dice

Writer = Callable[[Report, Path, Dice], list[tuple[str, dict[str, Any]]] | None]


def _pdf_with_places(report: Report, path: Path, dice: Dice) -> list[tuple[str, dict[str, Any]]]:
    """A born-digital PDF, and where its words stand."""
    pdf.write(report, path, dice)
    document = pypdfium2.PdfDocument(path)
    boxes = word_boxes(document)
    document.close()
    return [("words", {"file": path.name, "boxes": printed(boxes)})]


# format: (what stands behind the name of the document, writer)
FORMATS: dict[str, tuple[str, Writer]] = {
    "txt": (".txt", txt.write),
    "docx": (".docx", docx.write),
    "pdf": (".pdf", _pdf_with_places),
    "scan": (".scan.pdf", scan.write),
    "html": (".html", html.write),
    "rtf": (".rtf", rtf.write),
    "xlsx": (".xlsx", xlsx.write),
    "fallback": (".fallback.pdf", fallback.write),
    "tiff": (".tiff", scan.write),
    "jpg": (".jpg", scan.write),
    "png": (".png", scan.write),
    "tcvn3": (".tcvn3.docx", old_fonts.write_tcvn3_docx),
    "tcvn3txt": (".tcvn3.txt", old_fonts.write_tcvn3_text),
    "vni": (".vni.docx", old_fonts.write_vni_docx),
    "doc": (".doc", office.write),
    "odt": (".odt", office.write),
    "tcvn3doc": (".tcvn3.doc", office.write_tcvn3),
}


def _fitting(format: str, report: Report) -> str:
    """Clerks put tables into workbooks, not prose: a report that is not mostly a table becomes a Word file, a list a workbook."""
    if report.sheet and format in ("docx", "html", "rtf"):
        return "xlsx"
    tables = sum(isinstance(block, Grid) for block in report.blocks)
    prose = sum(isinstance(block, Para) and block.kind in ("text", "bullet") for block in report.blocks)
    return "docx" if format == "xlsx" and (not tables or prose > 8) else format


def produce(report: Report, formats: list[str], folder: Path) -> dict[str, Any]:
    """Write `report` into `folder` in each of `formats`; returns its truth, which names the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files, extra = [], []
    for name in dict.fromkeys(_fitting(name, report) for name in formats):
        suffix, write = FORMATS[name]
        path = folder / (report.name + suffix)
        extra += write(report, path, Dice(f"{report.name}/{name}")) or []
        files.append(path.name)
    truth = gold(report, files)
    for table, item in extra:
        if table == "words":
            truth.setdefault("words", {})[item["file"]] = item["boxes"]
        else:
            truth[table].append(item)
    return truth
