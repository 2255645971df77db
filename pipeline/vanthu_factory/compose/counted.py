"""Counts of people in the short forms of clerks: abbreviations, bullets within a line, offices that add up, tables of quality."""

from __future__ import annotations

from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.staff import Row, Staff, bullet, count, cut, figure, spread
from vanthu_factory.model import Cell, Grid, Passage, Report
from vanthu_factory.words import categories

_STUDIED = [
    None,
    "STAFF.TOTAL",
    "EDU.THS",
    "EDU.CD",
    "EDU.TC",
    "POLTH.CC",
    "POLTH.TC",
    "POLTH.SC",
]  # who studies is one of the last


def in_short(scene: Scene, report: Report, staff: Staff) -> None:
    """One line of abbreviations: `Tổng số CBCC: 58 người/62 biên chế được giao (nữ: 27; ĐV: 31). Trình độ CM: ThS 04; ĐH 28`."""
    dice, words = scene.dice, scene.words["counted"]
    posts_given = categories()["posts_given"]
    given = staff.total + dice.between(1, 4)
    whole = count("STAFF.TOTAL", staff.label, staff.total, f"{staff.label}: {scene.count(staff.total)} {scene.manner.unit}")
    if dice.chance(0.4):
        posts = count("STAFF.BC_GIAO", "biên chế được giao", given, f"{given} {dice.pick(posts_given)}",
                      _accept={"category": ["STAFF.BIENCHE"], "label": posts_given})  # fmt: skip
        whole = whole + dice.pick(["/", " / "]) + posts
    beside = [("DEM.NU", "nữ", staff.women), ("POL.DV", dice.pick(words["members"]), staff.members)]
    line = whole.with_first_capital() + " (" + _listed(scene, beside, "; ") + ")"
    for head, levels, share in (("schooling", staff.education, 1.0), ("theory", staff.politics, 0.7)):
        if levels and dice.chance(share):
            rows = [(code, categories()["levels_in_short"][code], value) for code, _, value in levels]
            line = line + f". {dice.pick(words[head])}: " + _listed(scene, rows, dice.pick(["; ", ", "]))
    report.add(bullet(scene) + line + _learning(scene) + ".", "bullet", 1)
    if dice.chance(0.5):
        _moved(scene, report)


def _listed(scene: Scene, rows: list[Row], joint: str) -> Passage:
    """`nữ: 27; ĐV: 31`, each with its figure behind a colon or a blank."""
    between = scene.dice.pick([": ", " ", " "])
    text = Passage()
    for i, (code, label, value) in enumerate(rows):
        text = text + (joint if i else "") + count(code, label, value, f"{label}{between}{scene.count(value)}")
    return text


def _learning(scene: Scene) -> Passage:
    """Who studies, which need not be a row."""
    if scene.dice.chance(0.7):
        return Passage()
    n = scene.dice.between(1, 3)
    text = scene.dice.pick(scene.words["counted"]["learning"]).format(n=scene.count(n))
    return "; " + count("EDU.DH", text, n, text, optional=True, _accept={"category": _STUDIED})


def _moved(scene: Scene, report: Report) -> None:
    """Who came and went in the year: no count of those there are."""
    report.add(
        scene.write(
            scene.dice.pick(scene.words["counted"]["moved"]),
            a=scene.count(scene.dice.between(1, 4)),
            b=scene.count(scene.dice.between(1, 3)),
        )
    )


def inline_bullets(scene: Scene, report: Report, staff: Staff) -> None:
    """The parts side by side on one line under the total: `▪ Công chức: 68   ▪ Viên chức: 5`."""
    dice = scene.dice
    whole = count("STAFF.TOTAL", staff.label, staff.total, f"{staff.label}: {scene.count(staff.total)}")
    women = count("DEM.NU", "nữ", staff.women, f"nữ: {scene.count(staff.women)}")
    report.add(bullet(scene) + whole.with_first_capital() + " (" + women + ")", "bullet", 1)
    mark, line = dice.pick("▪•►●"), Passage()
    for code, label, value in staff.parts:
        line = line + ("   " if line.text else "") + f"{mark} " + count(code, label, value, f"{label}: {scene.count(value)}")
    report.add(line, "text")
    skilled = dice.between(1, max(staff.total // 2, 1))
    label = dice.pick(categories()["computing"])
    report.add(bullet(scene) + count("SKILL.TH", label, skilled, f"{label}: {scene.count(skilled)}") + ".", "bullet", 1)


def offices(scene: Scene, report: Report, staff: Staff) -> None:
    """The people of each office in one breath, which add up to all; those on contract are told apart."""
    dice, words = scene.dice, scene.words["counted"]
    whole = count("STAFF.TOTAL", staff.label, staff.total, f"{staff.label}: {scene.count(staff.total)} {scene.manner.unit}")
    report.add(bullet(scene) + whole.with_first_capital() + ".", "bullet", 1)
    units = scene.agency["units"]
    text, joint = Passage(dice.pick(words["by_office"])), dice.pick(["; ", "; ", ", "])
    accept = {"category": ["STAFF.CBCC", "STAFF.CC", "STAFF.VC"], "label": [staff.label]}
    for i, (unit, value) in enumerate(zip(units, spread(scene, staff.total, len(units)), strict=True)):
        text = (
            text
            + (joint if i else "")
            + count("STAFF.TOTAL", unit, value, f"{unit} {scene.count(value)}", unit_name=unit, _accept=accept)
        )
    report.add(bullet(scene) + text + ".", "bullet", 1)
    hired = dice.between(1, 6)
    label = dice.pick(categories()["hired"])
    report.add(
        bullet(scene)
        + scene.write(dice.pick(words["besides"]), hired=count("STAFF.HD", label, hired, f"{scene.count(hired)} {label}")),
        "bullet",
        1,
    )


def quality_table(scene: Scene, report: Report, staff: Staff) -> None:
    """The table of quality that an office of the interior asks for: a row an office, heads abbreviated on two levels."""
    dice = scene.dice
    report.add(scene.text_of("staff_intro", "table"))
    short = categories()["levels_in_short"]
    taught = [(code, short[code]) for code in ("EDU.DH", "EDU.CD", "EDU.TC")]
    last = dice.pick(
        [("RANK.QLNN", "Đã qua BD QLNN"), ("RANK.QLNN", "QLNN"), ("POL.DV", "Đảng viên"), ("POL.DV", "ĐV"), ("DEM.DT", "DTTS")]
    )
    groups = [
        ("", [("STAFF.TOTAL", "Tổng số"), ("DEM.NU", "Nữ")]),
        (dice.pick(["Trình độ chuyên môn", "Chuyên môn"]), [*taught, ("EDU.CDT", dice.pick(["Chưa ĐT", "Chưa đào tạo"]))]),
        (dice.pick(["Trình độ LLCT", "Lý luận chính trị"]), [(code, short[code]) for code in ("POLTH.CC", "POLTH.TC")]),
        ("", [last]),
    ]
    columns = [column for _, own in groups for column in own]
    top: list[Cell | None] = [Cell(Passage(t), 1, 2, True) for t in ("TT", dice.pick(["Đơn vị", "Tên đơn vị"]))]
    second: list[Cell | None] = [None, None]
    for head, own in groups:
        if head:
            top += [Cell(Passage(head), len(own), 1, True), *[None] * (len(own) - 1)]
            second += [Cell(Passage(label), bold=True) for _, label in own]
        else:
            top += [Cell(Passage(label), 1, 2, True) for _, label in own]
            second += [None] * len(own)
    rows: list[tuple[Cell | None, ...]] = [tuple(top), tuple(second)]
    units = scene.agency["units"]
    sums = [0] * len(columns)
    for i, (unit, total) in enumerate(zip(units, spread(scene, staff.total, len(units)), strict=True), 1):
        values = _quality(scene, total)
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        rows.append((Cell(Passage(str(i))), Cell(Passage(unit)), *_figures(columns, values, unit)))
    rows.append((Cell(Passage()), Cell(Passage(dice.pick(["Tổng cộng", "Cộng"])), bold=True), *_figures(columns, sums, None)))
    letters = [5 + max(map(len, label.split())) for _, label in columns]  # a column is as wide as the longest word of its head
    widths = [0.72 * n / sum(letters) for n in letters]
    report.blocks.append(Grid(tuple(rows), 2, (0.06, 0.22, *widths)))


def _quality(scene: Scene, total: int) -> list[int]:
    """All, women; four levels of schooling that add up; two of theory; one figure more."""
    between = scene.dice.between
    theory = [between(0, total // 4), between(0, total // 2)]
    return [total, between(0, total), *cut(scene, total, 4), *theory, between(0, total)]


def _figures(columns: list[tuple[str, str]], values: list[int], unit: str | None) -> list[Cell]:
    """The cells of a row."""
    return [figure(code, label, value, unit) for (code, label), value in zip(columns, values, strict=True)]
