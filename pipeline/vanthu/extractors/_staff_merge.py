"""Marks brought together: groups of people named in one breath, ordinals, numbers said again in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanthu.extractors._staff_terms import Lexicon, Mark

# Groups of people that together are everybody, when reports join them with commas.
_EVERYBODY_BEGINS = ("STAFF.CB", "STAFF.CC", "STAFF.VC", "STAFF.CBQL", "STAFF.TOTAL", "STAFF.NLD")
_NARROWING = ("STAFF.CBQL", "STAFF.BIENCHE", "STAFF.HD", "STAFF.KCT")
_OF_RANKS = ("EDU.SC", "EDU.TC", "POLTH.CC")  # `sơ cấp`, `trung cấp`, `cao cấp`
_LEVELS = ("EDU", "POLTH")  # whose levels reports add up
_WAYS_OF_PAY = ("STAFF.BIENCHE", "STAFF.BC_GIAO", "STAFF.BC_CO", "STAFF.HD")


def merged(marks: Sequence[Mark], text: str, lexicon: Lexicon) -> list[Mark]:
    """`marks` with groups of people joined (`cán bộ, công chức và người lao động`), ordinals and repeated numbers taken out."""
    plain_marks = _with_explanations(_of_standards(_without_ordinals(_without_repeats(marks))))
    return _joined(_with_jobs(_with_schools(plain_marks, text)), text, lexicon)


def _codes(marks: Sequence[Mark]) -> str:
    return "".join([mark.code for mark in marks])


def _without_repeats(marks: Sequence[Mark]) -> list[Mark]:
    """`12 (mười hai) người`: the number in brackets is the one before in words."""
    if "NLNE" not in _codes(marks):
        return list(marks)
    kept: list[Mark] = []
    i = 0
    while i < len(marks):
        window = marks[i : i + 4] if marks[i].code == "N" else ()
        codes = _codes(window)
        inner = window[2].quantity if len(window) > 2 else None
        if codes == "NLNE" and inner and inner.in_words:
            kept.append(replace(window[0], end=window[3].end))
            i += 4
        else:
            kept.append(marks[i])
            i += 1
    return kept


def _without_ordinals(marks: Sequence[Mark]) -> list[Mark]:
    """`Nghị định 68`, `thứ 2`, `năm 2021`: one neutral mark."""
    if "O" not in _codes(marks):
        return list(marks)
    kept: list[Mark] = []
    for mark in marks:
        if kept and kept[-1].code == "O" and mark.code in "NRP":
            kept[-1] = Mark("o", kept[-1].start, mark.end)
        else:
            kept.append(mark)
    return [replace(mark, code="x") if mark.code == "O" else mark for mark in kept]


def _of_standards(marks: Sequence[Mark]) -> list[Mark]:
    """`trên chuẩn (ĐH) 29`: the level in brackets is the label."""
    codes = _codes(marks)
    brackets = {found.start(i) for found in re.finditer("M(L)C(E)(?=c?[NR])", codes) for i in (1, 2)}
    return [mark for i, mark in enumerate(marks) if i not in brackets]


def _with_explanations(marks: Sequence[Mark]) -> list[Mark]:
    """`Tin học (chứng chỉ cơ bản): 26`: a bracket of words behind a category is part of its label, and says whose number it is."""
    codes = _codes(marks)
    kept: list[Mark] = []
    at = 0
    for found in re.finditer("CL[CxAmGoBQM]{1,6}E(?=c[NR]|[NR](?:U|$|[s.]))", codes):
        head, *inner = (mark for mark in marks[slice(*found.span())] if mark.code == "C")
        if any(mark.codes[0].startswith("DEM.") for mark in inner):
            continue
        narrows = any(mark.codes[0] not in head.codes for mark in inner)
        kept += [*marks[at : found.start()], replace(head, end=marks[found.end() - 1].end, several=head.several or narrows)]
        at = found.end()
    return [*kept, *marks[at:]]


def _with_schools(marks: Sequence[Mark], text: str) -> list[Mark]:
    """`Trường Trung cấp nghề 25 người`: the level is the school's name, not that of its people."""
    kept: list[Mark] = []
    for mark in marks:
        school = kept and kept[-1].code == "G" and text[kept[-1].start : kept[-1].end] in ("Trường", "trường")
        if school and mark.code == "C" and mark.codes[0].startswith("EDU."):
            kept[-1] = Mark("G", kept[-1].start, mark.end)
        else:
            kept.append(mark)
    return kept


def _with_jobs(marks: Sequence[Mark]) -> list[Mark]:
    """`dược sĩ đại học 04`: the level of those of one profession, which narrows it; `thẩm phán sơ cấp 5` names a rank, no schooling."""
    kept: list[Mark] = []
    for mark in marks:
        before = kept[-1].codes if kept and kept[-1].code == "x" else ()
        if "job" in before and mark.code == "C" and mark.codes[0].startswith("EDU."):
            kept[-1] = replace(mark, start=kept[-1].start, several=True)
        elif "ranked" in before and mark.code == "C" and set(mark.codes) & set(_OF_RANKS):
            kept[-1] = replace(kept[-1], end=mark.end)
        else:
            kept.append(mark)
    return kept


def _joined(marks: Sequence[Mark], text: str, lexicon: Lexicon) -> list[Mark]:
    kept: list[Mark] = []
    i = 0
    while i < len(marks):
        if marks[i].code != "C":
            kept.append(marks[i])
            i += 1
            continue
        group, j = _group_at(marks, i, text)
        if len(group) > 1 and _is_counted_apart(kept, marks, j, text):
            group, j = group[:-1], j - 2
        kept.append(group[0] if len(group) == 1 else _one(group, lexicon))
        i = j
    return kept


def _group_at(marks: Sequence[Mark], i: int, text: str) -> tuple[list[Mark], int]:
    """The categories joined by commas, `và` and dashes from the category at `i` on, and the index behind them."""
    group, j = [marks[i]], i + 1
    while j < len(marks):
        if marks[j].code in "sa/-" and text[marks[j].start] != ";" and marks[j + 1 : j + 2] and marks[j + 1].code == "C":
            group.append(marks[j + 1])
            j += 2
        elif marks[j].code == "C" and _staff(group[-1]) and _staff(marks[j]):
            if marks[j].codes[0] in _NARROWING:  # "viên chức quản lý", "cán bộ biên chế"
                return [replace(marks[j], start=marks[i].start)], j + 1
            group.append(marks[j])  # "cán bộ viên chức" without a comma
            j += 1
        else:
            break
    return group, j


def _is_counted_apart(before: Sequence[Mark], marks: Sequence[Mark], end: int, text: str) -> bool:
    """Whether the last of a group belongs to the number behind it: `20 đảng viên, nữ 19`, `18 viên chức, nữ là 13`."""
    numbered = re.search("[NR]U?$", _codes(before[-2:]))
    if not numbered or marks[end - 2].code not in "sa":
        return False
    behind = re.match("[cHy]?[NR]", _codes(marks[end : end + 2]))
    return behind is not None and (marks[end].code != "H" or text[marks[end].start : marks[end].end].lower() in ("là", "="))


def _staff(mark: Mark) -> bool:
    return mark.codes[0].startswith("STAFF.")


def _one(group: Sequence[Mark], lexicon: Lexicon) -> Mark:
    """One mark for groups named together; an `x` where no category stands for all of them."""
    start, end = group[0].start, group[-1].end
    named = tuple(mark.codes[0] for mark in group)  # kept, so that a number beside them is not lost in silence
    if len(set(named)) == 1:
        return Mark("C", start, end, codes=group[0].codes)  # "chuyên khoa I, II"
    if codes := _highest(group, lexicon):
        return Mark("C", start, end, codes=codes, several=True)
    if not all(_staff(mark) for mark in group):
        return Mark("x", start, end, codes=named)
    if group[0].codes[0] in _WAYS_OF_PAY:
        return Mark("C", start, end, codes=group[0].codes[:1])  # "biên chế công chức"
    parts = {p for mark in group for p in _parts(mark.codes[0], lexicon)}
    code = lexicon.merged.get(frozenset(parts))
    if code is None and (parts & set(_EVERYBODY_BEGINS)):
        code = "STAFF.TOTAL"
    return Mark("C", start, end, codes=(code,)) if code else Mark("x", start, end, codes=named)


def _highest(group: Sequence[Mark], lexicon: Lexicon) -> tuple[str, ...]:
    """Of levels named together (`cử nhân, cao cấp`) the highest, for each dimension that all of them may belong to."""
    shared = set.intersection(*({code.split(".")[0] for code in mark.codes} for mark in group)) & set(_LEVELS)
    return tuple(
        next(code for code in lexicon.entries for mark in group if code in mark.codes and code.startswith(f"{dimension}."))
        for dimension in _LEVELS
        if dimension in shared
    )


def _parts(code: str, lexicon: Lexicon) -> list[str]:
    parts = lexicon.entries[code].extra["parts"]
    return parts.split("+") if parts else [code]
