"""Awards in lists: under a sentence, by title with the names behind a colon, by year, in annexes, and those only asked for."""

from __future__ import annotations

from typing import Any

from vanthu_factory.compose import frame, honours, phrases
from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.sentences import sentence
from vanthu_factory.model import Cell, Grid, Passage, Report

Group = tuple[str, str, list[tuple[str, str, bool]]]  # code, label, recipients: name, post, whether a person


def write(scene: Scene, report: Report) -> None:
    """Awards the way the dice say, as a list or in one of the plainer ways."""
    scene.dice.pick([honours.write, honours.write, bullets, by_title, by_title, by_year])(scene, report)


def recipients(scene: Scene, collectives: tuple[int, int], persons: tuple[int, int]) -> list[tuple[str, str, bool]]:
    """Collectives and persons with their posts that the document does not have yet; the last column says who is a person."""
    found = [(name, "", False) for name in scene.enough(scene.field["collectives"], *collectives)]
    return found + [(scene.person(), post, True) for post in scene.enough(scene.field["posts"], *persons)]


def stated(name: str, person: bool, columns: dict[str, Any], rank: str = "", **more: Any) -> Passage:
    """The name of one who got the title, with the facts that it states; a rank before it may belong to the name."""
    text = Passage(name)
    if person:
        accepted = {"role": ["mentioned"], **({"name": [rank + name]} if rank else {})}
        text = text.stating("people", name=name, role="award_recipient", _accept=accepted)
    accept = {**columns.get("_accept", {}), **({"recipient": [rank + name]} if rank else {})}
    return rank + text.stating("awards", **{**columns, "recipient": name, "_accept": accept, **more})


def ranked(scene: Scene, name: str) -> str:
    """What stands before a name within a line: the rank of those in uniform, what people of the field call one another, or a form of address."""
    ranks = scene.field.get("ranks")
    if ranks:
        return f"{scene.dice.pick(ranks)} "
    return scene.called(name) or scene.address(name).lower()


def titled(scene: Scene, name: str) -> str:
    """The same at the head of a line."""
    rank = ranked(scene, name)
    return rank[:1].upper() + rank[1:]


def bullets(scene: Scene, report: Report) -> None:
    """A sentence says who gave what to how many; bullets below say to whom."""
    dice = scene.dice
    code, labels = dice.pick([p for p in honours.pool(scene, "many") if p[0] in ("GK", "BK.BT")])
    label, year = dice.pick(labels), scene.year
    found = recipients(scene, (1, 2), (2, 3))
    groups, persons = sum(not p for *_, p in found), sum(p for *_, p in found)
    reference, decided = honours.decision(scene, year)
    columns = {
        "year": year,
        "award": code,
        "label": label,
        **decided,
        "_accept": {"year": [None], "number": [None], "symbol": [None]},
    }
    many = numbered((groups, "tập thể"), (persons, "cá nhân"))
    head = scene.text("list_head", body=scene.names["upper"], award=label, many=many, ref=reference)
    head = head.stating("awards", **{**columns, "recipient": many.text}, optional=True)
    report.add(scene.manner.bullets[0] + scene.manner.bullet_space + head, "bullet", 1)
    if dice.chance(0.35):
        _in_two_lines(scene, report, found, columns)
        return
    mark = dice.pick([scene.manner.bullets[1] + " ", "• ", "{}. ", "{}) "])
    for i, (name, post, person) in enumerate(found, 1):
        title = titled(scene, name) if person else ""
        text = stated(name, person, columns, title)
        report.add(
            mark.format(i) + text + (dice.pick([", ", " - "]) + post if post else "") + dice.pick([";", ";", ""]), "bullet", 2
        )


def _in_two_lines(scene: Scene, report: Report, found: list[tuple[str, str, bool]], columns: dict[str, Any]) -> None:
    """`• Tập thể: A; B.` and `• Cá nhân: ông C, post; bà D, post.`"""
    mark = scene.manner.bullets[1] + " "
    for word, wanted in (("Tập thể", False), ("Cá nhân", True)):
        line = Passage(f"{mark}{word}: ")
        for i, (name, post, person) in enumerate(f for f in found if f[2] == wanted):
            text = stated(name, person, columns, ranked(scene, name) if person else "")
            line = line + ("; " if i else "") + text + (f", {post}" if post else "")
        report.add(line + ".", "bullet", 2)


def by_title(scene: Scene, report: Report) -> None:
    """`- 02 đ/c CSTĐ cơ sở: Thiếu tá …, Đại úy …;` and `- 14 đ/c đạt Chiến sĩ tiên tiến.`"""
    dice, year = scene.dice, scene.year
    mark = dice.pick(["- ", "+ ", "* ", "{}. "])
    unit = scene.manner.unit
    titles = dice.some(honours.pool(scene, "one"), 1, 2)
    accept = {"_accept": {"year": [None]}}
    for i, (code, labels) in enumerate(titles, 1):
        label = dice.pick(labels)
        columns = {"year": year, "award": code, "label": label, **accept}
        names = [scene.person() for _ in range(dice.between(1, 3))]
        rank = bool(scene.field.get("ranks")) or dice.chance(0.3)
        heads = ["{n} {unit} {label}: ", "{n} {unit} được tặng {label}: ", "{Label} ({n} {unit}): "]
        head = dice.pick([*heads, "{Label}: {n} {unit}, gồm "] if len(names) > 1 else heads)
        capital = label[:1].upper() + label[1:]
        said = Passage(
            head.format(n=f"{len(names):02d}", unit=unit, label=label, Label=capital).rstrip(": ").removesuffix(", gồm")
        )
        said = said.stating("awards", **{**columns, "recipient": f"{len(names):02d} {unit}"}, optional=True)
        said = said.stating(
            "claims", measure="count", value=len(names), value_max=None, comparator="=", negated=False, optional=True
        )
        line = mark.format(i) + said + (", gồm " if head.endswith("gồm ") else ": ")
        for j, name in enumerate(names):
            line = line + (", " if j else "") + stated(name, True, columns, ranked(scene, name) if rank else "")
        report.add(line + dice.pick([";", "."]), "bullet", 1)
    taken = {code for code, _ in titles}
    for code, labels in dice.some([t for t in honours.pool(scene, "counted") if t[0] not in taken], 0, 1):
        value, label = dice.between(5, 40), dice.pick(labels)
        text = Passage(f"{value} {unit} {dice.pick(['đạt', 'đạt danh hiệu', 'được công nhận'])} {label}")
        text = text.stating("awards", year=year, award=code, label=label, recipient=f"{value} {unit}",
                            _accept={"year": [None], "recipient": [None, unit]})  # fmt: skip
        text = text.stating(
            "claims", measure="count", value=value, value_max=None, comparator="=", negated=False, optional=True
        )
        report.add(mark.format(len(titles) + 1) + text + ".", "bullet", 1)


def by_year(scene: Scene, report: Report) -> None:
    """A table whose first cell is a year that holds for several rows; the title stands in the heading above or in a column."""
    dice = scene.dice
    code, labels = dice.pick(honours.pool(scene, "many"))
    label = dice.pick(labels)
    report.add(
        f"{dice.pick(['1. ', 'a) ', '* '])}{dice.pick(['Danh hiệu', 'Hình thức'])} “{label}”:"
        if dice.chance(0.5)
        else f"* {label}:",
        "heading",
        2,
    )
    rows: list[tuple[Cell | None, ...]] = [
        tuple(Cell(Passage(t), bold=True) for t in ("Năm", "Tên tập thể, cá nhân", "Quyết định khen thưởng"))
    ]
    for back in (2, 1):
        year = scene.year - back
        found = [(name, "", False) for name in dice.some(scene.field["collectives"], 1, 3)]
        for i, (name, _, person) in enumerate(found):
            reference, decided = honours.decision(scene, year)
            columns = {"year": year, "award": code, "label": label, **decided}
            first = Cell(phrases.year(year, str(year)), rows=len(found)) if i == 0 else None
            rows.append((first, Cell(stated(name, person, columns)), Cell(reference)))
    report.blocks.append(Grid(tuple(rows), 1, (0.12, 0.4, 0.48)))


def articles(scene: Scene, report: Report, year: int) -> int:
    """A title an article, those who got it in the sentence itself or in a list below; returns the number of the next article."""
    dice = scene.dice
    loose = {"year": [None]}
    number = 0
    for number, (code, label, found) in enumerate(groups_of(scene, "own"), 1):
        columns = {"year": year, "award": code, "label": label, "_accept": loose}
        verb = f"Công nhận danh hiệu {label}" if code.startswith("DH") else f"Tặng {label}"
        whom = "các tập thể" if not found[0][2] else dice.pick(["các cá nhân", "các ông (bà)", f"{len(found):02d} cá nhân"])
        names, within = [], dice.chance(0.4)
        for name, post, person in found:
            title = scene.address(name, ()) if person else ""
            text = stated(name, person, columns, title.lower() if within else title)
            names.append(text + (f", {post}" if post else ""))
        if within:
            line = Passage(f"Điều {number}. {verb} cho ")
            for i, text in enumerate(names):
                line = line + ("; " if i else "") + text
            report.add(line + f" {dice.pick(scene.words['award_reasons'])} " + phrases.year(year) + ".")
            continue
        report.add(f"Điều {number}. {verb} " + phrases.year(year) + f" cho {whom} {dice.pick(['sau', 'có tên sau đây'])}:")
        mark = dice.pick(["{}. ", "- ", "{}) "])
        for i, text in enumerate(names, 1):
            report.add(mark.format(i) + text + dice.pick([";", "."]), "bullet", 1)
    return number + 1


def annex(scene: Scene, report: Report) -> None:
    """A decision whose recipients stand in a list behind the signature, by title; the list has no column for the award."""
    dice, year = scene.dice, scene.year
    frame.letterhead(scene, report, "QĐ")
    frame.named_title(scene, report, "QĐ", scene.write(dice.pick(scene.words["titles"]["decision"]), period=phrases.year(year)))
    report.add(frame.authority(scene, report), "centre")
    honours.bases(scene, report)
    report.add("QUYẾT ĐỊNH:", "centre")
    groups = groups_of(scene, "own")
    report.add(scene.text("annex_article", many=_how_many(groups)))
    report.add(scene.text("annex_bonus", first=phrases.each(scene, dice.between(6, 30) * 50_000)))
    report.add("Điều 3. " + scene.text("decision_end").text)
    frame.signature(scene, report)
    _behind(scene, report, groups, year)


def _how_many(groups: list[Group]) -> Passage:
    people = sum(person for _, _, found in groups for *_, person in found)
    bodies = sum(not person for _, _, found in groups for *_, person in found)
    return numbered((bodies, "tập thể"), (people, "cá nhân"))


def numbered(*counts: tuple[int, str]) -> Passage:
    """`02 tập thể và 05 cá nhân`: counts that need not be rows."""
    text = Passage()
    for value, word in counts:
        part = Passage(f"{value:02d} {word}").stating(
            "claims", measure="count", value=value, value_max=None, comparator="=", negated=False, optional=True
        )
        text = text if not value else text + " và " + part if text.text else part
    return text


def groups_of(scene: Scene, level: str) -> list[Group]:
    dice = scene.dice
    body = dice.pick(honours.pool(scene, "many", level))
    found: list[Group] = [(body[0], dice.pick(body[1]), recipients(scene, (2, 3), (0, 0)))]
    others = [title for title in honours.pool(scene, "one", level) if title[0] != body[0]]
    for code, labels in dice.some(others, 1, 2):
        found.append((code, dice.pick(labels), recipients(scene, (0, 0), (2, 3))))
    return [group for group in found if group[2]]


def _behind(scene: Scene, report: Report, groups: list[Group], year: int) -> None:
    dice = scene.dice
    report.add(
        dice.pick(["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG ", "DANH SÁCH KHEN THƯỞNG "])
        + phrases.year(year, f"NĂM {year}"),
        "annex",
    )
    document = report.document
    number, symbol = document["number"], document["symbol"]
    dated = len(document["issued_on"]) == 10
    report.add(attached(scene, number, symbol, dice.pick(["Kèm theo", "Ban hành kèm theo"]), dated=dated), "centre")
    columns = {"number": number, "symbol": symbol, "year": year}
    shared = {"year": [None], "number": [None], "symbol": [None]}
    dice.pick([in_sections, in_sections, _in_lines])(scene, report, groups, {**columns, "_accept": shared})


def attached(scene: Scene, number: str | None, symbol: str, words: str, *, dated: bool) -> Passage:
    """`(Kèm theo Quyết định số 12/QĐ-UBND ngày …)`; number and day may be left blank."""
    text = Passage(f"Quyết định số {number or '      '}/{symbol}")
    if dated:
        text = text + " " + phrases.day(scene, scene.issued, "dd/mm/yyyy")
    own = {**phrases.decision(number or "", symbol, scene.issued), "number": number, "role": "attachment"}
    del own["issuer"]
    if not dated:
        own["issued_on"] = None
    return f"({words} " + text.stating("references", **own) + ")"


def in_sections(scene: Scene, report: Report, groups: list[Group], columns: dict[str, Any]) -> None:
    """One table; a title stands in a row of its own over those who got it."""
    dice = scene.dice
    across, letters = dice.chance(0.5), dice.pick(["ABC", ("I", "II", "III")])
    heads = (
        "TT",
        dice.pick(["Họ và tên", "Tên tập thể, cá nhân"]),
        dice.pick(["Chức danh, đơn vị", "Chức vụ, nơi công tác"]),
        "Ghi chú",
    )
    rows: list[tuple[Cell | None, ...]] = [tuple(Cell(Passage(t), bold=True) for t in heads)]
    number, anew = 0, dice.chance(0.5)
    for letter, (code, label, found) in zip(letters, groups, strict=False):
        number = 0 if anew else number
        capital = label[:1].upper() + label[1:]
        title = Cell(Passage(capital if dice.chance(0.7) else label.upper()), columns=3 if across else 1, bold=True)
        rows.append(
            (Cell(Passage(letter), bold=True), title, *((None, None) if across else (Cell(Passage()), Cell(Passage()))))
        )
        for name, post, person in found:
            number += 1
            text = stated(name, person, {**columns, "award": code, "label": label})
            rows.append((Cell(Passage(str(number))), Cell(text), Cell(Passage(post)), Cell(Passage())))
    report.blocks.append(Grid(tuple(rows), 1, (0.09, 0.37, 0.38, 0.16)))


def _in_lines(scene: Scene, report: Report, groups: list[Group], columns: dict[str, Any]) -> None:
    """Headings with titles, names numbered below them."""
    dice = scene.dice
    heading = dice.pick(["{}. {}:", "{}. Danh hiệu {}", "{}/ {} ({} {})"])
    for number, (code, label, found) in zip(("I", "II", "III"), groups, strict=False):
        capital = label[:1].upper() + label[1:]
        name = f"“{capital}”" if dice.chance(0.3) else capital
        of = "tập thể" if not found[0][2] else "người"
        report.add(
            heading.format(number, name, f"{len(found):02d}", of)
            if "Danh hiệu" not in heading or code.startswith("DH")
            else f"{number}. {name}",
            "heading",
            2,
        )
        for i, (who, post, person) in enumerate(found, 1):
            title = scene.address(who, ("",)) if person else ""
            text = stated(who, person, {**columns, "award": code, "label": label}, title)
            report.add(f"{i}. " + text + (dice.pick([" - ", ", "]) + post if post else "") + dice.pick([";", "."]), "bullet", 1)


def proposal(scene: Scene, report: Report) -> None:
    """A submission that asks for awards: nothing is given yet, so the awards need not be rows; what was given before is told at times."""
    dice, year = scene.dice, scene.year
    frame.letterhead(scene, report, "TTr")
    frame.named_title(scene, report, "TTr", scene.write(dice.pick(scene.words["proposal_titles"]), period=phrases.year(year)))
    report.add(f"Kính gửi: {scene.names['above']}", "centre")
    report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    report.add(scene.text("proposal_start"))
    for number, (code, label, found) in enumerate(groups_of(scene, "above"), 1):
        columns = {"year": year, "award": code, "label": label, "_accept": {"year": [None]}}
        asked = dice.pick(["Đề nghị tặng", "Đề nghị xét tặng", "Đề nghị công nhận"])
        head = f"{number}. {asked} {label} cho " + _how_many([(code, label, found)]) + ":"
        report.add(head.stating("awards", **columns, optional=True), "text")
        for name, post, person in found:
            title = titled(scene, name) if person else ""
            text = stated(name, person, columns, title, optional=True)
            text = text + (f", {post}" if post else "")
            if person and dice.chance(0.35):
                text = text + before(scene, name)
            report.add("- " + text + ";", "bullet", 1)
    if dice.chance(0.5):
        _summary(scene, report)
    report.add(scene.text("asking_ends"))
    frame.signature(scene, report)


def before(scene: Scene, name: str) -> Passage:
    """What `name` was given before, in brackets: ` (đã hai lần được công nhận … các năm 2015, 2016)`; where there are titles."""
    dice = scene.dice
    titles = [title for title in honours.pool(scene, "one") if title[0].startswith("DH")]
    if not titles:
        return Passage()
    code, labels = dice.pick(titles)
    label, last = dice.pick(labels), scene.year - 1
    years = [last] if dice.chance(0.5) else list(range(last - dice.between(1, 2), last + 1))
    listed = Passage()
    for i, year in enumerate(years):
        listed = listed + (", " if i else "") + phrases.year(year, str(year))
    form: str = dice.pick(scene.words["before_once" if len(years) == 1 else "before_often"])
    text = scene.write(form, award=label, years=listed, n=["hai", "ba"][max(len(years) - 2, 0)])
    for year in years:
        text = text.stating("awards", year=year, award=code, label=label, recipient=name)
    return " (" + text + ")"


def _summary(scene: Scene, report: Report) -> None:
    """What the agency did and was given, by which it asks."""
    dice = scene.dice
    report.add(scene.text("summary_head"))
    mark = dice.pick(["{}) ", "- ", "+ "])
    templates = [*scene.fresh(scene.words["told"], 1, 2), *scene.fresh(scene.field["deeds"], 1, 2)]
    for letter, template in zip("abcd", templates, strict=False):
        report.add(mark.format(letter) + sentence(scene, template).with_first_capital() + dice.pick([".", ";"]), "bullet", 1)
    report.add(scene.text("summary_given"))
    honours.table(scene, report)
