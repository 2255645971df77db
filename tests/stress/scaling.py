"""Two workers against one on scans of the factory: how many times as fast they are.

`python -m tests.stress.scaling [SCANS]`; ends with 1 below 1.8 times. Means something only on a machine with two idle cores; how busy it
was is said. Sixty scans by default: of few, the start of the workers (two seconds and a half) and the last file are too large a part.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from vanthu.batch import Batch, extract_all
from vanthu.settings import Settings
from vanthu_factory.compose import compose
from vanthu_factory.produce import produce

LEAST = 1.8


def fill(folder: Path, count: int) -> Path:
    """`count` scanned reports."""
    for i in range(count):
        produce(compose("train", 5, i), ["scan"], folder)
    return folder


def seconds(source: Path, out: Path, workers: int) -> float:
    """Wall time of a run."""
    began = time.perf_counter()
    tally = extract_all([source], out, Settings(), Batch(workers, formats=()))
    took = time.perf_counter() - began
    print(f"{workers} worker(s): {took:.1f} s, load of the machine {os.getloadavg()[0]:.1f}; {tally}", flush=True)
    return took


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        source = fill(Path(folder, "in"), count)
        one, two = (seconds(source, Path(folder, f"out{n}"), n) for n in (1, 2))
        print(f"two workers are {one / two:.2f} times as fast as one")
        return int(one / two < LEAST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
