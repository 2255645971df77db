"""The runs of one paragraph in several fonts → Unicode: runs in a legacy font by that font, the others together as a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from vanthu.text.legacy import UNICODE, UNICODE_ONLY, Verdict, apply, as_read, judge, suspicious
from vanthu.text.legacy_maps import FontEncoding, convert, encodings, font_encoding, marks
from vanthu.text.syllables import is_syllable


def decode_runs(runs: Sequence[tuple[str, str]], context: str | None) -> tuple[list[str], set[str], bool]:
    """The runs (text, font) of one paragraph: (texts in Unicode, encodings seen, doubtful).

    A run in a legacy font is read by its font, the others together as a line. Capitals of a capital font are restored.

    >>> decode_runs([("Bé Tµi ", ".VnTimeH"), ("chÝnh", ".VnTime"), (" 25 °C", "Arial")], None)[0]
    ['BỘ TÀI ', 'chính', ' 25 °C']
    """
    fonts = [font_encoding(font) for _, font in runs]
    if not any(fonts) and context is None:
        return [text for text, _ in runs], set(), False
    rest = "".join(text for (text, _), font in zip(runs, fonts, strict=True) if not font)
    verdict = judge(rest, context)
    joined = "".join(text for (text, _), font in zip(runs, fonts, strict=True) if font)
    encoding = next((font.encoding for font in fonts if font), UNICODE)
    raw = None if _is_unicode_beside(joined, rest) else as_read(joined, encoding)
    if raw is None:
        return _word_by_word(runs, fonts, verdict)
    names = [font.encoding if font else verdict.encoding for font in fonts]
    texts = _joined_marks(_split_like(raw, [text for text, _ in runs], [bool(font) for font in fonts]), names)
    plain = [
        _cased(convert(text, name), font.capitals) if font else apply(text, name)
        for text, name, font in zip(texts, names, fonts, strict=True)
    ]
    seen = {name for text, name in zip(texts, names, strict=True) if _says(text, name)}
    return plain, seen, verdict.doubtful


def _says(text: str, name: str) -> bool:
    """Whether a run shows the encoding it is read in."""
    return bool(UNICODE_ONLY.search(text)) if name == UNICODE else bool(text.strip())


def _is_unicode_beside(text: str, rest: str) -> bool:
    """Whether runs in a legacy font, all of whose words are good Unicode, stand in a Unicode paragraph: the font was never changed."""
    if text.isascii() or suspicious(text) or not UNICODE_ONLY.search(rest):
        return False
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    return all(word.isascii() or is_syllable(word) for word in words)


def _word_by_word(
    runs: Sequence[tuple[str, str]], fonts: Sequence[FontEncoding | None], verdict: Verdict
) -> tuple[list[str], set[str], bool]:
    """A paragraph with Unicode letters in a legacy font: it was edited later, so each word is read for itself."""
    plain: list[str] = []
    seen: set[str] = {UNICODE}
    for (text, _), font in zip(runs, fonts, strict=True):
        if font is None:
            plain.append(apply(text, verdict.encoding))
            seen |= {verdict.encoding} if _says(text, verdict.encoding) else set()
            continue
        words = re.split(r"(\s+)", text)
        old = [suspicious(word) and not UNICODE_ONLY.search(word) for word in words]
        plain.append("".join(convert(w, font.encoding) if is_old else w for w, is_old in zip(words, old, strict=True)))
        seen |= {font.encoding} if any(old) else set()
    return plain, seen, verdict.doubtful or len(seen) > 1


def _split_like(raw: str, texts: list[str], by_font: list[bool]) -> list[str]:
    """`raw`, the runs in legacy fonts joined, parted as they were; the other runs as they are."""
    if len(raw) != sum(len(text) for text, mine in zip(texts, by_font, strict=True) if mine):
        return texts
    out, at = [], 0
    for text, mine in zip(texts, by_font, strict=True):
        out.append(raw[at : at + len(text)] if mine else text)
        at += len(text) if mine else 0
    return out


def _cased(text: str, capitals: bool) -> str:
    return text.upper() if capitals else text


def _joined_marks(texts: list[str], names: list[str]) -> list[str]:
    """Moves a mark at the start of a run to the letter it belongs to, at the end of the run before."""
    out = list(texts)
    for i in range(1, len(out)):
        name = names[i]
        if name not in encodings() or name != names[i - 1] or not out[i] or not out[i - 1]:
            continue
        if out[i][0] in marks(name) and out[i - 1][-1] + out[i][0] in encodings()[name]:
            out[i - 1], out[i] = out[i - 1] + out[i][0], out[i][1:]
    return out
