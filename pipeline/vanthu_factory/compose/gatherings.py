"""People together: minutes of meetings with those who lead, write and attend, and decisions that set up a board."""

from __future__ import annotations

from typing import Any

from vanthu_factory.compose import deeds, frame, honours, households, phrases
from vanthu_factory.compose.scene import Scene
from vanthu_factory.compose.sentences import sentence
from vanthu_factory.model import Cell, Grid, Passage, Report


def named(name: str, **more: Any) -> Passage:
    """A person who is named in the body."""
    return Passage(name).stating("people", **{"name": name, "role": "mentioned", **more})


def minutes(scene: Scene, report: Report) -> None:
    """Minutes of a meeting; the one who led it and the one who wrote it sign."""
    leader, writer, stop = opened(scene, report, "minutes")
    _matters(scene, report, leader)
    closed(scene, report, (leader, writer), stop)


def opened(scene: Scene, report: Report, key: str) -> tuple[str, str, str]:
    """Minutes down to the heading of what was dealt with; `key` names their titles. Returns who leads, who writes, the last hour."""
    dice = scene.dice
    words, columns = phrases.period(scene, "year")
    frame.letterhead(scene, report, "BB")
    frame.title(scene, report, "BB", key, columns, words)
    leader, writer = scene.person(), scene.person()
    when = phrases.day(scene, scene.issued, dice.pick(["words", "dd/mm/yyyy"]))
    start, stop = (
        ("19", "21") if scene.agency.get("bare") else dice.pick([("07", "10"), ("08", "11"), ("13", "16"), ("14", "17")])
    )
    hour = f"{start} {dice.pick(['giờ', 'giờ', 'h'])} {dice.pick(['00', '30'])}"
    report.add(scene.text("meeting_opening", hour=hour + dice.pick([" phút", "", " phút"]), when=when))
    heading, spot = (
        dice.pick([("I. {}", "II. {}"), ("1. {}", "2. {}"), ("{}:", "{}:"), ("A. {}", "B. {}")]),
        scene.words["meeting_heads"],
    )
    report.add(heading[0].format(dice.pick(spot["people"])), "heading", 2)
    dice.pick([_listed, _listed, _by_office, _in_a_table])(scene, report, (leader, writer))
    if dice.chance(0.5):
        report.add(scene.text("meeting_absent", person=named(scene.person())))
    report.add(heading[1].format(dice.pick(spot["matters"])), "heading", 2)
    return leader, writer, stop


def closed(scene: Scene, report: Report, people: tuple[str, str], stop: str) -> None:
    """The end of minutes: when the meeting was over, and the two who sign: who led it and who wrote it."""
    dice, (leader, writer) = scene.dice, people
    end = f"{stop} giờ {dice.pick(['00', '15', '30', '45'])}"
    report.add(scene.text("minutes_end", hour=end))
    frame.signers(
        scene, report, [(dice.pick(["THƯ KÝ", "NGƯỜI GHI BIÊN BẢN"]), writer), (dice.pick(["CHỦ TRÌ", "CHỦ TỌA"]), leader)]
    )


def _posts(scene: Scene, count: int) -> list[str]:
    """The post of the head of the agency, then others that differ."""
    head = scene.head_post()
    return [head, *(str(p) for p in scene.dice.some([p for p in scene.field["posts"] if p != head], count - 1, count - 1))]


def _guest(scene: Scene) -> Passage:
    """Somebody who attends, at times with a degree or rank before the name."""
    name, degree = scene.person(), str(scene.dice.pick(scene.agency.get("degrees", [""])))
    if not degree or scene.dice.chance(0.6):
        return named(name)
    return degree + named(name, _accept={"name": [degree + name]})


def _later_signers(people: tuple[str, ...]) -> list[Passage]:
    """Those who will sign are rows as signers; that they are also named above may be left out."""
    return [named(name, optional=True) for name in people]


def _listed(scene: Scene, report: Report, people: tuple[str, str]) -> None:
    """One a line, the part that each plays behind the post."""
    dice = scene.dice
    posts = _posts(scene, 3)
    posts[1:1] = [scene.dice.pick(scene.field.get("clerks", scene.words["clerks"]))]
    others = [_guest(scene) for _ in posts[2:]]
    parts = [
        dice.pick(["chủ trì", "Chủ trì cuộc họp", "chủ tọa"]),
        dice.pick(["thư ký", "Thư ký ghi biên bản"]),
        *[""] * len(others),
    ]
    mark, joint = dice.pick(["- ", "{}. ", "+ ", ""]), dice.pick([" - ", ", ", " – "])
    title = dice.pick(["one", "each"])
    for i, (person, post, part) in enumerate(zip([*_later_signers(people), *others], posts, parts, strict=True), 1):
        form = scene.address(person.facts[0].columns["name"]).strip() if title == "each" else "Đồng chí"
        line = mark.format(i) + f"{form}{dice.pick([' ', ': '])}" + person + joint + post + (joint + part if part else "")
        report.add(line + dice.pick([";", ".", ""]), "bullet", 1)
    if dice.chance(0.6):
        report.add(sentence(scene, dice.pick(scene.words["meeting_present"])))


def _by_office(scene: Scene, report: Report, people: tuple[str, str]) -> None:
    """Headed by what each does: `* Chủ trì: đ/c …`."""
    dice = scene.dice
    posts, (leader, writer) = _posts(scene, 3), _later_signers(people)
    posts[1:1] = [scene.dice.pick(scene.field.get("clerks", scene.words["clerks"]))]
    mark = dice.pick(["* ", "- ", ""])
    one_form = dice.pick(["đ/c ", "đồng chí ", ""])
    report.add(
        f"{mark}{dice.pick(['Chủ trì', 'Chủ tọa'])}: {one_form or scene.address(leader.text).lower()}"
        + leader
        + f" - {posts[0]}",
        "bullet",
        1,
    )
    report.add(f"{mark}Thư ký: {one_form or scene.address(writer.text).lower()}" + writer + f" - {posts[1]}", "bullet", 1)
    attending: Passage = Passage(f"{mark}Tham dự: ")
    for i, post in enumerate(posts[2:]):
        guest = scene.person()
        form = one_form or scene.address(guest).lower()
        attending = attending + ("; " if i else "") + form + named(guest) + f", {post}"
    report.add(attending + ".", "bullet", 1)


def _in_a_table(scene: Scene, report: Report, people: tuple[str, str]) -> None:
    dice = scene.dice
    posts = _posts(scene, 3)
    posts[1:1] = [dice.pick(scene.field.get("clerks", scene.words["clerks"]))]
    rows: list[tuple[Cell | None, ...]] = [
        tuple(Cell(Passage(t), bold=True) for t in ("TT", dice.pick(["Họ và tên", "HỌ TÊN"]), "Chức vụ", "Nhiệm vụ"))
    ]
    parts = ["Chủ trì", "Thư ký", "Thành viên", "Thành viên"]
    persons = [*_later_signers(people), *(named(scene.person()) for _ in posts[2:])]
    for i, (person, post, part) in enumerate(zip(persons, posts, parts, strict=False), 1):
        rows.append(tuple(Cell(p) for p in (Passage(str(i)), person, Passage(post), Passage(part))))
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.34, 0.36, 0.22)))


def _matters(scene: Scene, report: Report, leader: str) -> None:
    """What was said, found and voted on."""
    dice = scene.dice
    mark = dice.pick(["- ", "{}. ", "+ ", "2.{}. "])
    texts: list[Passage] = [scene.text("meeting_begins", person=named(leader, optional=True))]
    texts += [deeds.deed(scene, t) + "." for t in scene.fresh(scene.field["deeds"], 2, 3)]
    texts += [
        scene.text("meeting_says", person=named(scene.person()), what=scene.local(t))
        for t in scene.fresh(scene.field["filler"], 1, 2)
    ]
    texts += [sentence(scene, t) for t in scene.fresh(scene.pool("money"), 0, 1)]
    texts.append(sentence(scene, dice.pick(scene.words["meeting_votes"])))
    for i, text in enumerate(texts, 1):
        report.add(mark.format(i) + text, "bullet", 1)
    if dice.chance(0.6) and scene.field["honours"] == "civil" and not scene.agency.get("bare"):
        honours.counts(scene, report)
    if scene.agency.get("bare") and dice.chance(0.5):
        households.write(scene, report)


def board(scene: Scene, report: Report) -> None:
    """A decision that sets up a board of named people."""
    dice = scene.dice
    kind = dice.pick(scene.words["boards"])
    frame.letterhead(scene, report, "QĐ")
    manner = dice.pick(scene.words["board_manners"])
    frame.named_title(scene, report, "QĐ", scene.write(manner["title"], board=kind))
    report.add(frame.authority(scene, report), "centre")
    for _ in range(dice.between(1, 2)):
        report.add(scene.text("bases", ref=phrases.citation(scene, "legal_basis")), "basis")
    report.add("QUYẾT ĐỊNH:", "centre")
    report.add(scene.write(manner["article"], board=kind))
    dice.pick([_members_listed, _members_listed, _members_in_a_table])(scene, report, kind)
    report.add("Điều 2. " + scene.text("board_duty", board=kind).text)
    report.add("Điều 3. " + scene.text("decision_end").text)
    frame.signature(scene, report)


def _members(scene: Scene, board: str) -> list[tuple[str, str, str]]:
    posts = _posts(scene, scene.dice.between(3, 4))
    council, team = board.startswith("Hội đồng"), board.startswith("Tổ")
    parts = ["Trưởng ban", "Phó Trưởng ban", "Thành viên", "Thành viên, Thư ký"]
    if council:
        parts = ["Chủ tịch Hội đồng", "Phó Chủ tịch", "Ủy viên", "Ủy viên - Thư ký"]
    elif team:
        parts = ["Tổ trưởng", "Tổ phó", "Thành viên", "Thư ký"]
    return [(scene.person(), post, part) for post, part in zip(posts, parts, strict=False)]


def _members_listed(scene: Scene, report: Report, board: str) -> None:
    dice = scene.dice
    capitals, each = dice.chance(0.25), dice.chance(0.7)
    for i, (name, post, part) in enumerate(_members(scene, board), 1):
        shown = name.upper() if capitals else name
        title = scene.address(name, ()).strip() if each else "Đ/c"
        text = f"{i}. {title}{':' if capitals else ''} " + named(shown, _accept={"name": [name]})
        report.add(text + dice.pick([f", {post} - {part};", f" - {post} - {part};", f", {post}: {part}"]), "bullet", 1)


def _members_in_a_table(scene: Scene, report: Report, board: str) -> None:
    rows: list[tuple[Cell | None, ...]] = [
        tuple(Cell(Passage(t), bold=True) for t in ("STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Nhiệm vụ"))
    ]
    for i, (name, post, part) in enumerate(_members(scene, board), 1):
        title = scene.address(name, ()) if scene.dice.chance(0.6) else ""
        rows.append(tuple(Cell(p) for p in (Passage(str(i)), title + named(name), Passage(post), Passage(part))))
    report.blocks.append(Grid(tuple(rows), 1, (0.08, 0.32, 0.36, 0.24)))
