"""Form fields of a Word file, which show something that is not among its characters."""

from __future__ import annotations

from lxml import etree

from vanthu.readers.docx_styles import VAL, W, is_on


def form_field(field: etree._Element) -> str:
    """What a check box or a drop-down list shows at `<w:fldChar>`; empty for other fields."""
    box = field.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(W + "checked")
        state = state if state is not None else box.find(W + "default")
        return "☒" if state is not None and is_on(state) else "☐"
    choices = field.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
    chosen = choices.find(W + "result")
    text = chosen.get(VAL, "0") if chosen is not None else "0"
    return entries[int(text)] if text.isdigit() and int(text) < len(entries) else ""
