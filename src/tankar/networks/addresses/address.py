"""What an address on a network says about the account behind it."""

from __future__ import annotations

from dataclasses import dataclass

WEB = "web"
"""The network of every address that belongs to none: any page of the open web."""


@dataclass(frozen=True, slots=True)
class Address:
    """One account, or something of its, however the address was written.

    `network`: "facebook" and so on, or "web". `kind`: the family of names `name` belongs to: "handle", "id",
    "company", "group", "invite" …; "" when the address does not tell, as a LinkedIn post by "x" may be the
    company's or the person's. `name`: as the network compares names; "" when the address names nobody, as a link
    to a post may. `server`: where a network has many. `is_post`: it leads to a post, video or story.
    """

    network: str
    kind: str = ""
    name: str = ""
    is_post: bool = False
    server: str = ""

    @property
    def names_an_account(self) -> bool:
        return bool(self.kind and self.name) or self.network == WEB

    def same_account(self, other: Address) -> bool:
        """Whether both certainly lead to one account. A link to a post counts as its account."""
        mine, theirs = (
            (address.network, address.server, address.kind, address.name) for address in (self, other)
        )
        return self.names_an_account and mine == theirs
