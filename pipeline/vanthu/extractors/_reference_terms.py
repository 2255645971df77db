"""The words that references are read with: kinds of documents and their codes, the grammar of symbols, rules by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vanthu.catalogue import Catalogue, Entry, Rule, alternatives
from vanthu.extractors._organisations import Names, names_of
from vanthu.text.fold import plain
from vanthu.text.symbols import Grammar

# Kinds that are cited by a bare number (`Chỉ thị 35`), with or without the word số; the others need it.
_STRONG = ("Chỉ thị", "Nghị quyết", "Nghị định", "Thông tư", "Quyết định", "Kết luận", "Pháp lệnh", "Thông tư liên tịch")
_WITH_SO = (
    "Kế hoạch",
    "Chương trình",
    "Hướng dẫn",
    "Thông báo",
    "Báo cáo",
    "Công văn",
    "Đề án",
    "Quy định",
    "Tờ trình",
    "Quy chế",
    "Công điện",
)
_SHORT = {"QĐ": "Quyết định", "NĐ": "Nghị định", "NQ": "Nghị quyết", "CT": "Chỉ thị", "TT": "Thông tư", "KL": "Kết luận",
          "TTLT": "Thông tư liên tịch"}  # fmt: skip
# Abbreviated kinds before a full symbol: `CV số 12/SNV-TCCB`.
_BEFORE_SYMBOL = _SHORT | {"CV": "Công văn", "KH": "Kế hoạch", "TB": "Thông báo", "BC": "Báo cáo", "HD": "Hướng dẫn", "TTr": "Tờ trình",
                           "CTr": "Chương trình", "BB": "Biên bản"}  # fmt: skip
# The Party's centre signs with one code, whichever of its bodies issues; so do its committees.
_CENTRE = ("TW", "TƯ")
# Printed as they are: a law and a code of law are different things to a reader.
_AS_PRINTED = {"bộ luật": "Bộ luật", "văn bản": "Văn bản"}


@dataclass(frozen=True)
class Terms:
    """Compiled once for a catalogue. All patterns run over plain text but `short`, which runs over the text itself."""

    kind: re.Pattern[str]
    strong: re.Pattern[str]
    with_so: re.Pattern[str]
    short: re.Pattern[str]
    by_name: Mapping[str, Entry]
    by_code: Mapping[str, tuple[Entry, ...]]
    grammar: Grammar
    names: Names
    rules: Mapping[str, Rule]
    law: re.Pattern[str]

    def kind_named(self, printed: str) -> tuple[str, str | None]:
        """The kind as the table writes it, and its code: `nghị Định` → Nghị định, NĐ."""
        word = " ".join(plain(printed).split())
        entry = self.by_name.get(word)
        if entry is None and printed in _BEFORE_SYMBOL:
            named = self.by_name.get(plain(_BEFORE_SYMBOL[printed]))
            return _BEFORE_SYMBOL[printed], (named.code or None) if named else None
        name = _AS_PRINTED.get(word) or (entry.name if entry else printed.strip()[:1].upper() + printed.strip()[1:])
        return name, (entry.code or None) if entry else None

    def is_short(self, printed: str) -> bool:
        """Whether `printed` abbreviates a kind: CV, TTr."""
        return printed in _BEFORE_SYMBOL

    def issues(self, name: str, codes: set[str], form: str) -> bool:
        """Whether the body `name` is the one that a symbol's codes name."""
        entry = self.names.entry(name)
        if entry is None:
            return False
        central = entry.extra["level"] == "trung ương" or not any(code in codes for code in _CENTRE)
        party = form == "party" and (entry.extra["kind"] == "party" or entry.code in ("BCH", "BTV", "BTT"))
        return entry.code in codes or any(form in codes for form in entry.variants) or (party and central)

    def codes_of(self, kind: str) -> set[str]:
        """The codes that a symbol of this kind may carry."""
        return {code for code, entries in self.by_code.items() if any(entry.name == kind for entry in entries)}

    def kind_of_code(self, code: str, form: str) -> str | None:
        """The kind that a symbol's code stands for: TT is a Thông tư of the state and a Thông tri of the Party."""
        entries = self.by_code.get(code) or self.by_code.get(code.upper()) or ()
        regime = "party" if form == "party" else "state"
        fitting = [
            e
            for e in entries
            if regime in e.extra.get("regime", "") or (regime == "state" and "normative" in e.extra["regime"])
        ]
        return (fitting or list(entries))[0].name if entries else None


def _any(forms: list[str] | tuple[str, ...]) -> str:
    return alternatives([plain(form) for form in forms])


def terms_of(catalogue: Catalogue) -> Terms:
    """The terms of this catalogue; use it as `catalogue.made(terms_of)`."""
    types = catalogue.gazetteers["document_types"]
    by_name: dict[str, Entry] = {}
    by_code: dict[str, tuple[Entry, ...]] = {}
    for entry in types:
        for form in entry.forms:
            by_name.setdefault(plain(form), entry)
        for code in (entry.code, *entry.extra.get("other_codes", "").split(";")):
            if code:
                by_code[code] = (*by_code.get(code, ()), entry)
    issuers = {e.code for e in catalogue.gazetteers["issuers"]} | {"TƯ", "TTG", "UBNĐ", "UB"}
    issuers |= {v for e in catalogue.gazetteers["issuers"] for v in e.variants if " " not in v and v.upper() == v}
    laws = _any([form for entry in catalogue.gazetteers["laws"] for form in entry.forms])
    forms = [*by_name, "văn bản", "mẫu", "biểu mẫu", "biểu", "công hàm", "thư", "điện"]
    return Terms(
        kind=re.compile(rf"(?<!\w){_any(forms)}(?!\w)", re.VERBOSE),
        strong=re.compile(rf"(?<!\w){_any(_STRONG)}(?!\w)"),
        with_so=re.compile(rf"(?<!\w){_any(_WITH_SO)}(?!\w)"),
        short=re.compile(rf"(?<![\w/-]){alternatives(list(_SHORT))}(?![\w/-])"),
        by_name=by_name,
        by_code=by_code,
        grammar=Grammar(frozenset(by_code), frozenset(issuers)),
        names=catalogue.made(names_of),
        rules={rule.id: rule for rule in catalogue.rules["references"]},
        law=re.compile(rf"(?<!\w)(?<!pháp\ )(?<!kỷ\ )(?P<kind>bộ\ luật|luật)\ {{1,3}}(?P<title>{laws})(?!\w)"),
    )
