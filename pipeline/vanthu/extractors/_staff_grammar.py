"""The grammar of counts of people in running text: `Đại học: 15`, `15 người có trình độ đại học`, `trong đó 12 nữ`.

A block becomes a string of marks, one letter each (`C` category, `N` number, `U` people …, see `staff_counts.toml`), and a few regular
expressions over that string are the grammar. What they do not describe is not a count.
"""

from __future__ import annotations

import re

from vanthu.types import value_class

_END = r"(?=$|[s.LEyDSaZcUBmoQ-]|/C|P|C[c-]?[NR]|H[NR])"
_BEGIN = r"(?:^|(?<=[s.cLEDa-])|(?<=[NU]/))"
# "Sở Nội vụ có tổng số", "Viện có tổng biên chế 11 người"
_TOTAL_BEGIN = rf"(?:{_BEGIN}|(?<=H)(?=T|m?C[cH]?[NR]U))"
_CATEGORY = r"(?P<cat>C(?:[QmAHM]{0,3}C){0,2})"
GRAMMAR = re.compile(
    rf"""
    (?P<label>{_TOTAL_BEGIN}(?P<pre>[TmnQDHAMGBSog]{{0,8}}){_CATEGORY}(?P<post>[mngQGBAMo]{{0,8}}|m[mnGxAo]{{2,9}}(?=H|cg)|(?<=mC)[mnGxAo-]{{1,9}}(?=H[NR]U))(?:LU+E)?(?P<link>[c-]?[THg]?n?H?c?|y(?=NU))(?P<num1>[NR])(?:U?{_END}|(?=C(?:$|[s.LEy]))))
  | (?P<number>(?:^|(?<=[s.cLEDaHTZng-])|(?<=[CU]/)|(?<=[sD]m)|(?<=[sD]mm)|(?<=[sD]m[xA]))(?P<num2>[NR])U?[HQmAMS]{{0,4}}(?P<cat2>C(?:[QmAHM]{{0,3}}C){{0,2}})(?P<post2>[mnQAGMoB]{{0,6}})
      (?:(?=$|[s.cLESyDaZ/-])(?!c?[NR])|(?=H[NR])|(?=cNU?[xA])|(?=c[NR]U?C[sa])|(?<=m)(?=N)|(?<=mm)(?=[xAG])))
  | (?P<bare>{_TOTAL_BEGIN}[mnDGAHo]{{0,6}}T[mnGAo]{{0,5}}(?P<barelink>c?H?)(?P<num3>[NR])(?!Cc[NR]U?[xAC])U?{_END})
  | (?P<amount>{_BEGIN}mc(?P<num11>N)U{_END})
  | (?P<named>{_BEGIN}(?:Qm?)?G[mnxAGo]{{0,8}}(?:c?(?P<num13>N)U(?=$|[s.LED])|L(?P<num14>N)UE(?=c)))
  | (?P<listed>^-?[Gmx][mxAaMGV-]{{0,12}}c(?P<num12>N)(?:U|C)?(?=$|[s.]))
  | (?P<org>G[mnxAGo]{{0,6}}H(?P<num4>N)U(?=$|[s.cLEDyZ]))
  | (?P<owned>(?<=[sa])[mGxA][mGxA]{{0,6}}(?P<num15>N)U?C(?=$|[s.LE]))
  | {_BEGIN}n?(?P<party>m[mxAGo]{{0,6}}(?:[Hc]?(?P<num10>N)U|c(?P<num16>N))(?=$|[s.cLEDyZ]))
  | (?P<studying>{_BEGIN}(?:[DHm]c?)?(?P<num5>N)U?[Hm]{{0,2}}S(?=$|[sLE.]))
  | (?P<studying2>{_BEGIN}S[c-]?H?(?P<num6>N)U?(?=$|[sLE.a]))
  | (?P<present>{_BEGIN}m?Hn?(?:cH?|H)?(?P<num9>N)U?(?=$|[s.LEcD]|Hc))
  | (?P<sub>{_BEGIN}(?:[DHm]c?)?(?:B[c-]?H?(?P<num7>N)U?|(?P<num8>N)U?B)(?=$|[sLE.a]))
    """,
    re.VERBOSE,
)
KINDS = (
    "label",
    "number",
    "bare",
    "org",
    "named",
    "studying",
    "studying2",
    "sub",
    "present",
    "party",
    "amount",
    "listed",
    "owned",
)

NUMBERS = tuple(name for name in GRAMMAR.groupindex if name.startswith("num") and name != "number")


@value_class(frozen=True, slots=True)
class Count:
    """One count in a squeezed block: its category's candidates are resolved; places are offsets into the squeezed text."""

    category: str
    value: int
    label: tuple[int, int]
    rule: str
    start: int = 0
    end: int = 0
    unit: str = ""
    status: str = ""
    qualifier: str = ""
    generic: bool = False  # a total without a category of its own
    weak: bool = False
    linked: bool = False  # a colon or a verb stands between label and number
