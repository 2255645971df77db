"""What the benchmark of reading takes for right, and what it leaves out of its times."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from vanthu_bench.accuracy import folded, with_heads_again
from vanthu_factory.model import Cell, Grid, Passage, Report

SAMPLES = Path(__file__).parent.parent / "samples"
ROWS = (("Năm", "Danh hiệu"), ("2018", "Lao động tiên tiến"), ("2019", "Bằng khen"))


def report() -> Report:
    return Report("r", [Grid(tuple(tuple(Cell(Passage(text)) for text in row) for row in ROWS), head=1)])


def truth() -> str:
    return folded(" ".join(text for row in ROWS for text in row) + " Nơi nhận:")


def test_the_head_of_a_table_is_true_once_more_where_it_is_printed_again() -> None:
    pages = ["Năm Danh hiệu 2018 Lao động tiên tiến", "2 Năm Danh hiệu 2019 Bằng khen Nơi nhận:"]
    assert with_heads_again(truth(), report(), pages) == truth().replace("2019", "Năm Danh hiệu 2019")


def test_a_table_on_one_page_leaves_the_truth_as_it_is() -> None:
    pages = ["Năm Danh hiệu 2018 Lao động tiên tiến 2019 Bằng khen Nơi nhận:"]
    assert with_heads_again(truth(), report(), pages) == truth()


_LOADED_LATER = """
import sys
from pathlib import Path
from vanthu import catalogue
from vanthu.run import run
from vanthu.settings import Settings
from vanthu.types import Source
from vanthu_bench.tasks import FIRST
known = catalogue.load()
run(Source("first.txt", FIRST.encode()), known, Settings())
before = set(sys.modules)
for path in map(Path, sys.argv[1:]):
    run(Source(path.name, path.read_bytes()), known, Settings())
print(*sorted({name.split(".")[0] for name in set(sys.modules) - before}))
"""


def test_what_is_read_before_the_clock_starts_loads_every_library() -> None:
    texts = sorted(map(str, SAMPLES.glob("*.txt")))
    done = subprocess.run([sys.executable, "-c", _LOADED_LATER, *texts], capture_output=True, text=True, check=True)
    assert texts and done.stdout.split() == []
