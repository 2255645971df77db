"""CPU seconds of this process and its children, and the most memory they held."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


@dataclass
class Cost:
    """What a task cost: CPU and wall seconds by stage, pages, and the peak of resident memory in MB."""

    seconds: dict[str, float] = field(default_factory=dict)
    wall: float = 0.0
    pages: int = 0
    memory: float = 0.0
    skipped: str = ""

    @property
    def cpu_a_page(self) -> float:
        return sum(self.seconds.values()) / self.pages if self.pages else 0.0


def cpu_seconds() -> float:
    """User and system time of this process and of its finished children."""
    return sum(
        u.ru_utime + u.ru_stime for u in (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def peak_memory() -> float:
    """The greatest resident set in MB, of this process and of its largest child together."""
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


class Meter:
    """Adds up CPU seconds by the name of a stage."""

    def __init__(self) -> None:
        self.cost = Cost()
        self._start = time.perf_counter()

    def stage(self, name: str, work: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
        """The result of `work`, its CPU time added to the stage `name`."""
        before = cpu_seconds()
        result = work(*arguments, **options)
        self.cost.seconds[name] = self.cost.seconds.get(name, 0.0) + cpu_seconds() - before
        return result

    def done(self, pages: int) -> Cost:
        self.cost.pages, self.cost.memory = pages, peak_memory()
        self.cost.wall = time.perf_counter() - self._start
        return self.cost


def in_fresh_process(task: str, files: list[Path], *, python: str = sys.executable, timeout: float = 600.0) -> Cost:
    """Run a task of `vanthu_bench.tasks` in a process of its own, so that its peak of memory is its own."""
    command = [python, "-m", "vanthu_bench.tasks", task, *map(str, files)]
    source_root = str(Path(__file__).parent.parent)
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=timeout, env={**os.environ, "PYTHONPATH": source_root}
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["failed"])[-1]
        return Cost(skipped="not installed" if last.startswith("ModuleNotFoundError") else last[:120])
    return Cost(**json.loads(done.stdout.strip().splitlines()[-1]))


def dumped(cost: Cost) -> str:
    return json.dumps(asdict(cost))
