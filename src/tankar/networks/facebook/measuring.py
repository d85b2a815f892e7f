"""Figures Facebook tells (fact sheet, section 8). Each is asked for alone: one whose name has ended spoils no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tankar.networks.contract import Credentials, Reason, Rejected
from tankar.networks.incoming import Definition, Figure, Indicator, Period
from tankar.networks.wire import Call

from . import records
from .facts import FIELDS, RAW
from .posting import page_of
from .server import Server

_PAGE: Mapping[str, str] = RAW["measures"]["page"]
_POST: Mapping[str, str] = RAW["measures"]["post"]
_COUNTED = (Indicator.COMMENTS, Indicator.SHARES, Indicator.REACTIONS)
_NOT_TOLD = "Facebook does not tell this figure."


class Figures:
    of_account = (
        Definition(Indicator.FOLLOWERS, Period.NOW, "followers_count"),
        *(Definition(Indicator(name), Period.DAY, source) for name, source in _PAGE.items()),
    )
    of_post = (
        *(Definition(one, Period.NOW, one.value) for one in _COUNTED),
        *(Definition(Indicator(name), Period.NOW, source) for name, source in _POST.items()),
    )

    def account(self, credentials: Credentials) -> tuple[Figure, ...]:
        server = page_of(credentials)
        call = server.call("GET", "node", id=server.page, query={"fields": FIELDS["page_figures"]})
        counts = server.ask(call, records.page_counts)
        first, *rest = self.of_account
        return (
            _figure(server, first, counts["followers_count"]),
            *(_asked(server, one, server.page, {"period": "day"}) for one in rest),
        )

    def posts(self, credentials: Credentials, ids: Sequence[str]) -> Mapping[str, tuple[Figure, ...]]:
        server = page_of(credentials)
        found = {}
        for post in ids[:100]:
            call = server.call("GET", "node", id=post, query={"fields": FIELDS["figures"]})
            try:
                counts = server.ask(call, records.post_counts)
            except Rejected:
                continue
            found[post] = tuple(
                _figure(server, one, counts[one.indicator.value])
                if one.indicator in _COUNTED
                else _asked(server, one, post, {})
                for one in self.of_post
            )
        return found


def _asked(server: Server, definition: Definition, id: str, query: Mapping[str, str]) -> Figure:
    call: Call = server.call("GET", "insights", id=id, query={"metric": definition.source, **query})
    try:
        return _figure(server, definition, server.ask(call, records.insight))
    except Rejected as refused:
        why = refused.detail if refused.reason is not Reason.OTHER else _NOT_TOLD
        return Figure(definition, None, server.wire.now(), why)


def _figure(server: Server, definition: Definition, value: int | None) -> Figure:
    return Figure(definition, value, server.wire.now(), "" if value is not None else _NOT_TOLD)
