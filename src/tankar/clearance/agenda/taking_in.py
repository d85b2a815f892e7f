"""Matters from a file: CSV with a line of headings, from any case register or spreadsheet.

Columns: reference, title_sv, title_fi, body (council, board, committee, office_holder), meets_on, public_from
(2026-11-30 or 30.11.2026), preparer (e-mail), phone, meets_at (18:00 or 18.00). Parted by semicolons or commas, in
UTF-8.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tankar.clearance.agenda.actions.keep_matter import MatterFacts
from tankar.clearance.errors import FileRefused
from tankar.clearance.models import AgendaMatter
from tankar.organisation.models import Person

__all__ = ["COLUMNS", "matters_in"]

COLUMNS = (
    "reference",
    "title_sv",
    "title_fi",
    "body",
    "meets_on",
    "public_from",
    "preparer",
    "phone",
    "meets_at",
)
_NEEDED = COLUMNS[:4]
MOST_BYTES, MOST_LINES = 1024 * 1024, 1000


def matters_in(data: bytes) -> list[MatterFacts]:
    """Every line of the file. Raises `FileRefused` with a sentence for each line that cannot be taken."""
    found: list[MatterFacts] = []
    faults: list[str] = []
    people = {
        one.email.lower(): one for one in Person.objects.filter(is_employee=True, email__in=_mails(data))
    }
    seen: set[str] = set()
    for number, line in _lines(data):
        try:
            facts = _facts(line, people)
            if facts.reference in seen:
                raise ValueError(_("the case number stands in the file twice"))
            seen.add(facts.reference)
            found.append(facts)
        except ValueError as error:
            faults.append(_("Line %(number)s: %(fault)s.") % {"number": number, "fault": error})
    if faults:
        raise FileRefused(faults[:20])
    if not found:
        raise FileRefused([_("The file holds no matters.")])
    return found


def _mails(data: bytes) -> list[str]:
    return [line["preparer"].lower() for _number, line in _lines(data) if line["preparer"]]


def _lines(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    if len(data) > MOST_BYTES:
        raise FileRefused([_("The file is larger than one megabyte. Take it in in parts.")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused(
            [_("The file is not in UTF-8. Save it as “CSV UTF-8” and choose it again.")]
        ) from None
    heading = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in heading else ",")
    missing = [one for one in _NEEDED if one not in (reader.fieldnames or ())]
    if missing:
        raise FileRefused(
            [_("The first line lacks these columns: %(names)s.") % {"names": ", ".join(missing)}]
        )
    for number, line in enumerate(reader, 2):
        if number > MOST_LINES + 1:
            raise FileRefused([_("The file has more than 1,000 lines. Take it in in parts.")])
        told = {name: (line.get(name) or "").strip() for name in COLUMNS}
        if any(told.values()):
            yield number, told


def _facts(line: dict[str, str], people: dict[str, Person]) -> MatterFacts:
    """Raises ValueError with what is wrong, in the reader's language."""
    for name in ("reference", "title_sv", "title_fi"):
        if not line[name]:
            raise ValueError(_("%(name)s is empty") % {"name": name})
    if len(line["reference"]) > 40 or max(len(line["title_sv"]), len(line["title_fi"])) > 200:
        raise ValueError(_("a case number has at most 40 characters, a title 200"))
    if line["body"] not in AgendaMatter.Body.values:
        raise ValueError(_("body must be council, board, committee or office_holder"))
    preparer = people.get(line["preparer"].lower()) if line["preparer"] else None
    if line["preparer"] and preparer is None:
        raise ValueError(_("nobody here has the address %(address)s") % {"address": line["preparer"]})
    return MatterFacts(
        reference=line["reference"],
        title_sv=line["title_sv"],
        title_fi=line["title_fi"],
        body=line["body"],
        meets_on=_day(line["meets_on"]),
        public_from=_day(line["public_from"]),
        preparer=preparer,
        phone=line["phone"][:30],
        meets_at=_time(line["meets_at"]),
    )


def _time(typed: str) -> dt.time | None:
    if not typed:
        return None
    for form in ("%H:%M", "%H.%M"):
        try:
            return dt.datetime.strptime(typed, form).time()  # noqa: DTZ007 - on the wall, of a day of its own
        except ValueError:
            continue
    raise ValueError(_("%(typed)s is no time of day") % {"typed": typed})


def _day(typed: str) -> dt.date | None:
    if not typed:
        return None
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return dt.datetime.strptime(typed, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise ValueError(_("%(typed)s is no day") % {"typed": typed})
