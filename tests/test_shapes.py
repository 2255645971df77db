"""What an engine cannot tell apart is told by its shape: the dot of an i from a hook, `≥` from `>`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pages import FONTS
from vanthu.ocr.hooks import SEEN, with_dots_seen
from vanthu.ocr.signs import with_bars_seen
from vanthu.types import Box, Word

FACES = [path for path in FONTS if Path(path).is_file()]
SIZES = (28, 38, 54)  # pixels of type at 150, 200 and 300 dpi
PLACE = (40, 40)


@cache
def printed(text: str, face: str, size: int) -> tuple[NDArray[np.uint8], Box]:
    """A page with a word, as a scanner sees it: black on white, a little soft; and the word's box."""
    page = Image.new("L", (900, 160), "white")
    ImageDraw.Draw(page).text(PLACE, text, fill="black", font=ImageFont.truetype(face, size))
    soft = np.asarray(cv2.GaussianBlur(np.asarray(page, np.uint8), (3, 3), 0.7), np.uint8)
    x, y, width, height = cv2.boundingRect((soft < 128).astype(np.uint8))
    return soft, Box(x, y, x + width, y + height)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("text", "read"), [("chi", "chỉ"), ("Ghi", "Ghỉ"), ("tinh", "tỉnh"), ("Chi", "Chỉ"), ("thi", "thỉ"), ("Đinh", "Đỉnh")]
)
def test_a_dot_that_is_read_as_a_hook(text: str, read: str, face: str, size: int) -> None:
    page, box = printed(text, face, size)
    (word,) = with_dots_seen(page, [Word(read, box=box, confidence=0.57)])
    assert (word.text, word.raw, word.confidence) == (text, read, SEEN)


@pytest.mark.parametrize(("confidence", "text"), [(0.57, "chi"), (0.99, "chỉ")])
def test_a_blot_is_a_dot_only_where_the_engine_is_not_sure_of_a_hook(confidence: float, text: str) -> None:
    page = np.full((100, 120), 255, np.uint8)
    for x in (20, 50, 80):
        page[50:80, x : x + 8] = 0
    page[20:80, 50:58] = 0
    page[26:38, 78:90] = 0
    page[32:38, 84:90] = 255  # three quarters of a square
    (word,) = with_dots_seen(page, [Word("chỉ", box=Box(18, 19, 90, 80), confidence=confidence)])
    assert word.text == text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("text", ["chỉ", "tỉnh", "Chỉ", "tỉ", "nghỉ;", "tỷ", "chi", "Đỉnh", "Biển"])
def test_a_hook_stays(text: str, face: str, size: int) -> None:
    page, box = printed(text, face, size)
    word = Word(text, box=box, confidence=0.57)
    assert with_dots_seen(page, [word]) == [word]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(("text", "read"), [("≥", ">"), ("≥98%", ">98%"), ("≤", "<"), ("≤10%", "<10%"), ("≥75", ">=75")])
def test_a_bar_that_is_not_read(text: str, read: str, face: str, size: int) -> None:
    page, box = printed(text, face, size)
    assert [w.text for w in with_bars_seen(page, [Word(read, box=box)])] == [text]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("text", [">", ">98%", "<", "<10%", ">2.000", "≥"])
def test_a_sign_without_a_bar_stays(text: str, face: str, size: int) -> None:
    page, box = printed(text, face, size)
    assert [w.text for w in with_bars_seen(page, [Word(text, box=box)])] == [text]
