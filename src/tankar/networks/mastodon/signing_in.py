"""Whose token is it, and what does their server take? (fact sheet, sections 1 and 3)"""

from __future__ import annotations

from tankar.networks.contract import Account, Credentials, Failure, Field, Limits
from tankar.networks.wire import Answer
from tankar.networks.wire.answers import record

from . import records
from .facts import FACTS
from .server import Server


class TokenSignIn:
    """A person pastes the token their server shows under Settings, Development."""

    fields = (Field("address"), Field("token", secret=True))

    def verify(self, credentials: Credentials) -> Account:
        server = Server.of(credentials)
        person = server.ask(server.call("GET", "verify"), records.person)
        domain, limits = instance(server)
        keep = {**credentials.secrets, "token": server.token or "", "account": person.id}
        application = application_name(server)
        if application:
            keep["application"] = application
        return Account(
            network_id=person.id,
            handle=f"@{person.acct}" if "@" in person.acct else f"@{person.acct}@{domain}",
            display_name=person.display_name,
            url=person.url,
            limits=limits,
            keep=Credentials(server.address, keep),
        )


def instance(server: Server) -> tuple[str, Limits]:
    """The server's name, and the limits it tells; Mastodon's own where it tells none."""
    return server.ask(server.call("GET", "instance"), lambda answer: read_instance(server, answer))


def read_instance(server: Server, answer: Answer) -> tuple[str, Limits]:
    told = record(answer.json(), "description of the server")
    domain = told.get("domain")
    configuration = part(told, "configuration")
    statuses, media = part(configuration, "statuses"), part(configuration, "media_attachments")
    types = media.get("supported_mime_types")
    known = FACTS.limits.image_types
    limits = FACTS.limits.adapted(
        {
            "characters": statuses.get("max_characters"),
            "media": statuses.get("max_media_attachments"),
            "image_bytes": media.get("image_size_limit"),
            "image_pixels": media.get("image_matrix_limit"),
            "description": media.get("description_limit"),
            "image_types": [kind for kind in types if kind in known] if isinstance(types, list) else None,
        }
    )
    host = server.address.partition("://")[2]
    return (domain[:200] if isinstance(domain, str) and domain else host), limits


def part(told: dict[str, object], name: str) -> dict[str, object]:
    found = told.get(name)
    return found if isinstance(found, dict) else {}


def application_name(server: Server) -> str | None:
    """The name our posts will carry; a sign to know them by, and no loss when a server does not tell it."""
    try:
        return server.ask(server.call("GET", "app"), read_name)
    except Failure:
        return None


def read_name(answer: Answer) -> str | None:
    name = record(answer.json(), "application").get("name")
    return name[:200] if isinstance(name, str) and name else None
