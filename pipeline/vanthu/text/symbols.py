"""Numbers and symbols of documents: `30/2020/NĐ-CP`, `216/QĐ-UBND`, `18-NQ/TW`, `05/BNV-VP`, `36/CP`.

The forms (Nghị định 30/2020/NĐ-CP Phụ lục III; Hướng dẫn 36-HD/VPTW for the Party; the laws' own numbering):
  law        number/year/QH15                 Luật, Pháp lệnh, Nghị quyết of the National Assembly
  normative  number/year/TYPE-ISSUER          the year inside the symbol is what makes it normative
  party      number-TYPE/ISSUER
  admin      number/TYPE-ISSUER
  letter     number/ISSUER-UNIT               công văn: no type code
  copy       number/SY-ISSUER                 number of the copy, not of the document
  old        number/ISSUER, number-X/Y      before 1997, or a short citation; also with a space: 26 CP
  irregular  number/TYPEISSUER                the clerk glued type and issuer
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from vanthu.text.fold import ByWord, fold

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f"), " ")


class _Chars(dict[int, str | int]):
    """A translation table that learns the characters it leaves alone: a missing key costs more than a known one."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


_EVEN = ByWord(_Chars(_DASHES | _SPACES | {ord("Ð"): "Đ", ord("Ɖ"): "Đ"}))
# Letters that OCR takes for one another, as one: `TIr` for `TTr`, `OĐ` for `QĐ`, `NO` for `NQ`.
_ALIKE = str.maketrans({"i": "t", "l": "t", "1": "t", "|": "t", "j": "t", "q": "o", "0": "o"})
_COPIES = ("SY", "TrS", "TS", "SL")
_LETTER = "A-ZĐƯƠÂĂÊÔa-zđư"
_GLUE = "\x1f"  # stands for a space inside a code: `PGD ĐT`
_GROUP = rf"[{_LETTER}](?:[{_LETTER}0-9&{_GLUE}]{{0,30}})(?:\.(?=[A-ZĐ]{{2}})[A-ZĐ]{{2,12}})?"
_END = r"(?:(?![\wÀ-ỹ])|(?=ng[aà]y))"  # the word ngày may be glued to it
# Each pattern begins with the sign to look for, and looks back behind it: where it begins otherwise it is tried at every letter.
_NUMBER = r"\d(?<![\w/]\d)(?<!\d[.,:-]\d)(?:\d{0,4}(?:[a-zA-ZđĐ](?![\w])|\ ?bis\b)?|\d?\.\d{3})"
_GROUPS = rf"(?P<groups>{_GROUP}(?:\ ?[-/]\ ?{_GROUP}){{0,8}}){_END}"
_SYMBOL = rf"""
    (?P<number>{_NUMBER})\ {{0,2}}
    (?: /\ {{0,2}}(?P<year>(?:19|20)\d\d)\ {{0,2}}/\ {{0,2}} | (?P<slash>/)\ {{0,2}} | (?P<dash>-)\ {{0,2}} | (?<=\ ) )
    {_GROUPS}"""
_BLANK = rf"ố(?<=[Ss]ố)\ ?:?(?P<number>)[\ .…_]{{1,40}}(?:/(?P<year>(?:19|20)\d\d)/|(?P<slash>/)|(?P<dash>-))\ {{0,2}}{_GROUPS}"


_BROKEN = re.compile(r"\n(?<=[A-ZĐ][-/]\n)(?=[A-ZĐ]{2})")  # `1234/QĐ-` at the end of a line, `UBND` on the next
_BEHIND_APART = re.compile(r"\s{0,2}(?:[,;.)]|ngày|của|về|\Z)")  # `số 12 UBND tỉnh`: the issuer's name, no symbol
_TWO_PARTS = re.compile(r"([/-][A-ZĐ]{2,6}) ([A-ZĐ]{2,6})(?![\w])")


class Symbol(NamedTuple):
    """A document's number and symbol. `number` is as printed (`08`), empty where it is blank; `symbol` has no inner spaces.

    `kind_code` is the type's code where the form has one; `issuers` are the codes after it.
    """

    start: int
    end: int
    form: str
    number: str
    year: int | None
    symbol: str
    kind_code: str | None
    issuers: tuple[str, ...]


def even(text: str) -> str:
    """`text` with one kind of Đ, dash and space, in its own case; as long as `text`.

    >>> even("30/2020/NÐ–CP")
    '30/2020/NĐ-CP'
    """
    return _EVEN(text)


def _look(code: str) -> str:
    """`code` with letters that look alike made one."""
    return fold(code).translate(_ALIKE)


@dataclass(frozen=True)
class Grammar:
    """The grammar of symbols over the codes of document types and of issuers."""

    types: frozenset[str]
    issuers: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        codes = "|".join(sorted(map(re.escape, self.types), key=len, reverse=True))
        slip = rf"(?P<number>\d(?<![\w/.,-]\d)\d{{0,4}})(?P<slash>[lI|])(?P<year>)(?P<dash>)(?P<groups>(?:{codes})-{_GROUP}(?:[-/]{_GROUP}){{0,5}}){_END}"
        return tuple(re.compile(source, re.VERBOSE) for source in (_SYMBOL, _BLANK, slip))

    @cached_property
    def _lower(self) -> frozenset[str]:
        return frozenset(code.lower() for code in self.types)

    @cached_property
    def _meant(self) -> dict[str, str]:
        """Types by their folded code, where no two share it: QD, typed without its stroke, is QĐ."""
        found: dict[str, list[str]] = {}
        for code in self.types:
            found.setdefault(fold(code), []).append(code)
        return {folded: codes[0] for folded, codes in found.items() if len(codes) == 1}

    def find(self, text: str) -> Iterator[Symbol]:
        """Every symbol in `text`, in order. A form `old` is only sure beside a kind of document or the word số.

        >>> grammar = Grammar(frozenset({"QĐ", "NQ"}), frozenset({"UBND", "CP"}))
        >>> [s[2:7] for s in grammar.find("Quyết định số 46/QĐ-UBND, Nghị quyết 18-NQ/TW, Nghị định 36/CP")]
        [('admin', '46', None, 'QĐ-UBND', 'QĐ'), ('party', '18', None, 'NQ/TW', 'NQ'), ('old', '36', None, 'CP', None)]
        >>> [s.symbol for s in grammar.find("Quyết định số 46/QĐ-\\nUBND ngày 5/5/2022")]
        ['QĐ-UBND']
        """
        text = self._with_glue(_BROKEN.sub(" ", even(text)))
        found = [s for pattern in self._patterns for m in pattern.finditer(text) if (s := self._symbol(m))]
        last = -1
        for symbol in sorted(found):
            if symbol.start >= last:
                yield symbol
                last = symbol.end

    def _with_glue(self, text: str) -> str:
        """`text` with known codes that are typed in two parts held together: `928/PGD ĐT`."""

        def held(m: re.Match[str]) -> str:
            return m[1] + _GLUE + m[2] if m[1][1:] + m[2] in self.issuers else m[0]

        return _TWO_PARTS.sub(held, text)

    def parse(self, text: str) -> Symbol | None:
        """The symbol that `text` consists of, or None.

        >>> Grammar(frozenset({"BC"})).parse("207 / BC - UBND").symbol
        'BC-UBND'
        """
        found = next(self.find(text.strip()), None)
        return found if found and found.start == 0 and found.end == len(text.strip()) else None

    def _symbol(self, m: re.Match[str]) -> Symbol | None:
        parts = re.split(r"(\ ?[-/]\ ?)", m["groups"])
        groups, joints = [group.replace(_GLUE, "") for group in parts[::2]], parts[1::2]
        keep = self._kept(groups, joints)
        if keep == 0:
            return None
        groups, joints = groups[:keep], [joint.strip() for joint in joints[: keep - 1]]
        dashed = not m["slash"] and not m["year"]
        spaced = dashed and not m["dash"] and bool(m["number"]) and self._may_stand_apart(groups, m)
        if dashed and not spaced and (joints[:1] != ["/"] if joints else not m["dash"] or not m["number"]):
            return None
        if dashed and not spaced and not m["dash"] and groups[0] not in self.types:
            return None
        form, kind = self._form(groups, joints, m["year"] or "", dashed and not (spaced and joints[:1] == ["-"]))
        if ("." in m["number"] and kind is None) or (m["number"] == "" and kind is None):
            return None
        symbol = "".join(a + b for a, b in zip(groups, [*joints, ""], strict=True))
        end = m.start("groups") + len("".join(parts[: 2 * keep - 1]))
        issuers = tuple(groups[1:] if kind and fold(kind) == fold(groups[0]) else groups)
        number = m["number"].replace(" ", "")
        return Symbol(m.start("number"), end, form, number, int(m["year"]) if m["year"] else None, symbol, kind, issuers)

    def _may_stand_apart(self, groups: list[str], m: re.Match[str]) -> bool:
        """`26 CP`, `214 KT/CTN`, `05 TT-BTC`: with a space as joint, as was typed before 1997; its last code must be known."""
        if groups[-1] not in self.issuers:
            return False
        return len(groups) > 1 or (_BEHIND_APART.match(m.string, m.end()) is not None)

    def _kept(self, groups: list[str], joints: list[str]) -> int:
        """How many groups belong to the symbol: a word after a dash (`46/QĐ-UBND - Công đoàn`) does not."""
        if not self._is_code(groups[0]) and not (len(groups) > 1 and groups[0] in self._lower and "/" not in joints[0][:1]):
            return 0
        lower = groups[0] in self._lower and groups[0] not in self.types
        for i, group in enumerate(groups[1:], 1):
            spaced = joints[i - 1].startswith(" ") and joints[i - 1].endswith(" ")
            open_joint = spaced and not (i == 1 and groups[0] in self.types)
            if open_joint or not (self._is_code(group) or (lower and " " not in joints[i - 1])):
                return i if not lower or i > 1 else 0
        return len(groups)

    def _is_code(self, group: str) -> bool:
        """Codes are capitals (UBND), few of them with small letters (TTg, ThU, CTr); `A` or `Ban` is none."""
        if group in self.types or group in self.issuers:
            return True
        capitals = sum(c.isupper() for c in group)
        small = sum(c.islower() for c in group)
        return (capitals >= 2 and small <= 3) or (capitals == 1 and small == 0 and any(c.isdigit() for c in group))

    def _form(self, groups: list[str], joints: list[str], year: str, dashed: bool) -> tuple[str, str | None]:
        first = groups[0]
        if year and re.fullmatch(r"(?:QH|UBTVQH)[\dIl]{0,2}", first):
            return "law", None
        kind = first if first in self.types or first in self._lower else self._meant.get(fold(first))
        if first in _COPIES and not dashed:
            return "copy", first
        if kind is None and (glued := self._glued(first)):
            return ("normative" if year else "irregular"), glued
        if year:
            return "normative", kind
        if dashed:
            return ("party", kind) if kind else ("old", None)
        if len(groups) == 1:
            return ("admin", kind) if kind and kind not in self.issuers else ("old", None)
        return ("admin", kind) if kind else ("letter", None)

    def _glued(self, group: str) -> str | None:
        if group in self.issuers:
            return None
        cuts = (group[:i] for i in (4, 3, 2) if group[:i] in self.types and group[i:] in self.issuers)
        return next(cuts, None)

    def repaired(self, symbol: str, kind: str = "") -> str:
        """`symbol` as read by OCR with lost strokes and marks set right, where just one known code can be meant.

        Where the printed kind of document says which code the first must be (`kind`), letters that look alike are set right too.

        >>> grammar = Grammar(frozenset({"QĐ", "HD", "HĐ", "TTr"}), frozenset({"HĐND"}))
        >>> grammar.repaired("QD-HDND"), grammar.repaired("TIr-NV"), grammar.repaired("TIr-NV", "TTr")
        ('QĐ-HĐND', 'TIr-NV', 'TTr-NV')
        """
        groups = re.split(r"([-/])", symbol)
        if groups[0] not in self.types and kind and _look(kind) == _look(groups[0]):
            groups[0] = kind
        for i in range(0, len(groups), 2):
            known = self.types | self.issuers if i == 0 else self.issuers
            meant = {code for code in known if fold(code) == fold(groups[i].replace("ĐĐ", "Đ"))}
            if groups[i] not in known and len(meant) == 1:
                groups[i] = meant.pop()
        return "".join(groups)
