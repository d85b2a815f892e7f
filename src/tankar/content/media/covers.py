"""A picture of one's own as a video's cover.

1. A part of the picture is cut out in the video's shape, since networks show the cover in the video's place.
2. What is smaller than a network shows is refused with its measures; what is bigger is made smaller.
3. The part is stored as a JPEG by its own SHA-256 at once: what is approved is this file, and it is what leaves.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image

from tankar.content.errors import PictureRefused
from tankar.content.leaves.covering import covered_of
from tankar.content.media.cropping import WHOLE, Frame, part_of, standing_of
from tankar.content.media.drafts import media_of
from tankar.content.media.pictures import Crop, store_picture
from tankar.content.media.store import Stored, open_original
from tankar.content.models import Asset, CoverCut, Item
from tankar.work import clock

__all__ = ["LEAST_SIDE", "MOST_SIDE", "Cut", "cut_cover", "frame_of_cover", "leave_holds_back"]

# pixels of the longer side: what a network shows across a page, unless the video itself is smaller
LEAST_SIDE = 640
MOST_SIDE = 1920


@dataclass(frozen=True)
class Cut:
    """Where the picture was cut, and SHA-256 of the part."""

    crop: Crop
    file: str


def cut_cover(picture: Stored | Asset, video: Asset, frame: Frame = WHOLE) -> Cut:
    """The part `frame` in the video's shape, stored. Raises `PictureRefused`. Not for use in a transaction."""
    crop = part_of((video.width, video.height), frame, picture.width, picture.height)
    left, top, width, height = crop
    least = min(LEAST_SIDE, max(video.width, video.height))
    if max(width, height) < least:
        raise PictureRefused("too_small", _too_small(width, height, least))
    with open_original(picture.sha256) as file, Image.open(file) as opened:
        opened.load()
        part = opened.crop((left, top, left + width, top + height))
    part.thumbnail((MOST_SIDE, MOST_SIDE))
    return Cut(crop, store_picture(part).sha256)


def _too_small(width: int, height: int, least: int) -> str:
    sentence = _(
        "The picture is too small for a cover: in the video's shape it is %(width)s × %(height)s pixels, and its "
        "longer side must have at least %(least)s. The cover is as it was. Choose a bigger picture, or one whose "
        "shape is more like the video's."
    )
    return sentence % {"width": width, "height": height, "least": least}


def frame_of_cover(video: Asset) -> Frame:
    """How the cover was cut from its picture: what the form shows."""
    picture = video.cover_from
    if picture is None:
        return WHOLE
    cut = CoverCut.objects.filter(video=video, picture=picture, file=video.cover).first()
    if cut is None:
        return WHOLE
    left, top, width, height = cut.crop
    shape = (video.width, video.height)
    return standing_of((left, top, width, height), shape, picture.width, picture.height)


def leave_holds_back(item: Item, covers: Collection[str], channel: str) -> bool:
    """May something of the item not, or no longer, be published on the channel with this public id? `covers`: SHA-256
    of those that would leave, which the video may have exchanged since they were approved."""
    if any(one.leave_ended or not one.covered.lets(channel) for one in media_of(item)):
        return True
    if not covers:
        return False
    today = clock.local(clock.now()).date()
    cuts = CoverCut.objects.filter(video__media__item=item, file__in=covers).select_related("picture")
    pictures = [one.picture for one in cuts.prefetch_related("picture__leaves__channels")]
    return any(one.leave_has_ended(today) or not covered_of(one).lets(channel) for one in pictures)
