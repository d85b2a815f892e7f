"""Which posts show a picture, whole, cut, or as a video's cover; and who runs their channels today."""

from __future__ import annotations

from collections.abc import Iterable

from tankar.channels.models import Channel, ChannelAssignment
from tankar.content.models import Asset, CoverCut, Medium
from tankar.content.review.reviewers import communications
from tankar.organisation.access import today, valid_on
from tankar.organisation.models import Person
from tankar.publishing.models import Delivery
from tankar.publishing.querysets import DeliveryQuerySet

__all__ = ["ended_among", "posts_with", "who_runs"]


def posts_with(asset: Asset) -> DeliveryQuerySet:
    """Posts that carry the picture, in whatever state they are."""
    cuts = Medium.objects.filter(asset__sha256=asset.sha256).exclude(file="").values_list("file", flat=True)
    covers = CoverCut.objects.filter(picture__sha256=asset.sha256).values_list("file", flat=True)
    found: DeliveryQuerySet = Delivery.objects.posts().filter(
        files__sha256__in={asset.sha256, *cuts, *covers}
    )
    return found.distinct()


def ended_among(deliveries: Iterable[Delivery]) -> set[str]:
    """SHA-256 of the originals, and of covers, that these posts carry and whose leave was taken back.

    Two questions, and none for posts without pictures.
    """
    media = [one for delivery in deliveries for one in delivery.media]
    originals = {str(one["sha256"]) for one in media}
    if not originals:
        return set()
    taken = Asset.objects.filter(sha256__in=originals, withdrawn_at__isnull=False)
    ended = set(taken.values_list("sha256", flat=True))
    if covers := {str(one["cover"]) for one in media if one.get("cover")}:
        cut = CoverCut.objects.filter(file__in=covers, picture__withdrawn_at__isnull=False)
        ended |= set(cut.values_list("file", flat=True))
    return ended


def who_runs(channel: Channel) -> list[Person]:
    """Its managers and deputies today; communications where there is none."""
    runs = ChannelAssignment.objects.filter(valid_on(today()), channel=channel)
    found = Person.objects.filter(pk__in=runs.values("person_id"), is_employee=True, user__is_active=True)
    return list(found.order_by("search_name")) or communications(set())
