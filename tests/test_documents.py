"""Head and foot as other clerks type them: `letterheads/*.yaml` hold the text and what must be read of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from papers import catalogue
from vanthu.extractors import Context, documents, people, recipients
from vanthu.outline import outline_of
from vanthu.readers.txt import read
from vanthu.settings import Settings
from vanthu.types import Document, Finding, Problem, Source

CASES = sorted((Path(__file__).parent / "letterheads").glob("*.yaml"))


def facts(text: str) -> tuple[list[Finding], list[Problem]]:
    """What is found in the head and foot of a text file, and who is named."""
    source = Source("paper.txt", text.encode())
    document = Document.from_reading(source, read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, catalogue()), catalogue())
    items = [item for module in (documents, recipients, people) for item in module.extract(context)]
    return [i for i in items if isinstance(i, Finding)], [i for i in items if isinstance(i, Problem)]


def head(text: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for finding in facts(text)[0]:
        if finding.table == "documents":
            for column, value in finding.columns.items():
                row.setdefault(column, value)
    return row


@cache
def case(path: Path) -> tuple[dict[str, Any], list[Finding]]:
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    return expected, facts(expected["text"])[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_document_s_own_row(path: Path) -> None:
    expected, findings = case(path)
    row: dict[str, Any] = {}
    for finding in findings:
        if finding.table == "documents":
            row = {**finding.columns, **row}
    assert {column: row.get(column) for column in expected["documents"]} == expected["documents"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_recipients_line_by_line(path: Path) -> None:
    expected, findings = case(path)
    rows = [[f.columns["name"], f.columns["purpose"]] for f in findings if f.table == "recipients"]
    assert rows == expected["recipients"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_people_who_sign_or_are_named(path: Path) -> None:
    expected, findings = case(path)
    rows = [[f.columns["name"], f.columns["role"]] for f in findings if f.table == "people"]
    assert sorted(rows) == sorted(expected["people"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_value_can_be_shown_in_the_text(path: Path) -> None:
    for finding in case(path)[1]:
        if finding.table in ("documents", "recipients", "people"):
            assert finding.evidence.quote.strip()
