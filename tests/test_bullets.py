"""An engine reads the round dot before a line as a letter or a sign; the dot is told by its shape."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from vanthu.ocr.bullets import BULLET, with_bullets
from vanthu.types import Box, Word

DOT = (24, 50)


def line(mark: str) -> NDArray[np.uint8]:
    """A page with a mark before three upright strokes, black on white."""
    page = np.full((100, 300), 255, np.uint8)
    if mark == "dot":
        cv2.circle(page, DOT, 6, 0, -1)
    elif mark == "asterisk":
        for x, y in ((0, 7), (6, 4), (6, -4)):
            cv2.line(page, (DOT[0] - x, DOT[1] - y - 10), (DOT[0] + x, DOT[1] + y - 10), 0, 2)
    elif mark == "ring":
        cv2.circle(page, DOT, 7, 0, 2)
    elif mark == "point":
        cv2.circle(page, (DOT[0], 66), 4, 0, -1)
    for x in (44, 60, 76):
        page[30:70, x : x + 5] = 0
    return page


def read(page: NDArray[np.uint8], *texts: str) -> list[Word]:
    boxes = [Box(16, 30, 82, 70)] if len(texts) == 1 else [Box(16, 40, 32, 60), Box(42, 30, 82, 70)]
    return with_bullets(page, [Word(t, box=b, confidence=0.4) for t, b in zip(texts, boxes, strict=True)])


@pytest.mark.parametrize("text", ["sTheo", "eTheo", "°Theo", "»Theo", "=Theo", "*Theo"])
def test_a_dot_that_sticks_to_the_first_word(text: str) -> None:
    (word,) = read(line("dot"), text)
    assert (word.text, word.confidence) == (BULLET + "Theo", 0.9)


@pytest.mark.parametrize("text", ["s", "e", "°", "»", "*"])
def test_a_dot_that_stands_alone(text: str) -> None:
    assert [w.text for w in read(line("dot"), text, "Trong")] == [BULLET, "Trong"]


def test_a_word_that_makes_no_sense_is_no_surer_for_its_dot() -> None:
    assert [(w.text, w.confidence) for w in read(line("dot"), "=Hăằng")] == [(BULLET + "Hăằng", 0.4)]


@pytest.mark.parametrize("mark", ["asterisk", "ring", "point", "none"])
def test_what_has_another_shape_stays_as_it_was_read(mark: str) -> None:
    assert [w.text for w in read(line(mark), "*Theo")] == ["*Theo"]
    assert [w.text for w in read(line(mark), "s", "Theo")] == ["s", "Theo"]


@pytest.mark.parametrize("texts", [("Theo",), ("đều",), ("GD&ĐT",), ("a", "theo")])
def test_what_is_no_dot_before_a_capital_stays(texts: tuple[str, ...]) -> None:
    assert [w.text for w in read(line("dot"), *texts)] == list(texts)
