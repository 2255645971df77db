"""Text in the old Vietnamese encodings to Unicode: by font name where there is one, else by line, judged by valid syllables.

Unicode text is never touched: a line is decoded only when more of its words become Vietnamese syllables than there were before.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vanthu.text.legacy_maps import as_1252, convert, encodings, font_encoding
from vanthu.text.syllables import MAX_LETTERS, is_syllable, is_syllable_like, share_valid
from vanthu.text.viqr import decode_viqr, viqr_doubtful, viqr_share

UNICODE = "unicode"

# Letters that only Unicode Vietnamese has: a line with them is not in an old encoding.
UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|[A-Za-z][\u0300\u0301\u0303\u0309\u0323]"
)
# Characters that the old encodings use for letters and Unicode Vietnamese does not.
_FOREIGN = re.compile(
    "[\u0080-\u009f¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñöøûüþÿ÷\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u2020\u2021\u2030\u2039\u203a\u20ac]"
)
_CONTROL_LETTERS = re.compile("[\x02-\x06\x10-\x15\x19\x1c-\x1e]")
# Stretches without ASCII but for letters, which are decoded as one. VISCII has a letter where the others have the no-break space.
_CHUNK = re.compile("[^\x00\x01\x07-\x0f\x16-\x18\x1a\x1b\x1f !-@\\[-`{-\x7f\xa0\u2000-\u200b\u3000]+")
_CHUNK_VISCII = re.compile(_CHUNK.pattern.replace("\xa0", ""))
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGNS = frozenset("·×÷±§©¶")
_QUOTES = "“”‘’–—…•‰"
# Measures whose signs are letters in some encoding: µg/m³, 25 °C, 5 m².
_MEASURE = re.compile(r"(?<=[\d(/])[ \xa0]?(?:µ[A-Za-z]{1,3}\b|°[ \xa0]?[CFKc]?\b)|\b[kcdm]?m[²³](?![A-Za-z])|°(?=[CF]\b)")
_FOREIGN_CAPITALS = re.compile("[AEIOUY][ĐƯƠ][AEIOUY]")

# TCVN3 has no capital letters with a tone: in a heading typed in capitals they are small.
_ASCII_CAPITALS, _ASCII_SMALL = re.compile("[A-Z]"), re.compile("[a-z]")

_SURE, _LIKELY = 0.75, 0.6


class Decoded(NamedTuple):
    """Text in Unicode, the encoding it was in (`mixed` for several), and the lines (from 0) whose reading is doubtful."""

    text: str
    encoding: str
    doubtful_lines: tuple[int, ...]


class Verdict(NamedTuple):
    """How a line is read: its encoding, and whether that is doubtful."""

    encoding: str
    doubtful: bool = False


class Score(NamedTuple):
    """Of the words that an encoding changes: how many are syllables before and after."""

    words: int
    before: int
    after: int

    @property
    def share(self) -> float:
        return self.after / self.words if self.words else 0.0

    @property
    def gain(self) -> float:
        return (self.after - self.before) / self.words if self.words else 0.0


def decode_font(text: str, font_name: str) -> str | None:
    """The text of a run in a font of an old encoding; None when the font is a Unicode font.

    Text that is Unicode Vietnamese already comes back as it is.

    >>> decode_font("Céng hoµ x· héi", ".VnTimeH"), decode_font("Bé", "Arial"), decode_font("Bộ", ".VnTime")
    ('CỘNG HOÀ XÃ HỘI', None, 'Bộ')
    """
    found = font_encoding(font_name)
    if found is None:
        return None
    raw = as_read(text, found.encoding)
    if raw is None:
        return unicodedata.normalize("NFC", text)
    plain = convert(raw, found.encoding)
    return plain.upper() if found.capitals else plain


def as_read(text: str, encoding: str) -> str | None:
    """The codes of a run in a legacy font as characters of code page 1252; None when the run is Unicode Vietnamese.

    A font that is said to be Vietnamese (charset 163) makes programs read its bytes by code page 1258; that is taken back
    where more syllables come of it.

    >>> as_read("ViÖt", "tcvn3"), as_read("Việt", "tcvn3")
    ('ViÖt', None)
    """
    if not UNICODE_ONLY.search(unicodedata.normalize("NFC", text)):
        return text
    back = as_1252(text.encode("cp1258", "ignore")) if _fits_1258(text) else ""
    if back and share_valid(convert(back, encoding)) > share_valid(unicodedata.normalize("NFC", text)) + 0.2:
        return back
    return None


def _fits_1258(text: str) -> bool:
    try:
        return bool(text.encode("cp1258"))
    except UnicodeEncodeError:
        return False


def decode_lines(text: str) -> Decoded:
    """The text with every line read in its own encoding, as the syllables and the lines around it tell.

    >>> decode_lines("ñy ban nh©n d©n x·\\nB¸o c¸o sè 12").text
    'ủy ban nhân dân xã\\nBáo cáo số 12'
    >>> decode_lines("Nhiệt độ 25 °C, 30 µg/m³, EL NIÑO, café")
    Decoded(text='Nhiệt độ 25 °C, 30 µg/m³, EL NIÑO, café', encoding='unicode', doubtful_lines=())
    """
    lines = re.split(r"(\r\n|[\n\r\v\f])", text)
    context = dominant(lines)
    if context is None:
        return Decoded(unicodedata.normalize("NFC", text), UNICODE, ())
    out: list[str] = []
    doubtful: list[int] = []
    seen: set[str] = set()
    for number, line in enumerate(lines):
        verdict = judge(line, context)
        out.append(apply(line, verdict.encoding))
        if verdict.encoding != UNICODE or UNICODE_ONLY.search(line):
            seen.add(verdict.encoding)
        if verdict.doubtful:
            doubtful.append(number // 2)
    return Decoded("".join(out), summary(seen), tuple(doubtful))


def summary(seen: Iterable[str]) -> str:
    """One name for the encodings seen.

    >>> summary([]), summary(["vni"]), summary(["vni", "unicode"])
    ('unicode', 'vni', 'mixed')
    """
    names = set(seen)
    return "mixed" if len(names) > 1 else next(iter(names), UNICODE)


def suspicious(text: str) -> bool:
    """Whether `text` has any sign of an old encoding; a quick look.

    >>> suspicious("Báo cáo"), suspicious("B¸o c¸o")
    (False, True)
    """
    return bool(_FOREIGN.search(text) or _CONTROL_LETTERS.search(text))


def dominant(lines: Sequence[str]) -> str | None:
    """The encoding most lines are in: its name, `unicode`, or None when no line needs a look."""
    whole = "\n".join(lines)
    if not suspicious(whole):
        return "viqr" if viqr_share(whole) > 0 else None
    weight: Counter[str] = Counter()
    for line in lines:
        if UNICODE_ONLY.search(line):
            weight[UNICODE] += sum(map(is_syllable, _LETTERS.findall(line)))
        elif _FOREIGN.search(line) or _CONTROL_LETTERS.search(line):
            name, score = _best(line)
            if score.words >= 2 and score.share >= _SURE and score.gain >= 0.4:
                weight[name] += score.words
    if not weight:
        return UNICODE
    return weight.most_common(1)[0][0]


def judge(line: str, context: str | None) -> Verdict:
    """The encoding of a line in a document that is mostly in `context`."""
    if context is None or (line.isascii() and context != "viqr" and not _CONTROL_LETTERS.search(line)):
        return Verdict(UNICODE)
    if context == "viqr":
        return Verdict("viqr", viqr_doubtful(line)) if line.isascii() else Verdict(UNICODE)
    if UNICODE_ONLY.search(line):
        return Verdict(UNICODE, context != UNICODE and _score(line, context).gain > 0.5)
    if context == UNICODE:
        name, score = _best(line)
        sure = score.words >= 3 and score.share >= _SURE and score.gain >= 0.5 and bool(_FOREIGN.search(line))
        return Verdict(name if sure else UNICODE, not sure and score.words >= 2 and score.gain >= 0.5)
    return _in_context(line, context)


def _in_context(line: str, context: str) -> Verdict:
    """A line of a document in an old encoding: read so unless another reading is better by far."""
    score = _score(line, context)
    name, best = _best(line)
    if name != context and best.words >= 3 and best.share >= _SURE and best.gain > score.gain + 0.4:
        return Verdict(name)
    if not score.words:
        return Verdict(context)
    if score.after < score.before:
        return Verdict(UNICODE, True)
    return Verdict(context, score.share < _LIKELY and score.words >= 3)


def _best(line: str) -> tuple[str, Score]:
    scored = [(name, _score(line, name)) for name in encodings()]
    return max(scored, key=lambda pair: (pair[1].gain * pair[1].words, pair[1].share))


def _score(line: str, encoding: str) -> Score:
    words = before = after = 0
    for match in _chunks(encoding).finditer(_MEASURE.sub(" ", line)):
        raw = match[0].strip(_QUOTES)
        if len(raw) < 2 or (raw.isascii() and not _CONTROL_LETTERS.search(raw)):
            continue  # one character is a word in any encoding
        plain = convert(raw, encoding)
        if plain == raw and _is_word(raw):
            continue
        words += 1
        before += _is_word(raw)
        after += _is_word(plain)
    return Score(words, before, after)


def _chunks(encoding: str) -> re.Pattern[str]:
    return _CHUNK_VISCII if encoding == "viscii" else _CHUNK


def _is_word(chunk: str) -> bool:
    return chunk.isalpha() and is_syllable(chunk.lower())


def apply(line: str, encoding: str) -> str:
    """The line read in `encoding`; measures, and words that make sense only as they are, stay.

    >>> apply("H§ND x·: 25 °C, 50 µg", "tcvn3")
    'HĐND xã: 25 °C, 50 µg'
    """
    if encoding == UNICODE:
        return unicodedata.normalize("NFC", line)
    if encoding == "viqr":
        return decode_viqr(line)
    capitals = encoding == "tcvn3" and len(_ASCII_CAPITALS.findall(line)) >= 4 and not _ASCII_SMALL.search(line)
    kept = [match.span() for match in _MEASURE.finditer(line)]
    out, at = [], 0
    for start, end in [*kept, (len(line), len(line))]:
        out.append(_chunks(encoding).sub(lambda match: _word(match[0], encoding, capitals), line[at:start]))
        out.append(line[start:end])
        at = end
    return unicodedata.normalize("NFC", "".join(out))


def _word(raw: str, encoding: str, capitals: bool) -> str:
    core = raw.strip(_QUOTES)
    if not core or (raw in _SIGNS and encoding == "tcvn3"):
        return raw  # quotes, dashes, bullets and signs are no words
    plain = convert(raw, encoding)
    if core != raw and not is_syllable(plain.lower()) and _stands_alone(convert(core, encoding)):
        before, _, after = raw.partition(core)
        return before + _word(core, encoding, capitals) + after
    if UNICODE_ONLY.search(raw) or _FOREIGN_CAPITALS.search(plain):
        return raw
    foreign = len(raw) >= 4 and raw.isalpha() and not _FOREIGN.search(raw) and encoding != "vni" and not _sounds(plain)
    if foreign:
        return raw
    small = encoding == "tcvn3" and (capitals or (len(_ASCII_CAPITALS.findall(raw)) >= 2 and not _ASCII_SMALL.search(raw)))
    return plain.upper() if small else plain


def _stands_alone(plain: str) -> bool:
    """A syllable, or an abbreviation in capitals."""
    return is_syllable(plain.lower()) or plain.isupper()


def _sounds(plain: str) -> bool:
    """Whether all of it is spelt like syllables, one or two run together, a missing hat or horn forgiven."""
    if len(plain) > 2 * MAX_LETTERS:
        return False
    return is_syllable_like(plain) or any(is_syllable(plain[:i]) and is_syllable(plain[i:]) for i in range(2, len(plain) - 1))
