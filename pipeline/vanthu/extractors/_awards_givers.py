"""Who gives an award and who gets it, told by the words in front of a title and behind it."""

from __future__ import annotations

import re

from vanthu.extractors._awards_named import KIND, MARKER, named_in, person_of
from vanthu.extractors._awards_words import Vocabulary, name_in, remembered
from vanthu.text.fold import fold

_LONGEST_BODY = 60
_PIECES = re.compile(r"[,;:(]\s{0,2}|\s[-–]\s")
_POST_FIRST = re.compile(  # what a person is, named behind him
    r"(?:nguyên |quyền |phó |tổng )*(?:giám đốc|chủ tịch|chủ nhiệm|bí thư|hiệu trưởng|viện trưởng|cục trưởng|trưởng|chánh|tổ (?:trưởng|phó)|đội (?:trưởng|phó)|kế toán|văn thư|thủ quỹ"
    r"|chi hội trưởng|chỉ huy|chuyên viên|(?:giáo|nhân|công|hội|đoàn|đảng|ủy|uỷ|thành|điều tra|kiểm sát|chấp hành|kiểm lâm) viên|cán bộ|công chức|viên chức|bảo vệ|y s[ĩỹ]|bác s[ĩỹ]|điều dưỡng|thẩm phán|kỹ sư|học sinh|dân quân|thôn đội trưởng|công an viên)(?!\w)",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    rf"[\"”)]?\s{{0,2}}(?:{KIND})?(?:hạng\s\w{{1,4}}\s)?(?:[“\"][^”\"\n]{{2,80}}[”\"]\s{{0,2}})?"
    r"(?:(?:của|cho năm|năm)\s[^.;,:\n]{2,40}?\s|(?:(?!vì|về|do|đã|có|để|được)[^\W\d_]{1,9}\s){1,12})?(?:cho|đối với)\s{1,2}([^.;,:\n()]{2,80}?)"
    r"(?=\s{0,2}(?:[.;,:\n()]|$)|\s{1,2}(?:theo|vì|về|đã|có|năm|nhân(?!\s(?:dân|viên))|tại|do|trong)\s|\s{1,2}và\s{1,2}\d)"
)
_WITH_DEGREE = re.compile(
    r"[^.;:\n]{0,80}?\scho\s[^.;:\n]{0,60}?(?:(?:PGS|GS|TSKH|TS|ThS|BSCK\w{0,2}|BS|CK\w{1,2}|DS|KS|NGƯT|TTƯT)\.?\s?){1,4}(?P<name>[A-ZĐÀ-Ỹ]\w{1,7}(?:\s[A-ZĐÀ-Ỹ]\w{0,7}){1,3})"
)
_TIME_BEFORE = re.compile(
    r"^[\s\-+*•–]*(?:(?:trong |hàng |từ )?năm (?:học )?[\d\s-]{4,12}(?:đến nay|trở lại đây)?,?\s)?", re.IGNORECASE
)
_BEFORE_GIVER = re.compile(
    r"[,;:]|\sdo\s|\svà\s(?=(?:Thủ tướng|Chủ tịch|Phó |Bộ trưởng|Bộ |Giám đốc|Tổng |UBND|Ủy ban|Uỷ ban|Hội |Liên đoàn|Công đoàn|Đảng|Huyện|Tỉnh|Thành|Ban |Trung ương|Sở |Hiệu trưởng|Cục |Quân|Đoàn))"
)
_NO_BODY = re.compile(
    r"(?:và|là|thành tích|năm|tặng|công nhận|danh sách|kết quả|trao|xét|các hình thức|đã|được|có|tổng số|số|gồm|trong đó|các danh hiệu|không|chưa"
    r"|góp|đóng góp|lập|hoàn thành|thực hiện|tham gia|nhờ|do|vì|với|từ(?! thiện)|để|cùng|đồng thời|qua|theo|trên|tại|nhân(?! (?:dân|viên))|trong|khi|sau|hàng|dịp|ngày|ghi nhận|hưởng ứng)(?!\w)|.*\snên$",
    re.IGNORECASE,
)
_BEGINS = re.compile(  # what one who gets an award begins with where it has no capital
    r"(?:cán bộ|nhân dân|quân|xã|phường|thị trấn|tỉnh|huyện|quận|thành phố|thị xã|nhà trường|trường|thôn|ấp|bản|buôn|làng|xóm|khu|khóm|chi|đảng|công|đơn vị|tập thể|cơ quan"
    r"|phòng|ban|hội|đoàn|tổ|khoa|đội|liên|câu lạc bộ|trạm|trung tâm|bệnh viện|hợp tác xã|doanh nghiệp|nhóm|lớp|khối|bộ phận|cụm|gia đình|hộ|toàn|ông|bà|anh|chị|em|cháu|cô|thầy"
    r"|đồng chí|đ/c|cá nhân|học sinh|giáo viên|bác|y|chín|tám|bảy|sáu|năm|bốn|ba|hai|một|các|nhiều|phân xưởng|xưởng|xí nghiệp|nhà máy|viện|sở|cục|hạt|đồn|kho|quỹ|dòng họ|họ|lực lượng|ngành|cụ|nghệ nhân|viên chức|người)(?!\w)"
)
_BODIES = re.compile(
    r"(?i:(?:tập thể\s)?(?:(?:lãnh đạo|cấp ủy|chi ủy|cán bộ|nhân dân|công chức|viên chức|người lao động|chiến sĩ|giáo viên|hội viên|đoàn viên"
    r"|đảng viên|quân|dân)(?:,|\svà)?\s){1,6})|(?:xã|phường|thị trấn|tỉnh|huyện|quận|thành phố|thị xã|trường|thôn|ấp|bản|chi bộ|đảng bộ|công đoàn|đơn vị|tập thể|cơ quan|phòng|ban|hội|đoàn|tổ|khoa|xóm|buôn|làng|khu phố)\s+(?=[A-ZĐÀ-Ỹ\d])"
)
_TIME_LEAD = re.compile(
    r"^[\s\-+*•–]*(?:(?:trong |hàng |từ |liên tục )?(?:(?:\d{1,2} |các )?năm |giai đoạn (?:từ )?(?:năm )?)(?:học |liền |liên tục )?(?:[\d\s–-]|, ?(?=\d)|và (?=\d)){4,60}"
    r"(?:đến (?:năm )?\d{4}|đến nay|trở lại đây)?[,:]?\s|nhiều năm (?:qua|liền|liên tục),?\s|(?:trong |suốt )?\d{1,2} năm (?:qua|gần đây|trở lại đây|liền|liên tục),?\s)?",
    re.IGNORECASE,
)
_YEARS_RUNNING = re.compile(
    r"\s+(?:(?:(?:nhiều|hai|ba|[0-9]+) năm (?:liền|liên tục)|liên tục|luôn|năm (?:học )?\d{4}(?:\s?[-–]\s?\d{4})?)|(?:đã )?(?:nhiều|hai|ba|bốn|năm|\d{1,2}) lần)$"
)
_CEREMONY = re.compile(r"(?<!\w)(?:tổ chức|lễ|buổi|hội nghị)\s")  # `Công an tỉnh tổ chức lễ trao tặng …` says not who gives it
_DOES = re.compile(
    r"\s(?:luôn|góp phần|hoàn thành|đã hoàn thành|cũng đồng thời|cũng|đồng thời|không ngừng|tiếp tục|liên tục)(?:\s|$)"
)
_AMONG = re.compile(r"^\s*(?:trong đó|ngoài ra|đặc biệt|riêng|cụ thể)(?:\scó|\slà)?\s(?=[A-ZĐÀ-Ỹ])", re.IGNORECASE)
_ADVERBS = re.compile(
    r"(?:\s(?:đã|còn|cũng|vừa|đều|truy|luôn|liên tục|tiếp tục|vinh dự|lại|được|phong|trao|khen|công nhận|xét|quyết định))+$"
)
_SIGNING = re.compile(r"\s(?:(?:vừa|đã)\s)?(?:ký|ban hành)(?:\s(?:các\s)?(?:quyết định|QĐ)(?:\s.*)?)?$", re.IGNORECASE)
_AREA_LAST = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|TP\.?)$", re.IGNORECASE)
_ABOUT = re.compile(r"\s(?:về việc|về|v/v)$", re.IGNORECASE)  # `Quyết định của UBND huyện về việc tặng …`
_HAVING = re.compile(r"^có\s(?=\d)", re.IGNORECASE)
_BY_DECISION = re.compile(
    r"^(?:.{0,60}:\s)?(?:Theo |Tại )?(?:Quyết định|QĐ)\s.{0,60}(?:\scủa\s|ngày\s\d{1,2}[./-]\d{1,2}[./-]\d{4}\s(?=\w))",
    re.IGNORECASE,
)
_YEAR_INSIDE = re.compile(r"\snăm\s(?:học\s)?\d{4}(?:\s?[-–]\s?\d{4})?,?\s(?=\w)")
ONE_BODY = re.compile(
    r"(?:nhà trường|trường|chi bộ|đảng bộ|công đoàn|đơn vị|cơ quan|đoàn trường|liên đội|hội phụ nữ|(?:tỉnh|huyện|thành|thị|quận|xã) (?:ủy|uỷ|đoàn|hội))",
    re.IGNORECASE,
)
_DID = re.compile(r"\s(?:đã\s|luôn\s|liên tục\s)?(?:đạt|hoàn thành|được (?:công nhận|xếp|đánh giá))\s")
_GIVING = re.compile(
    r"(?:^|[\s,;:(])(?P<verb>trao|tặng|trao tặng|truy tặng|phong tặng|tặng thưởng|công nhận)\s{1,2}(?:danh hiệu\s{0,2})?[\"“]?$",
    re.IGNORECASE,
)
_LONGEST_GIVING = 40  # letters
_COMMA = re.compile(r",\s")
_PASSIVE = re.compile(r"(?:duoc|da|vinh du)(?![a-z])")
_GIVEN_BY = re.compile(
    r"tang|trao|da (?:co|ky|ban hanh) (?:cac )?(?:quyet dinh|qd) (?!.*(?<![a-z])duoc(?![a-z])).{0,80}(?:tang|trao|cong nhan)$|da (?!.*(?<![a-z])duoc(?![a-z]))(?:[a-z]+ ){0,3}(?:tang|trao|phong tang|cong nhan)$"
)  # `UBND huyện đã tặng`, not `đã được tặng`


def giving(own: str) -> re.Match[str] | None:
    """The verb right in front of a title that says that it is given: `UBND huyện tặng`."""
    return _GIVING.search(own, max(len(own) - _LONGEST_GIVING, 0))


def first_named(vocabulary: Vocabulary, own: str) -> str | None:
    """Who a sentence begins with that goes on behind a comma: `Chi bộ Quân sự 5 năm liền hoàn thành nhiệm vụ, được Đảng ủy tặng …`."""
    first = _TIME_BEFORE.sub("", own, count=1).split(",")[0]
    return next(iter(named_in(vocabulary, re.split(r"\s(?=\d)|\s(?:luôn|đã|nhiều|liên tục|hoàn|có|là)\s", first)[0])), None)


def holder_of(vocabulary: Vocabulary, giver: str) -> str | None:
    """The office of a giver who is named with it: `Phó Thủ tướng Chính phủ Lò Văn Ín`, unlike `Chủ tịch UBND huyện Vĩnh Khê`."""
    named = vocabulary.people["post"].pattern.fullmatch(giver)
    office = " ".join(named["title"].split()) if named else ""
    return None if not office or _AREA_LAST.search(office) else office


def topic_of(vocabulary: Vocabulary, own: str) -> str | None:
    """The body that a sentence speaks of before it says who gave: `Công đoàn đạt vững mạnh xuất sắc, LĐLĐ tỉnh tặng Bằng khen`."""
    first, comma, rest = _TIME_LEAD.sub("", own, count=1).lstrip(" :").partition(",")
    did = _DID.search(first)
    if not comma or not did or not giving(rest):
        return None
    who = " ".join(first[: did.start()].split())
    return who if ONE_BODY.fullmatch(who) or named_in(vocabulary, who) == [who] else None


@remembered
def given_to(vocabulary: Vocabulary, after: str) -> str | None:
    """Who gets it, behind the title: `… tặng Giấy khen cho UBND xã theo Quyết định …`; a number of them is no name."""
    match = _GIVEN_TO.match(after)
    degree = _WITH_DEGREE.match(after) if match else None
    if degree and (person := vocabulary.person(degree["name"], addressed=True)):
        return person
    words = " ".join(match[1].split()) if match else ""
    if not words or words[0].isdigit():
        return None
    person = name_in(vocabulary, words) or person_of(vocabulary, words)
    return person or (words if words[0].isupper() or _BODIES.match(words) else None)


def holder_before(vocabulary: Vocabulary, own: str) -> str | None:
    """The person whose post stands right in front of what he got: `Lò Thị Ín, Chủ tịch Hội xã Vĩnh An được tặng …`."""
    granted = vocabulary.last("granted?", own)
    pieces = _PIECES.split(MARKER.sub("", own[: granted.start()], count=1)) if granted else []
    named = len(pieces) > 1 and _POST_FIRST.match(pieces[-1].strip())
    return person_of(vocabulary, pieces[-2].strip()) if named else None


@remembered
def subject_and_gives(vocabulary: Vocabulary, own: str) -> tuple[str | None, bool]:
    """The body that the sentence is about, and whether it gives the award (`UBND huyện tặng …`) instead of getting it."""
    at, gives = _granting(vocabulary, own)
    words = _BEFORE_GIVER.split(_TIME_LEAD.sub("", MARKER.sub("", own[: max(at, 0)], count=1), count=1))[-1]
    words = _YEAR_INSIDE.split(_TIME_LEAD.sub("", words, count=1))[-1]  # `đạt Đơn vị tiên tiến năm 2019 đ/c A được tặng`
    words = _AMONG.sub("", words, count=1)
    words = _ADVERBS.sub("", _ABOUT.sub("", words.strip(' "“”').rstrip("( ")))
    words = _giver(_BY_DECISION.sub("", words)) if gives else _DOES.split(words, maxsplit=1)[0]
    words = _YEARS_RUNNING.sub("", words)
    words = _SIGNING.sub("", words)
    begins = gives or words[:1].isupper() or words[:1].isdigit() or _BEGINS.match(words) is not None
    named = (
        begins
        and not _CEREMONY.search(words)
        and 1 < len(words) <= _LONGEST_BODY
        and words[0].isalpha()
        and not _NO_BODY.match(words)
    )
    return (" ".join(words.split()) if named else None), gives


def _giver(words: str) -> str:
    """The one who gives, without those who get it in front: `2 cá nhân UBND tỉnh` (tặng Bằng khen)."""
    parts = _HAVING.sub("", words).split()
    name = next((i for i, part in enumerate(parts) if part[0].isupper()), 0) if parts and parts[0][0].isdigit() else 0
    return " ".join(parts[name:])


@remembered
def _granting(vocabulary: Vocabulary, own: str) -> tuple[int, bool]:
    """Where the words begin that say that a title was given, or -1, and whether they say it of the one who gives it."""
    granted = vocabulary.last("granted?", own)
    own_folded = fold(own)
    if granted:
        start = granted.start()
        for comma in _COMMA.finditer(own, start, granted.end()):  # `thành tích đã đạt được, nhà trường đã được trao tặng`
            later = vocabulary.search("granted?", own[comma.end() :])
            if later and later.end() + comma.end() == granted.end() and _PASSIVE.match(later[0]):
                start = comma.end() + later.start()
        return start, _GIVEN_BY.match(own_folded[start : granted.end()]) is not None
    said = giving(own)
    return (said.start("verb"), True) if said else (-1, False)


def gives(vocabulary: Vocabulary, own: str) -> bool:
    """Whether the words in front of a title say who gives it: `UBND huyện tặng …`, not `được UBND huyện tặng …`."""
    return _granting(vocabulary, own)[1]
