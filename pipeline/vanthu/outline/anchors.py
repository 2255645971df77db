"""Finding the fixed phrases of head and foot, also where OCR misspelt them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from vanthu.catalogue import Catalogue, Rule
from vanthu.outline.pieces import Piece
from vanthu.text.fold import fold, plain

# What every state paper prints in its head, and how far a misreading of it may be from the print.
_FIXED = {"national_title": "cong hoa xa hoi chu nghia viet nam", "motto": "doc lap - tu do - hanh phuc"}
_NEAR = 78.0
_DEGREE = (
    r"(?:(?i:PGS|GS|TSKH|TS|THS|BS(?:\s?\.?\s?CK)?|DS(?:\s?\.?\s?CK)?|CK|CN|KTS|KS|KTV|YS|ĐD|NHS|YTCC|NSND|NSƯT|NGƯT|NGND|TTND|TTƯT|LS|CVCC|CVC)"
    r"(?:[.\s]?\s?(?:[IVX]{1,3}|[1-3])(?!\w))?(?!\w)\s?[.,/-]?\s?"
    r"|(?i:phó giáo sư|giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|bác s[ĩỹ]|dược s[ĩỹ]|y s[ĩỹ]|điều dưỡng|kỹ sư|cử nhân|luật sư)[.,]?\s){0,5}"
)
_RANK = (
    r"(?:(?i:(?:thượng|trung|thiếu|đại|chuẩn)\s(?:tướng|tá|[úu][ýy]|u[ýỷ])|(?:thượng|trung|hạ)\ss[ĩỹ])(?:\s?QNCN)?[.,:]?\s)?"
)
_ADDRESS = r"(?:(?i:ông|bà|đồng chí|đ/c)\s?[:.]?\s)?"
_DIRT = (
    " .,;:`'’_~|()[]"  # what is left of a signature or seal beside the name, and the brackets that some clerks put around it
)
# A name may have parts with an apostrophe: H'Nga, K'Sor, M'Lô.
_NAME_WORD = re.compile(r"(?:[^\W\d_]{1,2}['’‘`ʼˆ])?[^\W\d_]{1,8}|[^\W\d_]{1,2}['’‘`ʼˆ]")


@dataclass(frozen=True)
class Anchors:
    """The rules of `outline.toml` and `documents.toml` by id, with the vocabularies they are used with."""

    catalogue: Catalogue

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        return {rule.id: rule for name in ("outline", "documents") for rule in self.catalogue.rules[name]}

    def search(self, rule: str, piece: Piece) -> re.Match[str] | None:
        """The first match of a rule in a piece, in the rule's form."""
        found = self.rules[rule]
        form = found.matching
        return found.search(piece.fold if form == "fold" else piece.text if form == "raw" else plain(piece.text))

    def is_(self, rule: str, piece: Piece) -> bool:
        return self.search(rule, piece) is not None

    def fixed(self, name: str, piece: Piece) -> tuple[int, int] | None:
        """Where a fixed phrase stands in a piece, exactly or nearly."""
        match = self.search(name, piece)
        if match:
            return match.span()
        phrase = _FIXED[name]
        if len(piece.fold) < 0.6 * len(phrase):
            return None
        near = fuzz.partial_ratio_alignment(phrase, piece.fold[:120], score_cutoff=_NEAR)
        return (near.dest_start, near.dest_end) if near and near.dest_end - near.dest_start > 0.6 * len(phrase) else None

    @cached_property
    def _kinds(self) -> tuple[str, ...]:
        forms = {fold(form) for entry in self.catalogue.gazetteers["document_types"] for form in entry.forms}
        return tuple(sorted(forms, key=len, reverse=True))

    def kind(self, text: str) -> tuple[int, bool] | None:
        """Where the kind of document ends that a line begins with, and whether it is spelt as known; None when it begins with none."""
        lead = len(text) - len(text.lstrip(" .,:;'-–_|"))
        folded = fold(text[lead:])
        for form in self._kinds if folded.startswith(self._kinds) else ():
            if folded.startswith(form):
                end = lead + len(form)
                rest = text[end : end + 1]
                if not rest.isalnum() or (rest.isupper() and not text[end - 1].isupper()):
                    return end, True
        folded = folded.rstrip(" .,:;'-–_|")
        letters = folded.replace(" ", "")
        near = self._kinds_by_length.get(len(folded), ())
        if letters in self._spaced_kinds or any(Levenshtein.distance(folded, form, score_cutoff=1) <= 1 for form in near):
            return len(text), False
        return None

    @cached_property
    def _long_kinds(self) -> tuple[str, ...]:
        return tuple(form for form in self._kinds if len(form) >= 6)

    @cached_property
    def _kinds_by_length(self) -> Mapping[int, tuple[str, ...]]:
        """For a length in letters, the long kinds that are as long, or longer or shorter by one."""
        found: dict[int, tuple[str, ...]] = {}
        for form in self._long_kinds:
            for length in range(len(form) - 1, len(form) + 2):
                found[length] = (*found.get(length, ()), form)
        return found

    @cached_property
    def _spaced_kinds(self) -> frozenset[str]:
        """The long kinds without blanks, as they are found in a line set with wide letters."""
        return frozenset(form.replace(" ", "") for form in self._long_kinds)

    @cached_property
    def _posts(self) -> re.Pattern[str]:
        forms = {fold(form) for entry in self.catalogue.gazetteers["posts"] for form in entry.forms if len(form) > 2}
        spaced = (r"\s{1,8}".join(map(re.escape, form.split())) for form in sorted(forms, key=len, reverse=True))
        return re.compile(r"(?:p\.\s{0,3})?(?:" + "|".join(spaced) + r")(?!\w)")

    @cached_property
    def _post_forms(self) -> tuple[str, ...]:
        return tuple({fold(form) for entry in self.catalogue.gazetteers["posts"] for form in entry.forms if len(form) > 6})

    def post(self, text: str, *, exact: bool = False) -> int | None:
        """Where the post that `text` begins with ends; None when it begins with none.

        Unless `exact`, a misreading of a whole post (`PHÓ CHÚ TICH`) counts as the post.
        """
        folded = fold(text)
        match = self._posts.match(folded)
        if match or exact:
            return match.end() if match else None
        near = any(Levenshtein.distance(folded, form, score_cutoff=2) <= 1 + (len(form) > 14) for form in self._post_forms)
        return len(text) if near else None

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(plain(form) for entry in self.catalogue.gazetteers["surnames"] for form in entry.forms)

    @cached_property
    def _titles(self) -> re.Pattern[str]:
        return re.compile(rf"^{_ADDRESS}{_DEGREE}{_RANK}{_DEGREE}")

    def name(self, text: str) -> tuple[int, int] | None:
        """Where a person's name stands in `text`, when the text is that name with at most a degree or rank before it."""
        start = len(text) - len(text.lstrip(_DIRT))
        start += match.end() if (match := self._titles.match(text[start:])) else 0
        end = len(text.rstrip(_DIRT))
        words = text[start:end].split()
        minority = self.rules["minority_name"].pattern.match(text[start:end]) is not None
        if not (1 if minority else 2) <= len(words) <= 6 or not all(_NAME_WORD.fullmatch(w) and w[0].isupper() for w in words):
            return None
        parts = [part for word in words for part in re.split(r"['’‘`ʼˆ]", word) if part]
        mixed = all(part[1:].islower() or len(part) == 1 for part in parts)
        capitals = all(part.isupper() for part in parts)
        return (start, end) if (minority or plain(words[0]) in self._surnames) and (mixed or capitals) else None
