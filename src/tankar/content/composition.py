"""What leaves on a channel: the posts an item becomes there.

One function for the counter while typing, the preview, the release and the delivery, so that what was
counted, shown, approved and sent is the same text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["BETWEEN_LANGUAGES", "Picture", "Post", "Way", "headline", "posts_for"]

BETWEEN_LANGUAGES = "\n\n"
BETWEEN_DESCRIPTIONS = " / "


@dataclass(frozen=True)
class Way:
    """How one channel speaks: its languages (the first one first), and whether they share a post."""

    languages: tuple[str, ...]
    together: bool


@dataclass(frozen=True)
class Picture:
    """A picture with its description in each language."""

    sha256: str
    content_type: str
    descriptions: Mapping[str, str]


@dataclass(frozen=True)
class Post:
    """One post as it leaves. `description` is that of the picture, in the post's languages.

    `texts` are the parts of `text` by language, for pages that can show the reader's language alone.
    """

    languages: tuple[str, ...]
    text: str
    texts: Mapping[str, str]
    picture: Picture | None
    description: str


def posts_for(way: Way, texts: Mapping[str, str], picture: Picture | None) -> list[Post]:
    """The posts of one channel, in the order they leave.

    `texts`: language → text for this channel. A language without text gives no post of its own and nothing in
    a common one; whether it may be missing is not decided here.
    """
    groups: Sequence[tuple[str, ...]] = [way.languages] if way.together else [(one,) for one in way.languages]
    posts = []
    for group in groups:
        spoken = tuple(language for language in group if texts.get(language, "").strip())
        if spoken or (picture is not None and group == groups[0]):
            posts.append(_post(spoken or group, texts, picture))
    return posts


def headline(text: str, most: int = 80) -> str:
    """The first line that says something, cut at a word within `most` characters; "" when there is none."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(first) <= most:
        return first
    return (first[: most - 1].rpartition(" ")[0] or first[: most - 1]).rstrip(" ,.;:–-") + "…"


def _post(languages: tuple[str, ...], texts: Mapping[str, str], picture: Picture | None) -> Post:
    parts = {language: texts.get(language, "").strip() for language in languages}
    described = [picture.descriptions.get(language, "").strip() for language in languages] if picture else []
    return Post(
        languages=languages,
        text=BETWEEN_LANGUAGES.join(part for part in parts.values() if part),
        texts=parts,
        picture=picture,
        description=BETWEEN_DESCRIPTIONS.join(part for part in described if part),
    )
