"""A title in a sentence, and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanthu.extractors._awards_words import Award
from vanthu.language import Phrase
from vanthu.types import Value

NEXT_ITEM = re.compile(
    r"[^.;\n]{0,60}(?P<mark>\s[-+•*])\s{1,3}(?:danh hiệu\s*)?[\"“]?$", re.IGNORECASE
)  # `…: 07 đ/c - Lao động tiên tiến`
NAMED_LEAD = re.compile(
    r"(?:^|[:;.\n]|\s[-+•*])\s*[-+•*–]?\s*(?P<who>[^\W\d][^:;.\n]{2,140}?)\s?:\s{1,3}(?:đạt\s|được\s)?(?:danh hiệu\s{0,2})?[\"“]?$"
)
LONGEST_BEFORE = 400  # letters of a sentence on either side of a title that are read


@dataclass(frozen=True)
class Given:
    """A title that was granted, and the awards made of it: the next one of the sentence may go to the same."""

    title: Phrase
    awards: Sequence[Award]

    @property
    def named(self) -> list[dict[str, Value]]:
        """Those who got it, where they are named one by one."""
        return [
            {"recipient": a.columns["recipient"], "count": a.columns.get("count")}
            for a in self.awards
            if a.columns.get("recipient") and a.rule == "prose-listed"
        ]


@dataclass(frozen=True)
class Beside:
    """A title, and the words of its sentence beside it; `own` are those since the award before it."""

    title: Phrase
    start: int
    opens: int  # where the first title of its sentence begins
    end: int
    before: str
    after: str
    own: str
    next: int  # where the title behind it begins, or its line ends
    last: bool  # of its line
    earlier: Given | None  # the award before it in its sentence
    listed: Given | None  # the award before it in its enumeration
    chained: bool  # only joined to the one before: `Giấy khen và Bằng khen`
