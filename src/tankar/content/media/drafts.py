"""The pictures and videos of a draft, frozen: what checks, counters and previews read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from tankar.content.composition import Picture
from tankar.content.leaves.covering import Covered, covered_of, note_of
from tankar.content.media.pictures import Crop
from tankar.content.models import Asset, Item, Leave, Medium
from tankar.work import clock

__all__ = ["CoverPicture", "DraftMedia", "draft_medium", "media_of"]


@dataclass(frozen=True)
class CoverPicture:
    """The picture that a video's cover was cut from; the fields mean what `Asset` says they mean."""

    asset: str
    title: str = ""
    source: str = ""
    people: str = ""
    leave_note: str = ""
    leave_until: dt.date | None = None
    leave_ended: bool = False
    covered: Covered = field(default_factory=Covered)


@dataclass(frozen=True)
class DraftMedia:
    """A picture or video of a draft. Width and height in pixels of the original, size in bytes, length in
    seconds (0: a picture); the fields mean what `Asset` and `Medium` say they mean.

    `leave_ended`: those who show no longer let it be published. `covered`: for what and where they did. `shared`: it
    lies in the picture library, where its source and the answer about people are changed. `cover_picture`: nothing
    where the cover is a still.
    """

    public_id: str
    sha256: str
    content_type: str
    width: int
    height: int
    size: int
    source: str = ""
    people: str = ""
    leave_note: str = ""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    crop: Crop | None = None
    file: str = ""
    seconds: float = 0
    speech: str = ""
    cover: str = ""
    captions: Mapping[str, str] = field(default_factory=dict)
    leave_until: dt.date | None = None
    leave_ended: bool = False
    covered: Covered = field(default_factory=Covered)
    shared: bool = False
    asset: str = ""
    title: str = ""
    cover_picture: CoverPicture | None = None

    @property
    def is_video(self) -> bool:
        return self.content_type.startswith("video/")

    @property
    def leaving_size(self) -> tuple[int, int]:
        """Width and height of what leaves."""
        return (self.crop[2], self.crop[3]) if self.crop else (self.width, self.height)

    @property
    def picture(self) -> Picture:
        """As it leaves."""
        width, height = self.leaving_size
        return Picture(
            sha256=self.sha256,
            content_type=self.content_type,
            descriptions=self.descriptions,
            file=self.file,
            crop=self.crop,
            language=self.language,
            width=width,
            height=height,
            seconds=self.seconds,
            cover=self.cover,
            captions=self.captions if self.speech == Asset.Speech.FILE else {},
            public_id=self.public_id,
        )


def media_of(item: Item) -> tuple[DraftMedia, ...]:
    """The media of an item in their order: two statements, one for captions when there is a video, and two for leave
    when it is noted by name."""
    with_leave = Leave.assets.through.objects
    found = item.media.select_related("asset__cover_from").prefetch_related("descriptions")
    media = list(
        found.annotate(
            by_name=Exists(with_leave.filter(asset_id=OuterRef("asset_id"))),
            cover_by_name=Exists(with_leave.filter(asset_id=OuterRef("asset__cover_from_id"))),
        )
    )
    shown = [(one.asset, one.by_name) for one in media]
    shown += [(one.asset.cover_from, one.cover_by_name) for one in media if one.asset.cover_from]
    prefetch_related_objects([asset for asset, by_name in shown if by_name], "leaves__channels")
    # that the others have none is known: nothing is asked of the database for them
    none = Prefetch("leaves", Leave.objects.none())
    prefetch_related_objects([asset for asset, by_name in shown if not by_name], none)
    today = clock.local(clock.now()).date()
    return tuple(draft_medium(one, today) for one in media)


def draft_medium(medium: Medium, today: dt.date) -> DraftMedia:
    asset, crop = medium.asset, medium.crop
    return DraftMedia(
        public_id=medium.public_id,
        sha256=asset.sha256,
        content_type=asset.content_type,
        width=asset.width,
        height=asset.height,
        size=asset.size,
        source=asset.source,
        people=asset.people,
        leave_note=note_of(asset),
        descriptions={one.language: one.text for one in medium.descriptions.all()},
        language=medium.language,
        crop=(crop[0], crop[1], crop[2], crop[3]) if crop else None,
        file=medium.file,
        seconds=asset.seconds,
        speech=asset.speech,
        cover=asset.cover,
        captions={one.language: one.sha256 for one in asset.captions.all()} if asset.is_video else {},
        leave_until=asset.leave_ends_on,
        leave_ended=asset.leave_has_ended(today),
        covered=covered_of(asset),
        shared=asset.in_library,
        asset=asset.public_id,
        title=asset.title,
        cover_picture=_cover_picture(asset.cover_from, today),
    )


def _cover_picture(picture: Asset | None, today: dt.date) -> CoverPicture | None:
    if picture is None:
        return None
    return CoverPicture(
        asset=picture.public_id,
        title=picture.title,
        source=picture.source,
        people=picture.people,
        leave_note=note_of(picture),
        leave_until=picture.leave_ends_on,
        leave_ended=picture.leave_has_ended(today),
        covered=covered_of(picture),
    )
