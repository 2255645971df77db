"""Where a text prints something that is known already: a name whatever white space parts its words, a number with or without points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.types import Span

_NUMBER = re.compile(r"(?<![\d.,/])0?(?P<number>[1-9]\d{0,2}(?:\.?\d{3})*|0)(?![\d/]|[.,]\d)")
_ONE_OR_TWO_SPACES = re.compile(r"\s{1,2}")


def words_at(words: str, text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The places in `text[start:end]` of `words`, each parted from the next by any white space.

    >>> [tuple(span) for span in words_at("Lò Văn", "ông Lò\\nVăn Ín, bà Lò  Văn Én")]
    [(4, 10), (18, 25)]
    """
    first, *others = words.split() or [""]
    end = len(text) if end is None else min(end, len(text))
    at = text.find(first, start, end) if first else -1
    while at >= 0:
        stop = at + len(first)
        for word in others:
            begins = stop
            while begins < end and text[begins].isspace():
                begins += 1
            if begins == stop or not text.startswith(word, begins, end):
                break
            stop = begins + len(word)
        else:
            yield Span(at, stop)
            at = stop - 1
        at = text.find(first, at + 1, end)


def number_at(number: int, text: str, start: int = 0, end: int | None = None, *, whom: str = "") -> Iterator[Span]:
    """The places in `text[start:end]` of a number as it may be printed, with the words `whom` behind it where they stand there.

    >>> [tuple(span) for span in number_at(5, "05 người, 5 tổ, 15, 5/7, 5,5")], [tuple(span) for span in number_at(1234, "1.234, 1234")]
    ([(0, 2), (10, 11)], [(0, 5), (7, 11)])
    >>> [tuple(span) for span in number_at(5, "05 người", whom="người")]
    [(0, 8)]
    """
    end = len(text) if end is None else min(end, len(text))
    for match in _numbers(str(number), text, start, end):
        if int(match["number"].replace(".", "")) == number:
            gap = _ONE_OR_TWO_SPACES.match(text, match.end(), end) if whom else None
            follows = gap is not None and text.startswith(whom, gap.end(), end)
            yield Span(match.start(), gap.end() + len(whom) if gap and follows else match.end())


def _numbers(digits: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers in `text[start:end]` that may be the one of these digits: all of them only where it has points."""
    if len(digits) > 3:
        yield from _NUMBER.finditer(text, start, end) if text.find(digits[-3:], start, end) >= 0 else ()
        return
    at = text.find(digits, start, end)
    while at >= 0:
        match = _NUMBER.match(text, at - 1 if at > start and text[at - 1] == "0" else at, end)
        if match:
            yield match
        at = text.find(digits, max(match.end() if match else 0, at + 1), end)
