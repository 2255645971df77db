"""Numbers written in Vietnamese words: `một nghìn không trăm linh năm`."""

from __future__ import annotations

from collections.abc import Sequence

_DIGITS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# After tens. "năm" is left out on purpose: "hai mươi năm" is twenty years, twenty-five is "hai mươi lăm".
_AFTER_TENS = {k: v for k, v in _DIGITS.items() if v and v != 5} | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_LINH = ("linh", "lẻ", "lẽ")
_THOUSAND = ("nghìn", "ngàn")
_BILLION = ("tỷ", "tỉ")
_HALF = "rưỡi"
WORDS = (*_DIGITS, "mốt", "tư", "lăm", "nhăm", "mười", "mươi", "chục", "trăm", *_LINH, *_THOUSAND, "triệu", *_BILLION, _HALF)

Part = tuple[int, int]  # the value, and the index after its last word


def _tens(words: Sequence[str], i: int) -> Part | None:
    if i < len(words) and words[i] == "mười":
        value, i = 10, i + 1
    elif i + 1 < len(words) and _DIGITS.get(words[i]) and words[i + 1] in ("mươi", "chục"):
        value, i = 10 * _DIGITS[words[i]], i + 2
    else:
        return None
    unit = _AFTER_TENS.get(words[i]) if i < len(words) else None
    if unit is None or (i + 1 < len(words) and words[i + 1] in ("mươi", "chục", "trăm")):
        return value, i
    return value + unit, i + 1


def _triple(words: Sequence[str], i: int, *, rest: bool) -> Part | None:
    """0 to 999. `rest`: after a larger part, where a bare digit is not a number (`hai nghìn năm` is a year)."""
    if rest and i + 1 < len(words) and words[i] in _LINH and _DIGITS.get(words[i + 1]):
        return _DIGITS[words[i + 1]], i + 2
    if i + 1 < len(words) and words[i] in _DIGITS and words[i + 1] == "trăm":
        return _after_hundred(words, _DIGITS[words[i]] * 100, i + 2)
    if found := _tens(words, i):
        return found
    if not rest and i < len(words) and words[i] in _DIGITS:
        return _DIGITS[words[i]], i + 1
    return None


def _after_hundred(words: Sequence[str], hundreds: int, i: int) -> Part:
    if i < len(words) and words[i] == _HALF:
        return hundreds + 50, i + 1
    if i + 1 < len(words) and words[i] in _LINH and _DIGITS.get(words[i + 1]):
        return hundreds + _DIGITS[words[i + 1]], i + 2
    tens = _tens(words, i)
    return (hundreds + tens[0], tens[1]) if tens else (hundreds, i)


def _below_million(words: Sequence[str], i: int, *, rest: bool) -> Part | None:
    found = _triple(words, i, rest=rest)
    if found is None or found[1] >= len(words) or words[found[1]] not in _THOUSAND:
        return found
    value, i = found[0] * 1000, found[1] + 1
    if i < len(words) and words[i] == _HALF:
        return value + 500, i + 1
    lower = _triple(words, i, rest=True)
    return (value + lower[0], lower[1]) if lower else (value, i)


def read_words(text: str) -> tuple[int, int] | None:
    """The number at the start of `text` (lower case) and how many of its words it takes; None when there is none.

    >>> read_words("hai mươi tám người"), read_words("hai mươi năm qua"), read_words("một tỷ rưỡi"), read_words("năm qua")
    ((28, 3), (20, 2), (1500000000, 3), (5, 1))
    """
    words = text.split()
    total, i, rest = 0, 0, False
    for names, scale in ((_BILLION, 10**9), (("triệu",), 10**6)):
        found = _below_million(words, i, rest=rest)
        if found is None or found[1] >= len(words) or words[found[1]] not in names:
            continue
        total, i, rest = total + found[0] * scale, found[1] + 1, True
        if i < len(words) and words[i] == _HALF:
            return total + scale // 2, i + 1
    found = _below_million(words, i, rest=rest)
    if found:
        return total + found[0], found[1]
    return (total, i) if i else None
