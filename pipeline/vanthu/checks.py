"""Arithmetic and logic over findings. A check explains itself and corrects nothing."""

from __future__ import annotations

from collections.abc import Sequence

from vanthu.catalogue import Catalogue
from vanthu.types import Check, Document, Finding, Outline


def check(document: Document, outline: Outline, findings: Sequence[Finding], catalogue: Catalogue) -> list[Check]:
    """All checks that can be made over `findings`."""
    return []
