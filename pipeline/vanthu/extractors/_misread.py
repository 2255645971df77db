"""Setting right what OCR misread in words that are known to be meant: type codes of symbols, names of levels in an issuer.

Only for text read from page images. What is printed is never respelled: these letters are not what is printed.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from vanthu.catalogue import Catalogue
from vanthu.extractors import Context
from vanthu.extractors._zones import is_ocr
from vanthu.text.fold import fold, plain
from vanthu.text.syllables import is_syllable
from vanthu.types import Span

_UNSURE = 0.8  # word confidence below which a word that is no syllable was not read
_ABBREVIATION = re.compile(r"[A-ZĐ0-9&.-]{1,12}")
_SHORT_NAMES = frozenset("AYHKUÔÊ")  # given names of one letter among the minorities of the Central Highlands and the North


def symbol_meant(symbol: str, code: str, catalogue: Catalogue) -> str:
    """`symbol` with its type code read as `code` when it is unknown and one letter off.

    >>> from vanthu.catalogue import load
    >>> symbol_meant("QĐĐ-UBND", "QĐ", load()), symbol_meant("BC-UBND", "KH", load())
    ('QĐ-UBND', 'BC-UBND')
    """
    head, joint, rest = symbol.partition("-")
    if "/" in head:
        head, joint, rest = symbol.partition("/")
    known = catalogue.by_code("document_types", head) is not None
    near = Levenshtein.distance(fold(head), fold(code), score_cutoff=1) <= 1
    return f"{code}{joint}{rest}" if code and near and not known else symbol


def issuer_meant(line: str, catalogue: Catalogue) -> str:
    """A line of an issuer's name with the marks of its level set right (`TÍNH QUẢNG NGÃI`).

    >>> from vanthu.catalogue import load
    >>> issuer_meant("TÍNH QUẢNG NGÃI", load()), issuer_meant("SỞ NỘI VỤ", load()), issuer_meant("HUYÊN ĐỨC THỌ", load())
    ('TỈNH QUẢNG NGÃI', 'SỞ NỘI VỤ', 'HUYỆN ĐỨC THỌ')
    """
    words = line.split(" ")
    for count in (2, 1):
        first = " ".join(words[:count])
        entry = catalogue.by_form("org_levels", first)
        if entry is not None and fold(entry.name) == fold(first) and plain(entry.name) != plain(first):
            return " ".join([entry.name.upper() if first.isupper() else entry.name, *words[count:]])
    return line


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


def is_post(text: str, catalogue: Catalogue) -> bool:
    """Whether `text` begins with a known post, marks aside.

    >>> from vanthu.catalogue import load
    >>> is_post("CHỦ TICH HĐND", load()), is_post("Ủ TRƯỞNG", load())
    (True, False)
    """
    folded = fold(text)
    forms = (fold(form) for entry in catalogue.gazetteers["posts"] for form in entry.forms if len(form) > 2)
    return any(folded.startswith(form) and not folded[len(form) : len(form) + 1].isalpha() for form in forms)


def garbled(context: Context, span: Span) -> bool:
    """Whether a word of `span` was hardly read and is neither a Vietnamese syllable nor an abbreviation."""
    words = (context.document.words[i] for i in context.document.words_in(span))
    unsure = (w.text.strip(".,:;-–'|“”\"()") for w in words if w.confidence < _UNSURE)
    return any(text and not is_syllable(text) and not _ABBREVIATION.fullmatch(text) for text in unsure)


def off_axis(context: Context, post: Span, name: Span) -> bool:
    """Whether a post is not centred over the name, as posts are: part of it was hidden from OCR (`[PHÓ] CHỦ TỊCH`)."""
    upper, lower = (context.document.evidence(span).regions[-1:] for span in (post, name))
    turned = {page.number for page in context.document.pages if page.rotation}
    if not upper or not lower or upper[0].page != lower[0].page or upper[0].page in turned:
        return False
    a, b = upper[0].box, lower[0].box
    return a is not None and b is not None and abs(a.left + a.right - b.left - b.right) / 2 > a.bottom - a.top


def stray_letter(context: Context, span: Span) -> bool:
    """Whether a name read from a page image has a letter of the seal in it: `Nguyễn Văn V Bách`."""
    words = context.document.text[span.start : span.end].split()
    return is_ocr(context, span) and any(len(w) == 1 and w.upper() not in _SHORT_NAMES for w in words)
