"""Counts of people in one block of running text, read with the grammar of `_staff_grammar.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vanthu.extractors._staff_categories import Categories, Setting, without_strays
from vanthu.extractors._staff_grammar import GRAMMAR, KINDS, NUMBERS, Count
from vanthu.extractors._staff_merge import merged
from vanthu.extractors._staff_terms import Lexicon, Mark, marks_of
from vanthu.text.fold import plain
from vanthu.text.numbers import parse_number

_QUOTAS = ("STAFF.BC_GIAO", "STAFF.BIENCHE")
_FILLING = ("STAFF.VC", "STAFF.CC", "STAFF.CBCC", "STAFF.BIENCHE")  # who hold the posts that were allotted
_MEMBERS = {
    "chi bộ": "POL.DV",
    "đảng bộ": "POL.DV",
    "chi đoàn": "POL.DVTN",
    "đoàn tn": "POL.DVTN",
    "đoàn thanh niên": "POL.DVTN",
    "công đoàn": "POL.DVCD",
}
# `không chuyên trách xã 19 người, ấp 18 người`: the same people of other places.
_PLACES = re.compile(r"(?:(?:cấp|ở|tại|của) )?(?:xã|phường|thị trấn|huyện|quận|tỉnh|thôn|xóm|ấp|khóm|khu phố|tổ dân phố)$")
_WORKERS = ("công nhân viên", "công nhân lao động", "công nhân viên chức", "nhân viên y tế")
_PERSON_RATED = re.compile("U?C")  # who is counted, behind a number
_FAR = 40  # marks
_CHANGES = ("tăng", "giảm", "thiếu", "thừa", "vượt")
# A label of several categories or of a profession with its number, and an unknown label behind another item of a list.
_UNCODED = re.compile(r"(?=(x[c-]?H?[NR])(?:U|$|[s.LE]))|(?<=[s.cLHDa])(?=([NR]U?x[xAB]{0,3}C?)(?:[s.EaDcLm]|$))")
_LISTED = re.compile(
    r"(?:(?<=N[scL])|(?<=NU[scL])|(?<=N[CUs]D)|(?<=N[CUsL][cL])|(?<=Dc))C?(?:[mG]?[xA]|G){1,5}[mC]?[c-]?N(?=U?(?:[s.Ec]|$))"
)
# `Hội đồng quản trị 5 người`, `Giáo viên bộ môn: 12`: people with a label that has no code, beside counts of staff.
_BESIDE = re.compile(r"(?:(?<=[sLE.aDc])|^)-?(?:[TmGxABC]{1,10}[cHL]?NU|CQ?[mA]{0,2}x[mGxA]{0,5}[cH]N)(?=U?(?:$|[s.LED]))")
# `04 CBQL; 01 TPT Đội; 01 Phó TPT Đội; 115 GV`: numbers with unknown labels between those of a list.
_NUMBERED = re.compile(r"(?P<first>N)U?C[mAG]{0,3}s(?P<items>(?:NU?[CxA][CxAmG]{0,5}[sa]){1,4})(?=(?P<last>N)U?C)")
_NUMBERED_ITEM = re.compile("NU?[CxA][CxAmG]{0,5}")
# `kiểm tra 02 chi bộ, 03 đảng viên`: every item of a bare list belongs to the verb in front of it.
_LISTED_OF_EVENT = re.compile(r"V[mxAQ]{0,3}(?:[NR]U?[mxACGQ]{1,6}[sa])+$")
_NAMED_ITEM = re.compile(r"(?:(?<=[scL])|^)[xA][xAm-]{0,6}c[NR]")
_EVENT_LISTS = re.compile("-?V[^N.;cDLs]{0,6}c[^.D]*$")
_TOOK_PART = re.compile("[as][NR]U?C{1,2}[mAG]{0,3}V")  # "02 cán bộ quản lý và 04 giáo viên tập huấn"
_JOINT = re.compile("(?:^|(?P<opened>[s.]))(?P<others>(?:x{1,3}[sa]){1,3})$")  # unknown words joined to what follows
_POST_OF = re.compile("(?:(?<=[.s])|^)x[mGxAs]{0,8}[cH]$")
_AGES = re.compile(r"(?<!\w)tuổi(?: đời)?(?!\w)(?! đảng)")
_YOUNGEST, _OLDEST = 15, 99  # years of age that a band of people speaks of
_SENTENCE_END = re.compile(r"(?<=[.!?])\s(?=[^\W\d_a-z])")


def counts_in(text: str, lexicon: Lexicon, setting: Setting) -> tuple[list[Count], list[tuple[int, int]]]:
    """The counts in a squeezed block, in order, and where numbers stand beside groups that have no category of their own.

    A dimension named in one sentence holds for the next.
    """
    counts: list[Count] = []
    unread: list[tuple[int, int]] = []
    start = 0
    for end in [*(match.start() for match in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        last = counts[-1].category.split(".")[0] if counts else ""
        told = (bool(counts) or _AGES.search(setting.above) is not None) and any(map(str.isdecimal, sentence))
        # Beside counts, labels without a code are said, too; bands of age have no words of their own.
        marks = marks_of(sentence, lexicon, scanned=setting.scanned, numberless=told)
        marks = without_strays(marks, sentence, setting, last)
        marks = _with_posts(_with_age_bands(merged(marks, sentence, lexicon), sentence, setting), setting)
        reader = _Reader(sentence, marks, setting, counts, lexicon)
        at = 0
        while match := GRAMMAR.search(reader.letters, at):
            at = reader.take(match)
        counts += [_shifted(count, start) for count in reader.counts[len(counts) :]]
        unread += [(first + start, last + start) for first, last in reader.unread()]
        named = next((mark.dimension for mark in reversed(marks) if mark.code == "M"), "")
        others = not reader.taken and lexicon.others.pattern.search(plain(sentence)) is not None
        goes_on = setting.goes_on and not named
        setting = replace(setting, dimension=named or setting.dimension, others=others, goes_on=goes_on)
        start = end + 1
    return counts, unread


def _with_age_bands(marks: Sequence[Mark], text: str, setting: Setting) -> list[Mark]:
    """`Độ tuổi: từ 31 đến 40 tuổi: 27; 41 đến 50: 23; trên 50: 11`: bands of age with their numbers, where ages are spoken of."""
    aged = [m.span() for m in _AGES.finditer(plain(text))]
    told_above = _AGES.search(setting.above) is not None
    if not (aged or told_above):
        return list(marks)
    begins = 0 if told_above else aged[0][0]
    found: list[Mark] = []
    for i, mark in enumerate(marks):
        told = next((start for start, end in aged if 0 <= mark.start - end <= 1), mark.start)  # `tuổi đời dưới 30: 2`
        opens = i == 0 or marks[i - 1].code in "sc.-L" or told < mark.start
        if mark.code == "N" and mark.start >= begins and opens and _is_age_band(mark, marks[i + 1 : i + 3]):
            while found and found[-1].start >= told:
                found.pop()
            found.append(Mark("C", told, mark.end, codes=("DEM.TUOI",), weak=True))
        else:
            found.append(mark)
    return found


def _is_age_band(mark: Mark, behind: Sequence[Mark]) -> bool:
    """Whether a number is a span of years that people may be old, set off from a number behind it."""
    quantity = mark.quantity
    if quantity is None or quantity.percent or [m.code for m in behind] != ["c", "N"]:
        return False
    ends = (quantity.value, quantity.value if quantity.value_max is None else quantity.value_max)
    spans = quantity.value_max is not None or quantity.comparator in ("<", "<=", ">", ">=")
    return spans and _YOUNGEST <= ends[0] <= ends[1] <= _OLDEST


def _with_posts(marks: Sequence[Mark], setting: Setting) -> list[Mark]:
    """`55 chỉ tiêu`: of posts, where something before speaks of them; else aims, which are no people."""
    quotas = setting.listed in _QUOTAS or any(code in _QUOTAS for mark in marks for code in mark.codes)
    before = ["", *(mark.code for mark in marks)]
    return [
        replace(mark, code="K") if mark.codes == ("CHI_TIEU",) and not (quotas and before[i] == "N") else mark
        for i, mark in enumerate(marks)
    ]


def _is_of_staff(count: Count) -> bool:
    return count.category.startswith("STAFF.")


def _is_staff(codes: Sequence[str]) -> bool:
    return codes[0].startswith("STAFF.") and codes[0] != "STAFF.TOTAL"


def _shifted(count: Count, by: int) -> Count:
    return (
        count
        if not by
        else replace(count, label=(count.label[0] + by, count.label[1] + by), start=count.start + by, end=count.end + by)
    )


class _Reader:
    """Turns matches of the grammar into counts."""

    def __init__(self, text: str, marks: Sequence[Mark], setting: Setting, before: Sequence[Count], lexicon: Lexicon) -> None:
        self.text, self.marks, self.setting = text, marks, setting
        self.categories = Categories(text, marks, setting, lexicon)
        self.letters = "".join(mark.code for mark in marks)
        self.counts = list(before)
        self.left: list[tuple[int, int]] = []
        self.taken: set[int] = set()  # the places of the numbers that were read as counts

    def take(self, match: re.Match[str]) -> int:
        """Reads one match; where to go on reading."""
        at = next(at for at in map(match.start, NUMBERS) if at >= 0)
        if (match["label"] and (self._is_rated(at) or self._is_told(match, at))) or (
            match["listed"] and not self.setting.listed
        ):
            return at
        women = self._women_among(at) if match["label"] else None
        value = women[0] if women else self._value(self.marks[at])
        if value is not None:
            self._take(match, at, value)
        if women and at in self.taken:
            self.counts.append(women[1])
        if (match["party"] or match["owned"]) and at not in self.taken:
            return match.start() + 1  # "toàn trường có 42 người" begins as if with a cell of the Party
        if match["label"] and at not in self.taken and re.match("U?C", self.letters[at + 1 : at + 3]):
            return at  # "Biên chế của xã đến nay có 41 công chức": the label is the one behind the number
        return match.end()

    def _women_among(self, at: int) -> tuple[int, Count] | None:
        """Of `giáo viên 36/31 nữ` how many there are, and the count of the women among them."""
        number, behind = self.marks[at], self.marks[at + 1 : at + 2]
        if number.code != "R" or not behind or behind[0].code != "C" or not behind[0].codes[0].startswith("DEM."):
            return None
        whole = parse_number(self.text[number.start : number.end].split("/")[0].strip())
        part, named = number.whole, behind[0]
        if whole is None or part is None or whole < part or whole != int(whole) or part != int(part):
            return None
        label = (named.start, named.end)
        women = Count(named.codes[0], int(part), label, "staff-of-them", start=number.start, end=named.end, linked=True)
        return int(whole), women

    def _totals_an_event(self, match: re.Match[str]) -> bool:
        """Whether a total is one of those an event is told of; `kết nạp 3, nâng tổng số đảng viên lên 26` tells how many there are now."""
        raised = self.letters[match.start() - 1 : match.start()] == "H"
        return match["pre"][:1] == "T" and not raised and self._is_event(match.start())

    def _is_rated(self, at: int) -> bool:
        """`Xếp loại đảng viên: 18 đồng chí hoàn thành tốt nhiệm vụ`: the number belongs to the rating behind it."""
        behind = _PERSON_RATED.match(self.letters, at + 1)
        rating = behind is not None and self.marks[behind.end() - 1].codes[0].startswith("EVAL.")
        return rating and self.categories.dimension(at) == "EVAL"

    def _is_told(self, match: re.Match[str], at: int) -> bool:
        """`Tổng quân số hiện nay là 06 đồng chí công an chính quy`: who they are is said behind the number."""
        behind = _PERSON_RATED.match(self.letters, at + 1)
        return (
            behind is not None
            and self.marks[match.start("cat")].codes[:1] == ("STAFF.TOTAL",)
            and _is_staff(self.marks[behind.end() - 1].codes)
        )

    def _take(self, match: re.Match[str], at: int, value: int) -> None:
        kind = next(kind for kind in KINDS if match[kind])
        if kind in ("number", "org", "named", "bare", "party", "owned") and self._is_event(at):
            return
        if kind == "label" and (
            self._goes_on(match.start()) or self._totals_an_event(match) or self._is_listed_of_event(match.start())
        ):
            return
        count = getattr(self, f"_{kind}")(match, at, value)
        if (
            count is not None
            and kind == "label"
            and (total := self._everybody_from(match.start())) >= 0
            and _is_of_staff(count)
        ):
            label = (self.marks[total].start, count.label[1])
            count = replace(count, category="STAFF.TOTAL", label=label, start=label[0], qualifier="", weak=False)
        if count is not None and kind in ("label", "number") and count.category.startswith("STAFF."):
            count = self._workers_among(self._among_members(count, at), at)
        if count is not None and not (kind in ("label", "number") and self._is_of_others(at, count.category)):
            self.counts.append(count)
            self.taken.add(at)

    def _among_members(self, count: Count, at: int) -> Count:
        """`56 đảng viên, trong đó giáo viên 41`: members of the Party who are teachers, not the teachers of the school."""
        opened = max(self._of_which(max(at - _FAR, 0), at), self._bracket(at))
        between = self.letters[opened + 1 : at]
        whole = self._number_before(opened) if opened >= 0 and not set(".VK") & set(between) else -1
        if whole not in self.taken or not self._counts_members(whole):
            return count
        return replace(count, category="POL.DV", qualifier=self.text[slice(*count.label)])

    def _workers_among(self, count: Count, at: int) -> Count:
        """`34 đồng chí, trong đó sĩ quan 21, công nhân viên 4`: a part of everybody is not everybody again."""
        opened = max(self._of_which(max(at - _FAR, 0), at), self._bracket(at))
        whole = self._number_before(opened) if opened >= 0 and "." not in self.letters[opened:at] else -1
        part = count.category == "STAFF.TOTAL" and self._label_of(count) in _WORKERS and whole in self.taken
        return replace(count, category="STAFF.NLD") if part else count

    def _bracket(self, at: int) -> int:
        """The bracket that is open at mark `at`, or -1."""
        opened = self.letters.rfind("L", max(at - _FAR, 0), at)
        return -1 if "E" in self.letters[opened:at] else opened

    def _of_which(self, start: int, at: int) -> int:
        """The last `trong đó` in front of mark `at` that still holds there, or -1: one in a bracket that is closed does not."""
        opened = self.letters.rfind("D", start, at)
        while opened >= 0 and self.letters.count("E", opened, at) > self.letters.count("L", opened, at):
            opened = self.letters.rfind("D", start, opened)
        return opened

    def _counts_members(self, number: int) -> bool:
        found = (count for count in reversed(self.counts) if count.start <= self.marks[number].start < count.end)
        return next((count.category == "POL.DV" for count in found), False)

    def unread(self) -> list[tuple[int, int]]:
        """Labels with their numbers for which there is no code: `cử nhân, cao cấp: 03`; `trung cấp: 44; công nhân kỹ thuật: 71`."""
        places = [m.span(m.lastindex or 0) for m in _UNCODED.finditer(self.letters)]
        places = [place for place in places if any(self.letters[i] == "x" and self.marks[i].codes for i in range(*place))]
        places += self.left
        if self.setting.near or any(map(_is_of_staff, self.counts)):
            found = (m for m in _BESIDE.finditer(self.letters) if not set(range(*m.span())) & self.taken)
            places += [m.span() for m in found if self._names_people(m) and not self._is_event(m.start())]
        listed = self.taken | {i for place in places for i in range(*place)}
        for item in _NUMBERED.finditer(self.letters):
            if item.start("first") in self.taken and item.start("last") in self.taken:
                items = _NUMBERED_ITEM.finditer(self.letters, *item.span("items"))
                places += (found.span() for found in items if found.start() not in self.taken)
        for item in _LISTED.finditer(self.letters):
            at = item.end() - 1
            if self.letters.rfind("N", 0, item.start()) in listed and self._value(self.marks[at]) is not None:
                listed.add(at)
                if at not in self.taken:
                    places.append(item.span())
        apart: list[tuple[int, int]] = []
        for first, last in sorted(places, key=lambda place: (place[0], -place[1])):
            if not apart or first >= apart[-1][1]:
                apart.append((first, last))
        return [(self.marks[first].start, self.marks[last - 1].end) for first, last in apart]

    def _names_people(self, found: re.Match[str]) -> bool:
        """Whether a label says who is counted: before a colon or a verb any does, else only a body of people: `khám 30 người`."""
        label = self.categories.words(found.start(), found.end())
        stated = set("cHLCB") & set(found[0])
        return (bool(stated) and bool(set("xABC") & set(found[0]))) or self.categories.lexicon.bodies.pattern.match(
            plain(label).lstrip("- ")
        ) is not None

    def _value(self, mark: Mark) -> int | None:
        """A whole number of people, or None."""
        if mark.code == "R":
            value = parse_number(self.text[mark.start : mark.end].split("/")[0].strip())
            return int(value) if value is not None and mark.whole is not None and value <= mark.whole else None
        quantity = mark.quantity
        if quantity is None or quantity.value_max is not None or quantity.comparator not in ("=", ">", "~", "<"):
            return None
        value = quantity.value
        printed = self.text[quantity.numeral.start : quantity.numeral.end]
        year = 1900 <= value <= 2100 and printed.isdecimal() and len(printed) == 4
        return int(value) if value == int(value) and value < 10**6 and not year else None

    def _is_event(self, at: int) -> bool:
        """Whether the clause before the number tells of an event: who took part, was admitted, praised."""
        clause = max(self.letters.rfind("s", 0, at), self.letters.rfind(".", 0, at)) + 1
        if set("VK") & set(self.letters[clause:at]):
            return True
        listed = _LISTED_OF_EVENT.search(self.letters, max(at - _FAR, 0), at)
        return listed is not None and ";" not in self.text[self.marks[listed.start()].end : self.marks[at].start]

    def _is_listed_of_event(self, first: int) -> bool:
        """Whether a label stands in a list that an event opens: `Cử đi đào tạo: cao cấp LLCT 04, trung cấp 15`."""
        sentence = self.letters.rfind(".", 0, first) + 1
        return _EVENT_LISTS.match(self.letters, sentence, first) is not None

    def _goes_on(self, first: int) -> bool:
        """Whether a label is only the end of a list that began with an event: `Cử đi học trung cấp: 03 đồng chí; cao cấp: 01 đồng chí`."""
        sentence = self.letters.rfind(".", 0, first) + 1
        number = self._number_before(first, sentence)
        if self.letters[first - 2 : first] == "Vs" and self.text[self.marks[first - 1].start] == ",":
            return True  # "giáo viên mới tuyển, hợp đồng trong năm: 0"
        return number >= 0 and number not in self.taken and "V" in self.letters[sentence:number] and not self._is_change(number)

    def _everybody_from(self, first: int) -> int:
        """Where `Tổng số` begins a list of groups, not all of them known, that ends at mark `first`; else -1.

        `Tổng số y, bác sĩ, nhân viên: 9 người`.
        """
        before = self.letters[max(first - _FAR, 0) : first]
        opened = re.search("T[^.cDLENRT]*x[^.cDLENRT]*[sa]$", before) if "T" in before else None
        return max(first - _FAR, 0) + opened.start() if opened else -1

    def _is_change(self, at: int) -> bool:
        """`58 người, tăng 02 người, trong đó …`, `58 người (thiếu 02), gồm …`: the second number is no whole."""
        return self.categories.words(max(at - 1, 0), at + 1).lower().startswith(_CHANGES)

    def _is_of_others(self, at: int, category: str) -> bool:
        """Whether a part belongs to a whole that is no count of staff: `120 học sinh (nữ 58)`, `15 thanh niên, trong đó đại học 3`."""
        sentence = self.letters.rfind(".", 0, at) + 1
        opened = max(self._of_which(sentence, at), self._bracket(at))
        if opened < 0 and category.startswith("STAFF."):
            return False  # "745 học sinh, tổng số giáo viên 45"
        if re.search("sT[mn]{0,3}C[^sN]{0,4}$", self.letters[max(at - 9, 0) : at]) and self.letters[opened] == "D":
            return False  # "139 CĐCS, trong đó 54 của doanh nghiệp; tổng số đoàn viên 10.600 người"
        if opened < 0:
            return self._goes_on_with_others(sentence, at)
        whole = self._number_before(opened, sentence)
        while whole >= 0 and (self._is_change(whole) or self._counts_collectives(whole)):
            whole = self._number_before(whole, sentence)
        if whole >= 0 and (self._is_uncoded(whole) or self._counts_staff(whole)):
            return False
        if whole >= 0 and category.startswith("EVAL.") and self.letters[whole + 1 : whole + 2] == "U":
            return False  # "Có 365 người được đánh giá, trong đó: HTXSNV 68"
        if whole >= 0:
            return whole not in self.taken and not (_is_staff((category,)) and self._is_of_people(whole))
        return self.setting.others and self.letters[opened] == "D"

    def _is_uncoded(self, number: int) -> bool:
        """`đại học, cao đẳng: 118 người (đại học 71; …)`, `Bí thư Đoàn xã: 22 đồng chí`: of staff, though no code stands for all of them."""
        label = number - 1 - (self.letters[number - 1 : number] == "c")
        if label >= 0 and self.letters[label] == "x" and len(self.marks[label].codes) > 1:
            return True
        post = _POST_OF.search(self.letters, max(number - _FAR, 0), number)
        return post is not None and self.letters[number + 1 : number + 2] == "U" and bool(self.marks[post.start()].codes)

    def _counts_staff(self, number: int) -> bool:
        """`29/37 giáo viên có trình độ trên chuẩn (…)`: of staff, though the number itself is no row."""
        behind = re.match("U?C", self.letters[number + 1 : number + 3])
        return behind is not None and _is_staff(self.marks[number + behind.end()].codes)

    def _counts_collectives(self, number: int) -> bool:
        """`chia thành 4 trạm và 2 tổ`: no people."""
        end = self.marks[number].end + 1
        return self.categories.lexicon.collectives.pattern.match(plain(self.text[end : end + 30])) is not None

    def _number_before(self, at: int, start: int = 0) -> int:
        """The last number in front of mark `at`, what stands in brackets left out: `31 người (năm trước 29), trong đó …`; else -1."""
        aside = 0
        for i in range(at - 1, max(start, at - _FAR) - 1, -1):
            aside = max(aside + (self.letters[i] == "E") - (self.letters[i] == "L"), 0)
            if self.letters[i] in "NR" and not aside:
                return i
        return -1

    def _is_of_people(self, whole: int) -> bool:
        """`Hội đồng thi: 78 người, trong đó giáo viên: 66`: who they are is told by their parts."""
        return self.letters[whole + 1 : whole + 2] == "U" and self.letters[whole + 2 : whole + 3] in tuple("sDL")

    def _goes_on_with_others(self, sentence: int, at: int) -> bool:
        """Whether the number last counted in front is one of pupils or the like: `310 cháu/12 nhóm, lớp; nữ 148`."""
        for number in range(at - 1, max(sentence, at - _FAR) - 1, -1):
            if number in self.taken:
                return False
            if self.letters[number] in "NR" and re.match("[NR][UmAx]{0,2}K", self.letters[number : min(number + 4, at)]):
                return True
        return False

    def _last_group(self) -> str:
        return self.counts[-1].category.split(".")[0] if self.counts else ""

    def _label(self, match: re.Match[str], at: int, value: int) -> Count | None:
        first, last = match.span("cat")
        pre, post, link = match["pre"], match["post"], match["link"]
        narrowing = "BgomGA" if "T" in pre else "Bgom"  # "tổng số cán bộ quản lý HTX 9 người"
        of_people = self.letters[at + 1 : at + 2] == "U" and not post.strip(narrowing)
        if post.strip("Bgo") and not link and not (of_people or self._opens_upwards(last, match.end("post"))):
            return None
        allotted = "g" in link and self.marks[first].codes[0] == "STAFF.TOTAL"
        working = self.marks[last].codes == ("task",)  # "số cán bộ làm công tác bảo hiểm là 12 người"
        team = (
            self.categories.words(first - 1, first).lower() == "đội ngũ" if first else False
        )  # "đội ngũ công chức văn hóa cấp xã có"
        if ("x" in post or "-" in post) and "T" not in pre and not (allotted or working or team):
            return None  # only "tổng số cán bộ của Trạm Y tế xã có"
        chosen = self.categories.chosen(first, last, self._last_group())
        if chosen is None:
            self._leave(first, last, at)
            return None
        if "H" in link and re.match("U?C", self.letters[at + 1 : at + 3]) and self.marks[first].codes[:1] == ("STAFF.BIENCHE",):
            return None  # "Biên chế của xã đến thời điểm báo cáo có 41 cán bộ, công chức"
        if "c" in link and (others := self._others_of_label(first)) >= 0:
            self.left.append((others, at + 1))
            return None
        code, narrowed, weak = chosen
        if (code.startswith("EVAL.") and self._of_collectives(at + 1)) or (
            code.startswith("SKILL.") and self._lists_subjects(at)
        ):
            return None
        posts = code == "STAFF.BIENCHE" or (
            code == "STAFF.TOTAL" and "người làm việc" in self.categories.words(first, last).lower()
        )
        if (posts and "g" in pre + post) or (code.startswith("STAFF.") and "g" in link):
            code = "STAFF.BC_GIAO"
        if code == "STAFF.CBCC" and "T" in pre and not any(c.category == "STAFF.TOTAL" for c in self.counts):
            code = "STAFF.TOTAL"
        whole = code == "STAFF.NLD" or (code == "STAFF.CB" and ("G" in match[0] or "D" in self.letters[at : at + 5]))
        if whole and ("T" in pre or "T" in link):
            code = "STAFF.TOTAL"
        start = next((i for i in range(match.start("pre"), first) if self.letters[i] in "TSQ"), first)
        end = last if "x" in post and not team else first + len(self.letters[first : match.end("post")].rstrip("n"))
        status = self._status(match.start("pre"), first)
        kind = self._kind(match.start("pre"), match.end("post"), code)
        label = (self.marks[start].start, self.marks[end - 1].end)
        linked = bool(set("cHgy-") & set(link))
        rule, qualifier = "staff-label-number", narrowed or kind
        return self._count(match, at, code, value, label, rule, status=status, qualifier=qualifier, weak=weak, linked=linked)

    def _others_of_label(self, first: int) -> int:
        """Where the label begins whose last group is at `first`: `; sơ học, công nhân: 36` counts others too, who are not known; else -1."""
        joint = (
            _JOINT.search(self.letters, max(first - 14, 0), first) if "x" in self.letters[max(first - 14, 0) : first] else None
        )
        if joint is None or any(self.text[self.marks[i].start] == ";" for i in range(*joint.span("others"))):
            return -1
        opened = self.text[self.marks[joint.start("opened")].start] if joint["opened"] else "."
        return joint.start("others") if opened in ";." else -1

    def _opens_upwards(self, first: int, last: int) -> bool:
        """`trung cấp LLCT trở lên 22`, `chuyên viên và tương đương 5`: words that only widen a level."""
        return all(
            self.categories.words(i, i + 1).lower().endswith(("trở lên", "trở xuống", "tương đương"))
            for i in range(first, last)
        )

    def _number(self, match: re.Match[str], at: int, value: int) -> Count | None:
        first, last = match.span("cat2")
        chosen = self.categories.chosen(first, last, self._last_group())
        if chosen is None:
            self._leave(first, last, at)
        if (
            chosen is None
            or self._of_collectives(at + 1)
            or self._numbers_a_line(at)
            or _TOOK_PART.match(self.letters, match.end())
        ):
            return None
        code, narrowed, weak = chosen
        before = self.letters[max(at - 1, 0) : at]
        if before == "c" and self.letters[at - 2 : at - 1] in ("x", "A") and self.categories.dimension(at) == "EVAL":
            self.left.append((at - 2, last))  # "Xếp loại Khá: 13 GV": how many have a rating that has no code
            return None
        verb = at - 2 if before == "c" and at > 1 else at - 1
        if self.letters[verb : verb + 1] == "H" and self._says_present(verb) and not self._counts_quota():
            return None  # who was at a meeting
        if self.marks[at].code == "R" and before == "c" and not set("CTGDH") & set(self.letters[self._clause(at) : at]):
            return None  # `Đạt chuẩn: 30/36 giáo viên`
        if self.marks[at].code == "R" and "M" in match["post2"] and code.startswith("STAFF."):
            return None  # "08/08 cán bộ, công chức được xếp loại": a share, no number of staff
        total = before == "T" or (before == "H" and "G" in self.letters[self._clause(at) : at])
        if code in _FILLING and self.letters[verb : verb + 1] == "H" and self._counts_allotted() and self._says_present(verb):
            code = "STAFF.BC_CO"  # "số người làm việc được giao 18, có mặt 16 viên chức"
        posts = code == "STAFF.BIENCHE" or (code == "STAFF.TOTAL" and "người làm việc" in self.categories.words(first, last))
        if posts and before == "g":
            code = "STAFF.BC_GIAO"
        elected = "chuyên trách" in self.categories.words(first, last).lower()
        everybody = code == "STAFF.NLD" or (code == "STAFF.CB" and not elected and not self._names_more(match.end()))
        if (code == "STAFF.CBCC" and before == "T") or (everybody and total):
            code, weak = "STAFF.TOTAL", False
        if code.startswith("EVAL.") and self.categories.dimension(at) != "EVAL":
            return None
        label = (self.marks[first].start, self.marks[last - 1].end)
        studying = self.letters[match.end() : match.end() + 1] == "S"  # "8 giáo viên đang theo học lớp đại học"
        status = self._status(at, match.end() + 1 if studying else first)
        kind = self._kind(at, match.end("post2"), code)
        excluded = self.categories.words(at - 1, at) if before == "Z" else ""
        narrowed = narrowed or kind or excluded
        rule = "staff-number-label"
        return self._count(match, at, code, value, label, rule, status=status, qualifier=narrowed, weak=weak, linked=True)

    def _says_present(self, verb: int) -> bool:
        return self.categories.words(verb, verb + 1).lower() == "có mặt"

    def _says_there(self, verb: int) -> bool:
        return re.search("hiện|mặt", self.categories.words(verb, verb + 1).lower()) is not None

    def _counts_allotted(self) -> bool:
        return bool(self.counts) and self.counts[-1].category == "STAFF.BC_GIAO"

    def _leave(self, first: int, last: int, at: int) -> None:
        """Remembers a number whose category nothing tells: members of a union that is not named, people `chưa qua đào tạo` in theory."""
        if any({"POL.DVCD", "EDU.CDT"} & set(mark.codes) for mark in self.marks[first:last]):
            self.left.append((min(first, at), max(last, at + 1)))

    def _of_collectives(self, at: int) -> bool:
        """Whether the mark at `at` is what is counted, and no person: `12/14 chi bộ`."""
        named = self.letters[at : at + 1] in ("m", "G")
        return named and self.categories.lexicon.collectives.pattern.match(plain(self.categories.words(at, at + 1))) is not None

    def _lists_subjects(self, at: int) -> bool:
        """`Toán: 14; Văn: 9; Ngoại ngữ: 8`: teams of a school, told by other names in the list."""
        start, end = self.letters.rfind(".", 0, at) + 1, self.letters.find(".", at)
        items = _NAMED_ITEM.finditer(self.letters, start, end if end >= 0 else len(self.letters))
        names = [item for item in items if self.text[self.marks[item.start()].start].isupper()]
        return self.categories.dimension(at) != "SKILL" and len(names) > 1

    def _numbers_a_line(self, at: int) -> bool:
        """`6 Đảng viên`: on a page image the row number of a table whose lines were not seen."""
        number = self.marks[at]
        printed, label = self.text[number.start : number.end], self.text[number.end + 1 : number.end + 3]
        return self.setting.scanned and number.start == 0 and re.fullmatch("[1-9]\\d?", printed) is not None and label.istitle()

    def _names_more(self, at: int) -> bool:
        """Whether the sentence goes on with other groups of staff, so that `cán bộ` means just the elected ones."""
        end = self.letters.find(".", at)
        rest = self.marks[at : end if end >= 0 else len(self.marks)]
        return any(mark.code == "C" and mark.codes[0].startswith("STAFF.") for mark in rest)

    def _clause(self, at: int) -> int:
        return max(self.letters.rfind(sign, 0, at) for sign in "s.") + 1

    def _bare(self, match: re.Match[str], at: int, value: int) -> Count | None:
        total = next(i for i in range(match.start(), at) if self.letters[i] == "T")
        who = match.start() - 2
        if who >= 0 and self.letters[who : who + 2] == "xc" and "none" in self.marks[who].codes:  # "Dân quân: tổng số 142 đ/c"
            self.left.append((who, at + 1))
            return None
        has_unit = self.letters[at + 1 : at + 2] == "U"
        about_staff = self.setting.staff or bool(self.counts)
        if not (has_unit or (match["barelink"] and about_staff) or self._is_divided(at)):
            return None
        label = (self.marks[total].start, self.marks[at - 1].end if self.letters[at - 1] not in "cH" else self.marks[total].end)
        category = self.setting.listed or "STAFF.TOTAL"
        generic = not self.setting.listed
        return self._count(match, at, category, value, label, "staff-total", generic=generic, weak=generic, linked=True)

    def _is_divided(self, at: int) -> bool:
        """`Tổng 17 (13 nữ)`: people, as women and men among them are counted."""
        parts = re.match("L(?:[NR]U?(C)|(C)[cH]?[NR])", self.letters[at + 1 : at + 6])
        return parts is not None and self.marks[at + 1 + max(parts.start(1), parts.start(2))].codes[0].startswith("DEM.")

    def _listed(self, match: re.Match[str], at: int, value: int) -> Count:
        """`- Sở Y tế: 1.204 người` in a list of the posts that are allotted to offices."""
        label = (self.marks[match.start()].start, self.marks[at - 2].end)
        return self._count(match, at, self.setting.listed, value, label, "staff-of-unit", linked=True)

    def _owned(self, match: re.Match[str], at: int, value: int) -> Count | None:
        """`Sở Nội vụ 206 biên chế, Thanh tra 202 biên chế`: another organisation's people of the kind counted last."""
        named = self.marks[match.end() - 1]
        last = self.counts[-1] if self.counts else None
        if last is None or last.category not in named.codes or self._number_before(match.start()) not in self.taken:
            return None
        label = (self.marks[match.start()].start, self.marks[at - 1].end)
        return self._count(match, at, last.category, value, label, "staff-of-unit", linked=True)

    def _amount(self, match: re.Match[str], at: int, value: int) -> Count | None:
        """`Số lượng: 25 người`, `Chi bộ: 11 đ/c`."""
        label = (self.marks[match.start()].start, self.marks[match.start()].end)
        members = _MEMBERS.get(self.text[slice(*label)].lower())
        if members and self.counts:
            return self._count(match, at, members, value, label, "staff-total", linked=True)
        if self.text[slice(*label)].lower() != "số lượng" or not self.setting.staff:
            return None
        return self._count(match, at, "STAFF.TOTAL", value, label, "staff-total", generic=True, weak=True, linked=True)

    def _org(self, match: re.Match[str], at: int, value: int) -> Count | None:
        first = match.start()
        label = (self.marks[first].start, self.marks[at - 2].end)
        verb, unit = self.categories.words(at - 1, at).lower(), self.categories.words(at + 1, at + 2).lower()
        weak = not (verb.startswith("hiện") and unit != "người")  # "CAX hiện có 22 đồng chí": nobody but its own people
        return self._count(match, at, "STAFF.TOTAL", value, label, "staff-total", generic=True, weak=weak, linked=True)

    def _named(self, match: re.Match[str], at: int, value: int) -> Count | None:
        """`Bộ máy quản lý 12 người`, `Văn phòng: 8 người`: an organisation and its people without a verb."""
        first = self.letters.index("G", match.start())
        label = (self.marks[first].start, self.marks[at - 1 - (self.letters[at - 1] in "cL")].end)
        listed = self.setting.listed
        return self._count(match, at, listed or "STAFF.TOTAL", value, label, "staff-of-unit", weak=not listed, linked=True)

    def _party(self, match: re.Match[str], at: int, value: int) -> Count | None:
        """`Chi bộ gồm 15 đồng chí`: the members of a Party cell; of one without a verb only beside other counts."""
        first, verb = match.start("party"), self.letters[at - 1] == "H"
        words = self.categories.words(first, at - (self.letters[at - 1] in "Hc")).lower()
        last = self.counts[-1] if self.counts else None
        if last is not None and _PLACES.fullmatch(words) and _PLACES.search(self._label_of(last)):
            label = (self.marks[first].start, self.marks[at - 1 - (self.letters[at - 1] in "Hc")].end)
            named = self.text[slice(*label)]
            return self._count(match, at, last.category, value, label, "staff-of-place", qualifier=named, linked=True)
        category = _MEMBERS.get(self.categories.words(first, first + 1).lower())
        unit = self.letters[at + 1 : at + 2] == "U"  # "chi bộ: 5" may be how many cells there are
        if category is None or not unit or not (verb or self.counts):
            return None
        label = (self.marks[first].start, self.marks[at - 1 - (self.letters[at - 1] in "Hc")].end)
        return self._count(match, at, category, value, label, "staff-total", linked=True)

    def _label_of(self, count: Count) -> str:
        return self.text[slice(*count.label)].lower()

    def _studying(self, match: re.Match[str], at: int, value: int) -> Count | None:
        if not self.counts:
            return None
        s = next(i for i in range(match.start(), match.end()) if self.letters[i] == "S")
        status = self.categories.words(s, s + 1)
        label = (self.marks[s].start, self.marks[s].end)
        return self._count(match, at, self.counts[-1].category, value, label, "staff-studying", status=status, linked=True)

    _studying2 = _studying

    def _present(self, match: re.Match[str], at: int, value: int) -> Count | None:
        """`Biên chế được giao: 25; hiện có: 23`, `số có mặt: 23`."""
        label = (self.marks[match.start()].start, self.marks[self.letters.index("H", match.start())].end)
        if not self._says_there(self.letters.index("H", match.start())) or not self._counts_quota():
            return None
        return self._count(match, at, "STAFF.BC_CO", value, label, "staff-present", linked=True)

    def _counts_quota(self) -> bool:
        return bool(self.counts) and self.counts[-1].category in _QUOTAS

    def _sub(self, match: re.Match[str], at: int, value: int) -> Count | None:
        b = next(i for i in range(match.start(), match.end()) if self.letters[i] == "B")
        whole = next((count for count in reversed(self.counts) if not count.category.startswith("DEM.")), None)
        if whole is None or whole.category not in self.marks[b].codes:
            return None
        kind = self.categories.words(b, b + 1)
        label = (self.marks[b].start, self.marks[b].end)
        return self._count(match, at, whole.category, value, label, "staff-kind", qualifier=kind, linked=True)

    def _status(self, first: int, last: int) -> str:
        at = self.letters.find("S", first, last)
        return self.categories.words(at, at + 1) if at >= 0 else ""

    def _kind(self, first: int, last: int, code: str) -> str:
        """The words among marks that say which of the people of category `code` are meant: `dự bị`, `xác định thời hạn`."""
        kinds = (i for i in range(first, last) if self.letters[i] == "B" and code in self.marks[i].codes)
        return next((self.categories.words(i, i + 1) for i in kinds), "")

    def _count(
        self,
        match: re.Match[str],
        at: int,
        category: str,
        value: int,
        label: tuple[int, int],
        rule: str,
        *,
        status: str = "",
        qualifier: str = "",
        generic: bool = False,
        weak: bool = False,
        linked: bool = False,
    ) -> Count:
        """A count with its evidence's ends, its unit and the words that compare (`hơn 200 đảng viên`)."""
        number, first = self.marks[at], self.marks[match.start()]
        unit = self.marks[at + 1] if self.letters[at + 1 : at + 2] == "U" else None
        quantity = number.quantity
        if not qualifier and quantity and quantity.comparator != "=":
            qualifier = self.text[quantity.start : quantity.numeral.start].strip()
        excluded = self.marks[at - 1].start if self.letters[at - 1 : at] == "Z" else number.start
        start = min(label[0], number.start, excluded, first.start if first.code in "NR" else number.start)
        end = max(label[1], number.end, unit.end if unit else 0)
        named = self.text[unit.start : unit.end] if unit else ""
        return Count(category, value, label, rule, start, end, named, status, qualifier, generic, weak, linked)
