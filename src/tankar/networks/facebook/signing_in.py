"""Which page is it, and what may be done there? (fact sheet, section 1)

By consent: the person's short token becomes a long one, and that opens the pages they may write on, each with a
token of its own. By what they paste: a page's token, or the token of a system user, which opens its pages alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from tankar.networks.contract import (
    AccessLost,
    Account,
    Consent,
    Credentials,
    Failure,
    Field,
    NotNow,
    Rejected,
)

from . import records
from .facts import FIELDS, LIMITS, RAW
from .records import Page
from .server import Server, Unfinished, base

APP = (Field("app_id"), Field("app_secret", secret=True))


class PageSignIn:
    """A person consents on Facebook's page, or pastes a token. `page` tells which, where a token opens several."""

    fields = (
        Field("address", optional=True),
        Field("page", optional=True),
        Field("token", secret=True),
        Field("app_id", optional=True),
        Field("app_secret", secret=True, optional=True),
    )

    @property
    def by_consent(self) -> PageConsent:
        return PageConsent()

    def verify(self, credentials: Credentials) -> Account:
        server = Server.of(credentials)
        wanted = credentials.secrets.get("page", "").strip()
        pages = [page for page in writable(server) if wanted in ("", page.id, page.username)]
        if len(pages) > 1:
            names = ", ".join(f"{page.name} ({page.id})" for page in pages[:20])
            raise AccessLost(f"The token opens several pages; say which: {names}.")
        page = pages[0] if pages else itself(server)
        if wanted and wanted not in (page.id, page.username):
            raise AccessLost("The token does not open the page that was named.")
        return account_of(credentials, page, page.token or server.token)


@dataclass(frozen=True, slots=True)
class PageConsent:
    fields = (Field("address", optional=True), *APP)

    def begin(self, entered: Credentials, back: str, state: str) -> Consent:
        server = Server.with_token(entered, "")
        if not server.app_id or not server.app_secret:
            raise AccessLost("Consent needs the id and the secret of the city's own app.")
        query = {
            "client_id": server.app_id,
            "redirect_uri": back,
            "state": state,
            "response_type": "code",
            "scope": RAW["oauth"]["scopes"],
        }
        kept = {"app_id": server.app_id, "app_secret": server.app_secret}
        url = f"{server.url('dialog', host='dialog')}?{urlencode(query)}"
        return Consent(url, Credentials(server.address, kept))

    def finish(self, kept: Credentials, back: str, answer: Mapping[str, str]) -> tuple[Account, ...]:
        code = answer.get("code", "")
        if not code:
            raise AccessLost("The person came back without giving consent.")
        asking = Server.with_token(kept, "")
        short = granted(asking, {"redirect_uri": back, "code": code})
        exchange = {"grant_type": "fb_exchange_token", "fb_exchange_token": short}
        server = replace(asking, token=granted(asking, exchange))
        pages = [page for page in writable(server) if page.token]
        if not pages:
            raise AccessLost("The person may not write on any Facebook page.")
        return tuple(account_of(kept, page, page.token or "") for page in pages)


def granted(server: Server, query: Mapping[str, str]) -> str:
    app = {"client_id": server.app_id, "client_secret": server.app_secret}
    call = server.call("GET", "token", query={**app, **query})
    call = replace(call, token=None, query={**app, **query})
    return server.ask(call, records.token)


def writable(server: Server) -> list[Page]:
    """The pages this token opens for writing, each once; none for a token that is a page's own."""
    found: dict[str, Page] = {}
    for page in (*pages_in(server, "accounts", ""), *business_pages(server)):
        may_write = page.tasks is None or RAW["oauth"]["task"] in page.tasks
        if may_write and (page.id not in found or not found[page.id].token):
            found[page.id] = page
    return list(found.values())


def pages_in(server: Server, path: str, id: str) -> Iterator[Page]:
    try:
        yield from server.listing(path, id, {"fields": FIELDS["accounts"]}, records.page)
    except (Rejected, Unfinished):
        # a page's own token opens no list of pages
        return


def business_pages(server: Server) -> Iterator[Page]:
    """Pages a business owns may be missing in the person's own list."""
    try:
        for business in list(server.listing("businesses", "", {"fields": "id"}, records.business)):
            for path in ("owned", "clients"):
                yield from pages_in(server, path, business)
    except NotNow:
        raise
    except (Failure, Unfinished):
        # without the permission for businesses the person's own list is all there is
        return


def itself(server: Server) -> Page:
    return server.ask(server.call("GET", "me", query={"fields": FIELDS["page"]}), records.one_page)


def account_of(credentials: Credentials, page: Page, token: str) -> Account:
    kept = {name: credentials.secrets.get(name, "").strip() for name in ("app_id", "app_secret")}
    kept |= {"page": page.id, "token": token, "page_url": page.url or ""}
    keep = {name: value for name, value in kept.items() if value}
    there = Credentials(base(credentials.address), keep)
    server = Server.of(there)
    return Account(
        network_id=page.id,
        handle=f"@{page.username}" if page.username else page.name,
        display_name=page.name,
        url=page.url or server.shown_at("page"),
        limits=LIMITS,
        keep=there,
        token_until=ends(server),
    )


def ends(server: Server) -> datetime | None:
    """When the page's token, or the right to read with it, ends; None where that cannot be asked."""
    if not (server.app_id and server.app_secret):
        return None
    query = {"input_token": server.token, "access_token": f"{server.app_id}|{server.app_secret}"}
    call = replace(server.call("GET", "debug"), token=None, query=query)
    try:
        return server.ask(replace(call, secrets=(server.token, server.app_secret)), records.ends)
    except Failure:
        return None
