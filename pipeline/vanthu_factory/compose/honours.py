"""Awards: tables, sentences, counts, and the list of a decision."""

from __future__ import annotations

from typing import Any

from vanthu_factory.compose import phrases
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Cell, Grid, Passage, Report
from vanthu_factory.words import categories


def write(scene: Scene, report: Report) -> None:
    """Awards the way the dice say."""
    manner = scene.dice.pick(["table", "table", "sentences", "counts"])
    {"table": table, "sentences": sentences, "counts": counts}[manner](scene, report)


def decision(scene: Scene, year: int) -> tuple[Passage, dict[str, Any]]:
    """The deciding document and its columns."""
    dice = scene.dice
    number, symbol = f"{dice.between(10, 3900)}", dice.pick(["QĐ-UBND", "QĐ-UBND", "QĐ-LĐLĐ", "QĐ-SNV"])
    issuer = {
        "QĐ-UBND": scene.local("UBND huyện {district}"),
        "QĐ-LĐLĐ": scene.local("LĐLĐ huyện {district}"),
        "QĐ-SNV": "Sở Nội vụ",
    }[symbol]
    on = scene.issued.replace(year=year, month=dice.between(1, 12), day=dice.between(1, 28))
    of = dice.pick([" của ", " "])
    start = dice.pick(["Số: ", "Quyết định số ", "QĐ số "])
    text = f"{start}{number}/{symbol} " + phrases.day(scene, on, dice.pick(["dd/mm/yyyy", "d/m/yyyy"])) + f"{of}{issuer}"
    columns = {
        "kind": "Quyết định",
        "number": number,
        "year": None,
        "symbol": symbol,
        "issued_on": on.isoformat(),
        "issuer": issuer,
    }
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
    for _ in range(dice.between(1, 4)):
        year = scene.year - dice.between(0, 3)
        reference, columns = decision(scene, year)
        rows.append((Cell(phrases.year(year, str(year))), Cell(_award_cell(scene, year, columns)), Cell(reference)))
    report.blocks.append(Grid(tuple(rows), 1, (0.12, 0.44, 0.44)))


def _award_cell(scene: Scene, year: int, columns: dict[str, Any]) -> Passage:
    dice = scene.dice
    if dice.chance(0.4):
        code, labels = dice.pick(categories()["awards"]["one"])
        name, label = scene.person(), dice.pick(labels)
        text = Passage(f"{label[:1].upper() + label[1:]} cá nhân ") + Passage(name).stating(
            "people", name=name, role="award_recipient"
        )
        return text.stating("awards", year=year, award=code, label=label, recipient=name, **columns)
    code, labels = dice.pick(categories()["awards"]["many"])
    label = dice.pick(labels)
    text = Passage(f"{label} {dice.pick(scene.words['award_reasons'])} ") + phrases.year(year)
    return text.stating("awards", year=year, award=code, label=label, **columns)


def sentences(scene: Scene, report: Report) -> None:
    """Awards told in sentences, the decision in brackets."""
    dice = scene.dice
    mark = scene.manner.bullets[0] + scene.manner.bullet_space
    for template in dice.some(scene.words["award_sentences"], 1, 2):
        year = scene.year - dice.between(0, 2)
        reference, columns = decision(scene, year)
        single = "{person}" in template
        code, labels = dice.pick(categories()["awards"]["one" if single else "many"])
        name = scene.person()
        slots: dict[str, Passage | str] = {
            "when": phrases.year(year, f"Năm {year}"), "ref": reference,
            "award": ("danh hiệu " if code.startswith("DH") else "") + dice.pick(labels),
            "body": scene.local("UBND huyện {district}"), "person": Passage(name).stating("people", name=name, role="award_recipient"),
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
    for code, labels in dice.some(categories()["awards"]["counted"], 1, 2):
        value, label = dice.between(1, 15), dice.pick(labels)
        text = scene.text("award_counts", n=f"{value:02d}", award=label)
        text = text.stating(
            "awards", year=None, award=code, label=label, count=value, _accept={"year": [scene.year, scene.year - 1]}
        )
        text = text.stating(
            "claims", measure="count", value=value, value_max=None, comparator="=", negated=False, optional=True
        )
        report.add(mark + text.with_first_capital() + ".", "bullet", 1)


def honours_list(scene: Scene, report: Report, year: int) -> None:
    """The recipients of a decision, one a line."""
    dice = scene.dice
    code, labels = dice.pick([c for c in categories()["awards"]["one"] if c[0] in ("GK", "DH.LDTT")])
    label = dice.pick(labels)
    report.add(
        f"Điều 1. Tặng {label} cho các tập thể, cá nhân "
        + dice.pick(scene.words["award_reasons"])
        + " "
        + phrases.year(year)
        + ", gồm:"
    )
    columns = {"year": year, "award": code, "label": label, "_accept": {"year": [None]}}
    number = 0
    for group in dice.some(scene.words["collectives"], 1, 2):
        number += 1
        report.add(f"{number}. " + Passage(group).stating("awards", **columns, recipient=group) + ";", "bullet", 1)
    for _ in range(dice.between(2, 4)):
        number += 1
        name = scene.person()
        person = Passage(name).stating("people", name=name, role="award_recipient").stating("awards", **columns, recipient=name)
        report.add(
            f"{number}. {dice.pick(['Ông', 'Bà', 'Đồng chí'])} " + person + f", {scene.dice.pick(scene.words['posts'])};",
            "bullet",
            1,
        )
