"""Is this account the city's? One address in, one sentence out.

1. The register knows the account the address leads to, in whichever spelling: yes.
2. It is on another's server or under another name, and could be taken for one of the city's: no, it resembles it.
3. The address hides where it leads: that is said, and nothing else.
4. Else: we do not know. Nobody's account is ever called fake.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from tankar.channels.entry.reading import answered_words
from tankar.channels.entry.section_forms import entry_of
from tankar.channels.filing import key_of
from tankar.channels.models import Channel, Kind
from tankar.interface.times import day_words
from tankar.networks.addresses import Address, canonical, imitated, look_alike
from tankar.networks.addresses.address import WEB
from tankar.organisation.access import today

__all__ = ["LONGEST", "Judged", "Verdict", "verify"]

LONGEST = 2000
# a name of fewer letters says too little to resemble the city's on another network
_TELLING = 6
_SHORT = frozenset(
    {"bit.ly", "t.co", "tinyurl.com", "goo.gl", "is.gd", "ow.ly", "buff.ly", "tiny.cc", "cutt.ly", "rb.gy"}
    | {"rebrand.ly", "t.ly", "v.gd", "lnkd.in", "shorturl.at", "dlvr.it", "trib.al", "qr.page", "linktr.ee"}
    | {"vm.tiktok.com", "vt.tiktok.com", "fb.watch"}
)
# servers that only pass on, and the parameter that says where to
_PASS_ON = {
    "l.facebook.com": "u",
    "lm.facebook.com": "u",
    "l.instagram.com": "u",
    "google.com": "q",
    "youtube.com/redirect": "q",
    "linkedin.com/redir": "url",
    "safelinks.protection.outlook.com": "url",
}


class Judged(StrEnum):
    """What the register says about an address."""

    OFFICIAL = "official"
    RESEMBLES = "resembles"
    HIDDEN = "hidden"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Verdict:
    """`channel`: the city's own, when it is one. `resembles`: the city's account it could be taken for."""

    judged: Judged
    why: str
    channel: Channel | None = None
    resembles: Channel | None = None

    @property
    def official(self) -> bool:
        return self.channel is not None


def verify(given: str) -> Verdict:
    """Judge one address, in the active language. Asks the register and no server."""
    text = given.strip()[:LONGEST]
    own = _own(text)
    if own is not None:
        return _yes(own, None)
    address = canonical(text)
    if address is None:
        words = _(
            "This is not an address on the web. Copy the address from the top of the browser, and try again."
        )
        return Verdict(Judged.UNREADABLE, words)
    channel = _found(address)
    if channel is not None:
        return _yes(channel, address)
    return _hidden(text) or _resembling(text, address) or _unknown()


def _own(text: str) -> Channel | None:
    """The city's own feed, which stands on this very server."""
    try:
        here = urlsplit(settings.CONFIGURATION.public_address)
        there = urlsplit(text if "://" in text else f"{here.scheme}://{text}")
        same = (there.hostname, there.port, there.scheme) == (here.hostname, here.port, here.scheme)
    except ValueError:
        return None
    if not same or there.username is not None:
        return None
    return Channel.objects.select_related("owner_unit", "entry").filter(kind=Kind.OWN).order_by("pk").first()


def _found(address: Address) -> Channel | None:
    if not address.names_an_account:
        return None
    rows = Channel.objects.select_related("owner_unit", "entry").order_by("-is_common", "closes_on", "pk")
    for row in rows.filter(address_key=key_of(address)):
        registered = canonical(row.url)
        if registered is not None and registered.same_account(address):
            return row
    if address.kind == "id" and address.name:
        return rows.filter(network=address.network, account_id=address.name).first()
    return None


def _yes(channel: Channel, address: Address | None) -> Verdict:
    entry = entry_of(channel)
    answered = "" if channel.is_closed(today()) or channel.is_paused else answered_words(entry)
    named = {"unit": channel.owner_unit.name, "answered": answered}
    if channel.is_warned_of:
        words = [
            _("This is the city's: run by %(unit)s.") % named,
            _("But just now somebody else may write there. Trust nothing posted there, and give no details."),
        ]
    elif answered:
        words = [_("Yes – this is the city's: run by %(unit)s, %(answered)s.") % named]
    else:
        words = [_("Yes – this is the city's: run by %(unit)s.") % named]
    if channel.is_closed(today()) and channel.closes_on:
        words.append(
            _("It is no longer in use since %(day)s.") % {"day": day_words(channel.closes_on, year=True)}
        )
    elif channel.is_paused:
        words.append(_("It is paused just now."))
    if address is not None and address.is_post:
        words.append(_("Check that the post itself shows the account's name."))
    return Verdict(Judged.OFFICIAL, " ".join(words), channel)


def _hidden(text: str) -> Verdict | None:
    """Short links and servers that pass on; where a target is told, it is shown for looking at."""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    for server, name in _PASS_ON.items():
        where, _slash, path = server.partition("/")
        if f".{host}".endswith(f".{where}") and parts.path.startswith(f"/{path}"):
            target = parse_qs(parts.query).get(name, [""])[0]
            if target:
                words = _(
                    "We cannot say: this address passes on to another. Paste that one instead: %(target)s"
                )
                return Verdict(Judged.HIDDEN, words % {"target": target[:300]})
    if host in _SHORT:
        words = _(
            "We cannot say: a short link hides where it leads. Open it only if you trust who sent it, and paste the"
            " address that the browser then shows."
        )
        return Verdict(Judged.HIDDEN, words)
    return None


def _resembling(text: str, address: Address) -> Verdict | None:
    copied = imitated(text)
    # what is not in the public register is not shown to whoever types something near it
    rows: Any = Channel.objects.listed().exclude(address_key="").order_by("-is_common", "pk")
    keys = rows.values_list("address_key", "pk")
    ranked = [(rank, pk) for key, pk in keys if (rank := _rank(address, copied, key))]
    if not ranked:
        return None
    _rank_of_it, nearest = min(ranked, key=lambda one: one[0])
    channel = Channel.objects.select_related("owner_unit", "entry").get(pk=nearest)
    shown = channel.url.partition("://")[2].removeprefix("www.").rstrip("/")
    words = _("No – this is not the city's. It resembles %(address)s.") % {"address": shown}
    return Verdict(Judged.RESEMBLES, words, resembles=channel)


def _rank(address: Address, copied: Address | None, key: str) -> int:
    """How near the address comes to a registered account: 0 not at all, else the smaller the nearer.

    1: on a server made to look like the network's. 2: on the same network, under a name that looks alike. 3: on
    another network, under the same or a like name, long enough to tell something.
    """
    network, server, name = key.split("|", 2)
    if copied is not None and copied.network == network and _alike(copied.name, name):
        return 1
    # a page of the open web resembles nothing by its name: only by a server that looks like a network's
    if WEB in (address.network, network) or not _alike(address.name, name):
        return 0
    if (address.network, address.server) == (network, server):
        # the very name would have been found, unless another kind of name is spelt so
        return 2 if address.name.casefold() != name.casefold() else 0
    return 3 if min(len(address.name), len(name)) >= _TELLING else 0


def _alike(name: str, other: str) -> bool:
    return bool(name and other) and (name.casefold() == other.casefold() or look_alike(name, other))


def _unknown() -> Verdict:
    return Verdict(Judged.UNKNOWN, _("We do not know: the address is not in the city's register."))
