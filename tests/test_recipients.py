"""Nơi nhận: one printed line a row."""

from __future__ import annotations

import pytest

from papers import catalogue, made
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
        ("- Lưu.", ("Lưu", "file")),
        ("- Lưu", ("Lưu", "file")),
        ("- Lưu ĐU-HĐND", ("ĐU-HĐND", "file")),
        ("- CT, PCT;", ("CT, PCT", None)),
        ("- Công an huyện (PV01) để b/c;", ("Công an huyện (PV01)", "report")),
        ("- Các trạm y tế để biết;", ("Các trạm y tế", "inform")),
        ("- Sở Nội vụ (báo cáo và phối hợp);", ("Sở Nội vụ", "report")),
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


def test_each_of_several_on_a_line_has_its_own_purpose() -> None:
    foot = "Nơi nhận:\n- Sở Nội vụ; UBND huyện (b/c); Ban TĐKT (để biết);\n- Lưu: VT; VHXH.\nCHỦ TỊCH\nNguyễn Văn An"
    assert found(foot) == [
        ("Sở Nội vụ", None),
        ("UBND huyện", "report"),
        ("Ban TĐKT", "inform"),
        ("VT", "file"),
        ("VHXH", "file"),
    ]


def test_a_line_that_ends_in_a_colon_governs_those_below() -> None:
    foot = "Nơi nhận:\nBáo cáo:\n- LĐLĐ tỉnh;\n- Huyện ủy;\nĐể biết:\n- Các CĐCS;\nLưu VP.\nCHỦ TỊCH\nNguyễn Văn An"
    assert found(foot) == [("LĐLĐ tỉnh", "report"), ("Huyện ủy", "report"), ("Các CĐCS", "inform"), ("VP", "file")]


def test_a_brace_holds_several_together() -> None:
    foot = """Nơi nhận:                                  TM. ỦY BAN NHÂN DÂN
- Thường trực Huyện ủy;   }                      CHỦ TỊCH
- Thường trực HĐND huyện; }  (b/c)
- UBND huyện;             }
- Các thôn;
- Lưu VP.
                                            Trần Văn Nam"""
    assert found(foot) == [
        ("Thường trực Huyện ủy", "report"),
        ("Thường trực HĐND huyện", "report"),
        ("UBND huyện", "report"),
        ("Các thôn", None),
        ("VP", "file"),
    ]


@pytest.mark.parametrize(
    "line", ["- Lưu: VT. Lê Thị Thu Hà", "- Lưu: VT (2b) Lê Thị Thu Hà", "- Lưu VT. BS CKI. Lê Thị Thu Hà"]
)
def test_the_name_that_runs_into_the_last_recipient_is_none(line: str) -> None:
    names = [name for name, _ in found(f"Nơi nhận: TM. BAN CHẤP HÀNH\n- LĐLĐ huyện CHỦ TỊCH\n{line}")]
    assert names == ["LĐLĐ huyện", "VT (2b)" if "2b" in line else "VT"]


def test_who_keeps_the_paper_is_named_behind_a_comma() -> None:
    assert found("Nơi nhận: CHỦ TỊCH\n- UBND huyện;\n- Lưu: VT, Lê Thị Thu Hà")[-1] == ("VT, Lê Thị Thu Hà", "file")


def test_who_is_addressed_is_no_recipient() -> None:
    assert found("Kính gửi:\n- Văn phòng Chính phủ;\n- Bộ Nội vụ.\nXã đã báo cáo.") == []


def test_the_annex_behind_the_foot_is_not_read() -> None:
    foot = "Nơi nhận:\n- UBND huyện;\n- Lưu: VT.\nTM. UBND XÃ\nCHỦ TỊCH\nNguyễn Văn An\nPHỤ LỤC\n- Trường Tiểu học xã;\n- Trạm Y tế xã;"
    assert found(foot) == [("UBND huyện", None), ("VT", "file")]


def test_they_end_with_the_table_that_they_stand_in() -> None:
    body = "Nơi nhận:\n- UBND huyện;\n- Lưu VT, TH2 (25b)"
    text = (
        HEAD
        + body.replace("\n", " | TM. UBND XÃ\n", 1).replace(";\n", "; | CHỦ TỊCH\n")
        + " | Nguyễn Văn An\n\nBIỂU KINH PHÍ\nGồm các xã\n- Xã A"
    )
    rows = [f.columns["name"] for f in recipients.extract(made(text)) if isinstance(f, Finding)]
    assert rows == ["UBND huyện", "VT, TH2 (25b)"]


@pytest.mark.parametrize("office", ["NGƯỜI LẬP BIỂU", "KẾ TOÁN", "THỦ QUỸ", "THƯ KÝ", "ĐẠI DIỆN"])
def test_an_office_below_them_ends_them(office: str) -> None:
    foot = (
        f"Nơi nhận:                 CHỦ TỊCH\n- UBND huyện;\n- Lưu: VT.              Nguyễn Văn An\n\n{office}\n\nTrần Thị Sen"
    )
    assert found(foot) == [("UBND huyện", None), ("VT", "file")]


def test_the_title_of_an_annex_below_the_signature_is_none() -> None:
    foot = "Nơi nhận:                 CHỦ TỊCH\n- UBND huyện;\n- Lưu: VT.              Nguyễn Văn An\n\nKINH PHÍ CÁC XÃ\nXã A: 12 triệu đồng"
    assert found(foot) == [("UBND huyện", None), ("VT", "file")]


def test_a_ruled_table_of_a_line_a_row_may_hold_the_whole_document() -> None:
    rows = ["UBND HUYỆN PHÚ LÂM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHÒNG NỘI VỤ | Độc lập - Tự do - Hạnh phúc"]
    rows += ["Số: 12/BC-PNV | Phú Lâm, ngày 5 tháng 6 năm 2020", "BÁO CÁO |", "Kết quả quý II |", "Kính gửi: UBND huyện. |"]
    rows += ["Thực hiện Kế hoạch số 5/KH-UBND, Phòng báo cáo: |", "I. KẾT QUẢ |", "Tốt. |", "Nơi nhận: | KT. TRƯỞNG PHÒNG"]
    rows += ["- UBND huyện; | PHÓ TRƯỞNG PHÒNG", "- Các xã; |", "- Lưu: VT. | Hồ Văn Lực"]
    found = [f.columns["name"] for f in recipients.extract(made("\n".join(rows))) if isinstance(f, Finding)]
    assert found == ["UBND huyện", "Các xã", "VT"]


def test_in_a_sheet_the_signature_may_stand_in_the_middle_one_of_five_columns() -> None:
    """Its first column, of the numbers of rows, is narrow: the third is on the right of the page."""
    rows = ["UBND HUYỆN PHÚ LÂM | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | |", "PHÒNG NỘI VỤ | | Độc lập - Tự do - Hạnh phúc | |"]
    rows += ["Số: 12/BC-PNV | | | |", "BÁO CÁO | | | |", "Kết quả quý II | | | |", "Phòng báo cáo như sau: | | | |"]
    rows += ["TT | Đơn vị | Số lớp | Số bài | Ghi chú", "1 | Xã A | 2 | 3 | tốt", "2 | Xã B | 4 | 5 | tốt"]
    rows += [
        "Nơi nhận: | | KT. TRƯỞNG PHÒNG | |",
        "- UBND huyện; | | PHÓ TRƯỞNG PHÒNG | |",
        "- Các xã; | | Hồ Văn Lực | |",
        "- Lưu: VT. | | | |",
    ]
    found = [f.columns["name"] for f in recipients.extract(made("\n".join(rows))) if isinstance(f, Finding)]
    assert found == ["UBND huyện", "Các xã", "VT"]
