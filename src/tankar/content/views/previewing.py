"""How each post will look on its network: laid out from the network's own facts, so that no template knows one.

1. The words of all its languages run on, as they leave; what stands beyond the fold is behind "see more".
2. Hashtags and addresses are marked where the network marks them.
3. Pictures get the shape that the network cuts them to; several stand as a grid, or one after the other where
   the pictures come before the words.
4. An address becomes a card when no picture takes its place: with the title and the picture that its page names,
   once that was read. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tankar.content.composition import BETWEEN_LANGUAGES, LINK, Picture, Post
from tankar.content.counters import ChannelCount
from tankar.content.draft import Chosen, Draft
from tankar.content.links.page import Page
from tankar.content.media.drafts import DraftMedia
from tankar.networks import registry
from tankar.networks.contract import Look, Shape

__all__ = ["Preview", "Shown", "previews_of", "shown_post"]

_MARK = re.compile(rf"(?P<link>{LINK.pattern})|(?P<tag>(?<![\w&/])#\w*[^\W\d]\w*)")
GRID = 4
UPRIGHT = (9, 16)


@dataclass(frozen=True)
class Piece:
    """Some words and what they are: "" for plain ones, "tag" or "link"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Part:
    """The words of one language: those that show, and those behind the fold."""

    language: str
    seen: Sequence[Piece]
    folded: Sequence[Piece]


@dataclass(frozen=True)
class Frame:
    """One picture or video with the shape it is shown in, width and height, and how many more stand behind it."""

    picture: Picture
    description: str
    width: int
    height: int
    more: int = 0
    medium: DraftMedia | None = None

    @property
    def is_cut(self) -> bool:
        """Does the network show less of it than it holds?"""
        whole = self.picture.width * self.height - self.picture.height * self.width
        return bool(self.picture.width) and abs(whole) > 0.02 * self.picture.height * self.width

    @property
    def length(self) -> str:
        """Of a video: 1.05 minutes and seconds."""
        minutes, seconds = divmod(round(self.picture.seconds), 60)
        return f"{minutes}.{seconds:02}"


@dataclass(frozen=True)
class LinkCard:
    """The card of an address. `page`: what the page says, `None` while nobody has asked."""

    host: str
    path: str
    page: Page | None = None


@dataclass(frozen=True)
class Shown:
    """One post as its network shows it."""

    languages: tuple[str, ...]
    parts: Sequence[Part]
    frames: Sequence[Frame]
    carousel: bool
    card: LinkCard | None
    shape: str
    look: Look

    @property
    def folds(self) -> bool:
        return any(part.folded for part in self.parts)

    @property
    def grid(self) -> int:
        """How many stand in the grid, 1 to 4."""
        return len(self.frames)

    @property
    def is_upright(self) -> bool:
        return self.shape != Shape.POST


@dataclass(frozen=True)
class Preview:
    """One channel with its posts as they will look, and how long they are."""

    channel: Chosen
    network: str
    posts: Sequence[Shown]
    count: ChannelCount


def previews_of(draft: Draft, counts: Sequence[ChannelCount]) -> list[Preview]:
    """One preview a channel, in the order of the channels."""
    media = {one.public_id: one for one in draft.media}
    found = []
    for channel, count in zip(draft.channels, counts, strict=True):
        network = registry.get(channel.network)
        posts = [shown_post(post, network.look, media, draft.pages) for post in draft.posts_on(channel)]
        found.append(Preview(channel, channel.network_title, posts, count))
    return found


def shown_post(
    post: Post,
    look: Look,
    media: Mapping[str, DraftMedia] | None = None,
    pages: Mapping[str, Page] | None = None,
) -> Shown:
    """The post as `look` shows it. `media`: by public id, for pages that show what is stored. `pages`: by address."""
    upright = post.shape != Shape.POST
    carousel = look.media_first and not upright and len(post.pictures) > 1
    return Shown(
        post.languages,
        list(_parts(post, look)),
        _frames(post, look, carousel, upright, media or {}),
        carousel,
        _card(post.link, pages or {})
        if look.link_card and post.link and not post.pictures and not upright
        else None,
        post.shape,
        look,
    )


def _parts(post: Post, look: Look) -> Iterator[Part]:
    left = look.fold if look.fold is not None else len(post.text)
    for language, text in post.texts.items():
        if not text:
            continue
        seen, folded = _at_the_fold(text, max(left, 0))
        yield Part(language, list(_pieces(seen, look)), list(_pieces(folded, look)))
        left -= len(text) + len(BETWEEN_LANGUAGES)


def _at_the_fold(text: str, most: int) -> tuple[str, str]:
    """Cut between two words, at `most` characters."""
    if len(text) <= most:
        return text, ""
    cut = max(text.rfind(" ", 0, most + 1), text.rfind("\n", 0, most + 1))
    cut = most if cut <= 0 else cut
    return text[:cut], text[cut:]


def _pieces(text: str, look: Look) -> Iterator[Piece]:
    at = 0
    for found in _MARK.finditer(text):
        kind = found.lastgroup or ""
        if kind == "tag" and not look.hashtags:
            continue
        if found.start() > at:
            yield Piece("", text[at : found.start()])
        yield Piece(kind, found.group())
        at = found.end()
    if at < len(text):
        yield Piece("", text[at:])


def _frames(
    post: Post, look: Look, carousel: bool, upright: bool, media: Mapping[str, DraftMedia]
) -> list[Frame]:
    described = post.described[:1] if upright else post.described
    shown = described if carousel else described[:GRID]
    frames = []
    for number, (picture, description) in enumerate(shown):
        width, height = (
            UPRIGHT
            if upright
            else _measures(shown[0][0] if carousel else picture, look, len(shown), number, carousel)
        )
        last = number == len(shown) - 1
        frames.append(
            Frame(
                picture,
                description,
                width,
                height,
                len(described) - len(shown) if last else 0,
                media.get(picture.public_id),
            )
        )
    return frames


def _measures(picture: Picture, look: Look, many: int, number: int, carousel: bool) -> tuple[int, int]:
    """Width and height of the frame, in any unit: the picture's own within what the network allows. One after the
    other, all take the shape of the first."""
    if many > 1 and not carousel:
        # of three, the first stands beside the two others
        return (1, 2) if many == 3 and number == 0 else (1, 1) if many != 2 else (4, 5)
    width, height = picture.width or 4, picture.height or 3
    ratio = width / height
    clamped = min(max(ratio, look.narrowest or 0), look.widest or ratio)
    return (width, height) if clamped == ratio else (round(clamped * 1000), 1000)


def _card(link: str, pages: Mapping[str, Page]) -> LinkCard | None:
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    return LinkCard(host, parts.path.rstrip("/"), pages.get(link)) if host else None
