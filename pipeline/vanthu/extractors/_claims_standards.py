"""Which standard of which framework a heading or a row label names: by its title, never by its number alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
_MOST_JUDGED = 4096  # titles remembered of a framework
_BROKEN = 28  # letters of a long title that name its standard alone: a heading that is broken over lines
_VERDICT_LAST = re.compile(r"(?: tu danh gia)?(?: ket qua)? (?:da |chua |khong )?dat(?: chuan| yeu cau)?$")


@dataclass(frozen=True)
class Standard:
    """A framework's standard with its titles as compared."""

    framework: str
    number: str
    titles: tuple[str, ...]


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A title as compared: folded words, the marker and `Tiêu chuẩn 2:` in front and a verdict behind left out.

    >>> bare("b) Tiêu chuẩn 2: Thực hiện nếp sống"), bare("1. Về hoàn thành nhiệm vụ"), bare("Tiêu chí số 2. Giao thông: Đạt")
    ('thuc hien nep song', 'hoan thanh nhiem vu', 'giao thong')
    """
    folded = fold(text)
    numbered = _NUMBERED.match(folded)
    rest = folded[numbered.end() :] if numbered else _LEAD.sub("", folded, count=1)
    return _VERDICT_LAST.sub("", " ".join(re.findall(r"\w+", rest)), count=1)


@lru_cache(maxsize=4096)
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


class _Titles:
    """The titles of a framework's standards, ready to be compared with those of documents."""

    def __init__(self, standards: Sequence[Standard]) -> None:
        self._exact = {title: i for i, own in reversed([*enumerate(standards)]) for title in own.titles}
        titles = [(title, i) for i, own in enumerate(standards) for title in own.titles]
        # A long title may be broken off, or go on: how long both are compared, and how short what is like it may be.
        self._long = [(t, len(t), min(0.8 * len(t), _BROKEN), i) for t, i in titles if len(t) >= _SHORT]
        self._shortest = min((min(len(t) * 0.8, _BROKEN) if len(t) >= _SHORT else len(t) for t, _ in titles), default=0.0)
        self._standards = standards
        self._judged: dict[str, tuple[float, Standard | None]] = {}

    def best(self, title: str) -> tuple[float, Standard | None]:
        """How alike the most similar standard is, 0 to 1, and which it is, the first of equals.

        What follows the title on its line does not count. Reports of one form have one set of titles: they are remembered.
        """
        if title not in self._judged:
            if len(self._judged) >= _MOST_JUDGED:
                self._judged.clear()
            self._judged[title] = self._best(title)
        return self._judged[title]

    def _best(self, title: str) -> tuple[float, Standard | None]:
        size, alike, near = len(title), 0.0, -1
        exact = min((self._exact[t] for t in (title, _VERDICT_LAST.sub("", title)) if t in self._exact), default=-1)
        if size >= self._shortest:
            for known, length, least, i in self._long:
                if size >= least and (exact < 0 or i < exact):
                    ratio = fuzz.ratio(title[:length], known[: max(size, _BROKEN)], score_cutoff=_ALIKE)
                    if ratio > alike:
                        alike, near = ratio, i
        if exact >= 0 and alike < 100:
            return 1.0, self._standards[exact]
        return (alike / 100, self._standards[near]) if alike else (0.0, None)


def _titles(catalogue: Catalogue) -> dict[str, _Titles]:
    """The titles of each framework that has standards."""
    own: dict[str, list[Standard]] = {}
    for standard in _standards(catalogue):
        own.setdefault(standard.framework, []).append(standard)
    return {framework: _Titles(standards) for framework, standards in own.items()}


class Standards:
    """The standards of the one framework that a document follows, if it follows one.

    A framework is in question when the document names it; the one whose titles the document's headings repeat best is followed.
    Frameworks that share titles and cannot be told apart leave the column empty.
    """

    def __init__(self, context: Context, titles: Callable[[], Iterable[str]]) -> None:
        """`titles` gives whatever may be a title; it is asked only where the document names a framework, for most name none."""
        folded = context.fold
        known = context.catalogue.made(_titles)
        named = [
            framework
            for framework in context.catalogue.frameworks
            if framework["code"] in known and any(fold(name) in folded for name in framework.get("names", ()))
        ]
        bared = [title for title in dict.fromkeys(map(bare, titles())) if len(title) > 1] if named else []
        scores: dict[str, float] = {}
        for framework in named:
            own = known[framework["code"]]
            score = sum(own.best(title)[0] for title in bared)
            if score:
                scores[framework["code"]] = score + (0.5 if _cited(framework, folded) else 0.0)
        best = max(scores.values(), default=0.0)
        codes = [code for code, score in scores.items() if score == best]
        self.framework = codes[0] if len(codes) == 1 else None
        self._own = known[self.framework] if self.framework else None
        self._named: dict[str, Standard | None] = {}

    def named(self, text: str) -> Standard | None:
        """The standard whose title `text` is."""
        if self._own is None:
            return None
        if text not in self._named:
            self._named[text] = self._own.best(bare(text))[1]
        return self._named[text]


def _cited(framework: object, folded: str) -> bool:
    """Whether the document cites the instrument: `08/2014`, `58/HD-TLĐ`."""
    instrument = framework.get("instrument", {}) if isinstance(framework, dict) else {}
    number, year, symbol = instrument.get("number", ""), instrument.get("year"), fold(str(instrument.get("symbol", "")))
    return bool(number) and (f"{number}/{year}" in folded if year else f"{number}/{symbol}" in folded)
