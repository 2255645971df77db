"""The words that references are read with: kinds of documents and their codes, the grammar of symbols, rules by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vanthu.catalogue import Catalogue, Entry, Rule, alternatives
from vanthu.extractors._organisations import Forms, Names, names_of
from vanthu.text.fold import fold, plain
from vanthu.text.symbols import Grammar

# Printed as they are: a law and a code of law are different things to a reader.
_AS_PRINTED = {"bo luat": "Bộ luật", "van ban": "Văn bản"}
# Words that are cited with a number but are no kinds of document.
_OTHER_KINDS = ("văn bản", "mẫu", "biểu mẫu", "biểu", "công hàm", "thư", "điện")
# The Party's centre signs with one code, whichever of its bodies issues; so do its committees.
_CENTRE = ("TW", "TƯ")


@dataclass(frozen=True)
class Terms:
    """Compiled once for a catalogue. `kind` runs over folded text, so that lost tone marks still read; `law` over plain text."""

    kind: re.Pattern[str]
    short_words: frozenset[str]  # kinds of one syllable, whose folded form other words share
    by_name: Mapping[str, Entry]  # by folded name
    by_code: Mapping[str, tuple[Entry, ...]]
    grammar: Grammar
    names: Names
    rules: Mapping[str, Rule]
    law: re.Pattern[str]

    def kinds(self, forms: Forms, start: int, end: int) -> list[re.Match[str]]:
        """The words for kinds of documents in a stretch of text."""
        found = self.kind.finditer(forms.fold, start, end)
        return [m for m in found if " " in m[0] or forms.plain[m.start() : m.end()] in self.short_words]

    def kind_named(self, printed: str) -> tuple[str, str | None]:
        """The kind as the table writes it, and its code: `nghị Định` → Nghị định, NĐ; `QĐ` → Quyết định, QĐ."""
        word = " ".join(fold(printed).split())
        entry = self.by_name.get(word)
        if entry is None and (named := self.kind_of_code(printed, "admin")):
            entry = self.by_name.get(fold(named))
        name = _AS_PRINTED.get(word) or (entry.name if entry else printed.strip()[:1].upper() + printed.strip()[1:])
        return name, (entry.code or None) if entry else None

    def issues(self, name: str, codes: set[str], form: str) -> bool:
        """Whether the body `name` is the one that a symbol's codes name."""
        entry = self.names.entry(name)
        if entry is None:
            return False
        central = entry.extra["level"] == "trung ương" or not any(code in codes for code in _CENTRE)
        party = form == "party" and (entry.extra["kind"] == "party" or entry.code in ("BCH", "BTV", "BTT"))
        return entry.code in codes or any(variant in codes for variant in entry.variants) or (party and central)

    def codes_of(self, kind: str) -> set[str]:
        """The codes that a symbol of this kind may carry."""
        return {code for code, entries in self.by_code.items() if any(entry.name == kind for entry in entries)}

    def kind_of_code(self, code: str, form: str) -> str | None:
        """The kind that a symbol's code stands for: TT is a Thông tư of the state and a Thông tri of the Party."""
        entries = self.by_code.get(code) or self.by_code.get(code.upper()) or ()
        regimes = {"party"} if form == "party" else {"state", "normative"}
        fitting = [entry for entry in entries if regimes & set(entry.extra.get("regime", "").split(";"))]
        return (fitting or list(entries))[0].name if entries else None


def terms_of(catalogue: Catalogue) -> Terms:
    """The terms of this catalogue; use it as `catalogue.made(terms_of)`."""
    by_name: dict[str, Entry] = {}
    by_code: dict[str, tuple[Entry, ...]] = {}
    for entry in catalogue.gazetteers["document_types"]:
        for form in entry.forms:
            by_name.setdefault(fold(form), entry)
        for code in filter(None, (entry.code, *entry.extra.get("other_codes", "").split(";"))):
            by_code[code] = (*by_code.get(code, ()), entry)
    kinds = [form for entry in catalogue.gazetteers["document_types"] for form in entry.forms] + list(_OTHER_KINDS)
    laws = alternatives([plain(form) for entry in catalogue.gazetteers["laws"] for form in entry.forms])
    issuers = {e.code for e in catalogue.gazetteers["issuers"]}
    word_for_law = "|".join(rf"{word}(?<!\w{word})(?<!pháp\ {word})(?<!kỷ\ {word})" for word in (r"bộ\ luật", "luật"))
    issuers |= {v for e in catalogue.gazetteers["issuers"] for v in e.variants if " " not in v and v.upper() == v}
    return Terms(
        kind=re.compile(rf"(?<!\w){alternatives([fold(kind) for kind in kinds])}(?!\w)"),
        short_words=frozenset(plain(kind) for kind in kinds if " " not in kind),
        by_name=by_name,
        by_code=by_code,
        grammar=Grammar(frozenset(by_code), frozenset(issuers)),
        names=catalogue.made(names_of),
        rules={rule.id: rule for rule in catalogue.rules["references"]},
        law=re.compile(rf"(?P<kind>{word_for_law})\ {{1,3}}(?P<title>{laws})(?!\w)"),
    )
