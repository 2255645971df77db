"""What a sum is for: the words of its own clause, which end where the clause of another sum begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from vanthu.types import Span

_REACH = 300  # letters
_PART_BEFORE = re.compile(r"\d[\d.,]* ?/ ?$")
_BEFORE_SUM = re.compile(
    r"(?:[\s,:=–-]|(?<!\w)(?:với|có|là|đạt|được|số|trị giá|tổng|tổng số|kinh phí|số tiền|giá trị|trong đó|mức|(?<!doanh )(?<!nguồn )thu|chi|tương đương|(?:viết )?bằng chữ))+$", re.IGNORECASE
)  # fmt: skip
_LINK_LAST = re.compile(r"(?:[\s,:=(–*+-]|(?<!\w)(?:với|có|là|đạt|được|trong đó|tương đương))+$", re.IGNORECASE)
_LINK_FIRST = re.compile(
    r"(?:[\s,:;)–*+-]|(?:trong đó|và|gồm|bao gồm|cụ thể|nhưng)(?!\w)|/\s?\w+(?:\s?/\s?\w+)?)+", re.IGNORECASE
)
_SUM_OF = re.compile(r"(?:/\s?\w+\s?)?[x×*]\s?\d[\d.]*(?:\s\w+){0,2}\s?=?\s*$")  # `150 nghìn/suất x 40 suất =`
_CHANGED = re.compile(r"(?:tăng|giảm|vượt|còn)(?: thêm)?", re.IGNORECASE)  # `thu nhập 29 triệu, tăng 2 triệu`: both are income
_FOR = re.compile(r"(?<!\w)(?:để|cho|nhằm)\s")
_WORD = re.compile(r"[^\W\d]{2}")
_LONGEST_NAME = 6  # words of a sum that is only named: `Tổng chi`, `Số tiền thu được`


@dataclass(frozen=True)
class Purposes:
    """The purposes of a text's sums, which stand at `spans`, in order."""

    flow: str
    spans: Sequence[Span]

    def of(self, index: int) -> str | None:
        """The words that say what sum `index` is for: what follows `để`, `cho` in its clause, else what stands before it."""
        after = self._after(index)
        before, name = self._all_before[index]
        return after or before or name

    def _after(self, index: int) -> str | None:
        span = self.spans[index]
        marks = (self.flow.find(mark, span.end, span.end + _REACH) for mark in (". ", ";", "\n", ")"))
        end = min((at for at in marks if at >= 0), default=min(span.end + _REACH, len(self.flow)))
        if index + 1 < len(self.spans) and self.spans[index + 1].start < end:
            following = self.spans[index + 1].start
            comma = max(self.flow.rfind(mark, span.end, following) for mark in (",", " và "))
            end = comma if comma >= 0 else following
        found = _FOR.search(self.flow, span.end, end)
        return _one_line(self.flow[found.end() : end].strip(" .,")) if found else None

    @cached_property
    def _all_before(self) -> list[tuple[str | None, str | None]]:
        """For each sum the words before it, and what names the sum itself where there are no others."""
        read: list[tuple[str | None, str | None]] = []
        for index in range(len(self.spans)):
            read.append(self._before(index, read))
        return read

    def _before(self, index: int, read: Sequence[tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
        """The words before a sum and its name; `read` are those of the sums before it."""
        span, before, name = self.spans[index], "", ""
        stop = span.start
        last = self.spans[index - 1].end if index else 0
        while not before and stop > max(span.start - _REACH, 0):
            marks = (self.flow.rfind(mark, max(span.start - _REACH, 0), stop) for mark in (". ", ";", "\n", "(", ": "))
            start = max(*marks, span.start - _REACH - 1) + 1
            if last > start:
                return self._behind(index, stop, read)
            words = _PART_BEFORE.sub("", self.flow[start:stop])
            before = _BEFORE_SUM.sub("", words).strip(" ,-–:+*")
            name = name or _LINK_LAST.sub("", words).strip(" ,-–:+*")
            stop = start - 1 if start and self.flow[start - 1] in ":(" else 0
        return _one_line(before), _one_line(name) if len(name.split()) <= _LONGEST_NAME else None

    def _behind(self, index: int, stop: int, read: Sequence[tuple[str | None, str | None]]) -> tuple[str | None, str | None]:
        """The words between the sum before and this one; where there are none, both are for the same."""
        words = _PART_BEFORE.sub("", self.flow[self.spans[index - 1].end : stop])
        said = _LINK_FIRST.sub("", _LINK_LAST.sub("", words), count=1)
        if _SUM_OF.match(words.strip()) or not _WORD.search(said) or _CHANGED.fullmatch(said.strip()):
            return read[index - 1]
        comma = words.find(",")
        words = words[comma:] if comma >= 0 and _WORD.search(_LINK_LAST.sub("", words[comma:])) else words
        words = words[first.end() :] if (first := _LINK_FIRST.match(words)) else words
        return _one_line(_BEFORE_SUM.sub("", words).strip(" ,-–:+*")), _one_line(_LINK_LAST.sub("", words).strip(" ,-–:+*"))


def _one_line(words: str) -> str | None:
    return " ".join(words.split()) or None
