"""What the benchmark of reading takes for right."""

from __future__ import annotations

from vanthu_bench.accuracy import folded, with_heads_again
from vanthu_factory.model import Cell, Grid, Passage, Report

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
