"""Numbers as Vietnamese clerks write them: `5.000.000`, `1,5`, `98-100%`, `hai mươi tám`, `trên 20`, `80% trở lên`.

The dot groups thousands and the comma starts decimals; `12.5` can only be a decimal. Offsets are those of the text given.
What cannot be read is None or not found, never 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vanthu.text.fold import plain
from vanthu.text.number_words import WORDS, read_words
from vanthu.types import Span, value_class

Number = int | float
_FIGURE = re.compile(r"(?=[-+(]?[\d.,/ ])(?=.*\d)[-+(]?[\d.,/ ]+%?\)?")  # most cells end at their first letter


def is_figure(text: str) -> bool:
    """Whether a table cell of this text holds a figure and no words.

    >>> [is_figure(text) for text in ("1.234,5", "(12/15)", "98 %", "12 người", "-")]
    [True, True, True, False, False]
    """
    return _FIGURE.fullmatch(text) is not None


@value_class(frozen=True, slots=True)
class Quantity:
    """A number with what is said about it. `value_max` is the upper end of a range (of `đến dưới 98%` its bound), else None.

    `comparator` is one of = >= > <= < ~. `start`, `end` cover the comparator's words and the `%`; `numeral` only the numerals.
    `in_words` is true for `hai mươi tám`.
    """

    value: Number
    value_max: Number | None
    comparator: str
    start: int
    end: int
    percent: bool
    numeral: Span
    in_words: bool


@value_class(frozen=True, slots=True)
class Ratio:
    """`15/28`: a part of a whole. A day and month look the same; the caller knows from the words around it."""

    part: Number
    whole: Number
    start: int
    end: int


_SCALES = {"trăm": 10**2, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_MOST_DIGITS = 18
_FIGURES = rf"\d{{1,3}}(?:[ ]\d{{3}}){{1,5}}(?![\d%])(?![.,]\d)(?![ ]\d)|\d{{1,{_MOST_DIGITS}}}(?:[.,]\d{{1,12}}){{0,6}}"
_SCALED = rf"(?:{_FIGURES})(?:[ ]?(?:{'|'.join(_SCALES)})(?!\w)){{0,2}}"
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMERAL = rf"(?:{_SCALED}|(?:(?:{_WORD})[ ]){{0,24}}(?:{_WORD})(?!\w))"
_WHOLE = re.compile(_NUMERAL)
_FIGURES_FIRST = re.compile(_FIGURES)
_GAP = r"[ \t\n\u00a0]{0,3}"
_BEFORE = {
    ">=": "ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|lớn hơn hoặc bằng|≥|>=",
    "<=": "tối đa|không quá|nhiều nhất|không vượt quá|không hơn|nhỏ hơn hoặc bằng|≤|<=",
    "<": "dưới|chưa đến|chưa tới|chưa đầy|ít hơn|nhỏ hơn|thấp hơn|<",
    ">": "hơn|trên|vượt|quá|nhiều hơn|lớn hơn|cao hơn|>",
    "~": "gần|khoảng|xấp xỉ|chừng|độ chừng|ước|ước tính|~",
}
_COMPARATOR = {word: sign for sign, words in _BEFORE.items() for word in words.split("|")}
_COMPARE = "|".join(r"[ ]{1,3}".join(map(re.escape, word.split())) for word in sorted(_COMPARATOR, key=len, reverse=True))
_UNITS = r"người|đồng\ chí|đ/c|hộ|điểm|đồng|buổi|lần|lượt|tuổi|giờ|ngày|tháng|năm|tiêu\ chí|thành\ viên|cán\ bộ|đảng\ viên"
_PERCENT = r"(?:%|phần[ ]trăm(?!\w))"
_QUANTITY = re.compile(
    rf"""(?<![\w/])(?<!\d[.,-])
    (?:(?<!cấp[ ])(?P<compare>{_COMPARE}){_GAP}(?:(?:đạt|khoảng|là|có|từ){_GAP})?)?
    (?P<from>từ{_GAP})?
    (?P<first>{_NUMERAL})(?P<percent>{_GAP}{_PERCENT})?
    (?:(?P<to>{_GAP}(?:đến|tới|-){_GAP}(?:(?:dưới|gần|hơn|trên){_GAP})?)(?P<second>{_NUMERAL})(?P<percent2>{_GAP}{_PERCENT})?(?![\w/]))?
    (?P<after>{_GAP}(?:(?:{_UNITS}){_GAP})?trở[ ](?P<way>lên|xuống|lại))?
    """,
    re.VERBOSE,
)
_RATIO = re.compile(
    rf"(\d(?<![\w/.,-]\d)\d{{0,2}}(?:\.\d{{3}}|\d{{0,6}})){_GAP}/{_GAP}(\d{{1,3}}(?:\.\d{{3}}|\d{{0,6}}))(?![\w/-])(?!\.\d)"
)

_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
_MARKED = re.compile(r"\d+(?:[.,]\d+)+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_GOES_ON = re.compile(r"[\w/]|[ ]?[-–][^\W\d]|[.,]\d")


def _read_figures(text: str) -> Number | None:
    """`5.000.000`, `1 230`, `1.234,5` as a number; None when the marks contradict each other."""
    if text.isdecimal():
        return int(text)
    if _SPACED.fullmatch(text):
        return int(text.replace(" ", ""))
    if not _MARKED.fullmatch(text):
        return None
    marks = re.sub(r"\d", "", text)
    if len(set(marks)) == 2:
        whole, _, rest = text.rpartition(marks[-1])
        grouped = marks[-1] not in marks[:-1] and _is_grouped(whole)
        return float(re.sub(r"\D", "", whole) + "." + rest) if grouped else None
    if _is_grouped(text) and (marks[0] == "." or len(marks) > 1 or text.endswith(",000")):
        return int(re.sub(r"\D", "", text))
    return float(text.replace(",", ".")) if len(marks) == 1 else None


def _is_grouped(text: str) -> bool:
    """Whether marks stand before every three digits; `0.250` is a decimal."""
    return _GROUPED.fullmatch(text) is not None


def _read(text: str) -> Number | None:
    """One numeral in plain form: figures, figures with scales (`1,5 tỷ`), or words."""
    match = _FIGURES_FIRST.match(text)
    if not match:
        found = read_words(text)
        return found[0] if found and found[1] == len(text.split()) else None
    value = _read_figures(match.group())
    for scale in text[match.end() :].split():
        value = value * _SCALES[scale] if value is not None and scale in _SCALES else None
    return int(value) if isinstance(value, float) and value.is_integer() and value >= 100 else _rounded(value)


def _rounded(value: Number | None) -> Number | None:
    """Without the noise of binary fractions: 1.1 × 10⁶ is 1100000."""
    return value if value is None or isinstance(value, int) else round(value, 9)


def parse_number(text: str) -> Number | None:
    """The number that `text` is, in figures or words, with or without `%`; None when it is none or unreadable.

    >>> [parse_number(t) for t in ("5.000.000", "1,5", "98,5%", "1.230", "1 230", "02", "12.5", "1.234,5", "5,000,000")]
    [5000000, 1.5, 98.5, 1230, 1230, 2, 12.5, 1234.5, 5000000]
    >>> [parse_number(t) for t in ("hai mươi tám", "Mười lăm", "một trăm linh năm", "ba nghìn hai trăm", "1,5 tỷ", "1.23.4", "", "năm qua")]
    [28, 15, 105, 3200, 1500000000, None, None, None]
    """
    if text.isdecimal() and len(text) <= _MOST_DIGITS:
        return int(text)
    bare = " ".join(plain(text).split()).removesuffix("%").rstrip()
    return _read(bare) if _WHOLE.fullmatch(bare) else None


def _quantity(match: re.Match[str], single_words: bool) -> Quantity | None:
    first, second = match["first"], match["second"]
    if first[0].isdecimal():
        value = _read(first)
        return None if value is None else _complete(match, value, None if second is None else _read(second), 0)
    found = read_words(first)
    if found is None or (found[1] == 1 and not first.startswith("mười") and not single_words):
        return None
    value, words = found
    shift = len(first) - len(" ".join(first.split(" ")[:words]))
    return _complete(match, value, None if shift or second is None else _read(second), shift)


def _complete(match: re.Match[str], value: Number, upper: Number | None, shift: int) -> Quantity | None:
    """`value` with the range, the percent sign and the comparator that stand around it."""
    ranged = upper is not None and upper > value
    percent = bool(match["percent"] or (ranged and match["percent2"])) and not shift
    last = "percent2" if ranged and match["percent2"] else "second" if ranged else "percent" if match["percent"] else "first"
    end = match.end("first") - shift if shift else match.end(last)
    cut_off = shift or (match["second"] and not ranged)
    way = None if cut_off else match["way"]
    sign = {"lên": ">=", "xuống": "<=", "lại": "<="}.get(way or "") or _COMPARATOR.get(
        " ".join((match["compare"] or "").split()), "="
    )
    start = (
        match.start("compare")
        if match["compare"]
        else match.start("from")
        if match["from"] and (ranged or way)
        else match.start("first")
    )
    numeral = Span(match.start("first"), match.end("second") if ranged else match.end("first") - shift)
    return Quantity(
        value, upper if ranged else None, sign, start, match.end("after") if way else end, percent, numeral,
        not match["first"][0].isdecimal(),
    )  # fmt: skip


def find_numbers(text: str, *, single_words: bool = False, lowered: str | None = None) -> Iterator[Quantity]:
    """All quantities of `text` in order; numbers beside a `/`, inside codes or glued to letters are not quantities.

    Number words of one syllable other than `mười` are found only with `single_words`: `năm` is a year, `ba` a father.
    `lowered` is `plain(text)`, where the caller has it.

    >>> [(q.value, q.value_max, q.comparator, q.percent) for q in find_numbers("Có từ 98% đến 100% cán bộ; trên 20 người, hai mươi năm")]
    [(98, 100, '=', True), (20, None, '>', False), (20, None, '=', False)]
    >>> [(q.value, q.value_max, q.percent) for q in find_numbers("98,5 phần trăm; từ 95% đến dưới 98%; tăng 2,1 điểm phần trăm")]
    [(98.5, None, True), (95, 98, True), (2.1, None, False)]
    >>> [q.comparator for q in find_numbers("nộp cấp trên 30%, trên 30%")]
    ['=', '>']
    >>> [text[q.start:q.end] for text in ["Đạt 80% trở lên, ít nhất 3 người (QĐ 12/QĐ-UBND)"] for q in find_numbers(text)]
    ['80% trở lên', 'ít nhất 3']
    """
    return iter(_numbers(text, plain(text) if lowered is None else lowered, single_words))


@lru_cache(maxsize=16)  # a passage is searched for several tables, one after the other
def _numbers(text: str, lowered: str, single_words: bool) -> tuple[Quantity, ...]:
    return tuple(_found(text, lowered, single_words))


def _found(text: str, lowered: str, single_words: bool) -> Iterator[Quantity]:
    at = 0
    while match := _QUANTITY.search(lowered, at):
        at = max(match.end("first"), match.start() + 1)
        if _glued(text, match):
            continue
        quantity = _quantity(match, single_words)
        if quantity is None and not match["first"][0].isdecimal():
            at = match.start("first") + len(match["first"].split(" ")[0])
        elif quantity is not None:
            at = quantity.end
            yield quantity


def _glued(text: str, match: re.Match[str]) -> bool:
    """Whether the numeral is part of a code, a date or a word: `12/QĐ`, `05-NQ`, `QĐ-33`, `3a`."""
    before, after = (
        text[max(match.start("first") - 2, 0) : match.start("first")],
        text[match.end("first") : match.end("first") + 3],
    )
    return (len(before) == 2 and before[0].isupper() and before[1] in "-–") or _GOES_ON.match(after) is not None


def find_ratios(text: str) -> Iterator[Ratio]:
    """All `part/whole` of `text`, such as `15/28 người`; whole dates and document numbers are left out.

    >>> [(r.part, r.whole) for r in find_ratios("Nữ: 10/28, số 12/QĐ-UBND ngày 4/11/2020, 1.250/1.300 hộ")]
    [(10, 28), (1250, 1300)]
    """
    for match in _RATIO.finditer(text) if "/" in text else ():
        part, whole = parse_number(match[1]), parse_number(match[2])
        if part is not None and whole is not None:
            yield Ratio(part, whole, match.start(), match.end())
