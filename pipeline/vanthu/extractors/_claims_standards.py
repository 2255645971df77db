"""Which standard of which framework a heading or a row label names: by its title, never by its number alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from vanthu.catalogue import Catalogue
from vanthu.extractors import Context
from vanthu.text.fold import fold

_NUMBERED = re.compile(
    r"^\W{0,3}(?:(?:[a-z]|\d{1,2}|[ivx]{1,5})\s{0,2}[.)/:-]\W{0,3})?(?:noi dung )?(?P<what>tieu chuan|tieu chi)(?: so| thu)?\W{0,3}"
    r"(?P<number>\d{1,2}|[ivx]{1,4})(?P<part>\.\d{1,2})?(?![a-z0-9])"
)
_LEAD = re.compile(
    r"^\W{0,3}(?:(?:[a-z]|\d{1,2}|[ivx]{1,5})\s{0,2}[.)/:-]\W{0,3})?(?:(?:ve|ket qua|cong tac|viec|tieu chuan|tieu chi)\s{1,2}){0,2}"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
_SHORT = 22  # letters: `Điện`, `Y tế`, `Thu nhập` head parts of any report
_ALIKE = 86.0
_BROKEN = 28  # letters of a long title that name its standard alone: a heading that is broken over lines
_VERDICT_LAST = re.compile(r"(?: tu danh gia)?(?: ket qua)? (?:da |chua |khong )?dat(?: chuan| yeu cau)?$")


@dataclass(frozen=True)
class Standard:
    """A framework's standard with its titles as compared."""

    framework: str
    number: str
    titles: tuple[str, ...]


def bare(text: str) -> str:
    """A title as compared: folded words, the marker and `Tiêu chuẩn 2:` in front left out.

    >>> bare("b) Tiêu chuẩn 2: Thực hiện nếp sống"), bare("1. Về hoàn thành nhiệm vụ")
    ('thuc hien nep song', 'hoan thanh nhiem vu')
    """
    folded = fold(text)
    numbered = _NUMBERED.match(folded)
    rest = folded[numbered.end() :] if numbered else _LEAD.sub("", folded, count=1)
    return " ".join(re.findall(r"\w+", rest))


def numbered(text: str) -> tuple[str, str, str] | None:
    """`Tiêu chuẩn 2: …` as what (`tieu chuan` or `tieu chi`), number and sub-number; None for other headings.

    >>> numbered("c) Tiêu chuẩn III. Gương mẫu"), numbered("Tiêu chí số 5 - Trường học"), numbered("Tiêu chí 1.2"), numbered("theo tiêu chuẩn")
    (('tieu chuan', '3', ''), ('tieu chi', '5', ''), ('tieu chi', '1', '1.2'), None)
    """
    match = _NUMBERED.match(fold(text[:80]))
    if not match:
        return None
    number = str(_ROMAN.get(match["number"], match["number"]))
    return match["what"], str(int(number)) if number.isdigit() else number, number + match["part"] if match["part"] else ""


def _standards(catalogue: Catalogue) -> tuple[Standard, ...]:
    return tuple(
        Standard(f["code"], str(s["number"]), tuple(bare(title) for title in (s["title"], *s.get("variants", ()))))
        for f in catalogue.frameworks
        for s in f.get("standards", ())
    )


def likeness(title: str, standard: Standard) -> float:
    """How alike a compared title and a standard's are, 0 to 1; what follows the title on its line does not count."""
    if title in standard.titles or _VERDICT_LAST.sub("", title) in standard.titles:
        return 1.0
    size = len(title)
    alike = [
        fuzz.ratio(title[: len(known)], known[: max(size, _BROKEN)], score_cutoff=_ALIKE)
        for known in standard.titles
        if len(known) >= _SHORT and size >= min(0.8 * len(known), _BROKEN)
    ]
    return max(alike, default=0.0) / 100


def _shortest(standard: Standard) -> float:
    """The length under which no title is like this standard's."""
    return min(min(len(known) * 0.8, _BROKEN) if len(known) >= _SHORT else len(known) for known in standard.titles)


def _best(title: str, standards: Sequence[Standard]) -> tuple[float, Standard]:
    """How alike the most similar standard is, and which it is; the first of equals."""
    scores = [likeness(title, standard) for standard in standards]
    best = max(scores)
    return best, standards[scores.index(best)]


class Standards:
    """The standards of the one framework that a document follows, if it follows one.

    A framework is in question when the document names it; the one whose titles the document's headings repeat best is followed.
    Frameworks that share titles and cannot be told apart leave the column empty.
    """

    def __init__(self, context: Context, titles: list[str]) -> None:
        folded = context.fold
        titles = [title for title in dict.fromkeys(titles) if len(title) > 1]
        named = [f for f in context.catalogue.frameworks if any(fold(name) in folded for name in f.get("names", ()))]
        scores: dict[str, float] = {}
        for framework in named:
            own = [s for s in context.catalogue.made(_standards) if s.framework == framework["code"]]
            shortest = min((_shortest(s) for s in own), default=0)
            score = sum(_best(title, own)[0] for title in titles if len(title) >= shortest) if own else 0.0
            if score:
                scores[framework["code"]] = score + (0.5 if _cited(framework, folded) else 0.0)
        best = max(scores.values(), default=0.0)
        codes = [code for code, score in scores.items() if score == best]
        self.framework = codes[0] if len(codes) == 1 else None
        self._own = [s for s in context.catalogue.made(_standards) if s.framework == self.framework]
        self._named: dict[str, Standard | None] = {}

    def named(self, text: str) -> Standard | None:
        """The standard whose title `text` is."""
        if not self._own:
            return None
        if text not in self._named:
            title = bare(text)
            score, best = _best(title, self._own)
            self._named[text] = best if title and score else None
        return self._named[text]


def _cited(framework: object, folded: str) -> bool:
    """Whether the document cites the instrument: `08/2014`, `58/HD-TLĐ`."""
    instrument = framework.get("instrument", {}) if isinstance(framework, dict) else {}
    number, year, symbol = instrument.get("number", ""), instrument.get("year"), fold(str(instrument.get("symbol", "")))
    return bool(number) and (f"{number}/{year}" in folded if year else f"{number}/{symbol}" in folded)
