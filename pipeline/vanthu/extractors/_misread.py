"""Setting right what OCR misread in words that are known to be meant: type codes of symbols, names of levels in an issuer.

Only for text read from page images. What is printed is never respelled: these letters are not what is printed.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from vanthu.catalogue import Catalogue
from vanthu.text.fold import fold, plain


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
