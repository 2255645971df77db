"""Word files, spreadsheets and HTML pages are read as they are displayed, in reading order."""

from __future__ import annotations

import datetime
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office_files import BORDERS, document_of, docx, grid_of, p, reading_of, table, text_of, zipped
from vanthu.errors import ReadError
from vanthu.readers import image, office, soffice
from vanthu.readers.docx import read_package
from vanthu.readers.grid import shown_number
from vanthu.settings import Settings
from vanthu.types import Box, Page, Reading, Source, Word

BULLETS = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/><w:isLgl/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
"""


def item(text: str, level: int, number: int = 5) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_paragraphs_are_lines_and_cells_are_parted_by_tabs() -> None:
    body = table(["UBND XÃ", p("CỘNG HÒA") + p("Độc lập")], properties="<w:tblPr/>") + p("BÁO CÁO") + table(["Nữ", "7"])
    document = document_of(docx(body))
    assert document.text == "UBND XÃ\tCỘNG HÒA\nĐộc lập\nBÁO CÁO\nNữ\t7"
    assert [t.ruled for t in document.tables] == [False, True]
    assert grid_of(document) == {(0, 0): "UBND XÃ", (0, 1): "CỘNG HÒA\nĐộc lập"}


def test_two_cells_of_a_row_are_two_lines() -> None:
    words = document_of(docx(table(["a b", "c"]))).words
    assert words[0].line == words[1].line != words[2].line


def test_nested_tables_stay_in_their_cell() -> None:
    inner = table(["1", "2"], ["3", "4"])
    document = document_of(docx(table([p("trước") + inner + p("sau"), "x"])))
    assert document.text == "trước\n1\t2\n3\t4\nsau\tx"
    assert [len(t.cells) for t in document.tables] == [2, 4]
    assert grid_of(document)[0, 0] == "trước\n1\t2\n3\t4\nsau"


def test_merged_cells_have_spans() -> None:
    start = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("STT")
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Trình độ")
    document = document_of(docx(table([start, wide], ["<w:tcPr><w:vMerge/></w:tcPr><w:p/>", "ĐH", "CĐ"])))
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in document.tables[0].cells}
    assert spans[0, 0] == (2, 1)
    assert spans[0, 1] == (1, 2)
    assert document.text == "STT\tTrình độ\n\tĐH\tCĐ"


def test_lists_are_numbered_as_displayed() -> None:
    body = item("Một", 0) + item("a", 1) + item("b", 1) + item("Hai", 0) + item("c", 1) + item("chấm", 2) + item("Bốn", 0, 6)
    assert text_of(docx(body, numbering=BULLETS)).split("\n") == [
        "I. Một",
        "1.1) a",
        "1.2) b",
        "II. Hai",
        "2.1) c",
        "• chấm",
        "IV. Bốn",
    ]


def test_symbol_fonts_show_the_characters_they_draw() -> None:
    font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    body = (
        p("\uf0fc ", run=font.format("Wingdings"))
        + p("\uf0b7\uf02d", run=font.format("Symbol"))
        + p("v", run=font.format("Wingdings"))
    )
    sym = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:t> a</w:t></w:r></w:p>'
    assert text_of(docx(body + sym)) == "✓ \n•-\n❖\n➢ a"


def test_form_fields_show_their_state() -> None:
    def field(data: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/></w:r>'

    ticked = field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    open_ = field('<w:checkBox><w:default w:val="0"/></w:checkBox>')
    chosen = field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Đạt"/><w:listEntry w:val="Không đạt"/></w:ddList>')
    body = f"<w:p>{ticked}<w:r><w:t> có </w:t></w:r>{open_}<w:r><w:t> không: </w:t></w:r>{chosen}</w:p>"
    assert text_of(docx(body)) == "☒ có ☐ không: Không đạt"


def test_tracked_changes_are_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Tổng: </w:t></w:r><w:del><w:r><w:delText>27</w:delText></w:r></w:del><w:ins><w:r><w:t>28</w:t></w:r></w:ins></w:p>"
        + p("nối ", "<w:rPr><w:del/></w:rPr>") + p("liền")
        + table(["giữ"]) .replace("</w:tbl>", f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('bỏ')}</w:tc></w:tr></w:tbl>")
    )  # fmt: skip
    assert text_of(docx(body)) == "Tổng: 28\nnối liền\ngiữ"


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('trong khung')}</w:txbxContent>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = (
        f"<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r><w:r><w:t>ngoài</w:t></w:r></w:p>"
        + p("sau")
    )
    assert text_of(docx(body)) == "ngoài\ntrong khung\nsau"


def test_footnotes_and_running_heads_come_last_page_numbers_not_at_all() -> None:
    reference = '<w:p><w:r><w:t>Có chú thích</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    number = (
        '<w:p><w:r><w:t>Trang </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote><w:footnote w:id="2">{p("Theo quy chế")}</w:footnote>'
    )
    text = text_of(docx(reference + section, footnotes=notes, header=p("Báo cáo năm 2020"), footer=number))
    assert text == "Có chú thích\n1 Theo quy chế\nBáo cáo năm 2020"


def test_a_letterhead_in_the_header_comes_first() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    head = table(["UBND XÃ A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    assert text_of(docx(p("BÁO CÁO") + section, header=head)).endswith("VIỆT NAM\nBÁO CÁO")


def test_capitals_hidden_text_and_formats_are_as_displayed() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:b/><w:sz w:val="28"/><w:caps/></w:rPr></w:style>'
    body = p("báo cáo", '<w:pStyle w:val="T"/>') + p("ẩn", run="<w:vanish/>") + p("nghiêng", run="<w:i/>")
    reading = reading_of(docx(body, styles=styles))
    assert [(w.text, w.bold, w.italic, w.size) for w in reading.words] == [
        ("BÁO", True, False, 14.0), ("CÁO", True, False, 14.0), ("nghiêng", False, True, None),
    ]  # fmt: skip
    assert [problem.code for problem in reading.problems] == ["hidden_text"]


def test_old_fonts_are_decoded_by_run_with_the_capitals_they_show() -> None:
    fonts = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    body = (
        p("céng hßa", run=fonts.format(".VnTimeH"))
        + p("§éc lËp 25 °C", run=fonts.format(".VnTime"))
        + p("Haïnh", run=fonts.format("VNI-Times"))
    )
    reading = reading_of(docx(body))
    assert " ".join(w.text for w in reading.words) == "CỘNG HÒA Độc lập 25 °C Hạnh"
    assert reading.encoding == "mixed"


def test_soft_hyphens_are_letters_of_tcvn3_and_nothing_in_unicode() -> None:
    fonts = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    old = f"<w:p><w:r><w:rPr>{fonts}</w:rPr><w:t>th</w:t><w:softHyphen/><w:t>¬ng n\u00adíc</w:t></w:r></w:p>"
    new = "<w:p><w:r><w:t>nghiệp</w:t><w:softHyphen/><w:t>vụ</w:t></w:r></w:p>"
    assert text_of(docx(old)) == "thương nước"
    assert text_of(docx(new)) == "nghiệpvụ"


def test_a_mark_in_the_next_run_joins_its_letter() -> None:
    runs = "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in ("Vie", "\u0302\u0323t Nam"))
    assert text_of(docx(f"<w:p>{runs}</w:p>")) == "Việt Nam"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx(p("x"))[:-40], "truncated"),
        (zipped({"[Content_Types].xml": "x", "word/document.xml": "<w:document"}), "corrupt"),
        (zipped({"[Content_Types].xml": "x", "word/other.xml": "x"}), "corrupt"),
        (zipped({"[Content_Types].xml": "x", "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "hostile"),
        (docx("<w:sdt>" * 300 + "</w:sdt>" * 300), "hostile"),
        (docx("<w:p>" + " " * 30_000_000 + "</w:p>"), "hostile"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "<workbook/>"}), "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "truncated"),
    ],
)
def test_broken_and_hostile_files_have_a_code_and_no_stack_trace(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        reading_of(data)
    assert error.value.code == code


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=12), st.integers(min_value=0))
def test_a_damaged_word_file_is_read_or_refused(noise: bytes, place: int) -> None:
    whole = docx(p("Báo cáo") + table(["1", "2"]), numbering=BULLETS)
    at = place % len(whole)
    try:
        reading_of(whole[:at] + noise + whole[at + len(noise) :])
    except ReadError as error:
        assert error.message


def workbook(**cells: object) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for place, value in cells.items():
        sheet[place] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_sheets_keep_their_grid() -> None:
    document = document_of(workbook(A1="STT", B1="Số người", A2=1, B2=1234567.0, B3=0.5))
    assert document.text == "STT\tSố người\n1\t1234567\n\t0,5"
    assert grid_of(document)[1, 1] == "1234567"


def test_merged_cells_hidden_sheets_and_dates() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Đầu bảng"
    sheet.merge_cells("A1:C2")
    sheet["D1"] = datetime.date(2020, 11, 4)
    hidden = book.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "vẫn đọc"
    out = BytesIO()
    book.save(out)
    document, reading = document_of(out.getvalue()), reading_of(out.getvalue())
    assert (document.tables[0].cells[0].row_span, document.tables[0].cells[0].column_span) == (2, 3)
    assert "04/11/2020" in document.text
    assert "vẫn đọc" in document.text
    assert [problem.code for problem in reading.problems] == ["hidden_sheet"]


@pytest.mark.parametrize(
    ("value", "format", "shown"),
    [
        (15237170.0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "15237170"),
        (12.345, "0.00", "12,35"),
        (28.0, '0 "người"', "28 người"),
        (5000000.0, '#,##0\\ "₫";[Red]\\-#,##0\\ "₫"', "5000000 ₫"),
        (-5.0, "#,##0_);(#,##0)", "-5"),
        (7.0, "_-* #,##0 _₫_-", "7"),
        (12.3, "0.##", "12,3"),
        (0.985, "0%", "98%"),
        (3.0, "General", "3"),
        (1e20, "General", "1e+20"),
        (44139.0, "dd/mm/yyyy", "04/11/2020"),
        (44139.5, "dd/mm/yyyy hh:mm", "04/11/2020 12:00"),
        (0.25, "h:mm", "06:00"),
        (44139.0, "mm/yyyy", "11/2020"),
    ],
)
def test_numbers_are_shown_as_a_reader_sees_them(value: float, format: str, shown: str) -> None:
    assert shown_number(value, format) == shown


def test_html_blocks_tables_and_lists_without_scripts() -> None:
    page = """<html><head><title>tên</title><style>p{}</style></head><body><script>document.write('x')</script>
    <table><tr><td>UBND XÃ<br>Số: 12/BC-UBND<td>CỘNG HÒA</table><p>Báo   cáo <b>năm</b>
    2020</p><ol type=a><li>một<li>hai</ol><div style="display:none">ẩn</div>
    <table border=1><tr><th rowspan=2>STT<th colspan=2>Số<tr><td>Nam<td>Nữ</table></body></html>"""
    document = document_of(page.encode())
    assert document.text.split("\n") == [
        "UBND XÃ", "Số: 12/BC-UBND\tCỘNG HÒA", "Báo cáo năm 2020", "a. một", "b. hai", "STT\tSố", "\tNam\tNữ",
    ]  # fmt: skip
    assert [t.ruled for t in document.tables] == [False, True]
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in document.tables[1].cells}
    assert spans == {(0, 0): (2, 1), (0, 1): (1, 2), (1, 1): (1, 1), (1, 2): (1, 1)}


def test_html_in_an_old_font() -> None:
    page = b'<html><p><font face=".VnTime">B\xb8o c\xb8o</font> <span style="font-family:VNI-Times">na\xea\x6d</html>'
    assert text_of(page) == "Báo cáo năm"


def test_html_nested_without_end_is_refused_and_not_cut_short() -> None:
    with pytest.raises(ReadError) as error:
        text_of(b"<html><body>" + b"<div>" * 20_000 + b"x")
    assert error.value.code == "hostile"


def test_html_spans_without_measure_are_read_to_their_end() -> None:
    read = text_of(b"<table>" + b"<tr>" + b"<td rowspan=65534 colspan=1000>x" * 3 + b"<tr><td>y" * 3000)
    assert read.count("y") == 3000


RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}}\f1 B\'b8o c\'b8o n\'ad\'edc\par"
    rb"\trowd\cellx2000\cellx4000\intbl N\'f7\cell 7\cell\row\pard h\'d5t\par}"
)


def test_rtf_is_read_by_font_with_its_table_or_the_missing_program_is_named() -> None:
    if soffice.program() is None:
        with pytest.raises(ReadError) as error:
            reading_of(RTF)
        assert error.value.code == "missing_program"
        assert "apt install" in error.value.message
        return
    document = document_of(RTF)
    assert document.text.split("\n") == ["Báo cáo nước", "Nữ\t7", "hết"]
    assert (document.format, document.encoding, len(document.tables)) == ("rtf", "tcvn3", 1)


def test_a_date_that_the_converter_fills_in_is_left_out_and_said() -> None:
    field = (
        '<w:p><w:r><w:t>ngày </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "d" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>25</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    reading = read_package(docx(field), Settings(), "doc", converted=True)
    assert [w.text for w in reading.words] == ["ngày"]
    assert [problem.code for problem in reading.problems] == ["not_read"]


def test_without_libreoffice_catdoc_reads_and_says_that_tables_are_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "catdoc"
    program.write_text("#!/bin/sh\nprintf 'B\\302\\270o c\\302\\270o x\\302\\267 h\\303\\251i\\nSTT\\t7'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(soffice, "program", lambda: None)
    reading = office.read(Source("a.doc", b"x"), Settings(), "doc")
    assert " ".join(w.text for w in reading.words) == "Báo cáo xã hội STT 7"
    assert [problem.code for problem in reading.problems] == ["tables_lost"]


def test_an_encrypted_opendocument_is_named() -> None:
    data = zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<manifest:encryption-data/>"}
    )
    with pytest.raises(ReadError) as error:
        reading_of(data)
    assert error.value.code == "encrypted"


def test_a_bomb_in_an_opendocument_never_reaches_libreoffice() -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<m/>",
            "content.xml": b" " * (1 << 25),
        }
    )
    with pytest.raises(ReadError) as error:
        reading_of(data)
    assert error.value.code == "hostile"


def test_the_ruling_lines_of_a_style_count() -> None:
    style = f'<w:style w:type="table" w:styleId="TableGrid">{BORDERS}</w:style>'
    used = '<w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>'
    assert [t.ruled for t in reading_of(docx(table(["1"], properties=used), styles=style)).tables] == [True]


def test_strict_packages_are_read_too() -> None:
    data = docx(p("Báo cáo"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {
            name: archive.read(name).replace(
                b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main"
            )
            for name in archive.namelist()
        }
    assert text_of(zipped(parts)) == "Báo cáo"  # type: ignore[arg-type]


def test_a_choice_around_runs_is_read_once_and_boxes_in_boxes_too() -> None:
    inner = f"<w:pict><v:textbox><w:txbxContent>{p('trong nữa')}</w:txbxContent></v:textbox></w:pict>"
    outer = f"<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>trong</w:t></w:r><w:r>{inner}</w:r></w:p></w:txbxContent></v:textbox></w:pict>"
    run = f"<w:r><w:t>một</w:t></w:r><w:r>{outer}</w:r>"
    body = f"<w:p><mc:AlternateContent><mc:Choice Requires='wps'>{run}</mc:Choice><mc:Fallback>{run}</mc:Fallback></mc:AlternateContent></w:p>"
    assert text_of(docx(body)) == "một\ntrong\ntrong nữa"


def test_a_truncated_rtf_is_said_to_be_truncated() -> None:
    with pytest.raises(ReadError) as error:
        reading_of(RTF[:-10])
    assert error.value.code == "truncated"


def pasted(name: str) -> str:
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="w"><wp:extent cx="5000000" cy="7000000"/>'
        f'<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="{name}"/></wp:inline></w:drawing></w:r></w:p>'
    )


def test_a_page_pasted_as_a_picture_is_not_passed_over_in_silence() -> None:
    assert [problem.code for problem in reading_of(docx(p("Phụ lục") + pasted("none"))).problems] == ["not_read"]


def test_a_file_of_pasted_scans_is_read_as_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    def seen(source: Source, settings: Settings, format: str) -> Reading:
        return Reading(format, (Word(format, box=Box(1, 2, 3, 4), before="\n"),), (Page(1, 595, 842, "ocr"),))

    monkeypatch.setattr(image, "read", seen)
    data = docx(pasted("header") + pasted("footer"), header="", footer="")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    reading = reading_of(zipped(parts | {"word/header.xml": b"\x89PNG\r\n\x1a\n", "word/footer.xml": b"\xff\xd8\xff"}))
    assert [(w.text, w.page, w.line) for w in reading.words] == [("png", 1, 0), ("jpg", 2, 1)]
    assert [page.number for page in reading.pages] == [1, 2]


def test_a_file_of_unreadable_pictures_fails() -> None:
    with pytest.raises(ReadError) as error:
        reading_of(docx(pasted("none")))
    assert error.value.code == "unreadable"


def test_libreoffice_leaves_nothing_behind_where_it_is_killed() -> None:
    program = soffice.program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    warm = soffice._Office(program)
    warm._start()
    assert warm._pipe.exists()
    warm.stop()
    assert not warm._pipe.exists()
    shutil.rmtree(warm.folder)


def test_the_profile_of_libreoffice_has_an_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run with `--out out` keeps its temporary files under a relative path; LibreOffice is given a URI."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "relative").mkdir()
    monkeypatch.setattr(soffice.tempfile, "tempdir", "relative")
    assert soffice._Office("soffice").folder.is_absolute()


@pytest.mark.parametrize(
    ("sheet", "table", "ruled"),
    [
        ("table.b td{border:1px solid #000}", "<table class=b>", True),
        ("td { border: solid windowtext 1.0pt }", "<table>", True),
        (".grid, .frame { border: 1px solid }", "<table class='wide grid'>", True),
        ("table.b td{border:1px solid #000}", "<table class=c>", False),
        ("p {border: 1px solid #000} td {padding: 2pt; border: none}", "<table>", False),
        ("", "<table>", False),
    ],
)
def test_a_table_of_html_is_ruled_where_a_style_sheet_draws_its_lines(sheet: str, table: str, ruled: bool) -> None:
    page = (
        f"<html><head><style>{sheet}</style></head><body>{table}<tr><td>TT<td>Tên</tr><tr><td>1<td>A</tr></table></body></html>"
    )
    assert [made.ruled for made in document_of(page.encode()).tables] == [ruled]
