"""Counts of people: bullets, prose, words and tables, with sums that are right or wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Cell, Grid, Passage, Report
from vanthu_factory.words import categories, in_words

Row = tuple[str, str, int]  # category, label, value


@dataclass
class Staff:
    """The people of an agency, drawn before anything is written."""

    total: int
    label: str
    parts: list[Row]
    education: list[Row]
    politics: list[Row]
    members: int
    women: int
    police: int = 0
    extra: list[Row] = field(default_factory=list)


def draw(scene: Scene) -> Staff:
    """Draw the counts; one in six documents has a sum that is wrong, as clerks' sums sometimes are."""
    dice, data = scene.dice, categories()
    kind = scene.agency["staff"]
    if kind == "civil" and dice.chance(0.3):
        kind = "civil_split"
    low, high = scene.agency.get("size", (3, 24))
    parts = [
        (code, dice.pick(labels), dice.between(1, 4) if code == "STAFF.CBQL" else dice.between(low, high))
        for code, labels in data["staff"][kind]
    ]
    police = dice.between(3, 6) if kind == "civil" and scene.agency["id"] in ("commune", "ward") and dice.chance(0.3) else 0
    total = sum(v for _, _, v in parts) + police + (dice.pick([-1, 1, 2]) if dice.chance(0.16) else 0)
    core = parts[0][2] if kind in ("civil", "civil_split") else sum(v for _, _, v in parts)
    schooling: tuple[float | None, ...] = (0.02, 0.12, 0.25, None) if kind == "worker" else (0.12, None, 0.2, 0.2)
    education = _drawn_levels(scene, "education", core, schooling)
    politics = _drawn_levels(scene, "politics", core, (0.15, None, 0.4))
    label = dice.pick(scene.agency.get("total_labels", scene.words["total_labels"]))
    women = dice.between(max(total // 5, 1), max(total * 4 // 5, 1))
    return Staff(total, label, parts, education, politics, dice.between(total // 4, total * 4 // 5), women, police)


def _drawn_levels(scene: Scene, key: str, total: int, most: tuple[float | None, ...]) -> list[Row]:
    """`total` people over the levels: at most so large a share each; the level without a bound takes the rest."""
    values = [scene.dice.between(0, int(total * share)) if share else 0 for share in most]
    values[most.index(None)] = total - sum(values)
    rows = zip(categories()[key], values, strict=True)
    return [(code, scene.dice.pick(labels), value) for (code, labels), value in rows if value]


def cut(scene: Scene, total: int, parts: int) -> list[int]:
    """`total` cut into `parts` at random places."""
    cuts = sorted(scene.dice.between(0, total) for _ in range(parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def spread(scene: Scene, total: int, parts: int) -> list[int]:
    """`total` over units of about the same size, none of them empty."""
    weights = [scene.dice.random.uniform(1, 2.5) for _ in range(parts)]
    values = [max(int(total * w / sum(weights)), 1) for w in weights]
    values[0] += max(total - sum(values), 1 - values[0])
    return values


def of_levels(scene: Scene, total: int) -> list[int]:
    """`total` over university, college and intermediate: most have been to a university, where they work in offices."""
    college, few = scene.dice.between(0, total // 4), scene.dice.between(0, total // 5)
    most = total - college - few
    return [few, college, most] if scene.agency["staff"] == "worker" else [most, college, few]


def count(category: str, label: str, value: int, text: Passage | str, **more: Any) -> Passage:
    passage = text if isinstance(text, Passage) else Passage(text)
    return passage.stating("staff_counts", category=category, label=label, value=value, **more)


def write(scene: Scene, report: Report, staff: Staff) -> None:
    """One of the plainer manners in which clerks report their people."""
    if scene.agency["staff"] == "civil" and scene.dice.chance(0.15):
        quota(scene, report, staff)
    scene.dice.pick([bullets, bullets, bullets, prose, words, units_table, list_table, row_table, sexes_table])(
        scene, report, staff
    )


LEVELS = [("EDU.DH", "Đại học"), ("EDU.CD", "Cao đẳng"), ("EDU.TC", "Trung cấp")]


def bullet(scene: Scene, level: int = 0) -> str:
    """The clerk's bullet of a level with the blank that he types behind it."""
    return scene.manner.bullets[level] + scene.manner.bullet_space


def _total_sentence(scene: Scene, staff: Staff, printed: str) -> Passage:
    template = scene.dice.pick(scene.words["total_sentences"])
    unit = scene.manner.unit if scene.manner.unit != "đ/c" else "người"
    whole = scene.write(template, label=staff.label, Label=_upper(staff.label), value=printed, unit=unit)
    return count("STAFF.TOTAL", staff.label, staff.total, whole)


def bullets(scene: Scene, report: Report, staff: Staff) -> None:
    """A total, then parts under `Trong đó`, then degrees as inner bullets."""
    dice = scene.dice
    outer, inner = bullet(scene, 0), bullet(scene, 1)
    report.add(outer + _total_sentence(scene, staff, scene.count(staff.total)) + dice.pick([".", ";", ""]), "bullet", 1)
    report.add(dice.pick(scene.words["staff_intro"]["trongdo"]))
    for i, row in enumerate(staff.parts):
        line = inner + _item(scene, row)
        if i == 0 and staff.police:
            text = scene.text("qualifiers", n=str(staff.police))
            label = text.text.partition(f"{staff.police} ")[2]
            line = line + " (" + count("STAFF.CAQ", label, staff.police, text) + ")"
        elif dice.chance(0.2):
            line = line + _women_among(scene, row[2])
        report.add(line + _end(scene), "bullet", 2)
    report.add(outer + _of_total(scene, "POL.DV", "members", (staff.members, staff.total)) + _end(scene), "bullet", 1)
    if dice.chance(0.5):
        report.add(outer + _of_total(scene, "DEM.NU", "women", (staff.women, staff.total)) + _end(scene), "bullet", 1)
    for head, rows in (("education_heads", staff.education), ("politics_heads", staff.politics)):
        report.add(outer + scene.text(head).text.removeprefix("* "), "bullet", 1)
        for row in rows:
            report.add(inner + _item(scene, row) + _end(scene), "bullet", 2)


def _end(scene: Scene) -> str:
    return str(scene.dice.pick(["", ";", ".", ""]))


def _women_among(scene: Scene, people: int) -> Passage:
    """How many of a group are women, in brackets behind it: `(nữ: 05)`, `(trong đó nữ 5 đ/c)`."""
    women = scene.count(value := scene.dice.between(1, people))
    unit = scene.dice.pick(["", f" {scene.manner.unit}"])
    form = scene.dice.pick([f"nữ: {women}{unit}", f"trong đó nữ {women}{unit}", f"nữ {women}{unit}"])
    return " (" + count("DEM.NU", "nữ", value, form) + ")"


def _item(scene: Scene, row: Row) -> Passage:
    category, label, value = row
    unit = scene.dice.pick(["", f" {scene.manner.unit}"])
    between = scene.dice.pick([": ", ": ", " : ", " có ", " = ", f" {'.' * scene.dice.between(6, 24)} "])
    return count(category, label, value, f"{label}{between}{scene.count(value)}{unit}")


def _of_total(scene: Scene, category: str, key: str, counts: tuple[int, int]) -> Passage:
    """`Nữ: 12 người`, `Nữ: 12/28 người`, `Nữ: 12 người (chiếm 42,9%)`; the share need not be a claim."""
    value, total = counts
    label = _upper(scene.dice.pick(categories()[key]))
    manner = scene.dice.pick(["plain", "plain", "of", "share"])
    figure = f"{scene.count(value)}/{total}" if manner == "of" else scene.count(value)
    text = count(category, label, value, f"{label}: {figure} {scene.manner.unit}")
    if manner != "share":
        return text
    share = round(100 * value / total, 1)
    columns = {"measure": "percent", "value": share, "value_max": None, "comparator": "=", "negated": False, "optional": True}
    return text + " (chiếm " + Passage(f"{share:g}%".replace(".", ",")).stating("claims", **columns) + ")"


def quota(scene: Scene, report: Report, staff: Staff) -> None:
    """Posts given and posts filled: two figures that look alike and are not."""
    given = staff.parts[0][2] + scene.dice.between(0, 4)
    present = staff.parts[0][2]
    text = scene.text(
        "quota",
        given=count("STAFF.BC_GIAO", "biên chế được giao", given, scene.count(given), _accept={"category": ["STAFF.BIENCHE"]}),
        present=count("STAFF.BC_CO", "có mặt", present, scene.count(present), _accept={"category": ["STAFF.BIENCHE"]}),
    )
    report.add(bullet(scene, 0) + text, "bullet", 1)


def ratings(scene: Scene, report: Report, people: int) -> None:
    """How many of `people` were rated how at the end of the year."""
    unit = scene.manner.unit
    grades = categories()["evaluation"]
    best, fair = scene.dice.between(0, people // 5), scene.dice.between(0, people // 4)
    shares = [best, people - best - fair, fair]
    rows = [(code, labels[0], v) for (code, labels), v in zip(grades, shares, strict=True) if v]
    text = scene.text("evaluations") + " "
    report.add(_joined(text, [count(c, label, v, f"{_lower(label)}: {scene.count(v)} {unit}") for c, label, v in rows]) + ".")


def row_table(scene: Scene, report: Report, staff: Staff) -> None:
    """One row of figures under their heads, as in the annexes of statistics."""
    report.add(scene.text_of("staff_intro", "table"))
    rows = [("STAFF.TOTAL", "Tổng số", staff.total), ("DEM.NU", "Nữ", staff.women), ("POL.DV", "Đảng viên", staff.members)]
    rows += [(code, label, v) for code, label, v in staff.education][:4]
    heads = tuple(Cell(Passage(label), bold=True) for _, label, _ in rows)
    figures = tuple(Cell(count(code, label, v, scene.count(v))) for code, label, v in rows)
    report.blocks.append(Grid((heads, figures), 1, (1 / len(rows),) * len(rows)))


def sexes_table(scene: Scene, report: Report, staff: Staff) -> None:
    """Total, men and women of each group. What a man among the civil servants is counted as is left to the reader."""
    report.add(scene.text_of("staff_intro", "table"))
    heads = ("TT", "Đối tượng", "Tổng số", "Nam", "Nữ")
    table: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in heads)]
    sums = [0, 0, 0]
    for i, (code, label, value) in enumerate(staff.parts, 1):
        women = scene.dice.between(0, value)
        sums = [a + b for a, b in zip(sums, (value, value - women, women), strict=True)]
        total = count(code, label, value, str(value), _accept={"category": ["STAFF.TOTAL"], "label": ["Tổng số"]})
        sexes = [_either(code, sex, v) for sex, v in (("Nam", value - women), ("Nữ", women))]
        table.append((Cell(Passage(str(i))), Cell(Passage(label)), Cell(total), *sexes))
    total = count("STAFF.TOTAL", "Tổng số", sums[0], str(sums[0]), _accept={"label": ["Tổng cộng", "Cộng"]})
    last = [_either("STAFF.TOTAL", sex, v) for sex, v in (("Nam", sums[1]), ("Nữ", sums[2]))]
    table.append((*_total_label(scene, "Tổng cộng"), Cell(total), *last))
    report.blocks.append(Grid(tuple(table), 1, (0.08, 0.5, 0.14, 0.14, 0.14)))


def _total_label(scene: Scene, text: str) -> tuple[Cell | None, Cell | None]:
    """The head of a row of totals, over both first columns or with an empty cell for the number."""
    if scene.dice.chance(0.6):
        return Cell(Passage(text), columns=2, bold=True), None
    return Cell(Passage()), Cell(Passage(text), bold=True)


def _either(code: str, sex: str, value: int) -> Cell:
    accept = {"category": [code, "DEM.NAM" if sex == "Nam" else "DEM.NU"], "label": [sex]}
    return Cell(count("DEM.NU", sex, value, str(value), optional=True, _accept=accept))


def prose(scene: Scene, report: Report, staff: Staff) -> None:
    """One sentence with everything in it."""
    unit = scene.manner.unit
    text = _total_sentence(scene, staff, scene.count(staff.total)) + ", trong đó: "
    rows = [*staff.parts, ("DEM.NU", "nữ", staff.women), ("POL.DV", "đảng viên", staff.members)]
    text = _joined(text, [count(c, label, v, f"{_lower(label)} {scene.count(v)} {unit}") for c, label, v in rows])
    report.add(text + ".")
    text = Passage("Trình độ chuyên môn: ")
    report.add(
        _joined(text, [count(c, label, v, f"{_lower(label)} {scene.count(v)} {unit}") for c, label, v in staff.education]) + "."
    )
    text = Passage("Trình độ lý luận chính trị: ")
    report.add(
        _joined(text, [count(c, label, v, f"{_lower(label)} {scene.count(v)} {unit}") for c, label, v in staff.politics]) + "."
    )


def _lower(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _upper(label: str) -> str:
    return label[:1].upper() + label[1:]


def _joined(head: Passage, items: list[Passage]) -> Passage:
    for i, item in enumerate(items):
        head = head + (", " if i else "") + item
    return head


def words(scene: Scene, report: Report, staff: Staff) -> None:
    """Numbers in words: `hai mươi tám người`."""
    report.add(_total_sentence(scene, staff, in_words(staff.total)) + ".")
    for category, label, value in staff.parts:
        report.add(
            bullet(scene, 0) + count(category, label, value, f"{label}: {in_words(value)} {scene.manner.unit}") + ";",
            "bullet",
            1,
        )
    text = f"Số đảng viên: {scene.count(staff.members)} ({in_words(staff.members)}) {scene.manner.unit}"
    report.add(bullet(scene, 0) + count("POL.DV", "Số đảng viên", staff.members, text) + ".", "bullet", 1)


def list_table(scene: Scene, report: Report, staff: Staff) -> None:
    """A ruled table of two columns: what is counted, how many."""
    report.add(scene.text_of("staff_intro", "table"))
    rows: list[tuple[Cell | None, ...]] = [
        tuple(Cell(Passage(t), bold=True) for t in ("STT", "Nội dung", "Số lượng", "Ghi chú"))
    ]
    degrees = [(c, f"Trình độ {_lower(label)}", v) for c, label, v in staff.education]
    listed = [("STAFF.TOTAL", _upper(staff.label), staff.total), *staff.parts, ("DEM.NU", "Nữ", staff.women),
              ("POL.DV", "Đảng viên", staff.members), *degrees]  # fmt: skip
    for i, (category, label, value) in enumerate(listed, 1):
        number = count(category, label, value, scene.count(value))
        rows.append((Cell(Passage(str(i))), Cell(Passage(label)), Cell(number), Cell(Passage())))
    report.blocks.append(Grid(tuple(rows), 1, (0.1, 0.5, 0.2, 0.2)))


def units_table(scene: Scene, report: Report, staff: Staff) -> None:
    """A ruled table with a row a team and a row of totals, heads on two levels."""
    report.add(scene.text_of("staff_intro", "table"))
    heads = [
        ("STAFF.TOTAL", "Tổng số"),
        ("DEM.NU", "Nữ"),
        ("POL.DV", "Đảng viên"),
        ("EDU.DH", "Đại học"),
        ("EDU.CD", "Cao đẳng"),
        ("EDU.TC", "Trung cấp"),
    ]
    first = ["STT", "Bộ phận", *(label for _, label in heads[:3])]
    top: tuple[Cell | None, ...] = (
        *(Cell(Passage(t), 1, 2, True) for t in first),
        Cell(Passage("Trình độ chuyên môn"), 3, 1, True),
        None,
        None,
    )
    second: tuple[Cell | None, ...] = (None,) * 5 + tuple(Cell(Passage(label), bold=True) for _, label in heads[3:])
    rows = [top, second]
    sums = [0] * len(heads)
    units = scene.agency["units"]
    totals = spread(scene, staff.total, len(units))
    for i, unit in enumerate(units, 1):
        values = _unit_values(scene, totals[i - 1])
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        cells = [figure(code, label, v, unit) for (code, label), v in zip(heads, values, strict=True)]
        rows.append((Cell(Passage(str(i))), Cell(Passage(unit)), *cells))
    total = scene.dice.pick(["Tổng cộng", "Cộng", "TỔNG SỐ"])
    cells = [figure(code, label, v, None, bold=True) for (code, label), v in zip(heads, sums, strict=True)]
    rows.append((*_total_label(scene, total), *cells))
    report.blocks.append(Grid(tuple(rows), 2, (0.07, 0.26, 0.12, 0.1, 0.12, 0.11, 0.11, 0.11)))


def _unit_values(scene: Scene, total: int) -> list[int]:
    return [total, scene.dice.between(0, total), scene.dice.between(0, total), *of_levels(scene, total)]


def figure(code: str, label: str, value: int, unit: str | None, bold: bool = False) -> Cell:
    """A cell of a staff table; an empty category is printed as nought and may be left out of the rows."""
    more: dict[str, Any] = {"optional": True} if value == 0 else {}
    return Cell(count(code, label, value, str(value), unit_name=unit, **more), bold=bold)
