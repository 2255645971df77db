"""An engine reads `III` as `II` and is sure of it; the strokes on the page are counted."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vanthu.ocr.roman import COUNTED, with_strokes_counted
from vanthu.types import Box, Word

HEIGHT, WIDTH, GAP = 40, 8, 20


def numeral(ones: int, *, slant: float = 0.0, tail: str = "") -> NDArray[np.uint8]:
    """A page with so many ones in serif letters, black on white; a full stop or a slash behind them."""
    page = np.full((100, 200), 255, np.uint8)
    for i in range(ones):
        for y in range(HEIGHT):
            x = 20 + i * GAP + round(slant * (HEIGHT - y))
            serif = 4 if y < 4 or y >= HEIGHT - 4 else 0
            page[30 + y, x - serif : x + WIDTH + serif] = 0
    if tail == ".":
        page[64:70, 20 + ones * GAP : 26 + ones * GAP] = 0
    if tail == "/":
        for y in range(HEIGHT):
            x = 20 + ones * GAP + (HEIGHT - y) // 2
            page[30 + y, x : x + 4] = 0
    return page


def read(page: NDArray[np.uint8], text: str) -> Word:
    (word,) = with_strokes_counted(page, [Word(text, box=Box(14, 28, 110, 72), confidence=0.98)])
    return word


@pytest.mark.parametrize(
    ("ones", "text", "counted"), [(3, "II", "III"), (3, "Il", "III"), (2, "III", "II"), (2, "I", "II"), (3, "IlI", "III")]
)
def test_as_many_ones_as_are_printed(ones: int, text: str, counted: str) -> None:
    word = read(numeral(ones), text)
    assert (word.text, word.confidence) == (counted, COUNTED)


@pytest.mark.parametrize(
    ("ones", "text", "counted"), [(1, "U", "I/"), (2, "IU", "II/"), (3, "IIU/", "III/"), (3, "1IU", "III/"), (2, "1I/", "II/")]
)
def test_a_slash_behind_the_ones_that_is_read_as_a_letter_with_the_last(ones: int, text: str, counted: str) -> None:
    assert read(numeral(ones, tail="/"), text).text == counted


@pytest.mark.parametrize("text", ["U", "IU", "IIU/"])
def test_without_a_slash_it_stays(text: str) -> None:
    assert read(numeral(2), text).text == text


@pytest.mark.parametrize("ones", [1, 2, 3])
def test_a_numeral_that_was_read_right_keeps_its_confidence(ones: int) -> None:
    assert read(numeral(ones), "I" * ones) == Word("I" * ones, box=Box(14, 28, 110, 72), confidence=0.98)


def test_what_follows_the_ones_stays() -> None:
    assert read(numeral(3, tail="."), "II.").text == "III."
    assert read(numeral(2, tail="/"), "II//2022.").text == "II/2022."
    assert read(numeral(3, tail="/"), "II/2022").text == "III/2022"


def test_specks_are_no_strokes() -> None:
    page = numeral(2)
    page[48:50, 33:35] = 0
    assert read(page, "II").text == "II"


def test_slanted_letters_and_other_shapes_stay_as_they_were_read() -> None:
    assert read(numeral(3, slant=0.5), "II").text == "II"
    assert read(numeral(2, tail="/"), "III").text == "III"
    assert read(np.full((100, 200), 255, np.uint8), "II").text == "II"


@pytest.mark.parametrize("text", ["11", "1", "1.", "11/2022", "IV", "Il.lI", "l"])
def test_figures_and_other_words_are_none_of_it(text: str) -> None:
    assert read(numeral(3), text).text == text
