"""A channel's credentials: in the vault, and nowhere else."""

from __future__ import annotations

from tankar import vault
from tankar.channels.errors import NotConnected
from tankar.channels.models import Channel
from tankar.networks.contract import Credentials
from tankar.vault.errors import Missing

__all__ = ["NotConnected", "credentials_of", "keep", "stored"]

_ADDRESS = "address"


def credentials_of(channel: Channel) -> Credentials:
    """What the connector needs to speak for the channel. Raises NotConnected."""
    try:
        kept = dict(vault.reveal(channel.secret_name))
    except Missing:
        raise NotConnected from None
    return Credentials(kept.pop(_ADDRESS, ""), kept)


def stored(channel: Channel) -> dict[str, str]:
    """What the vault has of a channel, by the names of the network's fields; empty when it was never connected."""
    try:
        return dict(credentials_of(channel).secrets)
    except NotConnected:
        return {}


def keep(channel: Channel, credentials: Credentials) -> None:
    """Put them into the vault, in the transaction of the caller."""
    vault.store(channel.secret_name, {**credentials.secrets, _ADDRESS: credentials.address})
