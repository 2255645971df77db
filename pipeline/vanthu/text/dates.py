"""Dates and periods in Vietnamese text, as EDTF (ISO 8601-2).

Always day, month, year. What is blank stays blank: `ngày … tháng 3 năm 2025` is a month. A number that only looks like a date (a
symbol's year, a standard, a ratio, money) is none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, takewhile
from typing import NamedTuple

from vanthu.text.date_parts import (
    ANCHORS,
    BEFORE_QUANTITY,
    COUNTED,
    FEAST,
    FEAST_WORDS,
    FEASTS,
    FIGURES,
    FIRST_CELL,
    LEAD_DAYS,
    LEAD_MONTHS,
    LEAD_QUARTERS,
    LED_DAY,
    LUNAR,
    MORE_DAYS,
    NOT_A_DAY,
    NOT_A_MONTH,
    PATTERNS,
    QUARTERS,
    UNITS,
    YEAR_HEAD,
    YEARS_ON,
    month_of,
    number_of,
)
from vanthu.text.fold import fold, plain


class DateMatch(NamedTuple):
    """A date in a text. `precision`: day | month | quarter | year | period | month_day.

    `inferred`: the month or year is printed with a neighbour (`ngày 12 đến ngày 15/3/2020`). `bare`: a year that stands alone,
    without the word năm: whether it is a year at all depends on what is around it.
    """

    start: int
    end: int
    value: str
    precision: str
    inferred: bool = False
    bare: bool = False


def edtf(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """The EDTF value of what is known, or None when there is no such day.

    >>> edtf(2020, 11, 4), edtf(2020, 11), edtf(None, 3, 8), edtf(2020, 2, 30), edtf(2020, None, 5)
    ('2020-11-04', '2020-11', 'XXXX-03-08', None, '2020')
    """
    if month is not None and not 1 <= month <= 12:
        return None
    if month and day is not None and not (1 <= day <= 28 or 28 < day <= monthrange(year or 2000, month)[1]):
        return None
    if year is None:
        return f"XXXX-{month:02}-{day:02}" if month and day else None
    if month is None:
        return f"{year:04}"
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def precision_of(value: str) -> str:
    """The contract's word for how exact an EDTF value is.

    >>> [precision_of(v) for v in ("2020-11-04", "2020-11", "2020-33", "2020", "2019/2020", "XXXX-03-08")]
    ['day', 'month', 'quarter', 'year', 'period', 'month_day']
    """
    if "/" in value:
        return "period"
    if value.startswith("XXXX"):
        return "month_day"
    if len(value) == 7:
        return "quarter" if value[5:] > "12" else "month"
    return {4: "year", 10: "day"}[len(value)]


class _Text:
    """A text in its forms, and which of its characters a date has taken."""

    def __init__(self, text: str) -> None:
        self.raw, self.plain, self.fold = text, plain(text), fold(text)
        self.taken = bytearray(len(text))

    def free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def before(self, at: int, length: int) -> str:
        return self.fold[max(at - length, 0) : at]


_RISES = re.compile(r"\b(?:tang|giam|nang)\b[^.;\n]{0,20}\btu\ \Z", re.VERBOSE)  # `tăng từ 2/5 lên 3/5`
_Reader = Callable[[_Text, re.Match[str]], Iterator[DateMatch]]


def _made(start: int, end: int, value: str | None, *, inferred: bool = False, bare: bool = False) -> Iterator[DateMatch]:
    if value is not None:
        yield DateMatch(start, end, value, precision_of(value), inferred, bare)


def _year(text: str | None) -> int | None:
    """A year of four digits, of two, or in words."""
    text = (text or "").replace(" ", "") if text and text[0].isdigit() else text
    if not text:
        return None
    if not text[0].isdigit():
        year = number_of(text)
        return year if year and 1000 < year < 2200 else None
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) <= 35 else 1900) if len(text) == 2 and not 36 <= int(text) <= 44 else None


def _lead(text: _Text, at: int, pattern: re.Pattern[str]) -> tuple[int, list[re.Match[str]], str]:
    """The items of a list that ends just before `at`, the offset of the window they are found in, and the last joint."""
    start = max(at - 60, 0)
    found = pattern.search(text.fold[start:at])
    if not found:
        return start, [], ""
    items = list(re.finditer(r"(?P<a>\d{1,2}|\b[ivl]{1,3}\b)(?:(?:\ ?/\ ?|\ thang\ )(?P<b>\d{1,2}))?", found[1]))
    joint = found[1][items[-1].end() :].strip() if items else ""
    return start + found.start(1), items, joint


def _days(text: _Text, year: int | None, month: int, day: int, span: tuple[int, int]) -> Iterator[DateMatch]:
    """A full date with the days that share its month or year: `ngày 12, 13 và 14/3/2021`; `15-17/7/2020` is one period."""
    value = edtf(year, month, day)
    if value is None:
        return
    base, items, joint = _lead(text, span[0], LEAD_DAYS)
    if items and joint != "-":
        first = base + items[0].start()
        if not LED_DAY.search(text.fold, max(first - 12, 0), first):  # `Đợt 2, ngày 12/5/2021`
            items = [i for i in items if "ngay" in text.fold[first : base + i.start()]]
    days = [(i, edtf(year, int(i["b"]) if i["b"] else month, int(i["a"]))) for i in items]
    if any(v is None or v >= value for _, v in days):
        days = [d for d in days if d[1]] if joint in (",", "va") else []
    if len(days) == 1 and joint == "-" and year is not None and not days[0][0]["b"]:
        yield from _made(base + days[0][0].start(), span[1], f"{days[0][1]}/{value}")
        return
    for item, other in days:
        if text.free(base + item.start(), base + item.end()):
            yield from _made(base + item.start(), base + item.end(), other, inferred=True)
    yield from _made(*span, value)


def _words(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    if text.fold.startswith(m["d"] or "?", m.start()) and NOT_A_DAY.search(text.before(m.start(), 16)):
        return
    day, month, year = number_of(m["d"]), month_of(m["m"]), _year(m["y"])
    if (m["d"] and day is None) or (m["m"] and month is None):
        return
    if day and month:
        yield from _days(text, year, month, day, (m.start("d"), m.end()))
    elif year:
        yield from _made(m.start(), m.end(), edtf(year, month))


def _figures(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    year, before = _year(m["y"]), text.before(m.start(), 12)
    first, last = int(m["d"]), int(m["m"])
    marks = m.string[m.end("d") : m.start("m")].strip() + m.string[m.end("m") : m.start("y")].strip()
    of_months = before.rstrip().endswith("thang") or (marks == "-/" and not before.rstrip().endswith("ngay"))
    if year and first < last and of_months:  # `tháng 01-03/2022`
        yield from _made(m.start(), m.end(), f"{edtf(year, first)}/{edtf(year, last)}")
        return
    if len(m["y"]) == 2 and not re.search(r"(?:ngay|hoi|luc)[ :]{0,3}$", before):
        return
    if re.search(r"\d-$", before) and not text.taken[m.start() - 2] and not re.search(r"(?<![\w/.-])\d{1,2}-$", before):
        return
    if before.endswith(",") and re.search(r"\d,\Z", before) and not re.search(r"(?:ngay|,|va)\ ?\d{1,2},\Z", before):
        return
    if year:
        yield from _days(text, year, int(m["m"]), int(m["d"]), (m.start(), m.end()))


def _blank_day(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    yield from _made(m.start(), m.end(), edtf(int(m["y"]), month_of(m["m"])))


def _months(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    month, year = month_of(m["m"]), _year(m["y"])
    value = edtf(year, month)
    if value is None or year is None:
        return
    base, items, joint = _lead(text, m.start("m"), LEAD_MONTHS)
    others = [(i, edtf(year, int(i["a"]))) for i in items]
    if others and all(v and v < value for _, v in others):
        if len(others) == 1 and joint == "-":
            yield from _made(base + items[0].start(), m.end(), f"{others[0][1]}/{value}")
            return
        for item, other in others:
            yield from _made(base + item.start(), base + item.end(), other, inferred=True)
    yield from _made(m.start("m") if items else m.start(), m.end(), value)


def _month_year(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    if not NOT_A_MONTH.search(text.before(m.start(), 40)):
        yield from _made(m.start(), m.end(), edtf(int(m["y"]), int(m["m"])))


def _quarter(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    year = int(m["y"])
    base, items, _ = _lead(text, m.start("q"), LEAD_QUARTERS)
    for item in items:
        if item["a"] in QUARTERS:
            value = f"{year}-{32 + QUARTERS[item['a']]}"
            yield from _made(base + item.start(), base + item.end(), value, inferred=True)
    yield from _made(m.start("q") if items else m.start(), m.end(), f"{year}-{32 + QUARTERS[m['q']]}")


def _part_of_year(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    months, year = number_of(m["n"]), int(m["y"])
    if months and 1 < months < 12:
        first, last = (13 - months, 12) if m["part"] == "cuoi" else (1, months)
        yield from _made(m.start(), m.end(), f"{edtf(year, first)}/{edtf(year, last)}")


def _period(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    first, last = int(m["y"]), int(m["z"]) if len(m["z"]) == 4 else int(m["y"][:2] + m["z"])
    if first < last <= first + 60:
        yield from _made(m.start(), m.end(), f"{first}/{last}")


def _years(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    """`năm 2018, 2019 và 2020`."""
    if UNITS.match(text.fold, m.end()) and not text.plain.startswith("năm", m.start()):
        return
    if m["break"] and not text.raw.startswith("n", m.start()):  # Năm over a column of years
        return
    yield from _made(m.start(), m.end(), m["y"])
    while (more := YEARS_ON.match(text.fold, m.end())) and not UNITS.match(text.fold, more.end()):
        yield from _made(more.start("y"), more.end(), more["y"])
        m = more


def _is_feast(m: re.Match[str]) -> bool:
    return (int(m["d"]), int(m["m"])) in FEASTS


def _counts(text: _Text, m: re.Match[str]) -> bool:
    """Whether `12/14` is followed by what is counted: `12/14 gia đình`."""
    return bool(UNITS.match(text.fold, m.end()) or (not _is_feast(m) and COUNTED.match(text.fold, m.end())))


def _is_kept(text: _Text, m: re.Match[str], length: int) -> bool:
    """Whether words before `m` make a day of it that is kept: with their marks, or with none at all where those are lost."""
    start = m.start() - length
    for at in range(length):
        feast = FEAST.match(text.fold[start : m.start()], at)
        if feast:
            word = text.plain[start + feast.start("said") : start + feast.end("said")]
            if word in FEAST_WORDS or word == feast["said"]:
                return True
    return False


def _month_day(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    """`ngày lễ 08/3 ,20/10`: a day only where the words before say so."""
    before = text.before(m.start(), 70)
    named = re.search(r"(?:ngay|mung|tu|den|den het|truoc|sau|het|sang|chieu|toi|dem|trua|hom)\ {1,3}\Z", before)
    if UNITS.match(text.fold, m.end()) or (m[0].replace(" ", "") == "24/7" and not before.endswith("ngay ")):
        return
    if _RISES.search(before):
        return
    if (
        named
        or (_is_feast(m) and not BEFORE_QUANTITY.search(before))
        or (_is_kept(text, m, len(before)) and not _counts(text, m))
    ):
        yield from _days(text, None, int(m["m"]), int(m["d"]), m.span())
        while (more := MORE_DAYS.match(text.fold, m.end())) and not _counts(text, more):
            yield from _made(more.start("d"), more.end(), edtf(None, int(more["m"]), int(more["d"])))
            m = more


def _day_of_month(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    yield from _days(text, None, int(m["m"]), int(m["d"]), (m.start("d"), m.end()))


def _led_year(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    """`2017: LĐTT; 2018: Giấy khen`: a year that leads what it brought."""
    yield from _made(m.start("y"), m.end("y"), m["y"])


def _ruled_year(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    """A year in a table drawn with signs: in its first column, or in one whose head says so."""
    start = text.fold.rfind("\n", 0, m.start()) + 1
    before = text.fold[start : m.start()]
    if before.lstrip().startswith("|") and (FIRST_CELL.fullmatch(before) or YEAR_HEAD.search(_head_over(text, start, before))):
        yield from _made(m.start("y"), m.end("y"), m["y"])


def _head_over(text: _Text, start: int, before: str) -> str:
    """The first row's cell over what stands behind `before`, in a table drawn with signs that goes up from the line at `start`."""
    above = text.fold[max(start - _TALLEST, 0) : start].split("\n")[:-1]
    rows = list(takewhile(lambda line: line.lstrip().startswith(("|", "+", "-")), reversed(above)))
    heads = [row for row in rows if row.lstrip().startswith("|")]
    cells = heads[-1].split("|") if heads else []
    return cells[before.count("|")] if before.count("|") < len(cells) else ""


def _bare_year(text: _Text, m: re.Match[str]) -> Iterator[DateMatch]:
    if not BEFORE_QUANTITY.search(text.before(m.start(), 24)) and not UNITS.match(text.fold, m.end()):
        yield from _made(m.start("y"), m.end("y"), m["y"], bare=True)
        while (more := YEARS_ON.match(text.fold, m.end())) and not UNITS.match(text.fold, more.end()):
            if text.free(*more.span("y")):
                yield from _made(more.start("y"), more.end("y"), more["y"], bare=True)
            m = more


_READERS: dict[str, _Reader] = {
    "words": _words, "figures": _figures, "blank_day": _blank_day, "part_of_year": _part_of_year, "quarter": _quarter, "period": _period,
    "month": _months, "month_year": _month_year, "years": _years, "month_day": _month_day, "day_of_month": _day_of_month, "bare_year": _bare_year,
    "led_year": _led_year, "ruled_year": _ruled_year,
}  # fmt: skip


_WIDEST_INDENT = 61
_TALLEST = 4000  # letters of a table drawn with signs above one of its rows


def _places(folded: str) -> dict[str, list[int]]:
    """Where a date may begin, by what stands there; patterns tried only there cost a tenth of a search of the whole text."""
    places: dict[str, list[int]] = {"days": [], "years": [], "indented": []}
    for match in FIGURES.finditer(folded):
        at = match.start()
        places[match.lastgroup or "days"].append(at)
        if match.lastgroup:
            start, lowest = at, max(at - _WIDEST_INDENT, 0)
            while start > lowest and folded[start - 1] in " \t(":
                start -= 1
            places["indented"] += range(start, at + 1)
    for kind, words in ANCHORS.items():
        found = [pattern for word, pattern in words if word in folded]
        at_words = [match.start() for pattern in found for match in pattern.finditer(folded)]
        places[kind] = sorted(at_words) if len(found) > 1 else at_words
    return places


def _matches(pattern: re.Pattern[str], folded: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, given all places where a match can begin."""
    end, match_at = 0, pattern.match
    for place in places:
        if place >= end and (match := match_at(folded, place)):
            end = match.end()
            yield match


def find(text: str) -> Iterator[DateMatch]:
    """Every date and period in `text`, in order. Pass text whose paragraphs have no line breaks inside.

    >>> [m.value for m in find("Kế hoạch số 01/KH-ĐKT ngày 27/10/2020, giai đoạn 2019-2020, lễ 08/3")]
    ['2020-10-27', '2019/2020', 'XXXX-03-08']
    """
    forms, found = _Text(text), []
    places = _places(forms.fold)
    for reader, first, pattern in PATTERNS:
        starts = places[first[0]] if len(first) == 1 else sorted(chain.from_iterable(places[kind] for kind in first))
        for match in _matches(pattern, forms.fold, starts):
            if not forms.free(*match.span()):
                continue
            for date in _READERS[reader](forms, match):
                if not LUNAR.match(forms.fold, date.end):
                    found.append(date)
                forms.taken[date.start : date.end] = b"\1" * (date.end - date.start)
    yield from sorted(found)
