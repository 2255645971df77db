"""The runs of one paragraph in several fonts → Unicode: runs in a legacy font by that font, the others together as a line."""

from __future__ import annotations

from collections.abc import Sequence

from vanthu.text.legacy import UNICODE, UNICODE_ONLY, apply, as_read, judge
from vanthu.text.legacy_maps import convert, encodings, font_encoding, marks


def decode_runs(runs: Sequence[tuple[str, str]], context: str | None) -> tuple[list[str], set[str], bool]:
    """The runs (text, font) of one paragraph: (texts in Unicode, encodings seen, doubtful).

    A run in a legacy font is read by its font, the others together as a line. Capitals of a capital font are restored.

    >>> decode_runs([("Bé Tµi ", ".VnTimeH"), ("chÝnh", ".VnTime"), (" 25 °C", "Arial")], None)[0]
    ['BỘ TÀI ', 'chính', ' 25 °C']
    """
    fonts = [font_encoding(font) for _, font in runs]
    if not any(fonts) and context is None:
        return [text for text, _ in runs], set(), False
    by_font = [(text, font.encoding) for (text, _), font in zip(runs, fonts, strict=True) if font]
    raw = as_read("".join(text for text, _ in by_font), by_font[0][1]) if by_font else ""
    trusted = raw is not None
    rest = "".join(text for (text, _), font in zip(runs, fonts, strict=True) if not font)
    verdict = judge(rest, context)
    names = [
        (font.encoding if trusted else UNICODE) if font else verdict.encoding if text.strip() else UNICODE
        for (text, _), font in zip(runs, fonts, strict=True)
    ]
    texts = _joined_marks(_split_like(raw or "", [text for text, _ in runs], [bool(font) for font in fonts]), names)
    plain = [
        _cased(convert(text, name), font.capitals) if font and name != UNICODE else apply(text, name)
        for text, name, font in zip(texts, names, fonts, strict=True)
    ]
    seen = {n for t, n in zip(texts, names, strict=True) if (n != UNICODE and t.strip()) or UNICODE_ONLY.search(t)}
    return plain, seen, verdict.doubtful


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
