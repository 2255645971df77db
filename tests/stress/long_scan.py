"""One scan of three hundred pages through one worker: its memory at each tenth of the time, and that of the OCR program it starts.

`python -m tests.stress.long_scan [PAGES]`
"""

from __future__ import annotations

import io
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from vanthu.batch import Batch, extract_all
from vanthu.settings import Settings
from vanthu_factory.compose import compose
from vanthu_factory.forms.scan import rendered
from vanthu_factory.wear import Wear, as_image, wear
from vanthu_factory.words import Dice

MOST, GROWTH = 600, 60  # MB that a worker may take, and may take more at the end than after the first tenth
A_PAGE = 60.0  # seconds that a page may take on a machine that does other things
HOW = Wear(dpi=200, noise=0.3, seal=False, signature=False)


def scan(path: Path, pages: int) -> None:
    """Pages of the factory's reports, each worn in its own way: skewed, shaded, grey or in colour."""
    canvas = Canvas(str(path), pagesize=A4)
    dice, made, report = Dice("long-scan"), 0, 0
    while made < pages:
        clean, _ = rendered(compose("train", 1, report), HOW.dpi, dice)
        report += 1
        for page in clean[: pages - made]:
            how = replace(HOW, skew=dice.random.uniform(-1, 1), shade=0.3 * (made % 3 == 0), grey=bool(made % 2))
            worn, _ = wear(np.asarray(page), how, dice)
            image = io.BytesIO()
            as_image(worn, how).save(image, "JPEG", quality=70)
            canvas.drawImage(ImageReader(image), 0, 0, *A4)
            canvas.showPage()
            made += 1
    canvas.save()


class Watch:
    """Samples, each half second, the resident memory in MB of the Python processes below this one, and of the programs they start."""

    def __init__(self) -> None:
        self.worker: list[int] = []
        self.program = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(0.5):
            own = [0]
            for child in psutil.Process().children(recursive=True):
                try:
                    size = child.memory_info().rss >> 20
                    if "python" in child.name():
                        own.append(size)
                    else:
                        self.program = max(self.program, size)
                except psutil.Error:
                    continue
            self.worker.append(max(own))


def main(pages: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.pdf")
        scan(path, pages)
        print(f"{pages} pages, {path.stat().st_size >> 20} MB")
        began = time.perf_counter()
        with Watch() as watch:
            tally = extract_all([path], Path(folder, "out"), Settings(timeout=A_PAGE * pages), Batch(1))
        seconds = time.perf_counter() - began
    samples = [s for s in watch.worker if s]
    tenths = [max(part.tolist(), default=0) for part in np.array_split(np.array(samples), 10)]
    print(f"{tally}\n{seconds / pages:.2f} s a page")
    print(f"memory of the worker in MB, the most of each tenth: {tenths}; of the OCR program {watch.program}")
    bad = tally.ok + tally.partial != 1 or max(tenths) > MOST or tenths[-1] > tenths[1] + GROWTH
    print("FAILED" if bad else "flat, within the limit")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
