"""What every match of a pattern has in it: a text without any of it need not be searched; and whether all stand at its start.

Looking for a few words in a line costs a tenth of running a long pattern over it, and most patterns find nothing in most lines.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any, NamedTuple

_MOST = 24  # strings; looking for more costs as much as the pattern itself
_SPELLINGS = 8  # of a word whose letters may differ, as `[Ôô]ng`
_FURTHEST = 400  # letters; to begin the search nearer to the end of a text spares little where a pattern reaches further
_RARE = 0.7  # a set that is more often there than this saves nothing
_MOST_WORDS, _LONGEST_WORD = 1 << 14, 24  # that a sieve remembers
_EVERYWHERE = frozenset(" \n.,:;-–/()'\"")

Needed = frozenset[str]


class Facts(NamedTuple):
    """What is true of every match of a pattern.

    `needed`: strings of which it holds at least one; none where there is no such set that is rare and small. `first`: it begins where
    the text begins. `reach`: it ends where the text ends, and has at most so many letters; 0 where that is not so.
    """

    needed: tuple[str, ...] = ()
    first: bool = False
    reach: int = 0


def facts(pattern: str, flags: int = 0) -> Facts:
    """What is true of every match of `pattern`.

    >>> sorted(facts(r"(?<!\\w)(?:[Ôô]ng|bà)\\s\\w+").needed), facts(r"\\d+|x").needed, facts("ông", re.IGNORECASE).needed
    (['bà', 'Ông', 'ông'], (), ())
    >>> [facts(p).first for p in (r"^[ ]?(?:số|ngày)|^(?=\\d)", "(?:^|,) số", "(?m)^số")]
    [True, False, False]
    >>> [facts(p).reach for p in (r"\\d{1,3} người\\s?$", r"(?:số|ngày)$", r"\\w+$", "số|ngày$")]
    [11, 5, 0, 0]
    """
    try:
        parser: Any = import_module("re._parser")
    except ImportError:  # another Python: every text is searched, from end to end
        return Facts()
    parsed = parser.parse(pattern, flags)
    found = _in_sequence(parsed, ignoring_case=bool(flags & re.IGNORECASE))
    of_lines = bool(parsed.state.flags & re.MULTILINE)
    needed = tuple(sorted(found)) if found and _common(found) < _RARE else ()
    ends = not of_lines and _ends_text(parsed)
    width = parsed.getwidth()[1] + 1 if ends else 0  # one more: `$` stands before a last line feed, too
    return Facts(needed, not of_lines and _begins_text(parsed), width if width <= _FURTHEST else 0)


def _begins_text(items: Iterable[tuple[Any, Any]]) -> bool:
    """Whether a sequence of parsed parts can match only at the start of a text."""
    for kind, value in items:
        if kind.name == "AT":
            return bool(value.name in ("AT_BEGINNING", "AT_BEGINNING_STRING"))
        if kind.name == "SUBPATTERN":
            return not value[1] & re.MULTILINE and _begins_text(value[3])
        if kind.name == "BRANCH":
            return all(map(_begins_text, value[1]))
        if kind.name not in ("ASSERT", "ASSERT_NOT"):
            return False
    return False


def _ends_text(items: Any) -> bool:
    """Whether a sequence of parsed parts can match only up to the end of a text."""
    if not len(items):
        return False
    kind, value = items[-1]
    if kind.name == "AT":
        return bool(value.name in ("AT_END", "AT_END_STRING"))
    if kind.name == "SUBPATTERN":
        return not value[1] & re.MULTILINE and _ends_text(value[3])
    return kind.name == "BRANCH" and all(map(_ends_text, value[1]))


def _common(strings: Needed) -> float:
    """About how often one of `strings` is met in a line: short ones and many are met more often."""
    return sum(_often(string) for string in strings) + len(strings) / 1000


def _often(string: str) -> float:
    if len(string) > 1:
        return 3.0 ** -len(string)
    return 1.0 if string.isalnum() or string in _EVERYWHERE else 0.05


def _in_sequence(items: Iterable[tuple[Any, Any]], *, ignoring_case: bool) -> Needed | None:
    """The rarest set that a sequence of parsed parts needs: a run of letters in it, or what one of its parts needs."""
    found: list[Iterable[str]] = []
    run = [""]
    for kind, value in items:
        letters = _letters(kind.name, value, ignoring_case=ignoring_case)
        if letters and len(run) * len(letters) <= _SPELLINGS:
            run = [begun + letter for begun in run for letter in letters]
            continue
        found.append(run)
        run = letters or [""]
        if not letters:
            found.append(_in_part(kind.name, value, ignoring_case=ignoring_case) or [""])
    sets = [frozenset(strings) for strings in [*found, run] if all(strings)]
    return min(sets, key=_common) if len(sets) > 1 else sets[0] if sets else None


def _letters(kind: str, value: Any, *, ignoring_case: bool) -> list[str]:
    """The letters of which one must stand here; none where it may be any of many."""
    if kind == "LITERAL":
        letter = chr(value)
        return [] if ignoring_case and letter.lower() != letter.upper() else [letter]
    if kind == "IN" and len(value) <= _SPELLINGS and all(what.name == "LITERAL" for what, _ in value):
        found = [chr(code) for _, code in value]
        return [] if ignoring_case and any(letter.lower() != letter.upper() for letter in found) else found
    return []


def _in_part(kind: str, value: Any, *, ignoring_case: bool) -> Needed | None:
    """What a group, a choice or a repeat needs; what looks around is left out, for it may stand outside the text searched."""
    if kind == "BRANCH":
        parts = [_in_sequence(branch, ignoring_case=ignoring_case) for branch in value[1]]
        found = frozenset[str]().union(*(part for part in parts if part)) if all(parts) else frozenset[str]()
        least = frozenset(string for string in found if not any(other != string and other in string for other in found))
        return least if 0 < len(least) <= _MOST else None
    if kind == "SUBPATTERN":
        _, added, removed, inner = value
        ignoring = (ignoring_case or bool(added & re.IGNORECASE)) and not removed & re.IGNORECASE
        return _in_sequence(inner, ignoring_case=ignoring)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _in_sequence(value[2], ignoring_case=ignoring_case)
    return _in_sequence(value, ignoring_case=ignoring_case) if kind == "ATOMIC_GROUP" else None


class Sought:
    """A pattern that is run only over texts that hold what it needs.

    >>> denied = Sought("(?:không|chưa) ai")
    >>> denied.search("khen 5 người"), denied.search("chưa ai được khen")
    (None, <re.Match object; span=(0, 7), match='chưa ai'>)
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = re.compile(pattern, flags)

    @cached_property
    def _needed(self) -> tuple[str, ...]:
        return facts(self._pattern.pattern, self._pattern.flags).needed

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in `text[start:end]`."""
        for string in self._needed:  # a generator would cost as much as the rest
            if text.find(string, start, end) >= 0:
                return self._pattern.search(text, start, end)
        return None if self._needed else self._pattern.search(text, start, end)


class Sieve:
    """Of many patterns those that may match a text, told by its words: a look-up a word in place of a search a pattern.

    >>> sieve = Sieve([re.compile("tổng số"), re.compile("lao động (?:nữ|nam)"), re.compile(r"\\d+")])
    >>> sieve.of("tổng hợp"), sieve.of("số lao động")
    ((0, 2), (1, 2))
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._parts: list[tuple[str, int]] = []  # of every match the longest word, whole or in part, and the patterns' bits
        self._always = 0
        for bit, pattern in enumerate(patterns):
            parts = [max(string.split(), key=len, default="") for string in facts(pattern.pattern, pattern.flags).needed]
            if parts and all(parts):
                self._parts += [(part, 1 << bit) for part in parts]
            else:
                self._always |= 1 << bit
        self._words: dict[str, int] = {}
        self._chosen: dict[int, tuple[int, ...]] = {}

    def of(self, text: str) -> tuple[int, ...]:
        """The indices of the patterns that may match `text`, in order."""
        found, words = self._always, self._words
        for word in text.split():
            bits = words.get(word)
            found |= self._look(word) if bits is None else bits
        chosen = self._chosen.get(found)
        if chosen is None:
            chosen = self._chosen[found] = tuple(bit for bit in range(found.bit_length()) if found >> bit & 1)
        return chosen

    def _look(self, word: str) -> int:
        bits = 0
        for part, bit in self._parts:
            if part in word:
                bits |= bit
        if len(word) <= _LONGEST_WORD:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
                self._chosen.clear()
            self._words[word] = bits
        return bits
