"""Money: `trị giá trên 5.000.000 đ`, `từ 5 đến 10 triệu đồng`, and the cells of tables whose unit is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.catalogue import Rule
from vanthu.extractors import Context
from vanthu.extractors._amount_purposes import Purposes
from vanthu.extractors._amount_tables import from_tables, row_labels
from vanthu.extractors._zones import problem
from vanthu.text.numbers import Number, parse_number
from vanthu.types import Finding, Problem, Span, Value

ORDER = 2

_SCALES = {
    "ty": 10**9, "ti": 10**9, "nghin ty": 10**12, "ngan ty": 10**12, "nghin ti": 10**12, "ngan ti": 10**12, "trieu": 10**6, "tr": 10**6, "k": 10**3, "tram nghin": 10**5,
    "tram ngan": 10**5, "tram trieu": 10**8, "tram ty": 10**11, "tram ti": 10**11, "nghin": 10**3, "ngan": 10**3, "ng": 10**3,
}  # fmt: skip
_SIGNS = {"ge": ">=", "le": "<=", "lt": "<", "gt": ">", "about": "~"}
_SIGN_WORDS = {
    "qua": "quá",
    "vuot qua": "vượt quá",
    "chung": "chừng",
    "gan": "gần",
}  # folded, other words look like them: `năm qua`
_PART = re.compile(
    r"(?P<figure>\d[\d., ]*\d|\d)(?: {0,2}(?P<scale>(?:nghin|ngan|tram) (?:t[yi]|trieu|nghin|ngan)|t[yi]|trieu|tr|nghin|ngan|ng|k))?"
)
_THOUSAND_BILLIONS = re.compile(r"(\d{1,3}) {1,2}(?:nghin|ngan) {1,2}(\d{3}) {0,2}t[yi]")
_JOINING = re.compile(r"(?<=[a-z])(?:, {1,2}|\s{1,8})(?:le |linh )?(?=\d)|\([a-z ]{2,40}\)")  # between the parts of a sum
_SHORT_REST = re.compile(r"(?P<whole>\d{1,3}) {0,2}(?P<scale>t[yi]|trieu|tr) {0,2}(?P<rest>\d|\d{3})")
_IN_WORDS = re.compile(
    r"\d[\d., ]*(?: ?(?:trieu|t[yi]|nghin))? ?(?:dong|d|vnd)[^\w\n]{1,4}(?:\w+ ){0,2}?bang chu\W{0,4}[^()\n]{0,160}$"
)
_SPELLED_OUT = re.compile(r"\d[\d., ]*(?: ?(?:trieu|ty|nghin))? ?(?:dong|d|vnd) ?\(\W{0,2}$")
# A larger scale right before a sum: what was read is only the rest of a sum whose parts do not fit each other.
_LARGER = re.compile(r"\d {0,2}(?P<scale>(?:nghin |ngan )?t[yi]|trieu|tr)\s{1,4}(?:le |linh )?$")
_UNIT = re.compile(r"1[.,]?000 ?(?:d|dong|vnd)")
_UNIT_NOTE = re.compile(r"(?:dvt|don vi(?: tinh)?)\W{0,4}$")
_FRACTION = re.compile(r"(?<![\d.,])(?:1 ?/ ?[2-5]|2 ?/ ?3|3 ?/ ?4)(?![\d.,])")  # `1/2 tỷ đồng` is half of it


def extract(context: Context) -> Iterator[Finding | Problem]:
    """Money in prose, then in tables; a sum spelled out in words behind its figures is the same sum."""
    taken = bytearray(len(context.flow))
    sums = sorted(_sums(context, taken), key=lambda found: found[0])
    torn = [span for span, _, _ in sums if _is_rest(context, span)]
    for span in torn:
        said = " ".join(context.flow[max(span.start - 24, 0) : span.end].split())
        yield problem(context, "uncertain_amount", f"The parts of a sum do not fit each other: … {said}", span)
    sums = [found for found in sums if found[0] not in torn]
    purposes = Purposes(context.flow, [span for span, _, _ in sums])
    labels = row_labels(context) if sums else []
    for i, (span, rule, columns) in enumerate(sums):
        row = {**columns, "purpose": purposes.of(i) or _named_by(labels, span)}
        yield context.document.finding("amounts", row, span, rule.id, confidence=rule.confidence)
    yield from from_tables(context, taken)


def _is_rest(context: Context, span: Span) -> bool:
    """Whether the sum is what is left of `2 tỷ 1.500 triệu đồng`: a larger scale stands right before it, in the same cell."""
    larger = _LARGER.search(context.fold, max(span.start - 24, 0), span.start)
    return larger is not None and "\t" not in larger[0] and _in_one_cell(context, Span(larger.start(), span.end))


def _in_one_cell(context: Context, span: Span) -> bool:
    """Whether a place holds no end of a table's cell."""
    if "\n" not in context.flow[span.start : span.end]:
        return True
    first, last = (context.outline.block_at(at) for at in (span.start, span.end - 1))
    blocks = context.outline.blocks
    return first == last or not any(i >= 0 and blocks[i].kind == "cell" for i in (first, last))


def _named_by(labels: list[tuple[Span, str]], span: Span) -> str | None:
    """The name of the row in whose cell `span` stands."""
    return next((name for cell, name in labels if cell.start <= span.start < cell.end), None)


def _sums(context: Context, taken: bytearray) -> Iterator[tuple[Span, Rule, dict[str, Value]]]:
    """Each sum in prose with its place; the characters it takes are marked in `taken`."""
    for rule in context.catalogue.rules["amounts"]:
        if rule.id.startswith("unit") or (rule.id == "money-beside" and 1 not in taken):
            continue
        for match in _matches(rule, context.form(rule)):
            sign = _sign_said(context, match)
            span = _span(match, sign)
            columns = _columns(rule, match, sign)
            if not columns or any(taken[span.start : span.end]) or _is_repeat(context, span) or not _in_one_cell(context, span):
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
    "money-two": re.compile(r"t[yi]\s{0,8}(?:l[ei]\w{0,3} )?\d"),
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


def _sign_said(context: Context, match: re.Match[str]) -> str:
    """The comparator of a match, `=` where the text has another word that only looks like one when folded."""
    groups = match.groupdict()
    if groups.get("up") or groups.get("down"):
        return ">=" if groups.get("up") else "<="
    name = next((name for name in _SIGNS if groups.get(name)), None)
    if name is None:
        return "="
    meant = _SIGN_WORDS.get(match[name])
    return _SIGNS[name] if meant is None or context.plain[match.start(name) : match.end(name)] == meant else "="


def _span(match: re.Match[str], sign: str) -> Span:
    groups = match.groupdict()
    span = Span(*(match.span("whole") if groups.get("whole") else match.span()))
    if sign == "=" and any(groups.get(name) for name in _SIGNS):
        return Span(match.start("first"), span.end)
    skipped = len(match.string[span.start : span.end]) - len(match.string[span.start : span.end].lstrip())
    if groups.get("from") and not groups.get("second") and not groups.get("up"):
        skipped = match.start("first") - span.start if match.start("from") == span.start else skipped
    return Span(span.start + skipped, span.end)


def _columns(rule: Rule, match: re.Match[str], sign: str) -> dict[str, Value] | None:
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
    return _row(low, high, currency, sign)


def _spelt(words: str) -> Number | None:
    """The sum in words, with the commas of everyday typing: `ba trăm triệu, bốn trăm ngàn`; of several sums the last."""
    return parse_number(" ".join(words.replace(",", " ").split())) or parse_number(words.rpartition(",")[2].strip())


def _row(value: Number, value_max: Number | None, currency: str, comparator: str) -> dict[str, Value]:
    return {"value": value, "value_max": value_max, "currency": currency, "comparator": comparator}


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
    >>> [read_money(t) for t in ("3ty200tr", "12 trieu 500.000", "1 ty, 250 trieu", "1 nghin 200 ty", "15 (muoi lam) trieu", "2 ty 1.500 trieu")]
    [3200000000, 12500000, 1250000000, 1200000000000, 15000000, None]
    """
    text = " ".join(_JOINING.sub(" ", text).split())
    if rest := _SHORT_REST.fullmatch(text):
        text = f"{rest['whole']},{rest['rest']} {rest['scale']}"
    if thousands := _THOUSAND_BILLIONS.match(text):
        text = f"{thousands[1]}{thousands[2]} ty{text[thousands.end() :]}"
    total: Number = 0
    scale, smallest = 1, None
    for part in _PART.finditer(text.removesuffix("ruoi")):
        figure = re.sub(r"(?<=[.,]) ", "", part["figure"])
        number = parse_number(figure)
        scale = _SCALES.get((part["scale"] or "").strip(), 1)
        if number is None or (smallest is not None and (scale >= smallest or number * scale >= smallest)):
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
