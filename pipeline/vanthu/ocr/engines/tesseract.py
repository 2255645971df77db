"""Tesseract, the default engine: the program, one thread, kept running where the system allows it, else started by pytesseract."""

from __future__ import annotations

import atexit
import os
import re
import tempfile
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytesseract

from vanthu.ocr.confidence import calibrated
from vanthu.ocr.engines import Image
from vanthu.ocr.program import EndedError, Program
from vanthu.types import Box, Word

# More threads cost 2 to 7 times the CPU a page and save little time. pytesseract hands this mapping to the child process.
_ENVIRONMENT = pytesseract.pytesseract.environ = {**os.environ, "OMP_THREAD_LIMIT": "1"}
_running: dict[tuple[str, int], Program] = {}  # by languages and page segmentation mode, which are set when it is started
os.register_at_fork(after_in_child=_running.clear)  # two processes would take each other's answers

_DATA = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)
_UBND = re.compile("[ÚÙỦŨỤƯÛ]BND")
_TIFF = (cv2.IMWRITE_TIFF_COMPRESSION, cv2.IMWRITE_TIFF_COMPRESSION_NONE, cv2.IMWRITE_TIFF_RESUNIT, 2)  # 2: dots an inch
_BLANK = np.full((32, 32), 255, np.uint8)
_LISTS_AS_THEY_COME = (4, 1)  # since this version
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


def recognise(image: Image, *, languages: str, psm: int, dpi: int) -> list[Word]:
    """The words of one upright image."""
    return recognise_all([image], languages=languages, psm=psm, dpi=dpi)[0]


def recognise_all(images: Sequence[Image], *, languages: str, psm: int, dpi: int) -> list[list[Word]]:
    """The words of each image."""
    if not images:
        return []
    numbers, tsv = _run(images, languages, psm, dpi)
    pages = _words(tsv)
    return [pages.get(number, []) for number in numbers]


def close() -> None:
    """End the programs that are kept running."""
    while _running:
        _running.popitem()[1].end()


atexit.register(close)


def _words(tsv: str) -> dict[int, list[Word]]:
    """By page, the words of Tesseract's table."""
    pages: dict[int, list[Word]] = {}
    lines: dict[tuple[str, ...], int] = {}
    for row in tsv.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = map(float, cells[6:10])
        page = pages.setdefault(int(cells[1]), [])
        line = lines.setdefault(tuple(cells[1:5]), len(lines) if page else 0)
        if not page:
            lines = {tuple(cells[1:5]): 0}
        box = Box(left, top, left + width, top + height)
        if word := word_of(cells[11], float(cells[10]), line=line, box=box):
            page.append(word)
    return pages


def word_of(read: str, score: float, *, line: int, box: Box) -> Word | None:
    """The word that Tesseract reads with a score of 0 to 100; None where it is white space.

    >>> [(w.text, w.raw) for s in ("QĐÐ-ỦBND", "xã") if (w := word_of(s, 96.5, line=0, box=Box(0, 0, 9, 9)))]
    [('QĐ-UBND', 'QĐÐ-ỦBND'), ('xã', '')]
    """
    text, as_read = printed(read), unicodedata.normalize("NFC", read.strip())
    raw = as_read if as_read != text else ""
    return Word(text, line=line, box=box, confidence=calibrated(score, text), raw=raw) if text else None


def orientation(image: Image, *, dpi: int) -> int:
    """Degrees clockwise by which the image must be turned; 0 when too little text is found to tell."""
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        try:
            found = pytesseract.image_to_osd(_saved(image, Path(folder, "page.tif"), dpi), config=f"--psm 0 --dpi {dpi}")
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


def _run(images: Sequence[Image], languages: str, psm: int, dpi: int) -> tuple[Sequence[int], str]:
    """The number that each of the images has in Tesseract's TSV, and the TSV."""
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        paths = [_saved(image, Path(folder, f"{i}.tif"), dpi) for i, image in enumerate(images)]
        try:
            return _program(languages, psm).read(paths, _saved(_BLANK, Path(folder, "blank.tif"), dpi))
        except EndedError:  # by itself, if pytesseract cannot read them either, it says why
            _running.pop((languages, psm), None)
        listed = Path(folder, "images.txt")
        listed.write_text("\n".join(paths), encoding="utf-8")
        return range(1, len(paths) + 1), str(pytesseract.image_to_data(str(listed), lang=languages, config=f"--psm {psm}"))


def _program(languages: str, psm: int) -> Program:
    """The program that reads images so: that which runs, or a new one."""
    key = (languages, psm)
    if key not in _running:
        if pytesseract.get_tesseract_version().release < _LISTS_AS_THEY_COME:
            raise EndedError("this version reads the whole list first")
        options = f"- - -l {languages} --psm {psm} -c stream_filelist=1 tsv"
        _running[key] = Program([pytesseract.pytesseract.tesseract_cmd, *options.split()], _ENVIRONMENT)
    return _running[key]


def _saved(image: Image, path: Path, dpi: int) -> str:
    """The path of the image's file. TIFF states the resolution, and without compression is written and read in a few milliseconds."""
    cv2.imwrite(str(path), image, [*_TIFF, cv2.IMWRITE_TIFF_XDPI, dpi, cv2.IMWRITE_TIFF_YDPI, dpi])
    return str(path)
