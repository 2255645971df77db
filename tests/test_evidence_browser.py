"""Evidence pages in a real browser: what is pointed at is shown, on the page and in the table."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from test_evidence import DOCUMENT, FACT, png
from vanthu.evidence import Evidenced, write_evidence
from vanthu.types import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")
OFFLINE = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]


def dom(page: Path, fragment: str, profile: Path) -> str:
    command = [str(CHROMIUM), *OFFLINE, f"--user-data-dir={profile}", "--dump-dom", f"{page.as_uri()}#{fragment}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("evidence")
    item = Evidenced(DOCUMENT, {"staff_counts": [FACT]}, text="Tổng số 28", pages=(Page(1, 595, 842, "ocr"),), data=png())
    write_evidence([item], out)
    return out


def test_a_link_to_a_fact_shows_its_row_and_its_box(folder: Path, tmp_path: Path) -> None:
    shown = dom(folder / f"{DOCUMENT['document_id']}.html", "f1", tmp_path)
    assert re.search(r'<button class="box\s+on"[^>]*data-fact="f1"', shown)
    assert re.search(r'<tr data-fact="f1"[^>]*class="on"', shown)


def test_without_a_fragment_nothing_is_singled_out(folder: Path, tmp_path: Path) -> None:
    assert 'class="on"' not in dom(folder / f"{DOCUMENT['document_id']}.html", "", tmp_path)


def test_the_index_opens_from_a_file(folder: Path, tmp_path: Path) -> None:
    assert "7/BC-UBND" in dom(folder / "index.html", "", tmp_path)
