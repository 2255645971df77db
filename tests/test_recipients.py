"""Nơi nhận: one printed line a row."""

from __future__ import annotations

import pytest

from papers import catalogue
from vanthu.extractors import Context, recipients
from vanthu.outline import outline_of
from vanthu.readers.txt import read
from vanthu.settings import Settings
from vanthu.types import Document, Finding, Source

HEAD = "UBND XÃ AN HÒA\nSố: 12/BC-UBND\nBÁO CÁO\nKết quả công tác năm 2020\nCăn cứ Kế hoạch số 1/KH-UBND;\n"


def found(foot: str) -> list[tuple[str, str | None]]:
    source = Source("paper.txt", (HEAD + foot).encode())
    document = Document.from_reading(source, read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, catalogue()), catalogue())
    rows = (f for f in recipients.extract(context) if isinstance(f, Finding))
    return [(str(f.columns["name"]), f.columns["purpose"]) for f in rows]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("- UBND huyện (b/c);", ("UBND huyện", "report")),
        ("- TT Đảng uỷ, HĐND (B/c);", ("TT Đảng uỷ, HĐND", "report")),
        ("- Thường trực Tỉnh ủy (b/cáo);", ("Thường trực Tỉnh ủy", "report")),
        ("- Sở Y tế (để báo cáo);", ("Sở Y tế", "report")),
        ("- Công an xã (để biết);", ("Công an xã", "inform")),
        ("- Các thôn (t/h);", ("Các thôn (t/h)", "inform")),
        ("- Các tổ chuyên môn (để thực hiện);", ("Các tổ chuyên môn (để thực hiện)", "inform")),
        ("- Phòng Tư pháp (b/©);", ("Phòng Tư pháp", "report")),
        ("- Huyện ủy Sơn Hà (b/c;", ("Huyện ủy Sơn Hà", "report")),
        ("- VPUB: CVP, PCVP (KT), TH;", ("VPUB: CVP, PCVP (KT), TH", None)),
        ("- Lưu: VT, KT.bngoc106", ("VT, KT.bngoc106", "file")),
        ("- Lưu VT;", ("VT", "file")),
        ("- Lưu hồ sơ.", ("hồ sơ", "file")),
        ("~ Báo Quảng Ngãi;", ("Báo Quảng Ngãi", None)),
        ("+ BCH Công đoàn;", ("BCH Công đoàn", None)),
        ("• Phòng Nội vụ,", ("Phòng Nội vụ", None)),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(line: str, row: tuple[str, str | None]) -> None:
    assert found(f"Nơi nhận:\n- Đảng ủy xã;\n{line}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An")[1:] == [row]


def test_a_wrapped_line_is_one_recipient() -> None:
    foot = "Nơi nhận:\n- Các Sở: Tài chính, Xây dựng,\n  Nội vụ, Tư pháp;\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn An"
    assert found(foot) == [("Các Sở: Tài chính, Xây dựng, Nội vụ, Tư pháp", None), ("VT", "file")]


def test_several_on_a_line_are_parted_at_the_semicolon() -> None:
    foot = "Nơi nhận:\n- TT Tỉnh ủy; TT HĐND tỉnh;\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn An"
    assert found(foot) == [("TT Tỉnh ủy", None), ("TT HĐND tỉnh", None), ("VT", "file")]


def test_all_on_one_line_as_web_pages_have_it() -> None:
    foot = "Nơi nhận:- Như Điều 3;- Bộ Tài chính (b/c); - Lưu: VT (02b). | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Bình"
    assert found(foot) == [("Như Điều 3", None), ("Bộ Tài chính", "report"), ("VT (02b)", "file")]


def test_the_signature_beside_it_is_no_recipient() -> None:
    foot = """Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- Các Bộ, cơ quan ngang Bộ, cơ quan           CHỦ TỊCH
  thuộc Chính phủ;                            (Đã ký)
- Lưu: VT.
                                            Nguyễn Văn An"""
    assert found(foot) == [("Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ", None), ("VT", "file")]


def test_who_is_addressed_is_no_recipient() -> None:
    assert found("Kính gửi:\n- Văn phòng Chính phủ;\n- Bộ Nội vụ.\nXã đã báo cáo.") == []


def test_the_annex_behind_the_foot_is_not_read() -> None:
    foot = "Nơi nhận:\n- UBND huyện;\n- Lưu: VT.\nTM. UBND XÃ\nCHỦ TỊCH\nNguyễn Văn An\nPHỤ LỤC\n- Trường Tiểu học xã;\n- Trạm Y tế xã;"
    assert found(foot) == [("UBND huyện", None), ("VT", "file")]
