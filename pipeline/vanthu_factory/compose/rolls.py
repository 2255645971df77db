"""Rolls of those who were given something: lists of their own with columns of titles, households, and votes at a meeting."""

from __future__ import annotations

from typing import Any

from vanthu_factory.compose import gatherings, honours, phrases
from vanthu_factory.compose.lists import Group, attached, before, groups_of, in_sections, recipients, stated, titled
from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.sentences import sentence
from vanthu_factory.model import Cell, Columns2, Grid, Line, Passage, Report, Row, fill, head_row

NAME_HEADS = ("Họ và tên", "HỌ VÀ TÊN", "Tên tập thể, cá nhân", "Họ tên")
POST_HEADS = ("Chức vụ, đơn vị công tác", "Chức danh, đơn vị", "Đơn vị", "Chức vụ")


def roll(scene: Scene, report: Report) -> None:
    """The annex of a decision as a file of its own, as it is sent for the printing of certificates; it has no head of its own to judge."""
    dice, year = scene.dice, scene.year
    report.scored = ("references", "dates", "awards", "people", "claims", "staff_counts", "amounts")
    report.sheet = dice.chance(0.6)
    issuer = scene.local(dice.pick(scene.agency["issuer"]).partition("#")[0].replace("|", " ")).upper()
    if dice.chance(0.7):
        state = (
            Line(Passage("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), bold=True),
            Line(Passage("Độc lập - Tự do - Hạnh phúc"), bold=True),
        )
        report.blocks.append(Columns2((Line(Passage(issuer), bold=True),), state, "head"))
    else:
        report.add(dice.pick(["PHỤ LỤC", "Phụ lục I", "PHỤ LỤC SỐ 1"]), "centre")
    report.add(f"{dice.pick(scene.words['roll_titles'])} " + phrases.year(year, f"NĂM {year}"), "title")
    number = None if dice.chance(0.15) else f"{dice.between(12, 980)}"
    symbol = f"QĐ-{scene.names['upper_symbol']}"
    report.add(
        attached(scene, number, symbol, dice.pick(["Kèm theo", "Đính kèm", "Ban hành kèm theo"]), dated=dice.chance(0.85)),
        "centre",
    )
    columns = {
        "number": number,
        "symbol": symbol,
        "year": year,
        "_accept": {"year": [None], "number": [None], "symbol": [None]},
    }
    groups = groups_of(scene, "above")
    dice.pick([_with_titles, _with_titles, _with_marks, _with_marks, in_sections, _by_unit, _in_two_tables])(
        scene, report, groups, columns
    )
    if dice.chance(0.3):
        listed = sum(fact.table == "awards" for passage in report.passages() for fact in passage.facts)
        report.add(f"{dice.pick(['Tổng cộng', 'Danh sách này có'])}: {listed} trường hợp.")


def _with_titles(scene: Scene, report: Report, groups: list[Group], columns: dict[str, Any]) -> None:
    """The title in a column of its own; a family name may stand apart from the given name."""
    dice = scene.dice
    apart, numbered = dice.chance(0.3), dice.pick(["TT", "STT", "Số TT"])
    name_head, post_head = dice.pick(NAME_HEADS), dice.pick(POST_HEADS)
    award_head = dice.pick(["Danh hiệu", "Hình thức khen thưởng", "Danh hiệu, hình thức", "Nội dung khen"])
    head = head_row(numbered, name_head, post_head, award_head, "Ghi chú")
    if apart:
        head = (head[0], Cell(Passage(name_head), columns=2, bold=True), None, *head[2:])
    rows: list[Row] = [head]
    for code, label, found in groups:
        capital = label[:1].upper() + label[1:]
        for name, post, person in found:
            given = {**columns, "award": code, "label": label}
            names = _name_cells(scene, (name, person), given, apart=apart)
            rows.append((Cell(Passage(str(len(rows)))), *names, Cell(Passage(post)), Cell(Passage(capital)), Cell(Passage())))
    widths = (0.07, 0.2, 0.1, 0.27, 0.24, 0.12) if apart else (0.08, 0.28, 0.28, 0.24, 0.12)
    report.blocks.append(Grid(tuple(rows), 1, widths))


def _name_cells(scene: Scene, who: tuple[str, bool], columns: dict[str, Any], *, apart: bool) -> tuple[Cell | None, ...]:
    """A name in its cell, or in two: family and middle name, beside them the given name. A body takes both cells."""
    name, person = who
    if not apart:
        return (Cell(stated(name, person, columns, titled(scene, name) if person and scene.dice.chance(0.2) else "")),)
    family, _, last = name.rpartition(" ")
    if not person or not family:
        return Cell(stated(name, person, columns), columns=2), None
    text = Passage(family).stating("people", name=name, role="award_recipient", _accept={"role": ["mentioned"]})
    return Cell(text.stating("awards", **columns, recipient=name)), Cell(Passage(last))


def _with_marks(scene: Scene, report: Report, groups: list[Group], columns: dict[str, Any]) -> None:
    """A column for each title; a cross says who got it."""
    dice = scene.dice
    cross = dice.pick(["x", "X", "x", "+"])
    labels = [label[:1].upper() + label[1:] for _, label, _ in groups]
    rows: list[Row] = [head_row("TT", dice.pick(NAME_HEADS), dice.pick(POST_HEADS), *labels)]
    for at, (code, label, found) in enumerate(groups):
        for name, post, person in found:
            text = stated(name, person, {**columns, "award": code, "label": label})
            marks = [Cell(Passage(cross if i == at else "")) for i in range(len(groups))]
            rows.append((Cell(Passage(str(len(rows)))), Cell(text), Cell(Passage(post)), *marks))
    share = 0.37 / len(groups)
    report.blocks.append(Grid(tuple(rows), 1, (0.07, 0.28, 0.28, *(share,) * len(groups))))


def _by_unit(scene: Scene, report: Report, groups: list[Group], columns: dict[str, Any]) -> None:
    """Persons only; their unit stands once beside them."""
    dice = scene.dice
    titles = [(code, label) for code, label, found in groups if found[0][2]] or [(groups[0][0], groups[0][1])]
    rows: list[Row] = [
        head_row(
            dice.pick(["STT", "TT"]),
            dice.pick(["Đơn vị", "Bộ phận"]),
            "Họ và tên",
            dice.pick(["Danh hiệu đạt được", "Hình thức"]),
        )
    ]
    for unit in dice.some(scene.agency["units"], 2, 3):
        people = [scene.person() for _ in range(dice.between(1, 3))]
        for i, name in enumerate(people):
            code, label = dice.pick(titles)
            text = stated(name, True, {**columns, "award": code, "label": label})
            first = Cell(Passage(unit), rows=len(people)) if i == 0 else None
            rows.append((Cell(Passage(str(len(rows)))), first, Cell(text), Cell(Passage(label[:1].upper() + label[1:]))))
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.32, 0.3, 0.3)))


def _in_two_tables(scene: Scene, report: Report, groups: list[Group], columns: dict[str, Any]) -> None:
    """Collectives and persons apart, each under a heading that counts them."""
    dice = scene.dice
    heading = dice.pick(["{}. {} ({} {})", "{}. {}: {} {}", "{}/ {}"])
    for number, word, wanted in (("I", "tập thể", False), ("II", "cá nhân", True)):
        chosen = [(code, label, one) for code, label, found in groups for one in found if one[2] == wanted]
        if not chosen:
            continue
        report.add(heading.format(number, word.upper(), f"{len(chosen):02d}", word), "heading", 2)
        rows: list[Row] = [
            head_row(
                "TT", "Tên tập thể" if not wanted else "Họ và tên", *[dice.pick(POST_HEADS)] * wanted, "Hình thức khen thưởng"
            )
        ]
        for i, (code, label, (name, post, person)) in enumerate(chosen, 1):
            text = stated(name, person, {**columns, "award": code, "label": label})
            rows.append(
                (
                    Cell(Passage(str(i))),
                    Cell(text),
                    *[Cell(Passage(post))] * wanted,
                    Cell(Passage(label[:1].upper() + label[1:])),
                )
            )
        report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.3, 0.34, 0.28) if wanted else (0.1, 0.52, 0.38)))


def review(scene: Scene, report: Report) -> None:
    """Minutes of a council that votes on who is to be awarded: what it asks for is not given yet; what it reads out was."""
    dice = scene.dice
    leader, writer, stop = gatherings.opened(scene, report, "review")
    heading = dice.pick(["{}. ", "{}/ ", "{}) "])
    number = 1
    if dice.chance(0.5):
        report.add(heading.format(number) + dice.pick(scene.words["review_read"]), "heading", 2)
        report.add(_read_out(scene))
        number += 1
    report.add(heading.format(number) + dice.pick(scene.words["review_votes"]), "heading", 2)
    people = dice.between(7, 24)
    dice.pick([_votes_listed, _votes_listed, _votes_in_a_table])(scene, report, people)
    report.add(sentence(scene, dice.pick(scene.words["review_ends"])))
    gatherings.closed(scene, report, (leader, writer), stop)


def _read_out(scene: Scene) -> Passage:
    """A decision of the body above that somebody reads out, with those it names."""
    dice, year = scene.dice, scene.year
    code, labels = dice.pick([p for p in honours.pool(scene, "many") if p[0] in ("GK", "BK.BT")])
    label = dice.pick(labels)
    decision, decided = honours.decision(scene, year, honours.SPOKEN)
    columns = {"year": year, "award": code, "label": label, **decided, "_accept": {"year": [None, year - 1, year + 1]}}
    names = Passage()
    for i, (name, post, person) in enumerate(recipients(scene, (1, 1), (1, 2))):
        text = stated(name, person, columns, scene.address(name).lower() if person else "")
        names = names + ("; " if i else "") + text + (f", {post}" if post else "")
    return scene.text("review_reading", ref=decision, award=label, names=names).with_first_capital() + "."


def _vote(scene: Scene, people: int) -> tuple[Passage, Passage, bool]:
    """Votes in favour as a fraction and as a share; half of them are needed."""
    votes = people - scene.dice.pick([0, 0, 0, 1, 2, people // 2 + 1])
    share = round(100 * votes / people, 1)
    fraction = Passage(f"{scene.count(votes)}/{scene.count(people)}").stating(
        "claims", **phrases.claim("count", votes), optional=True
    )
    quotient = Passage(f"{phrases.decimal(share)}%").stating("claims", **phrases.claim("percent", share), optional=True)
    return fraction, quotient, votes > people / 2


def _candidates(scene: Scene) -> list[Group]:
    return [group for group in groups_of(scene, "above") if group[0] != "KNC"]


def _voted(scene: Scene, name: str, person: bool, title: tuple[str, str], rank: str) -> Passage:
    columns = {"year": scene.year, "award": title[0], "label": title[1], "_accept": {"year": [None]}}
    return stated(name, person, columns, rank, optional=True)


def _votes_listed(scene: Scene, report: Report, people: int) -> None:
    """Title by title, a candidate a line with the votes."""
    dice = scene.dice
    forms = [
        "{name}: {votes} phiếu",
        "{name}: {votes} phiếu ({share})",
        "{name} - {votes} phiếu đồng ý, đạt {share}",
        "{name}: {votes} = {share}",
    ]
    form, mark = dice.pick(forms), dice.pick(["- ", "+ ", "{}. "])
    for code, label, found in _candidates(scene):
        said = Passage(f"* {dice.pick(['Danh hiệu', 'Đối với', 'Đề nghị'])} {label}:")
        report.add(
            said.stating("awards", year=scene.year, award=code, label=label, _accept={"year": [None]}, optional=True), "text"
        )
        for i, (name, _, person) in enumerate(found, 1):
            votes, share, passed = _vote(scene, people)
            text = _voted(scene, name, person, (code, label), scene.address(name) if person else "")
            if person and dice.chance(0.25):
                text = text + before(scene, name)
            line = mark.format(i) + fill(form, {"name": text, "votes": votes, "share": share})
            report.add(line + ("" if passed else dice.pick([" (không đủ phiếu)", ", không đạt"])) + ";", "bullet", 1)


def _votes_in_a_table(scene: Scene, report: Report, people: int) -> None:
    """Candidate, title asked for, votes and their share."""
    dice = scene.dice
    rows: list[Row] = [
        head_row("TT", "Họ và tên, tập thể", "Danh hiệu đề nghị", dice.pick(["Số phiếu", "Phiếu đồng ý"]), "Tỷ lệ")
    ]
    for code, label, found in _candidates(scene):
        for name, _, person in found:
            votes, share, _ = _vote(scene, people)
            text = _voted(scene, name, person, (code, label), "")
            rows.append(tuple(Cell(p) for p in (Passage(str(len(rows))), text, Passage(label), votes, share)))
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.34, 0.28, 0.16, 0.14)))
