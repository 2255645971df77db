"""Text in the old encodings becomes Unicode; Unicode, measures and foreign words stay as they are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.readers import read
from vanthu.settings import Settings
from vanthu.text.legacy import decode_font, decode_lines, suspicious
from vanthu.text.legacy_maps import as_1252, encodings, font_encoding
from vanthu.text.legacy_runs import decode_runs
from vanthu.text.syllables import is_syllable, share_valid
from vanthu.types import Document, Source

REPORT = """Ủy ban nhân dân xã báo cáo kết quả thực hiện nhiệm vụ năm 2004
Căn cứ Quyết định số 38/2005/QĐ-UB ngày 23 tháng 9 năm 2005 của huyện;
Tổng số cán bộ, công chức: 28 người; trong đó nữ 7 người, đảng viên 23.
Đội ngũ giữ vững kỷ luật, rèn luyện phẩm chất đạo đức, tận tụy phục vụ.
Nhiệt độ trung bình 25 °C, bụi 50 µg/m³, diện tích 120 m²."""
SINGLE_BYTE = ("tcvn3", "viscii", "vps", "windows-1258")


def encoded(text: str, encoding: str) -> str:
    """`text` as it looks when its bytes in the old encoding are taken for code page 1252."""
    codes: dict[str, str] = {}
    for raw, char in encodings()[encoding].items():
        if char not in codes or len(raw) < len(codes[char]) or (raw.isupper() and char.isupper()):
            codes[char] = raw
    out = []
    for char in text:
        if char in codes or char.isascii():
            out.append(codes.get(char, char))
        elif encoding == "tcvn3" and char.lower() in codes:
            out.append(codes[char.lower()])
        elif encoding == "windows-1258" and char.isalpha():
            marks = unicodedata.normalize("NFD", char)
            tone = "".join(c for c in marks if c in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(c for c in marks if c not in tone))
            out.append(as_1252((base + tone).encode("cp1258")))
        else:
            out.append(char)
    return "".join(out)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "vps", "windows-1258"])
def test_a_report_in_an_old_encoding_is_read_line_by_line(encoding: str) -> None:
    found = decode_lines(encoded(REPORT, encoding))
    expected = REPORT.replace("Ủy", "ủy") if encoding == "tcvn3" else REPORT
    assert found.text == expected
    assert (found.encoding, found.doubtful_lines) == (encoding, ())


@pytest.mark.parametrize("encoding", SINGLE_BYTE)
def test_a_text_file_of_bytes(encoding: str) -> None:
    raw = encoded(REPORT, encoding)
    data = b"".join(c.encode("cp1252") if c.encode("cp1252", "ignore") else bytes([ord(c)]) for c in raw)
    source = Source("report.txt", data)
    reading = read(source, Settings())
    assert reading.encoding == encoding
    assert Document.from_reading(source, reading).text.lower() == REPORT.lower()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_text_files_keep_every_character(codec: str, form: str) -> None:
    text = f"{REPORT}\n\n  EL NIÑO,\tcafé «trích» § 5, naïve 3/4 ½ – “ngoặc” \u00ad…\n x"
    source = Source("report.txt", unicodedata.normalize(form, text).encode(codec))
    reading = read(source, Settings())
    assert Document.from_reading(source, reading).text == unicodedata.normalize("NFC", text)
    assert (reading.encoding, reading.problems) == ("unicode", ())


def test_damaged_and_western_text_files_say_so() -> None:
    cut = read(Source("a.txt", REPORT.encode()[:-3] + b"\xe1\xbb"), Settings())
    assert [problem.code for problem in cut.problems] == ["damaged_text"]
    western = read(Source("b.txt", "Le café de la préfecture".encode("latin-1")), Settings())
    assert [problem.code for problem in western.problems] == ["doubtful_encoding"]
    assert [w.text for w in western.words][1] == "café"


@pytest.mark.parametrize(
    "line",
    [
        "Hiện tượng EL NIÑO năm 2016",
        "Nhiệt độ 25 °C; 30 µg/m³; 5 m²",
        "Le café de la préfecture a été fermé à 19 h, déjà très fréquenté",
        "Señor Muñoz, São Paulo, Zürich, Malmö, Ærø",
        "© 2020 Công ty ®, § 12, «nghị quyết»",
        "là và có thì mà",
        "Điều 5. Thủ trưởng các đơn vị",
        "· đầu dòng · thứ hai · thứ ba",
    ],
)
def test_unicode_and_foreign_lines_stay(line: str) -> None:
    for text in (line, f"{REPORT}\n{line}"):
        assert decode_lines(text).text == text


def test_foreign_lines_alone_stay() -> None:
    text = "Le café de la préfecture a été fermé\nSeñor Muñoz\nnaïve façade, œuvre"
    assert decode_lines(text).text == text


def test_soft_hyphen_is_u_with_horn() -> None:
    assert decode_font("Tr\u00adêng ph\u00adêng", ".VnTime") == "Trường phường"


def test_capital_fonts_show_capitals() -> None:
    assert decode_font("ñy ban nh©n d©n", ".VnTimeH") == "ỦY BAN NHÂN DÂN"
    assert decode_font("ñy ban", ".VnTime") == "ủy ban"
    assert decode_font("UÛY BAN", "VNI-Times") == "ỦY BAN"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"), (".VnArial NarrowH", "tcvn3"), ("ABCDEF+.VnTimeH,Bold", "tcvn3"), ("VNI-Helve-Condense", "vni"),
        ("vni-times", "vni"), ("VPS Times", "vps"), ("Times New Roman", None), ("Arial", None), ("", None), ("VNese", None), ("ABC Diatype", None), ("VNI Times", "vni"),
    ],
)  # fmt: skip
def test_fonts(font: str, encoding: str | None) -> None:
    found = font_encoding(font)
    assert (found.encoding if found else None) == encoding


def test_unicode_in_an_old_font_stays() -> None:
    assert decode_font("Đội ngũ", ".VnTime") == "Đội ngũ"


def test_headings_typed_in_capitals_come_back_in_capitals() -> None:
    heading = "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\n§éc lËp - Tù do - H¹nh phóc\nThùc hiÖn nhiÖm vô ®\u00adîc giao n¨m 2003"
    assert decode_lines(heading).text.split("\n")[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_both_ways_of_writing_i_in_vni() -> None:
    assert decode_font("chính chiùnh thì thiø", "VNI-Times") == "chính chính thì thì"


def test_runs_of_several_fonts_make_one_paragraph() -> None:
    texts, seen, doubtful = decode_runs([("H§ND x·", ".VnTime"), (" và ", "Arial"), ("xaõ", "VNI-Times")], None)
    assert texts == ["HĐND xã", " và ", "xã"]
    assert seen == {"tcvn3", "vni"}
    assert not doubtful


def test_a_mark_at_the_start_of_a_run_belongs_to_the_letter_before() -> None:
    assert decode_runs([("Ha", "VNI-Times"), ("ï", "VNI-Times"), ("nh", "VNI-Times")], None)[0] == ["Hạ", "", "nh"]


def test_viqr() -> None:
    text = "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam\nDdo^.c la^.p - Tu+. do - Ha.nh phu'c"
    assert decode_lines(text).text == "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc"
    assert decode_lines("Please see (a) and O'Hara's e.g. note? Yes. OK.").encoding == "unicode"


def test_lines_of_two_encodings_are_mixed() -> None:
    found = decode_lines(f"{REPORT}\n{encoded(REPORT, 'tcvn3')}")
    assert found.encoding == "mixed"
    assert found.text.split("\n")[6] == REPORT.split("\n")[1]


@given(st.text(max_size=80))
def test_any_text_is_decoded_without_error(text: str) -> None:
    found = decode_lines(text)
    assert found.text.count("\n") == text.count("\n")
    decode_runs([(text, ".VnTime"), (text, "")], "tcvn3")


@given(st.lists(st.sampled_from(REPORT.split()), min_size=1, max_size=30))
def test_unicode_words_in_any_order_are_never_touched(words: list[str]) -> None:
    line = " ".join(words)
    assert decode_lines(line).text == line


@given(st.lists(st.sampled_from(sorted({w for w in REPORT.split() if w.isalpha()})), min_size=12, max_size=30, unique=True))
def test_old_words_in_any_order_are_found(words: list[str]) -> None:
    line = " ".join(words)
    raw = encoded(line, "vni")
    if suspicious(raw) and sum(not w.isascii() for w in words) >= 8:
        assert decode_lines(raw).text == line


@pytest.mark.parametrize("unit", ["§", "a§", "aâ", "µ", "· ", "é", "a^", "n\u0303", "Â", "1.", "’"])
def test_a_long_hostile_line_is_read_to_its_end(unit: str) -> None:
    assert decode_lines(unit * 20_000).text


def test_syllables() -> None:
    assert share_valid(REPORT) > 0.9
    assert share_valid(encoded(REPORT, "vni")) < 0.6
    assert not is_syllable("ngiệp")
    assert is_syllable("Nghiệp")


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_an_old_font_read_by_code_page_1258_is_taken_back(font: str) -> None:
    line = "Căn cứ chế độ kế toán, mục tiêu đề ra của xã đã được thực hiện"
    encoding = "tcvn3" if font == ".VnTime" else "vni"
    wrong = encoded(line, encoding).encode("cp1252").decode("cp1258")
    assert decode_font(wrong, font) == line
    at = wrong.index(" ", 12)
    texts, _, _ = decode_runs([(wrong[:at], font), ("|", "Arial"), (wrong[at:], font)], None)
    assert "".join(texts).replace("|", "") == line


def test_a_paragraph_edited_in_unicode_keeps_its_old_font_name() -> None:
    texts, seen, doubtful = decode_runs([("B¸o c¸o kết quả n¨m", ".VnTime")], None)
    assert texts == ["Báo cáo kết quả năm"]
    assert seen == {"tcvn3", "unicode"}
    assert doubtful
    texts, seen, _ = decode_runs([("Có 5 h", ".VnTime"), ("ộ nghèo", "Times New Roman")], None)
    assert texts == ["Có 5 h", "ộ nghèo"]
    assert seen == {"unicode"}
