"""Where the tone mark stands: `hóa` and `hoá` are both in use, also on one page."""

from __future__ import annotations

import re
import unicodedata

_PAIR = re.compile(r"o[ae]|uy", re.IGNORECASE)


def new_tones(text: str) -> str:
    """The text with the tone mark on the second vowel of open oa, oe, uy; as long as before.

    >>> new_tones("Ủy ban của văn hóa, toàn dân, quý, thủy, khỏe")
    'Uỷ ban của văn hoá, toàn dân, quý, thuỷ, khoẻ'
    """
    return re.sub(r"[^\W\d_]+", lambda m: _syllable(m.group()), text)


def _syllable(word: str) -> str:
    if len(word) < 2:
        return word
    first, second = (unicodedata.normalize("NFD", c) for c in word[-2:])
    if len(first) != 2 or len(second) != 1 or not _PAIR.fullmatch(first[0] + second) or word[-3:-2].lower() == "q":
        return word
    if first[1] not in "\u0300\u0301\u0303\u0309\u0323":
        return word
    return word[:-2] + first[0] + unicodedata.normalize("NFC", second + first[1])
