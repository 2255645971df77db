"""What citations share: `Quyết định 33, 52 của UBND Tỉnh`, `các Thông tư: số 01/2011/TT-BNV …, số 07/2012/TT-BNV … của Bộ Nội vụ`."""

from __future__ import annotations

import re
from itertools import pairwise

from vanthu.extractors._references import Citation, Reader


def share(reader: Reader, citations: list[Citation]) -> None:
    """Give the members of a list what is printed once: the kind before it, the issuer before or after it."""
    for before, after in pairwise(citations):
        if _joined(reader, before, after) and before.kind and (_may_be(reader, after, before.kind) or _alike(before, after)):
            after.kind, after.kind_code = before.kind, before.kind_code
    for cited in citations:
        if not cited.worded:
            _introduced(reader, cited)
    for before, after in reversed(list(pairwise(citations))):
        if _same_day(reader, before, after):
            before.issued_on, before.issuer = after.issued_on, before.issuer or after.issuer
        listed = (
            _joined(reader, before, after) or _kinds_in_one_list(reader, before, after) or _of_one_body(reader, before, after)
        )
        if before.issuer is None and listed:
            before.issuer = after.issuer
    for cited in citations:
        if cited.issuer is None and cited.worded and cited.symbol:
            _read_before(reader, cited)


def _joined(reader: Reader, before: Citation, after: Citation) -> bool:
    """Whether `after` goes on with the list that `before` is in, without a kind of its own."""
    if after.worded or not before.tail <= after.start <= before.tail + 20:
        return False
    return reader.matched("joint", reader.plain[before.tail : after.start]) is not None


def goes_on(reader: Reader, before: Citation, after: Citation) -> bool:
    """Whether `after` belongs to what is said of `before`: `căn cứ Quyết định số 12/QĐ-UBND và số 15/QĐ-UBND`.

    With a kind of its own it does so only behind `và`; behind a comma another clause may begin.
    """
    if _joined(reader, before, after):
        return True
    gap = reader.plain[before.tail : after.start] if after.start <= before.tail + 20 else ""
    return gap.strip() in ("và", "&") and "\n" not in gap


def _same_day(reader: Reader, before: Citation, after: Citation) -> bool:
    """One day, and one issuer, for both: `Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND cùng ngày 03/02/2026`, and where
    even the symbol is printed once, `Quyết định số 12, 13/QĐ-UBND ngày 03/02/2026`."""
    if before.issued_on or not after.issued_on or not before.tail <= after.start <= before.tail + 20:
        return False
    one_symbol = (
        before.symbol and before.symbol == after.symbol and not re.search("[/-]", reader.plain[before.start : before.end])
    )
    said = one_symbol or "cùng ngày" in reader.plain[after.head : after.end]
    return bool(said) and reader.matched("joint", reader.plain[before.tail : after.start]) is not None


def _kinds_in_one_list(reader: Reader, before: Citation, after: Citation) -> bool:
    """`Kế hoạch 67, Chương trình hành động 22 của Tỉnh ủy`: bare numbers, each with its kind, that one issuer stands behind.

    Not so `Chỉ thị 35, Kết luận 05 của Tỉnh ủy`: a directive without its issuer is as a rule one of those above.
    """
    bare = after.worded and all(cited.number and not cited.symbol and not cited.title for cited in (before, after))
    if (
        not bare
        or not reader.matched("cited_by_so", before.kind or "")
        or before.issued_on
        or not before.tail <= after.start <= before.tail + 8
    ):
        return False
    return reader.matched("joint", reader.plain[before.tail : after.start]) is not None


def _of_one_body(reader: Reader, before: Citation, after: Citation) -> bool:
    """`Tờ trình số 14/TTr-UBND ngày 03/7/2006 và Báo cáo số 29/BC-UBND của UBND xã`: both symbols end with the body's code."""
    codes = [re.split(r"[-/]", cited.symbol or "")[-1] for cited in (before, after)]
    if not codes[0] or codes[0] != codes[1] or before.title or not before.tail <= after.start <= before.tail + 8:
        return False
    return reader.plain[before.tail : after.start].strip(" ,") in ("và", "&")


def _may_be(reader: Reader, cited: Citation, kind: str) -> bool:
    code = re.split(r"[-/]", cited.symbol or "")[0]
    return code not in reader.terms.by_code or code in reader.terms.codes_of(kind)


def _alike(before: Citation, after: Citation) -> bool:
    """Whether both symbols begin with the same code: `Quyết định số 212-TC/CĐKT, 224-TC/CĐKT`."""
    return (before.symbol or "").split("/")[0] == (after.symbol or "-").split("/")[0]


def _introduced(reader: Reader, cited: Citation) -> None:
    """`Theo các Quyết định của UBND tỉnh: Số 79/QĐ-UBND …; số 657/QĐ-UBND …`: kind and issuer stand before the colon."""
    outline = reader.context.outline
    block = outline.block_at(cited.head)
    if block < 0:
        return
    ends = [cited.start] + [b.span.end for b in outline.ancestors(block)]
    starts = [outline.blocks[block].span.start] + [b.span.start for b in outline.ancestors(block)]
    for start, end in zip(starts, ends, strict=True):
        colon = reader.plain.rfind(":", start, end)
        if colon < 0:
            continue
        words = reader.terms.kinds(reader.forms, max(start, colon - 120), colon)
        if words and _introduces(reader, cited, words[-1], colon):
            return


def _introduces(reader: Reader, cited: Citation, word: re.Match[str], colon: int) -> bool:
    name, code = reader.terms.kind_named(word[0])
    end = reader.issuer_in(word.end())
    if not _may_be(reader, cited, name) or reader.plain[max(end, word.end()) : colon].strip(" ,()"):
        return False
    cited.kind, cited.kind_code = name, code
    if end and cited.issuer is None:
        link = reader.at("issuer_link", word.end())
        cited.issuer = reader.clean(link.end() if link else word.end(), end)
    return True


def _read_before(reader: Reader, cited: Citation) -> None:
    """The body before `tại` or `ban hành`, where the symbol names it too: `Giám đốc Sở Tài chính tại Công văn số 143/STC-HCSN`."""
    before = reader.clause_before(cited.start, 90)
    link = reader.matched("issuer_at_before", before)
    if not link:
        return
    base = cited.start - len(before)
    codes = set(re.split(r"[-/]", cited.symbol or ""))
    for start in (m.start() for m in re.finditer(r"(?<!\w)\w", before[: link.start()])):
        capital = reader.forms.even[base + start].isupper()
        if not capital or reader.terms.names.end(reader.forms, base + start) != base + link.start():
            continue
        name = reader.clean(base + start, base + link.start())
        asked = reader.matched("asked_before", before[:start])
        if asked or reader.terms.issues(name, codes, cited.form):
            cited.issuer = name
            if link["issued"] and link["issued"] != "co" and cited.issued_on is None:
                cited.issued_on = _day_before(reader, base + start)
        return


def _day_before(reader: Reader, offset: int) -> str | None:
    """The day of `Ngày 4-6-2010, Thủ tướng Chính phủ ban hành Quyết định số 800/QĐ-TTg`."""
    days = [date for date in reader.dates if offset - 4 <= date.end <= offset and date.precision == "day"]
    if not days or reader.plain[days[-1].end : offset].strip(" ,"):
        return None
    opened = reader.plain[max(days[-1].start - 6, 0) : days[-1].start].strip() in ("ngày", "ngày:") or reader.plain.startswith(
        "ngày", days[-1].start
    )
    return days[-1].value if opened else None
