"""A folder that files arrive in: each is read when it has come to rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from vanthu.batch import Batch, extract_entries
from vanthu.batch.runner import Report, Tally
from vanthu.batch.sources import Input, Refused, find
from vanthu.settings import Settings

_Stamp = tuple[int, int]


def _stamp(entry: Input | Refused) -> _Stamp:
    return (entry.size, entry.mtime_ns) if isinstance(entry, Input) else (-1, 0)


class Watcher:
    """Says which files are new or changed and as large and as old at two looks: files still being written are not."""

    def __init__(self, folder: Path, out: Path) -> None:
        self._folder, self._out = folder, out
        self._last: dict[str, _Stamp] = {}
        self._done: dict[str, _Stamp] = {}

    def look(self) -> list[Input | Refused]:
        """The files at rest that `done` has not been told of."""
        entries = list(find([self._folder], self._out))
        now = {entry.name: _stamp(entry) for entry in entries}
        rest = [e for e in entries if self._last.get(e.name) == now[e.name] and self._done.get(e.name) != now[e.name]]
        self._last = now
        return rest

    def done(self, entries: list[Input | Refused]) -> None:
        self._done |= {entry.name: _stamp(entry) for entry in entries}


def watch(
    folder: Path,
    out: Path,
    settings: Settings,
    batch: Batch,
    *,
    report: Report,
    pause: Callable[[], None] = lambda: time.sleep(2),
) -> Iterator[Tally]:
    """Read what arrives in `folder` until the caller stops; gives a tally a round in which something was read.

    Rows of files that are removed from the folder stay: a folder that is watched is often emptied by someone else.
    """
    watcher, batch = Watcher(folder, out), replace(batch, keep=True)
    while True:
        if rest := watcher.look():
            tally = extract_entries(iter(rest), out, settings, batch, report=report)
            watcher.done(rest)
            yield tally
        pause()
