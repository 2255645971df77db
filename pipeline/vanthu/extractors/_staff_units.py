"""The staff of each office in one breath: `Theo đơn vị: Văn phòng 14; Phòng Kinh tế 15; Trung tâm Phục vụ 11`.

Names of offices are many and bare numbers mean anything. What makes such a list sure is its sum: it is the number of people counted
just before. A list that does not add up is no row.
"""

from __future__ import annotations

import re
from itertools import pairwise

from vanthu.catalogue import Rule
from vanthu.extractors._staff_grammar import Count

RULE = "staff-of-unit"
# Not the 1 of `Phân xưởng May 1 236`.
_NUMBER = re.compile(r"(?<![\w/.,])\d{1,3}(?:\.\d{3})*(?![\w/%]|[.,]\d)(?! (?:- )?\d)")
_NAME = re.compile(r"[\s;,.+-]*(?:và )?(?P<name>[^\W\d_][^;:()]{2,60}?)(?: (?:có|là|gồm))?\s*[:(]?\s*")
_UNIT = re.compile(r"\s*(?:người|đồng chí|đ/c|đc|cbcc|cbccvc|biên chế)?(?!\w)\s*\)?")


def of_offices(text: str, plain: str, start: int, opening: Rule, office: Rule) -> list[Count]:
    """The people of each office in a list that stands in the block `text` from `start` on; what is counted is not said there: no category.

    The list begins with words of the rule `opening`; where these do not speak of offices, each name must begin with a word of `office`.
    Empty where no such list stands there, or where a part of it is something else.
    """
    opened = opening.pattern.match(plain, start)
    if opened is None:
        return []
    end = text.find(". ", opened.end()) + 1 or len(text)
    numbers = list(_NUMBER.finditer(text, opened.end(), end))
    ends = [opened.end(), *(_behind(plain, number.end()) for number in numbers)]
    names = [_NAME.fullmatch(text, at, number.start()) for at, number in zip(ends, numbers, strict=False)]
    said = opened["offices"] or opened["listed"]
    if len(numbers) < 2 or text[ends[-1] : end].strip(" .;") or any(behind < at for at, behind in pairwise(ends)):
        return []
    if not all(name and (said or office.pattern.match(plain, name.start("name"))) for name in names):
        return []
    return [
        Count("", int(n[0].replace(".", "")), name.span("name"), RULE, start=name.start("name"), end=n.end(), linked=True)
        for name, n in zip(names, numbers, strict=True)
        if name
    ]


def _behind(plain: str, at: int) -> int:
    unit = _UNIT.match(plain, at)
    return unit.end() if unit else at
