"""Gold files and the tables they are compared with."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vanthu.errors import NoInputError, VanthuError
from vanthu.evaluate import compare_values as v
from vanthu.evaluate.matching import PAIRINGS, Row

csv.field_size_limit(1 << 30)


@dataclass(frozen=True)
class Gold:
    """One annotated file: its path beside the gold, and the annotations."""

    path: Path
    content: dict[str, Any]

    @property
    def name(self) -> str:
        return self.path.name

    def items(self, table: str) -> list[Row]:
        """The items of `table` on the annotated pages."""
        found: list[Row] = self.content.get(table, [])
        return [item for item in found if self.on_pages(item)]

    def on_pages(self, row: Row) -> bool:
        """`_pages: [first, last]` limits both sides to these pages; a row without a page counts."""
        pages, page = self.content.get("_pages"), v.number(row.get("page"))
        return page is None or not pages or bool(pages[0] <= page <= pages[1])

    @property
    def scored(self) -> list[str]:
        """The tables that are complete in this gold."""
        return list(self.content.get("_scored") or [t for t in ("document", *PAIRINGS) if t in self.content])

    @property
    def text(self) -> str | None:
        """The true text, inside the gold or beside the file as `<file>.truth.txt`."""
        beside = self.path.with_name(self.path.name + ".truth.txt")
        if beside.is_file():
            return beside.read_text(encoding="utf-8")
        text: str | None = self.content.get("text")
        return text


def read_golds(paths: Sequence[Path], *, all_files: bool = False) -> Iterator[Gold]:
    """Every `*.gold.json` of the files and folders given; with `all_files` once for each form of a document."""
    for given in paths:
        if not given.exists():
            raise NoInputError(f"There is no annotation at {given}. Give *.gold.json files or a folder of them.")
        for path in sorted(given.rglob("*.gold.json")) if given.is_dir() else [given]:
            content = read_json(path)
            names = (content.get("files") if all_files else None) or [content.get("file")]
            if not all(isinstance(name, str) for name in names):
                raise VanthuError(f"{path}: `file` must name the document that is annotated, beside this file.")
            yield from (Gold(path.parent / name, content) for name in names)


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file; VanthuError says what is wrong with it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise NoInputError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise VanthuError(f"{path} is no JSON: {error}.") from error
    if not isinstance(content, dict):
        raise VanthuError(f"{path} holds no JSON object.")
    return content


@dataclass
class Output:
    """The tables of a run: the documents' rows, and the facts by table and document."""

    documents: list[Row] = field(default_factory=list)
    facts: dict[str, dict[str, list[Row]]] = field(default_factory=dict)
    folder: Path = Path()

    def document(self, gold: Gold) -> Row | None:
        """The row of the gold's file, found by the hash of its bytes, else by its name."""
        if gold.path.is_file():
            digest = hashlib.sha256(gold.path.read_bytes()).hexdigest()
            for row in self.documents:
                if _id(row) == digest:
                    return row
        names = (row for row in self.documents if Path(v.tidy(row.get("file")).replace("\\", "/")).name == gold.name)
        return next(names, None)

    def rows(self, table: str, document: Row | None) -> list[Row]:
        return self.facts.get(table, {}).get(_id(document), []) if document else []

    def text(self, document: Row | None) -> str | None:
        """The text the run read, where it wrote it: `text/<document_id>.txt`."""
        path = self.folder / "text" / f"{_id(document)}.txt" if document else None
        return path.read_text(encoding="utf-8") if path and path.is_file() else None


def _id(row: Row | None) -> str:
    return v.tidy((row or {}).get("document_id")).lower()


def read_output(folder: Path) -> Output:
    """The CSV tables in `folder`; a table that is not there has no rows."""
    output = Output(_csv(folder / "documents.csv"), {}, folder)
    for table in PAIRINGS:
        by_document: dict[str, list[Row]] = defaultdict(list)
        for row in _csv(folder / f"{table}.csv"):
            by_document[_id(row)].append(row)
        output.facts[table] = dict(by_document)
    return output


def _csv(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
