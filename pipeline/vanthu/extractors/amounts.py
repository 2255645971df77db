"""Money: `trị giá trên 5.000.000 đ`, `từ 5 đến 10 triệu đồng`, and the cells of tables whose unit is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.catalogue import Rule
from vanthu.extractors import Context
from vanthu.extractors._amount_purposes import Purposes
from vanthu.extractors._amount_tables import from_tables, row_labels
from vanthu.text.numbers import Number, parse_number
from vanthu.types import Finding, Span, Value

ORDER = 2

_SCALES = {
    "ty": 10**9, "ti": 10**9, "nghin ty": 10**12, "ngan ty": 10**12, "nghin ti": 10**12, "ngan ti": 10**12, "trieu": 10**6, "tr": 10**6, "k": 10**3, "tram nghin": 10**5,
    "tram ngan": 10**5, "nghin": 10**3, "ngan": 10**3, "ng": 10**3,
}  # fmt: skip
_SIGNS = {"ge": ">=", "le": "<=", "lt": "<", "gt": ">", "about": "~"}
_PART = re.compile(r"(?P<figure>\d[\d., ]*\d|\d)(?: {0,2}(?P<scale>[a-z]+(?: t[yi]| nghin| ngan)?))?")
_SHORT_REST = re.compile(r"(?P<whole>\d{1,3}) {0,2}(?P<scale>t[yi]|trieu|tr) {0,2}(?P<rest>\d|\d{3})")
_IN_WORDS = re.compile(
    r"\d[\d., ]*(?: ?(?:trieu|t[yi]|nghin))? ?(?:dong|d|vnd)[^\w\n]{1,4}(?:\w+ ){0,2}?bang chu\W{0,4}[^()\n]{0,160}$"
)
_SPELLED_OUT = re.compile(r"\d[\d., ]*(?: ?(?:trieu|ty|nghin))? ?(?:dong|d|vnd) ?\(\W{0,2}$")
_UNIT = re.compile(r"1[.,]?000 ?(?:d|dong|vnd)")
_UNIT_NOTE = re.compile(r"(?:dvt|don vi(?: tinh)?)\W{0,4}$")
_FRACTION = re.compile(r"(?<![\d.,])(?:1 ?/ ?[2-5]|2 ?/ ?3|3 ?/ ?4)(?![\d.,])")  # `1/2 tỷ đồng` is half of it


def extract(context: Context) -> Iterator[Finding]:
    """Money in prose, then in tables; a sum spelled out in words behind its figures is the same sum."""
    taken = bytearray(len(context.flow))
    sums = sorted(_sums(context, taken), key=lambda found: found[0])
    purposes = Purposes(context.flow, [span for span, _, _ in sums])
    labels = row_labels(context) if sums else []
    for i, (span, rule, columns) in enumerate(sums):
        row = {**columns, "purpose": purposes.of(i) or _named_by(labels, span)}
        yield context.document.finding("amounts", row, span, rule.id, confidence=rule.confidence)
    yield from from_tables(context, taken)


def _named_by(labels: list[tuple[Span, str]], span: Span) -> str | None:
    """The name of the row in whose cell `span` stands."""
    return next((name for cell, name in labels if cell.start <= span.start < cell.end), None)


def _sums(context: Context, taken: bytearray) -> Iterator[tuple[Span, Rule, dict[str, Value]]]:
    """Each sum in prose with its place; the characters it takes are marked in `taken`."""
    for rule in context.catalogue.rules["amounts"]:
        if rule.id.startswith("unit") or (rule.id == "money-beside" and 1 not in taken):
            continue
        for match in _matches(rule, context.form(rule)):
            span = _span(match)
            columns = _columns(rule, match)
            if not columns or any(taken[span.start : span.end]) or _is_repeat(context, span):
                continue
            if rule.id != "money-beside" or _stands_beside(context, span, taken):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                yield span, rule, columns


def _stands_beside(context: Context, span: Span, taken: bytearray) -> bool:
    """Whether another sum stands in the same sentence: `48.500.000 đồng (trong đó xã hội hóa 15 triệu)`, `thu 6 triệu; chi 5 triệu đồng`."""
    start = max(context.flow.rfind(mark, 0, span.start) for mark in (". ", "\n")) + 1
    ends = [end for mark in (". ", "\n") if (end := context.flow.find(mark, span.end, span.end + _REACH_ON)) >= 0]
    after = taken[span.end : min([*ends, span.end + _REACH_ON])]
    return any(taken[max(start, span.start - _REACH_BACK) : span.start]) or any(after)


# What a sum cannot be without, by rule, and how far from it a match can begin and end; only there is it looked for.
_DONG = re.compile(r"\d\D{0,40}?d(?:ong)?(?![a-z])")
_NEEDED = {
    "money-vnd": _DONG,
    "money-whole": re.compile(r"\d/\d"),
    "money-part": _DONG,
    "money-short": re.compile(r"(?:t[yi]|trieu|tr|nghin|ngan|\dk)(?![a-z])"),
    "money-each": re.compile(r"[\dk] ?/ ?(?:nguoi|ho|suat|khau|em|chau|hoc sinh|phan|giai|tre)(?![a-z])"),
    "money-bare": re.compile(r"\.\d{3}\.\d{3}(?!\d)"),
    "money-beside": re.compile(r"(?:t[yi]|trieu|tr|nghin|ngan)(?![a-z])"),
    "money-words": re.compile(r"đồng(?!\w)"),
    "money-foreign": re.compile(r"usd|do la|\$|eur|jpy|yen nhat|cny|nhan dan te|ndt|lak|kip lao"),
}
_REACH_BACK, _REACH_ON = 250, 60


def _matches(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    """The matches of a rule in the stretches of `text` around the words it needs."""
    if not rule.may_match(text):
        return
    low = high = 0
    for word in _NEEDED[rule.id].finditer(text):
        if word.start() - _REACH_BACK > high:
            yield from rule.pattern.finditer(text, low, high)
            low = word.start() - _REACH_BACK
        high = word.end() + _REACH_ON
    yield from rule.pattern.finditer(text, low, min(high, len(text)))


def _span(match: re.Match[str]) -> Span:
    groups = match.groupdict()
    span = Span(*(match.span("whole") if groups.get("whole") else match.span()))
    skipped = len(match.string[span.start : span.end]) - len(match.string[span.start : span.end].lstrip())
    if groups.get("from") and not groups.get("second") and not groups.get("up"):
        skipped = match.start("first") - span.start if match.start("from") == span.start else skipped
    return Span(span.start + skipped, span.end)


def _columns(rule: Rule, match: re.Match[str]) -> dict[str, Value] | None:
    groups = match.groupdict()
    if rule.id == "money-words":
        value = _spelt(groups["first"])
        return None if value is None or value < 1000 else _row(value, None, "VND", "=")
    first, second = groups["first"], groups.get("second")
    if rule.id in ("money-part", "money-whole") and _FRACTION.search(match.string, match.start("first") - 3, match.end() + 3):
        return None
    if rule.id == "money-part":
        first = f"{first} {groups['shared'] or ''}"
    low, high = read_money(first), read_money(second) if second else None
    if low is None or (second and high is None):
        return None
    if high is not None and not groups.get("unit1") and _scale(first) == 1 < _scale(second or "") and low < high:
        low = _exact(low * _scale(second or ""))
    if high is not None and (high <= low or (groups["to"] == "-" and high > 100 * low)):
        return None
    currency = str(rule.set.get("currency") or next((c for c in ("USD", "EUR", "JPY", "CNY", "LAK") if groups.get(c)), ""))
    if currency == "VND" and not _is_money(groups.get("unit") or "", high or low):
        return None
    return _row(low, high, currency, _sign(groups))


def _spelt(words: str) -> Number | None:
    """The sum in words, with the commas of everyday typing: `ba trăm triệu, bốn trăm ngàn`; of several sums the last."""
    return parse_number(" ".join(words.replace(",", " ").split())) or parse_number(words.rpartition(",")[2].strip())


def _row(value: Number, value_max: Number | None, currency: str, comparator: str) -> dict[str, Value]:
    return {"value": value, "value_max": value_max, "currency": currency, "comparator": comparator}


def _sign(groups: dict[str, str | None]) -> str:
    if groups.get("up") or groups.get("down"):
        return ">=" if groups.get("up") else "<="
    return next((sign for name, sign in _SIGNS.items() if groups.get(name)), "=")


def _is_money(unit: str, value: Number) -> bool:
    """A bare `đ` behind a small figure is `điểm`, and the smallest sums in use are hundreds of đồng."""
    return value >= (1000 if unit.startswith("d") and not unit.startswith("dong") else 100)


def _scale(text: str) -> int:
    parts = list(_PART.finditer(text))
    return _SCALES.get((parts[-1]["scale"] or "").strip(), 1) if parts else 1


def _exact(value: Number) -> Number:
    """Without the noise of binary fractions; whole đồng as integers."""
    rounded = round(value, 2)
    return int(rounded) if float(rounded).is_integer() else rounded


def read_money(text: str) -> Number | None:
    """The sum that folded `text` says, scales added up; None when it cannot be read.

    >>> [read_money(t) for t in ("1 ty 250 trieu", "10.522,6 trieu", "5.000.000", "2 ty ruoi", "1.5 trieu", "5. 000.000", "2 ti 5")]
    [1250000000, 10522600000, 5000000, 2500000000, 1500000, 5000000, 2500000000]
    """
    if rest := _SHORT_REST.fullmatch(text.strip()):
        text = f"{rest['whole']},{rest['rest']} {rest['scale']}"
    total: Number = 0
    scale, smallest = 1, None
    for part in _PART.finditer(text.removesuffix("ruoi")):
        figure = re.sub(r"(?<=[.,]) ", "", part["figure"])
        number = parse_number(figure)
        scale = _SCALES.get((part["scale"] or "").strip(), 1)
        if number is None or (smallest is not None and scale >= smallest):
            return None
        total, smallest = total + number * scale, scale
    if smallest is None:
        return None
    return _exact(total + scale / 2 if text.endswith("ruoi") else total)


def _is_repeat(context: Context, span: Span) -> bool:
    """Whether the sum is said again in words, or is the unit of a table (`ĐVT: 1.000 đồng`, `Số tiền (1.000 đ)`)."""
    before = context.fold[max(span.start - 180, 0) : span.start]
    if _SPELLED_OUT.search(before[-24:]):
        return True
    unit = _UNIT.fullmatch(context.fold[span.start : span.end].strip()) is not None
    bracketed = unit and before.endswith("(") and context.fold[span.end : span.end + 1] == ")"
    return bool(bracketed or _IN_WORDS.search(before) or _UNIT_NOTE.search(before))
