"""Matching forms of a text that keep its length, so that a match has true offsets.

`plain` keeps the diacritics, `fold` drops them. Neither is ever stored: the record keeps what is printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_DASHES = "‐‑‒–—―−﹣－"
_SINGLE_QUOTES = "‘’‚‛`´ʼ"
_DOUBLE_QUOTES = "“”„‟«»″"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SPECIAL = (
    dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, _SINGLE_QUOTES), "'")
    | dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"')
    | dict.fromkeys(map(ord, _SPACES), " ")
    | {ord(c): "đ" for c in "ĐÐƉðɖđ"}
)


def _plain_char(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char


def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return base if not unicodedata.combining(base) else char


class _Table(dict[int, str]):
    """A translation table that fills itself, so that each character is worked out once."""

    def __init__(self, strip: bool) -> None:
        super().__init__()
        self.strip = strip

    def __missing__(self, code: int) -> str:
        char = _SPECIAL.get(code) or _plain_char(chr(code))
        if self.strip:
            char = "d" if char == "đ" else _fold_char(char)
        self[code] = char
        return char


class ByWord:
    """A translation of single characters, remembered by words: looking up a syllable costs a tenth of translating its letters.

    Whole texts are remembered, too: the parts of the pipeline ask for the same lines, one after the other.
    """

    def __init__(self, table: Mapping[int, str | int]) -> None:
        self._word = _Words(table).__getitem__
        self._short, self._long = (lru_cache(most)(self._joined) for most in (_MOST_LINES, _MOST_TEXTS))

    def __call__(self, text: str) -> str:
        return self._long(text) if len(text) > _LONG else self._short(text)

    def _joined(self, text: str) -> str:
        return " ".join(map(self._word, text.split(" ")))


class _Words(dict[str, str]):
    def __init__(self, table: Mapping[int, str | int]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, word: str) -> str:
        made = word.translate(self._table)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = made
        return made


_LONG = 600  # letters; what is longer is a whole document's text
_MOST_LINES, _MOST_TEXTS = 2048, 4  # how many are remembered, some megabytes each
_MOST_WORDS = 1 << 15  # some megabytes
_LONGEST_WORD = 24
_PLAIN, _FOLD = ByWord(_Table(strip=False)), ByWord(_Table(strip=True))


def plain(text: str) -> str:
    """Lower case; one kind of dash, quote, space and Đ. As long as `text`.

    >>> plain("QÐ–UBND  “Đạt”")
    'qđ-ubnd  "đạt"'
    """
    return _PLAIN(text)


def fold(text: str) -> str:
    """`plain` without diacritics: `hoà` = `hòa`, and OCR's lost marks meet here. As long as `text`.

    >>> fold("ỦY BAN NHÂN DÂN XÃ Đức Thọ"), fold("Uỷ") == fold("Ủy")
    ('uy ban nhan dan xa duc tho', True)
    """
    return _FOLD(text)


@lru_cache(maxsize=65536)
def _tone_last(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable)
    tones = "".join(c for c in decomposed if c in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in tones)) + tones


def same_words(text: str) -> str:
    """A key under which both ways of placing the tone mark agree, for comparing names; not offset-true.

    >>> same_words("Văn  hoá") == same_words("VĂN HÓA"), same_words("má") == same_words("mà")
    (True, False)
    """
    return " ".join(_tone_last(word) for word in plain(text).split())
