"""The pictures of an item, in its copy."""

from __future__ import annotations

from tankar.content.models import Asset, Captions, CoverCut, Item, Medium, MediumDescription

__all__ = ["copy_media", "row_for_another"]


def copy_media(item: Item, copy: Item) -> None:
    """The same pictures with their descriptions; the caller holds the transaction.

    One of the library is the same one. Of another, the copy has a row of its own, in which the question about
    people is not answered: leave was given for the item before.
    """
    for medium in item.media.select_related("asset").prefetch_related(
        "descriptions", "asset__captions", "asset__cover_from"
    ):
        asset = row_for_another(medium.asset)
        placed = Medium.objects.create(
            item=copy,
            asset=asset,
            position=medium.position,
            language=medium.language,
            crop=medium.crop,
            file=medium.file,
        )
        MediumDescription.objects.bulk_create(
            MediumDescription(medium=placed, language=one.language, text=one.text)
            for one in medium.descriptions.all()
        )


def row_for_another(asset: Asset) -> Asset:
    """The row that another item shows: of the library the same one, else one of its own, asked about anew."""
    return asset if asset.in_library else _anew(asset)


def _anew(before: Asset) -> Asset:
    same = (
        "sha256",
        "content_type",
        "width",
        "height",
        "size",
        "seconds",
        "title",
        "source",
        "speech",
        "cover",
    )
    asset = Asset.objects.create(
        **{name: getattr(before, name) for name in same},
        unit=before.unit,
        uploaded_by=before.uploaded_by,
        added_at=before.added_at,
        withdrawn_at=before.withdrawn_at,
        withdrawn_reason=before.withdrawn_reason,
    )
    Captions.objects.bulk_create(
        Captions(asset=asset, language=one.language, text=one.text, sha256=one.sha256)
        for one in before.captions.all()
    )
    _copy_cover(before, asset)
    return asset


def _copy_cover(before: Asset, asset: Asset) -> None:
    """The same part of the same picture; of one that is not in the library, people are asked about anew."""
    if before.cover_from is None:
        return
    picture = row_for_another(before.cover_from)
    Asset.objects.filter(pk=asset.pk).update(cover_from=picture)
    cuts = CoverCut.objects.filter(video=before, picture=before.cover_from, file=before.cover)
    CoverCut.objects.bulk_create(
        CoverCut(video=asset, picture=picture, crop=one.crop, file=one.file) for one in cuts
    )
