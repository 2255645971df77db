"""`python -m vanthu_factory --split train --count 20 --seed 1 --out DIR --formats txt,docx,pdf,scan`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from vanthu_factory.compose import compose
from vanthu_factory.compose.report import WRITERS
from vanthu_factory.produce import FORMATS, produce
from vanthu_factory.words import SPLITS


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="vanthu_factory", description="Write Vietnamese administrative documents with their exact truth."
    )
    parser.add_argument("--split", choices=SPLITS, default="train")
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--truth", type=Path, help="folder for the *.gold.json; without it they stand beside the documents")
    parser.add_argument(
        "--formats",
        default="txt,docx,pdf,scan,html,rtf,tcvn3,fallback,xlsx,docx,txt,vni",
        help=f"of {', '.join(FORMATS)}; a document gets them in turn",
    )
    parser.add_argument("--all", action="store_true", help="write every document in every format")
    parser.add_argument("--kind", choices=sorted(WRITERS), default="", help="only this kind of document")
    options = parser.parse_args()
    formats = options.formats.split(",")
    for i in range(options.count):
        report = compose(options.split, options.seed, i, options.kind)
        wanted = formats if options.all else [formats[i % len(formats)]]
        truth = produce(report, wanted, options.out)
        folder = options.truth or options.out
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{report.name}.gold.json"
        path.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
