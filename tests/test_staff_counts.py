"""People counted by category, as clerks of many kinds of agencies write them. The cases are in `staff_cases/`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import papers
from vanthu.extractors import Context, staff_counts
from vanthu.extractors._staff_terms import lexicon_of
from vanthu.outline import outline_of
from vanthu.readers import txt
from vanthu.readers.flow import Flow, Piece
from vanthu.relate import relate
from vanthu.run import run
from vanthu.settings import Settings
from vanthu.types import Document, Finding, Page, Problem, Source, Span

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "staff_cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def counts(text: str, table: str = "") -> list[Finding]:
    """The staff counts of a paper with `text` and, below it, a ruled `table` (cells split by |)."""
    rows = [" | ".join(line.split("|")) for line in table.strip("\n").split("\n") if line]
    context = papers.made("\n".join([text.strip("\n"), *rows]))
    return [item for item in staff_counts.extract(context) if isinstance(item, Finding)]


def matches(row: Sequence[Any], finding: Finding) -> bool:
    wanted = {"category": row[0], "value": row[1], **(row[2] if len(row) > 2 else {})}
    return all(finding.columns[name] == value for name, value in wanted.items())


@pytest.mark.parametrize("case", CASES)
def test_a_clerks_way_of_counting_people(case: dict[str, Any]) -> None:
    left = counts(case["text"], case.get("table", ""))
    for row in case["rows"]:
        found = next((finding for finding in left if matches(row, finding)), None)
        assert found is not None, f"{row} not among {[dict(f.columns) for f in left]}"
        left.remove(found)
    assert [dict(finding.columns) for finding in left] == []


def test_offices_that_do_not_add_up_to_the_total_are_told_and_not_counted() -> None:
    context = papers.made("Tổng số công chức: 40 người.\n- Theo phòng: Phòng Một 20; Phòng Hai 19; Phòng Ba 4.")
    count, problem = staff_counts.extract(context)
    assert isinstance(count, Finding) and isinstance(problem, Problem)
    assert (count.columns["value"], problem.code) == (40, "staff_offices_sum")
    assert "add up to 43" in problem.message and "Phòng Hai 19" in problem.message


def test_the_label_is_kept_as_printed_and_the_quote_is_the_documents() -> None:
    (total, women) = counts(
        "I. ĐẶC ĐIỂM TÌNH HÌNH\n- Hiện nay tổng số cán bộ, công chức và người lao động có 28 người (nữ: 12)"
    )
    assert total.columns["label"] == "tổng số cán bộ, công chức và người lao động"
    assert (total.columns["unit"], women.columns["label"]) == ("người", "nữ")
    assert total.evidence.quote == "tổng số cán bộ, công chức và người lao động có 28 người"


def test_a_figure_set_apart_is_a_row_of_its_own_and_a_note_on_the_row_it_is_set_apart_from() -> None:
    (staff, police) = counts("+ Cán bộ, công chức: 19 ( không tính 5 công an chính quy)")
    assert (staff.columns["category"], staff.columns["value"], staff.columns["qualifier"]) == (
        "STAFF.CBCC",
        19,
        "không tính 5 công an chính quy",
    )
    assert (police.columns["category"], police.columns["value"], police.columns["qualifier"]) == ("STAFF.CAQ", 5, "không tính")


def test_the_same_word_means_another_thing_under_another_heading() -> None:
    text = "- Trình độ chuyên môn:\n+ Trung cấp: 4\n- Trình độ lý luận chính trị:\n+ Trung cấp: 17"
    assert [f.columns["category"] for f in counts(text)] == ["EDU.TC", "POLTH.TC"]


def test_a_number_that_is_said_again_in_words_is_one_count() -> None:
    (count,) = counts("- Đảng viên: 28 (hai mươi tám) đồng chí")
    assert (count.columns["value"], count.columns["unit"]) == (28, "đồng chí")


def test_about_so_many_says_so() -> None:
    (count,) = counts("Đảng bộ có hơn 200 đảng viên.")
    assert (count.columns["value"], count.columns["qualifier"]) == (200, "hơn")


def test_where_several_organisations_are_counted_each_count_has_its_own() -> None:
    several = "- Chi bộ thôn 1: 12 đảng viên\n- Chi bộ Trường Mầm non: 20 đảng viên"
    assert [f.columns["unit_name"] for f in counts(several)] == ["Chi bộ thôn 1", "Chi bộ Trường Mầm non"]
    below = "- Trường Mầm non Hoa Sen:\n+ Giáo viên: 20\n- Trường Tiểu học Kim Đồng:\n+ Giáo viên: 30"
    assert [f.columns["unit_name"] for f in counts(below)] == ["Trường Mầm non Hoa Sen", "Trường Tiểu học Kim Đồng"]
    assert [f.columns["unit_name"] for f in counts("Phòng Nội vụ có 9 công chức, 3 nữ.")] == [None, None]


def test_the_day_that_a_count_holds_for() -> None:
    context = papers.made("Tính đến ngày 31/12/2021, tổng số cán bộ, công chức là 45 người.")
    start = context.flow.index("31/12/2021")
    context.found.append(context.document.finding("dates", {"value": "2021-12-31"}, Span(start, start + 10), "test"))
    (count,) = [item for item in staff_counts.extract(context) if isinstance(item, Finding)]
    assert count.columns["as_of"] == "2021-12-31"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- Tổng số viên chức: 20 người\n- Bác sĩ: 05 người", ["Bác sĩ: 05 người"]),
        ("- Trình độ: đại học: 78; trung cấp: 44; CNKT: 71; khác hẳn: 2", ["CNKT: 71", "khác hẳn: 2"]),
        ("Trạm có 07 người: 01 bác sĩ, 02 y sĩ và 04 viên chức.", ["01 bác sĩ", "02 y sĩ"]),
        (
            "Viện hiện có 12 biên chế, gồm 01 Viện trưởng, 06 Kiểm sát viên sơ cấp, 02 chuyên viên.",
            ["01 Viện trưởng", "06 Kiểm sát viên sơ cấp"],
        ),
        ("Trường có 139 người gồm 04 CBQL; 01 TPT Đội; 01 Phó TPT Đội; 115 GV.", ["01 TPT Đội", "01 Phó TPT Đội"]),
        ("- Hiệu trưởng: 01; giáo viên: 45; nhân viên: 5.", ["Hiệu trưởng: 01"]),
        ("Đơn vị có 34 người, trong đó 12 thẩm phán, 22 người lao động.", ["12 thẩm phán"]),
        ("- Cán bộ, công chức: 20 người; diện tích 120 ha; nữ 5, tăng thêm 1, đạt 12%.", []),
        (
            "Trong đó: BGH: 02; GV: 16; KT: 01; YT: 01: Cấp dưỡng: 03: BV: 01",
            ["KT: 01", "YT: 01", "Cấp dưỡng: 03", "BV: 01"],
        ),
        ("Khoa có 10 viên chức, trong đó: 04 BS YHCT, 02 Y sỹ YHCT, 03 CN luật.", ["04 BS YHCT", "02 Y sỹ YHCT"]),
        (
            "HTX có 412 thành viên, Hội đồng quản trị 5 người, Ban kiểm soát 3 người, 11 lao động thường xuyên (6 nữ), 2 viên chức.",
            ["412 thành viên", "Hội đồng quản trị 5 người", "Ban kiểm soát 3 người"],
        ),
        (
            "Biên chế: 07 đ/c (01 Trưởng CA, 02 Phó trưởng CA, 4 công an viên).",
            ["01 Trưởng CA", "02 Phó trưởng CA", "4 công an viên"],
        ),
        (
            "GV: 31. Trình độ chuyên môn: Trên chuẩn 01 đ/c (3,2%), đạt chuẩn 28, chưa đạt chuẩn 02.",
            ["Trên chuẩn 01", "đạt chuẩn 28", "chưa đạt chuẩn 02"],
        ),
        ("Tổng 408 biên chế: Sở Nội vụ 206, Thanh tra 202.", ["Sở Nội vụ 206", "Thanh tra 202"]),
        ("Trường có 25 giáo viên. Giáo viên bộ môn: 12.", ["Giáo viên bộ môn: 12"]),
        (
            "Biên chế được giao 07, hiện có 06 người, trong đó: BS 01, ĐD trung học 01, DSTH 01.",
            ["BS 01", "ĐD trung học 01", "DSTH 01"],
        ),
        ("Phòng có 17 công chức. Lãnh đạo: 1 TP, 2 PTP.", ["1 TP", "2 PTP"]),
        ("Trường có 28 giáo viên (GV văn hóa 20, âm nhạc 2, Anh 6).", ["GV văn hóa 20", "âm nhạc 2", "Anh 6"]),
        ("Có 2.815 đoàn viên công đoàn. BCH 21 đ/c, UBKT 5 đ/c, cán bộ chuyên trách 4.", ["BCH 21 đ/c", "UBKT 5 đ/c"]),
        ("Trạm có 5 viên chức, tiêm cho 120 người, khám 30 người.", []),
        ("- Hội có 20 cán bộ, vận động 5 cựu chiến binh tham gia.", []),
    ],
)
def test_a_count_without_a_category_is_said_aloud(text: str, said: list[str]) -> None:
    problems = [item for item in staff_counts.extract(papers.made(text)) if isinstance(item, Problem)]
    assert {p.code for p in problems} <= {"staff_label_unknown"}
    assert [p.message.split("“")[1].rstrip("”.") for p in problems] == said


@pytest.mark.parametrize(
    "text",
    [
        "Đơn vị\tTổng số\tNữ\nPhòng Nội vụ\t9\t4\nThanh tra\t6\t2\nCộng\t15\t6",
        "| Đơn vị | Tổng số | Nữ |\n|---|---|---|\n| Phòng Nội vụ | 9 | 4 |\n| Thanh tra | 6 | 2 |\n| Cộng | 15 | 6 |",
        "Đơn vị           Tổng số    Nữ\nPhòng Nội vụ     9          4\nThanh tra        6          2\nCộng             15         6",
        "\n\tĐơn vị\n\tTổng số\n\tNữ\n\n\tPhòng Nội\nvụ\n\t9\n\t4\n\n\tThanh tra\n\t6\n\t2\n\n\tCộng\n\t15\n\t6\n\nHết",
    ],
)
def test_tables_written_as_plain_text(text: str) -> None:
    source = Source("a.txt", f"Số lượng công chức các phòng\n{text}\n".encode())
    document = Document.from_reading(source, txt.read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, papers.catalogue()), papers.catalogue())
    found = [f for f in staff_counts.extract(context) if isinstance(f, Finding)]
    expected = [("Phòng Nội vụ", 9), ("Phòng Nội vụ", 4), ("Thanh tra", 6), ("Thanh tra", 2), (None, 15), (None, 6)]
    assert [(f.columns["unit_name"], f.columns["value"]) for f in found] == expected


def test_a_head_on_two_lines_stands_over_the_columns_below_it_to_the_eye() -> None:
    text = (
        "Số lượng công chức các phòng\n"
        "TT  Đơn vị      Tổng số  Trình độ chuyên môn      Trình độ LLCT        ĐV\n"
        "                         ĐH                   CĐ  Cao cấp    Trung cấp\n"
        "1   Văn phòng   9        7                    2   1          4         6\n"
        "2   Thanh tra   6        6                    0   2          1         5\n"
    )
    source = Source("a.txt", text.encode())
    document = Document.from_reading(source, txt.read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, papers.catalogue()), papers.catalogue())
    found = [f for f in staff_counts.extract(context) if isinstance(f, Finding)]
    assert [(f.columns["category"], f.columns["value"]) for f in found[:6]] == [
        ("STAFF.TOTAL", 9), ("EDU.DH", 7), ("EDU.CD", 2), ("POLTH.CC", 1), ("POLTH.TC", 4), ("POL.DV", 6)
    ]  # fmt: skip


def test_a_second_intermediate_level_behind_an_advanced_one_is_of_political_theory() -> None:
    """Also where what stands over both columns could not be read, as on a page image."""
    table = "Đơn vị|Tổng số|Đại học|Trung cấp|Cao cấp|Trung cấp\nVăn phòng|9|6|3|1|4\nThanh tra|6|6|0|2|1"
    found = counts("Số lượng công chức các phòng", table)
    assert [f.columns["category"] for f in found[:5]] == ["STAFF.TOTAL", "EDU.DH", "EDU.TC", "POLTH.CC", "POLTH.TC"]


def test_an_empty_cell_of_a_text_table_shifts_nothing() -> None:
    text = "Số lượng công chức\nTT\tĐơn vị\tTổng số\tNữ\tĐảng viên\n1\tThanh tra\t6\t\t5\n\tCộng\t6\t\t5\n"
    source = Source("a.txt", text.encode())
    document = Document.from_reading(source, txt.read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, papers.catalogue()), papers.catalogue())
    found = [f for f in staff_counts.extract(context) if isinstance(f, Finding)]
    assert [(f.columns["category"], f.columns["value"]) for f in found] == [
        ("STAFF.TOTAL", 6), ("POL.DV", 5), ("STAFF.TOTAL", 6), ("POL.DV", 5)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "table",
    [
        "TT\tĐơn vị\tTổng số\tNữ\n1\tVăn phòng\t9\t4\n2\tThanh tra\t6\t2\n\tCộng\t15\t6",
        "TT\tĐơn vị\tTổng số\tNữ\n1\tVăn phòng\t9\t4\n2\tThanh tra\t6\t2\nCộng\t15\t6",
        "TT   Đơn vị      Tổng số  Nữ\n1    Văn phòng   9        4\n2    Thanh tra   6        2\n     Cộng        15       6",
        "\n\tTT\n\tĐơn vị\n\tTổng số\n\tNữ\n\n\t1\n\tVăn phòng\n\t9\n\t4\n\n\t2\n\tThanh tra\n\t6\n\t2\n\n\t\n\tCộng\n\t15\n\t6\nHết",
        "\n\tTT\n\tĐơn vị\n\tTổng số\n\tNữ\n\n\t1\n\tVăn phòng\n\t9\n\t4\n\n\t2\n\tThanh tra\n\t6\n\t2\n\n\tCộng\n\t15\n\t6\nHết",
    ],
)
def test_a_totals_row_without_its_number_stands_under_the_same_columns(table: str) -> None:
    source = Source("a.txt", f"Số lượng công chức các phòng\n{table}\n".encode())
    document = Document.from_reading(source, txt.read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, papers.catalogue()), papers.catalogue())
    found = [f for f in staff_counts.extract(context) if isinstance(f, Finding)]
    assert [(f.columns["category"], f.columns["value"]) for f in found[-2:]] == [("STAFF.TOTAL", 15), ("DEM.NU", 6)]


def test_an_empty_last_column_shifts_nothing() -> None:
    rows = "".join(
        f"\n\n\t{i}\n\t{label}\n\t{value}\n\t"
        for i, (label, value) in enumerate([("Tổng số viên chức", 56), ("Nữ", 50), ("Đảng viên", 44), ("Đại học", 7)], 1)
    )
    source = Source("a.txt", f"Đội ngũ viên chức:\n\n\tTT\n\tNội dung\n\tSố lượng\n\tGhi chú{rows}\n\nHết\n".encode())
    document = Document.from_reading(source, txt.read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, papers.catalogue()), papers.catalogue())
    assert [f.columns["value"] for f in staff_counts.extract(context) if isinstance(f, Finding)] == [56, 50, 44, 7]


@pytest.mark.parametrize(
    "table",
    [
        "Trình độ\tTổng số\tNữ\tĐang đi học\nĐại học\t2\t0\t\nCao đẳng\t7\t3\t\nTrung cấp\t29\t8\t4",
        "\n\tTrình độ\n\tTổng số\n\tNữ\n\tĐang đi học\n\n\tĐại học\n\t2\n\t0\n\t\n\n\tCao đẳng\n\t7\n\t3\n\t\n\n"
        "\tTrung cấp\n\t29\n\t8\n\t4\n\nHết",
    ],
)
def test_empty_last_cells_that_are_written_are_cells(table: str) -> None:
    source = Source("a.txt", f"Trình độ viên chức như sau:\n{table}\n".encode())
    document = Document.from_reading(source, txt.read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, papers.catalogue()), papers.catalogue())
    found = [f for f in staff_counts.extract(context) if isinstance(f, Finding)]
    assert [f.columns["value"] for f in found] == [2, 0, 7, 3, 29, 8, 4]


def test_a_note_below_a_table_is_read_as_text() -> None:
    note = "Ghi chú: số liệu trên tính cả người nghỉ chế độ trong kỳ báo cáo và người mới chuyển công tác đến các đơn vị. "
    text = f"Đội ngũ | Tổng số | Nữ\nVăn phòng | 9 | 4\nThanh tra | 6 | 2\nCộng | 15 | 6\n{note * 2}Toàn ngành có 12 đảng viên. | | "
    assert [f.columns["value"] for f in counts("Số lượng công chức") + counts("", text.replace(" | ", "|"))][-1] == 12


def scanned(text: str) -> Context:
    document = replace(papers.document(text), pages=(Page(1, 595, 842, "ocr"),))
    return Context(document, outline_of(document, papers.catalogue()), papers.catalogue())


@pytest.mark.parametrize("head", ["STT", "srt", ""])
def test_a_row_whose_figure_is_unread_gives_no_row_and_a_problem(head: str) -> None:
    context = scanned(
        f"II. ĐỘI NGŨ CÁN BỘ\n{head} | Nội dung | Số lượng\n1 | Tổng số công chức, viên chức | 42\n2 | Nữ | 20\n3 | Đại học | l7\n"
        "4 | Đoàn viên công đoàn | 40\n5 | Trung cấp | 6\n6 | Đảng viên |"
    )
    found = list(staff_counts.extract(context))
    assert [f.columns["value"] for f in found if isinstance(f, Finding)] == [42, 20, 40, 6]
    problems = [p for p in found if isinstance(p, Problem)]
    assert [p.code for p in problems] == ["staff_cell_unread"] * 2
    assert "“Đại học l7”" in problems[0].message and "“Đảng viên”" in problems[1].message


TITLES = "UBND THỊ XÃ SƠN CA\t\t\t\t\t\nPHÒNG GIÁO DỤC\t\t\t\t\t\nBIỂU SỐ LƯỢNG GIÁO VIÊN, NHÂN VIÊN\t\t\t\t\t\n(Kèm theo Báo cáo số 5/BC-PGD)\t\t\t\t\t\n"
GROUPED = "TT\tTên trường\tTổng số có mặt\tBiên chế giao\tVị trí việc làm\t\n\t\t\t\tGV\tNV\n"
SCHOOLS = "1\tMN Sao Mai\t26\t28\t20\t6\n2\tTH Sao Khuê\t22\t22\t17\t5\n\tCỘNG\t48\t50\t37\t11\n"


def of_sheet(rows: str) -> list[Finding | Problem]:
    """What is counted in the rows of one sheet, whose cells are parted by tabs; a cell of the head without words goes on from the left."""
    flow, lines = Flow(), rows.rstrip("\n").split("\n")
    table = flow.begin_table()
    for row, line in enumerate(lines):
        for column, text in enumerate(line.split("\t")):
            flow.begin_cell()
            flow.line([Piece(text)])
            flow.end_cell(table, row=row, column=column, column_span=2 if text.startswith("Vị trí") else 1)
        flow.end_row()
    flow.end_table(table)
    source = Source("a.xlsx", rows.encode())
    document = Document.from_reading(source, flow.reading("xlsx"))
    context = Context(document, outline_of(document, papers.catalogue()), papers.catalogue())
    return list(staff_counts.extract(context))


def test_letterhead_and_title_in_a_sheet_are_no_head_of_its_columns() -> None:
    found = [f for f in of_sheet(TITLES + GROUPED + SCHOOLS) if isinstance(f, Finding)]
    assert [(f.columns["category"], f.columns["value"]) for f in found][:4] == [
        ("STAFF.BC_CO", 26), ("STAFF.BC_GIAO", 28), ("STAFF.GV", 20), ("STAFF.NV", 6),
    ]  # fmt: skip
    assert len(found) == 12


def test_a_column_of_figures_that_says_nothing_known_is_a_problem() -> None:
    rows = GROUPED.replace("NV", "Tập sự") + SCHOOLS
    problems = [p for p in of_sheet("BIỂU GIÁO VIÊN\t\t\t\t\t\n" + rows) if isinstance(p, Problem)]
    assert [p.code for p in problems] == ["staff_column_unread"]
    assert "“Vị trí việc làm - Tập sự”" in problems[0].message


@pytest.mark.parametrize(
    ("title", "category"),
    [("Về việc giao biên chế công chức năm 2025", "STAFF.BC_GIAO"), ("Về việc quản lý biên chế năm 2025", "STAFF.BIENCHE")],
)
def test_a_resolution_that_allots_posts_counts_no_people(title: str, category: str) -> None:
    text = f"HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN CA\nSố: 67/NQ-HĐND\n\nNGHỊ QUYẾT\n{title}\n\nĐiều 1. Như sau:\n1. Biên chế công chức: 1.946 biên chế;"
    result = run(Source("a.txt", text.encode()), papers.catalogue(), Settings())
    assert [f.columns["category"] for f in result.findings if f.table == "staff_counts"] == [category]


def test_a_row_number_before_a_label_on_a_page_image_is_no_count() -> None:
    found = staff_counts.extract(scanned("Đặc điểm tình hình đội ngũ\n6 Đảng viên\nCơ quan có 15 đảng viên."))
    assert [f.columns["value"] for f in found if isinstance(f, Finding)] == [15]


@pytest.mark.parametrize(
    "text",
    [
        "+ Số cấp: 15",  # not "sơ cấp"
        "Tối đa 25 cán bộ, công chức.",
        "Từ 20 đến 25 cán bộ, công chức.",
        "Đảng viên: năm 2021",
        "98,5% đảng viên hoàn thành tốt nhiệm vụ",
        "Hội nghị có 85 đảng viên",
    ],
)
def test_what_is_no_count_of_staff(text: str) -> None:
    assert counts(text) == []


def test_every_category_has_its_place_in_the_vocabulary() -> None:
    entries = lexicon_of(papers.catalogue()).entries
    groups = {code.split(".")[0] for code in entries}
    for entry in entries.values():
        assert entry.extra["dimension"], entry.code
        assert entry.extra["parent"] in ("", *groups, *entries), entry.code
        assert all(part in entries for part in filter(None, entry.extra["parts"].split("+"))), entry.code


@pytest.mark.parametrize(
    "piece", ["Đại học 15 ", "cán bộ, ", "28 người ", "trong đó ", "(", "nữ 1/", "tổng số ", "12 nữ; ", "tám nữ, "]
)
def test_a_hostile_paragraph_is_read_to_its_end(piece: str) -> None:
    context = papers.made(piece * (18_000 // len(piece)))
    for finding in staff_counts.extract(context):
        assert context.document.text[finding.evidence.span.start : finding.evidence.span.end] == finding.evidence.quote


def test_a_share_in_brackets_does_not_end_the_list_of_parts() -> None:
    context = papers.made("Cơ quan có 31 cán bộ, công chức, trong đó: nữ 12, đại học 25 (80,6%), thạc sĩ 3 (9,7%).")
    found = [item for item in staff_counts.extract(context) if isinstance(item, Finding)]
    linked = {str(f.columns["category"]): f for f in relate(context.document, context.outline, found)}
    whole = linked.pop("STAFF.CBCC")
    assert {name: f.columns["parent"] for name, f in linked.items()} == dict.fromkeys(
        ("DEM.NU", "EDU.DH", "EDU.THS"), whole.fact_id
    )


def test_a_head_that_is_printed_again_is_no_row_without_figures() -> None:
    table = """
    TT|Đơn vị|Tổng số|Nữ|Đảng viên
    1|Phòng Nội vụ|8|3|7
    2|Phòng Tư pháp|5|2|5
    TT|Đơn vị|Tổng số|Nữ|Đảng viên
    3|Phòng Tài chính|6|4|6
    """
    rows = [" | ".join(line.strip().split("|")) for line in table.strip().split("\n")]
    items = list(staff_counts.extract(papers.made("\n".join(["Số lượng cán bộ, công chức", *rows]))))
    assert [item.columns["value"] for item in items if isinstance(item, Finding)] == [8, 3, 7, 5, 2, 5, 6, 4, 6]
    assert not [item for item in items if isinstance(item, Problem)]


def test_a_paragraph_too_long_to_be_searched_is_said() -> None:
    items = list(staff_counts.extract(papers.made("Cơ quan có 12 đảng viên, " * 900)))
    assert [item.code for item in items if isinstance(item, Problem)] == ["staff_block_too_long"]


def test_a_table_of_bars_without_blanks_is_a_table() -> None:
    text = "I. ĐỘI NGŨ CÁN BỘ, CÔNG CHỨC\n|TT|Đơn vị|Tổng số|Nữ|\n|--|------|-------|--|\n|1|Văn phòng|5|2|\n|2|Thanh tra|3|1|\n||Cộng|8|3|\n"
    source = Source("a.txt", text.encode())
    document = Document.from_reading(source, txt.read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, papers.catalogue()), papers.catalogue())
    found = [f.columns for f in staff_counts.extract(context) if isinstance(f, Finding)]
    assert document.text == text.rstrip()
    assert [(row["unit_name"], row["category"], row["value"]) for row in found] == [
        ("Văn phòng", "STAFF.TOTAL", 5), ("Văn phòng", "DEM.NU", 2), ("Thanh tra", "STAFF.TOTAL", 3), ("Thanh tra", "DEM.NU", 1),
        (None, "STAFF.TOTAL", 8), (None, "DEM.NU", 3),
    ]  # fmt: skip
