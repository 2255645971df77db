"""The benchmark as a page of Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from vanthu_bench.measure import Cost

STAGES = ("read", "outline", "extract", "relate, check", "write")
NAMES = {
    "pdfium": "raw pypdfium2 text",
    "tesseract": "raw Tesseract, page images at 300 dpi",
    "tesseract_same": "raw Tesseract, the same images",
    "pdfplumber": "pdfplumber, text and tables",
    "kreuzberg": "kreuzberg, text in content order",
    "kreuzberg_vie": "kreuzberg with Tesseract",
    "markitdown": "markitdown, text",
    "ocrmypdf": "OCRmyPDF --force-ocr",
}
PLAIN = "scan, no tables"
INTRODUCTION = """# Benchmark

Written by `make bench`; do not edit. CPU milliseconds a page on one core, all processes a tool starts counted. What a
process loads once is left out, for vanthu the domain data, the language libraries and the patterns, about three seconds: it reads one
short document before the clock starts, its peers read the first of their files. Milliseconds are those of the machine of the run: compare the ratios. The documents are made by the factory
(`vanthu_factory`, split `train`), so they say how fast, not how right; how right is said by `make evaluate`. Peers are measured
where they are installed: `python -m vanthu_bench --peers PYTHON` takes an interpreter that has them.
"""


def page(own: Mapping[str, Cost], others: Mapping[str, Mapping[str, Cost]]) -> str:
    """`own` by format; `others` by format and task."""
    parts = [INTRODUCTION, "## Stages\n", _stages(own)]
    floors = {"pdf": "pdfium", "scan": "tesseract", PLAIN: "tesseract_same"}
    for format, title in (("pdf", "Born-digital PDF"), ("scan", "Scans"), (PLAIN, "Scans without tables")):
        parts += [f"## {title}: floors and peers\n", _beside(own[format], others[format], floors[format])]
    return "\n".join(parts)


def _stages(own: Mapping[str, Cost]) -> str:
    lines = ["| format | pages | " + " | ".join(STAGES) + " | sum, ms a page | pages a second | peak memory, MB |"]
    lines.append("|---|" + "---:|" * (len(STAGES) + 4))
    for format, cost in own.items():
        each = [f"{1000 * cost.seconds.get(stage, 0.0) / cost.pages:.1f}" for stage in STAGES]
        total = cost.cpu_a_page
        lines.append(
            f"| {format} | {cost.pages} | {' | '.join(each)} | {1000 * total:.1f} | {1 / total:.1f} | {cost.memory:.0f} |"
        )
    return "\n".join(lines) + "\n"


def _beside(own: Cost, others: Mapping[str, Cost], floor: str) -> str:
    base = others[floor].cpu_a_page
    lines = ["| tool | ms a page | times the floor | peak memory, MB |", "|---|---:|---:|---:|"]
    for name, cost in ((NAMES[floor] + " (the floor)", others[floor]), ("vanthu, end to end", own), *_named(others, floor)):
        if cost.skipped:
            lines.append(f"| {name} | not measured: {cost.skipped} | | |")
        else:
            ratio = f"{cost.cpu_a_page / base:.1f}" if base else "-"
            lines.append(f"| {name} | {1000 * cost.cpu_a_page:.1f} | {ratio} | {cost.memory:.0f} |")
    return "\n".join(lines) + "\n"


def _named(others: Mapping[str, Cost], floor: str) -> list[tuple[str, Cost]]:
    return [(NAMES[task], cost) for task, cost in others.items() if task != floor]
