"""`python -m vanthu_factory.samples [FOLDER]`: the samples, made of the texts in authored/, with their truth beside the texts."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from vanthu_factory import authoring
from vanthu_factory.forms import docx, html, office, pdf, scan, txt
from vanthu_factory.model import Report
from vanthu_factory.truth import gold
from vanthu_factory.wear import Wear
from vanthu_factory.words import Dice

AUTHORED = Path(__file__).parent / "authored"
SAMPLES = Path(__file__).parent.parent.parent / "samples"

# source: what stands behind its name, and the wear of those that are scanned
FORMS = {
    "01": ".txt",
    "02": ".docx",
    "03": ".docx",
    "04": ".pdf",
    "05": ".pdf",
    "06": ".scan.pdf",
    "07": ".scan.pdf",
    "08": ".jpg",
    "09": ".html",
    "10": ".doc",
}
WEAR = {
    "06": Wear(dpi=200, skew=-0.7, noise=0.15, quality=45),
    "07": Wear(dpi=200, photocopy=0.3, skew=0.5, grey=True, quality=40),
    "08": Wear(dpi=200, perspective=0.25, shade=0.25, quality=48),
}


def write(report: Report, path: Path, number: str) -> None:
    """One sample; its dice are fixed, so the bytes change only with the text or the factory."""
    dice = Dice(report.name)
    if number in WEAR:
        scan.write(report, path, dice, WEAR[number])
    elif path.suffix == ".doc":
        office.write_tcvn3(report, path, dice)
    else:
        {".txt": txt.write, ".docx": docx.write, ".pdf": pdf.write, ".html": html.write}[path.suffix](report, path, dice)


def samples(folder: Path) -> list[Path]:
    """Write all samples into `folder` and the truth of each beside its source; returns the samples."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted(AUTHORED.glob("*.source")):
        report = authoring.report(source)
        number = source.stem[:2]
        path = folder / (source.stem + FORMS[number])
        write(report, path, number)
        truth = json.dumps(gold(report, [path.name]), ensure_ascii=False, indent=1)
        (AUTHORED / f"{source.stem}.gold.json").write_text(truth + "\n", encoding="utf-8")
        written.append(path)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(prog="vanthu_factory.samples", description="Write the samples and their truth.")
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    for path in samples(parser.parse_args().folder):
        print(f"{path.stat().st_size:8} {path.name}")


if __name__ == "__main__":
    main()
