"""When a cell of the output says the same as a cell of the gold: one function a kind of value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from rapidfuzz.distance import Levenshtein

from vanthu.text.fold import plain, same_words

Same = Callable[[Any, Any], bool]
Row = Mapping[str, Any]


def tidy(value: Any) -> str:
    """NFC with white space folded; nothing becomes the empty string.

    >>> tidy("  Báo \\n cáo"), tidy(None)
    ('Báo cáo', '')
    """
    return "" if value is None else " ".join(unicodedata.normalize("NFC", str(value)).split())


def number(value: Any) -> float | None:
    """A number, or None for what is none: the contract asks for `5000000`, not for `5.000.000`.

    >>> number("28"), number("5.000.000"), number(True), number("")
    (28.0, None, None, None)
    """
    if value is None or isinstance(value, bool):
        return None
    try:
        return float(str(value).strip())
    except ValueError:
        return None


def truth(value: Any) -> bool:
    """
    >>> truth("True"), truth(1), truth(""), truth(None)
    (True, True, False, False)
    """
    return str(value).strip().lower() in ("true", "1", "yes")


def distance(a: str, b: str) -> float:
    """Edit distance over the length of the longer text: 0 is the same, 1 has nothing in common."""
    return float(Levenshtein.normalized_distance(a, b))


def overlap(a: Any, b: Any) -> float:
    """The share of the words of the one with fewer words that the other has.

    >>> overlap("Đại học: 15", "15 đại học"), overlap("", "a")
    (1.0, 0.0)
    """
    one, other = (set(re.findall(r"\w+", same_words(tidy(x)))) for x in (a, b))
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def same_text(gold: Any, cell: Any) -> bool:
    return tidy(gold) == tidy(cell)


def same_number(gold: Any, cell: Any) -> bool:
    """
    >>> same_number(28, "28.0"), same_number(5_000_000, "5.000.000"), same_number(None, "")
    (True, False, True)
    """
    one, other = number(gold), number(cell)
    if one is None or other is None:
        return not tidy(gold) and not tidy(cell)
    return abs(one - other) <= 1e-6 * max(1.0, abs(one))


def same_truth(gold: Any, cell: Any) -> bool:
    return truth(gold) == truth(cell)


def same_name(gold: Any, cell: Any) -> bool:
    """Case and the place of the tone mark do not count: `VĂN HOÁ` is `Văn hóa`."""
    return same_words(tidy(gold)) == same_words(tidy(cell))


def same_symbol(gold: Any, cell: Any) -> bool:
    """
    >>> same_symbol("NQ-CP", "NQ – CP"), same_symbol("QĐ-UBND", "qđ-ubnd")
    (True, False)
    """

    def bare(value: Any) -> str:
        return re.sub(r"\s", "", re.sub("[‐-―−]", "-", tidy(value).replace("Ð", "Đ")))

    return bare(gold) == bare(cell)


def same_kind(gold: Any, cell: Any) -> bool:
    """A remark in brackets does not count: `Quyết định (cá biệt)` is `Quyết định`."""

    def bare(value: Any) -> str:
        return same_words(tidy(value).partition("(")[0])

    return bare(gold) == bare(cell)


def same_or_part(gold: Any, cell: Any) -> bool:
    """Equal as names, or one a part of the other."""
    one, other = same_words(tidy(gold)), same_words(tidy(cell))
    return one == other or bool(one and other and (one in other or other in one))


def same_title(gold: Any, cell: Any) -> bool:
    """
    >>> same_title("V/v tổ chức hội nghị", "tổ chức hội nghị"), same_title("Báo cáo năm 2020", "Kế hoạch năm 2020")
    (True, False)
    """

    def bare(value: Any) -> str:
        return same_words(re.sub(r"^(về việc|v/v)[: ]*", "", plain(tidy(value)))).strip(' ".,;')

    return distance(bare(gold), bare(cell)) <= 0.10


def same_capacity(gold: Any, cell: Any) -> bool:
    """
    >>> same_capacity("TM.", "T/M"), same_capacity("TM.", "KT.")
    (True, False)
    """

    def letters(value: Any) -> str:
        return re.sub(r"[^a-zđ]", "", plain(tidy(value)))

    return letters(gold) == letters(cell)


COMPARATORS = {"": "=", "≥": ">=", "≤": "<="}


def same_comparator(gold: Any, cell: Any) -> bool:
    one, other = tidy(gold), tidy(cell)
    return COMPARATORS.get(one, one) == COMPARATORS.get(other, other)


_NOTE = re.compile(r"\((?:để )?(?:b ?/? ?c|b/ ?cáo|báo cáo|p/? ?h|phối hợp|để biết)\)")


def recipient(value: Any) -> str:
    """A line of Nơi nhận as it is compared: no dash, no `Lưu:`, no `(b/c)`.

    >>> recipient("- TT Đảng uỷ (B/c);") == recipient("TT Đảng ủy"), recipient("- Lưu: VT.") == recipient("VT")
    (True, True)
    """
    line = re.sub(r"^[-+*• ]*(?:lưu ?:)?", "", _NOTE.sub("", plain(tidy(value))))
    return same_words(line.strip(" .,;:-/"))


def same_recipient(gold: Any, cell: Any) -> bool:
    return distance(recipient(gold), recipient(cell)) <= 0.15
