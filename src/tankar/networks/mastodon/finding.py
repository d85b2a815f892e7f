"""Did it get out? Asked of the server, because Mastodon's Idempotency-Key alone is not to be trusted
(fact sheet, section 5: ignored, raced and answered with 500 by one version or another).

1. Without an anchor nothing was ever sent: absent.
2. List our own posts newer than the anchor, page by page to the end. A page that cannot be read, that
   repeats, or one page too many: cannot tell.
3. A post with exactly the pictures we uploaded is ours, even if somebody has edited it since.
4. Otherwise it must have our text, word for word as its source, and our picture descriptions.
   From another application, or edited beyond recognition: cannot tell.
5. Nothing fits: absent, unless the server says that our pictures are no longer free. They are then on a
   post that somebody removed, or too old to be kept, and a person has to look.
"""

from __future__ import annotations

from collections.abc import Collection

from tankar.networks.comparing import plain
from tankar.networks.contract import (
    Absent,
    CannotTell,
    Credentials,
    Done,
    Found,
    Lookup,
    Outgoing,
)

from . import media, records
from .facts import FACTS
from .records import Status
from .server import Server


def look_up(
    server: Server, outgoing: Outgoing, credentials: Credentials, done: Done, taken: Collection[str]
) -> Lookup:
    if "anchor" not in done or "account" not in done:
        return Absent()
    listed = own_since(server, done["account"], done["anchor"])
    if listed is None:
        return CannotTell("The server's list of the account's own posts could not be read to its end.")
    ours = [status for status in listed if status.receipt.network_id not in taken]
    uploads = uploaded_ids(outgoing, done)
    for status in reversed(ours):
        if uploads and {attachment.id for attachment in status.attachments} == uploads:
            return Found(status.receipt)
    alike = [status for status in ours if status.edited or fits(status, outgoing)]
    if len(alike) > FACTS.sources:
        return CannotTell("The account has posted too much since to compare every post.")
    return compared(server, outgoing, credentials, alike) or unposted(server, uploads)


def own_since(server: Server, account: str, anchor: str) -> list[Status] | None:
    """Own posts newer than `anchor`, newest first; None when the end was not reached."""
    found: list[Status] = []
    seen: set[str] = set()
    query = {"limit": str(FACTS.page), "exclude_reblogs": "true"}
    if anchor != "-":
        query["since_id"] = anchor
    for _ in range(FACTS.pages):
        page = server.ask(server.call("GET", "own_statuses", id=account, query=query), records.statuses)
        if not page:
            return found
        ids = {status.receipt.network_id for status in page}
        if anchor in ids or ids & seen:
            return None
        seen |= ids
        found += page
        query["max_id"] = page[-1].receipt.network_id
    return None


def uploaded_ids(outgoing: Outgoing, done: Done) -> set[str]:
    ids = [done.get(f"media:{number}") for number in range(len(outgoing.media))]
    return {media_id for media_id in ids if media_id}


def fits(status: Status, outgoing: Outgoing) -> bool:
    """Whether all but the text is as we sent it."""
    there = sorted(plain(attachment.description) for attachment in status.attachments)
    ours = sorted(plain(media.description) for media in outgoing.media)
    return there == ours and status.in_reply_to == outgoing.in_reply_to


def compared(
    server: Server, outgoing: Outgoing, credentials: Credentials, alike: list[Status]
) -> Lookup | None:
    """The oldest post with our text; a doubt when one comes close; None when none does."""
    doubt: Lookup | None = None
    own_name = credentials.secrets.get("application")
    for status in reversed(alike):
        text = server.ask(server.call("GET", "source", id=status.receipt.network_id), records.source)
        if plain(text) == plain(outgoing.text) and fits(status, outgoing):
            if not own_name or not status.application or status.application == own_name:
                return Found(status.receipt)
            doubt = CannotTell(f"The same text stands there, posted with {status.application[:100]}.")
        elif status.edited:
            doubt = doubt or CannotTell("A newer post has been edited on the network and may be this one.")
    return doubt


def unposted(server: Server, uploads: set[str]) -> Lookup:
    for media_id in sorted(uploads):
        if media.state_of(server, media_id) is media.GONE:
            return CannotTell("The post is not there, but its picture is no longer waiting to be posted.")
    return Absent()
