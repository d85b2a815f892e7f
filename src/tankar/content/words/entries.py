"""One line of a list as a person writes it: tidied, or refused with a sentence in their language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from tankar.content.words.catalogue import Entry
from tankar.texts.loading.city import LONGEST, wrong_with

__all__ = ["MOST_LINES", "WrongEntry", "tidied"]

MOST_LINES = 500
_SHORTEST_NUMBER, _LONGEST_NUMBER = 6, 15
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}")
_WEB = re.compile(r"^[a-z]+://|^www\.|[/?#].*$")
_DASHES = re.compile(r"(?<=\w)[-\u2010-\u2015](?=\w)")


class WrongEntry(Exception):
    """`str()`: why the line cannot be used and what to do, in the reader's language."""


def tidied(entry: Entry, line: str) -> str:
    """The line as the rules read it. Raises `WrongEntry`."""
    plain = " ".join(line.split())
    if len(plain) > LONGEST:
        raise WrongEntry(_("It is longer than %(most)s characters.") % {"most": LONGEST})
    if not plain.replace(" ", "").isprintable():
        raise WrongEntry(_("It holds a character that nobody sees. Write it by hand."))
    return _TIDY[entry](plain)


def _word(line: str) -> str:
    # texts are read word by word, and a dash parts words
    line = _DASHES.sub(" ", line)
    if not any(one.isalnum() for one in line):
        raise WrongEntry(_("A word needs letters."))
    if any("*" in part and (part.count("*") > 1 or "*" in part[1:-1]) for part in line.split()):
        raise WrongEntry(_("A word may have one *, first or last in it."))
    if any("*" in part and len(part) < 4 for part in line.split()):
        raise WrongEntry(
            _("With so few letters beside the * it would mean far too many words. Write at least three.")
        )
    if wrong_with(line):
        raise WrongEntry(
            _("Write letters and digits, with spaces between words. Only * may stand beside them.")
        )
    return line


def _phone(line: str) -> str:
    number = re.sub(r"[\s()\u2010-\u2015-]", "", line)
    if number.startswith("00"):
        number = "+" + number[2:]
    elif number.startswith("0"):
        number = "+358" + number[1:]
    digits = number.removeprefix("+")
    right = number.startswith("+") and digits.isascii() and digits.isdigit()
    if not right or not _SHORTEST_NUMBER <= len(digits) <= _LONGEST_NUMBER:
        raise WrongEntry(
            _("Write a telephone number, or the first digits of all numbers of a switchboard: +358 6 828 9.")
        )
    return number


def _address(line: str) -> str:
    if not re.search(r"[^\W\d_]{2}", line) or not re.search(r"\d", line):
        raise WrongEntry(_("Write a street and a number: Salutorget 5."))
    return line.lower()


def _domain(line: str) -> str:
    host = _WEB.sub("", _WEB.sub("", line.lower()))
    if not _HOST.fullmatch(host):
        raise WrongEntry(_("Write a domain: karleby.fi."))
    return host


def _mail(line: str) -> str:
    desk, at, host = line.lower().removeprefix("@").rpartition("@")
    if not _HOST.fullmatch(host) or (at and not re.fullmatch(r"[\w.%+-]+", desk)):
        raise WrongEntry(_("Write a mail address, or the domain behind its @: karleby.fi."))
    return desk + at + host


def _desk(line: str) -> str:
    if not re.fullmatch(r"[\w.+-]{2,40}", line):
        raise WrongEntry(_("Write what stands before the @: biblioteket."))
    return line.lower()


def _tag(line: str) -> str:
    if not re.fullmatch(r"#?\w{2,60}", line):
        raise WrongEntry(_("Write one hashtag as it should be written: #BredareHorisont."))
    return line if line.startswith("#") else f"#{line}"


def _part(line: str) -> str:
    if not re.fullmatch(r"\w{2,40}", line):
        raise WrongEntry(_("Write one word, without spaces and without *."))
    return line


_TIDY: Mapping[Entry, Callable[[str], str]] = {
    Entry.WORD: _word,
    Entry.PHONE: _phone,
    Entry.ADDRESS: _address,
    Entry.DOMAIN: _domain,
    Entry.MAIL: _mail,
    Entry.DESK: _desk,
    Entry.TAG: _tag,
    Entry.PART: _part,
}
