"""Head and foot as other clerks type them: `letterheads/*.yaml` hold the text and what must be read of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from papers import catalogue
from vanthu.extractors import Context, documents, people, recipients
from vanthu.outline import outline_of
from vanthu.readers.txt import read
from vanthu.settings import Settings
from vanthu.types import Box, Cell, Document, Finding, Mark, Page, Problem, Source, Table, Word

CASES = sorted((Path(__file__).parent / "letterheads").glob("*.yaml"))


def facts(text: str) -> tuple[list[Finding], list[Problem]]:
    """What is found in the head and foot of a text file, and who is named."""
    source = Source("paper.txt", text.encode())
    document = Document.from_reading(source, read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, catalogue()), catalogue())
    items = [item for module in (documents, recipients, people) for item in module.extract(context)]
    return [i for i in items if isinstance(i, Finding)], [i for i in items if isinstance(i, Problem)]


def head(text: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for finding in facts(text)[0]:
        if finding.table == "documents":
            for column, value in finding.columns.items():
                row.setdefault(column, value)
    return row


@cache
def case(path: Path) -> tuple[dict[str, Any], list[Finding]]:
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    return expected, facts(expected["text"])[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_document_s_own_row(path: Path) -> None:
    expected, findings = case(path)
    row: dict[str, Any] = {}
    for finding in findings:
        if finding.table == "documents":
            row = {**finding.columns, **row}
    assert {column: row.get(column) for column in expected["documents"]} == expected["documents"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_recipients_line_by_line(path: Path) -> None:
    expected, findings = case(path)
    rows = [[f.columns["name"], f.columns["purpose"]] for f in findings if f.table == "recipients"]
    assert rows == expected["recipients"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_people_who_sign_or_are_named(path: Path) -> None:
    expected, findings = case(path)
    rows = [[f.columns["name"], f.columns["role"]] for f in findings if f.table == "people"]
    assert sorted(rows) == sorted(expected["people"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_value_can_be_shown_in_the_text(path: Path) -> None:
    for finding in case(path)[1]:
        if finding.table in ("documents", "recipients", "people"):
            assert finding.evidence.quote.strip()


# -------------------------------------------------------------------------------------------------- single conventions

BODY = "\nCăn cứ Luật Tổ chức chính quyền địa phương;\nI. KẾT QUẢ\n- Số: 2680/QĐ-BCH ngày 06/11/2018.\n"


@pytest.mark.parametrize(
    ("line", "number", "year", "symbol"),
    [
        ("Số: 207/BC-UBND", "207", None, "BC-UBND"),
        ("Số:      /BC-UBND", None, None, "BC-UBND"),
        ("Số: ......./BC-UBND", None, None, "BC-UBND"),
        ("Số: 96/2025/TT-BTC", "96", 2025, "TT-BTC"),
        ("Số: 144 /2002/QĐ/BTC", "144", 2002, "QĐ/BTC"),
        ("Số 12-BC/ĐU", "12", None, "BC/ĐU"),
        ("Số: 12 KH/ĐTN", "12", None, "KH/ĐTN"),
        ("Số: 05/NQ- HĐND", "05", None, "NQ-HĐND"),
        ("Số : 08/QÐ–UBND", "08", None, "QĐ-UBND"),
        ("Số: 12/BC-MTTQ-BTT", "12", None, "BC-MTTQ-BTT"),
        ("SỐ: 621/VHCS-NSVH", "621", None, "VHCS-NSVH"),
        ("Số: 14/BC - CĐ", "14", None, "BC-CĐ"),
        ("Nghị quyết số: 653/2019/UBTVQH14", "653", 2019, "UBTVQH14"),
        ("Số: 14/BC-CĐVC - Nam Sơn, ngày 5 tháng 5 năm 2020", "14", None, "BC-CĐVC"),
    ],
)
def test_number_and_symbol(line: str, number: str | None, year: int | None, symbol: str) -> None:
    row = head(f"UBND XÃ AN HÒA\n{line}\nAn Hòa, ngày 4 tháng 11 năm 2020\nBÁO CÁO\nKết quả năm 2020" + BODY)
    assert (row.get("number"), row.get("year"), row.get("symbol")) == (number, year, symbol)


def test_without_an_own_number_that_of_an_award_is_not_taken() -> None:
    text = "UBND XÃ AN HÒA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nKết quả năm 2020" + BODY
    assert "number" not in head(text)
    assert "no_number" in [problem.code for problem in facts(text)[1]]


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Liên Minh, ngày  4  tháng 11 năm 2020", "Liên Minh", "2020-11-04"),
        ("Hà Nội, ngày      tháng 3 năm 2025", "Hà Nội", "2025-03"),
        ("Đức Thọ, ngày … tháng … năm 2020", "Đức Thọ", "2020"),
        ("TP. Hồ Chí Minh, ngày 05/3/2024", "TP. Hồ Chí Minh", "2024-03-05"),
        ("Ngày 05 tháng 6 năm 2021", None, "2021-06-05"),
        ("Buôn Ma Thuột, ngày 20 tháng tư năm 2009", "Buôn Ma Thuột", "2009-04-20"),
        ("Huế, ngày 31 tháng 02 năm 2020", "Huế", None),
        ("Cửa Sông ngày 12/5/2015", "Cửa Sông", "2015-05-12"),
        ("Cửa Sông, ngày 12 tháng 5/2015", "Cửa Sông", "2015-05-12"),
        ("Cửa Sông, tháng 5 năm 2015", "Cửa Sông", "2015-05"),
        ("Cửa Sông,\tngày 12 tháng 5 năm 2015", "Cửa Sông", "2015-05-12"),
        ("Cửa Sông, ngày .../.../2024", "Cửa Sông", "2024"),
        ("Phường 5, ngày mùng 3 tháng 6 năm 2020", "Phường 5", "2020-06-03"),
        ("Cà Lúi, hồi 15 giờ 00 ngày 18 tháng 10 năm 2020", "Cà Lúi", "2020-10-18"),
        ("Tư Nghĩa, hồi 15h00, ngày 18/10/2020", "Tư Nghĩa", "2020-10-18"),
        ("Cà Lúi, ngày 18 tháng 10 năm\n2020", "Cà Lúi", "2020-10-18"),
        ("Hôm nay, ngày 5 tháng 6 năm 2018, tại hội trường", None, None),
    ],
)
def test_place_and_day(line: str, place: str | None, day: str | None) -> None:
    row = head(f"UBND XÃ AN HÒA\nSố: 1/BC-UBND\n{line}\nBÁO CÁO\nKết quả công tác" + BODY)
    assert (row.get("place"), row.get("issued_on")) == (place, day)


@pytest.mark.parametrize(
    ("printed", "issuer", "parent"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI", "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", None),
        ("UBND HUYỆN LỘC HÀ\nPHÒNG GIÁO DỤC VÀ\nĐÀO TẠO", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "UBND HUYỆN LỘC HÀ"),
        ("BỘ Y TẾ\n-------", "BỘ Y TẾ", None),
        ("SỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", None),
        ("ĐẢNG BỘ TỈNH HÀ TĨNH\nHUYỆN ỦY CAN LỘC\n*", "HUYỆN ỦY CAN LỘC", "ĐẢNG BỘ TỈNH HÀ TĨNH"),
        ("TRƯỜNG ĐẠI HỌC VINH\nVIỆN SƯ PHẠM\nTỰ NHIÊN", "VIỆN SƯ PHẠM TỰ NHIÊN", "TRƯỜNG ĐẠI HỌC VINH"),
        ("HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", None),
        ("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI", "ỦY BAN THƯỜNG VỤ QUỐC HỘI", None),
        ("UBND XÃ AN HÒA\nĐộc lập -\nTự do - Hạnh phúc", "UBND XÃ AN HÒA", None),
    ],
)
def test_issuer_and_the_body_above_it(printed: str, issuer: str, parent: str | None) -> None:
    row = head(f"{printed}\nSố: 1/BC-X\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nKết quả công tác" + BODY)
    assert (row.get("issuer"), row.get("parent_issuer")) == (issuer, parent)


@pytest.mark.parametrize(
    ("line", "kind", "code", "title"),
    [
        ("BÁO CÁO\nTổng kết năm học", "Báo cáo", "BC", "Tổng kết năm học"),
        ("BÁO CÁO TỔNG KẾT NĂM HỌC", "Báo cáo", "BC", "TỔNG KẾT NĂM HỌC"),
        ("QUYẾT ĐỊNH\nVề việc khen thưởng\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", "Quyết định", "QĐ", "Về việc khen thưởng"),
        ("THÔNG TƯ LIÊN TỊCH\nHướng dẫn tuyển dụng", "Thông tư liên tịch", "TTLT", "Hướng dẫn tuyển dụng"),
        ("CHƯƠNG TRÌNH\nHành động thực hiện nghị quyết", "Chương trình", "CTr", "Hành động thực hiện nghị quyết"),
        ("KẾ HOẠCH\nThực hiện công tác dân vận", "Kế hoạch", "KH", "Thực hiện công tác dân vận"),
        ("NGHỊ ĐỊNH\nVỀ CÔNG TÁC VĂN THƯ", "Nghị định", "NĐ", "VỀ CÔNG TÁC VĂN THƯ"),
        ("LUẬT\nLƯU TRỮ", "Luật", None, "LƯU TRỮ"),
        ("BÁO CÁO\nKết quả phát triển kinh tế\n- xã hội", "Báo cáo", "BC", "Kết quả phát triển kinh tế - xã hội"),
        ("KẾ HOẠCH\nLIÊN TỊCH\nVề công tác y tế trường học", "Kế hoạch", "KH", "Về công tác y tế trường học"),
        ("BÁO CÁO\nCỦA ỦY BAN NHÂN DÂN XÃ\nVỀ TÌNH HÌNH THU NGÂN SÁCH", "Báo cáo", "BC", "VỀ TÌNH HÌNH THU NGÂN SÁCH"),
        ("BÁO CÁO\nCỦA BAN KIỂM TRA CÔNG ĐOÀN", "Báo cáo", "BC", "CỦA BAN KIỂM TRA CÔNG ĐOÀN"),
        ("CÔNG ĐIỆN HỎA TỐC\nVề việc ứng phó bão", "Công điện", "CĐ", "Về việc ứng phó bão"),
        (
            "THÔNG BÁO\nKết luận của Phó Chủ tịch\nUBND xã tại cuộc họp",
            "Thông báo",
            "TB",
            "Kết luận của Phó Chủ tịch UBND xã tại cuộc họp",
        ),
        ("BIÊN BẢN\nHọp xét thi đua\nThời gian: 8 giờ\nChủ trì: bà Lê Thị Lan", "Biên bản", "BB", "Họp xét thi đua"),
    ],
)
def test_kind_and_title(line: str, kind: str, code: str | None, title: str) -> None:
    row = head(f"UBND XÃ AN HÒA\nSố: 1/X-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{line}" + BODY)
    assert (row.get("kind"), row.get("kind_code"), row.get("title")) == (kind, code, title)


@pytest.mark.parametrize(
    ("foot", "signer", "title", "capacity"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nNguyễn Văn An", "Nguyễn Văn An", "CHỦ TỊCH", "TM."),
        ("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Văn Bình", "Lê Văn Bình", "PHÓ CHÁNH VĂN PHÒNG", "TL."),
        ("TRẠM TRƯỞNG\nYS. Phạm Văn Rế", "Phạm Văn Rế", "TRẠM TRƯỞNG", None),
        ("Q. GIÁM ĐỐC\nThS. Trần Thị Hoa", "Trần Thị Hoa", "Q. GIÁM ĐỐC", "Q."),
        ("T/M CHI ỦY\nBÍ THƯ\nVõ Thị Sáu Hồng", "Võ Thị Sáu Hồng", "BÍ THƯ", "TM."),
        ("TRƯỞNG CÔNG AN XÃ\nThượng tá Hoàng Văn Nam", "Hoàng Văn Nam", "TRƯỞNG CÔNG AN XÃ", None),
        ("TM. BAN CHẤP HÀNH\nPhạm Thị Lan\n(Chủ tịch Công đoàn)", "Phạm Thị Lan", "Chủ tịch Công đoàn", "TM."),
        ("QUYỀN GIÁM ĐỐC\nBác sĩ CKII. Vi Thị Hoa", "Vi Thị Hoa", "QUYỀN GIÁM ĐỐC", "Q."),
        ("TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH\nH'Nga Niê", "H'Nga Niê", "Q. CHỦ TỊCH", "TM."),
        ("TRƯỞNG PHÒNG\nĐại tá, TS. Lò Văn Pọm", "Lò Văn Pọm", "TRƯỞNG PHÒNG", None),
        ("P. HIỆU TRƯỞNG\n(TẠ NGỌC ẨN)", "TẠ NGỌC ẨN", "P. HIỆU TRƯỞNG", None),
        ("KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC\n(Đã ký) K'Brèo", "K'Brèo", "PHÓ GIÁM ĐỐC", "KT."),
        ("THƯ KÝ\nMai Thị Lan\nCHỦ TRÌ\nVũ Thị Hạnh", "Vũ Thị Hạnh", "CHỦ TRÌ", None),
        ("GIÁM ĐỐC\n\n\nSTT | Họ và tên\n1 | Hồ Văn Long", None, "GIÁM ĐỐC", None),
        ("HIỆU TRƯỞNG\nPGS.TS. Đinh Xuân Khoa", "Đinh Xuân Khoa", "HIỆU TRƯỞNG", None),
    ],
)
def test_signature(foot: str, signer: str, title: str | None, capacity: str | None) -> None:
    row = head(f"UBND XÃ AN HÒA\nSố: 1/BC-UBND\nBÁO CÁO\nKết quả công tác{BODY}Nơi nhận:\n- Lưu: VT.\n{foot}")
    assert (row.get("signer"), row.get("signer_title"), row.get("signing_capacity")) == (signer, title, capacity)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Tình hình giai đoạn 2019-2020", "2019/2020"),
        ("Công tác tháng 01/2025 của tỉnh", "2025-01"),
        ("Công tác quý III năm 2024", "2024-35"),
        ("Tổng kết năm 2024 và phương hướng, nhiệm vụ năm 2025", "2024"),
        ("Kết quả 9 tháng đầu năm 2023", "2023-01/2023-09"),
        ("Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2018", "2018-01/2018-06"),
        ("SƠ KẾT 6 THÁNG ĐẦU NĂM VÀ PHƯƠNG HƯỚNG NHIỆM VỤ 6 THÁNG CUỐI NĂM 2023", "2023-01/2023-06"),
        ("Kết quả tháng 12 và nhiệm vụ trọng tâm tháng 01 năm 2026", "2025-12"),
        ("Công tác quý III và nhiệm vụ tháng 10 năm 2021", "2021-35"),
        ("Kết quả 9 tháng đầu năm và phương hướng năm 2021", None),
        ("Kết quả 6 tháng thực hiện nhiệm vụ năm 2020", "2020"),
        ("Kết quả kiểm soát thủ tục hành chính\n(Quý III năm 2018)", "2018-35"),
        ("Chiến lược đến năm 2030, tầm nhìn đến năm 2045", None),
        ("Bãi bỏ Thông tư số 19/2003/TT-BTC ngày 20 tháng 3 năm 2003", None),
        ("Về việc khen thưởng", None),
    ],
)
def test_period_of_the_title(title: str, period: str | None) -> None:
    assert head(f"UBND XÃ AN HÒA\nSố: 1/BC-UBND\nBÁO CÁO\n{title}" + BODY).get("period") == period


def scan(lines: list[str], unsure: dict[str, float], marks: tuple[Mark, ...] = ()) -> Document:
    """A page image; `unsure` words were read with that confidence, lines with `>` are centred on the right up to `|`."""
    words = []
    for number, line in enumerate(lines):
        centred = line.lstrip(">").partition("|")[0]
        width = 6 * len(centred) - 2 * centred.count(" ")
        x = 440.0 - width / 2 if line.startswith(">") else 90.0
        for i, token in enumerate(line.lstrip(">").replace("|", " ").split()):
            box = Box(x, 60.0 + 18 * number, x + 6 * len(token), 72.0 + 18 * number)
            words.append(Word(token, 1, number, box, unsure.get(token, 0.96), before=" " if i else "\n"))
            x += 6 * len(token) + 4
    return Document("0" * 64, "scan.pdf", "pdf", tuple(words), (Page(1, 595, 842, "ocr"),), marks=marks)


def scanned(lines: list[str], unsure: dict[str, float], marks: tuple[Mark, ...] = ()) -> tuple[dict[str, Any], list[str]]:
    """The row and the problems of such a page."""
    paper = scan(lines, unsure, marks)
    context = Context(paper, outline_of(paper, catalogue()), catalogue())
    row: dict[str, Any] = {}
    codes = []
    for item in documents.extract(context):
        if isinstance(item, Problem):
            codes.append(item.code)
        else:
            row = {**item.columns, **row}
    return row, codes


@pytest.mark.parametrize(
    ("line", "code"),
    [("Số: 88/CV-GD", "CV"), ("Số 410-CV/BTGTU", "CV"), ("Số:    /CV-THPT", "CV"), ("Số: 88/SNV-CCHC", None)],
)
def test_a_letter_has_a_type_code_only_where_it_is_printed(line: str, code: str | None) -> None:
    row = head(
        f"PHÒNG GIÁO DỤC\n{line}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nV/v nộp báo cáo\nKính gửi: Các trường\nĐề nghị nộp."
    )
    assert (row["kind"], row.get("kind_code")) == ("Công văn", code)


def test_the_issuer_s_name_below_the_title_is_who_decides() -> None:
    row = head(
        "CÔNG ĐOÀN CƠ SỞ XÃ AN HÒA\nSố: 7/QĐ-CĐCS\nQUYẾT ĐỊNH\nVề việc khen thưởng các tập thể năm 2020\n"
        "CÔNG ĐOÀN CƠ SỞ XÃ AN HÒA\nCăn cứ Luật Thi đua, Khen thưởng;\nQUYẾT ĐỊNH:\nĐiều 1. Khen thưởng."
    )
    assert row["title"] == "Về việc khen thưởng các tập thể năm 2020"


def test_the_subject_of_a_letter_over_three_lines() -> None:
    lines = "Số: 41/VKS-P8\nV/v tăng cường kiểm sát việc\ntạm giữ, tạm giam\ntrong dịp nghỉ lễ 30/4"
    row = head(f"VIỆN KIỂM SÁT NHÂN DÂN\n{lines}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKính gửi: Các viện\nYêu cầu báo cáo.")
    assert row["title"] == "tăng cường kiểm sát việc tạm giữ, tạm giam trong dịp nghỉ lễ 30/4"


def test_a_signature_that_is_missing_beside_the_recipients_is_a_problem() -> None:
    text = f"UBND XÃ AN HÒA\nSố: 1/BC-UBND\nBÁO CÁO\nKết quả công tác{BODY}Nơi nhận:\n- UBND huyện;\n- Lưu: VT."
    assert "no_signer" in [problem.code for problem in facts(text)[1]]


def test_each_of_three_who_sign_stands_below_the_own_office() -> None:
    foot = """       THƯ KÝ            TM. ĐOÀN CHỦ TỊCH
                         CHỦ TỊCH CÔNG ĐOÀN          HIỆU TRƯỞNG

     Lê Thị Hà Giang     Trần Thị Yến Nhi            Bùi Xuân Lạc"""
    findings = facts(f"TRƯỜNG TIỂU HỌC AN HÒA\nSố: 1/BB-TH\nBIÊN BẢN\nHội nghị viên chức{BODY}{foot}")[0]
    rows = {(f.columns["name"], f.columns["title"]) for f in findings if f.table == "people"}
    assert rows == {("Bùi Xuân Lạc", "HIỆU TRƯỞNG"), ("Trần Thị Yến Nhi", "CHỦ TỊCH CÔNG ĐOÀN"), ("Lê Thị Hà Giang", "THƯ KÝ")}
    assert [f.columns["signer"] for f in findings if "signer" in f.columns] == ["Bùi Xuân Lạc"]


def test_a_paper_of_which_no_signature_was_read_says_so() -> None:
    text = f"UBND XÃ AN HÒA\nSố: 1/BC-UBND\nBÁO CÁO\nKết quả công tác{BODY}PHÊ DUYỆT TỔ TRƯỞNG\nLê Thị Mận Trần Quốc Bảo"
    assert "no_signer" in [problem.code for problem in facts(text)[1]]


def test_the_head_of_a_table_is_no_recipient() -> None:
    foot = "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\nĐơn vị\tSố hộ\tGhi chú\nXã An Hòa\t12\tTăng"
    findings = facts(f"UBND XÃ AN HÒA\nSố: 1/BC-UBND\nBÁO CÁO\nKết quả công tác{BODY}{foot}")[0]
    assert [f.columns["name"] for f in findings if f.table == "recipients"] == ["VT"]


@pytest.mark.parametrize("kind", ["BẢNG TỔNG HỢP KẾT QUẢ", "BIÊN BẢN\nHọp chi bộ"])
def test_place_and_date_may_stand_above_the_signature(kind: str) -> None:
    foot = "\n\n\t\t\t\t\t\tĐức Long, ngày 05 tháng 11 năm 2020\nNGƯỜI LẬP\t\t\t\t\tCHỦ TỊCH\n\nLê Thị Hoa\t\t\t\t\tVõ Văn An"
    row = head(f"UBND XÃ ĐỨC LONG\n\n{kind}\nThực hiện Kế hoạch số 3/KH-UBND ngày 2/3/2020.{foot}")
    assert (row["place"], row["issued_on"], row["signer"]) == ("Đức Long", "2020-11-05", "Võ Văn An")


def test_a_row_of_a_table_is_no_signature() -> None:
    table = "TT | Họ và tên | Chức vụ\n1 | Lê Viết Sửu | Trưởng thôn\n2 | Cao Thị Én | Giáo viên"
    assert "signer" not in head(f"UBND XÃ AN HÒA\nSố: 1/BC-UBND\nBÁO CÁO\nKết quả công tác{BODY}{table}")


def test_columns_run_together_without_a_blank() -> None:
    foot = "Nơi nhận:TM. ỦY BAN NHÂN DÂN\n- UBND huyện;KT. CHỦ TỊCH\n- Lưu: VT.PHÓ CHỦ TỊCH\nĐồng Văn Thọ"
    row = head(f"UBND XÃ AN HÒA\nSố: 1/BC-UBND\nBÁO CÁO\nKết quả công tác{BODY}{foot}")
    assert (row["signing_capacity"], row["signer_title"], row["signer"]) == ("TM.", "PHÓ CHỦ TỊCH", "Đồng Văn Thọ")


def test_who_signs_beside_another_has_a_post() -> None:
    foot = "ĐẠI DIỆN BÊN A                         ĐẠI DIỆN BÊN B\nGIÁM ĐỐC                               PHÓ GIÁM ĐỐC\n\nPhan Trọng Tín                         Đỗ Minh Châu"
    findings = facts(f"CÔNG TY HOA SEN\nSố: 1/BB-HS\nBIÊN BẢN\nNghiệm thu{BODY}{foot}")[0]
    rows = [(f.columns["name"], f.columns["title"]) for f in findings if f.table == "people"]
    assert rows == [("Đỗ Minh Châu", "PHÓ GIÁM ĐỐC"), ("Phan Trọng Tín", "GIÁM ĐỐC")]


SCAN = ["ỦY BAN NHÂN DÂN", "TÍNH QUẢNG NGÃI", "Số: 22 /BC-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Quảng Ngãi, ngày 13 tháng 01 năm 2025", "BÁO CÁO", "Kết quả công tác"]  # fmt: skip


def test_a_number_that_ocr_is_sure_of_is_taken() -> None:
    row, codes = scanned(SCAN, {})
    assert (row["number"], row["symbol"], row["issued_on"], codes) == ("22", "BC-UBND", "2025-01-13", [])


def test_a_hand_written_number_or_day_stays_empty_and_is_a_problem() -> None:
    row, codes = scanned(SCAN, {"22": 0.57, "13": 0.4})
    assert "number" not in row
    assert "issued_on" not in row
    assert row["symbol"] == "BC-UBND"
    assert row["place"] == "Quảng Ngãi"
    assert codes == ["unread_number", "unread_date"]


def test_a_blank_day_is_blank_where_no_hand_writing_was_seen() -> None:
    lines = [line.replace("13", "") for line in SCAN]
    row, codes = scanned(lines, {})
    assert (row["issued_on"], codes) == ("2025-01", [])
    row, codes = scanned(lines, {}, (Mark("handwriting", 1, Box(195.0, 132.0, 215.0, 144.0)),))
    assert ("issued_on" in row, codes) == (False, ["unread_date"])


def test_signs_in_place_of_figures_are_no_number() -> None:
    row, codes = scanned([line.replace("22", "2#").replace("13", "@3") for line in SCAN], {})
    assert "number" not in row
    assert "issued_on" not in row
    assert codes == ["unread_number", "unread_date"]


def test_where_the_slash_was_lost_a_figure_may_be_lost_too() -> None:
    row, codes = scanned([line.replace("22 /BC", "22 BC") for line in SCAN], {})
    assert ("number" in row, row["symbol"], codes) == (False, "BC-UBND", ["unread_number"])


def test_beside_an_unread_number_a_symbol_that_names_nothing_known_stays_empty() -> None:
    row, codes = scanned([line.replace("Số: 22 /BC-UBND", "S0:1#2 /GV-TCIMG") for line in SCAN], {})
    assert (row["issuer"], "number" in row, "symbol" in row) == ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", False, False)
    assert codes == ["unread_number"]


def test_a_line_of_number_that_cannot_be_read_is_no_part_of_the_issuer() -> None:
    row, codes = scanned([line.replace("22 /BC-UBND", ":“#'KH UBND") for line in SCAN], {})
    assert (row["issuer"], codes) == ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", ["unread_number"])


def test_known_words_are_set_right() -> None:
    row, _ = scanned([line.replace("BC-UBND", "BCC-UBND") for line in SCAN], {"TÍNH": 0.3})
    assert row["issuer"] == "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI"
    assert row["symbol"] == "BC-UBND"


def test_a_deputy_whose_post_is_half_hidden_gets_no_post() -> None:
    row, codes = scanned([*SCAN, "I. Phần một", "Nơi nhận:", "- Lưu: VT.", ">KT. CHỦ TỊCH", ">CHỦ TỊCH"], {})
    assert "signer_title" not in row
    assert codes == ["unread_title", "no_signer"]


FOOT = ["I. Phần một", "Nơi nhận:", "- Lưu: VT."]


def test_a_number_in_one_word_with_its_symbol_is_print_where_no_hand_writing_was_seen() -> None:
    lines = [line.replace("22 /BC", "22/BC") for line in SCAN]
    assert scanned(lines, {"22/BC-UBND": 0.75})[0]["number"] == "22"
    assert "number" not in scanned(lines, {"22/BC-UBND": 0.6})[0]
    assert "number" not in scanned(lines, {"22/BC-UBND": 0.75}, (Mark("handwriting", 1, Box(100.0, 96.0, 130.0, 108.0)),))[0]


def test_abbreviations_have_no_tone_marks() -> None:
    assert scanned([line.replace("BC-UBND", "BC-ŨBND") for line in SCAN], {})[0]["symbol"] == "BC-UBND"


@pytest.mark.parametrize(
    ("post", "title"),
    [
        ("PHÓ GIÁM ĐỐC|NH TẬT", "PHÓ GIÁM ĐỐC"),
        ("- GIÁM ĐỐC", "GIÁM ĐỐC"),
        ("TRƯỞNG TRẠM Y TẾ", "TRƯỞNG TRẠM Y TẾ"),
        ("CHỦ TỊCH HĐND XÃ", "CHỦ TỊCH HĐND XÃ"),
        ("IỆU TRƯỞNG", None),
    ],
)
def test_letters_of_the_seal_are_no_part_of_a_post(post: str, title: str | None) -> None:
    row, _ = scanned([*SCAN, *FOOT, f">{post}", ">Nguyễn Văn An"], {})
    assert row.get("signer_title") == title


@pytest.mark.parametrize(
    ("name", "signer", "code"),
    [
        ("` Tạ Quang Thiều :", "Tạ Quang Thiều", []),
        ("Vị Thị Bích Đào", "Vị Thị Bích Đào", ["uncertain_name"]),
        ("Trần Minh Cấm", "Trần Minh Cấm", ["uncertain_name"]),
        ("Văn Vượng", None, ["unread_signer"]),
        ("Ñguyến Thị Hiệp", None, ["unread_signer"]),
        ("Nguyễn Văn V Bách", None, ["unread_signer"]),
    ],
)
def test_a_name_that_may_be_misread_is_said_to_be(name: str, signer: str | None, code: list[str]) -> None:
    row, codes = scanned([*SCAN, *FOOT, ">GIÁM ĐỐC", f">{name}"], {})
    assert (row.get("signer"), codes) == (signer, code)


def test_the_end_of_a_name_that_was_not_read_is_missed() -> None:
    lines = ["LĐLĐ HUYỆN PHÚ LÂM", "CÔNG ĐOÀN CƠ SỞ XÃ ĐẠI", *SCAN[2:4], "Đại Thắng, ngày 13 tháng 01 năm 2025", *SCAN[5:]]
    row, codes = scanned(lines, {})
    assert ("issuer" in row, row["parent_issuer"], codes) == (False, "LĐLĐ HUYỆN PHÚ LÂM", ["unread_issuer"])


def test_a_place_that_the_letterhead_spells_otherwise_stays_empty() -> None:
    lines = ["UBND TỈNH ĐÔNG HẢI", "SỞ NỘI VỤ", *SCAN[2:4], "Đồng Hải, ngày 13 tháng 01 năm 2025", *SCAN[5:]]
    row, codes = scanned(lines, {"Đồng": 0.9})
    assert ("place" in row, row["issued_on"], codes) == (False, "2025-01-13", ["unread_place"])
    assert scanned(lines, {"ĐÔNG": 0.9})[0]["place"] == "Đồng Hải"


def test_the_receiver_in_the_arrival_stamp_is_not_the_issuer() -> None:
    row, _ = scanned(["VĂN PHÒNG SỞY TẾ", "CÔNG VĂN ĐẾN", "", "", *SCAN], {})
    assert row["issuer"] == "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI"
    assert "parent_issuer" not in row


def test_the_foot_of_a_sheet_has_two_columns_of_many() -> None:
    rows = [
        ("Nơi nhận:", "TM. BAN CHẤP HÀNH"),
        ("- LĐLĐ huyện (b/c);", "CHỦ TỊCH"),
        ("- Các tổ;", "Cao Thị Hồng"),
        ("- Lưu: VP.", ""),
    ]
    words: list[Word] = []
    cells = []
    for r, row in enumerate(rows):
        for column, text in zip((0, 3), row, strict=True):
            first = len(words)
            words += [Word(t, before=" " if i else "\t" if column else "\n") for i, t in enumerate(text.split())]
            cells.append(Cell(r, column, first, len(words)))
        cells.append(Cell(r, 5, len(words), len(words)))
    paper = Document("0" * 64, "sheet.xlsx", "xlsx", tuple(words), (), (Table(1, tuple(cells), ruled=False),))
    found = recipients.extract(Context(paper, outline_of(paper, catalogue()), catalogue()))
    assert [f.columns["name"] for f in found if isinstance(f, Finding)] == ["LĐLĐ huyện", "Các tổ", "VP"]


def test_an_abbreviation_with_letters_that_none_has_was_misread() -> None:
    paper = scan([*SCAN, "I. Phần một", "Nơi nhận:", "- UBND tỉnh;", "- Lưu: VTF."], {})
    items = list(recipients.extract(Context(paper, outline_of(paper, catalogue()), catalogue())))
    assert [i.columns["name"] if isinstance(i, Finding) else i.code for i in items] == ["UBND tỉnh", "unread_recipient"]


def test_a_name_that_goes_on_in_the_text_was_cut_short() -> None:
    body = ["I. Phần một", "Trung tâm Y tế huyện Phú Lâm đã kiểm tra tại trạm."]
    row, codes = scanned(["TRUNG TÂM Y TẾ HUYỆN PHÚ", "TRẠM Y TẾ XÃ BÌNH AN", *SCAN[2:], *body], {})
    assert (row["issuer"], "parent_issuer" in row, codes) == (
        "TRẠM Y TẾ XÃ BÌNH AN",
        False,
        ["unread_parent_issuer", "no_signer"],
    )


# ------------------------------------------------------------------------------------------- heads as other clerks type them

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


@pytest.mark.parametrize(
    ("second", "subject"),
    [
        ("thực hiện nếp sống văn minh quý II/2015", "báo cáo tình hình lao động và thực hiện nếp sống văn minh quý II/2015"),
        (
            "theo quy định tại Nghị định số 12/2014/NĐ-CP",
            "báo cáo tình hình lao động và theo quy định tại Nghị định số 12/2014/NĐ-CP",
        ),
    ],
)
def test_a_subject_goes_on_below_the_line_that_it_shares_with_place_and_date(second: str, subject: str) -> None:
    row = head(f"""LIÊN ĐOÀN LAO ĐỘNG HUYỆN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     CÔNG ĐOÀN XÃ                       Độc lập - Tự do - Hạnh phúc
   Số: 12/CĐX
V/v báo cáo tình hình lao động và          Cửa Sông, ngày 02 tháng 7 năm 2015
{second}

Kính gửi: Liên đoàn Lao động huyện.
Thực hiện Công văn số 12/LĐLĐ ngày 01/6/2015, Công đoàn xã báo cáo.
""")
    assert (row["title"], row["place"], row["issued_on"]) == (subject, "Cửa Sông", "2015-07-02")


def test_the_body_of_a_letter_is_no_part_of_its_subject() -> None:
    row = head(
        f"SỞ Y TẾ\nSố: 12/SYT-VP\nV/v tăng cường phòng dịch\n{STATE}Thực hiện Công văn số 12/BYT-DP ngày 01/6/2015 của Bộ Y tế;"
    )
    assert row["title"] == "tăng cường phòng dịch"


@pytest.mark.parametrize("office", ["CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC"])
def test_the_holder_of_an_office_issues_for_no_parent(office: str) -> None:
    row = head(f"{office}\nỦY BAN NHÂN DÂN\nTỈNH ĐÔNG HẢI\nSố: 07/CĐ-UBND\n{STATE}CÔNG ĐIỆN\nVề việc ứng phó bão" + BODY)
    assert (row["issuer"], "parent_issuer" in row) == (f"{office} ỦY BAN NHÂN DÂN TỈNH ĐÔNG HẢI", False)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("(Cửa Sông, ngày 02 tháng 7 năm 2015)", "Cửa Sông"),
        ("[Cửa Sông, 02/7/2015]", "Cửa Sông"),
        ("(Tính đến ngày 02 tháng 7 năm 2015)", None),
    ],
)
def test_place_and_date_in_brackets(line: str, place: str | None) -> None:
    row = head(f"UBND XÃ AN HÒA\nSố: 12/BC-UBND\n{STATE}{line}\nBÁO CÁO\nKết quả quý II" + BODY)
    assert (row.get("place"), row.get("issued_on")) == (place, "2015-07-02" if place else None)


@pytest.mark.parametrize(
    "line", ["Số 4 - Cửa Sông", "Số 15 - đường Lê Lợi", "Số 2 Trần Phú, phường An Lạc", "ĐT: 0209.3555017"]
)
def test_the_issuer_s_address_is_neither_its_name_nor_a_number(line: str) -> None:
    row = head(f"TRƯỜNG TIỂU HỌC AN HÒA\n{line}\nSố: 12/BC-TH\n{STATE}BÁO CÁO\nKết quả quý II" + BODY)
    assert (row["issuer"], row["number"], row["symbol"]) == ("TRƯỜNG TIỂU HỌC AN HÒA", "12", "BC-TH")


@pytest.mark.parametrize(
    ("line", "sure", "read"),
    [
        ("- yên SA Hộ (báo cáo);", 0.2, False),
        ("- ïe Šo mố;", 0.3, False),
        ("- yên SA Hộ (báo cáo);", 0.9, True),
        ("- TT Huyện uỷ (báo cáo);", 0.2, True),
        ("- Các hộ;", 0.2, True),
    ],
)
def test_a_line_of_noise_in_a_scan_is_no_recipient(line: str, sure: float, read: bool) -> None:
    paper = scan([*SCAN, "I. Phần một", "Nơi nhận:", line, "- Lưu: VT."], dict.fromkeys(line.split(), sure))
    items = list(recipients.extract(Context(paper, outline_of(paper, catalogue()), catalogue())))
    assert [getattr(item, "code", "row") for item in items] == ["row" if read else "unread_recipient", "row"]


@pytest.mark.parametrize(
    ("between", "codes"),
    [("B TH Ư\n", ["unread_title"]), ("", []), ("(Đã ký)\n", []), ("BÍ THƯ\n", []), ("HUYNH TRƯỞNG CẢ\n", ["unread_title"])],
)
def test_what_stands_over_the_name_and_is_no_post_is_said(between: str, codes: list[str]) -> None:
    foot = f"Nơi nhận:\n- Tỉnh đoàn;\n- Lưu VP.\nTM. BAN THƯỜNG VỤ\n{between}Lê Thị Sen"
    problems = facts(f"UBND XÃ AN HÒA\nSố: 12/BC-UBND\n{STATE}BÁO CÁO\nKết quả năm 2020{BODY}{foot}")[1]
    assert [p.code for p in problems if p.code == "unread_title"] == codes
