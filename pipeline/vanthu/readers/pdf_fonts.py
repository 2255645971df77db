"""Words of a PDF page in fonts of the old Vietnamese encodings → Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from vanthu.readers.pdf_chars import FontWord
from vanthu.text.legacy import UNICODE, apply, decode_font, dominant, judge, suspicious
from vanthu.text.legacy_maps import font_encoding
from vanthu.types import Word

HYPHEN = "\x02"  # pdfium's mark for U+00AD at the end of a word; in TCVN3 that is the letter ư


def decoded(words: Sequence[FontWord]) -> tuple[list[Word], set[str]]:
    """The words in Unicode, by the name of their font, else line by line as the syllables tell; and the encodings seen."""
    seen: set[str] = set()
    by_font: list[Word] = []
    unnamed: list[int] = []
    for i, found in enumerate(words):
        font = _encoding(found.font)
        text = found.word.text.replace(HYPHEN, "\u00ad" if font else "-")
        if font is None:
            unnamed.append(i)
        elif (plain := decode_font(text, found.font) or text) != text:
            seen.add(font.encoding)
            text = plain
        by_font.append(found.word if text == found.word.text else replace(found.word, text=text))
    if unnamed and suspicious(" ".join(words[i].word.text for i in unnamed)):
        _decode_lines(by_font, unnamed, seen)
    return by_font, seen


_encoding = lru_cache(maxsize=512)(font_encoding)


def _decode_lines(words: list[Word], indexes: list[int], seen: set[str]) -> None:
    """Decode, in place, the words at `indexes`, a line at a time."""
    lines = [list(group) for _, group in groupby(indexes, key=lambda i: words[i].line)]
    texts = [" ".join(words[i].text for i in line) for line in lines]
    context = dominant(texts)
    for line, text in zip(lines, texts, strict=True):
        encoding = judge(text, context).encoding
        if encoding == UNICODE:
            continue
        seen.add(encoding)
        for i in line:
            words[i] = replace(words[i], text=apply(words[i].text, encoding))
