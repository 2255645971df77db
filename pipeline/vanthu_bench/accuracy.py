"""How right pages are read: the factory's documents of split `test`, worn in named ways, against the text they were made of."""

from __future__ import annotations

import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pypdfium2
from rapidfuzz.distance import Levenshtein

from vanthu.readers import read
from vanthu.settings import Settings
from vanthu.types import Document, Reading, Source
from vanthu_factory.compose import compose
from vanthu_factory.forms import pdf, scan
from vanthu_factory.model import Grid, Report
from vanthu_factory.truth import plain_text
from vanthu_factory.wear import Wear
from vanthu_factory.words import Dice

SEED = 72
ROW = 40  # letters that say which row of a table begins a page
BARE = {"seal": False, "signature": False}
CONDITIONS: dict[str, Wear | None] = {
    "text layer": None,
    "clean, 300 dpi": Wear(dpi=300, quality=85, **BARE),
    "noisy, 200 dpi, askew": Wear(dpi=200, noise=0.5, skew=0.8, quality=60, **BARE),
    "uneven light, 200 dpi": Wear(dpi=200, shade=0.45, **BARE),
    "coloured seal, signature and stamp": Wear(dpi=200, incoming_stamp=True),
    "seal and signature in grey": Wear(dpi=200, grey=True),
    "broken photocopy": Wear(dpi=200, photocopy=0.7, grey=True, skew=0.4, **BARE),
    "turned by 90 degrees": Wear(dpi=200, turn=90, **BARE),
    "turned by 180 degrees": Wear(dpi=200, turn=180, **BARE),
}


@dataclass
class Right:
    """What came out right over some documents."""

    letters: int = 0
    wrong: int = 0
    cells: int = 0
    exact: int = 0
    pages: int = 0
    upright: int = 0
    signers: int = 0
    signers_read: int = 0
    words: list[tuple[float, bool]] = field(default_factory=list)  # confidence, whether the text has the word


def measured(name: str, count: int, *, seed: int = SEED, split: str = "test") -> Right:
    """`count` documents in the condition of that name."""
    right = Right()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            report = compose(split, seed, number)
            path = _written(report, CONDITIONS[name], Path(folder))
            source = Source(path.name, path.read_bytes(), path)
            truth = with_heads_again(folded(plain_text(report)), report, _pages_set(report, Path(folder)))
            turn = wear.turn if (wear := CONDITIONS[name]) else 0
            _judge(report, truth, source, read(source, Settings()), right, turn=turn)
    return right


def _written(report: Report, wear: Wear | None, folder: Path) -> Path:
    path = folder / f"{report.name}.pdf"
    dice = Dice(f"{report.name}/accuracy")
    if wear is None:
        pdf.write(report, path, dice)
    else:
        scan.write(report, path, dice, wear)
    return path


def _pages_set(report: Report, folder: Path) -> list[str]:
    """What each page of the document says, as it was set."""
    path = folder / f"{report.name}.set.pdf"
    pdf.write(report, path, Dice(f"{report.name}/accuracy"))
    document = pypdfium2.PdfDocument(path)
    try:
        return [folded(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def with_heads_again(truth: str, report: Report, pages: Sequence[str]) -> str:
    """The truth with the head of each ruled table as often as it is printed: once more on each page where the table goes on."""
    for grid in (b for b in report.blocks if isinstance(b, Grid) and b.head):
        head = folded(" ".join(cell.passage.text for row in grid.rows[: grid.head] for cell in row if cell))
        for page in pages:
            row = page.partition(head)[2].strip()[:ROW]
            if row and (at := truth.find(row)) > 0 and not truth[:at].rstrip().endswith(head):
                truth = f"{truth[:at]}{head} {truth[at:]}"
    return truth


def _judge(report: Report, truth: str, source: Source, reading: Reading, right: Right, *, turn: int) -> None:
    text = folded(Document.from_reading(source, reading).text)
    kind = str(report.document.get("kind") or "").upper()
    one, other = _from(kind, truth), _from(kind, text)
    right.letters += len(one)
    right.wrong += min(Levenshtein.distance(one, other), len(one))
    for expected in (b for b in report.blocks if isinstance(b, Grid)):
        cells = cells_of(expected)
        right.cells += len(cells)
        right.exact += _exact(cells, reading)
    right.pages += len(reading.pages)
    right.upright += sum(page.rotation == -turn % 360 for page in reading.pages if page.source == "ocr")
    signer = str(report.document.get("signer") or "")
    right.signers += bool(signer)
    right.signers_read += bool(signer) and folded(signer) in text
    known = set(truth.split())
    right.words += [(w.confidence, w.text in known) for w in reading.words]


def section(count: int) -> str:
    """The page's section on how right pages are read, `count` documents a condition."""
    lines = [
        "## How right pages are read",
        "",
        f"Documents {SEED} of split `test`, {count} a condition, against the text they were made of. Character error rate from the kind of",
        "document on; cells of ruled tables that have exactly their text; pages turned upright; signers' names found.",
        "",
        "| condition | character errors | cells exact | upright | signers |",
        "|---|---:|---:|---:|---:|",
    ]
    words: list[tuple[float, bool]] = []
    for name in CONDITIONS:
        right = measured(name, count)
        if name != "text layer":
            words += right.words
        rate = 100 * right.wrong / max(right.letters, 1)
        cells, upright = f"{right.exact}/{right.cells}", f"{right.upright}/{right.pages}" if name != "text layer" else "–"
        lines.append(f"| {name} | {rate:.2f} % | {cells} | {upright} | {right.signers_read}/{right.signers} |")
    lines += [
        "",
        "Confidence of words over all scans of the table:",
        "",
        "| confidence | words | mean | right |",
        "|---|---:|---:|---:|",
    ]
    lines += [f"| {band} | {n} | {mean:.3f} | {share:.3f} |" for band, n, mean, share in reliability(words)]
    return "\n".join(lines) + "\n"


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def cells_of(grid: Grid) -> dict[tuple[int, int], str]:
    """The cells of the truth that have text, by row and column."""
    return {
        (r, c): text
        for r, row in enumerate(grid.rows)
        for c, cell in enumerate(row)
        if cell and (text := folded(cell.passage.text))
    }


def _exact(expected: dict[tuple[int, int], str], reading: Reading) -> int:
    """How many cells have exactly their text in their column. Rows are not numbered: a table may go on on the next page."""
    found = Counter(
        (cell.column, folded(" ".join(w.text for w in reading.words[cell.first : cell.last])))
        for table in reading.tables
        for cell in table.cells
    )
    return sum((Counter((column, text) for (_, column), text in expected.items()) & found).values())


def _from(kind: str, text: str) -> str:
    """The text from the kind on: the two columns above it have no one order."""
    return text[max(text.find(kind), 0) :] if kind else text


def reliability(words: Sequence[tuple[float, bool]]) -> Iterator[tuple[str, int, float, float]]:
    """By band of confidence: its name, the number of words, their mean confidence, the share that is right."""
    edges = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
    for low, high in pairwise(edges):
        band = [w for w in words if low <= w[0] < high]
        if band:
            sure, hits = sum(w[0] for w in band), sum(w[1] for w in band)
            yield f"{low:.2f}-{min(high, 1):.2f}", len(band), sure / len(band), hits / len(band)
