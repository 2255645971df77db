"""Tesseract through pytesseract, the default engine: one child process a call, one thread."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import pytesseract

from vanthu.ocr.confidence import calibrated
from vanthu.ocr.engines import Image
from vanthu.types import Box, Word

# More threads cost 2 to 7 times the CPU a page and save little time. pytesseract hands this mapping to the child process.
pytesseract.pytesseract.environ = {**os.environ, "OMP_THREAD_LIMIT": "1"}

_DATA = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)
_UBND = re.compile("[ÚÙỦŨỤƯÛ]BND")
_ETH = re.compile("Đ?Ð+Đ?")


@cache
def is_available() -> bool:
    """Whether the program and the data for Vietnamese are there."""
    try:
        return "vie" in pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError):
        return False


def data_folder() -> Path | None:
    """Where the data for Vietnamese are, in the usual places; the program finds its own."""
    return next((Path(folder) for folder in _DATA if Path(folder, "vie.traineddata").is_file()), None)


def recognise(image: Image | Path, *, languages: str, psm: int, dpi: int) -> list[Word]:
    """The words of one upright image. A file path spares writing the image again."""
    return _words(_run([image], languages, f"--psm {psm} --dpi {dpi}")).get(1, [])


def recognise_all(images: Sequence[Image], *, languages: str, psm: int, dpi: int) -> list[list[Word]]:
    """The words of each image. One process reads them all: it takes longer to start than to read a table cell."""
    if not images:
        return []
    pages = _words(_run(list(images), languages, f"--psm {psm} --dpi {dpi}"))
    return [pages.get(number, []) for number in range(1, len(images) + 1)]


def _words(tsv: str) -> dict[int, list[Word]]:
    """By page (from 1), the words of Tesseract's table."""
    pages: dict[int, list[Word]] = {}
    lines: dict[tuple[str, ...], int] = {}
    for row in tsv.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not (text := printed(cells[11])):
            continue
        left, top, width, height = map(float, cells[6:10])
        page = pages.setdefault(int(cells[1]), [])
        line = lines.setdefault(tuple(cells[1:5]), len(lines) if page else 0)
        if not page:
            lines = {tuple(cells[1:5]): 0}
        box = Box(left, top, left + width, top + height)
        page.append(Word(text, line=line, box=box, confidence=calibrated(float(cells[10]), text)))
    return pages


def orientation(image: Image, *, dpi: int) -> int:
    """Degrees clockwise by which the image must be turned; 0 when too little text is found to tell."""
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        try:
            found = pytesseract.image_to_osd(_saved(image, Path(folder, "page.pgm")), config=f"--psm 0 --dpi {dpi}")
        except pytesseract.TesseractError:
            return 0
    match = re.search(r"Rotate: (\d+)", str(found))
    return int(match[1]) if match else 0


def printed(text: str) -> str:
    """NFC; what is no letter or sign of Vietnamese print is what it looks like.

    U+00D0 is Đ, or that Đ seen twice (`QĐÐ`); U+2044 is the slash of a number; UBND has no mark, whatever stands above it.
    """
    clean = _ETH.sub("Đ", unicodedata.normalize("NFC", text.strip())).replace("\u2044", "/")
    return _UBND.sub("UBND", clean)


def _run(images: Sequence[Image | Path], languages: str, config: str) -> str:
    """Tesseract's TSV; several images are named in a list file."""
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        paths = [_saved(image, Path(folder, f"{i}.pgm")) for i, image in enumerate(images)]
        listed = paths[0]
        if len(paths) > 1:
            listed = str(Path(folder, "images.txt"))
            Path(listed).write_text("\n".join(paths), encoding="utf-8")
        return str(pytesseract.image_to_data(listed, lang=languages, config=config))


def _saved(image: Image | Path, path: Path) -> str:
    """The path of the image's file. PGM is not compressed: written and read in a few milliseconds."""
    if isinstance(image, Path):
        return str(image)
    cv2.imwrite(str(path), image)
    return str(path)
