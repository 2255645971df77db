"""Setting right what OCR misread in words that are known to be meant: type codes of symbols, names of levels in an issuer.

Only for text read from page images. What is printed is never respelled: these letters are not what is printed.
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import Levenshtein

from vanthu.catalogue import Catalogue
from vanthu.extractors import Context
from vanthu.extractors._zones import is_ocr
from vanthu.text.fold import fold, plain, same_words
from vanthu.text.syllables import is_syllable
from vanthu.types import Span

_UNSURE = 0.8  # word confidence below which a word that is no syllable was not read
_FOREIGN = re.compile(
    r"[bcdđghjklmnpqrstvxzBCDĐGHJKLMNPQRSTVXZ][\u0300\u0301\u0303\u0309\u0323\u0327]"
)  # a mark on a consonant
_LEVEL = re.compile(r"(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran) [^\W\d_]{1,8}(?: [^\W\d_]{1,8})?$")
_NAMESAKE = re.compile(
    r"(?:tieu hoc|th|thcs|thpt|trung hoc co so|trung hoc pho thong|mam non|mau giao) (?P<name>[^\W\d_]{2,7}) [^\W\d_]"
)
_COMMON_SURNAMES = frozenset(
    ("nguyen", "tran", "pham", "hoang", "huynh", "phan", "dang", "truong", "dinh")
)  # hardly ever a place's first word
_ABBREVIATION = re.compile(r"[A-ZĐ0-9&.-]{1,12}")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ROOMS = frozenset(
    ("phong", "ban", "tram", "khoa", "doi", "to", "doan", "khoi", "nhom", "mon", "thon", "dai", "tra")
)  # what follows says what for
_SHORT_NAMES = frozenset("AYHKUÔÊ")  # given names of one letter among the minorities of the Central Highlands and the North


def symbol_meant(symbol: str, code: str, catalogue: Catalogue) -> str:
    """`symbol` with its type code read as `code` when it is unknown and one letter off; abbreviations have no tone marks.

    >>> from vanthu.catalogue import load
    >>> symbol_meant("QĐĐ-UBND", "QĐ", load()), symbol_meant("BC-UBND", "KH", load()), symbol_meant("BC/ĐŨ", "BC", load())
    ('QĐ-UBND', 'BC-UBND', 'BC/ĐU')
    """
    symbol = _toneless(symbol)
    head, joint, rest = symbol.partition("-")
    if "/" in head:
        head, joint, rest = symbol.partition("/")
    known = catalogue.by_code("document_types", head) is not None
    near = Levenshtein.distance(fold(head), fold(code), score_cutoff=1) <= 1
    return f"{code}{joint}{rest}" if code and near and not known else symbol


def _toneless(symbol: str) -> str:
    apart = unicodedata.normalize("NFD", symbol)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))


def issuer_meant(line: str, catalogue: Catalogue) -> str:
    """A line of an issuer's name with the marks of its level and of known bodies set right (`TÍNH QUẢNG NGÃI`).

    >>> from vanthu.catalogue import load
    >>> issuer_meant("TÍNH QUẢNG NGÃI", load()), issuer_meant("SỞ NỘI VỤ", load()), issuer_meant("HUYÊN ĐỨC THỌ", load())
    ('TỈNH QUẢNG NGÃI', 'SỞ NỘI VỤ', 'HUYỆN ĐỨC THỌ')
    >>> issuer_meant("TRUNG TẦM Y TẾ HUYỆN LỘC HÀ", load())
    'TRUNG TÂM Y TẾ HUYỆN LỘC HÀ'
    """
    for folded, form in catalogue.made(_bodies):
        at = f" {fold(line).replace('-', ' ')} ".find(f" {folded} ")
        printed = line[at : at + len(form)] if at >= 0 else ""
        if "-" in printed and min(map(len, form.split())) < 3:  # GD-ĐT
            continue
        if printed and plain(printed) != plain(form) and same_words(printed) != same_words(form):
            line = line[:at] + (form.upper() if printed.isupper() else form) + line[at + len(form) :]
    words = line.split(" ")
    for count in (2, 1):
        first = " ".join(words[:count])
        entry = catalogue.by_form("org_levels", first)
        if entry is not None and fold(entry.name) == fold(first) and plain(entry.name) != plain(first):
            return " ".join([entry.name.upper() if first.isupper() else entry.name, *words[count:]])
    return line


def _bodies(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Names of bodies of two and more words, folded and as spelt, the longest first; those that differ in marks only are no help."""
    spelt: dict[str, set[str]] = {}
    for entry in catalogue.gazetteers["issuers"]:
        for form in entry.forms:
            if " " in form:
                spelt.setdefault(fold(form), set()).add(form)
    return sorted(((k, next(iter(v))) for k, v in spelt.items() if len(v) == 1), key=lambda pair: (-len(pair[0]), pair[0]))


def post_meant(post: str, catalogue: Catalogue) -> str:
    """A post with its lost marks set right (`PHÓ TRƯỞNG TRAM`).

    >>> from vanthu.catalogue import load
    >>> post_meant("PHÓ TRƯỞNG TRAM", load()), post_meant("BÍ THƯ", load())
    ('PHÓ TRƯỞNG TRẠM', 'BÍ THƯ')
    """
    entry = catalogue.by_form("posts", post)
    form = next((f for f in entry.forms if fold(f) == fold(post)), None) if entry else None
    if form is None or plain(form) == plain(post):
        return post
    return form.upper() if post.isupper() else form


def post_printed(text: str, catalogue: Catalogue) -> str:
    """The post that `text` begins with, and its office; letters of a seal behind it are cut off. Empty when it begins with none.

    >>> from vanthu.catalogue import load
    >>> [post_printed(t, load()) for t in ("CHỦ TICH HĐND", "Ủ TRƯỞNG", "PHÓ GIÁM ĐỐC NH TẬT", "TRƯỞNG TRẠM Y TẾ", "BÍ THƯ ĐẢNG ỦY")]
    ['CHỦ TICH HĐND', '', 'PHÓ GIÁM ĐỐC', 'TRƯỞNG TRẠM Y TẾ', 'BÍ THƯ ĐẢNG ỦY']
    """
    folded = fold(text)
    forms = (fold(form) for entry in catalogue.gazetteers["posts"] for form in entry.forms if len(form) > 2)
    ends = [len(f) for f in forms if folded.startswith(f) and not folded[len(f) : len(f) + 1].isalpha()]
    if not ends:
        return ""
    post, rest = text[: max(ends)], text[max(ends) :].strip()
    return text if _is_office(fold(post).split()[-1], rest, catalogue) else post


def _is_office(last: str, rest: str, catalogue: Catalogue) -> bool:
    """Whether `rest` can stand behind a post: the name of a body, or what a room, team or station is for."""
    if not rest or rest[0] in ",(-–&" or fold(rest).startswith(("thuong truc", "phu trach", "kiem ", "chuyen trach")):
        return True
    known = {plain(form) for entry in catalogue.gazetteers["issuers"] for form in entry.forms}
    named = any(
        rule.id in ("body_start", "area") and rule.pattern.search(rule.form(rest)) for rule in catalogue.rules["outline"]
    )
    if last in _ROOMS:
        return named or all(is_syllable(w) or plain(w) in known for w in re.findall(r"[^\W_]+", rest))
    return named


def garbled(context: Context, span: Span) -> bool:
    """Whether a word of `span` was hardly read and is neither a Vietnamese syllable nor an abbreviation."""
    words = (context.document.words[i] for i in context.document.words_in(span))
    unsure = (w.text.strip(".,:;-–'|“”\"()") for w in words if w.confidence < _UNSURE)
    return any(text and not is_syllable(text) and not _ABBREVIATION.fullmatch(text) for text in unsure)


def cut_short(context: Context, line: str, name: Span) -> bool:
    """Whether the last line of a body's name was not read: the text goes on where it ends (`HUYỆN PHÚ`, but `huyện Phú Lâm`).

    The place of issue counts as text: `XÃ ĐẠI`, `Đại Thắng, ngày …`.
    """
    level = _LEVEL.search(fold(line))
    place = context.outline.zones.get("place_date", ())
    issued = context.document.text[place[0].start : place[0].end].partition(",")[0].split() if place else []
    words = fold(line).split()
    if any(words[-n:] == [fold(w) for w in issued[:n]] for n in range(1, len(issued))) and fold(issued[-1]) not in words:
        return True
    if level is None:
        return False
    rest = context.document.text[name.end :]
    found = [rest[m.end() : m.end() + 2] for m in re.finditer(rf"(?<!\w){re.escape(level[0])}(?!\w)", fold(rest))]
    return len(found) > 0 and all(after[:1] == " " and after[1:].isupper() for after in found)


def off_axis(context: Context, post: Span, name: Span) -> bool:
    """Whether a post is not centred over the name, as posts are: part of it was hidden from OCR (`[PHÓ] CHỦ TỊCH`)."""
    upper, lower = (context.document.evidence(span).regions[-1:] for span in (post, name))
    turned = {page.number for page in context.document.pages if page.rotation}
    if not upper or not lower or upper[0].page != lower[0].page or upper[0].page in turned:
        return False
    a, b = upper[0].box, lower[0].box
    return a is not None and b is not None and abs(a.left + a.right - b.left - b.right) / 2 > a.bottom - a.top


def overlaid(context: Context, span: Span) -> bool:
    """Whether a name read from a page image has letters of the seal in it or lost its first word under it.

    `Nguyễn Văn V Bách`, `Ñguyến Thị Hiệp`, `Văn Vượng`.
    """
    words = context.document.text[span.start : span.end].split()
    if not is_ocr(context, span):
        return False
    stray = any(len(w) == 1 and w.upper() not in _SHORT_NAMES for w in words)
    beheaded = len(words) == 2 and plain(words[0]) in ("văn", "thị")
    return stray or beheaded or any(_FOREIGN.search(unicodedata.normalize("NFD", w)) for w in words)


def uncertain_syllable(context: Context, span: Span) -> str | None:
    """The first word of a name read from a page image that is no known name while one with other marks is: `Vị` for `Vi`."""
    if not is_ocr(context, span):
        return None
    words = context.document.text[span.start : span.end].split()
    first, later = context.catalogue.made(_vocabulary)
    for i, word in enumerate(words):
        known = later if i else first
        if plain(word) not in known and fold(word) in known.values():
            return word
    return None


def namesake_misread(body: str, catalogue: Catalogue) -> str | None:
    """The family name of the person that a school is called after, where only its marks are not those of a family name.

    >>> from vanthu.catalogue import load
    >>> [namesake_misread(f"TRƯỜNG TIỂU HỌC {name}", load()) for name in ("NGUYÊN DU", "NGUYỄN DU", "THẠCH KHÊ")]
    ['NGUYÊN', None, None]
    """
    match = _NAMESAKE.search(fold(body))
    if match is None:
        return None
    word = body[match.start("name") : match.end("name")]
    first, _ = catalogue.made(_vocabulary)
    known = plain(word) in first or catalogue.by_form("places", word) is not None
    return word if not known and fold(word) in _COMMON_SURNAMES else None


def _vocabulary(catalogue: Catalogue) -> tuple[dict[str, str], dict[str, str]]:
    """Family names, and all words of names, as plain to folded."""
    first = {plain(f): fold(f) for entry in catalogue.gazetteers["surnames"] for f in entry.forms}
    given = {plain(f): fold(f) for entry in catalogue.gazetteers["given_names"] for f in entry.forms}
    return first, first | given
