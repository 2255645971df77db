"""Files that stand under their names only when they are complete."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from vanthu.contract import contract


class PartFile:
    """Write to `part`; `keep` puts it in the place of `path` in one step, `drop` removes it.

    As a context it is kept at the end, or dropped when something was raised.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.part = path.with_name(path.name + ".part")

    def keep(self) -> None:
        self.part.replace(self.path)

    def drop(self) -> None:
        self.part.unlink(missing_ok=True)

    def __enter__(self) -> Path:
        return self.part

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.drop() if error else self.keep()


class TableFiles:
    """A text file for each table of the contract, `streams` by table, all kept or all dropped."""

    def __init__(self, out: Path, suffix: str, encoding: str) -> None:
        self._files = {name: PartFile(out / f"{name}.{suffix}") for name in contract()}
        self._open = ExitStack()
        self.streams = {
            name: self._open.enter_context(file.part.open("w", encoding=encoding, newline=""))
            for name, file in self._files.items()
        }

    def close(self) -> None:
        self._open.close()
        for file in self._files.values():
            file.keep()

    def abort(self) -> None:
        self._open.close()
        for file in self._files.values():
            file.drop()
