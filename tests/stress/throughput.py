"""Ten thousand one-page reports into SQLite and Parquet: documents a second, memory, and a second run.

`python -m tests.stress.throughput [COUNT] [WORKERS]`
"""

from __future__ import annotations

import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil
from tests.stress.papers import fill

from vanthu.batch import Batch, Quiet, extract_all
from vanthu.settings import Settings

_LOOKS = 5.0  # seconds between two looks at the workers; each costs the parent as much as some documents


class Memory(Quiet):
    """Samples the memory of this process (without its workers) at each tenth of the run."""

    def __init__(self, count: int) -> None:
        self._process, self._every, self._done = psutil.Process(), max(count // 10, 1), 0
        self.samples: list[int] = []

    def input(self) -> None:
        self._done += 1
        if self._done % self._every == 0:
            self.samples.append(self._process.memory_info().rss >> 20)


def peak_of_workers(stop: threading.Event, peak: list[int]) -> None:
    while not stop.wait(_LOOKS):
        for child in psutil.Process().children(recursive=True):
            try:
                peak[0] = max(peak[0], child.memory_info().rss >> 20)
            except psutil.Error:
                continue


def processor_time() -> list[float]:
    """Seconds that this process, and its children that have ended, have used."""
    return [sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]


def main(count: int, workers: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, out = fill(Path(folder, "in"), count), Path(folder, "out")
        batch = Batch(workers, formats=("parquet",))
        stop, peak = threading.Event(), [0]
        threading.Thread(target=peak_of_workers, args=(stop, peak), daemon=True).start()
        memory = Memory(count)
        written, began = processor_time(), time.perf_counter()
        tally = extract_all([source], out, Settings(), batch, report=memory)
        first = time.perf_counter() - began
        cpu = [after - before for before, after in zip(written, processor_time(), strict=True)]
        began = time.perf_counter()
        again = extract_all([source], out, Settings(), batch)
        second = time.perf_counter() - began
        stop.set()
        print(f"{tally}\n{count / first:.0f} documents/s with {workers} workers ({first:.1f} s)")
        print(f"CPU: {1000 * cpu[0] / count:.1f} ms a document in the parent, {1000 * cpu[1] / count:.1f} ms in workers")
        print(
            f"memory of the parent in MB at each tenth: {memory.samples}; after the export {psutil.Process().memory_info().rss >> 20}"
        )
        print(f"largest worker {peak[0]} MB; store {(out / 'vanthu.sqlite').stat().st_size >> 20} MB")
        print(f"second run {second:.2f} s, {first / second:.0f} times faster: {again}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 2)
