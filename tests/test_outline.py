"""The structure of a document: what is one paragraph, what introduces what, which section a line stands in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers import catalogue
from vanthu.outline import outline_of
from vanthu.readers.txt import read
from vanthu.settings import Settings
from vanthu.types import Block, Box, Cell, Document, Outline, Page, Source, Table, Word


def document(text: str) -> Document:
    source = Source("paper.txt", text.encode())
    return Document.from_reading(source, read(source, Settings(), "txt"))


def outline(text: str) -> Outline:
    return outline_of(document(text), catalogue())


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    made = outline(text)
    return [(b.kind, made.flow[b.span.start : b.span.end]) for b in made.blocks]


def page(lines: list[tuple[float, float, str]], *, size: float = 13.0, tables: tuple[Table, ...] = ()) -> Document:
    """A page with lines at (left, top); a letter is half as wide as it is high."""
    words: list[Word] = []
    for number, (left, top, text) in enumerate(lines):
        x = left
        for i, token in enumerate(text.split()):
            width = len(token) * size / 2
            box = Box(x, top, x + width, top + size)
            words.append(Word(token, 1, number, box, before=" " if i else "\n"))
            x += width + size / 4
    return Document("0" * 64, "page.pdf", "pdf", tuple(words), (Page(1, 595, 842, "text_layer"),), tables)


def paragraphs(paper: Document) -> list[str]:
    made = outline_of(paper, catalogue())
    return [made.flow[b.span.start : b.span.end] for b in made.blocks]


# ---------------------------------------------------------------------------------------------------- paragraphs

HARD_WRAPPED = """\
I. KẾT QUẢ THỰC HIỆN
Trong năm qua, cấp ủy và chính quyền xã đã tập trung lãnh đạo, chỉ đạo thực
hiện tốt nhiệm vụ; 100% cán bộ, công chức hoàn thành nhiệm vụ được giao, trong
đó có 12 đồng chí hoàn thành xuất sắc.
- Ban hành Kế hoạch số 12/KH-UBND ngày 15/01/2020 của UBND xã về phát triển kinh
tế và Quyết định số 46/QĐ-UBND ngày 28/6/2019 của Ủy ban nhân dân huyện về việc
phê duyệt quy hoạch;
- Tổng số hộ nghèo: 15.
Công tác tuyên truyền được thực hiện thường xuyên, sâu rộng đến từng hộ dân trên
địa bàn toàn xã.
"""


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    found = [text for _, text in blocks(HARD_WRAPPED)]
    assert found[0] == "I. KẾT QUẢ THỰC HIỆN"
    assert found[1].endswith("hoàn thành xuất sắc.")
    assert found[2].startswith("- Ban hành")
    assert found[2].endswith("phê duyệt quy hoạch;")
    assert found[3:] == ["- Tổng số hộ nghèo: 15.", found[4]]
    assert found[4].endswith("địa bàn toàn xã.")


def test_the_flow_is_as_long_as_the_text_and_only_white_space_differs() -> None:
    paper = document(HARD_WRAPPED)
    flow = outline_of(paper, catalogue()).flow
    assert len(flow) == len(paper.text)
    assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(flow, paper.text, strict=True))


def test_where_a_line_is_a_paragraph_lines_stay_apart() -> None:
    text = "Công tác tổ chức được quan tâm\nCông tác tuyên truyền được đẩy mạnh\nĐảng viên gương mẫu"
    assert [kind for kind, _ in blocks(text)] == ["paragraph"] * 3


def test_a_sentence_broken_by_accident_goes_on() -> None:
    assert blocks("Ban Thường vụ đã chỉ đạo\nthực hiện tốt.") == [("paragraph", "Ban Thường vụ đã chỉ đạo thực hiện tốt.")]


@pytest.mark.parametrize(
    "above, below",
    [
        ("tại Tờ trình số 377/TTr-BTĐKT ngày", "16/12/2014, quyết định:"),
        ("một số điều của", "Luật Cư trú"),
        ("của Ban Văn hóa -", "Chính sách"),
    ],
)
def test_a_line_that_ends_with_a_word_that_asks_for_more_goes_on(above: str, below: str) -> None:
    assert blocks(f"Xét đề nghị {above}\n{below}") == [("paragraph", f"Xét đề nghị {above} {below}")]


def test_a_heading_broken_inside_a_word_is_mended() -> None:
    made = outline("IV. K\nIẾN NGHỊ ĐỀ XUẤT\nĐề nghị huyện hỗ trợ.")
    assert [section.title for section in made.sections] == ["KIẾN NGHỊ ĐỀ XUẤT"]
    assert [block.kind for block in made.blocks] == ["heading", "paragraph"]


def test_on_a_page_a_full_line_goes_on_and_a_short_one_ends() -> None:
    full = "Trong những năm qua Đảng ủy và chính quyền xã đã quan tâm chỉ đạo công"
    lines = [
        (121.0, 100.0, full[:64]), (85.0, 118.0, full + " tác"), (85.0, 136.0, "tuyên truyền."), (121.0, 154.0, "Nhân dân đồng thuận cao"),
        (121.0, 172.0, full[:64]), (85.0, 190.0, full + " tác"), (85.0, 208.0, "xây dựng."),
    ]  # fmt: skip
    found = paragraphs(page(lines))
    assert len(found) == 3
    assert found[1] == "Nhân dân đồng thuận cao"


def test_the_heading_of_an_annex_read_between_the_columns_of_the_foot_stands_below_them() -> None:
    foot = [(70, 60, "Nơi nhận:"), (70, 80, "- Bộ Nội vụ;"), (70, 100, "- Lưu: VT."), (270, 160, "PHỤ LỤC")]
    paper = page([*foot, (390, 60, "CHỦ TỊCH"), (370, 110, "Lường Văn Thêm"), (70, 180, "BIÊN CHẾ NĂM 2025")])
    zones = outline_of(paper, catalogue()).zones
    assert [paper.text[slice(*zones[name][0])] for name in ("signer_title", "signer")] == ["CHỦ TỊCH", "Lường Văn Thêm"]


def test_a_line_that_holds_just_a_figure_ends_the_sentence_above() -> None:
    full = "Trình độ chuyên môn: ĐH 11, CĐ 03, TC 02. Lý luận chính trị: Trung cấp:"
    assert (
        paragraphs(page([(85.0, 100.0, full), (85.0, 118.0, "16."), (85.0, 136.0, "Từ đầu năm nghỉ hưu 02 người.")]))[0]
        == f"{full} 16."
    )


def test_a_figure_that_ends_a_sentence_on_the_next_line_numbers_nothing() -> None:
    full = "Biên chế viên chức các đơn vị được giao 318, có mặt 296; hợp đồng lao động"
    lines = [
        (85.0, 100.0, full),
        (85.0, 118.0, "57. Từ đầu năm tinh giản 06 người."),
        (85.0, 136.0, "4. Công tác khác được duy trì."),
    ]
    found = paragraphs(page(lines))
    assert found == [f"{full} 57. Từ đầu năm tinh giản 06 người.", "4. Công tác khác được duy trì."]


def test_a_star_typed_further_in_stands_below_the_plus_above_it() -> None:
    text = "- Hiện có: 191\n   + Viên chức: 169\n        * Khối điều trị: 97\n        * Khối dự phòng: 72\n   + Hợp đồng: 22\n"
    made = outline(text)
    assert [b.parent for b in made.blocks] == [-1, 0, 1, 1, 0]


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_bullet() -> None:
    full = "Giao Sở Tài chính chủ trì, phối hợp với Sở Kế hoạch và Đầu tư và Sở Lao động"
    lines = [
        (121.0, 100.0, full[:70]), (85.0, 118.0, full), (85.0, 136.0, "- Thương binh và Xã hội rà soát, báo cáo."),
        (121.0, 154.0, "- Hoàn thành trước ngày 20/02."), (121.0, 172.0, "- Báo cáo kết quả với Ủy ban nhân dân tỉnh."),
    ]  # fmt: skip
    found = paragraphs(page(lines))
    assert len(found) == 3
    assert "Sở Lao động - Thương binh và Xã hội" in found[0]


def test_the_lines_of_a_printed_cell_are_one_block() -> None:
    lines = [(90.0, 100.0, "Lao động tiên tiến cá nhân Phạm"), (90.0, 116.0, "Thị Hiệp"), (300.0, 100.0, "Số 12/QĐ-UBND")]
    table = Table(1, (Cell(0, 0, 0, 9), Cell(0, 1, 9, 11)))
    made = outline_of(page(lines, tables=(table,)), catalogue())
    assert [(b.kind, b.row, b.column) for b in made.blocks] == [("cell", 0, 0), ("cell", 0, 1)]
    assert made.flow[slice(*made.blocks[0].span)] == "Lao động tiên tiến cá nhân Phạm Thị Hiệp"


def test_a_date_too_long_for_its_column_is_one_line_also_beside_the_number() -> None:
    lines = [
        (90.0, 60.0, "UBND XÃ THANH HƯƠNG"), (90.0, 90.0, "Số: 214/BC-UBND"), (270.0, 60.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (280.0, 76.0, "Thanh Hương Thượng, ngày 09 tháng 11 năm"), (390.0, 92.0, "2022"), (280.0, 120.0, "BÁO CÁO"),
        (220.0, 136.0, "Kết quả xây dựng nông thôn mới"), (85.0, 160.0, "Xã có 9 thôn."),
    ]  # fmt: skip
    made = outline_of(page(lines, size=11.0), catalogue())
    (date,) = made.zones["place_date"]
    assert made.flow[slice(*date)] == "Thanh Hương Thượng, ngày 09 tháng 11 năm 2022"
    assert "2022" not in " ".join(made.flow[slice(*span)] for span in made.zones["title"])


# ------------------------------------------------------------------------------------------------ what introduces what

STAFF = """\
I. ĐẶC ĐIỂM TÌNH HÌNH
- Hiện nay tổng số cán bộ, công chức có 28 người
Trong đó:
+ Cán bộ chuyên trách: 19
+ Cán bộ bán chuyên trách: 4
- Tổng số Đảng viên: 23
-Về trình độ chuyên môn:
+Đại học: 15
+ Cao đẳng: 2
"""


def parent_of(made: Outline, text: str) -> str:
    index = next(i for i, b in enumerate(made.blocks) if text in made.flow[b.span.start : b.span.end])
    parent = next(made.ancestors(index), None)
    return made.flow[parent.span.start : parent.span.end] if parent else ""


def test_a_bullet_under_a_bullet_belongs_to_it() -> None:
    made = outline(STAFF)
    assert parent_of(made, "Đại học") == "-Về trình độ chuyên môn:"
    assert parent_of(made, "Cao đẳng") == "-Về trình độ chuyên môn:"


def test_trong_do_stands_between_a_total_and_its_parts() -> None:
    made = outline(STAFF)
    assert parent_of(made, "Cán bộ chuyên trách") == "Trong đó:"
    assert parent_of(made, "Trong đó") == "- Hiện nay tổng số cán bộ, công chức có 28 người"


def test_the_next_bullet_of_the_outer_kind_is_no_part() -> None:
    assert parent_of(outline(STAFF), "Tổng số Đảng viên") == ""


def test_a_line_with_a_colon_introduces_the_bullets_below_it() -> None:
    made = outline("Kết quả đạt được như sau:\n- Tuyên truyền 12 buổi;\n- Tập huấn 3 lớp.\nTồn tại, hạn chế còn nhiều.")
    assert parent_of(made, "Tuyên truyền") == parent_of(made, "Tập huấn") == "Kết quả đạt được như sau:"


def test_a_dot_may_stand_above_a_dash_where_it_ends_in_a_colon() -> None:
    made = outline(
        "• Tổng số viên chức: 49\nTrong đó:\n- Cán bộ: 16\n- Hợp đồng: 33\n• Đảng viên: 39\n"
        "• Trình độ chuyên môn:\n- Đại học: 6\n• Lý luận chính trị:\n- Trung cấp: 8"
    )
    assert parent_of(made, "Hợp đồng") == "Trong đó:"
    assert parent_of(made, "Đảng viên") == parent_of(made, "Trình độ") == ""
    assert parent_of(made, "Đại học") == "• Trình độ chuyên môn:"
    assert parent_of(made, "Trung cấp") == "• Lý luận chính trị:"


def test_of_two_bullets_in_a_row_the_first_counts() -> None:
    made = outline("+ Nữ: 2 người;\n+ * Về chuyên môn:\n- Đại học: 12\n+ * Về lý luận:\n- Sơ cấp: 4")
    assert parent_of(made, "Đại học") == "+ * Về chuyên môn:"
    assert parent_of(made, "Sơ cấp") == "+ * Về lý luận:"


def test_stars_listed_under_a_dash_close_with_the_next_dash() -> None:
    made = outline("- Tổng số: 16 người.\nTrong đó:\n* Công chức: 6 người\n* Hợp đồng : 10\n- Đảng viên: 6\n- Nữ: 7")
    assert parent_of(made, "Công chức") == parent_of(made, "Hợp đồng") == "Trong đó:"
    assert parent_of(made, "Đảng viên") == parent_of(made, "Nữ") == ""


# ------------------------------------------------------------------------------------------------------- sections

HEADINGS = """\
I. TÌNH HÌNH CHUNG
Xã có 8 thôn.
II. KẾT QUẢ
1. Công tác lãnh đạo
- Ban hành nghị quyết.
2 . Kết quả thực hiện các tiêu chuẩn
a) Tiêu chuẩn 1: Hoàn thành tốt nhiệm vụ
- 100% hoàn thành nhiệm vụ.
b)Tiêu chuẩn 2: Nếp sống văn minh
- Không có người vi phạm.
III. PHƯƠNG HƯỚNG
Tiếp tục phấn đấu.
"""


def test_sections_nest_by_their_numbers() -> None:
    made = outline(HEADINGS)
    found = [(s.marker, s.level, made.sections[s.parent].marker if s.parent >= 0 else "") for s in made.sections]
    assert found == [
        ("I.", 1, ""), ("II.", 1, ""), ("1.", 2, "II."), ("2 .", 2, "II."), ("a) Tiêu chuẩn 1:", 3, "2 ."),
        ("b)Tiêu chuẩn 2:", 3, "2 ."), ("III.", 1, ""),
    ]  # fmt: skip


def test_a_section_runs_to_the_next_heading_of_its_level() -> None:
    made = outline(HEADINGS)
    second = next(s for s in made.sections if s.marker == "II.")
    assert made.flow[slice(*second.span)].rstrip().endswith("Không có người vi phạm.")


def test_every_block_knows_its_section() -> None:
    made = outline(HEADINGS)
    block = next(b for b in made.blocks if "Không có người" in made.flow[slice(*b.span)])
    assert made.sections[block.section].title == "Nếp sống văn minh"


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("I- TÌNH HÌNH CHUNG", "I-"), ("II – Kết quả thực hiện", "II –"), ("Điều 2. Tổ chức thực hiện", "Điều 2."),
        ("Phần thứ nhất", "Phần thứ nhất"), ("Chương II", "Chương II"), ("Tiêu chí 5. Trường học", "Tiêu chí 5."),
        ("1.1. Công tác tổ chức", "1.1."), ("HI. NHIỆM VỤ TRỌNG TÂM", "HI."), ("A. ĐÁNH GIÁ CHUNG", "A."),
    ],
)  # fmt: skip
def test_headings_of_other_offices(line: str, marker: str) -> None:
    made = outline(f"{line}\nNội dung của phần này được trình bày dưới đây.")
    assert [(s.marker, made.blocks[0].kind) for s in made.sections] == [(marker, "heading")]


@pytest.mark.parametrize(
    "line",
    [
        "1. Giao Sở Nội vụ tiếp thu các ý kiến tại cuộc họp. Hoàn thành và báo cáo trước ngày 20/02/2025.",
        "100% cán bộ hoàn thành nhiệm vụ", "5.000.000 đồng cho mỗi hộ", "28/6/2019 là ngày ban hành", "-----", "TP. Vinh có 25 phường, xã",
    ],
)  # fmt: skip
def test_what_is_no_heading(line: str) -> None:
    assert outline(f"{line}\nCâu sau của văn bản.").sections == ()


# ------------------------------------------------------------------------------------------------------- hostile text

TEXTS = st.lists(
    st.sampled_from(
        ["BÁO CÁO", "Số: 12/BC-UBND", "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "\n", "\t", "   ", " | ", "I. ", "1. ",
         "+ ", "Điều 1.", "Căn cứ", "Trong đó:", "Nguyễn Văn An", "(đã ký)", "100%", "ngày 4 tháng 11 năm 2020", "***", "IV. K", "(", "“"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_order_of_parts_gives_an_outline_that_holds_together(parts: list[str]) -> None:
    paper = document(" ".join([*parts, "x"]))
    made = outline_of(paper, catalogue())
    assert len(made.flow) == len(paper.text)
    assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(made.flow, paper.text, strict=True))
    last = 0
    for i, block in enumerate(made.blocks):
        assert last <= block.span.start < block.span.end <= len(paper.text)
        assert block.parent < i
        assert block.section < len(made.sections)
        last = block.span.end
    for section in made.sections:
        assert section.span.start == section.heading.start <= section.heading.end <= section.span.end
    for spans in made.zones.values():
        assert all(0 <= s.start < s.end <= len(paper.text) for s in spans)


@pytest.mark.parametrize(
    "line",
    ["a " * 3000, "- " * 3000, "1. " * 3000, "|" * 3000, "Số: " * 1500, "ngày tháng năm " * 500, "\t" * 3000, "BÁO CÁO " * 400],
)
def test_a_hostile_line_is_read_to_its_end(line: str) -> None:
    paper = document(line + "\nx")
    made = outline_of(paper, catalogue())
    assert paper.text[made.blocks[-1].span.start : made.blocks[-1].span.end].endswith("x")


def test_an_empty_document_has_an_empty_outline() -> None:
    made = outline_of(Document("0" * 64, "x", "txt", ()), catalogue())
    assert (made.flow, made.blocks, made.sections, made.lines) == ("", (), (), ())


def test_a_block_is_found_by_offset() -> None:
    made = outline(STAFF)
    at = made.flow.index("Đại học")
    block: Block = made.blocks[made.block_at(at)]
    assert made.flow[slice(*block.span)] == "+Đại học: 15"


def test_a_page_scanned_upside_down_is_read_like_the_upright_one() -> None:
    lines = [(90.0, 60.0, "UBND XÃ AN HÒA"), (300.0, 60.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (95.0, 80.0, "Số: 12/BC-UBND"),
             (310.0, 100.0, "An Hòa, ngày 05 tháng 3 năm 2024"), (260.0, 140.0, "BÁO CÁO"), (180.0, 160.0, "Kết quả công tác quý I năm 2024")]  # fmt: skip
    paper = page(lines)
    turned = tuple(
        replace(w, box=Box(595 - w.box.right, 842 - w.box.bottom, 595 - w.box.left, 842 - w.box.top))
        for w in paper.words
        if w.box
    )
    flipped = replace(paper, words=turned, pages=(Page(1, 595, 842, "ocr", rotation=180),))
    made, expected = outline_of(flipped, catalogue()), outline_of(paper, catalogue())
    assert made.zones == expected.zones
    assert set(made.zones) >= {"issuer", "number", "place_date", "kind", "title"}
    assert made.lines[0].box == Box(595 - expected.lines[0].box.right, 842 - expected.lines[0].box.bottom, 595 - expected.lines[0].box.left, 842 - expected.lines[0].box.top)  # type: ignore[union-attr]  # fmt: skip


# ---------------------------------------------------------------------------------------------------- capital letters

LETTERED = """\
A- TÌNH HÌNH CHUNG
I. THUẬN LỢI
Đơn vị có 12 viên chức.
B. C
ÁC DANH HIỆU ĐỀ NGHỊ
I. TẬP THỂ
a) Giấy khen: 02 tổ;
C - Kiến nghị
Không có.
"""


def test_capital_letters_stand_above_roman_numbers() -> None:
    made = outline(LETTERED)
    assert [(s.level, s.marker, s.title) for s in made.sections if s.marker[0] in "ABCI"] == [
        (1, "A-", "TÌNH HÌNH CHUNG"),
        (2, "I.", "THUẬN LỢI"),
        (1, "B.", "CÁC DANH HIỆU ĐỀ NGHỊ"),
        (2, "I.", "TẬP THỂ"),
        (1, "C -", "Kiến nghị"),
    ]


def test_a_capital_letter_under_a_roman_number_stays_below_it() -> None:
    made = outline("I. KẾT QUẢ\nA. Về tổ chức\nĐủ người.\nB. Về tài chính\nĐủ tiền.\nII. NHIỆM VỤ\nTiếp tục.\n")
    assert [(s.level, s.marker) for s in made.sections] == [(1, "I."), (2, "A."), (2, "B."), (1, "II.")]


def test_the_last_of_a_list_is_no_heading() -> None:
    made = outline("Điều 1. Khen thưởng:\n1. Tổ Văn;\n2. Bà Lò Thị Mai;\n3. Ông Ninh Văn Toản.\nĐiều 2. Thi hành.\n")
    assert [b.kind for b in made.blocks] == ["heading", "bullet", "bullet", "bullet", "heading"]


def test_a_heading_has_something_under_it_and_stands_in_no_foot() -> None:
    text = "UBND XÃ AN HÒA\nSố: 1/BC-UBND\nBÁO CÁO\nKết quả\nI. TÌNH HÌNH\n1. Thuận lợi\nTốt.\n2. Đề nghị cấp trên hỗ trợ\nQ. CHỦ TỊCH\nLê Văn An"
    assert [section.title for section in outline(text).sections] == ["TÌNH HÌNH", "Thuận lợi"]
