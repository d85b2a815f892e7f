"""Put a channel into the register."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction

from tankar.channels import filing
from tankar.channels.actions.change_languages import Languages, refuse_impossible
from tankar.channels.errors import NameMissing, PlatformMissing, UnknownNetwork
from tankar.channels.models import Channel, Kind
from tankar.channels.noting import note
from tankar.networks import registry
from tankar.organisation.access import may
from tankar.organisation.models import Person, Unit

__all__ = ["NewChannel", "register_channel"]

# the two networks that stand for a kind and not for a company
_NETWORK_OF_KIND: dict[str, str] = {Kind.OWN: "feed", Kind.BY_HAND: "by_hand"}


@dataclass(frozen=True)
class NewChannel:
    """What is known of a channel when it is put into the register.

    `network`: id of a network that can be connected, for the kind *connected*; else it follows from the kind.
    `platform`: the network's name in words, for the kind *by hand*. Names in sv, fi and, if there is one, en.
    """

    kind: str
    name_sv: str
    name_fi: str
    owner_unit: Unit
    name_en: str = ""
    network: str = ""
    platform: str = ""
    handle: str = ""
    url: str = ""
    is_common: bool = False
    languages: Languages = field(default_factory=Languages)


def register_channel(person: Person, new: NewChannel) -> Channel:
    """The channel, in the register and in the journal; a connected one still waits for its account.

    Raises PermissionDenied, NameMissing, PlatformMissing, UnknownNetwork, ReasonMissing, OneLanguageOnly.
    """
    if not may(person, "channels.manage"):
        raise PermissionDenied("channels.manage")
    network = _network_of(new)
    if not new.name_sv.strip() or not new.name_fi.strip():
        raise NameMissing
    refuse_impossible(new.languages)
    with transaction.atomic():
        channel = Channel.objects.create(
            kind=new.kind,
            network=network,
            name_sv=new.name_sv.strip(),
            name_fi=new.name_fi.strip(),
            name_en=new.name_en.strip() or None,
            platform=new.platform.strip() if new.kind == Kind.BY_HAND else "",
            handle=new.handle.strip(),
            url=new.url,
            owner_unit=new.owner_unit,
            is_common=new.is_common,
            **new.languages.columns(),
        )
        filing.file(channel)
        # the journal's words are nobody's language: the name as the network says it
        said = channel.platform or registry.get(network).title
        note("registered", channel, person, network=said, kind=channel.kind)
    return channel


def _network_of(new: NewChannel) -> str:
    kind = Kind(new.kind)
    if kind == Kind.BY_HAND:
        return _by_hand(new.platform)
    if kind in _NETWORK_OF_KIND:
        return _NETWORK_OF_KIND[kind]
    try:
        network = registry.get(new.network)
    except KeyError:
        raise UnknownNetwork from None
    if network.signs_in is None:
        raise UnknownNetwork
    return network.id


def _by_hand(platform: str) -> str:
    """The network of that name, with its limits, when Tankar knows it as one cared for by hand; else the general."""
    wanted = platform.strip().casefold()
    if not wanted:
        raise PlatformMissing
    known = (
        one for one in registry.all() if one.signs_in is None and one.id not in _NETWORK_OF_KIND.values()
    )
    return next((one.id for one in known if one.title.casefold() == wanted), _NETWORK_OF_KIND[Kind.BY_HAND])
