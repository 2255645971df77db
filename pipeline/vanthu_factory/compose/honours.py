"""Awards: tables, sentences, counts, and the list of a decision."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from vanthu_factory.compose import phrases
from vanthu_factory.compose.scene import Scene, working_day
from vanthu_factory.model import Cell, Grid, Passage, Report
from vanthu_factory.words import categories


def write(scene: Scene, report: Report) -> None:
    """Awards the way the dice say."""
    scene.dice.pick([table, table, sentences, counts])(scene, report)


def pool(scene: Scene, whom: str, level: str = "above") -> list[tuple[str, list[str]]]:
    """Titles of the field for `whom` (one, many, counted): those the agency gives itself (`own`) or the body above gives."""
    data, honours = categories()["awards"], scene.field["honours"]
    if level == "above" and honours == "civil" and scene.names["upper"].startswith("UBND tỉnh"):
        honours = "province"
    found: list[tuple[str, list[str]]] = data[f"{honours}_{whom}"]
    return found


SPOKEN = ("Quyết định số ", "QĐ số ")  # how a decision is named within a sentence
STARTS = ("Số: ", *SPOKEN)


def decision(scene: Scene, year: int, starts: tuple[str, ...] = STARTS) -> tuple[Passage, dict[str, Any]]:
    """The deciding document of the body above and its columns; it begins with one of `starts`."""
    return decided(scene, year, (f"QĐ-{scene.names['upper_symbol']}", scene.names["upper"]), starts)


def decided(scene: Scene, year: int, body: tuple[str, str], starts: tuple[str, ...] = STARTS) -> tuple[Passage, dict[str, Any]]:
    """`body`: symbol and name of the one who decides."""
    dice, (symbol, issuer) = scene.dice, body
    number = f"{dice.between(10, 3900)}"
    granted = date(year, 9, 1) + timedelta(days=dice.between(0, 190))  # in the autumn of the year or the spring after it
    on = max(min(granted, scene.issued - timedelta(days=dice.between(4, 60))), date(year, 1, 4))
    on = working_day(min(on, scene.issued))
    of = dice.pick([" của ", " "])
    text = (
        f"{dice.pick(starts)}{number}/{symbol} "
        + phrases.day(scene, on, dice.pick(["dd/mm/yyyy", "d/m/yyyy"]))
        + f"{of}{issuer}"
    )
    columns = phrases.decision(number, symbol, on, issuer)
    text = text.stating("references", **columns, role="award_decision", _accept={"kind": ["Quyết định khen thưởng"]})
    return text, {"number": number, "symbol": symbol}


def table(scene: Scene, report: Report) -> None:
    """Year, award, decision: the table of the emulation reports."""
    dice = scene.dice
    heads = (
        "Năm",
        dice.pick(["Hình thức khen thưởng", "Danh hiệu thi đua"]),
        "Số, ngày, tháng, năm của quyết định; cơ quan ban hành",
    )
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in heads)]
    for year in sorted(scene.year - dice.between(0, 3) for _ in range(dice.between(1, 4))):
        high = dice.chance(0.3) and scene.field["honours"] == "civil"
        award, reference = _high(scene, year) if high else _given(scene, year)
        rows.append((Cell(phrases.year(year, str(year))), Cell(award), Cell(reference)))
    report.blocks.append(Grid(tuple(rows), 1, (0.12, 0.44, 0.44)))


def _given(scene: Scene, year: int) -> tuple[Passage, Passage]:
    """An award of the body above and its decision."""
    dice = scene.dice
    reference, columns = decision(scene, year)
    if dice.chance(0.4):
        code, labels = dice.pick(pool(scene, "one"))
        name, label = scene.person(), dice.pick(labels)
        who = scene.address(name, ()).lower()
        to = dice.pick(
            ["cá nhân ", f"của {who}", "của đ/c "] if code.startswith("DH") else ["cá nhân ", f"tặng {who}", f"cho {who}"]
        )
        text = Passage(f"{label[:1].upper() + label[1:]} {to}")
        text = text + Passage(name).stating("people", name=name, role="award_recipient")
        return text.stating("awards", year=year, award=code, label=label, recipient=name, **columns), reference
    code, labels = dice.pick(pool(scene, "many"))
    label = dice.pick(labels)
    text = (
        Passage(label)
        if code.startswith("DH")
        else Passage(f"{label} {dice.pick(scene.words['award_reasons'])} ") + phrases.year(year)
    )
    return text.stating("awards", year=year, award=code, label=label, **columns), reference


def _high(scene: Scene, year: int) -> tuple[Passage, Passage]:
    """An award of the province or the state and its decision."""
    code, short, issuer, symbol, full = scene.dice.pick(categories()["high"])
    label = full or short
    reference, columns = decided(scene, year, (symbol, issuer))
    return Passage(label).stating("awards", year=year, award=code, label=label, **columns), reference


def sentences(scene: Scene, report: Report) -> None:
    """Awards told in sentences, the decision in brackets."""
    dice = scene.dice
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    for template in dice.some(scene.words["award_sentences"], 1, 2):
        year = scene.year - dice.between(0, 2)
        reference, columns = decision(scene, year)
        single = "{person}" in template
        code, labels = dice.pick(pool(scene, "one" if single else "many"))
        name = scene.person()
        slots: dict[str, Passage | str] = {
            "when": phrases.year(year, f"Năm {year}"), "ref": reference,
            "award": ("danh hiệu " if code.startswith("DH") else "") + dice.pick(labels),
            "body": scene.names["upper"], "person": Passage(name).stating("people", name=name, role="award_recipient"),
        }  # fmt: skip
        more = {"recipient": name} if single else {}
        text = scene.write(template, **slots).stating(
            "awards", year=year, award=code, label=str(slots["award"]).removeprefix("danh hiệu "), **columns, **more
        )
        report.add(mark + text, "bullet", 1)


def counts(scene: Scene, report: Report) -> None:
    """How many got a title: an award with a count, and a claim that may be left out."""
    dice = scene.dice
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    for code, labels in dice.some(pool(scene, "counted"), 1, 2):
        value, label = dice.between(1, 15), dice.pick(labels)
        text = scene.text("award_counts", n=f"{value:02d}", award=label)
        text = text.stating(
            "awards", year=None, award=code, label=label, count=value, _accept={"year": [scene.year, scene.year - 1]}
        )
        text = text.stating(
            "claims", measure="count", value=value, value_max=None, comparator="=", negated=False, optional=True
        )
        report.add(mark + text.with_first_capital() + ".", "bullet", 1)


def bases(scene: Scene, report: Report) -> None:
    """What a decision to commend rests on: the law of its day, then documents of the neighbourhood."""
    laws = [law for law in scene.words["award_laws"] if law[1] < scene.issued.isoformat()]
    report.add("Căn cứ " + phrases.law(scene, *laws[-1]) + ";", "basis")
    for _ in range(scene.dice.between(1, 2)):
        report.add("Căn cứ " + phrases.citation(scene, "legal_basis") + ";", "basis")


def honours_list(scene: Scene, report: Report, year: int) -> None:
    """The recipients of a decision, one a line."""
    dice = scene.dice
    code, labels = dice.pick(pool(scene, "one", "own"))
    label = dice.pick(labels)
    title = label if code == "GK" else f"danh hiệu {dice.pick(['', '“'])}{label}"
    title += "”" * title.count("“")
    verb = "Tặng" if code == "GK" else dice.pick(["Tặng", "Công nhận"])
    whom = "các tập thể, cá nhân" if code == "GK" else "các cá nhân"
    report.add(f"Điều 1. {verb} {title} cho {whom} {dice.pick(scene.words['award_reasons'])} " + phrases.year(year) + ", gồm:")
    columns = {"year": year, "award": code, "label": label, "_accept": {"year": [None]}}
    number = 0
    for group in dice.some(scene.field["collectives"], 1, 2) if code == "GK" else ():
        number += 1
        report.add(f"{number}. " + Passage(group).stating("awards", **columns, recipient=group) + ";", "bullet", 1)
    for post in dice.some(scene.field["posts"], 2, 4):
        number += 1
        name = scene.person()
        person = Passage(name).stating("people", name=name, role="award_recipient").stating("awards", **columns, recipient=name)
        report.add(f"{number}. {scene.address(name, ('Đồng chí ',))}" + person + f", {post};", "bullet", 1)
