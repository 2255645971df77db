"""Page images → words: what is cleaned, what is told apart, what is left out."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from pages import BODY, FOOT, HEAD, READ_IN_ORDER, image, pdf, scanned_pdf
from vanthu.ocr.clean import even_paper, without_edges, without_specks
from vanthu.ocr.colour import without_colour
from vanthu.ocr.engines import tesseract
from vanthu.ocr.foot import _voted
from vanthu.ocr.grid import grids_of
from vanthu.ocr.handwriting import without_handwriting
from vanthu.ocr.incoming import without_incoming_stamp
from vanthu.ocr.layout import Segment, segments_of
from vanthu.ocr.noise import without_noise
from vanthu.ocr.ruling import ruling_lines
from vanthu.ocr.skew import lie_of, skew_of, stands_on_its_head, straightened
from vanthu.readers import read
from vanthu.settings import Settings
from vanthu.text.fold import fold
from vanthu.types import Box, Document, Reading, Source, Word

DPI = 200
Pixels = NDArray[np.uint8]


@pytest.fixture(scope="module")
def page() -> Pixels:
    """A page of a report, colour (BGR)."""
    return np.ascontiguousarray(image(*HEAD, *BODY, *FOOT, dpi=DPI)[:, :, ::-1])


@pytest.fixture(scope="module")
def grey(page: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), np.uint8)


def text(reading: Reading) -> str:
    return Document.from_reading(Source("", b""), reading).text


@pytest.mark.parametrize("angle", [-3.0, -0.5, 0.0, 1.5])
def test_skew_is_measured_and_taken_out(grey: Pixels, angle: float) -> None:
    askew, _ = straightened(grey, angle)
    assert skew_of(askew) == pytest.approx(-angle, abs=0.15)


def test_the_way_back_from_a_straightened_page(grey: Pixels) -> None:
    straight, back = straightened(grey, 2.0)
    assert straight.shape == grey.shape
    x, y, _ = back @ np.array([grey.shape[1] / 2, grey.shape[0] / 2, 1.0])
    assert (x, y) == pytest.approx((grey.shape[1] / 2, grey.shape[0] / 2))


@pytest.mark.parametrize("angle", [-3.0, 0.0, 1.5])
def test_a_page_on_its_side_is_noticed_and_its_skew_measured(grey: Pixels, angle: float) -> None:
    askew, _ = straightened(grey, angle)
    assert lie_of(askew) == (0, pytest.approx(-angle, abs=0.15))
    assert lie_of(np.ascontiguousarray(np.rot90(askew))) == (1, pytest.approx(-angle, abs=0.15))


def test_a_page_on_its_head_is_noticed_by_its_lines(grey: Pixels) -> None:
    assert not stands_on_its_head(grey, dpi=DPI)
    assert stands_on_its_head(np.ascontiguousarray(grey[::-1, ::-1]), dpi=DPI)
    assert not stands_on_its_head(np.full_like(grey, 255), dpi=DPI)


def test_uneven_light_is_divided_out_and_clean_paper_left_alone(grey: Pixels) -> None:
    shade = np.linspace(0.45, 1.0, grey.shape[1])
    even = even_paper(np.asarray(grey * shade, np.uint8))
    assert np.percentile(even, 30) > 240
    assert even_paper(grey) is grey


def test_scanner_edges_are_painted_white(grey: Pixels) -> None:
    dark = grey.copy()
    dark[:, :25] = 20
    assert without_edges(dark)[:, :20].min() > 200
    assert without_edges(grey) is grey


def test_specks_go_and_marks_hyphens_and_dots_stay(grey: Pixels) -> None:
    dirty = grey.copy()
    places = np.random.default_rng(7).integers(0, [grey.shape[0], grey.shape[1]], (3000, 2))
    dirty[places[:, 0], places[:, 1]] = 0
    cleaned = without_specks(dirty, dpi=DPI)
    assert (cleaned[:, :60] < 128).sum() == 0
    assert ((cleaned < 128) & (grey < 128)).sum() > 0.85 * (grey < 128).sum()
    assert without_specks(grey, dpi=DPI) is grey


def test_a_red_seal_is_taken_off_and_its_place_kept(page: Pixels, grey: Pixels) -> None:
    sealed = page.copy()
    cv2.circle(sealed, (1120, 960), 140, (60, 40, 215), 9)
    cleaned, blots = without_colour(sealed, dpi=DPI)
    assert [b.colour for b in blots] == ["red"]
    left, top, right, bottom = blots[0].box
    assert abs(left - 975) < 20 and abs(bottom - 1105) < 20 and right > left and top < bottom
    assert np.abs(cleaned.astype(int) - grey).mean() < 0.6


def test_print_in_colour_is_no_seal(page: Pixels, grey: Pixels) -> None:
    blue = page.copy()
    blue[grey < 200] = (190, 60, 30)
    cleaned, _ = without_colour(blue, dpi=DPI)
    assert ((cleaned < 150) & (grey < 100)).sum() > 0.9 * (grey < 100).sum()


def ruled(grey: Pixels) -> Pixels:
    """The page with a table of 3 columns and 2 rows below the text."""
    out = grey.copy()
    for y in (1300, 1360, 1420):
        cv2.line(out, (200, y), (1400, y), 0, 2)
    for x in (200, 400, 900, 1400):
        cv2.line(out, (x, 1300), (x, 1420), 0, 2)
    return out


def test_ruling_lines_make_a_grid_and_letters_do_not(grey: Pixels) -> None:
    (grid,) = grids_of(ruling_lines(ruled(grey), dpi=DPI), tolerance=9)
    assert [(c.row, c.column) for c in grid.cells] == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]
    assert grids_of(ruling_lines(grey, dpi=DPI), tolerance=9) == []


def words(*texts: str, y: float = 100, confidence: float = 0.95) -> list[Word]:
    out, x = [], 100.0
    for t in texts:
        out.append(Word(t, box=Box(x, y, x + 12 * len(t), y + 20), confidence=confidence))
        x += 12 * len(t) + 8
    return out


def test_strokes_read_as_signs_are_left_out_and_bullets_stay() -> None:
    kept, dropped = without_noise(
        [*words("-", "Như", "trên;"), *(replace(w, line=1) for w in words("ˆ", "%", y=150, confidence=0.3))]
    )
    assert [w.text for w in kept] == ["-", "Như", "trên;"]
    assert dropped == ["ˆ %"]


def test_the_last_word_of_a_paragraph_stays_however_doubtful_it_is() -> None:
    texts = [("Thực", "hiện", "các"), ("chỉ", "tiêu", "của", "đơn")]
    body = [replace(w, line=i) for i, text in enumerate(texts) for w in words(*text, y=100 + 40 * i)]
    (last,) = (replace(w, line=2) for w in words("vị.", y=180, confidence=0.5))
    assert without_noise([*body, last]) == ([*body, last], [])
    low = replace(last, box=Box(100, 180, 140, 185))
    aside = replace(last, box=Box(300, 180, 340, 200))
    assert [without_noise([*body, w]) for w in (low, aside)] == [(body, ["vị."])] * 2


def test_an_incoming_stamp_is_a_mark_not_text() -> None:
    frame = [Box(90, 60, 560, 62), Box(90, 220, 560, 222), Box(90, 60, 92, 222), Box(560, 60, 562, 222)]
    stamp = [*words("CÔNG", "VĂN", "ĐẾN", y=80), *words("Ngày:", "21/3", y=120), *words("Chuyển:", y=160)]
    body = words("Kính", "gửi", y=400)
    kept, (mark,) = without_incoming_stamp([*stamp, *body], frame, height=2300, dpi=DPI, page=1)
    assert kept == body
    assert (mark.kind, mark.page, "ĐẾN" in mark.text) == ("incoming_stamp", 1, True)


def number_line(scale: float) -> tuple[Pixels, list[Word]]:
    """`Số: 12 /BC`, the digits drawn `scale` times as high as the capitals."""
    canvas = np.full((1000, 800), 255, np.uint8)
    draw = cv2.FONT_HERSHEY_SIMPLEX
    cv2.putText(canvas, "So", (100, 200), draw, 1.0, 0, 2)
    cv2.putText(canvas, "12", (200, 200 + round(10 * (scale - 1))), draw, scale, 0, round(2 * scale))
    cv2.putText(canvas, "/BC", (290, 200), draw, 1.0, 0, 2)
    boxes = {"Số:": Box(100, 178, 160, 200), "12": Box(198, 178, 250, 200), "/BC-UBND": Box(290, 176, 360, 202)}
    return canvas, [Word(t, box=b, confidence=0.97) for t, b in boxes.items()]


def test_a_number_in_the_shape_of_print_stays() -> None:
    canvas, line = number_line(1.0)
    assert without_handwriting(line, canvas) == (line, [])


def test_a_handwritten_number_is_left_out_and_pointed_at() -> None:
    canvas, line = number_line(1.5)
    kept, (field,) = without_handwriting(line, canvas)
    assert [w.text for w in kept] == ["Số:", "/BC-UBND"]
    assert field.name == "number" and field.box.left < 200 < field.box.right


def test_the_dots_of_a_blank_read_as_digits_are_left_out() -> None:
    canvas, line = number_line(1.0)
    canvas[:, 195:255] = 255
    canvas[196:199, 200:250:6] = 0
    kept, (field,) = without_handwriting(line, canvas)
    assert ([w.text for w in kept], field.name) == (["Số:", "/BC-UBND"], "number")


@pytest.mark.parametrize("number", [["Số:", "772BC-LĐLĐ"], ["Số:772BC-LĐLĐ"]])
def test_a_number_whose_slash_may_have_been_read_as_a_digit_is_left_out(number: list[str]) -> None:
    kept, (field,) = without_handwriting(words(*number), np.full((1000, 800), 255, np.uint8))
    assert ([w.text for w in kept], field.name) == (["Số:", "BC-LĐLĐ"], "number")


def test_an_empty_number_before_a_symbol_without_slash_is_pointed_at_where_there_is_ink() -> None:
    canvas, (label, digits, symbol) = number_line(1.5)
    line = [label, replace(symbol, text="'BC-UBND")]
    assert digits.box and [f.name for f in without_handwriting(line, canvas)[1]] == ["number"]
    canvas[:, 180:270] = 255
    assert without_handwriting(line, canvas) == (line, [])


def head_with(ink: str) -> tuple[Pixels, list[Word]]:
    """A head of which the line of the number was not read; in its place nothing, an underline, letters, or what is left of blue ink."""
    canvas = np.full((1000, 800), 255, np.uint8)
    if ink == "underline":
        canvas[136:138, 60:160] = 0
    elif ink:
        for x in range(70, 180, 12):
            canvas[150:170, x : x + 4] = 0 if ink == "letters" else 225
    issuer = [replace(w, line=1) for w in words("UBND", "XÃ", "MINH", "TÂN", y=100)]
    title = [at(w, 320, 2) for w in words("CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM", y=100)]
    basis = [replace(w, line=3) for w in words("Căn", "cứ", "Nghị", "định", "số", "12/NĐ-CP", y=320)]
    return canvas, [*issuer, *title, *basis]


def at(word: Word, x: float, line: int) -> Word:
    assert word.box
    return replace(word, line=line, box=word.box._replace(left=word.box.left + x, right=word.box.right + x))


@pytest.mark.parametrize(("ink", "found"), [("letters", ["number"]), ("blue", ["number"]), ("underline", []), ("", [])])
def test_a_number_line_that_was_not_read_at_all_is_pointed_at(ink: str, found: list[str]) -> None:
    canvas, line = head_with(ink)
    kept, fields = without_handwriting(line, canvas)
    assert (kept, [f.name for f in fields]) == (line, found)
    assert all(120 < f.box.top < 150 and f.box.bottom > 170 for f in fields)


def test_a_scan_is_read_in_order_with_boxes_in_points() -> None:
    scan = image(data=pdf([*HEAD, *BODY, *FOOT]), dpi=DPI)
    reading = read(Source("scan.pdf", scanned_pdf(scan)), Settings())
    assert fold(text(reading)).replace("\n", "|").replace("so:", "so:") == fold(READ_IN_ORDER)
    assert reading.pages[0].source == "ocr"
    first = reading.words[0]
    assert first.box is not None and first.box.left == pytest.approx(95, abs=3) and first.box.top == pytest.approx(50, abs=4)
    assert first.confidence > 0.8


@pytest.mark.parametrize("number", ["Số:12/BC-UBND", "Số:360/BB-UBND", "Số:1648/QĐ-UBND", "Số:7/TB-THCS"])
def test_a_printed_number_stuck_to_its_label_is_no_handwriting(number: str) -> None:
    head = [(x, y, number if line.startswith("Số") else line) for x, y, line in HEAD]
    reading = read(Source("scan.pdf", scanned_pdf(image(data=pdf([*head, *BODY, *FOOT]), dpi=DPI))), Settings())
    assert (number in text(reading), reading.problems) == (True, ())


def sealed_in_grey(scan: Pixels) -> Pixels:
    """A seal and a signature over the signer's name, as a grey copy shows them: lighter than print."""
    x, y = (round(v * DPI / 72) for v in (385, 396))
    ink = np.full(scan.shape[:2], 255, np.uint8)
    cv2.circle(ink, (x - 20, y - 60), 130, 95, 9)
    cv2.circle(ink, (x - 20, y - 60), 85, 95, 4)
    stroke = [(x + 10 * i, y - 60 + (40 if i % 2 else -10)) for i in range(20)]
    cv2.polylines(ink, [np.array(stroke, np.int32)], False, 65, 4, cv2.LINE_AA)
    grey = np.asarray(cv2.cvtColor(scan, cv2.COLOR_RGB2GRAY), np.uint8)
    return np.asarray(grey * (ink / 255.0), np.uint8)


def test_a_name_under_a_grey_seal_is_read_by_what_is_darker_than_the_seal() -> None:
    grey = sealed_in_grey(image(data=pdf([*HEAD, *BODY, *FOOT]), dpi=DPI))
    reading = read(Source("scan.pdf", scanned_pdf(np.dstack([grey] * 3))), Settings())
    assert "\nTrần Văn Bình" in text(reading)


def lines_read(*texts: str, sure: float = 0.85) -> list[list[Segment]]:
    """One line as several readings have it."""
    return [segments_of(words(*t.split(), confidence=sure)) for t in texts]


def test_what_two_readings_of_a_signature_have_alike_is_sure() -> None:
    (best,) = _voted(lines_read("Lý Thanh Luyến", "Thánh Luyến", "Lý Thanh Luyến", "Lý Thanh Luyên"))
    assert best.text == "Lý Thanh Luyến" and min(w.confidence for w in best.words) > 0.95


def test_a_mark_on_which_readings_of_a_name_are_divided_is_doubted() -> None:
    (best,) = _voted(lines_read("Bùi Ngọc Y Tuệ", "Bùi Ngọc Ý Tuệ", "Bùi Ngọc Y Tuệ", "Bùi Ngọc Ý Tuệ"))
    assert best.text == "Bùi Ngọc Ý Tuệ" and max(w.confidence for w in best.words) <= 0.6


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_pages_are_read_and_boxes_stay_on_the_page_as_it_lies(turns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        tesseract, "orientation", lambda *_, **__: pytest.fail("the engine is asked where lines do not show it")
    )
    scan = np.ascontiguousarray(np.rot90(image(data=pdf([*HEAD, *BODY, *FOOT]), dpi=DPI), turns))
    reading = read(Source("scan.pdf", scanned_pdf(scan)), Settings())
    page = reading.pages[0]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text(reading)
    assert page.rotation == turns * 90
    assert all(w.box and w.box.right <= page.width + 1 and w.box.bottom <= page.height + 1 for w in reading.words)


def test_a_blank_page_gives_no_words_and_no_problem() -> None:
    blank = np.full((1200, 850, 3), 252, np.uint8)
    reading = read(Source("scan.pdf", scanned_pdf(blank)), Settings())
    assert (reading.words, reading.problems) == ((), ())


def test_a_page_without_letters_that_is_not_blank_is_a_problem() -> None:
    picture = np.full((1200, 850, 3), 255, np.uint8)
    cv2.circle(picture, (425, 600), 200, (0, 0, 0), 30)
    reading = read(Source("scan.pdf", scanned_pdf(picture)), Settings())
    assert [p.code for p in reading.problems] == ["no_text"]


def test_a_step_that_fails_is_a_problem_and_what_was_read_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> list[Word]:
        raise IndexError("string index out of range")

    monkeypatch.setattr("vanthu.ocr.scan.read_again", fail)
    scan = image(data=pdf([*HEAD, *BODY, *FOOT]), dpi=DPI)
    reading = read(Source("scan.pdf", scanned_pdf(scan)), Settings())
    assert [(p.code, p.page) for p in reading.problems] == [("internal", 1)]
    assert "tong so can bo" in fold(text(reading))


def test_the_abbreviation_of_a_peoples_committee_has_no_mark() -> None:
    assert [tesseract.printed(word) for word in ("ỦBND", "QĐ-ÚBND", "Ủy", "QÐ")] == ["UBND", "QĐ-UBND", "Ủy", "QĐ"]
