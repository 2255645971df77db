"""Which lines of a scan are read again, and how much of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from vanthu.ocr.engines import Image
from vanthu.ocr.second_look import read_again
from vanthu.settings import Settings
from vanthu.types import Box, Word

PAGE = np.full((1200, 1600), 255, np.uint8)


class Reader:
    """An engine that notes what it is asked to read, and reads nothing."""

    def __init__(self) -> None:
        self.crops: list[Image] = []
        self.calls = 0

    def is_available(self) -> bool:
        return True

    def recognise(self, image: Image, *, languages: str, psm: int, dpi: int) -> list[Word]:
        return []

    def recognise_all(self, images: Sequence[Image], *, languages: str, psm: int, dpi: int) -> list[list[Word]]:
        self.crops += images
        self.calls += 1
        return [[] for _ in images]

    def orientation(self, image: Image, *, dpi: int) -> int:
        return 0


def line(number: int, text: str, **unsure: float) -> list[Word]:
    words, x = [], 100.0
    for part in text.split():
        sure = unsure.get("all", unsure.get(part, 0.95))
        words.append(Word(part, line=number, box=Box(x, 40 * number, x + 14 * len(part), 40 * number + 24), confidence=sure))
        x += 14 * len(part) + 10
    return words


def looks(*lines: list[Word]) -> list[Image]:
    reader = Reader()
    words = [word for part in lines for word in part]
    assert read_again(PAGE, words, reader, settings=Settings(), dpi=200) == words
    return reader.crops


PROSE = "Các bộ phận thực hiện nghiêm túc chế độ báo cáo định kỳ theo quy định"


@pytest.mark.parametrize(("doubtful", "read"), [(0, 0), (1, 1), (4, 4), (9, 4)])
def test_of_doubtful_lines_of_prose_some_are_read_again(doubtful: int, read: int) -> None:
    lines = [line(i, PROSE, nghiêm=0.4) for i in range(doubtful)]
    assert len(looks(*lines, line(10, PROSE))) == read


def test_of_a_line_of_prose_only_the_words_about_the_doubtful_one_are_read_again() -> None:
    crops = looks(*(line(i, PROSE, nghiêm=0.4) for i in range(1, 4)))
    whole = line(1, PROSE)
    assert whole[-1].box and whole[0].box
    assert all(crop.shape[1] < 0.6 * (whole[-1].box.right - whole[0].box.left) for crop in crops)


@pytest.mark.parametrize("text", ["KẾT QUÁ CÔNG TÁC", "'BIỂN BẢN", "Ngô Công Luyến", "Số: 200 /UBND-NV", "Số 196-BC/ĐU"])
def test_a_title_a_name_and_the_number_are_read_again_even_alone(text: str) -> None:
    assert len(looks(line(1, text, all=0.5), line(2, PROSE))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "- Lưu: VT, TH.",
        "đồng.",
        "*Đại: 4 đ/c",
        "sTheo 12/BC-UBND",
        "II. 2024",
        "Đ/ÔĐ gnốb qồ2 uêil",
    ],
)
def test_what_a_second_reading_does_not_mend_is_not_read_again(text: str) -> None:
    assert looks(*(line(i, text, all=0.4) for i in range(1, 5))) == []


def test_a_signature_and_doubtful_lines_are_read_in_one_go() -> None:
    page = PAGE.copy()
    page[300:320, 900:1200] = 0  # ink beside the recipients of which nothing was read
    reader = Reader()
    words = [*line(1, "KẾT QUẢ CÔNG TÁC", all=0.5), *line(2, PROSE, nghiêm=0.4), *line(6, "Nơi nhận:")]
    assert read_again(page, words, reader, settings=Settings(), dpi=200) == words
    assert (reader.calls, len(reader.crops)) == (1, 3)
