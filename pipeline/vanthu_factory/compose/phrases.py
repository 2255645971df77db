"""Phrases that state one fact: days, periods, shares, money, citations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Fact, Passage
from vanthu_factory.words import in_words


def day(scene: Scene, on: date, form: str = "") -> Passage:
    """A day with the word before it: `ngày 28/6/2019`."""
    form = form or scene.manner.date_form
    if form == "words":
        month = f"{on.month:02d}" if on.month < 3 else str(on.month)
        return Passage(f"ngày {on.day:02d} tháng {month} năm {on.year}").stating("dates", value=on.isoformat())
    mark = form[1] if form[1] != "d" else form[2]
    wide = form.startswith("dd")
    text = mark.join([f"{on.day:02d}" if wide else str(on.day), f"{on.month:02d}" if wide else str(on.month), str(on.year)])
    return "ngày " + Passage(text).stating("dates", value=on.isoformat())


def year(value: int, text: str = "") -> Passage:
    """`năm 2023` as a fact."""
    return Passage(text or f"năm {value}").stating("dates", value=str(value))


def period(scene: Scene, kind: str = "") -> tuple[Passage, dict[str, Any]]:
    """What the report is about, in words, and its columns `value` and `_accept`; it has just ended, or is about to."""
    dice, y, month = scene.dice, scene.year, scene.issued.month
    kind = kind or dice.pick(_recent(month))
    if kind == "year" and scene.agency["field"] == "school":
        return _period(f"năm học {y - 1}{dice.pick(['-', ' - '])}{y}", f"{y - 1}/{y}")
    if kind == "half":
        return _period(f"6 tháng đầu năm {y}", f"{y}-01/{y}-06", str(y))
    if kind == "nine":
        return _period(f"9 tháng đầu năm {y}", f"{y}-01/{y}-09", str(y))
    if kind == "quarter":
        q = max((month + 1) // 3, 1)
        roman = ("I", "II", "III", "IV")[q - 1]
        return _period(dice.pick([f"quý {roman} năm {y}", f"quý {roman}/{y}"]), f"{y}-{32 + q}")
    if kind == "month":
        m = month if scene.issued.day > 14 or month == 1 else month - 1
        return _period(dice.pick([f"tháng {m:02d} năm {y}", f"tháng {m}/{y}"]), f"{y}-{m:02d}")
    if kind == "span":
        last = y if month > 5 or y < scene.issued.year else y - 1
        first = last - dice.between(2, 4)
        return _period(f"giai đoạn {first}{dice.pick(['-', ' - ', '–'])}{last}", f"{first}/{last}")
    return _period(f"năm {y}", str(y))


def _recent(month: int) -> list[str]:
    """The periods one reports on in that month."""
    periods = ["month", "span"] if month < 11 else ["year", "year", "year", "span"]
    return periods + {
        6: ["half"] * 3,
        7: ["half"] * 3,
        9: ["nine"] * 2,
        10: ["nine"] * 3,
        3: ["quarter"] * 3,
        4: ["quarter"] * 2,
    }.get(month, [])


def _period(text: str, value: str, *also: str) -> tuple[Passage, dict[str, Any]]:
    columns: dict[str, Any] = {"value": value}
    if also:
        columns["_accept"] = {"value": list(also)}
    return Passage(text).stating("dates", **columns), columns


def claim(measure: str, value: float | None, **more: Any) -> dict[str, Any]:
    """The columns of a claim that is neither a range nor a bound."""
    return {"measure": measure, "value": value, "value_max": None, "comparator": "=", "negated": False, **more}


def status(name: str, *, met: bool, **more: Any) -> dict[str, Any]:
    """The columns of a verdict on the criterion `name`."""
    accept = {"negated": [False] if met else [True], "value": [1] if met else [0]}
    return claim(
        "status",
        None,
        **{"verdict": "met" if met else "not_met", "criterion": name, "subject": name, "_accept": accept, **more},
    )


def decimal(value: float) -> str:
    """
    >>> decimal(98.5), decimal(100.0)
    ('98,5', '100')
    """
    return f"{value:g}".replace(".", ",")


def thousands(value: int) -> str:
    """
    >>> thousands(193500)
    '193.500'
    """
    return f"{value:,}".replace(",", ".")


def percent(scene: Scene, value: float) -> str:
    """`98,5%`; now and then the sign is a word."""
    if scene.dice.chance(0.02):
        return f"{decimal(value)} phần trăm"
    return f"{decimal(value)}{scene.manner.percent_space}%"


def part_of(part: int, whole: int) -> dict[str, Any]:
    """The claim of `61/64`: a count out of its maximum. Who works it out has a share, or all of them."""
    share = 100 * part / whole
    accept = {
        "measure": ["score", "percent", *["all"] * (part == whole)],
        "value": [round(share, 1), round(share, 2), round(share)],
    }
    return claim("count", part, maximum=whole, _accept=accept)


def between(scene: Scene, low: float, high: float) -> float:
    """A figure as reports have them: whole, or with one or two decimals; a small one is not whole."""
    value = round(scene.dice.random.uniform(low, high), scene.dice.pick([0, 0, 1, 1, 1, 2] if high > 10 else [1, 1, 2]))
    return int(value) if value == int(value) else value


def share(scene: Scene) -> tuple[str, dict[str, Any]]:
    """A percentage in words and the claim columns it states."""
    return about(scene, scene.dice.pick([100, 100, 100, 98, 95, 92, 98.5, 97.25, 99.3]))


def about(scene: Scene, value: float) -> tuple[str, dict[str, Any]]:
    """`value` percent, perhaps as a bound or the low end of a range; below a hundred only."""
    dice, space = scene.dice, scene.manner.percent_space
    columns: dict[str, Any] = {"measure": "percent", "value": value, "value_max": None, "comparator": "=", "negated": False}
    text = percent(scene, value)
    throw = dice.random.random()
    if value < 100 and throw < 0.15:
        columns["comparator"], text = ">", f"{dice.pick(['trên', 'hơn'])} {text}"
    elif value < 100 and throw < 0.3:
        columns["comparator"], text = ">=", dice.pick([f"ít nhất {text}", f"từ {text} trở lên"])
    elif value < 100 and throw < 0.36:
        columns["comparator"], text = "~", f"{dice.pick(['gần', 'khoảng'])} {text}"
        columns["_accept"] = {"comparator": ["<"]} if text.startswith("gần") else {}
    elif value < 100 and throw < 0.5:
        top = min(100, int(value) + dice.pick([2, 3, 5]))
        bare = f"{decimal(value)}{dice.pick(['-', ' - '])}{top}{space}%"
        columns["value_max"], text = top, dice.pick([f"từ {text} đến {top}{space}%", bare])
    return text, columns


def at_most(scene: Scene, value: float) -> tuple[str, dict[str, Any]]:
    """`dưới 0,3%` and the columns that it states."""
    word, comparator = scene.dice.pick(
        [("dưới", "<"), ("dưới", "<"), ("không quá", "<="), ("chưa đến", "<"), ("chưa tới", "<"), ("không vượt quá", "<=")]
    )
    return f"{word} {percent(scene, value)}", {**claim("percent", value), "comparator": comparator}


def at_least(scene: Scene, value: float) -> tuple[str, dict[str, Any]]:
    """`tối thiểu 90%`, `từ 90% trở lên`, `xấp xỉ 90%` and the columns that it states."""
    form, comparator = scene.dice.pick(
        [("tối thiểu {}", ">="), ("ít nhất {}", ">="), ("không dưới {}", ">="), ("≥ {}", ">="), ("≥{}", ">="), ("từ {} trở lên", ">="), ("trên {}", ">"),
         ("hơn {}", ">"), ("xấp xỉ {}", "~")]
    )  # fmt: skip
    return form.format(percent(scene, value)), {**claim("percent", value), "comparator": comparator}


def sum_of(scene: Scene, value: int) -> Passage:
    """A sum of `value` đồng in one of the ways clerks shorten it, sometimes with a word of measure before it."""
    dice = scene.dice
    if value >= 1_000_000_000:
        value = value // 10_000_000 * 10_000_000
    throw = dice.random.random()
    text, value = written_sum(scene, value)
    columns: dict[str, Any] = {"value": value, "value_max": None, "comparator": "="}
    if throw > 0.85:
        word, columns["comparator"] = dice.pick([("trên", ">"), ("hơn", ">"), ("gần", "~"), ("khoảng", "~")])
        text = f"{word} {text}"
        columns["_accept"] = {"comparator": ["<"]} if word == "gần" else {}
    return Passage(text).stating("amounts", **columns)


def written_sum(scene: Scene, value: int) -> tuple[str, int]:
    """The sum as this clerk writes it, and what it comes to as written."""
    dice, millions = scene.dice, value / 1_000_000
    if value >= 1_000_000_000:
        if dice.chance(0.3):
            high, low = divmod(value // 1_000_000, 1000)
            return (f"{high} tỷ {low} triệu đồng" if low else f"{high} tỷ đồng"), high * 1_000_000_000 + low * 1_000_000
        return f"{decimal(value / 1_000_000_000)} {dice.pick(['tỷ đồng', 'tỷ đồng', 'tỉ đồng'])}", value
    throw = dice.random.random()
    if throw < 0.3:
        return f"{decimal(millions)} triệu đồng", value
    if throw < 0.45:
        return f"{decimal(millions)}{scene.manner.millions}", value
    if throw < 0.58:
        return f"{thousands(value // 1000)} {dice.pick(['nghìn đồng', 'ngàn đồng'])}", value
    return thousands(value) + {"đồng": " đồng"}.get(scene.manner.units_in_money, scene.manner.units_in_money), value


def each(scene: Scene, value: int) -> Passage:
    """What each gets: `300.000 đồng`, `500 nghìn đồng`."""
    low = thousands(value // 1000)
    text = scene.dice.pick([f"{thousands(value)} đồng", f"{thousands(value)}đ", f"{low} nghìn đồng", f"{low} ngàn đồng"])
    return Passage(text).stating("amounts", value=value, value_max=None, comparator="=")


def money_range(scene: Scene, low: int, high: int) -> Passage:
    """`từ 2 đến 3 triệu đồng`: the unit stands once."""
    first = scene.dice.between(low, high - 1)
    last = scene.dice.between(first + 1, high)
    text = scene.dice.pick(
        [f"từ {first} đến {last} triệu đồng", f"{first} - {last} triệu đồng", f"từ {first}-{last} triệu đồng"]
    )
    return Passage(text).stating("amounts", value=first * 1_000_000, value_max=last * 1_000_000, comparator="=")


def money_in_words(scene: Scene, millions: int) -> Passage:
    """`28.000.000 đồng (Bằng chữ: hai mươi tám triệu đồng)`: one amount, said twice."""
    said = f"{in_words(millions)} triệu đồng{scene.dice.pick(['', ' chẵn'])}"
    words = scene.dice.pick([f"({said})", f"(Bằng chữ: {said[:1].upper()}{said[1:]})", f"(viết bằng chữ: {said})"])
    text = f"{millions}.000.000{scene.dice.pick([' đồng', 'đ'])} {words}"
    return Passage(text).stating("amounts", value=millions * 1_000_000, value_max=None, comparator="=")


def citation(scene: Scene, role: str = "mention", *, also: tuple[str, ...] = ()) -> Passage:
    """A cited document: national or local, with or without symbol, day and subject. `also`: further right answers for its role."""
    cited = _citation(scene, role)
    return replace(cited, facts=tuple(_accepting(fact, also) for fact in cited.facts)) if also else cited


def _accepting(fact: Fact, roles: tuple[str, ...]) -> Fact:
    if fact.table != "references":
        return fact
    accept = {**fact.columns.get("_accept", {}), "role": list(roles)}
    return replace(fact, columns={**fact.columns, "_accept": accept})


def _citation(scene: Scene, role: str) -> Passage:
    throw = scene.dice.random.random()
    if throw < 0.35 and not scene.field.get("alone") and (text := national(scene, role)):
        return text
    if throw > 0.82 and throw <= 0.88:
        return twin(scene, role)
    if throw > 0.88 and role == "mention":
        return bare(scene)
    return local(scene, role)


def national(scene: Scene, role: str) -> Passage | None:
    """A law or a document of a central body, none of them younger than the document itself."""
    dice, today = scene.dice, scene.issued.isoformat()
    laws = [law for law in scene.words["laws"] if law[1] < today]
    documents = [d for d in scene.words["national"] if d[4] < today and f"{d[0]} {d[1]}" not in scene.used]
    if not documents:
        return None
    if laws and dice.chance(0.25):
        name, on = dice.pick(laws)
        return law(scene, name, on, role)
    kind, number, in_symbol, symbol, on, issuer, subject = dice.pick(documents)
    if dice.chance(0.8):  # the others are cited again, as happens
        scene.used.add(f"{kind} {number}")
    middle = f"/{in_symbol}" if in_symbol else ""
    printed = f"{number}{middle}/{symbol}" if "/" not in symbol else f"{number}-{symbol}"
    columns = {"kind": kind, "number": number, "year": in_symbol, "symbol": symbol, "role": role}
    text = Passage(f"{kind} {dice.pick(['số ', 'số ', 'số: ', ''])}{printed}")
    return _rest(scene, text, columns, (date.fromisoformat(on), issuer, subject))


def law(scene: Scene, name: str, on: str, role: str = "legal_basis") -> Passage:
    """A law, which is known by its name and day."""
    text = Passage(name + " ") + day(scene, date.fromisoformat(on), scene.dice.pick(["words", "dd/mm/yyyy"]))
    return text.stating("references", kind="Luật", number=None, year=None, symbol=None, issued_on=on, role=role, title=name[5:])


def local(scene: Scene, role: str) -> Passage:
    """A document of a body nearby; its number is drawn."""
    dice = scene.dice
    kind, code = dice.pick(scene.words["local_kinds"])
    near = (scene.names["upper_symbol"], scene.names["upper"])
    office, issuer = near if scene.field.get("alone") else dice.pick([near, near, ("SNV", "Sở Nội vụ")])
    number = f"{dice.between(1, 2900):02d}"
    symbol = f"{code}-{office}" if code else f"{office}-{dice.pick(['NV', 'VX', 'VP'])}"
    subject = dice.pick(scene.words["decided" if kind == "Quyết định" and dice.chance(0.6) else "subjects"])
    columns = {"kind": kind, "number": number, "year": None, "symbol": symbol, "role": role}
    text = Passage(f"{kind} {dice.pick(['số ', 'số ', 'số: ', ''])}{number}/{symbol}")
    return _rest(scene, text, columns, (scene.day_before(), issuer, subject))


def own_decision(scene: Scene, symbol: str) -> Passage:
    """A decision of the agency itself, to which something is attached."""
    number, on = f"{scene.dice.between(4, 420):02d}", scene.day_before(500)
    text = f"Quyết định số {number}/{symbol} " + day(scene, on)
    return text.stating("references", **decision(number, symbol, on), role="attachment")


def decision(number: str, symbol: str, on: date, issuer: str | None = None) -> dict[str, str | None]:
    """What a row of `references` says of a decision without a year in its symbol."""
    return {
        "kind": "Quyết định",
        "number": number,
        "year": None,
        "symbol": symbol,
        "issued_on": on.isoformat(),
        "issuer": issuer,
    }


def twin(scene: Scene, role: str) -> Passage:
    """Two documents of one body in one breath: `các Quyết định số 12/QĐ-UBND và số 15/QĐ-UBND ngày … của …`."""
    dice = scene.dice
    issuer, on, symbol = scene.names["upper"], scene.day_before(), f"QĐ-{scene.names['upper_symbol']}"
    shared = {"kind": "Quyết định", "year": None, "symbol": symbol, "issuer": issuer, "role": role}
    first, second = sorted(dice.random.sample(range(10, 2900), 2))
    accept = {"issued_on": [on.isoformat()], "issuer": [None]}
    one = Passage(f"số {first}/{symbol}").stating("references", number=str(first), issued_on=None, **shared, _accept=accept)
    two = f"số {second}/{symbol} " + day(scene, on) + f" của {issuer}"
    two = two.stating("references", number=str(second), issued_on=on.isoformat(), **shared)
    joint: str = dice.pick([" và ", ", "])
    return "các Quyết định " + one + joint + two


def _rest(scene: Scene, text: Passage, columns: dict[str, Any], more: tuple[date, str, str]) -> Passage:
    """Day, issuer and subject of a citation, each of which a clerk may leave out."""
    on, issuer, subject = more
    dated, named = scene.dice.chance(0.85), scene.dice.chance(0.85)
    if dated:
        text = text + " " + day(scene, on)
    if named:
        text = text + f" của {issuer}"
    text = text.stating("references", **columns, issued_on=on.isoformat() if dated else None, issuer=issuer if named else None,
                        **({} if named else {"_accept": {"issuer": [issuer]}}))  # fmt: skip
    return text + (f" {subject}" if subject and named else "")


def bare(scene: Scene) -> Passage:
    """Citations without symbol: `Quyết định 33, 52 của UBND tỉnh`, `Chỉ thị 35 của Ban Thường vụ Tỉnh ủy`."""
    dice = scene.dice
    province, party = "UBND tỉnh", "Ban Thường vụ Tỉnh ủy"
    issued = [
        ("Quyết định", province),
        ("Kế hoạch", province),
        ("Nghị quyết", "HĐND tỉnh"),
        ("Chỉ thị", party),
        ("Kết luận", party),
    ]
    kind, issuer = dice.pick(issued)
    shared = {"year": None, "symbol": None, "issued_on": None, "issuer": issuer, "role": "mention", "kind": kind}
    first, second = (str(n) for n in dice.random.sample(range(10, 99), 2))
    if dice.chance(0.5):
        text = Passage(f"{kind} {first}").stating("references", number=first, **shared)
        joint: str = dice.pick([", ", " và "])
        return text + joint + Passage(second).stating("references", number=second, **shared) + f" của {issuer}"
    return Passage(f"{kind} {dice.pick(['', 'số '])}{first} của {issuer}").stating("references", number=first, **shared)
