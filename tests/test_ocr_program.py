"""Tesseract is kept running between pages, and what it reads is what it would read if it were started for each."""

from __future__ import annotations

import os
from collections.abc import Iterator

import cv2
import numpy as np
import pytest

from pages import BODY, HEAD, image
from vanthu.ocr.engines import Image, tesseract
from vanthu.ocr.program import Program
from vanthu.types import Word

DPI = 200
KEY = ("vie", 6)


@pytest.fixture(scope="module")
def page() -> Image:
    return np.asarray(cv2.cvtColor(image(*HEAD, *BODY, dpi=DPI), cv2.COLOR_RGB2GRAY)[:700], np.uint8)


@pytest.fixture(autouse=True)
def _none_running() -> Iterator[None]:
    tesseract.close()
    yield
    tesseract.close()


def words_of(image: Image) -> list[Word]:
    return tesseract.recognise(image, languages="vie", psm=6, dpi=DPI)


@pytest.fixture(scope="module")
def read_by_pytesseract(page: Image) -> list[Word]:
    """The words as a program reads them that is started for this one image."""
    tesseract.close()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "openpty", no_terminal)
        words = words_of(page)
    assert len(words) > 30 and not tesseract._running
    return words


def no_terminal() -> None:
    raise OSError("out of pty devices")


def test_a_program_that_is_kept_reads_as_one_that_is_started(page: Image, read_by_pytesseract: list[Word]) -> None:
    assert [words_of(page) for _ in range(3)] == [read_by_pytesseract] * 3


def test_one_program_reads_all(page: Image) -> None:
    words_of(page)
    kept = tesseract._running[KEY]
    tesseract.recognise_all([page[:200], page], languages="vie", psm=6, dpi=DPI)
    assert tesseract._running == {KEY: kept}


def test_images_without_words_have_their_place_among_others(page: Image, read_by_pytesseract: list[Word]) -> None:
    blank = np.full((60, 200), 255, np.uint8)
    assert tesseract.recognise_all([blank, page, blank], languages="vie", psm=6, dpi=DPI) == [[], read_by_pytesseract, []]


def test_more_images_than_their_names_find_room_in_a_pipe(page: Image, read_by_pytesseract: list[Word]) -> None:
    blank = np.full((32, 32), 255, np.uint8)
    found = tesseract.recognise_all([*[blank] * 1500, page], languages="vie", psm=6, dpi=DPI)
    assert len(found) == 1501 and found[-1] == read_by_pytesseract and not any(found[:-1])


def test_the_resolution_is_that_of_each_call(page: Image, read_by_pytesseract: list[Word]) -> None:
    double = np.asarray(cv2.resize(page, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8)
    large = tesseract.recognise(double, languages="vie", psm=6, dpi=2 * DPI)
    assert len({w.text for w in large} & {w.text for w in read_by_pytesseract}) > 25
    assert words_of(page) == read_by_pytesseract


def test_a_program_that_has_died_is_replaced(page: Image, read_by_pytesseract: list[Word]) -> None:
    words_of(page)
    tesseract._running[KEY].end()
    assert words_of(page) == read_by_pytesseract, "by pytesseract"
    assert not tesseract._running
    assert words_of(page) == read_by_pytesseract
    assert KEY in tesseract._running


def test_an_answer_that_was_not_waited_for_is_not_taken_for_the_next(
    page: Image, read_by_pytesseract: list[Word], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Program, end: bytes) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Program, "_until", interrupted)
        with pytest.raises(KeyboardInterrupt):
            words_of(page[:150])
    assert words_of(page) == read_by_pytesseract


def test_programs_end_when_they_are_closed(page: Image) -> None:
    words_of(page)
    process = tesseract._running[KEY]._process
    tesseract.close()
    assert process.returncode is not None and not tesseract._running
