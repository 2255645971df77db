"""Text as the old fonts store it: TCVN3 (.VnTime) a byte a letter, VNI a base letter and a mark."""

from __future__ import annotations

import unicodedata

Run = tuple[str, str]  # text as stored, font

# TCVN 5712:1993, the letters of VN3 in the order of their codes (sheet A1–AE, then B5–FE with gaps).
_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_CODES = (
    "A1A2A3A4A5A6A7A8A9AAABACADAEB5B6B7B8B9BBBCBDBEC6C7C8C9CACBCCCECFD0D1D2D3D4D5D6D7D8DCDDDEDFE1E2E3E4E5E6E7E8E9EAEBECEDEE"
    "EFF1F2F3F4F5F6F7F8F9FAFBFCFDFE"
)
TCVN3 = dict(zip(_LETTERS, bytes.fromhex(_CODES).decode("latin-1"), strict=True))

_VNI_BASES = {"ơ": "ô", "ư": "ö", "đ": "ñ"}
_VNI_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
_VNI_MARKED = {
    "â": dict(zip("\u0301\u0300\u0309\u0303\u0323", "áàåãä", strict=True)),
    "ă": dict(zip("\u0301\u0300\u0309\u0303\u0323", "éèúüë", strict=True)),
}
_VNI_WHOLE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def tcvn3(text: str, capitals: bool) -> list[Run]:
    """Runs in .VnTime and, for capitals with a tone and for lines in capitals, .VnTimeH, which shows capitals for lower-case codes.

    >>> tcvn3("Uỷ ban", False)
    [('Uû ban', '.VnTime')]
    >>> tcvn3("BÁO", True)
    [('b¸o', '.VnTimeH')]
    """
    if capitals:
        return [("".join(TCVN3.get(c, c) for c in text.lower()), ".VnTimeH")]
    runs: list[Run] = []
    for char in text:
        high = char.isupper() and char not in TCVN3 and char.lower() in TCVN3
        stored = TCVN3.get(char.lower() if high else char, char)
        font = ".VnTimeH" if high else ".VnTime"
        if runs and runs[-1][1] == font:
            runs[-1] = (runs[-1][0] + stored, font)
        else:
            runs.append((stored, font))
    return runs


def vni(text: str, capitals: bool = False) -> list[Run]:
    """One run in VNI-Times.

    >>> vni("Uỷ ban nhân dân Đường")
    [('Uyû ban nhaân daân Ñöôøng', 'VNI-Times')]
    """
    return [("".join(_vni_letter(c) for c in text), "VNI-Times")]


def _vni_letter(char: str) -> str:
    low = char.lower()
    stored = _VNI_WHOLE.get(low) or _VNI_BASES.get(low) or _vni_composed(low)
    return stored.upper() if char != low else stored


def _vni_composed(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    tone = next((c for c in parts if c in _VNI_TONES), "")
    bare = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else char
    if bare in ("â", "ê", "ô", "ă"):
        shape = "ă" if bare == "ă" else "â"
        mark = _VNI_MARKED[shape][tone] if tone else {"â": "â", "ă": "ê"}[shape]
        return {"â": "a", "ă": "a", "ê": "e", "ô": "o"}[bare] + mark
    if tone:
        return _VNI_BASES.get(bare, bare) + _VNI_TONES[tone]
    return char
