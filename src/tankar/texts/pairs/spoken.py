"""Numbers in words, as Swedish and Finnish bend them: trettionde, tjugofem, seitsemännen, kahdeksantoista.

Read generously: such a number is only there for the other language to find.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["value_of"]

SWEDISH = {
    word: number
    for number, said in (
        (1, "ett en första"), (2, "två andra"), (3, "tre tredje"), (4, "fyra fjärde"), (5, "fem femte"),
        (6, "sex sjätte"), (7, "sju sjunde"), (8, "åtta åttonde"), (9, "nio nionde"), (10, "tio tionde"),
        (11, "elva elfte"), (12, "tolv tolfte"), (13, "tretton trettonde"), (14, "fjorton fjortonde"),
        (15, "femton femtonde"), (16, "sexton sextonde"), (17, "sjutton sjuttonde"), (18, "arton artonde"),
        (19, "nitton nittonde"), (20, "tjugo tjugonde"), (30, "trettio trettionde"), (40, "fyrtio fyrtionde"),
        (50, "femtio femtionde"), (60, "sextio sextionde"), (70, "sjuttio sjuttionde"), (80, "åttio åttionde"),
        (90, "nittio nittionde"), (100, "hundra etthundra hundrade"), (1000, "tusen ettusen tusende"),
    )
    for word in said.split()
}  # fmt: skip
SWEDISH_TENS = re.compile(r"(tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)(\w{2,7})")
# the longer first: kahdeksan is not kahde
FINNISH = re.compile(
    r"(kahdeks|yhdeks|seitsem|ensimmäi|toise|toinen|yks|yhde|yht|kaks|kahde|kaht|kolm|nelj|viis|viid|viit|kuus|kuude"
    r"|kuut|kymmen|sata|sada|satoja)(\w{0,20})"
)
VALUES = {
    "kahdeks": 8, "yhdeks": 9, "seitsem": 7, "ensimmäi": 1, "toise": 2, "toinen": 2, "yks": 1, "yhde": 1, "yht": 1,
    "kaks": 2, "kahde": 2, "kaht": 2, "kolm": 3, "nelj": 4, "viis": 5, "viid": 5, "viit": 5, "kuus": 6, "kuude": 6,
    "kuut": 6, "kymmen": 10, "sata": 100, "sada": 100, "satoja": 100,
}  # fmt: skip


@lru_cache(maxsize=4096)
def value_of(word: str) -> int | None:
    """The number that a word in small letters says."""
    if word in SWEDISH:
        return SWEDISH[word]
    if tens := SWEDISH_TENS.fullmatch(word):
        units = SWEDISH.get(tens[2])
        return SWEDISH[tens[1]] + units if units and units < 10 else None
    found = FINNISH.match(word)
    return _finnish(VALUES[found[1]], found[2]) if found else None


def _finnish(value: int, rest: str) -> int:
    if "toist" in rest and value < 10:
        return value + 10
    if "kymmen" in rest and value < 10:
        units = FINNISH.match(rest[rest.index("kymmen") + 8 :])
        return 10 * value + (VALUES[units[1]] if units and VALUES[units[1]] < 10 else 0)
    return value
