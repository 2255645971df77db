"""One document, from bytes to facts. Bulk work, the command line and any service call this and are not part of it."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from vanthu.catalogue import Catalogue
from vanthu.checks import check
from vanthu.errors import ReadError, fault
from vanthu.extractors import extract
from vanthu.outline import outline_of
from vanthu.readers import read
from vanthu.relate import relate
from vanthu.settings import Settings
from vanthu.types import Check, Document, Outline, Problem, Result, Source

T = TypeVar("T")


def run(source: Source, catalogue: Catalogue, settings: Settings) -> Result:
    """Read, outline, extract, relate and check one file. A file that cannot be read is a failed result, not an exception.

    What was read is never lost to a later stage: one that fails is a problem, and the others go on with what there is.
    """
    try:
        reading = read(source, settings)
    except ReadError as error:
        return Result(source.name, source.document_id, "failed", problems=[Problem("read", error.code, error.message)])
    if any(page.source == "ocr" for page in reading.pages):
        _give_back()
    document = Document.from_reading(source, reading)
    faults: list[Problem] = []
    outline = _guarded("outline", lambda: outline_of(document, catalogue), Outline(document.text), faults)
    findings, problems = extract(document, outline, catalogue)
    findings = _guarded("relate", lambda: relate(document, outline, findings), findings, faults)
    nothing: list[Check] = []
    checks = _guarded("check", lambda: check(document, outline, findings, catalogue), nothing, faults)
    problems = [*reading.problems, *outline.problems, *problems, *faults]
    status = "partial" if any(p.stage in ("read", "ocr") or p.code == "internal" for p in problems) else "ok"
    return Result(source.name, document.id, status, document, outline, findings, checks, problems, reading.format)


def _give_back() -> None:
    """Give the system back what page images took, before the words of a long scan take theirs."""
    gc.collect()
    with suppress(AttributeError, OSError):  # only the C library of GNU has it
        ctypes.CDLL(None).malloc_trim(0)


_LOST = {
    "outline": "The structure of the text is not known and most tables stay empty",
    "relate": "The facts are not linked to each other",
    "check": "Nothing was checked",
}


def _guarded(stage: str, step: Callable[[], T], without: T, faults: list[Problem]) -> T:
    """What the step gives, or `without` where it fails. MemoryError goes on: callers limit memory, and know what to say."""
    try:
        return step()
    except MemoryError:
        raise
    except Exception as error:  # a fault of ours in one stage must not cost the document
        faults.append(Problem(stage, "internal", f"{_LOST[stage]}: {fault(error)}"))
        return without
