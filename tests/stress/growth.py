"""How the time of a document grows with its longest line, for lines that repeat what some part of the pipeline looks for.

`python -m tests.stress.growth` prints the slowest lines in processor time, and ends with 1 where the time grows faster than the length.
"""

from __future__ import annotations

import gc
import random
import sys
import time

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


def seconds(line: str) -> float:
    """Processor time of one document with that line: the least of three, the collector at rest."""
    source = Source("line.txt", (HEAD + line + "\n").encode())
    best = float("inf")
    gc.disable()
    for _ in range(3):
        start = time.process_time()
        run(source, CATALOGUE, Settings())
        best = min(best, time.process_time() - start)
    gc.enable()
    return best


def lines() -> dict[str, str]:
    """Each piece repeated, and eight mixtures of pieces, `GROWN * LENGTH` letters each; by a name for people."""
    most = GROWN * LENGTH
    made = {repr(piece): (piece * (most // len(piece) + 1))[:most] for piece in PIECES}
    for seed in range(8):
        dice = random.Random(seed)
        some = dice.sample(PIECES, dice.randint(2, 9))
        made[f"mixture {seed}"] = "".join(dice.choices(some, k=most))[:most]
    return made


def main() -> int:
    base = seconds("")
    seconds(PIECES[0])
    rows = [(name, seconds(line[:LENGTH]) - base, seconds(line) - base) for name, line in lines().items()]
    rows.sort(key=lambda row: -row[1])
    print(f"a line of {LENGTH} letters, its time in ms; {GROWN} times the letters, times as long")
    for name, short, long in rows:
        grown = long / max(short, 0.01)
        print(f"{short * 1000:8.1f} {grown:6.1f}{'  too much' if grown > MOST else ''}  {name}")
    return any(long > MOST * max(short, 0.01) for _, short, long in rows)


if __name__ == "__main__":
    sys.exit(main())
