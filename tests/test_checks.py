"""What the pipeline verifies across facts: each check says what was compared, with the numbers as printed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import papers
from vanthu.checks import check
from vanthu.extractors import Context, extract, staff_counts
from vanthu.outline import outline_of
from vanthu.relate import relate
from vanthu.types import Check, Finding, Page, Span, Value


def checked(text: str, kind: str = "") -> list[Check]:
    """The checks of a paper's staff counts, of one kind or all."""
    context = papers.made(text)
    found = [item for item in staff_counts.extract(context) if isinstance(item, Finding)]
    found = relate(context.document, context.outline, found)
    return [c for c in check(context.document, context.outline, found, papers.catalogue()) if kind in ("", c.check)]


def verdicts(text: str, kind: str) -> list[str]:
    return [c.verdict for c in checked(text, kind)]


AGENCY = """- Tổng số cán bộ, công chức và người lao động cơ quan có {total} người
Trong đó:
+ Cán bộ chuyên trách, Công chức: 19 ( không tính 5 công an chính quy)
+ Cán bộ bán chuyên trách và lao động hợp đồng: 4
- Về trình độ chuyên môn:
+ Đại học: 15
+ Cao đẳng: 2
+ Trung cấp: 2"""


def test_a_total_that_needs_the_people_set_apart_is_explained_in_one_sentence() -> None:
    (found,) = checked(AGENCY.format(total=28), "sum")
    assert found.verdict == "pass"
    assert found.message == (
        "19 + 5 + 4 = 28, the total of “Tổng số cán bộ, công chức và người lao động cơ quan” 28: the 5 “công an chính quy” "
        "(“không tính”) must be added, without it the parts make 23."
    )
    assert len(found.facts) == 4


def test_a_total_without_the_people_set_apart_says_so() -> None:
    (found,) = checked(AGENCY.format(total=23), "sum")
    assert found.verdict == "pass"
    assert found.message.startswith("19 + 4 = 23") and "is counted in none of them" in found.message


def test_a_total_that_does_not_add_up_fails_with_the_difference() -> None:
    (found,) = checked(AGENCY.format(total=30), "sum")
    assert found.verdict == "fail"
    assert "19 + 4 = 23, or 28 with the 5" in found.message and "7 fewer than the total" in found.message


def test_levels_of_qualification_are_held_against_the_people_they_belong_to() -> None:
    (found,) = checked(AGENCY.format(total=28), "qualification")
    assert found.verdict == "pass"
    assert found.message.startswith(
        "15 + 2 + 2 = 19 (Đại học, Cao đẳng, Trung cấp) equals “Cán bộ chuyên trách, Công chức” 19, not the total"
    )


def test_levels_of_the_members_counted_just_before_them_are_not_held_against_fewer_people() -> None:
    text = "- Công đoàn trường có 64 CBGVNV.\n- Toàn huyện có 1.011 đoàn viên công đoàn; có 16 người trình độ thạc sĩ, 778 đại học."
    assert verdicts(text, "qualification") == ["unknown"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Trường có 45 cán bộ, giáo viên, nhân viên, trong đó: cán bộ quản lý 03, giáo viên 36, nhân viên 06.",
            "sum",
            ["pass"],
        ),
        (
            "Trường có 45 cán bộ, giáo viên, nhân viên, trong đó: cán bộ quản lý 03, giáo viên 36, nhân viên 07.",
            "sum",
            ["fail"],
        ),
        ("Đơn vị có 28 cán bộ, viên chức (nam 12, nữ 16).", "sum", ["pass"]),
        ("Đơn vị có 28 cán bộ, viên chức (nam 12, nữ 17).", "sum", ["fail"]),
        ("Đơn vị có 28 cán bộ, viên chức (nữ 29).", "sum", ["fail"]),
        ("Đơn vị có 28 cán bộ, viên chức (nữ 12).", "sum", []),
        ("Phòng có 9 công chức và 02 lao động hợp đồng; trong đó nữ 5, đảng viên 8.", "sum", []),
        ("Trường có 32 viên chức. Trong đó: quản lý 2; tổng phụ trách 1; giáo viên 25; nhân viên 4.", "sum", ["unknown"]),
        ("Trường có 32 viên chức. Trong đó:\n- Giáo viên: 25\n- Nhân viên: 4\n- Y tế, thư viện: 3", "sum", ["unknown"]),
        ("Trường có 32 viên chức. Trong đó:\n- Giáo viên: 25\n- Nhân viên: 4", "sum", ["fail"]),
        ("Cơ quan có 45 người, trong đó: cán bộ 12, công chức 33, quản lý 8.", "sum", ["pass"]),
        ("Đơn vị có tổng số 45 người, trong đó: cán bộ 12, công chức 30, quản lý 8.", "sum", ["unknown"]),
        ("Chi bộ có 43 đảng viên, trong đó dự bị 2, miễn sinh hoạt 5.", "sum", []),
        ("Chi bộ có 18 đảng viên (chính thức 16, dự bị 02).", "sum", ["pass"]),
        ("Chi bộ có 18 đảng viên (chính thức 16, dự bị 03).", "sum", ["fail"]),
        ("Cơ quan có 20 công chức. Trình độ: thạc sĩ 5, đại học 20.", "qualification", ["fail"]),
        ("Cơ quan có 20 công chức. Trình độ: thạc sĩ 5, đại học 12.", "qualification", ["unknown"]),
        ("Trình độ: thạc sĩ 5, đại học 12.", "qualification", []),
        ("Cơ quan có 20 công chức. Trình độ LLCT: cao cấp 5, trung cấp 12.", "qualification", []),
        ("Cơ quan có 20 công chức. Trình độ LLCT: cao cấp 5, trung cấp 16.", "qualification", ["fail"]),
        ("Cơ quan có 28 cán bộ, công chức; đại học 15 người, chiếm 53,6 %.", "percent_of", ["pass"]),
        ("Cơ quan có 28 cán bộ, công chức; đại học 15 người, chiếm 63,6 %.", "percent_of", ["fail"]),
        ("Đảng viên: 28/44 = 63,6%", "percent_of", ["pass"]),
        ("Đảng viên: 28/44 = 64,6%", "percent_of", ["fail"]),
        ("Có 20 công chức, trong đó 2 chuyên viên; 100% có trình độ đại học", "percent_of", []),
        ("Có 20 công chức, trong đó nữ 8 (40%), đảng viên 10, 50%.", "percent_of", ["pass", "pass"]),
        ("Có 20 công chức, trong đó nữ 8 (45%)", "percent_of", ["fail"]),
        ("Có 20 cán bộ. Đảng viên: 10, trong đó nữ: 5 (chiếm 50%)", "percent_of", ["pass"]),
        ("Cơ quan có 12 công chức, 5 lao động hợp đồng. Trình độ: đại học 16, cao đẳng 3.", "qualification", ["unknown"]),
        (
            "Xếp loại đảng viên: hoàn thành tốt nhiệm vụ: 30; hoàn thành nhiệm vụ: 5. Cơ quan có 20 công chức.",
            "qualification",
            [],
        ),
        ("Có 1.250/1.300 hộ, đạt 96,1% đạt chuẩn", "percent_of", ["pass"]),
        ("Đảng viên: 28 (hai mươi tám) đồng chí", "digits_vs_words", ["pass"]),
        ("Đảng viên: 28 (hai mươi bảy) đồng chí", "digits_vs_words", ["fail"]),
        ("Số tiền 5.000.000 đồng (Bằng chữ: Năm triệu đồng chẵn)", "digits_vs_words", ["pass"]),
        ("Số tiền 5.000.000 đồng (Bằng chữ: Năm mươi triệu đồng)", "digits_vs_words", ["fail"]),
        ("Trung cấp: 17 (hai đồng chí đang học)", "digits_vs_words", []),
        ("Cán bộ: 19 (không tính 5 công an chính quy)", "digits_vs_words", []),
    ],
)
def test_figures_of_people_and_money(text: str, kind: str, expected: list[str]) -> None:
    assert verdicts(text, kind) == expected


SHARES = {
    "- Gia đình văn hóa đạt tỷ lệ 96% (36/38).": "fail: 36/38 is said to be 96 %, but is 94,7 %.",
    "- Gia đình văn hóa đạt tỷ lệ 95% (36/38 hộ).": "pass: 36/38 is 95 %.",
    "- Gia đình văn hóa đạt tỷ lệ 94% (36/38 hộ).": "pass: 36/38 is 94 %.",
    "- 96% hộ dân (tương ứng 36/38 hộ) đạt danh hiệu.": "fail: 36/38 is said to be 96 %, but is 94,7 %.",
    "- Hoàn thành 45/50 chỉ tiêu, đạt 91%.": "fail: 45/50 is said to be 91 %, but is 90 %.",
    "- Có 12/14 thôn đạt chuẩn, tỷ lệ 90%.": "fail: 12/14 is said to be 90 %, but is 85,7 %.",
    "- Thu 1.250/1.000 triệu đồng, đạt 105%.": "fail: 1.250/1.000 is said to be 105 %, but is 125 %.",
    "- Trong 38 hộ có 36 hộ đạt chuẩn, chiếm 97%.": "fail: “Trong 38 hộ có 36” is said to be 97 %, but is 94,7 %.",
    "- Đạt trên 95% (141/142).": "pass: 141/142 is “trên 95%”.",
    "- Đạt trên 99,5% (141/142).": "fail: 141/142 is said to be “trên 99,5%”, but is 99,3 %.",
    "- Đạt khoảng 94% (136/142 hộ).": "unknown: 136/142 is said to be “khoảng 94%”, but is 95,8 %.",
    "- Đạt 98,5 phần trăm (36/38 hộ).": "fail: 36/38 is said to be 98,5 %, but is 94,7 %.",
    # shares of something else, and what is no ratio
    "- Kết nạp 05/20 đảng viên, đạt 62,5% chỉ tiêu huyện giao.": "",
    "- Ngày 30/4, 100% cán bộ tham gia treo cờ.": "",
    "- Nghị quyết số 05/2013, 95% hộ đồng thuận.": "",
    "- Xếp thứ 3/63 tỉnh, đạt 98,5%.": "",
    "- Có 36/38 hộ có nước sạch; 80% hộ có nhà tiêu.": "",
    "- Có 12/14 thôn đạt chuẩn, 20 hộ khá, đạt 30%.": "",
    "- Nam 10/28, nữ 18/28, tương ứng 35,7% và 64,3%.": "",
    "- Có 36/38 hộ đạt chuẩn\n- Đạt 80% kế hoạch.": "",
}


@pytest.mark.parametrize("text", SHARES)
def test_a_share_is_held_against_the_ratio_it_is_said_of(text: str) -> None:
    context = papers.made(f"BÁO CÁO\nKết quả năm\nI. KẾT QUẢ\n{text}")
    findings, _ = extract(context.document, context.outline, papers.catalogue())
    made_up = check(context.document, context.outline, findings, papers.catalogue())
    assert [f"{c.verdict}: {c.message}" for c in made_up if c.check == "percent_of"] == ([SHARES[text]] if SHARES[text] else [])


def test_what_was_reached_of_the_task_is_no_share_of_all_people() -> None:
    text = "Cơ quan có 28 cán bộ, công chức; đại học 15 người, đạt {}."
    assert verdicts(text.format("100% kế hoạch"), "percent_of") == []
    assert verdicts(text.format("100%"), "percent_of") == ["unknown"]


TABLE = "Số lượng công chức\nĐơn vị | Tổng số | Nữ\nPhòng Nội vụ | 9 | 4\nThanh tra | 6 | 2\nCộng | 15 | {women}"


def test_columns_are_added_up() -> None:
    assert verdicts(TABLE.format(women=6), "sum") == ["pass", "pass"]
    good, bad = checked(TABLE.format(women=7), "sum")
    assert (good.verdict, bad.verdict) == ("pass", "fail")
    assert bad.message == "Column “Nữ”: 4 + 2 = 6, but the totals row says 7."


def test_a_column_whose_rows_add_up_others_counts_nobody_twice() -> None:
    units = [
        ("Khối hành chính", 9, 4),
        ("Văn phòng", 5, 2),
        ("Thanh tra", 4, 2),
        ("Khối sự nghiệp", 20, 15),
        ("Trạm A", 12, 9),
        ("Trạm B", 8, 6),
    ]
    rows = "\n".join(f"{name} | {people} | {women}" for name, people, women in units)
    table = f"Số lượng công chức, viên chức\nĐơn vị | Tổng số | Nữ\n{rows}\nCộng | 29 | "
    assert verdicts(table + "19", "sum") == ["pass", "pass"]
    assert verdicts(table + "20", "sum") == ["pass", "unknown"]


ROWS = "Số lượng công chức\nĐơn vị | Tổng số | Thạc sĩ | Đại học\nPhòng Nội vụ | 9 | 2 | 7\nThanh tra | 6 | 1 | {degrees}\nPhòng Tư pháp | 4 | 1 | 3"


def test_levels_may_belong_to_people_counted_in_a_table() -> None:
    text = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
I. ĐẶC ĐIỂM TÌNH HÌNH
Trình độ chuyên môn của cán bộ, công chức: thạc sĩ: 3; đại học: 40; trung cấp: 2
Đội ngũ cán bộ, công chức
STT | Đối tượng | Tổng số | Nam | Nữ
1 | Cán bộ, công chức | 45 | 20 | 25
2 | Người hoạt động không chuyên trách | 30 | 10 | 20
 | Tổng cộng | 75 | 30 | 45"""
    assert verdicts(text, "qualification") == ["pass"]


def test_a_column_with_unread_cells_on_a_page_image_does_not_fail() -> None:
    text = """I. ĐẶC ĐIỂM TÌNH HÌNH
Số lượng công chức
Đơn vị | Tổng số | Nữ | Đảng viên
Văn phòng | 9 | 4 | 3
Phòng Tổ chức | 5 | 1 | 2
Thanh tra | 6 |  | 1
Cộng | 20 | 7 | 6"""
    paper = replace(papers.document(text), pages=(Page(1, 595, 842, "ocr"),))
    outline = outline_of(paper, papers.catalogue())
    context = Context(paper, outline, papers.catalogue())
    found = [item for item in staff_counts.extract(context) if isinstance(item, Finding)]
    made_checks = check(paper, outline, relate(paper, outline, found), papers.catalogue())
    assert [c.verdict for c in made_checks if c.check == "sum"] == ["pass", "unknown", "pass"]
    assert verdicts(text, "sum") == ["pass", "fail", "pass"]


def test_managers_listed_among_the_teams_are_a_team() -> None:
    table = (
        "Đội ngũ nhà trường\nTổ | Tổng số | Nữ\nBan Giám hiệu | 2 | 1\nTổ Toán | 11 | 6\nTổ Văn | 10 | 8\nTổng cộng | 23 | 15"
    )
    assert verdicts(table, "sum") == ["pass", "pass"]


def test_posts_in_rows_are_added_up_too() -> None:
    table = "Đội ngũ nhà trường\nĐối tượng | Số lượng\nCán bộ quản lý | 3\nGiáo viên | 30\nNhân viên | 5\nTổng cộng | {total}"
    assert verdicts(table.format(total=38), "sum") == ["pass"]
    assert verdicts(table.format(total=39), "sum") == ["fail"]
    mixed = "Đội ngũ nhà trường\nĐối tượng | Số lượng\nGiáo viên | 30\nNhân viên | 5\nĐảng viên | 20\nTổng cộng | 35"
    assert verdicts(mixed, "sum") == []  # members of the Party are teachers and clerks too


def test_rows_whose_parts_make_their_total_are_added_up() -> None:
    (good,) = checked(ROWS.format(degrees=5), "sum")
    assert (good.verdict, good.message) == ("pass", "In 3 of 3 rows Thạc sĩ, Đại học add up to Tổng số.")
    bad, good = checked(ROWS.format(degrees=4), "sum")
    assert (bad.verdict, good.verdict) == ("fail", "pass")
    assert bad.message == "1 + 4 = 5 (Thạc sĩ, Đại học), but the row says “Tổng số” 6 (Thanh tra)."


def test_a_figure_of_the_text_is_held_against_the_table() -> None:
    text = "Cơ quan có 7 nữ.\n" + TABLE.format(women=6)
    (found,) = checked(text, "table_vs_prose")
    assert (found.verdict, found.message) == ("fail", "“nữ” 7 in the text differs from “Nữ” 6 in the table.")
    assert verdicts(text.replace("7 nữ", "6 nữ"), "table_vs_prose") == ["pass"]


def made(context: Context, table: str, words: str, **columns: Value) -> Finding:
    start = context.flow.index(words)
    return context.document.finding(table, columns, Span(start, start + len(words)), "test")


def of_findings(text: str, findings: list[tuple[str, str, dict[str, Value]]], kind: str) -> list[Check]:
    context = papers.made(text)
    found = [made(context, table, words, **columns) for table, words, columns in findings]
    return [c for c in check(context.document, context.outline, found, papers.catalogue()) if c.check == kind]


HEAD = ("documents", "ngày 4 tháng 11 năm 2020", {"issued_on": "2020-11-04"})


def cited(words: str, issued_on: str, **columns: Value) -> tuple[str, str, dict[str, Value]]:
    return ("references", words, {"number": "01", "symbol": "KH-UBND", "year": None, "issued_on": issued_on, **columns})


def test_a_cited_document_cannot_be_younger_than_the_report() -> None:
    text = "ngày 4 tháng 11 năm 2020. Căn cứ Kế hoạch số 01/KH-UBND ngày 05/11/2020;"
    (found,) = of_findings(text, [HEAD, cited("Kế hoạch số 01/KH-UBND ngày 05/11/2020", "2020-11-05")], "date_order")
    assert found.verdict == "fail"
    assert (
        "“Kế hoạch số 01/KH-UBND ngày 05/11/2020” is dated 2020-11-05, after the document's own date 2020-11-04"
        in found.message
    )
    (found,) = of_findings(text, [HEAD, cited("Kế hoạch số 01/KH-UBND ngày 05/11/2020", "2020-11")], "date_order")
    assert found.verdict == "pass"  # the month alone contradicts nothing


def test_a_cited_symbol_cannot_have_a_year_to_come() -> None:
    text = "ngày 10 tháng 12 năm 2013. Căn cứ Thông tư số 104/2014/TT-BTC của Bộ Tài chính;"
    own: tuple[str, str, dict[str, Value]] = ("documents", "ngày 10 tháng 12 năm 2013", {"issued_on": "2013-12-10"})
    words = "Thông tư số 104/2014/TT-BTC"
    (found,) = of_findings(text, [own, cited(words, "", number="104", symbol="TT-BTC", year=2014)], "date_order")
    assert found.verdict == "fail"
    assert found.message == f"“{words}” has the year 2014 in its symbol, after the document's own date 2013-12-10."
    (found,) = of_findings(text, [own, cited(words, "", number="104", symbol="TT-BTC", year=2013)], "date_order")
    assert found.verdict == "pass"


def test_the_year_in_a_symbol_is_the_year_of_its_date() -> None:
    text = "Thông tư 08/2014/TT-BVHTTDL ngày 24/9/2015"
    (found,) = of_findings(text, [cited(text, "2015-09-24", year="2014")], "citation_year")
    assert found.verdict == "fail"
    (found,) = of_findings(text, [cited(text, "2014-09-24", year=2014)], "citation_year")
    assert found.verdict == "pass"


def test_one_number_has_one_date() -> None:
    text = "Kế hoạch 01/KH-UBND ngày 05/11/2020 và Kế hoạch 01/KH-UBND ngày 06/11/2020"
    words = ("Kế hoạch 01/KH-UBND ngày 05/11/2020", "Kế hoạch 01/KH-UBND ngày 06/11/2020")
    (found,) = of_findings(text, [cited(words[0], "2020-11-05"), cited(words[1], "2020-11-06")], "duplicate_number")
    assert (found.verdict, len(found.facts)) == ("fail", 2)
    (found,) = of_findings(text, [cited(words[0], "2020-11-05"), cited(words[1], "2020-11")], "duplicate_number")
    assert found.verdict == "pass"


def test_numbers_begin_anew_every_year_and_at_every_issuer() -> None:
    text = "Quyết định 12/QĐ-UBND ngày 05/01/2020 và Quyết định 12/QĐ-UBND ngày 06/01/2021 và Quyết định 12/QĐ-UBND ngày 07/03/2020"
    first, other, third = (f"Quyết định 12/QĐ-UBND ngày {day}" for day in ("05/01/2020", "06/01/2021", "07/03/2020"))
    one = cited(first, "2020-01-05", issuer="UBND huyện")
    assert of_findings(text, [one, cited(other, "2021-01-06", issuer="UBND huyện")], "duplicate_number") == []
    (found,) = of_findings(text, [one, cited(third, "2020-03-07", issuer="UBND tỉnh")], "duplicate_number")
    assert found.verdict == "unknown" and found.message.endswith("2020-01-05, 2020-03-07, of UBND huyện and UBND tỉnh.")


PERIOD: tuple[str, str, dict[str, Value]] = ("documents", "giai đoạn 2019-2020", {"period": "2019/2020"})


@pytest.mark.parametrize(
    ("years", "expected"),
    [((2019, 2020), "pass"), ((2019,), "pass"), ((2018, 2019), "unknown"), ((2012, 2013), "unknown"), ((2019, 2023), "fail")],
)
def test_awards_of_earlier_years_are_merits_and_no_contradiction(years: tuple[int, ...], expected: str) -> None:
    text = "ngày 4 tháng 11 năm 2020, giai đoạn 2019-2020: " + ", ".join(f"Giấy khen năm {year}" for year in years)
    awards: list[tuple[str, str, dict[str, Value]]] = [("awards", f"Giấy khen năm {year}", {"year": year}) for year in years]
    (found,) = of_findings(text, [HEAD, PERIOD, *awards], "period_cover")
    assert found.verdict == expected
    assert expected != "fail" or "“Giấy khen năm 2023” is of 2023" in found.message


def test_a_report_is_not_about_years_long_after_it() -> None:
    text = "ngày 4 tháng 11 năm 2020, giai đoạn 2025-2030"
    for kind, expected in (("BC", ["fail"]), ("KH", [])):
        own: tuple[str, str, dict[str, Value]] = (*HEAD[:2], {"issued_on": "2020-11-04", "kind_code": kind})
        period: tuple[str, str, dict[str, Value]] = ("documents", "giai đoạn 2025-2030", {"period": "2025/2030"})
        assert [c.verdict for c in of_findings(text, [own, period], "period_cover")] == expected


@pytest.mark.parametrize(
    ("value", "comparator", "expected"),
    [
        (100, "=", ["pass"]),
        (90, "=", ["pass"]),
        (85, "=", ["fail"]),
        (85, "~", ["unknown"]),
        (85, ">", ["unknown"]),
        (80, "<", ["fail"]),
    ],
)
def test_a_share_is_held_against_a_sourced_threshold(value: int, comparator: str, expected: list[str]) -> None:
    statement = "cán bộ, công chức thực hiện tốt nếp sống văn minh trong việc cưới, việc tang"
    columns: dict[str, Value] = {"framework": "TT08-2014", "standard": 2, "measure": "percent", "value": value, "comparator": comparator,
                                 "statement": statement}  # fmt: skip
    assert [c.verdict for c in of_findings(statement, [("claims", statement, columns)], "threshold")] == expected


def test_a_share_of_something_else_has_no_threshold() -> None:
    statement = "100% hộ gia đình có nước sạch"
    columns: dict[str, Value] = {
        "framework": "TT08-2014",
        "standard": 2,
        "measure": "percent",
        "value": 100,
        "statement": statement,
    }
    assert of_findings(statement, [("claims", statement, columns)], "threshold") == []


def test_without_facts_there_is_nothing_to_check() -> None:
    assert checked("Báo cáo công tác năm 2021.") == []


SCORED = """BẢNG TỰ CHẤM ĐIỂM
TT | Nội dung tiêu chuẩn | Điểm tối đa | Điểm tự chấm
I | Tiêu chuẩn 1: Hoàn thành nhiệm vụ | 60 | {first}
1 | Chuyên môn | 45 | 43,5
2 | Phong trào | 15 | 14
II | Tiêu chuẩn 2: Nếp sống văn minh | 40 | 38
 | Tổng cộng | 100 | {total}
"""


def scores(text: str) -> list[tuple[str, str]]:
    context = papers.made(text)
    found, _ = extract(context.document, context.outline, papers.catalogue())
    return [
        (c.verdict, c.message) for c in check(context.document, context.outline, found, papers.catalogue()) if c.check == "sum"
    ]


def test_points_make_the_total_and_those_of_their_heads() -> None:
    assert scores(SCORED.format(first="57,5", total="95,5")) == [
        ("pass", "Points: 57,5 + 38 = 95,5, as “Tổng cộng” says."),
        ("pass", "Points: 43,5 + 14 = 57,5, as “Tiêu chuẩn 1: Hoàn thành nhiệm vụ” says."),
    ]


def test_points_that_do_not_add_up_fail() -> None:
    assert scores(SCORED.format(first="58", total="98")) == [
        ("fail", "Points: 58 + 38 = 96, but “Tổng cộng” says 98."),
        ("fail", "Points: 43,5 + 14 = 57,5, but “Tiêu chuẩn 1: Hoàn thành nhiệm vụ” says 58."),
    ]


@pytest.mark.parametrize(
    "change",
    [
        ("| 45 |", "| 40 |"),  # the maxima of the parts are not that of their head: whose parts they are is not known
        ("2 | Phong trào", "2 | Điểm thưởng"),
        (" | Điểm tối đa", ""),
    ],
)
def test_rows_whose_maxima_do_not_say_what_they_are_parts_of_are_not_judged(change: tuple[str, str]) -> None:
    text = SCORED.format(first="58", total="96").replace(*change)
    if change[1] == "":
        text = "\n".join(re.sub(r" \| \d+(?= \| [\d,]+$)", "", line) for line in text.split("\n"))
    assert [verdict for verdict, _ in scores(text) if verdict == "fail"] == []
