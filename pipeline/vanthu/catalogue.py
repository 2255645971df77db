"""Domain knowledge as data, read once into a frozen Catalogue.

Gazetteers (`data/gazetteers/*.csv`): one line an entry, `code,name,variants,valid_from,valid_to,source,status` and columns of their
own; `variants` are separated by `;`. Rules (`data/rules/*.toml`): patterns with examples that must match and rejects that must not;
`${name}` stands for the names and variants of a gazetteer or for a part of `[parts]`. Frameworks (`data/frameworks/*.yaml`): criteria.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

import yaml

from vanthu.text.fold import fold, plain
from vanthu.text.needed import Facts, facts

T = TypeVar("T")
_FORMS: Mapping[str, Callable[[str], str]] = {"raw": str, "plain": plain, "fold": fold}
_SHARED_LETTERS = 4
_REFERENCE = re.compile(r"\$\{([\w.]+)\}")
_SOME_FORM = "(?s:.)"  # stands for the forms of a gazetteer where it matters only that something stands there
_COMMON = ("code", "name", "variants", "valid_from", "valid_to", "source", "status")


@dataclass(frozen=True)
class Entry:
    """A gazetteer's line. `extra` holds the columns that only this gazetteer has. `status`: sourced | known."""

    code: str
    name: str
    variants: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    source: str = ""
    status: str = "known"
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.variants) if self.name else self.variants


@dataclass(frozen=True, eq=False)  # one is itself: to compare or hash patterns takes longer than many searches
class Rule:
    """A pattern with its proof. `matching` says on which form of the text it runs: raw | plain | fold.

    `set` holds constant columns for what it finds, such as `role = "legal_basis"`. `confidence` is the rule's own, 0 to 1.
    `sketch` is the pattern without the forms of gazetteers, which can be thousands of letters.
    """

    id: str
    table: str
    pattern: re.Pattern[str]
    matching: str
    examples: tuple[str, ...]
    rejects: tuple[str, ...]
    sketch: str
    set: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    confidence: float = 1.0

    def form(self, text: str) -> str:
        """`text` in the form that this rule reads; as long as `text`."""
        return _FORMS[self.matching](text)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in `text`, which must be in this rule's form already."""
        needed, first, reach = self._facts
        for string in needed:  # as `may_match`, here and in `search`: a call less for what is asked most
            if string in text:
                break
        else:
            if needed:
                return iter(())
        if first:
            return iter(filter(None, (self.pattern.match(text),)))
        return self.pattern.finditer(text, len(text) - reach) if 0 < reach < len(text) else self.pattern.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in `text`, which must be in this rule's form already."""
        needed, first, reach = self._facts
        for string in needed:
            if string in text:
                break
        else:
            if needed:
                return None
        if first:
            return self.pattern.match(text)
        return self.pattern.search(text, len(text) - reach) if 0 < reach < len(text) else self.pattern.search(text)

    def may_match(self, text: str) -> bool:
        """Whether `text` has in it what every match has; much cheaper than the pattern."""
        needed = self._facts.needed
        for string in needed:  # a generator would cost as much as the rest
            if string in text:
                return True
        return not needed

    @cached_property
    def _facts(self) -> Facts:
        found = facts(self.sketch, self.pattern.flags)
        return found if self.sketch == self.pattern.pattern else found._replace(reach=0)  # the forms have lengths of their own


@dataclass(frozen=True)
class Catalogue:
    """All domain data. Look-ups are by the names of the files under `data/`."""

    gazetteers: Mapping[str, tuple[Entry, ...]]
    rules: Mapping[str, tuple[Rule, ...]]
    frameworks: tuple[Mapping[str, Any], ...] = ()
    _made: dict[Callable[[Catalogue], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def made(self, make: Callable[[Catalogue], T]) -> T:
        """What the function `make` makes of this catalogue (a compiled pattern, an automaton), made once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    @cached_property
    def _codes(self) -> dict[str, dict[str, Entry]]:
        return {name: {entry.code: entry for entry in entries if entry.code} for name, entries in self.gazetteers.items()}

    @cached_property
    def _forms(self) -> dict[str, dict[str, Entry]]:
        return {}  # of those gazetteers in which a form was looked up

    @cached_property
    def _rules(self) -> dict[tuple[str, str], Rule]:
        return {(table, rule.id): rule for table, rules in self.rules.items() for rule in rules}

    def rule(self, table: str, id: str) -> Rule:
        """The rule of `table` with that id."""
        return self._rules[table, id]

    def by_code(self, gazetteer: str, code: str) -> Entry | None:
        return self._codes[gazetteer].get(code)

    def by_form(self, gazetteer: str, form: str) -> Entry | None:
        """The entry one of whose forms is `form`, compared folded; the first of the file wins."""
        entries = self._forms.get(gazetteer)
        if entries is None:
            entries = self._forms[gazetteer] = {}
            for entry in self.gazetteers[gazetteer]:
                for known in entry.forms:
                    entries.setdefault(fold(known), entry)
        return entries.get(fold(" ".join(form.split())))


def alternatives(forms: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """A regular expression that matches any of `forms`, the longest first, any white space between words.

    Forms that begin alike share their first letters, so that a search does not try hundreds of forms at each place.

    >>> alternatives(["báo cáo", "a.b", "báo cáo năm"])
    '(?:b(?:á(?:o(?:\\\\ +cáo\\\\ +năm|\\\\ +cáo)))|a\\\\.b)'
    """
    unique = sorted(set(forms), key=lambda form: (-len(form), form))
    return _branches([" ".join(form.split()) for form in unique], _SHARED_LETTERS)


def _branches(forms: list[str], letters: int) -> str:
    """The branches of `forms` in their order, grouped by the first letter; forms of other letters never match at one place.

    Letters that differ in case only stay in one group and are not shared, for the pattern may be read without regard to case.
    """
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(form[:1].lower(), []).append(form)
    branches = []
    for group in groups.values():
        first = group[0][:1]
        if letters and len(group) > 1 and first.isalnum() and all(form[0] == first for form in group):
            branches.append(re.escape(first) + _branches([form[1:] for form in group], letters - 1))
        else:
            branches += [r"\ +".join(map(re.escape, form.split(" "))) for form in group]
    return "(?:" + "|".join(branches) + ")"


def _fill(pattern: str, parts: Mapping[str, str], listed: Callable[[str], str]) -> str:
    """`pattern` with each `${name}` replaced: a part of the file, or what `listed` gives for the name of a gazetteer."""

    def replacement(match: re.Match[str]) -> str:
        name = match[1]
        return f"(?:{_fill(parts[name], parts, listed)})" if name in parts else listed(name)

    return _REFERENCE.sub(replacement, pattern)


def _listed(reference: str, matching: str, gazetteers: Mapping[str, tuple[Entry, ...]]) -> str:
    """What matches one of those listed in a gazetteer: the forms for its name, the codes for `name.code`."""
    name, _, what = reference.partition(".")
    entries = gazetteers[name]
    forms = [e.code for e in entries if e.code] if what == "code" else [f for e in entries for f in e.forms]
    return alternatives([_FORMS[matching](form) for form in forms])


def _read_gazetteer(file: Traversable) -> tuple[Entry, ...]:
    entries = []
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        variants = tuple(v.strip() for v in (row.get("variants") or "").split(";") if v.strip())
        extra = {k: v or "" for k, v in row.items() if k not in _COMMON}
        entries.append(
            Entry(row["code"], row["name"], variants, row.get("valid_from") or "", row.get("valid_to") or "",
                  row.get("source") or "", row.get("status") or "known", extra)
        )  # fmt: skip
    return tuple(entries)


def _read_rules(file: Traversable, gazetteers: Mapping[str, tuple[Entry, ...]]) -> tuple[Rule, ...]:
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    rules = []
    for item in content.get("rule", []):
        matching, parts = item.get("matching", "raw"), content.get("parts", {})
        pattern = _fill(item["pattern"], parts, partial(_listed, matching=matching, gazetteers=gazetteers))
        sketch = _fill(item["pattern"], parts, lambda _: _SOME_FORM)
        rules.append(
            Rule(item["id"], file.name.removesuffix(".toml"), re.compile(pattern, re.VERBOSE), matching, tuple(item["examples"]),
                 tuple(item.get("rejects", ())), sketch, item.get("set", {}), item.get("confidence", 1.0))
        )  # fmt: skip
    return tuple(rules)


def _named(folder: Traversable, suffix: str) -> Iterator[Traversable]:
    return (
        iter(sorted((f for f in folder.iterdir() if f.name.endswith(suffix)), key=lambda f: f.name))
        if folder.is_dir()
        else iter(())
    )


def load() -> Catalogue:
    """Read everything under `data/`. Callers load it once and pass it on; nothing is read at import time."""
    data = files("vanthu") / "data"
    gazetteers = {f.name.removesuffix(".csv"): _read_gazetteer(f) for f in _named(data / "gazetteers", ".csv")}
    rules = {f.name.removesuffix(".toml"): _read_rules(f, gazetteers) for f in _named(data / "rules", ".toml")}
    frameworks = tuple(yaml.safe_load(f.read_text(encoding="utf-8")) for f in _named(data / "frameworks", ".yaml"))
    return Catalogue(gazetteers, rules, frameworks)
