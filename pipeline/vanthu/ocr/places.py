"""Misreadings that the grammar of a place resolves: `Lưu: VF` is `Lưu: VT`. The places are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from vanthu.ocr.layout import read_otherwise, segments_of
from vanthu.types import Word

RESOLVED = 0.8  # the most confidence of a word that is read otherwise than the engine read it


@dataclass(frozen=True)
class Place:
    """A place, how it is found, what is printed there, and lines that prove it."""

    id: str
    pattern: re.Pattern[str]
    printed: str
    examples: dict[str, str]
    rejects: tuple[str, ...]


@cache
def places() -> tuple[Place, ...]:
    """The places of `data/ocr/places.toml`."""
    data = tomllib.loads(files("vanthu").joinpath("data/ocr/places.toml").read_text(encoding="utf-8"))
    return tuple(
        Place(p["id"], re.compile(p["pattern"]), p["printed"], p["examples"], tuple(p["rejects"])) for p in data["place"]
    )


def as_printed(words: Sequence[Word]) -> list[Word]:
    """The words, those whose place admits of one reading only as they are printed."""
    changed: dict[int, Word] = {}
    for segment in segments_of(words):
        for place in places():
            for match in place.pattern.finditer(segment.text):
                start, end = next(match.span(name) for name, part in match.groupdict().items() if part)
                begins = [0, *accumulate(len(w.text) + 1 for w in segment.words)]
                at = max(i for i, begin in enumerate(begins) if begin <= start)
                word = segment.words[at]
                text = word.text[: start - begins[at]] + _cased(match, place) + word.text[end - begins[at] :]
                changed[id(word)] = read_otherwise(word, text, min(word.confidence, RESOLVED))
    return [changed.get(id(word), word) for word in words]


def _cased(match: re.Match[str], place: Place) -> str:
    read = next(part for part in match.groupdict().values() if part)
    return place.printed[0].upper() + place.printed[1:] if read[0].isupper() else place.printed
