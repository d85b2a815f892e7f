"""How long the posts are, counted as each network counts what really leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tankar.content.draft import Draft

__all__ = ["ChannelCount", "PostCount", "counts_of"]


@dataclass(frozen=True)
class PostCount:
    """One post: `used` of `limit`, as its network counts characters."""

    languages: tuple[str, ...]
    used: int
    limit: int

    @property
    def over(self) -> bool:
        return self.used > self.limit


@dataclass(frozen=True)
class ChannelCount:
    """The posts of one channel, in the order they leave."""

    channel: str
    name: str
    posts: tuple[PostCount, ...]

    @property
    def over(self) -> bool:
        return any(post.over for post in self.posts)

    @property
    def sentence(self) -> str:
        """ "812/2 200", or "two posts, 231 and 264/500"; "nothing yet" when nothing would leave."""
        used = [number_format(post.used, force_grouping=True) for post in self.posts]
        if not used:
            return _("nothing yet")
        limit = number_format(self.posts[0].limit, force_grouping=True)
        if len(used) == 1:
            return f"{used[0]}/{limit}"
        return _("two posts, %(first)s and %(second)s/%(limit)s") % {
            "first": used[0],
            "second": used[1],
            "limit": limit,
        }


def counts_of(draft: Draft) -> Sequence[ChannelCount]:
    """One count for each chosen channel."""
    return [
        ChannelCount(
            channel.public_id,
            channel.name,
            tuple(
                PostCount(post.languages, channel.limits.count(post.text), channel.limits.characters)
                for post in draft.posts_on(channel)
            ),
        )
        for channel in draft.channels
    ]
