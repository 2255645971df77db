"""Figures against each other: shares against counts, figures against the words behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanthu.checks.facts import Facts, made, named, number_of, shown
from vanthu.text.numbers import Number, Quantity, find_numbers, find_ratios, parse_number
from vanthu.types import Check, Finding

# A share says that it is one, or stands alone: in "2 chuyên viên; 100% có trình độ đại học" it is of other people.
_SHARE = re.compile(
    r"\s{0,2}[,;(]?\s{0,2}(?P<said>(?:chiếm|đạt|bằng|tương đương|=)\s{0,2}(?:tỷ lệ|tỉ lệ)?|tỷ lệ|tỉ lệ)?\s{0,2}:?\s{0,2}[(]?"
    r"(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s?%(?(said)|(?=\s{0,2}(?:[).;,/]|$|\n)))"
)
_PEOPLE = re.compile(r"\s{0,2}(?:người|đồng chí|đ/c|cán bộ|đảng viên|hộ|giáo viên|công chức|viên chức)?(?:\s[^\W\d]{1,7}){0,5}")
_IN_WORDS = re.compile(
    r"(?<![\w/.,-])(\d{1,3}(?:\.\d{3}){1,5}|\d{1,12})(?:[.,]-)?\s{0,2}(?:người|đồng chí|đ/c|đồng|đ|vnđ)?\s{0,2}"
    r"(?:[(]\s{0,2}(?:(?:viết\s|số tiền\s)?bằng chữ)?|[.,;:]?\s{1,4}(?:viết\s|số tiền\s)?bằng chữ)"
    r"\s?:?\s{0,2}(?=[^\W\d])([^()\n]{2,160})(?:[).]|$)"
)

_SCALE_COMMA = re.compile(r"(?<!\w)(trăm|nghìn|ngàn|triệu|tỷ|tỉ),\s{0,2}", re.IGNORECASE)
_UNIT_BEHIND = re.compile(r"(?:\s{1,2}(?:người|đồng chí|đồng|chẵn|việt nam|cán bộ|đảng viên|tháng|năm|ngày)){0,3}[\s./]{0,4}")


def figure_checks(facts: Facts) -> Iterator[Check]:
    """`percent_of` and `digits_vs_words`."""
    yield from _shares_of_counts(facts)
    yield from _shares_of_ratios(facts)
    yield from _words(facts)


def _agrees(part: float, whole: float, printed: str) -> bool:
    """Whether `printed` is part/whole in percent, rounded or cut off at as many decimals as are printed."""
    value, decimals = float(printed.replace(",", ".")), len(re.sub(r"^\d+[.,]?", "", printed))
    return whole > 0 and abs(part / whole * 100 - value) < 10**-decimals


def _shares_of_counts(facts: Facts) -> Iterator[Check]:
    """`15 người, chiếm 53,6 %` against the count it is a part of, else against the totals of the document."""
    for count in facts.staff:
        share = _SHARE.match(facts.plain, count.evidence.span.end)
        if not share or next(find_ratios(count.evidence.quote), None):
            continue
        bases = _bases(count, facts.staff)
        others = [f for f in facts.staff if f is not count and f not in bases and number_of(f) >= number_of(count)]
        base = next((b for b in (*bases, *others) if _agrees(number_of(count), number_of(b), share["share"])), None)
        if base is not None:
            message = f"{named(count)} is {share['share']} % of {named(base)}."
            yield made("percent_of", "pass", message, [count, base])
        elif len(bases) == 1:
            right = shown(round(number_of(count) / number_of(bases[0]) * 100, 1))
            message = f"{named(count)} is said to be {share['share']} %, but is {right} % of {named(bases[0])}."
            yield made("percent_of", "fail", message, [count, bases[0]])
        else:
            yield made(
                "percent_of",
                "unknown",
                f"{named(count)} is said to be {share['share']} %, of what is not clear.",
                [count, *bases],
            )


def _bases(count: Finding, staff: Sequence[Finding]) -> list[Finding]:
    own = [f for f in staff if f.fact_id == count.columns.get("parent")]
    wholes = [f for f in staff if f.columns["category"] in ("STAFF.TOTAL", "STAFF.CBCC") and not f.columns.get("unit_name")]
    return [f for f in own or wholes if f is not count and number_of(f) > 0]


def _shares_of_ratios(facts: Facts) -> Iterator[Check]:
    """`15/28 người, chiếm 53,6 %` anywhere in the text."""
    for ratio in find_ratios(facts.outline.flow):
        people = _PEOPLE.match(facts.plain, ratio.end)
        share = _SHARE.match(facts.plain, people.end()) if people else None
        if not share or ratio.whole <= 0 or ratio.part > ratio.whole:
            continue
        printed = " ".join(facts.outline.flow[ratio.start : ratio.end].split())
        about = _touching(facts, ratio.start, share.end())
        if _agrees(ratio.part, ratio.whole, share["share"]):
            yield made("percent_of", "pass", f"{printed} is {share['share']} %.", about)
        else:
            right = shown(round(ratio.part / ratio.whole * 100, 1))
            yield made("percent_of", "fail", f"{printed} is said to be {share['share']} %, but is {right} %.", about)


def _touching(facts: Facts, start: int, end: int) -> list[Finding]:
    return [f for f in facts.findings if f.evidence.span.start < end and start < f.evidence.span.end and f.table != "documents"]


def _words(facts: Facts) -> Iterator[Check]:
    """`28 (hai mươi tám)`, `5.000.000 đồng (Bằng chữ: Năm triệu đồng)`."""
    flow = facts.outline.flow
    for match in _IN_WORDS.finditer(facts.plain):
        written = _first_number(match[2])
        figures = parse_number(match[1])
        if written is None or figures is None:
            continue
        about = _touching(facts, match.start(), match.end())
        words = flow[match.start(2) : match.end(2)].strip(" .")
        if written == figures:
            yield made("digits_vs_words", "pass", f"{match[1]} agrees with “{words}”.", about)
        else:
            yield made("digits_vs_words", "fail", f"{match[1]} in figures, but “{words}” ({shown(written)}) in words.", about)


def _first_number(words: str) -> Number | None:
    """The number that `words` are, a unit behind it left out; None where they say anything else.

    >>> _first_number("hai mươi tám người"), _first_number("không tính 5 công an"), _first_number("ba đồng chí đang học")
    (28, None, None)
    >>> _first_number("ba trăm triệu, bốn trăm ngàn đồng")
    300400000
    """
    words = _SCALE_COMMA.sub(r"\1 ", words)
    quantity: Quantity | None = next(find_numbers(words, single_words=True), None)
    if quantity is None or not quantity.in_words or quantity.start > 0 or not _UNIT_BEHIND.fullmatch(words, quantity.end):
        return None
    return quantity.value
