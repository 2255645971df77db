"""The document's own number and date.

On a page image number and day are often hand-written, and OCR misreads nearly all of them: what is not surely read stays empty, with
a problem that says what could be read. A blank on a typed page is a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.extractors import Context
from vanthu.extractors._misread import symbol_meant
from vanthu.extractors._zones import cell, is_ocr, one_line, problem, rule_of, spans, whole
from vanthu.text.dates import edtf
from vanthu.text.fold import fold, same_words
from vanthu.text.symbols import even
from vanthu.types import Box, Finding, Problem, Span

_SURE = 0.9  # word confidence from which a number of a page image is taken as read …
_SURE_IN_WORD = 0.8  # … and one that is printed in one word with its symbol, which nobody writes by hand
_SURE_IN_SHAPE = 0.7  # … where reading also compared the digits with the print behind the slash and marked no handwriting
_MONTHS = {"mot": 1, "gieng": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
           "muoi mot": 11, "muoi hai": 12, "chap": 12}  # fmt: skip
_DIGITS = str.maketrans("oilOIl", "011011")


def numbered(context: Context, code: str) -> Iterator[Finding | Problem]:
    """Number, year and symbol of `Số: 96/2025/TT-BTC`; `code` is that of the document's kind."""
    rule, unread = rule_of(context, "documents", "number"), rule_of(context, "documents", "unread_number")
    for span in spans(context, "number"):
        text = re.sub(r"\s", " ", even(context.document.text[span.start : span.end]))
        match = rule.pattern.search(text)
        if match is None:
            match = unread.pattern.search(text)
            if match is not None:
                own = _symbol(context, _at(span, match, "symbol"), code)
                if not is_ocr(context, span) or _known(context, str(own.columns["symbol"])):
                    yield own
                yield _unread(context, span)
                return
            continue
        form = next((n for n in ("", "2", "3") if match["symbol" + n]), "")
        symbol = "symbol" + form
        yield from _own_number(context, match, "number" + form, span)
        if match["year"]:
            yield cell(context, "year", int(match["year"]), _at(span, match, "year"), "number")
        yield _symbol(context, _at(span, match, symbol), code)
        return
    if spans(context, "number"):
        yield _unread(context, spans(context, "number")[0])
    elif spans(context, "national_title") or spans(context, "party_title"):
        yield problem(context, "no_number", "No number and symbol were found in the head.")


def _known(context: Context, symbol: str) -> bool:
    """Whether a symbol beside an unread number names a kind of document or a body; else it may be misread like the number."""
    codes = re.split(r"[-/.&]", symbol)
    return any(context.catalogue.by_code(name, code) is not None for name in ("document_types", "issuers") for code in codes)


def _own_number(context: Context, match: re.Match[str], group: str, span: Span) -> Iterator[Finding | Problem]:
    if not match[group]:
        if is_ocr(context, span):
            yield _unread(context, span)
        return
    place = _at(span, match, group)
    in_word = place.end < len(context.document.text) and not context.document.text[place.end].isspace()
    least = _SURE_IN_SHAPE if context.document.text[place.end : place.end + 1] == "/" else _SURE_IN_WORD if in_word else _SURE
    lost = group == "number3" and not in_word  # where the slash was lost, a figure may be too
    if is_ocr(context, place) and (lost or not _surely_read(context, place, least)):
        yield _unread(context, place)
        return
    yield cell(context, "number", match[group], place, "number")


def _unread(context: Context, span: Span) -> Problem:
    quote = context.document.text[span.start : span.end]
    return problem(context, "unread_number", f"The number is hand-written or cannot be read surely: {quote}", span)


def _surely_read(context: Context, span: Span, least: float = _SURE) -> bool:
    """Whether the words of a page image are sure, and not in a place of hand-writing or under a stamp."""
    return context.document.evidence(span).confidence >= least and not _covered(context, span)


def _covered(context: Context, span: Span) -> bool:
    """Whether hand-writing or a stamp was seen on the line of `span`, where it stands."""
    covers = [m for m in context.document.marks if m.kind in ("handwriting", "incoming_stamp")]
    return any(
        mark.page == region.page and region.box and _overlap(mark.box, region.box)
        for region in context.document.evidence(span).regions
        for mark in covers
    )


def _overlap(a: Box, b: Box) -> bool:
    return min(a.right, b.right) > max(a.left, b.left) and min(a.bottom, b.bottom) > max(a.top, b.top)


def _symbol(context: Context, place: Span, code: str) -> Finding:
    symbol = re.sub(r"\s+", "", even(context.document.text[place.start : place.end])).rstrip(".-/")
    meant = symbol_meant(symbol, code, context.catalogue) if is_ocr(context, place) else symbol
    return cell(context, "symbol", meant, place, "number", confidence=1.0 if meant == symbol else 0.85)


def _at(span: Span, match: re.Match[str], group: str) -> Span:
    return Span(span.start + match.start(group), span.start + match.end(group))


def dated(context: Context) -> Iterator[Finding | Problem]:
    """Place and day of issue; what is blank stays blank."""
    for span in spans(context, "place_date"):
        text = re.sub(r"\s", " ", context.document.text[span.start : span.end])
        for id in ("place_date", "place_date_figures", "place_month", "unread_date"):
            rule = rule_of(context, "documents", id)
            match = rule.pattern.search(rule.form(text))
            if match is not None and match["year"]:
                yield from _place(context, match, span)
                yield from _day(context, match, span, id)
                return
        match = rule_of(context, "documents", "place_date").pattern.search(
            rule_of(context, "documents", "place_date").form(text)
        )
        if match is not None:
            yield from _place(context, match, span)
            return
    if spans(context, "national_title") or spans(context, "party_title"):
        yield problem(context, "no_date", "No place and date of issue were found in the head.")


def gazetted(context: Context) -> Iterator[Finding]:
    """The head as the Official Gazette prints it: who, number, day and subject in one title under the kind."""
    title, rule = spans(context, "title"), rule_of(context, "documents", "gazette_title")
    if not title or spans(context, "number"):
        return
    text = even(one_line(context, title))
    match = rule.pattern.search(rule.form(text))
    if match is None:
        return
    span = whole(title)
    found = {group: text[slice(*match.span(group))] for group in ("number", "symbol", "title") if match[group]}
    if match["issuer"] and not spans(context, "issuer"):
        found["issuer"] = text[slice(*match.span("issuer"))]
    for column, value in found.items():
        yield cell(context, column, value, span, rule.id)
    if match["year"]:
        yield cell(context, "year", int(match["year"]), span, rule.id)
    day = edtf(int(match["issued"]), int(match["month"]), int(match["day"])) if match["issued"] else None
    if day:
        yield cell(context, "issued_on", day, span, rule.id)


def _place(context: Context, match: re.Match[str], span: Span) -> Iterator[Finding | Problem]:
    alone = next((s for s in spans(context, "place_date") if s.end <= span.start), None)  # on the line above its date
    place = _at(span, match, "place") if (match["place"] or "").strip(" ,.-") else alone
    if place is not None:
        text = context.document.text[place.start : place.end]
        if is_ocr(context, place) and _contradicted(context, place):
            yield problem(context, "unread_place", f"The issuing body's name spells this place with other marks: {text}", place)
            return
        yield cell(context, "place", " ".join(text.split()).strip(" ,.;-–"), place, "place_date")


def _contradicted(context: Context, place: Span) -> bool:
    """Whether the letterhead, read more surely, has the same place with other marks (`Đồng Hải` under `TỈNH ĐÔNG HẢI`)."""
    words = _bare_words(context, place)
    sure = context.document.evidence(place).confidence
    contradicted = False
    for span in (*spans(context, "issuer"), *spans(context, "parent_issuer")):
        body = _bare_words(context, span)
        for i in range(len(body) - len(words) + 1):
            other = body[i : i + len(words)]
            if [fold(w) for w in other] != [fold(w) for w in words]:
                continue
            if same_words(" ".join(other)) == same_words(" ".join(words)):
                return False
            contradicted = contradicted or context.document.evidence(span).confidence >= sure
    return contradicted


def _bare_words(context: Context, span: Span) -> list[str]:
    return re.findall(r"[^\W\d_]+", context.document.text[span.start : span.end])


def _day(context: Context, match: re.Match[str], span: Span, id: str) -> Iterator[Finding | Problem]:
    year, month, day = _figure(match["year"]), _month(match["month"] or ""), _figure(match["day"] or "")
    if year is None or not 1900 < year < 2100:
        yield problem(context, "unread_date", "The date of issue cannot be read.", span)
        return
    scanned = is_ocr(context, span)
    if scanned and day is not None and not _surely_read(context, _at(span, match, "day")):
        day = None
    value = edtf(year, month, day)
    known = edtf(year, month if month and month <= 12 else None)
    blank = id == "place_date" and not (match["day"] or "").strip(" .…_\t") and not _covered(context, span)
    if scanned and not blank and (value is None or day is None):
        message = f"The day of issue is blank, hand-written or cannot be read surely; month and year as read: {known}."
        yield problem(context, "unread_date", message, span)
    elif value is not None:
        yield cell(context, "issued_on", value, span, id)
    elif known is not None:
        yield problem(context, "no_such_day", f"There is no such day as the printed one; month and year: {known}.", span)


def _figure(text: str) -> int | None:
    text = text.replace(" ", "").translate(_DIGITS)
    return int(text) if text.isdigit() else None


def _month(text: str) -> int | None:
    text = " ".join(text.split())
    return _MONTHS.get(text) or _figure(text)
