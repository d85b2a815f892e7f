"""The demo's channels: the city's feed, two Mastodon accounts, and those cared for by hand. All invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tankar.channels.actions.assign_manager import assign_manager
from tankar.channels.actions.change_languages import Languages
from tankar.channels.actions.connect_channel import connect_channel
from tankar.channels.actions.register_channel import NewChannel, register_channel
from tankar.channels.models import Channel, Kind, LanguagePolicy, WayOut
from tankar.networks import registry
from tankar.networks.contract import Credentials
from tankar.organisation.access import today
from tankar.organisation.demo import People

__all__ = ["Connect", "make"]

# Opens the account on the practice network and gives what a person would enter to connect it.
Connect = Callable[[Channel, str], Credentials]


@dataclass(frozen=True)
class Figure:
    """One channel of the demo: `account` is the user name on the practice network, for a connected one."""

    kind: Kind
    names: tuple[str, str, str]
    unit: str
    languages: Languages
    manager: str
    deputy: str | None = None
    platform: str = ""
    account: str = ""
    handle: str = ""
    url: str = ""
    is_common: bool = False


FIGURES = (
    Figure(
        Kind.OWN,
        ("Karleby stads flöde", "Kokkolan kaupungin syöte", "The city's feed"),
        "communications",
        Languages(first="sv"),
        "lars",
        # the library's news stand in the city's own feed too: she puts them there herself
        "aino",
        is_common=True,
    ),
    Figure(
        Kind.CONNECTED,
        ("Karleby stad", "Kokkolan kaupunki", "City of Karleby"),
        "communications",
        Languages(first="fi"),
        "lars",
        "henrik",
        account="karlebystad",
        is_common=True,
    ),
    Figure(
        Kind.CONNECTED,
        ("Stadsbiblioteket", "Kaupunginkirjasto", "City library"),
        "library",
        Languages(way_out=WayOut.TWO_POSTS, first="sv"),
        "aino",
        "camilla",
        account="stadsbiblioteket",
    ),
    Figure(
        Kind.BY_HAND,
        ("Stadsbibliotekets Instagram", "Kaupunginkirjaston Instagram", "City library on Instagram"),
        "library",
        Languages(first="sv"),
        "aino",
        platform="Instagram",
        handle="@bibban.kirjasto.exempel",
    ),
    Figure(
        Kind.BY_HAND,
        ("Björkhagens läsecirkel", "Koivuhaan lukupiiri", "Koivuhaka reading club"),
        "library",
        Languages(
            LanguagePolicy.FINNISH,
            "Lukupiiri lukee ja keskustelee suomeksi; ruotsinkielisellä lukupiirillä on oma kanavansa.",
            WayOut.ONE_LANGUAGE,
            "fi",
        ),
        "aino",
        platform="WhatsApp",
        handle="Koivuhaan lukupiiri",
    ),
    Figure(
        Kind.BY_HAND,
        ("Sagostund på svenska", "Ruotsinkielinen satutunti", "Story hour in Swedish"),
        "library",
        Languages(
            LanguagePolicy.SWEDISH,
            "Sagostunden hålls på svenska; de finska sagostunderna berättas om i bibliotekets egna kanaler.",
            WayOut.ONE_LANGUAGE,
            "sv",
        ),
        "aino",
        platform="Facebook",
        handle="Sagostund i exempelbiblioteket",
    ),
)


def make(people: People, connect: Connect) -> list[Channel]:
    """The channels in the register, connected and with their managers, in the order of `FIGURES`.

    `connect(channel, user_name)` opens the account on the practice network; called outside any transaction.
    """
    return [_make(figure, people, connect) for figure in FIGURES]


def _make(figure: Figure, people: People, connect: Connect) -> Channel:
    swedish, finnish, english = figure.names
    channel = register_channel(
        people["lars"],
        NewChannel(
            kind=figure.kind,
            name_sv=swedish,
            name_fi=finnish,
            name_en=english,
            owner_unit=people.units[figure.unit],
            network=_first_connectable() if figure.kind == Kind.CONNECTED else "",
            platform=figure.platform,
            handle=figure.handle,
            url=figure.url,
            is_common=figure.is_common,
            languages=figure.languages,
        ),
    )
    assign_manager(people["lars"], channel, people[figure.manager], today())
    if figure.deputy:
        assign_manager(people["lars"], channel, people[figure.deputy], today(), is_deputy=True)
    if figure.account:
        credentials = connect(channel, figure.account)
        entered = {**credentials.secrets, "address": credentials.address}
        connect_channel(people["marja_liisa"], channel, entered)
    channel.refresh_from_db()
    return channel


def _first_connectable() -> str:
    return next(network.id for network in registry.all() if network.signs_in is not None)
