"""Document symbols in their forms, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.text.symbols import Grammar

TYPES = [
    "NQ",
    "QĐ",
    "CT",
    "QC",
    "QyĐ",
    "TC",
    "TB",
    "HD",
    "CTr",
    "KH",
    "PA",
    "ĐA",
    "DA",
    "BC",
    "BB",
    "TTr",
    "HĐ",
    "CĐ",
    "CV",
    "KL",
    "TT",
    "NĐ",
    "TTLT",
    "NQLT",
    "VBHN",
    "BTT",
    "GM",
    "GCN",
    "SY",
    "TrS",
    "SL",
    "L",
]
ISSUERS = [
    "CP",
    "TTg",
    "HĐBT",
    "UBTVQH",
    "UBND",
    "HĐND",
    "CĐ",
    "BCH",
    "TLĐ",
    "LĐLĐ",
    "MTTQ",
    "TW",
    "TU",
    "ĐU",
    "TC",
    "BNV",
    "BTC",
    "VPCP",
]
GRAMMAR = Grammar(frozenset(TYPES), frozenset(ISSUERS))

# text, form, number, year, symbol, code of the kind
SYMBOLS = [
    ("312/BC-UBND", "admin", "312", None, "BC-UBND", "BC"),
    ("07/KH-ĐKT", "admin", "07", None, "KH-ĐKT", "KH"),
    ("03/CĐ", "old", "03", None, "CĐ", None),
    ("04/KH-CĐ", "admin", "04", None, "KH-CĐ", "KH"),
    ("19/2013/TT-BVHTTDL", "normative", "19", 2013, "TT-BVHTTDL", "TT"),
    ("22/UBTVQH", "old", "22", None, "UBTVQH", None),
    ("64/CP", "old", "64", None, "CP", None),
    ("1877/QĐ-BCH", "admin", "1877", None, "QĐ-BCH", "QĐ"),
    ("34/2016/NĐ-CP", "normative", "34", 2016, "NĐ-CP", "NĐ"),
    ("34/2016/NÐ-CP", "normative", "34", 2016, "NĐ-CP", "NĐ"),
    ("08/BNV-VP", "letter", "08", None, "BNV-VP", None),
    ("15/UBND-VX", "letter", "15", None, "UBND-VX", None),
    ("41-HD/VPTW", "party", "41", None, "HD/VPTW", "HD"),
    ("9876-CV/VPTW", "party", "9876", None, "CV/VPTW", "CV"),
    ("02-KL/ĐU", "party", "02", None, "KL/ĐU", "KL"),
    ("177-QĐ/ĐUK", "party", "177", None, "QĐ/ĐUK", "QĐ"),
    ("21-NQ/TW", "party", "21", None, "NQ/TW", "NQ"),
    ("10 - NQ/TƯ", "party", "10", None, "NQ/TƯ", "NQ"),
    ("29 NQ/TW", "party", "29", None, "NQ/TW", "NQ"),
    ("45/2019/QH14", "law", "45", 2019, "QH14", None),
    ("10/2014/UBTVQH13", "law", "10", 2014, "UBTVQH13", None),
    ("1211/NQ-UBTVQH13", "admin", "1211", None, "NQ-UBTVQH13", "NQ"),
    ("25/2012/TTLT-BNV-VPCP", "normative", "25", 2012, "TTLT-BNV-VPCP", "TTLT"),
    ("16/1999/TTLT/BLĐTBXH-BTC", "normative", "16", 1999, "TTLT/BLĐTBXH-BTC", "TTLT"),
    ("22/2008/CT-TTg", "normative", "22", 2008, "CT-TTg", "CT"),
    ("240/CĐ-TTg", "admin", "240", None, "CĐ-TTg", "CĐ"),
    ("31/HD-LĐLĐ", "admin", "31", None, "HD-LĐLĐ", "HD"),
    ("12/BC-CĐCS", "admin", "12", None, "BC-CĐCS", "BC"),
    ("06/VBHN-VPQH", "admin", "06", None, "VBHN-VPQH", "VBHN"),
    ("512/QĐ-NH21", "admin", "512", None, "QĐ-NH21", "QĐ"),
    ("17/BTC-TĐKT", "letter", "17", None, "BTC-TĐKT", None),
    ("433/VHCS-NSVH", "letter", "433", None, "VHCS-NSVH", None),
    ("99 / BC - UBND", "admin", "99", None, "BC-UBND", "BC"),
    ("05/KH- UBND", "admin", "05", None, "KH-UBND", "KH"),
    ("88/KCN- CĐ", "letter", "88", None, "KCN-CĐ", None),
    ("211/BCĐ- VHTT", "letter", "211", None, "BCĐ-VHTT", None),
    ("135/HĐBT", "old", "135", None, "HĐBT", None),
    ("91-LCT/HĐNN8", "old", "91", None, "LCT/HĐNN8", None),
    ("07/BC-MTTQ-BTT", "admin", "07", None, "BC-MTTQ-BTT", "BC"),
    ("02/2015/NQLT-CP-UBTVQH-ĐCTUBTWMTTQVN", "normative", "02", 2015, "NQLT-CP-UBTVQH-ĐCTUBTWMTTQVN", "NQLT"),
    ("313/TTr-SVHTT", "admin", "313", None, "TTr-SVHTT", "TTr"),
    ("80/QĐ/TTg", "admin", "80", None, "QĐ/TTg", "QĐ"),
    ("1803/1998/QĐ/BTC", "normative", "1803", 1998, "QĐ/BTC", "QĐ"),
    ("15a/NQ-CP", "admin", "15a", None, "NQ-CP", "NQ"),
    ("02bis/QĐ-UBND", "admin", "02bis", None, "QĐ-UBND", "QĐ"),
    ("45/qđ-ubnd", "admin", "45", None, "qđ-ubnd", "qđ"),
    ("19/2021/QĐTTg", "normative", "19", 2021, "QĐTTg", "QĐ"),
    ("44/HDTLĐ", "irregular", "44", None, "HDTLĐ", "HD"),
    ("03/SY-UBND", "copy", "03", None, "SY-UBND", "SY"),
    ("77/QD-UBND", "admin", "77", None, "QD-UBND", "QĐ"),
    ("05/CD", "old", "05", None, "CD", None),
    ("216lQĐ-UBND", "admin", "216", None, "QĐ-UBND", "QĐ"),
    ("25-HĐBT", "old", "25", None, "HĐBT", None),
    ("05-VH/QĐ", "old", "05", None, "VH/QĐ", None),
    ("60/BGD&ĐT-GDTH", "letter", "60", None, "BGD&ĐT-GDTH", None),
    ("26 CP", "old", "26", None, "CP", None),
    ("690 QĐKT/VHCS-UBND", "old", "690", None, "QĐKT/VHCS-UBND", None),
    ("214 KT/TTg", "old", "214", None, "KT/TTg", None),
    ("05 TT-BTC", "admin", "05", None, "TT-BTC", "TT"),
    ("1.204/QĐ-UBND", "admin", "1.204", None, "QĐ-UBND", "QĐ"),
]
NOT_SYMBOLS = [
    "ngày 27/10/2020", "08/3 ,20/10", "15.000.000 đ", "2019-2020", "100% ", "ngày 24/2/2019", "quý I/2015", "24/7", "1/2 số", "ISO 9001:2015",
    "60km/h", "5.000đ/người", "12/thôn", "200 người/ngày", "2 tấn/ha", "đạt 18/20 điểm", "1-2 lần", "12 - Công an xã", "3/Ban Chỉ đạo", "12 UBND xã",
]  # fmt: skip


@pytest.mark.parametrize(("text", "form", "number", "year", "symbol", "kind"), SYMBOLS)
def test_form(text: str, form: str, number: str, year: int | None, symbol: str, kind: str | None) -> None:
    (found,) = GRAMMAR.find(f"theo số {text}, và")
    assert (found.form, found.number, found.year, found.symbol, found.kind_code) == (form, number, year, symbol, kind)
    assert f"theo số {text}, và"[found.start : found.end] == text


@pytest.mark.parametrize("text", NOT_SYMBOLS)
def test_what_is_no_symbol(text: str) -> None:
    assert not list(GRAMMAR.find(text))


def test_a_word_after_a_dash_is_not_part_of_the_symbol() -> None:
    assert [s.symbol for s in GRAMMAR.find("46/QĐ-UBND - Công đoàn; 12/KH-BCĐ- Ban")] == ["QĐ-UBND", "KH-BCĐ"]


def test_a_known_code_typed_in_two_parts_is_one() -> None:
    grammar = Grammar(frozenset({"CV"}), frozenset({"PGDĐT", "UBND"}))
    found = list(grammar.find("Công văn số 928/PGD ĐT, 15/PGD ĐT-THCS, 12/UBND TP"))
    assert [(s.number, s.symbol) for s in found] == [("928", "PGDĐT"), ("15", "PGDĐT-THCS"), ("12", "UBND")]


def test_the_word_after_may_be_glued_on() -> None:
    assert [s.symbol for s in GRAMMAR.find("Số 312/QĐ-UBNDngày 26/01/2018")] == ["QĐ-UBND"]


def test_a_blank_number_leaves_the_symbol() -> None:
    (found,) = GRAMMAR.find("Số:      /BC-UBND")
    assert (found.number, found.symbol) == ("", "BC-UBND")


def test_repair_leaves_alone_what_has_two_readings() -> None:
    assert GRAMMAR.repaired("HD-XD") == "HD-XD"
    assert [GRAMMAR.repaired(s) for s in ("QD-UBND", "ND-CP", "NQ-HDND", "DA-UBND")] == [
        "QĐ-UBND",
        "NĐ-CP",
        "NQ-HĐND",
        "DA-UBND",
    ]


@given(st.text(alphabet="0123456789/- QĐUBNDTgl.,số:", max_size=80))
def test_symbols_stay_inside_the_text(text: str) -> None:
    for symbol in GRAMMAR.find(text):
        assert 0 <= symbol.start <= symbol.end <= len(text)


@pytest.mark.parametrize("piece", ["1/", "12/QĐ-", "A-", "số ", "1-", "1/2020/", "12 "])
def test_a_hostile_line_is_read_to_its_end(piece: str) -> None:
    line = piece * (20_000 // len(piece))
    assert all(0 <= symbol.start < symbol.end <= len(line) for symbol in GRAMMAR.find(line))
