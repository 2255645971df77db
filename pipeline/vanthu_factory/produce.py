"""A report in the formats asked for, and its truth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from vanthu_factory.forms import docx, pdf, scan, txt
from vanthu_factory.model import Report
from vanthu_factory.truth import gold
from vanthu_factory.words import Dice

Writer = Callable[[Report, Path, Dice], None]

# format: (what stands behind the name of the document, writer)
FORMATS: dict[str, tuple[str, Writer]] = {
    "txt": (".txt", txt.write),
    "docx": (".docx", docx.write),
    "pdf": (".pdf", pdf.write),
    "scan": (".scan.pdf", scan.write),
}


def produce(report: Report, formats: list[str], folder: Path) -> dict[str, Any]:
    """Write `report` into `folder` in each of `formats`; returns its truth, which names the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in formats:
        suffix, write = FORMATS[name]
        path = folder / (report.name + suffix)
        write(report, path, Dice(f"{report.name}/{name}"))
        files.append(path.name)
    return gold(report, files)
