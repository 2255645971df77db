"""Names of organisations as printed: where one starts and ends, its full form, its level and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vanthu.catalogue import Catalogue, Entry, alternatives
from vanthu.text.fold import fold, plain
from vanthu.text.symbols import even
from vanthu.types import Span

_GAP = re.compile(r"[ \t]{1,3}")
_TOKEN = re.compile(r"[^\s,;:.()\"“”…/]{1,40}(?:\.(?=[A-ZĐ]{2})[A-ZĐ]{2,12})?")
_LAST = re.compile(r"(\S{2,24})[ \t]{1,3}\Z")
_DASH = re.compile(r"[ \t]{0,3}[-&][ \t]{0,3}")
_AND = re.compile(r" {1,3}va {1,3}")
# Bodies whose name begins with their level: what follows is the place.
_BODY_OF_LEVEL = re.compile(
    r"(?:(?:văn phòng|thường trực|ban thường vụ|ban chấp hành|bí thư|phó bí thư) )?"
    r"(?:tỉnh|thành|huyện|quận|thị|xã|phường) ?(?:ủy|uỷ|đoàn) "
)
_NO_LEVEL = re.compile(r"nông thôn\||tác xã\||(?<!\w)xã\| (?:hội|HỘI)")  # `Phát triển nông thôn`, `Bảo hiểm xã hội`
_OF_PROVINCE = re.compile(r"(?<!\w)sở ")  # every Sở is of a province
_NAME_BEFORE = re.compile(r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị) (?:[A-ZĐÀ-Ỹ]\w{1,6} ){1,2}\Z")
_NAMES_ALIKE = re.compile(r"(?:vu|quy|hat) ")  # the surname Vũ, the word Quý, read without marks
_OFFICE_OF = re.compile(r"(?:so|phong|bo|ty) {1,3}")
_COUNTRY = re.compile(r"viet {1,2}nam(?!\w)")
_VOWEL = re.compile(r"[aeiouy]")
_MAX_STEPS = 24
# Codes of kinds whose names do not stand in running text.
_CODES_ONLY = ("subject", "unit")


class Forms(NamedTuple):
    """A text in the forms that names are found in, all as long as the text."""

    even: str
    plain: str
    fold: str

    @classmethod
    def of(cls, text: str) -> Forms:
        return cls(even(text), plain(text), fold(text))


def _is_name(forms: Forms, start: int) -> bool:
    """Whether a head word is one only without its marks: `Vừ A Pó` is no Vụ."""
    alike = _NAMES_ALIKE.match(forms.fold, start)
    return alike is not None and forms.plain[start : alike.end()].strip() not in ("vụ", "quỹ", "hạt")


@dataclass(frozen=True)
class Names:
    """Finds organisations. `full` runs over folded text, `short` (abbreviations in capitals) over the text itself."""

    full: re.Pattern[str]
    short: re.Pattern[str]
    rules: Mapping[str, re.Pattern[str]]  # office | head over folded text, level | stop over plain text
    by_form: Mapping[str, Entry]
    levels: Mapping[str, str]
    province: re.Pattern[str]  # names of provinces, over folded text

    def end(self, forms: Forms, at: int) -> int:
        """The end of the organisation, or holder of an office in one, that starts at `at`; `at` when none does."""
        start, office, held_at = at, self.rules["office"], at
        for _ in range(3):
            held = office.match(forms.fold, at)
            if held and self._core(forms, at) <= held.end() and self.rules["stop"].match(forms.plain, held.end()) is None:
                at = held.end()
        core = self._core(forms, at)
        if core > at:
            entry = self._entry(forms.even[at:core])
            central = entry is not None and entry.extra["level"] == "trung ương"
            core = self._second_field(forms, at, core)
            end = self._small_tail(forms, at, self._tail(forms, core, free=not central, named=False))
            return end if at == held_at else self._without_holder(forms, core, end)
        core = self._headed(forms, at)
        return self._small_tail(forms, at, self._tail(forms, core, free=True, named=True)) if core > at else start

    def _small_tail(self, forms: Forms, at: int, end: int) -> int:
        """Past the words in small letters that end a name (`Ban Chỉ đạo phong trào huyện`), where a level or another clause follows."""
        words = self.rules["small_tail"].match(forms.fold, end) if self.rules["tailed"].match(forms.fold, at) else None
        gap = _GAP.match(forms.even, words.end()) if words else None
        if not words:
            return end
        after = gap.end() if gap else words.end()
        closed = after == len(forms.even) or forms.even[after] in "\n.,;:()" or (gap and forms.even[after].isupper())
        if closed or self.rules["level"].match(forms.plain, after) or self.rules["stop"].match(forms.plain, after):
            return self._tail(forms, words.end(), free=False, named=False)
        return end

    def _second_field(self, forms: Forms, at: int, core: int) -> int:
        """Past the second field of an office known by its first: `Sở Tài chính - Vật giá`; `Sở Nội vụ - Cơ quan thường trực` ends before."""
        joint = _DASH.match(forms.even, core) if _OFFICE_OF.match(forms.fold, at) else None
        if (
            not joint
            or "-" not in joint[0]
            or self.rules["office"].match(forms.fold, joint.end())
            or not self._goes_on(forms, joint)
        ):
            return core
        word = _TOKEN.match(forms.even, joint.end())
        end = self._compound(forms, word.end()) if word and word[0].isalpha() and not word[0].isupper() else core
        return end if end > joint.end() and end != (word.end() if word else 0) else core

    def _without_holder(self, forms: Forms, start: int, end: int) -> int:
        """`Phó Chủ tịch UBND tỉnh Võ Phiên`: after an office and `tỉnh`, what is no province is the holder's name."""
        found = re.compile(r" {1,2}tỉnh(?= {1,2}\w)").search(forms.plain, start, end)
        if not found or self.province.match(forms.fold, found.end() + 1):
            return end
        return found.end()

    def office_end(self, forms: Forms, at: int) -> int:
        """The end of an office that stands for its body at `at` (`của Hiệu trưởng`), or `at`."""
        held = self.rules["office_alone"].match(forms.plain, at)
        return held.end() if held else at

    def _core(self, forms: Forms, at: int) -> int:
        """The end of the known name or abbreviation at `at`, or `at`."""
        ends = [found.end() for found in (self.full.match(forms.fold, at), self.short.match(forms.even, at)) if found]
        return max(ends, default=at)

    def _entry(self, name: str) -> Entry | None:
        return self.by_form.get(fold(" ".join(name.split())))

    def _headed(self, forms: Forms, at: int) -> int:
        """`Sở Du lịch`, `Công an xã`: a word for an organisation that a name or a level follows."""
        head = self.rules["head"].match(forms.fold, at)
        if not head or self.rules["stop"].match(forms.plain, head.end()) or self.rules["stop"].match(forms.plain, at):
            return at
        word = _TOKEN.match(forms.even, head.end())
        if word and word[0][0].isupper():
            return self._compound(forms, word.end())
        return head.end() - 1 if self.rules["level"].match(forms.plain, head.end()) and forms.even[at].isupper() else at

    def _compound(self, forms: Forms, at: int) -> int:
        """Past the small second syllable of a word whose first has a capital: `Giáo dục`, `Quản lý`."""
        gap = _GAP.match(forms.even, at)
        word = _TOKEN.match(forms.even, gap.end()) if gap else None
        if not word or not word[0].islower() or not word[0].isalpha():
            return at
        other = self.rules["stop"].match(forms.plain, word.start()) or self.rules["level"].match(forms.plain, word.start())
        return at if other else word.end()

    def _tail(self, forms: Forms, at: int, *, free: bool, named: bool) -> int:
        """Levels, places and further organisations; where `free`, capitalised words too; where `named`, `và` and dashes too."""
        for _ in range(_MAX_STEPS):
            gap = _GAP.match(forms.even, at)
            step = self._step(forms, gap.end(), free=free) if gap else 0
            if gap and step > gap.end():
                free = free or bool(self.rules["level"].match(forms.plain, gap.end()))
                at = step
            elif named and (joint := _DASH.match(forms.even, at) or _AND.match(forms.fold, at)) and self._goes_on(forms, joint):
                word = _TOKEN.match(forms.even, joint.end())
                at = self._compound(forms, word.end()) if word else at
            else:
                return at
        return at

    def _step(self, forms: Forms, at: int, *, free: bool) -> int:
        """The end of what may follow inside a name at `at`, or `at`."""
        inner, level = self._core(forms, at), self.rules["level"].match(forms.plain, at)
        if level and level[0] == "ngành" and (word := _TOKEN.match(forms.even, level.end() + 1)) and word[0][0].isupper():
            return self._compound(forms, word.end())
        known = max([inner, *(m.end() for m in (level, _COUNTRY.match(forms.fold, at)) if m)])
        if known > at or self.rules["stop"].match(forms.plain, at):
            return known
        word = _TOKEN.match(forms.even, at)
        if free and forms.even[at : at + 1].isupper() and (field := self.rules["field"].match(forms.fold, at)):
            return field.end()
        if (
            word
            and word[0].isdigit()
            and re.search(r"(?:khu|doan|doi|so|dao|bcd|quan|phuong|thon|xom|to) {1,2}\Z", forms.fold[max(at - 8, 0) : at])
        ):
            return word.end()
        if not word or not word[0][0].isupper():
            return at
        previous = _LAST.search(forms.even, max(at - 24, 0), at)
        shouted = len(word[0]) > 2 and word[0].isupper() and word[0].isalpha() and not (previous and previous[1].isupper())
        shouted = shouted and _VOWEL.search(fold(word[0])) is not None  # NTM, MTQG are initials: no syllable is without a vowel
        headed = self._headed(forms, at)
        return word.end() if free and not shouted and headed <= word.end() else headed

    def _goes_on(self, forms: Forms, joint: re.Match[str]) -> bool:
        """Whether the name goes on after a dash or `và` (`Phòng Văn hóa và Thông tin`): no other body or document starts there."""
        at = joint.end()
        if self._core(forms, at) > at or self.rules["stop"].match(forms.plain, at) or self.rules["head"].match(forms.fold, at):
            return False
        word = _TOKEN.match(forms.even, at)
        return word is not None and word[0][0].isupper() and not word[0].isdigit()

    def find(self, forms: Forms) -> Iterator[Span]:
        """Every organisation in a text, in order: names in capitals, or small ones with their level (`công an xã`)."""
        at = 0
        starts = {m.start() for m in self.full.finditer(forms.fold)} | {m.start() for m in self.short.finditer(forms.even)}
        starts |= {m.start() for m in self.rules["head"].finditer(forms.fold) if forms.even[m.start()].isupper()}
        for start in sorted(starts):
            if start < at or (start and forms.fold[start - 1].isalnum()):
                continue
            if _NAME_BEFORE.search(forms.even, max(start - 24, 0), start) or _is_name(forms, start):
                continue
            first = max(self._office(forms, start), at)
            end = max(self.end(forms, first), self._core(forms, start)) if first < start else self.end(forms, start)
            if end > start and (forms.even[start].isupper() or end > self._core(forms, start)):
                yield Span(first, end)
                at = end

    def _office(self, forms: Forms, start: int) -> int:
        """Where the office before the name starts: `Chủ tịch UBND xã`; `hội trường UBND xã` is none."""
        folded, low = forms.fold, max(start - 30, 0)
        for match in self.rules["office"].finditer(folded, low, start):
            hall = "trường" in forms.plain[match.start() : start]
            if match.end() == start and not hall and (match.start() == 0 or not folded[match.start() - 1].isalnum()):
                return match.start()
        return start

    def entry(self, name: str) -> Entry | None:
        """The first known organisation in `name`."""
        starts = [m for m in (self.full.search(fold(name)), self.short.search(even(name))) if m]
        return self._entry(min(starts, key=lambda m: m.start())[0]) if starts else None

    def normalised(self, name: str) -> str:
        """`name` with its abbreviations written out, in capitals where the rest of the name is (a letterhead): one name, one case.

        The Ban Chấp hành of a union and the Bộ Chỉ huy of the army share the abbreviation BCH; the neighbours tell.
        """
        name = " ".join(even(name).split())
        capitals = self.short.sub("", name).isupper()
        military = re.search(r"\b(?:chqs|quan su|llvt|bo doi)\b", fold(name))

        def written_out(match: re.Match[str]) -> str:
            entry = self._entry(match[0])
            full = "Bộ Chỉ huy" if match[0] == "BCH" and military else entry.name if entry else match[0]
            return full.upper() if capitals else full

        return self.short.sub(written_out, name)

    def level_and_place(self, name: str) -> tuple[str, str]:
        """The level and the place's name without its unit: `UBND huyện Đức Thọ` → huyện, Đức Thọ."""
        lowered = plain(name)
        body = _BODY_OF_LEVEL.match(lowered)
        for found in re.finditer(rf"(?<!\w)(?:{self.rules['level'].pattern})", lowered, re.VERBOSE):
            word = found[0].removeprefix("các ")
            if _NO_LEVEL.search(lowered[max(found.start() - 8, 0) : found.end()] + "|" + name[found.end() : found.end() + 4]):
                continue
            if word in self.levels:
                city = re.match(r"(?:thành phố|tp)[ .]{1,2}(?=\w)", word)
                place = (name[found.start() + city.end() : found.end()] if city else name[found.end() :]).strip(" ,-")
                place = name[body.end() :].strip(" ,-") if body and found.start() < body.end() else place
                return self.levels[word], place if place[:1].isupper() and self.levels[word] != "trung ương" else ""
        known = self.entry(name)
        place = name[body.end() :].strip(" ,-") if body else ""
        level = known.extra["level"] if known else "tỉnh" if _OF_PROVINCE.search(lowered) else ""
        return level, place if place[:1].isupper() else ""


def names_of(catalogue: Catalogue) -> Names:
    """The names of this catalogue, compiled; use it as `catalogue.made(names_of)`."""
    entries = [e for e in catalogue.gazetteers["issuers"] if e.extra["kind"] not in _CODES_ONLY]
    forms = [form for entry in entries for form in entry.forms]
    short = [form for form in forms if " " not in form and sum(c.isupper() for c in form) >= 2]
    full = [fold(form) for form in forms if form not in short]
    rules = {rule.id: rule.pattern for rule in catalogue.rules["organisations"]}
    by_form: dict[str, Entry] = {}
    for entry in entries:
        for form in entry.forms:
            by_form.setdefault(fold(form), entry)
    provinces = alternatives([fold(form) for entry in catalogue.gazetteers["places"] for form in entry.forms])
    levels = {plain(form): entry.code for entry in catalogue.gazetteers["org_levels"] for form in entry.forms}
    names = alternatives(full).replace(r"\ +\-\ +", r"\ +(?:\-\ +)?").replace(r"\ +va\ +", r"\ +(?:va|&)\ +")
    return Names(
        re.compile(rf"(?<!\w){names}(?!\w)"), re.compile(rf"(?<![\w/-]){alternatives(short)}(?![\w/])"), rules, by_form, levels,
        re.compile(rf"{provinces}(?!\w)"),
    )  # fmt: skip
