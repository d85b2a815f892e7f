"""The demo's organisation: invented people in a city much like Karleby. Every name here is made up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from tankar.organisation.models import Person, RoleAssignment, Unit, User
from tankar.organisation.roles import Role

__all__ = ["PERSONAS", "People", "address", "make", "make_person", "make_unit"]

# key: (parent's key, Swedish, Finnish, English)
UNITS: dict[str, tuple[str | None, str, str, str]] = {
    "group": (None, "Koncernförvaltning", "Konsernihallinto", "Group administration"),
    "communications": ("group", "Kommunikationsenheten", "Viestintäyksikkö", "Communications unit"),
    "personnel": ("group", "Personalenheten", "Henkilöstöyksikkö", "Human resources"),
    "registry": ("group", "Registratorskontoret", "Kirjaamo", "Registry"),
    "it": ("group", "Dataförvaltningen", "Tietohallinto", "Information management"),
    "business": ("group", "Näringslivsenheten", "Elinkeinoyksikkö", "Business office"),
    "employment": ("group", "Sysselsättningstjänster", "Työllisyyspalvelut", "Employment services"),
    "education": (None, "Bildning", "Sivistys", "Education and culture"),
    "library": ("education", "Stadsbiblioteket", "Kaupunginkirjasto", "City library"),
    "branch_library": ("library", "Kelviå bibliotek", "Kälviän kirjasto", "Kälviä library"),
    "youth": ("education", "Ungdomscentralen Vinge", "Nuorisokeskus Vinge", "Youth Centre Vinge"),
    "museum": ("education", "K.H. Renlunds museum", "K.H. Renlundin museo", "K.H. Renlund Museum"),
    "sports": ("education", "Idrottstjänster", "Liikuntapalvelut", "Sports services"),
    "schools": ("education", "Grundläggande utbildning", "Perusopetus", "Basic education"),
    "oja_school": ("schools", "Öja skola", "Öjan koulu", "Öja school"),
    "early": ("education", "Småbarnspedagogik", "Varhaiskasvatus", "Early childhood education"),
    "urban": (None, "Stadsmiljö", "Kaupunkiympäristö", "Urban environment"),
    "streets": ("urban", "Gator och parker", "Kadut ja puistot", "Streets and parks"),
    "environment": ("urban", "Miljöenheten", "Ympäristöyksikkö", "Environmental unit"),
    "water": (None, "Karleby Vatten", "Kokkolan Vesi", "Kokkola Water"),
}


_REACHED_BY_PHONE = ("marja_liisa", "lars", "heikki", "sirpa", "tove")


@dataclass(frozen=True)
class Figure:
    """One invented person: `roles` are (role, unit's key or None for the whole city)."""

    given_name: str
    family_name: str
    unit: str | None
    language: str = "sv"
    roles: tuple[tuple[Role, str | None], ...] = ()
    is_employee: bool = True
    is_elected: bool = False


@dataclass(frozen=True)
class Persona:
    """A figure one can be with one click on a demo's sign-in page, and what they come for."""

    key: str
    title: str
    comes_for: str


PERSONAS = (
    Persona(
        "marja_liisa",
        _("Marketing and communications manager"),
        _("Sees what is late, decides new profiles, leads when something is running away."),
    ),
    Persona(
        "lars",
        _("Communications officer"),
        _("Writes for the common channels, in Swedish and Finnish, all day."),
    ),
    Persona("aino", _("Librarian, channel manager"), _("Posts from her phone once or twice a week.")),
    Persona("heikki", _("Head of unit, City library"), _("Decides, and arranges cover for July.")),
    Persona("sirpa", _("Preparing office holder"), _("Answers “may this be shared?” in one minute.")),
    Persona(
        "johan", _("Elected official"), _("Asks whether he may share a matter, and finds checked facts.")
    ),
    Persona("outi", _("Occupational safety manager"), _("Takes over the threat cases passed on to her.")),
    Persona("pekka", _("System administrator"), _("Gives roles and keeps the installation going.")),
)

FIGURES: dict[str, Figure] = {
    "marja_liisa": Figure(
        "Marja-Liisa",
        "Tuominen-Öst",
        "communications",
        "fi",
        ((Role.COMMUNICATIONS_MANAGER, None), (Role.COMMUNICATIONS_TEAM, None)),
    ),
    "lars": Figure("Lars", "Snåre-Holm", "communications", "sv", ((Role.COMMUNICATIONS_TEAM, None),)),
    "aino": Figure("Aino", "Rautakoski", "library", "fi", ((Role.CHANNEL_MANAGER, "library"),)),
    "heikki": Figure(
        "Heikki",
        "Kivihalme",
        "library",
        "fi",
        ((Role.HEAD_OF_UNIT, "library"), (Role.SUPERVISOR, "library")),
    ),
    "sirpa": Figure("Sirpa", "Lehtovaara", "education", "fi", ((Role.PREPARING_OFFICE_HOLDER, "education"),)),
    "johan": Figure("Johan", "Björkskog", None, "sv", (), is_employee=False, is_elected=True),
    "outi": Figure("Outi", "Hietaniemi", "personnel", "fi", ((Role.SAFETY_MANAGER, None),)),
    "pekka": Figure("Pekka", "Rantasalo", "it", "fi", ((Role.SYSTEM_ADMINISTRATOR, None),)),
    # employed and elected: chooses as whom to act
    "petra": Figure("Petra", "Sandnabba-Niemelä", "schools", "sv", (), is_elected=True),
    "henrik": Figure(
        "Henrik", "Storbjörk-Aalto", "communications", "sv", ((Role.COMMUNICATIONS_TEAM, None),)
    ),
    "eeva": Figure("Eeva", "Koskivaara", "communications", "fi", ((Role.TRANSLATOR, None),)),
    "camilla": Figure("Camilla", "Nygrund", "library", "sv", ((Role.CHANNEL_MANAGER, "library"),)),
    "jukka": Figure("Jukka", "Lammasoja", "branch_library", "fi"),
    "tove": Figure(
        "Tove",
        "Rönnskär-Palo",
        "education",
        "sv",
        ((Role.SECTOR_MANAGEMENT, "education"), (Role.SUPERVISOR, "education")),
    ),
    "mikko": Figure("Mikko", "Vuorenlahti", "youth", "fi", ((Role.CHANNEL_MANAGER, "youth"),)),
    "annika": Figure(
        "Annika", "Sjöfält", "youth", "sv", ((Role.HEAD_OF_UNIT, "youth"), (Role.SUPERVISOR, "youth"))
    ),
    "raija": Figure("Raija", "Hirsikangas", "museum", "fi", ((Role.HEAD_OF_UNIT, "museum"),)),
    "fredrik": Figure("Fredrik", "Ahlvik-Saari", "museum", "sv", ((Role.CHANNEL_MANAGER, "museum"),)),
    "tiina": Figure("Tiina", "Metsärinne", "sports", "fi", ((Role.CHANNEL_MANAGER, "sports"),)),
    "ville": Figure("Ville", "Pihlajakoski", "sports", "fi", ((Role.HEAD_OF_UNIT, "sports"),)),
    "gunilla": Figure("Gunilla", "Kvarnby", "schools", "sv", ((Role.HEAD_OF_UNIT, "schools"),)),
    "sari": Figure("Sari", "Honkaniitty", "early", "fi", ((Role.HEAD_OF_UNIT, "early"),)),
    "kaj": Figure("Kaj", "Granskog-Mäenpää", "urban", "sv", ((Role.SECTOR_MANAGEMENT, "urban"),)),
    "leena": Figure("Leena", "Kallioranta", "streets", "fi", ((Role.CHANNEL_MANAGER, "streets"),)),
    "bjorn": Figure("Björn", "Västervik-Oja", "environment", "sv", ((Role.HEAD_OF_UNIT, "environment"),)),
    "minna": Figure("Minna", "Vesterlampi", "water", "fi", ((Role.CHANNEL_MANAGER, "water"),)),
    "stefan": Figure("Stefan", "Källström-Lehto", "water", "sv", ((Role.HEAD_OF_UNIT, "water"),)),
    # leads group administration, and with it communications: the unit's half of what concerns the common channels
    "marit": Figure(
        "Marit", "Havsvik-Ketola", "group", "sv", ((Role.HEAD_OF_UNIT, "group"), (Role.SUPERVISOR, "group"))
    ),
    "kirsti": Figure("Kirsti", "Arkkunen", "registry", "fi", ((Role.REGISTRY, None),)),
    "oskar": Figure("Oskar", "Lagerlund-Sarkki", "group", "sv", ((Role.CITY_LAWYER, None),)),
    "hanna": Figure("Hanna", "Tietoniemi", "group", "fi", ((Role.DATA_PROTECTION_OFFICER, None),)),
    "jesper": Figure("Jesper", "Låsbacka", "it", "sv", ((Role.IT_SECURITY, None),)),
    "ulla": Figure("Ulla", "Tarkkasalmi", "group", "fi", ((Role.AUDITOR, None),)),
}


class People:
    """What `make` made: `people["aino"]` is a `Person`, `people.units["library"]` a `Unit`."""

    def __init__(self) -> None:
        self.units: dict[str, Unit] = {}
        self.persons: dict[str, Person] = {}

    def __getitem__(self, key: str) -> Person:
        return self.persons[key]


def address(key: str) -> str:
    """The e-mail address of an invented person: at a domain that cannot exist."""
    return f"{key.replace('_', '-')}@demo.example"


def make(today: dt.date) -> People:
    """Units, people, roles. Nobody has a password: a demo is entered by its personas alone.

    Roles began some years before `today`; one translator's role is about to end.
    """
    people = People()
    for key in UNITS:
        people.units[key] = make_unit(key)
    for key in FIGURES:
        people.persons[key] = make_person(key, since=today - dt.timedelta(days=3 * 365))
    for number, key in enumerate(_REACHED_BY_PHONE):
        Person.objects.filter(pk=people.persons[key].pk).update(phone=f"040 555 02 {number:02}")
    RoleAssignment.objects.filter(role=Role.TRANSLATOR).update(valid_to=today + dt.timedelta(days=30))
    return people


def make_unit(key: str) -> Unit:
    """One unit of the demo with those above it; made once, found again."""
    parent, swedish, finnish, english = UNITS[key]
    unit, _made = Unit.objects.get_or_create(
        name_sv=swedish,
        defaults={
            "name_fi": finnish,
            "name_en": english,
            "parent": make_unit(parent) if parent else None,
        },
    )
    return unit


def make_person(key: str, since: dt.date = dt.date(2021, 8, 23)) -> Person:
    """One invented person with account, unit and roles; made once, found again."""
    figure = FIGURES[key]
    email = address(key)
    found = Person.objects.filter(email=email).first()
    if found:
        return found
    person = Person.objects.create(
        user=User.objects.create_user(email),
        given_name=figure.given_name,
        family_name=figure.family_name,
        email=email,
        is_employee=figure.is_employee,
        is_elected=figure.is_elected,
        unit=make_unit(figure.unit) if figure.unit else None,
        language=figure.language,
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(person=person, role=role, unit=make_unit(unit) if unit else None, valid_from=since)
        for role, unit in figure.roles
    )
    return person
