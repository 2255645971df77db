"""Words and phrases keep their place in the text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.language import Phrases, norm, pipeline, words

TEXTS = [
    "100% cán bộ,  công chức\tvà người lao động chấp hành nghiêm;\n- Không có “khiếu kiện” vượt cấp…",
    " Số: 207/BC-UBND  ngày 27/10/2020 (hoà/hòa, uỷ/ủy) 08/2014/TT-BVHTTDL",
    "CHIẾN SĨ THI ĐUA CƠ SỞ – năm 2019;04 chiến sỹ thi đua",
    "",
    "   ",
    "\n\nĐảng bộ\u00a0đạt trong sạch, vững mạnh!!! @# 1.5% ½ m² 👍",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_pipeline_keeps_the_text(text: str) -> None:
    doc = pipeline()(text)
    assert doc.text == text
    assert [text[token.idx : token.idx + len(token)] for token in doc] == [token.text for token in doc]


SYLLABLES = st.sampled_from(
    [
        "cán",
        "bộ",
        "Cơ",
        "quan",
        "đạt",
        "98,5%",
        "01/KH-ĐKT",
        "hoà",
        "không",
        "có",
        "…",
        "“",
        "”",
        "-",
        ";",
        ".",
        "năm",
        "2019",
        "(",
        ")",
        "/",
        "Nguyễn",
        "QĐ",
        "\xa0",
        "\n",
        "\t",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(SYLLABLES, max_size=25).map(" ".join), st.text(max_size=40)))
def test_the_pipeline_keeps_any_text(text: str) -> None:
    assert pipeline()(text).text == text


def test_words_are_told_from_syllables() -> None:
    clause = "2 đồng chí học Đại học, 3 đồng chí tham gia lớp học chuyên viên"
    found = [clause[w.start : w.end] for w in words(clause)]
    assert found[:4] == ["2", "đồng chí", "học", "Đại học"]
    assert "tham gia" in found


def test_phrases_are_found_whatever_case_marks_spelling_and_spaces() -> None:
    finder = Phrases([("CS", ["Chiến sĩ thi đua cơ sở"]), ("GK", ["Giấy khen"]), ("BK", ["Bằng khen"])])
    text = "04 CHIẾN SỸ thi  đua\ncơ sở; bang khen; tặng Giấy  khen. Khen giấy."
    assert [(p.code, text[p.span.start : p.span.end]) for p in finder.find(text)] == [
        ("CS", "CHIẾN SỸ thi  đua\ncơ sở"),
        ("BK", "bang khen"),
        ("GK", "Giấy  khen"),
    ]


def test_the_longest_phrase_wins() -> None:
    finder = Phrases([("LDTT", ["Lao động tiên tiến"]), ("TT", ["Tập thể lao động tiên tiến"])])
    assert [p.code for p in finder.find("danh hiệu Tập thể Lao động tiên tiến, Lao động tiên tiến")] == ["TT", "LDTT"]


def test_norm_keeps_the_length() -> None:
    assert [len(norm(w)) for w in ("Kỷ", "sỹ", "Đảng", "uỷ", "ISO")] == [2, 2, 4, 2, 3]


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    code = "import sys, vanthu.language, vanthu.extractors; vanthu.extractors.extractors(); print({'spacy', 'underthesea'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "set()"
