"""VIQR (RFC 1456): Vietnamese in plain ASCII, marks typed after the letter: `Co^.ng ho`a xa~ ho^.i`."""

from __future__ import annotations

import re
import unicodedata

from vanthu.text.syllables import is_syllable

_SHAPES = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_LETTER = re.compile(r"\\(.)|([AaEeOo]\^|[Aa]\(|[OoUu][+*]|[AaEeIiOoUuYy])(['`?~.]?)|([Dd][Dd])")
_WORD = re.compile(r"[A-Za-z^(+*'`?~.\\]{2,14}")
_INNER = re.compile(r"[AaEeOo]\^|[Aa]\([\w'`?~.]|[OoUu][+*]|[Dd][Dd]|[AaEeIiOoUuYy]['`~]")
_DOUBTFUL = re.compile(r"[AaEeIiOoUuYy^(+*]\.(?= [A-Z]|\s*$)")
_WORD_BEFORE = re.compile(r"[A-Za-z^(+*'`?~.]{1,8}\Z")
_TONED = re.compile(r"[AaEeIiOoUuYy^(+*]['`?~.]")
_LIST_LETTER = re.compile(r"[A-Za-z]\.(?![A-Za-z])")
_MIN_WORDS = 5


def viqr_share(text: str) -> float:
    """The share of words that VIQR marks turn into syllables; 0.0 where the text is not VIQR.

    >>> viqr_share("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam") > 0.5, viqr_share("See (a) and O'Hara's e.g. note.")
    (True, 0.0)
    """
    if not text.isascii():
        return 0.0
    words = [word for word in _WORD.findall(text[:200_000]) if word.strip(".'?")]
    marked = [word for word in words if _INNER.search(word)]
    good = sum(is_syllable(decode_viqr(word.rstrip(".")).strip("()'?.+*")) for word in marked)
    if good < _MIN_WORDS or good < 0.8 * len(marked) or good < 0.2 * len(words):
        return 0.0
    return good / len(words)


def decode_viqr(line: str) -> str:
    """The line in Unicode; a full stop or question mark that ends a word which has its tone already stays.

    >>> decode_viqr("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam. Ddo^.c la^.p")
    'Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập'
    """

    def letter(match: re.Match[str]) -> str:
        escaped, shape, tone, stroke = match.groups()
        if escaped is not None:
            return escaped
        if stroke:
            return "Đ" if stroke[0] == "D" else "đ"
        if tone and (_has_tone(line, match.start()) or (tone == "." and _ends(line, match.end()))):
            return unicodedata.normalize("NFC", shape[0] + _SHAPES.get(shape[1:], "")) + tone
        return unicodedata.normalize("NFC", shape[0] + _SHAPES.get(shape[1:], "") + _TONES.get(tone, ""))

    return unicodedata.normalize("NFC", _LETTER.sub(letter, line))


def _ends(line: str, end: int) -> bool:
    """Whether a sentence may end here."""
    after = line[end : end + 2]
    return not after.strip() or after == ".."


def viqr_doubtful(line: str) -> bool:
    """Whether a full stop after a vowel may be a tone mark or the end of a sentence.

    >>> viqr_doubtful("ho^.i ngh. Vu."), viqr_doubtful("Vie^.t Nam.")
    (True, False)
    """
    return any(not _has_tone(line, match.start()) for match in _DOUBTFUL.finditer(line))


def _has_tone(line: str, start: int) -> bool:
    """Whether the word has a tone mark before `start`: then a further sign is punctuation, as after a list letter (`a.`)."""
    before = _WORD_BEFORE.search(line, max(0, start - 8), start)
    if before is None:
        return _LIST_LETTER.match(line, start) is not None
    return _TONED.search(before[0]) is not None
