"""What leaves on a channel: the posts an item becomes there.

One function for the counter while typing, the preview, the release and the delivery, so that what was
counted, shown, approved and sent is the same text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["BETWEEN_LANGUAGES", "LINK", "Picture", "Post", "Way", "headline", "links_in", "posts_for"]

BETWEEN_LANGUAGES = "\n\n"
BETWEEN_DESCRIPTIONS = " / "
# the sentence's own last sign is not part of the address
LINK = re.compile(r"https?://[^\s<>\"]+(?<![.,;:!?)”’»])")


@dataclass(frozen=True)
class Way:
    """How one channel speaks: its languages (the first one first), and whether they share a post."""

    languages: tuple[str, ...]
    together: bool


@dataclass(frozen=True)
class Picture:
    """A picture or video as it leaves, with its description in each language.

    `sha256`: of the original; `file`: of what leaves, another one when `crop` (left, top, width, height in
    pixels) cuts a part out. Width and height of what leaves. `language`: of the words in it, "" for none.
    `cover` and `captions` (language → WebVTT) name stored files by their SHA-256.
    """

    sha256: str
    content_type: str
    descriptions: Mapping[str, str]
    file: str = ""
    crop: tuple[int, int, int, int] | None = None
    language: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0
    cover: str = ""
    captions: Mapping[str, str] = field(default_factory=dict)
    public_id: str = ""

    @property
    def leaves(self) -> str:
        """SHA-256 of the file that leaves."""
        return self.file or self.sha256

    @property
    def is_video(self) -> bool:
        return self.content_type.startswith("video/")

    def languages_in(self, languages: Sequence[str]) -> tuple[str, ...]:
        """Which of a post's languages describe it: words in a picture are described in their own."""
        return (self.language,) if self.language else tuple(languages)

    def described(self, languages: Sequence[str]) -> str:
        """Its description in a post of these languages."""
        texts = [self.descriptions.get(one, "").strip() for one in self.languages_in(languages)]
        return BETWEEN_DESCRIPTIONS.join(text for text in texts if text)


@dataclass(frozen=True)
class Post:
    """One post as it leaves. `texts` are the parts of `text` by language, for pages that can show the
    reader's language alone. `pictures` in their order. `shape`: post, story or reel. `link`: the address that may
    be shown as a card beside the words; "" for none."""

    languages: tuple[str, ...]
    text: str
    texts: Mapping[str, str]
    pictures: tuple[Picture, ...] = ()
    shape: str = "post"
    link: str = ""

    @property
    def described(self) -> list[tuple[Picture, str]]:
        """Every picture with its description in this post."""
        return [(one, one.described(self.languages)) for one in self.pictures]


def posts_for(
    way: Way,
    texts: Mapping[str, str],
    pictures: Sequence[Picture] = (),
    shape: str = "post",
    link: str = "",
) -> list[Post]:
    """The posts of one channel, in the order they leave. `link`: shown as a card where the words name none.

    `texts`: language → text for this channel. A language without text gives no post of its own and nothing in
    a common one; whether it may be missing is not decided here. A picture with words in one language goes
    with that language alone.
    """
    groups: Sequence[tuple[str, ...]] = [way.languages] if way.together else [(one,) for one in way.languages]
    posts = []
    for group in groups:
        spoken = tuple(language for language in group if texts.get(language, "").strip())
        shown = [one for one in pictures if one.language in ("", *(spoken or group))]
        if spoken or (shown and group == groups[0]):
            posts.append(_post(spoken or group, texts, shown, shape, link))
    return posts


def headline(text: str, most: int = 80) -> str:
    """The first line that says something, cut at a word within `most` characters; "" when there is none."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(first) <= most:
        return first
    return (first[: most - 1].rpartition(" ")[0] or first[: most - 1]).rstrip(" ,.;:–-") + "…"


def links_in(text: str) -> list[str]:
    """The web addresses that stand in the words, in their order."""
    return LINK.findall(text)


def _post(
    languages: tuple[str, ...], texts: Mapping[str, str], pictures: Sequence[Picture], shape: str, link: str
) -> Post:
    parts = {language: texts.get(language, "").strip() for language in languages}
    text = BETWEEN_LANGUAGES.join(part for part in parts.values() if part)
    return Post(
        languages=languages,
        text=text,
        texts=parts,
        pictures=tuple(pictures),
        shape=shape,
        link=next(iter(links_in(text)), link),
    )
