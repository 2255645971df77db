"""Whole documents: which parts a kind of document has, in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from vanthu_factory.compose import deeds, frame, honours, phrases, staff
from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.tones import new_tones
from vanthu_factory.model import Block, Columns2, Grid, Para, Passage, Report
from vanthu_factory.words import Dice

# A citation after these words is a basis to some readers, also where it stands in the body.
BASIS_WORDS = ("Trên cơ sở", "Triển khai", "Việc triển khai được thực hiện theo")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def compose(split: str, seed: int, index: int, kind: str = "") -> Report:
    """The document `index` of a series: the same arguments give the same document."""
    dice = Dice(f"{split}/{seed}/{index}")
    scene = Scene(split, dice)
    weights = {
        "culture": 4,
        "general": 4,
        "staff": 2,
        "emulation": 2,
        "rural": 1,
        "plan": 2,
        "decision": 1.5,
        "submission": 1,
        "letter": 1.5,
        "minutes": 1,
    }
    kind = kind or dice.random.choices(list(weights), weights=list(weights.values()))[0]
    report = Report(f"{split}-{seed}-{index:04d}-{kind}")
    WRITERS[kind](scene, report)
    if scene.manner.new_tones:
        report.blocks = [_mapped(block, new_tones) for block in report.blocks]
    return report


def _mapped(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Para):
        return replace(block, passage=block.passage.mapped(change))
    if isinstance(block, Columns2):
        left, right = (tuple(replace(x, passage=x.passage.mapped(change)) for x in side) for side in (block.left, block.right))
        return replace(block, left=left, right=right)
    rows = tuple(tuple(c and replace(c, passage=c.passage.mapped(change)) for c in row) for row in block.rows)
    return Grid(rows, block.head, block.widths)


class Sections:
    """Numbers the main headings of one document."""

    def __init__(self, scene: Scene, report: Report) -> None:
        self.scene, self.report, self.count = scene, report, 0

    def head(self, key: str) -> None:
        self.count += 1
        number = ROMAN[self.count - 1] if self.scene.manner.roman else "ABCDEFG"[self.count - 1]
        mark = "-" if self.scene.agency.get("party") else "."
        text = self.scene.dice.pick(self.scene.words["headings"][key])
        if self.scene.dice.chance(self.scene.manner.typos / 3):
            self.report.add(f"{number}{mark} {text[:1]}", "heading", 1)
            self.report.add(text[1:], "heading", 1)
            return
        self.report.add(f"{number}{mark} {text}", "heading", 1)


def _begin(scene: Scene, report: Report, code: str, key: str) -> dict[str, Any]:
    words, columns = phrases.period(scene, _period_kind(scene, key))
    frame.letterhead(scene, report, code)
    frame.title(scene, report, code, key, columns, words)
    return columns


def _period_kind(scene: Scene, key: str) -> str:
    return {"culture": "span", "rural": "year", "plan": "year", "decision": "year"}.get(key, "")


def _bases(scene: Scene, report: Report) -> None:
    for _ in range(scene.dice.between(0, 3)):
        report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    report.add(scene.text("basis_end"))


def _citing(scene: Scene, report: Report, most: int = 3) -> None:
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    for template in scene.dice.some(scene.words["citing"], 1, most):
        also = ("legal_basis",) if template.startswith(BASIS_WORDS) else ()
        report.add(mark + scene.write(template, ref=phrases.citation(scene, also=also)), "bullet", 1)


def _extras(scene: Scene, report: Report, people: int) -> None:
    """What some clerks also put in: dates of events, ratings of the `people` there are, an annex and its decision."""
    dice = scene.dice
    if dice.chance(0.5):
        deeds.happenings(scene, report)
    if dice.chance(0.3):
        staff.ratings(scene, report, people)
    if dice.chance(0.25):
        report.add(scene.text("attachments", ref=phrases.local(scene, "attachment")))


def _fillers(scene: Scene, report: Report, low: int, high: int) -> None:
    for _ in range(scene.dice.between(low, high)):
        report.add(deeds.filler(scene))


def _closing(scene: Scene, report: Report, sections: Sections) -> None:
    sections.head("tasks")
    for text in scene.dice.some(scene.words["tasks"], 2, 3):
        report.add(scene.manner.bullets[0] + scene.manner.bullet_space + scene.local(text), "bullet", 1)
    if scene.dice.chance(0.5):
        report.add(scene.dice.pick(scene.words["targets"]))
    if scene.dice.chance(0.5):
        sections.head("proposals")
        report.add(scene.text("proposals"))
    report.add(scene.text("closings", period_word="kết quả thực hiện"))
    frame.signature(scene, report)


def culture(scene: Scene, report: Report) -> None:
    """A report against the standards of a framework."""
    _begin(scene, report, "BC", "culture")
    _bases(scene, report)
    sections = Sections(scene, report)
    sections.head("situation")
    counts = staff.draw(scene)
    staff.write(scene, report, counts)
    sections.head("result")
    report.add(f"1. {scene.dice.pick(scene.words['headings']['direction'])}", "heading", 2)
    _citing(scene, report)
    framework = scene.dice.pick(scene.words["frameworks"])
    form = scene.dice.pick(
        ["{n}. Tiêu chuẩn {i}: {text}", "{c}) Tiêu chuẩn {i}: {text}", "Tiêu chuẩn {i}: {text}", "* Tiêu chuẩn {i}. {text}"]
    )
    for i, text in enumerate(framework["standards"], 1):
        report.add(form.format(n=i + 1, c="abcd"[i - 1], i=i, text=text), "heading", 2)
        deeds.claims(scene, report, framework["id"], i)
    _extras(scene, report, counts.total)
    if scene.dice.chance(0.35):
        report.add(scene.dice.pick(["Bảng tự chấm điểm:", "Kết quả tự chấm điểm như sau:"]))
        deeds.score_table(scene, report, framework["standards"])
    if scene.dice.chance(0.6):
        sections.head("awards")
        honours.write(scene, report)
    _closing(scene, report, sections)


def general(scene: Scene, report: Report) -> None:
    """An activity report."""
    _begin(scene, report, "BC", "general")
    _bases(scene, report)
    sections = Sections(scene, report)
    sections.head("situation")
    _fillers(scene, report, 1, 2)
    counts = staff.draw(scene)
    if scene.dice.chance(0.7):
        staff.write(scene, report, counts)
    sections.head("result")
    _citing(scene, report)
    deeds.claims(scene, report, None, None)
    _fillers(scene, report, 1, 3)
    _extras(scene, report, counts.total)
    sections.head("money")
    deeds.spending(scene, report)
    if scene.dice.chance(0.4):
        sections.head("awards")
        honours.write(scene, report)
    _closing(scene, report, sections)


def staff_report(scene: Scene, report: Report) -> None:
    """Statistics of the staff."""
    _begin(scene, report, "BC", "staff")
    _bases(scene, report)
    counts = staff.draw(scene)
    scene.dice.pick([staff.units_table, staff.list_table, staff.bullets])(scene, report, counts)
    _fillers(scene, report, 1, 2)
    report.add(scene.text("closings", period_word="số liệu"))
    frame.signature(scene, report)


def emulation(scene: Scene, report: Report) -> None:
    """A report on emulation and commendation."""
    _begin(scene, report, "BC", "emulation")
    sections = Sections(scene, report)
    sections.head("result")
    _citing(scene, report)
    deeds.claims(scene, report, None, None)
    _extras(scene, report, staff.draw(scene).total)
    sections.head("awards")
    honours.write(scene, report)
    honours.table(scene, report)
    _closing(scene, report, sections)


def rural(scene: Scene, report: Report) -> None:
    """A new-rural report: the table of nineteen criteria."""
    _begin(scene, report, "BC", "rural")
    _bases(scene, report)
    deeds.rural_table(scene, report)
    sections = Sections(scene, report)
    sections.head("money")
    deeds.spending(scene, report)
    _closing(scene, report, sections)


def plan(scene: Scene, report: Report) -> None:
    """A plan: targets that are no claims."""
    _begin(scene, report, "KH", "plan")
    report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    report.add(scene.text("plan_start"))
    sections = Sections(scene, report)
    for key in ("aim", "purpose"):
        sections.head(key)
        for text in scene.dice.some(scene.words["tasks"], 2, 3):
            report.add(scene.manner.bullets[0] + scene.manner.bullet_space + scene.local(text), "bullet", 1)
    report.add(scene.dice.pick(scene.words["targets"]))
    sections.head("money")
    deeds.spending(scene, report)
    report.add(scene.text("plan_end"))
    frame.signature(scene, report)


def decision(scene: Scene, report: Report) -> None:
    """A decision to commend."""
    year = scene.year - 1
    words, columns = phrases.year(year), {"value": str(year)}
    frame.letterhead(scene, report, "QĐ")
    frame.title(scene, report, "QĐ", "decision", columns, words)
    for _ in range(scene.dice.between(2, 3)):
        report.add("Căn cứ " + phrases.citation(scene, "legal_basis") + ";", "basis")
    report.add("QUYẾT ĐỊNH:", "centre")
    honours.honours_list(scene, report, year)
    amount = phrases.money(scene)
    report.add("Điều 2. " + scene.text("decision_money", amount=amount))
    report.add("Điều 3. " + scene.text("decision_end"))
    frame.signature(scene, report)


def submission(scene: Scene, report: Report) -> None:
    """A submission to the body above."""
    frame.letterhead(scene, report, "TTr")
    frame.title(scene, report, "TTr", "submission", {"value": None}, Passage())
    report.add(f"Kính gửi: {scene.names['above']}", "centre")
    report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    _fillers(scene, report, 1, 2)
    deeds.spending(scene, report)
    report.add(scene.text("closings", period_word="nội dung đề nghị"))
    frame.signature(scene, report)


def letter(scene: Scene, report: Report) -> None:
    """An official letter, with or without figures."""
    frame.letterhead(scene, report, "CV")
    frame.title(scene, report, "CV", "letter", {"value": None}, Passage())
    report.add(f"Kính gửi: {scene.names['above']}", "centre")
    report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    if scene.dice.chance(0.5):
        staff.write(scene, report, staff.draw(scene))
    _fillers(scene, report, 1, 3)
    report.add(
        scene.text(
            "letter_deadline", when=phrases.day(scene, scene.issued + timedelta(days=scene.dice.between(5, 40)), "dd/mm/yyyy")
        )
    )
    frame.signature(scene, report)


def minutes(scene: Scene, report: Report) -> None:
    """Minutes of a meeting: who was there, what was decided. Who signs is a matter of taste, so it is not judged."""
    columns = _begin(scene, report, "BB", "minutes")
    report.add(
        "Hôm nay, vào hồi 08 giờ 00 phút, "
        + phrases.day(scene, scene.issued, "words")
        + scene.local(", tại hội trường {self}, đã tiến hành cuộc họp.")
    )
    report.add("1. Thành phần tham dự:", "heading", 2)
    for post in scene.dice.some(scene.words["posts"], 2, 3):
        name = scene.person()
        report.add("- Đồng chí " + Passage(name).stating("people", name=name, role="mentioned") + f" - {post};", "bullet", 1)
    report.add("2. Nội dung:", "heading", 2)
    _fillers(scene, report, 1, 2)
    honours.counts(scene, report)
    report.add(scene.text("minutes_end"))
    frame.signature(scene, report)
    del columns


WRITERS: dict[str, Callable[[Scene, Report], None]] = {
    "culture": culture, "general": general, "staff": staff_report, "emulation": emulation, "rural": rural, "plan": plan,
    "decision": decision, "submission": submission, "letter": letter, "minutes": minutes,
}  # fmt: skip
