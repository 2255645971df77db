"""Plain text."""

from __future__ import annotations

import re
import unicodedata

from vanthu.settings import Settings
from vanthu.types import Reading, Source, Word

FORMATS = ("txt",)


def read(source: Source, settings: Settings, format: str) -> Reading:
    """Every character stays: white space is kept in `Word.before`."""
    text = unicodedata.normalize("NFC", source.data.decode("utf-8-sig"))
    words, line = [], 0
    for match in re.finditer(r"(\s*)(\S+)", text):
        line += match[1].count("\n")
        words.append(Word(match[2], line=line, before=match[1]))
    return Reading(format, tuple(words))
