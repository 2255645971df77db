"""`vanthu report` and `vanthu evaluate`: what a run found, to look at and to score."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from vanthu.batch.export import documents
from vanthu.contract import Row, Rows, contract
from vanthu.errors import CannotWriteError, ExitCode, NoInputError, ReadError
from vanthu.settings import Settings
from vanthu.types import Page, Source
from vanthu.writers.sqlite import NAME, read_only

if TYPE_CHECKING:
    from vanthu.evidence import Evidenced


def report(out: Path, settings: Settings) -> None:
    """Write the evidence pages of the store in `out` and say where they start."""
    from vanthu.evidence import write_evidence

    with closing(read_only(out / NAME)) as store:
        print(write_evidence(_evidenced(store, settings), out / "evidence"))


def _evidenced(store: sqlite3.Connection, settings: Settings) -> Iterator[Evidenced]:
    from vanthu.evidence import Evidenced

    seen: set[object] = set()
    for rows in documents(store):
        for document in rows.get("documents", ()):
            if (document_id := document["document_id"]) is None or document_id in seen:
                continue
            seen.add(document_id)
            yield Evidenced(
                document=document, facts=_facts(rows), checks=rows.get("checks", ()), problems=rows.get("problems", ()),
                review=rows.get("review", ()),
                text="".join(str(row["text"]) for row in rows.get("text", ())), pages=_pages(store, str(document_id)),
                data=_bytes(store, document, settings), password=settings.password,
            )  # fmt: skip


def _facts(rows: Rows) -> dict[str, Sequence[Row]]:
    """The typed fact tables, and where the head of the document was found."""
    facts = {name: rows.get(name, ()) for name, table in contract().items() if table.provenance and name != "facts"}
    return {"documents": [row for row in rows.get("facts", ()) if row["table"] == "documents"], **facts}


def _pages(store: sqlite3.Connection, document_id: str) -> list[Page]:
    row = store.execute("SELECT pages FROM _read WHERE document_id = ?", (document_id,)).fetchone()
    names = [field.name for field in fields(Page)]
    stated = [dict(zip(names, page, strict=True)) for page in json.loads(row[0])] if row else []
    return [Page(**{**page, "aside": tuple(page["aside"])}) for page in stated]


def _bytes(store: sqlite3.Connection, document: Row, settings: Settings) -> bytes | None:
    """The bytes that were read, if they are still there: of the file, or of the member of its archive."""
    query = "SELECT path FROM _files JOIN _inputs USING (input) WHERE file = ?"
    row = store.execute(query, (document["file"],)).fetchone()
    path = Path(row[0]) if row and row[0] else None
    if path is None or not path.is_file() or path.stat().st_size > settings.max_bytes:
        return None
    data = path.read_bytes()
    for found in _with_members(str(document["file"]), data, settings):
        if hashlib.sha256(found).hexdigest() == document["document_id"]:
            return found
    return None


def _with_members(name: str, data: bytes, settings: Settings) -> Iterator[bytes]:
    from vanthu.readers.containers import expand, is_container

    yield data
    try:
        if is_container(Source(name, data)):
            yield from (found.data for found in expand(name, data, settings) if isinstance(found, Source))
    except ReadError:
        return


def evaluate(
    out: Path, golds: Sequence[Path], *, to_json: Path | None, floors: Path | None, verbose: bool, all_files: bool
) -> ExitCode:
    """Score the tables in `out`, show the figures; BELOW_FLOOR when one of them is below its floor."""
    from vanthu.evaluate import below_floor, read_json, text_report
    from vanthu.evaluate import evaluate as score

    if not (out / "documents.csv").is_file():
        raise NoInputError(f"There is no documents.csv in {out}. Run `vanthu extract … --out {out} --format csv` first.")
    wanted = read_json(floors) if floors else {}
    if to_json and not to_json.parent.is_dir():
        raise CannotWriteError(f"--json: there is no folder {to_json.parent}.")
    evaluation = score(out, golds, all_files=all_files)
    if not evaluation.documents:
        raise NoInputError(f"There is no *.gold.json in {', '.join(map(str, golds))}.")
    found = evaluation.as_json()
    print(text_report(evaluation, verbose=verbose))
    failures = below_floor(found, wanted)
    for line in failures:
        print(f"BELOW FLOOR  {line}", file=sys.stderr)
    if to_json:
        to_json.write_text(json.dumps({**found, "below_floor": failures}, ensure_ascii=False, indent=1), encoding="utf-8")
    return ExitCode.BELOW_FLOOR if failures else ExitCode.OK
