"""How a run goes on, told to a person at a terminal, to a log file, or to a program."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import Self, TextIO

_EVERY = 10.0  # seconds between two lines in a log


def _line(name: str, status: str, codes: Iterable[str]) -> str:
    return f"{status}: {name}: {', '.join(codes) or 'see the table problems'}"


class Quiet:
    """Says nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return None

    def file(self, name: str, status: str, codes: Iterable[str], seconds: float) -> None:
        return None

    def input(self) -> None:
        return None


class Lines(Quiet):
    """A line for each file that is not ok, and every ten seconds how far the run is."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._inputs, self._failed = 0, 0
        self._began = self._told = time.monotonic()

    def file(self, name: str, status: str, codes: Iterable[str], seconds: float) -> None:
        if status != "ok":
            self._failed += status == "failed"
            print(_line(name, status, codes), file=self._stream, flush=True)

    def input(self) -> None:
        self._inputs += 1
        now = time.monotonic()
        if now - self._told >= _EVERY:
            self._told = now
            rate = self._inputs / (now - self._began)
            print(f"{self._inputs:,} files, {rate:.1f}/s, {self._failed:,} failed", file=self._stream, flush=True)


class JsonLines(Quiet):
    """One JSON object a file on standard output."""

    def file(self, name: str, status: str, codes: Iterable[str], seconds: float) -> None:
        event = {"event": "file", "file": name, "status": status, "problems": list(codes), "seconds": round(seconds, 3)}
        print(json.dumps(event, ensure_ascii=False), flush=True)


class Bar(Quiet):
    """A progress bar with rate and time left; files that are not ok stand above it."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}/s"), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True))
        self._task = self._progress.add_task("files", total=total, rate="–")
        self._began, self._inputs = time.monotonic(), 0

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._progress.stop()

    def file(self, name: str, status: str, codes: Iterable[str], seconds: float) -> None:
        if status != "ok":
            self._progress.console.print(_line(name, status, codes), markup=False, highlight=False)

    def input(self) -> None:
        self._inputs += 1
        rate = self._inputs / max(time.monotonic() - self._began, 0.001)
        self._progress.update(self._task, advance=1, rate=f"{rate:.1f}")
