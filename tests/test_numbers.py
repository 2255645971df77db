"""Numbers as clerks write them, in figures and in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.text.number_words import read_words
from vanthu.text.numbers import find_numbers, find_ratios, parse_number

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def triple_in_words(n: int, *, full: bool) -> str:
    """0 to 999 as read aloud; `full` says the empty hundreds too: "không trăm linh năm"."""
    hundreds, tens, units = n // 100, n // 10 % 10, n % 10
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0 and units and words:
        words += ["linh", DIGITS[units]]
    elif tens == 0 and units:
        words += [DIGITS[units]]
    elif tens:
        words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
        words += {0: [], 1: ["mốt" if tens > 1 else "một"], 5: ["lăm"]}.get(units, [DIGITS[units]])
    return " ".join(words)


def in_words(n: int) -> str:
    if n == 0:
        return "không"
    parts, started = [], False
    billions = n // 10**9
    if billions:
        parts += [in_words(billions), "tỷ"]
        started = True
    for scale, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        part = n // scale % 1000
        if part:
            parts += [triple_in_words(part, full=started), name]
            started = True
    return " ".join(" ".join(parts).split())


@given(st.integers(0, 10**12))
@settings(max_examples=400, deadline=None)
def test_number_words_are_read_back(n: int) -> None:
    assert parse_number(in_words(n)) == n


@given(st.integers(10, 10**12).filter(lambda n: len(in_words(n).split()) > 1))
@settings(max_examples=200, deadline=None)
def test_number_words_are_found_in_a_sentence(n: int) -> None:
    text = f"Cơ quan hiện có {in_words(n)} người"
    (quantity,) = find_numbers(text)
    assert (quantity.value, text[quantity.start : quantity.end]) == (n, in_words(n))


@given(st.integers(0, 10**15))
@settings(max_examples=200, deadline=None)
def test_grouped_figures_are_read_back(n: int) -> None:
    assert parse_number(f"{n:,}".replace(",", ".")) == n
    assert parse_number(f"{n:,}".replace(",", " ")) == n


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_survived_and_offsets_are_true(text: str) -> None:
    for quantity in find_numbers(text):
        assert 0 <= quantity.start <= quantity.numeral.start < quantity.numeral.end <= quantity.end <= len(text)
    parse_number(text)
    list(find_ratios(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5.000.000", 5_000_000),
        ("1,5", 1.5),
        ("98,5%", 98.5),
        ("98,5 %", 98.5),
        ("1.230", 1230),
        ("1 230", 1230),
        ("02", 2),
        ("0", 0),
        ("12.5", 12.5),
        ("98.75%", 98.75),
        ("1,25", 1.25),
        ("12,345", 12.345),  # 12,345 tỷ đồng
        ("5,000", 5000),  # no one writes a decimal of three zeros
        ("1,250,000", 1_250_000),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("0.250", 0.25),
        ("1,5 tỷ", 1_500_000_000),
        ("15 triệu", 15_000_000),
        ("2 nghìn tỷ", 2 * 10**12),
        ("hai mươi tám", 28),
        ("Hai  mươi tám", 28),
        ("mười lăm", 15),
        ("một trăm linh năm", 105),
        ("một trăm lẻ năm", 105),
        ("hai mươi mốt", 21),
        ("ba mươi tư", 34),
        ("ba nghìn hai trăm", 3200),
        ("năm triệu đồng", None),
        ("một triệu rưỡi", 1_500_000),
        ("năm", 5),
        ("1.23.4", None),
        ("1.2,3.4", None),
        ("12a", None),
        ("1..2", None),
        ("", None),
        ("%", None),
        ("người", None),
        ("mươi", None),
    ],
)
def test_a_number_alone(text: str, value: float | None) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("từ 98% đến 100% cán bộ", (98, 100, "=", True, "từ 98% đến 100%")),
        ("đạt 98-100%", (98, 100, "=", True, "98-100%")),
        ("đạt 98 % – 100 %", (98, 100, "=", True, "98 % – 100 %")),
        ("có 20 đến 30 người", (20, 30, "=", False, "20 đến 30")),
        ("hơn 20 người", (20, None, ">", False, "hơn 20")),
        ("trên 5.000.000 đ", (5_000_000, None, ">", False, "trên 5.000.000")),
        ("gần 98,5%", (98.5, None, "~", True, "gần 98,5%")),
        ("khoảng 300 hộ", (300, None, "~", False, "khoảng 300")),
        ("ước đạt 85%", (85, None, "~", True, "ước đạt 85%")),
        ("ít nhất 03 buổi", (3, None, ">=", False, "ít nhất 03")),
        ("không dưới 90%", (90, None, ">=", True, "không dưới 90%")),
        ("tối đa 5 ngày", (5, None, "<=", False, "tối đa 5")),
        ("không quá 10%", (10, None, "<=", True, "không quá 10%")),
        ("dưới 2%", (2, None, "<", True, "dưới 2%")),
        ("đạt 80% trở lên", (80, None, ">=", True, "80% trở lên")),
        ("từ 80% trở lên", (80, None, ">=", True, "từ 80% trở lên")),
        ("từ 3 người trở lên", (3, None, ">=", False, "từ 3 người trở lên")),
        ("3 đồng chí trở xuống", (3, None, "<=", False, "3 đồng chí trở xuống")),
        ("gia đình,100% hộ", (100, None, "=", True, "100%")),
        ("có hai mươi tám người", (28, None, "=", False, "hai mươi tám")),
        ("hơn một trăm người", (100, None, ">", False, "hơn một trăm")),
        ("trong hai mươi năm qua", (20, None, "=", False, "hai mươi")),
        ("thu 1,5 tỷ đồng", (1_500_000_000, None, "=", False, "1,5 tỷ")),
        ("có 1 230 hộ", (1230, None, "=", False, "1 230")),
        ("không  quá   0,3%", (0.3, None, "<=", True, "không  quá   0,3%")),
        ("ĐẠT TRÊN 95%", (95, None, ">", True, "TRÊN 95%")),
    ],
)
def test_one_quantity_in_a_text(text: str, expected: tuple[object, ...]) -> None:
    (q,) = find_numbers(text)
    assert (q.value, q.value_max, q.comparator, q.percent, text[q.start : q.end]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Số 207/BC-UBND",
        "QĐ-33",
        "05-NQ",
        "ngày 27/10/2020",
        "3a",
        "mục 1.2.3",
        "hàng năm",
        "không có người",
        "ba mẹ",
        "văn phòng 2B",
    ],
)
def test_not_quantities(text: str) -> None:
    assert list(find_numbers(text)) == []


def test_a_falling_range_is_two_numbers_at_most() -> None:
    assert next(q.value for q in find_numbers("từ 100 đến 50")) == 100


def test_twenty_years_are_not_twenty_five() -> None:
    assert read_words("hai mươi năm") == (20, 2)
    assert read_words("hai mươi lăm") == (25, 3)


def test_single_words_are_numbers_only_on_request() -> None:
    assert [q.value for q in find_numbers("ba người", single_words=True)] == [3]
    assert list(find_numbers("ba người")) == []


def test_ratios() -> None:
    assert [(r.part, r.whole) for r in find_ratios("15/28 người, 1.250/1.300 hộ, 10 / 12 thôn")] == [
        (15, 28),
        (1250, 1300),
        (10, 12),
    ]
    assert list(find_ratios("số 12/QĐ-UBND, ngày 4/11/2020, 30/2020/NĐ-CP, 01/2012-TT")) == []


@pytest.mark.parametrize("piece", ["1.", "1 ", "hai ", "một trăm ", "từ 1 đến ", "trên ", "1/", "9", "mười tỷ "])
def test_a_hostile_line_is_read_to_its_end(piece: str) -> None:
    text = piece * (8000 // len(piece))
    for found in (find_numbers(text), find_ratios(text)):
        assert all(0 <= one.start < one.end <= len(text) for one in found)
