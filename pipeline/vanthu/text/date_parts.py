"""The patterns of `dates`, over folded text, in the order in which they are tried; every repeat is bounded."""

from __future__ import annotations

import re

from vanthu.text.number_words import read_words

_MONTHS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "l": 1, "ll": 2, "lll": 3, "lv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
            "01": 1, "02": 2, "03": 3, "04": 4, "mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}  # fmt: skip
# Folded number words, so that a lost tone mark still reads: "mười lam".
_SPELT = {
    "khong": "không", "mot": "một", "hai": "hai", "ba": "ba", "bon": "bốn", "nam": "năm", "sau": "sáu", "bay": "bảy", "tam": "tám",
    "chin": "chín", "tu": "tư", "lam": "lăm", "nham": "nhăm", "muoi": "mươi", "tram": "trăm", "linh": "linh", "le": "lẻ",
    "nghin": "nghìn", "ngan": "ngàn",
}  # fmt: skip
_TENS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_S = r"[\ \t]{0,3}"
_BLANK = r"[\ \t.…_]{0,40}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"(?:muoi|mot|hai|ba|bon|nam|sau|bay|tam|chin|mong|mung)"
_DAY_WORDS = rf"(?:(?:mong|mung)\ {{1,2}})?{_NUMBER}(?:\ {{1,2}}(?:muoi|mot|hai|ba|bon|tu|lam|nham|sau|bay|tam|chin)){{0,2}}"
_YEAR_WORDS = r"(?:hai|mot)\ (?:nghin|ngan)(?:\ (?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|linh|le)){0,6}"
_MONTH_WORDS = "(?:" + "|".join(sorted((m.replace(" ", r"\ {1,2}") for m in _MONTHS), key=len, reverse=True)) + ")"
_LEFT = r"(?<![\d/.])(?<!\d[-:,])"
_LEFT_DAY = r"(?<![\d/.])(?<!\d:)"
_RIGHT = r"(?!\d|[/.,:]\d|-\d{1,2}[-/]\d|\ ?/\ ?[a-z]|-[a-z]{2})"
_BARE_RIGHT = r"(?![\w%/]|[.,:]\d|\ ?[/-]\ ?\w|\ ?%)"
_JOINT = r"(?:,|;|&|-|va|hoac|den|den\ het)"
_NAMED_PERIOD = (
    r"(?:giai\ doan|thoi\ ky|nhiem\ ky|nien\ khoa|nien\ do|nam\ hoc|khoa|thoi\ gian)(?:\ tu)?(?:\ cac)?(?:\ nam)?\ {0,2}\(?\ ?"
)


# What a reader of `dates` reads, what a match can begin with (groups of `ANCHORS`), and the pattern.
_SOURCES = (
    ("words", "ngay", rf"""
        \bngay{_BLANK}(?:(?P<d>\d{{1,2}}|{_DAY_WORDS})(?!\w))?{_BLANK}\bthang{_BLANK}
        (?:(?P<m>{_MONTH}(?!\d)|{_MONTH_WORDS}(?=\ {{1,3}}nam\b)))?[,\ \t.…_]{{0,40}}
        (?:nam|/|-)[\ \t.…_:]{{0,40}}(?P<y>{_YEAR}(?!\d)|(?:1\ ?9|2\ ?0)\ ?\d\ ?\d(?!\d)|{_YEAR_WORDS}\b)"""),
    ("words", "days", rf"(?<![\w/.,-])(?P<d>{_DAY})\ {{0,3}}thang\ {{0,3}}(?P<m>{_MONTH})[,\ ]{{0,3}}(?:nam|/|-)\ {{0,3}}(?P<y>{_YEAR})(?!\d)"),
    ("figures", "days", rf"{_LEFT_DAY}(?P<d>{_DAY}){_S}[/.\-]{_S}(?P<m>{_MONTH}){_S}[/.\-]{_S}(?:nam\ )?(?P<y>{_YEAR}|\d\d){_RIGHT}"),
    ("figures", "days", rf"{_LEFT}(?P<d>{_DAY})\ ?[/\-]\ ?(?P<m>{_MONTH}),?\ {{1,2}}nam\ {{1,3}}(?P<y>{_YEAR}){_RIGHT}"),
    ("blank_day", "ngay", rf"\bngay[\ \t:.…_]{{0,40}}/{_S}(?P<m>{_MONTH})?[\ \t.…_]{{0,40}}/{_S}(?P<y>{_YEAR}){_RIGHT}"),
    ("part_of_year", "days nam number", rf"{_LEFT}\b(?P<n>\d{{1,2}}|hai|ba|bon|nam|sau|bay|tam|chin)\ {{1,2}}thang(?:\ {{1,2}}(?P<part>dau|cuoi))?"
                     rf"(?:\ cua)?\ {{0,2}}(?:nam\ {{0,3}}|/\ ?)(?P<y>{_YEAR}){_RIGHT}"),
    ("quarter", "quy", rf"\bqu[iy]\ {{0,3}}(?:[ivl1-4]{{1,3}}\ {{0,2}}{_JOINT}\ {{0,2}}(?:qu[iy]\ )?){{0,3}}(?P<q>iv|i{{1,3}}|lv|l{{1,3}}|0?[1-4]|mot|nhat|hai|ba|bon|tu)"
                rf"\ {{0,2}}(?:[/.\-]|,?\ {{0,2}}nam\b)\ {{0,3}}(?P<y>{_YEAR}){_RIGHT}"),
    ("month", "thang", rf"\bthang\ {{0,3}}(?:\d{{1,2}}{_S}(?:,|va|-){_S}){{0,11}}(?P<m>{_MONTH}){_S}"
              rf"(?:[/.\-]{_S}(?:nam\ )?|,?\ {{0,3}}nam\ {{0,3}})(?P<y>{_YEAR}){_RIGHT}"),
    ("month", "thang", rf"\bthang\ {{1,2}}(?P<m>{_MONTH_WORDS})\ {{1,2}}nam\ {{1,2}}(?P<y>{_YEAR}){_RIGHT}"),
    ("period", "nam named", rf"{_NAMED_PERIOD}(?P<y>{_YEAR})\ {{0,2}}(?:-|/|den(?:\ het)?(?:\ nam)?)\ {{0,2}}(?P<z>{_YEAR}|\d\d){_BARE_RIGHT}"),
    ("period", "years", rf"{_LEFT}(?<!\w)(?<!\w-)(?P<y>(?:19|20)\d\d)\ {{0,2}}-\ {{0,2}}(?:\n\ {{0,20}})?(?P<z>(?:19|20)\d\d){_BARE_RIGHT}"),
    ("month_year", "days", rf"{_LEFT}(?<!\w)(?P<m>{_MONTH})\ ?/\ ?(?P<y>(?:19|20)\d\d)(?!\d|\ ?/\ ?\w|\.\w|-[a-z])"),
    ("month_year", "days", rf"(?<=\bt)(?P<m>{_MONTH})\ ?[/-]\ ?(?P<y>(?:19|20)\d\d)(?!\d|\ ?/\ ?\w|\.\w|-[a-z])"),
    ("years", "nam", rf"\bnam(?:\ (?:hoc|tai\ chinh|ngan\ sach|du\ lich))?(?:\ ?:)?\ {{0,4}}(?P<break>\n\ {{0,20}})?(?P<y>{_YEAR})(?!\w|[.,:]\d|\ ?%|\ ?/\ ?[a-z])"),
    ("month_day", "days", rf"{_LEFT}(?<!\w)(?P<d>{_DAY})\ ?/\ ?(?P<m>{_MONTH})(?!\w|\ ?/|[.,]\d|-[a-z]|\ ?%)"),
    ("day_of_month", "ngay", rf"\bngay\ {{1,3}}(?P<d>{_DAY})\ {{1,3}}thang\ {{1,3}}(?P<m>{_MONTH})(?![\w/]|[.,]\d)"),
    ("month_day", "days", rf"(?<=ngay\ )(?P<d>{_DAY})-(?P<m>{_MONTH})(?![\w/%]|[.,]\d|-)"),
    ("month_day", "days", rf"(?<=[a-z(]\ )(?P<d>{_DAY})-(?P<m>{_MONTH})(?=\ ?(?:[,.;)\n]|\Z))(?![.,]\d)"),
    ("led_year", "years", r"(?:^|(?<=[\n\t(|])|(?<=[:;,(|+*•–—-]\ ))(?P<y>(?:19|20)\d\d)(?=\ ?:\ {1,3}[a-z\"“(])"),
    ("ruled_year", "years", r"(?P<y>(?:19|20)\d\d)(?=\ {0,30}\|)"),
    ("bare_year", "indented", r"(?:^[\ \t(]{0,60}|(?<=\t)\ {0,3}|(?<=[a-z)\"]\ )\(?)(?P<y>(?:19|20)\d\d)(?=\)?\ {0,3}(?:$|[\n\t;:)\"]|[.,](?!\d)))"),
    ("bare_year", "since", rf"\b(?:den|tu|truoc|sau|tam\ nhin|dau|cuoi|het)\ {{1,2}}(?P<y>(?:19|20)\d\d){_BARE_RIGHT}"),
)  # fmt: skip
PATTERNS = tuple(
    (reader, tuple(first.split()), re.compile(source, re.VERBOSE | re.MULTILINE)) for reader, first, source in _SOURCES
)

# Where a date can begin; patterns are tried nowhere else. `days`, `years`: at the figures of one (a month is where days are), `indented`: at
# the blanks and brackets before a year, the others at words. One search a word, for words that are there, costs half of one search for all.
FIGURES = re.compile(r"\d(?<!\d\d)(?:(?P<years>(?<=1)9\d\d|(?<=2)0\d\d)|\d?(?=[ \t]{0,3}(?:[/.-]|thang)))")
_ANCHORS = {
    "ngay": ("ngay",), "thang": ("thang",), "quy": ("quy", "qui"), "nam": ("nam",),
    "number": ("hai", "ba", "bon", "sau", "bay", "tam", "chin"),
    "since": ("den", "tu", "truoc", "sau", "tam nhin", "dau", "cuoi", "het"),
    "named": ("giai doan", "thoi ky", "nhiem ky", "nien khoa", "nien do", "khoa", "thoi gian"),
}  # fmt: skip
_FOLLOWED = {"number": r"(?=\ {1,2}thang)", "since": r"(?=\ {1,2}(?:19|20)\d\d)"}


def _anchor(kind: str, word: str) -> re.Pattern[str]:
    begins = "" if kind == "named" else rf"(?<!\w{re.escape(word)})"
    return re.compile(re.escape(word) + begins + _FOLLOWED.get(kind, ""))


ANCHORS = {kind: tuple((word, _anchor(kind, word)) for word in words) for kind, words in _ANCHORS.items()}
_PIECE = r"(?<!\d)\d{1,2}(?:\ ?/\ ?\d{1,2}|\ thang\ \d{1,2})?"
LEAD_DAYS = re.compile(rf"((?:{_PIECE}\ {{0,2}}{_JOINT}\ {{0,2}}(?:tu\ )?(?:(?:het\ )?ngay\ )?){{1,8}})\Z", re.VERBOSE)
# What a number must stand behind to be the first day of a list: else it is that of a round, an article, a team.
LED_DAY = re.compile(
    r"(?:\A|[^\w\s]|[\n\t]|\b(?:ngay|tu|den|het|mung|mong|sang|chieu|toi|dem|trua|hom|vao|va|trong))\ {0,3}\Z", re.VERBOSE
)
LEAD_MONTHS = re.compile(
    rf"\bthang\ {{1,2}}((?:\d{{1,2}}\ {{0,2}}{_JOINT}\ {{0,2}}(?:het\ )?(?:thang\ )?){{1,11}})\Z", re.VERBOSE
)
LEAD_QUARTERS = re.compile(
    rf"\bqu[iy]\ {{1,2}}((?:[ivl1-4]{{1,3}}\ {{0,2}}{_JOINT}\ {{0,2}}(?:qu[iy]\ )?){{1,3}})\Z", re.VERBOSE
)
YEARS_ON = re.compile(rf"\ ?(?:,|;|va|hoac)\ {{0,2}}(?P<y>(?:19|20)\d\d){_BARE_RIGHT}", re.VERBOSE)

# The cells in front of a year in a table drawn with signs, where no head is needed: none, or the number of the row.
FIRST_CELL = re.compile(r"\ {0,8}\|\ {0,8}(?:\d{1,3}\ {0,8}\|\ {0,8})?")
YEAR_HEAD = re.compile(r"\bnam\b")

# A month and year after these words is a document's number and year.
NOT_A_MONTH = re.compile(
    r"(?:\bso|\bthong\ tu|\blien\ tich|\bnghi\ dinh|\bnghi\ quyet|\bquyet\ dinh|\bluat|\bphap\ lenh|\bchi\ thi|\bcong\ van|\btt|\bnd|\bqd|\bnq)"
    r"[\ :]{0,3}\Z",
    re.VERBOSE,
)
# A number before `tháng` that counts something else than days: `lần 2 tháng 5`, `tuần thứ 3 tháng 5`.
NOT_A_DAY = re.compile(
    r"\b(?:lan|tuan|dot|ky|ki|so|phien|vong|khoa|lop|dieu|khoan|muc|bai|quy|chuyen|buoi|luot|cap|loai|hang|giai\ doan|phan|khoi)"
    r"(?:\ thu)?\ {0,2}\Z",
    re.VERBOSE,
)
# What is counted: the number before it is a quantity.
UNITS = re.compile(
    r"\ {0,2}(?:%|[a-z]{0,2}m2\b|(?:nguoi|ho|dong|d|vnd|trieu|ty|ti|nghin|lan|luot|dong\ chi|can\ bo|cong\ chuc|dang\ vien|doan\ vien|hoi\ vien|nhan\ khau|"
    r"khau|ca|chau|hoc\ sinh|giao\ vien|lop|truong|thon|xom|to|xa|phuong|huyen|tinh|tieu\ chi|chi\ tieu|noi\ dung|nhiem\ vu|ho\ so|van\ ban|don(?!\ vi\b)|vu|"
    r"cuoc|buoi|diem|phieu|so|ha|km|m|kg|tan|ta|con|cay|cai|chiec|bo|suat|giai|bai|tin|trang|tiet|gio|phut|dai\ bieu|chi\ bo|cong\ trinh|du\ an|"
    r"mo\ hinh|san\ pham|lao\ dong|phu\ nu|tre|nam\ tuoi|tuoi|hom|am\ lich|\(?al\)?|\(am\ lich)\b)",
    re.VERBOSE,
)
# Who is counted in a ratio: also words that may begin a sentence behind a day, so only days that are not named are judged by them.
COUNTED = re.compile(
    r"\ {0,2}(?:chi\ em|em|hoi|dong\ bao|gia\ dinh|don\ vi|tap\ the|ca\ nhan|thanh\ vien|uy\ vien|doan\ the|co\ quan|phong|ban|khoa|khu|ap|cum|bon|"
    r"tram|y\ kien)\b",
    re.VERBOSE,
)
LUNAR = re.compile(r"\ {0,2}\(?(?:am\ lich|al\b)", re.VERBOSE)
MORE_DAYS = re.compile(
    rf"(?:\ ?[,;&]\ ?|\ {{1,2}}va\ {{1,2}})(?:ngay\ )?(?P<d>{_DAY})\ ?/\ ?(?P<m>{_MONTH})(?!\w|\ ?/|[.,]\d|-[a-z]|\ ?%)",
    re.VERBOSE,
)
BEFORE_QUANTITY = re.compile(
    r"(?:\b(?:so|la|co|dat|duoc|khoang|hon|tren|duoi|gan|tong|gom|con|tang|giam|len|xuong|toi|bang|muc|ma|nha|phong|tien|cong|so\ ho|dien\ thoai|dt|fax)"
    r"[\ :]{0,3}|\d[\ .]{1,2})\Z",
    re.VERBOSE,
)
# Days that are marked every year and named by their figures alone. Only those whose day is larger than their month: `8/3` can be no
# part of three, `1/5` can be one of five. Sources: the Labour Code, article 112; decree 145/2013; the days of the unions and trades.
FEASTS = frozenset(
    {(3, 2), (8, 3), (26, 3), (30, 4), (7, 5), (15, 5), (19, 5), (21, 6), (28, 6), (27, 7), (19, 8), (13, 10), (15, 10), (20, 10),
     (18, 11), (20, 11), (22, 12), (27, 2)}
)  # fmt: skip
# Words that make a day and month of what follows, with further days and no other clause between; and the same with their marks,
# for `nhận` and `tỷ lệ` are none of them.
FEAST_WORDS = frozenset(
    {"ngày", "lễ", "dịp", "kỷ niệm", "kỉ niệm", "chào mừng", "mừng", "tết", "quốc tế", "quốc khánh", "thành lập", "nhân", "nhà giáo",
     "hội trại", "hội thảo", "đợt", "giải phóng", "chiến thắng", "gặp mặt", "mít tinh"}
)  # fmt: skip
FEAST = re.compile(
    r"(?<!chap\ )(?<!tiep\ )(?<!cong\ )(?<!xac\ )(?<!ghi\ )(?<!\bty\ )(?<!\bti\ )\b(?P<said>ngay|le|dip|ky\ niem|chao\ mung|mung|tet|quoc\ te|quoc\ khanh|thanh\ lap|nhan|nha\ giao|hoi\ trai|hoi\ thao|dot|giai\ phong|chien\ thang|gap\ mat|mit\ tinh)\b[^\n.;:,()%]{0,45}\(?"
    r"(?:\d{1,2}\ ?[/-]\ ?\d{1,2}\ {0,2}(?:,|;|va|-|&|\+)?\ {0,2}(?:(?!(?:co|dat|voi|gom|duoc|tham)\ )[a-z]{2,8}\ ){0,6}){0,5}\Z",
    re.VERBOSE,
)


def number_of(text: str | None) -> int | None:
    """A number in figures or folded words.

    >>> number_of("09"), number_of("muoi lam"), number_of("hai muoi mot"), number_of("hai nghin khong tram hai muoi"), number_of("mong ba")
    (9, 15, 21, 2020, 3)
    """
    if not text:
        return None
    if text.isdigit():
        return int(text)
    words = [_SPELT.get(word, "") for word in text.replace("mong ", "").replace("mung ", "").split()]
    spelt = ["mười" if word == "mươi" and (i == 0 or words[i - 1] not in _TENS) else word for i, word in enumerate(words)]
    read = read_words(" ".join(word or "?" for word in spelt))
    return read[0] if read and read[1] == len(words) else None


def month_of(text: str | None) -> int | None:
    """A month in figures or folded words.

    >>> month_of("04"), month_of("bon"), month_of("muoi hai"), month_of(None)
    (4, 4, 12, None)
    """
    if not text:
        return None
    return int(text) if text.isdigit() else _MONTHS.get(" ".join(text.split()))
