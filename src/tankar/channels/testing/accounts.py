"""The city's six accounts as the guideline gives them (CHAN-4), in the register of a test."""

from __future__ import annotations

from tankar.channels import filing
from tankar.channels.models import Channel
from tankar.channels.testing.sample import a_channel

__all__ = ["SIX", "a_listed", "the_six"]

SIX = {
    "facebook": "https://www.facebook.com/Kokkolankaupunki",
    "instagram": "https://www.instagram.com/kokkolakarleby/",
    "x": "https://twitter.com/KokkolaKarleby",
    "linkedin": "https://www.linkedin.com/company/kokkolan-kaupunki-karleby-stad",
    "youtube": "https://www.youtube.com/user/Kokkolankaupunki/",
    "tiktok": "https://www.tiktok.com/@kokkolakarleby?lang=fi-FI",
}


def a_listed(name: str, url: str, **columns: object) -> Channel:
    """A channel cared for by hand, with its address filed."""
    given = {"kind": "by_hand", "network": "by_hand", "platform": "Facebook", **columns}
    channel = a_channel(name, **{"unit": "communications", **given, "url": url})  # type: ignore[arg-type]
    filing.file(channel)
    return channel


def the_six() -> dict[str, Channel]:
    """By the short names above."""
    return {key: a_listed(f"Karleby stad {key}", url, is_common=True) for key, url in SIX.items()}
