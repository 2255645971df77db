"""One document, from bytes to facts. Bulk work, the command line and any service call this and are not part of it."""

from __future__ import annotations

from vanthu.catalogue import Catalogue
from vanthu.checks import check
from vanthu.errors import ReadError
from vanthu.extractors import extract
from vanthu.outline import outline_of
from vanthu.readers import read
from vanthu.relate import relate
from vanthu.settings import Settings
from vanthu.types import Document, Problem, Result, Source


def run(source: Source, catalogue: Catalogue, settings: Settings) -> Result:
    """Read, outline, extract, relate and check one file. A file that cannot be read is a failed result, not an exception."""
    try:
        reading = read(source, settings)
    except ReadError as error:
        return Result(source.name, source.document_id, "failed", problems=[Problem("read", error.code, error.message)])
    document = Document.from_reading(source, reading)
    outline = outline_of(document, catalogue)
    findings, problems = extract(document, outline, catalogue)
    findings = relate(document, outline, findings)
    checks = check(document, outline, findings, catalogue)
    problems = [*reading.problems, *outline.problems, *problems]
    status = "partial" if any(p.stage in ("read", "ocr") for p in problems) else "ok"
    return Result(source.name, document.id, status, document, outline, findings, checks, problems, reading.format)
