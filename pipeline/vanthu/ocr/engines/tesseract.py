"""Tesseract through pytesseract, the default engine: one child process a call, one thread."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from functools import cache
from pathlib import Path

import cv2
import pytesseract

from vanthu.ocr.confidence import calibrated
from vanthu.ocr.engines import Image
from vanthu.types import Box, Word

# More threads cost 2 to 7 times the CPU a page and save little time. pytesseract hands this mapping to the child process.
pytesseract.pytesseract.environ = {**os.environ, "OMP_THREAD_LIMIT": "1"}


@cache
def is_available() -> bool:
    """Whether the program and the data for Vietnamese are there."""
    try:
        return "vie" in pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError):
        return False


def recognise(image: Image | Path, *, languages: str, psm: int, dpi: int) -> list[Word]:
    """The words of one upright image. A file path spares writing the image again."""
    tsv = _run(image, languages, f"--psm {psm} --dpi {dpi}", "tsv")
    words, lines = [], dict[tuple[str, ...], int]()
    for row in tsv.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not (text := _printed(cells[11])):
            continue
        left, top, width, height = map(float, cells[6:10])
        line = lines.setdefault(tuple(cells[1:5]), len(lines))
        box = Box(left, top, left + width, top + height)
        words.append(Word(text, line=line, box=box, confidence=calibrated(float(cells[10]), text)))
    return words


def orientation(image: Image, *, dpi: int) -> int:
    """Degrees clockwise by which the image must be turned; 0 when too little text is found to tell."""
    try:
        found = _run(image, "osd", f"--psm 0 --dpi {dpi}", "osd")
    except pytesseract.TesseractError:
        return 0
    match = re.search(r"Rotate: (\d+)", found)
    return int(match[1]) if match else 0


def _printed(text: str) -> str:
    """NFC; U+00D0, which Vietnamese does not have, is the Đ that it looks like."""
    return unicodedata.normalize("NFC", text.strip()).replace("Ð", "Đ")


def _run(image: Image | Path, languages: str, config: str, output: str) -> str:
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        path = image if isinstance(image, Path) else Path(folder, "page.pgm")
        if not isinstance(image, Path):
            cv2.imwrite(str(path), image)  # PGM is not compressed: written and read in a few milliseconds
        if output == "osd":
            return str(pytesseract.image_to_osd(str(path), config=config))
        return str(pytesseract.image_to_data(str(path), lang=languages, config=config))
