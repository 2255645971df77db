"""A cell that names awards, cut into what is said of each: `Năm 2018: CSTĐ cơ sở (QĐ số 160/QĐ-CĐN); năm 2019: Giấy khen`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from vanthu.extractors._awards_words import Vocabulary, year_in, years_in
from vanthu.language import Phrase

T = TypeVar("T")
_YEAR = re.compile(r"((?:19|20)\d\d)(?: ?[-–/] ?((?:19|20)\d\d))?")
_YEARS_ALONE = re.compile(
    r"(?:(?:các )?năm (?:học )?)?(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)\d\d)?"
    r"(?:(?:\s{0,2}[,;]\s{0,2}|\s{1,3}(?:và |& )?)(?:năm (?:học )?)?(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)\d\d)?){0,9}\.?",
    re.IGNORECASE,
)
_YEAR_LEAD = re.compile(  # what a part of a cell begins with: `- Năm học 2018-2019:`, `2018:`
    r"(?:(?<=[\s;,.()])|^)(?:[-–+•*]\s{0,2})?(?:năm (?:học )?)?(?<![\d/.])((?:19|20)\d\d)(?:\s?[-–]\s?((?:19|20)\d\d))?\s{0,2}[:,–-]?\s{0,2}"
    r"(?:(?:đã|được|đạt|tặng|tặng thưởng|danh hiệu|công nhận|là)\s{1,2}){0,4}[\"“]?\s{0,2}$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 120  # letters
_PARTED = re.compile(r"[;\n•]|\s[-+]\s|,\s(?![^()]{0,80}\))|\.\s")
_BLANKS = re.compile(r"\s+")


def year_lead(before: str) -> re.Match[str] | None:
    """The year right in front of a title, alone or with the words that say that it was given: `- Năm học 2018-2019: đạt`."""
    return _YEAR_LEAD.search(before, max(len(before) - _LONGEST_LEAD, 0))


def years_alone(text: str) -> list[int]:
    """The years that a cell is: `2019`, `Năm học 2018 - 2019`, `2018, 2019`; none where it says anything else."""
    words = text.strip()
    if _YEARS_ALONE.fullmatch(words) is None:
        return []
    return [int(match[2] or match[1]) for match in _YEAR.finditer(words)]


def share_of(said: Sequence[T], i: int, number: int) -> Sequence[T]:
    """What is said of the one in place `i` where a row says as much as there are titles or years, or one thing for all."""
    return said[i : i + 1] if len(said) == number else said if len(said) == 1 else []


@dataclass(frozen=True)
class Part:
    """A title in a cell, and the stretch of the cell that speaks of it."""

    raw: str
    title: Phrase
    start: int
    end: int

    @property
    def text(self) -> str:
        return " ".join(self.raw[self.start : self.end].split())

    @property
    def label(self) -> str:
        return " ".join(self.raw[self.title.span.start : self.title.span.end].split())

    @property
    def before(self) -> str:
        return self._joined(self.start, self.title.span.start)

    @property
    def after(self) -> str:
        return self._joined(self.title.span.end, self.end)

    def _joined(self, start: int, end: int) -> str:
        return _BLANKS.sub(" ", self.raw[start:end])

    def years(self, vocabulary: Vocabulary) -> list[int]:
        """The years of this title: `Năm 2018: CSTĐ cơ sở`, `LĐTT các năm 2018, 2019`."""
        if several := years_in(self.text):
            return several
        year = year_in(vocabulary, self.text)
        lead = year_lead(self.before)
        return [year] if year else [int(lead[2] or lead[1])] if lead else []


def parts_of(vocabulary: Vocabulary, raw: str) -> list[Part]:
    """A cell cut into what is said of each of its titles; the years stand in front of all of them, or behind."""
    titles = vocabulary.titles(raw)
    if not titles:
        return []
    leads = year_lead(raw[: titles[0].span.start]) is not None
    cuts = [0]
    for title, following in pairwise(titles):
        gap = raw[title.span.end : following.span.start]
        lead = year_lead(gap) if leads else None
        mark = max((m.end() for m in _PARTED.finditer(gap)), default=len(gap))
        cuts.append(title.span.end + (lead.start() if lead else mark))
    return [Part(raw, title, *ends) for title, ends in zip(titles, pairwise([*cuts, len(raw)]), strict=True)]
