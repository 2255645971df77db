"""Plain text in Unicode or in one of the old encodings."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence

from vanthu.errors import ReadError
from vanthu.readers.sniff import utf16
from vanthu.settings import Settings
from vanthu.text.legacy import decode_lines
from vanthu.text.legacy_maps import as_1252
from vanthu.types import Problem, Reading, Source, Word

FORMATS = ("txt",)

_FEWEST_BARS = 3  # of a line that is a row of a table: `|1|Đảng viên|23|`
_SPACE = re.compile(r"(\s+)")
_CELLS = re.compile(r"\||[^|]+")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read(source: Source, settings: Settings, format: str) -> Reading:
    """Every character stays: white space is kept in `Word.before`, letters as printed."""
    text, encoding, problems = decoded(source.data)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    rows = {number for number, line in enumerate(text.split("\n")) if line.count("|") >= _FEWEST_BARS} if "|" in text else ()
    words, line = [], 0
    parts = _SPACE.split(text)
    for before, part in zip(["", *parts[1::2]], parts[::2], strict=True):
        if before != " ":
            line += before.count("\n")
        if part and line not in rows:
            words.append(Word(part, line=line, before=before))
        elif part:
            first, *others = _CELLS.findall(part)
            words.append(Word(first, line=line, before=before))
            words += [Word(other, line=line, before="") for other in others]
    if not words:
        raise ReadError("empty", "The file holds only white space.")
    return Reading(format, tuple(words), encoding=encoding, problems=tuple(problems))


def decoded(data: bytes) -> tuple[str, str, list[Problem]]:
    """(text, encoding, problems) of the bytes of a text file."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _wide(data[len(mark) :], codec)
    codec16 = utf16(data) if b"\0" in data[:8192] else None
    if codec16:
        return _wide(data, codec16)
    try:
        text, problems = data.decode("utf-8"), list[Problem]()
    except UnicodeDecodeError as error:
        text, problems = _not_utf8(data, error.start)
    found = decode_lines(text)
    if problems and found.encoding != "unicode" and "\ufffd" not in text:
        problems = []  # an old encoding explains the bytes
    return found.text, found.encoding, problems + doubts(found.doubtful_lines)


def _not_utf8(data: bytes, place: int) -> tuple[str, list[Problem]]:
    """UTF-8 with a few damaged bytes, else bytes as characters of code page 1252."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost * 20 < sum(not char.isascii() for char in text):
        return text, [_damaged(place, "UTF-8")]
    return as_1252(data), [
        Problem("read", "doubtful_encoding", "Neither Unicode nor a known Vietnamese encoding; read as Western text.")
    ]


def _damaged(place: int, codec: str) -> Problem:
    return Problem("read", "damaged_text", f"Bytes from {place} on are not {codec}; unreadable characters are shown as \ufffd.")


def doubts(lines: Sequence[int]) -> list[Problem]:
    """The problem row for lines whose encoding is not certain; `lines` count from 0."""
    if not lines:
        return []
    named = ", ".join(str(line + 1) for line in lines[:20]) + (" …" if len(lines) > 20 else "")
    return [Problem("read", "doubtful_encoding", f"The encoding of {len(lines)} line(s) is not certain: {named}.")]


def _wide(data: bytes, codec: str) -> tuple[str, str, list[Problem]]:
    try:
        return data.decode(codec), "unicode", []
    except UnicodeDecodeError as error:
        return data.decode(codec, "replace"), "unicode", [_damaged(error.start, codec)]
