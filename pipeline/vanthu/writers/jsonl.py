"""JSON Lines, one file a table: UTF-8, one row a line, empty cells are null."""

from __future__ import annotations

import json
from pathlib import Path

from vanthu.contract import Rows, contract
from vanthu.writers.files import TableFiles


class JsonlWriter(TableFiles):
    """`<table>.jsonl` for each table of the contract."""

    def write(self, rows: Rows) -> None:
        for name, table in contract().items():
            for row in rows.get(name, ()):
                self.streams[name].write(
                    json.dumps(dict(zip(table.names, table.cells(row), strict=True)), ensure_ascii=False) + "\n"
                )


def open_writer(out: Path) -> JsonlWriter:
    return JsonlWriter(out, "jsonl", "utf-8")
