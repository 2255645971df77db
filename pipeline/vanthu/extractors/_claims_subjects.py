"""Who or what a claim is of: the words around its figure that name it, free of marks, numbering and other figures."""

from __future__ import annotations

import re
from functools import lru_cache

from vanthu.extractors._clauses import Lexicon, Passage, subject_of
from vanthu.language import syllables
from vanthu.text.fold import fold
from vanthu.types import Value

_MOST_STEPS = 6  # stretches between commas that are gone back for the subject of a figure
_UNIT_WORDS = 3  # `806/812 em` counts what was named before; `12 chi bộ hoàn thành tốt nhiệm vụ` names it
_LONGEST_LABEL = 14  # words
_LONGEST_STRETCH = 400  # letters between two commas that are read for a subject
_LONGEST_EVENT = 60  # letters
_BEFORE_FIGURE = re.compile(
    r"(?:[\s:,=~≈(–-]|(?<!\w)(?:đạt(?: (?:tỷ lệ|tỉ lệ)(?: bao phủ)?)?|là|chiếm|còn|được|có|tăng|giảm|(?<!trở )lên|(?<!trở )xuống|tỷ lệ|tỉ lệ|với|khoảng|ước|bằng|tương ứng|tương đương|chỉ(?= (?:còn|đạt|có|chiếm|là|bằng))|đều|vượt(?: (?:kế hoạch|chỉ tiêu|mức)){0,2}|ước|tiếp tục|(?:gần|hơn|(?<!cấp )(?<!tuyến )trên)(?=[\s(]*$)|mới(?= (?:đạt|chỉ|có))|(?:bình quân )?h[àằ]ng năm)"
    r"|\d[\d.]*/\d[\d.]*\s*[=(])+$",
    re.IGNORECASE,
)
_FIGURE_FIRST = re.compile(
    r"[\s,;:+*–-]*(?:(?:hoàn thành|đạt|tăng|giảm|chiếm|còn|tỷ lệ|tỉ lệ|trong đó|gần|trên|hơn|khoảng|có)\s+)*\d[\d.,/%]*"
    r"(?:\s?(?:đồng|đ)(?!\w)(?! (?:chí|bào)(?!\w)))?(?:\s{1,2}/\s{1,2}\d[\d.,]*(?:\s?(?:đồng|đ)(?!\w))?)?",
    re.IGNORECASE,
)
_COLLECTS = re.compile(  # `Kết nạp 05 đảng viên` is of members, not of admitting them
    r"(?:đã )?(?:kết nạp|cấp|cử|thu hút|giúp|giúp đỡ|tiếp nhận|tổ chức|mở|tuyên truyền|vận động|phát triển|phát triển mới|giới thiệu|huy động"
    r"|hoàn thành|thực hiện|thi hành(?: xong)?|công nhận|xếp loại|khen thưởng|kiểm tra|giám sát|tặng|trao|khám|tiêm|bồi dưỡng|đào tạo|hỗ trợ|giải quyết|xử lý)(?: được| mới| cho)?",
    re.IGNORECASE,
)
_COLLECTS_LAST = re.compile(
    rf"(?:^|^(?:toàn |các )?(?:đảng bộ|chi bộ|công đoàn|hội|đoàn|trường|nhà trường|cơ quan|đơn vị|xã|huyện|phường|tỉnh|ban)(?:\s\S+){{0,4}}\s){_COLLECTS.pattern}$",
    re.IGNORECASE,
)
_DONE_LAST = re.compile(r"(?<!\w)(?:hoàn thành|thực hiện|giải quyết|xử lý|triển khai)(?: xong| được)?$", re.IGNORECASE)
_COLLECTED = re.compile(r"(?P<deed>\D{2,40})\s\d[\d.]*\s(?P<whom>\D{2,80})")  # `Công nhận 12 chi bộ trong sạch vững mạnh`
_OF_PLAN = re.compile(r"[^%]*%\s{1,2}(?:dự toán|kế hoạch|chỉ tiêu|so với|cùng kỳ|nghị quyết|mục tiêu)", re.IGNORECASE)
_HIGHER = re.compile(r"(?:cao|thấp|nhiều|ít) hơn(?!\w)", re.IGNORECASE)  # `là 0,7%, thấp hơn năm trước 0,1%`
_SAID_BEFORE = re.compile(
    r"\s(?:giảm còn|còn|đạt|giảm|tăng|chiếm)\s(?:\w+\s)?(?=\d)|\slà\s(?=\d[\d.,]{0,5}\s?%)|\stừ\s(?=\d[\d.,]{0,5}\s?%)"
)
_COMPARED = re.compile(r"\sso với\s.*$", re.IGNORECASE | re.DOTALL)
_COUNTED_LAST = re.compile(
    r"\s(?:(?:có|gồm|với)\s\d[\d./]*\s(\D{2,80})|\d[\d.]*/\d[\d.]*\s((?:[^\W\d]+,?\s){4,16}[^\W\d]+))$"
)  # `Nhà trường có 62 bác sĩ (20%)`
_COUNT_LAST = re.compile(  # `Số hộ văn hóa: 36 hộ`, `Thu ngân sách 12.345 triệu đồng`, `Duy trì sĩ số 612/612`
    r"(?<=\w)(?<!\scó)(?<!\sgồm)(?<!\svới)(?<!\sdưới)(?<!\strên)(?<!\stừ)(?<!\sđến)(?<!\sthứ)(?<!\snăm)(?<!\slớp)(?<!\ssố)"
    r"(?:\s(?:là|được))?[\s:]{1,3}(?:\d[\d.]*/\d[\d.]*(?:\s(?P<shared>(?:[^\W\d]{1,9}\s){0,5}[^\W\d]{1,9}))?|\d[\d.,]*\s(?:(?:tỷ|triệu)\s\d[\d.,]*\s)?"
    r"(?:(?P<measure>(?:(?:triệu|tỷ|nghìn)\s)?(?:đồng|đ)|ha|km|m2|m|tấn|tạ|kg)|(?P<unit>(?:đ/c|(?:[^\W\d]{1,9}\s)?[^\W\d]{1,9})(?P<which>\s(?:mới|ưu tú|trở lên))?)))$"
)
_MONEY_LAST = re.compile(
    r"(?<=\w)(?:\s(?:là|được|đạt|ước|trên|hơn|gần|khoảng))*\s\d[\d.,]*\s(?:(?:tỷ|triệu)\s\d[\d.,]*\s)?(?:(?:(?:triệu|tỷ|nghìn)\s)?(?:đồng|đ)|ha|tấn|tạ|kg|km|m2|m3|lít|kWh)(?:/[^\W\d]{1,10}){0,2}\s*$"
)
_LEFT = re.compile(  # `toàn xã còn 80 hộ nghèo` is of the households
    r"\W*(?:(?:đến nay|hiện|hiện nay|nay),?\s)?(?:(?:toàn|cả)\s\w+(?:\s\w+)?|(?:xã|phường|thị trấn|huyện|thôn|ấp|xóm|bản|làng|khu phố|khu|tổ dân phố|tổ|đơn vị|cơ quan|nhà trường|trường)(?:\s[^\W\d]+){0,2})"
    r"\s(?:chỉ\s|vẫn\s|hiện\s)?còn\s\d[\d.]*\s(?P<whom>\D{2,60})$",
    re.IGNORECASE,
)
_ALONE_IN_BRACKETS = re.compile(r"\d[\d.,]{0,6}\s?%\s?\)")
_COUNT_BESIDE = re.compile(  # `hoàn thành tốt nhiệm vụ 4.003 (78,46%)`, not `Nghị quyết 19 (90%)`
    r"(?<=\w)(?<!quyết)(?<!thị)(?<!định)(?<!hoạch)(?<!án)(?<!trình)(?<!\snăm)(?<!\slớp)(?<!\skhối)(?<!\ssố)(?<!\sđộ)(?<!\stổ)(?<!\sthôn)(?<!\squý)"
    r"(?<!\stháng)(?<!\sloại)(?<!\smũi)[\s:]{1,3}\d[\d.]{0,9}\s{0,2}\(\s?$",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"^\W{0,3}(?:[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,3})[.)]\s+", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:[\s,:;.*+–=)-]|(?:và|số|có|các|các đồng chí|trong đó|đến nay|hiện nay|nên|riêng|toàn bộ|trên (?:tổng )?số \d[\d.]*|(?:nhờ|do|vì|qua|theo|từ) (?:vậy|đó)"
    r"|(?:trong )?(?:năm(?: học)? (?:20|19)\d\d(?:\s?[-–]\s?(?:20|19)\d\d)?|năm qua|\d{1,2} năm (?:qua|liền)))\s)+",
    re.IGNORECASE,
)
_NONE_LAST = re.compile(r"(?<=\w)\s(?:nào|đạt|được|bị|và|hoặc|cùng|cho|để|đối với)$")
_CLOSING = {"“": "”", '"': '"', "(": ")"}

# What a stretch between commas begins with when it is no part of the subject behind the comma.
_ADVERBIAL = re.compile(
    r"\W{0,3}(?:trong|nam|thang|quy|ve|qua|den|tu|theo|tai|o|tren|nho|voi|do|vi|ben canh|ngoai|dac biet|nhin chung|ket qua|hang|hien|rieng|tuy"
    r"|cu the|dong thoi|hon nua|nhung|mac du|sau|truoc|khi|neu|de|nham|cung|cong tac|linh vuc|nganh|phong trao|toan|ca|thoi|gan|vua|da|dang|bang|co)(?![a-z])"
)
_MEASURED = re.compile(r"\W{0,3}(?:ty le|ti le|so|muc|tong so|dien tich)(?![a-z])")
_SAID = re.compile(r"(?<![a-z])(?:giam|tang|con|dat|chiem|duoc nang|nang len|on dinh|phat trien|la)(?![a-z])")
_SAID_FURTHER = re.compile(
    r",\s(?:(?:và\s)?(?:đặc biệt|nhất là|đồng thời|góp phần|bảo đảm|đảm bảo|từng bước|tạo|giữ|không|chưa|cũng)(?!\w))"
)
_ROAD = re.compile(
    r"(?<![a-z])duong (?:truc|xa|thon|ngo|lang|ap|noi|lien|giao thong)"
)  # `đường trục xã, liên xã`, `đường ngõ, xóm`
_ROAD_TOO = re.compile(r"\W{0,3}(?:lien|xom|ngo|thon|xa|ban|ap|hem|noi|buon)(?![a-z])")
_DIGIT = re.compile(r"\d")
_COUNT_BEFORE = re.compile(r"\d[\d./]*\s")
_COUNTED_FIRST = re.compile(r"\s{0,2}(?:(?:có|được|đã có)\s)?\d[\d./]*\s", re.IGNORECASE)
_AND_FURTHER = re.compile(r"%\s?\)?\svà\s")
_GRADE = re.compile(r"(?:^|\s)(?:rất )?(?:tốt|khá|giỏi|xuất sắc|trung bình|yếu|kém)\s*$", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\W*năm(?: học)? (?:19|20)\d\d\W*", re.IGNORECASE)
_YEAR_LAST = re.compile(r"\snăm(?: học)? (?:19|20)\d\d$")
_PLACE_KIND = r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|làng|ấp|xóm|buôn|khu phố|tổ dân phố)"
_PLACE_LAST = re.compile(rf"(?:^|\s){_PLACE_KIND}\s*$", re.IGNORECASE)
_PLACE_FIRST = re.compile(rf"\s*{_PLACE_KIND}(?!\w)", re.IGNORECASE)
_TAIL = 120  # letters at the end of a stretch in which its last words are looked for


def before_figure(passage: Passage, lexicon: Lexicon, at: int) -> tuple[int, Value]:
    """Where the clause of a figure begins, and its subject: the nearest words in front that are not themselves a figure."""
    sentence, start = passage.sentence_start(at), max(passage.comma_start(at), at - _LONGEST_STRETCH)
    first = start
    shared = (
        _COUNT_BESIDE.search(passage.raw, max(start, at - _TAIL), at) if _ALONE_IN_BRACKETS.match(passage.raw, at) else None
    )
    end = shared.start() if shared else at
    year = False  # whether the figure is of another year than the one that stands beside the name: `năm 2019 đạt 95%, năm 2020 đạt 98%`
    for _ in range(_MOST_STEPS):
        start = _inside(passage.raw, _behind_share(passage.raw, start, end), end, lexicon)
        named = _uncounted(_unled(passage.raw[start:end]), lexicon)
        figure = _FIGURE_FIRST.match(named)
        subject = clean(named[figure.end() :] if figure else named)
        labelled = passage.raw.endswith(":", 0, start)
        if (
            subject
            and not _HIGHER.match(str(subject))
            and not _OF_PLAN.match(named)
            and (not figure or not labelled or len(str(subject).split()) > _UNIT_WORDS)
        ):
            if figure or not passage.raw.startswith(named, start):
                return start, subject
            start = _list_start(passage, lexicon, start, start + len(named))
            whole = clean(_uncounted(_unled(passage.raw[start:end]), lexicon))
            return start, _YEAR_LAST.sub("", str(whole)) if year else whole
        if start <= sentence:
            break
        year = year or _YEAR_ALONE.fullmatch(named) is not None
        end = start - 1
        start = max(passage.comma_start(end), end - _LONGEST_STRETCH)
    return first, clean(_unled(passage.raw[first:at]))


def _behind_share(raw: str, start: int, end: int) -> int:
    """Where the words begin behind another share in the same stretch: `74 em khá (chiếm 14,4%) và 2 em yếu`."""
    return max((match.end() for match in _AND_FURTHER.finditer(raw, max(start, end - _TAIL), end)), default=start)


def _inside(raw: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the words begin that name the figure in a bracket left open before `end`: `1.244 người (nữ 845 người`; `start` if none do."""
    opened = raw.rfind("(", start, end)
    if opened < 0 or raw.find(")", opened, end) >= 0:
        return start
    named = _uncounted(_unled(raw[opened + 1 : end]), lexicon)
    figure = _FIGURE_FIRST.match(named)
    subject = clean(named[figure.end() :] if figure else named)
    return opened + 1 if subject and "%" not in named and not _opens_own(str(subject)) else start


def _unled(text: str) -> str:
    """`text` without what leads over to the figure behind it: `Tỷ lệ hộ nghèo còn` → `Tỷ lệ hộ nghèo`."""
    cut = max(len(text) - _TAIL, 0)
    return text[:cut] + _BEFORE_FIGURE.sub("", text[cut:])


def label_before(passage: Passage, at: int) -> tuple[int, Value]:
    """Where the words begin, and what they are, that a colon before the figure at `at` sets off: `Cán bộ, đảng viên: 100% ký cam kết`."""
    lead = passage.raw[max(at - _LONGEST_STRETCH, 0) : at].rstrip()
    colon = max(at - _LONGEST_STRETCH, 0) + len(lead) - 1
    if not lead.endswith(":"):
        return at, None
    start = max(passage.sentence_start(colon), colon - _LONGEST_STRETCH, passage.raw.rfind(":", 0, colon) + 1)
    label = passage.raw[start:colon]
    figures = _DIGIT.search(_NUMBERING.sub("", label.strip()))
    named = clean(label) if not figures and len(label.split()) <= _LONGEST_LABEL else None
    return (start, named) if named else (at, None)


def _uncounted(named: str, lexicon: Lexicon) -> str:
    """`named` without a count at its end: `Số hộ đạt gia đình văn hóa 36 hộ`."""
    if not _DIGIT.search(named):
        return named
    if left := _LEFT.match(named):
        return left["whom"]
    money = _MONEY_LAST.search(named, max(len(named) - _TAIL, 0))
    if money and clean(_unled(named[: money.start()])):
        return _unled(named[: money.start()])
    named_last = named.rstrip()
    count = _COUNT_LAST.search(named_last, max(len(named_last) - _TAIL, 0))
    collected = _COLLECTED.match(named.strip())
    if count is None and collected and _COLLECTS.fullmatch(collected["deed"]) and named_at(collected["whom"], lexicon):
        return collected["whom"]
    unit = count["shared"] or count["unit"] or "" if count else ""
    counted = unit.removesuffix((count and count["which"]) or "").strip()
    known = lexicon.claimant(counted) or lexicon.mishap(counted)
    if count is None or (count["unit"] and not known):
        return named
    before = _unled(named[: count.start()])
    rest = clean(before)
    collects = _COLLECTS_LAST.search(str(rest)) and not _MEASURED.match(fold(str(rest)))
    keeps = bool(rest) and not collects and not (count["shared"] and _DONE_LAST.search(str(rest)))
    return before if keeps else (unit or named)


def _list_start(passage: Passage, lexicon: Lexicon, start: int, end: int) -> int:
    """Where the list begins whose last member is `raw[start:end]`: `Hộ khá, giàu`, `Tỷ lệ cán bộ, công chức, viên chức`."""
    sentence, later = passage.sentence_start(start), passage.raw[start:end]
    joined, at = start, start
    for _ in range(_MOST_STEPS):
        if at <= sentence or passage.raw[at - 1] != "," or _opens_own(later) or _MEASURED.match(fold(later)):
            break
        earlier = passage.comma_start(at - 1)
        words = passage.raw[earlier : at - 1]
        if _GRADE.fullmatch(later) and _GRADE.search(words):  # `754/760 em có học lực khá, giỏi`
            figures = list(_COUNT_BEFORE.finditer(words))
            return earlier + (figures[-1].end() if figures else 0)
        if counted := _COUNTED_FIRST.match(passage.raw, earlier, at - 1):  # `có 12/15 hộ gia đình cán bộ, hội viên …`
            words = passage.raw[counted.end() : at - 1]
            return counted.end() if not _DIGIT.search(words) and _is_member(words, later, lexicon) else joined
        words = passage.raw[earlier : at - 1]
        if _stands_alone(words):
            break
        if _MEASURED.match(fold(words)):  # `tỷ lệ hộ có tivi, xe máy, điện thoại`
            return earlier
        if _says(words, lexicon):
            break
        if joined == at and _is_member(words, later, lexicon):
            joined = earlier
        at, later = earlier, words
    return joined


def _stands_alone(words: str) -> bool:
    """Whether words before a comma tell a figure, a time or a deed by themselves."""
    return not words.strip() or _DIGIT.search(words) is not None or _opens_own(words) or _SAID.search(fold(words)) is not None


def _opens_own(words: str) -> bool:
    return _ADVERBIAL.match(fold(words)) is not None


def _says(words: str, lexicon: Lexicon) -> bool:
    return bool(subject_of(_LEAD.sub("", words), lexicon, segment=syllables).predicate)


def _is_member(earlier: str, later: str, lexicon: Lexicon) -> bool:
    """Whether `earlier`, before a comma, is a member of the list that `later` goes on with."""
    if _ROAD.search(fold(earlier)) and _ROAD_TOO.match(fold(later)):
        return True
    if _PLACE_LAST.search(earlier) and _PLACE_FIRST.match(later):  # `Hội nghị biểu dương cấp xã, thị trấn`
        return True
    named = [bool(named_at(text.strip(), lexicon)) for text in (earlier, later)]
    return all(named) or len(later.split()) == 1


def named_at(text: str, lexicon: Lexicon) -> int:
    """Where the name of a claimant or mishap ends that `text` begins with, the longest; 0 when it begins with none."""
    return _name_end(text[:_LONGEST_EVENT], lexicon)


@lru_cache(maxsize=4096)
def _name_end(text: str, lexicon: Lexicon) -> int:
    ends = (last.end for last in reversed(syllables(text)[:4]))
    return next((end for end in ends if lexicon.claimant(text[:end]) or lexicon.mishap(text[:end])), 0)


_JOINT = re.compile(r"\s{0,2}(?:,|và(?!\w)|hoặc(?!\w)|hay(?!\w))\s{1,2}")
_MEMBER_END = re.compile(r"\s{0,2}(?:[,.;:)\n]|$|(?:và|hoặc|hay|nào)(?!\w))")


def listed(text: str, end: int, lexicon: Lexicon) -> int:
    """Where the list ends that `text` begins with, its first member being `text[:end]`: `nhà tạm, nhà dột nát`, `trường hợp tảo hôn`."""
    if lexicon.mishap(text[:end]) == "CASE" and text[end : end + 1] == " ":
        end = end + 1 + more if (more := named_at(text[end + 1 :], lexicon)) else end
    while joint := _JOINT.match(text, end):
        more = named_at(text[joint.end() :], lexicon)
        if not more or not _MEMBER_END.match(text, joint.end() + more):
            break
        end = joint.end() + more
    return end


def own_end(text: str, lexicon: Lexicon) -> int:
    """Where the subject that `text` begins with ends: at a comma behind which no further kind of those counted is named.

    >>> text = "đoàn viên, hội viên, hàng năm"
    >>> text[: own_end(text, Lexicon({"đoàn viên": "PERSON", "hội viên": "PERSON"}, {}, {}))]
    'đoàn viên, hội viên'
    """
    end = text.find(",")
    first = fold(text[:end]).strip()
    while 0 <= end < len(text):
        start = end + 1
        later = text[start:].lstrip()
        named = later[: named_at(later, lexicon)]
        if not named or fold(named) == first or later[len(named) : len(named) + 2].strip()[:1].isupper():
            return end
        end = text.find(",", start)
    return len(text)


def happened(text: str, lexicon: Lexicon) -> str:
    """What `không để xảy ra` is said of, at the start of `text`; empty where only how is told: `không để tồn đọng kéo dài`."""
    text = _SAID_FURTHER.split(text.strip(), maxsplit=1)[0]
    if len(text) > _LONGEST_EVENT:
        text = text[:_LONGEST_EVENT].rsplit(" ", 1)[0]
    return text if named_at(text, lexicon) or subject_of(text, lexicon, segment=syllables).end else ""


def clean(subject: str) -> Value:
    """A subject on one line, without marks, numbering and connecting words at its ends and without a figure said of it before."""
    figures = _DIGIT.search(subject)
    subject = (_unled(_SAID_BEFORE.split(subject, maxsplit=1)[0]) if figures else subject) or subject
    subject = _unled(_COMPARED.sub("", subject)) if "so với" in subject else subject
    counted = _COUNTED_LAST.search(subject) if figures else None
    subject = counted[1] or counted[2] if counted else subject
    text = _LEAD.sub("", _NUMBERING.sub("", " ".join(subject.split()) + " "))
    text = _NONE_LAST.sub("", text.strip(" ,:;.-–(=~≈"))
    closing = _CLOSING.get(text[:1])
    if closing and closing not in text[1:]:
        text = text[1:].lstrip()
    return text or None
