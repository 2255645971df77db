"""The staff of each office in one breath: `Theo đơn vị: Văn phòng 14; Phòng Kinh tế 15; Trung tâm Phục vụ 11`.

Names of offices are many and bare numbers mean anything. What makes such a list sure is its sum: it is the number of people counted
just before. A list that does not add up is no row, and a problem where its names are those of offices.
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
_ASIDE = re.compile(r"(?<=[\w]) ?\([^();]{1,40}\)(?=\s*(?:[;,.]|$))")  # `Trạm Y tế: 45 (15 trạm)`
_LINE = re.compile(
    r"(?P<name>[^\W\d_][^;:()]{1,60}?)\s*:\s*(?P<number>\d{1,3}(?:\.\d{3})*)(?![\w/%]|[.,]\d)\s*(?:người|đồng chí|đ/c|đc|biên chế)?\s*(?:\([^()]{1,60}\))?\s*[;.,]?\s*$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s*(?:người|đồng chí|đ/c|đc|cbcc|cbccvc|biên chế)?(?!\w)\s*\)?")


def of_offices(text: str, plain: str, start: int, opening: Rule, office: Rule) -> tuple[list[Count], bool]:
    """The people of each office in a list that stands in the block `text` from `start` on; what is counted is not said there: no category.

    The list begins with words of the rule `opening`, or with the block. Empty where no such list stands there, or where a part of it is
    something else. Beside it whether it is said to be one of offices: by `opening`, or by each name, which begins with a word of `office`.
    """
    opened = opening.pattern.match(plain, start)
    begins = opened.end() if opened else start
    if opened is None and start:
        return [], False
    text, plain = (_ASIDE.sub(lambda aside: " " * len(aside[0]), form) for form in (text, plain))
    end = text.find(". ", begins) + 1 or len(text)
    numbers = list(_NUMBER.finditer(text, begins, end))
    ends = [begins, *(_behind(plain, number.end()) for number in numbers)]
    names = [_NAME.fullmatch(text, at, number.start()) for at, number in zip(ends, numbers, strict=False)]
    said = opened is not None and (opened["offices"] or opened["listed"])
    if len(numbers) < 2 or text[ends[-1] : end].strip(" .;") or any(behind < at for at, behind in pairwise(ends)):
        return [], False
    if not all(names):
        return [], False
    told = bool(said) or (opened is not None and all(office.pattern.match(plain, n.start("name")) for n in names if n))
    counts = [
        Count("", int(n[0].replace(".", "")), name.span("name"), RULE, start=name.start("name"), end=n.end(), linked=True)
        for name, n in zip(names, numbers, strict=True)
        if name
    ]
    return counts, told


def line_of_office(text: str) -> Count | None:
    """The people of one office in a line of a list: `Khối điều trị: 97`; without a category, as in `of_offices`."""
    line = _LINE.fullmatch(text)
    if line is None:
        return None
    number = int(line["number"].replace(".", ""))
    return Count("", number, line.span("name"), RULE, start=line.start("name"), end=line.end("number"), linked=True)


def _behind(plain: str, at: int) -> int:
    unit = _UNIT.match(plain, at)
    return unit.end() if unit else at
