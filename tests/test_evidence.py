"""Evidence pages: every value with its place, nothing executed, nothing fetched."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from PIL import Image

import vanthu
from vanthu.evidence import Evidenced, write_evidence
from vanthu.evidence.images import Painter, page_images
from vanthu.types import Page

FACT = {
    "document_id": "d" * 64, "fact_id": "f1", "category": "STAFF.TOTAL", "label": "Tổng số", "value": 28, "page": 1,
    "left": 59.5, "top": 84.2, "right": 119.0, "bottom": 101.0, "start": 8, "end": 10, "quote": "28", "confidence": 0.95,
}  # fmt: skip
DOCUMENT = {
    "document_id": "d" * 64,
    "file": "a<b>.png",
    "format": "png",
    "status": "partial",
    "issuer": "UBND XÃ",
    "number": "7",
    "symbol": "BC-UBND",
}


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (595, 842), "white").save(buffer, "PNG")
    return buffer.getvalue()


def written(tmp_path: Path, **change: object) -> str:
    item = Evidenced(**{"document": DOCUMENT, "facts": {"staff_counts": [FACT]}, "text": "Tổng số 28 <script>", **change})  # type: ignore[arg-type]
    write_evidence([item], tmp_path)
    return (tmp_path / f"{DOCUMENT['document_id']}.html").read_text(encoding="utf-8")


def test_a_box_lies_over_the_page_image_where_the_value_stands(tmp_path: Path) -> None:
    html = written(tmp_path, pages=(Page(1, 595, 842, "ocr"),), data=png())
    assert "data:image/jpeg;base64," in html
    assert re.search(r'data-fact="f1" data-table="staff_counts"[^>]*left:10.0%;top:10.0%;width:10.0%', html)


def test_without_pages_the_text_is_shown_with_the_value_marked(tmp_path: Path) -> None:
    assert '<mark data-fact="f1">28</mark>' in written(tmp_path)


def test_a_source_that_is_gone_is_said_and_the_text_shown(tmp_path: Path) -> None:
    html = written(tmp_path, pages=(Page(1, 595, 842, "ocr"),), data=None)
    assert "no longer" in html or "not where it was read" in html
    assert '<mark data-fact="f1">28</mark>' in html


def test_markup_in_names_and_text_is_escaped(tmp_path: Path) -> None:
    html = written(tmp_path)
    assert "a&lt;b&gt;.png" in html and "&lt;script&gt;" in html and "28 <script>" not in html


def test_what_to_look_at_first_is_the_table_review(tmp_path: Path) -> None:
    found = [
        ("failed_check", "19 + 4 = 23, not 28"),
        ("problem", "handwriting: number by hand"),
        ("low_confidence", "0.4: <b>"),
    ]
    review = [{"reason": r, "message": m, "table": None, "value": None, "page": 1, "fact_id": "f1"} for r, m in found]
    html = written(tmp_path, review=review)
    attention = html[html.index('class="attention"') : html.index("</ul>")]
    places = [attention.index(m) for m in ("19 + 4 = 23", "number by hand", "0.4: &lt;b&gt;")]
    assert places == sorted(places) and attention.count('data-fact="f1"') == 3


def test_the_index_lists_each_document_and_links_to_it(tmp_path: Path) -> None:
    written(tmp_path)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert f'href="{DOCUMENT["document_id"]}.html"' in index and "7/BC-UBND" in index


def test_pages_of_documents_that_are_gone_go_and_other_files_stay(tmp_path: Path) -> None:
    for name in ("e" * 64 + ".html", "notes.html"):
        (tmp_path / name).touch()
    written(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["d" * 64 + ".html", "index.html", "notes.html"]


def test_a_page_of_any_size_is_a_picture_of_bounded_size() -> None:
    from hostile.files import pdf

    data = pdf("xã").replace(b"0 0 595 842", b"0 0 14400 14400")
    ((number, jpeg),) = page_images(data, "pdf", [Page(1, 14400, 14400, "text_layer")])
    width, height = Image.open(io.BytesIO(jpeg)).size
    assert number == 1 and 1_000_000 < width * height < 21_000_000


def test_a_file_that_cannot_be_drawn_is_said_and_its_text_shown(tmp_path: Path) -> None:
    html = written(tmp_path, pages=(Page(1, 595, 842, "ocr"),), data=b"no picture at all")
    assert "cannot be drawn" in html and '<mark data-fact="f1">28</mark>' in html


def test_a_file_that_hangs_the_decoder_costs_its_picture_and_not_the_next_one() -> None:
    from hostile.files import pdf

    pages = [Page(number, 595, 842, "ocr") for number in range(1, 2001)]
    with Painter(seconds=0.05, each=0.0) as painter:
        with pytest.raises(TimeoutError):
            painter.draw(pdf("xã", pages=2000), "pdf", pages, None)
        painter.seconds = 60.0
        assert list(painter.draw(png(), "png", [Page(1, 595, 842, "ocr")], None)) == [1]


def test_of_a_long_document_the_pages_with_values_are_pictured(tmp_path: Path) -> None:
    from hostile.files import pdf

    pages = tuple(Page(number, 595, 842, "ocr") for number in range(1, 102))
    html = written(tmp_path, document={**DOCUMENT, "format": "pdf"}, pages=pages, data=pdf("xã", pages=101))
    assert 'id="page-1"' in html and 'id="page-2"' not in html and "A long document" in html


def test_marks_that_turn_text_around_are_written_out(tmp_path: Path) -> None:
    html = written(tmp_path, text="Tổng số 28 a\u202egpj.exe\u2028\x07")
    assert "a\\u202egpj.exe\\u2028\\x07" in html


def test_values_are_named_in_both_languages(tmp_path: Path) -> None:
    row = {**FACT, "role": "legal_basis", "kind": "Luật <b>"}
    html = written(tmp_path, facts={"references": [row]})
    assert '<span class="vi">căn cứ</span><span class="en">legal basis</span>' in html and "Luật &lt;b&gt;" in html


def codes() -> Iterator[str]:
    """Every code of a problem that is written out where one is made."""
    made_with = {"Problem": 1, "ReadError": 0, "problem": 1, "failed": 2}  # and which argument the code is
    for path in Path(vanthu.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                maker = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
                if maker in made_with and len(call.args) > made_with[maker]:
                    for part in ast.walk(call.args[made_with[maker]]):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            yield part.value


def test_every_code_of_a_problem_has_a_name_in_both_languages(tmp_path: Path) -> None:
    labels = yaml.safe_load((files("vanthu") / "data" / "evidence" / "labels.yaml").read_text(encoding="utf-8"))
    named = {key.removeprefix("code.") for key in labels if key.startswith("code.")}
    begun = {code for code in codes() if code.endswith("_")}  # the rest of the code is a column's name
    assert set(codes()) - begun <= named and all(any(n.startswith(b) for n in named) for b in begun)
    review = [{"reason": "problem", "message": "empty: The file is empty.", "table": None, "page": None, "fact_id": None}]
    html = written(tmp_path, review=review)
    assert '<span class="vi">Tệp rỗng</span><span class="en">empty file</span>' in html and "– The file is empty." in html


def test_nothing_is_fetched(tmp_path: Path) -> None:
    html = written(tmp_path, pages=(Page(1, 595, 842, "ocr"),), data=png())
    assert "default-src 'none'" in html
    assert not re.search(r'(?:src|href)="(?!data:|index\.html)', html)
