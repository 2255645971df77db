"""`python -m vanthu_bench --out docs/benchmark.md`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import islice
from pathlib import Path

from vanthu_bench.accuracy import section
from vanthu_bench.measure import Cost, in_fresh_process
from vanthu_bench.page import PLAIN, page
from vanthu_factory.compose import compose
from vanthu_factory.model import Grid
from vanthu_factory.produce import produce

PEERS = {
    "pdf": ("pdfium", "pdfplumber", "kreuzberg", "markitdown"),
    "scan": ("tesseract", "kreuzberg_vie", "ocrmypdf"),
    PLAIN: ("tesseract_same",),
}
MOST = 1000  # documents of the factory among which those of a kind are sought


def documents(folder: Path, format: str, count: int) -> list[Path]:
    """`count` documents of the factory in one format."""
    reports = (compose("train", 1, i) for i in range(MOST))
    wanted = (r for r in reports if format != PLAIN or not any(isinstance(b, Grid) for b in r.blocks))
    form = "scan" if format == PLAIN else format
    return [folder / format / produce(r, [form], folder / format)["file"] for r in islice(wanted, count)]


def _python(task: str, peers: str) -> str:
    """Floors and what vanthu itself needs run here, the peers where they are installed."""
    return sys.executable if task in ("pdfium", "tesseract", "tesseract_same", "pdfplumber") else peers


def main() -> None:
    parser = argparse.ArgumentParser(prog="vanthu_bench", description="Measure time and memory a page.")
    parser.add_argument("--out", type=Path, help="write the page there; without it, it is shown")
    parser.add_argument("--count", type=int, default=16, help="documents a format; a quarter of them for scans")
    parser.add_argument(
        "--peers", default=sys.executable, metavar="PYTHON", help="the interpreter that has the peers installed"
    )
    options = parser.parse_args()
    own: dict[str, Cost] = {}
    others: dict[str, dict[str, Cost]] = {}
    with tempfile.TemporaryDirectory() as name:
        for format in ("txt", "docx", "pdf", "scan", PLAIN):
            files = documents(Path(name), format, max(options.count // 4, 1) if "scan" in format else options.count)
            own[format] = in_fresh_process("vanthu", files)
            others[format] = {
                task: in_fresh_process(task, files, python=_python(task, options.peers)) for task in PEERS.get(format, ())
            }
    text = page(own, others) + "\n" + section(max(options.count // 2, 1))
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
