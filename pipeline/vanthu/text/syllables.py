"""Which letters can be one Vietnamese syllable: onset, rhyme and tone as the spelling allows them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

# The rhymes of Vietnamese as written, without tone mark. Source: the spelling rules of quốc ngữ; `oong`, `ooc`, `ăk`, `ak` occur in
# loan words and place names (xe goòng, Đắk Lắk). After `q` the glide is written `u` (quang), elsewhere `o` (hoang).
_RHYMES = """
a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt
uân uâng uât uây uê uêch uên uênh uêt uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ych yêm yên yêng yêt yêu ynh yt
"""
_AFTER_Q = """
ua uac uach uai uan uang uanh uao uap uat uau uay uăc uăm uăn uăng uăp uăt uâc uân uâng uât uây ue uen ueo uet uê uên uênh uêch uêt
ui uit uôc uơ uơi uơn uy uya uych uyên uyêt uyn uynh uyp uyt uyu
"""
_ONSETS = """
b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x
"""
_ONSET_SET = frozenset(_ONSETS.split()) | {""}
_RHYME_SET = frozenset(_RHYMES.split())
_Q_SET = frozenset(_AFTER_Q.split())
_BEFORE_FRONT = frozenset(("gh", "k", "ngh"))  # written so before i, e, ê, y only
_NOT_BEFORE_FRONT = frozenset(("c", "g", "ng"))
_STOPS = ("c", "ch", "k", "p", "t")
_TONES = dict(zip("\u0300\u0301\u0303\u0309\u0323", ("grave", "acute", "tilde", "hook", "dot"), strict=True))
_PARTS = re.compile(r"(ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|[bcdđghklmnpqrstvx]?)(.{1,5})")

MAX_LETTERS = 7  # nghiêng
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = "aăâeêioôơuưy"


class _Toneless(NamedTuple):
    """A word without its tone mark, the tone, and the index of the letter that carried it."""

    bare: str
    tone: str
    place: int


def _toneless(word: str) -> _Toneless | None:
    """None for two tone marks, or one on no vowel."""
    letters, tone, place = [], "", -1
    for index, char in enumerate(word):
        marks = unicodedata.normalize("NFD", char)
        found = [c for c in marks if c in _TONES]
        if found and (tone or len(found) > 1):
            return None
        if found:
            tone, place = _TONES[found[0]], index
            char = unicodedata.normalize("NFC", marks.replace(found[0], ""))
        letters.append(char)
    return _Toneless("".join(letters), tone, place)


@cache
def _tone_places(onset: str, rhyme: str) -> frozenset[int]:
    """The letters of a rhyme that may carry the tone mark, in the old way of writing and the new (`hoà`, `hòa`)."""
    vowels = "".join(takewhile(_VOWELS.__contains__, rhyme))
    marked = [i for i, char in enumerate(vowels) if char in "ăâêôơ"] or [i for i, char in enumerate(vowels) if char == "ư"]
    if marked:
        return frozenset(marked[-1:])
    if len(vowels) == 1:
        return frozenset((0,))
    if vowels in ("oa", "oe", "uy", "oo") or (onset == "q" and len(vowels) == 2):
        return frozenset((0, 1) if vowels == rhyme or vowels == "oo" else (1,))
    return frozenset((1,) if len(vowels) == 3 else (0,))


def _fits(onset: str, rhyme: str) -> bool:
    if onset == "q":
        return rhyme in _Q_SET
    if rhyme not in _RHYME_SET or onset not in _ONSET_SET:
        return False
    front = rhyme[0] in "ieêy"
    if onset in _BEFORE_FRONT:
        return front
    return not (front and onset in _NOT_BEFORE_FRONT)


@lru_cache(maxsize=65536)
def _is_syllable(word: str) -> bool:
    if not 0 < len(word) <= MAX_LETTERS:
        return False
    parted = _toneless(word)
    if parted is None:
        return False
    bare, tone, place = parted
    if bare.endswith(_STOPS) and tone not in ("", "acute", "dot"):
        return False
    if bare == "gi" or (bare.startswith("gi") and f"i{bare[2:]}" in _RHYME_SET and place <= 2):
        return True  # gì, gìn, giếng: one i serves onset and rhyme
    match = _PARTS.fullmatch(bare)
    if match is None or not _fits(match[1], match[2]):
        return False
    return not tone or place - len(match[1]) in _tone_places(match[1], match[2])


def is_syllable(word: str) -> bool:
    """Whether `word` is spelt as a Vietnamese syllable can be, in one of the usual cases (`xã`, `Xã`, `XÃ`).

    >>> [is_syllable(w) for w in ("nghiệp", "Quốc", "UỶ", "gìn", "giếng", "hoà", "khuyến")]
    [True, True, True, True, True, True, True]
    >>> [is_syllable(w) for w in ("hòa", "thuỷ", "khuỷu", "quý", "xaõ", "tôí")]
    [True, True, True, True, False, False]
    >>> [is_syllable(w) for w in ("nghiÖp", "NgAN", "cgười", "tàc", "KH", "the1")]
    [False, False, False, False, False, False]
    """
    if len(word) > 3 * MAX_LETTERS:  # decomposed, a letter is up to three characters
        return False
    lower = word.lower()
    if word != lower and not word.isupper() and not word[1:].islower():
        return False
    return _is_syllable(unicodedata.normalize("NFC", lower))


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.replace("đ", "d")) if not unicodedata.combining(c))


_BARE_RHYMES = frozenset(map(_bare, _RHYME_SET))
_BARE_Q = frozenset(map(_bare, _Q_SET))


@lru_cache(maxsize=65536)
def is_syllable_like(word: str) -> bool:
    """Whether `word` is spelt like a syllable when marks are left aside: also with a hat or horn forgotten.

    >>> is_syllable_like("huớng"), is_syllable("huớng"), is_syllable_like("cafộ")
    (True, False, False)
    """
    bare = _bare(word[: 3 * MAX_LETTERS].lower())
    match = _PARTS.fullmatch(bare)
    if is_syllable(word) or match is None:
        return is_syllable(word)
    return match[2] in (_BARE_Q if match[1] == "q" else _BARE_RHYMES)


def share_valid(text: str) -> float:
    """The share of the words of `text` that are Vietnamese syllables, 0 to 1; 0.0 without words.

    Abbreviations in capitals (`UBND`) and list letters (`a)`) say nothing and are not counted.

    >>> share_valid("a) UBND xã báo cáo"), share_valid("uY BAN NgAN nAN"), share_valid("")
    (1.0, 0.25, 0.0)
    """
    good = total = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if is_syllable(word):
            good += 1
        elif _says_nothing(word, text, match.start(), match.end()):
            continue
        total += 1
    return good / total if total else 0.0


def _says_nothing(word: str, text: str, start: int, end: int) -> bool:
    if len(word) == 1:
        return text[end : end + 1] in (")", ".", ":", "/", "-") or text[start - 1 : start] in ("/", "-", ".")
    return word.isupper() and len(word) <= 8
