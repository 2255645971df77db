"""Which category a word stands for, told from its homonyms by the dimension named before it or above: `trung cấp`, `đoàn viên`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from vanthu.extractors._staff_terms import Lexicon, Mark, last_union
from vanthu.text.fold import plain
from vanthu.types import value_class

_DIMENSION_BEHIND = re.compile("[mQ]{0,8}M")
_SOON = 5  # marks
# What is named in front of a narrower category of its own group.
_WIDER = ("POL.DVTN", "POL.DVCD", "RANK.QLNN")
RANK_OF_GROUP = {"DEM": 0, "EDU": 1, "POLTH": 1, "RANK": 1, "SKILL": 1, "EVAL": 1, "POL": 2, "STAFF": 3}


@value_class(frozen=True, slots=True)
class Setting:
    """What is known around a block: the dimension its heading names, whether it is about staff at all, and whether it was scanned."""

    dimension: str = ""
    staff: bool = False
    scanned: bool = False
    near: bool = False  # counts of staff were read a few blocks above
    above: str = ""  # the plain text of what introduces the block
    others: bool = False  # what stands in front counts pupils, inhabitants and the like
    goes_on: bool = False  # the dimension is only the one counted last above
    listed: str = ""  # the category of a list of offices with their numbers of people


def without_strays(marks: Sequence[Mark], text: str, setting: Setting, last: str) -> list[Mark]:
    """`marks` with short abbreviations taken for names where nothing before speaks of their dimension: `Trường TH 1`, `CĐ huyện`.

    `last` is the group of the count before.
    """
    kept: list[Mark] = []
    named = {setting.dimension, last}
    for i, mark in enumerate(marks):
        if not (mark.codes or mark.short or mark.dimension) and mark.code != "Q":
            kept.append(mark)
            continue
        groups = {code.split(".")[0] for code in mark.codes}
        if mark.short and not (groups & named or ("DEM" in groups and last) or groups & _named_soon(marks[i + 1 : i + _SOON])):
            kept.append(replace(mark, code="A", codes=()))
            continue
        named |= groups | {mark.dimension}
        if mark.code == "Q" and text[mark.start : mark.end].lower().endswith("trình độ"):
            named.add("EDU")
        kept.append(mark)
    return kept


def _named_soon(marks: Sequence[Mark]) -> set[str]:
    """The groups that words without another meaning name: `TS 85, ThS 180`."""
    return {code.split(".")[0] for mark in marks if mark.code == "C" and not mark.short for code in mark.codes}


class Categories:
    """The categories of one sentence's marks."""

    def __init__(self, text: str, marks: Sequence[Mark], setting: Setting, lexicon: Lexicon) -> None:
        self.text, self.marks, self.setting, self.lexicon = text, marks, setting, lexicon
        self.letters = "".join(mark.code for mark in marks)
        self._named = [*accumulate(marks, lambda last, m: m.dimension if m.code == "M" else last, initial="")]

    def words(self, first: int, last: int) -> str:
        """The text of `marks[first:last]`."""
        return self.text[self.marks[first].start : self.marks[last - 1].end]

    def dimension(self, at: int) -> str:
        """The dimension that the words before mark `at` name, else the one of the block's setting."""
        behind = _DIMENSION_BEHIND.match(self.letters, at + 1) if self.letters[at] == "C" else None
        if behind:  # "trung cấp về lý luận chính trị"
            return self.marks[behind.end() - 1].dimension
        return self._named[at] or self.setting.dimension

    def _code(self, at: int, last: str) -> str | None:
        """The category of the mark at `at`, told from its homonyms by the dimension."""
        mark, dimension = self.marks[at], self.dimension(at)
        groups = {code.split(".")[0]: code for code in reversed(mark.codes)}
        if (dimension == "SCHOOL" and "EDU" in groups) or (mark.codes[0] == "SKILL.LEVEL" and dimension != "SKILL"):
            return None
        if mark.codes == ("EDU.CDT",) and dimension in ("POLTH", "RANK", "SKILL"):
            return None  # "Lý luận chính trị: trung cấp 24; chưa qua đào tạo 22"
        if dimension == "SKILL" and (set(groups) & {"EDU", "POLTH"} or mark.codes[0] == "SKILL.LEVEL"):
            named = [m for m in self.marks[:at] if m.dimension == "SKILL"]
            words = self.text[named[-1].start : named[-1].end].lower() if named else self.setting.above
            return "SKILL.NN" if "ngữ" in words else "SKILL.TH"
        if set(mark.codes) == {"POL.DVCD", "POL.DVTN"}:
            return self._union(mark.start)
        if self.setting.goes_on and not self._named[at] and last in groups:
            return groups[last]
        if dimension in groups:
            return groups[dimension]
        return groups.get(last, mark.codes[0]) if len(groups) > 1 else mark.codes[0]

    @cached_property
    def _unions(self) -> list[tuple[int, str]]:
        """Where the sentence names a union, and the category of its members, in order."""
        lowered = plain(self.text)
        return sorted((m.end(), str(rule.set["code"])) for rule in self.lexicon.unions for m in rule.matches(lowered))

    def _union(self, start: int) -> str | None:
        """Whose members `đoàn viên` are, told by the last union named in front or above; None where none is named."""
        at = bisect_left(self._unions, (start + 1, ""))
        if at:
            return self._unions[at - 1][1]
        return last_union(self.setting.above, self.lexicon) or None

    def chosen(self, first: int, last: int, group: str) -> tuple[str, str, bool] | None:
        """Category, words that narrow it, and whether it rests on weak words, for the categories among `marks[first:last]`."""
        places = [i for i in range(first, last) if self.letters[i] == "C"]
        if len(places) > 1 and any(self.marks[i].codes[0] in ("SKILL.TH", "SKILL.NN") for i in places):
            places = [i for i in places if self.marks[i].codes[0] != "SKILL.LEVEL"]  # "Tin học cơ bản 165"
        if len(places) == 1:  # as nearly always
            mark, only = self.marks[places[0]], self._code(places[0], group)
            return (only, self.text[mark.start : mark.end] if mark.several else "", mark.weak) if only else None
        codes = [self._code(i, group) for i in places]
        if None in codes:
            return None
        ranked = _narrowed(sorted(zip(codes, places, strict=True), key=lambda pair: RANK_OF_GROUP[str(pair[0]).split(".")[0]]))
        code, place = ranked[0]
        groups = [str(c).split(".")[0] for c, _ in ranked]
        if len(groups) > 1 and groups[0] == groups[1] != "STAFF":
            return None
        if groups == ["STAFF", "STAFF"]:
            code, place = next(((c, p) for c, p in ranked if c != "STAFF.TOTAL"), ranked[0])
        others = [self.words(p, p + 1) for c, p in ranked[1:] if c != code and groups[0] == "DEM"]
        others += [self.words(place, place + 1)] if self.marks[place].several else []
        return str(code), ", ".join(others), self.marks[place].weak


def _narrowed(ranked: Sequence[tuple[str | None, int]]) -> list[tuple[str | None, int]]:
    """`ranked` without what the other only narrows: `đoàn viên là đảng viên`, `quản lý nhà nước ngạch chuyên viên`."""
    codes = [code for code, _ in ranked]
    wider = next((code for code in _WIDER if code in codes and len({c for c in codes if str(c)[:4] == code[:4]}) > 1), None)
    return [pair for pair in ranked if pair[0] != wider]
