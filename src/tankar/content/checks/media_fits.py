"""Whether the pictures and videos of a draft fit its channels, said before anything leaves."""

from __future__ import annotations

import math
from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tankar.channels.models import Kind
from tankar.content.checks.of_media import of_each
from tankar.content.checks.problem import Problem, Refusing
from tankar.content.draft import Chosen, Draft
from tankar.content.media.drafts import DraftMedia
from tankar.content.models import Asset, Shape

__all__ = ["media_fits"]

MEGABYTE = 1_000_000


def media_fits(draft: Draft) -> Iterator[Problem]:
    yield from of_each(draft, _picture_of)
    for channel in draft.channels:
        most = max((len(post.pictures) for post in draft.posts_on(channel)), default=0)
        if 1 <= channel.limits.media < most:
            yield Problem("too_many_pictures", "picture", _too_many(channel), refused_on=_refusing(channel))
        yield from _mixed(draft, channel)
        yield from _upright(draft, channel)


def _picture_of(medium: DraftMedia, draft: Draft) -> Iterator[Problem]:
    for channel in draft.channels:
        code, sentence = _video_not_taken(medium, channel) if medium.is_video else _not_taken(medium, channel)
        where = f"medium-{medium.public_id}"
        if code:
            yield Problem(code, where, sentence % _numbers(medium, channel), refused_on=_refusing(channel))
        elif _loses_captions(medium, channel):
            filled = _captions_stay() % {"channel": channel.name}
            yield Problem("captions_stay", where, filled, ("PRIN-1",), blocks=False)


def _mixed(draft: Draft, channel: Chosen) -> Iterator[Problem]:
    videos = sum(1 for one in draft.media if one.is_video)
    if videos and len(draft.media) > 1 and channel.limits.video_bytes and not channel.limits.mixes:
        sentence = _("%(channel)s takes either pictures or one video in a post. Leave one kind out.")
        filled = sentence % {"channel": channel.name}
        yield Problem("mixed_media", "picture", filled, refused_on=_refusing(channel))


def _refusing(channel: Chosen) -> Refusing:
    return Refusing(channel.public_id, channel.name)


def _too_many(channel: Chosen) -> str:
    return ngettext(
        "%(channel)s takes %(most)s picture in a post. Remove some, or leave the channel out.",
        "%(channel)s takes %(most)s pictures in a post. Remove some, or leave the channel out.",
        channel.limits.media,
    ) % {"channel": channel.name, "most": channel.limits.media}


def _not_taken(medium: DraftMedia, channel: Chosen) -> tuple[str, str]:
    limits = channel.limits
    width, height = medium.leaving_size
    if limits.media < 1:
        return "picture_not_taken", _("%(channel)s takes no pictures. Leave the picture or the channel out.")
    if medium.content_type not in limits.image_types:
        return "picture_type", _(
            "%(channel)s does not take pictures of this kind. Save the picture as JPEG and choose it again."
        )
    if medium.size > limits.image_bytes:
        return "picture_size", _("The picture is too big a file for %(channel)s. Choose a smaller one.")
    if width * height > limits.image_pixels:
        return "picture_pixels", _(
            "The picture has more pixels than %(channel)s takes. Choose a smaller one."
        )
    return "", ""


def _upright(draft: Draft, channel: Chosen) -> Iterator[Problem]:
    """A story is one picture or one video, a reel one video."""
    if channel.shape == Shape.POST or not channel.limits.shape_seconds:
        return
    names = {"channel": channel.name}
    if len(draft.media) > 1:
        sentence = _(
            "On %(channel)s a story or reel is one picture or one video. Remove the others, or make it a post."
        )
        yield Problem("upright_one", "picture", sentence % names, refused_on=_refusing(channel))
    elif channel.shape == Shape.REEL and draft.media and not draft.media[0].is_video:
        sentence = _("On %(channel)s a reel is a video. Choose one, or make it a post or a story.")
        yield Problem("reel_is_video", "picture", sentence % names, refused_on=_refusing(channel))


def _video_not_taken(medium: DraftMedia, channel: Chosen) -> tuple[str, str]:
    limits = channel.limits
    least, most = limits.seconds_of(channel.shape)
    if not limits.video_bytes:
        return "video_not_taken", _("%(channel)s takes no video. Leave the video or the channel out.")
    if medium.content_type not in limits.video_types:
        return "video_type", _(
            "%(channel)s does not take videos of this kind. Save the video as MP4 and choose it again."
        )
    if medium.size > limits.video_bytes:
        return "video_size", _(
            "The video is %(size)s MB; %(channel)s takes at most %(most_size)s MB. Make it shorter or smaller, or "
            "leave the channel out."
        )
    if most and medium.seconds > most:
        return "video_length", _(
            "The video is %(length)s long; %(channel)s takes at most %(most)s. Make it shorter, or leave the "
            "channel out."
        )
    if medium.seconds < least:
        return "video_short", _(
            "The video is %(length)s long; %(channel)s takes at least %(least)s. Choose a longer one, or make it a "
            "post."
        )
    return "", ""


def _numbers(medium: DraftMedia, channel: Chosen) -> dict[str, str]:
    """What the sentences say: lengths as 1:30, sizes in MB."""
    least, most = channel.limits.seconds_of(channel.shape)
    return {
        "channel": channel.name,
        "length": _clock(medium.seconds),
        "least": _clock(least),
        "most": _clock(most),
        # up for what is too big, down for what is taken: 100.2 MB are never said to be 100
        "size": number_format(-(-medium.size // MEGABYTE), force_grouping=True),
        "most_size": number_format(channel.limits.video_bytes // MEGABYTE, force_grouping=True),
    }


def _clock(seconds: float) -> str:
    minutes, rest = divmod(math.ceil(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _loses_captions(medium: DraftMedia, channel: Chosen) -> bool:
    """On the city's own feed captions always stand beside the video."""
    said = medium.is_video and medium.speech == Asset.Speech.FILE and any(medium.captions.values())
    return said and not channel.limits.captions and channel.kind != Kind.OWN


def _captions_stay() -> str:
    return _(
        "%(channel)s takes no caption file from Tankar: there the video stands without captions. Caption it in the "
        "picture, or add the file on the network when it is out."
    )
