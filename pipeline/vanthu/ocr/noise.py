"""What an engine makes of strokes, rules and dirt: told from words and left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanthu.ocr.layout import Segment, segments_of
from vanthu.text.syllables import is_syllable
from vanthu.types import Word

SURE, UNSURE = 0.57, 0.5
_RULE = re.compile(r"^[_|¦]+(?=.)|(?<=.)[_|¦]+$")  # the end of a ruling line stuck to a word
_NO_WORD = re.compile(r"[_|¦~^¬<>«»{}\[\]\\ˆ`´¨=—–.,:;'’‘“”\"*°%-]+")
_SYMBOL = re.compile(r"^S[ốôóỐÔÓ]\W{1,3}.{0,12}/|/[A-ZĐ]{1,8}-[A-ZĐ]")  # the document's own number: never dirt
_MARK_ALONE = re.compile(r"[^\W\dA-Za-zĐđ_]")  # `À`: the marks of the line below, taken for a letter
_MEANING = re.compile(r"[^\W\d_]{2,}|\d+")


def without_noise(words: Sequence[Word]) -> tuple[list[Word], list[str]]:
    """The words worth keeping, and the texts left out.

    A segment is left out when nothing in it is surely a syllable, an abbreviation or a number.
    """
    kept: list[Word] = []
    dropped: list[str] = []
    for segment in segments_of([_trimmed(w) for w in words]):
        if _is_noise(segment):
            dropped.append(segment.text)
            continue
        kept += [w for i, w in enumerate(segment.words) if not _is_stray(w, first=i == 0)]
    return kept, dropped


def _trimmed(word: Word) -> Word:
    text = _RULE.sub("", word.text)
    return word if text in ("", word.text) else replace(word, text=text)


def _is_noise(segment: Segment) -> bool:
    if all(_NO_WORD.fullmatch(w.text) for w in segment.words) or _MARK_ALONE.fullmatch(segment.text):
        return True
    if _SYMBOL.search(segment.text):
        return False
    mean = sum(w.confidence for w in segment.words) / len(segment.words)
    return mean < SURE and not any(w.confidence >= SURE and _means(w.text) for w in segment.words)


def _is_stray(word: Word, *, first: bool) -> bool:
    """A stroke between words; a dash or plus that begins a line is its bullet."""
    if not _NO_WORD.fullmatch(word.text):
        return False
    return set(word.text) <= set("_|¦") or (word.confidence < UNSURE and not (first and word.text in "-–—~"))


def _means(text: str) -> bool:
    """A syllable of two letters or more, a number, or an abbreviation.

    >>> [_means(t) for t in ("Tuấn", "2024", "UBND", "À", "su“.", "(B/c);")]
    [True, True, True, False, True, False]
    """
    parts = _MEANING.findall(text)
    return any(p.isdigit() or is_syllable(p) or (p.isupper() and len(p) > 1) for p in parts)
