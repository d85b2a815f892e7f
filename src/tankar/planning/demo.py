"""The demo's calendar: council evenings, school holidays, a quiet day, usual times, plans and ideas. Invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from tankar.channels.models import Channel
from tankar.content.actions.start_idea import start_idea
from tankar.content.actions.start_item import start_item
from tankar.content.changes import Changes
from tankar.organisation.demo import People
from tankar.planning.actions.keep_days import Days, add_days
from tankar.planning.actions.keep_slots import keep_slots
from tankar.planning.actions.move_item import move_item
from tankar.planning.models import Layer
from tankar.planning.moments import at, monday_of
from tankar.work.demo import steady_id

__all__ = ["make"]

# (days after Monday of the week that one plans, time, author, channels, Swedish, Finnish); "": still to be written
PLANS = (
    (
        2, "16:00", "aino", ("library",),
        "Sagostund på onsdag kl. 17.30 i barnavdelningen. Kom som du är, ingen anmälan.",
        "Satutunti keskiviikkona klo 17.30 lastenosastolla. Tule sellaisena kuin olet, ilmoittautumista ei tarvita.",
    ),
    (
        3, "12:00", "lars", ("feed", "city"),
        "Så tänds julgranen på torget på fredag kl. 17: program och omvägar.",
        "Joulukuusi sytytetään torilla perjantaina klo 17: ohjelma ja kiertotiet.",
    ),
    (
        8, "09:00", "lars", ("feed", "city"), "",
        "Joulun aukioloajat yhdellä sivulla: kirjastot, uimahalli, palvelupiste.",
    ),
    (
        9, "16:00", "aino", ("library", "instagram"),
        "Tio böcker att ge bort: bibliotekariernas julklappstips.",
        "Kymmenen kirjaa lahjaksi: kirjastolaisten joululahjavinkit.",
    ),
    (
        10, "12:00", "lars", ("city",),
        "Bokbussens turlista ändras efter nyår. Kolla din hållplats.",
        "Kirjastoauton aikataulu muuttuu vuodenvaihteessa. Tarkista pysäkkisi.",
    ),
)  # fmt: skip
IDEAS = (
    (4, "lars", ("city",), "Vad gör en snöplogsförare klockan fyra på morgonen? En dag i hytten."),
    (11, "aino", ("instagram",), "Lukunurkan uudet tuolit: ennen ja jälkeen -kuva"),
)
SCHOOL = (
    (12, 23, 1, 7, "Jullov", "Joululoma", "Christmas holiday"),
    (2, 22, 2, 28, "Sportlov", "Hiihtoloma", "Ski week"),
    (6, 5, 8, 10, "Sommarlov", "Kesäloma", "Summer holiday"),
    (10, 19, 10, 23, "Höstlov", "Syysloma", "Autumn holiday"),
)
TIMES = {
    "city": [(day, dt.time(hour)) for day in range(5) for hour in (9, 12)],
    "library": [(0, dt.time(16)), (3, dt.time(16))],
    "instagram": [(1, dt.time(16)), (4, dt.time(15))],
}


def make(people: People, channels: Mapping[str, Channel], today: dt.date) -> None:
    """Everything through the actions that people use; the days move with `today`."""
    monday = monday_of(today + dt.timedelta(days=3))
    _days(people, today, monday)
    for key, times in TIMES.items():
        keep_slots(people["marja_liisa"], channels[key], times, None)
    keep_slots(people["marja_liisa"], channels["readers"], [], 0)
    for day, time, author, keys, swedish, finnish in PLANS:
        chosen = {channels[key].public_id: ("", "") for key in keys}
        texts = {one: text for one, text in (("sv", swedish), ("fi", finnish)) if text}
        item = start_item(
            people[author], steady_id(swedish or finnish), Changes(texts=texts, channels=chosen)
        )
        moment = at(_not_past(monday + dt.timedelta(days=day), today), dt.time.fromisoformat(time))
        move_item(people[author], item, None, moment)
    for day, author, keys, words in IDEAS:
        moment = at(_not_past(monday + dt.timedelta(days=day), today), dt.time(9))
        some = [channels[key] for key in keys]
        start_idea(people[author], words, planned_at=moment, channels=some, public_id=steady_id(words))


def _not_past(day: dt.date, today: dt.date) -> dt.date:
    return day if day > today else day + dt.timedelta(days=7)


def _days(people: People, today: dt.date, monday: dt.date) -> None:
    who = people["marja_liisa"]
    evening = Days(
        Layer.COUNCIL, monday, monday, "Fullmäktige", "Kaupunginvaltuusto", "City council", dt.time(18)
    )
    add_days(who, evening, every=4, until=monday + dt.timedelta(weeks=26))
    board = monday + dt.timedelta(weeks=1)
    meeting = Days(
        Layer.COUNCIL, board, board, "Stadsstyrelsen", "Kaupunginhallitus", "City board", dt.time(16)
    )
    add_days(who, meeting, every=2, until=monday + dt.timedelta(weeks=26))
    for first_month, first, last_month, last, *names in SCHOOL:
        begin = dt.date(today.year, first_month, first)
        end = dt.date(today.year + (last_month < first_month), last_month, last)
        if end < today:
            begin, end = (one.replace(year=one.year + 1) for one in (begin, end))
        swedish, finnish, english = names
        add_days(who, Days(Layer.SCHOOL, begin, end, swedish, finnish, english))
    quiet = monday + dt.timedelta(days=12)
    words = ("Minneskonsert i kyrkan, inga glättiga inlägg", "Muistokonsertti kirkossa, ei iloittelua")
    add_days(who, Days(Layer.QUIET, quiet, quiet, *words, "Memorial concert, nothing cheerful"))
