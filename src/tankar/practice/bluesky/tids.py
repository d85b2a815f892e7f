"""Record keys made from the time: 13 characters, sortable."""

from __future__ import annotations

import re
from datetime import datetime

ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_TID = re.compile(r"^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$")


def is_tid(text: str) -> bool:
    return bool(_TID.match(text))


def tid(moment: datetime, clock: int = 0) -> str:
    number = int(moment.timestamp() * 1_000_000) << 10 | clock & 1023
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(13)))
