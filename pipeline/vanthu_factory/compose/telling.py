"""Awards told in running text: to several at once, over years, counted, as a flag, and without a stop between sentences."""

from __future__ import annotations

from typing import Any

from vanthu_factory.compose import honours, merits, phrases
from vanthu_factory.compose.lists import ranked, recipients, stated
from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.sentences import sentence
from vanthu_factory.model import Passage, Report
from vanthu_factory.words import categories


def write(scene: Scene, report: Report) -> None:
    """Two to four bullets, each in another manner."""
    dice = scene.dice
    mark = dice.pick([scene.manner.bullets[0] + scene.manner.bullet_space, "", "{}. ", "* "])
    manners = [to_several, over_years, over_years, share, bodies, run_on]
    if scene.field["honours"] == "civil":
        manners += [flag, medal]
    manners.append(merits.told)
    if dice.chance(0.3):
        report.add(sentence(scene, dice.pick(scene.words["told_ungiven"])), "text")
    for i, manner in enumerate(dict.fromkeys(dice.some(manners, 2, 4)), 1):
        text = mark.format(i) + manner(scene).with_first_capital() + dice.pick([".", ".", ";", ""])
        report.add(text, "bullet" if mark else "text", 1)


def _commendation(scene: Scene) -> tuple[str, str]:
    """What a body above gives to anybody: code and label."""
    code, labels = scene.dice.pick([p for p in honours.pool(scene, "many") if p[0] in ("GK", "BK.BT")])
    return code, scene.dice.pick(labels)


def to_several(scene: Scene) -> Passage:
    """`Giấy khen tặng ông X, bà Y và tập thể Z`."""
    dice, (code, label), year = scene.dice, _commendation(scene), scene.year - scene.dice.between(0, 2)
    template = dice.pick(scene.words["told_to_several"])
    reference, decided = honours.decision(scene, year, honours.SPOKEN)
    columns = {
        "year": year,
        "award": code,
        "label": label,
        **(decided if "{ref}" in template else {}),
        "_accept": _of_decision(template, year),
    }
    found = recipients(scene, (1, 1), (1, 2))
    dice.random.shuffle(found)
    names = Passage()
    for i, (name, _, person) in enumerate(found):
        joint = "" if i == 0 else " và " if i == len(found) - 1 else ", "
        names = names + joint + stated(name, person, columns, ranked(scene, name) if person else _body_word(scene, name))
    said = phrases.year(year)
    return scene.write(template, award=label, names=names, ref=reference, body=scene.names["upper"], when=said)


def _of_decision(template: str, year: int) -> dict[str, Any]:
    """Where a sentence does not say the year, the decision's own may stand for it, or none."""
    return {} if "{when}" in template else {"year": [None, year + 1]}


def _body_word(scene: Scene, name: str) -> str:
    """`tập thể ` before a body that does not call itself so."""
    return "" if name.startswith("Tập thể") or scene.dice.chance(0.5) else "tập thể "


def over_years(scene: Scene) -> Passage:
    """`03 năm liền 2019, 2020, 2021 đạt …`, `từ năm 2018 đến năm 2022 liên tục …`: a title for each of the years."""
    dice = scene.dice
    single = dice.chance(0.5)
    titles = [p for p in honours.pool(scene, "one" if single else "many") if p[0].startswith("DH")]
    if not titles:
        single, titles = False, [p for p in honours.pool(scene, "many") if p[0].startswith("DH")]
    code, labels = dice.pick(titles)
    label, name = dice.pick(labels), scene.person() if single else ""
    last = scene.year - dice.between(0, 1)
    listed = dice.chance(0.6)
    years = list(range(last - dice.between(1, 3 if listed else 4), last + 1))
    template = dice.pick(scene.words["told_years" if listed else "told_range"])
    rank = ranked(scene, name) if single else ""
    who = merits.stated_person(rank, name) if single else Passage(dice.pick(scene.words["told_self"]))
    counted = dice.pick([f"{len(years):02d}", str(len(years)), ["hai", "ba", "bốn", "năm"][len(years) - 2]])
    text = scene.write(
        template, who=who, award=label, n=counted, years=_years(scene, years) if listed else _range(scene, years)
    )
    columns = {"award": code, "label": label, **({"recipient": name} if single else {})}
    accept = {"recipient": [rank + name]} if single else {}
    if listed:
        for year in years:
            text = text.stating("awards", **columns, year=year, _accept=accept)
        return text
    # A range is a row a year to some readers, and one row to others.
    text = text.stating("awards", **columns, year=last, _accept={**accept, "year": [None, *years[:-1]]})
    for year in years[:-1]:
        text = text.stating("awards", **columns, year=year, _accept=accept, optional=True)
    return text


def _years(scene: Scene, years: list[int]) -> Passage:
    joint: str = scene.dice.pick([", ", ", ", " và "])
    text = Passage()
    for i, year in enumerate(years):
        text = text + ("" if i == 0 else joint if i == len(years) - 1 else ", ") + phrases.year(year, str(year))
    return text


def _range(scene: Scene, years: list[int]) -> Passage:
    """Where it begins and where it ends are dates; that the two are a period may be left out."""
    first, last, period = years[0], years[-1], f"{years[0]}/{years[-1]}"
    form: str = scene.dice.pick(
        ["từ năm {} đến năm {}", "từ {} đến {}", "từ năm {} đến {}", "giai đoạn {}-{}", "giai đoạn {} - {}"]
    )
    if form.startswith("giai"):
        return Passage(form.format(first, last)).stating("dates", value=period)
    before, between, _ = form.split("{}")
    text = before + phrases.year(first, str(first)) + between + phrases.year(last, str(last))
    return text.stating("dates", value=period, optional=True)


def share(scene: Scene, template: str = "") -> Passage:
    """`CSTĐ cấp cơ sở: 05 đ/c = 15 %`: a title with how many got it; the share need not be a claim."""
    dice = scene.dice
    code, labels = dice.pick(honours.pool(scene, "counted"))
    label, whole = dice.pick(labels), dice.between(12, 60)
    value = dice.between(1, whole // 4) if "CSTD" in code or code == "KNC" else dice.between(whole // 2, whole)
    figure = round(100 * value / whole, 1)
    quotient = f"{phrases.decimal(figure)}{dice.pick(['', ' '])}%"
    unit = scene.manner.unit
    shown = Passage(quotient).stating("claims", **phrases.claim("percent", figure), optional=True)
    counted = Passage(scene.count(value)).stating("claims", **phrases.claim("count", value), optional=True)
    template = template or dice.pick(scene.words["told_share"])
    text = scene.write(template, award=label, n=counted, of=scene.count(whole), unit=unit, share=shown)
    accept = {"year": [scene.year, scene.year - 1], "recipient": [None, unit]}
    return text.stating(
        "awards", year=None, award=code, label=label, count=value, recipient=f"{scene.count(value)} {unit}", _accept=accept
    )


def bodies(scene: Scene) -> Passage:
    """`02 đơn vị nhận Bằng khen của …; 05 cá nhân được tặng Giấy khen`: counted, nobody is named."""
    dice, (code, label) = scene.dice, _commendation(scene)
    words, joint = dice.some(scene.words["told_bodies"], 1, 2), dice.pick(["; ", ", ", " và "])
    verb = dice.pick(scene.words["told_receive"])
    text = Passage()
    for i, word in enumerate(words):
        value = dice.between(1, 9)
        part = Passage(f"{scene.count(value)} {word} {verb} {label}")
        part = part + (f" của {scene.names['upper']}" if i == 0 else "")
        part = part.stating("claims", **phrases.claim("count", value), optional=True)
        accept = {"year": [scene.year, scene.year - 1], "recipient": [None, word]}
        part = part.stating(
            "awards", year=None, award=code, label=label, count=value, recipient=f"{scene.count(value)} {word}", _accept=accept
        )
        text = text + (joint if i else "") + part
    return text


def flag(scene: Scene) -> Passage:
    """A flag, whose inscription belongs to its name."""
    dice, year = scene.dice, scene.year - scene.dice.between(0, 2)
    label = dice.pick(categories()["flags"])
    template = dice.pick(scene.words["told_flag"])
    reference, decided = honours.decision(scene, year, honours.SPOKEN)
    text = scene.write(template, award=label, ref=reference, body=scene.names["upper"], when=phrases.year(year),
                       who=dice.pick(scene.words["told_self"]))  # fmt: skip
    more = decided if "{ref}" in template else {}
    accept = {"label": ["Cờ thi đua", "Cờ"], **_of_decision(template, year)}
    return text.stating("awards", year=year, award="DH.CO.BT", label=label, **more, _accept=accept)


def medal(scene: Scene) -> Passage:
    """A badge for service, whose inscription belongs to its name."""
    dice, year, name = scene.dice, scene.year - scene.dice.between(0, 2), scene.person()
    label, rank, template = dice.pick(categories()["medals"]), ranked(scene, name), dice.pick(scene.words["told_medal"])
    text = scene.write(
        template, award=label, when=phrases.year(year), person=merits.stated_person(rank, name), body=scene.names["upper"]
    )
    accept = {"label": ["Kỷ niệm chương"], "recipient": [rank + name]}
    return text.stating("awards", year=year, award="KNC", label=label, recipient=name, _accept=accept)


def year_by_year(scene: Scene, report: Report) -> None:
    """A bullet a year: a title, behind a stop what the body above gave besides."""
    dice = scene.dice
    mark, joint = dice.pick(["- ", "+ ", "* ", ""]), dice.pick([": ", ", ", " đạt "])
    titles = [p for p in honours.pool(scene, "many") if p[0].startswith("DH")]
    code, labels = dice.pick(titles)
    label, (other, given) = dice.pick(labels), _commendation(scene)
    stop, form = dice.pick(
        [(". ", "Được {} tặng {}"), (". ", "{} tặng {}"), ("; ", "{}: {}"), (" và ", "được {} tặng {}"), (". ", "{} tặng {}")]
    )
    for year in range(scene.year - dice.between(2, 4), scene.year + 1):
        when, accept = _school_year(scene, year)
        line = when + joint + Passage(label).stating("awards", year=year, award=code, label=label, _accept=accept)
        if dice.chance(0.5):
            more = Passage(form.format(scene.names["upper"], given))
            line = line + stop + more.stating("awards", year=year, award=other, label=given, _accept=accept)
        report.add(mark + line + dice.pick([".", ";", ""]), "bullet", 1)


def _school_year(scene: Scene, year: int) -> tuple[Passage, dict[str, Any]]:
    """`Năm 2021`, in schools `Năm học 2020-2021`, which is known by either of its years."""
    if scene.agency["field"] != "school":
        return phrases.year(year, f"Năm {year}"), {}
    text = Passage(f"Năm học {year - 1}{scene.dice.pick(['-', ' - '])}{year}").stating("dates", value=f"{year - 1}/{year}")
    return text, {"year": [year - 1]}


def in_a_line(scene: Scene, report: Report) -> None:
    """What bodies and persons got, all of it in one paragraph with its bullets run together."""
    dice = scene.dice
    titles = [p for p in honours.pool(scene, "many") if p[0] != "DH.CO.BT"]
    text = Passage(dice.pick(["- Danh hiệu tập thể: ", "* Tập thể: ", "Về tập thể: "]))
    loose = {"year": [None]}
    for name, _, _ in recipients(scene, (1, 2), (0, 0)):
        code, labels = dice.pick(titles)
        label = dice.pick(labels)
        columns = {"year": scene.year, "award": code, "label": label, "_accept": loose}
        text = text + "+ " + stated(name, False, columns) + f"{dice.pick([': ', ' : '])}{label}. "
    text = text + dice.pick(["- Danh hiệu cá nhân: ", "* Cá nhân: ", "Về cá nhân: "])
    report.add(text + "+ " + share(scene, "{award}: {n} {unit} = {share}") + dice.pick(["", "."]), "bullet", 1)


def run_on(scene: Scene) -> Passage:
    """Two or three years and what they brought, with nothing between them that ends a sentence."""
    dice = scene.dice
    joint = dice.pick([" ", ", ", " và ", ", đến "])
    first = scene.year - dice.between(2, 3)
    text = Passage()
    for i, year in enumerate(range(first, first + dice.between(2, 3))):
        text = text + (joint if i else "") + _of_year(scene, year)
    return text


def _of_year(scene: Scene, year: int) -> Passage:
    """`năm 2019 được UBND huyện tặng Giấy khen`."""
    dice = scene.dice
    single = dice.chance(0.4)
    data = [title for title in honours.pool(scene, "one" if single else "many") if title[0] != "KNC"]
    code, labels = dice.pick(data)
    label, name = dice.pick(labels), scene.person() if single else ""
    rank = ranked(scene, name) if single else ""
    who = merits.stated_person(rank, name) + " " if single else Passage()
    verb = "đạt" if code.startswith("DH") else f"được {scene.names['upper']} tặng"
    columns = {"recipient": name, "_accept": {"recipient": [rank + name]}} if single else {}
    text = phrases.year(year) + " " + who + f"{verb} {label}"
    return text.stating("awards", year=year, award=code, label=label, **columns)
