"""What an engine makes of strokes, rules and dirt: told from words and left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanthu.ocr.layout import Segment, segments_of
from vanthu.text.syllables import is_syllable
from vanthu.types import Word

SURE, UNSURE = 0.57, 0.5
LIKE = (0.6, 1.5)  # of the usual height of a page's words
FLUSH = 2  # lines that begin where a doubtful one does
_RULE = re.compile(r"^[_|¦]+(?=.)|(?<=.)[_|¦]+$")  # the end of a ruling line stuck to a word
_NO_WORD = re.compile(r"[_|¦~^¬<>«»{}\[\]\\ˆ`´¨=—–.,:;'’‘“”\"*°%-]+")
_SYMBOL = re.compile(
    r"^S[ốôóỐÔÓ]\W{1,3}.{0,12}/|(?:^|\W)[A-ZĐ][A-Za-zĐ]{0,7}[-/][A-ZĐ]"
)  # the document's own number: never dirt
_MARK_ALONE = re.compile(r"[^\W\dA-Za-zĐđ_]")  # `À`: the marks of the line below, taken for a letter
_MEANING = re.compile(r"[^\W\d_]{2,}|\d+")


def without_noise(words: Sequence[Word]) -> tuple[list[Word], list[str]]:
    """The words worth keeping, and the texts left out.

    A segment is left out when nothing in it is surely a syllable, an abbreviation or a number, unless all of it looks like them and is
    as high as the page's lines and flush with others: the last word of a paragraph, alone on its line, is often read with little
    confidence.
    """
    kept: list[Word] = []
    dropped: list[str] = []
    segments = segments_of([_trimmed(w) for w in words])
    usual = _usual_height(segments)
    for segment in segments:
        if _is_noise(segment) and not _is_like_text(segment, segments, usual):
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


def _usual_height(segments: Sequence[Segment]) -> float:
    heights = sorted(s.height for s in segments for _ in s.words)
    return heights[len(heights) // 2] if heights else 0.0


def _is_like_text(segment: Segment, segments: Sequence[Segment], usual: float) -> bool:
    words = [w.text for w in segment.words if not _NO_WORD.fullmatch(w.text)]
    flush = sum(len(s.words) > 1 and abs(s.box.left - segment.box.left) < usual for s in segments if s is not segment)
    return bool(words) and all(map(_means, words)) and LIKE[0] * usual < segment.height < LIKE[1] * usual and flush >= FLUSH


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
