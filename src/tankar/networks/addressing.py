"""The address on a network's own page where a person shares something in their own name.

Nothing but the public link and the words is in it: no token, no mark of who shares, and no way round through us.
"""

from __future__ import annotations

from urllib.parse import quote

from tankar.networks.contract import Network

__all__ = ["SERVER", "share_address"]

# stands for the server a person names themselves, in their own browser: it is never sent to us
SERVER = "{server}"
_ROOM = 1


def share_address(network: Network, words: str, link: str) -> str:
    """ "" where the network has no such page. Words longer than a post there are cut at a word, with a sign."""
    if not network.share:
        return ""
    said = quote(_fitted(network, words, link), safe="")
    return network.share.replace("{words}", said).replace("{link}", quote(link, safe=""))


def _fitted(network: Network, words: str, link: str) -> str:
    count, most = network.limits.count, network.limits.characters
    room = most - count(link) - _ROOM
    if count(words) <= room:
        return words
    # only what is sure to be cut is left out beforehand; then half and half again, for each count reads all of it
    parts = words[: 4 * most].split()
    fits, too_many = 0, len(parts) + 1
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if count(" ".join(parts[:middle]) + " …") <= room:
            fits = middle
        else:
            too_many = middle
    return " ".join(parts[:fits]) + " …" if fits else ""
