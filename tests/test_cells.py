"""Cells of ruled tables on scans: a figure stands where two of three readings at different sizes agree on it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from vanthu.ocr.cells import AGAIN_AT, DISAGREED, READ_AT, SPECKED_AT, read_cells
from vanthu.ocr.engines import Image
from vanthu.ocr.grid import grids_of
from vanthu.settings import Settings
from vanthu.types import Box, Word

DPI = 200.0
LINES = [*(Box(50, y, 850, y + 2) for y in (50, 150, 250)), *(Box(x, 50, x + 2, 252) for x in (50, 450, 848))]


class Readings:
    """An engine that reads a cell as `texts` says for the resolution that it is given at; it counts what it was asked for."""

    def __init__(self, texts: dict[float, str]) -> None:
        self.texts, self.asked, self.crops = texts, list[float](), list[Image]()

    def is_available(self) -> bool:
        return True

    def recognise(self, image: Image, *, languages: str, psm: int, dpi: int) -> list[Word]:
        raise NotImplementedError

    def recognise_all(self, images: Sequence[Image], *, languages: str, psm: int, dpi: int) -> list[list[Word]]:
        self.asked += [dpi] * len(images)
        self.crops += images
        box = Box(20, 20, 40 * dpi / DPI, 40 * dpi / DPI)
        return [[Word(word, box=box, confidence=0.95) for word in self.texts[dpi].split()] for _ in images]

    def orientation(self, image: Image, *, dpi: int) -> int:
        return 0


def page() -> Image:
    """A page with a table of four cells, and ink in one of them."""
    image = np.full((400, 900), 255, np.uint8)
    for line in LINES:
        image[round(line.top) : round(line.bottom), round(line.left) : round(line.right)] = 0
    cv2.putText(image, "12", (200, 120), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 3)
    return image


def read(*texts: str) -> tuple[list[tuple[str, float]], list[str], int]:
    """Words with confidences, doubted figures, and the number of readings, where the three sizes give `texts`."""
    engine = Readings(dict(zip((READ_AT, *AGAIN_AT), texts, strict=True)))
    found = read_cells(page(), grids_of(LINES, tolerance=5), engine, settings=Settings(), dpi=DPI)
    return [(w.text, w.confidence) for w in found.words], [w.text for w in found.doubtful], len(engine.asked)


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (("12", "12", "12"), "12"),
        (("S120", "3.120", "3.120"), "3.120"),
        (("25", "29", "25"), "25"),
        (("29", "25", "25"), "25"),
        (("°", "3", "3"), "3"),
        (("", "4", "4"), "4"),
        (("98,9%", "98,9%", "98.9%"), "98,9%"),
    ],
)
def test_a_figure_that_two_readings_agree_on_is_sure(texts: tuple[str, str, str], kept: str) -> None:
    assert read(*texts) == ([(kept, 0.95)], [], 3)


@pytest.mark.parametrize(("texts", "kept"), [(("25", "29", "20"), "25"), (("S)", "5", "§"), "5"), (("25", "Z5", "Đ"), "25")])
def test_a_figure_of_one_reading_is_doubted(texts: tuple[str, str, str], kept: str) -> None:
    assert read(*texts) == ([(kept, DISAGREED)], [kept], 3)


@pytest.mark.parametrize("text", ["322:000", "1;488.500", "12*"])
def test_digits_with_signs_that_no_figure_has_are_doubted_though_all_readings_have_them(text: str) -> None:
    assert read(text, text, text) == ([(text, DISAGREED)], [text], 3)


@pytest.mark.parametrize("text", ["7:30", "7:30-11:30", "05/3/2024", "2021-2022", "(15)"])
def test_times_days_and_spans_are_sure(text: str) -> None:
    assert read(text, text, text) == ([(text, 0.95)], [], 3)


def test_the_grain_of_the_paper_is_painted_white() -> None:
    engine, grainy = Readings({READ_AT: "Nội vụ"}), page()
    grain = np.random.default_rng(3).integers(210, 250, grainy.shape)
    read_cells(
        np.where(grainy > 128, grain, grainy).astype(np.uint8),
        grids_of(LINES, tolerance=5),
        engine,
        settings=Settings(),
        dpi=DPI,
    )
    (crop,) = engine.crops
    assert not ((crop > 170) & (crop < 255)).any()


def test_on_a_copy_with_specks_a_cell_is_read_smaller() -> None:
    engine = Readings({SPECKED_AT: "Nội vụ"})
    read_cells(page(), grids_of(LINES, tolerance=5), engine, settings=Settings(), dpi=DPI, specked=True)
    assert engine.asked == [SPECKED_AT] and SPECKED_AT < READ_AT


@pytest.mark.parametrize("texts", [("Nữ", "Nữ", "10"), ("Đạt", "Đạt", "Đạt"), ("x", "x", "*")])
def test_a_short_word_stays_a_word(texts: tuple[str, str, str]) -> None:
    assert read(*texts)[:2] == ([(texts[0], 0.95)], [])


def test_a_cell_of_words_is_read_once() -> None:
    words, doubted, asked = read("Phòng Nội vụ", "", "")
    assert ([word for word, _ in words], doubted, asked) == (["Phòng", "Nội", "vụ"], [], 1)


def test_dots_and_strokes_that_stand_alone_beside_words_are_dirt() -> None:
    words, _, _ = read("ngày . 26/01/2018 của ' UBND", "", "")
    assert [word for word, _ in words] == ["ngày", "26/01/2018", "của", "UBND"]
