"""Papers for tests, made from text: `made(text)` is the context an extractor sees; lines with `|` are rows of ruled tables."""

from __future__ import annotations

import re
from functools import cache

from vanthu import catalogue as catalogues
from vanthu.catalogue import Catalogue
from vanthu.extractors import Context, extract
from vanthu.outline import outline_of
from vanthu.types import Cell, Document, Finding, Table, Word


@cache
def catalogue() -> Catalogue:
    return catalogues.load()


def document(text: str) -> Document:
    """The document of `text`; each block of lines with `|` is a table."""
    words: list[Word] = []
    tables: list[Table] = []
    cells: list[Cell] = []
    row, gap = 0, ""
    for number, line in enumerate(text.strip("\n").split("\n")):
        gap += "\n" + line[: len(line) - len(line.lstrip())]
        parts = re.split(r" ?\| ?", line) if "|" in line else [line]
        if len(parts) == 1 and cells:
            tables.append(Table(1, tuple(cells)))
            cells, row = [], 0
        for column, part in enumerate(parts):
            first = len(words)
            for i, token in enumerate(part.split()):
                words.append(Word(token, line=number * 20 + column, before=" " if i else gap))
                gap = ""
            gap = gap or ("\t" if column + 1 < len(parts) else "")
            if len(parts) > 1:
                cells.append(Cell(row, column, first, len(words)))
        row += len(parts) > 1
    if cells:
        tables.append(Table(1, tuple(cells)))
    return Document("0" * 64, "paper.txt", "txt", tuple(words), tables=tuple(tables))


def made(text: str) -> Context:
    paper = document(text)
    return Context(paper, outline_of(paper, catalogue()), catalogue())


def found(text: str, table: str) -> list[Finding]:
    """The rows of `table` that all extractors together find in `text`."""
    paper = document(text)
    findings, _ = extract(paper, outline_of(paper, catalogue()), catalogue())
    return [finding for finding in findings if finding.table == table]
