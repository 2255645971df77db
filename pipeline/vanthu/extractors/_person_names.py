"""Names of persons as tables and scans print them: in two cells, with a misread apostrophe."""

from __future__ import annotations

import re

from vanthu.extractors import Context
from vanthu.extractors._grids import Grid, GridCell
from vanthu.extractors._zones import is_ocr
from vanthu.types import Span

_GIVEN_HEAD = re.compile(r"ten(?: goi)?$")
_SYLLABLE = r"[A-ZĐÀ-Ỹ][^\W\d_]{0,6}"
_FAMILY = re.compile(rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,3}}")
_GIVEN = re.compile(rf"{_SYLLABLE}(?: {_SYLLABLE})?")

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[ˆ^\"](?=[^\W\d_])")  # as OCR reads it: `KˆRai`


def mended(context: Context, span: Span, name: str) -> str:
    """A name as it is meant where OCR read its apostrophe as another mark."""
    return _APOSTROPHE.sub("’", name) if _APOSTROPHE.search(name) and is_ocr(context, span) else name


def name_cell(grid: Grid, row: int, column: int) -> GridCell:
    """The cell that names somebody: under `Họ và tên` over `Lò Văn | Ín`, with the one to its right that holds the given name."""
    family, given = grid.at(row, column), grid.at(row, column + 1)
    heads = grid.heads
    if column < 0 or column + 1 >= grid.width or given is family or not (family.text and given.text):
        return family
    head = heads[column + 1]
    joined = head in ("", heads[column]) or _GIVEN_HEAD.fullmatch(head)
    if not joined or not _FAMILY.fullmatch(family.text) or not _GIVEN.fullmatch(given.text):
        return family
    return GridCell(f"{family.text} {given.text}", Span(family.span.start, given.span.end))
