"""Counts of people where they are hard to read: nested in prose, in tables turned on their side, by profession, in uniform."""

from __future__ import annotations

from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.staff import LEVELS, Staff, count, figure, of_levels, spread
from vanthu_factory.model import Cell, Grid, Passage, Report


def nested(scene: Scene, report: Report, staff: Staff) -> None:
    """One or two sentences with parts in brackets, groups joined by `và`, degrees behind a colon or a semicolon."""
    dice, unit = scene.dice, scene.manner.unit
    whole = count(
        "STAFF.TOTAL",
        staff.label,
        staff.total,
        f"{staff.label} {dice.pick(['là ', 'hiện có ', 'có ', ': '])}{scene.count(staff.total)} {unit}",
    )
    text = dice.pick(scene.words["nested_openers"]).format(self=scene.names["Self"]) + whole
    parts = _joined(
        [count(c, low(label), v, f"{low(label)} {scene.count(v)}") for c, label, v in staff.parts], dice.pick([", ", "; "])
    )
    text = text + dice.pick([" (", " (gồm "]) + parts + ")" if dice.chance(0.6) else text + ", gồm: " + parts
    women = count(
        "DEM.NU", "nữ", staff.women, f"{dice.pick(['nữ', 'trong đó nữ', 'nữ chiếm'])} {scene.count(staff.women)} {unit}"
    )
    members = count("POL.DV", "đảng viên", staff.members, f"đảng viên {scene.count(staff.members)} đồng chí")
    text = text + "; " + women + dice.pick([", ", "; "]) + members + "."
    degrees = _degrees(scene, staff)
    text = (
        text + f" {dice.pick(['Trình độ chuyên môn', 'Về trình độ', 'Trình độ'])}: " + _joined(degrees, dice.pick([", ", "; "]))
    )
    if staff.politics and dice.chance(0.6):
        theory = [count(c, low(label), v, f"{low(label)} {scene.count(v)}") for c, label, v in staff.politics]
        text = text + f"; {dice.pick(['lý luận chính trị', 'LLCT', 'chính trị'])}: " + _joined(theory, ", ")
    report.add(text.with_first_capital() + ".")


def _degrees(scene: Scene, staff: Staff) -> list[Passage]:
    """The levels of schooling; the last two are sometimes one figure, which has no category of its own."""
    stated = [count(c, low(label), v, f"{low(label)} {scene.count(v)}") for c, label, v in staff.education]
    if len(stated) < 3 or scene.dice.chance(0.7):
        return stated
    (one, label, v), (other, more, w) = staff.education[-2:]
    both = f"{low(label)} và {low(more)}"
    accept = {"category": [None, other], "label": [low(label), low(more)]}
    return [*stated[:-2], count(one, both, v + w, f"{both} {scene.count(v + w)}", optional=True, _accept=accept)]


def low(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _joined(items: list[Passage], joint: str) -> Passage:
    text = Passage()
    for i, item in enumerate(items):
        text = text + (joint if i else "") + item
    return text


def professions(scene: Scene, report: Report, staff: Staff) -> None:
    """Professions have no category of their own and need not be rows; totals and women do."""
    dice, unit = scene.dice, "người"
    whole = count("STAFF.TOTAL", staff.label, staff.total, f"{staff.label}: {scene.count(staff.total)} {unit}")
    text = whole.with_first_capital() + f", {dice.pick(['trong đó', 'gồm'])} "
    trades = list(scene.agency["trades"])[: dice.between(3, 4)]
    cuts = sorted(dice.random.sample(range(1, staff.total), len(trades) - 1))
    values = sorted((b - a for a, b in zip([0, *cuts], [*cuts, staff.total], strict=True)), reverse=True)
    for i, (trade, value) in enumerate(zip(trades, values, strict=True)):
        part = count(
            "STAFF.VC",
            trade,
            value,
            f"{trade} {scene.count(value)}",
            optional=True,
            _accept={"category": [None, "STAFF.NLD", "STAFF.CBQL", "STAFF.NV", "EDU.DH"]},
        )
        text = text + (" và " if i == len(trades) - 1 else ", " if i else "") + part
    text = text + "; " + count("DEM.NU", "nữ", staff.women, f"nữ {scene.count(staff.women)}")
    text = text + "; " + count("POL.DV", "đảng viên", staff.members, f"{scene.count(staff.members)} đảng viên")
    report.add(text + ".")


def posts(scene: Scene, report: Report, staff: Staff) -> None:
    """What was allotted and what is there, for the whole and for each unit in a list."""
    dice = scene.dice
    units = dice.some(scene.agency["units"], 2, 4)
    given = [dice.between(3, 18) for _ in units]
    total = count(
        "STAFF.BC_GIAO", "biên chế được giao", sum(given), scene.count(sum(given)), _accept={"category": ["STAFF.BIENCHE"]}
    )
    here = sum(given) - dice.between(0, 2)
    present = count(
        "STAFF.BC_CO",
        "có mặt",
        here,
        scene.count(here),
        _accept={"category": ["STAFF.BIENCHE", "STAFF.TOTAL"], "label": ["hiện có", "số hiện có mặt"]},
    )
    report.add(scene.text("posts_given", given=total, present=present))
    mark = scene.manner.bullets[0] + " "
    for unit, value in zip(units, given, strict=True):
        text = count("STAFF.BC_GIAO", unit, value, f"{unit}: {scene.count(value)} {dice.pick(['biên chế', 'chỉ tiêu', 'biên chế'])}",
                     unit_name=unit, _accept={"category": ["STAFF.BIENCHE"], "label": ["biên chế", "chỉ tiêu"]})  # fmt: skip
        report.add(mark + text + dice.pick([";", "."]), "bullet", 1)


def posts_table(scene: Scene, report: Report, staff: Staff) -> None:
    """Posts allotted to each unit and filled there; what is wanting need not be a row."""
    dice = scene.dice
    report.add(scene.text_of("staff_intro", "table"))
    given, here = dice.pick(
        [("Biên chế được giao", "Có mặt"), ("Biên chế giao", "Hiện có"), ("Số biên chế được giao", "Số có mặt")]
    )
    rows: list[tuple[Cell | None, ...]] = [
        tuple(
            Cell(Passage(t), bold=True)
            for t in (dice.pick(["TT", "STT"]), dice.pick(["Đơn vị", "Phòng, ban", "Bộ phận"]), given, here, "Còn thiếu")
        )
    ]
    units = scene.agency["units"]
    figures = [(unit, value, value - dice.pick([0, 0, 1, 2])) for unit in units for value in [dice.between(3, 16)]]
    total = (None, sum(v for _, v, _ in figures), sum(v for _, _, v in figures))
    for number, (unit, allotted, present) in enumerate([*figures, total], 1):
        cells = [
            _post("STAFF.BC_GIAO", given, allotted, unit),
            _post("STAFF.BC_CO", here, present, unit),
            Cell(count("STAFF.BIENCHE", "Còn thiếu", allotted - present, str(allotted - present), optional=True,
                       _accept={"category": [None, "STAFF.BC_THIEU", "STAFF.TOTAL"]})),
        ]  # fmt: skip
        rows.append(
            (Cell(Passage(str(number) if unit else "")), Cell(Passage(unit or dice.pick(["Tổng", "Tổng cộng"]))), *cells)
        )
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.38, 0.19, 0.18, 0.17)))


def _post(code: str, label: str, value: int, unit: str | None) -> Cell:
    accept = {"category": ["STAFF.BIENCHE", *["STAFF.TOTAL"] * (code == "STAFF.BC_CO")]}
    return Cell(count(code, label, value, str(value), unit_name=unit, _accept=accept))


def merged_levels(scene: Scene, report: Report, staff: Staff) -> None:
    """A unit stands once beside its degrees, a row each."""
    dice = scene.dice
    report.add(scene.text_of("staff_intro", "table"))
    heads = (dice.pick(["Đơn vị", "Bộ phận"]), "Trình độ", dice.pick(["Số người", "Số lượng"]), "Ghi chú")
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in heads)]
    units = scene.agency["units"][:3]
    for unit, total in zip(units, spread(scene, staff.total, len(units)), strict=True):
        levels = [(*level, value) for level, value in zip(LEVELS, of_levels(scene, total), strict=True) if value]
        for i, (code, label, value) in enumerate(levels):
            first = Cell(Passage(unit), rows=len(levels)) if i == 0 else None
            number = Cell(count(code, label, value, scene.count(value), unit_name=unit))
            rows.append((first, Cell(Passage(label)), number, Cell(Passage())))
    report.blocks.append(Grid(tuple(rows), 1, (0.36, 0.26, 0.2, 0.18)))


def levels_table(scene: Scene, report: Report, staff: Staff) -> None:
    """A row a degree: how many, how many of them women, how many still study (which need not be rows)."""
    report.add(scene.text_of("staff_intro", "table"))
    heads = ("Trình độ", scene.dice.pick(["Số lượng", "Tổng số"]), scene.dice.pick(["Trong đó nữ", "Nữ"]), "Đang đi học")
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in heads)]
    for code, label, value in staff.education:
        women = scene.dice.between(0, value)
        study = scene.dice.between(0, 2)
        of_them = count("DEM.NU", "nữ", women, str(women), _accept={"category": [code], "label": [heads[2], label]})
        learning = count(code, label, study, str(study), optional=True) if study else Passage()
        rows.append(tuple(Cell(p) for p in (Passage(label), count(code, label, value, str(value)), of_them, learning)))
    report.blocks.append(Grid(tuple(rows), 1, (0.34, 0.22, 0.22, 0.22)))


def transposed(scene: Scene, report: Report, staff: Staff) -> None:
    """What is counted stands in the first column, the units stand side by side."""
    dice = scene.dice
    report.add(scene.text_of("staff_intro", "table"))
    units = scene.agency["units"][:4]
    rows: list[tuple[Cell | None, ...]] = [
        tuple(Cell(Passage(t), bold=True) for t in (dice.pick(["Nội dung", "Chỉ tiêu"]), *units, "Cộng"))
    ]
    totals = spread(scene, staff.total, len(units))
    levels = [of_levels(scene, total) for total in totals]
    counted = [("STAFF.TOTAL", "Tổng số", totals), ("DEM.NU", "Nữ", [dice.between(1, t) for t in totals])]
    counted.append(("POL.DV", "Đảng viên", [dice.between(0, t) for t in totals]))
    counted += [(*level, [values[i] for values in levels]) for i, level in enumerate(LEVELS)][: dice.between(1, 3)]
    for code, label, values in (row for row in counted if sum(row[2])):
        cells = [figure(code, label, v, unit) for v, unit in zip(values, units, strict=True)]
        rows.append((Cell(Passage(label)), *cells, figure(code, label, sum(values), None)))
    share = 0.72 / (len(units) + 1)
    report.blocks.append(Grid(tuple(rows), 1, (0.28, *(share,) * (len(units) + 1))))


def strength(scene: Scene, report: Report, staff: Staff) -> None:
    """Those in uniform: what the unit should have, what it has; ranks have no category and need not be rows."""
    dice = scene.dice
    here = staff.total
    full = count(
        "STAFF.BIENCHE",
        "Quân số biên chế",
        here + 2,
        f"{dice.pick(scene.words['strength'])} {scene.count(here + 2)} đ/c",
        _accept={"category": ["STAFF.BC_GIAO", "STAFF.TOTAL"], "label": [None, *scene.words["strength"], "biên chế"]},
    )
    present = count("STAFF.BC_CO", "có mặt", here, f"có mặt {scene.count(here)} đ/c", _accept={"category": ["STAFF.TOTAL"]})
    officers = dice.between(2, max(here - 3, 3))
    loose = {"optional": True, "_accept": {"category": [None, "STAFF.CC", "STAFF.VC", "STAFF.NV", "STAFF.NLD"]}}
    ranks = [("sĩ quan", officers), (dice.pick(["QNCN", "hạ sĩ quan", "hạ sĩ quan, chiến sĩ"]), max(here - officers, 1))]
    text = (
        full
        + ", "
        + present
        + " ("
        + _joined([count("STAFF.CB", name, v, f"{name} {scene.count(v)}", **loose) for name, v in ranks], ", ")
        + ")"
    )
    members = count(
        "POL.DV", "Đảng viên", staff.members, f"{dice.pick(['Đảng viên', 'Số đảng viên'])}: {scene.count(staff.members)} đ/c"
    )
    text = text + ". " + members
    degrees = [count(c, label, v, f"{label}: {scene.count(v)}") for c, label, v in staff.education]
    if degrees:
        text = text + ". Trình độ: " + _joined(degrees, "; ")
    report.add(text + ".")
