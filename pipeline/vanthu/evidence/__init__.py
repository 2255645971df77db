"""Evidence pages: self-contained HTML a document and an index over the run, to look at where a value stands."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markupsafe import Markup

from vanthu.evidence.images import Painter
from vanthu.evidence.page import Evidenced, Row, page_context
from vanthu.review import LOW_CONFIDENCE

__all__ = ["Evidenced", "write_evidence"]

_PAGE = re.compile(r"[0-9a-f]{64}\.html")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_BINS = ("< 0.5", "0.5 – 0.8", "0.8 – 0.9", "≥ 0.9")


def write_evidence(items: Iterable[Evidenced], folder: Path, *, progress: Callable[[], None] = lambda: None) -> Path:
    """Write `<document_id>.html` for each item and `index.html`, remove pages of earlier runs; gives the index's path. One document in memory at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    data = files("vanthu") / "data" / "evidence"
    css, script = ((data / name).read_text(encoding="utf-8") for name in ("style.css", "page.js"))
    environment = _environment(data)
    environment.globals |= {
        "css": Markup(css),
        "script": Markup(script),
        "script_hash": base64.b64encode(
            sha256(script.encode()).digest()
        ).decode(),  # no other script runs, wherever it comes from
    }
    template = environment.get_template("document.html.j2")
    listed, by_table, by_bin = [], Counter[str](), Counter[int]()
    with Painter() as painter:
        for item in items:
            name = f"{item.document['document_id']}.html"
            (folder / name).write_text(template.render(**page_context(item, painter)), encoding="utf-8")
            listed.append(_listed(item, name))
            for table, rows in item.facts.items():
                by_table[table] += len(rows)
                by_bin.update(_bin(float(r.get("confidence") or 0)) for r in rows)
            progress()
    order = {"failed": 0, "partial": 1, "ok": 2}
    listed.sort(key=lambda d: (order.get(d["status"], 3), -d["failed_checks"], -d["problems"], d["file"]))
    context = {
        "documents": listed,
        "by_status": _bars(Counter(d["status"] for d in listed), lambda key: key),
        "by_table": _bars(by_table, lambda _: ""),
        "by_confidence": _bars({_BINS[i]: by_bin[i] for i in range(4)}, lambda key: "low" if key in _BINS[:2] else ""),
    }
    written = {d["link"] for d in listed}
    for page in folder.glob("*.html"):  # pages of documents that are gone
        if page.name not in written and _PAGE.fullmatch(page.name):
            page.unlink()
    index = folder / "index.html"
    index.write_text(environment.get_template("index.html.j2").render(**context), encoding="utf-8")
    return index


def _environment(data: Any) -> jinja2.Environment:
    labels = yaml.safe_load((data / "labels.yaml").read_text(encoding="utf-8"))
    templates = {f.name: f.read_text(encoding="utf-8") for f in data.iterdir() if f.name.endswith(".j2")}
    environment = jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=True, trim_blocks=True, finalize=_visible)
    environment.globals["labels"] = lambda key: labels.get(str(key), (key, key))
    return environment


def _visible(value: Any) -> Any:
    """Text with what would turn or hide the text around it written out: marks of direction, control characters, odd line ends.

    >>> _visible("a\\u202egpj.exe\\n\\x07"), _visible(3)
    ('a\\\\u202egpj.exe\\n\\\\x07', 3)
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), value)


def _bin(confidence: float) -> int:
    """
    >>> [_bin(c) for c in (0.2, 0.5, LOW_CONFIDENCE, 0.9, 1.0)]
    [0, 1, 2, 3, 3]
    """
    return 0 if confidence < 0.5 else 1 if confidence < LOW_CONFIDENCE else 2 if confidence < 0.9 else 3


def _bars(counts: Mapping[str, int], kind: Callable[[str], str]) -> list[dict[str, Any]]:
    most = max(counts.values(), default=0) or 1
    return [{"key": k, "count": n, "share": round(100 * n / most, 1), "kind": kind(k)} for k, n in counts.items()]


def _listed(item: Evidenced, link: str) -> dict[str, Any]:
    row: Row = item.document
    symbol: Sequence[str] = [str(row[c]) for c in ("number", "year", "symbol") if row.get(c)]
    status = str(row.get("status"))
    return {
        "link": link, "file": str(row.get("file")), "status": status, "level": {"failed": "bad", "partial": "warn"}.get(status, "good"),
        "issuer": row.get("issuer") or "", "kind": row.get("kind") or "", "number": "/".join(symbol), "issued_on": row.get("issued_on") or "",
        "problems": len(item.problems), "failed_checks": sum(c["verdict"] == "fail" for c in item.checks),
        "facts": sum(map(len, item.facts.values())),
    }  # fmt: skip
