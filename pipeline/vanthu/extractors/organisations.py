"""Organisations named in the text, as printed, with abbreviations written out, their level and place: `UBND huyện Đức Thọ`."""

from __future__ import annotations

from collections.abc import Iterator

from vanthu.extractors import Context
from vanthu.extractors._organisations import Forms, names_of
from vanthu.text.symbols import even
from vanthu.types import Finding

ORDER = -10


def extract(context: Context) -> Iterator[Finding]:
    """Every place where an organisation is named is a row."""
    names = context.catalogue.made(names_of)
    for span in names.find(Forms(even(context.flow), context.plain, context.fold)):
        printed = " ".join(context.flow[span.start : span.end].split())
        level, place = names.level_and_place(printed)
        columns = {"name": printed, "normalised": names.normalised(printed), "level": level or None, "place": place or None}
        yield context.document.finding("organisations", columns, span, "organisations.name", confidence=0.9)
