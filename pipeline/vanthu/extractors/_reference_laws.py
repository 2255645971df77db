"""Laws, which are cited by name: `Luật Kế toán ngày 20 tháng 11 năm 2015`, `Luật Phí và lệ phí số 97/2015/QH13`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.extractors._references import Citation, Reader

# Looked back behind each word, which a search finds faster than a place where no word goes on.
_LAW = re.compile(
    "|".join(
        rf"{word}(?<!\w{word})(?<!pháp {word})(?<!kỷ {word})(?<!quy {word})(?!\w)"
        for word in ("bộ luật", "luật", "pháp lệnh", "hiến pháp")
    )
)
_AMENDS = re.compile(r"(?:bộ luật|luật|pháp lệnh) {1,2}sửa đổi")
_AMENDS_WHAT = re.compile(r"(?:bộ luật|luật|pháp lệnh) {1,2}sửa đổi(?:,? (?:và )?bổ sung)?+,? (?!năm )\w")
_LINK = re.compile(
    r"[ ,(]{0,3}(?:(?:đã )?(?:được )?(?:quốc hội(?: khóa [ivxl]{1,6})?(?: nước[^;\n]{0,40})?|ubtvqh)? ?(?:ban hành|thông qua)?(?:,? tại kỳ họp[^;\n,]{0,20},?)? ?)?(?:ngày {1,3})?$"
)
# Without one of these words the link is signs, blanks and `ngày`, and looked for only right before the date.
_LINKING = ("đã ", "được ", "quốc hội", "ubtvqh", "ban hành", "thông qua", "kỳ họp")
_BARE_LINK = 16
_NOT_A_TITLE = re.compile(
    r"(?<!\w)(?:có hiệu lực|từ|đến|tại|theo|trong (?:năm|tháng|thời gian|quá trình)|thực hiện|hết|ban hành kèm|này|nêu trên|của chính phủ|nghị định|thông tư|quyết định)(?!\w)"
)
_VERSION = re.compile(r" ((?:19|20)\d\d)(?![\d/-]|[.,]\d| (?:người|hộ|lượt|trường))")  # `Bộ luật Lao động 2019`
_AT_WORK = re.compile(r"(?<!\w)(?:triển khai|thực hiện|tuyên truyền|phổ biến|tập huấn|học tập|tìm hiểu)[^;,.\n]{0,25}$")
_NAMES = {"bộ luật": "Bộ luật", "luật": "Luật", "pháp lệnh": "Pháp lệnh", "hiến pháp": "Hiến pháp"}


def marked(reader: Reader, citations: list[Citation], *, quotes: bool = False) -> bytearray:
    """The characters that citations have taken: their quotes, or all that was read of them."""
    taken = bytearray(len(reader.plain))
    for cited in citations:
        _mark(taken, cited.start, cited.end if quotes else cited.tail)
    return taken


def _mark(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * max(end - start, 0)


def name_before(reader: Reader, offset: int, taken: bytearray) -> tuple[int, str, str] | None:
    """The law whose name ends at `offset`: where it starts, its kind, its title.

    `Luật sửa đổi, bổ sung một số điều của Luật Kế toán, Luật Quản lý thuế` is one law, the first.
    """
    low = max(offset - 460, 0)
    low = max([low, taken.rfind(1, low, offset) + 1, *(reader.plain.rfind(c, low, offset) + 1 for c in ";:\n")])
    words = list(_LAW.finditer(reader.plain, low, offset))
    if not words:
        return None
    amending = next((w for w in words if _AMENDS.match(reader.plain, w.start())), None)
    word = amending or words[-1]
    title = " ".join(reader.context.flow[word.end() : offset].split()).strip(" ,(")
    plain_title = reader.plain[word.end() : offset]
    if amending is None and (len(title.split()) > 16 or _NOT_A_TITLE.search(plain_title) or ". " in plain_title):
        return None
    return word.start(), _NAMES[word[0]], title


def dated(reader: Reader, citations: list[Citation]) -> Iterator[Citation]:
    """Laws cited by name and date, without a number."""
    taken = marked(reader, citations)
    for date in reader.dates:
        if date.precision not in ("day", "year") or date.bare or taken[date.start]:
            continue
        low = max(date.start - 130, 0)
        worded = any(reader.plain.find(word, low, date.start) >= 0 for word in _LINKING)
        link = _LINK.search(reader.plain, low if worded else max(date.start - _BARE_LINK, 0), date.start)
        at = link.start() if link else date.start
        found = name_before(reader, at, taken)
        if not found or (date.precision == "year" and not _year_names_it(reader, found, date.start)):
            continue
        start, kind, title = found
        if not title and kind != "Hiến pháp":
            continue
        cited = Citation(start, start, date.end, date.end, form="law", kind=kind, worded=True, title=title or None, sure=0.95)
        cited.issued_on = date.value
        reader.read_on_issuer(cited)
        _mark(taken, start, cited.tail)
        yield cited


def _year_names_it(reader: Reader, found: tuple[int, str, str], year_at: int) -> bool:
    """`Luật Thi đua, khen thưởng năm 2003` is a law; `tuyên truyền Luật Giao thông năm 2020` says when it was done.

    `các Luật sửa đổi, bổ sung năm 2005` does not say what was amended: neither name nor day tells which laws they are.
    """
    start, kind, _ = found
    known = bool(reader.terms.law.fullmatch(reader.plain, start, start + len(reader.plain[start:year_at].rstrip(" ,"))))
    amending = _AMENDS_WHAT.match(reader.plain, start, year_at) is not None
    return (known or amending or kind == "Hiến pháp") and not _AT_WORK.search(reader.plain, max(start - 50, 0), start)


def names_only(reader: Reader, citations: list[Citation]) -> Iterator[Citation]:
    """Laws cited by name alone; only titles that are known."""
    taken = marked(reader, citations, quotes=True)
    for found in reader.terms.law.finditer(reader.plain):
        if taken.find(1, *found.span()) < 0:
            cited = Citation(found.start(), found.start(), found.end(), found.end(), form="law_name", worded=True, sure=0.85)
            cited.kind, cited.title = _NAMES[found["kind"]], reader.clean(*found.span("title"))
            version = _VERSION.match(reader.plain, found.end())
            if version:
                cited.issued_on, cited.end, cited.tail = version[1], version.end(), version.end()
            yield cited
