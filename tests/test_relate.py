"""Links between findings: what is a part of what, and which decision an award rests on."""

from __future__ import annotations

import pytest

import papers
from vanthu.extractors import Context, staff_counts
from vanthu.relate import relate
from vanthu.types import Finding, Span, Value


def related(text: str) -> list[Finding]:
    context = papers.made(text)
    found = [item for item in staff_counts.extract(context) if isinstance(item, Finding)]
    return relate(context.document, context.outline, found)


def links(text: str) -> dict[object, object]:
    """value → value of the whole it is a part of."""
    found = related(text)
    values = {finding.fact_id: finding.columns["value"] for finding in found}
    return {finding.columns["value"]: values.get(str(finding.columns["parent"])) for finding in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cơ quan có 28 cán bộ, công chức, trong đó nữ 12, đảng viên 23.", {28: None, 12: 28, 23: 28}),
        ("Tổng số viên chức: 28 đồng chí (nữ: 12), đảng viên: 23", {28: None, 12: 28, 23: None}),
        (
            "Đơn vị có 28 cán bộ, viên chức (12 nam, 16 nữ), trong đó: công chức 10, viên chức 18.",
            {28: None, 12: 28, 16: 28, 10: 28, 18: 28},
        ),
        ("- Trung cấp chính trị: 17 (02 đồng chí đang học)", {17: None, 2: 17}),
        ("- Tổng số CBGVNV: 38 đ/c; trong đó:\n+ BGH: 03\n+ Giáo viên: 28\n+ Nhân viên: 07", {38: None, 3: 38, 28: 38, 7: 38}),
        (
            "- Tổng số cán bộ, viên chức có 28 người\nTrong đó:\n+ Viên chức: 20\n+ Hợp đồng lao động: 8",
            {28: None, 20: 28, 8: 28},
        ),
        ("- Đảng viên: 23\n- Trình độ chuyên môn:\n+ Đại học: 15\n+ Cao đẳng: 2", {23: None, 15: None, 2: None}),
        ("+ Cán bộ, công chức: 19 (không tính 5 công an chính quy)", {19: None, 5: None}),
        # Groups named in one breath: what follows is of their sum, which has a row only where it is printed.
        ("Phòng có 9 công chức và 02 lao động hợp đồng; trong đó nữ 5, đảng viên 8.", {9: None, 2: None, 5: None, 8: None}),
        ("- Biên chế: 18 đ/c, HĐ: 03 đ/c. Trong đó: Nữ: 8 đ/c; ĐV: 15 đ/c", {18: None, 3: None, 8: None, 15: None}),
        ("- Biên chế: 18, hợp đồng: 3, trong đó:\n+ Nữ: 8\n+ Đảng viên: 15", {18: None, 3: None, 8: None, 15: None}),
        ("Phòng có 9 công chức và 02 lao động hợp đồng (nữ 5).", {9: None, 2: None, 5: None}),
        (
            "Trường có 37 viên chức, gồm: quản lý 03, giáo viên 29, nhân viên 05; trong đó nữ 31.",
            {37: None, 3: 37, 29: 37, 5: 37, 31: 37},
        ),
        (
            "Đơn vị có 45 CBVC (nữ 20), gồm 38 viên chức và 07 NLĐ, trong đó 31 đảng viên.",
            {45: None, 20: 45, 38: 45, 7: 45, 31: 45},
        ),
        ("Có 12 công chức và 03 viên chức, tổng cộng 15 người; trong đó nữ 7.", {12: None, 3: None, 15: None, 7: 15}),
        # A weaker sign than those between the groups: the part is of the last one.
        ("Có 9 công chức, trong đó nữ 4; 03 hợp đồng, trong đó nữ 2.", {9: None, 4: 9, 3: None, 2: 3}),
        ("Có 21 viên chức (nữ 15) và 04 lao động hợp đồng (nữ 3).", {21: None, 15: 21, 4: None, 3: 4}),
        ("Cơ quan có 28 cán bộ, công chức, nữ 12; trong đó đảng viên 23.", {28: None, 12: None, 23: 28}),
        ("Biên chế được giao 15, hiện có 13, trong đó nữ 5.", {15: None, 13: None, 5: 13}),
        ("Đảng bộ có 287 đảng viên, 40 đoàn viên thanh niên, trong đó đảng viên dự bị 7.", {287: None, 40: None, 7: 287}),
        ("Trong tổng số 26 cán bộ, công chức có 9 nữ, 22 đảng viên.", {26: None, 9: 26, 22: 26}),
    ],
)
def test_a_part_points_to_the_whole_that_the_text_gives_it(text: str, expected: dict[int, int | None]) -> None:
    assert links(text) == expected


def test_in_a_table_a_row_adds_up_to_its_total_and_the_units_to_the_totals_row() -> None:
    table = "Đơn vị | Tổng số | Nữ\nPhòng Nội vụ | 9 | 4\nThanh tra | 6 | 2\nCộng | 15 | 7"
    assert links(f"Số lượng công chức\n{table}") == {9: 15, 4: 9, 6: 15, 2: 6, 15: None, 7: 15}


def test_nothing_is_added_dropped_or_renamed() -> None:
    context = papers.made("Cơ quan có 28 cán bộ, công chức, trong đó nữ 12.")
    found = [item for item in staff_counts.extract(context) if isinstance(item, Finding)]
    after = relate(context.document, context.outline, found)
    assert [f.fact_id for f in after] == [f.fact_id for f in found]


def made(context: Context, table: str, words: str, **columns: Value) -> Finding:
    start = context.flow.index(words)
    return context.document.finding(table, columns, Span(start, start + len(words)), "test")


def test_an_award_gets_the_one_decision_of_its_row() -> None:
    context = papers.made("Năm | Hình thức | Quyết định\n2019 | Giấy khen | Số 216/QĐ-UBND\n2020 | Bằng khen | Số 77/QĐ-UBND")
    award = made(context, "awards", "Giấy khen", award="GK", number=None, symbol=None, issued_on=None)
    first = made(
        context, "references", "Số 216/QĐ-UBND", number="216", symbol="QĐ-UBND", issued_on="2020-01-15", role="award_decision"
    )
    second = made(context, "references", "Số 77/QĐ-UBND", number="77", symbol="QĐ-UBND", issued_on=None, role="award_decision")
    linked = relate(context.document, context.outline, [award, first, second])[0]
    assert (linked.columns["number"], linked.columns["symbol"], linked.columns["issued_on"]) == ("216", "QĐ-UBND", "2020-01-15")
    assert linked.fact_id == award.fact_id


def test_an_award_beside_two_decisions_is_left_alone() -> None:
    context = papers.made("Giấy khen theo các Quyết định 216/QĐ-UBND và 217/QĐ-UBND")
    award = made(context, "awards", "Giấy khen", award="GK", number=None)
    cited = [
        made(context, "references", words, number=words[:3], role="award_decision") for words in ("216/QĐ-UBND", "217/QĐ-UBND")
    ]
    assert relate(context.document, context.outline, [award, *cited])[0].columns["number"] is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Theo Quyết định 15/QĐ-UBND: 02 Chiến sĩ thi đua cơ sở; 10 Giấy khen.", "15"),
        ("01 Bằng khen (Quyết định 15/QĐ-UBND), 03 cá nhân được tặng Giấy khen.", None),
        ("01 Bằng khen (Quyết định 15/QĐ-UBND ngày 01/02/2020). Cá nhân: 03 Giấy khen.", None),
        ("Trường có 01 Bằng khen và 03 Giấy khen (Quyết định 15/QĐ-UBND).", "15"),
        ("Theo Quyết định 15/QĐ-UBND, 01 cá nhân được tặng Bằng khen, 03 cá nhân được tặng Giấy khen.", "15"),
        ("01 Bằng khen (Quyết định 15/QĐ-UBND); 03 cá nhân được tặng Giấy khen.", None),
        ("Tập thể được tặng Bằng khen theo Quyết định 15/QĐ-UBND. Có 03 người được Giấy khen.", None),
        ("03 cá nhân được tặng Giấy khen; các cá nhân ấy có tên tại Quyết định 15/QĐ-UBND.", "15"),
    ],
)
def test_a_decision_in_an_item_of_a_list_is_that_items_own(text: str, number: str | None) -> None:
    context = papers.made(text)
    award = made(context, "awards", "Giấy khen", award="GK", number=None)
    others = [made(context, "awards", "Bằng khen", award="BK.BT", number=None)] if "Bằng khen" in text else []
    cited = made(context, "references", "15/QĐ-UBND", number="15", symbol="QĐ-UBND", role="award_decision")
    assert relate(context.document, context.outline, [award, *others, cited])[0].columns["number"] == number


def test_each_sentence_has_its_own_decision() -> None:
    context = papers.made("Được tặng Giấy khen (Quyết định 15/QĐ-UBND). Năm sau được tặng Bằng khen (Quyết định 16/QĐ-UBND).")
    awards = [made(context, "awards", words, award=words, number=None) for words in ("Giấy khen", "Bằng khen")]
    cited = [
        made(context, "references", words, number=words[:2], role="award_decision") for words in ("15/QĐ-UBND", "16/QĐ-UBND")
    ]
    assert [f.columns["number"] for f in relate(context.document, context.outline, [*awards, *cited])[:2]] == ["15", "16"]
