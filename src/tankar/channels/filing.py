"""What is kept beside a channel so that it can be found: the words to search, the account its address names."""

from __future__ import annotations

from tankar.channels.models import Channel, Kind
from tankar.networks.addresses import Address, canonical

__all__ = ["columns_of", "file", "key_of"]


def key_of(address: Address) -> str:
    """The same for all spellings of one account's address, as far as the network and the name tell."""
    return "|".join((address.network, address.server, address.name))[:300]


def columns_of(channel: Channel) -> dict[str, str]:
    """Searched in small letters of every language, since databases disagree about the case of å, ä and ö."""
    names = (channel.name_sv, channel.name_fi, channel.name_en)  # type: ignore[attr-defined]
    words = (*names, channel.network_title, channel.handle, channel.url, channel.former_names)
    address = canonical(channel.url) if channel.url and channel.kind != Kind.OWN else None
    return {
        "search_words": " ".join(word for word in words if word).casefold()[:900],
        "address_key": key_of(address) if address is not None and address.names_an_account else "",
    }


def file(channel: Channel) -> None:
    """Renew both, in the transaction of the caller, after anything they are made of has changed."""
    channel.refresh_from_db()
    columns = columns_of(channel)
    Channel.objects.filter(pk=channel.pk).update(**columns)
    for name, value in columns.items():
        setattr(channel, name, value)
