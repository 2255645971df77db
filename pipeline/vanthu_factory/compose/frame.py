"""Letterhead, title and signature block."""

from __future__ import annotations

from typing import Any

from vanthu_factory.compose.phrases import day
from vanthu_factory.compose.scene import Scene
from vanthu_factory.model import Columns2, Line, Passage, Report

KINDS = {
    "BC": "Báo cáo", "KH": "Kế hoạch", "QĐ": "Quyết định", "TTr": "Tờ trình", "CV": "Công văn", "BB": "Biên bản",
    "TB": "Thông báo", "NQ": "Nghị quyết",
}  # fmt: skip


def letterhead(scene: Scene, report: Report, code: str) -> None:
    """The head of the document in the layout of the state (2005 to 2020) or of the Party."""
    if scene.agency.get("bare"):
        _bare(scene, report, code)
        return
    party = bool(scene.agency.get("party"))
    (parent, _), (issuer, office) = (_printed(scene, key) for key in ("parent", "issuer"))
    number, symbol = _number(scene, code, office, party)
    form = "Số {n}-{s}" if party else scene.manner.number_form
    printed = form.format(n=number or "       ", s=symbol)
    left = [Line(Passage(line), size=12) for line in parent]
    left += [
        Line(Passage(line), bold=True, rule=0.4 if i == len(issuer) - 1 and not party and not scene.manner.dashes else 0)
        for i, line in enumerate(issuer)
    ]
    left += [Line(Passage("*"))] * party
    if not party and scene.manner.dashes:
        left.append(Line(Passage(scene.manner.dashes)))
    left.append(Line(Passage(printed), gap=6))
    place, issued = scene.local(scene.agency["place"]), _issued(scene)
    right = [Line(issued_line(place, issued["passage"]), italic=True, gap=6)]
    right = (_party_title() if party else _state_title(scene)) + right
    report.blocks.append(Columns2(tuple(left), tuple(right), "head"))
    report.document.update(
        kind=KINDS[code], kind_code=None if code == "CV" else code, number=number, year=None, symbol=symbol,
        issued_on=issued["value"], place=place, issuer=" ".join(issuer), parent_issuer=" ".join(parent) or None,
    )  # fmt: skip
    if code == "CV" and party:  # a letter of the state has no code, one of the Party prints it
        report.document.update(kind_code="CV", _accept={"kind_code": [None]})


def _bare(scene: Scene, report: Report, code: str) -> None:
    """The head of those who have no number and no seal: the state's title over the middle, day and place in the text."""
    dice = scene.dice
    report.add(dice.pick(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"]), "centre")
    report.add(dice.pick(["Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"]), "centre")
    place = scene.local(scene.agency["place"])
    if code != "BB":
        issued = _issued(scene)
        report.add(issued_line(place, issued["passage"]), "note")
        report.document.update(issued_on=issued["value"])
    report.document.update(kind=KINDS[code], kind_code=code, number=None, year=None, symbol=None, place=place)
    report.optional_document += ["kind_code", "place", "issued_on", "signer_title"]


def issued_line(place: str, when: Passage) -> Passage:
    return f"{place}, " + when


def _printed(scene: Scene, key: str) -> tuple[list[str], str]:
    """The lines of a body in the head, and what stands for it in symbols."""
    name, _, symbol = scene.dice.pick(scene.agency[key]).partition("#")
    lines = [scene.local(line).upper() for line in name.split("|") if line]
    return lines, scene.local(symbol or scene.agency["symbol"]).upper()


def _number(scene: Scene, code: str, office: str, party: bool) -> tuple[str | None, str]:
    number = None if scene.dice.chance(0.08) else f"{scene.dice.between(1, 480):02d}"
    if party:
        return number, f"{code}/{office}"
    if code == "CV":
        return number, f"{office}-{scene.dice.pick(['VP', 'TH', 'NV'])}"
    return number, f"{code}{scene.manner.symbol_joint}{office}"


def authority(scene: Scene, report: Report) -> str:
    """Who decides, between the title and the bases of a decision."""
    (capacity, post), issuer = scene.agency["signing"][0], str(report.document["issuer"])
    if capacity.startswith(("TM.", "T/M")):
        return issuer
    words = post.split()
    shared = next((n for n in (2, 1) if issuer.split()[:n] == words[-n:]), 0)  # TRƯỞNG PHÒNG and PHÒNG NỘI VỤ
    return " ".join([*words, *issuer.split()[shared:]])


def _issued(scene: Scene) -> dict[str, Any]:
    on = scene.issued
    if scene.dice.chance(0.08):
        text = f"ngày     tháng {on.month:02d} năm {on.year}"
        value = f"{on.year}-{on.month:02d}"
        return {"passage": Passage(text).stating("dates", value=value), "value": value}
    if scene.dice.chance(0.1):
        text = f"ngày {on.day} tháng {on.month} năm {on.year}"
        return {"passage": Passage(text).stating("dates", value=on.isoformat()), "value": on.isoformat()}
    return {"passage": day(scene, on, "words"), "value": on.isoformat()}


def _state_title(scene: Scene) -> list[Line]:
    title = scene.dice.pick(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] * 3 + ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    motto = scene.dice.pick(["Độc lập - Tự do - Hạnh phúc"] * 3 + ["Độc lập – Tự do – Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"])
    return [Line(Passage(title), bold=True, size=12), Line(Passage(motto), bold=True, rule=1.0)]


def _party_title() -> list[Line]:
    return [Line(Passage("ĐẢNG CỘNG SẢN VIỆT NAM"), bold=True, size=14, rule=1.0)]


def title(scene: Scene, report: Report, code: str, key: str, columns: dict[str, Any], words: Passage) -> None:
    """Kind and abstract, which may say the period the document is about."""
    text = scene.write(scene.dice.pick(scene.field.get(f"titles_{key}", scene.words["titles"][key])), period=words)
    named_title(scene, report, code, text)
    if code == "BC":
        report.document["period"] = columns["value"] if text.facts else None
        if "_accept" in columns and text.facts:
            report.document["_accept"] = {"period": columns["_accept"]["value"]}


def named_title(scene: Scene, report: Report, code: str, text: Passage) -> None:
    """Kind and abstract; for letters the abstract stands under the number."""
    if code == "CV":
        head = report.blocks[0]
        assert isinstance(head, Columns2)
        report.blocks[0] = Columns2((*head.left, Line(text, size=12)), head.right, "head")
    else:
        report.add(KINDS[code].upper(), "title")
        report.add(text, "abstract")
    report.document["title"] = text.text.removeprefix("V/v ")


PURPOSES = {"(b/c)": "report", "(báo cáo)": "report", "(để báo cáo)": "report", "(để biết)": "inform", "(biết)": "inform"}


def signature(scene: Scene, report: Report) -> None:
    """Nơi nhận on the left, office, post and name on the right."""
    capacity, post = scene.dice.pick(scene.agency["signing"])
    name, degree = scene.person(), scene.dice.pick(scene.agency.get("degrees", [""]))
    lines = [line for line in scene.local(capacity).split("|") if line]
    right = [Line(Passage(line), bold=True) for line in [*lines, scene.local(post)]]
    if scene.dice.chance(0.12):
        right.append(Line(Passage(scene.dice.pick(["(Đã ký)", "(Ký tên, đóng dấu)", "(đã ký)"])), italic=True, gap=20))
    fact = Passage(name).stating(
        "people", name=name, role="signer", **({"_accept": {"name": [degree + name]}} if degree else {})
    )
    right.append(Line(degree + fact, bold=True, gap=62 if len(right) == len(lines) + 1 else 20))
    report.blocks.append(Columns2(tuple(_recipients(scene)), tuple(right), "foot"))
    codes = [line.split(" ")[0] for line in lines]
    report.document.update(signer=name, signer_title=scene.local(post), signing_capacity=_code(codes[0]) if codes else None)
    if degree:
        report.document.setdefault("_accept", {})["signer"] = [degree + name]
    if len(codes) > 1:
        report.document.setdefault("_accept", {})["signing_capacity"] = [_code(codes[1]), " ".join(codes)]


def signers(scene: Scene, report: Report, people: list[tuple[str, str]]) -> None:
    """Two who sign side by side, as under minutes; the right one is the document's signer to most readers."""
    (left, one), (right, other) = people
    sides = [
        (Line(Passage(title), bold=True), Line(Passage(name).stating("people", name=name, role="signer"), bold=True, gap=55))
        for title, name in ((left, one), (right, other))
    ]
    report.blocks.append(Columns2(sides[0], sides[1], "foot"))
    report.document.update(signer=other, signer_title=right, signing_capacity=None)
    report.document.setdefault("_accept", {}).update(signer=[one], signer_title=[left])


def _code(printed: str) -> str:
    return printed.replace("/", "") + ("." if "/" in printed else "")


def _recipients(scene: Scene) -> list[Line]:
    dice = scene.dice
    lines = [Line(Passage("Nơi nhận:"), bold=True, italic=True, size=12, centre=False)]
    if dice.chance(0.3):
        same = Passage("Như trên").stating(
            "recipients", name="Như trên", purpose=None, optional=True, _accept={"purpose": ["inform"]}
        )
        lines.append(Line("- " + same + ";", size=11, centre=False))
    dash = dice.pick(["- ", "- ", "-"])
    for text in dice.some(scene.agency["recipients"], 2, 4):
        name = scene.local(text).removesuffix(" (b/c)")
        note = "" if name.endswith(")") else dice.pick(["", "", "", "(để biết)"])
        if name != scene.local(text):
            note = dice.pick(["(b/c)", "(B/c)", "(để báo cáo)", "(báo cáo)"])
        purpose = PURPOSES.get(note.lower())
        fact = Passage(name).stating(
            "recipients", name=name, purpose=purpose, **({} if note else {"_accept": {"purpose": ["inform"]}})
        )
        lines.append(Line(dash + fact + (f" {note}" if note else "") + ";", size=11, centre=False))
    file = dice.pick(scene.agency["file"])
    lines.append(
        Line(dash + "Lưu: " + Passage(file).stating("recipients", name=file, purpose="file") + ".", size=11, centre=False)
    )
    return lines
