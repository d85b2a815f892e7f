"""What residents read while a channel is paused for some days. The days are written here, never by hand.

So the notice cannot say other days than those that hold: it is made of the pause's own, and the words somebody adds
come after.
"""

from __future__ import annotations

import datetime as dt

from tankar.channels.cover.days import span_words
from tankar.channels.models import Channel

__all__ = ["LONGEST", "contact_words", "here_words", "notice_of"]

LONGEST = 600
_HERE = {
    "sv": "Vi svarar inte här {days}",
    "fi": "Emme vastaa täällä {days}",
    "en": "We do not answer here {days}",
}
_CONTACT = {
    "sv": "Fråga oss så länge: {0}.",
    "fi": "Kysy sillä välin: {0}.",
    "en": "Meanwhile, ask us at {0}.",
}


def notice_of(code: str, first: dt.date, last: dt.date, words: str) -> str:
    """`words`: what somebody added, may be nothing. A sentence ends with the days' own full stop."""
    return f"{here_words(code, first, last)} {words.strip()}".strip()[:LONGEST]


def here_words(code: str, first: dt.date, last: dt.date) -> str:
    """The sentence with the days alone."""
    return _HERE[code].format(days=span_words(first, last))


def contact_words(channel: Channel, code: str) -> str:
    """Where residents can ask meanwhile, as the register says; "" where it says nothing."""
    return _CONTACT[code].format(channel.contact) if channel.contact else ""
