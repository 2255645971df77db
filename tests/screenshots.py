"""`python -m tests.screenshots`: the pictures in docs/ again, of the samples in this repository (needs Chromium)."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from tests.browser import Browser

from vanthu.contract import contract
from vanthu.writers.csv import read_table

ROOT = Path(__file__).parent.parent
SHOWN = {"evidence": ("05-xa-nong-thon-moi.pdf", "claims"), "evidence-scan": ("07-phong-noi-vu-thi-dua.scan.pdf", "awards")}

# Scrolling that glides is still on its way when the picture is taken.
_AT_ONCE = """(f => { Element.prototype.scrollIntoView = function (o) { f.call(this, {block: o.block}) } })(Element.prototype.scrollIntoView)"""


def save(name: str, picture: bytes) -> None:
    """A picture of few colours, which is what a page has: a third of the bytes."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(48)
    image.save(ROOT / "docs" / f"{name}.png", optimize=True)


def main() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # the browser writes until it has ended
        out = Path(folder, "out")
        for command in (["extract", str(ROOT / "samples"), "--out", str(out), "--quiet"], ["report", str(out)]):
            subprocess.run([sys.executable, "-c", "from vanthu.cli import main; main()", *command], check=True)
        ids = {row["file"]: row["document_id"] for row in read_table(contract()["documents"], out / "documents.csv")}
        with Browser(Path(folder, "profile")) as browser:
            browser.open(out / "evidence" / "index.html", width=1100, height=620)
            save("evidence-index", browser.picture())
            for name, (file, table) in SHOWN.items():
                browser.open(out / "evidence" / f"{ids[file]}.html", width=1200, height=720, language="en")
                browser.run(_AT_ONCE)
                browser.press(f"button.box[data-table={table}]")
                save(name, browser.picture())


if __name__ == "__main__":
    main()
