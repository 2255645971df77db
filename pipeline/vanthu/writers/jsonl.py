"""JSON Lines, one file a table: UTF-8, one row a line, empty cells are null."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

from vanthu.contract import Rows, contract
from vanthu.writers.files import PartFile


class JsonlWriter:
    """`<table>.jsonl` for each table of the contract."""

    def __init__(self, out: Path) -> None:
        self._files = {name: PartFile(out / f"{name}.jsonl") for name in contract()}
        self._close = ExitStack()
        self._streams = {
            name: self._close.enter_context(file.part.open("w", encoding="utf-8", newline="\n"))
            for name, file in self._files.items()
        }

    def write(self, rows: Rows) -> None:
        for name, table in contract().items():
            for row in rows.get(name, ()):
                self._streams[name].write(
                    json.dumps(dict(zip(table.names, table.cells(row), strict=True)), ensure_ascii=False) + "\n"
                )

    def close(self) -> None:
        self._close.close()
        for file in self._files.values():
            file.keep()

    def abort(self) -> None:
        self._close.close()
        for file in self._files.values():
            file.drop()


def open_writer(out: Path) -> JsonlWriter:
    return JsonlWriter(out)
