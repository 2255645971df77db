"""Tesseract in the same process, through tesserocr: the same results without starting a program. Optional."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

from vanthu.ocr.engines import Image
from vanthu.ocr.engines.tesseract import data_folder, word_of
from vanthu.types import Box, Word


def is_available() -> bool:
    """Whether the library and the data for Vietnamese are there."""
    return find_spec("tesserocr") is not None and data_folder() is not None


def recognise(image: Image, *, languages: str, psm: int, dpi: int) -> list[Word]:
    """The words of one upright image."""
    import tesserocr

    api = _api(languages)
    api.SetPageSegMode(psm)
    height, width = image.shape
    api.SetImageBytes(image.tobytes(), width, height, 1, width)
    api.SetSourceResolution(dpi)
    api.Recognize()
    words: list[Word] = []
    line = -1
    found = api.GetIterator()
    for at in tesserocr.iterate_level(found, tesserocr.RIL.WORD) if found else ():
        line += at.IsAtBeginningOf(tesserocr.RIL.TEXTLINE)
        if at.Empty(tesserocr.RIL.WORD):
            continue
        box = Box(*map(float, at.BoundingBox(tesserocr.RIL.WORD)))
        read, score = at.GetUTF8Text(tesserocr.RIL.WORD), at.Confidence(tesserocr.RIL.WORD)
        if word := word_of(read, score, line=max(line, 0), box=box):
            words.append(word)
    api.Clear()
    return words


def recognise_all(images: Sequence[Image], *, languages: str, psm: int, dpi: int) -> list[list[Word]]:
    """The words of each image."""
    return [recognise(image, languages=languages, psm=psm, dpi=dpi) for image in images]


def orientation(image: Image, *, dpi: int) -> int:
    """Degrees clockwise by which the image must be turned; 0 when too little text is found to tell."""
    import tesserocr

    with tesserocr.PyTessBaseAPI(path=str(data_folder()), lang="osd", psm=tesserocr.PSM.OSD_ONLY) as api:
        api.SetImageBytes(image.tobytes(), image.shape[1], image.shape[0], 1, image.shape[1])
        api.SetSourceResolution(dpi)
        found = api.DetectOrientationScript()
    return (360 - int(found["orient_deg"])) % 360 if found else 0  # it says how the text is turned


@cache
def _api(languages: str) -> Any:
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=str(data_folder()), lang=languages)
