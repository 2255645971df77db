"""Figures against each other: shares against counts, figures against the words behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanthu.checks.facts import Facts, made, named, number_of, shown
from vanthu.text.numbers import Number, Quantity, Ratio, find_numbers, find_ratios, parse_number
from vanthu.types import Check, Finding, Span

# A share says that it is one, or stands alone: in "2 chuyên viên; 100% có trình độ đại học" it is of other people.
_SHARE = re.compile(
    r"\s{0,2}[,;(]?\s{0,2}(?P<said>(?:chiếm|đạt|bằng|tương đương|=)\s{0,2}(?:tỷ lệ|tỉ lệ)?|tỷ lệ|tỉ lệ)?\s{0,2}:?\s{0,2}[(]?"
    r"(?P<share>\d{1,3}(?:[.,]\d{1,2})?)\s?%(?(said)|(?=\s{0,2}(?:[).;,/]|$|\n)))"
)
# What ties a share to a ratio: `36/38 hộ văn hóa, đạt 94,7%`, `94,7% số hộ (36/38 hộ)`; only words stand in between.
_WORDS = r"(?:[^\S\n]{0,2}(?:đ/c|[^\W\d]{1,8})(?=[ \t,;()%=:]|$)){0,7}"
_COMPARE = r"(?:(?P<ge>trên|hơn|ít nhất|không dưới|>)|(?P<le>dưới|gần|chưa đến|không quá|<)|(?P<about>khoảng|xấp xỉ|ước|~|≈))"
_PERCENT = rf"(?P<figure>(?:{_COMPARE}[^\S\n]{{0,2}})?(?P<share>\d{{1,3}}(?:[.,]\d{{1,2}})?)[^\S\n]?(?:%|phần trăm))"
_SHARE_AFTER = re.compile(
    rf"{_WORDS}[^\S\n]{{0,2}}(?:[,;]?[^\S\n]{{0,2}}[(]?[^\S\n]{{0,2}}(?:chiếm|đạt|bằng|tương đương|tương ứng(?: với)?|tức|=|≈)[^\S\n]{{0,2}}:?[^\S\n]{{0,2}}(?:tỷ lệ|tỉ lệ)?"
    rf"|[,;]?[^\S\n]{{0,2}}[(]?[^\S\n]{{0,2}}(?:tỷ lệ|tỉ lệ)|[(]|(?<=\d)[^\S\n]{{0,2}},(?=[^\S\n]{{0,2}}\d{{1,3}}(?:[.,]\d{{1,2}})?[^\S\n]?%[^\S\n]{{0,2}}(?:[).;]|$)))"
    rf"[^\S\n]{{0,2}}:?[^\S\n]{{0,2}}{_PERCENT}"
)
_SHARE_BEFORE = re.compile(
    rf"{_PERCENT}{_WORDS}[^\S\n]{{0,2}}[(][^\S\n]{{0,2}}(?:(?:tương ứng|tương đương|tức|đạt|có|là|với|gồm|bằng)[^\S\n]{{0,2}}){{0,2}}$"
)
_PART_IN_WORDS = re.compile(
    r"(?<!\w)trong (?:tổng số |tổng |số )?(?P<whole>\d[\d.]{0,8})(?: [^\W\d]{1,8}){1,3},? (?:thì |đã )?có (?P<part>\d[\d.]{0,8})(?![\d/%,])"
)
_LONGEST_BEFORE = 90
_WORD_STARTS = re.compile(r"(?<![\w.,])[\w<>~≈]")
_NEAR = 3.0  # percent points that `khoảng` may be off
_OF_PLAN = re.compile(
    r"\s{0,2}(?:so với|(?:\w+\s){0,2}(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|cùng kỳ|năm trước|mục tiêu|định mức|yêu cầu|nhu cầu))|\s{0,2}(?:và|;|,)\s{0,2}\d[\d.,]{0,5}\s?%"
)
_NO_RATIO = re.compile(
    r"(?<!\w)(?:ngày|dịp|lễ|mừng|niệm|tháng|quý|thứ|hạng|nhóm|lớp|mẫu|biểu|số|điều|khoản|tổ|từ|đến)\s{1,2}(?:\d{1,2}/\d{1,2}\s{0,2}[,-]\s{0,2})?$"
)
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
        elif _OF_PLAN.match(facts.plain, share.end()):
            continue
        elif len(bases) == 1 and (count.columns.get("parent") or not (share["said"] or "").startswith("đạt")):
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
    """`15/28 người, chiếm 53,6 %` and `đạt 96 % (36/38 hộ)` anywhere in the text; dates and document numbers are no ratios."""
    elsewhere = bytearray(len(facts.plain))
    for finding in facts.findings:
        if finding.table in ("dates", "references"):
            span = finding.evidence.span
            elsewhere[span.start : span.end] = b"\1" * (span.end - span.start)
    for ratio in (*find_ratios(facts.outline.flow), *_parts(facts.plain)):
        if (
            ratio.whole <= 0
            or any(elsewhere[ratio.start : ratio.end])
            or _NO_RATIO.search(facts.plain, max(ratio.start - 24, 0), ratio.start)
        ):
            continue
        said = _share_of(facts, ratio)
        if said is not None:
            yield from _ratio_check(facts, ratio, *said)


def _parts(text: str) -> Iterator[Ratio]:
    """`trong 38 hộ có 36 hộ`: a part of a whole in words."""
    for match in _PART_IN_WORDS.finditer(text):
        part, whole = parse_number(match["part"]), parse_number(match["whole"])
        if part is not None and whole is not None and part <= whole:
            yield Ratio(part, whole, match.start(), match.end())


def _share_of(facts: Facts, ratio: Ratio) -> tuple[re.Match[str], Span] | None:
    """The percentage that is said of a ratio, in front of its bracket, else behind it, and where both stand."""
    first = max(ratio.start - _LONGEST_BEFORE, facts.plain.rfind("\n", 0, ratio.start) + 1)
    before = facts.plain[first : ratio.start]
    for at in range(first, ratio.start) if "(" in before and ("%" in before or "phần trăm" in before) else ():
        if _WORD_STARTS.match(facts.plain, at) and (share := _SHARE_BEFORE.match(facts.plain, at, ratio.start)):
            return share, Span(at, ratio.end)
    behind = _SHARE_AFTER.match(facts.plain, ratio.end)
    return (behind, Span(ratio.start, behind.end())) if behind else None


def _ratio_check(facts: Facts, ratio: Ratio, share: re.Match[str], span: Span) -> Iterator[Check]:
    printed = " ".join(facts.outline.flow[ratio.start : ratio.end].split())
    printed = printed if printed[0].isdigit() else f"“{printed}”"
    about = _touching(facts, *span)
    right = ratio.part / ratio.whole * 100
    verdict, figure = _verdict(ratio, share, right), f"{share['share']} %"
    if share["ge"] or share["le"] or share["about"]:
        figure = f"“{' '.join(share['figure'].split())}”"
    if verdict == "pass":
        yield made("percent_of", "pass", f"{printed} is {figure}.", about)
    elif not (span.end == share.end() and _OF_PLAN.match(facts.plain, share.end())):  # a share of a plan has another whole
        yield made("percent_of", verdict, f"{printed} is said to be {figure}, but is {shown(round(right, 1))} %.", about)


def _verdict(ratio: Ratio, share: re.Match[str], right: float) -> str:
    said = float(share["share"].replace(",", "."))
    if _agrees(ratio.part, ratio.whole, share["share"]) or (share["ge"] and right >= said) or (share["le"] and right <= said):
        return "pass"
    return "unknown" if share["about"] and abs(right - said) < _NEAR else "fail"


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
