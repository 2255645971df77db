"""The text of each document as it was read, `text/<document_id>.txt`: `start` and `end` of a fact are offsets into it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from vanthu.contract import Rows
from vanthu.errors import CannotWriteError

_OWN = re.compile(r"[0-9a-f]{64}\.txt")


class TextWriter:
    """Takes the rows `text` (document_id, text), which are no table of the contract. UTF-8, line ends as they are."""

    def __init__(self, out: Path) -> None:
        self._folder = out / "text"
        if self._folder.exists() and any(not _OWN.fullmatch(path.name) for path in self._folder.iterdir()):
            raise CannotWriteError(
                f"{self._folder} holds files that are not vanthu's: it is not replaced. Choose another --out."
            )
        self._part = out / "text.part"
        shutil.rmtree(self._part, ignore_errors=True)
        self._part.mkdir()

    def write(self, rows: Rows) -> None:
        for row in rows.get("text", ()):
            with (self._part / f"{row['document_id']}.txt").open("w", encoding="utf-8", newline="") as stream:
                stream.write(str(row["text"]))

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._part.replace(self._folder)

    def abort(self) -> None:
        shutil.rmtree(self._part, ignore_errors=True)


def open_writer(out: Path) -> TextWriter:
    return TextWriter(out)
