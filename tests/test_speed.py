"""What a document costs grows with its length: no line, however long and whatever it repeats, is read in more than linear time."""

from __future__ import annotations

import gc
import random
import time

import pytest

from vanthu import catalogue as catalogues
from vanthu.run import run
from vanthu.settings import Settings
from vanthu.types import Source

CATALOGUE = catalogues.load()
HEAD = "ỦY BAN NHÂN DÂN\nXÃ ĐỨC LONG\nSố: 12/BC-UBND\n\nBÁO CÁO\nKết quả công tác năm 2020\n\nI. KẾT QUẢ ĐẠT ĐƯỢC\n"
LENGTH = 5_000  # letters; long enough for what grows with the square of the length to outweigh the rest
GROWN = 4
MOST = 7.0  # times as long for four times the letters; quadratic work would take sixteen times as long

# What begins or ends something for some part of the pipeline, repeated without end.
PIECES = [
    "Căn cứ Luật ", "ngày 1 tháng 1 ", "01/01/2020 ", "8/3, ", "năm 2019, ", "12-13 ", "1.000.000 ", "5 ", "5 triệu đồng ", "hai mươi ",
    "kinh phí ", "12/QĐ-UBND ", "12/QĐ-", "Quyết định số ", "Quyết định 33, 52 và ", "của UBND tỉnh ", "Sở Tài chính ", "Phòng Văn hóa và ",
    "100% ", "100% cán bộ ", "98,5%", "không có người vi phạm ", "không để xảy ra ", "tất cả cán bộ ", "01 đồng chí được tặng ",
    "Giấy khen ", "tặng Giấy khen của ", "Chiến sĩ thi đua ", "((Đạt) ", "Tự đánh giá: Đạt ", "đạt 5/10 điểm ", "19/19 tiêu chí ", "(", ")",
    "“", '"', "- ", "+ ", "a) ", "1. ", "…", "....", "/", "; ", ": ", "Tổng số: 5 ", "nam: 3, nữ: 4, ", "trong đó ", "ông Nguyễn Văn A ",
    "Phó Chủ tịch UBND ", "TM. ", "Nơi nhận: ", "Lưu: VT, ", "a", " ", "\t", "|", "1",
]  # fmt: skip


def seconds(line: str, times: int = 2) -> float:
    """Processor time of one document with that line; the least of some runs, the collector at rest."""
    source = Source("line.txt", (HEAD + line + "\n").encode())
    best = float("inf")
    gc.disable()
    try:
        for _ in range(times):
            start = time.process_time()
            run(source, CATALOGUE, Settings())
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def grows_with_its_length(short: str, long: str) -> bool:
    """Whether the long line takes not much more than in proportion; measured again where the machine was busy."""
    return any(seconds(long) <= MOST * max(seconds(short), 0.01) for _ in range(3))


@pytest.mark.parametrize("piece", PIECES)
def test_a_line_that_repeats_itself_takes_time_in_proportion(piece: str) -> None:
    assert grows_with_its_length(repeated(piece, LENGTH), repeated(piece, GROWN * LENGTH))


@pytest.mark.parametrize("seed", range(8))
def test_a_line_of_anything_takes_time_in_proportion(seed: int) -> None:
    dice = random.Random(seed)
    some = dice.sample(PIECES, dice.randint(2, 9))
    line = "".join(dice.choices(some, k=GROWN * LENGTH))[: GROWN * LENGTH]
    assert grows_with_its_length(line[:LENGTH], line)
