"""Evidence pages in a real browser: what is pointed at is shown, on the page and in the table, and nothing in a document is run."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from browser import CHROMIUM, Browser
from test_evidence import DOCUMENT, FACT, png
from vanthu.evidence import Evidenced, write_evidence
from vanthu.types import Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")

HOSTILE = '"><script>document.title=1</script><img src=x onerror=document.title=1> \u202egpj.exe\u2028</pre>' + "dài" * 500
PICTURED, TEXT, LOST = ("d" * 64, "e" * 64, "f" * 64)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("evidence")
    second = {**FACT, "fact_id": "f2", "label": HOSTILE, "quote": HOSTILE, "top": 400.0, "bottom": 420.0}
    hostile: dict[str, object] = dict.fromkeys(("file", "issuer", "number", "kind", "issued_on"), HOSTILE)
    write_evidence(
        [
            Evidenced(
                DOCUMENT, {"staff_counts": [FACT, second]}, text="Tổng số 28", pages=(Page(1, 595, 842, "ocr"),), data=png()
            ),
            Evidenced(
                {**DOCUMENT, **hostile, "document_id": TEXT},
                {"staff_counts": [{**FACT, "document_id": TEXT, "label": HOSTILE}]},
                checks=[{"check": HOSTILE, "verdict": "fail", "message": HOSTILE}],
                review=[
                    {"reason": HOSTILE, "table": HOSTILE, "value": HOSTILE, "page": 1, "fact_id": HOSTILE, "message": HOSTILE}
                ],
                text=f"Tổng số 28 {HOSTILE}",
            ),
            Evidenced({**DOCUMENT, "document_id": LOST, "status": "failed"}, {}),
        ],
        out,
    )
    return out


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def marked(browser: Browser) -> object:
    return browser.run("[...document.querySelectorAll('.on')].map(e => e.tagName + ' ' + e.dataset.fact)")


def test_a_link_to_a_fact_shows_its_row_and_its_box(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{PICTURED}.html", "f1")
    assert marked(browser) == ["BUTTON f1", "TR f1"]


def test_without_a_fragment_nothing_is_singled_out(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{PICTURED}.html")
    assert marked(browser) == []


@pytest.mark.parametrize("pressed", ["button.box", "tr"])
def test_a_box_leads_to_its_row_and_a_row_to_its_box(pressed: str, browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{PICTURED}.html")
    browser.press(f"{pressed}[data-fact=f1]")
    assert marked(browser) == ["BUTTON f1", "TR f1"] and browser.run("location.hash") == "#f1"


def test_in_a_document_without_pages_the_words_lead_to_the_row(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{TEXT}.html")
    browser.press("mark")
    assert marked(browser) == ["MARK f1", "TR f1"]


@pytest.mark.parametrize("page", ["index", PICTURED, TEXT, LOST])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_hostile_text_is_shown_and_runs_nothing_and_breaks_no_page(
    page: str, width: int, language: str, browser: Browser, folder: Path
) -> None:
    browser.open(folder / f"{page}.html", width=width, language=language)
    assert browser.run("document.title") != "1"
    assert browser.complaints() == []
    assert browser.run("document.querySelectorAll('script').length") == 1
    assert browser.run("document.documentElement.scrollWidth") <= width
    assert "\u202e" not in browser.run("document.documentElement.outerHTML")


def test_a_script_that_got_into_a_page_would_not_run(browser: Browser, folder: Path) -> None:
    page = folder / "injected.html"
    html = (folder / f"{PICTURED}.html").read_text(encoding="utf-8")
    page.write_text(html.replace("<main>", "<main><script>document.title = 1</script>"), encoding="utf-8")
    browser.open(page)
    assert browser.run("document.title") != "1" and browser.complaints()


def test_the_index_opens_from_a_file(browser: Browser, folder: Path) -> None:
    browser.open(folder / "index.html")
    assert "7/BC-UBND" in browser.run("document.body.innerText")


def test_a_page_and_its_tables_are_printed_without_empty_sheets(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{PICTURED}.html")
    pdf = pypdfium2.PdfDocument(io.BytesIO(browser.printed()))
    first = pdf[0].get_textpage().get_text_range()
    assert "Trang 1" in first, "the page picture begins on the first sheet"
