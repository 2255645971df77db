"""What was achieved over years: tables with a year, a name or a title merged over rows, cells that list awards, submissions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vanthu_factory.compose import frame, honours, phrases
from vanthu_factory.compose.lists import ranked, titled
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Cell, Grid, Passage, Report, Row, head_row
from vanthu_factory.words import categories


@dataclass(frozen=True)
class Merit:
    """An award of a past year. `decision` names the deciding document, `decided` are its columns."""

    year: int
    code: str
    label: str
    decision: Passage
    decided: dict[str, Any]

    def columns(self, **more: Any) -> dict[str, Any]:
        return {"year": self.year, "award": self.code, "label": self.label, **more}

    @property
    def title(self) -> str:
        return self.label[:1].upper() + self.label[1:]


def drawn(scene: Scene, whom: str, low: int, high: int, starts: tuple[str, ...] = honours.SPOKEN) -> list[Merit]:
    """Between `low` and `high` awards of the years before the document's, the earlier ones first; at most two a year."""
    dice = scene.dice
    data = [title for title in honours.pool(scene, whom) if title[0] != "KNC"]  # a badge is given once in a life
    given = [(year, *title) for year in range(scene.year - 4, scene.year) for title in dice.some(data, 1, 2)]
    found = []
    for year, code, labels in sorted(dice.some(given, low, high), key=lambda one: one[0]):
        decision, decided = honours.decision(scene, year, starts)
        found.append(Merit(year, code, dice.pick(labels), decision, decided))
    return found


def write(scene: Scene, report: Report) -> None:
    """A table of what the agency or its people achieved."""
    scene.dice.pick(
        [of_years, of_years, of_titles, of_persons, of_persons, of_persons, in_cells, in_cells, of_all, of_all, matrix]
    )(scene, report)


def _year(year: int) -> Passage:
    return phrases.year(year, str(year))


DECISION_HEADS = (
    "Số, ngày, tháng, năm của quyết định; cơ quan ban hành",
    "Quyết định",
    "Số quyết định, cơ quan ban hành",
    "Căn cứ",
)


def of_years(scene: Scene, report: Report) -> None:
    """Year, award, decision; a year of two awards stands once beside both."""
    dice, merits = scene.dice, drawn(scene, "many", 4, 6, honours.STARTS)
    award = dice.pick(["Danh hiệu thi đua, hình thức khen thưởng", "Nội dung khen thưởng", "Danh hiệu"])
    rows: list[Row] = [head_row("Năm", award, dice.pick(DECISION_HEADS))]
    for i, merit in enumerate(merits):
        same = [m for m in merits if m.year == merit.year]
        first = Cell(_year(merit.year), rows=len(same)) if same[0] is merit else None
        text = Passage(merit.title).stating("awards", **merit.columns(**merit.decided))
        rows.append((first, Cell(text), Cell(merits[i].decision)))
    report.blocks.append(Grid(tuple(rows), 1, (0.12, 0.42, 0.46)))


def of_titles(scene: Scene, report: Report) -> None:
    """A title stands once beside the years in which it was given."""
    dice = scene.dice
    merits = sorted(drawn(scene, "many", 4, 7, honours.STARTS), key=lambda merit: merit.code)
    rows: list[Row] = [head_row(dice.pick(["Danh hiệu", "Hình thức, danh hiệu"]), "Năm", dice.pick(DECISION_HEADS))]
    for merit in merits:
        same = [m for m in merits if m.code == merit.code]
        first = Cell(Passage(same[0].title), rows=len(same)) if same[0] is merit else None
        year = _year(merit.year).stating("awards", **{**merit.columns(**merit.decided), "label": same[0].label})
        rows.append((first, Cell(year), Cell(merit.decision)))
    report.blocks.append(Grid(tuple(rows), 1, (0.36, 0.14, 0.5)))


def of_persons(scene: Scene, report: Report) -> None:
    """Somebody's number and name stand once beside what he was given, year by year."""
    dice = scene.dice
    name_head = dice.pick(["Họ và tên", "Họ tên, chức vụ", "Cá nhân"])
    rows: list[Row] = [
        head_row(
            dice.pick(["TT", "STT"]), name_head, "Năm", dice.pick(["Danh hiệu", "Hình thức khen"]), dice.pick(DECISION_HEADS)
        )
    ]
    posts = scene.enough(scene.field["posts"], 2, 3)
    for number, post in enumerate(posts, 1):
        name, merits = scene.person(), drawn(scene, "one", 1, 3, honours.STARTS)
        title = titled(scene, name) if dice.chance(0.3) else ""
        named = stated_person(title, name)
        if "chức vụ" in name_head:
            named = named + dice.pick([" - ", ", ", "\n"]) + post
        for merit in merits:
            first = merit is merits[0]
            covering = (Cell(Passage(str(number)), rows=len(merits)), Cell(named, rows=len(merits))) if first else (None, None)
            text = Passage(merit.title).stating(
                "awards", **merit.columns(**merit.decided, recipient=name, _accept=_with_title(title, name))
            )
            rows.append((*covering, Cell(_year(merit.year)), Cell(text), Cell(merit.decision)))
    report.blocks.append(Grid(tuple(rows), 1, (0.07, 0.23, 0.1, 0.24, 0.36)))


def matrix(scene: Scene, report: Report) -> None:
    """A row a person, a column a year; the cells hold titles in short, or how the person was rated, which is no award."""
    dice, short = scene.dice, categories()["short"]
    report.add(scene.text("matrix_intro"))
    years = range(scene.year - dice.between(2, 3), scene.year + 1)
    head = dice.pick(["Năm {}", "{}"])
    heads = [Cell(phrases.year(year, head.format(year)), bold=True) for year in years]
    posts = dice.chance(0.5)
    rows: list[Row] = [(*head_row(dice.pick(["TT", "STT"]), "Họ và tên", *["Chức vụ"] * posts), *heads)]
    titles = [code for code, _ in honours.pool(scene, "one") if code in short]
    chosen = {code: dice.pick(short[code]) for code in titles}
    none = dice.pick(["-", "", "HTTNV"])
    for number, post in enumerate(scene.enough(scene.field["posts"], 2, 3), 1):
        name = scene.person()
        named = stated_person("", name)
        cells = []
        for year in years:
            text = Passage()
            for code in dice.some(titles, 0, 1) if dice.chance(0.8) else dice.some(titles, 2, 2):
                title = Passage(chosen[code]).stating("awards", year=year, award=code, label=chosen[code], recipient=name)
                text = text + (", " if text.text else "") + title
            cells.append(Cell(text if text.text else Passage(none)))
        rows.append((Cell(Passage(str(number))), Cell(named), *[Cell(Passage(post))] * posts, *cells))
    width = (0.69 if posts else 0.93) - 0.26
    report.blocks.append(Grid(tuple(rows), 1, (0.07, 0.26, *(0.24,) * posts, *(width / len(heads),) * len(heads))))


def of_all(scene: Scene, report: Report) -> None:
    """Year, who, what, by which decision: the agency's parts, persons and so many of its people in one table."""
    dice = scene.dice
    who = dice.pick(["Tập thể, cá nhân", "Tên tập thể, cá nhân", "Đối tượng"])
    rows: list[Row] = [head_row("Năm", who, dice.pick(["Hình thức khen", "Danh hiệu, hình thức"]), dice.pick(DECISION_HEADS))]
    whom = [dice.pick(["one", "many", "counted"]) for _ in range(dice.between(3, 5))]
    for year, kind in zip(sorted(scene.year - dice.between(0, 3) for _ in whom), whom, strict=True):
        code, labels = dice.pick(
            [title for title in honours.pool(scene, kind) if title[0] != "KNC"] or honours.pool(scene, kind)
        )
        label, (decision, decided) = dice.pick(labels), honours.decision(scene, year)
        columns = {"year": year, "award": code, "label": label, **decided}
        name, text = _who(scene, kind, few=code.startswith("DH.CSTD"))
        title = Passage(label[:1].upper() + label[1:]).stating("awards", **columns, **name)
        rows.append((Cell(_year(year)), Cell(text), Cell(title), Cell(decision)))
    report.blocks.append(Grid(tuple(rows), 1, (0.1, 0.28, 0.24, 0.38)))


def _who(scene: Scene, kind: str, *, few: bool) -> tuple[dict[str, Any], Passage]:
    """Somebody, a part of the agency, or a number of its people, and the columns that say so."""
    dice = scene.dice
    if kind == "counted":
        value, word = dice.between(2, 6) if few else dice.between(12, 40), dice.pick(["cá nhân", scene.manner.unit])
        said = f"{scene.count(value)} {word}"
        text = Passage(said).stating("claims", **phrases.claim("count", value), optional=True)
        return {"recipient": said, "count": value, "_accept": {"recipient": [None, word]}}, text
    if kind == "many":
        name = dice.pick(scene.field["collectives"])
        return {"recipient": name}, Passage(name)
    name = scene.person()
    title = titled(scene, name) if dice.chance(0.5) else ""
    return {"recipient": name, "_accept": _with_title(title, name)}, stated_person(title, name)


def _either_role(title: str, name: str) -> dict[str, Any]:
    return {"role": ["mentioned"], **({"name": [title + name]} if title else {})}


def _with_title(title: str, name: str) -> dict[str, Any]:
    return {"recipient": [title + name]} if title else {}


Form = Callable[[Scene, Merit, dict[str, Any]], Passage]


def _award_first(scene: Scene, merit: Merit, columns: dict[str, Any]) -> Passage:
    """`Giấy khen năm 2021 (QĐ số …)`."""
    text = f"{merit.title} " + phrases.year(merit.year) + " (" + merit.decision + ")"
    return text.stating("awards", **columns, **merit.decided)


def _year_first(scene: Scene, merit: Merit, columns: dict[str, Any]) -> Passage:
    """`Năm 2021: Giấy khen, QĐ số …`."""
    text = phrases.year(merit.year, f"Năm {merit.year}") + f": {merit.title}, " + merit.decision
    return text.stating("awards", **columns, **merit.decided)


def _undecided(scene: Scene, merit: Merit, columns: dict[str, Any]) -> Passage:
    """`2021: Giấy khen`."""
    return (_year(merit.year) + f": {merit.title}").stating("awards", **columns)


def _decision_first(scene: Scene, merit: Merit, columns: dict[str, Any]) -> Passage:
    """`Quyết định số … tặng Giấy khen năm 2021`."""
    verb = "công nhận" if merit.code.startswith("DH") else "tặng"
    text = merit.decision + f" {verb} {merit.title} " + phrases.year(merit.year)
    return text.stating("awards", **columns, **merit.decided)


FORMS: tuple[Form, ...] = (_award_first, _award_first, _year_first, _undecided, _decision_first)


def _listed(scene: Scene, merits: list[Merit], manner: tuple[Form, str], more: dict[str, Any]) -> Passage:
    """Awards one after the other, as this document lists them."""
    form, joint = manner
    text = Passage(joint.lstrip("\n;. ") if "\n" in joint else "")
    for i, merit in enumerate(merits):
        text = text + (joint if i else "") + form(scene, merit, merit.columns(**more))
    return text


def _one_year(merits: list[Merit]) -> list[Merit]:
    """Of awards of the same kind in the same year the first."""
    return list({(m.year, m.code): m for m in reversed(merits)}.values())[::-1]


def in_cells(scene: Scene, report: Report, asked: bool = False) -> None:
    """A cell lists all that somebody was given; with `asked` a further column says what is asked for, which is not given yet."""
    dice = scene.dice
    manner = dice.pick(FORMS), dice.pick(["\n- ", "\n- ", "; ", "\n+ ", ";\n"])
    past = dice.pick(["Thành tích đã đạt được", "Danh hiệu, hình thức khen thưởng đã được tặng", "Đã được khen thưởng"])
    heads = [
        dice.pick(["TT", "STT"]),
        dice.pick(["Họ và tên", "Tên cá nhân, tập thể"]),
        dice.pick(["Chức vụ", "Đơn vị công tác"]),
        past,
    ]
    rows: list[Row] = [head_row(*heads, *["Đề nghị khen thưởng"] * asked)]
    for number, post in enumerate(scene.enough(scene.field["posts"], 2, 3), 1):
        name, merits = scene.person(), _one_year(drawn(scene, "one", 1, 3))
        title = titled(scene, name) if dice.chance(0.3) else ""
        named = stated_person(title, name)
        achieved = _listed(scene, merits, manner, {"recipient": name, "_accept": _with_title(title, name)})
        cells = [Cell(Passage(str(number))), Cell(named), Cell(Passage(post)), Cell(achieved)]
        rows.append((*cells, Cell(_asked(scene, "one", name))) if asked else tuple(cells))
    widths = (0.07, 0.2, 0.19, 0.36, 0.18) if asked else (0.08, 0.24, 0.22, 0.46)
    report.blocks.append(Grid(tuple(rows), 1, widths))


def _asked(scene: Scene, whom: str, name: str) -> Passage:
    """What is asked for somebody: nothing is given yet, so that it need not be a row."""
    code, labels = scene.dice.pick(honours.pool(scene, whom))
    label = scene.dice.pick(labels)
    columns = {
        "year": scene.year,
        "award": code,
        "label": label,
        "recipient": name,
        "_accept": {"year": [None], "recipient": [None]},
    }
    return Passage(label[:1].upper() + label[1:]).stating("awards", **columns, optional=True)


def _in_lines(scene: Scene, report: Report) -> None:
    """Under each name what was given before, behind it what is asked for."""
    dice = scene.dice
    manner, asking = (dice.pick(FORMS), dice.pick(["; ", ", ", ". "])), dice.pick(scene.words["merit_asks"])
    before, line = dice.pick(scene.words["merit_before"]), dice.chance(0.5)
    for number, post in enumerate(scene.enough(scene.field["posts"], 2, 3), 1):
        name, merits = scene.person(), _one_year(drawn(scene, "one", 1, 3))
        title = titled(scene, name)
        named = stated_person(title, name)
        achieved = before + _listed(scene, merits, manner, {"recipient": name, "_accept": _with_title(title, name)}) + "."
        asked = scene.write(asking, award=_asked(scene, "one", name))
        head = f"{number}. " + named + f"{dice.pick([', ', ' - '])}{post}"
        if line:
            report.add(head + ".", "bullet", 1)
            report.add("- " + achieved, "bullet", 2)
            report.add("- " + asked, "bullet", 2)
        else:
            report.add(head + ". " + achieved + " " + asked, "bullet", 1)


def submission(scene: Scene, report: Report) -> None:
    """A submission that asks for awards and says what those it speaks of were given before, which are rows."""
    dice = scene.dice
    frame.letterhead(scene, report, "TTr")
    title = scene.write(dice.pick(scene.words["merit_titles"]), period=phrases.year(scene.year))
    frame.named_title(scene, report, "TTr", title)
    report.add(f"Kính gửi: {scene.names['above']}", "centre")
    report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    report.add(scene.text("merit_start"))
    if dice.chance(0.5):
        _in_lines(scene, report)
    else:
        in_cells(scene, report, asked=True)
    report.add(scene.text("asking_ends"))
    frame.signature(scene, report)


def personal(scene: Scene, report: Report) -> None:
    """What somebody writes about himself to be awarded: who he is, what he was given; the head has no number and is not judged."""
    dice = scene.dice
    report.scored = ("references", "dates", "awards", "people", "claims", "staff_counts", "amounts")
    report.add("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "centre")
    report.add("Độc lập - Tự do - Hạnh phúc", "centre")
    report.add(f"{scene.local(scene.agency['place'])}, " + phrases.day(scene, scene.issued, "words"), "note")
    report.add("BÁO CÁO THÀNH TÍCH", "title")
    code, labels = dice.pick(honours.pool(scene, "one"))
    label = dice.pick(labels)
    asked = Passage(f"{dice.pick(scene.words['personal_titles'])} {label}")
    columns = {"year": scene.year, "award": code, "label": label, "_accept": {"year": [None]}, "optional": True}
    report.add(asked.stating("awards", **columns), "abstract")
    name, post = scene.person(), scene.enough(scene.field["posts"], 1, 1)[0]
    first, second = dice.pick([("I. ", "II. "), ("1. ", "2. "), ("A. ", "B. ")])
    report.add(first + dice.pick(scene.words["personal_heads"]["self"]), "heading", 1)
    named = Passage(name).stating("people", name=name, role="award_recipient", _accept={"role": ["mentioned", "signer"]})
    report.add("- Họ và tên: " + named + dice.pick([".", ";", ""]), "bullet", 1)
    born = scene.issued.replace(year=scene.issued.year - dice.between(26, 56), day=dice.between(1, 28))
    report.add("- Sinh " + phrases.day(scene, born, "dd/mm/yyyy") + ".", "bullet", 1)
    report.add(f"- Chức vụ, đơn vị công tác: {post}.", "bullet", 1)
    report.add(second + dice.pick(scene.words["personal_heads"]["given"]), "heading", 1)
    given = {"recipient": name, "_accept": {"recipient": [None]}}
    merits = _one_year(drawn(scene, "one", 3, 6, honours.STARTS))
    if dice.chance(0.6):
        _own_table(scene, report, merits, given)
    else:
        form, mark = dice.pick(FORMS), dice.pick(["- ", "+ ", ""])
        for merit in merits:
            report.add(mark + form(scene, merit, merit.columns(**given)) + dice.pick([".", ";"]), "bullet", 1)
    signed = Passage(name).stating("people", name=name, role="signer", optional=True)
    report.add(dice.pick(["NGƯỜI BÁO CÁO", "Người viết báo cáo"]), "note")
    report.add(signed, "note")


def _own_table(scene: Scene, report: Report, merits: list[Merit], more: dict[str, Any]) -> None:
    """Year, title, decision of the one who reports."""
    dice = scene.dice
    rows: list[Row] = [head_row("Năm", dice.pick(["Danh hiệu thi đua", "Hình thức khen thưởng"]), dice.pick(DECISION_HEADS))]
    for merit in merits:
        text = Passage(merit.title).stating("awards", **merit.columns(**merit.decided, **more))
        rows.append((Cell(_year(merit.year)), Cell(text), Cell(merit.decision)))
    report.blocks.append(Grid(tuple(rows), 1, (0.14, 0.36, 0.5)))


def told(scene: Scene) -> Passage:
    """What somebody was given over the years, in one sentence."""
    dice = scene.dice
    name, merits = scene.person(), _one_year(drawn(scene, "one", 2, 4))
    rank = ranked(scene, name)
    manner = dice.pick(FORMS), dice.pick(["; ", ", "])
    achieved = _listed(scene, merits, manner, {"recipient": name, "_accept": _with_title(rank, name)})
    return scene.text("merit_told", person=stated_person(rank, name), what=achieved)


def stated_person(rank: str, name: str) -> Passage:
    """Somebody who was given what stands beside the name."""
    return rank + Passage(name).stating("people", name=name, role="award_recipient", _accept=_either_role(rank, name))
