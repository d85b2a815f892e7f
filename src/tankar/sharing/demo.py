"""The demo's page Share in mid-life: five kits of which one is over, three people to ask, partners, and leave that was
taken back with what is still to be taken down. All of it invented.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tankar.content.leaves.actions.keep_leave import ask_for_leave, give_leave
from tankar.content.leaves.actions.withdraw_leave import withdraw_leave
from tankar.content.models import Asset, Item, Leave
from tankar.organisation.demo import People
from tankar.organisation.models import Person
from tankar.publishing.models import Delivery, TakeDown
from tankar.publishing.takedowns.actions.end_takedown import say_taken_down
from tankar.sharing.actions.make_kit import posts_out
from tankar.sharing.actions.offer_kit import offer
from tankar.sharing.experts.actions.keep_profile import keep_profile
from tankar.sharing.experts.actions.look_after_profiles import look_after_profiles
from tankar.sharing.experts.actions.show_profile import list_profile
from tankar.sharing.partners.keep_partner import keep_partner
from tankar.sharing.partners.reading import named_networks

__all__ = ["make_sharing"]

_A_YEAR = 368 * 24
_KITS = 5
# key of the person, for journalists too, (work, topics) in Swedish and Finnish, languages
_EXPERTS = (
    (
        "bjorn",
        True,
        ("Leder miljöenheten", "Gatudamm\nLuftkvalitet\nSimvatten"),
        ("Johtaa ympäristöyksikköä", "Katupöly\nIlmanlaatu\nUimavesi"),
        " sv  fi  en ",
    ),
    (
        "minna",
        True,
        ("Driftsansvarig, Karleby Vatten", "Vattenavbrott\nFrusna rör"),
        ("Käyttövastaava, Kokkolan Vesi", "Vesikatkot\nJäätyneet putket"),
        " fi  sv ",
    ),
    (
        "jukka",
        False,
        ("Bibliotekarie, Kelviå", "Bokbussen\nLäsning för barn"),
        ("Kirjastonhoitaja, Kälviä", "Kirjastoauto\nLasten lukeminen"),
        " fi ",
    ),
)
_PARTNERS = (
    (
        "Skärgårdslyktan r.f.",
        "Guidar ute på ön",
        {"Facebook": "@skargardslyktan", "Instagram": "@skargardslyktan"},
    ),
    (
        "Merituulen Näyttämö ry",
        "Esittää kesällä",
        {"Facebook": "@merituulennayttamo", "TikTok": "@merituuli"},
    ),
    ("Norrviks Körer r.f.", "Lucia och vinterns konserter", {"Mastodon": "@korer@kultur.example"}),
    ("Lumikenkäkerho ry", "Talviretket", {"Instagram": "@lumikenkakerho", "Bluesky": "@lumikenka.example"}),
)


def make_sharing(people: People, today: dt.date, at: Callable[[int], None]) -> None:
    """`at` moves the demo's clock to so many hours before now."""
    for key, public, swedish, finnish, spoken in _EXPERTS:
        at(_A_YEAR if key == "bjorn" else 30 * 24)
        _profile(people[key], swedish, finnish, spoken, public=public)
    at(26)
    # his has stood for a year: it waits on his page
    look_after_profiles()
    at(12 * 24)
    ids = {title: network for network, title in named_networks()}
    for name, about, handles in _PARTNERS:
        there = {ids[title]: handle for title, handle in handles.items() if title in ids}
        keep_partner(people["lars"], None, name=name, about=about, handles=there)
    _kits(people["lars"], today, at)
    _taken_back(people["lars"], today, at)


def _profile(
    person: Person, swedish: tuple[str, str], finnish: tuple[str, str], spoken: str, *, public: bool
) -> None:
    facts = {
        "work_sv": swedish[0],
        "topics_sv": swedish[1],
        "work_fi": finnish[0],
        "topics_fi": finnish[1],
        "spoken": spoken,
        "email": person.email,
        "phone": "",
        "links": [],
        "is_public": public,
    }
    list_profile(person, keep_profile(person, facts))


def _kits(lars: Person, today: dt.date, at: Callable[[int], None]) -> None:
    """The newest that are out in both languages; the oldest of them was good to share until three days ago."""
    released = Item.objects.filter(state=Item.State.RELEASED, deliveries__state="delivered").distinct()
    chosen = []
    for item in released.order_by("-pk")[:40]:
        texts = {language for post in posts_out(item) for language, text in post.texts.items() if text}
        if {"sv", "fi"} <= texts:
            chosen.append(item)
        if len(chosen) == _KITS:
            break
    for number, item in enumerate(reversed(chosen)):
        at((_KITS - number) * 24 + 60)
        over = number == 0
        offer(lars, item, today - dt.timedelta(days=3) if over else today + dt.timedelta(days=7 + 5 * number))


def _taken_back(lars: Person, today: dt.date, at: Callable[[int], None]) -> None:
    """Somebody who showed in a picture has phoned: it is stopped everywhere; one channel is still to take it down."""
    shown = (
        Delivery.objects.posts().filter(state="delivered", files__isnull=False).exclude(channel__kind="own")
    )
    post = shown.exclude(item__kit__isnull=False).order_by("pk").first()
    if post is None:
        return
    asset = Asset.objects.filter(sha256__in=[one["sha256"] for one in post.media]).first()
    if asset is None:
        return
    at(40 * 24)
    leave = ask_for_leave(lars, {"who": "Testi Lupalainen, 040 000 0000"}, [asset])
    facts = {
        "purposes": [Leave.Purpose.CITY],
        "how": Leave.How.PAPER,
        "kept_where": "Mapp 3, kommunikationen",
        "until": today + dt.timedelta(days=200),
    }
    give_leave(lars, leave, facts)
    at(20)
    withdraw_leave(lars, leave, "Ringde i går.")
    at(19)
    still = TakeDown.objects.filter(state=TakeDown.State.OPEN).order_by("-delivery__channel__is_common", "pk")
    for takedown in still[1:]:
        say_taken_down(lars, takedown)
